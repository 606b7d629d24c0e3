"""Commands killed at any instant: nothing is lost, nothing is wrong, and the next command leaves no file behind.

    nice python -m tests.kills 200      so many kills, with what was wrong

A command has an older result in its place when it starts. Once it is killed, that result or the new one is there,
whole, and nothing else; the next command of its kind succeeds and removes what the killed one left. Each runs in a
process of its own that is forked when all is loaded, so that few kills are spent on the start of Python. The suite
tests the instants that matter (tests/test_odd_files.py).
"""

import hashlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.conftest import ROOT, Ran, run_in

OWN = """
sources:
  paper: {type: press, title: Paper}
issues:
  pact:
    title: Pact
    question: Is it a member of the pact?
    type: membership
    sources: [paper]
    positions:
      KGZ: [{date: 2014-05-01, status: member}]
"""
RECORD = str(ROOT / "tests" / "imports" / "excerpt.csv")
ALONE = ("--no-bundled", "--data", "own.yaml", "--data", "record.yaml")


class Kind(NamedTuple):
    """A command, and the folder that it writes to; ``before`` is done before it starts."""

    words: tuple[str, ...]
    writes: str
    before: Callable[[], None] = lambda: None


def _no_index() -> None:
    shutil.rmtree("cache", ignore_errors=True)


def _changed() -> None:
    """The file is another than it was, so that an index of it is out of date."""
    Path("own.yaml").write_text(f"{OWN}# {random.random()}\n", encoding="utf-8")


def _dated() -> None:
    """What is written differs from what is there, though the dataset says the same."""
    Path("own.yaml").write_text(OWN.replace("title: Pact", f"title: Pact {random.random()}"), encoding="utf-8")


KINDS = {
    "import": Kind(("import", "un-votes", RECORD, "--no-bundled", "-o", "out/un.yaml", "--force"), "out"),
    "index": Kind(("get", "kgz", "pact", *ALONE), "cache", _no_index),
    "index out of date": Kind(("get", "kgz", "pact", *ALONE), "cache", _changed),
    "export json": Kind(("export", "json", "-o", "out/all.json", "--force", *ALONE), "out", _dated),
    "export csv": Kind(("export", "csv", "-o", "out/csv", "--force", *ALONE), "out", _dated),
    "export datapackage": Kind(("export", "datapackage", "-o", "out/package", "--force", *ALONE), "out", _dated),
    "export db": Kind(("export", "db", "-o", "out/all.db", "--force", *ALONE), "out", _dated),
    "report": Kind(("report", "kyrgyzstan", "-o", "out/report.html", "--force", *ALONE), "out", _dated),
    "data add": Kind(("data", "add", "own.yaml", "--copy", "--force"), "data", _changed),
    "data add, a link": Kind(("data", "add", "own.yaml", "--force"), "data", _changed),
}


def run(words: tuple[str, ...]) -> Ran:
    """Run a command in the current folder, with caches and kept datasets of its own."""
    return run_in(Path("cache").absolute(), *words, variables={"XDG_DATA_HOME": os.path.abspath("data")})


def killed_after(seconds: float, words: tuple[str, ...]) -> bool:
    """Run a command in another process and kill it after a time; whether it was still running."""
    process = os.fork()
    if process == 0:
        try:
            run(words)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    return os.WIFSIGNALED(status)


def contents(folder: str) -> dict[str, str]:
    """The digest of each file below a folder; an index, which also says when its files changed, has none."""
    return {
        str(path): "" if path.name.startswith("index-") else hashlib.sha1(path.read_bytes()).hexdigest()
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file()
    }


def is_temporary(name: str) -> bool:
    """Whether a file is one of the program's temporary files, or in one of its temporary folders."""
    return ".stance.tmp" in name


def trial(name: str, seconds: float) -> tuple[bool, float, str]:
    """Kill a command after a time: whether it was running, how long the next one takes, and what is wrong."""
    kind = KINDS[name]
    kind.before()
    before = contents(kind.writes)
    killed = killed_after(seconds, kind.words)
    after = {file: digest for file, digest in contents(kind.writes).items() if not is_temporary(file)}
    start = time.monotonic()
    ran = run(kind.words)
    took = time.monotonic() - start
    new = contents(kind.writes)
    wrong = [f"lost {file}" for file in before.keys() - after.keys()]
    wrong += [f"torn {file}" for file, digest in after.items() if digest not in (before.get(file), new.get(file))]
    wrong += [f"left {file}" for file in new if is_temporary(file)]
    if ran.code or (kind.words[0] == "get" and ran.out != "member\n"):
        wrong.append(f"exit {ran.code}: {ran.out[:80]} {ran.err[:300]}")
    return killed, took, f"{name} after {seconds:.3f} s: {'; '.join(wrong[:4])}" if wrong else ""


def main() -> None:
    """So many kills as the first argument says, over all commands in turn."""
    count, chance = int(sys.argv[1]), random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    kills: Counter[str] = Counter()
    trials = wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.mkdir("out")
        _changed()
        assert run(("import", "un-votes", RECORD, "--no-bundled", "-o", "record.yaml")).code == 0
        takes = {}
        for name in KINDS:
            _, takes[name], told = trial(name, 0.0)
            assert not told, told
        while kills.total() < count:
            name = list(KINDS)[trials % len(KINDS)]
            killed, takes[name], told = trial(name, chance.uniform(0.0, 1.02) * takes[name])
            kills[name] += killed
            trials += 1
            if told:
                wrong += 1
                print(told, flush=True)
            if trials % 20 == 0:
                print(f"{kills.total()} kills in {trials} runs, {wrong} wrong", flush=True)
        os.chdir("/")
    print(f"{kills.total()} kills of a running command in {trials} runs, {wrong} wrong: {dict(kills)}")


if __name__ == "__main__":
    main()
