"""The states and groups of the bundled dataset, lent to files that are read without it.

Files that define every state and group they name stand alone and get none: 193 states that their author left out would
count in every table, matrix and export of theirs.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from stance.dataset import sections
from stance.dataset.model import Dataset
from stance.dataset.nodes import decode, read_entries
from stance.dataset.problems import Problems

_FIRST, _AFTER = b"\nstates:", b"\nissues:"


def lend(dataset: Dataset, label: str, raw: bytes) -> None:
    """Give the dataset the states and groups of ``raw`` that it lacks, if it names one of them or defines no state."""
    defined = set(_states_named(dataset)) <= dataset.states.keys() and _groups_named(dataset) <= dataset.groups.keys()
    if dataset.states and defined:
        return
    lender = _states_and_groups(label, raw)
    dataset.files = (*dataset.files, label)
    # What backs them is in the lender and stays there.
    states = {code: replace(state, sources=()) for code, state in lender.states.items() if code not in dataset.states}
    dataset.states.update(states)
    groups = {key: replace(group, sources=()) for key, group in lender.groups.items() if key not in dataset.groups}
    dataset.groups.update(groups)
    dataset.lent = frozenset(groups)


@lru_cache(maxsize=2)
def _states_and_groups(label: str, raw: bytes) -> Dataset:
    # The rest of the file would take ten times as long. Lines are counted as in the whole.
    start, end = raw.find(_FIRST) + 1, raw.find(_AFTER)
    if 0 < start < end:
        raw = b"\n" * raw.count(b"\n", 0, start) + raw[start:end] + b"\n"
    dataset, problems = Dataset(), Problems()
    for entry in read_entries(decode(raw, label, problems) or "", label, ("states", "groups"), problems):
        if entry.section.text in ("states", "groups"):
            sections.READERS[entry.section.text](entry, dataset, problems)
    return dataset


def _states_named(dataset: Dataset) -> Iterator[str]:
    for issue in dataset.issues.values():
        for part in issue.parts:
            for votes in part.votes:
                yield from votes.states
            for position in part.positions:
                yield position.state
            for search in part.searched:
                yield from search.states
        if issue.eligible:
            yield from (code.removeprefix("-") for code in issue.eligible.states)
        for alignment in issue.alignment:
            yield alignment.reference
    for event in dataset.events.values():
        yield from event.states
    for claim in dataset.claims.values():
        yield from claim.states
    for group in dataset.groups.values():
        for code, _ in group.states:
            yield code
    if dataset.meta and dataset.meta.reference:
        yield dataset.meta.reference


def _groups_named(dataset: Dataset) -> set[str]:
    named = {issue.eligible.group for issue in dataset.issues.values() if issue.eligible}
    if dataset.meta:
        named.add(dataset.meta.focus)
    return {group for group in named if group and group != "all"}
