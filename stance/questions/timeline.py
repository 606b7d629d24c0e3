"""Timelines: dated positions and events of some states, in order."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stance.dataset.vocabulary import issue_type
from stance.index.cache import Index, marks, numbered
from stance.index.sql import joined
from stance.questions.as_of import changes_standing
from stance.questions.facts import DatasetFacts, IssueHeading, SourceFacts, issue_headings, sources_by_id
from stance.questions.names import names_of
from stance.questions.positions import EntryNames, StateKey, entries
from stance.questions.scope import Shown
from stance.questions.selection import Selected, check_period

POSITION, EVENT, END = "position", "event", "end"
_ISSUES = "SELECT id, key, title, type FROM issue"


class TimelineEntry(NamedTuple):
    """One line of a timeline: a position taken, the end of one, or an event.

    ``date`` is written as precisely as it is known. ``previous`` is the standing that a position replaced or left as
    it was; ``instrument`` has the ids of what it bears on, ``on`` their titles. ``dissent``: the speaker did not speak
    for the government.
    """

    date: str
    kind: str
    state: str | None
    code: str | None
    issue: str | None
    status: str | None
    previous: str | None
    title: str | None
    note: str | None
    sources: tuple[str, ...]
    until: str | None = None
    confidence: str | None = None
    instrument: str | None = None
    dissent: bool = False
    on: str | None = None
    speaker: str | None = None


@dataclass(frozen=True)
class Timeline(Shown):
    """Entries in order, with the issues and sources that they name."""

    entries: tuple[TimelineEntry, ...]
    states: tuple[str, ...]
    issues: tuple[IssueHeading, ...]
    since: str | None
    until: str | None
    sources: tuple[SourceFacts, ...]
    dataset: DatasetFacts


@dataclass(frozen=True)
class EventList(Timeline):
    """A timeline of events alone. Its records have the columns of `events`."""


Placed = tuple[int, int, TimelineEntry]


def timeline(
    index: Index, selected: Selected, *, positions: bool = True, events: bool = True, votes: bool = True
) -> Timeline:
    """What the states did on the issues, with the events that name them.

    An entry whose date is fuzzy is kept if it may fall between ``since`` and ``until``. Without ``votes`` the
    positions are those on all else.

    Raises:
        UsageError: ``since`` is after ``until``.
    """
    chosen, numbers, since, until = selected.states, selected.issue_numbers, selected.since, selected.until
    check_period(since, until)
    taken = numbers
    if not votes:
        others = index.column("SELECT id FROM issue WHERE shape <> 'act'")
        taken = [number for number in others if numbers is None or number in numbers]
    placed = _positions(index, chosen, taken) if positions else []
    if events:
        placed += _events(index, selected.state_numbers, numbers)
    low = since.first if since else 0
    high = until.last if until else 10**7
    kept = sorted((row for row in placed if row[1] >= low and row[0] <= high), key=lambda row: row[:2])
    entries = tuple(entry for _, _, entry in kept)
    cited = [key for entry in entries for key in entry.sources]
    return Timeline(
        entries,
        tuple(names_of(chosen).values()),
        issue_headings(index, _issues_of(index, entries)),
        since.text if since else None,
        until.text if until else None,
        sources_by_id(index, cited),
        selected.dataset,
    )


def _issues_of(index: Index, entries: Sequence[TimelineEntry]) -> list[int]:
    keys = sorted({entry.issue for entry in entries if entry.issue})
    return index.column(f"SELECT id FROM issue WHERE key IN ({marks(keys)}) ORDER BY id", keys)


def _positions(index: Index, states: Sequence[StateKey], issues: list[int] | None) -> list[Placed]:
    names = {state.number: state for state in states}
    keys = {number: (key, title, type_) for number, key, title, type_ in index.rows(_ISSUES)}
    recorded = entries(index, [state.number for state in states], issues)
    named = EntryNames(index, recorded)
    standing: dict[tuple[int, int, str], str] = {}
    placed: list[Placed] = []
    for entry in recorded:
        state, (issue, title, type_) = names[entry.state], keys[entry.issue]
        sources, (instrument, on) = named.sources(entry), named.instruments(entry)
        instruments = [(entry.state, entry.issue, name) for name in entry.instruments]
        previous = standing.get(instruments[0])
        if not entry.dissent and changes_standing(entry, issue_type(type_)):
            standing |= dict.fromkeys(instruments, entry.status)
        row = TimelineEntry(
            entry.date, POSITION, state.name, state.code, issue, entry.status, previous, title, entry.note, sources,
            entry.until, entry.confidence, instrument, bool(entry.dissent), on, entry.speaker,
        )  # fmt: skip
        placed.append((entry.first, entry.last, row))
        if entry.until is not None and entry.until_first is not None and entry.until_last is not None:
            end = TimelineEntry(
                entry.until, END, state.name, state.code, issue, None, entry.status, title, None, sources,
                confidence=entry.confidence, instrument=instrument, on=on,
            )  # fmt: skip
            placed.append((entry.until_first, entry.until_last, end))
    return placed


_OF_EVENT = "FROM event_state e JOIN state s ON s.id = e.state WHERE e.event = x.id ORDER BY s.name"
_EVENT = f"""x.date, x.first, coalesce(x.until_last, x.last), x.until, x.title, x.note, x.sources,
    {joined(f"s.name AS word {_OF_EVENT}", ", ")}, {joined(f"s.code AS word {_OF_EVENT}", ", ")},
    (SELECT CASE count(*) WHEN 1 THEN max(i.key) END FROM event_issue e JOIN issue i ON i.id = e.issue
     WHERE e.event = x.id)"""


def _events(index: Index, states: Sequence[int], issues: list[int] | None) -> list[Placed]:
    if issues is not None:  # an event on an issue asked for is shown whatever states it names
        met = f"EXISTS (SELECT 1 FROM event_issue e WHERE e.event = x.id AND e.issue IN ({numbered(issues)}))"
    else:  # an event that names no state concerns all of them
        named = "SELECT e.state FROM event_state e WHERE e.event = x.id"
        met = f"NOT EXISTS ({named}) OR EXISTS ({named} AND e.state IN ({numbered(states)}))"
    return [
        (first, last, TimelineEntry(date, EVENT, names, codes, issue, None, None, title, note,
                                    tuple(json.loads(sources)), until))
        for date, first, last, until, title, note, sources, names, codes, issue in index.rows(
            f"SELECT {_EVENT} FROM event x WHERE {met} ORDER BY x.id"
        )
    ]  # fmt: skip
