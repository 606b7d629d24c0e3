"""A source that nothing cites is a leftover, or a row has lost its footnote."""

from collections.abc import Iterator

from stance.dataset.citations import citations
from stance.dataset.model import Dataset
from stance.dataset.problems import WARNING, Finding

CODE = "unused-source"
SEVERITY = WARNING
TITLE = "Every source is cited by something"


def check(dataset: Dataset) -> Iterator[Finding]:
    """The sources that nothing cites."""
    used = {key for cited in citations(dataset) for key in cited.sources}
    for source in dataset.sources.values():
        if source.id not in used:
            yield source.mark, f"source {source.id}: nothing cites it"
