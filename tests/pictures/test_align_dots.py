"""`stance align --chart`: dots and bounds read back from what is printed and drawn, and compared with the figures."""

import re
from collections.abc import Mapping
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from stance.api import Stance
from tests.conftest import Run
from tests.pictures.align_reading import (
    ALL,
    HEADINGS,
    MEMO,
    Seen,
    body,
    figures,
    headings_of,
    number,
    same,
    svg_of,
)
from tests.pictures.reading import SVG, tree, words


class Panel(NamedTuple):
    steps: int
    rows: dict[str, Seen]


AXIS, NAMES_OF_AXIS = re.compile(r"^ *([┬+][─-]+){4}[┬+]$"), re.compile(r"^ *0 +(0\.25 +)?0\.5 ")


def read_dots(text: str, headings: Mapping[str, str] = HEADINGS) -> dict[str, Panel]:
    """The panels by type: the axis of the first is that of all. States without a figure have their counts."""
    panels: dict[str, Panel] = {}
    heading, axis, label = "", "", ""
    for line in text.split("\n"):
        if line in headings:
            heading, label = headings[line], ""
            panels[heading] = Panel(0, {})
        elif not line or line.startswith("Too little"):
            heading = ""
        elif heading and AXIS.match(line):
            axis = line
        elif heading and axis and not NAMES_OF_AXIS.match(line):
            panels[heading] = panels[heading]._replace(steps=len(axis.strip()) - 1)
            margin = len(axis) - len(axis.lstrip())
            if margin:
                panels[heading].rows[line[:margin].strip()] = _marks(line[margin : len(axis)], panels[heading].steps)
            elif label:
                panels[heading].rows[label] = _marks(line, panels[heading].steps)
                label = ""
            else:
                label = re.sub(r"  \d\.\d\d  \d+ of \d+$", "", line)
    return panels


def _marks(line: str, steps: int) -> Seen:
    [at] = [column for column, sign in enumerate(line) if sign in "●o"]
    [low] = [column for column, sign in enumerate(line) if sign in "├┣[{"] or [at]
    [high] = [column for column, sign in enumerate(line) if sign in "┤┫]}"] or [at]
    thick = [column for column, sign in enumerate(line) if sign in "━=┣┫{}"]
    # The dot covers one column of the range without one item, or an end of it.
    first, last = min([*thick, at]), max([*thick, at])
    return Seen(*(column / steps for column in (at, low, high, first, last)))


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize(
    "question",
    [ALL, MEMO, [*ALL, "--pool"], [*MEMO, "--ascii"], [*ALL, "--absent-as", "abstain", "--since", "2014"]],
    ids=" ".join,
)
def test_every_dot_and_bound_is_the_figure(question: list[str], columns: int, run: Run) -> None:
    panels = read_dots(run(*question, variables={"COLUMNS": str(columns)}).out)
    recorded = figures(run, question, "type", "state")
    told = {key for key, row in recorded.items() if row["agreement"] is not None}
    seen = {
        (type_, state): (mark, panel.steps) for type_, panel in panels.items() for state, mark in panel.rows.items()
    }
    assert told == set(seen)
    for key, (mark, steps) in seen.items():
        assert same(mark, recorded[key], 0.5 / steps), (key, mark)


def test_the_dots_of_all_states_are_in_order_of_the_table(run: Run) -> None:
    question = [*ALL, "--group", "all", "--topic", "ukraine"]
    panel = read_dots(run(*question).out)["vote"]
    rows = {state: row for (type_, state), row in figures(run, question, "type", "state").items() if type_ == "vote"}
    # All 193 members but the reference, and four states that have no seat, so that no vote is open to them.
    assert len(rows) == 196
    seatless = {state for state, row in rows.items() if not row["eligible"]}
    assert seatless == {"Holy See", "Kosovo", "Palestine", "Taiwan"}
    assert list(panel.rows) == [state for state, row in rows.items() if row["agreement"] is not None]
    for state, mark in panel.rows.items():
        assert same(mark, rows[state], 0.5 / panel.steps), state


def test_the_figures_stand_at_the_right(run: Run) -> None:
    out = run(*ALL).out
    # From the table of the record: Belarus voted on 85 of 88, Kyrgyzstan on as many.
    assert re.search(r"^Belarus .*●━  0\.98  85 of 88$", out, re.MULTILINE)
    assert re.search(r"^Kyrgyzstan .*  0\.70  85 of 88$", out, re.MULTILINE)


def test_too_little_is_said_in_a_line_and_never_drawn(run: Run) -> None:
    # Azerbaijan took part in 55 of the 88 roll calls, Turkmenistan in 34.
    out = run(*ALL).out
    votes = " ".join(out[: out.index("\n\nMemberships")].split())
    assert "Too little scored: Azerbaijan 55 of 88, Turkmenistan 34 of 88." in votes
    assert not {"Azerbaijan", "Turkmenistan"} & set(read_dots(out)["vote"].rows)
    assert "Too little scored for a figure of any state: Legislation, Agreements, Statements." in " ".join(out.split())


def test_a_part_without_any_figure_has_no_panel(run: Run) -> None:
    ran = run(*ALL, "--group", "central-asia", "--issue", "lgbt-propaganda", "--issue", "foreign-agents")
    assert ran.code == 0
    assert (
        "No state has enough scored for a figure.\nToo little scored for a figure of any state: Legislation.\n"
    ) in ran.out
    assert "●" not in ran.out
    svg = run(*ALL, "--group", "central-asia", "--issue", "lgbt-propaganda", "-f", "svg").out
    root = tree(svg)
    assert "No state has enough scored for a figure." in words(root)
    assert not list(root.iter(f"{SVG}circle"))


def test_five_states_fit_a_screen_of_24_lines(run: Run) -> None:
    lines = run(*MEMO, terminal=True, variables={"COLUMNS": "80", "NO_COLOR": "1"}).lines
    last = max(number for number, line in enumerate(lines) if line.startswith("Too little scored for a figure"))
    assert last < 24


def test_topics_have_panels_of_their_own(run: Run) -> None:
    question = ["align", "kazakhstan", "kyrgyzstan", "--topic", "ukraine", "--topic", "georgia", "--by", "topic"]
    headings = {
        "georgia: UN votes: voted with Russia": "georgia/vote", "ukraine: UN votes: voted with Russia": "ukraine/vote",
    }  # fmt: skip
    panels = read_dots(run(*question, "--chart").out, headings)
    recorded = figures(run, question, "topic", "type", "state")
    assert list(panels) == ["georgia/vote", "ukraine/vote"]
    for key, panel in panels.items():
        assert set(panel.rows) == {"Kazakhstan", "Kyrgyzstan"}
        for state, mark in panel.rows.items():
            assert same(mark, recorded[*key.split("/"), state], 0.5 / panel.steps)


def test_ascii_is_ascii_and_shows_the_same(run: Run) -> None:
    plain = run(*ALL, "--ascii").out
    assert plain.isascii()
    assert read_dots(plain) == read_dots(run(*ALL).out)


def test_the_picture_is_of_the_result_of_the_api(bundled: Stance, run: Run) -> None:
    panel = read_dots(run(*MEMO).out)["vote"]
    rows = [row for row in bundled.align(group="central-asia", as_of="2016-11").rows if row.type == "vote"]
    assert list(panel.rows) == [row.state for row in rows if row.agreement is not None]


# The drawing.


def read_drawn_dots(root: ElementTree.Element) -> tuple[dict[tuple[str, str], Seen], float]:
    """The dots by type and state, and the length of the axis."""
    shapes = body(root)
    ticks = {text.text: number(text, "x") for text in shapes if text.get("text-anchor") == "middle"}
    origin, length = ticks["0"], ticks["1"] - ticks["0"]
    headings = headings_of(shapes)
    labels = {
        number(text, "y") - 4.5: text.text or ""
        for text in shapes
        if text.tag == f"{SVG}text" and text.get("x") == "0" and text.find(f"{SVG}title") is not None
    }
    found = {}
    for dot in shapes:
        if dot.get("class") != "fill ink":
            continue
        middle = number(dot, "cy")
        near = [name for y, name in labels.items() if abs(y - middle) < 1]
        if not near:
            continue  # the one in the legend
        edges = {}
        for box in shapes:
            if box.tag == f"{SVG}rect" and box.find(f"{SVG}title") is not None:
                high = number(box, "height")
                if abs(number(box, "y") + high / 2 - middle) < 0.2:
                    edges[high] = (number(box, "x"), number(box, "x") + number(box, "width"))
        type_ = max(heading for heading in headings if heading[0] < middle)[1]
        xs = [number(dot, "cx"), *edges[1.5], *edges[5.0]]
        found[type_, near[0]] = Seen(*((x - origin) / length for x in xs))
    return found, length


@pytest.mark.parametrize("question", [ALL, MEMO, [*ALL, "--pool"], [*ALL, "--group", "all", "--topic", "ukraine"]])
def test_every_drawn_dot_and_bound_is_the_figure(question: list[str], run: Run) -> None:
    seen, length = read_drawn_dots(svg_of(run, *question))
    recorded = {
        key: row for key, row in figures(run, question, "type", "state").items() if row["agreement"] is not None
    }
    assert set(seen) == set(recorded)
    assert length > 400
    for key, mark in seen.items():
        assert same(mark, recorded[key], 0.15 / length), (key, mark)


def test_the_drawing_says_too_little_below_the_dots(run: Run) -> None:
    shown = words(svg_of(run, *ALL))
    assert "Too little scored: Azerbaijan 55 of 88, Turkmenistan 34 of 88." in shown
    assert "Azerbaijan" not in shown[: shown.index("Memberships")]
    assert "Legislation" not in shown
