"""Files that are odd, planted, rewritten meanwhile or left behind: nothing is stale, waited for or lost."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

import stance
from stance.dataset import atomic, files, temporary
from stance.dataset.atomic import write_whole
from stance.dataset.files import DataFile
from stance.dataset.temporary import temporary_file, temporary_folder
from stance.index import cache as index_cache
from tests import kills
from tests.conftest import ROOT, Run, run_in
from tests.test_index import SMALL, only_index, small, vote

AGAINST = SMALL.replace("abstain", "against")
"""Of the same size."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    file = tmp_path / "small.yaml"
    file.write_text(SMALL, encoding="utf-8")
    return file


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "caches"


def answer(data: Path, home: Path) -> str | None:
    with closing(small(data, home)) as opened:
        return vote(opened)


# Never stale.


def rewrite(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def rename(file: Path, text: str) -> None:
    new = file.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    os.utime(new, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
    new.replace(file)


def keep_the_time(file: Path, text: str) -> None:
    before = file.stat()
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("change", [rewrite, rename, keep_the_time], ids=lambda change: change.__name__)
def test_a_file_of_the_same_size_and_time_is_seen(change: Callable[[Path, str], None], data: Path, home: Path) -> None:
    for text, status in ((SMALL, "abstain"), (AGAINST, "against")) * 3:
        change(data, text)
        assert answer(data, home) == status


def test_two_writes_within_a_tick_of_the_clock_are_told_apart(
    data: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A clock that stands still: all that can be seen from outside is the same before and after.
    same = f"1 1 {time.time_ns()} 1"
    for module in (files, index_cache):
        monkeypatch.setattr(module, "looks", lambda status: same)
    answer(data, home)
    rewrite(data, AGAINST)
    assert answer(data, home) == "against"


def test_the_answer_is_from_the_index_that_was_built_and_not_from_what_has_its_name_now(
    data: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(data, home)
    older = only_index(home).read_bytes()
    rewrite(data, AGAINST)
    replace = os.replace

    def replace_and_be_overtaken(new: str, name: Path) -> None:
        replace(new, name)
        overtake(older, name)

    monkeypatch.setattr(os, "replace", replace_and_be_overtaken)
    assert answer(data, home) == "against"


def overtake(older: bytes, name: Path) -> None:
    other = name.with_suffix(".other")
    other.write_bytes(older)
    other.rename(name)


def test_a_note_that_nothing_has_changed_is_not_made_on_another_index(
    data: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(data, home)
    of_abstain = only_index(home).read_bytes()
    rewrite(data, AGAINST)
    answer(data, home)
    contents = index_cache._contents

    def compare_and_be_overtaken(files: Sequence[DataFile]) -> tuple[list[tuple[str, bytes]], str, str]:
        found = contents(files)
        overtake(of_abstain, only_index(home))
        return found

    os.utime(data)
    with monkeypatch.context() as patched:
        patched.setattr(index_cache, "_contents", compare_and_be_overtaken)
        answer(data, home)
    assert answer(data, home) == "against"


RACE = """
import sys
from contextlib import closing
from stance.api import load
file, cache, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
stale = 0
for _ in range(count):
    # What was in place when the look-up began, or came meanwhile, may be the answer.
    first = int(open(file + ".done").read())
    with closing(load(file, bundled=False, variables={"XDG_CACHE_HOME": cache})) as opened:
        [found] = opened.position("KGZ", "crimea")
    last = int(open(file + ".begun").read())
    right = {("abstain", "against")[number % 2] for number in range(first, last + 1)}
    stale += found.status not in right
print(stale)
"""


def test_no_answer_is_stale_while_the_file_is_rewritten(data: Path, home: Path) -> None:
    """By two processes in a loop. STANCE_LOOK_UPS=10000 is the long run."""
    looks = int(os.environ.get("STANCE_LOOK_UPS", "60"))

    def note(what: str, number: int) -> None:
        new = Path(f"{data}.{what}.new")
        new.write_text(str(number), encoding="utf-8")
        new.replace(f"{data}.{what}")

    note("begun", 0)
    note("done", 0)
    command = [sys.executable, "-c", RACE, str(data), str(home), str(looks // 2)]
    asking = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    number = 0
    while any(process.poll() is None for process in asking):
        number += 1
        note("begun", number)
        rename(data, (SMALL, AGAINST)[number % 2])
        note("done", number)
        time.sleep(0.002)
    assert [process.communicate()[0] for process in asking] == ["0\n", "0\n"]


# Never planted, never waited for.


def a_pipe(index: Path) -> None:
    index.unlink()
    os.mkfifo(index)


def a_link(index: Path) -> None:
    index.rename(index.with_name("elsewhere"))
    index.symlink_to("elsewhere")


def open_to_all(index: Path) -> None:
    index.chmod(0o666)


def open_to_the_group(index: Path) -> None:
    index.chmod(0o620)


@pytest.mark.parametrize("plant", [a_pipe, a_link, open_to_all, open_to_the_group], ids=lambda plant: plant.__name__)
def test_an_index_that_is_odd_or_that_others_may_write_is_not_trusted(
    plant: Callable[[Path], None], data: Path, home: Path
) -> None:
    answer(data, home)
    index = only_index(home)
    plant(index)
    assert answer(data, home) == "abstain"
    assert index.is_file()
    assert not index.is_symlink()
    assert not index.stat().st_mode & 0o022


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to another user")
@pytest.mark.parametrize("of", ["index", "folder"])
def test_an_index_of_another_user_is_not_trusted(of: str, data: Path, home: Path) -> None:
    answer(data, home)
    index = only_index(home)
    index.write_bytes(index.read_bytes().replace(b"abstain", b"against"))
    os.chown(index if of == "index" else index.parent, 12345, 12345)
    assert answer(data, home) == "abstain"


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702])
def test_a_folder_where_others_may_write_has_no_index(mode: int, data: Path, home: Path) -> None:
    (home / "stance").mkdir(parents=True)
    (home / "stance").chmod(mode)
    assert answer(data, home) == "abstain"
    assert list((home / "stance").iterdir()) == []


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: os.symlink("/dev/zero", path)], ids=["pipe", "device"])
def test_what_is_no_file_is_refused_and_not_waited_for(make: Callable[[Path], None], run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    make(folder / "odd.yaml")
    for name in (folder, folder / "odd.yaml"):
        for ran in (
            run("get", "kgz", "crimea", "--data", str(name)), run("validate", str(name)),
            run("get", "kgz", "crimea", variables={"STANCE_DATA": str(name)}),
        ):  # fmt: skip
            assert (ran.code, ran.out) == (5, "")
            assert f"neither a file nor a folder: {folder / 'odd.yaml'}" in ran.err
            assert ran.err.count("\n") == 1


@pytest.mark.usefixtures("small_bundled")
def test_control_characters_in_the_name_of_a_file_reach_no_terminal(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a\x1b[31m\n\u2028b.yaml"
    file.write_text("states: {ZZZ: {name: Zembla, iso: x}}\n", encoding="utf-8")
    for words in (["validate", str(file)], ["validate", str(file), "-f", "github"], ["get", "kgz", "crimea", "--data"]):
        ran = run(*words, *([str(file)] if words[-1] == "--data" else []), terminal=True)
        assert "\x1b" not in (ran.out + ran.err).replace("\x1b[1m", "").replace("\x1b[0m", "").replace("\x1b[3", "")
        assert "a\\x1b[31m\\n\\u2028b.yaml" in (ran.out + ran.err).replace("\n", "")
    file.write_text("states: {ZZZ: {name: Zembla}}\n", encoding="utf-8")
    rows = run("show", "zembla", "--data", str(file), "-f", "json").out
    assert "\x1b" not in rows


@pytest.mark.usefixtures("small_bundled")
def test_a_message_about_a_file_stays_on_its_line(run: Run, tmp_path: Path) -> None:
    excerpt = str(ROOT / "tests" / "imports" / "excerpt.csv")
    for number, words in enumerate((["export", "db"], ["export", "csv"], ["import", "un-votes", excerpt])):
        ran = run(*words, "-o", str(tmp_path / f"{number}\x1b\n\n\x9b.yaml"))
        assert ran.code == 0
        assert f"{tmp_path / str(number)}\\x1b\\n\\n\\x9b.yaml" in ran.err
        assert all(line.startswith("stance: ") for line in ran.err.splitlines())


def test_the_path_of_a_dataset_is_exact_in_a_pipe_and_harmless_on_a_terminal(run: Run, tmp_path: Path) -> None:
    variables = {"XDG_DATA_HOME": str(tmp_path / "a\x1b[31m")}
    assert run("data", "path", variables=variables).out == f"{tmp_path}/a\x1b[31m/stance\n"
    assert run("data", "path", variables=variables, terminal=True).out == f"{tmp_path}/a\\x1b[31m/stance\n"


# A folder that has been deleted.


def test_a_deleted_current_folder_is_told_and_matters_to_relative_names_only(
    run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    for words in (
        ["get", "kgz", "crimea", "--data", "../small.yaml"], ["validate", "x.yaml"], ["states", "-o", "x.csv"],
        ["export", "csv", "-o", "x"], ["import", "un-votes", str(data), "-o", "x.yaml"],
    ):  # fmt: skip
        ran = run(*words)
        assert (ran.code, ran.out) == (5, "")
        assert "the current folder no longer exists" in ran.err
        assert ran.err.count("\n") == 1
    assert run("validate", "--no-bundled", str(data)).code == 0
    assert run("get", "kgz", "crimea").out == "absent\n"


# Written whole, nothing left behind.


def test_what_a_killed_command_leaves_is_removed_by_the_next(tmp_path: Path) -> None:
    code = (
        "import os, sys, time\nfrom stance.dataset.temporary import temporary_file, temporary_folder\n"
        "with temporary_file(sys.argv[1]) as one, temporary_folder(sys.argv[1]) as two:\n"
        "    open(os.path.join(two, 'half'), 'w').close()\n    print('made', flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == b"made\n"
        write_whole(str(tmp_path / "first"), ["text"])
        assert len(list(tmp_path.iterdir())) == 3  # it lives
        killed.send_signal(signal.SIGKILL)
        killed.wait()
    write_whole(str(tmp_path / "second"), ["text"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first", "second"]


def test_a_file_that_a_killed_command_tears_loses_or_leaves_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the driver that is run by hand: see tests/kills.py."""
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "own.yaml").write_text(kills.OWN, encoding="utf-8")
    (tmp_path / "record.yaml").write_text("states: {ZZZ: {name: Zembla}}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def told(harm: Callable[[], object]) -> str:
        monkeypatch.setattr(kills, "killed_after", lambda seconds, words: harm() is None)
        return kills.trial("export json", 0.0)[2]

    assert told(lambda: None) == ""
    assert told(lambda: (out / "all.json").write_text("{")).endswith("torn out/all.json")
    assert told((out / "all.json").unlink).endswith("lost out/all.json")
    assert told((out / f".{'0' * 16}.stance.tmp").touch) == ""  # which the next command removes
    monkeypatch.setattr(temporary, "remove_abandoned", lambda folder: None)
    assert "left out/." in told((out / f".{'1' * 16}.stance.tmp").touch)


def test_nothing_of_others_is_removed(tmp_path: Path) -> None:
    names = ["x.tmp", ".0123456789abcdef.stance", "0123456789abcdef.stance.tmp", ".0123.stance.tmp"]
    for name in names:
        (tmp_path / name).write_text("mine")
    with temporary_file(str(tmp_path)) as file, temporary_folder(str(tmp_path)) as folder:
        assert os.path.isfile(file)
        assert os.path.isdir(folder)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


@pytest.mark.parametrize("exchanging", [True, False])
def test_a_folder_is_never_missing_when_a_command_is_killed(
    exchanging: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(text: str) -> None:
        with atomic.whole_folder(str(tmp_path / "out"), lambda real: None, force=True) as folder:
            Path(folder, "table.csv").write_text(text)

    class Killed(BaseException):
        pass

    def killed(*names: str) -> None:
        raise Killed

    make("old")
    rename = os.rename
    if not exchanging:
        monkeypatch.setattr(atomic, "_exchanged", lambda first, second: False)
        with monkeypatch.context() as patched:
            patched.setattr(os, "rename", lambda old, new: rename(old, new) if new.endswith(".tmp") else killed())
            with pytest.raises(Killed):
                make("new")
        assert not (tmp_path / "out").exists()  # the instant between two renames
    make("new")
    assert (tmp_path / "out" / "table.csv").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a link to another user")
def test_a_link_of_another_user_in_a_shared_folder_is_not_followed(run: Run, tmp_path: Path) -> None:
    shared, mine = tmp_path / "shared", tmp_path / "mine.csv"
    shared.mkdir()
    shared.chmod(0o1777)
    (shared / "answer.csv").symlink_to(mine)
    assert run("states", "-o", str(shared / "answer.csv")).code == 0  # one's own link
    mine.unlink()
    os.lchown(shared / "answer.csv", 12345, 12345)
    ran = run("states", "-o", str(shared / "answer.csv"))
    assert (ran.code, mine.exists()) == (5, False)
    assert "is a link of another user in a folder where all may write" in ran.err


@pytest.mark.usefixtures("small_bundled")
@pytest.mark.parametrize("umask", [0o002, 0o077])
def test_files_respect_the_umask(umask: int, cache: Path, tmp_path: Path) -> None:
    before = os.umask(umask)
    try:
        for kind in ("db", "json"):
            assert run_in(cache, "export", kind, "-o", str(tmp_path / kind)).code == 0
            assert (tmp_path / kind).stat().st_mode & 0o777 == 0o666 & ~umask
    finally:
        os.umask(before)


def test_the_patterns_of_temporary_names_are_hidden_and_no_datasets(tmp_path: Path) -> None:
    with temporary_file(str(tmp_path)) as path:
        assert re.fullmatch(r"\.[0-9a-f]{16}\.stance\.tmp", os.path.basename(path))
        with pytest.raises(stance.UnreadableError, match="no YAML file"):
            stance.load(tmp_path, bundled=False, variables={})
