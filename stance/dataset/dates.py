"""Dates as precise as the evidence: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, with ``~`` or ``?``.

The notation is a subset of EDTF (ISO 8601-2:2019). A date is an interval of days, so comparing two dates has three
outcomes: yes, no, and cannot be told. Nothing here invents a day or a month.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

# Only ASCII digits: `\d` would take those of every script, which no other reader of the file does.
_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?]?)")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

EXPECTED = "a date is YYYY, YYYY-MM or YYYY-MM-DD, with ~ (approximate) or ? (uncertain) after it"


@dataclass(frozen=True)
class FuzzyDate:
    """A date known to the day, the month or the year.

    ``first`` and ``last`` are the first and last day it can mean, as proleptic Gregorian ordinals (1 = 1 Jan 0001).
    """

    text: str
    first: int
    last: int

    @classmethod
    def parse(cls, text: str) -> "FuzzyDate":
        """Read a date.

        Raises:
            ValueError: the text is not in the notation, or names a day that does not exist.
        """
        match = _FORM.fullmatch(text)
        if not match:
            raise ValueError(f"'{text}' is not a date: {EXPECTED}")
        year, month, day, _ = match.groups()
        try:
            first = date(int(year), int(month or 1), int(day or 1))
            last_month = int(month or 12)
            last = date(int(year), last_month, int(day or monthrange(int(year), last_month)[1]))
        except ValueError:
            raise ValueError(f"'{text}' does not exist in the calendar") from None
        return cls(text, first.toordinal(), last.toordinal())

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, month and day as far as they are given."""
        return tuple(int(part) for part in self.text.rstrip("~?").split("-"))

    @property
    def approximate(self) -> bool:
        """Whether it is written with ``~``."""
        return self.text.endswith("~")

    @property
    def uncertain(self) -> bool:
        """Whether it is written with ``?``."""
        return self.text.endswith("?")

    @property
    def exact(self) -> bool:
        """Whether the date is one certain day."""
        return self.first == self.last and self.text[-1] not in "~?"

    def before(self, other: "FuzzyDate") -> bool | None:
        """Whether this date is earlier than the other: True, False, or None where the evidence cannot tell."""
        if self.last < other.first:
            return True
        if self.first >= other.last:
            return False
        return None

    def overlaps(self, other: "FuzzyDate") -> bool:
        """Whether either may have come first: neither is certainly earlier."""
        return not self.before(other) and not other.before(self)


def on_date(text: str) -> str:
    """When something happened, as a sentence says it: on 27 Mar 2014, in Mar 2014, about Mar 2014."""
    match = _FORM.fullmatch(text)
    words = in_words(text)
    if not match or match[4] == "~":
        return words
    return f"on {words}" if match[3] else f"in {words}"


def iso(ordinal: int) -> str:
    """The day as ``YYYY-MM-DD``."""
    return date.fromordinal(ordinal).isoformat()


def in_words(text: str) -> str:
    """A date as a reader says it: ``2014-03-27`` is 27 Mar 2014, ``2014-03~`` is about Mar 2014."""
    match = _FORM.fullmatch(text)
    if not match:
        return text
    year, month, day, doubt = match.groups()
    words = " ".join(part for part in (day and str(int(day)), month and MONTHS[int(month) - 1][:3], year) if part)
    return {"~": f"about {words}", "?": f"{words} (uncertain)"}.get(doubt, words)
