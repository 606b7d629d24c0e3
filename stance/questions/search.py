"""Full-text search over all that the dataset says, best first, each hit with the command that shows it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stance.dataset.folding import fold
from stance.errors import AmbiguousNameError, UnknownNameError, UnreadableError, UsageError
from stance.index.cache import Index, numbered
from stance.index.words import KINDS
from stance.questions.facts import DatasetFacts, dataset_facts, short_titles
from stance.questions.named import named_in_any_order
from stance.questions.names import near_names
from stance.questions.scope import Shown

CELL = "cell"
HIT_KINDS = (*KINDS, CELL)
_SMALL_WORDS = frozenset({"a", "and", "by", "in", "of", "on", "the", "to"})
"""Words that are not searched for beside others."""
_RECOGNISE, _FORMS = "recogni", ("recognis", "recogniz", "recognit")
"""The beginning that `recognise`, `recognize` and `recognition` share."""
_NAMES = ("state", "issue", "group", "topic")
_NAMES_COUNT = 3
"""What has a name counts so much more than a text that speaks of it."""
_TITLE_COUNTS = 8
"""A word of a title counts so much more than one of the rest."""


class Hit(NamedTuple):
    """Something that has the words. ``command`` is the line that shows it."""

    kind: str
    id: str
    title: str
    command: str


@dataclass(frozen=True)
class SearchResult(Shown):
    """The hits, best first. ``found`` is how many there are.

    ``near`` is what is near in spelling where nothing has all words. ``matched`` of the ``searched`` words
    are in each hit: all of them, or as many as anything has.
    """

    words: tuple[str, ...]
    hits: tuple[Hit, ...]
    found: int
    near: tuple[str, ...]
    searched: int
    matched: int
    dataset: DatasetFacts


def search(index: Index, words: Sequence[str], limit: int | None = None) -> SearchResult:
    """What has a word that begins with each of the words, in any order; at most ``limit`` of it.

    A state and an issue stand for what is recorded of the one on the other. Where nothing has all words, the hits are
    those that have the most of them.

    Raises:
        UnreadableError: SQLite has no full-text search here.
        UsageError: there is no letter or digit in the words.
    """
    typed = [part for word in words for part in fold(word).split()]
    if not typed:
        raise UsageError("search needs a word", "for example 'stance search gas'")
    if not index.rows("SELECT 1 FROM sqlite_master WHERE name = 'words'"):
        raise UnreadableError(
            "this Python's SQLite has no full-text search (FTS5)", "'stance issues WORD' looks for words in issues"
        )
    large = [part for part in typed if part not in _SMALL_WORDS]
    parts = list(dict.fromkeys(_RECOGNISE if part.startswith(_FORMS) else part for part in large)) or typed
    queries = [f'"{part}"*' for part in parts]
    cell = _cell(index, [word for word in words if fold(word) not in _SMALL_WORDS])
    rows = _ranked(index, " ".join(queries))
    called = index.rows("SELECT kind, target FROM name WHERE folded = ? ORDER BY rank", (" ".join(typed),))
    matched = len(parts)
    if not (rows or called or cell):
        counts = Counter(row for query in queries for row in _ranked(index, query))
        matched = max(counts.values(), default=0)
        rows = [row for row in _ranked(index, " OR ".join(queries)) if counts[row] == matched]
    targets = list(dict.fromkeys([*called, *((KINDS[row % len(KINDS)], row // len(KINDS)) for row in rows)]))
    shown = targets if limit is None else targets[: limit - len(cell)]
    hits = _hits(index, shown)
    near = () if (targets or cell) and matched == len(parts) else tuple(near_names(index, " ".join(words)))
    return SearchResult(
        tuple(words), (*cell, *(hits[key] for key in shown)), len(cell) + len(targets), near, len(parts), matched,
        dataset_facts(index),
    )  # fmt: skip


def _ranked(index: Index, query: str) -> list[int]:
    """The rows of the words table that meet a query, best first."""
    size, names = len(KINDS), ", ".join(str(KINDS.index(kind)) for kind in _NAMES)
    counts = f"CASE WHEN rowid % {size} IN ({names}) THEN {_NAMES_COUNT} ELSE 1 END"
    ranked = f"SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, {_TITLE_COUNTS}, 1) * {counts}, rowid"
    return index.column(ranked, (query,))


def _cell(index: Index, words: Sequence[str]) -> tuple[Hit, ...]:
    """What a state says on an issue, where the words are the names of both."""
    try:
        named = named_in_any_order(index, words)
    except (UnknownNameError, AmbiguousNameError):
        return ()
    if (len(named.states), len(named.issues), len(named.groups)) != (1, 1, 0):
        return ()
    [state], [issue] = named.states.values(), named.issues.values()
    short = short_titles(index, [issue.id])[issue.id]
    return (Hit(CELL, f"{state.code} {issue.id}", f"{state.name} on {short}", f"stance show {state.code} {issue.id}"),)


def _hits(index: Index, targets: Sequence[tuple[str, int]]) -> dict[tuple[str, int], Hit]:
    """What the rows are, by kind and number."""
    hits = {}
    for kind in dict.fromkeys(kind for kind, _ in targets):
        numbers = numbered(number for other, number in targets if other == kind)
        for number, key, title, command in index.rows(f"SELECT * FROM ({_SHOWN[kind]}) WHERE id IN ({numbers})"):
            hits[kind, number] = Hit(kind, key, title, f"stance {command}")
    return hits


_SHOWN = {
    "state": "SELECT id, code, name, 'show ' || code FROM state",
    "issue": "SELECT id, key, title, 'show ' || key FROM issue",
    "group": "SELECT id, key, title, 'states ' || key FROM state_group",
    "topic": "SELECT row_number() OVER (ORDER BY topic) AS id, topic,"
             " topic || ': ' || count(*) || CASE count(*) WHEN 1 THEN ' issue' ELSE ' issues' END,"
             " 'issues --topic ' || topic FROM issue_topic GROUP BY topic",
    "source": "SELECT id, key, title, 'cite ' || key FROM source",
    "event": "SELECT id, key, title, replace('events --since DAY --until DAY', 'DAY', rtrim(date, '~?')) FROM event",
    "claim": "SELECT c.id, c.key, c.claim, 'claims --source ' || s.key FROM claim c JOIN source s ON s.id = c.source",
    "note": "SELECT p.id, s.code || ' ' || i.key, p.note, 'show ' || s.code || ' ' || i.key FROM position p"
            " JOIN state s ON s.id = p.state JOIN issue i ON i.id = p.issue",
}  # fmt: skip
"""By kind: the rows, and the id, title and command of each."""
