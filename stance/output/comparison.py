"""Comparisons of states on issues, for people and for machines."""

from operator import itemgetter

from stance.dataset.vocabulary import is_act
from stance.output.answer import ANSWER, KIND, STATUS
from stance.output.document import Block, Cell, Column, Document, Line, Table, Title, paragraph, table
from stance.output.footnotes import SourceNumbers
from stance.output.matrix import By, matrix_blocks, sources_by_issue
from stance.output.profile import issue_lines, vote_line
from stance.output.records import (
    CODE,
    ISSUE,
    STATE,
    Form,
    Record,
    Schema,
    View,
    any_of,
    codes,
    count,
    item,
    list_of,
    properties,
    view,
)
from stance.output.words import (
    and_list,
    as_of_words,
    cell_marks,
    of_whole_issue,
    position_cell,
    provenance,
    remark,
    span,
    status_cell,
)
from stance.questions.answer import NONE_FOUND, Answer
from stance.questions.comparison import Comparison, StatusCount, count_statuses
from stance.questions.facts import IssueHeading
from stance.questions.names import told_apart

_FEW = 5
"""Up to so many states outside the focus group are named."""
_NO_STATE = "No state meets the conditions."


COUNT = item(
    StatusCount,
    ISSUE,
    STATUS,
    KIND,
    count("count", "how many of the states compared take it"),
    codes("states", "the codes of these states"),
)


def _schema() -> Schema:
    """The usual records; those of --counts; those of --cite; those of --wide, with a field for each issue."""
    from stance.output.facts import SOURCE

    wide = {"type": "object", "properties": properties((STATE, CODE)), "required": ["state", "code"],
            "additionalProperties": STATUS.schema}  # fmt: skip
    return any_of(ANSWER, COUNT, SOURCE, list_of(wide))


FORMS = {"compare": Form(ANSWER, _schema)}


@view(Comparison)
def comparison_view(comparison: Comparison, by: By | None = None, *, full: bool = False) -> View:
    """The view of a comparison. ``by`` says what the rows of a matrix are; pages are always in ``full``."""
    return View(
        ANSWER, comparison.positions, lambda: comparison_document(comparison, by, full=full),
        page=lambda: comparison_document(comparison, by, full=True),
    )  # fmt: skip


def wide_view(comparison: Comparison) -> View:
    """The view of a comparison with one record a state: its code and its status on each issue.

    A field is null where nothing is recorded, and ``none-found`` where somebody looked and found nothing; statuses
    between which there is doubt are joined by `` or ``.
    """
    keys = ("state", "code", *(issue.id for issue in comparison.issues))
    states: dict[str, Record] = {}
    for answer in comparison.positions:
        row = states.setdefault(answer.code, {**dict.fromkeys(keys), "state": answer.state, "code": answer.code})
        before, word = row[answer.issue], answer.status or (NONE_FOUND if answer.answer == NONE_FOUND else None)
        row[answer.issue] = f"{before} or {word}" if before and word else before or word
    columns = tuple(STATUS._replace(key=key, read=itemgetter(key)) for key in keys)
    return comparison_view(comparison)._replace(columns=columns, items=list(states.values()))


def counts_view(comparison: Comparison) -> View:
    """The view of a comparison's counts by status."""
    counts = count_statuses(comparison)
    return View(COUNT, counts, lambda: _counts_document(comparison))


def comparison_document(comparison: Comparison, by: By | None = None, *, full: bool = False) -> Document:
    """One issue as a table of states, several as a matrix."""
    numbers = SourceNumbers(comparison.sources)
    when = as_of_words(comparison.as_of.asked, comparison.as_of.day)
    blocks: list[Block] = []
    if len(comparison.issues) == 1:
        blocks += issue_blocks(comparison, numbers)
    elif comparison.issues:
        states = len({answer.code for answer in comparison.positions})
        count = f"{states} state{'s' if states != 1 else ''}{_where(comparison)}"
        blocks.append(Title(f"{count} on {len(comparison.issues)} issues{when}"))
        blocks += [*matrix_blocks(comparison, numbers, by, full=full), paragraph(_instead(comparison))]
    else:
        alike = "The states do not differ on any of the issues."
        blocks.append(paragraph(alike if comparison.differing else "No issue meets the conditions."))
    if len(comparison.issues) > 1 and not comparison.positions:
        blocks.append(paragraph(_NO_STATE))
    if len(comparison.issues) > 1:
        blocks.append(sources_by_issue(comparison, numbers))
    blocks += [numbers.footnotes(), provenance(comparison.dataset)]
    return Document(tuple(blocks))


def issue_blocks(comparison: Comparison, numbers: SourceNumbers) -> list[Block]:
    """One issue: its title, its question and tally, the table of states, how many stand where."""
    [issue] = comparison.issues
    marks = numbers.mark(issue.sources)
    return [
        Title(f"{issue.title}{_where(comparison)}{as_of_words(comparison.as_of.asked, comparison.as_of.day)}"),
        paragraph(*issue_lines(issue, marks), brief=vote_line(issue) or (issue.question,)),
        _state_table(comparison, issue, numbers),
        paragraph(
            _shown(comparison) if comparison.positions else _NO_STATE, _instead(comparison), _outside(comparison)
        ),
    ]


def _where(comparison: Comparison) -> str:
    return f", outside the group {comparison.focus}" if comparison.instead else ""


def _instead(comparison: Comparison) -> str:
    """Why other states than those of the focus group are shown."""
    if not comparison.instead:
        return ""
    what = comparison.issues[0].id if len(comparison.issues) == 1 else "these issues"
    return f"No state of the group {comparison.focus} has a row on {what}: these are the states that have one."


def _outside(comparison: Comparison) -> str:
    """Which states have a row besides those shown."""
    if not comparison.outside:
        return ""
    few = len(comparison.outside) <= _FEW
    has = "has" if len(comparison.outside) == 1 else "have"
    if not few:
        return f"{len(comparison.outside)} more states have a row: --group all."
    return f"{and_list(comparison.outside)}, outside the group, {has} a row too: --group all."


def _state_table(comparison: Comparison, issue: IssueHeading, numbers: SourceNumbers) -> Table:
    columns = [Column("State"), Column(issue.short)]
    dated = not is_act(issue.type)
    if dated:
        columns.append(Column("Since"))
    cited = any(answer.sources and not of_whole_issue(answer.sources, issue) for answer in comparison.positions)
    columns += [*([Column("Sources", spare=True)] if cited or dated else []), Column("Note", wraps=True, spare=True)]
    names = told_apart({answer.code: answer.state for answer in comparison.positions})
    rows = []
    for answer in comparison.positions:
        row: list[Cell | Line] = [names[answer.code], position_cell(answer, issue)]
        if dated:
            row.append(span(answer))
        if cited or dated:
            row.append(cell_marks(answer.sources, issue, numbers))
        rows.append([*row, remark(answer, numbers, issue)])
    return table(columns, rows)


def _shown(comparison: Comparison) -> str:
    [issue] = comparison.issues
    states = len({answer.code for answer in comparison.positions})
    counted = [
        (count.count, status_cell(_sample(comparison, count.status, count.answer), issue).text)
        for count in count_statuses(comparison)
    ]
    # A label of the issue's own may have a verb, which does not go with a number: `refuses to join 9`.
    labelled = bool(issue.statuses) or any(words in issue.labels.values() for _, words in counted)
    counts = ", ".join(f"{words} {number}" if labelled else f"{number} {words}" for number, words in counted)
    group = f" of the group {comparison.group}" if comparison.group and comparison.group != "all" else ""
    return f"{states} state{'s' if states != 1 else ''}{group}: {counts}."


def _sample(comparison: Comparison, status: str | None, kind: str) -> Answer:
    return next(answer for answer in comparison.positions if (answer.status, answer.answer) == (status, kind))


def _counts_document(comparison: Comparison) -> Document:
    issues = {issue.id: issue for issue in comparison.issues}
    columns = (Column("Issue"), Column("Position"), Column("Count", right=True), Column("States", wraps=True))
    rows = [
        (issues[count.issue].short, status_cell(_sample(comparison, count.status, count.answer), issues[count.issue]),
         str(count.count), ", ".join(count.states))
        for count in count_statuses(comparison)
    ]  # fmt: skip
    when = as_of_words(comparison.as_of.asked, comparison.as_of.day)
    return Document((
        Title(f"Counts{when}"), table(columns, rows), provenance(comparison.dataset),
    ))  # fmt: skip
