"""Alignment once more, slowly: from the raw YAML as any reader sees it, sharing nothing with the package.

Only for votes and memberships, whose dates are plain: enough to check what the memo's page and the tables say.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from tests.stock import stock_record

RAW: Any = stock_record()
ORDER = ["against", "abstain", "for"]

# The family, and the score or None, of each eligible item.
Items = list[tuple[str, float | None]]


def vote_of(issue: Any, code: str) -> str | None:
    named = issue.get("positions", {}).get(code, [])
    found = {status for status, states in issue["votes"].items() if code in states} | {one["status"] for one in named}
    return found.pop() if len(found) == 1 else None


def vote_items(code: str, reference: str, since: str, until: str, topics: Sequence[str] = ()) -> Items:
    """Every roll call of the days in which the reference voted, or those with one of the topics."""
    items: Items = []
    for key, issue in RAW["issues"].items():
        if issue["type"] != "vote" or not since <= str(issue["date"]) <= until:
            continue
        if topics and not set(topics) & set(issue["topics"]):
            continue
        own, other = vote_of(issue, code), vote_of(issue, reference)
        if other in ORDER and own != "ineligible":
            steps = abs(ORDER.index(own) - ORDER.index(other)) if own in ORDER else None
            items.append((issue.get("family", key), None if steps is None else 1.0 - steps))
    return items


def absences(code: str, reference: str, since: str, until: str) -> int:
    return sum(
        vote_of(issue, code) == "absent" and vote_of(issue, reference) in ORDER
        for issue in RAW["issues"].values() if issue["type"] == "vote" and since <= str(issue["date"]) <= until
    )  # fmt: skip


def agreement(items: Items) -> Fraction | None:
    """The weighted mean of (x + 1) / 2."""
    total = weight = Fraction(0)
    for family, score in items:
        share = Fraction(1, sum(other == family for other, _ in items))
        if score is not None:
            total += share * (Fraction(score) + 1) / 2
            weight += share
    return total / weight if weight else None


def coverage(items: Items) -> Fraction:
    shares = [Fraction(1, sum(other == family for other, _ in items)) for family, _ in items]
    scored = [share for share, (_, score) in zip(shares, items, strict=True) if score is not None]
    return sum(scored, Fraction(0)) / sum(shares, Fraction(0))


def without_one(items: Items) -> list[Fraction]:
    """The agreement without each scored item in turn."""
    found = [agreement(items[:place] + items[place + 1 :]) for place, (_, score) in enumerate(items)
             if score is not None]  # fmt: skip
    return [value for value in found if value is not None]


def tau_b(first: list[float], second: list[float]) -> float | None:
    """Kendall's tau-b (Kendall 1945): concordant less discordant pairs, over the geometric mean of the untied ones."""
    pairs = [(a, b) for a in range(len(first)) for b in range(a)]
    one = [(first[a] > first[b]) - (first[a] < first[b]) for a, b in pairs]
    two = [(second[a] > second[b]) - (second[a] < second[b]) for a, b in pairs]
    untied = sum(map(abs, one)) * sum(map(abs, two))
    return sum(x * y for x, y in zip(one, two, strict=True)) / untied**0.5 if untied else None
