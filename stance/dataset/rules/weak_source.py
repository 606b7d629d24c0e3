"""Votes and memberships are facts of record: the body that keeps the record, or a government, publishes them. Press
and scholars repeat them, with slips of the day. One source among them is `primary` or `official`."""

from stance.dataset.citations import citations
from stance.dataset.model import Dataset
from stance.dataset.problems import Findings
from stance.dataset.vocabulary import issue_type

TITLE = "A vote or a membership rests on a primary or an official source"

_STRONG = frozenset(("primary", "official"))


def check(dataset: Dataset) -> Findings:
    for cited in citations(dataset):
        if cited.issue is None or not issue_type(cited.issue.type).of_record or not cited.sources:
            continue
        types = [source.type for key in cited.sources if (source := dataset.sources.get(key))]
        if not _STRONG.intersection(types):
            kinds = ", ".join(dict.fromkeys(types)) or "unknown"
            yield cited.mark, f"{cited.what}: no primary or official source among its sources (only {kinds})"
