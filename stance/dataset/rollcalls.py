"""Who voted what: the lists and the single entries of a vote put together, and who could take part."""

from collections.abc import Container, Iterable
from datetime import date

from stance.dataset.dates import FuzzyDate
from stance.dataset.model import Issue, State
from stance.dataset.nodes import Mark


def votes_of(issue: Issue) -> dict[str, dict[str, Mark]]:
    """For each state its statuses, each with its place. More than one status means that the record disagrees."""
    votes: dict[str, dict[str, Mark]] = {}
    for part in issue.parts:
        for listed in part.votes:
            for code, (line, column) in zip(listed.states, listed.marks, strict=True):
                votes.setdefault(code, {}).setdefault(listed.status, (listed.mark[0], line, column))
        for position in part.positions:
            votes.setdefault(position.state, {}).setdefault(position.status, position.mark)
    return votes


# A seat that other states held before: the vote of the one accounts for the other.
_SEAT_HELD_BY = {"RUS": ("SUN",), "SRB": ("YUG", "SCG")}
# Members that had no seat for a time ("Growth in United Nations membership", un.org): Syria was part of the United Arab
# Republic, whose votes are recorded under Egypt, until it resumed its membership on 13 October 1961; Indonesia withdrew
# on 20 January 1965 and came back on 28 September 1966.
_AWAY = {
    "SYR": (date(1958, 2, 21).toordinal(), date(1961, 10, 12).toordinal()),
    "IDN": (date(1965, 1, 20).toordinal(), date(1966, 9, 27).toordinal()),
}


def members_without(voted: Container[str], states: Iterable[State], day: FuzzyDate) -> list[State]:
    """The certain members on the day that are not among ``voted``, neither themselves nor who held their seat."""
    return [
        state
        for state in states
        if state.code not in voted
        and not any(holder in voted for holder in _SEAT_HELD_BY.get(state.code, ()))
        and was_member(state, day)
        and not _away(state.code, day)
    ]


def _away(code: str, day: FuzzyDate) -> bool:
    first, last = _AWAY.get(code, (1, 0))
    return first <= day.last and day.first <= last


def was_member(state: State, day: FuzzyDate) -> bool | None:
    """Whether the state was a member of the United Nations on the day; None where the evidence cannot tell.

    The days of admission and of the end count as membership.
    """
    joined, left = state.member_from, state.member_until
    if joined is None or day.before(joined) or (left is not None and left.before(day)):
        return False
    if day.before(joined) is None or (left is not None and left.before(day) is None):
        return None
    return True
