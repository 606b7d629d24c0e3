"""Seriation: an order in which those that are alike stand beside each other, so that a picture shows its blocks.

Average-linkage clustering (Sokal and Michener 1958, "A Statistical Method for Evaluating Systematic Relationships",
University of Kansas Science Bulletin 38, 1409-1438) gives a tree; wherever it joins two clusters, either is turned
round if that brings ends together that are more alike (Gunnar Gruvaeus and Howard Wainer, "Two Additions to
Hierarchical Cluster Analysis", British Journal of Mathematical and Statistical Psychology 25, 1972, 200-206).

A similarity may be undefined, as that of two states without a joint vote. It is then left out: clusters are as unlike
as the mean over those pairs of theirs that have a similarity, and clusters with no such pair are joined after all
others. docs/measures.md says what that means for states.
"""

from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

_SCALE = 10**12
"""Dissimilarities are held as whole numbers of this many parts: sums are exact, whatever is added first."""

Similarities = Sequence[Sequence[float | None]]
"""Of each with each other, 0 to 1, symmetric; None where it is undefined. The diagonal is not looked at."""


class Merge(NamedTuple):
    """Two clusters that are joined, each named by its first member, and how unlike they are: 0 to 1, or infinite."""

    first: int
    second: int
    height: float


class Join(NamedTuple):
    """Two branches that are joined, the first of them above the second, and how unlike they are, from 0 to 1.

    A branch is a place in the order, or, from the number of places on, a join before this one.
    """

    first: int
    second: int
    height: float


class Tree(NamedTuple):
    """The order, as the numbers of those that are arranged, and the joins, those of the most alike first.

    Clusters without any similarity between them are not joined, so that there may be several trees.
    """

    order: tuple[int, ...]
    joins: tuple[Join, ...]


def seriate(names: Sequence[str], similarities: Similarities) -> Tree:
    """The order of ``names`` with its tree; those that have a similarity to none come last, by name.

    Ties go by name: of pairs of clusters equally unlike, that with the first names is joined first, and a cluster is
    turned only where that is better. The whole begins with that of its two ends whose name comes first. So the order
    does not depend on that of ``names``, as long as they differ.
    """
    by_name = sorted(range(len(names)), key=lambda number: (names[number], number))
    alone = [a for a in by_name if all(similarities[a][b] is None for b in by_name if a != b)]
    kept = [number for number in by_name if number not in set(alone)]
    distances = [[_distance(similarities[a][b]) for b in kept] for a in kept]
    merges = average_linkage(distances)
    order = turned(merges, distances)
    if order and order[0] > order[-1]:
        order.reverse()
    return Tree((*(kept[place] for place in order), *alone), tuple(_joins(merges, order, len(names))))


def _joins(merges: Sequence[Merge], order: Sequence[int], count: int) -> Iterator[Join]:
    top = {number: place for place, number in enumerate(order)}
    branch = dict(top)
    for made, (first, second, height) in enumerate(merge for merge in merges if merge.height < inf):
        above, below = sorted((first, second), key=top.__getitem__)
        yield Join(branch[above], branch[below], height)
        branch[first], top[first] = count + made, min(top[first], top[second])


def average_linkage(distances: Sequence[Sequence[int | None]]) -> list[Merge]:
    """The clusters in the order in which they are joined: each time the two that are least unlike on average."""
    count = len(distances)
    sums = [[distance or 0 for distance in row] for row in distances]
    pairs = [[int(distance is not None) for distance in row] for row in distances]
    active = list(range(count))

    def nearest(a: int) -> tuple[float, int]:
        own, having = sums[a], pairs[a]
        # One division of whole numbers, rounded once: equal means are equal.
        return min(((own[b] / having[b] if having[b] else inf, b) for b in active if b > a), default=(inf, count))

    near = [nearest(a) for a in range(count)]
    merges = []
    while len(active) > 1:
        first = min(active[:-1], key=lambda a: (near[a][0], a))
        height, second = near[first]
        merges.append(Merge(first, second, height / _SCALE))
        active.remove(second)
        for other in active:
            if other != first:
                sums[first][other] += sums[second][other]
                pairs[first][other] += pairs[second][other]
                sums[other][first], pairs[other][first] = sums[first][other], pairs[first][other]
        for other in active:
            if other == first or near[other][1] in (first, second):
                near[other] = nearest(other)
            elif other < first and pairs[first][other]:
                near[other] = min(near[other], (sums[first][other] / pairs[first][other], first))
    return merges


def turned(merges: Sequence[Merge], distances: Sequence[Sequence[int | None]]) -> list[int]:
    """The members in order: at each merge that of four arrangements whose ends, where they meet, are least unlike."""
    clusters = {number: [number] for number in range(len(distances))}
    for first, second, _ in merges:
        a, b = clusters[first], clusters.pop(second)
        # The first of equals: as they are, before one or both are turned.
        ends = ((a[-1], b[0]), (a[-1], b[-1]), (a[0], b[0]), (a[0], b[-1]))
        gaps = [inf if (gap := distances[x][y]) is None else gap for x, y in ends]
        best = gaps.index(min(gaps))
        clusters[first] = (a[::-1] if best >= 2 else a) + (b[::-1] if best % 2 else b)
    return clusters[0] if clusters else []


def _distance(similarity: float | None) -> int | None:
    return None if similarity is None else round((1 - similarity) * _SCALE)
