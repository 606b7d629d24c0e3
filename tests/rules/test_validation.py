"""Reading and rules together: which rules run when, and whose problems are told."""

from pathlib import Path

import pytest

import stance
from stance.dataset.rules import validate_bytes
from tests.conftest import Run
from tests.rules.small import GROUND, issue, vote


def codes(*texts: str | bytes, judged: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    files = [(f"f{n}", text.encode() if isinstance(text, str) else text) for n, text in enumerate(texts)]
    return [(problem.file, problem.code) for problem in validate_bytes(files, judged)]


def test_rules_run_beside_the_errors_of_reading() -> None:
    text = vote("colour: red\ntally: {for: 2, against: 0, abstain: 0}\nvotes: {for: [FRA], absent: [KGZ, YUG]}")
    found = codes(GROUND, text)
    assert ("f1", "unknown-key") in found
    assert ("f1", "tally") in found


def test_a_reference_to_nothing_is_told_once_and_breaks_no_rule() -> None:
    text = issue("membership", "date: '2015', status: member, sources: [nothing]")
    assert [code for file, code in codes(GROUND, text) if file == "f1"] == ["unknown-source", "weak-source"]


@pytest.mark.parametrize(
    "unread",
    [b"\xff", b"", b"a: [", b"- a", b"a: b\n--- \nc: d\n", b"title: \x07\n", b"issues:\n  ? [a]\n  : b\n",
     b"issues: {v: " + b"[" * 40 + b"]" * 40 + b"}"],
    ids=["not UTF-8", "empty", "not YAML", "a list", "two documents", "control", "complex key", "too deep"],
)  # fmt: skip
def test_what_stands_in_an_unread_part_is_not_called_missing(unread: bytes) -> None:
    # The ground's sources are cited by nothing yet, but the file that could not be read may cite them.
    found = codes(GROUND, unread)
    assert found
    assert "unused-source" not in {code for _, code in found}


def test_aliases_do_not_explode() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    assert ("f1", "yaml-alias") in codes(GROUND, bomb)


def test_problems_stand_in_the_order_of_the_files_lines() -> None:
    found = validate_bytes([("f0", GROUND.encode()), ("f1", vote("tally: {for: 9, against: 0, abstain: 0}").encode())])
    assert [(problem.file, problem.line) for problem in found] == sorted((p.file, p.line) for p in found)


def test_warnings_of_a_file_that_is_not_judged_are_left_out() -> None:
    assert not codes(GROUND, judged=("f1",))
    assert codes(GROUND) == [("f0", "unused-source"), ("f0", "unused-source")]


def test_errors_of_a_file_that_is_not_judged_are_told() -> None:
    assert ("f0", "needs-quotes") in codes(GROUND.replace("A newspaper", "2014"), judged=("f1",))


@pytest.mark.usefixtures("excerpt_bundled")
def test_validate_your_own_file_and_the_bundled_warnings_stay_out(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("sources: {mine: {type: press, title: Mine, date: 2015-05-05}}\n", encoding="utf-8")
    assert [(p.file, p.code) for p in stance.validate([str(own)])] == [(str(own), "unused-source")]


def test_the_bundled_file_is_judged_when_it_is_named(excerpt_bundled: str) -> None:
    named = stance.validate([excerpt_bundled])
    assert [(p.line, p.code) for p in named] == [(p.line, p.code) for p in stance.validate()]


def test_loading_for_an_answer_runs_no_rule(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(GROUND + vote("tally: {for: 9, against: 0, abstain: 0}\nvotes: {for: [FRA]}"), encoding="utf-8")
    loaded = stance.load(own, bundled=False, variables={"XDG_CACHE_HOME": str(tmp_path)})
    assert loaded.position("FRA", "vote")[0].status == "for"
    loaded.close()
    assert "tally" in {problem.code for problem in stance.validate([str(own)], bundled=False)}


def test_a_whole_dataset_is_read_alone(run: Run, tmp_path: Path, excerpt_bundled: str) -> None:
    # As when a checkout's file is checked by a stance that was installed with a copy of it.
    copy = tmp_path / "copy.yaml"
    copy.write_bytes(Path(excerpt_bundled).read_bytes())
    ran = run("validate", str(copy), "--format", "json")
    assert ran.code == 0
    assert "defined-twice" not in ran.out
