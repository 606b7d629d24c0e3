"""One roll call in two files is one issue: by its UN symbol, whatever its id."""

from contextlib import closing
from pathlib import Path

import pytest

import stance
from stance.api import Stance
from stance.dataset.reader import ReadResult, read_bytes
from tests.conftest import TODAY

BASE = """
sources:
  un: {type: primary, title: Record}
states:
  KGZ: {name: Kyrgyzstan, un-member: 1992-03-02}
  ARM: {name: Armenia, un-member: 1992-03-02}
  KAZ: {name: Kazakhstan, un-member: 1992-03-02}
issues:
  crimea:
    title: Territorial integrity of Ukraine
    question: For the resolution?
    type: vote
    aliases: [68/262, A/RES/68/262]
    topics: [crimea]
    date: 2014-03-27
    sources: [un]
    votes: {absent: [KGZ], against: [ARM]}
"""
OTHER = """
sources:
  undl-1: {type: primary, title: Record of the library}
issues:
  un-68-262:
    title: Another title
    question: How did the state vote?
    type: vote
    aliases: [68/262, A/RES/68/262]
    date: 2014-03-28
    sources: [undl-1]
    votes: {absent: [KGZ], for: [ARM], abstain: [KAZ]}
"""


def read(*texts: str) -> ReadResult:
    return read_bytes([(f"{number}.yaml", text.encode()) for number, text in enumerate(texts, 1)])


def opened(folder: Path, *texts: str) -> Stance:
    paths = [folder / f"{number}.yaml" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return stance.load(paths, bundled=False, today=TODAY, variables={})


def test_a_symbol_means_one_roll_call(tmp_path: Path) -> None:
    with closing(opened(tmp_path, BASE, OTHER)) as both:
        assert [issue.id for issue in both.issues()] == ["crimea"]
        for name in ("crimea", "68/262", "A/RES/68/262", "un-68-262"):
            assert both.position("kgz", name)[0].issue == "crimea"


def test_what_the_first_file_says_of_it_holds(tmp_path: Path) -> None:
    with closing(opened(tmp_path, BASE, OTHER)) as both:
        [issue] = both.issues()
        assert (issue.title, issue.date, issue.topics) == (
            "Territorial integrity of Ukraine",
            "2014-03-27",
            ("crimea",),
        )


def test_a_cell_that_both_have_alike_is_one_row_of_the_first(tmp_path: Path) -> None:
    with closing(opened(tmp_path, BASE, OTHER)) as both:
        [answer] = both.position("kgz", "crimea")
        assert (answer.status, answer.sources, answer.origin) == ("absent", ("un",), str(tmp_path / "0.yaml"))


def test_a_cell_that_only_the_second_has_is_its_own(tmp_path: Path) -> None:
    with closing(opened(tmp_path, BASE, OTHER)) as both:
        [answer] = both.position("kaz", "crimea")
        assert (answer.status, answer.sources, answer.origin) == ("abstain", ("undl-1",), str(tmp_path / "1.yaml"))


def test_a_cell_on_which_they_disagree_is_disputed(tmp_path: Path) -> None:
    with closing(opened(tmp_path, BASE, OTHER)) as both:
        answers = both.position("arm", "crimea")
        assert {(answer.answer, answer.status, answer.sources) for answer in answers} == {
            ("disputed", "against", ("un",)), ("disputed", "for", ("undl-1",)),
        }  # fmt: skip


def test_a_third_file_adds_to_the_same(tmp_path: Path) -> None:
    third = OTHER.replace("un-68-262", "un-again").replace("for: [ARM]", "against: [ARM]")
    with closing(opened(tmp_path, BASE, OTHER, third)) as all_three:
        assert [issue.id for issue in all_three.issues()] == ["crimea"]
        assert all_three.position("kgz", "un-again")[0].status == "absent"


def test_what_refers_to_the_id_of_the_second_means_the_first(tmp_path: Path) -> None:
    more = OTHER + (
        "groups:\n  absentees: {title: Absentees, where: {un-68-262: absent}}\n"
        "events:\n  - {id: vote, date: 2014-03-27, title: Vote, issues: [un-68-262], sources: [undl-1]}\n"
        "claims:\n  - {id: C1, source: undl-1, issue: un-68-262, claim: It was, kind: event, verdict: right,"
        " sources: [undl-1]}\n"
    )
    with closing(opened(tmp_path, BASE, more)) as both:
        assert [answer.code for answer in both.compare(issue="crimea", group="absentees").positions] == ["KGZ"]
        assert both.events(issue="crimea").entries[0].issue == "crimea"
        assert [claim.id for claim in both.claims(issue="crimea").claims] == ["C1"]


def test_two_roll_calls_of_one_file_on_one_symbol_are_two() -> None:
    second = OTHER[OTHER.index("  un-68-262") :].replace("un-68-262", "un-68-262-2")
    result = read(BASE, OTHER + second)
    assert result.problems == ()
    assert list(result.dataset.issues) == ["crimea", "un-68-262-2"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("type: vote\n    aliases: [68/262, A/RES/68/262]", "type: vote\n    aliases: [68/262]"),
        ("A/RES/68/262", "A/RES/68/263"),
    ],
    ids=["a bare number", "another symbol"],
)
def test_nothing_less_than_the_symbol_makes_two_the_same(old: str, new: str) -> None:
    result = read(BASE, OTHER.replace(old, new))
    assert list(result.dataset.issues) == ["crimea", "un-68-262"]


def test_the_same_id_without_the_symbol_is_still_defined_twice() -> None:
    result = read(BASE, OTHER.replace("un-68-262", "crimea").replace(", A/RES/68/262", ""))
    assert [problem.code for problem in result.problems] == ["defined-twice"]


def test_a_definition_in_the_very_same_words_is_no_second_one() -> None:
    states = "states:\n  KGZ: {name: Kyrgyzstan, un-member: 1992-03-02}\n"
    assert read(BASE, states).problems == ()
    assert read(BASE, "sources:\n  un: {type: primary, title: Record}\n").problems == ()


@pytest.mark.parametrize("text", ["states:\n  KGZ: {name: Kirghizia, un-member: 1992-03-02}\n",
                                  "sources:\n  un: {type: press, title: Record}\n"])  # fmt: skip
def test_a_definition_in_other_words_is_a_problem(text: str) -> None:
    assert [problem.code for problem in read(BASE, text).problems] == ["defined-twice"]


def test_a_misspelt_vote_in_the_second_file_is_told_at_its_place() -> None:
    [problem] = read(BASE, OTHER.replace("for: [ARM]", "yes: [ARM]")).problems
    assert (problem.file, problem.line, problem.code) == ("2.yaml", 12, "unknown-status")


def test_one_file_that_has_it_under_both_ids_is_told_to_put_them_together() -> None:
    twice = OTHER + "  crimea:\n    sources: [undl-1]\n    positions: {KAZ: [{status: for, note: Differs.}]}\n"
    [problem] = read(BASE, twice).problems
    assert (problem.file, problem.line, problem.code) == ("2.yaml", 13, "defined-twice")
    assert "has as un-68-262 in line 5" in problem.message
