"""Agreement of pairs of states over votes: one pair in detail, one state with others or by year, all pairs of a group.

Only joint votes count: both states voted for, against or abstained. Every roll call has the same weight; the families
of issues, which alignment uses, play no part here. The measures themselves are in `stance.questions.measures`.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from stance.index.cache import Index, numbered
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
from stance.questions.names import names_of
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


class AgreementYear(NamedTuple):
    """One pair in one year with a joint vote. The fields are the columns of the machine formats."""

    year: int
    a: str
    b: str
    votes: int
    same: int
    opposite: int
    agreement: float | None
    s: float | None
    kappa: float | None
    pi: float | None


@dataclass(frozen=True)
class AgreementTrend(Shown):
    """One state with each of some others by year, in the order of the others' names.

    ``names`` has the state itself first. A year without a joint vote has no row. ``voted`` says in how many of the roll
    calls of each year the state voted, from the first year with a joint vote to the last.
    """

    state: str
    names: dict[str, str]
    years: tuple[AgreementYear, ...]
    voted: dict[int, int]
    group: str | None
    roll_calls: RollCalls
    dataset: DatasetFacts


def pair_agreement(
    index: Index, first: StateKey, second: StateKey, votes: RollCalls, divergent: int = 10
) -> PairAgreement:
    """How two states voted, with at most ``divergent`` of the votes in which they differ. Both may be one state."""
    voted = ballots(index, [first.number, second.number], votes.mask)
    own, other = voted[first.number], voted[second.number]
    divergences = _divergences(index, first, second, own, other, divergent)
    names = names_of((first, second))
    years = ballots_by_year(index, {0: own, 1: other}, own.voted & other.voted)
    return PairAgreement(
        (names[first.code], names[second.code]), Agreement(first.code, second.code, *figures(joint(own, other))),
        position_matrix(own, other),
        (own.voted & ~other.voted).bit_count(),
        (other.voted & ~own.voted).bit_count(),
        (votes.mask & ~own.voted & ~other.voted).bit_count(),
        tuple((f"{year:04}", figures(joint(cast[0], cast[1]))) for year, cast in years), divergences, votes,
        sources_by_id(index, [key for divergence in divergences for key in divergence.sources]), dataset_facts(index),
    )  # fmt: skip


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
    others = [state for state in selected.voters if state.number != own.number]
    voted = ballots(index, [own.number, *(state.number for state in others)], votes.mask)
    pairs = [
        Agreement(own.code, state.code, *figures(joint(voted[own.number], voted[state.number]))) for state in others
    ]
    names = {state.code: state.name for state in (own, *others)}

    def order(pair: Agreement) -> tuple[float, int, str]:
        agreement = pair.agreement or 0
        return agreement if lowest else -agreement, -pair.votes, names[pair.b]

    # A pair without joint votes has no agreement to be ranked by, whatever the minimum.
    ranked = sorted((pair for pair in pairs if pair.agreement is not None and pair.votes >= min_votes), key=order)
    return AgreementRanking(
        own.name, names_of((own, *others)), tuple(ranked[:limit]), lowest, len(ranked), min_votes,
        len(pairs) - len(ranked), selected.group, votes, selected.dataset,
    )  # fmt: skip


def agreement_trend(index: Index, own: StateKey, selected: Selected, votes: RollCalls) -> AgreementTrend:
    """How alike the state and each of the states selected voted in each year."""
    others = [state for state in selected.voters if state.number != own.number]
    voted = ballots(index, [own.number, *(state.number for state in others)], votes.mask)
    by_year = dict(ballots_by_year(index, voted, votes.mask))
    years = tuple(
        AgreementYear(year, own.code, other.code, *figures(joint(cast[own.number], cast[other.number])))
        for other in others
        for year, cast in by_year.items()
        if cast[own.number].voted & cast[other.number].voted
    )
    drawn = [row.year for row in years]
    times = {
        year: cast[own.number].voted.bit_count()
        for year, cast in by_year.items()
        if drawn and min(drawn) <= year <= max(drawn)
    }
    return AgreementTrend(own.code, names_of((own, *others)), years, times, selected.group, votes, selected.dataset)


def agreement_matrix(index: Index, selected: Selected, votes: RollCalls) -> AgreementMatrix:
    """All pairs of the states."""
    voted = ballots(index, selected.state_numbers, votes.mask)
    pairs = tuple(
        Agreement(a.code, b.code, *figures(joint(voted[a.number], voted[b.number])))
        for a, b in combinations(selected.voters, 2)
    )
    names = {state.code: state.name for state in selected.voters}
    return AgreementMatrix(names, pairs, selected.group, votes, selected.dataset)


def _divergences(
    index: Index, first: StateKey, second: StateKey, own: Ballots, other: Ballots, limit: int
) -> tuple[Divergence, ...]:
    opposite = own.for_ & other.against | own.against & other.for_
    one_abstains = own.abstain & (other.for_ | other.against) | other.abstain & (own.for_ | own.against)
    ranks = [*reversed(ranks_of(opposite)), *reversed(ranks_of(one_abstains))][:limit]
    rows = {
        rank: row
        for rank, *row in index.rows(
            "SELECT o.rank, i.id, i.date, i.key, i.title FROM vote_order o JOIN issue i ON i.id = o.issue"
            f" WHERE o.rank IN ({numbered(ranks)})"
        )
    }
    issues = issues_by_number(index, [rows[rank][0] for rank in ranks])
    cited: dict[str, dict[str, None]] = {}
    for answer in answers(index, [first, second], issues, _EVER):
        cited.setdefault(answer.issue, {}).update(dict.fromkeys(answer.sources))

    def position(voted: Ballots, rank: int) -> str:
        return next(word for word, bits in zip(POSITIONS, voted[:3], strict=True) if bits >> rank & 1)

    return tuple(
        Divergence(
            date, key, title, position(own, rank), position(other, rank), bool(opposite >> rank & 1), tuple(cited[key])
        )
        for rank in ranks
        for _, date, key, title in (rows[rank],)
    )
