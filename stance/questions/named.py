"""What several names stand for: states, issues, groups and topics, in any order."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple

from stance.dataset.folding import fold
from stance.errors import AmbiguousNameError, UnknownNameError
from stance.index.cache import Index
from stance.questions.names import (
    find,
    group_called,
    is_whole_name,
    issues_with_topic,
    near_names,
    or_list,
    topic_called,
)
from stance.questions.positions import IssueKey, StateKey, issues_by_number

_MOST_WORDS = 4
"""Up to so many words without quotes are tried as one name."""


class Named(NamedTuple):
    """What several names stand for: states and issues by their rows, groups by their ids. ``names`` are these names.

    A topic stands for its issues.
    """

    states: dict[int, StateKey]
    issues: dict[int, IssueKey]
    groups: list[str]
    names: list[str]


def named_in_any_order(index: Index, names: Sequence[str]) -> Named:
    """What the names stand for; a group or a topic where no state or issue has the name.

    Words without quotes that are a whole name together are that name: `kyrgyz republic`. So are words that stand for
    nothing by themselves: `south korea`. Names may be parted by commas.

    Raises:
        UnknownNameError, AmbiguousNameError: a name stands for none or for many.
    """
    named = Named({}, {}, [], [])
    place = 0
    while place < len(names):
        place += _name_at(index, names, place, named)
    return named


def named_beside(index: Index, names: Sequence[str], commands: Iterable[str]) -> Named:
    """As `named_in_any_order`, where a command might have been meant.

    Raises:
        UnknownNameError, AmbiguousNameError: a name stands for none or for many.
    """
    try:
        return named_in_any_order(index, names)
    except UnknownNameError as error:
        from stance.dataset.spelling import near_words

        word = error.name
        close = list(dict.fromkeys([*near_words(word, commands, 2), *near_names(index, word)]))[:4]
        listed = "'stance --help' lists the commands, 'stance states' and 'stance issues' the names"
        hint = f"did you mean {or_list(close)}?" if close else listed
        raise UnknownNameError(f"no command, state, issue or group is called '{word}'", hint, word) from None


def _name_at(index: Index, names: Sequence[str], place: int, named: Named) -> int:
    """Add what the name at a place stands for; how many words it is."""
    sizes = range(2, min(_MOST_WORDS, len(names) - place) + 1)
    joined = {size: " ".join(names[place : place + size]) for size in sizes}
    whole = [size for size in reversed(sizes) if _is_whole(index, joined[size])]
    if whole:
        _add(index, joined[whole[0]], named)
        return whole[0]
    try:
        _add(index, names[place], named)
    except (UnknownNameError, AmbiguousNameError):
        for size in sizes:
            with suppress(UnknownNameError, AmbiguousNameError):
                _add(index, joined[size], named)
                return size
        parts = [part for part in names[place].split(",") if part.strip()]
        if len(parts) < 2:
            raise
        for part in parts:
            _add(index, part.strip(), named)
    return 1


def _is_whole(index: Index, name: str) -> bool:
    """Whether a state, an issue or a group has exactly this name."""
    group = index.rows("SELECT 1 FROM state_group WHERE key = ?", (fold(name).replace(" ", "-"),))
    return bool(group) or is_whole_name(index, name, "state") or is_whole_name(index, name, "issue")


def _add(index: Index, name: str, named: Named) -> None:
    try:
        row = find(index, name)
        if isinstance(row, StateKey):
            named.states[row.number] = row
        else:
            named.issues[row.number] = row
    except (UnknownNameError, AmbiguousNameError):
        if is_whole_name(index, name, "state") or is_whole_name(index, name, "issue"):
            raise
        group, topic = group_called(index, name), topic_called(index, fold(name))
        if group is not None:
            named.groups.append(group)
        elif topic is not None:
            issues = issues_by_number(index, issues_with_topic(index, topic))
            named.issues.update((issue.number, issue) for issue in issues)
        else:
            raise
    named.names.append(name)
