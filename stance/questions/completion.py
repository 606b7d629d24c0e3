"""What a word that is being typed may become: names, ids and statuses that begin with it.

The text typed is never changed, only carried on, in its own case: ``Kyr`` becomes ``Kyrgyzstan``, ``kyr`` becomes
``kyrgyzstan``. Words of a name are joined with hyphens unless a space was typed: names are compared without
punctuation, so ``South-Korea`` is South Korea, and no shell needs quotes for it.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple
from unicodedata import combining

from stance.dataset.folding import fold
from stance.errors import StanceError
from stance.index.cache import Index
from stance.questions.names import find_issue

MOST = 250
"""Candidates of a kind: all states and then some, but not five thousand roll calls."""

_APOSTROPHES = str.maketrans("", "", "'’‘ʻʼ`´′")


class Candidate(NamedTuple):
    """A word that the typed one may become, and what it stands for."""

    word: str
    what: str


def names(index: Index, typed: str) -> list[Candidate]:
    """States, then issues."""
    return [*states(index, typed), *issues(index, typed)]


def states(index: Index, typed: str) -> list[Candidate]:
    """States by name; by code, official name, alias or adjective where the name begins otherwise."""
    columns = "code, name, iso2, official, adjective, aliases"
    begun = "SELECT target FROM name WHERE kind = 'state' AND rank < 2 AND folded >= ? AND folded < ?"
    rows = _few(index, f"SELECT {columns} FROM state WHERE id IN ({begun})", "name", fold(typed))
    if not typed:
        return [Candidate(_joined(name), code) for code, name, *_ in rows]
    codes_first = typed.isupper() and len(typed) in (2, 3)
    candidates = []
    for code, name, iso2, official, adjective, aliases in rows:
        usual = (code, name, iso2) if codes_first else (name, code, iso2)
        word = _first_that_begins(typed, (*usual, official))
        if word is None:
            word = _first_that_begins(typed, (*_listed(aliases), adjective))
        if word is not None:
            candidates.append(Candidate(word, code if word.casefold() == _joined(name).casefold() else name))
    return candidates


def issues(index: Index, typed: str) -> list[Candidate]:
    """Issues by id; by alias, such as the symbol of a resolution, where no id begins so."""
    rows = _few(index, "SELECT key, short FROM issue WHERE key >= ? AND key < ?", "key", typed.casefold())
    if rows:
        return [Candidate(_carried_on(typed, key, len(typed)), short) for key, short in rows]
    rows = _few(index, """
        SELECT DISTINCT i.key, i.short, i.aliases FROM name n JOIN issue i ON i.id = n.target
        WHERE n.kind = 'issue' AND n.rank = 1 AND n.folded >= ? AND n.folded < ?
    """, "n.folded", fold(typed))  # fmt: skip
    candidates = []
    for key, _, aliases in rows:
        word = _first_that_begins(typed, _listed(aliases))
        if word is not None:
            candidates.append(Candidate(word, key))
    return candidates


def groups(index: Index, typed: str) -> list[Candidate]:
    """Groups by id; ``all`` is built in."""
    rows = index.rows("SELECT key, title FROM state_group ORDER BY id")
    return _beginning([*rows, ("all", "All states of the dataset")], typed)


def topics(index: Index, typed: str) -> list[Candidate]:
    """Topics of issues; of several that ``+`` joins, the last."""
    *before, last = typed.split("+")
    start = typed[: len(typed) - len(last)]
    question = "SELECT DISTINCT topic, '' FROM issue_topic WHERE topic >= ? AND topic < ?"
    candidates = _beginning(_few(index, question, "topic", last.casefold()), last)
    return [Candidate(start + word, what) for word, what in candidates if word not in before]


def types(index: Index, typed: str) -> list[Candidate]:
    """Types of issues."""
    from stance.dataset.vocabulary import TYPES

    return _beginning([(name, of_type.title) for name, of_type in TYPES.items()], typed)


def sources(index: Index, typed: str) -> list[Candidate]:
    """Sources by id, which is matched letter by letter."""
    rows = _few(index, "SELECT key, title FROM source WHERE key >= ? AND key < ?", "key", typed)
    return [Candidate(key, title) for key, title in rows]


def statuses(index: Index, issue: str, typed: str, given: Sequence[str] = ()) -> list[Candidate]:
    """The statuses that positions on the issue may have, in the order of the vocabulary, without those given."""
    try:
        issue_named = find_issue(index, issue)
    except StanceError:
        return []
    [scale] = index.column("SELECT scale FROM issue WHERE id = ?", (issue_named.number,))
    allowed = _listed(scale) or issue_named.of_type.words
    left = [(status, "") for status in allowed if status not in {word.casefold() for word in given}]
    return _beginning(left, typed)


def conditions(index: Index, typed: str) -> list[Candidate]:
    """``ISSUE=``, and after it the statuses of the issue, several with commas."""
    issue, sign, wanted = typed.partition("=")
    if not sign:
        return [Candidate(f"{word}=", what) for word, what in issues(index, typed)]
    *given, last = wanted.split(",")
    start = typed[: len(typed) - len(last)]
    return [Candidate(start + word, what) for word, what in statuses(index, issue, last, given)]


Question = Callable[[Index, str], list[Candidate]]

BY_METAVAR: dict[str, Question] = {
    "NAME": names, "STATE": states, "ISSUE": issues, "GROUP": groups, "TOPIC": topics, "SOURCE": sources,
    "ISSUE=STATUS": conditions, "TYPE": types,
}  # fmt: skip
"""What may stand where the help has such a word."""


def _few(index: Index, question: str, order: str, start: str) -> list[tuple[Any, ...]]:
    """The first of the rows in a range, and the very last one: a shell carries a word on by what all candidates share,
    so a list with its end cut off would make it type a letter too many.
    """
    span = (start, start + "\U0010ffff")
    rows = index.rows(f"{question} ORDER BY {order} LIMIT {MOST + 1}", span)
    if len(rows) > MOST:
        rows[MOST - 1 :] = index.rows(f"{question} ORDER BY {order} DESC LIMIT 1", span)
    return rows


def _beginning(rows: Iterable[tuple[str, str]], typed: str) -> list[Candidate]:
    low = typed.casefold()
    return [Candidate(_carried_on(typed, key, len(typed)), what) for key, what in rows if key.startswith(low)]


def _listed(text: str) -> list[str]:
    if text == "[]":
        return []
    import json  # only for the few words that begin no name

    words: list[str] = json.loads(text)
    return words


def _first_that_begins(typed: str, spellings: Iterable[str | None]) -> str | None:
    for name in filter(None, spellings):
        word = _joined(name, " " if " " in typed else "-")
        length = _length_of_beginning(typed, word)
        if length is not None:
            return _carried_on(typed, word, length)
    return None


def _joined(name: str, glue: str = "-") -> str:
    """The name as one word of a shell: ``Congo-Kinshasa`` for ``Congo (Kinshasa)``; 68/262 stays as it is."""
    if name.isalnum():
        return name
    words = "".join(
        letter if letter.isalnum() or letter in "/.-_" else " "
        for letter in name.translate(_APOSTROPHES).replace("&", " and ")
    ).split()
    return glue.join(stripped for word in words if (stripped := word.strip(".-_/")))


def _length_of_beginning(typed: str, word: str) -> int | None:
    """How many letters of the word were typed, in whatever case and accents; None if it begins otherwise."""
    wanted = _plain(typed)
    plain = ""
    length = 0
    while len(plain) < len(wanted) and length < len(word):
        plain += _plain(word[length])
        length += 1
    return length if plain == wanted else None


def _plain(text: str) -> str:
    letters = (letter for letter in text.translate(_APOSTROPHES) if not combining(letter))
    return "".join(fold(letter) or " " for letter in letters)


def _carried_on(typed: str, word: str, length: int) -> str:
    """The text typed and the rest of the word in its case."""
    rest = word[length:]
    letters = [letter for letter in typed if letter.isalpha()]
    if all(map(str.isupper, letters)) and len(letters) > 1:
        return typed + rest.upper()
    if letters and not any(map(str.isupper, letters)):
        return typed + rest.lower()
    return typed + rest
