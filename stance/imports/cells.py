"""The cells of a file as what they mean, whatever pandas, R or a spreadsheet has made of them on the way."""

import re
from datetime import date

from stance.imports.symbols import one_line

FIRST_DAY = "1945-10-24"
"""The United Nations exist from this day on; no vote is older."""

_NOTHING = frozenset(("", "NA", "N/A", "N.A.", "NAN", "<NA>", "NULL", "NONE"))
_YES = frozenset(("1", "TRUE", "T", "YES", "Y"))
_NO = frozenset(("0", "FALSE", "F", "NO", "N"))
_MIDNIGHT = re.compile(r"[T ]00:00(:00(\.0+)?)?Z?$")
_WHOLE = re.compile(r"([0-9]+)\.0*")
_COUNT = re.compile(r"[0-9]{1,5}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def text_of(cell: str) -> str:
    """The text of a cell, on one line and without control characters; empty where the cell stands for nothing."""
    text = cell.strip()
    if not text.isprintable():
        text = one_line(text)
    return "" if text.upper() in _NOTHING else text


def exact(cell: str) -> str:
    """The text of a cell of the program's own, without the sign that keeps a spreadsheet from running it."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text


def whole(cell: str) -> str:
    """A whole number as it was before a table of decimals made it `120.0`; any other text as it is."""
    text = text_of(cell)
    match = _WHOLE.fullmatch(text)
    return match[1] if match else text


def count(cell: str) -> int | None:
    """A count, or None where the cell has none."""
    text = whole(cell)
    return int(text) if _COUNT.fullmatch(text) else None


def flag(cell: str, column: str) -> bool:
    """A cell that says yes or no: 1, 1.0, TRUE, T.

    Raises:
        ValueError: it says something else.
    """
    text = whole(cell).upper()
    if text and text not in _YES and text not in _NO:
        raise ValueError(f"{column} '{text_of(cell)}' is neither yes (1, TRUE) nor no (0, FALSE)")
    return text in _YES


def day_of(cell: str, today: str) -> str:
    """The day, if it is one on which the General Assembly can have voted.

    Raises:
        ValueError: it is malformed, does not exist, or is out of range.
    """
    day = _MIDNIGHT.sub("", cell.strip())
    try:
        exists = _DAY.fullmatch(day) is not None and date.fromisoformat(day) is not None
    except ValueError:
        exists = False
    if not exists:
        raise ValueError(f"'{text_of(cell)[:40]}' is not a day of the calendar in the form 2014-03-27")
    if not FIRST_DAY <= day <= today:
        raise ValueError(f"the date {day} is out of range: a vote is between {FIRST_DAY} and {today}")
    return day
