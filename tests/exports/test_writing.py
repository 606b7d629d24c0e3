"""How an export is written: whole or not at all, over an earlier one with --force only, never over anything else."""

import json
import os
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import stance
from stance.api import Stance
from stance.dataset import atomic
from stance.exports import folder as folder_writer
from tests.cases import swept
from tests.conftest import INTERRUPTIBLE, ROOT, Run

KINDS = ("db", "json", "csv", "datapackage")
each_kind = pytest.mark.parametrize("kind", KINDS)

# How a file is put in its place does not depend on how large the dataset is.
OF_SMALL = ("--no-bundled", "--data", str(ROOT / "tests" / "datasets" / "small.yaml"))


def contents(path: Path) -> dict[str, bytes]:
    """Every file below a folder, or the file itself."""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return {str(file.relative_to(path.parent)): file.read_bytes() for file in files if file.is_file()}


@each_kind
def test_what_was_written_is_told(kind: str, run: Run, tmp_path: Path) -> None:
    ran = run("export", kind, "-o", str(tmp_path / "out"), *OF_SMALL)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith(f"stance: wrote {tmp_path / 'out'}: 3 states, ")
    assert ran.err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@each_kind
def test_what_is_there_is_replaced_with_force_only(kind: str, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("export", kind, "-o", str(out), *OF_SMALL).code == 0
    before = contents(out)
    ran = run("export", kind, "-o", str(out), *OF_SMALL)
    assert (ran.code, ran.out, ran.err) == (5, "", f"stance: {out} exists; --force replaces it\n")
    other = ("--no-bundled", "--data", str(ROOT / "tests" / "datasets" / "schema2.yaml"))
    again = run("export", kind, "-o", str(out), "--force", *other)
    assert again.code == 0
    assert contents(out) != before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("kind", ["csv", "datapackage"])
@pytest.mark.parametrize(
    ("name", "said"),
    [("notes.txt", "holds notes.txt, which no export wrote"), ("states", "holds states, which no export wrote")],
)
def test_a_folder_with_anything_else_in_it_is_never_replaced(
    kind: str, name: str, said: str, small: Stance, run: Run, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    small.export(kind, out)
    (out / name).mkdir() if name == "states" else (out / name).write_text("mine")
    before = contents(out)
    ran = run("export", kind, "-o", str(out), "--force", *OF_SMALL)
    assert (ran.code, ran.out) == (5, "")
    assert said in ran.err
    assert contents(out) == before


def test_a_folder_that_only_looks_like_an_export_is_never_replaced(run: Run, tmp_path: Path) -> None:
    (tmp_path / "states.csv").write_text("code\n")
    ran = run("export", "csv", "-o", str(tmp_path), "--force", *OF_SMALL)
    assert (ran.code, ran.err) == (5, f"stance: {tmp_path} is a folder that no export made; choose another folder\n")
    (tmp_path / "dataset.csv").write_text("key,value\nexporter,another program\n")
    assert run("export", "csv", "-o", str(tmp_path), "--force", *OF_SMALL).code == 5
    assert len(contents(tmp_path)) == 2


def test_a_link_to_a_file_in_the_folder_is_something_else(small: Stance, run: Run, tmp_path: Path) -> None:
    small.export("csv", tmp_path / "out")
    (tmp_path / "mine.csv").write_text("mine")
    (tmp_path / "out" / "votes.csv").symlink_to(tmp_path / "mine.csv")
    assert run("export", "csv", "-o", str(tmp_path / "out"), "--force", *OF_SMALL).code == 5


def test_a_folder_that_may_not_be_read_is_left_alone(
    small: Stance, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.export("csv", tmp_path / "out")

    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    # Permissions do not bind every user that runs the tests.
    monkeypatch.setattr(os, "scandir", refuse)
    ran = run("export", "csv", "-o", str(tmp_path / "out"), "--force", *OF_SMALL)
    assert (ran.code, ran.err) == (
        5, f"stance: cannot read the folder {tmp_path / 'out'}: Permission denied; choose another\n",
    )  # fmt: skip


def test_an_empty_folder_is_filled_with_force(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert run("export", "csv", "-o", str(tmp_path / "out"), *OF_SMALL).code == 5
    assert run("export", "csv", "-o", str(tmp_path / "out"), "--force", *OF_SMALL).code == 0


def test_a_package_and_csv_files_replace_each_other(small: Stance, tmp_path: Path) -> None:
    small.export("datapackage", tmp_path / "out")
    small.export("csv", tmp_path / "out", force=True)
    # The description of files that are no more would be wrong.
    assert not (tmp_path / "out" / "datapackage.json").exists()


def test_a_link_is_followed_and_stays(small: Stance, tmp_path: Path) -> None:
    small.export("csv", tmp_path / "real")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    small.export("datapackage", tmp_path / "link", force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "datapackage.json").exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["export"], 2, "KIND"),
        (["export", "excel", "-o", "x"], 2, "'datapackage'; 'stance compare ... -f xlsx' writes an answer so"),
        (["export", "foo", "-o", "x"], 2, "'datapackage'; see 'stance export --help'"),
        (["export", "db"], 2, "'stance export db -o stance.db'"),
        (["export", "csv"], 2, "'stance export csv -o stance-data'"),
        (["export", "datapackage", "-o", "-"], 2, "-o stance-data'"),
        (["export", "json", "--force"], 2, "--force is for --output"),
        (["export", "yaml", "-o", "folder"], 5, "name a file, for example stance.yaml"),
        (["export", "db", "-o", ""], 2, "the path to write to is empty"),
        (["export", "db", "-o", "nowhere/x.db"], 5, "there is no folder nowhere; make it first"),
        (["export", "csv", "-o", "nowhere/x/"], 5, "there is no folder nowhere; make it first"),
        (["export", "db", "-o", "folder", "--force"], 5, "folder is not a file; name a file, for example stance.db"),
        (["export", "csv", "-o", "file", "--force"], 5, "file is not a folder; name a new folder"),
        (["export", "db", "-o", "/dev/null", "--force"], 5, "is not a file"),
        (["export", "json", "-o", "nul\0byte"], 5, "nul"),
        (["export", "json", "--no-bundled"], 5, "--no-bundled needs a dataset of your own"),
        (["export", "db", "-o", "x.db", "--data", "missing.yaml"], 5, "no such file or folder: missing.yaml"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_written_is_told_in_one_line(
    words: list[str], code: int, said: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("mine")
    monkeypatch.chdir(tmp_path)
    ran = run(*words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert ran.err.startswith("stance: ")
    assert ran.err.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.usefixtures("small_bundled")
def test_a_file_that_is_read_is_never_written_over(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("sources: {paper: {type: press, title: Paper}}\n", encoding="utf-8")
    before = own.read_bytes()
    ran = run("export", "json", "--data", str(own), "-o", str(own), "--force")
    assert (ran.code, ran.err) == (5, f"stance: {own} is the file that is read; write to another one\n")
    assert own.read_bytes() == before


def test_an_unknown_kind_is_refused_in_python_too(bundled: Stance, tmp_path: Path) -> None:
    with pytest.raises(stance.UsageError, match="'xml' is not a kind of export; choose db, json, yaml, csv"):
        bundled.export("xml", tmp_path / "x")


def test_python_is_told_what_the_command_line_tells(small: Stance, tmp_path: Path) -> None:
    done = small.export("csv", tmp_path / "out")
    assert done.size == sum(map(len, contents(tmp_path / "out").values()))
    assert (done.kind, done.path, done.states) == ("csv", str(tmp_path / "out"), len(small.states()))
    assert (done.issues, done.sources) == (len(small.issues()), len(small.sources()))
    assert done.positions == sum(issue.positions for issue in small.issues())


# Nothing half-written.

LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
from stance.__main__ import run
run()
"""


@pytest.mark.parametrize("kind", swept(KINDS, ["db"]))
def test_on_a_full_disk_an_earlier_export_stays(kind: str, tmp_path: Path, cache: Path, small: Stance) -> None:
    # A limit on the size of files makes a write fail as a full disk does.
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY
    out = tmp_path / "out"
    small.export(kind, out)
    before = contents(out)
    ran = subprocess.run(
        [sys.executable, "-c", LIMITED, "export", kind, "-o", str(out), "--force"],
        capture_output=True, text=True, check=False, cwd=ROOT, env={**os.environ, "XDG_CACHE_HOME": str(cache)},
    )  # fmt: skip
    assert ran.returncode == 5
    assert ran.stderr.startswith(f"stance: cannot write {out}: ")
    assert ran.stderr.endswith("; nothing was changed\n")
    assert contents(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@each_kind
def test_an_interruption_leaves_what_was_there(
    kind: str, tmp_path: Path, small: Stance, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.export(kind, tmp_path / "out")
    before = contents(tmp_path / "out")

    def interrupt(path: str) -> None:
        raise KeyboardInterrupt

    # At the last moment: all is written, nothing is renamed yet.
    monkeypatch.setattr(atomic, "_to_disk", interrupt)
    with pytest.raises(KeyboardInterrupt):
        small.export(kind, tmp_path / "out", force=True)
    with pytest.raises(KeyboardInterrupt):
        small.export(kind, tmp_path / "new")
    assert contents(tmp_path / "out") == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_moved_aside_comes_back_when_the_new_one_cannot_take_its_place(
    tmp_path: Path, small: Stance, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.export("csv", tmp_path / "out")
    before = contents(tmp_path / "out")
    monkeypatch.setattr(atomic, "_exchanged", lambda first, second: False)
    rename = os.rename
    moved: list[str] = []

    def fail_second(old: str, new: str) -> None:
        moved.append(new)
        if len(moved) == 2:
            raise OSError(28, "No space left on device")
        rename(old, new)

    monkeypatch.setattr(os, "rename", fail_second)
    with pytest.raises(stance.UnwritableError, match="No space left on device; nothing was changed"):
        small.export("csv", tmp_path / "out", force=True)
    assert len(moved) == 3
    assert contents(tmp_path / "out") == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_file_added_while_the_export_runs_is_not_lost(
    tmp_path: Path, small: Stance, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.export("csv", tmp_path / "out")
    write = folder_writer._write_csv

    def add_and_write(*given: object) -> None:
        (tmp_path / "out" / "notes.txt").write_text("mine")
        write(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(folder_writer, "_write_csv", add_and_write)
    with pytest.raises(stance.UnwritableError, match="which no export wrote"):
        small.export("csv", tmp_path / "out", force=True)
    assert (tmp_path / "out" / "notes.txt").read_text() == "mine"


def test_a_real_interrupt_is_exit_130_and_leaves_nothing(tmp_path: Path, cache: Path, bundled: Stance) -> None:
    code = (
        f"{INTERRUPTIBLE}import os, stance.exports.database as database\n"
        "real = database.rows_of\n"
        "def rows_of(index, table):\n"
        "    if table.name == 'entries':\n        os.kill(os.getpid(), signal.SIGINT)\n"
        "    yield from real(index, table)\n"
        "database.rows_of = rows_of\nfrom stance.__main__ import run\nrun()\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, "export", "db", "-o", str(tmp_path / "x.db")],
        capture_output=True, text=True, check=False, cwd=ROOT, env={**os.environ, "XDG_CACHE_HOME": str(cache)},
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (130, "stance: interrupted\n")
    assert list(tmp_path.iterdir()) == []


def test_a_reader_of_the_old_file_is_not_disturbed(tmp_path: Path, small: Stance) -> None:
    small.export("db", tmp_path / "out.db")
    with closing(sqlite3.connect(tmp_path / "out.db")) as reading:
        rows = reading.execute("SELECT code FROM states ORDER BY code")
        first = rows.fetchone()
        small.export("db", tmp_path / "out.db", force=True)
        assert [first, *rows.fetchall()] == reading.execute("SELECT code FROM states ORDER BY code").fetchall()


@pytest.mark.thorough
def test_a_document_cut_short_by_its_reader_is_quiet(tmp_path: Path, cache: Path, bundled: Stance) -> None:
    started = subprocess.Popen(
        [sys.executable, "-m", "stance", "export", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
        env={**os.environ, "XDG_CACHE_HOME": str(cache)},
    )  # fmt: skip
    assert started.stdout is not None
    assert started.stderr is not None
    with started.stdout, started.stderr:
        assert started.stdout.read(1) == b"{"
        started.stdout.close()
        assert (started.wait(timeout=60), started.stderr.read()) == (0, b"")


def test_json_lines_are_short_enough_to_be_read(small: Stance, tmp_path: Path) -> None:
    # A list of words stands in one line; no entry does.
    small.export("json", tmp_path / "small.json")
    text = (tmp_path / "small.json").read_text(encoding="utf-8")
    lines = text.splitlines()
    assert all("{" not in line[:-1].strip() or '"' in line for line in lines)
    assert text == "\n".join(lines) + "\n"
    assert json.loads(text)["issues"]["crimea"]["date"] == "2014-03-27"
