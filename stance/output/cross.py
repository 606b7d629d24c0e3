"""Cross tables of two issues, for people and for machines."""

from stance.output import records as rec
from stance.output.document import Block, Cell, Column, Document, Table, Title, paragraph, table
from stance.output.footnotes import SourceNumbers
from stance.output.view import View
from stance.output.words import as_of_words, colophon, status_cell
from stance.questions.answer import Answer
from stance.questions.cross import CrossCell, CrossTable, Stand
from stance.questions.facts import IssueFacts

_FEW = 20
"""As many states of a cell are named in the table; more are counted, and the machine formats name them all."""


def cross_view(found: CrossTable) -> View:
    """The view of a cross table."""
    return View(rec.CROSS, lambda: rec.records(found.cells, rec.CROSS), lambda: cross_document(found))


def cross_document(found: CrossTable) -> Document:
    """The first issue down, the second across, with counts, codes and margins."""
    comparison = found.comparison
    numbers = SourceNumbers(comparison.sources)
    down, across = found.issues
    states = sum(cell.count for cell in found.cells)
    group = f" of the group {comparison.group}" if comparison.group and comparison.group != "all" else ""
    when = as_of_words(comparison.as_of.asked, comparison.as_of.day)
    blocks: list[Block] = [
        Title(f"{down.short} by {across.short}: {states} state{'s' if states != 1 else ''}{group}{when}"),
        paragraph(f"Down: {down.question}", f"Across: {across.question}"),
    ]
    blocks.append(_table(found, down, across) if found.cells else paragraph("No state belongs to the group that day."))
    named = any(0 < cell.count <= _FEW for cell in found.cells)
    if any(cell.count > _FEW for cell in found.cells):
        which = f"Cells of more than {_FEW} states are only counted" if named else "The states are only counted"
        blocks.append(paragraph(f"{which}; --format csv names them all."))
    if any("no-record" in (cell.row_answer, cell.column_answer) for cell in found.cells):
        blocks.append(paragraph("No record: nobody recorded a position, which is not a no."))
    for answer in comparison.positions:
        numbers.mark(answer.sources)
    blocks += [numbers.footnotes(), paragraph(colophon(comparison.dataset), style="dim")]
    return Document(tuple(blocks))


def _table(found: CrossTable, down: IssueFacts, across: IssueFacts) -> Table:
    cells = {_place(cell): cell for cell in found.cells}
    columns = [
        Column(f"{down.short} / {across.short}"),
        *(Column(_word(stand, across).text, wraps=True) for stand in found.columns),
        Column("All", right=True),
    ]
    rows: list[list[Cell | str]] = []
    for row in found.rows:
        own = [cells.get((row, column)) for column in found.columns]
        total = sum(cell.count for cell in own if cell)
        rows.append([_word(row, down), *(_named(cell) for cell in own), str(total)])
    sums = [sum(cell.count for place, cell in cells.items() if place[1] == column) for column in found.columns]
    rows.append(["All", *(str(total) for total in sums), str(sum(sums))])
    return table(columns, rows)


def _place(cell: CrossCell) -> tuple[Stand, Stand]:
    return (cell.row_status, cell.row_answer), (cell.column_status, cell.column_answer)


def _word(stand: Stand, issue: IssueFacts) -> Cell:
    status, kind = stand
    return status_cell(Answer("", "", issue.id, status, kind), issue)


def _named(cell: CrossCell | None) -> str:
    if cell is None:
        return "0"
    return f"{cell.count}: {', '.join(cell.codes)}" if cell.count <= _FEW else str(cell.count)
