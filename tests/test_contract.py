"""The contract with scripts and terminals, for every command alike."""

import csv
import io
import json
from pathlib import Path

import pytest

from stance.cli.commands import COMMANDS
from stance.output import records
from tests.cases import ALL_USES, BOX, EMPTY, ESCAPE, USES, WRITES
from tests.conftest import Run

SILENT = ("get", "check")  # their table form is one bare value, or nothing

uses = pytest.mark.parametrize("words", ALL_USES, ids=" ".join)
listing = pytest.mark.parametrize(
    "words", [words for words in ALL_USES if words[0] not in ("show", *SILENT)], ids=" ".join
)


def test_every_command_has_contract_tests() -> None:
    assert set(USES) == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_a_summary_and_an_example(command: str, run: Run) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert f"stance {command}" in ran.out.split("Examples:")[1]
    assert ran.err == ""


@uses
def test_a_piped_table_is_plain(words: list[str], run: Run) -> None:
    ran = run(*words)
    assert ran.code == 0
    assert not ESCAPE.search(ran.out)
    assert not BOX.search(ran.out)


@uses
def test_a_pipe_does_not_depend_on_the_width_of_a_terminal(words: list[str], run: Run) -> None:
    assert run(*words, variables={"COLUMNS": "40"}).out == run(*words, variables={"COLUMNS": "300"}).out


@uses
@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_terminal_shows_no_line_that_is_too_long_but_addresses(words: list[str], columns: int, run: Run) -> None:
    ran = run(*words, terminal=True, variables={"COLUMNS": str(columns), "NO_COLOR": "1"})
    assert ran.code == 0
    unbreakable = 40 if columns == 40 else 0  # single words and short cells stay whole even in a tiny terminal
    long = [line for line in ran.lines if len(line) > columns + unbreakable and "http" not in line]
    assert long == []


@uses
def test_colour_is_for_terminals(words: list[str], run: Run) -> None:
    coloured = run(*words, terminal=True, variables={"TERM": "xterm-256color"})
    plain = run(*words, terminal=True, variables={"TERM": "xterm-256color", "NO_COLOR": "1"})
    dumb = run(*words, terminal=True, variables={"TERM": "dumb"})
    if words[0] not in (*SILENT, "validate", "data"):
        assert ESCAPE.search(coloured.out)
    assert not ESCAPE.search(plain.out)
    assert not ESCAPE.search(dumb.out)


@uses
def test_colour_only_helps(words: list[str], run: Run) -> None:
    import re

    coloured = run(*words, terminal=True, variables={"TERM": "xterm-256color"})
    plain = run(*words, terminal=True, variables={"TERM": "xterm-256color", "NO_COLOR": "1"})
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured.out)
    assert [line.rstrip() for line in bare.splitlines()] == [line.rstrip() for line in plain.lines]


@uses
def test_json_parses_and_is_free_of_escapes(words: list[str], run: Run) -> None:
    ran = run(*words, "--format", "json")
    assert ran.code == 0
    json.loads(ran.out)
    assert not ESCAPE.search(ran.out)


@listing
def test_json_and_csv_say_the_same(words: list[str], run: Run) -> None:
    from_json = json.loads(run(*words, "--format", "json").out)
    from_csv = list(csv.DictReader(io.StringIO(run(*words, "--format", "csv").out)))
    assert len(from_json) == len(from_csv)
    for whole, flat in zip(from_json, from_csv, strict=True):
        assert list(whole) == list(flat)
        for column, value in whole.items():
            text = "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
            assert flat[column] in (text, f"'{text}")


@pytest.mark.parametrize(
    ("command", "columns"),
    [
        (["compare", "--issue", "crimea"], records.ANSWER),
        (["get", "kyrgyzstan", "crimea"], records.ANSWER),
        (["check", "kyrgyzstan", "crimea", "absent"], records.ANSWER),
        (["timeline", "kyrgyzstan"], records.HAPPENING),
        (["states"], records.STATE),
        (["issues"], records.ISSUE),
        (["sources"], records.SOURCE),
        (["claims"], records.CLAIM),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_records_have_the_columns_of_the_design_in_its_order(
    command: list[str], columns: tuple[str, ...], run: Run
) -> None:
    design = {
        "compare": "state, code, issue, status, answer, date, until, confidence, note, sources, origin",
        "get": "state, code, issue, status, answer, date, until, confidence, note, sources, origin",
        "check": "state, code, issue, status, answer, date, until, confidence, note, sources, origin",
        "timeline": "date, kind, state, code, issue, status, previous, title, note, sources",
        "states": "code, name, iso2, groups",
        "issues": "id, title, type, date, positions, topics",
        "sources": "id, type, author, title, publisher, date, url",
        "claims": "id, source, states, issue, date, kind, claim, verdict, finding, sources",
    }[command[0]]
    [first, *_] = json.loads(run(*command, "--format", "json").out)
    assert ", ".join(first) == design
    assert ", ".join(columns) == design


@pytest.mark.parametrize("words", EMPTY, ids=" ".join)
def test_an_empty_answer_is_an_answer(words: list[str], run: Run) -> None:
    ran = run(*words, "--format", "json")
    assert (ran.code, json.loads(ran.out)) == (0, [])
    as_csv = run(*words, "--format", "csv")
    assert as_csv.code == 0
    assert len(as_csv.lines) == 1
    assert run(*words).code == 0


@pytest.mark.parametrize(
    "words", [uses[0] for command, uses in USES.items() if command not in ("validate", *WRITES)], ids=" ".join
)
def test_a_wrong_format_names_the_right_ones(words: list[str], run: Run) -> None:
    ran = run(*words, "--format", "xml")
    assert (ran.code, ran.out) == (2, "")
    assert "table" in ran.err
    assert "json" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ["show", "atlantis"],
        ["compare", "atlantis", "--issue", "crimea"],
        ["compare", "--issue", "atlantis"],
        ["compare", "--topic", "atlantis"],
        ["compare", "--group", "atlantis", "--issue", "crimea"],
        ["compare", "--issue", "crimea", "--where", "atlantis=member"],
        ["timeline", "atlantis"],
        ["get", "atlantis", "crimea"],
        ["get", "kyrgyzstan", "atlantis"],
        ["check", "atlantis", "crimea", "for"],
        ["states", "--group", "atlantis"],
        ["events", "atlantis"],
        ["claims", "atlantis"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("output_format", ["table", "json", "csv"])
def test_an_unknown_name_is_exit_3_and_prints_nothing(words: list[str], output_format: str, run: Run) -> None:
    ran = run(*words, "--format", output_format)
    assert (ran.code, ran.out) == (3, "")
    assert "atlantis" in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["compare"], "--issue"),
        (["compare", "--issue", "crimea", "--where", "eeu"], "ISSUE=STATUS"),
        (["compare", "--issue", "crimea", "--where", "eeu=for"], "member"),
        (["check", "armenia", "crimea", "member"], "abstain"),
        (["check", "armenia", "crimea"], "STATUS"),
        (["show"], "NAME"),
        (["show", "armenia", "--as-of", "2014-02-30"], "calendar"),
        (["show", "armenia", "--as-of", "tomorrow"], "YYYY"),
        (["timeline", "armenia", "--since", "2016", "--until", "2014"], "--since 2016 is after --until 2014"),
        (["compare", "--issue", "crimea", "--sort", "size"], "status"),
        (["get", "armenia", "crimea", "--field", "colour"], "confidence"),
        (["claims", "--verdict", "true"], "right"),
        (["shwo", "armenia"], "did you mean show?"),
        (["show", "armenia", "--asof", "2014"], "--as-of"),
        (["--colour"], "--help"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_usage_error_is_one_line_that_says_what_to_do(words: list[str], said: str, run: Run) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.startswith("stance: ")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["get", "tajikistan", "counter-sanctions"], "nothing is recorded"),
        (["get", "kyrgyzstan", "crimea", "--as-of", "2014-03-26"], "did not exist yet"),
        (["get", "south sudan", "georgia-idps-2008"], "could take no part"),
        (["check", "tajikistan", "counter-sanctions", "joined"], "nothing is recorded"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_where_nothing_is_recorded_get_and_check_say_why(words: list[str], said: str, run: Run) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (6, "")
    assert said in ran.err


def test_check_answers_by_exit_code_alone(run: Run) -> None:
    assert run("check", "armenia", "crimea", "against").code == 0
    assert run("check", "armenia", "crimea", "against", "abstain").code == 0
    assert run("check", "armenia", "crimea", "for").code == 1
    assert run("check", "armenia", "crimea", "for").out == ""


def test_check_does_not_settle_what_may_not_have_happened(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        """
sources: {paper: {type: press, title: Paper}}
issues:
  pact:
    title: Pact
    question: Is it a member of the pact?
    type: membership
    sources: [paper]
    positions:
      KGZ: [{date: 2014, status: signed}, {date: 2014, status: member}]
""",
        encoding="utf-8",
    )
    ran = run("check", "kgz", "pact", "signed", "member", "--as-of", "2014-06-01", "--data", str(own))
    assert (ran.code, ran.out) == (6, "")
    assert run("check", "kgz", "pact", "signed", "member", "--as-of", "2015", "--data", str(own)).code == 0


def test_version_names_program_and_dataset(run: Run) -> None:
    from stance import __version__

    ran = run("--version")
    assert ran.code == 0
    assert ran.out.startswith(f"stance {__version__}, dataset 20")


def test_no_command_shows_the_help(run: Run) -> None:
    ran = run()
    assert ran.code == 0
    assert "Commands:" in ran.out


def test_a_typed_escape_sequence_never_reaches_the_terminal(run: Run) -> None:
    ran = run("show", "\x1b[31mred\x1b]8;;http://x\x07", terminal=True)
    assert ran.code == 3
    assert "\x1b" not in ran.err
    assert "\\x1b[31mred" in ran.err
