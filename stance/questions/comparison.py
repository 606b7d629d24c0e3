"""Comparisons: where states stand on one issue or several, as of a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stance.errors import UsageError
from stance.index.cache import Index
from stance.questions.answer import Answer
from stance.questions.facts import (
    DatasetFacts,
    IssueFacts,
    IssueHeading,
    SourceFacts,
    dataset_facts,
    issue_facts,
    issue_headings,
    sources_by_id,
)
from stance.questions.groups import states_of_group, states_with
from stance.questions.names import find, find_group, near
from stance.questions.positions import StateKey, answers, issues_by_number, states_by_number

SORTS = ("name", "code", "status", "date")


class AsOf(NamedTuple):
    """The day an answer is for: its ordinal, and the words it was asked in (None: today)."""

    day: int
    asked: str | None


@dataclass(frozen=True)
class Comparison:
    """Answers for some states on some issues. ``group`` names the group that was asked for, if one was."""

    issues: tuple[IssueFacts, ...]
    positions: tuple[Answer, ...]
    as_of: AsOf
    group: str | None
    sources: tuple[SourceFacts, ...]
    dataset: DatasetFacts

    @property
    def counts(self) -> "tuple[StatusCount, ...]":
        """How many states take each status on each issue."""
        return count_statuses(self)

    @property
    def by_similarity(self) -> tuple[str, ...]:
        """The codes of the states in the order of how alike they voted on those of the issues that are votes.

        States that voted with none of the others come last, by name; `stance.questions.seriation` has the method.
        """
        from stance.questions.similarity import order_of_answers

        return order_of_answers(self)


@dataclass(frozen=True)
class StatusCount:
    """How many of the states compared take a status on an issue; ``states`` are their codes."""

    issue: str
    status: str | None
    answer: str
    count: int
    states: tuple[str, ...]


def compare(
    index: Index,
    as_of: AsOf,
    states: Sequence[str] = (),
    issues: Sequence[str] = (),
    topics: Sequence[str] = (),
    groups: Sequence[str] = (),
    where: Sequence[str] = (),
    sort: str = "name",
    differing: bool = False,
) -> Comparison:
    """Compare states (default: the dataset's focus group) on issues named or having one of the topics.

    ``where`` keeps the states for which ``ISSUE=STATUS`` holds on the day. ``differing`` keeps the issues on which
    the states' answers are not all the same.

    Raises:
        UnknownNameError, AmbiguousNameError: a name stands for none or for many.
        UsageError: no issue is named, or a condition is malformed.
    """
    if not (issues or topics):
        raise UsageError("compare needs an issue", "name one with --issue or --topic; 'stance issues' lists them")
    numbers = chosen_issues(index, issues, topics)
    chosen, group = chosen_states(index, as_of.day, states, groups)
    for condition in where:
        issue, statuses = parse_condition(index, condition)
        chosen = states_with(index, chosen, issue, statuses, as_of.day)
    keys = issues_by_number(index, numbers)
    found = answers(index, chosen, keys, as_of.day, every_state=len(chosen) > 50)
    facts = issue_facts(index, numbers)
    if differing:
        views = {key.id: {(a.answer, a.status) for a in found if a.issue == key.id} for key in keys}
        facts = tuple(issue for issue in facts if len(views[issue.id]) > 1)
        kept = {issue.id for issue in facts}
        found = [answer for answer in found if answer.issue in kept]
    found = sort_answers(found, sort, facts)
    cited = [key for answer in found for key in answer.cited]
    shown = tuple(key for issue in facts if len(facts) == 1 for key in issue.sources)
    return Comparison(facts, tuple(found), as_of, group, sources_by_id(index, (*shown, *cited)), dataset_facts(index))


def chosen_states(
    index: Index, day: int, states: Sequence[str], groups: Sequence[str]
) -> tuple[list[StateKey], str | None]:
    """The states named, with those of the groups; the focus group where none is named. By name, each once.

    The second value is the id of the group where exactly one group and no state was asked for.
    """
    if not states and not groups:
        [*focus] = index.rows("SELECT value FROM meta WHERE key = 'focus'")
        groups = [focus[0][0]] if focus else ["all"]
    named = {find(index, name, ("state",)).number for name in states}
    found = {key.number: key for key in states_by_number(index, sorted(named))}
    for group in groups:
        found |= {key.number: key for key in states_of_group(index, group, day)}
    only = find_group(index, groups[0]) if len(groups) == 1 and not states else None
    return sorted(found.values(), key=lambda state: state.name), only


def chosen_issues(index: Index, issues: Sequence[str], topics: Sequence[str] = ()) -> list[int]:
    """The rows of the issues named, then of those with a topic in order of their date; each once."""
    numbers = [find(index, name, ("issue",)).number for name in issues]
    for topic in topics:
        rows = index.rows(
            "SELECT t.issue FROM issue_topic t JOIN issue i ON i.id = t.issue WHERE t.topic = ?"
            " ORDER BY i.begins_first, i.id",
            (topic.casefold(),),
        )
        if not rows:
            known = [name for (name,) in index.rows("SELECT DISTINCT topic FROM issue_topic ORDER BY topic")]
            raise unknown_topic(topic, known)
        numbers += [number for (number,) in rows]
    return list(dict.fromkeys(numbers))


def unknown_topic(topic: str, known: Sequence[str]) -> Exception:
    """The error for a topic that no issue has."""
    from stance.errors import UnknownNameError

    return UnknownNameError(f"no issue has the topic '{topic}'", near(topic, known, "stance issues"))


def parse_condition(index: Index, condition: str) -> tuple[int, list[str]]:
    """``ISSUE=STATUS[,STATUS]`` as the issue's row and the statuses."""
    issue, sign, words = condition.partition("=")
    statuses = [word.strip().casefold() for word in words.split(",") if word.strip()]
    if not sign or not issue.strip() or not statuses:
        raise UsageError(f"'{condition}' is no condition", "a condition is ISSUE=STATUS, for example eeu=member")
    found = find(index, issue, ("issue",))
    for status in statuses:
        check_status(index, found.number, found.key, status)
    return found.number, statuses


def check_status(index: Index, number: int, issue: str, status: str) -> None:
    """Refuse a status that positions on the issue cannot have.

    Raises:
        UsageError: it is not in the vocabulary of the issue's type.
    """
    from stance.dataset.vocabulary import STATUSES

    [facts] = issue_headings(index, [number])
    allowed = facts.scale or STATUSES[facts.type]
    if status not in allowed:
        raise UsageError(f"'{status}' is no status of {issue}", f"its statuses are {', '.join(allowed)}")


def sort_answers(found: Sequence[Answer], sort: str, issues: Sequence[IssueHeading]) -> list[Answer]:
    """The answers in an order of ``SORTS``; equal ones stay in the order of the states' names."""
    from stance.dataset.vocabulary import STATUSES

    if sort == "name":
        return list(found)
    if sort == "code":
        return sorted(found, key=lambda answer: answer.code)
    if sort == "date":
        return sorted(found, key=lambda answer: (answer.date is None, answer.date or ""))
    scales = {issue.id: issue.scale or STATUSES[issue.type] for issue in issues}

    def rank(answer: Answer) -> int:
        scale = scales[answer.issue]
        return scale.index(answer.status) if answer.status in scale else len(scale)

    return sorted(found, key=rank)


def count_statuses(comparison: Comparison) -> tuple[StatusCount, ...]:
    """The answers of a comparison counted by issue and status, in the order of the vocabulary."""
    ordered = sort_answers(comparison.positions, "status", comparison.issues)
    counted: dict[tuple[str, str | None, str], list[str]] = {}
    for issue in comparison.issues:
        for answer in ordered:
            if answer.issue == issue.id:
                counted.setdefault((issue.id, answer.status, answer.answer), []).append(answer.code)
    return tuple(StatusCount(*key, len(codes), tuple(codes)) for key, codes in counted.items())
