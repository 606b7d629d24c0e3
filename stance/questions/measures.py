"""Measures of how alike two states voted: agreement, S, Cohen's kappa and Scott's pi.

Each is made of the joint votes of two states, those in which both voted for, against or abstained. An absence is in
none of the counts, so it is neither agreement nor disagreement. The positions are ordered, for - abstain - against;
two positions are 0, 1 or 2 steps apart, and the weight of a disagreement is proportional to its steps (linear
weights): 0, 1/2, 1.

The counts are whole numbers, and every figure is one division of whole numbers, so equal figures compare as equal.
A figure is None, "undefined", where its formula would divide by zero.

On which to use: Frank M. Häge, "Choice or Circumstance? Adjusting Measures of Foreign Policy Similarity for Chance
Agreement", Political Analysis 19(3), 2011, 287-305, doi:10.1093/pan/mpr023. docs/measures.md has a worked example.
"""

from typing import NamedTuple

POSITIONS = ("for", "abstain", "against")
"""The positions in their order; also the order of the rows and columns of a position matrix."""


class Joint(NamedTuple):
    """What the measures need to know of the joint votes of two states, a and b.

    ``same``: both took one position; two abstentions are the same position. ``opposite``: one voted for, the other
    against; in all other joint votes exactly one abstained. The rest are the margins: how often each voted for and
    against in the joint votes.
    """

    votes: int
    same: int
    opposite: int
    a_for: int
    a_against: int
    b_for: int
    b_against: int

    @property
    def steps(self) -> int:
        """How many steps apart the two were, over all joint votes: 2 where opposite, 1 where one abstained."""
        return self.votes - self.same + self.opposite


class Figures(NamedTuple):
    """All measures of one pair."""

    votes: int
    same: int
    opposite: int
    agreement: float | None
    s: float | None
    kappa: float | None
    pi: float | None


def agreement(joint: Joint) -> float | None:
    """The mean of 1 (same), 1/2 (exactly one abstains) and 0 (opposite). From 0 to 1; undefined without joint votes."""
    return (2 * joint.votes - joint.steps) / (2 * joint.votes) if joint.votes else None


def s_score(joint: Joint) -> float | None:
    """S: 1 less twice the mean distance, relative to the largest possible distance, each vote of equal weight.

    With three positions one step apart S = 2 x agreement - 1. From -1 (always opposite) to 1 (always the same);
    undefined without joint votes. S makes no allowance for the agreement that is to be expected by chance.

    Curtis S. Signorino and Jeffrey M. Ritter, "Tau-b or Not Tau-b: Measuring the Similarity of Foreign Policy
    Positions", International Studies Quarterly 43(1), 1999, 115-144.
    """
    return (joint.votes - joint.steps) / joint.votes if joint.votes else None


def kappa(joint: Joint) -> float | None:
    """Cohen's kappa with linear weights: 1 less the observed over the expected disagreement.

    Expected is what two states would show that each keep their own shares of for, abstain and against but vote
    independently of each other. From -1 to 1; 0 is agreement as by chance. It is 0 whenever one state always votes
    the same way and the other does not always vote that way, however often they agree; and undefined where both
    always take one and the same position (nothing but agreement can be expected) or have no joint vote.

    Jacob Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological Measurement 20(1),
    1960, 37-46; weights: Cohen, "Weighted Kappa", Psychological Bulletin 70(4), 1968, 213-220.
    """
    votes, _, _, a_for, a_against, b_for, b_against = joint
    a_abstain, b_abstain = votes - a_for - a_against, votes - b_for - b_against
    # Steps apart, over all pairs of one vote of a with one of b: votes x votes pairs.
    expected = (
        a_for * (b_abstain + 2 * b_against) + a_abstain * (b_for + b_against) + a_against * (2 * b_for + b_abstain)
    )
    return (expected - votes * joint.steps) / expected if expected else None


def pi(joint: Joint) -> float | None:
    """Scott's pi with linear weights: 1 less the observed over the expected disagreement.

    As kappa, but expected is what two states would show that both vote with the shares of for, abstain and against of
    the two taken together. So a difference between their shares counts as disagreement, and pi is never above kappa.
    From -1 to 1; undefined where both always take one and the same position or have no joint vote.

    William A. Scott, "Reliability of Content Analysis: The Case of Nominal Scale Coding", Public Opinion Quarterly
    19(3), 1955, 321-325.
    """
    # Twice the shared margins, so that they stay whole: steps apart over 2 votes x 2 votes pairs.
    for_, against = joint.a_for + joint.b_for, joint.a_against + joint.b_against
    abstain = 2 * joint.votes - for_ - against
    expected = 2 * (for_ * abstain + abstain * against + 2 * for_ * against)
    return (expected - 4 * joint.votes * joint.steps) / expected if expected else None


def figures(joint: Joint) -> Figures:
    """All measures at once."""
    return Figures(*joint[:3], agreement(joint), s_score(joint), kappa(joint), pi(joint))


def two_places(value: float) -> str:
    """A figure as people read it, to two places: halves go up, away from 0, and what is nearly 0 has no sign."""
    hundredths = int(abs(value) * 100 + 0.5 + 1e-9)  # what a binary fraction may lack of a half
    sign = "-" if value < 0 and hundredths else ""
    return f"{sign}{hundredths // 100}.{hundredths % 100:02}"
