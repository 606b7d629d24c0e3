"""`stance panel`: a row for each state and year, or for each pair of states and year."""

import csv
import json
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

import stance
from stance.api import Stance
from tests import slow_measures
from tests.cases import BLOC
from tests.conftest import TODAY, Run

ON_BLOC = ("--no-bundled", "--data", BLOC)
DOUBT = """
dataset: {schema: 2, version: 2026.1.0, title: Doubt, checked: 2026-11-23}
sources: {s: {type: press, title: A daily}}
states: {AAA: {name: Aland, cow: "2", gw: "3", sources: [s]}, BBB: {name: Bland}, CCC: {name: Cland}}
issues:
  pact:
    title: Membership of the pact
    question: Is the state a member?
    type: membership
    sources: [s]
    searched: [{date: 2020-05-04, where: The gazettes, states: [CCC]}]
    positions:
      AAA: [{date: 2011-07-01, status: member}, {date: 2011-07-01, status: observer}]
      BBB: [{date: 2010-01-01, status: signed}, {date: 2011-12-31, status: member}]
"""


def rows_of(run: Run, *words: str) -> list[dict[str, str]]:
    ran = run("panel", *words, "--format", "csv")
    assert ran.code == 0, ran.err
    return list(csv.DictReader(ran.out.splitlines()))


@pytest.fixture
def doubt(tmp_path: Path) -> Stance:
    path = tmp_path / "doubt.yaml"
    path.write_text(DOUBT, encoding="utf-8")
    return stance.load(path, bundled=False, today=TODAY, variables={"XDG_CACHE_HOME": str(tmp_path)})


# States and years. Membership of the bloc: AAA since 1 May 2005; BBB signed on 1 January 2003, was a member from
# 15 June 2004 through 31 March 2010; CCC is an observer since 2012.


def test_a_status_is_that_of_the_last_day_of_the_year(run: Run) -> None:
    rows = rows_of(run, "bloc", "--since", "2002", "--until", "2012", *ON_BLOC)
    held = {(row["code"], row["year"]): row["bloc"] for row in rows}
    assert [held["AAA", str(year)] for year in range(2002, 2007)] == ["", "", "", "member", "member"]
    assert [held["BBB", str(year)] for year in (2002, 2003, 2004, 2009, 2010)] == ["", "signed", "member", "member", ""]
    assert [held["CCC", str(year)] for year in (2011, 2012)] == ["", "observer"]


def test_every_state_has_a_row_for_every_year(run: Run) -> None:
    rows = rows_of(run, "bloc", "dome", "--since", "2002", "--until", "2012", *ON_BLOC)
    assert list(rows[0]) == ["code", "cow", "gw", "state", "year", "bloc", "dome"]
    # By name: Wayland, Xeland, Yorland, Zetland.
    assert [(row["code"], row["year"]) for row in rows] == [
        (code, str(year)) for code in ("DDD", "CCC", "BBB", "AAA") for year in range(2002, 2013)
    ]


def test_a_vote_stands_from_its_year_on(run: Run) -> None:
    rows = rows_of(run, "crimea", "kyrgyzstan", "--since", "2013", "--until", "2015")
    assert [(row["year"], row["crimea"]) for row in rows] == [("2013", ""), ("2014", "absent"), ("2015", "absent")]
    note = "A vote was cast once"
    assert note in run("panel", "crimea", "kyrgyzstan", "--since", "2014", "--until", "2015").out
    assert note not in run("panel", "crimea", "kyrgyzstan", "--since", "2014", "--until", "2014").out
    assert note not in run("panel", "eeu", "kyrgyzstan", "--since", "2015", "--until", "2016").out


def test_the_members_of_the_economic_union_joined_as_the_record_has_it(run: Run) -> None:
    # Armenia's accession was signed on 10 October 2014 and took effect on 2 January 2015, Kyrgyzstan's was signed on
    # 23 December 2014 and took effect on 12 August 2015.
    rows = rows_of(run, "eeu", "armenia", "kyrgyzstan", "--since", "2014", "--until", "2015")
    assert [(row["code"], row["cow"], row["gw"], row["year"], row["eeu"]) for row in rows] == [
        ("ARM", "371", "371", "2014", "signed"),
        ("ARM", "371", "371", "2015", "member"),
        ("KGZ", "703", "703", "2014", "signed"),
        ("KGZ", "703", "703", "2015", "member"),
    ]


def test_a_year_is_what_compare_says_of_its_last_day(bundled: Stance) -> None:
    issues = ["eeu", "csto", "crimea", "foreign-agents", "counter-sanctions"]
    rows = bundled.panel(issue=issues, since="1992").rows
    for year in (1997, 2012, 2015, 2025):
        wide = stance.records(bundled.compare(issue=issues, as_of=f"{year}-12-31"), wide=True)
        assert [row.statuses for row in rows if row.year == year] == [
            tuple(record[issue] for issue in issues) for record in wide
        ]


def test_the_first_year_is_that_of_the_first_position_and_the_last_one_is_over(run: Run) -> None:
    assert {row["year"] for row in rows_of(run, "bloc", *ON_BLOC)} == {str(year) for year in range(2003, 2026)}
    # Of these states alone the first position is of 2005.
    assert min(row["year"] for row in rows_of(run, "bloc", "zetland", *ON_BLOC)) == "2005"


def test_a_group_is_that_of_the_last_day_of_the_panel(run: Run) -> None:
    # The group eeu is computed from membership; Armenia and Kyrgyzstan joined in 2015.
    codes = {until: {row["code"] for row in rows_of(run, "csto", "-g", "eeu", "--since", "2014", "--until", until)}
             for until in ("2014", "2015")}  # fmt: skip
    assert codes["2014"] == set()
    assert codes["2015"] == {"ARM", "BLR", "KAZ", "KGZ", "RUS"}


def test_doubt_and_what_was_not_found_are_not_missing_alike(doubt: Stance) -> None:
    found = doubt.panel(issue="pact", group="all", since="2009", until="2011")
    assert [(row.code, row.year, *row.statuses) for row in found.rows] == [
        ("AAA", 2009, None), ("AAA", 2010, None), ("AAA", 2011, "member or observer"),
        ("BBB", 2009, None), ("BBB", 2010, "signed"), ("BBB", 2011, "member"),
        ("CCC", 2009, "none-found"), ("CCC", 2010, "none-found"), ("CCC", 2011, "none-found"),
    ]  # fmt: skip
    last = {cell.code: cell for cell in found.cells if cell.year == 2011}
    assert (last["AAA"].answer, last["AAA"].class_, last["AAA"].since) == ("disputed", None, None)
    assert last["BBB"][6:] == ("member", "recorded", "binding", "2011-12-31")
    assert (last["AAA"].cow, last["AAA"].gw, last["BBB"].cow) == ("2", "3", None)


def test_long_has_a_row_an_issue_with_the_reason(run: Run) -> None:
    rows = rows_of(run, "bloc", "dome", "zetland", "vetland", "--since", "2005", "--until", "2005", "--long", *ON_BLOC)
    assert list(rows[0])[4:] == ["year", "issue", "status", "answer", "class", "since"]
    assert [(row["code"], row["issue"], row["status"], row["answer"], row["class"], row["since"]) for row in rows] == [
        ("EEE", "bloc", "", "no-record", "", ""),
        ("EEE", "dome", "", "not-yet", "", ""),
        ("AAA", "bloc", "member", "recorded", "binding", "2005-05-01"),
        ("AAA", "dome", "", "not-yet", "", ""),
    ]


def test_one_issue_is_shown_with_years_across_and_several_with_years_down(run: Run) -> None:
    lines = run("panel", "bloc", "--since", "2003", "--until", "2005", *ON_BLOC).lines
    assert lines[0] == "Membership of the bloc: 4 states of the group four, 2003 to 2005"
    assert ["State", "2003", "2004", "2005"] in [line.split() for line in lines]
    assert ["Yorland", "signed", "member", "member"] in [line.split() for line in lines]
    lines = run("panel", "bloc", "dome", "yorland", "--since", "2014", "--until", "2014", *ON_BLOC).lines
    assert lines[0] == "2 issues: 1 state, 2014"
    assert ["Yorland", "2014", "no", "record", "against"] in [line.split() for line in lines]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--since", "2010"], "panel needs an issue"),
        (["eeu", "--since", "2014-03"], "--since takes a year here, not '2014-03'; for example --since 2014"),
        (["eeu", "--since", "2016", "--until", "2014"], "--since 2016 is after --until 2014; exchange the two"),
        (["eeu", "--since", "2026"], "--since 2026 is after 2025, the last year that is over; add --until 2026"),
        (["eeu", "--until", "2030"], "--until 2030 is in the future; the present year is 2026"),
        (["eeu", "--dyads"], "'eeu' is not a vote, and agreement is computed over votes"),
        (["crimea", "--dyads", "--long"], "--dyads and --long contradict each other"),
    ],
)
def test_what_a_panel_cannot_be_made_of_is_refused(words: list[str], said: str, run: Run) -> None:
    ran = run("panel", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_year_that_is_not_over_is_said_to_be_so(run: Run) -> None:
    ran = run("panel", "eeu", "--since", "2026", "--until", "2026")
    assert (ran.code, ran.err) == (0, "stance: 2026 is not over: its rows say what is recorded so far\n")
    assert run("panel", "eeu", "--since", "2025").err == ""


# Pairs and years.


def test_a_pair_has_the_figures_of_the_votes_of_a_year(run: Run) -> None:
    # In 2014 the Assembly voted once on the topic, on A/RES/68/262: Kazakhstan abstained, Ukraine was for, Russia
    # against.
    rows = rows_of(run, "--dyads", "russia", "ukraine", "kazakhstan", "--topic", "crimea", "--until", "2014")
    assert list(rows[0]) == ["year", "a", "b", "cow_a", "cow_b", "gw_a", "gw_b", "n", "agreement", "s", "kappa", "pi"]
    assert [list(row.values())[:10] for row in rows] == [
        ["2014", "KAZ", "RUS", "705", "365", "705", "365", "1", "0.5", "0.0"],
        ["2014", "KAZ", "UKR", "705", "369", "705", "369", "1", "0.5", "0.0"],
        ["2014", "RUS", "UKR", "365", "369", "365", "369", "1", "0.0", "-1.0"],
    ]


def test_pairs_are_measured_as_the_textbooks_measure_them(bundled: Stance) -> None:
    codes = ["KAZ", "KGZ", "RUS", "TKM", "UKR", "USA"]
    votes = [issue for issue in bundled.issues(type="vote") if issue.date and issue.date < "2026"]
    taken = {
        (answer.code, answer.issue): answer.status
        for answer in bundled.compare(codes, [issue.id for issue in votes]).positions
    }
    dyads = {(dyad.year, dyad.a, dyad.b): dyad for dyad in bundled.panel_dyads(codes).dyads}
    checked = 0
    # By name: Kazakhstan, Kyrgyzstan, Russia, Turkmenistan, Ukraine, the United States.
    for year in range(1990, 2026):
        ids = [issue.id for issue in votes if (issue.date or "")[:4] == str(year)]
        for a, b in combinations(codes, 2):
            pairs = [(str(taken[a, issue]), str(taken[b, issue])) for issue in ids]
            n = len(slow_measures.joint(pairs))
            dyad = dyads.get((year, a, b))
            if dyad is None:
                assert n == 0, (year, a, b)
                continue
            checked += 1
            assert dyad.n == n
            for figure, measure in (
                (dyad.agreement, slow_measures.agreement), (dyad.s, slow_measures.s_score),
                (dyad.kappa, slow_measures.kappa), (dyad.pi, slow_measures.pi),
            ):  # fmt: skip
                slow = measure(pairs)
                assert figure == (None if slow is None else pytest.approx(float(slow)))
    assert checked == len(dyads) > 100


def test_a_pair_without_a_joint_vote_has_no_row(run: Run) -> None:
    # Turkmenistan was absent from the vote on A/RES/68/262.
    assert rows_of(run, "--dyads", "turkmenistan", "kazakhstan", "crimea") == []
    assert "No pair has a joint vote." in run("panel", "--dyads", "turkmenistan", "kazakhstan", "crimea").out


def test_the_years_of_a_pair_are_those_of_agree(bundled: Stance) -> None:
    years = [(year, figures.votes, figures.pi) for year, figures in bundled.agree("kaz", "rus", until="2025").years]
    assert [(str(dyad.year), dyad.n, dyad.pi) for dyad in bundled.panel_dyads(["kaz", "rus"]).dyads] == years


def test_a_panel_is_made_for_today(cache: Path) -> None:
    with stance.load(today=date(2015, 6, 1), variables={"XDG_CACHE_HOME": str(cache)}) as then:
        assert (then.panel(issue="eeu").last, then.panel_dyads("kaz").last) == (2014, 2014)


def test_an_empty_panel_is_an_answer(run: Run) -> None:
    ran = run("panel", "eeu", "--where", "eeu=suspended", "--format", "json")
    assert (ran.code, json.loads(ran.out)) == (0, [])
    assert "No state meets the conditions." in run("panel", "eeu", "--where", "eeu=suspended").out
