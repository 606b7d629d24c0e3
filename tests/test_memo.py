"""The figures of docs/memo.md, recomputed."""

import re

import pytest

from stance.api import Stance
from stance.questions.expectation import expectation
from tests import slow_alignment as slow
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "memo.md").read_text(encoding="utf-8")
# The memo: Kyrgyzstan and Tajikistan closest to Russia, then Kazakhstan, Uzbekistan furthest (M051 to M053).
MEMO = {"Kyrgyzstan": 3.0, "Tajikistan": 3.0, "Kazakhstan": 2.0, "Uzbekistan": 1.0}
SPAN = {"since": "2011", "as_of": "2016-11"}
# Russia's neighbourhood, as in version 0.1.0 of the page; the texts of Russia's own were added to the dataset later.
TOPICS = ("georgia", "russia", "ukraine", "united-states")
CODES = {"Kyrgyzstan": "KGZ", "Tajikistan": "TJK", "Kazakhstan": "KAZ", "Uzbekistan": "UZB"}


def computed(bundled: Stance, kind: str) -> dict[str, float | None]:
    found = bundled.align(list(MEMO), topic=TOPICS, pooled=kind == "pooled", **SPAN)
    return {row.state: row.agreement for row in found.rows if row.type == kind}


def stated(head: str) -> dict[str, str]:
    """The column of the page's table of figures."""
    lines = re.findall(r"^\|(.*)\|$", PAGE.split("## What the rule expects")[0], re.MULTILINE)
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    [heads] = [row for row in rows if row[0] == "State"]
    return {row[0]: row[heads.index(head)] for row in rows if row[0] in MEMO}


@pytest.mark.parametrize(
    ("first", "second", "tau"),
    [
        # The example in the documentation of scipy.stats.kendalltau, and what it gives for the page's two cases.
        ([12, 2, 1, 12, 2], [1, 4, 7, 1, 0], -0.4714045207910316),
        ([3, 3, 2, 1], [1, 0.75, 1, 5 / 12], 0.4),
        ([3, 3, 2, 1], [4, 3, 2, 1], 0.9128709291752769),
        ([1, 2, 3, 4], [1, 2, 3, 4], 1.0),
        ([1, 2, 3, 4], [4, 3, 2, 1], -1.0),
    ],
)
def test_tau_b_is_that_of_the_literature(first: list[float], second: list[float], tau: float) -> None:
    assert slow.tau_b(first, second) == pytest.approx(tau)


def test_tau_b_is_undefined_where_all_are_tied() -> None:
    assert slow.tau_b([3, 3, 2, 1], [1, 1, 1, 1]) is None


@pytest.mark.parametrize(("head", "kind"), [("Votes", "vote"), ("Memberships", "membership"), ("Pooled", "pooled")])
def test_the_page_has_the_computed_figures(head: str, kind: str, bundled: Stance) -> None:
    found = computed(bundled, kind)
    assert stated(head) == {
        state: "insufficient" if found[state] is None else f"{found[state]:.2f}" for state in MEMO
    }  # fmt: skip


def test_the_votes_of_the_page_are_those_of_the_raw_file() -> None:
    for state, code in CODES.items():
        items = slow.vote_items(code, "RUS", "2011", "2016-11-30", TOPICS)
        value = slow.agreement(items)
        enough = slow.coverage(items) >= 0.5 and sum(score is not None for _, score in items) >= 3
        assert stated("Votes")[state] == (f"{float(value or 0):.2f}" if enough else "insufficient")


def test_the_memberships_of_the_page_give_its_tau(bundled: Stance) -> None:
    found = computed(bundled, "membership")
    tau = slow.tau_b(list(MEMO.values()), [found[state] or 0 for state in MEMO])
    assert f"τ<sub>b</sub> = {tau:.2f} for memberships" in PAGE


def test_votes_set_no_state_apart_so_tau_is_undefined(bundled: Stance) -> None:
    told = [value for value in computed(bundled, "vote").values() if value is not None]
    assert len(told) == 3
    assert len(set(told)) == 1


def test_the_pool_gives_its_tau(bundled: Stance) -> None:
    found = computed(bundled, "pooled")
    tau = slow.tau_b(list(MEMO.values()), [found[state] or 0 for state in MEMO])
    assert f"τ<sub>b</sub> = {tau:.2f} for the pool" in PAGE


def test_the_next_vote_reverses_the_order() -> None:
    def votes(code: str) -> str:
        return f"{float(slow.agreement(slow.vote_items(code, 'RUS', '2011', '2016-12-31', TOPICS)) or 0):.2f}"

    figures = {state: votes(code) for state, code in CODES.items()}
    assert figures == {"Kyrgyzstan": "0.50", "Tajikistan": "0.50", "Kazakhstan": "0.67", "Uzbekistan": "0.70"}
    assert "Uzbekistan 0.70, Kazakhstan 0.67, and Kyrgyzstan and Tajikistan 0.50 each" in " ".join(PAGE.split())


def test_the_page_says_what_the_texts_of_russia_change() -> None:
    figures = {
        state: slow.agreement(slow.vote_items(code, "RUS", "2011", "2016-11-30")) for state, code in CODES.items()
    }
    told = {state: f"{float(value or 0):.2f}" for state, value in figures.items()}
    assert told == {"Kyrgyzstan": "0.83", "Tajikistan": "0.90", "Kazakhstan": "0.75", "Uzbekistan": "0.79"}
    assert "Tajikistan 0.90, Kyrgyzstan 0.83, Uzbekistan 0.79 and Kazakhstan 0.75" in " ".join(PAGE.split())
    tau = slow.tau_b(list(MEMO.values()), [float(figures[state] or 0) for state in MEMO])
    assert f"τ<sub>b</sub> = {tau:.2f} for all votes" in " ".join(PAGE.split())


def test_the_page_says_how_many_maps_rest_on_the_memo() -> None:
    maps = [issue["alignment"]["RUS"] for issue in slow.RAW["issues"].values() if "RUS" in issue.get("alignment", {})]
    assert (sum("radnitz-2016" in one["sources"] for one in maps), len(maps)) == (9, 15)
    assert "Nine of the fifteen maps" in " ".join(PAGE.split())


def test_the_note_says_that_the_maps_were_fixed_first() -> None:
    assert "fixed before any figure was looked at" in " ".join(PAGE.split())
    assert "Four states prove nothing" in PAGE


FACTORS = ("dependence", "pressure", "outside-interests")
PHASES = {"2012 to 2013": ("2012", "2013"), "2014 to 2015": ("2014", "2015"), "2016": ("2016",)}
"""The years of each column of the table of expectations."""


def expectations() -> dict[str, dict[str, str]]:
    """The page's table of what the rule expects: by state and phase."""
    section = PAGE.split("## What the rule expects")[1]
    lines = re.findall(r"^\|(.*)\|$", section, re.MULTILINE)
    heads, _, *rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return {state: dict(zip(heads[1:], cells, strict=True)) for state, *cells in rows}


def test_the_page_says_what_the_rule_expects_of_the_five(bundled: Stance) -> None:
    words = {"none": "nothing", "conflict": "conflict", "solidarity": "solidarity"}
    table = expectations()
    assert set(table) == {"Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan"}
    for state, phases in table.items():
        assert set(phases) == set(PHASES)
        for phase, years in PHASES.items():
            kinds = {bundled.explain(state, as_of=year).expectation.kind for year in years}
            assert {words[kind] for kind in kinds} == {phases[phase]}


def test_the_page_counts_the_factors_of_low_confidence() -> None:
    def confidence(issue: str, code: str, year: str) -> str:
        rows = slow.RAW["issues"][issue]["positions"][code]
        [row] = [row for row in rows if str(row["date"]) <= year <= str(row["until"])]
        return str(row.get("confidence", "high"))

    codes = ("KAZ", "KGZ", "TJK", "TKM", "UZB")
    values = [confidence(issue, code, year) for issue in FACTORS for code in codes for year in ("2013", "2015", "2016")]
    assert f"{values.count('low')} of the {len(values)} values" in " ".join(PAGE.split())


def test_more_pressure_on_uzbekistan_would_make_the_factors_conflict(bundled: Stance) -> None:
    values = {factor.factor: factor.value for factor in bundled.explain("uzbekistan", as_of="2015").factors}
    assert values == {"dependence": "moderate", "pressure": "moderate", "outside-interests": "high"}
    assert expectation(values).kind == "none"
    assert expectation({**values, "pressure": "high"}).kind == "conflict"
