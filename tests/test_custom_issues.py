"""Issues with statuses of their own are shown, counted, drawn and exported as the built-in types are."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Run

pytestmark = pytest.mark.usefixtures("excerpt_bundled")

DATA = ("--no-bundled", "--data", str(ROOT / "tests" / "datasets" / "custom.yaml"))
# By hand from the file, as of today: Iceland trades, Denmark does not recognise.
HELD = {"DNK": "does-not-recognise", "FIN": "wavers", "ISL": "trades", "NOR": "recognises", "SWE": "recognises"}
LEVELS = {"DNK": "none", "FIN": "embassy", "NOR": "office", "SWE": "embassy"}


def records(run: Run, *words: str) -> list[dict[str, Any]]:
    ran = run(*words, *DATA, "-f", "jsonl")
    assert ran.code == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


def test_a_table_a_panel_and_a_cross_table_have_its_words(run: Run) -> None:
    # The file names no states of its own, so the states are those that it says something of.
    assert {row["code"]: row["status"] for row in records(run, "compare", "ruritania")} == HELD
    panel = records(run, "panel", "ruritania", "--since", "2023", "--until", "2024")
    assert [row["ruritania"] for row in panel if row["code"] == "NOR"] == ["wavers", "recognises"]
    pairs = {
        (row["row_status"], row["column_status"]): row["codes"] for row in records(run, "cross", "ruritania", "level")
    }
    assert pairs["recognises", "office"] == ["NOR"]
    assert pairs["trades", None] == ["ISL"]


def test_counts_and_rows_are_in_the_order_of_the_statuses(run: Run) -> None:
    out = run("compare", "ruritania", "--sort", "status", *DATA).out
    assert "5 states: recognises 2, wavers 1, trades 1, does not recognise 1." in out
    shown = re.findall(r"^(\w+)  +(?:recognises|wavers|trades|does not)", out, re.MULTILINE)
    assert shown == ["Norway", "Sweden", "Finland", "Iceland", "Denmark"]


@pytest.mark.parametrize("words", [("check", "denmark", "ruritania"), ("check", "DNK", "Ruritania")], ids=" ".join)
def test_a_status_may_be_typed_by_word_label_or_class(words: tuple[str, ...], run: Run) -> None:
    for status in ("does-not-recognise", "does not recognise", "refused"):
        assert run(*words, status, *DATA).code == 0
    assert run(*words, "binding", *DATA).code == 1
    rows = records(run, "compare", "level", "--where", "ruritania=binding")
    assert {row["code"]: row["status"] for row in rows} == {"NOR": "office", "SWE": "embassy"}


def test_statuses_of_no_scale_have_letters_and_those_of_a_scale_ranks(run: Run) -> None:
    letters = {row["status"]: row["letter"] for row in records(run, "statuses", "ruritania")}
    assert letters == {"recognises": "R", "wavers": "W", "trades": "T", "does-not-recognise": "D"}
    ranks = {row["status"]: row["letter"] for row in records(run, "statuses", "level")}
    assert ranks == {"none": "1", "office": "2", "embassy": "3"}


def test_a_map_says_what_its_signs_mean_in_the_issues_words(run: Run) -> None:
    out = run("compare", "ruritania", "--map", *DATA).out
    for line in ("R recognises 2: NOR SWE", "W wavers 1: FIN", "T trades 1: ISL", "D does not recognise 1: DNK"):
        assert line in out
    assert "scale" not in out
    out = run("compare", "level", "--map", *DATA).out
    assert "A scale: 1 none, 2 office, 3 embassy." in out


def styles(svg: str, words: list[str]) -> list[str]:
    """The style of the tile whose tooltip has each of the words."""
    tiles = re.findall(r'<rect[^>]*class="fill ([\w-]+)"[^>]*>\s*<title>([^<]*)</title>', svg)
    return [next(style for style, title in tiles if word in title) for word in words]


def test_a_map_in_colour_shades_a_scale_and_tells_other_statuses_apart(run: Run) -> None:
    drawn = run("compare", "level", "--map", *DATA, "-f", "svg").out
    assert styles(drawn, ["Denmark: none", "Norway: office", "Sweden: embassy"]) == ["shade-0", "shade-2", "shade-4"]
    drawn = run("compare", "ruritania", "--map", *DATA, "-f", "svg").out
    found = styles(drawn, ["Sweden: recognises", "Denmark: does not", "Finland: wavers", "Iceland: trades"])
    # What binds is with, what is refused against; the class of the other two says nothing: each has a grey.
    assert found == ["with", "against", "other-0", "other-1"]
    # The hatch falls to the right, and the name stands on a clear ground.
    box = r'<rect x="([\d.]+)"[^>]*class="fill other-0"[^>]*>\s*<title>Finland: [^<]*</title>\s*</rect>\s*'
    [(left, path)] = re.findall(box + r'<path d="([^"]*)" class="hatch falling" />', drawn)
    lines = [[[float(part) for part in end.split()] for end in line.split("L")] for line in path.split("M")[1:]]
    assert all(float(left) <= start[0] < end[0] and start[1] < end[1] for start, end in map(sorted, lines))
    assert re.search(r'class="fill other-0 blank" />\s*<text[^>]*class="on-other-0"[^>]*>Finland<', drawn)


def test_a_timeline_has_bands_of_their_own_for_words_without_a_class(run: Run) -> None:
    out = run("timeline", "ruritania", "--chart", *DATA).out
    assert "custom" not in out
    assert "ruritania: R recognises, W wavers, T trades, D does not recognise." in out
    bands = out.partition("Bands:")[2]
    assert " ".join(bands.split("\n\n")[0].split()) == (
        "━ in or for, ┈ out or against, ~ other, ? uncertain; blank where nothing is recorded."
    )
    assert re.search(r"^Iceland +T\?+~+$", out, re.MULTILINE)
    assert re.search(r"^Norway +W\?+~+R━+$", out, re.MULTILINE)
    told = records(run, "timeline", "ruritania")
    assert [(row["code"], row["status"]) for row in told[-1:]] == [("NOR", "recognises")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "ruritania"), "trades                   1  Iceland"),
        (("show", "norway", "ruritania"), "2024-05-28  recognises"),
        (("show", "denmark", "--full"), "does not recognise"),
        (("coverage",), "Ruritania            1m"),
        (("changes", "--since", "2015", "--until", "2024"), "wavers  recognises"),
        (("search", "ruritania"), "stance show ruritania"),
        (("align", "--with", "sweden"), "Norway   insufficient"),
        (("report", "ruritania"), "does not recognise"),
        (("cite", "ruritania"), "Paper"),
        (("compare", "ruritania", "-f", "latex"), "does not recognise"),
        (("compare", "ruritania", "level", "-f", "html"), "does not recognise"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_the_other_commands_know_it_too(words: tuple[str, ...], said: str, run: Run) -> None:
    ran = run(*words, *DATA)
    assert ran.code == 0, ran.err
    assert said in ran.out


@pytest.mark.parametrize(
    ("codes", "shown"),
    [
        # Most of the states with a row are outside the focus group of the bundled dataset, the post-Soviet states.
        (("RUS", "SWE", "NOR"), {"RUS", "SWE", "NOR"}),
        (("RUS", "UKR", "NOR"), None),
    ],
)
def test_beside_the_bundled_dataset_an_issue_of_the_users_own_shows_its_own_states(
    codes: tuple[str, ...], shown: set[str] | None, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "own.yaml"
    rows = "".join(f"      {code}: [{{date: 2014, status: member}}]\n" for code in codes)
    path.write_text(
        "sources: {paper: {type: press, title: Paper}}\nissues:\n  club:\n    title: The club\n"
        f"    question: Is it in?\n    type: membership\n    sources: [paper]\n    positions:\n{rows}",
        encoding="utf-8",
    )
    ran = run("compare", "club", "--data", str(path), "-f", "jsonl")
    found = {json.loads(line)["code"] for line in ran.out.splitlines()}
    assert found == shown if shown else len(found) == 15
