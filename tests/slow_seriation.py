"""The order of heat strips once more, slowly: straight from the definition, sharing nothing with the package.

Average linkage: the mean over all pairs of members that have a dissimilarity (Sokal and Michener 1958). The ends:
Gruvaeus and Wainer 1972. Fractions, and every mean made anew from the pairs at every step.
"""

from collections.abc import Mapping
from fractions import Fraction

Pair = frozenset[str]
Alike = Mapping[Pair, Fraction | None]
FAR = Fraction(10**9)


def unlike(alike: Alike, a: str, b: str) -> Fraction | None:
    similarity = alike[frozenset((a, b))]
    return None if similarity is None else 1 - similarity


def mean(alike: Alike, a: tuple[str, ...], b: tuple[str, ...]) -> Fraction:
    known = [gap for x in a for y in b if (gap := unlike(alike, x, y)) is not None]
    return sum(known, Fraction(0)) / len(known) if known else FAR


def steps(names: list[str], alike: Alike) -> list[tuple[tuple[str, ...], tuple[str, ...], Fraction]]:
    """The pairs of clusters in the order in which they are joined, as sorted names, with their mean."""
    clusters: list[tuple[str, ...]] = [(name,) for name in sorted(names)]
    joined = []
    while len(clusters) > 1:
        gap, a, b = min((mean(alike, a, b), a, b) for a in clusters for b in clusters if a[0] < b[0])
        joined.append((a, b, gap))
        clusters = sorted([*(one for one in clusters if one not in (a, b)), tuple(sorted(a + b))])
    return joined


def order(names: list[str], alike: Alike) -> list[str]:
    def ends(left: list[str], right: list[str]) -> Fraction:
        gap = unlike(alike, left[-1], right[0])
        return FAR if gap is None else gap

    alone = [a for a in sorted(names) if all(alike[frozenset((a, b))] is None for b in names if b != a)]
    placed: dict[tuple[str, ...], list[str]] = {(name,): [name] for name in names}
    joined = steps([name for name in names if name not in alone], alike)
    whole = [name for name in names if name not in alone]
    for a, b, _ in joined:
        left, right = placed[a], placed[b]
        ways = [(x, y) for x in (left, left[::-1]) for y in (right, right[::-1])]
        x, y = min(ways, key=lambda way: ends(*way))
        whole = placed[tuple(sorted(a + b))] = x + y
    if whole and whole[0] > whole[-1]:
        whole = whole[::-1]
    return whole + alone
