"""Every console block of the README and of the pages in docs shows what the commands print."""

import re
import shlex
from datetime import date
from pathlib import Path

import pytest

from stance.cli.environment import Environment
from stance.cli.main import main
from tests.conftest import ROOT, Stream
from tools.examples import DOCUMENTS, SHELLS_OF_THEIR_OWN, commands_in, shell

LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def commands(document: Path) -> list[tuple[str, str]]:
    """The command lines of a document with the output shown under each."""
    return commands_in(document.read_text(encoding="utf-8"))


SHOWN = [
    (document.name, *example)
    for document in DOCUMENTS
    for example in commands(document)
    if document.name not in SHELLS_OF_THEIR_OWN
]


def anchor(heading: str) -> str:
    """The heading as the fragment of an address, the way GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-")


@pytest.mark.parametrize(("name", "least"), [("README.md", 2), ("guide.md", 8), ("dataset.md", 6)])
def test_the_document_has_examples(name: str, least: int) -> None:
    assert len([document for document, _, _ in SHOWN if document == name]) >= least


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").split()) <= 1200


examples = pytest.mark.parametrize(
    ("document", "command", "shown"), SHOWN, ids=[f"{document}: {command}" for document, command, _ in SHOWN]
)


def printed(command: str, cache: Path) -> str:
    """What `stance ...` prints, both streams together, and what `&& echo` or `|| echo` says after it."""
    asked, *then = re.split(r" (&&|\|\|) echo ", command)
    both = Stream()
    words = shlex.split(asked.replace("\\\n", " "))
    assert words[0] == "stance"
    code = main(words[1:], Environment(Stream(), both, both, {"XDG_CACHE_HOME": str(cache)}, date.today()))
    if then and (then[0] == "&&") == (code == 0):
        both.write(then[1].strip('"').replace("$?", str(int(code))) + "\n")
    return both.getvalue()


@examples
def test_a_document_shows_what_the_command_prints(
    document: str, command: str, shown: str, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert printed(command, cache) == shown


@pytest.mark.thorough
@examples
def test_a_document_shows_what_a_shell_prints(document: str, command: str, shown: str, cache: Path) -> None:
    assert shell(command, cache) == shown


@pytest.mark.parametrize("document", DOCUMENTS, ids=[document.name for document in DOCUMENTS])
def test_every_link_inside_the_project_leads_somewhere(document: Path) -> None:
    for target in LINK.findall(document.read_text(encoding="utf-8")):
        file, _, fragment = target.partition("#")
        if "://" in target:
            continue
        page = document.parent / file if file else document
        assert page.exists(), target
        if fragment:
            assert fragment in {anchor(heading) for heading in HEADING.findall(page.read_text(encoding="utf-8"))}
