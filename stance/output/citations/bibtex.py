"""Citations as BibTeX, for LaTeX with BibTeX or biblatex. Letters stay UTF-8; what TeX would act on is escaped."""

import re
from collections.abc import Iterable, Iterator

from stance.dataset.dates import MONTHS, FuzzyDate
from stance.output.citations.names import Author
from stance.output.citations.works import DATASET, JOURNAL, NEWS, REPORT, RESOLUTION, Work

_TYPES = {NEWS: "article", JOURNAL: "article", REPORT: "techreport", RESOLUTION: "techreport"}
_MONTHS = tuple(name[:3].lower() for name in MONTHS)

# Braces as commands with braces of their own: BibTeX counts braces, escaped or not.
_ESCAPES = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
    "%": r"\%", "&": r"\&", "_": r"\_", "#": r"\#", "$": r"\$",
})  # fmt: skip
# Between two characters of which TeX would make one: a dash of two hyphens, a curly mark of two straight ones.
_LIGATURE = re.compile("(?<=-)(?=-)|(?<=[`!?])(?=`)|(?<=')(?=')|(?<=,)(?=,)")
# Addresses go into \url or \href by the style, which takes them as they are but for these.
_IN_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20", "^": "%5E", '"': "%22", "~": "%7E"})


def bibliography(works: Iterable[Work]) -> str:
    """The works as entries, keyed by their ids, with a blank line between two."""
    return "\n".join(entry(work) for work in works)


def entry(work: Work) -> str:
    """One work as an entry. Values stand in braces, but for the names of months, which styles know."""
    values = ((name, value if name == "month" else f"{{{value}}}") for name, value in _fields(work) if value)
    lines = "".join(f"  {name} = {value},\n" for name, value in values)
    return f"@{_TYPES.get(work.kind, 'misc')}{{{work.id},\n{lines}}}\n"


def escaped(text: str) -> str:
    """Text that TeX prints as it is."""
    return _LIGATURE.sub("{}", text.translate(_ESCAPES))


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    """The fields in their order; those without a value have none."""
    kind = _TYPES.get(work.kind, "")
    yield "author", " and ".join(map(_author, work.authors))
    yield "key", "" if work.authors else escaped(work.issuer)  # what an entry without an author is sorted by
    # In braces of its own, or a style would write a title's capitals small, in whatever language it is.
    yield "title", f"{{{escaped(work.title)}}}"
    if work.publisher:
        yield {"article": "journal", "techreport": "institution"}.get(kind, "howpublished"), escaped(work.publisher)
    elif work.kind == DATASET and work.version:
        yield "howpublished", f"Dataset, version {escaped(work.version)}"
    if work.date:
        yield from zip(("year", "month", "day"), _date_words(work.date), strict=False)
    number = work.number
    if number and kind == "techreport":
        # A report's number has the name of its series, or styles would call it a technical report.
        series, number = _series(number)
        yield "type", f"{{{escaped(series)}}}"
    yield "number", escaped(number)
    yield "version", escaped(work.version)
    yield "doi", work.doi.translate(_IN_ADDRESS)
    yield "url", work.url.translate(_IN_ADDRESS)
    if work.accessed and len(work.accessed.parts) == len(("year", "month", "day")):
        yield "urldate", "-".join(f"{part:02}" for part in work.accessed.parts)
    yield "language", escaped(work.language)
    yield "note", escaped(" ".join(_notes(work)))
    yield "annote", escaped(work.remark)  # which no common style prints


def _date_words(date: FuzzyDate) -> Iterator[str]:
    """The year, the month and the day, as far as they are known."""
    year, *rest = date.parts
    yield str(year)
    if rest:
        yield _MONTHS[rest[0] - 1]
        yield from map(str, rest[1:])


def _series(text: str) -> tuple[str, str]:
    """The name of a series and the number in it: the last word, if it is the only one with a digit."""
    series, _, number = text.rpartition(" ")
    if series and series[0].isalpha() and not re.search(r"\d", series) and re.search(r"\d", number):
        return series, number
    return "Document", text


def _notes(work: Work) -> Iterator[str]:
    if work.date and work.date.approximate:
        yield "Date approximate."
    if work.date and work.date.uncertain:
        yield "Date uncertain."
    if work.licence:
        yield f"Licence: {work.licence}."
    yield from work.notes


def _author(author: Author) -> str:
    """``Family, Given``; in braces of its own what is not to be taken apart."""
    if author.given:
        return f"{escaped(author.family)}, {escaped(author.given)}"
    return f"{{{escaped(author.family)}}}"
