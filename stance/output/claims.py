"""Claims with their verdicts, for people and for machines."""

from collections.abc import Sequence

from stance.dataset.vocabulary import CLAIM_KINDS, VERDICTS
from stance.output.document import Block, Cell, Column, Document, Table, Title, paragraph, spaced, table
from stance.output.footnotes import SourceNumbers
from stance.output.records import ISSUE, SOURCES, Form, View, date, item, maybe, text, texts, view, word
from stance.questions.claims import Claim, ClaimList

_STYLES = {"right": "right", "wrong": "wrong", "superseded": "wrong", "imprecise": "doubt", "partly": "doubt"}


CLAIM = item(
    Claim,
    text("id", "the id of the claim"),
    text("source", "the id of the source that makes it"),
    texts("states", "the codes of the states it is about"),
    ISSUE,
    date("date", "when, by the claim"),
    word("kind", "what is claimed", CLAIM_KINDS),
    text("claim", "the claim, in other words than the source's"),
    word("verdict", "what the evidence says of it", VERDICTS),
    maybe("finding", "the evidence"),
    SOURCES._replace(says="the ids of the sources of the evidence"),
)
FORMS = {"claims": Form(CLAIM)}


@view(ClaimList)
def claims_view(found: ClaimList) -> View:
    """The view of a list of claims."""
    return View(CLAIM, found.claims, lambda: claims_document(found))


def claims_document(found: ClaimList) -> Document:
    """The claims with findings, the asserting sources named in the heading, the evidence in footnotes."""
    numbers = SourceNumbers(found.sources)
    return Document((*finding_blocks(found.claims, numbers), numbers.footnotes()), "Claims")


def finding_blocks(claims: Sequence[Claim], numbers: SourceNumbers) -> list[Block]:
    """The claims with findings, under a title for each source that asserts them."""
    blocks: list[Block] = []
    for source in dict.fromkeys(claim.source for claim in claims):
        own = [claim for claim in claims if claim.source == source]
        count = f"{len(own)} claim{'s' if len(own) > 1 else ''}"
        blocks += [Title(spaced(f"{count} of {source}", numbers.mark([source]))), claim_table(own, numbers)]
    return blocks


def claim_blocks(claims: Sequence[Claim], name: str, numbers: SourceNumbers) -> list[Block]:
    """Claims as part of a profile: what is claimed, by whom, and the verdict; where the evidence is to be found."""
    columns = (Column("Id"), Column("Verdict"), Column("Source"), Column("Claim", wraps=True))
    rows = [(claim.id, _verdict(claim), numbers.mark([claim.source]), claim.claim) for claim in claims]
    pointer = f"The evidence for each verdict, with its sources: stance claims {name}"
    return [Title("Claims, checked", 2), table(columns, rows), paragraph(pointer)]


def claim_table(claims: Sequence[Claim], numbers: SourceNumbers) -> Table:
    """Claims with verdict, finding and the marks of the evidence."""
    columns = (Column("Id"), Column("Verdict"), Column("Sources"), Column("Claim", wraps=True),
               Column("Evidence", wraps=True))  # fmt: skip
    return table(columns, (
        (claim.id, _verdict(claim), numbers.mark(claim.sources), claim.claim, claim.finding or "") for claim in claims
    ))  # fmt: skip


def _verdict(claim: Claim) -> Cell:
    return Cell(claim.verdict, _STYLES.get(claim.verdict, ""))
