"""Dates as people type them, where they can mean one thing only.

A dataset has its dates in one notation (`stance.dataset.dates`); whoever asks may write `27 March 2014`, `March 2014`,
`2014/03/27`, `20140327` or `today`. A date of three numbers whose day and month may change places is refused.
"""

import re

from stance.dataset.dates import MONTHS, FuzzyDate, in_words, iso

_SHORTEST = 3
_EXAMPLES = "for example 2014-03-27, 27 March 2014, 2014-03 or 2014"
_PARTS = re.compile(r"(?:[0-9]+(?:st|nd|rd|th)?|[a-z]+)(?:[\s,./-]+(?:[0-9]+(?:st|nd|rd|th)?|[a-z]+))*\.?")


def read_typed(text: str, today: int) -> FuzzyDate:
    """Read a date that somebody typed.

    Raises:
        ValueError: it is not a date, does not exist or can be read in two ways. The message says what to type.
    """
    typed = text.strip()
    try:
        return FuzzyDate.parse(typed)
    except ValueError:
        if typed.casefold() == "today":
            return FuzzyDate.parse(iso(today))
        parts = _parts(typed)
        if parts is None:
            raise ValueError(f"'{text}' is not a date; {_EXAMPLES}") from None
    return _dated(text, *parts)


def _dated(text: str, year: str, *rest: str) -> FuzzyDate:
    try:
        return FuzzyDate.parse("-".join((year, *(part.zfill(2) for part in rest))))
    except ValueError:
        raise ValueError(f"'{text}' does not exist in the calendar; {_EXAMPLES}") from None


def _parts(typed: str) -> tuple[str, ...] | None:
    """Year, month and day, as far as they are typed."""
    lower = typed.casefold()
    if re.fullmatch(r"[0-9]{8}", lower):
        return lower[:4], lower[4:6], lower[6:]
    if not _PARTS.fullmatch(lower):
        return None
    words = [re.sub(r"(?<=[0-9])(st|nd|rd|th)$", "", word) for word in re.split(r"[\s,./-]+", lower) if word]
    return _in_order(typed, "".join(map(_kind, words)), [_month(word) or word for word in words])


def _kind(word: str) -> str:
    """Whether a word is a year (y), a number of a day or month (n), a month by name (m) or nothing known."""
    if word.isdigit():
        return {1: "n", 2: "n", 4: "y"}.get(len(word), "?")
    return "m" if _month(word) else "?"


def _month(word: str) -> str | None:
    """The number of a month that a name stands for: `mar`, `sept`, `march`."""
    if len(word) < _SHORTEST or word.isdigit():
        return None
    return next((str(number) for number, name in enumerate(MONTHS, 1) if name.casefold().startswith(word)), None)


def _in_order(typed: str, kinds: str, words: list[str]) -> tuple[str, ...] | None:
    if kinds in ("ynn", "yn", "ymn", "ym", "y"):
        return tuple(words)
    if kinds in ("nmy", "my", "ny"):
        return tuple(reversed(words))
    if kinds == "mny":
        return words[2], words[0], words[1]
    if kinds == "nny":
        return _by_numbers(typed, *words)
    return None


def _by_numbers(typed: str, first: str, second: str, year: str) -> tuple[str, ...]:
    """A day, a month and a year in numbers: which is which is known where only one of them can be a month."""
    months = 12
    readings = [(year, month, day) for day, month in ((first, second), (second, first)) if 1 <= int(month) <= months]
    dates = {_dated(typed, *reading).text for reading in readings}
    if len(dates) > 1:
        day_first, month_first = (_dated(typed, *reading).text for reading in readings)
        raise ValueError(
            f"'{typed}' could be {in_words(day_first)} or {in_words(month_first)}; write {day_first} or {month_first}"
        )
    return readings[0] if readings else (year, second, first)
