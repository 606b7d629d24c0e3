"""Timelines and lists of events, for people and for machines."""

from collections.abc import Iterable, Mapping

from stance.dataset.dates import in_words, on_or_in
from stance.output.document import Block, Cell, Column, Document, Line, Table, Title, paragraph, table
from stance.output.footnotes import SourceNumbers
from stance.output.records import ISSUE, NOTE, SOURCES, Form, View, date, item, maybe, text, truth, view, word
from stance.output.words import cell_marks, provenance, remark, status_cell, whole_issue_line, whom
from stance.questions.answer import Answer
from stance.questions.facts import IssueHeading
from stance.questions.names import told_apart
from stance.questions.timeline import END, EVENT, POSITION, EventList, Timeline, TimelineEntry

_FEW = 2
DISSENT = "not the government's position"
"""What is said of words whose speaker did not speak for the government."""


_STATES = (
    maybe("state", "the name of the state; of an event the names, with commas"),
    maybe("code", "its code; of an event the codes, with commas"),
)
TIMELINE_ENTRY = item(
    TimelineEntry,
    date("date", "when"),
    word("kind", "what it is", (POSITION, EVENT, END)),
    *_STATES,
    ISSUE,
    maybe("status", "the position taken"),
    maybe("previous", "the position that it replaced, or that ended"),
    text("title", "the title of the issue or of the event"),
    NOTE,
    SOURCES,
    maybe("instrument", "the id of the law, bill or agreement, where the state has several; with '; ' between several"),
    truth("dissent", "whether the speaker did not speak for the government"),
)
_EVENT = (
    date("date", "when it happened, or began"),
    date("until", "when it ended, of a period"),
    text("title", "what happened"),
    *_STATES,
    ISSUE,
    NOTE,
    SOURCES,
)
FORMS = {"timeline": Form(TIMELINE_ENTRY), "events": Form(_EVENT)}


@view(Timeline)
def timeline_view(found: Timeline) -> View:
    """The view of a timeline."""
    return View(TIMELINE_ENTRY, found.entries, lambda: timeline_document(found))


@view(EventList)
def events_view(found: Timeline) -> View:
    """The view of a list of events."""
    return View(_EVENT, found.entries, lambda: events_document(found))


def timeline_document(found: Timeline) -> Document:
    """Entries in order: positions of the states, and events."""
    numbers = SourceNumbers(found.sources)
    blocks = [
        *timeline_blocks(found, numbers),
        numbers.footnotes(),
        provenance(found.dataset),
    ]
    return Document(tuple(blocks))


def timeline_blocks(found: Timeline, numbers: SourceNumbers) -> list[Block]:
    """The title and the table of a timeline."""
    issues = {issue.id: issue for issue in found.issues}
    several = len(found.states) != 1
    columns = [
        Column("Date"),
        *([Column("State")] if several else []),
        Column("Issue"),
        Column("Position"),
        Column("Sources"),
        Column("Note", wraps=True),
    ]
    names = _names(found.entries)
    rows: list[list[Cell | Line]] = [
        [
            _dates(row),
            *([_states(row, names)] if several else []),
            issues[row.issue].short if row.kind != EVENT and row.issue else "event",
            _position(row, issues),
            _marks(row, issues, numbers),
            _note(row, issues, numbers),
        ]
        for row in found.entries
    ]
    about = f": {found.issues[0].title}" if len(found.issues) == 1 else ""
    title = Title(f"Timeline of {whom(found.states)}{_period(found)}{about}")
    if not rows:
        return [title, paragraph("Nothing is recorded in this period.")]
    positions = [(row.issue, row.sources) for row in found.entries if row.kind != EVENT]
    return [title, table(columns, rows), paragraph(whole_issue_line(positions, issues, numbers))]


def step_table(found: Timeline, numbers: SourceNumbers) -> Table:
    """The steps of one state on one issue, in order."""
    issues = {issue.id: issue for issue in found.issues}
    columns = (Column("Date"), Column("Position"), Column("Sources"), Column("Note", wraps=True))
    return table(columns, (
        (_dates(row), _position(row, issues), _marks(row, issues, numbers), _note(row, issues, numbers))
        for row in found.entries
    ))  # fmt: skip


def events_document(found: Timeline) -> Document:
    """Events in date order."""
    numbers = SourceNumbers(found.sources)
    columns = (Column("Date"), Column("States"), Column("Sources"), Column("Event", wraps=True))
    names = _names(found.entries)
    rows = [
        (_dates(row), _states(row, names), numbers.mark(row.sources), _note(row, {}, numbers)) for row in found.entries
    ]
    blocks: list[Block] = [table(columns, rows) if rows else paragraph("No event is recorded.")]
    blocks += [numbers.footnotes(), provenance(found.dataset)]
    return Document(tuple(blocks), "Events")


def _dates(row: TimelineEntry) -> str:
    return f"{row.date} to {row.until}" if row.kind == EVENT and row.until else row.date


def _names(entries: Iterable[TimelineEntry]) -> dict[str, str]:
    """The names of the states by code, each entry of one state."""
    return told_apart({row.code: row.state for row in entries if row.code and row.state and ", " not in row.code})


def _states(row: TimelineEntry, names: Mapping[str, str]) -> str:
    """The state by name, with its code where another has that name too; several by code, or counted."""
    codes = (row.code or "").split(", ")
    if len(codes) == 1:
        return names.get(codes[0], row.state or "")
    return row.code or "" if len(codes) <= _FEW else f"{len(codes)} states"


def _position(row: TimelineEntry, issues: dict[str, IssueHeading]) -> Cell:
    if row.kind == EVENT or row.issue is None:
        return Cell("")
    issue = issues[row.issue]
    if row.kind == END:
        return Cell(f"end of {issue.labels.get(row.previous or '', row.previous or '')}", "between")
    return status_cell(Answer("", "", issue.id, row.status, "recorded"), issue)


def _marks(row: TimelineEntry, issues: dict[str, IssueHeading], numbers: SourceNumbers) -> Line:
    if row.kind == EVENT or row.issue is None:
        return numbers.mark(row.sources)
    return cell_marks(row.sources, issues[row.issue], numbers)


def _note(row: TimelineEntry, issues: dict[str, IssueHeading], numbers: SourceNumbers) -> Line:
    if row.kind == EVENT or row.issue is None:
        return f"{row.title}. {row.note}" if row.note else row.title or ""
    speaker = "; ".join(part for part in (row.speaker, DISSENT if row.dissent else "") if part)
    taken = Answer("", "", row.issue, None, "recorded", confidence=row.confidence, note=row.note,
                   speaker=speaker or None, instrument=row.on, instrument_title=row.on)  # fmt: skip
    return remark(taken, numbers, issues[row.issue])


def _period(found: Timeline) -> str:
    if found.since and found.since == found.until:
        return f" {on_or_in(found.since)}"
    since = f" from {in_words(found.since)}" if found.since else ""
    return f"{since} to {in_words(found.until)}" if found.until else since
