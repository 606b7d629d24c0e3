"""`stance align --by year --chart`: every year of every panel read back, and compared with the figures."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.output.pictures.time_axis import named_years
from tests.cases import swept
from tests.conftest import Run
from tests.pictures.align_data import NAMES
from tests.pictures.align_reading import (
    HEADINGS,
    POOLED,
    YEARS,
    Seen,
    body,
    check_years,
    figures,
    headings_of,
    number,
    svg_of,
)
from tests.pictures.reading import SVG


class Strip(NamedTuple):
    """A run of years of one panel: where the signs of its years are."""

    first: int
    last: int
    rows: list[str]
    base: str

    def years(self) -> Iterator[tuple[int, Seen | str]]:
        """What is seen in each year: a figure, `?`, or nothing (empty)."""
        step = len(self.base) // (self.last - self.first + 1)
        for year in range(self.first, self.last + 1):
            span = slice((year - self.first) * step, (year - self.first + 1) * step)
            column = [row[span] for row in self.rows]
            dots = [level for level, signs in enumerate(column) if re.search("[●o]", signs)]
            bars = [level for level, signs in enumerate(column) if re.search("[│|]", signs)]
            if dots:
                [at] = dots
                assert "?" not in self.base[span]
                yield year, Seen(*((4 - level) / 4 for level in (at, max([at, *bars]), min([at, *bars]))))
            else:
                assert not bars
                yield year, "?" if "?" in self.base[span] else ""


def read_multiples(text: str) -> dict[tuple[str, str], dict[int, Seen | str]]:
    """What is seen in each year of each panel, by type and state."""
    lines = text.split("\n")
    panels: dict[tuple[str, str], dict[int, Seen | str]] = {}
    heading = ""
    names: list[tuple[str, str]] = []
    for at, line in enumerate(lines):
        heading = HEADINGS.get(line, heading)
        if not re.match(r"  1[┤+]", line):
            continue
        rows, base, labels = lines[at : at + 5], lines[at + 5], lines[at + 6]
        spans = [found.span() for found in re.finditer(r"[─?-]+", base[4:])]
        starts = [4 + start for start, _ in spans]
        ends = [*starts[1:], 200]
        if not re.match(r" +\d{4}", lines[at - 1]):  # the labels of the strip above
            names = [(heading, lines[at - 2][start:end].strip()) for start, end in zip(starts, ends, strict=True)]
        for name, start, end, (first, last) in zip(names, starts, ends, spans, strict=True):
            years = [int(year) for year in labels[start:end].split()]
            wide = last - first
            strip = Strip(
                years[0], years[-1], [row[start : start + wide].ljust(wide) for row in rows], base[start:][:wide]
            )
            panels.setdefault(name, {}).update(dict(strip.years()))
    return panels


@pytest.mark.parametrize("columns", swept([30, 40, 80, 200], [30, 80]))
@pytest.mark.parametrize(
    "question",
    swept([YEARS, POOLED, [*POOLED, "--ascii"], [*YEARS, "--since", "2014"]], [POOLED, [*YEARS, "--since", "2014"]]),
    ids=" ".join,
)
def test_every_dot_and_bound_of_a_year_is_in_its_quarter(question: list[str], columns: int, run: Run) -> None:
    seen = read_multiples(run(*question, variables={"COLUMNS": str(columns)}).out)
    assert len(seen) >= 14
    check_years(seen, figures(run, question, "type", "state", "period"), 0.125)


def test_a_panel_has_the_figure_of_the_whole_period(run: Run) -> None:
    # As `align --pool` says. By type, Kyrgyzstan has 85 votes, 3 memberships, 2 laws, 3 policies, 2 agreements and 2
    # statements, Turkmenistan 34, 3, 2, 2, 1 and 1; one of the six policies is not open to it.
    out = run(*POOLED, "--group", "central-asia").out
    assert re.search(r"Kyrgyzstan .*\n    0\.76, 97 of 103 ", out)
    assert re.search(r"Turkmenistan\n    insufficient, 43 of 102\n", out)


def test_states_without_a_figure_in_any_year_are_named(run: Run) -> None:
    # Of the six policies the embargo, the mission to Kazakhstan and relations with Ukraine are not open to Ukraine; on
    # sanctions and on Abkhazia it has a position, on the deepening of the union none.
    out = run(*YEARS).out
    policies = out[out.index("\nPolicies\n") :].replace("\n", " ")
    assert "Too little scored in every year; whole period insufficient, 2 of 3: Ukraine." in policies
    assert ("policy", "Ukraine") not in read_multiples(out)


def test_the_years_begin_with_the_first_figure(run: Run) -> None:
    # The dataset has memberships since 1991, and 2014 is the first year with three votes or three memberships.
    recorded = figures(run, YEARS, "type", "state", "period")
    told = {int(period) for (_, _, period), row in recorded.items() if row["agreement"] is not None}
    assert min(int(period) for _, _, period in recorded) < min(told)
    seen = read_multiples(run(*YEARS).out)
    assert min(year for years in seen.values() for year in years) == min(told)
    assert f" {min(told)}-" in run(*(word for word in YEARS if word != "--chart")).out


def test_one_year_is_one_dot(run: Run) -> None:
    question = [*YEARS, "kazakhstan", "--since", "2022", "--as-of", "2022"]
    seen = read_multiples(run(*question).out)
    assert {key: list(years) for key, years in seen.items()} == {
        ("vote", "Kazakhstan"): [2022], ("membership", "Kazakhstan"): [2022], ("policy", "Kazakhstan"): [2022],
    }  # fmt: skip
    check_years(seen, figures(run, question, "type", "state", "period"), 0.125)


def test_ascii_is_ascii_and_shows_the_same(run: Run) -> None:
    plain = run(*POOLED, "--ascii").out
    assert plain.isascii()
    assert read_multiples(plain) == read_multiples(run(*POOLED).out)


# The drawing.


def read_drawn_years(root: ElementTree.Element) -> dict[tuple[str, str], dict[int, Seen | str]]:
    """What is seen in each year of each panel, by type and state; years without a sign are left out."""
    shapes = body(root)
    texts = [shape for shape in shapes if shape.tag == f"{SVG}text"]
    headings = headings_of(shapes)
    names = [t for t in texts if t.get("font-weight") == "bold" and t.get("font-size") is None]
    found: dict[tuple[str, str], dict[int, Seen | str]] = {}
    for name in names:
        left, top = number(name, "x"), number(name, "y")
        zero, one = (
            min(
                number(t, "y") - 4
                for t in texts
                if t.text == end and t.get("text-anchor") == "end" and number(t, "y") > top
            )
            for end in "01"
        )
        [right] = {
            number(line, "x2")
            for line in shapes
            if line.get("class") == "line rule" and (number(line, "x1"), number(line, "y1")) == (left, one)
        }
        first, last = (
            int(next(
                t.text or "" for t in texts
                if re.fullmatch(r"\d{4}", t.text or "") and number(t, "y") > zero and number(t, "x") == x
            )) for x in (left, right)
        )  # fmt: skip
        year_wide = (right - left) / (last - first + 1)
        type_ = max(heading for heading in headings if heading[0] < top)[1]
        years: dict[int, Seen | str] = {}
        for shape in shapes:
            if shape.tag not in (f"{SVG}circle", f"{SVG}rect"):
                continue
            square = shape.tag == f"{SVG}rect"
            x = number(shape, "x") + number(shape, "width") / 2 if square else number(shape, "cx")
            y = number(shape, "y") if square else number(shape, "cy")
            if not (left <= x <= right and one - 1 <= y <= zero + 10):
                continue
            year = first + int((x - left) / year_wide)
            if square and shape.get("class") == "fill dim":
                assert y > zero
                years[year] = "?"
            elif square:
                ends = [(zero - at) / (zero - one) for at in (y + number(shape, "height"), y)]
                years[year] = Seen(0, *ends)
            else:
                bounds = years[year]
                assert isinstance(bounds, Seen)
                years[year] = bounds._replace(at=(zero - y) / (zero - one))
        found[type_, name.text or ""] = years
    return found


@pytest.mark.parametrize("question", [YEARS, POOLED, [*YEARS, "--since", "2014"]], ids=" ".join)
def test_every_drawn_year_is_the_figure(question: list[str], run: Run) -> None:
    seen = read_drawn_years(svg_of(run, *question))
    assert len(seen) >= 14
    recorded = figures(run, question, "type", "state", "period")
    check_years(seen, recorded, 0.16 / 96)
    first = min(period for (_, _, period), row in recorded.items() if row["agreement"] is not None)
    for (type_, state), years in seen.items():
        assert len(years) == len([key for key in recorded if key[:2] == (type_, state) and key[2] >= first])


def test_no_line_crosses_a_gap(run: Run) -> None:
    # Pooled, less than half of what can be scored of Tajikistan is scored in 2014 (8 of 17).
    question = [*POOLED, "tajikistan"]
    [years] = read_drawn_years(svg_of(run, *question)).values()
    assert [year for year, mark in years.items() if mark == "?" and year > 2000] == [2014]
    lines = [shape for shape in body(svg_of(run, *question)) if shape.get("class") == "line dim"]
    pairs = sum(isinstance(years[year], Seen) and isinstance(years.get(year + 1), Seen) for year in years)
    assert len(lines) == pairs
    steps = [number(line, "x2") - number(line, "x1") for line in lines]
    assert max(steps) - min(steps) < 0.3  # places have one decimal


# The whole time of the General Assembly.


@pytest.fixture
def renamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(HEADINGS, "UN votes: voted with Refland", "vote")


@pytest.mark.usefixtures("renamed")
@pytest.mark.parametrize("columns", [40, 80, 120, 200])
def test_eighty_one_years_fit_without_being_lumped(columns: int, long: list[str], run: Run) -> None:
    question = [*long, "кыргызстан", "BBB", "--by", "year"]
    out = run(*question, variables={"COLUMNS": str(columns)}).out
    seen = read_multiples(out)
    assert {state: list(years) for (_, state), years in seen.items()} == {
        name: list(range(1946, 2027)) for name in NAMES[:2]
    }
    check_years(seen, figures(run, question, "type", "state", "period"), 0.125)
    [years] = [years for (_, state), years in seen.items() if state == NAMES[1]]
    assert [year for year, mark in years.items() if mark == "?"] == [
        year for year in range(1946, 2027) if year % 3 == 0 and year != 1960
    ]
    assert years[1960] == ""


@pytest.mark.usefixtures("renamed")
def test_eighty_one_years_are_drawn_each(long: list[str], run: Run) -> None:
    question = [*long, "--by", "year", "AAA", "BBB", "CCC"]
    seen = read_drawn_years(svg_of(run, *question))
    assert [len(years) for years in seen.values()] == [80, 80, 80]  # none in 1960
    check_years(seen, figures(run, question, "type", "state", "period"), 0.16 / 96)


@pytest.mark.usefixtures("renamed")
def test_no_line_crosses_a_year_without_items(long: list[str], run: Run) -> None:
    # Fourteen years before 1960 and 66 after it: 13 and 65 lines.
    root = svg_of(run, *long, "--by", "year", "AAA")
    assert len([shape for shape in body(root) if shape.get("class") == "line dim"]) == 78


@given(st.integers(1, 9999), st.integers(0, 400), st.floats(0.5, 40), st.floats(1, 8))
def test_the_names_of_years_never_touch(first: int, more: int, wide: float, sign: float) -> None:
    last = first + more
    named = named_years(first, last, lambda year: (year - first) * wide, sign, 2)
    assert named[0] == first
    assert named == sorted(set(named))
    ends = [(named[0] - first) * wide + 4 * sign]
    for year in named[1:]:
        start = (last + 1 - first) * wide - 4 * sign if year == last else (year - first) * wide
        assert start >= ends[-1] + 2 - 1e-6
        ends.append(start + 4 * sign)
