"""Sources as they are asked for, and answers that are fitted to the screen."""

import re

import pytest

from stance.output.document import Cell, Column, Document, Footnote, Footnotes, Screen, Title, table
from stance.output.source_lists import with_sources
from stance.output.terminal import terminal_text
from tests.conftest import Run

UN = "https://digitallibrary.un.org/record/767565"
LINK = re.compile(r"\x1b]8;[^;]*;([^\x1b]+)\x1b\\([^\x1b]+)\x1b]8;;\x1b\\")
SCREEN = {"COLUMNS": "80", "NO_COLOR": "1"}
CELL = ["show", "azerbaijan", "crimea"]


def test_on_a_terminal_a_source_is_a_short_line_with_its_address_behind_it(run: Run) -> None:
    out = run(*CELL, terminal=True, variables={"TERM": "xterm-256color"}).out
    assert (UN, "A/RES/68/262, 27 Mar 2014.") in LINK.findall(out)
    assert UN not in LINK.sub("", out)
    assert "--sources full prints the addresses." in out


@pytest.mark.usefixtures("excerpt_bundled")
def test_what_is_no_web_address_is_no_link(run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("own") / "own.yaml"
    file.write_text(
        "dataset: {schema: 2}\nissues:\n  shoal:\n    title: The shoal\n    short: Shoal\n    type: statement\n"
        "    question: Is it?\n    positions:\n"
        "      KGZ: [{date: 2020, status: supports, sources: [s]}]\n"
        "sources:\n  s: {type: scholarly, title: On the shoal, author: 'Osmonov, A', date: 2020}\n",
        encoding="utf-8",
    )
    ran = run("show", "kgz", "shoal", "--data", str(file), terminal=True, variables={"TERM": "xterm-256color"})
    assert "A Osmonov, 2020." in ran.out
    assert "\x1b]8" not in ran.out


@pytest.mark.parametrize(
    "options", [["-f", "html"], ["-f", "markdown"], ["-f", "latex"], ["--sources", "full"]], ids=str
)
def test_pages_and_full_sources_have_their_citations_on_a_terminal_too(options: list[str], run: Run) -> None:
    out = run(*CELL, *options, terminal=True, variables=SCREEN).out
    assert "Territorial integrity of Ukraine" in out
    assert UN in out


def test_in_a_pipe_sources_are_whole_unless_short_ones_are_wanted(run: Run) -> None:
    whole, short, none = (run(*CELL, *more).out for more in ([], ["--sources", "short"], ["--sources", "none"]))
    assert "[1] “Territorial integrity of Ukraine”, United Nations General Assembly" in whole
    assert f"[1] A/RES/68/262, 27 Mar 2014. {UN}\n" in short
    assert "[1]" not in none
    assert UN not in none
    assert "A source explains it by domestic politics." in none
    assert "Sources" not in none


@pytest.mark.parametrize("output_format", ["html", "latex"])
def test_sources_are_left_out_of_pages_too(output_format: str, run: Run) -> None:
    out = run(*CELL, "-f", output_format, "--sources", "none").out
    assert "azerbaijan-supports-the-un-resolution" not in out
    assert "#source-" not in out


def test_sources_are_not_for_machine_formats(run: Run) -> None:
    ran = run(*CELL, "-f", "csv", "--sources", "none")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "stance: --sources is for table, markdown, html, latex; in csv --fields chooses what is printed\n"
    )


def test_more_than_twelve_are_counted_unless_asked_for(run: Run) -> None:
    words = ["compare", "foreign-agents"]
    shown, asked, piped = (
        run(*words, *more, terminal=terminal, variables=SCREEN).lines
        for more, terminal in (([], True), (["--sources", "short"], True), ([], False))
    )
    count = len([line for line in piped if re.match(r" ?\[\d+\] ", line)])
    assert count > 12
    assert f"{count} sources; --sources full prints them." in shown
    assert len([line for line in asked if re.match(r" ?\[\d+\] ", line)]) == count


def fitted(run: Run, *words: str, rows: int = 24, columns: int = 80) -> list[str]:
    """What a terminal of that size shows."""
    return run(*words, terminal=True, variables={**SCREEN, "LINES": str(rows), "COLUMNS": str(columns)}).lines


@pytest.mark.parametrize("issue", ["crimea", "foreign-agents", "eeu", "csto", "rome-statute"])
def test_a_comparison_of_fifteen_fits_a_screen_of_24_rows(issue: str, run: Run) -> None:
    lines = fitted(run, "compare", "--issue", issue)
    assert len(lines) <= 23
    assert "15 states of the group post-soviet: " in " ".join(lines)
    assert re.search(r"\d+ sources; --sources full prints them\.", " ".join(lines))
    assert [line.split()[0] for line in lines if re.match("(Armenia|Kyrgyzstan|Uzbekistan) ", line)] == [
        "Armenia", "Kyrgyzstan", "Uzbekistan",
    ]  # fmt: skip


def test_what_fits_is_shown_whole(run: Run) -> None:
    whole = run("compare", "crimea", terminal=True, variables=SCREEN).lines
    assert fitted(run, "compare", "crimea", rows=len(whole) + 1) == whole
    assert len(fitted(run, "compare", "crimea", rows=len(whole))) < len(whole)


def test_what_cannot_fit_is_shown_whole(run: Run) -> None:
    whole = run("compare", "crimea", "--group", "all", terminal=True, variables=SCREEN).lines
    assert fitted(run, "compare", "crimea", "--group", "all") == whole


def test_full_sources_are_never_cut_to_the_screen(run: Run) -> None:
    words = ["compare", "crimea", "--sources", "full"]
    assert fitted(run, *words) == run(*words, terminal=True, variables=SCREEN).lines


def test_a_cell_keeps_its_sources_and_leaves_out_what_is_below(run: Run) -> None:
    lines = fitted(run, "show", "kyrgyzstan", "crimea")
    assert len(lines) <= 23
    assert "[1] A/RES/68/262, 27 Mar 2014." in lines
    assert not any(line.startswith("In the file") for line in lines)


@pytest.mark.parametrize("columns", [20, 40])
def test_a_screen_too_narrow_to_cut_notes_shows_them_whole(columns: int, run: Run) -> None:
    words = ["compare", "foreign-agents"]
    whole = run(*words, terminal=True, variables={**SCREEN, "COLUMNS": str(columns)}).lines
    assert fitted(run, *words, columns=columns) == whole


def test_notes_are_left_out_where_cut_ones_say_nothing(run: Run) -> None:
    lines = fitted(run, "compare", "csto")
    assert "Note" not in lines[2]
    assert not [line for line in lines if line.endswith("…")]


def test_a_wide_table_is_still_split_where_the_screen_is_low(run: Run) -> None:
    lines = fitted(run, "agree", "russia", "--top", "5", columns=60)
    assert max(map(len, lines)) <= 60


def test_sources_are_counted_where_no_paragraph_stands_before_them() -> None:
    notes = tuple(Footnote(f"s{n}", f"Source {n}.", "https://example.org", f"Source {n}") for n in range(3))
    rows = [[Cell(str(n)), Cell("for")] for n in range(5)]
    document = Document((Title("Votes"), table([Column("State"), Column("Vote")], rows), Footnotes(notes)))
    # A title, a blank line, two lines of heads, five rows, a blank line; then three sources and a hint, or their count.
    for height, last in ((15, "--sources full prints the addresses."), (12, "3 sources; --sources full prints them.")):
        screen = Screen(terminal=True, columns=80, sources="auto", rows=height)
        assert terminal_text(with_sources(document, "auto"), screen).splitlines()[-1] == last
