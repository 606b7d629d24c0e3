"""The brief of a state: what holds on the day by topic, its latest votes, what changed in the twelve months before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stance.dataset.dates import FuzzyDate, iso
from stance.index.cache import Index, grouped
from stance.questions.answer import Answer
from stance.questions.as_of import years_after
from stance.questions.changes import Change, changes
from stance.questions.facts import DatasetFacts, IssueHeading, StateFacts, issue_headings, state_facts
from stance.questions.groups import groups_of
from stance.questions.names import recognition_issues
from stance.questions.positions import IssueKey, StateKey, answers, issues_where
from stance.questions.scope import AsOf, Shown
from stance.questions.selection import Selected
from stance.questions.votes import VoteCount, vote_summary

OTHER = "other"
"""What stands for the topic of issues that share none with another."""
_MEMBERSHIP, _FULL = "membership", "binding"
_LATEST = 3
_MOST = 4
"""A topic of more issues than this is divided by narrower ones where there are such."""
_LONGEST = 16
"""The letters of a topic that can head a line beside others."""


class TopicPositions(NamedTuple):
    """What holds on the issues of a topic."""

    topic: str
    positions: tuple[Answer, ...]


@dataclass(frozen=True)
class StateBrief(Shown):
    """A state in brief. Each issue on which anything holds is in ``members`` or under one of the ``topics``.

    ``members`` are what it is a member of. ``votes`` counts all its roll calls, ``latest`` are the last ones first.
    ``changes`` are those from the day ``since`` on, without votes. ``recognition`` is the issue on whether it is
    recognised as a state, if there is one.
    """

    state: StateFacts
    as_of: AsOf
    members: tuple[Answer, ...]
    topics: tuple[TopicPositions, ...]
    votes: VoteCount | None
    first_vote: str | None
    latest: tuple[Answer, ...]
    changes: tuple[Change, ...]
    since: str
    recognition: str | None
    issues: tuple[IssueHeading, ...]
    dataset: DatasetFacts


def state_brief(index: Index, selected: Selected) -> StateBrief:
    """The brief of the one state that is selected."""
    [key], day = selected.states, selected.day
    [state] = state_facts(index, groups_of(index, [key], day))
    held_on = _issues(index, key, "p.first <= ?", "shape IN ('held', 'period')", "id", day)
    voted_on = _issues(index, key, "p.last <= ?", "shape = 'act'", f"begins_first DESC LIMIT {_LATEST}", day)
    issues = {issue.id: issue for issue in issue_headings(index, [key.number for key in (*held_on, *voted_on)])}
    held = [answer for answer in answers(index, [key], held_on, day) if answer.status]
    member = [answer for answer in held if is_full_member(answer, issues[answer.issue])]
    rest = [answer for answer in held if answer not in member and not says_little(answer, issues[answer.issue])]
    summary = vote_summary(index, key.number, day)
    since, until = FuzzyDate.parse(iso(years_after(day, -1))), FuzzyDate.parse(iso(day))
    changed = changes(index, since, until, selected._replace(issues=None), votes=False)
    return StateBrief(
        state, selected.as_of, tuple(sorted(member, key=lambda answer: answer.since or "")),
        by_topic(rest, issues), summary.whole if summary.years else None,
        summary.years[0].what if summary.years else None,
        tuple(answers(index, [key], voted_on, day)), changed.changes, since.text,
        recognition_issues(index, {state.code: state.name}).get(state.code),
        tuple({**issues, **{issue.id: issue for issue in changed.issues}}.values()), selected.dataset,
    )  # fmt: skip


def _issues(index: Index, state: StateKey, condition: str, shape: str, order: str, day: int) -> list[IssueKey]:
    """The issues of a shape on which the state has a position by the day, found without walking through its votes."""
    taken = f"EXISTS (SELECT 1 FROM position p WHERE p.state = ? AND p.issue = i.id AND {condition})"
    return issues_where(index, f"{shape} AND {taken} ORDER BY {order}", (state.number, day))


def is_full_member(answer: Answer, issue: IssueHeading) -> bool:
    """Whether it says that a state is a member of something, with all that goes with it."""
    return issue.type == _MEMBERSHIP and answer.class_ == _FULL


def says_little(answer: Answer, issue: IssueHeading) -> bool:
    """Whether it is only that a state is in no way a member, of which nobody has heard otherwise."""
    return issue.type == _MEMBERSHIP and answer.class_ == "none"


def by_topic(held: Sequence[Answer], issues: dict[str, IssueHeading]) -> tuple[TopicPositions, ...]:
    """Each issue under the topic with most of those that are left, but not with so many that it says nothing."""
    left = {answer.issue: [own for own in held if own.issue == answer.issue] for answer in held}
    parts: list[TopicPositions] = []
    while left:
        shared = grouped((topic, key) for key in left for topic in issues[key].topics if len(topic) <= _LONGEST)
        several = {topic: keys for topic, keys in shared.items() if len(keys) > 1}
        few = {topic: keys for topic, keys in several.items() if len(keys) <= _MOST} or several
        topic = max(few, key=lambda name: len(few[name]), default=OTHER)
        keys = few.get(topic, list(left))
        answers_of = [answer for key in keys for answer in left.pop(key)]
        parts.append(TopicPositions(topic, tuple(sorted(answers_of, key=_newest_first))))
    return tuple(parts)


def _newest_first(answer: Answer) -> tuple[bool, int]:
    """What is sure to be still so before what was last heard of long ago, the newest first."""
    return answer.aged, -FuzzyDate.parse(answer.since).last if answer.since else 0
