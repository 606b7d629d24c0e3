"""The grid of what is recorded, for people and for machines."""

from collections.abc import Sequence

from stance.dataset.vocabulary import SOURCE_TYPES, is_act, issue_type
from stance.output.document import Cell, Document, Table, Title, paragraph, right, table
from stance.output.records import CODE, ISSUE, STATE, Form, count, date, item, viewed, word
from stance.output.words import provenance
from stance.questions.coverage import Coverage, Covered

_LEGEND = (
    "Numbers count the dated entries. m: some are of medium confidence, l: some of low; a dot: nothing is recorded,",
    "which is not a no; a hyphen: somebody looked and found nothing. 'stance show STATE' and 'stance show ISSUE' give",
    "the entries and their sources.",
)

COVERED = item(
    Covered,
    STATE,
    CODE,
    ISSUE,
    count("positions", "how many dated entries are recorded"),
    count("high", "how many of them are of high confidence"),
    count("medium", "how many are of medium confidence"),
    count("low", "how many are of low confidence"),
    date("first", "the date of the first entry"),
    date("last", "the date of the last entry"),
    word("source", "the best type of source that any of them rests on", (*SOURCE_TYPES, None)),
    date("searched", "the day on which somebody last looked and found nothing"),
)
FORMS = {"coverage": Form(COVERED)}


@viewed(Coverage, COVERED, lambda coverage: coverage.cells)
def coverage_view(coverage: Coverage) -> Document:
    """Issues down, states across; UN votes of one family share a line."""
    issues = {issue.id: issue for issue in coverage.issues}
    held = [(cell.issue, cell) for cell in coverage.cells if not is_act(issues[cell.issue].type)]
    votes: dict[str, list[tuple[str, Covered]]] = {}
    for cell in coverage.cells:
        issue = issues[cell.issue]
        if is_act(issue.type):
            votes.setdefault(issue.type, []).append((issue.family or issue.id, cell))
    return Document.of(
        Title("What is recorded"),
        paragraph(*_LEGEND),
        _grid("Issue", held, {key: issue.short for key, issue in issues.items()}) if held else None,
        *(_grid(f"{issue_type(type_).title} by family", cells, {}) for type_, cells in votes.items()),
        provenance(coverage.dataset),
    )


def _grid(head: str, cells: Sequence[tuple[str, Covered]], shorts: dict[str, str]) -> Table:
    by_row: dict[str, dict[str, list[Covered]]] = {}
    for row, cell in cells:
        by_row.setdefault(row, {}).setdefault(cell.code, []).append(cell)
    codes = sorted({cell.code for _, cell in cells})
    rows: list[list[Cell | str]] = []
    for row, by_code in by_row.items():
        recorded = sum(any(cell.positions for cell in by_code[code]) for code in codes)
        rows.append([shorts.get(row, row), *(_count(by_code[code]) for code in codes), f"{recorded}/{len(codes)}"])
    filled = [sum(any(cell.positions for cell in by_row[row][code]) for row in by_row) for code in codes]
    rows.append(["of the lines above", *(f"{count}/{len(by_row)}" for count in filled), ""])
    return table((head, *right(*codes, "States")), rows)


def _count(cells: Sequence[Covered]) -> Cell:
    positions = sum(cell.positions for cell in cells)
    if not positions:
        return Cell("-" if any(cell.searched for cell in cells) else ".", "nothing")
    mark = "l" if any(cell.low for cell in cells) else "m" if any(cell.medium for cell in cells) else ""
    return Cell(f"{positions}{mark}", {"l": "against", "m": "doubt", "": "with"}[mark])
