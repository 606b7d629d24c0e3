"""A source or the dataset as a work to be cited: what every style of citation is written from."""

import re
from dataclasses import dataclass

from stance.output.citations.names import Author, authors_of
from stance.questions.citations import Citations, dataset_key
from stance.questions.facts import DatasetFacts, SourceFacts

NEWS, JOURNAL, REPORT, TREATY, LAW, DATASET, PAGE, DOCUMENT = (
    "news", "journal", "report", "treaty", "law", "dataset", "page", "document",
)  # fmt: skip

# Line and paragraph ends are spaces in a citation; no other control character, no half of a surrogate pair and nothing
# that turns the direction of writing may reach a terminal or a parser.
_SPACES = re.compile("[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")

_TREATY = re.compile(
    r"(\w+ ){0,2}(treaty|agreement|charter|protocol|convention|statute"
    r"|договор|соглашение|протокол|устав|угода|договір)\b",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"((federal |presidential )?(law|decree)|resolution of the parliament|закон|указ|постановление)\b|.*\(federal law",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class WorkDate:
    """A date as precise as it is known: ``parts`` are year, month, day as far as they are given."""

    text: str
    parts: tuple[int, ...]

    @classmethod
    def of(cls, text: str | None) -> "WorkDate | None":
        """A date as it is written in the dataset, or None where it is missing or no date."""
        match = _DATE.fullmatch(text or "")
        return cls(match.group(), tuple(int(part) for part in match.groups() if part)) if match else None

    @property
    def words(self) -> str:
        """The date as far as it is known: ``November 29, 2016``, ``November 2016``, ``ca. 2016``."""
        year, *rest = self.parts
        words = str(year)
        if rest:
            month = _MONTHS[rest[0] - 1]
            words = f"{month} {rest[1]}, {year}" if len(rest) > 1 else f"{month} {year}"
        if self.approximate:
            return f"ca. {words}"
        return f"{words} (uncertain)" if self.uncertain else words

    @property
    def approximate(self) -> bool:
        """Whether it is written with ``~``."""
        return self.text.endswith("~")

    @property
    def uncertain(self) -> bool:
        """Whether it is written with ``?``."""
        return self.text.endswith("?")


_DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?[~?]?")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True)
class Work:
    """A work. ``notes`` are sentences that belong to its citation, ``remark`` is the editors' and does not.

    ``version`` and ``licence`` only a dataset has.
    """

    id: str
    kind: str
    authors: tuple[Author, ...]
    title: str
    publisher: str
    date: WorkDate | None
    number: str = ""
    doi: str = ""
    url: str = ""
    language: str = ""
    accessed: WorkDate | None = None
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
    issuer = publisher.partition(" (")[0]
    author = clean(source.author)
    # Who also publishes is a body. A report without an author is the work of the body that issued it.
    is_body = author == issuer or (kind == REPORT and not author)
    authors = (Author(issuer),) if is_body and issuer else authors_of(author)
    return Work(
        id=source.id,
        kind=kind,
        authors=authors,
        title=clean(source.title),
        publisher=publisher,
        date=WorkDate.of(source.date),
        number=", ".join(part for part in (clean(source.symbol), clean(source.number)) if part),
        doi=clean(source.doi),
        url=clean(source.url),
        language=clean(source.language),
        accessed=WorkDate.of(source.accessed),
        notes=(f"Archived at {clean(source.archive)}.",) if source.archive else (),
        remark=clean(source.note),
    )


def work_of_dataset(dataset: DatasetFacts) -> Work:
    """The dataset as a work. Its year is that of its version, which is a calendar version."""
    year = re.match(r"(?:19|20)[0-9]{2}(?=\.)", dataset.version or "")
    added = dataset.files[1:]
    checked = WorkDate.of(dataset.checked)
    notes = (
        f"Facts checked through {checked.words}." if checked else "",
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
        date=WorkDate.of(year.group()) if year else None,
        version=clean(dataset.version),
        licence=clean(dataset.licence),
        notes=tuple(note for note in notes if note),
    )


def _kind(source: SourceFacts) -> str:
    """The type of the work, from the type of the source, its numbers and, for texts of law, the first words of it."""
    if source.type == "dataset":
        return DATASET
    if source.type == "primary" and not source.symbol:
        if _LAW.match(source.title):
            return LAW
        if _TREATY.match(source.title):
            return TREATY
    if source.doi:
        return JOURNAL
    if source.symbol or source.number:
        return REPORT
    if source.type == "press":
        return NEWS
    return PAGE if source.url else DOCUMENT


def clean(text: str | None) -> str:
    """Text for one line: white space as single spaces, and no character that acts instead of being read."""
    return _CONTROL.sub("\ufffd", _SPACES.sub(" ", text or "")).strip()
