"""What a question is about: the rows of the index that its words stand for, looked up once."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Literal, NamedTuple, TypeVar

from stance.dataset.dates import FuzzyDate
from stance.dataset.folding import fold
from stance.errors import UnknownNameError, UsageError
from stance.index.cache import Index, numbered
from stance.questions.facts import DatasetFacts, dataset_facts, issue_headings
from stance.questions.groups import states_of_group, states_with
from stance.questions.named import named_in_any_order
from stance.questions.names import find_group, find_issue, issues_with_topic, near
from stance.questions.positions import IssueKey, StateKey, issues_where, meets, states_by_number
from stance.questions.scope import AsOf, Scope, day_of, parse_date

Target = TypeVar("Target")
"""What a name stands for."""


class Selected(NamedTuple):
    """What a `Scope` stands for. ``issues`` is None where none is named: all of them are meant.

    ``named`` are the numbers of the states that are named themselves, ``named_issues`` the issues. ``group`` is the id
    of the group where exactly one group and no state is named. ``focus`` is the id of the focus group where its states
    are meant because none are named; ``instead`` says that it has no row on the issues, and the states are those that
    have one.
    """

    scope: Scope
    states: tuple[StateKey, ...]
    issues: tuple[IssueKey, ...] | None
    named: frozenset[int]
    named_issues: tuple[IssueKey, ...]
    group: str | None
    as_of: AsOf
    since: FuzzyDate | None
    until: FuzzyDate | None
    dataset: DatasetFacts
    focus: str | None = None
    instead: bool = False

    @property
    def day(self) -> int:
        """The ordinal of the day that the answer is for."""
        return self.as_of.day

    @property
    def state_numbers(self) -> list[int]:
        """The rows of the states."""
        return [state.number for state in self.states]

    @property
    def voters(self) -> tuple[StateKey, ...]:
        """The states that are named and, of the others, those that have ever been members of the United Nations."""
        return tuple(state for state in self.states if state.number in self.named or state.member.joined_first)

    @property
    def issue_numbers(self) -> list[int] | None:
        """The rows of the issues, or None for all."""
        return None if self.issues is None else [issue.number for issue in self.issues]


def resolve(index: Index, scope: Scope, today: int, otherwise: Literal["focus", "all", "none"] = "focus") -> Selected:
    """Look up what the words stand for.

    ``otherwise`` says which states are meant where neither a state nor a group is named. Computed groups and conditions
    are worked out for the day: that of ``as_of``, else the end of ``until``, else ``today``. Where only votes are
    asked, the group ``all`` has only states that have ever been members of the United Nations, if there are any.

    Raises:
        UnknownNameError, AmbiguousNameError: a name stands for none or for many.
        UsageError: a date or a condition is malformed.
    """
    since, until = parse_date(scope.since, today), parse_date(scope.until, today)
    as_of = day_of(scope.until if scope.as_of is None else scope.as_of, today)
    dataset = dataset_facts(index)
    named, among, groups, _ = named_in_any_order(index, scope.states)
    among |= {issue.number: issue for issue in _by_name(partial(find_issue, index), scope.issue)}
    groups += _by_name(partial(find_group, index), scope.group)
    named_issues = tuple(among.values())
    issues = with_topics(index, named_issues, scope.topic) if among or scope.topic else None
    if scope.type:
        every = issues_where(index, "1 ORDER BY id") if issues is None else issues
        issues = tuple(issue for issue in every if issue.type in scope.type)
    focus = None
    lent = False
    if not named and not groups and otherwise == "focus":
        origins = index.column("SELECT label FROM origin WHERE id IN (SELECT origin FROM state)")
        # All states are of a file that is not read itself: the bundled one lends its own where it is left out.
        own = {file.label for file in index.files}
        lent = dataset.focus is None and bool(origins) and own.isdisjoint(origins)
        groups = [] if lent else [focus := dataset.focus or "all"]
    group = groups[0] if len(groups) == 1 and not named else None
    if not named and not groups and otherwise == "all":
        groups = ["all"]
    members = {state.number: state for key in groups for state in states_of_group(index, key, as_of.day)}
    if groups == ["all"] and issues and all(issue.of_type.un_members for issue in issues):
        members = {number: state for number, state in members.items() if state.member.joined_first} or members
    if lent:
        # The dataset names no state of its own: it is about those that it says something of.
        numbers = states_on(index, issues)
        members = {state.number: state for state in states_by_number(index, numbers)} if numbers else {}
    instead = False
    if focus is not None and issues:
        others = states_on(index, issues)
        if others and not any(number in members for number in others):
            members = {state.number: state for state in states_by_number(index, others)}
            instead, group = True, None
        elif _of_another_file(index, focus, issues) and 2 * sum(number in members for number in others) < len(others):
            # A file of the user's own is not about the focus of the bundled dataset.
            members = {state.number: state for state in states_by_number(index, others)}
            focus = group = None
    states = sorted((named | members).values(), key=lambda state: state.name)
    for condition in scope.where:
        issue, words = parse_condition(index, condition)
        states = states_with(index, states, issue, meets(issue, words), as_of.day)
    about = scope, tuple(states), issues, frozenset(named), named_issues, group
    return Selected(*about, as_of, since, until, dataset, focus, instead)


def _by_name(look_up: Callable[[str], Target], names: Sequence[str]) -> list[Target]:
    """What the names stand for: each as a whole, else the names between its commas."""
    targets = []
    for name in names:
        try:
            targets.append(look_up(name))
        except UnknownNameError:
            parts = [part.strip() for part in name.split(",") if part.strip()]
            if len(parts) < 2:
                raise
            targets += [look_up(part) for part in parts]
    return targets


def states_on(index: Index, issues: Sequence[IssueKey] | None) -> list[int]:
    """The states with a row on one of the issues (None: on any)."""
    where = "" if issues is None else f" WHERE issue IN ({numbered(issue.number for issue in issues)})"
    return index.column(f"SELECT DISTINCT state FROM position{where}")


def _of_another_file(index: Index, focus: str, issues: Sequence[IssueKey]) -> bool:
    """Whether no issue is defined in the file of the focus group, and none is a vote, of which every state has one."""
    if any(issue.of_type.un_members for issue in issues):
        return False
    together = "origin IN (SELECT origin FROM state_group WHERE key = ?)"
    return not issues_where(index, f"id IN ({numbered(issue.number for issue in issues)}) AND {together}", (focus,))


def check_period(since: FuzzyDate | None, until: FuzzyDate | None) -> None:
    """Refuse a period that ends before it begins.

    Raises:
        UsageError: ``since`` is after ``until``.
    """
    if since and until and since.first > until.last:
        raise UsageError(f"--since {since.text} is after --until {until.text}", "exchange the two")


def with_topics(index: Index, issues: Sequence[IssueKey], topics: Sequence[str]) -> tuple[IssueKey, ...]:
    """The issues, then those with one of the topics in order of their date; each once.

    Several topics joined by ``+`` are one: that of the issues which have them all.

    Raises:
        UnknownNameError: no issue has a topic.
    """
    having = _by_name(partial(_with_topics_joined, index), topics)
    return tuple(dict.fromkeys((*issues, *(issue for some in having for issue in some))))


def _with_topics_joined(index: Index, topics: str) -> list[IssueKey]:
    having = []
    for topic in map(str.strip, topics.split("+")):
        having.append(issues_with_topic(index, topic.casefold()))
        if not having[-1]:
            known = index.column("SELECT DISTINCT topic FROM issue_topic ORDER BY topic")
            raise UnknownNameError(f"no issue has the topic '{topic}'", near(topic, known, "stance issues"))
    return [issue for issue in having[0] if all(issue in other for other in having[1:])]


def parse_condition(index: Index, condition: str) -> tuple[IssueKey, list[str]]:
    """``ISSUE=STATUS[,STATUS]`` as the issue and the statuses or classes."""
    issue, sign, words = condition.partition("=")
    typed = [word.strip() for word in words.split(",") if word.strip()]
    if not sign or not issue.strip() or not typed:
        raise UsageError(f"'{condition}' is not a condition", "a condition is ISSUE=STATUS, for example eeu=member")
    key = find_issue(index, issue)
    return key, statuses_named(index, key, typed)


def statuses_named(index: Index, issue: IssueKey, words: Sequence[str]) -> list[str]:
    """The statuses and classes that words stand for: each may be typed as it is, or a status as tables label it.

    Raises:
        UsageError: a word is neither a status that positions on the issue can have, nor a class, nor a label.
    """
    from stance.dataset.vocabulary import CLASSES

    [heading] = issue_headings(index, [issue.number])
    allowed = heading.scale or issue.of_type.words
    labelled = {fold(label): status for status, label in heading.labels.items()}
    named = []
    for word in words:
        status = word.casefold()
        if status not in allowed and status not in CLASSES:
            status = labelled.get(fold(word), "")
        if not status:
            raise UsageError(f"'{word}' is not a status of {issue.id}", f"its statuses are {', '.join(allowed)}")
        named.append(status)
    return named
