"""Every console block of docs/measures.md shows what the commands print."""

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_readme import commands, shell

PAGE = commands(ROOT / "docs" / "measures.md")


def test_the_page_has_examples() -> None:
    assert len(PAGE) >= 4


@pytest.mark.parametrize(("command", "shown"), PAGE, ids=[command for command, _ in PAGE])
def test_the_page_shows_what_the_command_prints(command: str, shown: str, cache: Path) -> None:
    assert shell(command, cache) == shown
