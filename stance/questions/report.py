"""A report: what the other questions answer of some states, or on some issues, put together for one page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from stance.dataset.dates import FuzzyDate, iso
from stance.dataset.vocabulary import is_act
from stance.errors import UsageError
from stance.index.cache import Index
from stance.questions.alignment import AlignmentTable, alignment, reference_state
from stance.questions.answer import NO_RECORD, NOT_YET
from stance.questions.claims import ClaimList, claims, with_sources
from stance.questions.comparison import Comparison, compare
from stance.questions.facts import DatasetFacts, SourceFacts, dataset_facts
from stance.questions.lanes import LaneChart, lanes
from stance.questions.names import describe, told_apart
from stance.questions.positions import StateKey
from stance.questions.profile import StateProfile, state_profile
from stance.questions.selection import AsOf, chosen_issues, chosen_states
from stance.questions.timeline import Timeline, timeline

MOST_VOTES = 60
"""More roll calls than this are not listed: of one state they are counted, of several only their number is told."""


MOST_LANES = 100
"""More lanes than this make no picture that anybody reads."""
MOST_STATES = 6
"""Nor do more states than this, each with a lane for every issue."""


class Asked(NamedTuple):
    """The words of the question. ``group`` is the title of the group where just one, and no state, was asked for."""

    states: tuple[str, ...]
    issues: tuple[str, ...]
    groups: tuple[str, ...]
    as_of: AsOf
    since: str | None
    until: str
    group: str | None


@dataclass(frozen=True)
class Matrix:
    """States compared on several issues. States and issues of which nothing is recorded are named instead of shown.

    ``uncounted`` are the roll calls that were too many to be compared.
    """

    comparison: Comparison | None
    states_without: tuple[str, ...] = ()
    issues_without: tuple[str, ...] = ()
    uncounted: int = 0


@dataclass(frozen=True)
class Report:
    """The answers that a report is made of; those that do not belong to it are None or empty.

    ``states`` are the names of all that it is about. One state has a ``profile``; several have ``held`` and ``votes``;
    issues that were asked for have a comparison each in ``issues`` instead. ``chart`` is the timeline for a picture, if
    one can be read. ``unmeasured`` says why there is no ``alignment``. ``sources`` are those of all parts, each once.
    """

    asked: Asked
    states: tuple[str, ...]
    profile: StateProfile | None
    held: Matrix | None
    votes: Matrix | None
    issues: tuple[Comparison, ...]
    timeline: Timeline
    chart: LaneChart | None
    alignment: AlignmentTable | None
    unmeasured: str
    claims: ClaimList
    sources: tuple[SourceFacts, ...]
    dataset: DatasetFacts


def report(
    index: Index,
    as_of: AsOf,
    until: FuzzyDate,
    states: Sequence[str] = (),
    issues: Sequence[str] = (),
    groups: Sequence[str] = (),
    since: FuzzyDate | None = None,
) -> Report:
    """Put together what is recorded of states (default: the focus group), or of where they stand on some issues.

    Positions, votes and alignment are as of the day; votes and alignment by votes count from ``since`` on, and the
    timeline is of the time from then to ``until``. Claims are not bound to the period.

    Raises:
        UnknownNameError, AmbiguousNameError: a name stands for none or for many.
        UsageError: ``since`` is after ``until`` or after the day.
    """
    if since and since.first > as_of.day:
        raise UsageError(f"--since {since.text} is after the day asked, {iso(as_of.day)}", "give an earlier --since")
    chosen, group = chosen_states(index, as_of.day, states, groups)
    numbers = chosen_issues(index, issues)
    asked = Asked(tuple(states), tuple(issues), tuple(groups), as_of, since.text if since else None, until.text,
                  group and _title(index, group))  # fmt: skip
    parts = _Parts(index, asked, chosen, since)
    single = len(chosen) == 1 and not issues
    profile = parts.profile() if single else None
    held, votes = (None, None) if single or issues else parts.matrices()
    listed = bool(issues) or (profile is not None and profile.votes is None)
    happenings = timeline(index, as_of.day, states, issues, (), groups, since, until, votes=listed)
    uncounted = (profile is not None and profile.votes is not None) or (votes is not None and votes.uncounted)
    chart = None if uncounted else parts.chart(numbers, until)
    measured, unmeasured = (None, "") if issues else parts.alignment()
    about = parts.claims(numbers)
    compared = tuple(
        compare(index, as_of, states, [describe(index, "issue", number).key], (), groups) for number in numbers
    )
    cited = [part.sources for part in (profile, *compared, happenings, about) if part]
    cited += [one.comparison.sources for one in (held, votes) if one and one.comparison]
    names = told_apart({state.code: state.name for state in chosen})
    return Report(
        asked, tuple(names.values()), profile, held, votes, compared, happenings, chart, measured,
        unmeasured, about, tuple({source.id: source for some in cited for source in some}.values()),
        dataset_facts(index),
    )  # fmt: skip


def _title(index: Index, group: str) -> str:
    titles = [title for (title,) in index.rows("SELECT title FROM state_group WHERE key = ?", (group,))]
    return titles[0] if titles else "All states of the dataset"


def _list(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


class _Parts:
    """Asks the questions that a report is made of."""

    def __init__(self, index: Index, asked: Asked, states: Sequence[StateKey], since: FuzzyDate | None) -> None:
        self._index = index
        self._asked = asked
        self._states = states
        self._since = since

    def profile(self) -> StateProfile:
        """The one state, its votes from ``since`` on; the claims are a part of their own."""
        [state] = self._states
        found = describe(self._index, "state", state.number)
        profile = state_profile(self._index, found, self._asked.as_of, (), None if self._since else MOST_VOTES)
        if self._since:
            votes = {issue.id: issue.date for issue in profile.issues if is_act(issue.type)}
            kept = [one for one in profile.positions if one.issue not in votes or self._in_period(votes[one.issue])]
            if sum(one.issue in votes for one in kept) > MOST_VOTES:
                profile = state_profile(self._index, found, self._asked.as_of, (), MOST_VOTES)
            else:
                profile = replace(profile, positions=tuple(kept))
        return replace(profile, claims=())

    def matrices(self) -> tuple[Matrix, Matrix]:
        """All that is held, and the votes from ``since`` on."""
        rows = self._index.rows(
            "SELECT key, shape, date FROM issue WHERE begins_first IS NULL OR begins_first <= ?"
            " ORDER BY CASE WHEN shape = 'act' THEN begins_first ELSE id END",
            (self._asked.as_of.day,),
        )
        held = [key for key, kind, _ in rows if kind != "act"]
        votes = [key for key, kind, date in rows if kind == "act" and self._in_period(date)]
        many = Matrix(None, uncounted=len(votes))
        return self._matrix(held), self._matrix(votes) if len(votes) <= MOST_VOTES else many

    def _matrix(self, issues: Sequence[str]) -> Matrix:
        if not issues or not self._states:
            return Matrix(None)
        asked = self._asked
        whole = compare(self._index, asked.as_of, asked.states, issues, (), asked.groups)
        names = told_apart({state.code: state.name for state in self._states})
        told = [answer for answer in whole.positions if answer.answer not in (NO_RECORD, NOT_YET)]
        codes, keys = {answer.code for answer in told}, {answer.issue for answer in told}
        kept = replace(
            whole,
            issues=tuple(issue for issue in whole.issues if issue.id in keys),
            positions=tuple(answer for answer in whole.positions if answer.code in codes and answer.issue in keys),
        )
        return Matrix(
            kept if told else None,
            tuple(name for code, name in names.items() if code not in codes),
            tuple(issue.short for issue in whole.issues if issue.id not in keys),
        )

    def chart(self, issues: Sequence[int], until: FuzzyDate) -> LaneChart | None:
        """What held through the period. Roll calls that were asked for are acts of one day, so they make no chart."""
        held = [
            key for key, kind in self._index.rows(f"SELECT key, shape FROM issue WHERE id IN ({_list(issues)})")
            if kind != "act"
        ]  # fmt: skip
        states = len(self._states)
        if not (0 < states * len(held) <= MOST_LANES if issues else 0 < states <= MOST_STATES):
            return None
        named = [describe(self._index, "issue", number).key for number in issues]
        codes = [state.code for state in self._states]
        found = lanes(
            self._index, until.last, codes, [key for key in named if key in held], (), (), self._since, until
        )  # fmt: skip
        return found if any(not lane.empty for lane in found.lanes) else None

    def alignment(self) -> tuple[AlignmentTable | None, str]:
        """The alignment with the dataset's reference, or why there is none."""
        asked = self._asked
        try:
            reference = reference_state(self._index, None)
            if [state.number for state in self._states] == [reference.number]:
                return None, f"{reference.name} is the state that others are measured by."
            found = alignment(self._index, asked.as_of, None, asked.states, asked.groups, since=self._since)
        except UsageError as error:
            return None, f"Not measured: {error.message}."
        return found, ""

    def claims(self, issues: Sequence[int]) -> ClaimList:
        """The claims about the states; on issues, also those that name no state."""
        found = claims(self._index, issues=issues)
        codes = {state.code for state in self._states}
        bound = bool(self._asked.states or self._asked.groups) or not issues
        kept = (
            claim for claim in found
            if not bound or codes & set(claim.states) or (issues and not claim.states)
        )  # fmt: skip
        return with_sources(self._index, tuple(kept))

    def _in_period(self, day: str | None) -> bool:
        return self._since is None or day is None or FuzzyDate.parse(day).last >= self._since.first
