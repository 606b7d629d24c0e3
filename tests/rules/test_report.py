"""What `stance validate` prints, and the exit code it ends with."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

import stance
from stance.dataset.problems import Problem
from stance.output.problems import github_annotations, summary
from tests.conftest import Run
from tests.rules.small import GROUND, vote

RIGHT = GROUND + vote(
    "complete: false\nvotes: {for: [FRA]}\npositions: {FRA: [{status: for, sources: [record, paper]}]}"
)
WARNING = RIGHT.replace("[record, paper]", "[record]")  # nothing cites the newspaper
ERROR = WARNING.replace("for: [FRA]", "for: [VAT]").replace("{FRA: [{", "{VAT: [{")  # the Holy See does not vote


Write = Callable[[str], str]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.chdir(tmp_path)

    def write_file(text: str) -> str:
        (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
        return "own.yaml"

    return write_file


@pytest.mark.parametrize(
    ("text", "strict", "code", "said"),
    [
        (RIGHT, False, 0, "stance: no problems found\n"),
        (RIGHT, True, 0, "stance: no problems found\n"),
        (WARNING, False, 0, "stance: 0 errors, 1 warning\n"),
        (WARNING, True, 1, "stance: 0 errors, 1 warning\n"),
        (ERROR, False, 1, "stance: 1 error, 1 warning\n"),
        (ERROR, True, 1, "stance: 1 error, 1 warning\n"),
    ],
    ids=["right", "right, strict", "warning", "warning, strict", "errors", "errors, strict"],
)
def test_errors_fail_and_warnings_fail_only_when_strict(
    write: Write, run: Run, text: str, strict: bool, code: int, said: str
) -> None:
    ran = run("validate", write(text), "--no-bundled", *(["--strict"] if strict else []))
    assert (ran.code, ran.err) == (code, said)


def test_a_line_is_place_severity_code_and_message(write: Write, run: Run) -> None:
    ran = run("validate", write(WARNING), "--no-bundled")
    assert ran.out == "own.yaml:4:3 warning unused-source source paper: nothing cites it\n"


def test_the_machine_formats_have_the_same_columns(write: Write, run: Run) -> None:
    name = write(WARNING)
    expected = {"file": "own.yaml", "line": 4, "column": 3, "severity": "warning", "code": "unused-source"}
    expected["message"] = "source paper: nothing cites it"
    assert json.loads(run("validate", name, "--no-bundled", "-f", "json").out) == [expected]
    rows = list(csv.DictReader(io.StringIO(run("validate", name, "--no-bundled", "-f", "csv").out)))
    assert rows == [{column: str(value) for column, value in expected.items()}]


def test_the_command_tells_what_the_api_returns(write: Write, run: Run) -> None:
    name = write(ERROR)
    told = run("validate", name, "--no-bundled").lines
    assert told == [str(problem) for problem in stance.validate([name], bundled=False)]


def test_an_annotation_stands_at_its_line(write: Write, run: Run) -> None:
    ran = run("validate", f"./{write(WARNING)}", "--no-bundled", "--format", "github")
    message = "source paper: nothing cites it"
    assert ran.out == f"::warning file=own.yaml,line=4,col=3,title=unused-source::{message}\n"
    assert ran.err == "stance: 0 errors, 1 warning\n"


def test_annotations_are_escaped_as_github_reads_them() -> None:
    # https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts: % CR LF in messages,
    # in properties also colon and comma.
    problem = Problem("a,b:c%.yaml", 3, 7, "error", "tally", "50% of a:b, c\r\nd")
    assert github_annotations([problem]) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=3,col=7,title=tally::50%25 of a:b, c%0D%0Ad\n"
    )


def test_a_problem_of_the_whole_file_has_no_line() -> None:
    problem = Problem("a.yaml", 0, 0, "error", "empty", "the file is empty")
    assert github_annotations([problem]) == "::error file=a.yaml,title=empty::the file is empty\n"


def test_nothing_to_annotate_prints_nothing(write: Write, run: Run) -> None:
    assert run("validate", write(RIGHT), "--no-bundled", "--format", "github").out == ""


def test_the_rules_are_listed_with_their_reasons(run: Run) -> None:
    ran = run("validate", "--rules", "--format", "json")
    rules = {rule["code"]: rule for rule in json.loads(ran.out)}
    assert list(rules["tally"]) == ["code", "severity", "title", "reason"]
    assert rules["tally"]["severity"] == "error"
    assert rules["unused-source"]["severity"] == "warning"
    assert list(rules) == [rule.code for rule in stance.rules()]
    assert ran.code == 0


def test_the_rules_are_listed_as_a_table_and_as_csv(run: Run) -> None:
    assert run("validate", "--rules").lines[0].split() == ["Rule", "Severity", "Demands", "Because"]
    assert run("validate", "--rules", "-f", "csv").lines[0] == "code,severity,title,reason"


@pytest.mark.parametrize("words", [("--rules", "own.yaml"), ("--rules", "--format", "github")])
def test_rules_go_with_no_file_and_no_annotations(run: Run, words: tuple[str, ...]) -> None:
    ran = run("validate", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("stance: --")


@pytest.mark.parametrize(
    ("severities", "said"),
    [
        ([], "no problems found"),
        (["error"], "1 error, 0 warnings"),
        (["error", "warning", "error"], "2 errors, 1 warning"),
        (["warning"] * 5, "0 errors, 5 warnings"),
    ],
)
def test_the_summary_counts_errors_and_warnings_apart(severities: list[str], said: str) -> None:
    assert summary([Problem("f", 1, 1, severity, "code", "message") for severity in severities]) == said
