"""Computed groups: whose they are on the day asked, in every command that takes a group."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

import stance
from stance import Stance
from tests.conftest import TODAY, Ran, Run

# France founds the union, Britain leaves it in 2020, Croatia joins in 2013, nobody knows on which day.
UNION = """
dataset: {schema: 2, title: A union, checked: 2026-01-01}
sources:
  a: {type: primary, title: A treaty}
states:
  FRA: {name: France, un-member: 1945-10-24}
  GBR: {name: United Kingdom, un-member: 1945-10-24}
  HRV: {name: Croatia, un-member: 1992-05-22}
  NOR: {name: Norway, un-member: 1945-11-27}
groups:
  union: {title: Members of the union, where: {union: binding}}
  founders: {title: Founders, states: [FRA]}
issues:
  union:
    title: Membership of the union
    question: Is the state a member?
    type: membership
    sources: [a]
    positions:
      FRA: [{date: 1958-01-02, status: member}]
      GBR: [{date: 1973-01-02, status: member}, {date: 2020-02-01, status: former}]
      HRV: [{date: 2013, status: member}]
  resolution:
    {title: A resolution, question: Was it for it?, type: vote, date: 2014-03-27, sources: [a],
     votes: {for: [FRA, HRV, NOR], against: [GBR]}}
  promise:
    {title: A promise, question: Did it promise?, type: policy, sources: [a],
     positions: {FRA: [{date: 2015-05-05, status: joined}], GBR: [{date: 2015-06-06, status: joined}],
                 NOR: [{date: 2015-07-07, status: joined}]}}
"""


Ask = Callable[..., Ran]


@pytest.fixture(name="ask")
def asking_the_union(tmp_path: Path, run: Run) -> Ask:
    file = tmp_path / "union.yaml"
    file.write_text(UNION, encoding="utf-8")

    def ask(*words: str) -> Ran:
        return run(*words, "--data", str(file), "--no-bundled")

    return ask


def codes(ran: Ran, *columns: str) -> set[str]:
    assert (ran.code, ran.err) == (0, "")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    return {row[column] for row in rows for column in columns or ("code",)}


MEMBERS = [
    ("1970", {"FRA"}),
    ("2012-12-31", {"FRA", "GBR"}),
    ("2013-06-15", {"FRA", "GBR"}),  # Croatia perhaps: it does not count
    ("2016-01", {"FRA", "GBR", "HRV"}),
    ("2020-01-31", {"FRA", "GBR", "HRV"}),
    ("2020-02-01", {"FRA", "HRV"}),
    ("2022", {"FRA", "HRV"}),
]


@pytest.mark.parametrize(("day", "members"), MEMBERS)
@pytest.mark.parametrize("words", [("states",), ("compare", "--issue", "resolution")], ids=lambda w: w[0])
def test_a_computed_group_is_that_of_the_day_asked(
    ask: Ask, words: tuple[str, ...], day: str, members: set[str]
) -> None:
    assert codes(ask(*words, "--group", "union", "--as-of", day, "-f", "csv")) == members


def test_the_day_of_a_vote_is_not_the_day_asked(ask: Ask) -> None:
    """Britain voted as a member and is not one today; --as-of the day of the vote has it."""
    words = ("compare", "--issue", "resolution", "--group", "union", "-f", "csv")
    assert codes(ask(*words)) == {"FRA", "HRV"}
    assert codes(ask(*words, "--as-of", "2014-03-27")) == {"FRA", "GBR", "HRV"}


@pytest.mark.parametrize(("words", "days", "columns"), [
    (("timeline", "--issue", "promise"), ("--since", "--until"), ("code",)),
    (("changes", "--issue", "promise"), ("--from", "--to"), ("code",)),
    (("agree", "--matrix"), ("--since", "--until"), ("a", "b")),
], ids=["timeline", "changes", "agree"])  # fmt: skip
def test_a_question_of_a_period_takes_the_group_of_its_last_day(
    ask: Ask, words: tuple[str, ...], days: tuple[str, str], columns: tuple[str, ...]
) -> None:
    since, until = days
    then = codes(ask(*words, "--group", "union", since, "2014", until, "2016", "-f", "csv"), *columns)
    later = codes(ask(*words, "--group", "union", since, "2014", until, "2021", "-f", "csv"), *columns)
    assert ("GBR" in then, "GBR" in later) == (True, False)
    assert "FRA" in then & later
    assert "NOR" not in then | later


def test_every_year_is_measured_over_the_same_states(ask: Ask) -> None:
    words = ("align", "--with", "NOR", "--group", "union", "--by", "year", "-f", "csv")
    assert codes(ask(*words, "--as-of", "2016")) == {"FRA", "GBR", "HRV"}
    assert codes(ask(*words, "--as-of", "2021")) == {"FRA", "HRV"}


def test_a_table_of_two_issues_takes_the_group_of_the_day(ask: Ask) -> None:
    words = ("cross", "resolution", "promise", "--group", "union", "-f", "json")
    cells = [json.loads(ask(*words, "--as-of", day).out) for day in ("2016", "2021")]
    assert [sorted(code for cell in one for code in cell["codes"]) for one in cells] == [
        ["FRA", "GBR", "HRV"], ["FRA", "HRV"],
    ]  # fmt: skip


def test_a_state_has_the_groups_of_the_day(ask: Ask) -> None:
    def groups(day: str) -> dict[str, list[str]]:
        return {row["code"]: row["groups"] for row in json.loads(ask("states", "--as-of", day, "-f", "json").out)}

    assert groups("2019") == {"FRA": ["union", "founders"], "GBR": ["union"], "HRV": ["union"], "NOR": []}
    assert groups("2021") == {"FRA": ["union", "founders"], "GBR": [], "HRV": ["union"], "NOR": []}
    assert json.loads(ask("show", "GBR", "--as-of", "2019", "-f", "json").out)["groups"] == ["union"]
    assert json.loads(ask("show", "GBR", "-f", "json").out)["groups"] == []


def test_groups_are_listed_with_their_rule_and_the_states_of_the_day(ask: Ask) -> None:
    [union, founders, whole] = json.loads(ask("groups", "--as-of", "2019", "-f", "json").out)
    assert (union["rule"], union["states"]) == ("union=binding", ["HRV", "FRA", "GBR"])
    assert (founders["rule"], founders["states"]) == (None, ["FRA"])
    assert len(whole["states"]) == 4
    assert "union=binding" in ask("groups").out


def test_an_issue_and_a_group_may_have_one_name(ask: Ask) -> None:
    shown = ask("show", "union").out
    assert shown.startswith("Membership of the union (union)\n")
    assert "\nGroup: union (stance states --group union)\n" in shown
    assert ask("get", "GBR", "union", "--as-of", "2019").out == "member\n"
    assert codes(ask("states", "--where", "union=former", "-f", "csv")) == {"GBR"}
    assert "Group" not in ask("show", "resolution").out


def test_an_export_has_the_members_with_their_day(tmp_path: Path) -> None:
    file, path = tmp_path / "union.yaml", tmp_path / "union.db"
    # The dataset was checked in 2018, when Britain was a member.
    file.write_text(UNION.replace("checked: 2026-01-01", "checked: 2018-06-30"), encoding="utf-8")
    with stance.load(file, bundled=False, today=TODAY, variables={"XDG_CACHE_HOME": str(tmp_path)}) as opened:
        opened.export("db", path)
    with sqlite3.connect(path) as database:
        rows = database.execute("SELECT group_id, code, as_of, as_of_last_day FROM group_members").fetchall()
    day = "2018-06-30"
    assert sorted(rows) == [
        ("founders", "FRA", None, None), *(("union", code, day, day) for code in ("FRA", "GBR", "HRV")),
    ]  # fmt: skip


CIRCLES = {
    "its own group": ("eligible: union", ""),
    "its own rule": ("eligible: {union: binding}", ""),
    "another issue": ("eligible: {promise: joined}", "eligible: union"),
}


@pytest.mark.parametrize(("of_union", "of_promise"), CIRCLES.values(), ids=CIRCLES)
def test_who_can_take_part_may_not_depend_on_who_takes_part(
    run: Run, tmp_path: Path, of_union: str, of_promise: str
) -> None:
    file = tmp_path / "union.yaml"
    text = UNION.replace("    type: membership\n", f"    type: membership\n    {of_union}\n")
    file.write_text(text.replace("type: policy,", f"type: policy, {of_promise}," if of_promise else "type: policy,"))
    ran = run("validate", str(file), "--no-bundled")
    assert ran.code == 1
    assert "error circular-rule issue union: eligible depends on positions on union" in ran.out
    asked = run("get", "GBR", "union", "--data", str(file), "--no-bundled")
    assert (asked.code, asked.out) == (5, "")
    assert "circular-rule" in asked.err


def test_a_rule_that_leads_nowhere_back_is_accepted(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "union.yaml"
    file.write_text(UNION.replace("type: policy,", "type: policy, eligible: union,"), encoding="utf-8")
    assert "circular-rule" not in run("validate", str(file), "--no-bundled").out
    assert run("get", "NOR", "promise", "--data", str(file), "--no-bundled").code == 6


# --- the bundled groups

SIZES = [
    ("eu", "2004-04-30", 15), ("eu", "2004-05-01", 25), ("eu", "2007-01-01", 27), ("eu", "2013-07-01", 28),
    ("eu", "2020-01-31", 28), ("eu", "2020-02-01", 27),
    ("nato", "1999-03-12", 19), ("nato", "2004-03-29", 26), ("nato", "2009-04-01", 28), ("nato", "2017-06-05", 29),
    ("nato", "2020-03-27", 30), ("nato", "2023-04-04", 31), ("nato", "2024-03-06", 31), ("nato", "2024-03-07", 32),
    ("asean", "1999-04-30", 10), ("asean", "2025-10-26", 11), ("gcc", "2016", 6), ("sco", "2017-06-08", 6),
    ("sco", "2017-06-09", 8), ("sco", "2024-07-04", 10), ("brics", "2016", 5), ("brics", "2025", 11),
    ("ots", "2022", 5),
]  # fmt: skip
"""What every textbook tells: enlargements on their days."""


@pytest.mark.parametrize(("group", "day", "size"), SIZES, ids=[f"{group} {day}" for group, day, _ in SIZES])
def test_a_bundled_group_has_the_members_of_the_day(bundled: Stance, group: str, day: str, size: int) -> None:
    assert len(bundled.states(group=group, as_of=day)) == size


def test_britain_is_in_the_union_until_it_leaves(run: Run) -> None:
    words = ("compare", "--group", "eu", "--issue", "crimea", "-f", "csv")
    assert "GBR" in codes(run(*words, "--as-of", "2016-01"))
    assert "GBR" not in codes(run(*words, "--as-of", "2022")) | codes(run(*words))


def test_no_bundled_group_with_an_issue_of_its_name_is_a_list(bundled: Stance) -> None:
    issues = {issue.id for issue in bundled.issues()}
    assert {group.id for group in bundled.groups() if group.id in issues and group.rule is None} == set()
