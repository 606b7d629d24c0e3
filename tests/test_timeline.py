"""`stance timeline`: what was done when, by whom, in order, from one boundary of the period to the other.

Expectations are read off tests/datasets/bloc.yaml, which is short, and off data/stances.yaml by eye.
"""

import json
from typing import Any

import pytest

from tests.cases import BLOC
from tests.conftest import Run


def timeline(run: Run, *words: str) -> list[dict[str, Any]]:
    ran = run("timeline", *words, "--no-bundled", "--data", BLOC, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    rows: list[dict[str, Any]] = json.loads(ran.out)
    return rows


def said(rows: list[dict[str, Any]], *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in rows]


# What is there.


def test_a_state_has_its_positions_their_ends_and_the_events_that_name_it(run: Run) -> None:
    assert said(timeline(run, "BBB"), "date", "kind", "issue", "status", "previous") == [
        ("2003-01-01", "position", "bloc", "signed", None),
        ("2004-06-15", "position", "bloc", "member", "signed"),
        ("2010-03-31", "end", "bloc", None, "member"),
        ("2010-03-31", "event", "bloc", None, None),
        ("2014-03-27", "position", "dome", "against", None),
        ("2014-04-02", "position", "annex", "opposes", None),
    ]


def test_without_a_state_it_is_that_of_the_focus_group(run: Run) -> None:
    rows = timeline(run, "--issue", "bloc", "--no-events")
    assert said(rows, "date", "code", "status") == [
        ("2003-01-01", "BBB", "signed"),
        ("2004-06-15", "BBB", "member"),
        ("2005-05-01", "AAA", "member"),
        ("2010-03-31", "BBB", None),
        ("2012", "CCC", "observer"),
    ]


def test_a_group_is_its_states(run: Run) -> None:
    # Vetland has no position; the storm is the one event that names it.
    rows = timeline(run, "--group", "pair")
    assert said(rows, "date", "kind", "code") == [
        ("2005-05-01", "position", "AAA"), ("2010-03-31", "event", "EEE, BBB"),
        ("2014-03-27", "position", "AAA"), ("2014-04", "position", "AAA"),
    ]  # fmt: skip


def test_an_entry_cites_its_own_sources_and_else_those_of_its_issue(run: Run) -> None:
    sources = dict(said(timeline(run, "BBB", "--issue", "bloc", "--no-events"), "date", "sources"))
    assert sources == {"2003-01-01": ["treaty"], "2004-06-15": ["daily"], "2010-03-31": ["daily"]}


def test_what_is_coarsely_dated_stands_at_its_first_day(run: Run) -> None:
    rows = timeline(run, "--issue", "annex", "--no-events")
    assert said(rows, "date") == [("2014-04",), ("2014-04-02",), ("2014-05-09",), ("2015-02-03",)]
    assert said(timeline(run, "BBB", "CCC", "--since", "2004", "--until", "2004"), "date", "kind") == [
        ("2004-06", "event"), ("2004-06-15", "position"),
    ]  # fmt: skip


# Which issues and events.


def test_an_issue_leaves_out_the_events_about_nothing_or_about_others(run: Run) -> None:
    assert ("2010-03-31", "event") in said(timeline(run, "BBB", "--issue", "bloc"), "date", "kind")
    assert "event" not in {kind for (kind,) in said(timeline(run, "BBB", "--issue", "dome"), "kind")}


def test_a_topic_is_its_issues(run: Run) -> None:
    assert {issue for (issue,) in said(timeline(run, "AAA", "--topic", "space"), "issue")} == {"dome", "annex"}


def test_no_events_leaves_out_events_and_nothing_else(run: Run) -> None:
    assert timeline(run, "BBB", "--no-events") == [row for row in timeline(run, "BBB") if row["kind"] != "event"]


# The period.


@pytest.mark.parametrize(
    ("since", "until", "dates"),
    [
        ("2004-06-15", "2010-03-31", ["2004-06-15", "2010-03-31", "2010-03-31"]),  # the very days
        ("2004-06-16", "2010-03-30", []),
        ("2004-06-16", "2010-03-31", ["2010-03-31", "2010-03-31"]),
        ("2004-06-15", "2010-03-30", ["2004-06-15"]),
        ("2004", "2004", ["2004-06-15"]),
        ("2010-03", "2014-03", ["2010-03-31", "2010-03-31", "2014-03-27"]),
    ],
)
def test_both_ends_of_the_period_belong_to_it(since: str, until: str, dates: list[str], run: Run) -> None:
    rows = timeline(run, "BBB", "--since", since, "--until", until)
    assert [row["date"] for row in rows] == dates


def test_one_end_alone_leaves_the_other_open(run: Run) -> None:
    assert said(timeline(run, "BBB", "--until", "2004"), "date") == [("2003-01-01",), ("2004-06-15",)]
    assert said(timeline(run, "BBB", "--since", "2014"), "date") == [("2014-03-27",), ("2014-04-02",)]


@pytest.mark.parametrize(
    ("since", "until", "there"),
    [
        ("2012-12-31", "2012-12-31", True),
        ("2012-01-01", "2012-01-01", True),
        ("2011-01-01", "2011-12-31", False),
        ("2013-01-01", "2013-12-31", False),
    ],
)
def test_a_year_may_be_any_day_of_it(since: str, until: str, there: bool, run: Run) -> None:
    rows = timeline(run, "CCC", "--issue", "bloc", "--since", since, "--until", until)
    assert said(rows, "date", "status") == ([("2012", "observer")] if there else [])


def test_what_a_position_replaced_is_known_though_it_lies_before_the_period(run: Run) -> None:
    rows = timeline(run, "BBB", "--issue", "bloc", "--since", "2004", "--until", "2005")
    assert said(rows, "status", "previous") == [("member", "signed")]


def test_a_period_that_ends_before_it_begins_is_refused(run: Run) -> None:
    ran = run("timeline", "BBB", "--since", "2014-04", "--until", "2014-03-31", "--no-bundled", "--data", BLOC)
    assert (ran.code, ran.out) == (2, "")
    assert "--since 2014-04 is after --until 2014-03-31" in ran.err
    # A month that holds the last day does not begin after it.
    assert timeline(run, "BBB", "--since", "2014-04", "--until", "2014-04-01") == []


# For people.


def test_the_table_names_ends_events_and_doubts(run: Run) -> None:
    ran = run("timeline", "BBB", "--no-bundled", "--data", BLOC)
    rows = [" ".join(line.split()) for line in ran.lines]
    assert rows[0] == "Timeline of Yorland"
    for period, when in (("2010-03-31", "on 31 Mar 2010"), ("2010-03", "in Mar 2010")):
        short = run("timeline", "BBB", "--since", period, "--until", period, "--no-bundled", "--data", BLOC)
        assert short.lines[0] == f"Timeline of Yorland {when}: Membership of the bloc"
    assert any(row.startswith("2010-03-31 bloc end of member [") for row in rows)
    assert any(row.startswith("2010-03-31 event [") and row.endswith("] The storm") for row in rows)
    [member] = [row for row in rows if row.startswith("2004-06-15 bloc member")]
    assert member.endswith("medium confidence: Left by letter.")


# The record of Kyrgyzstan, by eye: absent on 27 March 2014, candidate for the union from 29 May 2014, signed on
# 23 December 2014, member from 12 August 2015.


def test_the_accession_of_kyrgyzstan(run: Run) -> None:
    words = ["timeline", "kyrgyzstan", "--issue", "eeu", "--issue", "crimea", "--until", "2016", "--no-events"]
    rows = json.loads(run(*words, "--format", "json").out)
    assert said(rows, "date", "issue", "status", "previous") == [
        ("2014-03-27", "crimea", "absent", None),
        ("2014-05-29", "eeu", "candidate", None),
        ("2014-12-23", "eeu", "signed", "candidate"),
        ("2015-08-12", "eeu", "member", "signed"),
    ]


def test_words_that_were_not_the_governments_are_no_position_it_moves_on_from(run: Run) -> None:
    # data/stances.yaml: Georgia's government leaned to support on 30 May 2023, the president was at odds with it on
    # 2 January 2024, and the ministry opposed on 24 February.
    ran = run(
        "timeline", "georgia", "--issue", "invasion-2022", "--since", "2023-05", "--until", "2024-02", "-f", "json"
    )
    spoken = said(json.loads(ran.out), "date", "status", "previous", "dissent")
    assert ("2023-05-30", "leans-support") in [row[:2] for row in spoken]
    assert ("2024-01-02", "opposes", "leans-support", True) in spoken
    assert next(row[2] for row in spoken if row[0] == "2024-02-24") == "leans-support"
