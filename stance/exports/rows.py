"""The rows of the tables of an export, read from the index.

A row has the columns of its table up to those for days, which follow from the dates. Lists are joined with ``; ``.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from stance.dataset.dates import FuzzyDate, iso
from stance.dataset.files import file_names
from stance.dataset.format import SCHEMA
from stance.dataset.vocabulary import TALLY_STATUSES, is_act
from stance.exports.catalogue import DATES, TABLES, VIEWS
from stance.exports.tables import KINDS, Table
from stance.index.cache import Index
from stance.version import __version__

Row = tuple[Any, ...]

SEPARATOR = "; "
_FACTS = ("title", "version", "checked", "licence", "attribution", "maintainers", "reference", "focus")


def rows_of(index: Index, table: Table) -> Iterator[Row]:
    """The rows of a table, in the order of the dataset."""
    rows = _ROWS[table.name](index)
    if table is DATES or table.columns[-1].kind != "day":
        return rows
    dated = [number for number, column in enumerate(table.columns) if column.kind == "date"]
    return ((*row, *(day for number in dated for day in _days(row[number]))) for row in rows)


@lru_cache(maxsize=1 << 14)
def _days(date: str | None) -> tuple[str | None, str | None]:
    if date is None:
        return None, None
    known = FuzzyDate.parse(date)
    return iso(known.first), iso(known.last)


def _dataset(index: Index) -> Iterator[Row]:
    # Nothing of the machine it is made on: the index has stamps and paths beside these.
    known = dict(index.rows("SELECT key, value FROM meta"))
    yield from ((name, known[name]) for name in _FACTS if known.get(name))
    yield "files", SEPARATOR.join(_origins(index).values())
    yield "schema", SCHEMA
    yield "exporter", f"stance {__version__}"


def _origins(index: Index) -> dict[int, str]:
    labels = dict(index.rows("SELECT id, label FROM origin ORDER BY id"))
    names = file_names(tuple(labels.values()))
    return {number: names[label] for number, label in labels.items()}


def _with_origin(index: Index, question: str) -> Iterator[Row]:
    """The rows of a question whose last column is the number of a file, with its name instead."""
    names = _origins(index)
    return ((*row[:-1], names[row[-1]]) for row in index.rows(question))


def _sources(index: Index) -> Iterator[Row]:
    return _with_origin(index, """
        SELECT key, type, author, title, publisher, date, url, symbol, number, doi, archive, accessed, language, kind,
            note, origin FROM source ORDER BY id
    """)  # fmt: skip


def _states(index: Index) -> Iterator[Row]:
    groups = _gathered(index.rows("""
        SELECT m.state, g.key FROM group_member m JOIN state_group g ON g.id = m.state_group ORDER BY g.id
    """))  # fmt: skip
    for number, code, name, iso2, official, adjective, aliases, *rest in _with_origin(
        index,
        """
        SELECT id, code, name, iso2, official, adjective, aliases, un_member, un_until, m49, cow, cow_letters, gw,
            note, origin
        FROM state ORDER BY id
    """,
    ):
        yield code, name, iso2, groups.get(number), official, adjective, _joined(aliases), *rest


def _groups(index: Index) -> Iterator[Row]:
    members = _gathered(index.rows("""
        SELECT m.state_group, s.code FROM group_member m JOIN state s ON s.id = m.state ORDER BY s.name
    """))  # fmt: skip
    for number, key, title, rule, note, sources, origin in _with_origin(
        index, "SELECT id, key, title, rule, note, sources, origin FROM state_group ORDER BY id"
    ):
        yield key, title, _rule(rule), members.get(number), note, _joined(sources), origin


def _rule(rule: str | None) -> str | None:
    if rule is None:
        return None
    if rule.startswith("["):
        return _joined(rule)
    return SEPARATOR.join(f"{issue}={','.join(statuses)}" for issue, statuses in json.loads(rule).items())


def _issues(index: Index) -> Iterator[Row]:
    counts = dict(index.rows("SELECT issue, COUNT(*) FROM position GROUP BY issue"))
    sources = _gathered(_once(index.rows("""
        SELECT i.issue, s.key FROM issue_source i JOIN source s ON s.id = i.source ORDER BY i.issue, i.origin, i.rank
    """)))  # fmt: skip
    for row in _with_origin(
        index,
        """
        SELECT id, key, title, type, date, topics, short, question, begins, ends, family, tally, complete, assessor,
            scale, labels, aliases, eligible, note, origin FROM issue ORDER BY id
    """,
    ):
        number, key, title, kind, date, topics, short, question, begins, ends, family, tally, *rest = row
        complete, assessor, scale, labels, aliases, eligible, note, origin = rest
        announced = json.loads(tally) if tally else {}
        called = [f"{status}={label}" for status, label in json.loads(labels).items()]
        # A vote begins with its day, which the dataset does not say twice.
        yield (
            key, title, kind, date, counts.get(number, 0), _joined(topics), short, question,
            None if is_act(kind) else begins, ends, family, *map(announced.get, TALLY_STATUSES), complete, assessor,
            _joined(scale), SEPARATOR.join(called) or None, _joined(aliases), _rule(eligible), note,
            sources.get(number), origin,
        )  # fmt: skip


def _statuses(index: Index) -> Iterator[Row]:
    for issue, statuses in index.rows("SELECT key, statuses FROM issue WHERE statuses IS NOT NULL ORDER BY id"):
        for rank, (status, told) in enumerate(json.loads(statuses).items(), 1):
            yield issue, status, rank, told["says"], told["class"]


def _alignments(index: Index) -> Iterator[Row]:
    for issue, reference, scores, because, sources in index.rows("""
        SELECT i.key, s.code, a.scores, a.because, a.sources FROM alignment a JOIN issue i ON i.id = a.issue
        JOIN state s ON s.id = a.reference ORDER BY i.id, s.id
    """):
        for status, score in json.loads(scores).items():
            yield issue, reference, status, score, because, _joined(sources)


def _events(index: Index) -> Iterator[Row]:
    concerned = index.rows("""
        SELECT e.event, s.name, s.code FROM event_state e JOIN state s ON s.id = e.state ORDER BY s.name
    """)  # fmt: skip
    names = _gathered(((event, name) for event, name, _ in concerned), ", ")
    codes = _gathered(((event, code) for event, _, code in concerned), ", ")
    issues: dict[int, list[str]] = {}
    for event, key in index.rows("""
        SELECT e.event, i.key FROM event_issue e JOIN issue i ON i.id = e.issue ORDER BY e.event, i.id
    """):
        issues.setdefault(event, []).append(key)
    for number, date, until, title, note, sources, key, origin in _with_origin(
        index, "SELECT id, date, until, title, note, sources, key, origin FROM event ORDER BY id"
    ):
        of = issues.get(number, [])
        yield (
            date, until, title, names.get(number), codes.get(number), of[0] if len(of) == 1 else None, note,
            _joined(sources), key, SEPARATOR.join(of) or None, origin,
        )  # fmt: skip


def _claims(index: Index) -> Iterator[Row]:
    states = _gathered(index.rows("""
        SELECT m.claim, s.code FROM claim_state m JOIN state s ON s.id = m.state ORDER BY s.name
    """))  # fmt: skip
    for number, key, source, issue, date, kind, claim, verdict, finding, sources, until, topics, *rest in _with_origin(
        index, """
        SELECT c.id, c.key, s.key, i.key, c.date, c.kind, c.claim, c.verdict, c.finding, c.sources, c.until, c.topics,
            c.note, c.origin
        FROM claim c JOIN source s ON s.id = c.source LEFT JOIN issue i ON i.id = c.issue ORDER BY c.id
    """):  # fmt: skip
        yield (
            key, source, states.get(number), issue, date, kind, claim, verdict, finding, _joined(sources), until,
            _joined(topics), *rest,
        )  # fmt: skip


def _entries(index: Index) -> Iterator[Row]:
    """One by one: a full UN record has a million of them."""
    own, default = _sources_of_entries(index)
    states, issues, sources = (
        dict(index.rows(f"SELECT id, {name} FROM {table}"))
        for name, table in (("code", "state"), ("key", "issue"), ("key", "source"))
    )
    names = _origins(index)
    [(whole,)] = index.rows("SELECT COUNT(*) FROM position")
    found = index.each("""
        SELECT id, state, issue, own_sources, origin, mechanism_source,
            LAG(status) OVER (PARTITION BY state, issue ORDER BY first, id),
            instrument, effective, dissent, status, date, until, confidence, note, speaker, mechanism
        FROM position ORDER BY id
    """, "Exporting", whole)  # fmt: skip
    for number, state, issue, cites, origin, reader, previous, instrument, effective, dissent, *told in found:
        cited = own.get(number) if cites else default.get((issue, origin))
        yield (
            number, states[state], issues[issue], *told, sources.get(reader), cited, names[origin], previous,
            instrument.replace(" ", SEPARATOR) or None, effective, dissent,
        )  # fmt: skip


def _sources_of_entries(index: Index) -> tuple[dict[int, str], dict[tuple[int, int], str]]:
    """By row, where it names its own; else by issue and file."""
    own = index.rows("""
        SELECT ps.position, s.key FROM position_source ps JOIN source s ON s.id = ps.source
        ORDER BY ps.position, ps.rank
    """)  # fmt: skip
    default = index.rows("""
        SELECT i.issue, i.origin, s.key FROM issue_source i JOIN source s ON s.id = i.source
        ORDER BY i.issue, i.origin, i.rank
    """)  # fmt: skip
    return _gathered(own), _gathered(((issue, origin), key) for issue, origin, key in default)


def _dates(index: Index) -> Iterator[Row]:
    for (date,) in index.rows("SELECT date FROM position UNION SELECT until FROM position WHERE until IS NOT NULL"
                              " UNION SELECT effective FROM position WHERE effective IS NOT NULL"):  # fmt: skip
        yield date, *_days(date)


def _cited(index: Index) -> Iterator[Row]:
    """Every list of sources of any table, taken apart."""
    seen: set[str | None] = {sources for by in _sources_of_entries(index) for sources in by.values()}
    for name in ("groups", "issues", "alignments", "events", "claims"):
        [table] = (table for table in TABLES if table.name == name)
        place = [column.name for column in table.columns].index("sources")
        seen |= {row[place] for row in _ROWS[name](index)}
    for sources in sorted(filter(None, seen)):
        for rank, source in enumerate(sources.split(SEPARATOR), 1):
            yield sources, rank, source


def _documentation(_: Index) -> Iterator[Row]:
    for table in (*VIEWS, *TABLES):
        yield table.name, "*", table.kind, table.says
        for column in table.columns:
            yield table.name, column.name, KINDS[column.kind], column.says


def _pairs(question: str) -> Callable[[Index], Iterator[Row]]:
    return lambda index: iter(index.rows(question))


_ROWS: Mapping[str, Callable[[Index], Iterator[Row]]] = {
    "dataset": _dataset,
    "sources": _sources,
    "states": _states,
    "groups": _groups,
    "group_members": _pairs("SELECT g.key, s.code FROM group_member m JOIN state_group g ON g.id = m.state_group"
                            " JOIN state s ON s.id = m.state ORDER BY g.id, s.id"),
    "issues": _issues,
    "issue_topics": _pairs("SELECT i.key, t.topic FROM issue_topic t JOIN issue i ON i.id = t.issue"
                           " ORDER BY i.id, t.topic"),
    "issue_statuses": _statuses,
    "alignments": _alignments,
    "events": _events,
    "event_states": _pairs("SELECT e.key, s.code FROM event_state m JOIN event e ON e.id = m.event"
                           " JOIN state s ON s.id = m.state ORDER BY e.id, s.id"),
    "event_issues": _pairs("SELECT e.key, i.key FROM event_issue m JOIN event e ON e.id = m.event"
                           " JOIN issue i ON i.id = m.issue ORDER BY e.id, i.id"),
    "claims": _claims,
    "claim_states": _pairs("SELECT c.key, s.code FROM claim_state m JOIN claim c ON c.id = m.claim"
                           " JOIN state s ON s.id = m.state ORDER BY c.id, s.id"),
    "instruments": _pairs("SELECT i.key, s.code, t.key, t.title, t.number, t.note FROM instrument t"
                          " JOIN issue i ON i.id = t.issue JOIN state s ON s.id = t.state ORDER BY i.id, s.id, t.key"),
    "searches": _pairs("SELECT i.key, s.code, t.date, t.where_ FROM searched t JOIN issue i ON i.id = t.issue"
                       " JOIN state s ON s.id = t.state ORDER BY i.id, s.id, t.date"),
    "cited": _cited,
    "dates": _dates,
    "entries": _entries,
    "documentation": _documentation,
}  # fmt: skip


def _joined(array: str) -> str | None:
    return SEPARATOR.join(json.loads(array)) or None


def _once(pairs: Iterable[tuple[Any, str]]) -> Iterable[tuple[Any, str]]:
    return dict.fromkeys(pairs)


def _gathered(pairs: Iterable[tuple[Any, str]], separator: str = SEPARATOR) -> dict[Any, str]:
    """The second of each pair joined by the first."""
    found: dict[Any, list[str]] = {}
    for key, word in pairs:
        found.setdefault(key, []).append(word)
    return {key: separator.join(words) for key, words in found.items()}
