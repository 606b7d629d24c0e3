"""Results in a notebook: they show themselves as tables, and become data frames with dates as dates."""

import json
import sys
from datetime import date
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import stance
from stance import api
from stance.api import Stance
from tests.cases import BLOC
from tests.conftest import ROOT, TODAY
from tools import notebook

FRAMES = [name for name in ("pandas", "polars") if find_spec(name)]
RESULTS = {
    "agree": lambda s: s.agree("russia", "kazakhstan"),
    "agree_ranking": lambda s: s.agree_ranking("russia", 3),
    "agree_matrix": lambda s: s.agree_matrix(group="baltic"),
    "agree_by_year": lambda s: s.agree_by_year("russia", "kazakhstan"),
    "align": lambda s: s.align(["kazakhstan"]),
    "cells": lambda s: s.cells("kyrgyzstan", "crimea")[0],
    "changes": lambda s: s.changes("2014", "2015", "kyrgyzstan"),
    "cite": lambda s: s.cite("kyrgyzstan"),
    "claims": lambda s: s.claims("kyrgyzstan"),
    "compare": lambda s: s.compare(issue="crimea"),
    "coverage": lambda s: s.coverage(group="baltic", topic="crimea"),
    "cross": lambda s: s.cross("crimea", "eeu"),
    "differences": lambda s: s.differences(s),
    "events": lambda s: s.events(issue="crimea"),
    "explain": lambda s: s.explain("kyrgyzstan"),
    "lanes": lambda s: s.lanes("kyrgyzstan", issue="eeu"),
    "overview": lambda s: s.overview(["kyrgyzstan", "kazakhstan"]),
    "panel": lambda s: s.panel(issue="eeu"),
    "panel_dyads": lambda s: s.panel_dyads(["russia", "kazakhstan"]),
    "search": lambda s: s.search("bases"),
    "show": lambda s: s.show("kyrgyzstan"),
    "brief": lambda s: s.brief("kyrgyzstan"),
    "timeline": lambda s: s.timeline("kyrgyzstan"),
    "position": lambda s: s.position("kyrgyzstan", "crimea"),
    "positions": lambda s: s.positions([("kyrgyzstan", "crimea")]),
    "check": lambda s: s.check("kyrgyzstan", "crimea", "absent"),
    "states": lambda s: s.states(group="baltic"),
    "issues": lambda s: s.issues(type="statement"),
    "statuses": lambda s: s.statuses("eeu"),
    "groups": lambda s: s.groups(),
    "sources": lambda s: s.sources(type="official"),
}
"""A result of every method that answers."""
OTHERS = {"close", "dataset", "export", "meets", "report", "cite_profiles", "cite_comparison", "cite_cells"}


def test_every_method_that_answers_is_here() -> None:
    assert {name for name in dir(Stance) if not name.startswith("_")} == {*RESULTS, *OTHERS}


@pytest.mark.parametrize("method", RESULTS)
def test_a_result_shows_itself(method: str, bundled: Stance) -> None:
    html = RESULTS[method](bundled)._repr_html_()
    assert html.startswith('<div class="stance">')
    assert any(sign in html for sign in ("<table>", "<svg", '<p class="references">')) or method == "differences"


def test_a_comparison_is_shown_with_its_title_and_sources(bundled: Stance) -> None:
    html = bundled.compare(issue="crimea", group="central-asia")._repr_html_() or ""
    assert "UN General Assembly vote on the territorial integrity of Ukraine</h3>" in html
    assert "A/RES/68/262" in html
    assert '<th scope="row">Kyrgyzstan</th>' in html


def test_two_results_do_not_lead_to_each_others_sources(bundled: Stance) -> None:
    ids = []
    for issue in ("crimea", "annexations-2022"):
        html = bundled.compare(issue=issue)._repr_html_() or ""
        ids.append({part.partition('"')[0] for part in html.split('id="')[1:]})
    assert ids[0]
    assert not ids[0] & ids[1]


def test_a_long_table_is_cut_and_says_so(bundled: Stance) -> None:
    html = bundled.compare(issue="crimea", group="all")._repr_html_() or ""
    assert html.count('<th scope="row">') == 60
    assert "60 of 193 rows; stance.records() and stance.to_pandas() have all." in html


def test_what_the_data_says_is_not_markup(tmp_path: Path) -> None:
    text = (ROOT / BLOC).read_text(encoding="utf-8").replace("name: Zetland", 'name: "<b>Zetland"')
    path = tmp_path / "bloc.yaml"
    path.write_text(text, encoding="utf-8")
    with stance.load(path, bundled=False, today=TODAY, variables={"XDG_CACHE_HOME": str(tmp_path)}) as opened:
        html = opened.compare(issue="bloc")._repr_html_() or ""
    assert "&lt;b&gt;Zetland" in html
    assert "<b>" not in html


def test_results_in_a_row_are_a_tuple_as_ever(bundled: Stance) -> None:
    found = bundled.position("kyrgyzstan", "crimea")
    assert found == tuple(found)
    assert repr(found) == repr(tuple(found))
    assert bundled.cells("kyrgyzstan") == ()


# Data frames. Membership of the bloc: AAA since 1 May 2005, BBB had signed on 1 January 2003 and was a member from
# 15 June 2004 through 31 March 2010, CCC is an observer since some day of 2012.


@pytest.fixture
def bloc(tmp_path: Path) -> Stance:
    return stance.load(ROOT / BLOC, bundled=False, today=TODAY, variables={"XDG_CACHE_HOME": str(tmp_path)})


def rows(frame: Any) -> list[dict[str, Any]]:
    """A frame as dictionaries, with plain dates, and None for what is missing."""
    if hasattr(frame, "iter_rows"):
        return list(frame.iter_rows(named=True))
    return [
        {key: None if missing else getattr(value, "date", lambda value=value: value)()
         for (key, value), missing in zip(row.items(), row.isna(), strict=True)}
        for _, row in frame.iterrows()
    ]  # fmt: skip


def test_continuous_integration_has_both(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    assert FRAMES == ["pandas", "polars"] or not os.environ.get("CI")


@pytest.mark.parametrize("name", FRAMES)
def test_dates_are_dates_and_nothing_is_missing(name: str, bloc: Stance) -> None:
    make = getattr(stance, f"to_{name}")
    result = bloc.compare(["zetland", "xeland", "vetland"], issue="bloc")
    columns = ("code", "status", "since")
    found = [tuple(row[key] for key in columns) for row in rows(make(result)[[*columns]])]
    assert found == [("EEE", None, None), ("CCC", "observer", date(2012, 1, 1)), ("AAA", "member", date(2005, 5, 1))]
    last = rows(make(result, dates="last")[["since"]])
    assert [row["since"] for row in last] == [None, date(2012, 12, 31), date(2005, 5, 1)]
    text = rows(make(result, dates="text")[["since"]])
    assert [row["since"] for row in text] == [None, "2012", "2005-05-01"]


@pytest.mark.parametrize("name", FRAMES)
def test_figures_are_numbers(name: str, bloc: Stance) -> None:
    make = getattr(stance, f"to_{name}")
    # One roll call: AAA was for, BBB against.
    [row] = rows(make(bloc.panel_dyads(["zetland", "yorland"]))[["year", "n", "agreement", "s", "cow_a"]])
    assert row == {"year": 2014, "n": 1, "agreement": 0.0, "s": -1.0, "cow_a": None}


@pytest.mark.parametrize("name", FRAMES)
def test_every_result_becomes_a_frame_of_its_records(name: str, bundled: Stance) -> None:
    make = getattr(stance, f"to_{name}")
    for method in ("compare", "panel", "states", "groups", "position", "agree_matrix", "claims", "show"):
        result = RESULTS[method](bundled)
        records = stance.records(result)
        frame = make(result)
        assert (len(frame), list(frame.columns)) == (len(records), list(records[0])), method


@pytest.mark.parametrize("name", FRAMES)
def test_a_wide_comparison_has_a_column_an_issue(name: str, bloc: Stance) -> None:
    make = getattr(stance, f"to_{name}")
    frame = make(bloc.compare(issue=["bloc", "dome"]), wide=True)
    assert list(frame.columns) == ["state", "code", "bloc", "dome"]
    with pytest.raises(TypeError, match="only a Comparison can be wide"):
        make(bloc.panel(issue="bloc"), wide=True)
    with pytest.raises(TypeError, match="a int has no records"):
        make(1)


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_a_package_that_is_missing_is_named(name: str, bloc: Stance, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ImportError, match=f"to_{name} needs {name}, which is not installed: pip install {name}"):
        getattr(stance, f"to_{name}")(bloc.panel(issue="bloc"))


# The notebook of the documentation.


def test_the_notebook_shows_what_its_cells_give(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setattr(api, "load", partial(api.load, today=TODAY))
    written = notebook.NOTEBOOK.read_text(encoding="utf-8")
    book = json.loads(written)
    if "pandas" not in FRAMES:
        book["cells"] = [cell for cell in book["cells"] if "to_pandas(" not in "".join(cell["source"])]
    assert notebook.executed(book) == book
    assert notebook.text_of(json.loads(written)) == written
    assert sum(bool(cell.get("outputs")) for cell in book["cells"]) >= 3
