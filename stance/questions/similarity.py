"""States in the order of how alike they voted: agreement of pairs (docs/measures.md), seriated.

Only what both voted on says how alike two states are. Without a joint vote that is undefined, and no low agreement.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from stance.questions.answer import Answer
from stance.questions.ballots import Ballots, joint
from stance.questions.measures import POSITIONS, agreement
from stance.questions.seriation import Join, seriate


class SimilarityTree(NamedTuple):
    """The codes of the states in order, and the joins of the tree that the order is that of.

    A branch of a join is a place in the order, or, from the number of states on, a join before this one.
    """

    order: tuple[str, ...]
    joins: tuple[Join, ...]


def tree_of_pairs(names: Mapping[str, str], pairs: Iterable[tuple[str, str, float | None]]) -> SimilarityTree:
    """The codes in order, from the agreement of each pair of them. ``names`` has the name of each code."""
    places = {code: place for place, code in enumerate(names)}
    similarities: list[list[float | None]] = [[None] * len(names) for _ in names]
    for first, second, value in pairs:
        a, b = places[first], places[second]
        similarities[a][b] = similarities[b][a] = value
    return _tree(names, similarities)


def tree_of_answers(votes: Sequence[str], answers: Iterable[Answer]) -> SimilarityTree:
    """The codes in order, by their agreement over the votes. Every state of the answers has its place."""
    ranks = {issue: rank for rank, issue in enumerate(votes)}
    names: dict[str, str] = {}
    bits: dict[str, dict[str, bytearray]] = {}
    size = len(votes) // 8 + 1
    for answer in answers:
        names.setdefault(answer.code, answer.state)
        rank = ranks.get(answer.issue)
        if rank is not None and answer.answer == "recorded" and answer.status in POSITIONS:
            own = bits.setdefault(answer.code, {}).setdefault(answer.status, bytearray(size))
            own[rank >> 3] |= 1 << (rank & 7)
    voted = [_ballots(bits.get(code, {})) for code in names]
    similarities: list[list[float | None]] = [[None] * len(names) for _ in names]
    for a, b in combinations(range(len(voted)), 2):
        similarities[a][b] = similarities[b][a] = agreement(joint(voted[a], voted[b]))
    return _tree(names, similarities)


def _ballots(bits: Mapping[str, bytearray]) -> Ballots:
    return Ballots.of(*(int.from_bytes(bits.get(position, b""), "little") for position in POSITIONS))


def _tree(names: Mapping[str, str], similarities: Sequence[Sequence[float | None]]) -> SimilarityTree:
    codes = list(names)
    # Two states of one name are told apart by their codes.
    order, joins = seriate([f"{names[code]} {code}" for code in codes], similarities)
    return SimilarityTree(tuple(codes[place] for place in order), joins)
