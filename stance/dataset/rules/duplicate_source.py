"""One document under two ids gets two footnotes and looks like two witnesses. The same address, the same DOI, or the
same symbol with the same title is the same document."""

from collections.abc import Iterator

from stance.dataset.addresses import same_page
from stance.dataset.folding import fold
from stance.dataset.model import Dataset, Source
from stance.dataset.problems import Findings, place

TITLE = "A document is one source"


def check(dataset: Dataset) -> Findings:
    seen: dict[tuple[str, str], Source] = {}
    for source in dataset.sources.values():
        for name, value in _identities(source):
            first = seen.setdefault((name, value), source)
            if first is not source:
                yield source.mark, f"source {source.id}: the same {name} as {first.id} ({place(first.mark)})"
                break


def _identities(source: Source) -> Iterator[tuple[str, str]]:
    if source.doi:
        yield "DOI", source.doi.casefold()
    if source.url:
        yield "address", same_page(source.url)
    if source.symbol:
        yield "symbol and title", f"{source.symbol} {fold(source.title)}"
