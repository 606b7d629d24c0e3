"""Two states of one name are two states, in every table, picture and report."""

from pathlib import Path

import pytest

import stance
from stance.results import StateProfile
from tests.conftest import TODAY, Run

# AAA and BBB are both called Korea. On pact and union they differ; of the two votes they share none.
DATA = """
dataset: {schema: 1, version: 2026.11.0, checked: 2026-11-23, reference: REF, focus: all-three, licence: CC-BY-4.0}
sources:
  record: {type: primary, title: The record, date: 2014}
states:
  AAA: {name: Korea, un-member: 1991-09-17}
  BBB: {name: Korea, un-member: 1991-09-17}
  REF: {name: Reference, un-member: 1945-10-24}
groups:
  all-three: {title: All three, states: [AAA, BBB, REF]}
issues:
  pact:
    title: Pact
    question: Is the state in the pact?
    type: membership
    sources: [record]
    positions:
      AAA: [{date: 2000, status: member}]
      BBB: [{date: 2001, status: member}, {date: 2003, status: former}]
  union:
    title: Union
    question: Is the state in the union?
    type: membership
    sources: [record]
    positions:
      AAA: [{date: 2002, status: non-member}]
      BBB: [{date: 2004, status: member}]
  first:
    title: First vote
    question: How did the state vote?
    type: vote
    date: 2010-01-01
    topics: [peace]
    sources: [record]
    votes:
      for: [AAA, REF]
      against: [BBB]
  second:
    title: Second vote
    question: How did the state vote?
    type: vote
    date: 2011-01-01
    topics: [peace]
    sources: [record]
    votes:
      for: [AAA, REF]
      against: [BBB]
  third:
    title: Third vote
    question: How did the state vote?
    type: vote
    date: 2012-01-01
    topics: [peace]
    sources: [record]
    votes:
      for: [AAA, REF]
      against: [BBB]
"""


@pytest.fixture
def koreas(tmp_path: Path) -> list[str]:
    file = tmp_path / "koreas.yaml"
    file.write_text(DATA, encoding="utf-8")
    return ["--data", str(file), "--no-bundled"]


def line_of(text: str, start: str) -> str:
    """The only line that begins so."""
    [line] = [line for line in text.splitlines() if line.strip().startswith(start)]
    return line


def test_a_matrix_has_a_row_for_each(run: Run, koreas: list[str]) -> None:
    out = run("compare", "--issue", "pact", "--issue", "union", *koreas).out
    # That AAA is no member was last checked in 2002, and it may have joined since.
    assert line_of(out, "Korea (AAA)").split()[2:] == ["member", "non-member", "(2002)"]
    assert line_of(out, "Korea (BBB)").split()[2:] == ["former", "member"]


def test_a_table_of_one_issue_says_which_is_which(run: Run, koreas: list[str]) -> None:
    out = run("compare", "--issue", "pact", *koreas).out
    assert line_of(out, "Korea (AAA)").split()[2:4] == ["member", "2000"]
    assert line_of(out, "Korea (BBB)").split()[2:4] == ["former", "2003"]


def test_records_keep_the_name_and_the_code(run: Run, koreas: list[str]) -> None:
    lines = run("compare", "--issue", "pact", "--fields", "state,code,status", "-f", "csv", *koreas).lines
    assert lines[1:3] == ["Korea,AAA,member", "Korea,BBB,former"]


@pytest.mark.parametrize("issues", [["pact", "union"], ["pact"]], ids=["issues", "one issue"])
def test_the_lanes_of_a_timeline_are_drawn_once(issues: list[str], run: Run, koreas: list[str]) -> None:
    words = [word for issue in issues for word in ("--issue", issue)]
    out = run("timeline", "--chart", "--ascii", *words, *koreas).out
    svg = run("timeline", "--chart", "-f", "svg", *words, *koreas).out
    for text in (out, svg) if len(issues) > 1 else (svg,):
        assert "Korea (AAA)" in text
        assert "Korea (BBB)" in text
    if len(issues) > 1:
        rows = [
            line.split()[0] for line in out.splitlines() if line.strip().startswith(("pact  ", "union  ", "Korea ("))
        ]
        assert rows == ["Korea", "pact", "union", "Korea", "pact", "union"]


@pytest.mark.parametrize(
    "words",
    [
        ["compare", "--topic", "peace", "--heat", "-f", "svg"],
        ["compare", "--issue", "pact", "--map", "-f", "svg"],
        ["compare", "--topic", "peace", "-f", "html"],
        ["show", "pact"],
        ["show", "first"],
        ["align"],
        ["align", "--chart"],
        ["align", "--by", "year", "--chart"],
        ["agree", "--matrix"],
        ["agree", "--matrix", "--heat", "-f", "svg"],
        ["agree", "REF", "--top", "5", "--group", "all", "--min-votes", "1"],
        ["agree", "AAA", "BBB"],
        ["timeline", "AAA", "BBB"],
        ["changes", "AAA", "BBB", "--since", "1999", "--until", "2012"],
        ["report", "-o", "-"],
        ["report", "--issue", "pact", "-o", "-"],
    ],
    ids=" ".join,
)
def test_both_are_named_with_their_codes(words: list[str], run: Run, koreas: list[str]) -> None:
    ran = run(*words, *koreas)
    assert ran.code == 0, ran.err
    assert "Korea (AAA)" in ran.out
    assert "Korea (BBB)" in ran.out
    assert "Korea (AAA) (AAA)" not in ran.out


def test_those_who_hold_one_status_are_counted_apart(run: Run, koreas: list[str]) -> None:
    out = run("show", "pact", "--as-of", "2002", *koreas).out
    counted = next(line for line in out.splitlines() if line.startswith("member"))
    assert counted.split(maxsplit=2)[1:] == ["2", "Korea (AAA), Korea (BBB)"]


def test_a_cross_table_counts_both(run: Run, koreas: list[str]) -> None:
    lines = run("cross", "pact", "union", "--fields", "row_status,column_status,codes", "-f", "csv", *koreas).lines
    assert lines[1:] == ["member,non-member,AAA", "former,member,BBB", ",,REF"]


def test_the_changes_of_one_are_not_mixed_with_those_of_the_other(run: Run, koreas: list[str]) -> None:
    rows = run("changes", "AAA", "BBB", "--issue", "pact", "--since", "1999", "--until", "2012", *koreas).lines[1:]
    codes = [word.strip("()") for line in rows for word in line.split() if word in ("(AAA)", "(BBB)")]
    assert codes == ["AAA", "BBB"]


def test_a_fact_that_was_not_asked_for_is_absent(tmp_path: Path) -> None:
    file = tmp_path / "koreas.yaml"
    file.write_text(DATA, encoding="utf-8")
    with stance.load([file], bundled=False, today=TODAY, variables={}) as s:
        profile = s.show("AAA")
        assert isinstance(profile, StateProfile)
        for heading in (s.timeline("AAA").issues[0], profile.issues[0], s.changes("1999", "2012", "AAA").issues[0]):
            assert heading.id in ("pact", "first")
            assert not hasattr(heading, "positions")
            assert not hasattr(heading, "tally")
            assert "positions" not in stance.records(heading)[0]
        assert [issue.positions for issue in s.compare(issue="pact").issues] == [3]
        assert stance.records(s.issues())[0]["positions"] == 3
