"""An HTML page taken apart: its headings, its tables cell by cell, and its sources by number."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = ("meta", "br", "link", "img", "input", "hr", "wbr")


@dataclass
class Element:
    """An element with what is in it."""

    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def all(self, *tags: str) -> Iterator["Element"]:
        """The elements in it with one of the tags, or all of them, in the order of the page."""
        for child in self.children:
            if isinstance(child, Element):
                if not tags or child.tag in tags:
                    yield child
                yield from child.all(*tags)

    def first(self, tag: str) -> "Element":
        """The first element in it with the tag."""
        return next(self.all(tag))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


@dataclass(frozen=True)
class Cell:
    """A cell: its words without marks, and the sources that its marks lead to, as their entries have them."""

    words: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table under its name: the heads, and the cells of each row by head."""

    name: str
    heads: tuple[Cell, ...]
    rows: tuple[dict[str, Cell], ...]

    def row(self, first: str) -> dict[str, Cell]:
        """The one row whose first cell has these words."""
        [found] = [row for row in self.rows if row[self.heads[0].words].words == first]
        return found


class Page:
    """A page as its reader has it."""

    def __init__(self, text: str) -> None:
        reader = _Reader()
        reader.feed(text)
        reader.close()
        assert len(reader.open) == 1, f"{reader.open[-1].tag} is not closed"
        self.root = reader.open[0]
        self.ids = [element.attributes["id"] for element in self.root.all() if "id" in element.attributes]
        self.entries = {
            element.attributes["id"]: _squeezed("".join(_without_links(element)))
            for element in self.root.all("li")
            if element.attributes.get("id", "").startswith("source-")
        }

    @property
    def body(self) -> Element:
        """What is shown."""
        return self.root.first("body")

    @property
    def words(self) -> str:
        """All that is shown, on one line."""
        return _squeezed(self.body.text)

    def headings(self, *levels: int) -> list[str]:
        """The headings of the levels, of all if none is given."""
        tags = [f"h{level}" for level in levels or range(1, 7)]
        return [_squeezed(element.text) for element in self.root.all(*tags)]

    @property
    def tables(self) -> list[Table]:
        """The tables."""
        return [self._table(element) for element in self.root.all("table")]

    def table(self, name: str) -> Table:
        """The one table that has this name, or begins with these words."""
        [found] = [table for table in self.tables if f"{table.name} ".startswith(f"{name} ")]
        return found

    def _table(self, element: Element) -> Table:
        above = [*element.all("thead")]  # the lines of a brief have heads of their own, not columns
        heads = tuple(self._cell(cell) for head in above for cell in head.all("th", "td"))
        lines = element.first("tbody").all("tr") if heads else ()
        rows = tuple(
            {head.words: self._cell(cell) for head, cell in zip(heads, row.all("th", "td"), strict=True)}
            for row in lines
        )
        return Table(_squeezed(element.first("caption").text), heads, rows)

    def _cell(self, element: Element) -> Cell:
        links = [link.attributes["href"] for link in element.all("a")]
        sources = tuple(self.entries[place[1:]] for place in links if place.startswith("#source-"))
        return Cell(_squeezed("".join(_without_links(element))), sources)


def _without_links(element: Element) -> Iterator[str]:
    """The text of an element without marks of sources and arrows that lead back."""
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif not child.attributes.get("href", "").startswith("#"):
            yield from _without_links(child)


def _squeezed(text: str) -> str:
    return " ".join(text.split())
