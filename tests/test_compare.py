"""`stance compare`: which states and issues it takes, in which order, and what its other forms say.

Expectations are read off tests/datasets/bloc.yaml, which is short, and off the record of resolution 68/262.
"""

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from stance.output.document import Column, table
from stance.output.terminal_table import table_lines
from tests.cases import BLOC
from tests.conftest import Run

RECORD = Path(__file__).with_name("record") / "votes.csv"
FIFTEEN = ["ARM", "AZE", "BLR", "EST", "GEO", "KAZ", "KGZ", "LTU", "LVA", "MDA", "RUS", "TJK", "TKM", "UKR", "UZB"]


def compare(run: Run, *words: str) -> list[dict[str, Any]]:
    ran = run("compare", *words, "--no-bundled", "--data", BLOC, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    records: list[dict[str, Any]] = json.loads(ran.out)
    return records


def said(records: list[dict[str, Any]], *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(record[column] for column in columns) for record in records]


# States and issues.


def test_without_a_state_it_takes_the_focus_group_by_name(run: Run) -> None:
    assert said(compare(run, "--issue", "bloc"), "code", "status", "answer", "date") == [
        ("DDD", None, "no-record", None),
        ("CCC", "observer", "recorded", "2012"),
        ("BBB", None, "no-record", None),
        ("AAA", "member", "recorded", "2005-05-01"),
    ]


def test_states_named_and_groups_add_up_each_once(run: Run) -> None:
    assert said(compare(run, "zetland", "BBB", "--group", "pair", "--issue", "bloc"), "code") == [
        ("EEE",), ("BBB",), ("AAA",),
    ]  # fmt: skip


def test_all_is_every_state_of_the_dataset(run: Run) -> None:
    assert len(compare(run, "--group", "all", "--issue", "bloc")) == 5


def test_states_are_outermost_and_issues_in_the_order_asked(run: Run) -> None:
    assert said(compare(run, "AAA", "CCC", "--issue", "dome", "--issue", "bloc"), "code", "issue") == [
        ("CCC", "dome"), ("CCC", "bloc"), ("AAA", "dome"), ("AAA", "bloc"),
    ]  # fmt: skip


def test_topics_follow_the_issues_named_and_none_comes_twice(run: Run) -> None:
    asked = ("AAA", "--issue", "dome", "--topic", "space", "--topic", "trade")
    assert said(compare(run, *asked), "issue") == [("dome",), ("annex",), ("bloc",)]


def test_a_position_that_ended_is_told_as_the_last_recorded(run: Run) -> None:
    [answer] = compare(run, "BBB", "--issue", "bloc")
    assert answer["note"] == "Last recorded: member, 2004-06-15 to 2010-03-31."
    # Of one that was never taken, and on a day of it, there is nothing to tell.
    assert said(compare(run, "DDD", "--issue", "bloc"), "note") == [(None,)]
    assert said(compare(run, "BBB", "--issue", "bloc", "--as-of", "2010-03-31"), "status") == [("member",)]


def test_what_certainly_is_over_is_told_from_the_last_day_it_can_have_begun(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    text = Path(BLOC).read_text(encoding="utf-8")
    own.write_text(text.replace("{date: 2004-06-15, status: member, until: 2010-03-31,",
                                "{date: 2004-06, status: member, until: 2004-06-20,"), encoding="utf-8")  # fmt: skip
    words = ["compare", "BBB", "--issue", "bloc", "--as-of", "2004-06-30", "--no-bundled", "--data", str(own)]
    [answer] = json.loads(run(*words, "-f", "json").out)
    assert (answer["answer"], answer["note"]) == ("no-record", "Last recorded: member, 2004-06 to 2004-06-20.")


@pytest.mark.parametrize(
    ("day", "status", "answer"),
    [
        ("2002-05-31", None, "not-yet"),
        ("2002-06-01", None, "no-record"),
        ("2003-01-01", "signed", "recorded"),
        ("2004-06-14", "signed", "recorded"),
        ("2004-06-15", "member", "recorded"),
        ("2004-06", "member", "recorded"),  # a month is its last day
        ("2010-04-01", None, "no-record"),
    ],
)
def test_as_of_is_the_day_asked_to_the_day(day: str, status: str | None, answer: str, run: Run) -> None:
    assert said(compare(run, "BBB", "--issue", "bloc", "--as-of", day), "status", "answer") == [(status, answer)]


# --where.


@pytest.mark.parametrize(
    ("conditions", "codes"),
    [
        (["bloc=member"], ["AAA"]),
        (["bloc=member,observer"], ["CCC", "AAA"]),
        (["dome=for", "bloc=observer"], ["CCC"]),
        (["bloc=signed"], []),
    ],
    ids=str,
)
def test_where_keeps_the_states_for_which_all_conditions_hold(
    conditions: list[str], codes: list[str], run: Run
) -> None:
    words = [word for condition in conditions for word in ("--where", condition)]
    assert [code for (code,) in said(compare(run, "--issue", "dome", *words), "code")] == codes


def test_a_condition_is_asked_for_the_day_of_the_answer(run: Run) -> None:
    asked = ("--issue", "bloc", "--where", "bloc=member", "--as-of")
    assert said(compare(run, *asked, "2004-12-31"), "code") == [("BBB",)]
    assert said(compare(run, *asked, "2005-05-01"), "code") == [("BBB",), ("AAA",)]


# --differing.


def test_differing_leaves_out_the_issues_on_which_all_say_the_same(run: Run) -> None:
    # All four oppose the annexation, since different days.
    words = ("--issue", "annex", "--issue", "dome", "--issue", "bloc")
    assert {issue for (issue,) in said(compare(run, *words, "--differing"), "issue")} == {"dome", "bloc"}
    assert compare(run, "AAA", "CCC", "--issue", "dome", "--differing") == []


def test_no_record_and_not_eligible_differ(run: Run) -> None:
    # Neither has a vote: Vetland's is not recorded, Wayland was no member yet.
    assert said(compare(run, "DDD", "EEE", "--issue", "dome", "--differing"), "code", "answer") == [
        ("EEE", "no-record"), ("DDD", "ineligible"),
    ]  # fmt: skip


def test_where_nothing_differs_it_says_so(run: Run) -> None:
    ran = run("compare", "--issue", "annex", "--differing", "--no-bundled", "--data", BLOC)
    assert ran.code == 0
    assert ran.lines[0] == "The states do not differ on any of the issues."


# --sort.


def test_by_name_is_the_order_if_no_other_is_asked(run: Run) -> None:
    assert compare(run, "--issue", "bloc", "--sort", "name") == compare(run, "--issue", "bloc")


def test_by_code(run: Run) -> None:
    codes = [code for (code,) in said(compare(run, "--issue", "bloc", "--sort", "code"), "code")]
    assert codes == ["AAA", "BBB", "CCC", "DDD"]


def test_by_date_the_oldest_first_and_what_has_no_date_last(run: Run) -> None:
    assert said(compare(run, "--issue", "bloc", "--sort", "since"), "code", "since") == [
        ("AAA", "2005-05-01"), ("CCC", "2012"), ("DDD", None), ("BBB", None),
    ]  # fmt: skip
    assert said(compare(run, "--issue", "annex", "--sort", "since"), "since") == [
        ("2014-04",), ("2014-04-02",), ("2014-05-09",), ("2015-02-03",),
    ]  # fmt: skip


def test_by_status_in_the_order_of_the_vocabulary_and_no_record_last(run: Run) -> None:
    # docs/dataset.md: member, associate, observer, signed ...; equal ones by name.
    assert said(compare(run, "--issue", "bloc", "--sort", "status"), "code", "status") == [
        ("AAA", "member"), ("CCC", "observer"), ("DDD", None), ("BBB", None),
    ]  # fmt: skip
    assert said(compare(run, "--issue", "bloc", "--sort", "status", "--as-of", "2004"), "code", "status")[0] == (
        "BBB", "member",
    )  # fmt: skip


# --counts and --wide.


def test_counts_are_of_states_by_issue_in_the_order_of_the_vocabulary(run: Run) -> None:
    counted = compare(run, "--group", "all", "--issue", "dome", "--issue", "bloc", "--counts")
    assert said(counted, "issue", "status", "answer", "count") == [
        ("dome", "for", "recorded", 2),
        ("dome", "against", "recorded", 1),
        ("dome", None, "no-record", 1),
        ("dome", None, "ineligible", 1),
        ("bloc", "member", "recorded", 1),
        ("bloc", "observer", "recorded", 1),
        ("bloc", None, "no-record", 3),
    ]
    assert {code for record in counted if record["issue"] == "dome" for code in record["states"]} == {
        "AAA", "BBB", "CCC", "DDD", "EEE",
    }  # fmt: skip


def test_wide_has_a_row_for_each_state_and_a_column_for_each_issue(run: Run) -> None:
    assert compare(run, "AAA", "BBB", "DDD", "--issue", "dome", "--issue", "bloc", "--wide") == [
        {"state": "Wayland", "code": "DDD", "dome": None, "bloc": None},
        {"state": "Yorland", "code": "BBB", "dome": "against", "bloc": None},
        {"state": "Zetland", "code": "AAA", "dome": "for", "bloc": "member"},
    ]


def test_counts_and_wide_keep_to_the_states_that_meet_the_condition(run: Run) -> None:
    asked = ("--issue", "dome", "--where", "bloc=observer")
    assert said(compare(run, *asked, "--counts"), "status", "count", "states") == [("for", 1, ["CCC"])]
    assert said(compare(run, *asked, "--wide"), "code", "dome") == [("CCC", "for")]


# For people.


def rows_of(run: Run, *words: str) -> list[str]:
    """The lines of a table, its columns one space apart."""
    return [" ".join(line.split()) for line in run("compare", *words, "--no-bundled", "--data", BLOC).lines]


def test_one_issue_is_a_table_of_states_with_what_it_adds_up_to(run: Run) -> None:
    rows = rows_of(run, "--issue", "bloc")
    assert "Zetland member 2005-05-01 [1]" in rows
    assert "Xeland observer 2012 [1]" in rows
    assert "4 states of the group four: 1 member, 1 observer, 2 no record." in rows


def test_an_end_and_a_doubt_are_told_in_the_row(run: Run) -> None:
    rows = rows_of(run, "--issue", "bloc", "--as-of", "2009")
    assert "Yorland member 2004-06-15 to 2010-03-31 [2] medium confidence: Left by letter." in rows


def test_several_issues_are_a_matrix_whose_question_marks_are_doubts(run: Run) -> None:
    rows = rows_of(run, "--issue", "dome", "--issue", "bloc", "--as-of", "2009")
    assert "4 states on 2 issues as of 31 Dec 2009" in rows
    assert "Yorland not yet member?" in rows
    assert "Zetland not yet member" in rows
    doubt = "A question mark means medium or low confidence"
    assert [row for row in rows if row.startswith(doubt)]
    assert not [row for row in rows_of(run, "--issue", "dome", "--issue", "bloc") if row.startswith(doubt)]


def test_a_matrix_says_which_sources_are_of_which_issue(run: Run) -> None:
    rows = rows_of(run, "--issue", "dome", "--issue", "bloc")
    place = next(place for place, row in enumerate(rows) if row.startswith("Sources by issue: "))
    # The vote rests on the roll call, the members of today on the treaty.
    assert rows[place] == "Sources by issue: dome [1]; bloc [2]."
    assert rows[place + 1].startswith("Date, note and sources of a cell: for example 'stance ")
    bare = rows_of(run, "--issue", "dome", "--issue", "bloc", "--sources", "none")
    assert not [row for row in bare if row.startswith("Sources by issue")]


def changed(folder: Path, old: str, new: str) -> str:
    """A copy of the dataset with one thing put otherwise."""
    file = folder / "own.yaml"
    text = Path(BLOC).read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return str(file)


def test_wide_joins_the_statuses_between_which_there_is_doubt(run: Run, tmp_path: Path) -> None:
    two = "CCC: [{date: 2012, status: observer}, {date: 2012, status: associate}]"
    own = changed(tmp_path, "CCC: [{date: 2012, status: observer}]", two)
    words = ["compare", "CCC", "--issue", "bloc", "--wide", "--no-bundled", "--data", own, "--format", "json"]
    assert json.loads(run(*words).out) == [{"state": "Xeland", "code": "CCC", "bloc": "observer or associate"}]


def test_a_row_that_says_ineligible_reads_as_any_state_that_could_not_vote(run: Run, tmp_path: Path) -> None:
    own = changed(tmp_path, "votes: {for: [AAA, CCC]", "votes: {ineligible: [EEE], for: [AAA, CCC]")
    words = ["compare", "DDD", "EEE", "--issue", "dome", "--no-bundled", "--data", own]
    rows = [" ".join(line.split()) for line in run(*words).lines]
    assert "Wayland not eligible" in rows
    assert "Vetland not eligible [1]" in rows


@pytest.mark.parametrize(
    ("states", "heads", "cells"),
    [
        # What a whole column rests on is marked once, at its head. One row has no column to speak for.
        (["AAA", "CCC"], ["bloc [1]", "dome [2]"], ["Zetland member for", "Xeland observer for"]),
        (["AAA"], ["bloc", "dome"], ["Zetland member [1] for [2]"]),
    ],
)
def test_a_page_marks_the_sources_of_a_column_at_its_head_and_those_of_one_row_in_its_cells(
    states: list[str], heads: list[str], cells: list[str], run: Run
) -> None:
    words = ["compare", *states, "--issue", "bloc", "--issue", "dome", "--no-bundled", "--data", BLOC]
    page = run(*words, "--by", "state", "--format", "html").out
    head, _, body = page.partition("</thead>")
    shown = [re.sub("<[^>]+>", "", cell) for cell in re.findall('<th scope="col">(.*?)</th>', head)]
    rows = [re.sub("<[^>]+>", " ", row).split() for row in re.findall("<tr>(.*?)</tr>", body.partition("</tbody>")[0])]
    assert shown == ["State", *heads]
    assert sorted(" ".join(row) for row in rows) == sorted(cells)


# Which way a matrix is turned.


def heads(run: Run, *words: str, columns: int = 80) -> list[str]:
    screen = {"terminal": True, "variables": {"COLUMNS": str(columns), "NO_COLOR": "1"}}
    return [line.split()[0] for line in run("compare", *words, **screen).lines if line.startswith(("Issue ", "State "))]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (["AAA", "CCC", "DDD", "bloc", "dome"], "State"),
        (["AAA", "CCC", "bloc", "dome"], "State"),  # as many: states, as in a table of one issue
        (["AAA", "bloc", "dome"], "Issue"),
        (["AAA", "bloc", "dome", "--by", "state"], "State"),
        (["AAA", "CCC", "DDD", "bloc", "dome", "--by", "issue"], "Issue"),
    ],
)
def test_the_rows_are_the_issues_where_these_are_more_or_where_it_is_asked(
    words: list[str], first: str, run: Run
) -> None:
    assert heads(run, *words, "--no-bundled", "--data", BLOC)[0] == first


def test_a_matrix_is_turned_where_only_that_fits() -> None:
    columns = (Column("State"), *(Column(name, breaks=True) for name in ("Decolonisation", "Non-proliferation")))
    rows = [("Fiji", "does not say", "for"), ("Peru", "for", "abstain")]
    whole = table(columns, rows)._replace(turns="Issue")
    shown = {width: [line.plain for line in table_lines(whole, width)] for width in (60, 36, 32)}
    assert shown[60][0] == "State  Decolonisation  Non-proliferation"
    assert shown[36][:2] == ["State  Decolonisation  Non-", "                       proliferation"]
    assert shown[32] == [
        "Issue              Fiji  Peru",
        "─" * 32,
        "Decolonisation     does  for",
        "                   not",
        "                   say",
        "Non-proliferation  for   abstain",
    ]


def test_a_matrix_of_many_issues_is_a_line_or_a_few_for_each(run: Run) -> None:
    words = ["--topic", "ukraine", "--group", "central-asia"]
    screen = {"terminal": True, "variables": {"COLUMNS": "80", "NO_COLOR": "1"}}
    lines = run("compare", *words, **screen).lines
    ended = next(place for place, line in enumerate(lines) if line.startswith("A question mark"))
    assert ended < 55  # 33 issues, of which seven need more than a line
    assert all(len(line) <= 80 for line in lines[:ended])
    asked = "Does the state recognise Crimea and Sevastopol as part of the Russian Federation?"
    assert asked not in " ".join(" ".join(lines).split())
    full = run("compare", *words, "--full", **screen).lines
    assert asked in " ".join(" ".join(full).split())
    assert asked in run("compare", *words, "--format", "markdown").out  # a page has room for them


@pytest.mark.parametrize("words", [["compare", "crimea"], ["show", "uzbekistan"], ["compare", "latvia", "estonia"]])
def test_full_leaves_nothing_out_on_any_screen(words: list[str], run: Run) -> None:
    screen = {"terminal": True, "variables": {"COLUMNS": "80", "LINES": "24", "NO_COLOR": "1"}}
    counted = "--sources full prints them"
    whole = run(*words, "--full", **screen).out
    assert "https://" in whole
    assert counted not in whole
    assert "https://" not in run(*words, **screen).out
    assert "https://" not in run(*words, "--full", "--sources", "none", **screen).out


# States without an issue.


def test_states_alone_are_compared_on_one_screen(run: Run) -> None:
    # EAEU: Kazakhstan a founder, Kyrgyzstan since 2015, Uzbekistan an observer. A/RES/68/262 and others: the votes.
    screen = {"terminal": True, "variables": {"COLUMNS": "80", "NO_COLOR": "1"}}
    for words in (["kyrgyzstan", "kazakhstan"], ["compare", "KGZ", "KAZ"]):
        lines = run(*words, **screen).lines
        assert len(lines) <= 23
        assert lines[0] == "Kazakhstan and Kyrgyzstan"
        assert "EAEU" in next(line for line in lines if line.startswith("Both are members of: "))
        assert "All of it: stance compare KAZ KGZ --full; votes: stance agree KAZ KGZ" in lines
    for group in ("central-asia", "baltics"):
        lines = run("compare", group, **screen).lines
        assert len(lines) <= 23, group
        assert all(len(line) <= 80 for line in lines)


def test_what_states_have_in_common_and_what_not_by_hand(run: Run) -> None:
    # Zetland (AAA) is a member of the bloc, Xeland (CCC) an observer; both oppose the annexation, Xeland by one paper
    # of low confidence. In 2013 nobody had spoken of it yet.
    def lines_of(*words: str) -> list[str]:
        ran = run("compare", "AAA", "CCC", *words, "--no-bundled", "--data", BLOC)
        return [" ".join(line.split()) for line in ran.lines]

    lines = lines_of()
    assert lines[0] == "Xeland and Zetland"
    assert lines[2] == "Zetland: bloc."
    assert any(line.endswith("; votes: stance agree CCC AAA") for line in lines)
    assert lines[4:6] == ["Topic Issue Xeland Zetland", "other annex opposes (2014)? opposes (2014)"]
    before = lines_of("--as-of", "2013")
    assert before[0] == "Xeland and Zetland as of 31 Dec 2013"
    assert "All of it: stance compare CCC AAA --full" in before  # the one joint vote is of 2014
    assert "On no other issue have half of them a position." in before


def test_formats_for_scripts_and_full_have_all_issues(run: Run) -> None:
    own = ["AAA", "CCC", "--no-bundled", "--data", BLOC]
    every = {record["issue"] for record in json.loads(run("compare", *own, "--format", "json").out)}
    assert {"bloc", "dome"} <= every
    full = run("compare", *own, "--full").out
    assert f"2 states on {len(every)} issues" in full
    assert all(issue in full for issue in every)


# The record itself.


def test_the_vote_on_crimea_is_that_of_the_roll_call(run: Run) -> None:
    # United Nations, A/68/PV.80, as transcribed by hand in tests/record.
    with RECORD.open(encoding="utf-8", newline="") as rows:
        record = {row["code"]: row["status"] for row in csv.DictReader(rows) if row["symbol"] == "68/262"}
    every = json.loads(run("compare", "--issue", "crimea", "--group", "all", "--format", "json").out)
    assert {answer["code"]: answer["status"] for answer in every} == record
    counted = json.loads(run("compare", "--issue", "crimea", "--counts", "--format", "json").out)
    assert {row["status"]: row["count"] for row in counted} == Counter(record[code] for code in FIFTEEN)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["dome", "--format", "table"], "stance: --by turns a matrix; one issue is always a table of states\n"),
        (["dome", "bloc", "--format", "csv"],
         "stance: --by turns the matrix that people read; the records in csv are the same\n"),
        (["dome", "bloc", "--format", "table"], ""),
    ],
)  # fmt: skip
def test_where_nothing_is_turned_the_option_is_not_passed_over_in_silence(
    words: list[str], said: str, run: Run
) -> None:
    turned = run("compare", "AAA", "CCC", *words, "--by", "issue", "--no-bundled", "--data", BLOC)
    assert (turned.code, turned.err) == (0, said)
