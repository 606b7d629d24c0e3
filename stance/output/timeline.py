"""Timelines and lists of events, for people and for machines."""

from collections.abc import Iterable, Mapping

from stance.output.document import Block, Cell, Column, Document, Line, Table, Title, paragraph, table
from stance.output.footnotes import SourceNumbers
from stance.output.records import ISSUE, NOTE, SOURCES, Form, date, item, maybe, text, truth, viewed, word
from stance.output.words import cell_marks, period_words, provenance, remark, status_cell, whole_issue_line, whom
from stance.questions.answer import RECORDED, Answer
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


@viewed(Timeline, TIMELINE_ENTRY, lambda timeline: timeline.entries)
def timeline_view(timeline: Timeline) -> Document:
    """Entries in order: positions of the states, and events."""
    numbers = SourceNumbers(timeline.sources)
    return Document.of(*timeline_blocks(timeline, numbers), numbers.footnotes(), provenance(timeline.dataset))


def timeline_blocks(timeline: Timeline, numbers: SourceNumbers) -> list[Block]:
    """The title and the table of a timeline."""
    about = f": {timeline.issues[0].title}" if len(timeline.issues) == 1 else ""
    title = Title(f"Timeline of {whom(timeline.states)}{period_words(timeline.since, timeline.until)}{about}")
    if not timeline.entries:
        return [title, paragraph("Nothing is recorded in this period.")]
    issues = {issue.id: issue for issue in timeline.issues}
    steps = _entry_table(timeline, numbers, "State" if len(timeline.states) != 1 else None, "Issue")
    positions = [(row.issue, row.sources) for row in timeline.entries if row.kind != EVENT]
    return [title, steps, paragraph(whole_issue_line(positions, issues, numbers))]


def step_table(timeline: Timeline, numbers: SourceNumbers) -> Table:
    """The steps of one state on one issue, in order."""
    return _entry_table(timeline, numbers, None, None)


def _entry_table(timeline: Timeline, numbers: SourceNumbers, state: str | None, issue: str | None) -> Table:
    """The entries in order, with the columns of state and issue where they have a head."""
    issues = {issue.id: issue for issue in timeline.issues}
    names = _names(timeline.entries)
    return table(("Date", state, issue, "Position", "Sources", Column("Note", wraps=True)), (
        (_dates(row), _states(row, names), *_entry_cells(row, issues, numbers)) for row in timeline.entries
    ))  # fmt: skip


@viewed(EventList, _EVENT, lambda events: events.entries)
def events_view(events: EventList) -> Document:
    """Events in date order."""
    numbers = SourceNumbers(events.sources)
    names = _names(events.entries)
    listed: Block = table(("Date", "States", None, None, "Sources", Column("Event", wraps=True)), (
        (_dates(row), _states(row, names), *_entry_cells(row, {}, numbers)) for row in events.entries
    ))  # fmt: skip
    if not events.entries:
        listed = paragraph("No event is recorded.")
    return Document.of(listed, numbers.footnotes(), provenance(events.dataset), name="Events")


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


def _entry_cells(
    row: TimelineEntry, issues: Mapping[str, IssueHeading], numbers: SourceNumbers
) -> tuple[Cell | Line, ...]:
    """The issue of an entry, the position, the marks of its sources, and its note."""
    if row.kind == EVENT or row.issue is None:
        return "event", "", numbers.mark(row.sources), f"{row.title}. {row.note}" if row.note else row.title or ""
    issue = issues[row.issue]
    ended = Cell(f"end of {issue.label(row.previous or '')}", "between")
    position = ended if row.kind == END else status_cell(row.status, RECORDED, issue)
    speaker = "; ".join(part for part in (row.speaker, DISSENT if row.dissent else "") if part)
    taken = Answer("", "", row.issue, None, "recorded", confidence=row.confidence, note=row.note,
                   speaker=speaker or None, instrument=row.on, instrument_title=row.on)  # fmt: skip
    return issue.short, position, cell_marks(row.sources, issue, numbers), remark(taken, numbers, issue)
