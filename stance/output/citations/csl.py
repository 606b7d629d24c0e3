"""Citations as CSL-JSON, for Zotero, Pandoc and every other processor of the Citation Style Language (1.0.2)."""

from collections.abc import Iterable
from typing import Any

from stance.dataset.dates import FuzzyDate
from stance.output.citations.works import DATASET, DOCUMENT, JOURNAL, LAW, NEWS, PAGE, REPORT, RESOLUTION, TREATY, Work

_TYPES = {
    NEWS: "article-newspaper", JOURNAL: "article-journal", REPORT: "report", RESOLUTION: "report", TREATY: "treaty",
    LAW: "legislation", DATASET: "dataset", PAGE: "webpage", DOCUMENT: "document",
}  # fmt: skip


def csl_items(works: Iterable[Work]) -> list[dict[str, Any]]:
    """The works as items, with just the fields that are known."""
    return [csl_item(work) for work in works]


def csl_item(work: Work) -> dict[str, Any]:
    """One work as an item."""
    in_periodical = work.kind in (NEWS, JOURNAL)
    doubt = "Date uncertain." if work.date and work.date.uncertain else ""
    fields = {
        "id": work.id,
        "type": _TYPES[work.kind],
        "author": [
            {"family": author.family, "given": author.given} if author.given else {"literal": author.family}
            for author in work.authors
        ],
        "title": work.title,
        "container-title": work.publisher if in_periodical else "",
        "publisher": "" if in_periodical else work.publisher,
        "issued": _date(work.date),
        "number": work.number,
        "version": work.version,
        "DOI": work.doi,
        "URL": work.url,
        "accessed": _date(work.accessed),
        "language": work.language,
        "license": work.licence,
        "note": " ".join(part for part in (doubt, *work.notes, work.remark) if part),
    }
    return {name: value for name, value in fields.items() if value}


def _date(date: FuzzyDate | None) -> dict[str, Any] | None:
    """``circa`` is what styles test as `is-uncertain-date`, so that it holds for ``?`` as for ``~``."""
    if date is None:
        return None
    parts: dict[str, Any] = {"date-parts": [list(date.parts)]}
    return {**parts, "circa": True} if date.approximate or date.uncertain else parts
