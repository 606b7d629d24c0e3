"""The states and groups of the bundled dataset, lent to files that are read without it.

Files that define every state and group they name stand alone and get none: 193 states that their author left out would
count in every table, matrix and export of theirs.
"""

from dataclasses import replace
from functools import lru_cache

from stance.dataset import sections
from stance.dataset.model import Dataset
from stance.dataset.nodes import decode, read_entries
from stance.dataset.problems import Problems
from stance.dataset.references import references

_FIRST, _AFTER = b"\nstates:", b"\nissues:"


def lend(dataset: Dataset, label: str, raw: bytes) -> None:
    """Give the dataset the states and groups of ``raw`` that it lacks, if it names one of them or defines no state."""
    named = {(reference.kind, reference.key) for reference in references(dataset)}
    votes = (votes for issue in dataset.issues.values() for part in issue.parts for votes in part.votes)
    states = {key for kind, key in named if kind == "state"}.union(*(listed.states for listed in votes))
    groups = {key for kind, key in named if kind == "group"}
    if dataset.states and states <= dataset.states.keys() and groups <= dataset.groups.keys():
        return
    lender = _states_and_groups(label, raw)
    dataset.files = (*dataset.files, label)
    # What backs them is in the lender and stays there.
    lent = {key: replace(group, sources=()) for key, group in lender.groups.items() if key not in dataset.groups}
    dataset.groups |= lent
    dataset.lent = frozenset(lent)
    dataset.states |= {
        code: replace(state, sources=()) for code, state in lender.states.items() if code not in dataset.states
    }


@lru_cache(maxsize=2)
def _states_and_groups(label: str, raw: bytes) -> Dataset:
    # The rest of the file would take ten times as long. Lines are counted as in the whole.
    start, end = raw.find(_FIRST) + 1, raw.find(_AFTER)
    if 0 < start < end:
        raw = b"\n" * raw.count(b"\n", 0, start) + raw[start:end] + b"\n"
    dataset, problems = Dataset(), Problems()
    for entry in read_entries(decode(raw, label, problems) or "", label, ("states", "groups"), problems):
        sections.READERS[entry.section.text](entry, dataset, problems)
    return dataset
