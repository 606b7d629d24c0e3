"""`show STATE ISSUE` ends with where in the file the cell stands, so that a reader can correct it."""

import json
import re
from pathlib import Path

import pytest

from tests.conftest import DATASET, ROOT, Run

OWN = """\
sources:
  paper: {type: press, title: Paper}
issues:
  reef:
    title: Pact of the reef
    question: Is it a member of the pact?
    type: membership
    sources: [paper]
    positions:
      TON:
        - {date: 2016-05-01, status: member}
        - {date: 2015-05-01, status: observer}
      FJI: [{date: 2014-05-01, status: member}]
  roll:
    title: Roll call
    question: Did it vote for it?
    type: vote
    date: 2014-03-27
    complete: false
    sources: [paper]
    votes:
      for: [TON,
            FJI]
    positions:
      KIR: [{status: against, note: By letter.}]
"""
MORE = """\
sources: {other: {type: press, title: Other}}
issues:
  reef:
    sources: [other]
    positions: {FJI: [{date: 2018-05-01, status: former}]}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("places")
    (path / "own.yaml").write_text(OWN, encoding="utf-8")
    (path / "more.yaml").write_text(MORE, encoding="utf-8")
    return path


@pytest.fixture
def own(folder: Path, excerpt_bundled: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    monkeypatch.chdir(folder)
    return ("--data", "own.yaml", "--data", "more.yaml")


@pytest.mark.parametrize(
    ("state", "issue", "said"),
    [
        # The first entry of the state in the file, whatever its date; both files where both have one.
        ("tonga", "reef", "In the file: own.yaml:11"),
        ("fiji", "reef", "In the file: own.yaml:13, more.yaml:5"),
        # A vote is in the list of those that voted alike, or has an entry of its own.
        ("fiji", "roll", "In the file: own.yaml:22"),
        ("kiribati", "roll", "In the file: own.yaml:25"),
        ("samoa", "roll", "No entry in the file; the issue stands at own.yaml:14"),
        ("samoa", "reef", "No entry in the file; the issue stands at own.yaml:4, more.yaml:3"),
    ],
)
def test_a_cell_ends_with_its_place(state: str, issue: str, said: str, own: tuple[str, ...], run: Run) -> None:
    ran = run("show", state, issue, *own)
    assert (ran.code, ran.lines[-1]) == (0, said), ran.err


def test_machine_formats_have_the_places(own: tuple[str, ...], run: Run) -> None:
    assert json.loads(run("show", "fiji", "reef", "-f", "json", *own).out)["places"] == ["own.yaml:13", "more.yaml:5"]
    assert json.loads(run("show", "samoa", "reef", "-f", "json", *own).out)["places"] == []


def test_the_bundled_dataset_is_named_as_the_project_has_it(run: Run) -> None:
    lines = DATASET.read_text(encoding="utf-8").splitlines()
    ran = run("show", "kyrgyzstan", "eeu")
    [number] = re.findall(r"^In the file: data/stances\.yaml:(\d+)$", ran.out, re.MULTILINE)
    # The first step of Kyrgyzstan towards the Union, on 29 May 2014, in the line below its code.
    assert lines[int(number) - 2].strip() == "KGZ:"
    assert "2014-05-29" in lines[int(number) - 1]
    assert str(ROOT) not in ran.out
    [number] = re.findall(r":(\d+)$", run("show", "kyrgyzstan", "crimea").lines[-1])
    assert lines[int(number) - 1].strip().startswith("absent: [")
