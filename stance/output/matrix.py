"""The matrix of states and issues, for people: which of them are its rows, what its cells and its columns stand for."""

from collections.abc import Sequence
from itertools import chain
from typing import Literal

from stance.output.document import IN_CELLS, Block, Cell, Column, Line, Table, joined, paragraph, table, transposed
from stance.output.footnotes import SourceNumbers
from stance.output.source_lists import BY_ISSUE
from stance.output.words import cell_marks, of_whole_issue, position_cell, search_line
from stance.questions.answer import NO_RECORD, Answer
from stance.questions.comparison import Comparison
from stance.questions.facts import IssueHeading
from stance.questions.names import told_apart

By = Literal["state", "issue"]
"""What the rows of a matrix are."""

_FEW = 6
"""The questions of more issues than this fill a screen by themselves."""


def matrix_blocks(
    comparison: Comparison, numbers: SourceNumbers, by: By | None = None, *, full: bool = False
) -> list[Block]:
    """Several issues: the matrix, and what its names and cells stand for; in ``full``, with the question of each issue.

    ``by`` says what its rows are. Where it is None they are the issues if these are more than the states, and the
    matrix may be turned.
    """
    whole, notes = state_matrix(comparison, numbers)
    issues_first = len(comparison.issues) > len(whole.rows) if by is None else by == "issue"
    turned = transposed(whole, "Issue") if issues_first else whole
    rest: Block = paragraph("The names of the issues may be typed as they stand here; --full adds their questions.")
    if full or len(comparison.issues) <= _FEW:
        questions = ((issue.short, issue.id, issue.question) for issue in comparison.issues)
        rest = table(("Issue", "Id", Column("Question", wraps=True)), questions)
    turns = "" if by else "State" if issues_first else "Issue"
    return [turned._replace(turns=turns), notes, rest]


def _notes(comparison: Comparison) -> Block:
    notes = []
    if any(_doubtful(answer) for answer in comparison.positions):
        notes.append("A question mark means medium or low confidence; 'stance show ISSUE' says why.")
    if any(answer.aged for answer in comparison.positions):
        notes.append("A year in brackets is that of the last word, where it is more than two years old.")
    searched = search_line(comparison.positions)
    if searched and any(answer.answer == NO_RECORD for answer in comparison.positions):
        searched += " No record: nobody looked."
    return paragraph(*notes, searched)


def state_matrix(comparison: Comparison, numbers: SourceNumbers) -> tuple[Table, Block]:
    """States x issues, and what the cells stand for.

    What all cells of a column rest on is marked at its head, else each cell has its own marks.
    """
    issues = {issue.id: issue for issue in comparison.issues}
    cited = {key: _cited(comparison, key) for key in issues}
    for lists in cited.values():  # issue by issue, so that the numbers of an issue are a run of few parts
        for sources in lists:
            numbers.mark(sources)
    shared = {
        key: numbers.mark(lists[0], aside=True) for key, lists in cited.items() if len(lists) > len(set(lists)) == 1
    }
    long_lists = [key for key, lists in cited.items() if any(of_whole_issue(part, issues[key]) for part in lists)]
    heads = {**{key: numbers.mark(issues[key].sources, aside=True) for key in long_lists}, **shared}
    cells: dict[str, dict[str, list[Answer]]] = {}
    for answer in comparison.positions:
        cells.setdefault(answer.code, {}).setdefault(answer.issue, []).append(answer)
    columns = (Column(joined(issue.short, heads.get(key, "")), breaks=True) for key, issue in issues.items())
    rows: list[list[Cell | str]] = []
    names = told_apart({answer.code: answer.state for answer in comparison.positions})
    for code, row in cells.items():
        own: list[Cell | str] = [names[code]]
        for key, issue in issues.items():
            cell = matrix_cell(row.get(key, []), issue)
            of_cell = tuple(dict.fromkeys(source for answer in row.get(key, []) for source in answer.sources))
            marks = "" if key in shared else cell_marks(of_cell, issue, numbers, aside=True)
            own.append(Cell(joined(cell.line, marks), cell.style))
        rows.append(own)
    return table(("State", *columns), rows), _notes(comparison)


def sources_by_issue(comparison: Comparison, numbers: SourceNumbers) -> Block:
    """Which sources the cells of each issue rest on, and how to see those of a cell: cells have no room for marks."""
    parts: list[Line] = []
    for issue in comparison.issues:
        marks = numbers.mark(dict.fromkeys(chain.from_iterable(_cited(comparison, issue.id))))
        if marks:
            parts += ["; " if parts else BY_ISSUE, f"{issue.short} ", marks]
    if not parts:
        return paragraph()
    first = next(answer for answer in comparison.positions if answer.sources)
    how = f"Date, note and sources of a cell: for example 'stance {first.code} {first.issue}'"
    return paragraph(joined(*parts, "."), how, style=IN_CELLS, brief=(how,))


def _cited(comparison: Comparison, issue: str) -> list[tuple[str, ...]]:
    return [answer.sources for answer in comparison.positions if answer.issue == issue and answer.sources]


def matrix_cell(answers: Sequence[Answer], issue: IssueHeading) -> Cell:
    """The position of a state in a word or two; a question mark where it is not sure."""
    if len(answers) == 1:
        cell = position_cell(answers[0], issue, "")
        return Cell(f"{cell.text}?" if _doubtful(answers[0]) else cell.text, cell.style)
    statuses = [issue.label(answer.status) for answer in answers if answer.status]
    return Cell(f"{' or '.join(dict.fromkeys(statuses))} ({answers[0].answer})" if answers else "", "doubt")


def _doubtful(answer: Answer) -> bool:
    return answer.answer == "recorded" and answer.confidence in ("medium", "low")
