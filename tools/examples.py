"""Writes what the commands print now into the console blocks of the README and the pages in docs.

    python -m tools.examples          all of them
    python -m tools.examples FILE...  those of some documents

Read the difference before you commit it: a test holds every block to what its command prints.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SHELLS_OF_THEIR_OWN = ("recipes.md", "exports.md", "own-data.md")
"""Documents whose commands build on each other; they have tests of their own."""

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_PROMPT = re.compile(r"^\$ ", re.MULTILINE)


def commands_in(text: str) -> list[tuple[str, str]]:
    """The command lines of the console blocks of a text, each with the output shown under it.

    Lines that begin with ``> `` right below a command carry it on, as bash prompts for them.
    """
    return [
        ("".join(line.removeprefix("> ") if number else line for number, line in enumerate(typed)).rstrip("\n"), shown)
        for block in _BLOCK.findall(text)
        for typed, shown in map(_typed_and_shown, _PROMPT.split(block)[1:])
    ]


def _typed_and_shown(part: str) -> tuple[list[str], str]:
    lines = part.splitlines(keepends=True)
    more = next((n for n, line in enumerate(lines[1:]) if not line.startswith("> ")), len(lines) - 1)
    return lines[: more + 1], "".join(lines[more + 1 :])


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


def refreshed(text: str, cache: Path) -> str:
    """The text with the present output in every console block."""

    def block(match: re.Match[str]) -> str:
        before, *parts = _PROMPT.split(match.group(1))
        printed = [
            f"$ {''.join(typed)}{shell(command, cache)}"
            for typed, command in (
                (_typed_and_shown(part)[0], commands_in(f"```console\n$ {part}```\n")[0][0]) for part in parts
            )
        ]
        return f"```console\n{before}{''.join(printed)}```"

    return _BLOCK.sub(block, text)


def main() -> None:
    """Refresh the documents named, or all."""
    documents = [Path(name) for name in sys.argv[1:]] or DOCUMENTS
    with tempfile.TemporaryDirectory() as folder:
        for document in documents:
            if document.name not in SHELLS_OF_THEIR_OWN:
                document.write_text(refreshed(document.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
