"""An answer: what a state's position on an issue is, as of a day. And the rule that finds it.

This is imported by every look-up, so it imports next to nothing.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from stance.dataset.vocabulary import Shape

RECORDED = "recorded"
NO_RECORD = "no-record"
NOT_YET = "not-yet"
INELIGIBLE = "ineligible"
UNCERTAIN = "uncertain"
DISPUTED = "disputed"


class Answer(NamedTuple):
    """One cell, with all that is needed to judge it. The fields are the columns of the machine formats.

    ``answer`` is one of `recorded`, `no-record` (nobody recorded anything: never a "no"), `not-yet` (before the issue
    existed), `ineligible` (no UN member that day, or no longer a state), `uncertain` (a fuzzy date leaves open what
    holds that day: one answer for each entry that may) and `disputed` (sources disagree: one answer each).
    ``status`` is None where nothing is recorded. ``date`` is the day since when the status holds; a vote is an act of
    that day.
    """

    state: str
    code: str
    issue: str
    status: str | None
    answer: str
    date: str | None = None
    until: str | None = None
    confidence: str | None = None
    note: str | None = None
    sources: tuple[str, ...] = ()
    origin: str | None = None
    speaker: str | None = None
    mechanism: str | None = None
    mechanism_source: str | None = None

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of all sources that the answer names: its own, and the one that reads it as a mechanism."""
        return (*self.sources, self.mechanism_source) if self.mechanism_source else self.sources


class Entry(NamedTuple):
    """A recorded position, as the index has it. Days are ordinals; see `stance.dataset.dates`."""

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


class Membership(NamedTuple):
    """When a state was a UN member: the first day it can have joined, the last it can have left; None for never."""

    joined_first: int | None
    left_last: int | None


def answer_as_of(
    entries: Sequence[Entry],
    day: int,
    shape: "Shape",
    begins: int | None,
    member: Membership,
    begun: int | None = None,
) -> tuple[str, list[Entry]]:
    """The kind of answer and the entries it rests on.

    ``entries`` are all of one state on one issue in order of their first possible day. ``begins`` is the first day on
    which the issue can have existed; for an act, the first of the days that its date can mean, and ``begun`` the last
    (none: the same). ``member`` is when the state could take part. More than one entry comes back where the answer is
    `uncertain` or `disputed`: each is a status that may hold.
    """
    if begins is not None and day < begins:
        return NOT_YET, []
    if shape == "act":
        return _act(entries, day, begins, begins if begun is None else begun, member)
    left = member.left_last
    if left is not None and day > left and not any(left < entry.first <= day for entry in entries):
        return INELIGIBLE, []
    if shape == "period":
        entries = [whole_period(entry) for entry in entries]
    return _held(entries, day)


def _act(
    entries: Sequence[Entry], day: int, first: int | None, last: int | None, member: Membership
) -> tuple[str, list[Entry]]:
    """An act stands from its day on. Within a date that means several days it may have been taken or not."""
    if len({entry.status for entry in entries}) > 1:
        return DISPUTED, list(entries)
    if entries and day < entries[-1].last:
        return UNCERTAIN, [entries[-1]]
    if entries:
        kind = INELIGIBLE if entries[-1].status == INELIGIBLE else RECORDED
        return kind, [entries[-1]]
    joined, left = member
    early = joined is None or (last is not None and last < joined)
    if early or (left is not None and first is not None and first > left):
        return INELIGIBLE, []
    return NO_RECORD, []


def whole_period(entry: Entry) -> Entry:
    """A judgement of 2014 to 2015 speaks of all of both years; other entries begin and end on some day of them."""
    if entry.until is None or entry.date[-1] in "~?" or entry.until[-1] in "~?":
        return entry
    return entry._replace(last=entry.first, until_first=entry.until_last)


def _held(entries: Sequence[Entry], day: int) -> tuple[str, list[Entry]]:
    """Every entry holds until the next one begins or, where it has an ``until``, through that day.

    A fuzzy date may be any of its days. So an entry may hold unless another has certainly begun after it, and two
    whose dates overlap stay uncertain for as long as no third one follows both.
    """
    begun = [entry for entry in entries if _begun_by(entry) <= day]
    latest = max((entry.first for entry in begun), default=0)
    holding = [
        entry
        for entry in entries
        if entry.first <= day and _begun_by(entry) >= latest and (entry.until_last is None or day <= entry.until_last)
    ]
    if not holding:
        return NO_RECORD, []
    if not begun or any(_leaves_nothing(entry, begun, day) for entry in entries):
        return UNCERTAIN, holding
    if len({entry.status for entry in holding}) == 1:
        sure = [entry for entry in holding if entry in begun and not _may_be_over(entry, day)]
        return RECORDED, [(sure or holding)[-1]]
    same_date = len({(entry.first, entry.last) for entry in holding}) == 1
    return (DISPUTED if same_date else UNCERTAIN), holding


def _begun_by(entry: Entry) -> int:
    """The day by which it had certainly begun: nothing ends before it begins."""
    return entry.last if entry.until_last is None else min(entry.last, entry.until_last)


def _may_be_over(entry: Entry, day: int) -> bool:
    return entry.until_first is not None and max(entry.first, entry.until_first) < day


def _leaves_nothing(entry: Entry, begun: Sequence[Entry], day: int) -> bool:
    """Whether the entry may be the latest one and over, with none beside it that still holds."""
    start = min(_begun_by(entry), day - 1)
    return _may_be_over(entry, day) and all(
        other.first < start or (other.first == start and _may_be_over(other, day)) for other in begun
    )
