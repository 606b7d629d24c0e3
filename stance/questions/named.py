"""What several names stand for: states, issues, groups and topics, in any order."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple

from stance.dataset.folding import fold
from stance.errors import AmbiguousNameError, UnknownNameError
from stance.index.cache import Index
from stance.questions.names import (
    SHORTEST_PREFIX,
    day_hint,
    find,
    group_called,
    is_whole_name,
    issues_with_topic,
    near_names,
    or_list,
    topic_called,
)
from stance.questions.positions import IssueKey, StateKey

_MOST_WORDS = 4
"""Up to so many words without quotes are tried as one name."""

_ALIKE = 5
"""A word with so many first letters of a command may mean that command."""
_QUESTION_WORDS = (
    "who", "which", "what", "when", "where", "why", "how", "does", "do", "did", "is", "are", "was", "has",
)  # fmt: skip
_LISTINGS = "'stance --help' lists the commands, 'stance states' and 'stance issues' the names"


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
        try:
            place += _name_at(index, names, place, named)
        except UnknownNameError as error:
            if "did you mean" in error.hint or not (hint := day_hint(names)):
                raise
            raise UnknownNameError(error.message, hint, error.name) from None
    return named


def named_beside(index: Index, names: Sequence[str], commands: Iterable[str]) -> Named:
    """As `named_in_any_order`, where a command might have been meant.

    Raises:
        UnknownNameError, AmbiguousNameError: a name stands for none or for many.
    """
    try:
        return named_in_any_order(index, names)
    except UnknownNameError as error:
        word = error.name
        close = _near(index, word, commands)
        hint = day_hint([word]) or (f"did you mean {or_list(close)}?" if close else "") or day_hint(names)
        hint = hint or _question_hint(index, names) or f"{_LISTINGS}, 'stance search {word}' searches the texts"
        raise UnknownNameError(f"no command, state, issue or group is called '{word}'", hint, word) from None


def _question_hint(index: Index, names: Sequence[str]) -> str:
    """What to type instead of a question in words; nothing where the names are none."""
    words = [word.strip("?") for word in names]
    if words[0].casefold() not in _QUESTION_WORDS:
        return ""
    whole = [word for word in words[1:] if len(word) >= SHORTEST_PREFIX and _is_whole(index, word)]
    issues = [issue for word in whole[-1:] or words[1:] for issue in near_names(index, word, ("issue",))]
    lines = list(dict.fromkeys(f"'stance {line}'" for line in ([" ".join(whole)] if whole else []) + issues))[:2]
    return f"a question is asked by names alone: {or_list(lines)}" if lines else ""


def _near(index: Index, word: str, commands: Iterable[str]) -> list[str]:
    """The commands, names, groups and topics that are near to a word, at most four; else commands that begin alike."""
    from stance.dataset.spelling import near_words

    sets = index.column("SELECT key FROM state_group UNION SELECT topic FROM issue_topic")
    near = [*near_words(word, commands, 2), *near_names(index, word), *near_words(word, sets, 2)]
    alike = [command for command in commands if word.casefold().startswith(command[:_ALIKE].ljust(_ALIKE))]
    return list(dict.fromkeys(near or alike))[:4]


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
    return bool(group) or _is_state_or_issue(index, name)


def _is_state_or_issue(index: Index, name: str) -> bool:
    return is_whole_name(index, name, "state") or is_whole_name(index, name, "issue")


def _add(index: Index, name: str, named: Named) -> None:
    try:
        row = find(index, name)
        if isinstance(row, StateKey):
            named.states[row.number] = row
        else:
            named.issues[row.number] = row
    except (UnknownNameError, AmbiguousNameError):
        if _is_state_or_issue(index, name):
            raise
        group, topic = group_called(index, name), topic_called(index, fold(name))
        if group is not None:
            named.groups.append(group)
        elif topic is not None:
            named.issues.update((issue.number, issue) for issue in issues_with_topic(index, topic))
        else:
            raise
    named.names.append(name)
