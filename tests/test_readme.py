"""Every console block of the README shows what the commands print."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def commands(document: Path) -> list[tuple[str, str]]:
    """The command lines of the document's console blocks, each with the output shown under it."""
    found = []
    for block in BLOCK.findall(document.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


README = commands(ROOT / "README.md")


def shell(command: str, cache: Path) -> str:
    """What the command prints, both streams together, in a shell that finds `stance`."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    kept = {name: value for name, value in os.environ.items() if name in ("HOME", "LANG", "LC_ALL", "SYSTEMROOT")}
    ran = subprocess.run(
        ["bash", "-c", command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**kept, "PATH": path, "XDG_CACHE_HOME": str(cache)},
        check=False,
    )
    return ran.stdout


def test_the_readme_has_examples() -> None:
    assert len(README) >= 8


@pytest.mark.parametrize(("command", "shown"), README, ids=[command for command, _ in README])
def test_the_readme_shows_what_the_command_prints(command: str, shown: str, cache: Path) -> None:
    assert shell(command, cache) == shown
