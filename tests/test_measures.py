"""Agreement, S, kappa and pi of two series of votes: by hand, by their properties, and against a slow version."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.questions.ballots import Ballots, joint, mask_of, position_matrix, ranks_of
from stance.questions.measures import Figures, Joint, figures, two_places
from tests import slow_measures as slow

STATUSES = ["for", "against", "abstain", "absent", "ineligible", "no-record"]
votes = st.lists(st.tuples(st.sampled_from(STATUSES), st.sampled_from(STATUSES)), max_size=40)
JOINT = ["for", "abstain", "against"]
joint_votes = st.lists(st.tuples(st.sampled_from(JOINT), st.sampled_from(JOINT)), min_size=1, max_size=40)


def ballots(series: Sequence[str]) -> Ballots:
    """A state's votes as bit strings."""
    return Ballots.of(*(mask_of(at for at, status in enumerate(series) if status == one) for one in JOINT))


def of(pairs: Sequence[tuple[str, str]]) -> Figures:
    return figures(joint(ballots([a for a, _ in pairs]), ballots([b for _, b in pairs])))


# By hand.


def test_agreement_need_not_be_more_than_chance() -> None:
    # One state votes for in all 20, the other for in 18 and against in 2:
    #                 b for  b against         a = 18/20 = 0.90;  S = 2 x 0.90 - 1 = 0.80
    #   a for          18        2    20       observed disagreement 2/20 = 0.10
    #   a against       0        0     0       kappa expects 20/20 x 2/20 + 0/20 x 18/20 = 0.10: 1 - 0.10/0.10 = 0
    #   total          18        2    20       pi: shares 38/40 and 2/40 expect 2 x 0.95 x 0.05 = 0.095:
    #                                          1 - 0.10/0.095 = -0.0526...
    found = of([("for", "for")] * 18 + [("for", "against")] * 2)
    assert (found.votes, found.same, found.opposite) == (20, 18, 2)
    assert (found.agreement, found.s, found.kappa) == (0.9, 0.8, 0.0)
    assert found.pi == pytest.approx(-1 / 19)


@pytest.mark.parametrize("position", JOINT)
def test_where_both_always_vote_alike_chance_cannot_be_told_from_agreement(position: str) -> None:
    found = of([(position, position)] * 20)
    assert (found.agreement, found.s, found.kappa, found.pi) == (1.0, 1.0, None, None)


def test_without_joint_votes_nothing_is_defined() -> None:
    assert of([]) == Figures(0, 0, 0, None, None, None, None)


def test_always_opposite_is_the_least_agreement() -> None:
    # Half of the votes each way round, so that the margins are even: all measures are at their lower bound.
    found = of([("for", "against"), ("against", "for")] * 5)
    assert found == Figures(10, 0, 10, 0.0, -1.0, -1.0, -1.0)


def test_an_abstention_is_half_way_between_for_and_against() -> None:
    for pair in (("for", "abstain"), ("abstain", "for"), ("against", "abstain"), ("abstain", "against")):
        assert (of([pair]).agreement, of([pair]).s) == (0.5, 0.0)


def test_two_abstentions_are_the_same_position() -> None:
    assert of([("abstain", "abstain")]).same == 1


def test_the_worked_example_of_the_documentation() -> None:
    #                   b for  abstain  against        agreement (6 + 3 x 1/2) / 10 = 0.75;  S = 0.50
    #   a for               4        2        1    7   observed disagreement (3 x 1/2 + 1) / 10 = 0.25
    #   a abstain           0        1        0    1   kappa expects 0.7 (0.4/2 + 0.2) + 0.1 (0.4 + 0.2)/2
    #   a against           0        1        1    2       + 0.2 (0.4 + 0.4/2) = 0.43: 1 - 0.25/0.43 = 18/43
    #   total               4        4        2   10   pi: shares 0.55, 0.25, 0.20 expect 2 (0.55 x 0.25/2
    #                                                      + 0.25 x 0.20/2 + 0.55 x 0.20) = 0.4075: 63/163
    found = figures(Joint(votes=10, same=6, opposite=1, a_for=7, a_against=2, b_for=4, b_against=2))
    assert (found.votes, found.same, found.opposite) == (10, 6, 1)
    assert (found.agreement, found.s) == (0.75, 0.5)
    assert found.kappa == pytest.approx(18 / 43)
    assert found.pi == pytest.approx(63 / 163)


# Absence.


@pytest.mark.parametrize("status", ["absent", "ineligible", "no-record"])
@pytest.mark.parametrize("other", STATUSES)
def test_absence_is_neither_agreement_nor_disagreement(status: str, other: str) -> None:
    before = [("for", "for"), ("for", "against"), ("abstain", "against")]
    assert of([*before, (status, other)]) == of([*before, (other, status)]) == of(before)


# Properties.


@given(votes)
def test_the_measures_are_symmetric(pairs: list[tuple[str, str]]) -> None:
    assert of(pairs) == of([(b, a) for a, b in pairs])


@given(st.lists(st.sampled_from(STATUSES), max_size=40))
def test_a_state_agrees_with_itself_exactly(series: list[str]) -> None:
    found = of([(status, status) for status in series])
    assert found.same == found.votes
    assert found.opposite == 0
    if found.votes:
        assert (found.agreement, found.s) == (1.0, 1.0)
    assert found.kappa in (1.0, None)
    assert found.pi in (1.0, None)


@given(joint_votes)
def test_the_measures_stay_within_their_bounds(pairs: list[tuple[str, str]]) -> None:
    found = of(pairs)
    assert found.agreement is not None
    assert found.s is not None
    assert 0 <= found.agreement <= 1
    assert -1 <= found.s <= 1
    assert found.kappa is None or -1 <= found.kappa <= 1
    assert found.pi is None or -1 <= found.pi <= 1


@given(joint_votes)
def test_different_habits_count_against_pi_but_not_against_kappa(pairs: list[tuple[str, str]]) -> None:
    found = of(pairs)
    assert (found.kappa is None) == (found.pi is None)
    if found.kappa is not None and found.pi is not None:
        assert found.pi <= found.kappa


@given(joint_votes, st.sampled_from(JOINT))
def test_an_equal_vote_more_never_lowers_agreement(pairs: list[tuple[str, str]], position: str) -> None:
    before, after = of(pairs), of([*pairs, (position, position)])
    assert before.agreement is not None
    assert after.agreement is not None
    assert after.agreement >= before.agreement


@given(votes.flatmap(lambda pairs: st.tuples(st.just(pairs), st.permutations(pairs))))
def test_the_order_of_the_votes_does_not_matter(orders: tuple[list[tuple[str, str]], list[tuple[str, str]]]) -> None:
    written, shuffled = orders
    assert of(shuffled) == of(written)


@given(joint_votes)
def test_s_is_twice_the_agreement_less_one(pairs: list[tuple[str, str]]) -> None:
    found = of(pairs)
    assert found.agreement is not None
    assert found.s == pytest.approx(2 * found.agreement - 1)


@given(votes)
def test_a_slow_implementation_of_the_textbook_agrees(pairs: list[tuple[str, str]]) -> None:
    found = of(pairs)
    assert found.votes == len(slow.joint(pairs))
    expected = (slow.agreement(pairs), slow.s_score(pairs), slow.kappa(pairs), slow.pi(pairs))
    # Each figure is one division of whole numbers, so it is the float nearest to the fraction.
    assert (found.agreement, found.s, found.kappa, found.pi) == tuple(
        None if value is None else float(value) for value in expected
    )


@given(joint_votes)
def test_the_margins_of_the_slow_implementation_are_shares(pairs: list[tuple[str, str]]) -> None:
    # What the comparison above rests on.
    assert sum(map(sum, slow.proportions(pairs))) == Fraction(1)


# Bit strings.


@given(votes)
def test_the_position_matrix_counts_each_joint_vote_once(pairs: list[tuple[str, str]]) -> None:
    matrix = position_matrix(ballots([a for a, _ in pairs]), ballots([b for _, b in pairs]))
    assert matrix == tuple(tuple(pairs.count((a, b)) for b in JOINT) for a in JOINT)


@given(st.sets(st.integers(0, 200)))
def test_a_mask_has_the_bits_it_is_made_of(ranks: set[int]) -> None:
    assert ranks_of(mask_of(ranks)) == sorted(ranks)
    assert mask_of(ranks) == sum(2**rank for rank in ranks)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.625, "0.63"),  # 5/8: Python's own rounding has 0.62
        (-0.625, "-0.63"),
        (57 / 200, "0.29"),  # 0.285, which no binary fraction is
        (0.115, "0.12"),
        (0.1149, "0.11"),
        (-0.004, "0.00"),
        (1.0, "1.00"),
        (0.0, "0.00"),
        (0.995, "1.00"),
    ],
)
def test_people_read_halves_rounded_up(value: float, text: str) -> None:
    assert two_places(value) == text
