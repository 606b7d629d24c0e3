"""How closely a record follows a reference: the score of one item, and the figures of many. Pure arithmetic.

An item is one issue on which the position of a state could be set against that of the reference. Its score is 1
(with the reference), 0.5, 0, -0.5 or -1 (against it), or None where nothing can be scored: then the item is *missing*,
which is neither agreement nor disagreement.

Items of one family, such as the yearly repetitions of a resolution, share one weight: each of m eligible items weighs
1/m. So the weights of a family add up to 1 however often it was voted on. All sums are of fractions and divided once,
so equal records get equal figures and a state that did everything like the reference gets exactly 1.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

LEAST_SCORED = 3
"""With fewer scored items there is no figure: one item would decide it."""
LEAST_COVERAGE = Fraction(1, 2)
"""With less than this share of the weight scored there is no figure: what is missing would decide it."""

SUFFICIENT = "sufficient"
INSUFFICIENT = "insufficient"


class Item(NamedTuple):
    """An eligible item: what it shares its weight with (its own name where it has no family), and its score."""

    family: str
    score: float | None


class Figure(NamedTuple):
    """What many items come to. All are None but the counts and the coverage where the verdict is `insufficient`.

    ``agreement`` is the weighted mean of (score + 1) / 2, from 0 to 1. ``coverage`` is the share of the eligible
    weight that is scored. ``low`` and ``high`` are what the agreement would be if everything missing were against, or
    with, the reference. ``drop_low`` and ``drop_high`` are the lowest and highest agreement when one item is left out.
    """

    agreement: float | None
    scored: int
    eligible: int
    coverage: float | None
    low: float | None
    high: float | None
    drop_low: float | None
    drop_high: float | None
    verdict: str


def vote_score(own: int, other: int) -> float:
    """The score of a vote beside the reference's own: same 1, opposite -1, exactly one abstention 0.

    Votes are places on a line: 1 in favour, 0 abstaining, -1 against.
    """
    return 1.0 if own == other else float(own * other)


def weights(families: Sequence[str]) -> list[Fraction]:
    """The weight of each eligible item, given what it shares its weight with."""
    sizes: dict[str, int] = {}
    for family in families:
        sizes[family] = sizes.get(family, 0) + 1
    return [Fraction(1, sizes[family]) for family in families]


def aggregate(items: Iterable[Item]) -> Figure:
    """The figures of all eligible items of one state."""
    families: dict[str, _Family] = {}
    for item in items:
        family = families.setdefault(item.family, _Family())
        family.eligible += 1
        if item.score is not None:
            family.values.append(_quarters(item.score))
    scored = sum(len(family.values) for family in families.values())
    eligible = sum(family.eligible for family in families.values())
    if not eligible:
        return Figure(None, 0, 0, None, None, None, None, None, INSUFFICIENT)
    total, weight = _sums(families.values())
    coverage = weight / len(families)
    if scored < LEAST_SCORED or coverage < LEAST_COVERAGE:
        return Figure(None, scored, eligible, float(coverage), None, None, None, None, INSUFFICIENT)
    low = total / len(families)
    dropped = _dropped(families.values(), total, weight)
    return Figure(
        float(total / weight), scored, eligible, float(coverage), float(low), float(low + 1 - coverage),
        float(min(dropped)), float(max(dropped)), SUFFICIENT,
    )  # fmt: skip


class _Family:
    """How many items of a family are eligible, and the scored ones in quarters, from 0 (against) to 4 (with)."""

    def __init__(self) -> None:
        self.eligible = 0
        self.values: list[int] = []


def _quarters(score: float) -> int:
    value = 2 * (score + 1)
    if value not in (0, 1, 2, 3, 4):
        raise ValueError(f"{score} is no score: scores are -1, -0.5, 0, 0.5 and 1")
    return int(value)


def _sums(families: Iterable[_Family]) -> tuple[Fraction, Fraction]:
    """The weighted sum of (score + 1) / 2, and the weight that is scored."""
    # Families of one size are added first, in whole numbers: a record may have thousands of families of one item.
    values: dict[int, int] = {}
    counts: dict[int, int] = {}
    for family in families:
        values[family.eligible] = values.get(family.eligible, 0) + sum(family.values)
        counts[family.eligible] = counts.get(family.eligible, 0) + len(family.values)
    return (
        sum((Fraction(value, 4 * size) for size, value in values.items()), Fraction(0)),
        sum((Fraction(count, size) for size, count in counts.items()), Fraction(0)),
    )


def _dropped(families: Iterable[_Family], total: Fraction, weight: Fraction) -> set[Fraction]:
    """Every agreement that comes of leaving out one scored item, as if it had never been there.

    The rest of its family shares the weight that the family had.
    """
    agreements = set()
    for size, sum_, count, value in {
        (family.eligible, sum(family.values), len(family.values), value)
        for family in families
        for value in set(family.values)
    }:
        rest = total - Fraction(sum_, 4 * size)
        rest_weight = weight - Fraction(count, size)
        if size > 1:
            rest += Fraction(sum_ - value, 4 * (size - 1))
            rest_weight += Fraction(count - 1, size - 1)
        agreements.add(rest / rest_weight)
    return agreements
