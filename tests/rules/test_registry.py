"""The list of rules against the files of the room, and the rules on data that they were not written for."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.dataset import rules
from stance.dataset.rules import validate_bytes
from tests.conftest import DATASET
from tests.rules.small import GROUND

ROOM = Path(rules.__file__).parent
NAMES = sorted(path.stem for path in ROOM.glob("*.py") if path.stem != "__init__")


def test_every_rule_of_the_room_is_listed() -> None:
    assert sorted(rule.code for rule in rules.described()) == sorted(name.replace("_", "-") for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_has_its_own_tests(name: str) -> None:
    assert (Path(__file__).parent / f"test_{name}.py").exists()


def test_every_rule_says_what_it_demands_and_why() -> None:
    for rule in rules.described():
        assert rule.severity in ("error", "warning")
        assert 0 < len(rule.title) < 100
        assert len(rule.reason) > 60
        assert "\n" not in rule.reason


def test_errors_are_listed_before_warnings() -> None:
    severities = [rule.severity for rule in rules.described()]
    assert severities == sorted(severities)


@pytest.mark.thorough  # the quick run holds it to the warnings that docs/sources.md lists
def test_the_bundled_dataset_breaks_no_rule_that_is_an_error() -> None:
    found = validate_bytes([("f", DATASET.read_bytes())])
    assert [str(problem) for problem in found if problem.severity == "error"] == []


WHOLE = (
    GROUND
    + """\
groups: {g: {title: G, states: [KGZ], sources: [paper]}}
issues:
  vote:
    title: Vote
    question: Was it so?
    type: vote
    date: 1993-05-01
    tally: {for: 1, against: 1, abstain: 0, absent: 1}
    sources: [record]
    votes: {for: [FRA], against: [KGZ], absent: [YUG]}
    positions:
      FRA: [{status: for, note: Spoke too.}]
  club:
    title: Club
    question: Is it in?
    type: membership
    begins: 1992-01-01
    ends: 2020-12-31
    alignment:
      FRA: {scores: {member: 1, declined: -1}, because: So., sources: [paper]}
    sources: [record]
    positions:
      KGZ:
        - {date: 1994-01-01, status: signed, sources: [paper]}
        - {date: '1995', until: 1999-12-31, status: member}
        - {date: 2001-03~, status: former, reading: {mechanism: domestic, source: paper}}
events:
  - {id: e, date: 1994-01-01, title: E, issues: [club], states: [KGZ], sources: [record]}
claims:
  - {id: C1, source: paper, states: [FRA], issue: club, claim: It was, kind: event, verdict: right, sources: [record]}
"""
)
LINES = WHOLE.splitlines(keepends=True)
WORDS = (
    "KGZ",
    "FRA",
    "ZZZ",
    "record",
    "nothing",
    "member",
    "for",
    "1994-13-01",
    "'1990'",
    "2030",
    "[]",
    "{}",
    "''",
    "~",
)


@given(st.data())
def test_damaged_data_is_told_of_and_never_raises(data: st.DataObject) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 4), label="how many")):
        at = data.draw(st.integers(0, len(lines) - 1), label="line")
        words = lines[at].split(" ")
        if data.draw(st.booleans(), label="drop the line"):
            lines[at] = ""
        else:
            words[data.draw(st.integers(0, len(words) - 1), label="word")] = data.draw(st.sampled_from(WORDS)) + "\n"
            lines[at] = " ".join(words)
    text = "".join(lines)
    for problem in validate_bytes([("f", text.encode())]):
        assert problem.file == "f"
        assert 0 <= problem.line <= len(lines) + 5
        assert problem.message
