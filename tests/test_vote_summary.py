"""Thousands of votes are counted by year and topic; none is dropped, and a look-up does not pay for the others."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import stance
from stance.api import Stance
from stance.index.cache import Index
from stance.questions.profile import StateProfile
from stance.questions.votes import VoteSummary
from tests.conftest import TODAY, Run, Stream

STATUSES = ("for", "against", "abstain", "absent")


def votes(number: int) -> str:
    """A file of roll calls in the twenty years from 2001 on; the votes of Kyrgyzstan go round."""
    text = "sources:\n  made: {type: dataset, title: Made}\n"
    text += "states: {KGZ: {name: Kyrgyzstan, un-member: 1992-03-02}}\nissues:\n"
    for at in range(number):
        topics = "un-vote, made" + (", made-half" if at % 2 else "") + (", made-first" if at < 10 else "")
        text += (
            f"  made-{at}:\n    title: Vote {at}\n    question: For it?\n    type: vote\n"
            f"    aliases: [A/RES/900/{at}]\n    topics: [{topics}]\n"
            f"    date: {2001 + at % 20}-0{1 + at % 5}-15\n    sources: [made]\n"
            f"    votes: {{{STATUSES[at // 20 % 4]}: [KGZ]}}\n"
        )
    return text


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("votes") / "votes.yaml"
    path.write_text(votes(100), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def many(path: Path) -> Iterator[Stance]:
    with closing(stance.load(path, bundled=False, today=TODAY, variables={})) as opened:
        yield opened


def summary(asked: Stance, as_of: str | None = None) -> VoteSummary:
    profile = asked.show("kyrgyzstan", as_of, most_votes=1)
    assert isinstance(profile, StateProfile)
    assert profile.votes is not None
    return profile.votes


def test_the_counts_are_those_of_the_votes_one_by_one(many: Stance) -> None:
    profile = many.show("kyrgyzstan")
    assert isinstance(profile, StateProfile)
    kinds = {issue.id: issue.type for issue in profile.issues}
    listed = Counter(
        (answer.date[:4], answer.status) for answer in profile.positions
        if kinds[answer.issue] == "vote" and answer.date and answer.answer != "ineligible"
    )  # fmt: skip
    counted = {(year.what, status): count for year in summary(many).years for status, count in year.counts.items()}
    assert counted == listed


@pytest.mark.parametrize("day", ["2009", "2013-04-14", "2020-05-14", "2020-05-15", "2026-11-23"])
def test_counts_of_a_day_are_those_of_the_votes_up_to_it(day: str, many: Stance) -> None:
    # The counts kept in the index serve only from the last vote on; those of an earlier day are made from the rows.
    happened = many.timeline(["kyrgyzstan"], topic="un-vote", until=day, events=False).entries
    assert summary(many, day).whole.votes == len(happened)
    assert summary(many, day).whole.counts == Counter(one.status for one in happened)


def test_topics_stand_by_how_many_votes_they_have(many: Stance) -> None:
    topics = summary(many).topics
    made = {count.what: count.votes for count in topics if count.what.startswith("made")}
    assert made == {"made": 100, "made-half": 50, "made-first": 10}
    assert [count.votes for count in topics] == sorted((count.votes for count in topics), reverse=True)
    assert "un-vote" not in {count.what for count in topics}


def test_a_subheading_that_is_all_of_its_heading_is_not_said_twice(tmp_path: Path) -> None:
    path = tmp_path / "votes.yaml"
    path.write_text(votes(100).replace("un-vote, made", "un-vote, made, made-all"), encoding="utf-8")
    with closing(stance.load(path, bundled=False, today=TODAY, variables={})) as opened:
        assert [one.what for one in summary(opened).topics if one.what.startswith("made")] == [
            "made", "made-half", "made-first",
        ]  # fmt: skip


def test_votes_up_to_a_number_are_listed(bundled: Stance) -> None:
    few = bundled.show("kyrgyzstan", most_votes=100)
    assert isinstance(few, StateProfile)
    assert few.votes is None
    assert any(answer.issue == "crimea" for answer in few.positions)


def test_a_profile_of_thousands_stays_readable(path: Path, run: Run) -> None:
    out = run("show", "kyrgyzstan", "--full", "--no-bundled", "--data", str(path)).out
    assert "\nUN votes\n" in out
    assert not any(f"\nmade-{number} " in out for number in range(100))
    assert "stance show KGZ --topic" in out
    # 2001: every twentieth vote of the file: for, against, abstain, absent, for.
    assert "\n2001      5    2        1        1       1\n" in out


def test_a_list_of_issues_counts_very_many_roll_calls(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "votes.yaml"
    path.write_text(votes(160), encoding="utf-8")
    own = ("--no-bundled", "--data", str(path))
    assert "And 160 roll calls, " in run("issues", *own).out
    assert "\nmade-7 " not in run("issues", *own).out
    # Asked for by type or in a format for programs, all are there.
    assert "\nmade-7 " in run("issues", "--type", "vote", *own).out
    assert len(run("issues", "-f", "csv", *own).lines) == 1 + 160


def test_machine_formats_drop_nothing(path: Path, run: Run) -> None:
    rows = list(
        csv.DictReader(io.StringIO(run("show", "kyrgyzstan", "--no-bundled", "--data", str(path), "-f", "csv").out))
    )
    assert sum(row["issue"].startswith("made-") for row in rows) == 100


def test_a_topic_lists_its_votes_one_by_one(path: Path, run: Run) -> None:
    out = run("show", "kyrgyzstan", "--topic", "made-half", "--no-bundled", "--data", str(path)).out
    assert [f"\nmade-{number} " in out for number in range(100)] == [False, True] * 50


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [(["show", "kyrgyzstan", "--topic", "crimae"], 3, "crimea"), (["show", "eeu", "--topic", "crimea"], 2, "--topic")],
)
def test_a_topic_is_one_of_issues_and_for_states(words: list[str], code: int, said: str, run: Run) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_a_disputed_vote_is_counted_once(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("sources:\n  other: {type: press, title: Other}\nissues:\n  made-0:\n    sources: [other]\n"
                     "    votes: {abstain: [KGZ]}\n", encoding="utf-8")  # fmt: skip
    with closing(stance.load([path, other], bundled=False, today=TODAY, variables={})) as both:
        [year] = [year for year in summary(both).years if year.what == "2001"]
        assert year.counts == {"disputed": 1, "for": 1, "against": 1, "abstain": 1, "absent": 1}
        [early] = [year for year in summary(both, "2010").years if year.what == "2001"]
        assert early.counts == year.counts


@pytest.mark.parametrize(("words", "most"), [(("show", "kyrgyzstan"), 6), (("get", "kyrgyzstan", "made-7"), 0)])
def test_a_look_up_takes_hardly_more_steps_among_many_votes_than_among_few(
    words: tuple[str, ...], most: int, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def steps(number: int) -> int:
        path = tmp_path / f"{number}.yaml"
        path.write_text(votes(number), encoding="utf-8")
        run(*words, "--no-bundled", "--data", str(path))  # makes the index
        taken = 0

        def count() -> int:
            nonlocal taken
            taken += 1
            return 0

        answer = Index.rows

        def counted(index: Index, *question: object) -> list[tuple[object, ...]]:
            index._connection.set_progress_handler(count, 10)
            return answer(index, *question)  # type: ignore[arg-type]

        with monkeypatch.context() as patch:
            patch.setattr(Index, "rows", counted)
            assert run(*words, "--no-bundled", "--data", str(path)).code == 0
        return taken

    # In units of ten steps of SQLite's machine. There are as many years; that an issue is a vote is seen in a step or
    # two, what it is takes some twenty, and to answer for each vote hundreds.
    assert steps(600) - steps(120) <= 480 * most / 10


def test_progress_is_shown_on_a_terminal_once_it_has_taken_a_second() -> None:
    from stance.cli.environment import Environment

    times = iter([10.0, 10.5, 11.2, 11.3])
    told = Stream(terminal=True)
    around = Environment(Stream(), Stream(), told, {"COLUMNS": "80"}, TODAY, clock=lambda: next(times))
    around.progress("Reading", 1, 10)
    around.progress("Reading", 2, 10)
    assert told.getvalue() == ""
    around.progress("Reading", 5, 10)
    around.progress("Indexing", 6, 10)
    around.tell("done")
    assert "Indexing" in told.getvalue()
    assert told.getvalue().endswith("done\n")


def test_no_progress_is_shown_by_a_clock_that_stands_still(path: Path, run: Run) -> None:
    # However long the machine takes: no test of what a terminal shows depends on it.
    words = ("get", "kgz", "made-1", "--no-bundled", "--data", str(path))
    assert run(*words, terminal=True, variables={"XDG_CACHE_HOME": ""}).err == ""


def test_progress_is_not_shown_where_standard_error_is_no_terminal(path: Path, run: Run) -> None:
    words = ("get", "kgz", "made-1", "--no-bundled", "--data", str(path))
    assert run(*words, variables={"XDG_CACHE_HOME": ""}).err == ""


@pytest.mark.usefixtures("small_bundled")
def test_reading_and_indexing_report_how_far_they_are(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("sources: {paper: {type: press, title: Paper}}\n", encoding="utf-8")
    seen: list[tuple[str, int, int]] = []
    stance.load(path, today=TODAY, variables={}, progress=lambda *far: seen.append(far)).close()
    assert {stage for stage, _, _ in seen} == {"Reading bundled", f"Reading {path}", "Indexing"}
    assert all(0 <= done <= whole for _, done, whole in seen)
