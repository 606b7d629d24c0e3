"""What a question is about: the states and issues that its words name, as rows of the index."""

from collections.abc import Sequence
from typing import NamedTuple

from stance.errors import UnknownNameError, UsageError
from stance.index.cache import Index
from stance.questions.facts import issue_headings
from stance.questions.groups import states_of_group
from stance.questions.names import find, find_group, near
from stance.questions.positions import StateKey, states_by_number


class AsOf(NamedTuple):
    """The day an answer is for: its ordinal, and the words it was asked in (None: today)."""

    day: int
    asked: str | None


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
    from stance.dataset.vocabulary import statuses_of

    [facts] = issue_headings(index, [number])
    allowed = statuses_of(facts.type, facts.scale)
    if status not in allowed:
        raise UsageError(f"'{status}' is no status of {issue}", f"its statuses are {', '.join(allowed)}")
