"""Full-text search over all that the dataset says, best first, each hit with the command that shows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from stance.dataset.folding import fold
from stance.errors import UnreadableError, UsageError
from stance.index.cache import Index
from stance.index.words import KINDS
from stance.questions.facts import DatasetFacts, dataset_facts
from stance.questions.names import near_names
from stance.questions.shown import Shown

HIT_KINDS = KINDS
_NAMES = ("state", "issue", "group", "topic")
_NAMES_COUNT = 3
"""What has a name counts so much more than a text that speaks of it."""
_TITLE_COUNTS = 8
"""A word of a title counts so much more than one of the rest."""


@dataclass(frozen=True)
class Hit:
    """Something that has all the words. ``command`` is the line that shows it."""

    kind: str
    id: str
    title: str
    command: str


@dataclass(frozen=True)
class SearchResult(Shown):
    """The hits, best first. ``found`` is how many there are, ``near`` what is near in spelling where there are none."""

    words: tuple[str, ...]
    hits: tuple[Hit, ...]
    found: int
    near: tuple[str, ...]
    dataset: DatasetFacts


def search(index: Index, words: Sequence[str], limit: int | None = None) -> SearchResult:
    """What has a word that begins with each of the words, in any order; at most ``limit`` of it.

    Raises:
        UnreadableError: SQLite has no full-text search here.
        UsageError: there is no letter or digit in the words.
    """
    parts = [part for word in words for part in fold(word).split()]
    if not parts:
        raise UsageError("search needs a word", "for example 'stance search gas'")
    if not index.rows("SELECT 1 FROM sqlite_master WHERE name = 'words'"):
        raise UnreadableError(
            "this Python's SQLite has no full-text search (FTS5)", "'stance issues WORD' looks for words in issues"
        )
    size, names = len(KINDS), ", ".join(str(HIT_KINDS.index(kind)) for kind in _NAMES)
    counts = f"CASE WHEN rowid % {size} IN ({names}) THEN {_NAMES_COUNT} ELSE 1 END"
    rows = index.rows(
        f"SELECT rowid % {size}, rowid / {size} FROM words WHERE words MATCH ?"
        f" ORDER BY bm25(words, {_TITLE_COUNTS}, 1) * {counts}, rowid",
        (" ".join(f'"{part}"*' for part in parts),),
    )
    called = index.rows("SELECT kind, target FROM name WHERE folded = ? ORDER BY rank", (" ".join(parts),))
    found = list(dict.fromkeys([*called, *((HIT_KINDS[kind], number) for kind, number in rows)]))
    shown = found if limit is None else found[:limit]
    hits = _hits(index, shown)
    near = () if found else tuple(near_names(index, " ".join(words)))
    return SearchResult(tuple(words), tuple(hits[key] for key in shown), len(found), near, dataset_facts(index))


def _hits(index: Index, found: Sequence[tuple[str, int]]) -> dict[tuple[str, int], Hit]:
    """What the rows are, by kind and number."""
    hits = {}
    for kind in dict.fromkeys(kind for kind, _ in found):
        question, make = _SHOWN[kind]
        numbers = ", ".join(str(number) for other, number in found if other == kind)
        for number, *row in index.rows(question.format(numbers)):
            hits[kind, number] = Hit(kind, *make(*row))
    return hits


_Made = tuple[str, str, str]

_SHOWN: dict[str, tuple[str, Callable[..., _Made]]] = {
    "state": ("SELECT id, code, name FROM state WHERE id IN ({})",
              lambda code, name: (code, name, f"stance show {code}")),
    "issue": ("SELECT id, key, title FROM issue WHERE id IN ({})",
              lambda key, title: (key, title, f"stance show {key}")),
    "group": ("SELECT id, key, title FROM state_group WHERE id IN ({})",
              lambda key, title: (key, title, f"stance states {key}")),
    "topic": ("SELECT number, topic, issues FROM (SELECT row_number() OVER (ORDER BY topic) AS number, topic,"
              " count(*) AS issues FROM issue_topic GROUP BY topic) WHERE number IN ({})",
              lambda topic, issues: (topic, f"{topic}: {_issues(issues)}", f"stance issues --topic {topic}")),
    "source": ("SELECT id, key, title FROM source WHERE id IN ({})",
               lambda key, title: (key, title, f"stance cite {key}")),
    "event": ("SELECT id, key, title, date FROM event WHERE id IN ({})",
              lambda key, title, date: (key, title, f"stance events --since {_plain(date)} --until {_plain(date)}")),
    "claim": ("SELECT c.id, c.key, c.claim, s.key FROM claim c JOIN source s ON s.id = c.source WHERE c.id IN ({})",
              lambda key, claim, source: (key, claim, f"stance claims --source {source}")),
    "note": ("SELECT p.id, s.code, i.key, p.note FROM position p JOIN state s ON s.id = p.state"
             " JOIN issue i ON i.id = p.issue WHERE p.id IN ({})",
             lambda code, issue, note: (f"{code} {issue}", note, f"stance show {code} {issue}")),
}  # fmt: skip
"""By kind: the rows, and the id, title and command of each."""


def _issues(count: Any) -> str:
    return f"{count} issue{'s' if count != 1 else ''}"


def _plain(date: str) -> str:
    return date.rstrip("~?")
