"""Writes records in the machine formats."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

# What a spreadsheet would run as a formula. A plain negative number is left as it is.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_BARE = (int, float, type(None))


def to_json(value: Any) -> str:
    """JSON, indented, letters of any script as they are."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def to_csv(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> str:
    """CSV with a header line (RFC 4180, but lines end in a bare newline); lists are joined with ``; ``."""
    import csv
    import io

    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    # Numbers and nothing go straight through: a matrix of all states has twenty thousand rows of them.
    writer.writerows(
        [value if type(value) in _BARE else _cell(value) for value in map(row.__getitem__, columns)] for row in rows
    )
    return stream.getvalue()


def _cell(value: Any) -> str:
    if type(value) is str:
        return _guarded(value)
    return _guarded("; ".join(map(str, value)) if isinstance(value, list) else str(value))


@lru_cache(maxsize=512)
def _guarded(text: str) -> str:
    """The text, unless a spreadsheet would run it: then it begins with an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text
