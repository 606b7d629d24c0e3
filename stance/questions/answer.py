"""An answer: what a state's position on an issue is, as of a day. `stance.questions.as_of` has the rule that finds it.

This is imported by every look-up, so it imports next to nothing.
"""

from typing import NamedTuple

RECORDED = "recorded"
NONE_FOUND = "none-found"
NO_RECORD = "no-record"
NOT_YET = "not-yet"
INELIGIBLE = "ineligible"
UNCERTAIN = "uncertain"
DISPUTED = "disputed"

BLANK = (NONE_FOUND, NO_RECORD)
"""The answers that know of no position of a state that could have one."""


class Other(NamedTuple):
    """An instrument that ranks behind the one that is answered with: its standing, since when, and its last word.

    ``aged``: the last word on something that may have changed without a record is more than two years old.
    """

    instrument: str
    title: str | None
    status: str
    date: str
    since: str
    aged: bool


class Answer(NamedTuple):
    """One cell, with all that is needed to judge it. The machine formats have most of the fields as columns.

    ``answer`` is one of `recorded`, `none-found` (somebody looked on the day ``searched`` and found nothing),
    `no-record` (nobody looked: never a "no"), `not-yet` (before the issue existed), `ineligible` (it could not take
    part, or is no longer a state), `uncertain` (a fuzzy date leaves open what holds that day: one answer for each
    standing that may) and `disputed` (sources disagree: one answer each). ``status`` is None where nothing is recorded.

    ``since`` is the date from which the status has held without a gap; a vote is an act of that day. Where an
    instrument followed on another, ``instrument_since`` is the date of the one that is shown. ``confirmed`` is the date
    of the latest entry that bears it out, and ``step`` with its ``step_date`` the latest act, such as an amendment.
    ``others`` are the state's other instruments.
    """

    state: str
    code: str
    issue: str
    status: str | None
    answer: str
    since: str | None = None
    until: str | None = None
    confidence: str | None = None
    note: str | None = None
    sources: tuple[str, ...] = ()
    origin: str | None = None
    speaker: str | None = None
    mechanism: str | None = None
    mechanism_source: str | None = None
    class_: str | None = None
    confirmed: str | None = None
    step: str | None = None
    step_date: str | None = None
    instrument: str | None = None
    instrument_title: str | None = None
    instrument_since: str | None = None
    others: tuple[Other, ...] = ()
    searched: str | None = None
    aged: bool = False
    """The last word on something that may have changed without a record is more than two years old."""

    @property
    def date(self) -> str | None:
        """The former name of ``since``."""
        return self.since

    @property
    def last_word(self) -> str | None:
        """The date of the latest entry on the instrument."""
        return max(filter(None, (self.confirmed, self.step_date)), default=None)

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of all sources that the answer names: its own, and the one that reads it as a mechanism."""
        return (*self.sources, self.mechanism_source) if self.mechanism_source else self.sources


class Entry(NamedTuple):
    """A recorded position, as the index has it. Days are ordinals; see `stance.dataset.dates`.

    ``instrument`` has the ids of the instruments that it bears on, one blank between them, and is empty for the
    state's unnamed one.
    """

    id: int
    state: int
    issue: int
    status: str
    date: str
    first: int
    last: int
    until: str | None
    until_first: int | None
    until_last: int | None
    confidence: str
    note: str | None
    speaker: str | None
    mechanism: str | None
    mechanism_source: str | None
    own_sources: int
    origin: int
    instrument: str = ""
    effective: str | None = None
    effective_first: int | None = None
    effective_last: int | None = None
    dissent: int = 0

    @property
    def instruments(self) -> list[str]:
        """The ids of the instruments; one empty id for the unnamed one."""
        return self.instrument.split(" ")


class Membership(NamedTuple):
    """When a state could take part: the first day it can have joined, the last it can have left; None for never."""

    joined_first: int | None
    left_last: int | None
