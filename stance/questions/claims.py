"""Claims: what a source asserts, and what the evidence says of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from stance.errors import UnknownNameError
from stance.index.cache import Index
from stance.questions.facts import SourceFacts, sources_by_id
from stance.questions.names import near
from stance.questions.scope import Shown


@dataclass(frozen=True)
class Claim:
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
        parts.append(f"c.id IN (SELECT claim FROM claim_state WHERE state IN ({', '.join(map(str, states))}))")
    if issues:
        parts.append(f"c.issue IN ({', '.join(map(str, issues))})")
    for column, words in (("verdict", verdicts), ("kind", kinds)):
        if words:
            parts.append(f"c.{column} IN ({', '.join('?' * len(words))})")
            values += words
    if source:
        if not index.rows("SELECT 1 FROM source WHERE key = ?", (source,)):
            known = [key for (key,) in index.rows("SELECT key FROM source")]
            raise UnknownNameError(f"there is no source '{source}'", near(source, known, "stance sources"))
        parts.append("s.key = ?")
        values.append(source)
    named: dict[int, list[str]] = {}
    for claim, code in index.rows(
        "SELECT m.claim, s.code FROM claim_state m JOIN state s ON s.id = m.state ORDER BY m.claim, s.name"
    ):
        named.setdefault(claim, []).append(code)
    rows = index.rows(
        "SELECT c.id, c.key, s.key, i.key, c.date, c.kind, c.claim, c.verdict, c.finding, c.sources, c.until,"
        " c.topics, c.note FROM claim c JOIN source s ON s.id = c.source LEFT JOIN issue i ON i.id = c.issue"
        f" WHERE {' AND '.join(parts)} ORDER BY c.id",
        values,
    )
    return tuple(
        Claim(
            key, asserting, tuple(named.get(number, ())), issue, date, kind, text, verdict, finding,
            tuple(json.loads(cited)), until, tuple(json.loads(topics)), note,
        )
        for number, key, asserting, issue, date, kind, text, verdict, finding, cited, until, topics, note in rows
    )  # fmt: skip


def with_sources(index: Index, found: tuple[Claim, ...]) -> ClaimList:
    """The claims with all that they cite."""
    ids = [key for claim in found for key in (claim.source, *claim.sources)]
    return ClaimList(found, sources_by_id(index, ids))
