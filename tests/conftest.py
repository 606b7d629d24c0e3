"""What every test may use: runs of the command line with a terminal or a pipe that the test controls."""

import io
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

# How long an example takes depends on what else the machine does: speed is measured in benchmarks/, not here.
settings.register_profile("stance", deadline=None)
settings.load_profile("stance")

ROOT = Path(__file__).resolve().parent.parent
DATASET = ROOT / "data" / "stances.yaml"
TODAY = date(2026, 11, 23)

INTERRUPTIBLE = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
"""Begins the code of a process that is to be interrupted: what a script or nohup starts ignores it otherwise."""


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
    """One cache folder for the whole session, so that the bundled dataset is indexed once."""
    return tmp_path_factory.mktemp("cache")


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

    Many tests look at one answer from many sides. Not for words that write (``-o``), nor for a file that changes.
    """
    answers: dict[str, Ran] = {}

    def run(*words: str, **more: Any) -> Ran:
        key = repr((words, sorted(more.items())))
        if key not in answers:
            answers[key] = run_in(cache, *words, **more)
        return answers[key]

    return run


@pytest.fixture(scope="session")
def bundled(cache: Path) -> Iterator[Stance]:
    """The bundled dataset through the Python API."""
    opened = stance.load(today=TODAY, variables={"XDG_CACHE_HOME": str(cache)})
    yield opened
    opened.close()
