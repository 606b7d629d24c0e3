"""A report: what the other questions answer of some states, or on some issues, put together for one page."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from stance.dataset.dates import FuzzyDate, iso
from stance.dataset.vocabulary import is_act
from stance.errors import UsageError
from stance.index.cache import Index
from stance.questions.alignment import AlignmentTable, alignment, reference_state
from stance.questions.brief import StateBrief, state_brief
from stance.questions.claims import Claim, ClaimList, claims, with_sources
from stance.questions.comparison import Comparison, compare
from stance.questions.facts import DatasetFacts, SourceFacts
from stance.questions.lanes import LaneChart, lanes
from stance.questions.names import names_of
from stance.questions.positions import IssueKey, issues_where
from stance.questions.profile import StateProfile, state_profile
from stance.questions.scope import AsOf
from stance.questions.selection import Selected
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


class Matrix(NamedTuple):
    """States compared on several issues. States and issues of which nothing is recorded are named instead of shown.

    ``uncounted`` are the roll calls that were too many to be compared.
    """

    comparison: Comparison | None
    states_without: tuple[str, ...] = ()
    issues_without: tuple[str, ...] = ()
    uncounted: int = 0


class Report(NamedTuple):
    """The answers that a report is made of; those that do not belong to it are None or empty.

    ``states`` are the names of all that it is about. One state has a ``brief`` and a ``profile``; several have ``held``
    and ``votes``; issues that were asked for have a comparison each in ``issues`` instead. ``chart`` is the timeline
    for a picture, if one can be read. ``unmeasured`` says why there is no ``alignment``. ``general`` counts the
    judgements on one state together with others, which are not among the ``claims`` of a report on it. ``sources`` are
    those of all parts, each once.
    """

    asked: Asked
    states: tuple[str, ...]
    brief: StateBrief | None
    profile: StateProfile | None
    held: Matrix | None
    votes: Matrix | None
    issues: tuple[Comparison, ...]
    timeline: Timeline
    chart: LaneChart | None
    alignment: AlignmentTable | None
    unmeasured: str
    claims: ClaimList
    general: int
    sources: tuple[SourceFacts, ...]
    dataset: DatasetFacts


def report(index: Index, selected: Selected) -> Report:
    """Put together what is recorded of the states, or of where they stand on some issues.

    Positions, votes and alignment are as of the day; votes and alignment by votes count from ``since`` on, and the
    timeline is of the time from then to ``until``. Claims are not bound to the period.

    Raises:
        UsageError: ``since`` is after the day.
    """
    as_of, since, until, issues = selected.as_of, selected.since, selected.until, selected.issues or ()
    assert until is not None
    if since and since.first > as_of.day:
        raise UsageError(f"--since {since.text} is after the day asked, {iso(as_of.day)}", "give an earlier --since")
    words = selected.scope
    titles = index.column("SELECT title FROM state_group WHERE key = ?", (selected.group,))
    group = selected.group and (titles[0] if titles else "All states of the dataset")
    asked = Asked(words.states, words.issue, words.group, as_of, since.text if since else None, until.text, group)
    single = len(selected.states) == 1 and not issues
    profile = _profile(index, selected) if single else None
    held, votes = (None, None) if single or issues else _matrices(index, selected)
    listed = bool(issues) or (profile is not None and profile.votes is None)
    dated = timeline(index, selected, votes=listed)
    chart = _chart(index, selected, dated)
    measured, unmeasured = (None, "") if issues else _alignment(index, selected)
    told = _claims(index, selected)
    # A judgement on several states at once bears on none of them alone.
    about = tuple(claim for claim in told if not (single and claim.verdict == "judgement" and len(claim.states) > 1))
    claimed = with_sources(index, about)
    compared = tuple(compare(index, selected._replace(issues=(issue,))) for issue in issues)
    cited = [part.sources for part in (profile, *compared, dated, claimed) if part]
    cited += [matrix.comparison.sources for matrix in (held, votes) if matrix and matrix.comparison]
    names = names_of(selected.states)
    brief = state_brief(index, selected) if single else None
    sources = {source.id: source for some in cited for source in some}
    return Report(
        asked, tuple(names.values()), brief, profile, held, votes, compared, dated, chart, measured, unmeasured,
        claimed, len(told) - len(about), tuple(sources.values()), selected.dataset,
    )  # fmt: skip


def _profile(index: Index, selected: Selected) -> StateProfile:
    """The one state, its votes from ``since`` on; the claims are a part of their own."""
    ask = partial(state_profile, index, selected.states[0], selected.as_of, selected.dataset)
    profile = ask(most_votes=None if selected.since else MOST_VOTES)
    if selected.since:
        votes = {issue.id: issue.date for issue in profile.issues if is_act(issue.type)}
        taken = [answer for answer in profile.positions
                 if answer.issue not in votes or _in_period(selected, votes[answer.issue])]  # fmt: skip
        many = sum(answer.issue in votes for answer in taken) > MOST_VOTES
        profile = ask(most_votes=MOST_VOTES) if many else replace(profile, positions=tuple(taken))
    return replace(profile, claims=())


def _matrices(index: Index, selected: Selected) -> tuple[Matrix, Matrix]:
    """All that is held, and the votes from ``since`` on."""
    begun = "begins_first IS NULL OR begins_first <= ? ORDER BY CASE WHEN shape = 'act' THEN begins_first ELSE id END"
    issues = issues_where(index, begun, (selected.day,))
    dates = dict(index.rows("SELECT id, date FROM issue"))
    votes = [issue for issue in issues if issue.of_type.is_act and _in_period(selected, dates[issue.number])]
    held = _matrix(index, selected, [issue for issue in issues if not issue.of_type.is_act])
    many = len(votes) > MOST_VOTES
    return held, Matrix(None, uncounted=len(votes)) if many else _matrix(index, selected, votes)


def _matrix(index: Index, selected: Selected, issues: Sequence[IssueKey]) -> Matrix:
    if not issues or not selected.states:
        return Matrix(None)
    whole = compare(index, selected._replace(issues=tuple(issues)))
    told = [answer for answer in whole.positions if answer.status is not None]
    codes, keys = {answer.code for answer in told}, {answer.issue for answer in told}
    filled = replace(
        whole,
        issues=tuple(issue for issue in whole.issues if issue.id in keys),
        positions=tuple(answer for answer in whole.positions if answer.code in codes and answer.issue in keys),
    )
    return Matrix(
        filled if told else None,
        tuple(name for code, name in names_of(selected.states).items() if code not in codes),
        tuple(issue.short for issue in whole.issues if issue.id not in keys),
    )


def _chart(index: Index, selected: Selected, dated: Timeline) -> LaneChart | None:
    """What held through the period. Roll calls that were asked for are acts of one day, so they make no chart."""
    issues, states = selected.issues, len(selected.states)
    held = tuple(issue for issue in issues or () if not issue.of_type.is_act)
    if not (0 < states * len(held) <= MOST_LANES if issues else 0 < states <= MOST_STATES):
        return None
    asked = selected._replace(issues=held) if issues else selected
    chart = lanes(index, asked, dated if asked == selected else timeline(index, asked))
    return chart if any(not lane.empty for lane in chart.lanes) else None


def _alignment(index: Index, selected: Selected) -> tuple[AlignmentTable | None, str]:
    """The alignment with the dataset's reference, or why there is none."""
    try:
        reference = reference_state(index, None)
        if selected.state_numbers == [reference.number]:
            return None, f"{reference.name} is the state that others are measured by."
        return alignment(index, selected, reference), ""
    except UsageError as error:
        return None, f"Not measured: {error.message}."


def _claims(index: Index, selected: Selected) -> tuple[Claim, ...]:
    """The claims about the states; on issues, also those that name no state."""
    issues, scope = selected.issue_numbers or (), selected.scope
    codes = {state.code for state in selected.states}
    bound = bool(scope.states or scope.group) or not issues
    return tuple(
        claim for claim in claims(index, issues=issues)
        if not bound or codes & set(claim.states) or (issues and not claim.states)
    )  # fmt: skip


def _in_period(selected: Selected, day: str | None) -> bool:
    since = selected.since
    return since is None or day is None or FuzzyDate.parse(day).last >= since.first
