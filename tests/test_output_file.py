"""`-o FILE`: every answer can go to a file, whole or not at all; the name says the format where -f does not."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run

QUESTION = ["compare", "--issue", "crimea", "--group", "central-asia"]
CHART = ["timeline", "kyrgyzstan", "--issue", "eeu", "--chart"]


@pytest.mark.parametrize(
    "words", [QUESTION, CHART, ["states"], ["show", "kyrgyzstan"], ["cite", "crimea"]], ids=" ".join
)
def test_a_file_has_what_a_pipe_would_get(words: list[str], run: Run, tmp_path: Path) -> None:
    file = tmp_path / "answer"
    ran = run(*words, "-o", str(file), terminal=True)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert file.read_text(encoding="utf-8") == run(*words).out


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.csv", "csv"), ("a.tsv", "tsv"), ("a.json", "json"), ("a.jsonl", "jsonl"), ("a.yaml", "yaml"),
        ("a.yml", "yaml"), ("a.md", "markdown"), ("a.html", "html"), ("a.HTM", "html"), ("a.txt", "table"),
        ("csv", "table"),
    ],
)  # fmt: skip
def test_the_name_says_the_format(name: str, kind: str, run: Run, tmp_path: Path) -> None:
    assert run(*QUESTION, "-o", str(tmp_path / name)).code == 0
    assert (tmp_path / name).read_text(encoding="utf-8") == run(*QUESTION, "-f", kind).out


def test_a_format_that_is_asked_for_comes_before_the_name(run: Run, tmp_path: Path) -> None:
    run(*QUESTION, "-f", "json", "-o", str(tmp_path / "a.csv"))
    assert len(json.loads((tmp_path / "a.csv").read_text(encoding="utf-8"))) == 5


def test_a_picture_goes_to_an_svg_file(run: Run, tmp_path: Path) -> None:
    assert run(*CHART, "-o", str(tmp_path / "eeu.svg")).code == 0
    assert (tmp_path / "eeu.svg").read_text(encoding="utf-8") == run(*CHART, "-f", "svg").out


@pytest.mark.parametrize("words", [[*QUESTION, "-o", "{}.svg"], [*CHART[:-1], "-f", "svg"], ["states", "-o", "{}.svg"]])
def test_a_table_is_no_picture(words: list[str], run: Run, tmp_path: Path) -> None:
    ran = run(*(word.format(tmp_path / "a") for word in words))
    assert (ran.code, ran.out) == (2, "")
    hints = {"compare": "add --map or --heat", "timeline": "add --chart", "states": "'stance help pictures'"}
    assert f"svg is a format of pictures; {hints[words[0]]}" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_exists_is_kept_unless_forced(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("mine", encoding="utf-8")
    ran = run(*QUESTION, "-o", str(file))
    assert (ran.code, ran.out) == (5, "")
    assert "exists; --force replaces it" in ran.err
    assert file.read_text(encoding="utf-8") == "mine"
    assert run(*QUESTION, "-o", str(file), "--force").code == 0
    assert file.read_text(encoding="utf-8").startswith("state,code,")
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(("name", "said"), [("none/a.csv", "there is no folder"), ("", "is not a file")])
def test_a_place_that_cannot_be_written_is_one_line(name: str, said: str, run: Run, tmp_path: Path) -> None:
    ran = run(*QUESTION, "-o", f"{tmp_path}/{name}")
    assert (ran.code, ran.out) == (5, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_nothing_is_written_where_the_question_is_wrong(run: Run, tmp_path: Path) -> None:
    assert run("compare", "--issue", "nothing-like-it", "-o", str(tmp_path / "a.csv")).code == 3
    assert list(tmp_path.iterdir()) == []


def test_force_needs_a_file(run: Run) -> None:
    ran = run(*QUESTION, "--force")
    assert (ran.code, ran.out) == (2, "")
    assert "--force is for --output" in ran.err


def test_a_dash_is_standard_output(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*QUESTION, "-o", "-").out == run(*QUESTION).out
    assert list(tmp_path.iterdir()) == []


def test_a_file_without_a_name_is_one_line(run: Run) -> None:
    ran = run(*QUESTION, "-o", "")
    assert (ran.code, ran.out) == (5, "")
    assert "the name of the output file is empty; name a file" in ran.err


def test_a_file_is_not_paged_through(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    ran = run(*QUESTION, "-o", str(file), terminal=True, variables={"LINES": "2", "PAGER": "false"})
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert file.read_text(encoding="utf-8") == run(*QUESTION).out


@pytest.mark.parametrize(("name", "style"), [("a.bib", "bibtex"), ("a.json", "csl-json"), ("a.JSON", "csl-json")])
@pytest.mark.parametrize(
    ("words", "same"),
    [
        (["cite", "crimea"], ["cite", "crimea"]),
        (["show", "crimea", "--cite"], ["cite", "crimea"]),
        (["show", "kyrgyzstan", "crimea", "--cite"], ["cite", "kyrgyzstan", "crimea"]),
        (["compare", "kyrgyzstan", "crimea", "--cite"], ["cite", "kyrgyzstan", "crimea"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_the_ending_says_the_style_of_citations(
    words: list[str], same: list[str], name: str, style: str, run: Run, tmp_path: Path
) -> None:
    ran = run(*words, "-o", str(tmp_path / name))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / name).read_text(encoding="utf-8") == run(*same, "--style", style).out


@pytest.mark.parametrize(
    ("words", "name", "said"),
    [
        (["cite", "crimea"], "a.docx", ".bib and .json are BibTeX and CSL-JSON"),
        (["compare", "crimea"], "a.bib", "'stance cite' and --cite write BibTeX"),
        (["states"], "a.pdf", ".xlsx"),
        (["get", "kyrgyzstan", "crimea"], "a.docx", ".csv"),
        (["validate", "--no-bundled", "tests/datasets/small.yaml"], "a.docx", "or say with -f what to write"),
    ],
)
def test_an_ending_that_says_nothing_is_refused(
    words: list[str], name: str, said: str, run: Run, tmp_path: Path
) -> None:
    ran = run(*words, "-o", str(tmp_path / name))
    assert (ran.code, ran.out) == (2, "")
    assert f"'{name[1:]}' is not an ending" in ran.err
    assert said in ran.err
    assert list(tmp_path.iterdir()) == []


def test_the_style_that_is_typed_comes_before_the_name(run: Run, tmp_path: Path) -> None:
    assert run("cite", "crimea", "--style", "bibtex", "-o", str(tmp_path / "a.json")).code == 0
    assert (tmp_path / "a.json").read_text(encoding="utf-8").startswith("@")
    assert run("cite", "crimea", "-f", "json", "-o", str(tmp_path / "b.bib")).code == 0
    assert json.loads((tmp_path / "b.bib").read_text(encoding="utf-8"))[0]["id"] == "un-68-262"


@pytest.mark.parametrize(
    "words", [["show", "russia"], ["search", "vote"], ["get", "kyrgyzstan", "crimea"]], ids=" ".join
)
def test_a_machine_format_by_the_ending_is_as_whole_as_by_option(words: list[str], run: Run, tmp_path: Path) -> None:
    # People's formats of `show` count many votes, those of `search` stop after some hits, `get` prints a bare value.
    assert run(*words, "-o", str(tmp_path / "a.csv")).code == 0
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == run(*words, "-f", "csv").out


def test_a_bare_value_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    ran = run("get", "kyrgyzstan", "crimea", "-o", str(tmp_path / "a.txt"))
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "absent\n"


@pytest.mark.parametrize("name", ["a.tsv", "a.txt", "a"])
def test_answers_to_many_pairs_go_to_a_file(name: str, run: Run, tmp_path: Path) -> None:
    assert run("get", "-", "-o", str(tmp_path / name), stdin="kyrgyzstan,crimea\n").code == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("KGZ\tcrimea\t")
