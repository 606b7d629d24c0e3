"""`get -` and `check -`: many pairs from standard input, one answer a line, the worst exit code."""

from pathlib import Path

import pytest

from stance.api import Stance
from tests.conftest import Run

DATA = """
states:
  AAA: {name: Aland}
  BBB: {name: Bland}
  CCC: {name: Korea}
  DDD: {name: Korea}
sources:
  paper: {type: press, title: Paper}
issues:
  pact:
    title: The pact
    question: Is it a member?
    type: membership
    sources: [paper]
    positions:
      AAA: [{date: 2010-05-01, status: signed}, {date: 2014, status: member}]
      BBB: [{date: 2012-01-01, status: member}, {date: 2012-01-01, status: observer}]
"""
"""In 2014 itself it is uncertain whether Aland is a member yet; two entries of one day disagree about Bland."""


@pytest.fixture
def own(tmp_path: Path) -> list[str]:
    """The options that read just this."""
    file = tmp_path / "own.yaml"
    file.write_text(DATA, encoding="utf-8")
    return ["--no-bundled", "--data", str(file)]


def test_every_pair_is_answered_in_order(run: Run, own: list[str]) -> None:
    ran = run("get", "-", *own, stdin="AAA,pact,2013\nBland,pact,2011\naland,The pact,2015-02-01\n")
    assert ran.out.splitlines() == [
        "AAA\tpact\t2013-12-31\tsigned\trecorded",
        "BBB\tpact\t2011-12-31\t\tno-record",
        "AAA\tpact\t2015-02-01\tmember\trecorded",
    ]
    assert (ran.code, ran.err) == (6, "")


@pytest.mark.parametrize(
    "line",
    ["AAA,pact,2013", "AAA\tpact\t2013", "AAA pact 2013", " AAA , pact , 31 December 2013 ", '"AAA","pact","2013"',
     "AAA\tpact\t31 Dec 2013\r", "state,issue,date\nAAA,pact,2013", "\n\nAAA,pact,2013\n\n", "\ufeffAAA,pact,2013"],
)  # fmt: skip
def test_commas_tabs_and_spaces_part_the_words(line: str, run: Run, own: list[str]) -> None:
    ran = run("get", "-", *own, stdin=line)
    assert (ran.code, ran.out, ran.err) == (0, "AAA\tpact\t2013-12-31\tsigned\trecorded\n", "")


def test_a_pair_without_a_date_is_of_the_day_asked(run: Run, own: list[str]) -> None:
    assert run("get", "-", *own, stdin="AAA,pact").out == "AAA\tpact\t2026-11-23\tmember\trecorded\n"
    assert "2013-12-31\tsigned" in run("get", "-", *own, "--as-of", "2013", stdin="AAA,pact,").out


def test_several_answers_of_a_pair_are_joined(run: Run, own: list[str]) -> None:
    ran = run("get", "-", *own, stdin="BBB,pact\nAAA,pact,2014-06-01\n")
    assert [line.split("\t")[3:] for line in ran.lines] == [
        ["member|observer", "disputed"],
        ["signed|member", "uncertain"],
    ]
    assert ran.code == 6


def test_a_name_that_is_unknown_ends_nothing(run: Run, own: list[str]) -> None:
    ran = run("get", "-", *own, stdin="atlantis,pact\nAAA,pact\nAAA\nAAA,pact,13 May\nAAA pact 2013 x\n")
    assert [line.split("\t")[-1] for line in ran.lines] == [
        "unknown", "recorded", "malformed", "malformed", "malformed",
    ]  # fmt: skip
    told = ran.err.splitlines()
    assert [line.split(":")[1] for line in told] == [" line 1", " line 3", " line 4", " line 5"]
    assert "no state is called 'atlantis'" in told[0]
    assert ran.code == 3


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("", 0), ("AAA,pact", 0), ("AAA,pact\nBBB,pact,2011", 6), ("BBB,pact,2011\nAAA,pact,x", 2),
        ("AAA,pact,x\nZZZ,pact", 3), ("ZZZ,pact\nKorea,pact", 4),
    ],
)  # fmt: skip
def test_the_exit_code_is_the_worst(lines: str, code: int, run: Run, own: list[str]) -> None:
    assert run("get", "-", *own, stdin=lines).code == code


@pytest.mark.parametrize(
    ("words", "lines", "code"),
    [
        (["member"], "AAA,pact", 0), (["binding"], "AAA,pact", 0), (["signed"], "AAA,pact", 1),
        (["signed", "member"], "AAA,pact\nAAA,pact,2013", 0), (["signed"], "AAA,pact\nAAA,pact,2013", 1),
        # However the dispute is settled, Bland has not signed; of membership it cannot be told.
        (["signed"], "BBB,pact", 1), (["member"], "BBB,pact", 6), (["signed"], "AAA,pact\nBBB,pact,2011", 6),
        (["maybe"], "AAA,pact", 2),
    ],
)  # fmt: skip
def test_check_reads_pairs_too(words: list[str], lines: str, code: int, run: Run, own: list[str]) -> None:
    ran = run("check", "-", *words, *own, stdin=lines)
    assert ran.code == code
    assert ran.out == run("get", "-", *own, stdin=lines).out


def test_a_day_after_the_last_check_is_warned_of_once(run: Run) -> None:
    ran = run("get", "-", stdin="kgz,crimea,2031\nkaz,crimea,2032\n")
    assert (ran.code, ran.err.count("nothing is known after")) == (0, 1)


@pytest.mark.parametrize("words", [["get", "-", "-f", "json"], ["get", "-", "--field", "since"], ["check", "-", "for",
                                   "--fields", "status"]], ids=" ".join)  # fmt: skip
def test_its_lines_are_always_the_same(words: list[str], run: Run) -> None:
    ran = run(*words, stdin="kgz,crimea")
    assert (ran.code, ran.out) == (2, "")
    assert "always prints code, issue, day, status and answer" in ran.err


def test_ten_thousand_pairs_are_what_single_answers_are(bundled: Stance) -> None:
    issues = [issue.id for issue in bundled.issues()]
    states = [state.code for state in bundled.states()]
    pairs = [(states[n % len(states)], issues[n * 7 % len(issues)], str(1990 + n % 36)) for n in range(10_000)]
    answers = bundled.positions(pairs)
    assert len(answers) == len(pairs)
    for (state, issue, day), answer in list(zip(pairs, answers, strict=True))[::97]:
        single = bundled.position(state, issue, as_of=day)
        assert answer[:3] == (state, issue, f"{day}-12-31")
        assert answer.answer == single[0].answer
        assert answer.status == ("|".join(one.status for one in single if one.status) or None)
