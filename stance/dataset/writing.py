"""Writes a dataset: as one document, a JSON value in the shape of a dataset file, and as YAML text.

Read as a dataset, alone, the document of several files gives the answers that the files gave together: rows that rest
on other sources than those of their issue, as the rows of an added file do, name them.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from stance.dataset import format as fmt
from stance.dataset.dates import FuzzyDate
from stance.dataset.fields import turned_by_yaml
from stance.dataset.files import file_names
from stance.dataset.model import Alignment, Dataset, Eligible, Group, Issue, Meta, Position, Rule, State

Document = dict[str, Any]

_WIDTH = 140
_OF_SECTION = "  "
"""How far the entries of a section are indented."""
# Begins with a letter or a digit and holds no sign of YAML: none that counts in a block, or within brackets either.
_PLAIN = re.compile(r"[^\W_](?:(?!: | #)[^\n])*(?<![: ])")
_PLAIN_IN_BRACKETS = re.compile(r"[^\W_](?:[\w /().-]*[\w)/.])?")
_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"])
# What YAML 1.1 takes for the end of a line, even in quotes, or does not allow at all.
_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF)}
_LINES = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def document(dataset: Dataset) -> Document:
    """The document: mappings, lists, dates, texts, and the few numbers and truths that the format has."""
    meta = {"dataset": _meta(dataset.meta, dataset.files)} if dataset.meta else {}
    same = dataset.same
    return meta | {
        "sources": {source.id: entry(fmt.SOURCE, source) for source in dataset.sources.values()},
        "states": {state.code: state_entry(state) for state in dataset.states.values()},
        "groups": {group.id: _group(group, same) for group in _groups(dataset)},
        "issues": {issue.id: _issue(issue, same) for issue in dataset.issues.values()},
        "events": [
            entry(fmt.EVENT, event, issues=[same.get(issue, issue) for issue in event.issues] or None)
            for event in dataset.events.values()
        ],
        "claims": [
            entry(fmt.CLAIM, claim, issue=same.get(claim.issue or "", claim.issue)) for claim in dataset.claims.values()
        ],
    }


def entry(table: fmt.Table, part: object, **others: Any) -> Document:
    """The fields of a part that have a value, in the order of the format.

    ``others`` are the fields that the model has in another form than the file; None leaves one out.
    """
    fields: Document = {}
    for field in table:
        name = field.attribute
        value = others[name] if name in others else getattr(part, name, None)
        # A list that is empty is written where it is handed over as one.
        unsaid = value is field.default if field.kind is fmt.FLAG else name not in others and not value
        if value is None or unsaid:
            continue
        fields[field.name] = list(value) if isinstance(value, tuple) else value
    return fields


def state_entry(state: State) -> Document:
    """A state, with its time in the United Nations as the format has it."""
    member: Any = state.member_from
    if state.member_until is not None:
        member = {"from": member, "until": state.member_until}
    return entry(fmt.STATE, state, un_member=member)


def _meta(meta: Meta, files: tuple[str, ...]) -> Document:
    # The version is that of one file: whoever cites the document must not take the rows of others for its.
    others = [name for label, name in file_names(files).items() if label != meta.mark[0]]
    added = f"With data added from {', '.join(others)}." if others else None
    attribution = " ".join(filter(None, (meta.attribution, added)))
    return entry(fmt.DATASET, meta, schema=int(fmt.SCHEMA), attribution=attribution or None)


def _groups(dataset: Dataset) -> Iterator[Group]:
    """Those that the document can say: the issues behind the rule of a group that is lent are not in it."""
    return (group for group in dataset.groups.values() if not (group.where and group.id in dataset.lent))


def _group(group: Group, same: Mapping[str, str]) -> Document:
    # A group without states is a list that is empty, not a field that is missing.
    states = None if group.where else [code for code, _ in group.states]
    return entry(fmt.GROUP, group, states=states, where=_rule(group.where, same) or None)


def _rule(rule: Rule, same: Mapping[str, str]) -> Document:
    return {same.get(issue, issue): list(words) for issue, words, _ in rule}


def _issue(issue: Issue, same: Mapping[str, str]) -> Document:
    parts = issue.parts
    sources = tuple(dict.fromkeys(source for part in parts for source in part.sources))
    votes, entries = _rows(issue, sources)
    positions = _with_instruments(parts, entries)
    searched = [entry(fmt.SEARCH, search) for part in parts for search in part.searched]
    alignment = {of.reference: _alignment(of) for of in issue.alignment}
    return entry(
        fmt.ISSUE, issue, alignment=alignment or None, sources=sources or None, votes=votes or None,
        positions=positions or None, searched=searched or None,
        eligible=_eligible(issue.eligible, same) if issue.eligible else None,
    )  # fmt: skip


def _eligible(eligible: Eligible, same: Mapping[str, str]) -> Any:
    return eligible.group or _rule(eligible.where, same) or list(eligible.states)


def _with_instruments(parts: Sequence[Issue], entries: dict[str, list[Document]]) -> Document:
    """The entries by state, with the instruments that they are about where the state names any."""
    instruments: dict[str, Document] = {}
    for instrument in (instrument for part in parts for instrument in part.instruments):
        instruments.setdefault(instrument.state, {})[instrument.id] = entry(fmt.INSTRUMENT, instrument)
    return entries | {
        state: {"instruments": own, "entries": entries.get(state, [])} for state, own in instruments.items()
    }


def _alignment(of: Alignment) -> Document:
    scores = {status: int(score) if score.is_integer() else score for status, score in of.scores.items()}
    return entry(fmt.ALIGNMENT, of, scores=scores)


def _rows(issue: Issue, sources: tuple[str, ...]) -> tuple[dict[str, list[str]], dict[str, list[Document]]]:
    """The short votes and the full positions: short is the vote of a state that has one row, on the issue's sources.

    One cell that two files have alike is one row, as in the index: the vote of the later list is left out.
    """
    rows: list[tuple[str, str, Document | None]] = []
    said: set[tuple[str, str]] = set()
    for part in issue.parts:
        said.update((position.state, position.status) for position in part.positions)
        own = () if tuple(dict.fromkeys(part.sources)) == sources else part.sources
        for votes in part.votes:
            sourced = {"status": votes.status, "sources": list(own)} if own else None
            rows += ((code, votes.status, sourced) for code in votes.states if (code, votes.status) not in said)
            said.update((code, votes.status) for code in votes.states)
        rows += ((position.state, position.status, _position(position, own)) for position in part.positions)
    count = Counter(state for state, _, _ in rows)
    short: dict[str, list[str]] = {}
    positions: dict[str, list[Document]] = {}
    for state, status, row in rows:
        if row is None and count[state] == 1:
            short.setdefault(status, []).append(state)
        else:
            positions.setdefault(state, []).append(row or {"status": status})
    return short, positions


def _position(position: Position, own: tuple[str, ...]) -> Document:
    reading = None
    if position.mechanism:
        reading = {"mechanism": position.mechanism, "source": position.mechanism_source}
    about = position.instrument[0] if len(position.instrument) == 1 else list(position.instrument) or None
    return entry(fmt.POSITION, position, instrument=about, reading=reading, sources=position.sources or own or None)


# JSON.


def plain(value: Any) -> Any:
    """The value with every date as the text that it is in a file."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.text if isinstance(value, FuzzyDate) else value


def json_text(document: Document) -> Iterator[str]:
    """The document as JSON in parts: made to be read, a list of words in one line."""
    yield from _json(document, "\n")
    yield "\n"


def _json(value: Any, line: str, depth: int = 0) -> Iterator[str]:
    inner = f"{line}  "
    if isinstance(value, dict) and value:
        for number, (key, item) in enumerate(value.items()):
            yield f"{',' if number else '{'}{inner}{_in_json(key)}: "
            # Down to an entry of a section one by one, an entry at once.
            yield from _json(item, inner, depth + 1) if depth < 2 else ["".join(_json(item, inner, depth + 1))]
        yield f"{line}}}"
    elif isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
        for number, item in enumerate(value):
            yield f"{',' if number else '['}{inner}{''.join(_json(item, inner, depth + 1))}"
        yield f"{line}]"
    elif isinstance(value, list):
        yield f"[{', '.join(map(_in_json, value))}]"
    else:
        yield _in_json(value)


def _in_json(value: Any) -> str:
    return json.dumps(plain(value), ensure_ascii=False).translate(_ESCAPED)


# YAML.


Entries = Iterable[tuple[str, Any]]
"""The entries of a section by their keys; those of a list have none."""


def sections_of(document: Document) -> Iterator[tuple[str, Entries]]:
    """The sections of a document, to be written one after the other."""
    for name, section in document.items():
        yield name, section.items() if isinstance(section, dict) else (("", item) for item in section)


def yaml_text(heading: Iterable[str], sections: Iterable[tuple[str, Entries]]) -> Iterator[str]:
    """Sections as YAML, as a person would write it, an entry at a time. ``heading`` is a comment before them."""
    yield "".join(f"# {line}\n" for line in heading)
    for name, entries in sections:
        before = f"\n{name}:\n"
        for key, value in entries:
            yield before
            for line in _field(f"  {_in_brackets(key)}:", value, entry=True) if key else _item(value, _OF_SECTION):
                yield f"{line}\n"
            before = "\n" if name == "issues" else ""


def _fields(fields: Mapping[str, Any], indent: str) -> Iterator[str]:
    for name, value in fields.items():
        yield from _field(f"{indent}{_in_brackets(name)}:", value)


def _field(head: str, value: Any, *, entry: bool = False) -> Iterator[str]:
    """The lines of a field. What is short and flat stands in brackets, except an entry of a section."""
    inner = " " * (len(head) - len(head.lstrip()) + 2)
    if isinstance(value, Iterator):  # of a mapping that is too long to be held
        yield head
        for key, item in value:
            yield from _field(f"{inner}{_in_brackets(key)}:", item)
    elif isinstance(value, dict):
        line = "" if entry else _in_one_line(head, value)
        if line:
            yield line
        else:
            yield head
            yield from _fields(value, inner)
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        yield head
        for item in value:
            yield from _item(item, inner)
    elif isinstance(value, list):
        yield _listed(head, map(_word, value), inner)
    else:
        yield f"{head} {_scalar(value)}"


def _in_one_line(head: str, fields: Mapping[str, Any]) -> str:
    """``head {a: b, c: d}``, or nothing where it is nested or too long."""
    if any(isinstance(value, dict | list) for value in fields.values()):
        return ""
    line = f"{head} {in_braces(fields)}"
    return line if len(line) <= _WIDTH else ""


def in_braces(fields: Mapping[str, Any]) -> str:
    """``{a: b, c: [d]}``: fields that are flat, as an entry of a list has them."""
    parts = (f"{_in_brackets(key)}: {_word(value)}" for key, value in fields.items())
    return f"{{{', '.join(parts)}}}"


def _nested(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(item, dict) for item in value))


def _item(fields: Mapping[str, Any], indent: str) -> Iterator[str]:
    # An entry of a position is a line, as far as it is short.
    line = "" if indent == _OF_SECTION or any(map(_nested, fields.values())) else f"{indent}- {in_braces(fields)}"
    if line and len(line) <= _WIDTH:
        yield line
        return
    first, *others = _fields(fields, f"{indent}  ")
    yield f"{indent}- {first.lstrip()}"
    yield from others


def _listed(head: str, words: Iterable[str], indent: str) -> str:
    """``head [a, b, c]``, broken between words where the line would be too long."""
    line = f"{head} ["
    parts, used = [line], len(line)
    for number, word in enumerate(words):
        piece = f", {word}" if number else word
        if used + len(piece) + 1 > _WIDTH and number:
            parts.append(f",\n{indent}{word}")
            used = len(indent) + len(word)
        else:
            parts.append(piece)
            used += len(piece)
    return "".join(parts) + "]"


def _scalar(value: Any) -> str:
    if isinstance(value, FuzzyDate):
        return value.text
    return _quoted(value, _PLAIN) if isinstance(value, str) else json.dumps(value)


def _word(value: Any) -> str:
    """A scalar, or a list of them, within brackets, where some readers take a question mark for a sign."""
    if isinstance(value, list):
        return f"[{', '.join(map(_word, value))}]"
    if isinstance(value, FuzzyDate):
        return f"'{value.text}'" if value.text.endswith("?") else value.text
    return _in_brackets(value) if isinstance(value, str) else json.dumps(value)


# A full UN record has a million of them, of a few hundred states.
@lru_cache(maxsize=1 << 12)
def _in_brackets(text: str) -> str:
    return _quoted(text, _PLAIN_IN_BRACKETS)


def _quoted(text: str, unquoted: re.Pattern[str]) -> str:
    """The text as YAML that every reader takes for that text: plain where it is safe, else in quotes."""
    if _LINES.search(text):
        return _in_json(text)
    safe = unquoted.fullmatch(text) and text.isprintable() and text.casefold() not in _WORDS
    return text if safe and not turned_by_yaml(text) else "'" + text.replace("'", "''") + "'"
