"""Writes man/stance.1, the manual page, from the commands and the help topics.

    python -m tools.man          write it
    python -m tools.man --print  print it instead

A test compares the file with what this makes, so it cannot fall behind the commands.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import wrap
from typing import Any

import typer

from stance.cli.commands import SUMMARIES
from stance.cli.group import command_group
from stance.cli.help import TOPICS, topic_text
from stance.version import __version__

PAGE = Path(__file__).resolve().parent.parent / "man" / "stance.1"

_COMMON = 5
"""An option that so many commands share is explained once."""

_SECTIONS = {
    "FORMATS": "formats", "PICTURES": "pictures", "DATES": "dates", "STATUSES": "statuses", "NAMES": "names",
    "DATASETS": "datasets",
    "EXIT STATUS": "exit-codes", "ENVIRONMENT": "environment",
}  # fmt: skip


def page() -> str:
    """The manual page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    group = command_group()
    context = typer.Context(group, info_name="stance", **group.context_settings)
    commands = {name: group.get_command(context, name) for name in SUMMARIES}
    common = _common_options(list(commands.values()))
    yield f'.TH STANCE 1 "{_released()}" "stance {__version__}" "User Commands"'
    yield ".nh"
    yield ".SH NAME"
    yield "stance \\- positions of states on issues, as of a day, with sources"
    yield ".SH SYNOPSIS"
    yield ".B stance"
    yield "COMMAND [ARGUMENT]... [OPTION]..."
    yield ".SH DESCRIPTION"
    yield from _text(group.help or "")
    yield from _text("A file in YAML holds dated, sourced positions; nothing in an answer comes from anywhere else.")
    yield ".SH OPTIONS"
    yield from _options(context, group)
    yield ".SH COMMANDS"
    for name, command in commands.items():
        yield from _command(name, command, common)
    yield ".SH COMMON OPTIONS"
    yield "Of the commands that list them."
    for param in common.values():
        yield from _entry(_names(param), param.help, _choices(param))
    for title, topic in _SECTIONS.items():
        yield f".SH {title}"
        yield ".in 4n"
        yield from _literal(topic_text(topic).splitlines()[2:])
    yield ".SH SEE ALSO"
    yield from _text(f"'stance help' explains {', '.join(TOPICS)} in the terminal.")


def _common_options(commands: Sequence[Any]) -> dict[tuple[str, ...], Any]:
    options = [param for command in commands for param in command.params if param.opts[0].startswith("-")]
    shared = Counter((*param.opts, param.help) for param in options)
    return {tuple(param.opts): param for param in options if shared[*param.opts, param.help] >= _COMMON}


def _command(name: str, command: Any, common: dict[tuple[str, ...], Any]) -> Iterator[str]:
    arguments = [param for param in command.params if not param.opts[0].startswith("-")]
    options = [param for param in command.params if param.opts[0].startswith("-")]
    shared = [param for param in options if common.get(tuple(param.opts), param).help == param.help
              and tuple(param.opts) in common]  # fmt: skip
    words = [f"stance {name}", *(_value(param) for param in arguments), "[OPTION]..."]
    yield f".SS {_escaped(' '.join(words))}"
    for number, paragraph in enumerate(command.help.split("\n\n")):
        if number:
            yield ".PP"
        yield from _text(paragraph)
    for param in arguments:
        yield from _entry(f"\\fI{_escaped(_value(param))}\\fR", param.help)
    for param in options:
        if param not in shared:
            yield from _entry(_names(param), param.help, _choices(param))
    if shared:
        yield ".PP"
        yield from _text(f"Also {', '.join(param.opts[0] for param in shared)}.")
    for paragraph in (command.epilog or "").replace("\b\n", "").split("\n\n"):
        yield ".PP"
        yield from _literal(paragraph.splitlines()) if paragraph.startswith("Examples:") else _text(paragraph)


def _options(context: typer.Context, group: Any) -> Iterator[str]:
    for param in group.get_params(context):
        yield from _entry(_names(param), param.help, _choices(param))


def _entry(tag: str, text: str, choices: str = "") -> Iterator[str]:
    yield ".TP"
    yield tag
    yield from _text(f"{text} {choices}")


def _names(param: Any) -> str:
    value = "" if param.is_flag else f" \\fI{_escaped(_value(param))}\\fR"
    longest_last = sorted(param.opts, key=len)
    return ", ".join(f"\\fB{_escaped(name)}\\fR" for name in longest_last) + value


def _value(param: Any) -> str:
    if param.metavar:
        return str(param.metavar)
    return str(param.name).upper().replace("_", "-")


def _choices(param: Any) -> str:
    choices = getattr(param.type, "choices", None)
    return f"One of {', '.join(choices)}." if choices else ""


def _literal(lines: Sequence[str]) -> Iterator[str]:
    yield ".nf"
    yield from (_escaped(line) if line else "" for line in lines)
    yield ".fi"


def _text(text: str) -> Iterator[str]:
    """Text to be filled: a line of the page's source has at most 80 bytes."""
    for line in wrap(" ".join(text.split()), 70, break_on_hyphens=False):
        yield _escaped(line)


def _released() -> str:
    citation = (PAGE.parent.parent / "CITATION.cff").read_text(encoding="utf-8")
    return citation.partition("date-released: ")[2].partition("\n")[0]


def _escaped(text: str) -> str:
    """Text for roff: a hyphen that can be copied, no backslash or leading dot that means something."""
    plain = text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti").replace("^", "\\(ha")
    plain = plain.replace("'", "\\(aq").replace("`", "\\(ga")
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain


def main() -> None:
    """Write or print the page."""
    if "--print" in sys.argv[1:]:
        sys.stdout.write(page())
    else:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
