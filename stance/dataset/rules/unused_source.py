"""A source that nothing cites is a leftover, or a row has lost its footnote."""

from stance.dataset.model import Dataset
from stance.dataset.problems import Findings
from stance.dataset.references import references

TITLE = "Every source is cited by something"


def check(dataset: Dataset) -> Findings:
    used = {reference.key for reference in references(dataset) if reference.kind == "source"}
    for source in dataset.sources.values():
        if source.id not in used:
            yield source.mark, f"source {source.id}: nothing cites it"
