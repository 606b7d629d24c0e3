"""The frame of every picture: its title and subtitle above, its notes, sources and dataset below."""

from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import NamedTuple

from stance.errors import UsageError
from stance.output.document import Picture, Screen
from stance.output.pictures.drawing import Drawing, lines_of, measure
from stance.output.pictures.size import MARGIN, Size
from stance.output.pictures.text_lines import TextLine
from stance.output.words import licence_line, number_of, provenance_line
from stance.questions.facts import DatasetFacts, IssueHeading, SourceFacts

_TITLE, _SUBTITLE, _NOTE = 17.0, 13.0, 11.0
_COLUMN = 320.0
"""The least width of a column of a list."""
_FEW = 3
"""More publishers than this are counted."""


class Caption(NamedTuple):
    """What the frame of a picture says of it: ``subtitle`` is the question, or what the figures rest on."""

    title: str
    subtitle: str
    description: str


def picture_of(
    caption: Caption,
    dataset: DatasetFacts,
    source: str,
    lines: Callable[[Screen], Iterable[TextLine]],
    drawing: Callable[[float], Drawing],
    notes: Iterable[str] = (),
) -> Picture:
    """The picture of a scene. ``source`` is a sentence; ``notes`` are for where it stands alone."""
    return Picture(*caption, lines, drawing, tuple(notes), source, provenance_line(dataset), licence_line(dataset))


def source_line(sources: Sequence[SourceFacts], issues: Sequence[IssueHeading] = ()) -> str:
    """Where the facts are from: one source by its publisher and symbol, a few publishers by name, else how many.

    Of a single issue, its own sources come first and those of its positions are counted.
    """
    own = set(issues[0].sources) if len(issues) == 1 else set()
    first = [source for source in sources if source.id in own] or sources
    rest = len(sources) - len(first)
    also = f"; {number_of(rest, 'other document')}" if rest else ""
    if not first:
        return ""
    if len(first) == 1:
        parts = (first[0].publisher or first[0].title, first[0].symbol or first[0].number)
        return f"Source: {', '.join(part for part in parts if part)}{also}."
    publishers = list(dict.fromkeys(source.publisher for source in first if source.publisher))
    if 0 < len(publishers) <= _FEW:
        return f"Sources: {len(first)} documents from {'; '.join(publishers)}{also}."
    return f"Sources: {len(first)} documents from {len(publishers)} publishers{also}."


def roll_call_source(count: int) -> str:
    """Where figures over so many roll calls are from."""
    return f"Source: {number_of(count, 'roll call')} of the UN General Assembly."


def question_of(issue: IssueHeading, sources: Iterable[SourceFacts]) -> str:
    """The question that positions on an issue answer, with the symbol of the resolution that was voted on."""
    symbols = {source.id: source.symbol for source in sources if source.symbol}
    named = [symbols[key] for key in issue.sources if key in symbols]
    named += [alias for alias in issue.aliases if alias.startswith("A/")]
    return f"{issue.question} {named[0]}." if named and named[0] not in issue.question else issue.question


def framed(picture: Picture, size: Size) -> Drawing:
    """The picture with its frame, with the largest text that its size has room for.

    Notes that it can do without give way before it is refused.

    Raises:
        UsageError: it is higher than its size with the smallest legible text.
    """
    for whole, wide in product((True, False), size.layouts):
        sheet = _sheet(picture, wide, whole=whole)
        room = size.highest * wide / size.width
        if sheet.height <= room:
            sheet.height = room if size.height else sheet.height
            return sheet
    if size.height is None:
        raise UsageError(
            f"with text of 7 pt this picture is higher than two pages at --size {size.name}",
            "show fewer states or issues, or leave out the notes with --no-notes; without --size there is no limit",
        )
    needed = sheet.height * size.width / sheet.width
    raise UsageError(
        f"with text of 7 pt this picture does not fit {size.name}",
        f"it needs --size {size.width:.0f}x{needed + 1:.0f}; or show fewer states or issues, or leave out the notes"
        " with --no-notes",
    )


def _sheet(picture: Picture, wide: float, *, whole: bool) -> Drawing:
    """The picture on a sheet; where it is not ``whole``, without the notes that it can do without."""
    body = picture.drawing(wide - 2 * MARGIN)
    sheet = Drawing(wide)
    inner = Drawing(wide - 2 * MARGIN)
    y = 0.0
    if picture.titled:
        y = inner.paragraph(0, _TITLE, picture.title, size=_TITLE, bold=True) - _TITLE * 0.45
    if picture.subtitle:
        y = inner.paragraph(0, y + _SUBTITLE * 0.9, picture.subtitle, "dim", size=_SUBTITLE) - _SUBTITLE * 0.9
    inner.place(body, 0, y + 8)
    y = inner.height + 6
    y = _listed(inner, body.listed, y)
    notes = [*body.notes, *picture.notes] if picture.annotated else []
    if not whole:
        notes = [note for note in notes if note not in body.dispensable]
    # Where it is from is always there, so that it can be passed on.
    for line in filter(None, (*notes, picture.source, f"{picture.provenance} {picture.licence}")):
        y = inner.paragraph(0, y + _NOTE, line, "dim", size=_NOTE) - _NOTE * 0.75
    sheet.place(inner, MARGIN, MARGIN)
    sheet.height += MARGIN
    return sheet


def _listed(inner: Drawing, entries: Sequence[tuple[str, str]], y: float) -> float:
    """Marks with their words in as many columns as there is room for; gives what is below them."""
    columns = max(int(inner.width // _COLUMN), 1)
    wide = inner.width / columns
    hang = max((measure(mark, _NOTE) for mark, _ in entries), default=0) + 10
    told = [(mark, lines_of(words, wide - hang - 12, _NOTE)) for mark, words in entries]
    longest = -(-sum(len(lines) for _, lines in told) // columns)
    column, row, bottom = 0, 0, 0
    for mark, lines in told:
        if row + len(lines) > longest and row and column + 1 < columns:
            column, row = column + 1, 0
        for number, line in enumerate(lines):
            base = y + _NOTE + (row + number) * _NOTE * 1.4
            if not number:
                inner.text(column * wide, base, mark, "dim", size=_NOTE)
            inner.text(column * wide + hang, base, line, "dim", size=_NOTE)
        row += len(lines)
        bottom = max(bottom, row)
    return y + bottom * _NOTE * 1.4 + (6 if told else 0)
