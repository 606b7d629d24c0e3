"""Reads the entries of every section but `issues`: dataset, sources, states, groups, events, claims."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from stance.dataset.fields import Fields
from stance.dataset.format import CLAIM, DATASET, EVENT, GROUP, SCHEMA, SCHEMAS, SOURCE, STATE, UN_MEMBER
from stance.dataset.model import Claim, Dataset, Event, Group, Meta, Rule, Source, State
from stance.dataset.nodes import Node, SectionEntry
from stance.dataset.problems import Problems, place

_ID = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{3}")
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
        form = "an id is lower-case letters and digits joined by hyphens or dots"
        problems.error(node.mark, "bad-id", f"{kind} id '{text}': {form}")
    Fields(Node("mapping", [], node.mark), f"{kind} {text}", problems, ()).scalar(node, "id")


def define(kind: str, key: str, part: Any, defined: dict[str, Any], problems: Problems) -> None:
    """Add a part to those defined; a second definition of the same id is noted with the place of the first.

    A later file may define a source or a state in the very same words: two files from one import do.
    """
    first = defined.setdefault(key, part)
    if kind in _ALIKE and first.mark[0] != part.mark[0] and replace(part, mark=first.mark) == first:
        return
    # Twice in one mapping is noted as a duplicate key already; lists have no keys.
    if first is not part and (first.mark[0] != part.mark[0] or kind in ("event", "claim")):
        problems.error(part.mark, "defined-twice", f"{kind} {key} is already defined at {place(first.mark)}")


def read_meta(entries: list[SectionEntry], dataset: Dataset, problems: Problems) -> None:
    """The section `dataset`. The first file that has one speaks for the whole."""
    pairs = [(entry.key, entry.value) for entry in entries if entry.key is not None]
    node = Node("mapping", pairs, entries[0].section.mark)
    fields = Fields(node, "the section dataset", problems, DATASET)
    fields.require()
    values = fields.values()
    schema = fields.node["schema"].text if "schema" in fields.node else SCHEMA
    if schema not in SCHEMAS:
        message = f"schema {schema}: this program reads schema {' and '.join(SCHEMAS)}"
        problems.error(fields.node["schema"].mark, "schema", message)
    values["version"] = values["version"] or ""
    meta = Meta(schema=schema, mark=node.mark, **values)
    dataset.meta = dataset.meta or meta


def read_source(entry: SectionEntry, dataset: Dataset, problems: Problems) -> None:
    """One entry of `sources`."""
    key = key_of(entry, problems, "source")
    fields = Fields(entry.value, f"source {key}", problems, SOURCE)
    fields.require()
    define("source", key, Source(id=key, mark=entry.mark, **fields.values()), dataset.sources, problems)


def read_state(entry: SectionEntry, dataset: Dataset, problems: Problems) -> None:
    """One entry of `states`."""
    assert entry.key is not None
    code = entry.key.text
    fields = Fields(entry.value, f"state {code}", problems, STATE)
    fields.scalar(entry.key, "code")
    if not _CODE.fullmatch(code):
        problems.error(entry.key.mark, "bad-code", f"state '{code}': a state's key is its three-letter ISO 3166-1 code")
    fields.require()
    values = fields.values()
    member = fields.node.get("un-member")
    if member is not None and member.kind == "mapping":
        span = fields.inner(member, ": un-member", UN_MEMBER)
        span.require()
        member_from, member_until = span.values().values()
    else:
        member_from, member_until = fields.date("un-member"), None
    values["name"] = values["name"] or code
    state = State(code=code, mark=entry.mark, member_from=member_from, member_until=member_until, **values)
    define("state", code, state, dataset.states, problems)


def read_group(entry: SectionEntry, dataset: Dataset, problems: Problems) -> None:
    """One entry of `groups`: a list of states, or a rule (`where`) over positions."""
    key = key_of(entry, problems, "group")
    fields = Fields(entry.value, f"group {key}", problems, GROUP)
    fields.require()
    if key == "all":
        problems.error(entry.mark, "reserved", "group 'all' is built in: every state; choose another id")
    if fields.is_mapping and ("states" in fields.node) == ("where" in fields.node):
        problems.error(entry.mark, "missing-key", f"group {key} needs either the field 'states' or 'where'")
    values = fields.values() | {"states": fields.marked_texts("states"), "where": read_rule(fields, "where")}
    values["title"] = values["title"] or key
    define("group", key, Group(id=key, mark=entry.mark, **values), dataset.groups, problems)


def read_rule(fields: Fields, name: str) -> Rule:
    """A field that is a rule over positions: issues, each with a status or class, or a list of them."""
    rule = []
    for issue, statuses in fields.map_of_texts(name):
        listed = statuses.items if statuses.kind == "list" else [statuses]
        words = [fields.scalar(status, name) for status in listed]
        rule.append((issue.text, tuple(word for word in words if word), issue.mark))
    return tuple(rule)


def read_event(entry: SectionEntry, dataset: Dataset, problems: Problems) -> None:
    """One entry of `events`."""
    fields = Fields(entry.value, "an event", problems, EVENT)
    key = fields.text("id")
    if key:
        check_id(key, fields.node["id"], problems, "event")
        fields.what = f"event {key}"
    complete = fields.require()
    values = fields.values()
    if key and complete and values["date"] is not None:
        define("event", key, Event(id=key, mark=entry.value.mark, **values), dataset.events, problems)


def read_claim(entry: SectionEntry, dataset: Dataset, problems: Problems) -> None:
    """One entry of `claims`."""
    fields = Fields(entry.value, "a claim", problems, CLAIM)
    key = fields.text("id")
    fields.require()
    if not key:
        return
    fields.what = f"claim {key}"
    define("claim", key, Claim(id=key, mark=entry.value.mark, **fields.values()), dataset.claims, problems)


Reader = Callable[[SectionEntry, Dataset, Problems], None]
READERS: dict[str, Reader] = {
    "sources": read_source,
    "states": read_state,
    "groups": read_group,
    "events": read_event,
    "claims": read_claim,
}
