"""Numbers the sources of a document in the order in which they are first named, and writes them out."""

from collections.abc import Iterable

from stance.dataset.dates import in_words
from stance.output.citations.names import in_natural_order
from stance.output.document import Footnotes
from stance.questions.facts import SourceFacts


class SourceNumbers:
    """Gives each source a number when it is first named."""

    def __init__(self, sources: Iterable[SourceFacts]) -> None:
        self._sources = {source.id: source for source in sources}
        self._numbers: dict[str, int] = {}

    def mark(self, ids: Iterable[str]) -> str:
        """The marks of the sources: ``[1] [2]``, and ``[3]-[7]`` for three or more in a row."""
        numbers = sorted({self._numbers.setdefault(key, len(self._numbers) + 1) for key in ids})
        runs: list[list[int]] = []
        for number in numbers:
            if runs and runs[-1][-1] == number - 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        return " ".join(
            f"[{run[0]}]-[{run[-1]}]" if len(run) > 2 else " ".join(f"[{number}]" for number in run) for run in runs
        )

    def footnotes(self) -> Footnotes:
        """The sources named so far, written out by number."""
        return Footnotes(tuple((number, source_line(self._sources[key])) for key, number in self._numbers.items()))


def source_line(source: SourceFacts) -> str:
    """A source as one line: author, title, publisher, number, date, where it is."""
    parts = [in_natural_order(source.author or ""), f"“{source.title}”", source.publisher, source.number, source.symbol]
    if source.date:
        parts.append(in_words(source.date))
    line = ", ".join(part for part in parts if part) + "."
    place = f"https://doi.org/{source.doi}" if source.doi else source.url
    return f"{line} {place}" if place else line
