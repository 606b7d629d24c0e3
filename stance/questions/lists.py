"""Lists of what the dataset holds: states, issues, groups, sources, events."""

from collections.abc import Sequence
from typing import NamedTuple

from stance.dataset.folding import fold
from stance.dataset.vocabulary import TYPES, IssueType
from stance.errors import UsageError
from stance.index.cache import Index
from stance.index.sql import rule_text
from stance.questions.facts import (
    IssueFacts,
    IssueHeading,
    SourceFacts,
    StateFacts,
    all_sources,
    issue_facts,
    state_facts,
)
from stance.questions.groups import groups_of, states_of_group
from stance.questions.positions import IssueKey
from stance.questions.selection import Selected
from stance.questions.timeline import EventList, timeline


class GroupFacts(NamedTuple):
    """A group with its states on the day asked. ``rule`` says how a computed group is made."""

    id: str
    title: str
    states: tuple[str, ...]
    rule: str | None
    note: str | None


class StatusFacts(NamedTuple):
    """A status with what it means. ``class_`` is None where it keeps the class of what was before it, or has none.

    ``label`` is what the issue calls it. A status of an assessment has no definition but its place on the scale.
    """

    type: str
    status: str
    label: str | None
    class_: str | None
    letter: str
    definition: str | None


def list_statuses(issue: IssueKey | None, heading: IssueHeading | None) -> tuple[StatusFacts, ...]:
    """The statuses of every type, or those of one issue, in the order of the vocabulary."""
    if heading is None or issue is None:
        return tuple(_status(type_, one.word, None, one.letter) for type_ in TYPES.values() for one in type_.statuses)
    type_ = issue.of_type
    words = heading.scale or type_.words
    return tuple(
        # A status of a scale stands in pictures by its rank.
        _status(type_, word, heading.labels.get(word), str(rank) if heading.ordered else None)
        for rank, word in enumerate(words, 1)
    )


def _status(type_: IssueType, word: str, label: str | None, letter: str | None) -> StatusFacts:
    known = type_.status(word)
    if known is None:
        return StatusFacts(type_.name, word, label, None, letter or "?", None)
    return StatusFacts(type_.name, word, label, known.class_, letter or known.letter, known.definition)


def list_states(index: Index, selected: Selected) -> tuple[StateFacts, ...]:
    """The states, by name, with their groups on the day.

    Raises:
        UsageError: an issue is named.
    """
    if selected.named_issues:
        raise UsageError(f"{selected.named_issues[0].id} is an issue", "name states or groups, or none for all states")
    return state_facts(index, groups_of(index, selected.states, selected.day))


def list_issues(index: Index, selected: Selected, words: Sequence[str] = ()) -> tuple[IssueFacts, ...]:
    """The issues in the order of the dataset, or those with one of the topics in order of their date.

    ``words`` keeps those that have a word beginning with each of them in their id, title, question, topics or aliases.
    """
    numbers = selected.issue_numbers
    if numbers is None:
        numbers = index.column("SELECT id FROM issue ORDER BY id")
    wanted = [part for word in words for part in fold(word).split()]

    def speaks_of_all(issue: IssueFacts) -> bool:
        said = fold(" ".join((issue.id, issue.title, issue.short, issue.question, *issue.topics, *issue.aliases)))
        return all(any(word.startswith(part) for word in said.split()) for part in wanted)

    return tuple(issue for issue in issue_facts(index, numbers) if speaks_of_all(issue))


def list_groups(index: Index, day: int) -> tuple[GroupFacts, ...]:
    """The groups in the order of the dataset, computed ones worked out for the day; `all` is built in."""
    rows = index.rows(f"SELECT key, title, {rule_text('rule')}, note FROM state_group ORDER BY id")
    rows.append(("all", "All states of the dataset", None, None))
    return tuple(
        GroupFacts(key, title, tuple(state.code for state in states_of_group(index, key, day)), rule, note)
        for key, title, rule, note in rows
    )


def list_sources(index: Index, types: Sequence[str] = ()) -> tuple[SourceFacts, ...]:
    """The sources in the order of the dataset, or those of one of the types."""
    return tuple(source for source in all_sources(index) if not types or source.type in types)


def list_events(index: Index, selected: Selected) -> EventList:
    """The events in date order: those that name one of the states or are linked to one of the issues."""
    return EventList(**vars(timeline(index, selected, positions=False)))
