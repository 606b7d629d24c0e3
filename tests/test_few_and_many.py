"""Where what is shown of a few ends and what is shown of many begins, on both sides of each bound."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from stance.api import Stance
from stance.dataset.files import Kept
from stance.output.document import Document, Table, Title, paragraph, text_of
from stance.output.html import html_page
from stance.output.lists import kept_view
from stance.output.words import of_whole_issue
from tests.conftest import Run

DATA = """
dataset: {schema: 2, version: 2026.11.0, checked: 2026-11-23}
sources:
  paper: {type: press, title: A paper, date: 2020}
states:
  AAA: {name: Aland}
  BBB: {name: Bland}
  CCC: {name: Cland}
events:
  - {id: two, date: 2020-01-01, title: Two meet, states: [AAA, BBB], sources: [paper]}
  - {id: three, date: 2020-01-02, title: Three meet, states: [AAA, BBB, CCC], sources: [paper]}
claims:
"""
CLAIM = "  - {{id: M{}, source: paper, claim: It is so., kind: position, verdict: unverified}}\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A dataset with an event of two states, one of three, and two claims of one source."""
    file = tmp_path / "data.yaml"
    file.write_text(DATA + CLAIM.format(1) + CLAIM.format(2), encoding="utf-8")
    return file


def test_three_sources_of_a_whole_issue_stand_in_every_cell_and_four_do_not(bundled: Stance) -> None:
    issue = bundled.issues()[0]
    for ids, moved in ((("a", "b", "c"), False), (("a", "b", "c", "d"), True)):
        assert of_whole_issue(ids, replace(issue, sources=ids)) is moved


@pytest.mark.parametrize(("parts", "listed"), [(2, False), (3, True)])
def test_a_page_has_contents_from_three_parts_on(parts: int, listed: bool) -> None:
    blocks = (block for part in range(parts) for block in (Title(f"Part {part}", 2), paragraph("Text.")))
    page = html_page(Document((Title("Whole"), *blocks)))
    assert ('<nav aria-label="Contents">' in page) is listed


def test_an_event_names_two_states_and_counts_three(run: Run, data: Path) -> None:
    ran = run("events", "--no-bundled", "--data", str(data))
    assert (ran.code, ran.err) == (0, "")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert "2020-01-01 AAA, BBB [1] Two meet" in lines
    assert "2020-01-02 3 states [1] Three meet" in lines


def test_two_claims_are_in_the_plural(run: Run, data: Path) -> None:
    ran = run("claims", "--no-bundled", "--data", str(data))
    assert re.search(r"^2 claims of paper", ran.out, re.MULTILINE)


@pytest.mark.parametrize(("size", "expected"), [(999_999, "1000.0 kB"), (1_000_000, "1.0 MB")])
def test_a_size_is_in_megabytes_from_a_million_bytes_on(size: int, expected: str) -> None:
    [table] = kept_view([Kept("mine", "copy", size, "mine.yaml")]).document().blocks
    assert isinstance(table, Table)
    assert text_of(table.rows[0][2].line) == expected


def votes_of_two(run: Run, file: Path, against: int, years: int) -> str:
    """What `agree` prints of two states with a vote a year, Aland for but in the first so many, Bland always for."""
    issues = "".join(
        f"  v{year}: {{title: Vote of {year}, question: How?, type: vote, date: {year}-06-01, sources: [paper],"
        f" votes: {{{'for: [BBB], against: [AAA]' if year - 1950 < against else 'for: [AAA, BBB]'}}}}}\n"
        for year in range(1950, 1950 + years)
    )
    file.write_text(
        "dataset: {schema: 2, version: 2026.11.0, checked: 2026-11-23}\n"
        "sources:\n  paper: {type: press, title: A paper, date: 2020}\n"
        "states:\n  AAA: {name: Aland, un-member: 1946-01-01}\n  BBB: {name: Bland, un-member: 1946-01-01}\n"
        f"issues:\n{issues}",
        encoding="utf-8",
    )
    ran = run("agree", "AAA", "BBB", "--no-bundled", "--data", str(file))
    assert (ran.code, ran.err) == (0, "")
    return " ".join(ran.out.split())


def test_agreement_is_shown_by_year_for_twenty_years_and_by_decade_for_more(run: Run, tmp_path: Path) -> None:
    assert "By year" in votes_of_two(run, tmp_path / "20.yaml", 1, 20)
    assert "Agreement by year" in votes_of_two(run, tmp_path / "21.yaml", 1, 21)


def test_a_state_that_voted_one_way_in_nine_of_ten_is_named(run: Run, tmp_path: Path) -> None:
    assert "Aland voted for in 9 of 10" in votes_of_two(run, tmp_path / "nine.yaml", 1, 10)
    assert "Aland voted for in" not in votes_of_two(run, tmp_path / "eight.yaml", 2, 10)
