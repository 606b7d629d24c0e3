"""Look up states' positions on issues, as of a day, with sources.

>>> import stance
>>> s = stance.load()
>>> s.position("kyrgyzstan", "crimea")[0].status
'absent'
"""

from stance.version import __version__

TYPE_CHECKING = False  # as type checkers read it; the module typing would delay the first instruction of the program
if TYPE_CHECKING:
    from stance.api import (
        Stance,
        document,
        import_votes,
        json_value,
        load,
        records,
        report_page,
        rules,
        to_pandas,
        to_polars,
        validate,
    )
    from stance.errors import (
        AmbiguousNameError,
        NoAnswerError,
        StanceError,
        UnknownNameError,
        UnreadableError,
        UnwritableError,
        UsageError,
    )

__all__ = [
    "AmbiguousNameError",
    "NoAnswerError",
    "Stance",
    "StanceError",
    "UnknownNameError",
    "UnreadableError",
    "UnwritableError",
    "UsageError",
    "__version__",
    "document",
    "import_votes",
    "json_value",
    "load",
    "records",
    "report_page",
    "rules",
    "to_pandas",
    "to_polars",
    "validate",
]


def __getattr__(name: str) -> object:
    """Import the API when it is first used, so that the command line need not pay for it."""
    if name in __all__:
        from stance import api, errors

        return getattr(errors if name.endswith("Error") else api, name)
    raise AttributeError(f"module 'stance' has no attribute '{name}'")
