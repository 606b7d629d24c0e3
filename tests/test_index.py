"""The index: built once, used until the data change, never trusted when damaged, never in the way."""

import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import stance
from stance.api import Stance
from stance.dataset import reader
from stance.dataset.temporary import temporary_file
from stance.errors import UnreadableError
from stance.index import cache as index_cache
from tests.conftest import ROOT, TODAY

SMALL = """
dataset: {schema: 1, version: 2026.1.0}
sources:
  record: {type: primary, title: A roll call}
states:
  KGZ: {name: Kyrgyzstan, un-member: 1992-03-02}
issues:
  crimea:
    title: A vote
    question: Did the state vote for it?
    type: vote
    date: 2014-03-27
    sources: [record]
    votes: {abstain: [KGZ]}
"""
SECOND = 1_000_000_000


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    file = folder / "small.yaml"
    file.write_text(SMALL, encoding="utf-8")
    return file


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """What XDG_CACHE_HOME is set to. It does not exist yet."""
    return tmp_path / "caches"


@pytest.fixture
def answer(data: Path, home: Path) -> Callable[[], str | None]:
    """Opens the small dataset as a new process would, and tells Kyrgyzstan's vote."""

    def ask() -> str | None:
        with closing(small(data, home)) as opened:
            return vote(opened)

    return ask


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry for each time that the YAML files are read."""
    seen: list[str] = []
    read_bytes = reader.read_bytes

    def counted(contents: Iterable[tuple[str, bytes]], *rest: Any) -> reader.ReadResult:
        named = list(contents)
        seen.append(" ".join(label for label, _ in named))
        return read_bytes(named, *rest)

    monkeypatch.setattr(reader, "read_bytes", counted)
    return seen


def small(data: Path, home: Path) -> Stance:
    return stance.load(data, bundled=False, today=TODAY, variables={"XDG_CACHE_HOME": str(home)})


def vote(opened: Stance) -> str | None:
    [found] = opened.position("KGZ", "crimea")
    return found.status


def only_index(home: Path) -> Path:
    """The one file in the cache folder."""
    [file] = (home / "stance").iterdir()
    return file


def later(file: Path, nanoseconds: int = SECOND) -> None:
    """Set the time of a file's last change forward, whatever the clock of the file system."""
    found = file.stat()
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns + nanoseconds))


# Built once, used again.


def test_the_first_question_builds_the_index(home: Path, answer: Callable[[], str | None]) -> None:
    assert not home.exists()
    assert answer() == "abstain"
    assert only_index(home).name.endswith(".sqlite")


def test_the_second_question_reads_no_yaml(readings: list[str], answer: Callable[[], str | None]) -> None:
    assert [answer(), answer(), answer()] == ["abstain"] * 3
    assert len(readings) == 1


def test_the_second_question_leaves_the_index_as_it_is(home: Path, answer: Callable[[], str | None]) -> None:
    answer()
    before = only_index(home).stat()
    answer()
    after = only_index(home).stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_size) == (before.st_ino, before.st_mtime_ns, before.st_size)


def test_the_index_is_opened_read_only(data: Path, home: Path, answer: Callable[[], str | None]) -> None:
    answer()
    with closing(small(data, home)) as opened, pytest.raises(sqlite3.OperationalError, match="readonly"):
        opened.index.rows("DELETE FROM position")


def test_every_set_of_files_has_an_index_of_its_own(tmp_path: Path, data: Path, home: Path) -> None:
    added = tmp_path / "added.yaml"
    added.write_text("states:\n  UZB: {name: Uzbekistan}\n", encoding="utf-8")
    variables = {"XDG_CACHE_HOME": str(home)}

    def states(*files: Path) -> int:
        with closing(stance.load(files, bundled=False, today=TODAY, variables=variables)) as opened:
            return len(opened.states())

    counted = [states(data), states(added), states(data, added)]
    assert counted == [1, 1, 2]
    assert len(list((home / "stance").iterdir())) == 3
    assert [states(data), states(added), states(data, added)] == counted


def test_an_index_of_one_folder_is_not_taken_for_that_of_another(tmp_path: Path, home: Path) -> None:
    for name, status in (("one", "abstain"), ("two", "against")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "small.yaml").write_text(SMALL.replace("abstain", status), encoding="utf-8")
    told = []
    for name in ("one", "two", "one"):
        with closing(small(tmp_path / name / "small.yaml", home)) as opened:
            told.append(vote(opened))
    assert told == ["abstain", "against", "abstain"]


# The data change.


def test_a_change_that_keeps_the_size_is_seen(data: Path, answer: Callable[[], str | None]) -> None:
    assert answer() == "abstain"
    before = data.stat()
    data.write_text(SMALL.replace("abstain", "against"), encoding="utf-8")
    os.utime(data, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert data.stat().st_size == before.st_size
    assert answer() == "against"


def test_a_change_that_keeps_the_time_is_seen(data: Path, answer: Callable[[], str | None]) -> None:
    assert answer() == "abstain"
    before = data.stat()
    data.write_text(SMALL.replace("abstain", "for"), encoding="utf-8")
    os.utime(data, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert answer() == "for"


def test_an_older_file_put_in_place_is_seen(data: Path, answer: Callable[[], str | None]) -> None:
    assert answer() == "abstain"
    data.write_text(SMALL.replace("abstain", "against"), encoding="utf-8")
    later(data, -100 * SECOND)
    assert answer() == "against"


def test_a_changed_set_leaves_no_second_index(data: Path, home: Path, answer: Callable[[], str | None]) -> None:
    answer()
    first = only_index(home)
    data.write_text(SMALL.replace("abstain", "for"), encoding="utf-8")
    answer()
    assert only_index(home) == first


def test_a_file_that_was_only_touched_is_not_read_as_yaml(
    data: Path, readings: list[str], answer: Callable[[], str | None]
) -> None:
    answer()
    later(data)
    assert answer() == "abstain"
    assert len(readings) == 1


def test_a_file_that_was_only_touched_is_compared_once(
    data: Path, home: Path, answer: Callable[[], str | None]
) -> None:
    answer()
    later(data)
    answer()
    noted = only_index(home).stat()
    with closing(sqlite3.connect(only_index(home))) as connection:
        [(stamp,)] = connection.execute("SELECT value FROM meta WHERE key = 'stamp'").fetchall()
    assert str(data.stat().st_mtime_ns) in stamp
    answer()
    assert only_index(home).stat().st_mtime_ns == noted.st_mtime_ns


def test_data_that_break_are_told_and_not_answered_from_the_old_index(
    data: Path, home: Path, answer: Callable[[], str | None]
) -> None:
    answer()
    data.write_text(SMALL.replace("abstain", "abstained"), encoding="utf-8")
    with pytest.raises(UnreadableError, match="1 problem") as caught:
        answer()
    assert "unknown-status" in caught.value.details[0]
    assert [file.suffix for file in (home / "stance").iterdir()] == [".sqlite"]


# The index is damaged, foreign or old.


def truncate(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def lose_the_last_page(file: Path) -> None:
    os.truncate(file, file.stat().st_size - 4096)


def fill_with_garbage(file: Path) -> None:
    file.write_bytes(b"\xde\xad\xbe\xef" * (file.stat().st_size // 4))


def keep_only_the_header(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:100] + bytes(file.stat().st_size - 100))


def garble_the_pages(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:4096] + b"\xff" * (file.stat().st_size - 4096))


def empty(file: Path) -> None:
    file.write_bytes(b"")


def another_database(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE meta (key TEXT, value TEXT)")
        connection.commit()


def drop(table: str) -> Callable[[Path], None]:
    def damage(file: Path) -> None:
        with closing(sqlite3.connect(file)) as connection:
            connection.execute(f"DROP TABLE {table}")
            connection.commit()

    damage.__name__ = f"drop_{table}"
    return damage


DAMAGES = [
    truncate, lose_the_last_page, fill_with_garbage, keep_only_the_header, garble_the_pages, empty, another_database,
    drop("meta"), drop("state"), drop("position"), drop("name"),
]  # fmt: skip


def damage_name(damage: Callable[[Path], None]) -> str:
    return damage.__name__


@pytest.mark.parametrize("damage", DAMAGES, ids=damage_name)
def test_a_damaged_index_is_made_anew_and_nobody_notices(
    damage: Callable[[Path], None], home: Path, readings: list[str], answer: Callable[[], str | None]
) -> None:
    answer()
    damage(only_index(home))
    assert answer() == "abstain"
    # Sound again, so that the third question needs no YAML.
    assert answer() == "abstain"
    assert len(readings) == 2


@pytest.mark.parametrize("damage", [truncate, fill_with_garbage, empty, drop("position")], ids=damage_name)
def test_damage_done_while_the_index_is_open_is_mended(damage: Callable[[Path], None], data: Path, home: Path) -> None:
    with closing(small(data, home)) as opened:
        damage(only_index(home))
        assert vote(opened) == "abstain"
        assert vote(opened) == "abstain"
    with closing(sqlite3.connect(only_index(home))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_an_index_of_another_format_is_made_anew(
    readings: list[str], answer: Callable[[], str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer()
    monkeypatch.setattr(index_cache, "FORMAT", index_cache.FORMAT + 1)
    assert answer() == "abstain"
    assert answer() == "abstain"
    assert len(readings) == 2


def test_an_index_of_another_version_of_the_program_is_made_anew(
    readings: list[str], answer: Callable[[], str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer()
    monkeypatch.setattr(index_cache, "__version__", "0.0.1")
    assert answer() == "abstain"
    assert len(readings) == 2


def test_a_question_that_is_wrong_is_not_taken_for_damage_for_ever(data: Path, home: Path) -> None:
    with closing(small(data, home)) as opened, pytest.raises(sqlite3.OperationalError, match="no such table"):
        opened.index.rows("SELECT * FROM nowhere")


# There is no place for an index.


def a_file_where_the_folder_should_be(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    return {"XDG_CACHE_HOME": str(tmp_path / "file")}


def a_file_of_our_name(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "caches").mkdir()
    (tmp_path / "caches" / "stance").write_text("mine", encoding="utf-8")
    return {"XDG_CACHE_HOME": str(tmp_path / "caches")}


def a_home_that_is_a_file(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "home").write_text("mine", encoding="utf-8")
    return {"HOME": str(tmp_path / "home")}


def nowhere(_: Path) -> dict[str, str]:
    return {}


def empty_names(_: Path) -> dict[str, str]:
    return {"XDG_CACHE_HOME": "", "HOME": ""}


def relative_names(_: Path) -> dict[str, str]:
    # The XDG specification has relative paths ignored.
    return {"XDG_CACHE_HOME": "caches", "HOME": "home"}


def a_device(_: Path) -> dict[str, str]:
    return {"XDG_CACHE_HOME": os.devnull}


@pytest.mark.parametrize(
    "place",
    [a_file_where_the_folder_should_be, a_file_of_our_name, a_home_that_is_a_file, nowhere, empty_names,
     relative_names, a_device],
)  # fmt: skip
def test_where_no_index_can_be_kept_the_answer_is_the_same(
    place: Callable[[Path], dict[str, str]], tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    variables = place(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with closing(stance.load(data, bundled=False, today=TODAY, variables=variables)) as opened:
        assert vote(opened) == "abstain"
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_in_the_place_of_the_index_does_no_harm(
    data: Path, home: Path, answer: Callable[[], str | None]
) -> None:
    answer()
    file = only_index(home)
    file.unlink()
    (file / "mine").mkdir(parents=True)
    assert answer() == "abstain"
    assert only_index(home) == file
    assert (file / "mine").is_dir()


def test_the_index_lives_in_the_cache_folder_of_the_home(tmp_path: Path, data: Path) -> None:
    with closing(stance.load(data, bundled=False, today=TODAY, variables={"HOME": str(tmp_path / "home")})) as opened:
        assert vote(opened) == "abstain"
    assert len(list((tmp_path / "home" / ".cache" / "stance").iterdir())) == 1


@pytest.mark.parametrize("name", ["with space", "100%", "a?b#c", "kéş", "quote'\""])
def test_any_name_of_a_folder_will_do(name: str, tmp_path: Path, data: Path, readings: list[str]) -> None:
    for _ in range(2):
        with closing(small(data, tmp_path / name)) as opened:
            assert vote(opened) == "abstain"
    assert len(readings) == 1


# Several at once.

ONE_OF_MANY = """
import sys
from stance.api import load
import stance.dataset.reader, stance.questions.positions, stance.index.build
print("ready", flush=True)
sys.stdin.readline()
opened = load(sys.argv[1], bundled=False, variables={"XDG_CACHE_HOME": sys.argv[2]})
print(*[answer.status for answer in opened.position("KGZ", "crimea")], flush=True)
"""


@pytest.mark.thorough
def test_eight_processes_may_start_at_once(data: Path, home: Path) -> None:
    command = [sys.executable, "-c", ONE_OF_MANY, str(data), str(home)]
    started = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(8)
    ]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    told = [process.communicate(timeout=30) for process in started]
    assert told == [("abstain\n", "")] * 8
    assert [file.suffix for file in (home / "stance").iterdir()] == [".sqlite"]


def test_threads_of_one_process_do_not_share_a_temporary_file(data: Path, home: Path) -> None:
    barrier = threading.Barrier(6)
    told: list[str | None] = []

    def ask() -> None:
        barrier.wait()
        with closing(small(data, home)) as opened:
            told.append(vote(opened))

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == ["abstain"] * 6
    assert [file.suffix for file in (home / "stance").iterdir()] == [".sqlite"]


def test_an_index_replaced_by_another_process_goes_on_answering(
    data: Path, home: Path, answer: Callable[[], str | None]
) -> None:
    with closing(small(data, home)) as opened:
        data.write_text(SMALL.replace("abstain", "for"), encoding="utf-8")
        assert answer() == "for"
        # What was opened before the change answers from what it opened.
        assert vote(opened) == "abstain"


def test_what_processes_that_died_left_behind_is_removed(home: Path, answer: Callable[[], str | None]) -> None:
    folder = home / "stance"
    folder.mkdir(parents=True)
    left, foreign = folder / ".0123456789abcdef.stance.tmp", folder / "notes.tmp"
    for file in (left, foreign):
        file.write_text("half", encoding="utf-8")
    with temporary_file(str(folder)) as in_use:
        answer()
        assert Path(in_use).exists()
    assert not left.exists()
    assert foreign.exists()


# Rows one by one.


def test_a_long_answer_comes_row_by_row_and_tells_how_far_it_is(data: Path) -> None:
    told: list[tuple[str, int, int]] = []
    with closing(stance.load(data, bundled=False, variables={}, progress=lambda *step: told.append(step))) as opened:
        told.clear()
        counted = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 9999) SELECT i FROM n"
        rows = opened.index.each(counted, "Walking", 10_000)
        assert next(rows) == (0,)
        assert [number for (number,) in rows] == list(range(1, 10_000))
    assert told[0] == ("Walking", 0, 10_000)
    assert [done for _, done, _ in told] == sorted({done for _, done, _ in told})
    assert 2 <= len(told) < 100


def test_an_index_that_is_damaged_in_the_middle_of_a_long_answer_is_told(data: Path) -> None:
    with closing(stance.load(data, bundled=False, variables={})) as opened:
        opened.index._connection.close()
        opened.index._connection = sqlite3.connect(":memory:")
        with pytest.raises(stance.UnreadableError, match=r"the index cannot be read: .*; run the command again"):
            list(opened.index.each("SELECT * FROM position", "Exporting"))


def test_a_closed_dataset_answers_nothing_row_by_row_either(data: Path) -> None:
    opened = stance.load(data, bundled=False, variables={})
    opened.close()
    with pytest.raises(ValueError, match="closed"):
        next(opened.index.each("SELECT 1", "Exporting"))


# The data are left alone.


def test_nothing_is_written_beside_the_data(data: Path, home: Path, answer: Callable[[], str | None]) -> None:
    before = data.stat()
    answer()
    empty(only_index(home))
    answer()
    assert list(data.parent.iterdir()) == [data]
    assert data.read_text(encoding="utf-8") == SMALL
    assert data.stat().st_mtime_ns == before.st_mtime_ns


def test_nothing_is_written_beside_the_bundled_data(tmp_path: Path, excerpt_bundled: str) -> None:
    beside = Path(excerpt_bundled).parent
    before = sorted(beside.iterdir())
    with closing(stance.load(today=TODAY, variables={"XDG_CACHE_HOME": str(tmp_path)})) as opened:
        # A/RES/68/262: Kyrgyzstan did not vote.
        assert vote(opened) == "absent"
    assert sorted(beside.iterdir()) == before


# What an issue begins with.

BEGUN = """
  law:
    title: A law
    question: Is there such a law?
    type: legislation
    {when}: 2010-05-01
    sources: [record]
    positions: {{KGZ: [{{date: 2012-03-04, status: in-force}}]}}
"""


@pytest.mark.parametrize("when", ["begins", "date"])
def test_the_date_of_an_issue_that_is_no_vote_stands_in_for_its_beginning(when: str, data: Path, home: Path) -> None:
    data.write_text(SMALL + BEGUN.format(when=when), encoding="utf-8")
    with closing(small(data, home)) as opened:
        days = ("2010-04-30", "2010-05-01", "2012-03-04")
        answers = [answer.answer for day in days for answer in opened.position("KGZ", "law", day)]
        assert answers == ["not-yet", "no-record", "recorded"]


# What schema 2 adds, as tests/datasets/schema2.yaml has it.


def test_the_index_has_instruments_notices_dissent_searches_and_who_is_eligible(tmp_path: Path) -> None:
    file = ROOT / "tests" / "datasets" / "schema2.yaml"
    with stance.load(file, bundled=False, today=TODAY, variables={"XDG_CACHE_HOME": str(tmp_path)}) as opened:
        rows = opened.index.rows
        steps = rows("SELECT date, instrument FROM position WHERE instrument <> '' ORDER BY id")
        assert (steps[0], steps[-1]) == (("1999", "law-1999"), ("2025", "law-1999 law-2024"))
        [(effective, first, last)] = rows(
            "SELECT effective, effective_first, effective_last FROM position WHERE effective IS NOT NULL"
        )
        day = date(2012, 12, 19).toordinal()
        assert (effective, first, last) == ("2012-12-19", day, day)
        assert rows("SELECT status FROM position WHERE dissent") == [("opposes",)]
        named = rows("SELECT s.code, i.key, i.title, i.number FROM instrument i JOIN state s ON s.id = i.state")
        assert ("KGZ", "law-2024", "Law on foreign representatives", "72") in named
        assert len(named) == 3
        assert rows("SELECT s.code, q.date, q.where_ FROM searched q JOIN state s ON s.id = q.state") == [
            ("ARM", "2026-11-27", "register of legal acts"), ("ARM", "2026-11-28", "the press"),
        ]  # fmt: skip
        eligible = {key: json.loads(who) for key, who in rows("SELECT key, eligible FROM issue WHERE eligible <> ''")}
        assert eligible == {
            # A group's list stands for the group; a rule stays one, as it depends on the day.
            "foreign-agents": ["ARM", "KGZ"], "invasion": ["ARM", "KGZ"], "mission": {"csto": ["member", "frozen"]},
        }  # fmt: skip
        [(scale, statuses, ordered)] = rows("SELECT scale, statuses, ordered FROM issue WHERE statuses IS NOT NULL")
        assert json.loads(scale) == ["recognises", "wavers", "refuses"]
        assert json.loads(statuses)["wavers"] == {"says": "The state has not made up its mind.", "class": "other"}
        assert ordered == 1
        assert rows("SELECT m49, cow, cow_letters, gw FROM state WHERE code = 'KGZ'") == [("417", "703", "KYR", "703")]
        assert rows("SELECT rule FROM state_group WHERE key = 'treaty'") == [('{"csto": ["binding"]}',)]


def test_who_is_eligible_by_a_computed_group_is_its_rule(data: Path, home: Path) -> None:
    group = "groups:\n  those: {title: Those that abstained, where: {crimea: [abstain]}}\n"
    issue = BEGUN.format(when="begins").rstrip() + "\n    eligible: those\n"
    text = SMALL.replace("schema: 1", "schema: 2").replace("issues:\n", group + "issues:\n")
    data.write_text(text + issue.lstrip("\n"), encoding="utf-8")
    with closing(small(data, home)) as opened:
        [(eligible,)] = opened.index.rows("SELECT eligible FROM issue WHERE key = 'law'")
        assert json.loads(eligible) == {"crimea": ["abstain"]}
