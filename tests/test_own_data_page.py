"""docs/own-data.md: its commands, one after the other in a new folder, print what it shows."""

import shlex
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run
from tools.examples import commands_in

PAGE = (ROOT / "docs" / "own-data.md").read_text(encoding="utf-8")


def printed(run: Run, folder: Path, command: str) -> str:
    """What the command prints in a terminal of a user whose home is the folder: first the account, then the answer."""
    words = shlex.split(command.replace("\\\n", " "))
    assert words[0] == "stance"
    ran = run(*words[1:], variables={"HOME": str(folder)})
    assert ran.code == 0, ran.err
    return (ran.err + ran.out).replace(str(folder), "~")


@pytest.mark.thorough
def test_the_path_from_a_table_of_forty_rows_to_a_map_a_table_and_a_panel(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = ROOT / "docs" / "examples" / "recognition.csv"
    assert len(table.read_text("utf-8").splitlines()) == 1 + 40
    shutil.copy(table, tmp_path)
    monkeypatch.chdir(tmp_path)
    shown = commands_in(PAGE)
    for command, output in shown:
        assert printed(run, tmp_path, command) == output, command
    assert [command.split()[1] for command, _ in shown].index("panel") < 10
    assert "<svg" in (tmp_path / "map.svg").read_text("utf-8")
    assert r"\toprule" in (tmp_path / "table.tex").read_text("utf-8")
    panel = (tmp_path / "panel.csv").read_text("utf-8").splitlines()
    # 40 states over 33 years. Sweden recognised on 30 October 2014: at the end of that year, not of the one before.
    assert len(panel) == 1 + 40 * 33
    assert {line for line in panel if line.startswith("SWE,380,380,Sweden,201")} >= {
        "SWE,380,380,Sweden,2013,", "SWE,380,380,Sweden,2014,recognises"
    }  # fmt: skip
    # Read back from the tables, and with the entry that was added.
    assert printed(run, tmp_path, "stance get austria recognition-of-ruritania") == "recognises\n"
    assert printed(run, tmp_path, "stance get czechia recognition-of-ruritania --as-of 1993-07-01") == "recognises\n"
