"""docs/exports.md: its commands print what it shows, its Python runs, and it names every table and view."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stance.api import Stance
from stance.exports.catalogue import TABLES, VIEWS
from tests.conftest import ROOT
from tests.exports.extension import install_extension
from tests.test_recipes import bash
from tools.examples import commands_in

PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
TOOLS = ("sqlite3", "jq")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]


@pytest.mark.thorough
@pytest.mark.skipif(bool(MISSING) and not os.environ.get("CI"), reason=f"{MISSING} not installed")
def test_the_commands_print_what_the_page_shows_and_its_python_runs(
    cache: Path, bundled: Stance, tmp_path: Path
) -> None:
    shown = commands_in(PAGE)
    assert len(shown) >= 25
    ran = bash("\n".join(f"{command}\nprintf '\\0'" for command, _ in shown),
               tmp_path, cache)  # fmt: skip
    printed = ran.stdout.split("\0")
    for (command, output), got in zip(shown, printed, strict=False):
        assert got == output, command
    assert (ran.returncode, len(printed)) == (0, len(shown) + 1)
    install_extension(tmp_path)
    assert len(PYTHON) == 2
    for code in PYTHON:
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, env={"HOME": str(tmp_path)}, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, "")


def test_the_page_counts_what_the_dataset_has(bundled: Stance) -> None:
    states, issues, sources = bundled.states(), bundled.issues(), bundled.sources()
    positions = sum(issue.positions for issue in issues)
    assert set(re.findall(r"wrote \S+: (.*); [\d.]+ MB", PAGE)) == {
        f"{len(states)} states, {len(issues)} issues, {positions:,} positions, {len(sources):,} sources"
    }


def test_the_page_lists_every_table_and_view() -> None:
    listed = re.findall(r"^\| `(\w+)`.* \| (.*) \|$", PAGE.partition("## Every table and column")[2], re.MULTILINE)
    assert listed == [(table.name, table.says) for table in (*VIEWS, *TABLES)]


def test_the_contents_lead_to_every_part() -> None:
    parts = re.findall(r"^## (.*)$", PAGE, re.MULTILINE)
    linked = re.findall(r"\]\(#([\w-]+)\)", PAGE.partition("\n## ")[0])
    assert linked == [part.casefold().replace(" ", "-") for part in parts]
