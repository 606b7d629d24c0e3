"""`stance explain`: the factors, the rule, every item behind the score, and where they differ."""

import json
import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.api import Stance
from stance.questions.expectation import FACTORS, difference, expectation
from tests import slow_alignment as slow
from tests.cases import swept
from tests.conftest import Run, entries_of

WHO = ["kyrgyzstan", "tajikistan", "kazakhstan", "uzbekistan", "turkmenistan", "armenia", "belarus", "france"]
DAYS = ["2011", "2014-03", "2015-08", "2016-11", None]


def half_up(figure: Fraction) -> str:
    """The figure to two places as school teaches it."""
    return str((Decimal(figure.numerator) / figure.denominator).quantize(Decimal("0.01"), ROUND_HALF_UP))


def whole(run: Run, *words: str) -> Any:
    ran = run("explain", *words, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


# The arithmetic.


def recomputed(rows: list[tuple[str, str]]) -> Fraction | None:
    """The agreement from printed weights and scores; "-" is what is left out."""
    scored = [(Fraction(weight), Fraction(score)) for weight, score in rows if "-" not in (weight, score)]
    weight = sum((weight for weight, _ in scored), Fraction(0))
    return sum((weight * (score + 1) / 2 for weight, score in scored), Fraction(0)) / weight if weight else None


@pytest.mark.parametrize("state", swept(WHO, ["kyrgyzstan", "turkmenistan", "france"]))
@pytest.mark.parametrize("day", swept(DAYS, ["2011", "2015-08", None]))
def test_the_printed_rows_add_up_to_the_printed_figure(state: str, day: str | None, run: Run) -> None:
    asked = ["--as-of", day] if day else []
    out = run("explain", state, *asked).out
    record = out.split("What the record shows")[1].split("\nAll types pooled")[0]
    everything = []
    for part in re.split(r"\n\nIssue +Score +Weight.*\n", record)[1:]:
        printed = re.finditer(r"^(\S.*?)  +(-|[+-]?[\d.]+)  +(-|[\d/]+) ", part, re.MULTILINE)
        rows = [(found[3], found[2]) for found in printed]
        everything += rows
        stated = re.search(r"^Agreement (\d\.\d\d):", part, re.MULTILINE)
        if stated:
            expected = recomputed(rows)
            assert expected is not None
            assert stated[1] == half_up(expected)
    pooled = re.search(r"\nAll types pooled\n\n.*\nAgreement (\d\.\d\d):", out)
    if pooled:
        expected = recomputed(everything)
        assert expected is not None
        assert pooled[1] == half_up(expected)
    assert everything


@pytest.mark.parametrize("state", WHO)
def test_the_figures_are_those_of_align(state: str, bundled: Stance) -> None:
    found = bundled.explain(state, as_of="2016-11")
    for pooled in (False, True):
        for row in bundled.align([state], as_of="2016-11", pooled=pooled).rows:
            [figure] = [one.figure for one in found.figures if one.type == row.type]
            assert figure == (
                row.agreement, row.scored, row.eligible, row.coverage, row.low, row.high, row.drop_low, row.drop_high,
                row.verdict,
            )  # fmt: skip


def test_every_roll_call_is_an_item_or_is_listed_as_unusable(bundled: Stance) -> None:
    found = bundled.explain("kyrgyzstan", as_of="2016-11")
    shown = {item.issue for item in found.items} | {one.issue for one in found.unusable}
    raw = {
        key for key, issue in slow.RAW["issues"].items()
        if str(issue.get("date") if issue["type"] == "vote" else issue.get("begins") or "0") <= "2016-11-30"
    }  # fmt: skip
    assert shown == raw


@pytest.mark.parametrize("state", WHO)
def test_an_item_has_a_score_or_a_reason(state: str, bundled: Stance) -> None:
    for item in bundled.explain(state).items:
        assert (item.score is None) == (item.reason is not None), item.issue
        assert item.score is None or (item.weight is not None and item.sources), item.issue


def test_the_records_add_up_to_the_figures_too(run: Run) -> None:
    found = whole(run, "kazakhstan", "--as-of", "2016-11")
    for figure in found["figures"]:
        rows = [item for item in found["items"] if figure["type"] in (item["type"], "pooled") and item["weight"]]
        assert len(rows) == figure["eligible"]
        scored = [item for item in rows if item["score"] is not None]
        if figure["agreement"] is not None:
            total = sum(item["weight"] * (item["score"] + 1) / 2 for item in scored)
            assert figure["agreement"] == pytest.approx(total / sum(item["weight"] for item in scored))


def test_an_absence_is_shown_and_left_out(bundled: Stance) -> None:
    # Kyrgyzstan took no part in the vote of 27 March 2014.
    [item] = [item for item in bundled.explain("kyrgyzstan").items if item.issue == "crimea"]
    assert (item.status, item.score, item.reason, item.date) == ("absent", None, "absent", "2014-03-27")


def test_votes_are_scored_as_the_raw_file_has_them(bundled: Stance) -> None:
    found = bundled.explain("armenia", reference="usa", as_of="2022")
    scores = [item.score for item in found.items if item.type == "vote" and item.weight]
    slowly = [score for _, score in slow.vote_items("ARM", "USA", "1900", "2022-12-31")]
    assert sorted(scores, key=str) == sorted(slowly, key=str)


def test_a_state_that_was_mostly_absent_is_insufficient_and_the_page_says_why(run: Run) -> None:
    # Turkmenistan voted on texts of Russia's own, and in none of the roll calls on Ukraine and Georgia.
    out = run("explain", "turkmenistan").out
    votes = out.split("UN votes")[1].split("Memberships")[0]
    assert "Insufficient: 34 of 88 scored." in votes
    assert votes.count(" absent ") >= 53


# The factors and the rule.


def test_kyrgyzstan_in_august_2015_has_the_factors_of_the_memo(bundled: Stance) -> None:
    # The dataset's coding of the memo: dependence M055 and M069, pressure M034, outside interests M056 and M059.
    found = bundled.explain("kyrgyzstan", as_of="2015-08")
    assert [(one.factor, one.value) for one in found.factors] == [
        ("dependence", "high"), ("pressure", "high"), ("outside-interests", "low"),
    ]  # fmt: skip
    assert all(one.sources == ("radnitz-2016",) for one in found.factors)
    assert found.expectation.kind == "solidarity"


def test_a_day_without_factors_says_so_and_gives_the_last(bundled: Stance, run: Run) -> None:
    found = bundled.explain("kyrgyzstan", as_of="2020")
    assert [one.value for one in found.factors] == [None, None, None]
    assert found.factors[0].last == "Last recorded: high, 2011 to 2016."
    assert found.factors[0].sources == ("radnitz-2016",)
    assert found.expectation.kind == "none"
    assert "no value" in run("explain", "kyrgyzstan", "--as-of", "2020").out


def test_a_factor_that_is_missing_gives_no_expectation(bundled: Stance) -> None:
    # The memo's order of events leaves the pressure of 2011 open.
    found = bundled.explain("kyrgyzstan", as_of="2011-06")
    assert [factor.value for factor in found.factors] == ["high", None, "moderate"]
    assert found.expectation.kind == "none"
    assert "pressure has no value" in found.expectation.words


@pytest.mark.parametrize(
    ("dependence", "pressure", "outside", "kind"),
    [
        ("high", "high", "low", "solidarity"),
        ("high", "high", "moderate", "solidarity"),
        ("high", "high", "high", "conflict"),
        ("high", "low", "moderate", "conflict"),
        ("low", "high", "low", "conflict"),
        ("moderate", "moderate", "high", "none"),
        ("low", "low", "high", "none"),
        ("moderate", "high", "moderate", "none"),
        (None, "high", "low", "none"),
        ("high", "grave", "low", "none"),
    ],
)
def test_the_rule_as_coded(dependence: str | None, pressure: str, outside: str, kind: str) -> None:
    values = dict(zip(FACTORS, (dependence, pressure, outside), strict=True))
    assert expectation(values).kind == kind


@given(st.tuples(*[st.sampled_from(["low", "moderate", "high", None])] * 3))
def test_solidarity_is_never_expected_without_dependence_and_pressure(values: tuple[str | None, ...]) -> None:
    found = expectation(dict(zip(FACTORS, values, strict=True)))
    if found.kind == "solidarity":
        assert values[:2] == ("high", "high")
        assert values[2] != "high"


@pytest.mark.parametrize(
    ("agreement", "low", "high", "said"),
    [
        (0.9, 0.8, 0.95, "mostly goes along, whatever"),
        (0.8, 0.5, 0.9, "mostly goes along; what is missing could change"),
        (0.5, 0.4, 0.6, "is mixed, whatever"),
        (0.1, 0.1, 0.2, "mostly goes the other way, whatever"),
        (None, None, None, "too little is scored"),
        # At two thirds it goes along, at one third the other way; only what may cross a line could change that.
        (2 / 3, 2 / 3, 1.0, "mostly goes along, whatever"),
        (1 - 2 / 3, 0.1, 1 - 2 / 3, "mostly goes the other way, whatever"),
        (0.6, 0.5, 2 / 3, "is mixed; what is missing could change"),
        (0.5, 1 - 2 / 3, 0.6, "is mixed; what is missing could change"),
    ],
)
def test_the_difference_is_said_plainly(
    agreement: float | None, low: float | None, high: float | None, said: str
) -> None:
    assert said in difference("solidarity", agreement, low, high)


def test_without_an_expectation_nothing_is_borne_out_or_contradicted() -> None:
    for kind in ("conflict", "none"):
        assert "neither" in difference(kind, 1.0, 1.0, 1.0)


def test_the_rule_is_not_turned_on_another_reference(bundled: Stance) -> None:
    assert "The rule speaks of Russia" in bundled.explain("kyrgyzstan", reference="usa", as_of="2015-08").difference


def test_the_rule_and_its_coding_are_stated(run: Run) -> None:
    out = run("explain", "kyrgyzstan").out
    assert "M003" in out
    assert "As coded here:" in out


# Claims, readings, sources.


def test_the_claims_about_the_state_are_all_there(run: Run) -> None:
    found = whole(run, "tajikistan")
    raw = {claim["id"] for claim in slow.RAW["claims"] if "TJK" in claim["states"]}
    assert {claim["id"] for claim in found["claims"]} == raw
    assert all(claim["verdict"] for claim in found["claims"])


def test_readings_are_those_of_the_raw_file_up_to_the_day(run: Run) -> None:
    found = whole(run, "kyrgyzstan", "--as-of", "2014")
    raw = [
        (key, str(entry["date"]), entry["reading"]["mechanism"])
        for key, issue in slow.RAW["issues"].items()
        for entry in entries_of(issue.get("positions", {}).get("KGZ", []))
        if "reading" in entry and str(entry["date"]) < "2015"
    ]
    assert raw
    assert sorted((one["issue"], one["date"], one["mechanism"]) for one in found["readings"]) == sorted(raw)


def test_every_source_that_is_named_is_there(run: Run) -> None:
    found = whole(run, "kazakhstan", "--as-of", "2016")
    named = {key for part in ("factors", "items", "maps", "claims") for one in found[part] for key in one["sources"]}
    assert named <= {source["id"] for source in found["sources"]}


def test_every_map_is_shown_with_its_reason_and_source(run: Run) -> None:
    found = whole(run, "kazakhstan", "--as-of", "2016")
    mapped = {item["issue"] for item in found["items"] if item["compared"] == "map"}
    assert {one["issue"] for one in found["maps"]} == mapped
    assert all(one["because"] and one["sources"] for one in found["maps"])


def test_an_unknown_state_is_one_line(run: Run) -> None:
    ran = run("explain", "atlantis")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (3, "", 1)


def test_a_reference_without_votes_is_one_line(run: Run) -> None:
    # Turkmenistan took part in none of the roll calls of the dataset of 2026.
    ran = run("explain", "kyrgyzstan", "--with", "turkmenistan", "--since", "2026")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert "no vote" in ran.err
