"""An answer: what a state's position on an issue is, as of a day. And the rule that finds it.

This is imported by every look-up, so it imports next to nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

RECORDED = "recorded"
NO_RECORD = "no-record"
NOT_YET = "not-yet"
INELIGIBLE = "ineligible"
UNCERTAIN = "uncertain"
DISPUTED = "disputed"


@dataclass(frozen=True)
class Answer:
    """One cell, with all that is needed to judge it. The fields are the columns of the machine formats.

    ``answer`` is one of `recorded`, `no-record` (nobody recorded anything: never a "no"), `not-yet` (before the issue
    existed), `ineligible` (no UN member that day, or no longer a state), `uncertain` (the day falls inside a fuzzy
    date: one answer for each status it may be) and `disputed` (sources disagree: one answer each). ``status`` is None
    where nothing is recorded. ``date`` is the day since when the status holds; a vote is an act of that day.
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
    """When a state was a UN member: days it certainly joined and left by; None where it never did."""

    joined_first: int | None
    left_last: int | None


def answer_as_of(
    entries: Sequence[Entry], day: int, issue_type: str, begins: int | None, member: Membership
) -> tuple[str, list[Entry]]:
    """The kind of answer and the entries it rests on.

    ``entries`` are all of one state on one issue in order of their first possible day. ``begins`` is the first day on
    which the issue can have existed; for a vote, its day. More than one entry comes back where the answer is
    `uncertain` or `disputed`: each is a status that may hold.
    """
    if begins is not None and day < begins:
        return NOT_YET, []
    if issue_type == "vote":
        return _vote(entries, begins, member)
    if member.left_last is not None and day > member.left_last:
        return INELIGIBLE, []
    return _held(entries, day)


def _vote(entries: Sequence[Entry], day: int | None, member: Membership) -> tuple[str, list[Entry]]:
    if len({entry.status for entry in entries}) > 1:
        return DISPUTED, list(entries)
    if entries:
        kind = INELIGIBLE if entries[-1].status == INELIGIBLE else RECORDED
        return kind, [entries[-1]]
    joined, left = member
    if joined is None or (day is not None and (day < joined or (left is not None and day > left))):
        return INELIGIBLE, []
    return NO_RECORD, []


def _held(entries: Sequence[Entry], day: int) -> tuple[str, list[Entry]]:
    """Every entry holds until the next one; the last that has certainly begun is the current one."""
    begun = [entry for entry in entries if entry.last <= day]
    may_have_begun = [entry for entry in entries if entry.first <= day < entry.last]
    current: list[Entry] = []
    if begun:
        latest = begun[-1]
        current = [entry for entry in begun if (entry.first, entry.last) == (latest.first, latest.last)]
        may_have_begun = [entry for entry in may_have_begun if entry.first >= latest.first]
    ended = [entry for entry in current if entry.until_last is not None and day > entry.until_last]
    ending = [
        entry
        for entry in current
        if entry.until_first is not None
        and entry.until_last is not None
        and entry.until_first < day <= entry.until_last
    ]
    current = [entry for entry in current if entry not in ended]
    statuses = {entry.status for entry in (*current, *may_have_begun)}
    if may_have_begun and (len(statuses) > 1 or not current):
        return UNCERTAIN, [*current, *may_have_begun]
    if not current:
        return NO_RECORD, []
    if len({entry.status for entry in current}) > 1:
        return DISPUTED, current
    return (UNCERTAIN if ending else RECORDED), [current[-1]]


Row = tuple[Any, ...]
