"""Claims with their verdicts, for people and for machines."""

from collections.abc import Iterator, Sequence

from stance.dataset.vocabulary import CLAIM_KINDS, VERDICTS
from stance.output.document import Block, Cell, Column, Document, Title, paragraph, spaced, table
from stance.output.footnotes import SourceNumbers
from stance.output.records import ISSUE, SOURCES, Form, date, item, maybe, text, texts, viewed, word
from stance.output.words import number_of
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


@viewed(ClaimList, CLAIM, lambda listed: listed.claims)
def claims_view(listed: ClaimList) -> Document:
    """The claims with findings, the asserting sources named in the heading, the evidence in footnotes."""
    numbers = SourceNumbers(listed.sources)
    return Document((*finding_blocks(listed.claims, numbers), numbers.footnotes()), "Claims")


def finding_blocks(claims: Sequence[Claim], numbers: SourceNumbers) -> Iterator[Block]:
    """The claims with findings, under a title for each source that asserts them."""
    heads = ("Id", "Verdict", "Sources", Column("Claim", wraps=True), Column("Evidence", wraps=True))
    for source in dict.fromkeys(claim.source for claim in claims):
        own = [claim for claim in claims if claim.source == source]
        yield Title(spaced(f"{number_of(len(own), 'claim')} of {source}", numbers.mark([source])))
        yield table(heads, (
            (claim.id, _verdict(claim), numbers.mark(claim.sources), claim.claim, claim.finding or "") for claim in own
        ))  # fmt: skip


def claim_blocks(claims: Sequence[Claim], name: str, numbers: SourceNumbers) -> list[Block]:
    """Claims, if any, as part of a profile: what is claimed, by whom, and the verdict; where the evidence is."""
    if not claims:
        return []
    rows = [(claim.id, _verdict(claim), numbers.mark([claim.source]), claim.claim) for claim in claims]
    asserted = table(("Id", "Verdict", "Source", Column("Claim", wraps=True)), rows)
    pointer = f"The evidence for each verdict, with its sources: stance claims {name}"
    return [Title("Claims, checked", 2), asserted, paragraph(pointer)]


def _verdict(claim: Claim) -> Cell:
    return Cell(claim.verdict, _STYLES.get(claim.verdict, ""))
