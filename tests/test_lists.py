"""The tables of `states`, `issues`, `groups`, `events` and `sources`, read off tests/datasets/bloc.yaml by eye."""

import pytest

from tests.cases import BLOC
from tests.conftest import Run


def rows_of(run: Run, *words: str) -> list[str]:
    """The lines of a table, its columns one space apart."""
    ran = run(*words, "--no-bundled", "--data", BLOC)
    assert (ran.code, ran.err) == (0, "")
    return [" ".join(line.split()) for line in ran.lines]


def test_an_issue_is_dated_by_its_day_and_else_by_its_beginning(run: Run) -> None:
    assert rows_of(run, "issues") == [
        "Issue Type Date Positions Title Topics",
        "bloc membership 2002-06-01 4 Membership of the bloc trade",
        "dome vote 2014-03-27 3 Vote on the dome space",
        "annex statement 4 Words on the annexation space, words",
    ]
    assert sorted(row.split()[0] for row in rows_of(run, "issues", "--topic", "space")[1:]) == ["annex", "dome"]
    assert [row.split()[0] for row in rows_of(run, "issues", "--type", "vote")] == ["Issue", "dome"]


def test_a_group_is_listed_with_its_states_by_name_and_all_without(run: Run) -> None:
    assert rows_of(run, "groups") == [
        "Group Number Title Computed from States",
        "four 4 All but Vetland DDD, CCC, BBB, AAA",
        "pair 2 Two of them EEE, AAA",
        "all 5 All states of the dataset every state",
    ]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ([], ["EEE", "DDD", "CCC", "BBB", "AAA"]),  # by name
        (["--group", "four"], ["DDD", "CCC", "BBB", "AAA"]),
        (["--where", "bloc=member"], ["AAA"]),
        (["--where", "bloc=member", "--as-of", "2005"], ["BBB", "AAA"]),
    ],
    ids=" ".join,
)
def test_states_are_those_asked_for(words: list[str], codes: list[str], run: Run) -> None:
    assert [row.split()[0] for row in rows_of(run, "states", *words)[1:]] == codes


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ([], ["fair", "storm"]),
        (["CCC"], ["fair"]),
        (["--issue", "bloc"], ["storm"]),
        (["--group", "pair"], ["storm"]),
        (["--since", "2004-07"], ["storm"]),
        (["--until", "2004-06"], ["fair"]),
        (["--since", "2010-03-31", "--until", "2010-03-31"], ["storm"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_events_are_those_asked_for(words: list[str], titles: list[str], run: Run) -> None:
    out = run("events", *words, "--no-bundled", "--data", BLOC, "--format", "csv").out
    assert [title for title in ("fair", "storm") if title in out] == titles


def test_sources_of_a_type(run: Run) -> None:
    assert [row.split()[0] for row in rows_of(run, "sources")] == ["Source", "roll", "treaty", "daily"]
    asked = ("sources", "--type", "press", "--type", "primary")
    assert [row.split()[0] for row in rows_of(run, *asked)] == ["Source", "roll", "daily"]
