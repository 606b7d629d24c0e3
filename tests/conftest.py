"""What every test may use: runs of the command line with a terminal or a pipe that the test controls."""

import gc
import io
import os
import pickle
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

import stance
from stance.api import Stance
from stance.cli.environment import Environment
from stance.cli.main import main
from stance.dataset import files, reader
from stance.dataset.model import Dataset
from stance.dataset.problems import Problems
from tests.excerpt import excerpt

# How long an example takes depends on what else the machine does: speed is measured in benchmarks/, not here.
settings.register_profile("quick", deadline=None, max_examples=25)
settings.register_profile("thorough", deadline=None, max_examples=100)

# What is imported and shared stays to the end: looking through it for garbage after every few tests finds nothing.
gc.set_threshold(50_000, 20, 50)

ROOT = Path(__file__).resolve().parent.parent

# Tests start hundreds of processes, and most of the time of each would go by compiling the program anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

DATASET = ROOT / "data" / "stances.yaml"
TODAY = date(2026, 11, 23)


def pytest_collection_finish() -> None:
    """What is imported and collected stays to the end: nothing in it is garbage."""
    gc.freeze()


QUICK = "not thorough"
"""The tests that `pytest` alone runs, as pyproject.toml says it."""


def pytest_configure(config: pytest.Config) -> None:
    """Properties are tried with a few examples in the quick run."""
    settings.load_profile("quick" if config.getoption("markexpr") == QUICK else "thorough")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The thorough run tries them again, with many."""
    if config.getoption("markexpr") != QUICK:
        for item in items:
            if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
                item.add_marker("thorough")


INTERRUPTIBLE = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
"""Begins the code of a process that is to be interrupted: what a script or nohup starts ignores it otherwise."""


def read_bundled_once(read: Callable[..., None]) -> Callable[..., None]:
    """`reader._read_text`, but a bundled dataset is read once a process, and copied when it is wanted again.

    Hundreds of tests read it with a file of their own on top. What the reader makes of the same text is the same.
    """
    copies: dict[tuple[str, str], bytes] = {}

    def read_text(text: str, file: str, dataset: Dataset, problems: Problems, progress: reader.Progress) -> None:
        if text not in _BUNDLED_TEXTS or dataset != Dataset(files=(file,)) or problems.found:
            read(text, file, dataset, problems, progress)
        elif (file, text) in copies:
            progress(f"Reading {file}", 0, text.count("\n"))
            copy = pickle.loads(copies[file, text])
            for name in Dataset.__slots__:
                setattr(dataset, name, getattr(copy, name))
        else:
            read(text, file, dataset, problems, progress)
            if not problems.found:
                copies[file, text] = pickle.dumps(dataset)

    return read_text


_BUNDLED_TEXTS = {DATASET.read_text(encoding="utf-8")}
reader._read_text = read_bundled_once(reader._read_text)


def entries_of(positions: Any) -> list[Any]:
    """The entries of a state on an issue as a stock YAML reader has them: a list, or beside named instruments."""
    entries: list[Any] = positions["entries"] if isinstance(positions, dict) else positions
    return entries


class Stream(io.StringIO):
    """A text stream that says whether it is a terminal, and keeps apart what is written to it in bytes."""

    def __init__(self, terminal: bool = False, text: str = "") -> None:
        super().__init__(text)
        self.terminal = terminal
        self._bytes = io.BytesIO(text.encode("utf-8"))

    @property
    def buffer(self) -> io.BytesIO:
        return self._bytes

    def isatty(self) -> bool:
        return self.terminal


@dataclass(frozen=True)
class Ran:
    """What a run printed and its exit code."""

    code: int
    out: str
    err: str
    raw: bytes = b""

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache folder for the whole session and all its processes, so that the bundled dataset is indexed once."""
    folder = tmp_path_factory.getbasetemp()
    return (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "cache"


def run_in(
    cache: Path,
    *words: str,
    terminal: bool = False,
    variables: Mapping[str, str] | None = None,
    today: date = TODAY,
    stdin: str = "",
) -> Ran:
    """Run `stance` in this process; the words of the command line are separate arguments."""
    out, err = Stream(terminal), Stream(terminal)
    settings = {"XDG_CACHE_HOME": str(cache), "COLUMNS": "80", **(variables or {})}
    # The clock stands still: what a run prints does not depend on how busy the machine is.
    code = main(words, Environment(Stream(text=stdin), out, err, settings, today, clock=lambda: 0.0))
    return Ran(code, out.getvalue(), err.getvalue(), out.buffer.getvalue())


@pytest.fixture(scope="session")
def run(cache: Path) -> Run:
    """Runs `stance` with the session's cache."""
    return partial(run_in, cache)


@pytest.fixture(scope="session")
def run_once(cache: Path) -> Run:
    """Runs `stance` for questions that change nothing: what was run before is not run again, but handed out as it was.

    Many tests look at one answer from many sides. Not for words that write (``-o``), nor for a file that changes. What
    the API answered is shared too, so that another format or screen only prints it.
    """
    answers: dict[str, Ran] = {}
    methods: dict[str, Any] = {name: asked_once(getattr(Stance, name)) for name in ASKED_ONCE}

    def run(*words: str, **more: Any) -> Ran:
        key = repr((words, sorted(more.items())))
        if key not in answers:
            with pytest.MonkeyPatch.context() as patched:
                for name, method in methods.items():
                    patched.setattr(Stance, name, method)
                answers[key] = run_in(cache, *words, **more)
        return answers[key]

    return run


def install(folder: Path, dataset: str) -> str:
    """Lay out an installation with this bundled dataset; what is said is where the dataset is."""
    path = folder / "data" / "stances.yaml"
    path.parent.mkdir()
    path.write_text(dataset, encoding="utf-8")
    _BUNDLED_TEXTS.add(dataset)
    return str(path)


@pytest.fixture(scope="session")
def small_install(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An installation whose bundled dataset is the small one."""
    return install(
        tmp_path_factory.mktemp("small"), Path(__file__).with_name("datasets").joinpath("small.yaml").read_text("utf-8")
    )


@pytest.fixture(scope="session")
def excerpt_install(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An installation whose bundled dataset has all states and few issues."""
    return install(tmp_path_factory.mktemp("excerpt"), excerpt(DATASET.read_text(encoding="utf-8")))


def bundle(monkeypatch: pytest.MonkeyPatch, dataset: str) -> str:
    """Make this installed dataset the bundled one."""
    monkeypatch.setattr(files, "__file__", str(Path(dataset).parents[1] / "stance" / "dataset" / "files.py"))
    return dataset


@pytest.fixture
def small_bundled(small_install: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The path of the bundled dataset, which is the small one: for how datasets go together, its size does not matter.

    It is read and indexed fifty times as fast. Kyrgyzstan was absent from the vote `crimea` there too.
    """
    return bundle(monkeypatch, small_install)


@pytest.fixture
def excerpt_bundled(excerpt_install: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The path of the bundled dataset, which is the excerpt: where all states must be there, or issues as they are."""
    return bundle(monkeypatch, excerpt_install)


ASKED_ONCE = (
    "agree", "agree_matrix", "agree_ranking", "align", "changes", "claims", "compare", "coverage", "cross", "events",
    "explain", "groups", "issues", "lanes", "report", "show", "sources", "states", "timeline",
)  # fmt: skip


def asked_once(ask: Callable[..., Any]) -> Callable[..., Any]:
    """A method of the API that hands out the same result, which nothing can change, for the same question."""
    results: dict[str, Any] = {}

    def asked(opened: Stance, *words: Any, **more: Any) -> Any:
        key = repr((opened.today, opened.index.files, words, sorted(more.items())))
        if key not in results:
            results[key] = ask(opened, *words, **more)
        return results[key]

    return asked


@pytest.fixture(scope="session")
def bundled(cache: Path) -> Iterator[Stance]:
    """The bundled dataset through the Python API."""
    opened = stance.load(today=TODAY, variables={"XDG_CACHE_HOME": str(cache)})
    yield opened
    opened.close()
