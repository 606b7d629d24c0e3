"""Look up states' positions on issues, as of a day, with sources.

>>> import stance
>>> s = stance.load()
>>> s.position("kyrgyzstan", "crimea")[0].status
'absent'
"""

from typing import TYPE_CHECKING

from stance.errors import (
    AmbiguousNameError,
    NoAnswerError,
    StanceError,
    UnknownNameError,
    UnreadableError,
    UnwritableError,
    UsageError,
)
from stance.version import __version__

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
        validate,
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
    "validate",
]


def __getattr__(name: str) -> object:
    """Import the API when it is first used, so that the command line need not pay for it."""
    if name in __all__:
        from stance import api

        return getattr(api, name)
    raise AttributeError(f"module 'stance' has no attribute '{name}'")
