"""What is printed and written is plain English: turns that a native reader stumbles over do not come back."""

from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
STRINGS = [*sorted((ROOT / "stance").rglob("*.py")), *sorted((ROOT / "stance" / "cli" / "topics").glob("*.txt"))]
GOLDEN = sorted((ROOT / "tests" / "golden").rglob("*"))
TURNS = (
    "mend the", "kept already", "is not to be seen", "went along with", "who says so", "makes no sense",
    "one moves much", "stands for nothing in", "all that is missing", "which is no position", "which is no low",
    "was so already",
    "in order of time", "on a phone neither", "defies nobody", "read as domestic", "no own statement", "is no joining",
    "is no status", "is no condition", "is no kind", "add up to it.", "adds up to it.", "not read any more",
    "not asked about", "from now on",
)  # fmt: skip
# The list of what changed quotes what was said before.
QUOTES = ("answers-0.2.md",)


def turned(line: str) -> bool:
    return any(turn in line.casefold() for turn in TURNS)


@pytest.mark.parametrize("page", [page for page in PAGES if page.name not in QUOTES], ids=lambda page: page.name)
def test_a_page_has_none_of_them(page: Path) -> None:
    assert [line for line in page.read_text(encoding="utf-8").splitlines() if turned(line)] == []


def test_no_message_or_help_has_any() -> None:
    found = []
    for file in STRINGS:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if turned(line) and (file.suffix == ".txt" or ('"' in line and '"""' not in line)):
                found.append(f"{file.relative_to(ROOT)}:{number}: {line.strip()}")
    assert found == []


def test_no_accepted_output_has_any() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {line}"
        for file in GOLDEN if file.is_file() and file.suffix not in (".md", ".svg")
        for line in file.read_text(encoding="utf-8").splitlines() if turned(line)
    ]  # fmt: skip
    assert found == []
