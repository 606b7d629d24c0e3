"""Agreement of pairs of states over votes: one pair in detail, one state with all others, all pairs of a group.

Only joint votes count: both states voted for, against or abstained. Every roll call has the same weight; the families
of issues, which alignment uses, play no part here. The measures themselves are in `stance.questions.measures`.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from stance.index.cache import Index
from stance.questions.ballots import (
    Ballots,
    Matrix,
    RollCalls,
    ballots,
    ballots_by_year,
    joint,
    position_matrix,
    ranks_of,
)
from stance.questions.facts import DatasetFacts, SourceFacts, dataset_facts, sources_by_id
from stance.questions.measures import POSITIONS, Figures, figures
from stance.questions.names import told_apart
from stance.questions.positions import StateKey, answers, issues_by_number
from stance.questions.scope import Shown
from stance.questions.selection import Selected

if TYPE_CHECKING:
    from stance.questions.similarity import SimilarityTree

MIN_VOTES = 10
"""Joint votes that a state must have to be ranked: a handful of votes ends up at the top or the bottom by chance."""

_EVER = 10**7  # a vote is an act of its day: any later day includes it


class Agreement(NamedTuple):
    """One pair. ``a`` and ``b`` are codes; the fields are the columns of the machine formats.

    ``votes`` counts the joint votes. A figure is None where it is undefined; see `stance.questions.measures`.
    """

    a: str
    b: str
    votes: int
    same: int
    opposite: int
    agreement: float | None
    s: float | None
    kappa: float | None
    pi: float | None


class Divergence(NamedTuple):
    """A vote in which two states took different positions. ``opposite``: for against against; else one abstained."""

    date: str
    issue: str
    title: str
    a: str
    b: str
    opposite: bool
    sources: tuple[str, ...]


@dataclass(frozen=True)
class PairAgreement(Shown):
    """Two states: the figures, what they are made of, how they changed, and where the states parted.

    ``names`` and ``pair.a``, ``pair.b`` are in the order asked. ``positions`` is the position matrix, a's position by
    row. ``only_a`` counts the roll calls in which only a voted for, against or abstained, ``neither`` those in which
    neither did. ``divergences`` are the most divergent votes: opposite ones before those with one abstention, the
    latest first.
    """

    names: tuple[str, str]
    pair: Agreement
    positions: Matrix
    only_a: int
    only_b: int
    neither: int
    years: tuple[tuple[str, Figures], ...]
    divergences: tuple[Divergence, ...]
    roll_calls: RollCalls
    sources: tuple[SourceFacts, ...]
    dataset: DatasetFacts


@dataclass(frozen=True)
class AgreementRanking(Shown):
    """One state with others, in order of agreement. ``left_out`` counts those with fewer than ``min_votes``."""

    state: str
    names: dict[str, str]
    pairs: tuple[Agreement, ...]
    lowest: bool
    ranked: int
    min_votes: int
    left_out: int
    group: str | None
    roll_calls: RollCalls
    dataset: DatasetFacts


@dataclass(frozen=True)
class AgreementMatrix(Shown):
    """All pairs of some states, each once, in the order of the states' names."""

    names: dict[str, str]
    pairs: tuple[Agreement, ...]
    group: str | None
    roll_calls: RollCalls
    dataset: DatasetFacts

    @property
    def by_similarity(self) -> tuple[str, ...]:
        """The codes of the states in an order that sets those beside each other that agree most.

        States without a joint vote with any other come last, by name; `stance.questions.seriation` has the method.
        """
        return self.similarity_tree.order

    @cached_property
    def similarity_tree(self) -> "SimilarityTree":
        """That order with the tree it is of: average linkage on 1 less the agreement."""
        from stance.questions.similarity import tree_of_pairs

        return tree_of_pairs(self.names, ((pair.a, pair.b, pair.agreement) for pair in self.pairs))


def pair_agreement(
    index: Index, first: StateKey, second: StateKey, votes: RollCalls, divergent: int = 10
) -> PairAgreement:
    """How two states voted, with at most ``divergent`` of the votes in which they differ. Both may be one state."""
    found = ballots(index, [first.number, second.number], votes.mask)
    own, other = found[first.number], found[second.number]
    divergences = _divergences(index, first, second, own, other, divergent)
    names = told_apart({first.code: first.name, second.code: second.name})
    return PairAgreement(
        (names[first.code], names[second.code]),
        Agreement(first.code, second.code, *figures(joint(own, other))),
        position_matrix(own, other),
        (own.voted & ~other.voted).bit_count(),
        (other.voted & ~own.voted).bit_count(),
        (votes.mask & ~own.voted & ~other.voted).bit_count(),
        _by_year(index, own, other),
        divergences,
        votes,
        sources_by_id(index, [key for divergence in divergences for key in divergence.sources]),
        dataset_facts(index),
    )


def agreement_ranking(
    index: Index,
    own: StateKey,
    selected: Selected,
    votes: RollCalls,
    limit: int | None = None,
    lowest: bool = False,
    min_votes: int = MIN_VOTES,
) -> AgreementRanking:
    """The states that agree most with one, or least. Equal ones: more joint votes first, then by name."""
    number = own.number
    others = [state for state in selected.voters if state.number != number]
    found = ballots(index, [number, *(state.number for state in others)], votes.mask)
    pairs = [Agreement(own.code, state.code, *figures(joint(found[number], found[state.number]))) for state in others]
    names = {state.code: state.name for state in (own, *others)}
    ranked = sorted(
        # A pair without joint votes has no agreement to be ranked by, whatever the minimum.
        (pair for pair in pairs if pair.agreement is not None and pair.votes >= min_votes),
        key=lambda pair: (_ranked(pair, lowest), -pair.votes, names[pair.b]),
    )
    kept = ranked if limit is None else ranked[:limit]
    return AgreementRanking(
        own.name, told_apart(names), tuple(kept), lowest, len(ranked), min_votes, len(pairs) - len(ranked),
        selected.group, votes, selected.dataset,
    )  # fmt: skip


def agreement_matrix(index: Index, selected: Selected, votes: RollCalls) -> AgreementMatrix:
    """All pairs of the states."""
    chosen = selected.voters
    found = ballots(index, selected.state_numbers, votes.mask)
    voted = [(state.code, found[state.number]) for state in chosen]
    pairs = tuple(
        Agreement(a, b, *figures(joint(own, other))) for (a, own), (b, other) in combinations(voted, 2)
    )  # fmt: skip
    names = {state.code: state.name for state in chosen}
    return AgreementMatrix(names, pairs, selected.group, votes, selected.dataset)


def _ranked(pair: Agreement, lowest: bool) -> float:
    assert pair.agreement is not None
    return pair.agreement if lowest else -pair.agreement


def _by_year(index: Index, own: Ballots, other: Ballots) -> tuple[tuple[str, Figures], ...]:
    """The figures of each year with a joint vote."""
    years = ballots_by_year(index, {0: own, 1: other}, own.voted & other.voted)
    return tuple((f"{year:04}", figures(joint(cast[0], cast[1]))) for year, cast in years)


def _divergences(
    index: Index, first: StateKey, second: StateKey, own: Ballots, other: Ballots, limit: int
) -> tuple[Divergence, ...]:
    opposite = own.for_ & other.against | own.against & other.for_
    one_abstains = own.abstain & (other.for_ | other.against) | other.abstain & (own.for_ | own.against)
    ranks = [*reversed(ranks_of(opposite)), *reversed(ranks_of(one_abstains))][:limit]
    rows = {
        rank: (number, key, date, title)
        for rank, number, key, date, title in index.rows(
            "SELECT o.rank, i.id, i.key, i.date, i.title FROM vote_order o JOIN issue i ON i.id = o.issue"
            f" WHERE o.rank IN ({', '.join(map(str, ranks))})"
        )
    }
    issues = issues_by_number(index, [rows[rank][0] for rank in ranks])
    cited: dict[str, dict[str, None]] = {}
    for answer in answers(index, [first, second], issues, _EVER):
        cited.setdefault(answer.issue, {}).update(dict.fromkeys(answer.sources))
    return tuple(
        Divergence(
            date, key, title, _position(own, rank), _position(other, rank), bool(opposite >> rank & 1),
            tuple(cited[key]),
        )
        for rank in ranks
        for _, key, date, title in (rows[rank],)
    )  # fmt: skip


def _position(own: Ballots, rank: int) -> str:
    return next(position for position, bits in zip(POSITIONS, own[:3], strict=True) if bits >> rank & 1)
