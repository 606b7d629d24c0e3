"""The golden cases and how they are run."""

import shlex
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import Ran, Run

FOLDER = Path(__file__).with_name("golden")


@dataclass(frozen=True)
class Case:
    """A command, where its output goes, and what it printed when a person last read it."""

    folder: Path

    @property
    def command(self) -> list[str]:
        return shlex.split((self.folder / "command").read_text(encoding="utf-8"))

    @property
    def where(self) -> str:
        return (self.folder / "where").read_text(encoding="utf-8").strip()

    @property
    def accepted(self) -> str:
        return (self.folder / "output").read_text(encoding="utf-8")

    def run(self, run: Run) -> Ran:
        if self.where == "pipe":
            return run(*self.command)
        return run(*self.command, terminal=True, variables={"COLUMNS": self.where, "NO_COLOR": "1"})


CASES = [Case(folder) for folder in sorted(FOLDER.iterdir()) if folder.is_dir()]


def printed(ran: Ran) -> str:
    """Both streams and the exit code as one text."""
    err = "".join(f"2> {line}\n" for line in ran.err.splitlines())
    return f"{ran.out}{err}exit {ran.code}\n"
