"""Lists the sources of a document in the order in which they are first named, and writes them out."""

from collections.abc import Iterable

from stance.dataset.dates import in_words
from stance.output.citations.names import in_natural_order
from stance.output.document import Footnote, Footnotes, Line, Marks
from stance.questions.facts import SourceFacts


class SourceNumbers:
    """Gives each source its place in the list when it is first named."""

    def __init__(self, sources: Iterable[SourceFacts]) -> None:
        self._sources = {source.id: source for source in sources}
        self._named: dict[str, None] = {}

    def mark(self, ids: Iterable[str], *, aside: bool = False) -> Line:
        """The marks of the sources; nothing where there is none."""
        sources = tuple(ids)
        self._named.update(dict.fromkeys(sources))
        return (Marks(sources, aside),) if sources else ""

    def footnotes(self) -> Footnotes:
        """The sources named so far, written out."""
        return Footnotes(tuple(_footnote(self._sources[key]) for key in self._named))


def _footnote(source: SourceFacts) -> Footnote:
    """A source as one line: author, title, publisher, number, date; and where it is."""
    parts = [in_natural_order(source.author or ""), f"“{source.title}”", source.publisher, source.number, source.symbol]
    if source.date:
        parts.append(in_words(source.date))
    line = ", ".join(part for part in parts if part) + "."
    called = source.symbol or source.publisher or in_natural_order(source.author or "") or source.title
    short = f"{called}, {in_words(source.date)}" if source.date else called
    return Footnote(source.id, line, f"https://doi.org/{source.doi}" if source.doi else source.url or "", short)
