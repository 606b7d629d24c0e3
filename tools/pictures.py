"""Makes the pictures that the README and the pages of docs show, by running the commands that stand above them.

    python -m tools.pictures

A page shows a picture as a block with one command that ends in `-o NAME.svg`, and an image of that name below it. A
test makes each anew and compares it with the file, so that no page shows a picture that the command does not draw.
"""

import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from stance.cli.environment import Environment
from stance.cli.main import main as stance

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)]+\.svg)\)")
_SHOWN = re.compile(r"^```sh\n(stance [^\n]+) -o (\S+\.svg)\n```\n\n" + IMAGE.pattern, re.MULTILINE)


class Shown(NamedTuple):
    """A picture on a page: the command without its output, the text in place of the image, and its file."""

    page: Path
    command: str
    name: str
    instead: str
    file: Path


def shown() -> Iterator[Shown]:
    """Every picture with its command, page by page."""
    for page in PAGES:
        for command, name, instead, address in _SHOWN.findall(page.read_text(encoding="utf-8")):
            yield Shown(page, command, name, instead, page.parent / address)


def drawn(command: str, cache: Path, today: date) -> str:
    """The picture that a command line draws.

    Raises:
        RuntimeError: the command fails.
    """
    out, err = StringIO(), StringIO()
    environment = Environment(StringIO(), out, err, {"XDG_CACHE_HOME": str(cache)}, today)
    if stance([*shlex.split(command)[1:], "-f", "svg"], environment):
        raise RuntimeError(f"{command}: {err.getvalue()}")
    return out.getvalue()


def main() -> None:
    """Write every picture."""
    with tempfile.TemporaryDirectory() as cache:
        for picture in {picture.file: picture for picture in shown()}.values():
            picture.file.parent.mkdir(exist_ok=True)
            picture.file.write_text(drawn(picture.command, Path(cache), date.today()), encoding="utf-8")
            sys.stdout.write(f"{picture.file.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
