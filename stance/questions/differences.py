"""Differences between two datasets: what a file learned, whenever the world did it.

What changed in the world between two days is another question: see `stance.questions.changes`.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stance.errors import UnknownNameError
from stance.index.cache import Index
from stance.questions.entry_sources import EntrySources
from stance.questions.facts import DatasetFacts, SourceFacts, all_sources, dataset_facts, issue_facts
from stance.questions.names import find
from stance.questions.positions import entries

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
SECTIONS = ("dataset", "sources", "states", "groups", "issues", "events", "positions", "claims")


@dataclass(frozen=True)
class Difference:
    """One thing that was added or removed, or one field of it that changed.

    ``section`` is the part of the file, ``key`` the id there; a position is known by its state, issue and ``date``,
    that of the later dataset where there are two. ``old`` and ``new`` are the values of the ``field``, or without one
    what was removed or added.
    """

    change: str
    section: str
    key: str
    state: str | None
    code: str | None
    issue: str | None
    date: str | None
    field: str | None
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Differences:
    """All differences, by section; ``old`` and ``new`` are the two datasets."""

    differences: tuple[Difference, ...]
    old: DatasetFacts
    new: DatasetFacts
    sources: tuple[SourceFacts, ...]


Fields = Mapping[str, str | None]


@dataclass(frozen=True)
class _Item:
    """A thing of one section with its fields as text; ``summary`` says it in one."""

    summary: str | None
    fields: Fields
    code: str | None = None
    issue: str | None = None
    date: str | None = None
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, order=True)
class _Position:
    code: str
    issue: str
    date: str
    status: str
    until: str
    confidence: str
    speaker: str
    reading: str
    note: str
    sources: str

    @property
    def fields(self) -> Fields:
        return {name: getattr(self, name) or None for name in _FIELDS}


_FIELDS = ("status", "date", "until", "confidence", "speaker", "reading", "note", "sources")


def differences(old: Index, new: Index, states: Sequence[str] = (), issues: Sequence[str] = ()) -> Differences:
    """What the new dataset says that the old one did not, no longer says, or says otherwise.

    States and issues (default: all) may be known to either dataset; where some are named, the sections that concern
    none (the dataset, its sources and its groups) are left out.

    Raises:
        UnknownNameError, AmbiguousNameError: a name stands for none or for many.
    """
    codes = {_find(old, new, name, "state") for name in states}
    keys = {_find(old, new, name, "issue") for name in issues}
    before, after = _sections(old), _sections(new)
    named = {code: name for index in (old, new) for code, name in index.rows("SELECT code, name FROM state")}
    found: list[Difference] = []
    for section in SECTIONS:
        if section == "positions":
            found += _positions(old, new, named)
            continue
        found += _of_section(section, before[section], after[section], named)
        if codes or keys:
            # A claim or an event may concern several states: it is kept for each of them.
            items = (*before[section].items(), *after[section].items())
            kept = {
                key for key, item in items
                if section in ("states", "issues", "events", "claims")
                and (not codes or codes & {*item.codes})
                and (not keys or item.issue in keys)
            }  # fmt: skip
            found = [one for one in found if one.section != section or one.key in kept]
    found = [
        one for one in found
        if one.section != "positions" or ((not codes or one.code in codes) and (not keys or one.issue in keys))
    ]  # fmt: skip
    sources = {source.id: source for index in (old, new) for source in all_sources(index)}
    return Differences(tuple(found), dataset_facts(old), dataset_facts(new), tuple(sources.values()))


def _find(old: Index, new: Index, name: str, kind: str) -> str:
    try:
        return find(new, name, (kind,)).key
    except UnknownNameError as error:
        try:
            return find(old, name, (kind,)).key
        except UnknownNameError:
            raise error from None


def _of_section(
    section: str, before: Mapping[str, _Item], after: Mapping[str, _Item], named: Mapping[str, str]
) -> Iterator[Difference]:
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key), after.get(key)
        item = now or was
        assert item is not None
        about = (section, key, named.get(item.code or ""), item.code, item.issue, item.date)
        if was is None:
            yield Difference(ADDED, *about, None, None, item.summary)
        elif now is None:
            yield Difference(REMOVED, *about, None, item.summary, None)
        else:
            for field in dict.fromkeys((*was.fields, *now.fields)):
                if was.fields.get(field) != now.fields.get(field):
                    yield Difference(CHANGED, *about, field, was.fields.get(field), now.fields.get(field))


def _positions(old: Index, new: Index, named: Mapping[str, str]) -> Iterator[Difference]:
    """Entries that are the same in both go first; of the rest, the nearest of one state and issue are one changed."""
    before, after = Counter(_all_positions(old)), Counter(_all_positions(new))
    gone: dict[tuple[str, str], list[_Position]] = defaultdict(list)
    come: dict[tuple[str, str], list[_Position]] = defaultdict(list)
    for position in (before - after).elements():
        gone[position.code, position.issue].append(position)
    for position in (after - before).elements():
        come[position.code, position.issue].append(position)
    for pair in sorted({*gone, *come}, key=lambda pair: (named[pair[0]], pair[1])):
        yield from _of_pair(sorted(gone[pair]), sorted(come[pair]), named)


def _of_pair(gone: list[_Position], come: list[_Position], named: Mapping[str, str]) -> Iterator[Difference]:
    """The entries of one date belong together, then those of one status; what has no partner came or went."""
    pairs = []
    for same in (
        lambda was, now: (was.date, was.status) == (now.date, now.status),
        lambda was, now: was.date == now.date,
        lambda was, now: was.status == now.status,
    ):
        for was in [*gone]:
            now = next((one for one in come if same(was, one)), None)
            if now is not None:
                gone.remove(was)
                come.remove(now)
                pairs.append((was, now))

    def about(position: _Position) -> tuple[str, str, str, str, str, str]:
        code, issue = position.code, position.issue
        return "positions", f"{code} {issue}", named[code], code, issue, position.date

    rows = [Difference(REMOVED, *about(was), None, was.status, None) for was in gone]
    rows += [Difference(ADDED, *about(now), None, None, now.status) for now in come]
    rows += [
        Difference(CHANGED, *about(now), field, was.fields[field], now.fields[field])
        for was, now in pairs
        for field in _FIELDS
        if was.fields[field] != now.fields[field]
    ]
    yield from sorted(rows, key=lambda row: row.date or "")


def _all_positions(index: Index) -> Iterator[_Position]:
    codes = dict(index.rows("SELECT id, code FROM state"))
    keys = dict(index.rows("SELECT id, key FROM issue"))
    found = entries(index, None, None)
    named = EntrySources(index, found)
    for entry in found:
        reading = f"{entry.mechanism} ({entry.mechanism_source})" if entry.mechanism else ""
        yield _Position(
            codes[entry.state], keys[entry.issue], entry.date, entry.status, entry.until or "", entry.confidence,
            entry.speaker or "", reading, entry.note or "", "; ".join(named.sources(entry)),
        )  # fmt: skip


def _sections(index: Index) -> dict[str, dict[str, _Item]]:
    """Every section but the positions: its things by id."""
    from stance.questions.claims import claims
    from stance.questions.facts import state_facts
    from stance.questions.lists import list_groups

    meta = dataset_facts(index)
    words = ("version", "title", "checked", "reference", "focus", "licence", "attribution", "maintainers")
    sections: dict[str, dict[str, _Item]] = {section: {} for section in SECTIONS}
    sections["dataset"]["dataset"] = _Item(None, {word: getattr(meta, word) for word in words})
    for source in all_sources(index):
        fields = {name: value for name, value in vars(source).items() if name != "id"}
        sections["sources"][source.id] = _Item(source.title, fields, date=source.date)
    for state in state_facts(index, {number: () for (number,) in index.rows("SELECT id FROM state")}):
        fields = {name: _text(value) for name, value in vars(state).items() if name not in ("code", "groups")}
        sections["states"][state.code] = _Item(state.name, fields, code=state.code, codes=(state.code,))
    for group in list_groups(index, 0):
        if group.id == "all":  # built in
            continue
        fields = {"title": group.title, "rule": group.rule, "note": group.note}
        if group.rule is None:  # a computed group has the states that its rule gives it
            fields["states"] = _text(group.states)
        sections["groups"][group.id] = _Item(group.title, fields)
    maps: dict[str, list[str]] = defaultdict(list)
    for key, code, scores, because, cited in index.rows(
        "SELECT i.key, s.code, a.scores, a.because, a.sources FROM alignment a JOIN issue i ON i.id = a.issue"
        " JOIN state s ON s.id = a.reference ORDER BY s.code"
    ):
        maps[key].append(f"{code}: {_pairs(scores)}: {because} ({_text(json.loads(cited))})")
    for issue in issue_facts(index, [number for (number,) in index.rows("SELECT id FROM issue ORDER BY id")]):
        left_out = ("id", "positions", "tally", "labels")
        fields = {name: _text(value) for name, value in vars(issue).items() if name not in left_out}
        fields["labels"] = _text([f"{status}: {label}" for status, label in issue.labels.items()])
        fields["tally"] = _pairs(json.dumps(issue.tally.announced)) if issue.tally else None
        fields["alignment"] = _text(maps[issue.id])
        sections["issues"][issue.id] = _Item(issue.title, fields, issue=issue.id, date=issue.date)
    sections["events"] = _events(index)
    for claim in claims(index):
        fields = {name: _text(value) for name, value in vars(claim).items() if name != "id"}
        [code] = claim.states if len(claim.states) == 1 else [None]
        summary = f"{claim.verdict}: {claim.claim}"
        sections["claims"][claim.id] = _Item(summary, fields, code, claim.issue, claim.date, claim.states)
    return sections


def _events(index: Index) -> dict[str, _Item]:
    states: dict[int, list[str]] = defaultdict(list)
    for event, code in index.rows(
        "SELECT e.event, s.code FROM event_state e JOIN state s ON s.id = e.state ORDER BY s.code"
    ):
        states[event].append(code)
    issues: dict[int, list[str]] = defaultdict(list)
    for event, key in index.rows(
        "SELECT e.event, i.key FROM event_issue e JOIN issue i ON i.id = e.issue ORDER BY i.key"
    ):
        issues[event].append(key)
    found = {}
    for number, key, date, until, title, note, cited in index.rows(
        "SELECT id, key, date, until, title, note, sources FROM event ORDER BY id"
    ):
        own, about = states[number], issues[number]
        fields = {
            "title": title, "date": date, "until": until, "states": _text(own), "issues": _text(about), "note": note,
            "sources": _text(json.loads(cited)),
        }  # fmt: skip
        code = own[0] if len(own) == 1 else None
        found[key] = _Item(title, fields, code, about[0] if len(about) == 1 else None, date, tuple(own))
    return found


def _pairs(text: str) -> str:
    return ", ".join(f"{key} {value}" for key, value in json.loads(text).items())


def _text(value: object) -> str | None:
    if isinstance(value, tuple | list):
        return "; ".join(map(str, value)) or None
    return None if value is None else ("yes" if value else "no") if isinstance(value, bool) else str(value)
