"""The contract with scripts and terminals, for every command alike."""

import csv
import html
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
import yaml
from pylatexenc.latexwalker import LatexWalker

from stance.cli.commands import COMMANDS, VIEWS
from stance.output import records
from stance.output.document import Screen
from stance.output.formats import BINARY, FOR_PEOPLE, FORMATS
from stance.output.records import View
from stance.output.rendering import render
from tests.cases import ALL_USES, BOX, EMPTY, ESCAPE, FIRST_USES, USES, WRITES, swept
from tests.conftest import Ran, Run, run_in

NO_FORMAT = ("schema",)  # what it prints has one form
MACHINE = [name for name in FORMATS if name != "table"]
TEXT = [name for name in MACHINE if name not in BINARY]
SILENT = ("get", "check")  # their table form is one bare value, or nothing

uses = pytest.mark.parametrize("words", swept(ALL_USES, FIRST_USES), ids=" ".join)
with_formats = pytest.mark.parametrize(
    "words", swept([words for words in ALL_USES if words[0] not in NO_FORMAT], FIRST_USES), ids=" ".join
)
in_all_formats = pytest.mark.parametrize(
    "words", swept([words for words in ALL_USES if words[0] not in NO_FORMAT], FIRST_USES[::2]), ids=" ".join
)
LISTED = [words for words in ALL_USES if words[0] not in ("show", "explain", *SILENT, *NO_FORMAT)]
listing = pytest.mark.parametrize("words", swept(LISTED, FIRST_USES), ids=" ".join)


@pytest.fixture(scope="session")
def run(run_once: Run) -> Run:
    """Most tests here look at the same answers."""
    return run_once


class Nesting(HTMLParser):
    """Notes the elements that are open, what a page would load, and where its own links lead."""

    VOID = ("meta", "br", "link", "img", "input", "hr")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loaded: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name in ("src", "srcset") or (tag == "link" and name == "href"):
                self.loaded.append(value or "")
            if name == "href" and value and value.startswith("#"):
                self.anchors.add(value[1:])

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


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


@with_formats
@pytest.mark.parametrize("columns", swept([40, 80, 200], [40, 80]))
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
    if words[0] not in (*SILENT, *NO_FORMAT, "validate", "data"):
        assert ESCAPE.search(coloured.out)
    assert not ESCAPE.search(plain.out)
    assert not ESCAPE.search(dumb.out)


@uses
def test_colour_only_helps(words: list[str], run: Run) -> None:
    coloured = run(*words, terminal=True, variables={"TERM": "xterm-256color"})
    plain = run(*words, terminal=True, variables={"TERM": "xterm-256color", "NO_COLOR": "1"})
    bare = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", coloured.out)  # links too
    assert [line.rstrip() for line in bare.splitlines()] == [line.rstrip() for line in plain.lines]


@in_all_formats
def test_machine_formats_have_no_escapes_and_do_not_depend_on_where_they_go(
    words: list[str], run: Run, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Two answers, as people's formats may leave out something, each written for the screen that allows most.
    shown: dict[str, str | bytes] = {}

    def in_such_formats(view: View, name: str, screen: Screen, *_: object) -> str:
        such = [form for form in MACHINE if (form in FOR_PEOPLE) == (name in FOR_PEOPLE)]
        shown.update({form: render(view, form, Screen(terminal=True, columns=40, colour=True)) for form in such})
        return ""

    monkeypatch.setattr("stance.output.rendering.render", in_such_formats)
    assert {run_in(cache, *words, "--format", form).code for form in ("json", "html")} == {0}
    monkeypatch.undo()
    piped = {form: run(*words, "--format", form) for form in MACHINE}
    assert {(ran.code, ran.err) for ran in piped.values()} == {(0, "")}
    assert shown == {form: ran.raw or ran.out for form, ran in piped.items()}
    assert not any(ESCAPE.search(ran.out) for ran in piped.values())


@pytest.mark.parametrize(
    ("words", "output_format"),
    [
        pytest.param(words, TEXT[n % len(TEXT)], marks=() if words in FIRST_USES else pytest.mark.thorough)
        for n, words in enumerate(ALL_USES)
        if words[0] not in NO_FORMAT
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else value,
)
def test_a_terminal_gets_a_machine_format_as_a_pipe_does(words: list[str], output_format: str, run: Run) -> None:
    # The whole way from the command line; the test above has every format of every command.
    ran = run(*words, "--format", output_format, "--color", "always", terminal=True)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == run(*words, "--format", output_format).out


def test_the_columns_of_every_command_are_told_in_words(run: Run) -> None:
    # Of `compare`: every answer has a state, not every answer a status; a vote of 2014 has its day.
    rows = [re.sub("  +", "|", line) for line in run("schema", "compare", "--columns").lines]
    for row in ("state|text|the name of the state", "status|text, or null|", "date|date, or null|",
                "confidence|high, medium, low, or null|"):  # fmt: skip
        assert [line for line in rows if line.startswith(row)], row
    for command in VIEWS:
        assert len(run("schema", command, "--columns").lines) > 4
    assert run("schema", "dataset", "--columns").code == 2


@with_formats
def test_json_keeps_to_its_schema(words: list[str], run: Run) -> None:
    schema = json.loads(run("schema", "cite" if "--cite" in words else words[0]).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(run(*words, "--format", "json").out))


@with_formats
def test_yaml_says_the_same_as_json(words: list[str], run: Run) -> None:
    loaded = yaml.load(run(*words, "--format", "yaml").out, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    assert loaded == json.loads(run(*words, "--format", "json").out)


@listing
def test_json_lines_say_the_same_as_json(words: list[str], run: Run) -> None:
    lines = run(*words, "--format", "jsonl").lines
    assert [json.loads(line) for line in lines] == json.loads(run(*words, "--format", "json").out)


@with_formats
def test_tsv_has_one_record_a_line_and_no_quotes_of_its_own(words: list[str], run: Run) -> None:
    from_csv = list(csv.reader(io.StringIO(run(*words, "--format", "csv").out)))
    from_tsv = [line.split("\t") for line in run(*words, "--format", "tsv").out.split("\n")[:-1]]
    assert from_tsv == [[" ".join(cell.split()) for cell in row] for row in from_csv]


@with_formats
def test_html_is_well_formed_and_needs_nothing_from_elsewhere(words: list[str], run: Run) -> None:
    page = run(*words, "--format", "html").out
    parser = Nesting()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    assert parser.loaded == []
    for anchor in parser.anchors:
        assert f'id="{anchor}"' in page


@with_formats
def test_markdown_tables_have_as_many_cells_as_heads(words: list[str], run: Run) -> None:
    text = run(*words, "--format", "markdown").out
    for part in text.split("\n\n"):
        rows = [line for line in part.splitlines() if line.startswith("|")]
        assert len({len(re.split(r"(?<!\\)\|", row)) for row in rows}) <= 1


@in_all_formats
def test_latex_is_well_formed_and_its_rows_have_as_many_cells_as_heads(words: list[str], run: Run) -> None:
    text = run(*words, "--format", "latex").out
    LatexWalker(text, tolerant_parsing=False).get_latex_nodes()
    for table in re.findall(r"\\begin\{longtable\}(.*?)\\end\{longtable\}", text, re.DOTALL):
        rows = [line for line in table.splitlines() if line.endswith(r" \\")]
        assert len({len(re.findall(r"(?<!\\)&", row)) for row in rows}) == 1


@pytest.mark.parametrize(  # no dataset is kept
    "words", swept([words for words in LISTED if words[0] != "data"], FIRST_USES), ids=" ".join
)
def test_fields_pick_and_order_columns_in_every_format(words: list[str], run: Run) -> None:
    [first, *_, last] = json.loads(run(*words, "--format", "json").out)[0]
    chosen = f"{last},{first}"
    for record in json.loads(run(*words, "--fields", chosen, "--format", "json").out):
        assert list(record) == [last, first]
    for output_format, separator in (("csv", ","), ("tsv", "\t")):
        head = run(*words, "--fields", chosen, "--format", output_format).lines[0]
        assert head == f"{last}{separator}{first}"
    assert run(*words, "--fields", chosen).lines[0].split() == [last, first]


@with_formats
def test_a_wrong_field_lists_the_right_ones(words: list[str], run: Run) -> None:
    ran = run(*words, "--fields", "flavour", "--format", "csv")
    assert (ran.code, ran.out) == (2, "")
    head = run(*words, "--format", "csv").lines[0]
    assert all(column in ran.err for column in head.split(","))


@listing
def test_json_and_csv_say_the_same(words: list[str], run: Run) -> None:
    from_json = json.loads(run(*words, "--format", "json").out)
    from_csv = list(csv.DictReader(io.StringIO(run(*words, "--format", "csv").out)))
    assert len(from_json) == len(from_csv)
    for whole, flat in zip(from_json, from_csv, strict=True):
        assert list(whole) == list(flat)
        for column, value in whole.items():
            text = "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
            text = text.lower() if isinstance(value, bool) else text  # true, as in json
            assert flat[column] in (text, f"'{text}")


@pytest.mark.parametrize(
    "command",
    [
        ["compare", "--issue", "crimea"],
        ["get", "kyrgyzstan", "crimea"],
        ["check", "kyrgyzstan", "crimea", "absent"],
        ["timeline", "kyrgyzstan"],
        ["changes", "kyrgyzstan", "--since", "2014", "--until", "2014"],
        ["states"],
        ["issues"],
        ["sources"],
        ["claims"],
    ],
    ids=lambda value: value[0],
)
def test_records_have_the_columns_of_the_design_in_its_order(command: list[str], run: Run) -> None:
    answer = (
        "state, code, issue, status, answer, since, until, confidence, note, sources, origin, class, confirmed, step,"
        " step_date, instrument, instrument_since, searched, date"
    )
    design = {
        "compare": answer,
        "get": answer,
        "check": answer,
        "timeline": "date, kind, state, code, issue, status, previous, title, note, sources, instrument, dissent",
        # One more than the design has: whether the change lies in the period for certain.
        "changes": "date, kind, state, code, issue, status, previous, title, note, sources, certain, instrument",
        "states": "code, name, iso2, groups, m49, cow, cow_letters, gw",
        "issues": "id, title, type, date, positions, topics",
        "sources": "id, type, author, title, publisher, date, url",
        "claims": "id, source, states, issue, date, kind, claim, verdict, finding, sources",
    }[command[0]]
    [first, *_] = json.loads(run(*command, "--format", "json").out)
    assert ", ".join(first) == design
    name = command[0]
    assert ", ".join(column.key for column in records.form(name, VIEWS[name]).columns) == design


@pytest.mark.parametrize("words", EMPTY, ids=" ".join)
def test_an_empty_answer_is_an_answer(words: list[str], run: Run) -> None:
    ran = run(*words, "--format", "json")
    assert (ran.code, json.loads(ran.out)) == (0, [])
    as_csv = run(*words, "--format", "csv")
    assert as_csv.code == 0
    assert len(as_csv.lines) == 1
    assert run(*words).code == 0


@pytest.mark.parametrize(
    "words", [uses[0] for command, uses in USES.items() if command not in (*NO_FORMAT, *WRITES)], ids=" ".join
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
        ["changes", "atlantis", "--since", "2014", "--until", "2015"],
        ["changes", "atlantis", "--between", "bundled", "bundled"],
        ["cross", "atlantis", "crimea"],
        ["cross", "crimea", "eeu", "--group", "atlantis"],
        ["get", "atlantis", "crimea"],
        ["get", "kyrgyzstan", "atlantis"],
        ["check", "atlantis", "crimea", "for"],
        ["states", "--group", "atlantis"],
        ["events", "atlantis"],
        ["claims", "atlantis"],
        ["cite", "atlantis"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("output_format", swept(["table", "json", "csv"], ["json"]))
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
        (["show", "armenia", "--as-of", "tomorrow"], "27 March 2014"),
        (["timeline", "armenia", "--since", "2016", "--until", "2014"], "--since 2016 is after --until 2014"),
        (["compare", "--issue", "crimea", "--sort", "size"], "status"),
        (["changes"], "needs a first day; for example --since 2014, or --since 2014 --until 2016-11"),
        (["changes", "--until", "2014"], "needs a first day"),
        (["changes", "--since", "2016", "--until", "2014"], "--since 2016 is after --until 2014; exchange the two"),
        (["changes", "--since", "yesterday", "--until", "2014"], "27 March 2014"),
        (["changes", "--between", "a.yaml", "b.yaml", "--since", "2014"], "--between and --since"),
        (["changes", "--between", "a.yaml", "b.yaml", "--no-votes"], "--between and --no-votes"),
        (["changes", "--between", "a.yaml"], "requires 2 arguments"),
        (["cross", "crimea"], "needs two issues, not 1"),
        (["cross", "crimea", "eeu", "csto"], "'stance compare' takes any number"),
        (["cross", "crimea", "68/262"], "both names stand for the issue crimea"),
        (["cross", "crimea", "kyrgyzstan"], "Kyrgyzstan is a state, not an issue"),
        (["get", "armenia", "crimea", "--field", "colour"], "confidence"),
        (["claims", "--verdict", "true"], "right"),
        (["cite", "armenia", "--style", "bibtex", "--format", "json"], "exclude each other"),
        (["cite", "armenia", "--style", "mla"], "csl-json"),
        (["show", "armenia", "--asof", "2014"], "--as-of"),
        (["--colour"], "--help"),
        (["get", "armenia", "crimea", "--field", "date", "--format", "json"], "--field date and --format json"),
        (["compare", "--issue", "crimea", "--counts", "--wide"], "--counts and --wide"),
        (["compare", "--issue", "crimea", "--counts", "--sort", "name"], "--counts and --sort"),
        (["schema", "crimea"], "compare"),
        (["show", "armenia", "--color", "red"], "always"),
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
        (["get", "tajikistan", "counter-sanctions"], "nothing was found"),
        (["get", "japan", "counter-sanctions"], "nothing is recorded"),
        (["get", "kyrgyzstan", "crimea", "--as-of", "2014-03-26"], "did not exist yet"),
        (["get", "south sudan", "georgia-idps-2008"], "could take no part"),
        (["check", "tajikistan", "counter-sanctions", "joined"], "nothing was found"),
        (["check", "japan", "counter-sanctions", "joined"], "nothing is recorded"),
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


@pytest.mark.usefixtures("small_bundled")
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


@pytest.mark.parametrize(("statuses", "code"), [(["for"], 6), (["for", "against"], 0), (["abstain"], 1)], ids=str)
def test_check_of_a_dispute_answers_where_both_sides_give_the_same(
    statuses: list[str], code: int, run: Run, tmp_path: Path
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        """
sources: {paper: {type: press, title: Paper}}
states: {KGZ: {name: Kyrgyzstan, un-member: 1992-03-02}}
issues:
  dome:
    title: Vote on the dome
    question: Did the state vote for it?
    type: vote
    date: 2014-03-27
    complete: false
    sources: [paper]
    positions:
      KGZ: [{status: for}, {status: against, note: Another count.}]
""",
        encoding="utf-8",
    )
    assert run("check", "kgz", "dome", *statuses, "--no-bundled", "--data", str(own)).code == code


def test_version_names_program_and_dataset(run: Run) -> None:
    from stance import __version__

    ran = run("--version")
    assert ran.code == 0
    assert ran.out.startswith(f"stance {__version__}, dataset 20")


def test_no_command_shows_the_help(run: Run) -> None:
    ran = run()
    assert ran.code == 0
    assert "Commands:" in ran.out


@pytest.mark.parametrize("columns", ["0", "-20", "wide", "", "\u0669\u0660"])
def test_a_width_that_is_none_is_that_of_a_terminal_of_80_columns(columns: str, run: Run) -> None:
    words = ["show", "kyrgyzstan"]
    plain = {"NO_COLOR": "1"}
    shown = run(*words, terminal=True, variables={**plain, "COLUMNS": columns})
    assert shown == run(*words, terminal=True, variables={**plain, "COLUMNS": "80"})


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("\x9b31mred", "\\x9b31mred"), ("a\x7fb", "a\\x7fb"), ("a\u202eb", "a\\u202eb"), ("a\u2066b", "a\\u2066b")],
    ids=ascii,
)
def test_no_control_character_of_what_is_typed_reaches_the_terminal(typed: str, shown: str, run: Run) -> None:
    # C1 controls and DEL steer terminals as ESC does; marks of direction make a line read as what it is not.
    ran = run("get", typed, "crimea", terminal=True)
    assert ran.code == 3
    assert typed not in ran.err
    assert shown in ran.err


def test_get_prints_one_value_a_line_and_nothing_for_nothing(run: Run) -> None:
    sources = run("get", "kyrgyzstan", "eeu", "--field", "sources")
    [answer] = json.loads(run("get", "kyrgyzstan", "eeu", "--format", "json").out)
    assert len(answer["sources"]) > 1
    assert sources.lines == answer["sources"]
    # Armenia's vote has no note.
    assert run("get", "armenia", "crimea", "--field", "note") == Ran(0, "", "")


def test_a_typed_escape_sequence_never_reaches_the_terminal(run: Run) -> None:
    ran = run("show", "\x1b[31mred\x1b]8;;http://x\x07", terminal=True)
    assert ran.code == 3
    assert "\x1b" not in ran.err
    assert "\\x1b[31mred" in ran.err


def test_wide_has_a_field_for_each_issue(run: Run) -> None:
    words = ["compare", "--group", "central-asia", "--issue", "crimea", "--issue", "eeu", "--wide"]
    records = json.loads(run(*words, "--format", "json").out)
    assert [list(record) for record in records] == [["state", "code", "crimea", "eeu"]] * 5
    # United Nations, A/68/PV.80; nobody recorded a position of Turkmenistan on the war of 1812.
    assert {record["code"]: record["crimea"] for record in records} == {
        "KAZ": "abstain", "KGZ": "absent", "TJK": "absent", "TKM": "absent", "UZB": "abstain",
    }  # fmt: skip


def test_wide_has_null_where_nothing_is_recorded(run: Run) -> None:
    words = ["compare", "estonia", "tajikistan", "--issue", "crimea", "--issue", "counter-sanctions", "--wide"]
    records = {record["code"]: record for record in json.loads(run(*words, "-f", "json").out)}
    # Nobody looked for an act of Estonia; somebody looked for one of Tajikistan and found none.
    assert (records["EST"]["crimea"], records["EST"]["counter-sanctions"]) == ("for", None)
    assert records["TJK"]["counter-sanctions"] == "none-found"


@pytest.mark.parametrize(
    ("variables", "option", "terminal", "coloured"),
    [
        ({}, "auto", True, True),
        ({}, "auto", False, False),
        ({"NO_COLOR": "1"}, "auto", True, False),
        ({"NO_COLOR": "1"}, "always", True, True),
        ({"CLICOLOR_FORCE": "1"}, "auto", False, True),
        ({"CLICOLOR_FORCE": "0"}, "auto", False, False),
        ({"CLICOLOR_FORCE": ""}, "auto", False, False),
        ({"CLICOLOR_FORCE": "1"}, "never", False, False),
        ({"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, "auto", True, False),
        ({"TERM": "dumb"}, "auto", True, False),
    ],
)
def test_who_decides_about_colour(
    variables: dict[str, str], option: str, terminal: bool, coloured: bool, run: Run
) -> None:
    ran = run("compare", "--issue", "crimea", "--color", option, terminal=terminal, variables=variables)
    assert bool(ESCAPE.search(ran.out)) == coloured


@pytest.mark.usefixtures("small_bundled")
def test_a_dataset_may_come_from_standard_input(run: Run) -> None:
    ran = run("validate", "-", stdin="issues:\n  mine: {title: Mine}\n")
    assert ran.code == 1
    assert "<stdin>:2:3 " in ran.out or "<stdin>:2:9 " in ran.out


@pytest.mark.parametrize(
    ("typed", "csv_cell"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd", "'+cmd"),
        ("-5.5", "-5.5"),
        ("-x", "'-x"),
        ("plain", "plain"),
    ],
)
def test_a_spreadsheet_runs_no_formula_from_the_data(typed: str, csv_cell: str, run: Run, tmp_path: Path) -> None:
    words = [
        "claims",
        "--no-bundled",
        "--data",
        str(own_claim(tmp_path, typed)),
        "--source",
        "paper",
        "--fields",
        "claim",
    ]
    [_, row] = csv.reader(io.StringIO(run(*words, "--format", "csv").out))
    assert row == [csv_cell]
    assert run(*words, "--format", "tsv").lines[1] == csv_cell
    [record] = json.loads(run(*words, "--format", "json").out)
    assert record["claim"] == typed


@pytest.mark.parametrize(
    "typed", ["[red]not red[/red]", "[/]", "[link=http://x]y[/link]", ":smile:", "<b>&amp;</b>", "a|b`c`"]
)
def test_markup_in_the_data_is_shown_as_typed(typed: str, run: Run, tmp_path: Path) -> None:
    words = ["claims", "--no-bundled", "--data", str(own_claim(tmp_path, typed))]
    assert typed in run(*words, terminal=True, variables={"COLUMNS": "200"}).out
    assert typed in run(*words).out
    page = run(*words, "--format", "html").out
    assert typed not in page or "<" not in typed
    assert html.unescape(re.sub(r"<[^>]+>", "", page)).count(typed) == 1


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["--source", "paper"], ["X1"]),
        (["--source", "paper", "--kind", "theory"], ["X1"]),
        (["--source", "paper", "--kind", "position"], []),
        (["--source", "paper", "--verdict", "judgement"], ["X1"]),
        (["--source", "paper", "--verdict", "right"], []),
    ],
    ids=lambda value: " ".join(value),
)
@pytest.mark.usefixtures("small_bundled")
def test_claims_are_those_of_the_source_the_kind_and_the_verdict_asked(
    words: list[str], ids: list[str], run: Run, tmp_path: Path
) -> None:
    # Beside a claim of the memo, one theory of another paper.
    own = str(own_claim(tmp_path, "It is so."))
    assert [claim["id"] for claim in json.loads(run("claims", *words, "--data", own, "-f", "json").out)] == ids


def own_claim(folder: Path, text: str) -> Path:
    own = folder / "own.yaml"
    claim = {"id": "X1", "source": "paper", "claim": text, "kind": "theory", "verdict": "judgement"}
    own.write_text(
        yaml.safe_dump({"sources": {"paper": {"type": "press", "title": "Paper"}}, "claims": [claim]}), encoding="utf-8"
    )
    return own


@pytest.mark.parametrize("command", VIEWS)
def test_every_column_says_what_it_means(command: str, run: Run) -> None:
    columns = records.form(command, VIEWS[command]).columns
    assert all(column.says for column in columns)
    printed = run("schema", command).out
    assert all(json.dumps(column.says, ensure_ascii=False) in printed for column in columns)
