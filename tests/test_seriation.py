"""The order by similarity: against hand-worked examples, the definition computed slowly, and what must always hold."""

import random
from fractions import Fraction
from itertools import combinations, pairwise, permutations
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.api import Stance
from stance.questions.seriation import average_linkage, seriate, turned
from tests import slow_seriation
from tests.slow_seriation import Alike

LETTERS = "ABCDEFGHIJ"


def alike(pairs: dict[str, float | None]) -> Alike:
    """Similarities by pairs of letters: {"AB": 0.9}."""
    return {frozenset(pair): None if value is None else Fraction(str(value)) for pair, value in pairs.items()}


def matrix(names: list[str], similarities: Alike) -> list[list[float | None]]:
    def cell(a: str, b: str) -> float | None:
        value = Fraction(1) if a == b else similarities[frozenset((a, b))]
        return None if value is None else float(value)

    return [[cell(a, b) for b in names] for a in names]


def ordered(names: list[str], similarities: Alike) -> str:
    return "".join(names[number] for number in seriate(names, matrix(names, similarities)).order)


def test_the_example_of_the_page_by_hand() -> None:
    # Heights 0.1 (A with B), 0.2 (C with D), then (0.9 + 0.5 + 0.8 + 0.6) / 4 = 0.7. Ends: A meets D, 0.5.
    pairs = alike({"AB": 0.9, "CD": 0.8, "AC": 0.1, "AD": 0.5, "BC": 0.2, "BD": 0.4})
    assert ordered(list("ABCD"), pairs) == "BADC"
    # In the order B A D C: B with A, D with C, and those two joins, which come after the four places, with each other.
    assert seriate(list("ABCD"), matrix(list("ABCD"), pairs)).joins == ((0, 1, 0.1), (2, 3, 0.2), (4, 5, 0.7))


def test_heights_of_average_linkage_by_hand() -> None:
    # 1 and 2 are 2 apart; 0 is 6 and 8 from them, so (6 + 8) / 2 = 7. In parts of 10^12, as heights are of 1.
    unit = 10**11
    distances = [[0, 6 * unit, 8 * unit], [6 * unit, 0, 2 * unit], [8 * unit, 2 * unit, 0]]
    assert average_linkage(distances) == [(1, 2, 0.2), (0, 1, 0.7)]
    assert turned(average_linkage(distances), distances) == [0, 1, 2]  # 0 beside 1, which is nearer than 2


def test_states_on_a_line_come_in_the_order_of_the_line() -> None:
    # Ten points, unevenly spaced; how unlike two are is their distance. Only the line itself sets neighbours together.
    places = dict(zip("GCAJEBHDIF", (0, 2, 5, 6, 9, 11, 15, 16, 20, 26), strict=True))
    pairs = {frozenset(pair): 1 - Fraction(abs(places[pair[0]] - places[pair[1]]), 30)
             for pair in combinations(LETTERS, 2)}  # fmt: skip
    assert ordered(list(LETTERS), pairs) == "FIDHBEJACG"  # that end in front whose name is first, F before G


def test_a_pair_without_a_joint_vote_is_left_out_and_not_unlike() -> None:
    # A and B are 0.1 apart, C is 0.1 from A and 0.5 from D. If C never voted with B, it is 0.1 from both together and
    # joins them. Were that no agreement, it would be (0.1 + 1) / 2 = 0.55 from them, and would join D.
    def joined(b_with_c: int | None) -> list[tuple[int, int]]:
        distances: list[list[int | None]] = [[0, 1, 1, 9], [1, 0, b_with_c, 9], [1, b_with_c, 0, 5], [9, 9, 5, 0]]
        tenths = [[None if gap is None else gap * 10**11 for gap in row] for row in distances]
        return [(first, second) for first, second, _ in average_linkage(tenths)]

    assert joined(None) == [(0, 1), (0, 2), (0, 3)]
    assert joined(10) == [(0, 1), (2, 3), (0, 2)]


def test_those_alike_to_nobody_come_last_by_name() -> None:
    pairs = alike(dict.fromkeys(map("".join, combinations("ABCDE", 2))) | {"BD": 0.5})
    assert ordered(list("EDCBA"), pairs) == "BDACE"


def test_parts_that_never_met_are_joined_after_all_others() -> None:
    # A with B and C with D hardly agree, but between the two pairs nothing is known.
    pairs = alike({"AB": 0.1, "CD": 0.0, "AC": None, "AD": None, "BC": None, "BD": None})
    assert ordered(list("ABCD"), pairs) == "ABCD"


def test_all_alike_come_by_name() -> None:
    pairs: Alike = {frozenset(pair): Fraction(1) for pair in combinations(LETTERS, 2)}
    assert ordered(list(LETTERS[::-1]), pairs) == LETTERS


@pytest.mark.parametrize("names", ["", "A", "AB"])
def test_few_are_no_trouble(names: str) -> None:
    assert ordered(list(names), alike({"AB": 0.5})) == names


# Against the definition, computed slowly. Few different values, so that there are many ties.

SIMILARITIES = st.one_of(st.none(), st.integers(0, 8).map(lambda eighths: Fraction(eighths, 8)))


@st.composite
def similarities(draw: st.DrawFn, most: int = 8) -> tuple[list[str], Alike]:
    names = list(LETTERS[: draw(st.integers(1, most))])
    pairs = {frozenset(pair): draw(SIMILARITIES) for pair in combinations(names, 2)}
    return draw(st.permutations(names)), pairs


@given(similarities())
def test_the_order_is_that_of_the_definition(given: tuple[list[str], Alike]) -> None:
    names, pairs = given
    assert list(ordered(names, pairs)) == slow_seriation.order(names, pairs)


@given(similarities(most=6), st.randoms())
def test_the_order_does_not_depend_on_that_of_the_names(given: tuple[list[str], Alike], chance: random.Random) -> None:
    names, pairs = given
    others = chance.sample(names, len(names))
    assert ordered(names, pairs) == ordered(others, pairs)


@given(similarities())
def test_each_stands_in_the_order_once(given: tuple[list[str], Alike]) -> None:
    names, pairs = given
    assert sorted(ordered(names, pairs)) == sorted(names)


@given(similarities(most=6))
def test_clusters_stay_together(given: tuple[list[str], Alike]) -> None:
    names, pairs = given
    order = ordered(names, pairs)
    alone = {a for a in names if all(pairs[frozenset((a, b))] is None for b in names if a != b)}
    for a, b, _ in slow_seriation.steps([name for name in names if name not in alone], pairs):
        places = sorted(order.index(name) for name in a + b)
        assert places == list(range(places[0], places[0] + len(places)))


@pytest.mark.parametrize("seed", range(20))
def test_turning_brings_neighbours_closer(seed: int) -> None:
    # Of all orders of six that keep the clusters together: the turned one is at least as good as the typical one.
    chance = random.Random(seed)
    names = list("ABCDEF")
    pairs: Alike = {frozenset(pair): Fraction(chance.randrange(1000), 1000) for pair in combinations(names, 2)}
    clusters = [set(a + b) for a, b, _ in slow_seriation.steps(names, pairs)]

    def total(order: str) -> Fraction:
        return sum((slow_seriation.unlike(pairs, a, b) or Fraction(0) for a, b in pairwise(order)), Fraction(0))

    def together(order: str) -> bool:
        spans = [[order.index(name) for name in cluster] for cluster in clusters]
        return all(max(span) - min(span) + 1 == len(span) for span in spans)

    possible = sorted(total(order) for order in map("".join, permutations(names)) if together(order))
    assert len(possible) == 32  # five joints, each with two ways round
    assert total(ordered(names, pairs)) <= possible[16]


# The record.


def test_blocs_stand_together(bundled: Stance) -> None:
    # EU members that vote as one, the Central Asians, Russia beside Belarus: by the record (A/RES/68/262 and after).
    order = bundled.agree_matrix().by_similarity
    for bloc in ({"EST", "LVA", "LTU", "MDA", "UKR", "GEO"}, {"KAZ", "KGZ", "TJK", "UZB"}, {"RUS", "BLR"}):
        places = [order.index(code) for code in bloc]
        strangers = {order[place] for place in range(min(places), max(places) + 1)} - bloc
        assert strangers <= {"AZE"}  # which voted on few, always with Georgia


@pytest.mark.parametrize(
    ("group", "states"), [("post-soviet", 15), pytest.param("all", 193, marks=pytest.mark.thorough)]
)
def test_a_comparison_of_all_votes_has_the_order_of_the_matrix(group: str, states: int, bundled: Stance) -> None:
    compared = bundled.compare(issue=[issue.id for issue in bundled.issues(type="vote")], group=group)
    assert compared.by_similarity == bundled.agree_matrix(group=group).by_similarity
    assert len(compared.by_similarity) == states


def test_a_comparison_without_votes_is_by_name(bundled: Stance) -> None:
    assert bundled.compare(issue="eeu", group="central-asia").by_similarity == ("KAZ", "KGZ", "TJK", "TKM", "UZB")


def test_it_is_quick() -> None:
    chance = random.Random(1)
    names = [f"{number:03}" for number in range(193)]
    found: list[list[float | None]] = [[None] * 193 for _ in names]
    for a, b in combinations(range(193), 2):
        found[a][b] = found[b][a] = chance.random()
    start = perf_counter()
    seriate(names, found)
    assert perf_counter() - start < 1.5  # 0.1 s where it was written
