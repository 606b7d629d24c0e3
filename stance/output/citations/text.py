"""Citations as a reference list in the author-date style of the Chicago Manual of Style (18th ed., ch. 13).

As closely as the fields allow. An unsigned work stands under the body that published it. Titles are in quotation
marks throughout, since plain text has no italics. Days are in American order, as in the manual.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby

from stance.dataset.dates import FuzzyDate
from stance.output.citations.works import Work, day_words
from stance.output.document import Line, joined, linked

_ARTICLE = re.compile(r"(the|a|an) ", re.IGNORECASE)
_NO_YEAR = 10_000
_INNER = re.compile(r'"([^"]*)"|“([^“”]*)”')


def reference_list(works: Iterable[Work]) -> tuple[Line, ...]:
    """The works as lines, by author and then date; those of one author and year are told apart by a, b, c."""
    ordered = sorted(works, key=_order)
    lines: list[Line] = []
    for _, same in groupby(ordered, key=lambda work: (_head(work), _year(work.date))):
        alike = list(same)
        suffixes = [_suffix(number) for number in range(len(alike))] if len(alike) > 1 else [""]
        lines += [reference(work, suffix) for work, suffix in zip(alike, suffixes, strict=True)]
    return tuple(lines)


def reference(work: Work, suffix: str = "") -> Line:
    """One work as a line."""
    year = _year(work.date)
    if suffix:
        year += f"-{suffix}" if work.date is None else suffix
    head, title = _head(work), f"“{_stopped(_INNER.sub(_single, work.title))}”"
    parts = [_stopped(head), _stopped(year), title] if head else [title, _stopped(year)]
    published = work.publisher if work.publisher != head else ""
    # The year stands after the author already; a month or a day repeats it, as the manual has it for news.
    day = day_words(work.date) if work.date and len(work.date.parts) > 1 else ""
    version = f"Version {work.version}" if work.version else ""
    licence = f"Licence: {work.licence}" if work.licence else ""
    rest = [work.number, ", ".join(part for part in (published, day) if part), version, licence]
    rest += work.notes
    if work.accessed:
        rest.append(f"Accessed {day_words(work.accessed)}")
    text = " ".join([*parts, *(_stopped(part) for part in rest if part)])
    address = f"https://doi.org/{work.doi}" if work.doi else work.url
    return joined(f"{text} ", linked(address), _stopped(address)[len(address) :]) if address else text


def _year(date: FuzzyDate | None) -> str:
    if date is None:
        return "n.d."
    year = str(date.parts[0])
    if date.approximate:
        return f"ca. {year}"
    return f"[{year}?]" if date.uncertain else year


def _head(work: Work) -> str:
    """Who the work stands under: its authors, the first one inverted, or the body that published it."""
    if not work.authors:
        return work.issuer
    first, *others = [author.inverted if n == 0 else author.natural for n, author in enumerate(work.authors)]
    if not others:
        return first
    return ", ".join([first, *others[:-1], f"and {others[-1]}"])


def _order(work: Work) -> tuple[str, str, Sequence[int], str, str, str]:
    """By who it stands under (or its title), then date, then title. What has no date comes last."""
    head = _head(work)
    parts = work.date.parts if work.date else (_NO_YEAR,)
    year = _year(work.date)
    return _sorted_as(head or work.title), head, (parts[0],), year, _sorted_as(_rest(parts) + work.title), work.id


def _rest(parts: Sequence[int]) -> str:
    return "".join(f"{part:02}" for part in (*parts[1:], 0, 0))[:4]


def _sorted_as(text: str) -> str:
    """The text as a library orders it: without an article before it, without accents, marks or capitals."""
    plain = unicodedata.normalize("NFKD", _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text)
    return "".join(letter for letter in plain.casefold() if letter.isalnum() or letter == " ")


def _suffix(number: int) -> str:
    """0 is a, 25 is z, 26 is aa."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _single(match: "re.Match[str]") -> str:
    """Quotation marks within quotation marks are single ones."""
    return f"‘{match.group(1) or match.group(2) or ''}’"


def _stopped(text: str) -> str:
    return text if text.rstrip("’”")[-1:] in tuple(".?!…") else f"{text}."
