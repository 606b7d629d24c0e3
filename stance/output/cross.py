"""Cross tables of two issues, for people and for machines."""

from stance.dataset.vocabulary import ANSWERS
from stance.output.document import Cell, Column, Document, Table, Title, paragraph, right, table
from stance.output.footnotes import SourceNumbers
from stance.output.records import Form, codes, count, item, maybe, text, texts, viewed, word
from stance.output.words import as_of_words, provenance, search_line, states_of, status_cell
from stance.questions.cross import CrossCell, CrossTable, Stand
from stance.questions.facts import IssueHeading

_FEW = 6
"""Where no cell has more states, they are named in the cells; else in a list below the counts."""

CROSS = item(
    CrossCell,
    text("row", "the id of the first issue"),
    maybe("row_status", "the position on it; null where none is settled"),
    word("row_answer", "whether a position on it is recorded, and if none is, why", ANSWERS),
    text("column", "the id of the second issue"),
    maybe("column_status", "the position on it; null where none is settled"),
    word("column_answer", "whether a position on it is recorded, and if none is, why", ANSWERS),
    count("count", "how many states take both positions"),
    texts("states", "their names"),
    codes("codes", "their codes"),
)
FORMS = {"cross": Form(CROSS)}


@viewed(CrossTable, CROSS, lambda cross_table: cross_table.cells)
def cross_view(cross_table: CrossTable) -> Document:
    """The first issue down, the second across, with counts, codes and margins."""
    comparison = cross_table.comparison
    down, across = cross_table.issues
    states = states_of(sum(cell.count for cell in cross_table.cells), comparison.group)
    few = all(cell.count <= _FEW for cell in cross_table.cells)
    unrecorded = any("no-record" in (cell.row_answer, cell.column_answer) for cell in cross_table.cells)
    numbers = SourceNumbers(comparison.sources)
    for answer in comparison.positions:
        numbers.mark(answer.sources)
    return Document.of(
        Title(f"{down.short} by {across.short}: {states}{as_of_words(comparison.as_of)}"),
        paragraph(f"Down: {down.question}", f"Across: {across.question}"),
        _table(cross_table, few) if cross_table.cells else paragraph("No state belongs to the group that day."),
        None if few else _list(cross_table),
        paragraph(search_line(comparison.positions)),
        paragraph("No record: nobody recorded a position, which is not a no." if unrecorded else ""),
        numbers.footnotes(),
        provenance(comparison.dataset),
    )


def _table(cross_table: CrossTable, few: bool) -> Table:
    down, across = cross_table.issues
    cells = {_place(cell): cell for cell in cross_table.cells}
    columns = [Column(_word(stand, across).text, right=not few) for stand in cross_table.columns]
    rows: list[list[Cell | str]] = []
    for row in cross_table.rows:
        own = [cells.get((row, column)) for column in cross_table.columns]
        total = sum(cell.count for cell in own if cell)
        rows.append([_word(row, down), *(_count(cell, few) for cell in own), str(total)])
    sums = [sum(cell.count for place, cell in cells.items() if place[1] == column) for column in cross_table.columns]
    rows.append(["All", *(str(total) for total in sums), str(sum(sums))])
    return table((f"{down.short} / {across.short}", *columns, *right("All")), rows)


def _list(cross_table: CrossTable) -> Table:
    down, across = cross_table.issues
    return table((down.short, across.short, *right("Count"), Column("States", wraps=True)), (
        (_word(row, down), _word(column, across), str(cell.count), ", ".join(cell.codes))
        for cell in cross_table.cells
        for row, column in (_place(cell),)
    ))  # fmt: skip


def _place(cell: CrossCell) -> tuple[Stand, Stand]:
    return (cell.row_status, cell.row_answer), (cell.column_status, cell.column_answer)


def _word(stand: Stand, issue: IssueHeading) -> Cell:
    return status_cell(*stand, issue)


def _count(cell: CrossCell | None, few: bool) -> str:
    if cell is None:
        return "0"
    return f"{cell.count}: {', '.join(cell.codes)}" if few else str(cell.count)
