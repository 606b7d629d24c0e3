"""`--no-bundled`: the bundled dataset answers nothing, but lends its states and groups."""

import json
from pathlib import Path

import pytest

from stance.dataset.files import BUNDLED
from stance.dataset.lending import _states_and_groups
from stance.dataset.reader import read_bytes
from tests.conftest import DATASET, Run

pytestmark = pytest.mark.usefixtures("excerpt_bundled")

OWN = """
sources:
  paper: {type: press, title: Paper}
issues:
  pact:
    title: Pact of the steppe
    question: Is it a member of the pact?
    type: membership
    sources: [paper]
    positions:
      KGZ: [{date: 2014-05-01, status: member}]
      UZB: [{date: 2015-05-01, status: observer}]
"""


@pytest.fixture
def alone(tmp_path: Path) -> list[str]:
    """The options that read a file without states of its own, and nothing else."""
    path = tmp_path / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    return ["--no-bundled", "--data", str(path)]


def test_states_and_groups_are_there_without_defining_them(run: Run, alone: list[str]) -> None:
    assert run("get", "uzbekistan", "pact", *alone).out == "observer\n"
    assert len(json.loads(run("states", *alone, "-f", "json").out)) == 197
    listed = json.loads(run("states", "--group", "central-asia", *alone, "-f", "json").out)
    assert [row["code"] for row in listed] == ["KAZ", "KGZ", "TJK", "TKM", "UZB"]


def test_a_computed_group_is_worked_out_where_its_issue_is(run: Run, alone: list[str]) -> None:
    words = ("states", "--group", "eeu", *alone, "-f", "json")
    assert [row["code"] for row in json.loads(run(*words).out)] == ["ARM", "BLR", "KAZ", "KGZ", "RUS"]
    assert "Eurasian Economic Union" in run("groups", *alone).out


def test_nothing_else_of_the_bundled_dataset_is_there(run: Run, alone: list[str]) -> None:
    assert run("get", "kgz", "crimea", *alone).code == 3
    assert [row["id"] for row in json.loads(run("issues", *alone, "-f", "json").out)] == ["pact"]
    assert [row["id"] for row in json.loads(run("sources", *alone, "-f", "json").out)] == ["paper"]
    assert json.loads(run("events", *alone, "-f", "json").out) == []
    assert json.loads(run("claims", *alone, "-f", "json").out) == []


def test_a_definition_of_the_file_replaces_the_bundled_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("states:\n  KGZ: {name: Kirgizia}\n" + OWN, encoding="utf-8")
    assert run("get", "kirgizia", "pact", "--no-bundled", "--data", str(path)).out == "member\n"
    assert run("get", "kyrgyzstan", "pact", "--no-bundled", "--data", str(path)).code == 3
    assert run("validate", "--no-bundled", str(path)).code == 0


def test_a_file_that_defines_every_state_it_names_stands_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("states:\n  KGZ: {name: Kirgizia}\n  UZB: {name: Usbekia}\n" + OWN, encoding="utf-8")
    rows = json.loads(run("states", "--no-bundled", "--data", str(path), "-f", "json").out)
    assert [row["code"] for row in rows] == ["KGZ", "UZB"]


def test_a_file_without_states_and_positions_has_the_bundled_states(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OWN.partition("    positions:")[0], encoding="utf-8")
    options = ("--no-bundled", "--data", str(path))
    assert len(json.loads(run("states", *options, "-f", "json").out)) == 197
    ran = run("get", "uzbekistan", "pact", *options)
    assert (ran.code, ran.out) == (6, "")


def test_validate_is_content_with_a_file_that_names_bundled_states(run: Run, alone: list[str]) -> None:
    assert run("validate", "--no-bundled", alone[-1]).code == 0


def test_what_is_lent_is_what_the_whole_file_says() -> None:
    raw = DATASET.read_bytes()
    whole, lender = read_bytes([(BUNDLED, raw)]).dataset, _states_and_groups(BUNDLED, raw)
    assert (lender.states, lender.groups) == (whole.states, whole.groups)


def test_a_flood_of_one_cause_is_one_line(run: Run, tmp_path: Path) -> None:
    # 20 roll calls of 60 states that nobody defines: 1,200 references.
    codes = [f"X{first}{second}" for first in "ABCDEF" for second in "ABCDEFGHIJ"]
    votes = "".join(
        f"  v{number}: {{title: T, question: Q, type: vote, date: 2014-03-{number:02}, sources: [s],"
        f" votes: {{for: [{', '.join(codes)}]}}}}\n"
        for number in range(1, 21)
    )
    path = tmp_path / "flood.yaml"
    path.write_text("sources: {s: {type: primary, title: T}}\nissues:\n" + votes, encoding="utf-8")
    lines = [line for line in run("validate", "--no-bundled", str(path)).lines if "unknown-state" in line]
    assert len(lines) == 1
    assert "1,200 references to 60 states that no file defines, the first here: XAA, XAB, " in lines[0]
