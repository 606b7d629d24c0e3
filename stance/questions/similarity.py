"""States in the order of how alike they voted: agreement of pairs (docs/measures.md), seriated.

Only what both voted on says how alike two states are. Without a joint vote that is undefined, and no low agreement.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from stance.questions.ballots import Ballots, joint
from stance.questions.measures import POSITIONS, agreement
from stance.questions.seriation import seriate

if TYPE_CHECKING:
    from stance.questions.agreement import Agreement
    from stance.questions.comparison import Comparison


def order_of_pairs(names: Mapping[str, str], pairs: "Iterable[Agreement]") -> tuple[str, ...]:
    """The codes in order, of pairs that are measured already. ``names`` has the name of each code."""
    places = {code: place for place, code in enumerate(names)}
    similarities: list[list[float | None]] = [[None] * len(names) for _ in names]
    for pair in pairs:
        a, b = places[pair.a], places[pair.b]
        similarities[a][b] = similarities[b][a] = pair.agreement
    return _order(names, similarities)


def order_of_answers(comparison: "Comparison") -> tuple[str, ...]:
    """The codes in order, by their agreement over the votes among the issues compared."""
    votes = {issue.id: rank for rank, issue in enumerate(comparison.issues) if issue.type == "vote"}
    names: dict[str, str] = {}
    bits: dict[str, dict[str, bytearray]] = {}
    size = len(comparison.issues) // 8 + 1
    for answer in comparison.positions:
        names.setdefault(answer.code, answer.state)
        rank = votes.get(answer.issue)
        if rank is not None and answer.answer == "recorded" and answer.status in POSITIONS:
            own = bits.setdefault(answer.code, {}).setdefault(answer.status, bytearray(size))
            own[rank >> 3] |= 1 << (rank & 7)
    voted = [_ballots(bits.get(code, {})) for code in names]
    similarities: list[list[float | None]] = [[None] * len(names) for _ in names]
    for a, b in combinations(range(len(voted)), 2):
        similarities[a][b] = similarities[b][a] = agreement(joint(voted[a], voted[b]))
    return _order(names, similarities)


def _ballots(bits: Mapping[str, bytearray]) -> Ballots:
    return Ballots.of(*(int.from_bytes(bits.get(position, b""), "little") for position in POSITIONS))


def _order(names: Mapping[str, str], similarities: Sequence[Sequence[float | None]]) -> tuple[str, ...]:
    codes = list(names)
    # Two states of one name are told apart by their codes.
    return tuple(codes[place] for place in seriate([f"{names[code]} {code}" for code in codes], similarities))
