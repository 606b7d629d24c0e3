"""Comparisons of states on issues, for people and for machines."""

from operator import itemgetter

from stance.dataset.vocabulary import is_act
from stance.output import records as rec
from stance.output import words
from stance.output.answer import ANSWER, KIND, STATUS
from stance.output.document import Block, Column, Document, Table, Title, paragraph, right, table
from stance.output.footnotes import SourceNumbers
from stance.output.matrix import By, matrix_blocks, sources_by_issue
from stance.output.profile import issue_lines, vote_line
from stance.output.records import CODE, ISSUE, STATE, Form, Record, Schema, View
from stance.questions.answer import NONE_FOUND
from stance.questions.comparison import Comparison, StatusCount
from stance.questions.facts import IssueHeading
from stance.questions.names import told_apart

_FEW = 5
"""Up to so many states outside the focus group are named."""
_NO_STATE = "No state meets the conditions."

COUNT = rec.item(
    StatusCount,
    ISSUE,
    STATUS,
    KIND,
    rec.count("count", "how many of the states compared take it"),
    rec.codes("states", "the codes of these states"),
)


def _schema() -> Schema:
    """The usual records; those of --counts; those of --cite; those of --wide, with a field for each issue."""
    from stance.output.facts import SOURCE

    wide = {**rec.object_of((STATE, CODE)), "additionalProperties": STATUS.schema}
    return rec.any_of(ANSWER, COUNT, SOURCE, rec.list_of(wide))


FORMS = {"compare": Form(ANSWER, _schema)}


@rec.view(Comparison)
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
    issues = {issue.id: issue for issue in comparison.issues}
    counted = table(("Issue", "Position", *right("Count"), Column("States", wraps=True)), (
        (
            issues[count.issue].short, words.status_cell(count.status, count.answer, issues[count.issue]),
            str(count.count), ", ".join(count.states),
        )
        for count in comparison.counts
    ))  # fmt: skip
    blocks = Title(f"Counts{words.as_of_words(comparison.as_of)}"), counted, words.provenance(comparison.dataset)
    return View(COUNT, comparison.counts, lambda: Document(blocks))


def comparison_document(comparison: Comparison, by: By | None = None, *, full: bool = False) -> Document:
    """One issue as a table of states, several as a matrix."""
    numbers = SourceNumbers(comparison.sources)
    blocks: list[Block] = []
    if len(comparison.issues) == 1:
        blocks += issue_blocks(comparison, numbers)
    elif comparison.issues:
        states = words.number_of(len({answer.code for answer in comparison.positions}), "state")
        where = f"{_where(comparison)} on {len(comparison.issues)} issues{words.as_of_words(comparison.as_of)}"
        blocks += [Title(f"{states}{where}"), *matrix_blocks(comparison, numbers, by, full=full)]
        blocks += [paragraph(_instead(comparison)), paragraph("" if comparison.positions else _NO_STATE)]
        blocks.append(sources_by_issue(comparison, numbers))
    else:
        alike = "The states do not differ on any of the issues."
        blocks.append(paragraph(alike if comparison.differing else "No issue meets the conditions."))
    return Document.of(*blocks, numbers.footnotes(), words.provenance(comparison.dataset))


def issue_blocks(comparison: Comparison, numbers: SourceNumbers) -> list[Block]:
    """One issue: its title, its question and tally, the table of states, how many stand where."""
    [issue] = comparison.issues
    marks = numbers.mark(issue.sources)
    return [
        Title(f"{issue.title}{_where(comparison)}{words.as_of_words(comparison.as_of)}"),
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
    outside = comparison.outside
    if len(outside) > _FEW:
        return f"{len(outside)} more states have a row: --group all."
    has = "has" if len(outside) == 1 else "have"
    return f"{words.and_list(outside)}, outside the group, {has} a row too: --group all." if outside else ""


def _state_table(comparison: Comparison, issue: IssueHeading, numbers: SourceNumbers) -> Table:
    dated = not is_act(issue.type)
    cited = any(answer.sources and not words.of_whole_issue(answer.sources, issue) for answer in comparison.positions)
    sources = Column("Sources", spare=True) if cited or dated else None
    names = told_apart({answer.code: answer.state for answer in comparison.positions})
    heads = ("State", issue.short, "Since" if dated else None, sources, Column("Note", wraps=True, spare=True))
    return table(
        heads, ((names[answer.code], *words.answer_cells(answer, issue, numbers)) for answer in comparison.positions)
    )


def _shown(comparison: Comparison) -> str:
    [issue] = comparison.issues
    states = len({answer.code for answer in comparison.positions})
    counted = [(count.count, words.status_cell(count.status, count.answer, issue).text) for count in comparison.counts]
    # A label of the issue's own may have a verb, which does not go with a number: `refuses to join 9`.
    labelled = bool(issue.statuses) or any(label in issue.labels.values() for _, label in counted)
    counts = ", ".join(f"{label} {number}" if labelled else f"{number} {label}" for number, label in counted)
    return f"{words.states_of(states, comparison.group)}: {counts}."
