"""Claims: what a source asserts, and what the evidence says of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stance.errors import UnknownNameError
from stance.index.cache import Index, marks, numbered
from stance.index.sql import STATES_OF_CLAIM, list_text, split
from stance.questions.facts import SourceFacts, records, sources_by_id
from stance.questions.names import near
from stance.questions.scope import Shown


class Claim(NamedTuple):
    """One claim. ``source`` asserts it; ``sources`` are the evidence for the verdict."""

    id: str
    source: str
    states: tuple[str, ...]
    issue: str | None
    date: str | None
    kind: str
    claim: str
    verdict: str
    finding: str | None
    sources: tuple[str, ...]
    until: str | None = None
    topics: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True)
class ClaimList(Shown):
    """Claims with the sources they name."""

    claims: tuple[Claim, ...]
    sources: tuple[SourceFacts, ...]


def claims(
    index: Index,
    states: Sequence[int] = (),
    issues: Sequence[int] = (),
    verdicts: Sequence[str] = (),
    kinds: Sequence[str] = (),
    source: str | None = None,
) -> tuple[Claim, ...]:
    """The claims about any of the states and any of the issues, with one of the verdicts and kinds; empty is any.

    Raises:
        UnknownNameError: there is no such source.
    """
    parts: list[str] = ["1"]
    values: list[str] = []
    if states:
        parts.append(f"x.id IN (SELECT claim FROM claim_state WHERE state IN ({numbered(states)}))")
    if issues:
        parts.append(f"x.issue IN ({numbered(issues)})")
    for column, words in (("verdict", verdicts), ("kind", kinds)):
        if words:
            parts.append(f"x.{column} IN ({marks(words)})")
            values += words
    if source:
        known = index.column("SELECT key FROM source")
        if source not in known:
            raise UnknownNameError(f"there is no source '{source}'", near(source, known, "stance sources"))
        parts.append("s.key = ?")
        values.append(source)
    rows = "claim x JOIN source s ON s.id = x.source LEFT JOIN issue i ON i.id = x.issue"
    sql = {"id": "x.key", "source": "s.key", "states": STATES_OF_CLAIM, "issue": "i.key",
           "sources": list_text("x.sources")}  # fmt: skip
    asserted = records(index, Claim, f"{rows} WHERE {' AND '.join(parts)} ORDER BY x.id", sql, values)
    return tuple(Claim(**row | {name: split(row[name]) for name in ("states", "sources")}) for row in asserted)


def with_sources(index: Index, asserted: tuple[Claim, ...]) -> ClaimList:
    """The claims with all that they cite."""
    return ClaimList(asserted, sources_by_id(index, cited_by(asserted)))


def cited_by(asserted: Iterable[Claim]) -> list[str]:
    """The ids of the sources that make the claims, and of those that are the evidence."""
    return [key for claim in asserted for key in (claim.source, *claim.sources)]
