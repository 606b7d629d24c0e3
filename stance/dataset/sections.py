"""Reads the entries of every section but `issues`: dataset, sources, states, groups, events, claims."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from stance.dataset import vocabulary
from stance.dataset.fields import Fields
from stance.dataset.model import Claim, Dataset, Event, Group, Meta, Source, State
from stance.dataset.nodes import Mark, Node, SectionEntry
from stance.dataset.problems import Problems

SCHEMA = "1"
"""The dataset format this program reads."""

_ID = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{3}")
_ISO2 = re.compile(r"[A-Z]{2}")
_ALIKE = ("source", "state")


def key_of(entry: SectionEntry, problems: Problems, kind: str) -> str:
    """The key of an entry, checked to be an id (`foreign-agents`) that every YAML reader takes for text."""
    assert entry.key is not None
    text = entry.key.text
    check_id(text, entry.key, problems, kind)
    return text


def check_id(text: str, node: Node, problems: Problems, kind: str) -> None:
    """Note an id that is not lower-case words joined by hyphens."""
    if not _ID.fullmatch(text):
        problems.error(
            node.mark, "bad-id", f"{kind} id '{text}': an id is lower-case letters and digits joined by hyphens or dots"
        )
    Fields(Node("mapping", [], node.mark), f"{kind} {text}", problems, ()).scalar(node, "id")


class _Marked(Protocol):
    @property
    def mark(self) -> Mark: ...


_Part = TypeVar("_Part", bound=_Marked)


def define(kind: str, key: str, part: _Part, known: dict[str, _Part], problems: Problems) -> None:
    """Add a part to those known; a second definition of the same id is noted with the place of the first.

    A later file may define a source or a state in the very same words: two files from one import do.
    """
    first = known.setdefault(key, part)
    if kind in _ALIKE and first.mark[0] != part.mark[0] and _alike(first, part):
        return
    # Twice in one mapping is noted as a duplicate key already; lists have no keys.
    if first is not part and (first.mark[0] != part.mark[0] or kind in ("event", "claim")):
        problems.error(
            part.mark, "defined-twice", f"{kind} {key} is already defined at {first.mark[0]}:{first.mark[1]}"
        )


def _alike(first: Any, second: Any) -> bool:
    return bool(replace(second, mark=first.mark) == first)


def read_meta(entries: list[SectionEntry], dataset: Dataset, problems: Problems) -> None:
    """The section `dataset`. The first file that has one speaks for the whole."""
    pairs = [(entry.key, entry.value) for entry in entries if entry.key is not None]
    node = Node("mapping", pairs, entries[0].section.mark)
    known = ("schema", "version", "title", "checked", "reference", "focus", "licence", "attribution",
             "maintainers")  # fmt: skip
    fields = Fields(node, "the section dataset", problems, known)
    fields.require("schema")
    schema = fields.node["schema"].text if "schema" in fields.node else SCHEMA
    if schema != SCHEMA:
        problems.error(fields.node["schema"].mark, "schema", f"schema {schema}: this program reads schema {SCHEMA}")
    meta = Meta(
        schema=schema,
        version=fields.text("version") or "",
        mark=node.mark,
        title=fields.text("title"),
        checked=fields.date("checked"),
        reference=fields.text("reference"),
        focus=fields.text("focus"),
        licence=fields.text("licence"),
        attribution=fields.text("attribution"),
        maintainers=fields.text("maintainers"),
    )
    dataset.meta = dataset.meta or meta


def read_source(entry: SectionEntry, dataset: Dataset, problems: Problems) -> None:
    """One entry of `sources`."""
    key = key_of(entry, problems, "source")
    known = (
        "type", "title", "author", "publisher", "date", "number", "symbol", "doi", "url", "archive", "accessed",
        "language", "note",
    )  # fmt: skip
    fields = Fields(entry.value, f"source {key}", problems, known)
    fields.require("type", "title")
    source = Source(
        id=key,
        type=fields.choice("type", vocabulary.SOURCE_TYPES) or "",
        title=fields.text("title") or "",
        mark=mark_of(entry),
        author=fields.text("author"),
        publisher=fields.text("publisher"),
        date=fields.date("date"),
        number=fields.text("number"),
        symbol=fields.text("symbol"),
        doi=fields.text("doi"),
        url=fields.text("url"),
        archive=fields.text("archive"),
        accessed=fields.date("accessed"),
        language=fields.text("language"),
        note=fields.text("note"),
    )
    define("source", key, source, dataset.sources, problems)


def read_state(entry: SectionEntry, dataset: Dataset, problems: Problems) -> None:
    """One entry of `states`."""
    assert entry.key is not None
    code = entry.key.text
    known = ("name", "official", "iso2", "adjective", "aliases", "un-member", "note")
    fields = Fields(entry.value, f"state {code}", problems, known)
    fields.scalar(entry.key, "code")
    if not _CODE.fullmatch(code):
        problems.error(entry.key.mark, "bad-code", f"state '{code}': a state's key is its three-letter ISO 3166-1 code")
    fields.require("name")
    iso2 = fields.text("iso2")
    if iso2 and not _ISO2.fullmatch(iso2):
        problems.error(fields.node["iso2"].mark, "bad-code", f"state {code}: iso2 '{iso2}' is not two capital letters")
    member_from = member_until = None
    member = fields.node.get("un-member")
    if member is not None and member.kind == "mapping":
        span = Fields(member, f"state {code}: un-member", problems, ("from", "until"))
        span.require("from")
        member_from, member_until = span.period("from", "until")
    else:
        member_from = fields.date("un-member")
    state = State(
        code=code,
        name=fields.text("name") or code,
        mark=mark_of(entry),
        official=fields.text("official"),
        iso2=iso2,
        adjective=fields.text("adjective"),
        aliases=fields.texts("aliases"),
        member_from=member_from,
        member_until=member_until,
        note=fields.text("note"),
    )
    define("state", code, state, dataset.states, problems)


def read_group(entry: SectionEntry, dataset: Dataset, problems: Problems) -> None:
    """One entry of `groups`: a list of states, or a rule (`where`) over positions."""
    key = key_of(entry, problems, "group")
    fields = Fields(entry.value, f"group {key}", problems, ("title", "states", "where", "note", "sources"))
    fields.require("title")
    if key == "all":
        problems.error(mark_of(entry), "reserved", "group 'all' is built in: every state; choose another id")
    if fields.is_mapping and ("states" in fields.node) == ("where" in fields.node):
        problems.error(mark_of(entry), "missing-key", f"group {key} needs either the field 'states' or 'where'")
    where = []
    for issue, statuses in fields.map_of_texts("where"):
        listed = statuses.items if statuses.kind == "list" else [statuses]
        words = [fields.scalar(status, "where") for status in listed]
        where.append((issue.text, tuple(word for word in words if word), issue.mark))
    group = Group(
        id=key,
        title=fields.text("title") or key,
        mark=mark_of(entry),
        states=fields.marked_texts("states"),
        where=tuple(where),
        note=fields.text("note"),
        sources=fields.texts("sources"),
    )
    define("group", key, group, dataset.groups, problems)


def read_event(entry: SectionEntry, dataset: Dataset, problems: Problems) -> None:
    """One entry of `events`."""
    known = ("id", "date", "until", "title", "states", "issues", "note", "sources")
    fields = Fields(entry.value, "an event", problems, known)
    key = _listed_id(fields, "event", problems)
    complete = fields.require("date", "title", "sources")
    date, until = fields.period("date", "until")
    if not key or not complete or date is None:
        return
    event = Event(
        id=key,
        date=date,
        title=fields.text("title") or "",
        mark=entry.value.mark,
        until=until,
        states=fields.texts("states"),
        issues=fields.texts("issues"),
        note=fields.text("note"),
        sources=fields.texts("sources"),
    )
    define("event", key, event, dataset.events, problems)


def read_claim(entry: SectionEntry, dataset: Dataset, problems: Problems) -> None:
    """One entry of `claims`."""
    known = (
        "id", "source", "states", "issue", "topics", "date", "until", "claim", "kind", "verdict", "finding", "note",
        "sources",
    )  # fmt: skip
    fields = Fields(entry.value, "a claim", problems, known)
    key = fields.text("id")
    fields.require("id", "source", "claim", "kind", "verdict")
    if not key:
        return
    fields.what = f"claim {key}"
    date, until = fields.period("date", "until")
    claim = Claim(
        id=key,
        source=fields.text("source") or "",
        claim=fields.text("claim") or "",
        kind=fields.choice("kind", vocabulary.CLAIM_KINDS) or "",
        verdict=fields.choice("verdict", vocabulary.VERDICTS) or "",
        mark=entry.value.mark,
        states=fields.texts("states"),
        issue=fields.text("issue"),
        topics=fields.texts("topics"),
        date=date,
        until=until,
        finding=fields.text("finding"),
        note=fields.text("note"),
        sources=fields.texts("sources"),
    )
    define("claim", key, claim, dataset.claims, problems)


def mark_of(entry: SectionEntry) -> Mark:
    """Where the entry begins: its key, or the item of a list."""
    return entry.key.mark if entry.key is not None else entry.value.mark


def _listed_id(fields: Fields, kind: str, problems: Problems) -> str | None:
    key = fields.text("id")
    if fields.require("id") and key:
        check_id(key, fields.node["id"], problems, kind)
        fields.what = f"{kind} {key}"
    return key


Reader = Callable[[SectionEntry, Dataset, Problems], None]
READERS: dict[str, Reader] = {
    "sources": read_source,
    "states": read_state,
    "groups": read_group,
    "events": read_event,
    "claims": read_claim,
}
