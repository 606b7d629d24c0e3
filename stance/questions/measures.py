"""Measures of how alike two states voted: agreement, S, Cohen's kappa and Scott's pi.

Each takes the nine counts of a position matrix: how often the first state took one position and the second another,
over the votes in which both voted for, against or abstained. An absence is in none of the nine, so it is neither
agreement nor disagreement. The positions are ordered, for - abstain - against; two positions are 0, 1 or 2 steps apart,
and the weight of a disagreement is proportional to its steps (linear weights): 0, 1/2, 1.

The counts are whole numbers, and every figure is one division of whole numbers, so equal figures compare as equal.
A figure is None, "undefined", where its formula would divide by zero.

On which to use: Frank M. Häge, "Choice or Circumstance? Adjusting Measures of Foreign Policy Similarity for Chance
Agreement", Political Analysis 19(3), 2011, 287-305, doi:10.1093/pan/mpr023. docs/measures.md has a worked example.
"""

from typing import NamedTuple

POSITIONS = ("for", "abstain", "against")
"""The positions in their order; also the order of the rows and columns of a position matrix."""


class Counts(NamedTuple):
    """A position matrix: the first state's position by row, the second's by column."""

    for_for: int
    for_abstain: int
    for_against: int
    abstain_for: int
    abstain_abstain: int
    abstain_against: int
    against_for: int
    against_abstain: int
    against_against: int


class Figures(NamedTuple):
    """All measures of one pair. ``votes`` counts the joint votes; ``same`` + one abstaining + ``opposite`` = votes."""

    votes: int
    same: int
    opposite: int
    agreement: float | None
    s: float | None
    kappa: float | None
    pi: float | None


def votes(counts: Counts) -> int:
    """The joint votes: those in which both states voted for, against or abstained."""
    return sum(counts)


def same(counts: Counts) -> int:
    """The joint votes in which both took the same position; two abstentions are the same position."""
    return counts[0] + counts[4] + counts[8]


def opposite(counts: Counts) -> int:
    """The joint votes in which one state voted for and the other against."""
    return counts[2] + counts[6]


def agreement(counts: Counts) -> float | None:
    """The mean of 1 (same), 1/2 (exactly one abstains) and 0 (opposite). From 0 to 1; undefined without joint votes."""
    joint = sum(counts)
    return (joint + same(counts) - opposite(counts)) / (2 * joint) if joint else None


def s_score(counts: Counts) -> float | None:
    """S: 1 less twice the mean distance, relative to the largest possible distance, each vote of equal weight.

    With three positions one step apart S = 2 x agreement - 1. From -1 (always opposite) to 1 (always the same);
    undefined without joint votes. S makes no allowance for the agreement that is to be expected by chance.

    Curtis S. Signorino and Jeffrey M. Ritter, "Tau-b or Not Tau-b: Measuring the Similarity of Foreign Policy
    Positions", International Studies Quarterly 43(1), 1999, 115-144.
    """
    joint = sum(counts)
    return (same(counts) - opposite(counts)) / joint if joint else None


def kappa(counts: Counts) -> float | None:
    """Cohen's kappa with linear weights: 1 less the observed over the expected disagreement.

    Expected is what two states would show that each keep their own shares of for, abstain and against but vote
    independently of each other. From -1 to 1; 0 is agreement as by chance. It is 0 whenever one state always votes
    the same way and the other does not always vote that way, however often they agree; and undefined where both
    always take one and the same position (nothing but agreement can be expected) or have no joint vote.

    Jacob Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological Measurement 20(1),
    1960, 37-46; weights: Cohen, "Weighted Kappa", Psychological Bulletin 70(4), 1968, 213-220.
    """
    ff, fb, fa, bf, bb, ba, af, ab, aa = counts
    row_for, row_abstain, row_against = ff + fb + fa, bf + bb + ba, af + ab + aa
    for_, abstain, against = ff + bf + af, fb + bb + ab, fa + ba + aa
    # Steps apart, over all pairs of one vote of the first state with one of the second: n x n pairs.
    expected = (
        row_for * (abstain + 2 * against) + row_abstain * (for_ + against) + row_against * (2 * for_ + abstain)
    )  # fmt: skip
    joint = row_for + row_abstain + row_against
    steps = fb + bf + ba + ab + 2 * (fa + af)
    return (expected - joint * steps) / expected if expected else None


def pi(counts: Counts) -> float | None:
    """Scott's pi with linear weights: 1 less the observed over the expected disagreement.

    As kappa, but expected is what two states would show that both vote with the shares of for, abstain and against of
    the two taken together. So a difference between their shares counts as disagreement, and pi is never above kappa.
    From -1 to 1; undefined where both always take one and the same position or have no joint vote.

    William A. Scott, "Reliability of Content Analysis: The Case of Nominal Scale Coding", Public Opinion Quarterly
    19(3), 1955, 321-325.
    """
    ff, fb, fa, bf, bb, ba, af, ab, aa = counts
    # Twice the shared margins, so that they stay whole: steps apart over 2n x 2n pairs.
    for_, abstain, against = 2 * ff + fb + fa + bf + af, fb + bf + 2 * bb + ba + ab, fa + ba + af + ab + 2 * aa
    expected = 2 * (for_ * abstain + abstain * against + 2 * for_ * against)
    steps = fb + bf + ba + ab + 2 * (fa + af)
    return (expected - 2 * (for_ + abstain + against) * steps) / expected if expected else None


def figures(counts: Counts) -> Figures:
    """All measures at once."""
    return Figures(
        sum(counts), same(counts), opposite(counts), agreement(counts), s_score(counts), kappa(counts), pi(counts)
    )  # fmt: skip
