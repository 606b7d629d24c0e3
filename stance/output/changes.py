"""Changes between two days, for people and for machines."""

from collections.abc import Sequence

from stance.dataset.vocabulary import is_act, issue_type
from stance.output import records as rec
from stance.output.document import Cell, Column, Document, Line, Table, Title, paragraph, table
from stance.output.footnotes import SourceNumbers
from stance.output.records import CODE, ISSUE, NOTE, SOURCES, STATE, Form, Schema, viewed
from stance.output.words import cell_marks, period_words, provenance, remark, status_cell, whole_issue_line, whom
from stance.questions.answer import RECORDED, Answer
from stance.questions.changes import Change, Changes
from stance.questions.facts import IssueHeading
from stance.questions.names import told_apart
from stance.questions.timeline import END, POSITION

_FUZZY = "A question mark after a date: it is not known well enough to tell whether it lies in the period."
_DOUBTFUL = "A question mark after a code: medium or low confidence; 'stance show ISSUE' says why."

CHANGE = rec.item(
    Change,
    rec.date("date", "when"),
    rec.word("kind", "whether a position was taken, or ended", (POSITION, END)),
    STATE,
    CODE,
    ISSUE,
    rec.maybe("status", "the position taken"),
    rec.maybe("previous", "the position that it replaced, or that ended"),
    rec.text("title", "the title of the issue"),
    NOTE,
    SOURCES,
    rec.truth("certain", "whether the date lies in the period for sure"),
    rec.maybe(
        "instrument", "the id of the law, bill or agreement, where the state has several; with '; ' between several"
    ),
)


def _schema() -> Schema:
    """Changes between two days; with --between, those between two datasets."""
    from stance.output.differences import DIFFERENCE

    return rec.any_of(CHANGE, DIFFERENCE)


FORMS = {"changes": Form(CHANGE, _schema)}


@viewed(Changes, CHANGE, lambda answer: answer.changes)
def changes_view(answer: Changes) -> Document:
    """What changed by issue, each step from one position to the next; then the votes, in date order."""
    numbers = SourceNumbers(answer.sources)
    issues = {issue.id: issue for issue in answer.issues}
    several = len(answer.states) != 1
    held = [row for row in answer.changes if not is_act(issues[row.issue].type)]
    votes = [row for row in answer.changes if is_act(issues[row.issue].type)]
    cited = ((row.issue, row.sources) for row in (held if several else answer.changes))
    return Document.of(
        Title(f"What changed for {whom(answer.states)}{period_words(answer.start, answer.end)}"),
        _steps(held, issues, several, numbers) if held else None,
        Title("Votes cast", 2) if votes else None,
        (_roll_calls if several else _votes)(votes, issues, numbers) if votes else None,
        paragraph(whole_issue_line(cited, issues, numbers)),
        paragraph("" if answer.changes else "No position is recorded to have begun, changed or ended."),
        paragraph("" if all(row.certain for row in answer.changes) else _FUZZY),
        paragraph(_DOUBTFUL if several and any(row.confidence != "high" for row in votes) else ""),
        paragraph(_repeated(answer.repeated)),
        numbers.footnotes(),
        provenance(answer.dataset),
    )


def _repeated(number: int) -> str:
    """How many entries bear out what was there before."""
    if number == 1:
        return "1 more entry in the period confirms an earlier position; 'stance timeline' shows it."
    more = f"{number} more entries in the period confirm an earlier position; 'stance timeline' shows them."
    return more if number else ""


def _steps(changes: Sequence[Change], issues: dict[str, IssueHeading], several: bool, numbers: SourceNumbers) -> Table:
    order = list(issues)
    names = told_apart({row.code: row.state for row in changes})
    rows: list[list[Cell | Line]] = []
    above: tuple[str, str] = ("", "")
    for row in sorted(changes, key=lambda row: (order.index(row.issue), row.state, row.code)):
        issue = "" if row.issue == above[0] else issues[row.issue].short
        state = "" if (row.issue, row.code) == above else names[row.code]
        above = row.issue, row.code
        rows.append([issue, state, *_step_cells(row, issues[row.issue], numbers)])
    heads = ("Issue", "State" if several else None, "Date", "From", "To", "Sources", Column("Note", wraps=True))
    return table(heads, rows, 2 if several else 1)


def _votes(changes: Sequence[Change], issues: dict[str, IssueHeading], numbers: SourceNumbers) -> Table:
    rows: list[list[Cell | Line]] = []
    for row in changes:
        date, _, after, marks, note = _step_cells(row, issues[row.issue], numbers)
        rows.append([date, issues[row.issue].short, after, marks, note])
    return table(("Date", "Issue", "Vote", "Sources", Column("Note", wraps=True)), rows)


def _roll_calls(changes: Sequence[Change], issues: dict[str, IssueHeading], numbers: SourceNumbers) -> Table:
    """A line for each roll call: the states by how they voted."""
    rows: list[list[Cell | Line]] = []
    for key in dict.fromkeys(row.issue for row in changes):
        own = [row for row in changes if row.issue == key]
        parts = []
        for status in issue_type(issues[key].type).words:
            codes = [f"{row.code}{'' if row.confidence == 'high' else '?'}" for row in own if row.status == status]
            if codes:
                parts.append(f"{len(codes)} {issues[key].label(status)}: {', '.join(codes)}")
        cited = dict.fromkeys(source for row in own for source in row.sources)
        rows.append([_date(own[0]), issues[key].short, numbers.mark(cited), "; ".join(parts)])
    return table(("Date", "Issue", "Sources", Column("Votes", wraps=True)), rows)


def _date(row: Change) -> Cell:
    return Cell(row.date) if row.certain else Cell(f"{row.date} ?", "doubt")


def _step_cells(row: Change, issue: IssueHeading, numbers: SourceNumbers) -> tuple[Cell | Line, ...]:
    """The date of a step, the position before and after it, the marks of its sources, and its note."""
    before = Cell("new" if row.new else "no record", "nothing")
    if row.previous is not None:
        before = Cell(" or ".join(issue.label(status) for status in row.previous.split(" or ")))
    ended = row.kind == END
    after = Cell("no record", "nothing") if ended else status_cell(row.status, RECORDED, issue)
    taken = Answer("", "", row.issue, None, "recorded", confidence=row.confidence, instrument=row.on,
                   note="Held through this date." if ended else row.note, instrument_title=row.on)  # fmt: skip
    return _date(row), before, after, cell_marks(row.sources, issue, numbers), remark(taken, numbers, issue)
