"""The recipes: each section of the page is typed into a strict shell in a folder of its own, and prints what it shows.

Tools that are not there cannot be tested with; `.ci/run` makes sure that all are.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases import swept
from tests.conftest import ROOT
from tools.examples import commands_in

PAGE = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
SECTIONS = {section.partition("\n")[0]: section for section in re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]}
FILE = re.compile(r"^```\w+ (\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
ONLY_SHOWN = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)

TOOLS = ("jq", "sqlite3", "fzf", "make")
LARGE = ("Rscript",)
"""What continuous integration does without, for it takes long to install; where it is there it is run."""
MISSING = [tool for tool in (*TOOLS, *LARGE) if shutil.which(tool) is None]


def needs(section: str) -> list[str]:
    """The tools that the commands of a section call."""
    typed = "\n".join(command for command, _ in commands_in(SECTIONS[section]))
    return [tool for tool in (*TOOLS, *LARGE) if re.search(rf"\b{tool}\b", typed)]


POSSIBLE = [
    section for section in SECTIONS if commands_in(SECTIONS[section]) and not set(needs(section)) & set(MISSING)
]


QUICK = ("Ask in an `if`", 'Tell "no" from "nothing recorded"')


def bash(script: str, folder: Path, cache: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script as the page says it is run; both streams come back together."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-c", f"set -euo pipefail\n{script}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env={"PATH": path, "HOME": str(folder), "XDG_CACHE_HOME": str(cache), "LC_ALL": "C.UTF-8", **variables},
        check=False,
    )


def test_continuous_integration_has_every_tool() -> None:
    assert not set(MISSING) & set(TOOLS) or not os.environ.get("CI")


def test_there_is_a_recipe_for_each_tool() -> None:
    assert {tool for section in SECTIONS for tool in needs(section)} == {*TOOLS, *LARGE}


@pytest.mark.parametrize("section", swept(POSSIBLE, QUICK))
def test_a_recipe_prints_what_it_shows(section: str, cache: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / "docs" / "examples" / "my.yaml", tmp_path)
    for name, text in FILE.findall(SECTIONS[section]):
        (tmp_path / name).write_text(text, encoding="utf-8")
    shown = commands_in(SECTIONS[section])
    assert shown
    # One shell for the whole section, so that what is set or written stays; a NUL after each command tells them apart.
    ran = bash("\n".join(f"{command}\nprintf '\\0'" for command, _ in shown), tmp_path, cache)
    printed = ran.stdout.split("\0")
    for (command, output), got in zip(shown, printed, strict=False):
        assert got == output, command
    assert (ran.returncode, len(printed)) == (0, len(shown) + 1)


def test_what_is_only_shown_is_correct_shell(cache: Path, tmp_path: Path) -> None:
    # It needs a person (fzf), a screen (watch) or a tool that few have (pandoc).
    scripts = ONLY_SHOWN.findall(PAGE)
    assert len(scripts) == 3
    for script in scripts:
        assert subprocess.run(["bash", "-n", "-c", script], check=False, capture_output=True).returncode == 0


def test_the_table_of_contents_names_every_recipe() -> None:
    contents = PAGE.partition("## ")[0]
    assert contents.count("](#") == len(SECTIONS)


@pytest.mark.thorough
def test_what_is_watched_is_the_same_at_every_width(cache: Path, tmp_path: Path) -> None:
    # `watch` hands the command a pipe and tells it the size of the screen in COLUMNS and LINES.
    [watched] = re.findall(r"^watch -n \d+ -d (stance .*)$", PAGE, re.MULTILINE)
    wide, narrow = (bash(watched, tmp_path, cache, COLUMNS=width, TERM="xterm") for width in ("200", "20"))
    assert wide.returncode == 0
    assert wide.stdout == narrow.stdout
    assert re.search(r"[^\n -~]", wide.stdout) is None
