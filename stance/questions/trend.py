"""Agreement over votes by year: one state with each of some others, the usual first picture of this literature."""

from dataclasses import dataclass
from typing import NamedTuple

from stance.index.cache import Index
from stance.questions.ballots import RollCalls, ballots, ballots_by_year, joint
from stance.questions.facts import DatasetFacts
from stance.questions.measures import figures
from stance.questions.names import names_of
from stance.questions.positions import StateKey
from stance.questions.scope import Shown
from stance.questions.selection import Selected


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


def agreement_trend(index: Index, own: StateKey, selected: Selected, votes: RollCalls) -> AgreementTrend:
    """How alike the state and each of the states selected voted in each year."""
    others = [state for state in selected.voters if state.number != own.number]
    found = ballots(index, [own.number, *(state.number for state in others)], votes.mask)
    by_year = list(ballots_by_year(index, found, votes.mask))
    years = tuple(
        AgreementYear(year, own.code, other.code, *figures(joint(cast[own.number], cast[other.number])))
        for other in others
        for year, cast in by_year
        if cast[own.number].voted & cast[other.number].voted
    )
    drawn = [row.year for row in years]
    voted = {
        year: cast[own.number].voted.bit_count() for year, cast in by_year if drawn and min(drawn) <= year <= max(drawn)
    }
    names = names_of((own, *others))
    return AgreementTrend(own.code, names, years, voted, selected.group, votes, selected.dataset)
