"""`stance coverage` against a count made with a stock YAML reader."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from stance.api import Stance
from tests.cases import BLOC, SMALL
from tests.conftest import Run, entries_of
from tests.stock import stock_record

FIFTEEN = ["ARM", "AZE", "BLR", "EST", "GEO", "KAZ", "KGZ", "LTU", "LVA", "MDA", "RUS", "TJK", "TKM", "UKR", "UZB"]


@pytest.fixture(scope="module")
def raw() -> Any:
    return stock_record()


def test_every_state_and_issue_has_a_cell_even_where_nothing_is_recorded(bundled: Stance, raw: Any) -> None:
    found = bundled.coverage().cells
    assert Counter((cell.code, cell.issue) for cell in found) == Counter(
        (code, issue) for code in FIFTEEN for issue in raw["issues"]
    )


def test_the_counts_are_those_of_the_file(bundled: Stance, raw: Any) -> None:
    expected: Counter[tuple[str, str]] = Counter()
    doubtful: Counter[tuple[str, str, str]] = Counter()
    for key, issue in raw["issues"].items():
        detailed = issue.get("positions", {})
        for state, positions in detailed.items():
            entries = entries_of(positions)
            expected[state, key] += len(entries)
            for entry in entries:
                doubtful[state, key, entry.get("confidence", issue.get("confidence", "high"))] += 1
        for codes in issue.get("votes", {}).values():
            for state in codes:
                if state not in detailed:
                    expected[state, key] += 1
                    doubtful[state, key, issue.get("confidence", "high")] += 1
    for cell in bundled.coverage().cells:
        assert cell.positions == expected[cell.code, cell.issue]
        assert cell.high == doubtful[cell.code, cell.issue, "high"]
        assert cell.medium == doubtful[cell.code, cell.issue, "medium"]
        assert cell.low == doubtful[cell.code, cell.issue, "low"]


def test_the_best_source_is_named(bundled: Stance) -> None:
    # The Crimea roll call rests on the UN's voting record, a primary source.
    assert {cell.source for cell in bundled.coverage(issue="crimea").cells} == {"primary"}


def test_an_entry_with_sources_of_its_own_is_not_graded_by_those_of_the_issue(run: Run) -> None:
    # tests/datasets/small.yaml: the vote rests on the UN's record but for Kyrgyzstan's absence, which a paper reports.
    words = ["coverage", "--issue", "crimea", "--group", "all", "--no-bundled", "--data", SMALL, "--format", "json"]
    assert {cell["code"]: cell["source"] for cell in json.loads(run(*words).out)} == {
        "KAZ": "primary", "KGZ": "scholarly", "RUS": "primary",
    }  # fmt: skip


def test_the_table_adds_up_to_its_margins_and_marks_doubts(run: Run) -> None:
    # tests/datasets/bloc.yaml: a low confidence on annex, a medium one on bloc, no vote and no membership of Wayland.
    rows = [" ".join(line.split()) for line in run("coverage", "--no-bundled", "--data", BLOC).lines]
    assert [row for row in rows if row.startswith(("Issue", "bloc", "annex", "UN", "dome", "of the"))] == [
        "Issue AAA BBB CCC DDD States",
        "bloc 1 2m 1 . 3/4",
        "annex 1 1 1l 1 4/4",
        "of the lines above 2/2 2/2 2/2 1/2",
        "UN votes by family AAA BBB CCC DDD States",
        "dome 1 1 1 . 3/4",
        "of the lines above 1/1 1/1 1/1 0/1",
    ]


FAMILY = """
sources:
  roll: {type: primary, title: The roll call}
states:
  AAA: {name: Zetland, un-member: 1945-10-24}
  BBB: {name: Yorland, un-member: 1945-10-24}
  CCC: {name: Xeland, un-member: 1945-10-24}
issues:
  dome-1: {title: First vote, question: For?, type: vote, date: 2014-03-27, family: domes, complete: false,
    sources: [roll], votes: {for: [AAA, BBB]}}
  dome-2: {title: Second vote, question: For?, type: vote, date: 2015-03-27, family: domes, complete: false,
    sources: [roll], votes: {for: [AAA]}}
"""


def test_a_family_of_votes_counts_where_one_of_them_is_recorded(run: Run, tmp_path: Path) -> None:
    # Zetland has both votes, Yorland one of the two, Xeland neither: two of three states stand on the line.
    own = tmp_path / "family.yaml"
    own.write_text(FAMILY, encoding="utf-8")
    lines = run("coverage", "--no-bundled", "--data", str(own), "--group", "all").lines
    rows = [" ".join(line.split()) for line in lines if line.startswith(("domes", "of the"))]
    assert rows == ["domes 2 1 . 2/3", "of the lines above 1/1 1/1 0/1"]


def test_a_gap_is_a_dot_and_null(run: Run) -> None:
    # Nothing is recorded of Estonia on the Russian food embargo's followers: it was a target of it.
    [cell] = json.loads(run("coverage", "estonia", "--issue", "counter-sanctions", "--format", "json").out)
    assert (cell["positions"], cell["first"], cell["source"]) == (0, None, None)
    [row] = [
        line
        for line in run("coverage", "estonia", "--issue", "counter-sanctions").lines
        if line.startswith("Food embargo")
    ]
    assert row.split() == ["Food", "embargo", ".", "0/1"]
