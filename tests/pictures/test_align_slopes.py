"""`stance align --between A B --chart`: from the figure of one year to that of another."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.output.pictures.plot import apart
from tests.conftest import Run
from tests.pictures.reading import SVG, tooltips, tree, words

ASKED = ["align", "--group", "central-asia", "--topic", "un-vote", "--between", "2014", "2024", "--chart"]


def test_a_line_goes_from_the_earlier_figure_to_the_later(run: Run) -> None:
    [row] = [line for line in run(*ASKED).lines if line.startswith("Kazakhstan")]
    # 0.75 and 4.5 of 7, on an axis whose right end is 1 (tests/test_align.py has the votes).
    assert row.split()[-3:] == ["0.75", "0.64", "-0.11"]
    assert row.index("●") < row.index("○")


def test_every_figure_of_the_two_years_is_in_the_drawing(run: Run) -> None:
    root = tree(run(*ASKED, "-f", "svg").out)
    shown = words(root)
    for label in ("Kazakhstan 0.75", "0.64 Kazakhstan", "Kyrgyzstan 0.83", "0.58 Uzbekistan", "2014", "2024"):
        assert label in shown
    assert "Kazakhstan: 0.75 to 0.64, -0.11" in tooltips(root)


def test_in_a_column_the_earlier_figures_have_codes_and_a_single_line_has_a_small_panel(run: Run) -> None:
    root = tree(
        run(*[word for word in ASKED if word not in ("--topic", "un-vote")], "-f", "svg", "--size", "column").out
    )
    shown = words(root)
    assert {"KAZ 0.75", "KGZ 0.83", "UZB 0.75", "0.58 Uzbekistan"} <= set(shown)
    axes = [line for line in root.iter(f"{SVG}line") if line.get("x1") == line.get("x2")]
    high = [float(line.get("y2", "")) - float(line.get("y1", "")) for line in axes]
    # Three lines of votes, five of memberships and that of Kazakhstan on policies, with an axis at either end.
    assert high[0] == high[2] > 2 * high[4] > 0


def test_a_state_with_one_figure_is_named_and_not_drawn(run: Run) -> None:
    out = run(*ASKED, terminal=True, variables={"COLUMNS": "200", "NO_COLOR": "1"}).out
    assert "A figure in one of the years only: Tajikistan 0.64 (2024)." in out
    assert "Too little scored in both: Turkmenistan." in out


def test_without_a_figure_it_says_so(run: Run) -> None:
    out = run("align", "turkmenistan", "--topic", "un-vote", "--between", "2014", "2024", "--chart").out
    assert "No state has enough scored in both years for a figure." in out


# Labels beside a line.


def test_labels_that_collide_stand_around_where_they_are_wanted() -> None:
    # Two at 50 with a gap of 10: half of it above, half below; one far off stays.
    assert apart([50, 50, 90], 10, 0, 100) == [45, 55, 90]
    # At the end of the line they move inwards.
    assert apart([0, 0, 0], 10, 0, 100) == [0, 10, 20]
    assert apart([100, 99], 10, 0, 100) == [100, 90]


@given(st.lists(st.floats(0, 100), max_size=8))
def test_labels_never_collide_and_keep_their_order(wanted: list[float]) -> None:
    places = apart(wanted, 10, 0, 100)
    order = sorted(range(len(wanted)), key=lambda number: wanted[number])
    assert all(places[b] - places[a] >= 10 - 1e-9 for a, b in pairwise(order))
    assert all(-1e-9 <= place <= 100 + 1e-9 for place in places)
    # Where nothing collides, nothing moves.
    if all(wanted[b] - wanted[a] > 10 for a, b in pairwise(order)):
        assert places == pytest.approx(wanted)
