"""What `validate` accepts answers every command; what it does not accept is refused with its problems."""

from pathlib import Path

import pytest

import stance
from tests.cases import swept
from tests.conftest import TODAY, Run
from tests.dataset_fuzz import SEEDS
from tests.dataset_fuzz import check as check_mutated
from tests.generated import check, dataset

EMPTY = """
sources:
  a: {type: primary, title: A record}
issues:
  empty: {title: A vote, question: Did it?, type: vote, date: 2014-03-27, sources: [a]}
"""


@pytest.mark.parametrize("seed", swept(SEEDS[:2], SEEDS[:1]))
def test_every_command_works_on_a_dataset_without_errors(seed: int, tmp_path: Path) -> None:
    assert check(seed, tmp_path) == []


def test_some_of_the_datasets_have_the_states_of_the_bundled_one() -> None:
    assert any("\nstates:" not in f"\n{dataset(seed)}" for seed in SEEDS[:4])


@pytest.mark.parametrize("seeds", swept([range(10, 14), range(20)], [range(10, 14)]))
def test_mutated_files_are_refused_or_answer(seeds: range, tmp_path: Path) -> None:
    outcomes = {check_mutated(seed, tmp_path) for seed in seeds}
    assert outcomes == {"refused", "answers"}


@pytest.mark.usefixtures("small_bundled")
@pytest.mark.parametrize("output", ["table", "markdown", "html", "json", "jsonl", "csv", "tsv", "yaml"])
def test_an_issue_without_a_position_is_shown(output: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "empty.yaml"
    path.write_text(EMPTY, encoding="utf-8")
    ran = run("show", "empty", "--data", str(path), "-f", output)
    assert (ran.code, ran.err) == (0, "")
    if output == "table":
        assert "Nothing is recorded on empty." in ran.lines
        assert not any("Who stood where" in line for line in ran.lines)


LENT = """
sources:
  paper: {type: press, title: Paper}
issues:
  pact:
    title: Pact
    question: Is it a member?
    type: membership
    sources: [paper]
    positions: {KGZ: [{date: 2014-05-01, status: member}]}
"""


def test_an_export_of_a_file_with_the_states_of_the_bundled_dataset_reads_as_a_dataset(
    run: Run, tmp_path: Path
) -> None:
    path, out = tmp_path / "own.yaml", tmp_path / "out.json"
    path.write_text(LENT, encoding="utf-8")
    assert run("export", "json", "-o", str(out), "--no-bundled", "--data", str(path)).code == 0
    assert run("validate", "--no-bundled", str(out)).code == 0
    assert run("get", "kyrgyzstan", "pact", "--no-bundled", "--data", str(out)).out == "member\n"
    assert len(run("states", "-f", "csv", "--no-bundled", "--data", str(out)).lines) == 1 + 197


def test_an_export_is_of_the_bytes_that_were_indexed_or_none(tmp_path: Path) -> None:
    path, out = tmp_path / "own.yaml", tmp_path / "out.json"
    path.write_text(LENT, encoding="utf-8")
    with stance.load(path, bundled=False, today=TODAY, variables={}) as opened:
        path.write_text(LENT.replace("member}", "former}"), encoding="utf-8")
        with pytest.raises(stance.UnreadableError, match="the data have changed while they were read"):
            opened.export("json", str(out))
        path.unlink()
        with pytest.raises(stance.UnreadableError, match="the data have changed while they were read"):
            opened.export("json", str(out))
    assert not out.exists()
