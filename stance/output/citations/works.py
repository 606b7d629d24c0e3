"""A source or the dataset as a work to be cited: what every style of citation is written from."""

import re
from typing import NamedTuple

from stance.dataset.dates import MONTHS, FuzzyDate
from stance.output.citations.names import Author, authors_of
from stance.questions.citations import Citations, dataset_key
from stance.questions.facts import DatasetFacts, SourceFacts

NEWS, JOURNAL, REPORT, RESOLUTION, TREATY, LAW, DATASET, PAGE, DOCUMENT = (
    "news", "article", "report", "resolution", "treaty", "law", "dataset", "page", "document",
)  # fmt: skip

# Line and paragraph ends are spaces in a citation; no other control character, no half of a surrogate pair and nothing
# that turns the direction of writing may reach a terminal or a parser.
_SPACES = re.compile("[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


class Work(NamedTuple):
    """A work. ``notes`` are sentences that belong to its citation, ``remark`` is the editors' and does not.

    ``version`` and ``licence`` only a dataset has.
    """

    id: str
    kind: str
    authors: tuple[Author, ...]
    title: str
    publisher: str
    date: FuzzyDate | None
    number: str = ""
    doi: str = ""
    url: str = ""
    language: str = ""
    accessed: FuzzyDate | None = None
    version: str = ""
    licence: str = ""
    notes: tuple[str, ...] = ()
    remark: str = ""

    @property
    def issuer(self) -> str:
        """The publisher without what stands in brackets after its name."""
        return self.publisher.partition(" (")[0]


def works_of(citations: Citations) -> tuple[Work, ...]:
    """The sources and the dataset as works, the dataset last."""
    return (*(work_of_source(source) for source in citations.sources), work_of_dataset(citations.dataset))


def work_of_source(source: SourceFacts) -> Work:
    """A source as a work."""
    publisher = clean(source.publisher)
    kind = _kind(source)
    authors = authors_of(clean(source.author))
    issuer = publisher.partition(" (")[0]
    if not authors and issuer and kind in (REPORT, RESOLUTION):
        authors = (Author(issuer),)  # the work of the body that issued it
    return Work(
        id=source.id,
        kind=kind,
        authors=authors,
        title=clean(source.title),
        publisher=publisher,
        date=_date(source.date),
        number=", ".join(part for part in (clean(source.symbol), clean(source.number)) if part),
        doi=clean(source.doi),
        url=clean(source.url),
        language=clean(source.language),
        accessed=_date(source.accessed),
        notes=(f"Archived at {clean(source.archive)}.",) if source.archive else (),
        remark=clean(source.note),
    )


def work_of_dataset(dataset: DatasetFacts) -> Work:
    """The dataset as a work. Its year is that of its version, which is a calendar version."""
    year = re.match(r"(?:19|20)[0-9]{2}(?=\.)", dataset.version or "")
    added = dataset.files[1:]
    checked = _date(dataset.checked)
    notes = (
        f"Facts checked through {day_words(checked)}." if checked else "",
        f"With data added from {', '.join(clean(name) for name in added)}." if added else "",
        clean(dataset.attribution),
    )
    maintainers = clean(dataset.maintainers)
    return Work(
        id=dataset_key(dataset),
        kind=DATASET,
        authors=(Author(maintainers),) if maintainers else (),
        title=clean(dataset.title) or clean(dataset.files[0] if dataset.files else "") or "Dataset",
        publisher="",
        date=_date(year.group()) if year else None,
        version=clean(dataset.version),
        licence=clean(dataset.licence),
        notes=tuple(note for note in notes if note),
    )


def _kind(source: SourceFacts) -> str:
    """The kind of the work as the source tells it; else from its type and its numbers."""
    if source.kind:
        return source.kind
    if source.type == "dataset":
        return DATASET
    if source.doi:
        return JOURNAL
    if source.symbol or source.number:
        return REPORT
    if source.type == "press":
        return NEWS
    return PAGE if source.url else DOCUMENT


def _date(text: str | None) -> FuzzyDate | None:
    """A date as it is written in the dataset, or None where it is missing."""
    return FuzzyDate.parse(text) if text else None


def day_words(date: FuzzyDate) -> str:
    """The date as far as it is known: ``November 29, 2016``, ``November 2016``, ``ca. 2016``."""
    year, *rest = date.parts
    words = str(year)
    if rest:
        month = MONTHS[rest[0] - 1]
        words = f"{month} {rest[1]}, {year}" if len(rest) > 1 else f"{month} {year}"
    if date.approximate:
        return f"ca. {words}"
    return f"{words} (uncertain)" if date.uncertain else words


def clean(text: str | None) -> str:
    """Text for one line: white space as single spaces, and no character that acts instead of being read."""
    return _CONTROL.sub("\ufffd", _SPACES.sub(" ", text or "")).strip()
