"""`stance agree --by year`: one state with others, year by year, as a table and as a chart."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import stance
from stance.api import Stance
from tests.conftest import TODAY, Run
from tests.test_agree import SMALL

BY_YEAR = ["--by", "year"]
RUS_KAZ = ["agree", "russia", "kazakhstan", *BY_YEAR]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("data") / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def small(file: Path) -> Iterator[Stance]:
    with closing(stance.load(file, bundled=False, today=TODAY, variables={})) as opened:
        yield opened


@pytest.fixture
def on_small(file: Path) -> list[str]:
    return ["--no-bundled", "--data", str(file)]


# Of the bundled dataset, from the voting records (tests/record/votes.csv), Russia first:
# 2014: Crimea against/abstain, Georgia's displaced persons against/abstain, weapons in space for/for, Nazism for/for.
# 2023: just peace against/abstain, Council of Europe against/for, Georgia's displaced persons against/abstain, Shanghai
# Cooperation Organisation, weapons in space, Nazism and information security for/for; Kazakhstan was absent from the
# vote on Crimea of 19 December.
COUNTED = {
    2014: (4, 2, 0, (0.5 + 0.5 + 1 + 1) / 4),
    2023: (7, 4, 1, (0.5 + 0 + 0.5 + 1 + 1 + 1 + 1) / 7),
}


@pytest.mark.parametrize("year", COUNTED)
def test_a_year_is_what_is_counted_by_hand(year: int, run: Run) -> None:
    rows = json.loads(run(*RUS_KAZ, "-f", "json").out)
    [row] = [row for row in rows if row["year"] == year]
    votes, same, opposite, agreement = COUNTED[year]
    assert (row["a"], row["b"]) == ("RUS", "KAZ")
    assert (row["votes"], row["same"], row["opposite"], row["agreement"]) == (votes, same, opposite, agreement)
    assert row["s"] == pytest.approx(2 * agreement - 1)


def test_years_without_a_joint_vote_have_no_row(small: Stance) -> None:
    # Boland was absent in the only roll call of 2021; in each other year the two were 0, 2 and 1 steps apart.
    years = small.agree_by_year("AAA", "BBB").years
    assert [(row.year, row.votes, row.agreement) for row in years] == [(2019, 3, 0.5), (2020, 3, 0.5)]


def test_the_years_are_those_of_the_pair(small: Stance) -> None:
    found = small.agree("AAA", "CCC")
    own = [(f"{row.year}", *row[3:]) for row in small.agree_by_year("AAA", "CCC").years]
    assert own == [(year, *figures) for year, figures in found.years]


def test_every_state_named_or_of_the_group_is_set_beside_the_first(small: Stance) -> None:
    assert list(small.agree_by_year("CCC", ["DDD"], group="pair").names) == ["CCC", "AAA", "BBB", "DDD"]
    # The state itself is left out of its group.
    assert list(small.agree_by_year("AAA", group="pair").names) == ["AAA", "BBB"]


def test_how_often_the_first_state_voted_is_counted_for_every_year_between(small: Stance) -> None:
    # Aland voted in all: three roll calls of 2019, three of 2020; 2021 is after the last joint vote with Boland.
    assert small.agree_by_year("AAA", ["BBB"]).voted == {2019: 3, 2020: 3}


def test_a_table_of_several_has_the_joint_votes_beside_each_figure(run: Run) -> None:
    lines = run("agree", "russia", "--group", "central-asia", *BY_YEAR).lines
    [head] = [line for line in lines if line.startswith("Year")]
    [row] = [line for line in lines if line.startswith("2014")]
    assert head.split() == ["Year", "KAZ", "KGZ", "TJK", "TKM", "UZB"]
    assert "0.75 (4)" in row[: head.index("KGZ")]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["russia", *BY_YEAR], "needs a state and others"),
        ([*BY_YEAR], "needs a state and others"),
        (["russia", "usa", "--chart"], "add --by year"),
        (["--matrix", *BY_YEAR], "--matrix cannot be used together with --by year"),
        (["russia", "--top", "3", *BY_YEAR], "--top cannot be used together with --by year"),
        (["russia", "usa", "--divergent", "3", *BY_YEAR], "--divergent cannot be used"),
    ],
)
def test_what_has_no_years_is_refused_with_what_would(words: list[str], message: str, run: Run) -> None:
    ran = run("agree", *words)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_without_a_joint_vote_it_says_so(on_small: list[str], run: Run) -> None:
    for words in (["--chart"], []):
        ran = run("agree", "AAA", "OLD", *BY_YEAR, *words, *on_small)
        assert ran.code == 0
        assert "There is no joint vote." in ran.out


# The chart in characters.


def test_a_dot_stands_at_the_height_of_its_year(run: Run) -> None:
    lines = run(*RUS_KAZ, "--chart", "--since", "2014").lines
    [years] = [line for line in lines if "2014 2015" in line]
    levels = {line.split("┤")[0].strip(): line for line in lines if "┤" in line}
    end = years.index("2014") + 3
    assert levels["0.75"][end] == "●"
    # 2017: the same in all three joint votes.
    assert levels["1.00"][years.index("2017") + 3] == "●"
    [votes] = [line for line in lines if line.startswith("votes")]
    assert [int(word) for word in votes.split()[1:5]] == [4, 3, 4, 3]


def test_a_year_with_few_votes_is_hollow(run: Run) -> None:
    lines = run(*RUS_KAZ, "--chart", "--since", "2012", "--until", "2014").lines
    half, three_quarters = (
        next(line for line in lines if line.strip().startswith(level)) for level in ("0.50", "0.75")
    )
    # One joint vote in 2012, two in 2013, four in 2014.
    assert half.count("○") == 1
    assert [sign for sign in three_quarters if sign in "○●"] == ["○", "●"]


def test_several_states_are_rows_of_hundredths_that_fit_a_terminal(run: Run) -> None:
    ran = run(
        "agree", "russia", "--group", "central-asia", *BY_YEAR, "--chart", terminal=True,
        variables={"COLUMNS": "80", "NO_COLOR": "1"},
    )  # fmt: skip
    assert len(ran.lines) <= 24
    [row] = [line for line in ran.lines if line.startswith("KAZ  ")]
    # 2026 and the years before it: 1 of 2, 7 of 11, 4.5 of 7, 5 of 7.
    assert row.split()[-4:] == ["71", "64", "64", "50"]


def test_where_ascii_cannot_show_a_name_codes_stand_for_all(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(SMALL.replace("name: Boland", "name: Бoland"), encoding="utf-8")
    own = ["--no-bundled", "--data", str(path), "--ascii"]
    out = run("agree", "AAA", "BBB", "CCC", *BY_YEAR, "--chart", *own).out.partition("\n\n")[2]
    assert out.isascii()
    assert {line.split()[0] for line in out.splitlines()[1:3]} == {"BBB", "CCC"}
