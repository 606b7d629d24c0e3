"""Reads the entries of the section `issues`: an issue's fields, its roll call, its dated positions."""

import re
from collections.abc import Iterator
from sys import intern

from stance.dataset import vocabulary
from stance.dataset.fields import Fields, found_in
from stance.dataset.format import ALIGNMENT, ISSUE, OWN_STATUS, ROWS, SEARCH, TALLY, names
from stance.dataset.model import Alignment, Dataset, Eligible, Issue, Search, VoteList
from stance.dataset.nodes import SectionEntry, Words
from stance.dataset.positions import read_positions
from stance.dataset.problems import Problems, did_you_mean, place
from stance.dataset.sections import key_of, read_rule

_METADATA = tuple(name for name in names(ISSUE) if name not in ROWS)
# No leading zero, which YAML 1.1 takes for octal.
_COUNT = re.compile("0|[1-9][0-9]{0,5}")
_SYMBOLS = ("A/RES/", "A/DEC/")


def read_issue(entry: SectionEntry, dataset: Dataset, problems: Problems) -> None:
    """One entry of `issues`.

    An entry in a later file that has positions but no title adds to an issue defined before; its statuses are
    checked against that issue's type. So does one that is the same roll call by its UN symbol, whatever its id: what
    the first file says of it holds, and the rows are compared.
    """
    key = key_of(entry, problems, "issue")
    fields = Fields(entry.value, f"issue {key}", problems, ISSUE)
    if not fields.is_mapping:
        return
    first = dataset.issues.get(dataset.same.get(key, key))
    extends = not any(name in fields.node for name in _METADATA)
    issue = Issue(key, entry.mark, extends=extends, sources=fields.texts("sources"))
    if first is not None and first.mark[0] == issue.mark[0]:
        return  # noted as a duplicate key already
    symbols = _symbols(fields)
    again = _same_roll_call(symbols, issue, dataset)
    if again is not None:
        first = again
        issue.extends = True
        if key != first.id and key not in dataset.same:
            dataset.same[key] = first.id
            first.aliases = (*first.aliases, key)
    elif first is not None and not extends:
        only = f"a second entry may only have {', '.join(ROWS[:-1])} and {ROWS[-1]}"
        problems.error(issue.mark, "defined-twice", f"issue {key} is already defined at {place(first.mark)}; {only}")
        return
    before = next((part for part in first.additions if part.mark[0] == issue.mark[0]), None) if first else None
    if before is not None:
        same = f"the roll call that this file has as {before.id} in line {before.mark[1]}"
        problems.error(issue.mark, "defined-twice", f"issue {key} is {same}; put the rows of both there")
        return
    if extends and first is None:
        hint = did_you_mean(key, dataset.issues) or "; a new issue needs the fields title, question and type"
        problems.error(issue.mark, "unknown-issue", f"no issue '{key}' to add to in this file or one before{hint}")
        return
    if not extends:
        _read_metadata(fields, issue)
    defining = first or issue
    _read_votes(fields, issue, vocabulary.issue_type(defining.type))
    read_positions(fields, issue, vocabulary.type_of(defining.type, defining.statuses), statuses_of(defining))
    issue.searched = _read_searched(fields)
    if first is None:
        dataset.issues[key] = issue
        for symbol in symbols:
            dataset.roll_calls.setdefault(symbol, key)
    else:
        first.additions.append(issue)


def _symbols(fields: Fields) -> list[str]:
    """The UN symbols of a roll call among its aliases: they name one resolution or decision the world over."""
    kind, names = fields.node.get("type"), fields.node.get("aliases")
    if kind is None or names is None or not vocabulary.issue_type(kind.text).un_members:
        return []
    return [name.text for name in names.items if name.text.startswith(_SYMBOLS)]


def _same_roll_call(symbols: list[str], issue: Issue, dataset: Dataset) -> Issue | None:
    """The issue of an earlier file that is the same roll call.

    A file that has two roll calls on one symbol does not say which of them is meant; the second stands for itself.
    """
    for symbol in symbols:
        first = dataset.issues.get(dataset.roll_calls.get(symbol, ""))
        if first is not None and issue.mark[0] not in {part.mark[0] for part in first.parts}:
            return first
    return None


def statuses_of(issue: Issue) -> tuple[str, ...]:
    """The statuses that a position on the issue may have: those of its type, or its own."""
    return vocabulary.statuses_of(issue.type, tuple(issue.statuses) or issue.scale)


def _read_metadata(fields: Fields, issue: Issue) -> None:
    fields.require()
    for attribute, value in fields.values().items():
        setattr(issue, attribute, value)
    issue.title = issue.title or issue.id
    of_type = vocabulary.issue_type(issue.type)
    if of_type.is_act:
        fields.require("date")
    if of_type.assessed:
        fields.require("scale", "assessor")
    if of_type.own_statuses:
        fields.require("statuses")
        issue.statuses = _read_statuses(fields)
    elif "statuses" in fields.node:
        fields.error(fields.key_marks["statuses"], "unknown-key", "only a custom issue has statuses of its own")
    issue.eligible = _read_eligible(fields)
    if "tally" in fields.node:
        issue.tally = _read_tally(fields)
    allowed = statuses_of(issue)
    for key, value in fields.map_of_texts("labels"):
        label = fields.scalar(value, "labels")
        if fields.word(key, "labels", allowed, "unknown-status") and label:
            issue.labels[key.text] = label
    issue.alignment = tuple(_read_alignment(fields, allowed))


def _read_statuses(fields: Fields) -> dict[str, dict[str, str]]:
    statuses: dict[str, dict[str, str]] = {}
    for key, node in fields.map_of_texts("statuses"):
        word = fields.scalar(key, "a status")
        if node.kind == "scalar":
            message = f"status {key.text} needs a class; write {{says: ..., class: ...}}"
            fields.error(node.mark, "missing-key", message)
            continue
        status = fields.inner(node, f": status {key.text}", OWN_STATUS)
        if status.require() and all((values := status.values()).values()) and word:
            statuses[word] = values
    return statuses


def _read_eligible(fields: Fields) -> Eligible | None:
    node = fields.node.get("eligible")
    if node is None:
        return None
    if node.kind == "mapping":
        return Eligible(node.mark, where=read_rule(fields, "eligible"))
    if node.kind == "list":
        return Eligible(node.mark, states=fields.texts("eligible"))
    return Eligible(node.mark, group=fields.text("eligible"))


def _read_searched(fields: Fields) -> list[Search]:
    node = fields.node.get("searched")
    if node is not None and node.kind != "list":
        fields.error(node.mark, "wrong-type", "searched is a list of searches")
    searches = []
    for item in node.items if node is not None else ():
        search = fields.inner(item, ": searched", SEARCH)
        if search.require():
            searches.append(Search(mark=item.mark, **search.values()))
    return searches


def _read_tally(fields: Fields) -> dict[str, int] | None:
    tally = fields.inner(fields.node["tally"], ": tally", TALLY)
    if not tally.require():
        return None
    counts: dict[str, int] = {}
    for name, node in tally.node.items():
        if _COUNT.fullmatch(node.text):
            counts[name] = int(node.text)
        else:
            fields.error(node.mark, "wrong-type", f"tally {name} is a count, found {found_in(node)}")
    return counts


def _read_alignment(fields: Fields, allowed: tuple[str, ...]) -> Iterator[Alignment]:
    for reference, node in fields.map_of_texts("alignment"):
        entry = fields.inner(node, f": alignment with {reference.text}", ALIGNMENT)
        if not entry.require():
            continue
        scores: dict[str, float] = {}
        for status, score in entry.map_of_texts("scores"):
            word = entry.word(status, "scores", allowed, "unknown-status")
            value = entry.word(score, f"score of {status.text}", vocabulary.SCORES, "bad-score")
            if word and value:
                scores[word] = float(value)
        yield Alignment(reference=reference.text, scores=scores, mark=node.mark, **entry.values())


def _read_votes(fields: Fields, issue: Issue, of_type: vocabulary.IssueType) -> None:
    if "votes" in fields.node and not of_type.is_act:
        fields.error(fields.node["votes"].mark, "wrong-type", "only a vote has the field 'votes'")
        return
    for status, states in fields.map_of_texts("votes"):
        if not fields.word(status, "votes", of_type.words, "unknown-status"):
            continue
        if states.kind != "list":
            fields.error(states.mark, "wrong-type", f"votes {status.text} is a list of state codes")
            continue
        votes = VoteList(status.text, states.mark)
        issue.votes.append(votes)
        words = states.value
        if isinstance(words, Words) and "" not in words.texts:
            votes.states = list(map(intern, words.texts))
            votes.marks = words.places
            continue
        for state in states.items:
            if state.text:
                votes.states.append(state.text)
                votes.marks.append(state.mark[1:])
            else:
                fields.scalar(state, f"votes {votes.status}")
