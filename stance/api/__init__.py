"""The Python API: every command has a function or a method here that returns the result the command prints."""

from typing import TYPE_CHECKING

from stance.api.loading import load, load_whole
from stance.api.stance import Stance

if TYPE_CHECKING:
    from stance.api.checking import rules, validate
    from stance.api.frames import to_pandas, to_polars
    from stance.api.importing import import_votes
    from stance.api.keeping import data_add, data_folder, data_list, data_path, data_remove
    from stance.api.own_data import add_position, data_new, import_positions, two_columns
    from stance.api.writing import (
        check_export,
        check_output,
        document,
        document_text,
        json_value,
        records,
        report_page,
        write_output,
    )

__all__ = [
    "Stance",
    "add_position",
    "check_export",
    "check_output",
    "data_add",
    "data_folder",
    "data_list",
    "data_new",
    "data_path",
    "data_remove",
    "document",
    "document_text",
    "import_positions",
    "import_votes",
    "json_value",
    "load",
    "load_whole",
    "records",
    "report_page",
    "rules",
    "to_pandas",
    "to_polars",
    "two_columns",
    "validate",
    "write_output",
]


def __getattr__(name: str) -> object:
    """Import what no look-up needs when it is first used, so that look-ups need not pay for it."""
    if name in __all__:
        from stance.api import checking, frames, importing, keeping, own_data, writing

        for home in (checking, frames, importing, keeping, own_data, writing):
            if name in vars(home):
                return getattr(home, name)
    raise AttributeError(f"module 'stance.api' has no attribute '{name}'")
