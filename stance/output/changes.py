"""Changes between two days, for people and for machines."""

from collections.abc import Sequence

from stance.dataset.dates import in_words, on_or_in
from stance.dataset.vocabulary import is_act, issue_type
from stance.output.document import Block, Cell, Column, Document, Line, Table, Title, paragraph, table
from stance.output.footnotes import SourceNumbers
from stance.output.records import (
    CODE,
    ISSUE,
    NOTE,
    SOURCES,
    STATE,
    Form,
    Schema,
    View,
    any_of,
    date,
    item,
    maybe,
    text,
    truth,
    view,
    word,
)
from stance.output.words import cell_marks, provenance, remark, status_cell, whole_issue_line, whom
from stance.questions.answer import Answer
from stance.questions.changes import Change, Changes
from stance.questions.facts import IssueHeading
from stance.questions.names import told_apart
from stance.questions.timeline import END, POSITION

_FUZZY = "A question mark after a date: it is not known well enough to tell whether it lies in the period."
_DOUBTFUL = "A question mark after a code: medium or low confidence; 'stance show ISSUE' says why."


CHANGE = item(
    Change,
    date("date", "when"),
    word("kind", "whether a position was taken, or ended", (POSITION, END)),
    STATE,
    CODE,
    ISSUE,
    maybe("status", "the position taken"),
    maybe("previous", "the position that it replaced, or that ended"),
    text("title", "the title of the issue"),
    NOTE,
    SOURCES,
    truth("certain", "whether the date lies in the period for sure"),
    maybe("instrument", "the id of the law, bill or agreement, where the state has several; with '; ' between several"),
)


def _schema() -> Schema:
    """Changes between two days; with --between, those between two datasets."""
    from stance.output.differences import DIFFERENCE

    return any_of(CHANGE, DIFFERENCE)


FORMS = {"changes": Form(CHANGE, _schema)}


@view(Changes)
def changes_view(found: Changes) -> View:
    """The view of what changed."""
    return View(CHANGE, found.changes, lambda: changes_document(found))


def changes_document(found: Changes) -> Document:
    """What changed by issue, each step from one position to the next; then the votes, in date order."""
    numbers = SourceNumbers(found.sources)
    issues = {issue.id: issue for issue in found.issues}
    several = len(found.states) != 1
    held = [row for row in found.changes if not is_act(issues[row.issue].type)]
    votes = [row for row in found.changes if is_act(issues[row.issue].type)]
    blocks: list[Block] = [Title(f"What changed for {whom(found.states)}{_period(found)}")]
    if held:
        blocks.append(_steps(held, issues, several, numbers))
    if votes:
        blocks += [Title("Votes cast", 2), (_roll_calls if several else _votes)(votes, issues, numbers)]
    if found.changes and not (several and not held):
        shown = found.changes if not several else held
        blocks.append(paragraph(whole_issue_line(((row.issue, row.sources) for row in shown), issues, numbers)))
    if not found.changes:
        blocks.append(paragraph("No position is recorded to have begun, changed or ended."))
    if any(not row.certain for row in found.changes):
        blocks.append(paragraph(_FUZZY))
    if several and any(row.confidence != "high" for row in votes):
        blocks.append(paragraph(_DOUBTFUL))
    if found.repeated:
        one = found.repeated == 1
        more = f"{found.repeated} more {'entry' if one else 'entries'} in the period {'confirms' if one else 'confirm'}"
        blocks.append(paragraph(f"{more} an earlier position; 'stance timeline' shows {'it' if one else 'them'}."))
    blocks += [numbers.footnotes(), provenance(found.dataset)]
    return Document(tuple(blocks))


def _steps(changes: Sequence[Change], issues: dict[str, IssueHeading], several: bool, numbers: SourceNumbers) -> Table:
    columns = [
        Column("Issue"), *([Column("State")] if several else []), Column("Date"), Column("From"), Column("To"),
        Column("Sources"), Column("Note", wraps=True),
    ]  # fmt: skip
    order = list(issues)
    names = told_apart({row.code: row.state for row in changes})
    grouped = sorted(changes, key=lambda row: (order.index(row.issue), row.state, row.code))
    rows: list[list[Cell | Line]] = []
    above: tuple[str, str] = ("", "")
    for row in grouped:
        same_issue, same_pair = row.issue == above[0], (row.issue, row.code) == above
        above = row.issue, row.code
        issue = issues[row.issue]
        rows.append([
            "" if same_issue else issue.short,
            *(["" if same_pair else names[row.code]] if several else []),
            _date(row), _before(row, issue), _after(row, issue), cell_marks(row.sources, issue, numbers),
            _note(row, issue, numbers),
        ])  # fmt: skip
    return table(columns, rows, 2 if several else 1)


def _votes(changes: Sequence[Change], issues: dict[str, IssueHeading], numbers: SourceNumbers) -> Table:
    columns = (Column("Date"), Column("Issue"), Column("Vote"), Column("Sources"), Column("Note", wraps=True))
    return table(columns, (
        (
            _date(row), issues[row.issue].short, _after(row, issues[row.issue]),
            cell_marks(row.sources, issues[row.issue], numbers), _note(row, issues[row.issue], numbers),
        )
        for row in changes
    ))  # fmt: skip


def _roll_calls(changes: Sequence[Change], issues: dict[str, IssueHeading], numbers: SourceNumbers) -> Table:
    """A line for each roll call: the states by how they voted."""
    columns = (Column("Date"), Column("Issue"), Column("Sources"), Column("Votes", wraps=True))
    rows: list[list[Cell | Line]] = []
    for key in dict.fromkeys(row.issue for row in changes):
        own = [row for row in changes if row.issue == key]
        parts = []
        for status in issue_type(issues[key].type).words:
            codes = [f"{row.code}{'' if row.confidence == 'high' else '?'}" for row in own if row.status == status]
            if codes:
                parts.append(f"{len(codes)} {issues[key].labels.get(status, status)}: {', '.join(codes)}")
        cited = dict.fromkeys(source for row in own for source in row.sources)
        rows.append([_date(own[0]), issues[key].short, numbers.mark(cited), "; ".join(parts)])
    return table(columns, rows)


def _date(row: Change) -> Cell:
    return Cell(row.date) if row.certain else Cell(f"{row.date} ?", "doubt")


def _before(row: Change, issue: IssueHeading) -> Cell:
    if row.previous is None:
        return Cell("new" if row.new else "no record", "nothing")
    return Cell(" or ".join(issue.labels.get(status, status) for status in row.previous.split(" or ")))


def _after(row: Change, issue: IssueHeading) -> Cell:
    if row.kind == END:
        return Cell("no record", "nothing")
    return status_cell(Answer("", "", issue.id, row.status, "recorded"), issue)


def _note(row: Change, issue: IssueHeading, numbers: SourceNumbers) -> Line:
    note = "Held through this date." if row.kind == END else row.note
    taken = Answer("", "", row.issue, None, "recorded", confidence=row.confidence, note=note,
                   instrument=row.on, instrument_title=row.on)  # fmt: skip
    return remark(taken, numbers, issue)


def _period(found: Changes) -> str:
    if found.start == found.end:
        return f" {on_or_in(found.start)}"
    return f" from {in_words(found.start)} to {in_words(found.end)}"
