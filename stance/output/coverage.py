"""The grid of what is recorded, for people and for machines."""

from collections.abc import Sequence

from stance.dataset.vocabulary import SOURCE_TYPES, is_act, issue_type
from stance.output.document import Block, Cell, Column, Document, Table, Title, paragraph, table
from stance.output.records import CODE, ISSUE, STATE, Form, View, count, date, item, view, word
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


@view(Coverage)
def coverage_view(coverage: Coverage) -> View:
    """The view of a coverage grid."""
    return View(COVERED, coverage.cells, lambda: coverage_document(coverage))


def coverage_document(coverage: Coverage) -> Document:
    """Issues down, states across; UN votes of one family share a line."""
    shorts = {issue.id: issue.short for issue in coverage.issues}
    types = {issue.id: issue.type for issue in coverage.issues}
    families = {issue.id: issue.family or issue.id for issue in coverage.issues}
    held = [cell for cell in coverage.cells if not is_act(types[cell.issue])]
    votes = [cell for cell in coverage.cells if is_act(types[cell.issue])]
    blocks: list[Block] = [Title("What is recorded"), paragraph(*_LEGEND)]
    if held:
        blocks += [_grid("Issue", [(cell.issue, cell) for cell in held], shorts)]
    for type_ in dict.fromkeys(types[cell.issue] for cell in votes):
        own = [(families[cell.issue], cell) for cell in votes if types[cell.issue] == type_]
        blocks += [_grid(f"{issue_type(type_).title} by family", own, {})]
    blocks.append(provenance(coverage.dataset))
    return Document(tuple(blocks))


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
    columns = [Column(head), *(Column(code, right=True) for code in codes), Column("States", right=True)]
    return table(columns, rows)


def _count(cells: Sequence[Covered]) -> Cell:
    positions = sum(cell.positions for cell in cells)
    if not positions:
        return Cell("-" if any(cell.searched for cell in cells) else ".", "nothing")
    mark = "l" if any(cell.low for cell in cells) else "m" if any(cell.medium for cell in cells) else ""
    return Cell(f"{positions}{mark}", {"l": "against", "m": "doubt", "": "with"}[mark])
