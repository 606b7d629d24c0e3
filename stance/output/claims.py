"""Claims with their verdicts, for people and for machines."""

from collections.abc import Sequence

from stance.output import records as rec
from stance.output.document import Block, Cell, Column, Document, Table, Title, table
from stance.output.footnotes import SourceNumbers
from stance.output.view import View
from stance.questions.claims import Claim, ClaimList

_STYLES = {"right": "right", "wrong": "wrong", "superseded": "wrong", "imprecise": "doubt", "partly": "doubt"}


def claims_view(found: ClaimList) -> View:
    """The view of a list of claims."""
    return View(
        rec.CLAIM, lambda: rec.records(found.claims, rec.CLAIM), lambda: claims_document(found)
    )  # fmt: skip


def claims_document(found: ClaimList) -> Document:
    """The claims with findings, the asserting sources named in the heading, the evidence in footnotes."""
    numbers = SourceNumbers(found.sources)
    blocks: list[Block] = []
    for source in dict.fromkeys(claim.source for claim in found.claims):
        own = [claim for claim in found.claims if claim.source == source]
        count = f"{len(own)} claim{'s' if len(own) > 1 else ''}"
        blocks += [Title(f"{count} of {source} {numbers.mark([source])}"), claim_table(own, numbers)]
    blocks.append(numbers.footnotes())
    return Document(tuple(blocks))


def claim_table(claims: Sequence[Claim], numbers: SourceNumbers | None = None) -> Table:
    """Claims with verdict and finding; with numbers, the marks of the evidence too."""
    columns = [
        Column("Id"),
        Column("Verdict"),
        Column("Claim", wraps=True),
        Column("Evidence", wraps=True),
    ]
    rows: list[list[Cell | str]] = [
        [claim.id, Cell(claim.verdict, _STYLES.get(claim.verdict, "")), claim.claim, claim.finding or ""]
        for claim in claims
    ]
    if numbers is not None:
        columns.append(Column("Sources", wraps=True))
        for row, claim in zip(rows, claims, strict=True):
            row.append(numbers.mark(claim.sources))
    return table(columns, rows, fixed=2)
