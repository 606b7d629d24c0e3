"""The brief of a state: one screen that says where it stands."""

import json
from pathlib import Path

import pytest

from stance.api import Stance
from tests.cases import swept
from tests.conftest import Run

SCREEN = {"COLUMNS": "80", "NO_COLOR": "1"}
SOURCES = "sources: {paper: {type: primary, title: Paper, publisher: Ministry, url: 'https://example.org/a'}}\n"


@pytest.mark.parametrize("day", swept([[], ["--as-of", "2015"]], [[]]), ids=["today", "2015"])
@pytest.mark.parametrize("group", swept(["post-soviet", "all"], ["post-soviet"]))
def test_the_brief_of_every_state_has_at_most_22_lines_on_80_columns(
    group: str, day: list[str], run: Run, bundled: Stance
) -> None:
    long = {
        state.code: len(lines)
        for state in bundled.states(group)
        if len(lines := run("show", state.code, *day, terminal=True, variables=SCREEN).lines) > 22
    }
    assert long == {}


@pytest.mark.parametrize("columns", [60, 200])
def test_the_brief_fits_other_screens(columns: int, run: Run) -> None:
    lines = run("show", "kyrgyzstan", terminal=True, variables={**SCREEN, "COLUMNS": str(columns)}).lines
    assert max(map(len, lines)) <= columns
    assert len(lines) <= (32 if columns == 60 else 18)


def test_the_brief_says_what_holds_and_since_when(run: Run) -> None:
    text = " ".join(run("show", "kyrgyzstan").out.split())
    # The Eurasian Economic Union since 12 Aug 2015, the law on foreign representatives since April 2024; the statement
    # on the referendum in Crimea of 20 March 2014 was not repeated.
    assert "EAEU (2015)" in text
    assert "Foreign agents: in-force (2024)" in text
    assert "On referendum: supports (last word 2014)" in text
    assert "stance show KGZ --full" in text
    # Kosovo has no seat in the Assembly, so no vote.
    kosovo = " ".join(run("show", "kosovo").out.split())
    assert "Changed nothing on record since" in kosovo
    assert "on Kosovo itself: stance kosovo-recognition" in kosovo
    assert "On Palestine itself: stance FRA palestine-recognition" in run("france", "palestine").lines
    assert "itself" not in text


def test_the_brief_has_no_claims_and_no_list_of_sources(run: Run) -> None:
    brief, whole = run("show", "kyrgyzstan").out, run("show", "kyrgyzstan", "--full").out
    assert "M061" in whole
    assert "[1] " in whole
    assert "M061" not in brief
    assert "[1]" not in brief


def test_a_bare_name_is_the_same_brief(run: Run) -> None:
    assert run("kyrgyzstan") == run("show", "kyrgyzstan")
    assert run("kyrgyzstan", "--full") == run("show", "kyrgyzstan", "--full")


@pytest.mark.parametrize("output", ["json", "jsonl", "csv", "tsv", "yaml"])
def test_formats_for_scripts_are_whole(output: str, run: Run) -> None:
    assert run("show", "kyrgyzstan", "-f", output) == run("show", "kyrgyzstan", "--full", "-f", output)
    assert "crimea-referendum" in run("show", "kyrgyzstan", "-f", output).out


def test_fields_and_citations_are_those_of_the_whole(run: Run) -> None:
    for words in (["--fields", "issue,status"], ["--cite"]):
        assert run("show", "kyrgyzstan", *words) == run("show", "kyrgyzstan", "--full", *words)
    assert len(run("show", "kyrgyzstan", "--fields", "issue").lines) > 100


def test_a_topic_is_shown_whole(run: Run) -> None:
    assert run("show", "kyrgyzstan", "--topic", "crimea") == run("show", "kyrgyzstan", "--full", "--topic", "crimea")


OWN = """
states: {KGZ: {name: Kyrgyzstan, un-member: 1992-03-02, sources: [paper]}}
issues:
  pact: {title: Pact of the Sea, short: Sea Pact, question: 'Is it in?', type: membership, topics: [sea],
    sources: [paper], positions: {KGZ: [{date: 2001-05-06, status: member}]}}
  club: {title: Club of the Sea, short: Club, question: 'Is it in?', type: membership, topics: [sea],
    sources: [paper], positions: {KGZ: [{date: 2002, status: observer}]}}
  isle: {title: Club of the Isle, short: Isle, question: 'Is it in?', type: membership, topics: [sea],
    sources: [paper], positions: {KGZ: [{date: 2003, status: non-member}]}}
  ports: {title: Law on ports, short: Ports, question: 'Is it law?', type: legislation, topics: [sea, law],
    sources: [paper], positions: {KGZ: [{date: 2026-02-03, status: introduced}, {date: 2026-05-04, status: in-force}]}}
  tax: {title: Law on tax, short: Tax, question: 'Is it law?', type: legislation, topics: [money], sources: [paper],
    positions: {KGZ: [{date: 2010, status: in-force}]}}
  dome-2024: {title: First vote, short: Dome 2024, question: 'For it?', type: vote, date: 2024-03-27, complete: false,
    sources: [paper], positions: {KGZ: [{status: for}]}}
  dome-2025: {title: Second vote, short: Dome 2025, question: 'For it?', type: vote, date: 2025-03-27, complete: false,
    sources: [paper], positions: {KGZ: [{status: against}]}}
"""


@pytest.fixture
def own(tmp_path: Path) -> list[str]:
    path = tmp_path / "own.yaml"
    path.write_text(SOURCES + OWN, encoding="utf-8")
    return ["--no-bundled", "--data", str(path)]


def test_each_line_of_the_brief_by_hand(own: list[str], run: Run) -> None:
    assert run("show", "kgz", *own).lines == [
        "Kyrgyzstan (KGZ)",
        "",
        "Codes      UN member since 2 Mar 1992",
        "Member of  Sea Pact (2001)",
        # The topic of two issues; what it is in no way a member of says nothing.
        "sea        Ports: in-force (2026); Club: observer (2002)",
        "other      Tax: in-force (2010)",
        "Votes      2 roll calls since 2024: 1 for, 1 against, 0 abstain, 0 absent",
        "Latest     27 Mar 2025 Dome 2025: against; 27 Mar 2024 Dome 2024: for",
        # From 23 Nov 2025 to 23 Nov 2026, the last first.
        "Changed    4 May 2026 Ports: in-force; 3 Feb 2026 Ports: introduced",
        "Next       stance show KGZ --full, with sources; stance timeline KGZ",
        "",
        "Dataset without a version.",
    ]


def test_the_brief_of_a_day_knows_nothing_later(own: list[str], run: Run) -> None:
    text = run("show", "kgz", "--as-of", "2026-02-28", *own).out
    assert text.startswith("Kyrgyzstan (KGZ) as of 28 Feb 2026\n")
    assert "Ports: introduced (2026)" in text
    assert "in-force (2026)" not in text
    before = run("show", "kgz", "--as-of", "2025-01-01", *own).out
    assert "1 roll call since 2024" in before
    assert "Changed    nothing but votes on record since 1 Jan 2024" in before


def test_the_brief_in_python_has_what_the_command_shows(bundled: Stance) -> None:
    brief = bundled.brief("kyrgyzstan")
    assert {"eeu", "csto", "cis", "sco"} <= {answer.issue for answer in brief.members}
    told = [answer.issue for part in brief.topics for answer in part.positions]
    assert len(told) == len(set(told))
    assert not {answer.issue for answer in brief.members} & set(told)
    days = [answer.since or "" for answer in brief.latest]
    assert days == sorted(days, reverse=True)


def test_a_page_has_the_brief_too(run: Run) -> None:
    page = run("show", "kyrgyzstan", "-f", "html").out
    assert "Member of" in page
    assert "M061" not in page
    assert json.loads(run("show", "kyrgyzstan", "-f", "json").out)["claims"]
