"""Finds the state, issue or group that a name stands for. Nothing is ever guessed.

Order: id or code, whole name, unique beginning of at least four letters; after that only a suggestion. A name with a
digit in it is only matched whole: ``68/26`` is not the beginning of ``68/262`` but another resolution.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from stance.dataset.folding import fold
from stance.errors import AmbiguousNameError, UnknownNameError
from stance.index.cache import Index
from stance.questions.positions import IssueKey, StateKey, issues_by_number, states_by_number

SHORTEST_PREFIX = 4
_MANY = 8


def find_state(index: Index, name: str) -> StateKey:
    """The one state that the name stands for; raises as `find` does."""
    found = find(index, name, ("state",))
    assert isinstance(found, StateKey)
    return found


def find_issue(index: Index, name: str) -> IssueKey:
    """The one issue that the name stands for; raises as `find` does."""
    found = find(index, name, ("issue",))
    assert isinstance(found, IssueKey)
    return found


def find(index: Index, name: str, kinds: Sequence[str] = ("state", "issue")) -> StateKey | IssueKey:
    """The one state or issue that the name stands for. An id or a code that is typed exactly wins over all others.

    Raises:
        UnknownNameError: it stands for none; the hint proposes near names.
        AmbiguousNameError: it stands for more than one; the message lists them.
    """
    folded = fold(name)
    marks = ", ".join("?" * len(kinds))
    whole = index.rows(
        f"SELECT kind, target, rank FROM name WHERE folded = ? AND kind IN ({marks}) ORDER BY rank", (folded, *kinds)
    )
    best = [(kind, target) for kind, target, rank in whole if rank == whole[0][2]]
    if not best and _may_be_a_beginning(folded):
        best = index.rows(
            f"SELECT DISTINCT kind, target FROM name WHERE folded >= ? AND folded < ? AND kind IN ({marks})",
            (folded, folded + "\U0010ffff", *kinds),
        )  # fmt: skip
    found = list(dict.fromkeys(best))
    if len(found) == 1:
        return _row(index, *found[0])
    what = " or ".join(kinds)
    if not found:
        raise UnknownNameError(f"no {what} is called '{name}'", _suggestion(index, folded, kinds))
    states_first = sorted(found, key=lambda pair: (pair[0] != "state", pair[1]))
    rows = [_row(index, *pair) for pair in (states_first if whole else states_first[:_MANY])]
    exact = [row for row in rows if row.key == name.strip()]
    if len(exact) == 1:
        return exact[0]
    words = ", ".join(_in_words(row) for row in rows[:_MANY])
    more = f" and {len(found) - _MANY} more" if len(found) > _MANY else ""
    raise AmbiguousNameError(f"'{name}' could be {words}{more}", "name one of them by its code or whole name")


def _row(index: Index, kind: str, number: int) -> StateKey | IssueKey:
    rows: list[StateKey] | list[IssueKey] = (
        states_by_number(index, [number]) if kind == "state" else issues_by_number(index, [number])
    )
    return rows[0]


def find_group(index: Index, name: str) -> str:
    """The id of the group that the name (its id or title) stands for; ``all`` is built in.

    Raises:
        UnknownNameError: there is no such group.
        AmbiguousNameError: more than one group has that title.
    """
    folded = fold(name)
    keys = [*(key for (key,) in index.rows("SELECT key FROM state_group")), "all"]
    if name.strip() in keys:
        return name.strip()
    groups: dict[str, str] = {fold(key): key for key in keys}
    if folded in groups:
        return groups[folded]
    titled: list[str] = [
        key for key, title in index.rows("SELECT key, title FROM state_group ORDER BY id") if fold(title) == folded
    ]
    if len(titled) > 1:
        raise AmbiguousNameError(f"'{name}' could be the groups {', '.join(titled)}", "name one of them by its id")
    if titled:
        return titled[0]
    raise UnknownNameError(f"no group is called '{name}'", near(name, sorted(groups.values()), "stance groups"))


def near(name: str, known: Sequence[str], listing: str) -> str:
    """``did you mean X?``, or where the known words can be listed."""
    from difflib import get_close_matches

    close = get_close_matches(name.casefold(), known, n=3, cutoff=0.6)
    return f"did you mean {_or(close)}?" if close else f"'{listing}' lists them"


def _may_be_a_beginning(folded: str) -> bool:
    letters = sum(letter.isalpha() for letter in folded)
    return letters >= SHORTEST_PREFIX and not any(letter.isdigit() for letter in folded)


def _suggestion(index: Index, folded: str, kinds: Sequence[str]) -> str:
    from difflib import get_close_matches

    for (key,) in index.rows("SELECT key FROM state_group") if "state" in kinds else ():
        if fold(key) == folded:
            return f"{key} is a group of states: 'stance states --group {key}' lists them"
    marks = ", ".join("?" * len(kinds))
    names: dict[str, list[tuple[str, int]]] = {}
    for name, kind, target in index.rows(
        # Codes are matched exactly and never guessed, so they are not proposed either.
        f"SELECT folded, kind, target FROM name WHERE kind IN ({marks}) AND length(folded) > 3", tuple(kinds)
    ):  # fmt: skip
        names.setdefault(name, []).append((kind, target))
    close = [name for name in names if len(folded) >= SHORTEST_PREFIX and f" {folded} " in f" {name} "]
    close += get_close_matches(folded, names, n=4, cutoff=0.7)
    targets = list(dict.fromkeys(target for name in close for target in names[name]))[:4]
    rows = [_row(index, *target) for target in targets]
    words = [row.name.lower() if isinstance(row, StateKey) else row.id for row in rows]
    if words:
        return f"did you mean {_or(list(dict.fromkeys(words)))}?"
    listings = " and ".join(f"'stance {kind}s'" for kind in kinds)
    return f"{listings} {'lists' if len(kinds) == 1 else 'list'} the names"


def _in_words(row: StateKey | IssueKey) -> str:
    return f"{row.name} ({row.code})" if isinstance(row, StateKey) else f"the issue {row.id}"


def _or(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Names of states by code; where two states share a name, each has its code behind it."""
    often = Counter(names.values())
    return {code: f"{name} ({code})" if often[name] > 1 else name for code, name in names.items()}
