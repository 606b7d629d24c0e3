"""A dataset of any number of files as one document in the shape of a dataset file.

Read as a dataset, alone, it gives the answers that the files gave together: rows that rest on other sources than those
of their issue, as the rows of an added file do, name them.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from stance.dataset.dates import FuzzyDate
from stance.dataset.format import SOURCE, attributes
from stance.dataset.model import Alignment, Claim, Dataset, Event, Group, Issue, Meta, Position, Source, State
from stance.exports.origins import file_names

Document = dict[str, Any]

# What YAML 1.1 takes for the end of a line, even in quotes.
_BREAKS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}


def document(dataset: Dataset) -> Document:
    """The document: mappings, lists, texts, and the few numbers and truths that the format has."""
    meta = {"dataset": _meta(dataset.meta, dataset.files)} if dataset.meta else {}
    return meta | {
        "sources": {source.id: _source(source) for source in dataset.sources.values()},
        "states": {state.code: _state(state) for state in dataset.states.values()},
        "groups": {group.id: _group(group, dataset.same) for group in dataset.groups.values()},
        "issues": {issue.id: _issue(issue) for issue in dataset.issues.values()},
        "events": [_event(event, dataset.same) for event in dataset.events.values()],
        "claims": [_claim(claim, dataset.same) for claim in dataset.claims.values()],
    }


def document_text(dataset: Dataset) -> Iterator[str]:
    """The document as JSON in parts: made to be read, a list of words in one line."""
    yield from _json(document(dataset), "\n")
    yield "\n"


def _json(value: Any, line: str, depth: int = 0) -> Iterator[str]:
    inner = f"{line}  "
    if isinstance(value, dict) and value:
        for number, (key, one) in enumerate(value.items()):
            yield f"{',' if number else '{'}{inner}{_scalar(key)}: "
            # Down to an entry of a section one by one, an entry at once.
            yield from _json(one, inner, depth + 1) if depth < 2 else ["".join(_json(one, inner, depth + 1))]
        yield f"{line}}}"
    elif isinstance(value, list) and any(isinstance(one, dict | list) for one in value):
        for number, one in enumerate(value):
            yield f"{',' if number else '['}{inner}{''.join(_json(one, inner, depth + 1))}"
        yield f"{line}]"
    elif isinstance(value, list):
        yield f"[{', '.join(map(_scalar, value))}]"
    else:
        yield _scalar(value)


def _scalar(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False).translate(_BREAKS)


def _filled(**fields: Any) -> Document:
    """The fields that have a value, by their names in the format."""
    return {
        name.replace("_", "-"): _plain(value)
        for name, value in fields.items()
        if value is not None and value != () and value != {} and value != ""
    }


def _plain(value: Any) -> Any:
    if isinstance(value, FuzzyDate):
        return value.text
    return list(value) if isinstance(value, tuple) else value


def _meta(meta: Meta, files: tuple[str, ...]) -> Document:
    # The version is that of one file: whoever cites the document must not take the rows of others for its.
    others = [name for label, name in file_names(files).items() if label != meta.mark[0]]
    added = f"With data added from {', '.join(others)}." if others else None
    return {"schema": int(meta.schema)} | _filled(
        version=meta.version, title=meta.title, checked=meta.checked, reference=meta.reference, focus=meta.focus,
        licence=meta.licence, attribution=" ".join(filter(None, (meta.attribution, added))),
        maintainers=meta.maintainers,
    )  # fmt: skip


def _source(source: Source) -> Document:
    return _filled(**{name: getattr(source, name) for name in attributes(SOURCE)})


def _state(state: State) -> Document:
    member = _plain(state.member_from)
    if state.member_until is not None:
        member = {"from": member, "until": state.member_until.text}
    return _filled(
        name=state.name, official=state.official, iso2=state.iso2, adjective=state.adjective, aliases=state.aliases,
        un_member=member, note=state.note,
    )  # fmt: skip


def _group(group: Group, same: Mapping[str, str]) -> Document:
    # A group without states is a list that is empty, not a field that is missing.
    states = None if group.where else [code for code, _ in group.states]
    where = {same.get(issue, issue): list(statuses) for issue, statuses, _ in group.where}
    return _filled(title=group.title, states=states, where=where, note=group.note, sources=group.sources)


def _issue(issue: Issue) -> Document:
    sources = tuple(dict.fromkeys(source for part in (issue, *issue.additions) for source in part.sources))
    votes, positions = _rows(issue, sources)
    return _filled(
        title=issue.title, short=issue.short, question=issue.question, type=issue.type, aliases=issue.aliases,
        topics=issue.topics, family=issue.family, date=issue.date, begins=issue.begins, ends=issue.ends,
        tally=issue.tally, complete=None if issue.complete else False, confidence=issue.confidence, note=issue.note,
        labels=issue.labels, scale=issue.scale, assessor=issue.assessor,
        alignment={entry.reference: _alignment(entry) for entry in issue.alignment},
        sources=sources, votes=votes, positions=positions,
    )  # fmt: skip


def _alignment(entry: Alignment) -> Document:
    scores = {status: int(score) if score.is_integer() else score for status, score in entry.scores.items()}
    return {"scores": scores, "because": entry.because, "sources": list(entry.sources)}


def _rows(issue: Issue, sources: tuple[str, ...]) -> tuple[dict[str, list[str]], dict[str, list[Document]]]:
    """The short votes and the full positions: short is the vote of a state that has one row, on the issue's sources.

    One cell that two files have alike is one row, as in the index: the vote of the later list is left out.
    """
    found: list[tuple[Position, bool]] = []
    said: set[tuple[str, str]] = set()
    for part in (issue, *issue.additions):
        said.update((position.state, position.status) for position in part.positions)
        own = () if tuple(dict.fromkeys(part.sources)) == sources else part.sources
        for listed in part.votes:
            found += (
                (Position(code, listed.status, listed.mark, sources=own), True)
                for code in listed.states if (code, listed.status) not in said
            )  # fmt: skip
            said.update((code, listed.status) for code in listed.states)
        found += ((replace(position, sources=position.sources or own), False) for position in part.positions)
    rows = Counter(position.state for position, _ in found)
    votes: dict[str, list[str]] = {}
    positions: dict[str, list[Document]] = {}
    for position, listed_only in found:
        if listed_only and rows[position.state] == 1 and not position.sources:
            votes.setdefault(position.status, []).append(position.state)
        else:
            positions.setdefault(position.state, []).append(_position(position))
    return votes, positions


def _position(position: Position) -> Document:
    reading = _filled(mechanism=position.mechanism, source=position.mechanism_source)
    return _filled(
        date=position.date, until=position.until, status=position.status, confidence=position.confidence,
        note=position.note, speaker=position.speaker, reading=reading, sources=position.sources,
    )  # fmt: skip


def _event(event: Event, same: Mapping[str, str]) -> Document:
    return _filled(
        id=event.id, date=event.date, until=event.until, title=event.title, states=event.states,
        issues=_known(event.issues, same), note=event.note, sources=event.sources,
    )  # fmt: skip


def _claim(claim: Claim, same: Mapping[str, str]) -> Document:
    return _filled(
        id=claim.id, source=claim.source, states=claim.states,
        issue=same.get(claim.issue, claim.issue) if claim.issue else None, topics=claim.topics, date=claim.date,
        until=claim.until, claim=claim.claim, kind=claim.kind, verdict=claim.verdict, finding=claim.finding,
        note=claim.note, sources=claim.sources,
    )  # fmt: skip


def _known(issues: tuple[str, ...], same: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(same.get(issue, issue) for issue in issues)
