"""A source that nothing cites is a leftover, or a row has lost its footnote."""

from stance.dataset.citations import citations
from stance.dataset.model import Dataset
from stance.dataset.problems import Findings

TITLE = "Every source is cited by something"


def check(dataset: Dataset) -> Findings:
    """The sources that nothing cites."""
    used = {key for cited in citations(dataset) for key in cited.sources}
    for source in dataset.sources.values():
        if source.id not in used:
            yield source.mark, f"source {source.id}: nothing cites it"
