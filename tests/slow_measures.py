"""The measures once more, slowly: textbook formulas over lists of votes, sharing nothing with the package.

S: Signorino and Ritter 1999, equation for issues of equal weight. Weighted kappa: Cohen 1968. Pi: Scott 1955, weighted
in the same way. Fractions, so that nothing is rounded on the way.
"""

from collections.abc import Sequence
from fractions import Fraction

ORDER = ["against", "abstain", "for"]
# Linear disagreement weights: none on the diagonal, all in the corners.
WEIGHTS = [
    [Fraction(0), Fraction(1, 2), Fraction(1)],
    [Fraction(1, 2), Fraction(0), Fraction(1, 2)],
    [Fraction(1), Fraction(1, 2), Fraction(0)],
]

Vote = tuple[str, str]


def joint(pairs: Sequence[Vote]) -> list[Vote]:
    """The pairs of statuses in which both are a vote for, against or abstaining."""
    return [(a, b) for a, b in pairs if a in ORDER and b in ORDER]


def proportions(pairs: Sequence[Vote]) -> list[list[Fraction]]:
    return [[Fraction(sum(pair == (a, b) for pair in pairs), len(pairs)) for b in ORDER] for a in ORDER]


def agreement(pairs: Sequence[Vote]) -> Fraction | None:
    votes = joint(pairs)
    if not votes:
        return None
    total = Fraction(0)
    for a, b in votes:
        if a == b:
            total += 1
        elif "abstain" in (a, b):
            total += Fraction(1, 2)
    return total / len(votes)


def s_score(pairs: Sequence[Vote]) -> Fraction | None:
    votes = joint(pairs)
    if not votes:
        return None
    places = {"against": 0, "abstain": 1, "for": 2}
    distance = Fraction(0)
    for a, b in votes:
        distance += Fraction(abs(places[a] - places[b]), 2)
    return 1 - 2 * distance / len(votes)


def _beyond_chance(pairs: Sequence[Vote], shared_margins: bool) -> Fraction | None:
    votes = joint(pairs)
    if not votes:
        return None
    table = proportions(votes)
    rows = [table[i][0] + table[i][1] + table[i][2] for i in range(3)]
    columns = [table[0][j] + table[1][j] + table[2][j] for j in range(3)]
    if shared_margins:
        rows = columns = [(rows[k] + columns[k]) / 2 for k in range(3)]
    observed = expected = Fraction(0)
    for i in range(3):
        for j in range(3):
            observed += WEIGHTS[i][j] * table[i][j]
            expected += WEIGHTS[i][j] * rows[i] * columns[j]
    return None if expected == 0 else 1 - observed / expected


def kappa(pairs: Sequence[Vote]) -> Fraction | None:
    return _beyond_chance(pairs, shared_margins=False)


def pi(pairs: Sequence[Vote]) -> Fraction | None:
    return _beyond_chance(pairs, shared_margins=True)
