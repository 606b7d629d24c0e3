"""Finds the state, issue or group that a name stands for. Nothing is ever guessed.

Order: id or ISO code, whole name, another code (M49, Correlates of War, Gleditsch and Ward), unique beginning of at
least four letters; after that only a suggestion. A name with a digit in it is only matched whole: ``68/26`` is not the
beginning of ``68/262`` but another resolution. A bare number stands for a state if all systems that have it mean that
state; ``cow:970`` and ``gw:970`` say which one is meant.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from stance.dataset.folding import fold, without_article
from stance.errors import AmbiguousNameError, UnknownNameError
from stance.index.cache import Index, grouped, marks
from stance.questions.positions import IssueKey, StateKey, issues_by_number, issues_where, states_by_number

SHORTEST_PREFIX = 4
_MANY = 8
_GROUPS = "SELECT key FROM state_group"
_TOPICS = "SELECT DISTINCT topic FROM issue_topic"
_DAY = re.compile(r"(19|20)\d\d( \d\d?){0,2}")


def find_state(index: Index, name: str) -> StateKey:
    """The one state that the name stands for; raises as `find` does."""
    state = find(index, name, ("state",))
    assert isinstance(state, StateKey)
    return state


def find_issue(index: Index, name: str) -> IssueKey:
    """The one issue that the name stands for; raises as `find` does."""
    issue = find(index, name, ("issue",))
    assert isinstance(issue, IssueKey)
    return issue


def find(index: Index, name: str, kinds: Sequence[str] = ("state", "issue")) -> StateKey | IssueKey:
    """The one state or issue that the name stands for. An id or a code that is typed exactly wins over all others.

    Raises:
        UnknownNameError: it stands for none; the hint proposes near names.
        AmbiguousNameError: it stands for more than one; the message lists them.
    """
    whole: list[tuple[Any, ...]] = []
    best: list[tuple[Any, ...]] = []
    folded = without_article(fold(name))
    spellings = dict.fromkeys((fold(name), folded))
    for spelling in spellings:
        whole = whole or index.rows(
            f"SELECT kind, target, rank FROM name WHERE folded = ? AND kind IN ({marks(kinds)}) ORDER BY rank",
            (spelling, *kinds),
        )
        best = [(kind, target) for kind, target, rank in whole if rank == whole[0][2]]
    for spelling in filter(_may_be_a_beginning, spellings):
        best = best or index.rows(
            "SELECT DISTINCT kind, target FROM name"
            f" WHERE folded >= ? AND folded < ? AND kind IN ({marks(kinds)}) AND rank < 2",
            (spelling, spelling + "\U0010ffff", *kinds),
        )
    targets = list(dict.fromkeys(best))
    sets = (group_of_id(index, spelling) or topic_called(index, spelling) for spelling in spellings)
    if len(targets) == 1 and not whole and any(sets):
        targets = []  # the id of a set is not the beginning of something else
    if len(targets) == 1:
        return _row(index, *targets[0])
    what = " or ".join(kinds)
    if not targets:
        raise UnknownNameError(f"no {what} is called '{name}'", _suggestion(index, folded, kinds), name)
    states_first = sorted(targets, key=lambda pair: (pair[0] != "state", pair[1]))
    rows = [_row(index, *pair) for pair in (states_first if whole else states_first[:_MANY])]
    exact = [row for row in rows if row.key == name.strip()]
    if len(exact) == 1:
        return exact[0]
    if folded.isdecimal():
        readings = _readings(index, int(folded))
        if len(readings) > 1:
            raise AmbiguousNameError(
                f"'{name}' could be {', '.join(readings)}", "put the system before the number, as in cow:970 or m49:417"
            )
    words = ", ".join(_in_words(row) for row in rows[:_MANY])
    more = f" and {len(targets) - _MANY} more" if len(targets) > _MANY else ""
    raise AmbiguousNameError(f"'{name}' could be {words}{more}", "name one of them by its code or whole name")


def group_of_id(index: Index, folded: str) -> str | None:
    """The group whose id the folded name is."""
    return next((key for key in index.column(_GROUPS) if fold(key) == folded), None)


def topic_called(index: Index, folded: str) -> str | None:
    """The topic that the folded name is."""
    return next((topic for topic in index.column(_TOPICS) if fold(topic) == folded), None)


def issues_with_topic(index: Index, topic: str) -> list[IssueKey]:
    """The issues with the topic, in the order of their dates."""
    having = "id IN (SELECT issue FROM issue_topic WHERE topic = ?) ORDER BY begins_first, id"
    return issues_where(index, having, (topic,))


def _readings(index: Index, number: int) -> list[str]:
    """The states that have a number in some system, each with those systems."""
    from stance.dataset.codes import NUMBERED

    numbers = ", ".join(NUMBERED)
    either = " OR ".join(f"CAST({system} AS INTEGER) = ?1" for system in NUMBERED)
    readings = []
    for name, *codes in index.rows(f"SELECT name, {numbers} FROM state WHERE {either} ORDER BY name", (number,)):
        own = zip(NUMBERED, codes, strict=True)
        readings.append(f"{name} ({', '.join(f'{s}:{code}' for s, code in own if code and int(code) == number)})")
    return readings


def _row(index: Index, kind: str, number: int) -> StateKey | IssueKey:
    [row] = states_by_number(index, [number]) if kind == "state" else issues_by_number(index, [number])
    return row


def find_group(index: Index, name: str) -> str:
    """The id of the group that the name (its id or title) stands for; ``all`` is built in.

    Raises:
        UnknownNameError: there is no such group.
        AmbiguousNameError: more than one group has that title.
    """
    folded = without_article(fold(name))
    titles: dict[str, str | None] = {**dict(index.rows("SELECT key, title FROM state_group ORDER BY id")), "all": None}
    if name.strip() in titles:
        return name.strip()
    groups = {without_article(fold(key)): key for key in titles}
    if folded in groups:
        return groups[folded]
    titled = [key for key, title in titles.items() if title and without_article(fold(title)) == folded]
    if len(titled) > 1:
        raise AmbiguousNameError(f"'{name}' could be the groups {', '.join(titled)}", "name one of them by its id")
    if titled:
        return titled[0]
    raise UnknownNameError(f"no group is called '{name}'", near(name, sorted(groups.values()), "stance groups"))


def group_called(index: Index, name: str) -> str | None:
    """The id of the group that the name stands for, or None."""
    try:
        return find_group(index, name)
    except UnknownNameError:
        return None


def states_and_groups(index: Index, names: Iterable[str]) -> tuple[list[str], list[str]]:
    """The codes of the states and the ids of the groups that names stand for; a state where both have the name.

    Raises:
        UnknownNameError, AmbiguousNameError: a name stands for none or for many.
    """
    codes: list[str] = []
    groups: list[str] = []
    for name in names:
        try:
            codes.append(find_state(index, name).code)
        except UnknownNameError as error:
            group = group_called(index, name)
            if group is None:
                hint = error.hint
                if "did you mean" not in hint:
                    hint = near(name, index.column(_GROUPS), "stance groups")
                raise UnknownNameError(f"no state or group is called '{name}'", hint, name) from None
            groups.append(group)
    return codes, groups


def is_whole_name(index: Index, name: str, kind: str) -> bool:
    """Whether something of the kind has exactly this name, case, accents and punctuation apart."""
    return bool(index.rows("SELECT 1 FROM name WHERE folded = ? AND kind = ? LIMIT 1", (fold(name), kind)))


def recognition_issues(index: Index, names: Mapping[str, str]) -> dict[str, str]:
    """The ids of the issues on whether states themselves are recognised, by code. ``names`` are the states' by code."""
    asked = {f"{fold(name)} recognition": code for code, name in names.items()}
    rows = index.rows(
        "SELECT DISTINCT n.folded, i.key FROM name n JOIN issue i ON i.id = n.target WHERE n.kind = 'issue'"
        f" AND n.folded IN ({marks(asked)})",
        tuple(asked),
    )
    return {asked[folded]: key for folded, key in rows}


def near(name: str, known: Sequence[str], listing: str) -> str:
    """``did you mean X?``, or where the known words can be listed."""
    from stance.dataset.spelling import near_words

    close = list(dict.fromkeys([*_with_word(fold(name), known), *near_words(name, known, 3)]))[:3]
    return f"did you mean {or_list(close)}?" if close else f"'{listing}' lists them"


def _with_word(folded: str, names: Iterable[str]) -> list[str]:
    """The names that the words typed are part of, or that they shorten word by word; then the names that are in them.

    `korea` is part of `south korea`, `s korea` shortens it, and `georgian ssr` has `georgian` in it.
    """
    if len(folded) < SHORTEST_PREFIX:
        return []
    spelt = [(name, fold(name)) for name in names]
    words = folded.split()

    def has_all(whole: Sequence[str]) -> bool:
        return len(words) > 1 and len(words) == len(whole) and all(map(str.startswith, whole, words))

    wider = [name for name, other in spelt if f" {folded} " in f" {other} " or has_all(other.split())]
    return wider or [name for name, other in spelt if len(other) > SHORTEST_PREFIX and f" {other} " in f" {folded} "]


def _may_be_a_beginning(folded: str) -> bool:
    letters = sum(letter.isalpha() for letter in folded)
    return letters >= SHORTEST_PREFIX and not any(letter.isdigit() for letter in folded)


def day_hint(names: Iterable[str]) -> str:
    """With which option the first day among the names is given; nothing where there is none."""
    day = next((name for name in names if _DAY.fullmatch(fold(name))), None)
    return f"a day is given with --as-of {day.replace(' ', '-')}, a period with --since and --until" if day else ""


def _suggestion(index: Index, folded: str, kinds: Sequence[str]) -> str:
    if day := day_hint([folded]):
        return day
    if group := group_of_id(index, folded):
        listed = f": 'stance states --group {group}' lists them" if "state" in kinds else ", not an issue"
        return f"{group} is a group of states{listed}"
    for kind, is_what in (("issue", "an issue, not a state"), ("state", "a state, not an issue")):
        if kind not in kinds and index.rows("SELECT 1 FROM name WHERE folded = ? AND kind = ?", (folded, kind)):
            return f"it is {is_what}"
    if topic := topic_called(index, folded):
        return f"{topic} is a topic: 'stance issues --topic {topic}' lists its issues"
    words = near_names(index, folded, kinds)
    if words:
        return f"did you mean {or_list(words)}?"
    listings = " and ".join(f"'stance {kind}s'" for kind in kinds)
    return f"{listings} {'lists' if len(kinds) == 1 else 'list'} the names"


def near_names(index: Index, name: str, kinds: Sequence[str] = ("state", "issue")) -> list[str]:
    """The states by name and the issues by id that are near to a name in spelling, or have it in theirs."""
    from stance.dataset.spelling import near_words

    folded = without_article(fold(name))
    # Codes are matched exactly and never guessed, so they are not proposed either.
    spelt = f"SELECT folded, kind, target FROM name WHERE kind IN ({marks(kinds)}) AND length(folded) > 3 AND rank < 2"
    names = grouped((spelling, (kind, target)) for spelling, kind, target in index.rows(spelt, tuple(kinds)))
    close = [*_with_word(folded, names), *near_words(folded, names, 4)]
    targets = list(dict.fromkeys(target for spelling in close for target in names[spelling]))[:4]
    rows = [_row(index, *target) for target in targets]
    return list(dict.fromkeys(row.name.lower() if isinstance(row, StateKey) else row.id for row in rows))


def _in_words(row: StateKey | IssueKey) -> str:
    return f"{row.name} ({row.code})" if isinstance(row, StateKey) else f"the issue {row.id}"


def or_list(words: Sequence[str]) -> str:
    """Words as a choice in a sentence."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def names_of(states: Iterable[StateKey]) -> dict[str, str]:
    """The names of states by code, told apart."""
    return told_apart({state.code: state.name for state in states})


def told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Names of states by code; where two states share a name, each has its code behind it."""
    often = Counter(names.values())
    return {code: f"{name} ({code})" if often[name] > 1 else name for code, name in names.items()}
