"""Differences between two datasets, for people and for machines."""

from collections.abc import Sequence
from itertools import groupby

from stance.output.document import Block, Cell, Column, Document, Table, Title, paragraph, table
from stance.output.records import ISSUE, date, item, maybe, text, viewed, word
from stance.output.words import provenance_line
from stance.questions.differences import ADDED, CHANGED, REMOVED, Difference, Differences

_STYLES = {ADDED: "with", REMOVED: "against"}
_ABOUT = "What the files say, whenever the world did it; --since and --until ask what changed between two days."

DIFFERENCE = item(
    Difference,
    word("change", "what became of it", (ADDED, REMOVED, CHANGED)),
    text("section", "the section of the dataset"),
    text("key", "what it is called there"),
    maybe("state", "the name of the state, where it concerns one"),
    maybe("code", "its code"),
    ISSUE,
    date("date", "the date of the entry"),
    maybe("field", "the field that changed"),
    maybe("old", "what it said"),
    maybe("new", "what it says now"),
)


@viewed(Differences, DIFFERENCE, lambda differences: differences.differences)
def differences_view(differences: Differences) -> Document:
    """What was added, removed and changed, section by section."""
    old, new = (f"{dataset.files[0]}: {provenance_line(dataset)}" for dataset in (differences.old, differences.new))
    blocks: list[Block] = [Title("What changed in the dataset"), paragraph(f"Old: {old}", f"New: {new}", _ABOUT)]
    for section, rows in groupby(differences.differences, key=lambda row: row.section):
        own = list(rows)
        blocks += [Title(f"{section.capitalize()}: {_counts(own)}", 2), _table(own, section)]
    return Document.of(*blocks, paragraph("" if differences.differences else "The two say the same."))


def _counts(rows: Sequence[Difference]) -> str:
    things: dict[str, set[tuple[str, str | None]]] = {}
    for row in rows:
        things.setdefault(row.change, set()).add((row.key, row.date))
    return ", ".join(f"{len(things[change])} {change}" for change in sorted(things))


def _table(rows: Sequence[Difference], section: str) -> Table:
    date = "Date" if section == "positions" else None
    field = "Field" if any(row.field for row in rows) else None
    return table(("Change", "Key", date, field, Column("Old", wraps=True), Column("New", wraps=True)), (
        (
            Cell(row.change, _STYLES.get(row.change, "between")), row.key, row.date or "", row.field or "",
            _value(row, row.old), _value(row, row.new),
        )
        for row in rows
    ), fixed=2)  # fmt: skip


def _value(row: Difference, value: str | None) -> str:
    """The value in words; where a field had none or lost it, that is said."""
    return value or ("(none)" if row.field else "")
