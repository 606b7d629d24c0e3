"""States in the order of how alike they voted: agreement of pairs (docs/measures.md), seriated.

Only what both voted on says how alike two states are. Without a joint vote that is undefined, and no low agreement.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from stance.questions.answer import Answer
from stance.questions.ballots import Ballots, joint, mask_of
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
    codes = list(names)
    places = {code: place for place, code in enumerate(codes)}
    similarities: list[list[float | None]] = [[None] * len(codes) for _ in codes]
    for first, second, value in pairs:
        a, b = places[first], places[second]
        similarities[a][b] = similarities[b][a] = value
    # Two states of one name are told apart by their codes.
    order, joins = seriate([f"{name} {code}" for code, name in names.items()], similarities)
    return SimilarityTree(tuple(codes[place] for place in order), joins)


def tree_of_answers(votes: Sequence[str], answers: Iterable[Answer]) -> SimilarityTree:
    """The codes in order, by their agreement over the votes. Every state of the answers has its place."""
    order = {issue: rank for rank, issue in enumerate(votes)}
    names: dict[str, str] = {}
    ranks: dict[tuple[str, str], list[int]] = {}
    for answer in answers:
        names.setdefault(answer.code, answer.state)
        rank = order.get(answer.issue)
        if rank is not None and answer.answer == "recorded" and answer.status in POSITIONS:
            ranks.setdefault((answer.code, answer.status), []).append(rank)
    voted = {code: Ballots.of(*(mask_of(ranks.get((code, word), ())) for word in POSITIONS)) for code in names}
    return tree_of_pairs(names, ((a, b, agreement(joint(voted[a], voted[b]))) for a, b in combinations(names, 2)))
