"""What the readers of the alignment charts share: the questions, the records, and when they are the same."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from xml.etree import ElementTree

from tests.conftest import Run
from tests.pictures.reading import SVG, tree

ALL = ["align", "--chart"]
MEMO = [*ALL, "--group", "central-asia", "--as-of", "2016-11"]
YEARS = [*ALL, "--by", "year"]
POOLED = [*YEARS, "--pool"]

# The headings of the parts by the types of the records, by hand from the table.
HEADINGS = {
    "UN votes: voted with Russia": "vote", "Memberships": "membership", "Legislation": "legislation",
    "Policies": "policy", "Agreements": "agreement", "Statements": "statement", "All types pooled": "pooled",
}  # fmt: skip

Figures = Mapping[tuple[str, ...], dict[str, Any]]


class Seen(NamedTuple):
    """What the eye reads off: agreement, bounds, and where they are drawn the range without one item."""

    at: float
    low: float
    high: float
    drop_low: float | None = None
    drop_high: float | None = None


def figures(run: Run, question: Sequence[str], *keys: str, **settings: Any) -> Figures:
    """The records of the same question, without the picture."""
    bare = [word for word in question if word not in ("--chart", "--ascii")]
    rows = json.loads(run(*bare, "-f", "json", **settings).out)
    return {tuple(row[key] for key in keys): row for row in rows}


def same(seen: Seen, row: Mapping[str, Any], tolerance: float) -> bool:
    """Whether what is seen is the record, as nearly as the drawing can say."""
    columns = ("agreement", "low", "high", "drop_low", "drop_high")
    return all(
        drawn is None or abs(drawn - row[column]) <= tolerance + 1e-9
        for column, drawn in zip(columns, seen, strict=True)
    )


def check_years(seen: Mapping[tuple[str, str], Mapping[int, Seen | str]], recorded: Figures, tolerance: float) -> None:
    """Every year that is seen is as recorded, and every recorded figure is seen."""
    left = {key: row for key, row in recorded.items() if row["agreement"] is not None}
    for (type_, state), years in seen.items():
        for year, mark in years.items():
            row = recorded.get((type_, state, f"{year:04}"))
            if isinstance(mark, Seen):
                assert row
                assert same(mark, row, tolerance), (type_, state, year, mark)
                del left[type_, state, f"{year:04}"]
            elif mark == "?":
                assert row
                assert row["agreement"] is None
            else:
                assert row is None, (type_, state, year)
    assert not left


def number(element: ElementTree.Element, name: str) -> float:
    return float(element.get(name, ""))


def svg_of(run: Run, *question: str) -> ElementTree.Element:
    ran = run(*question, "-f", "svg")
    assert (ran.code, ran.err) == (0, "")
    return tree(ran.out)


def body(root: ElementTree.Element) -> list[ElementTree.Element]:
    [group] = root.findall(f"{SVG}g/{SVG}g")
    return list(group)


def headings_of(shapes: Sequence[ElementTree.Element]) -> list[tuple[float, str]]:
    return [(number(shape, "y"), HEADINGS[shape.text or ""]) for shape in shapes
            if shape.tag == f"{SVG}text" and shape.text in HEADINGS]  # fmt: skip
