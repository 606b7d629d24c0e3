"""A line that does not begin with a command: options before the command, or names that say which one is meant.

This is imported for such lines only. The command that a line turns out to mean then reads all of it again.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from stance.cli.commands import SUMMARIES, load_command
from stance.cli.environment import Environment
from stance.cli.options import open_stance
from stance.errors import UnknownNameError, UsageError
from stance.questions.named import Named, named_beside

_HELP = ("-h", "--help")
_MEANT = {
    "countries": "states", "country": "states", "nations": "states", "topics": "issues", "questions": "issues",
    "list": "states, issues, groups or sources", "ls": "states, issues, groups or sources", "find": "search",
    "votes": "agree or 'issues --type vote'", "voting": "agree", "vote": "agree or 'issues --type vote'",
    "history": "timeline", "diff": "changes", "table": "compare", "profile": "show", "citation": "cite",
    "version": "--version", "topic": "issues --topic", "bibliography": "cite", "download": "data add",
}  # fmt: skip
"""What people type for a command of another name."""


def routed(environment: Environment, line: Sequence[str]) -> list[str]:
    """The line with its command in front.

    Raises:
        UnknownNameError, AmbiguousNameError: a name stands for none or for many.
        UsageError: there are options alone.
    """
    place = _command_behind_options(line)
    if place is not None:
        return [line[place], *line[:place], *line[place + 1 :]]
    sizes = _value_counts("show", "compare")
    words = [place for place, _ in _words(line, sizes)]
    if not words:
        if line[0].partition("=")[0] not in sizes or set(line) & set(_HELP):
            return list(line) if line[0] not in sizes else ["--help"]
        raise UsageError("there are options but no command", "name one, or a state or an issue; see 'stance --help'")
    environment.data = tuple(_values_of("--data", line, sizes))
    environment.bundled = "--no-bundled" not in line
    opened = open_stance(environment)
    try:
        named = named_beside(opened.index, [line[place] for place in words], SUMMARIES)
    except UnknownNameError as error:
        meant = _MEANT.get(error.name.casefold())
        if meant is None:
            raise
        raise UnknownNameError(error.message, f"did you mean {meant}?", error.name) from None
    finally:
        opened.close()
    return [*_command_for(named), *line]


def _command_for(named: Named) -> list[str]:
    """One state is shown, one issue compared; a state and an issue are a cell, a group its states, others compared."""
    states, issues, groups = len(named.states), len(named.issues), len(named.groups)
    if groups == 1 and not states and not issues:
        return ["states"]
    return ["show"] if states == 1 and issues <= 1 and not groups else ["compare"]


def _command_behind_options(line: Sequence[str]) -> int | None:
    """The place of the command in a line that begins with options."""
    if not line[0].startswith("-"):
        return None
    for place, word in enumerate(line):
        if word == "--":
            return None
        if word in SUMMARIES and place in dict(_words(line, _value_counts("show", "compare", word))):
            return place
    return None


def _words(line: Sequence[str], sizes: dict[str, int]) -> Iterator[tuple[int, str]]:
    """The words that are neither options nor values of options, with their places."""
    left = 0
    only_words = False
    for place, word in enumerate(line):
        if left:
            left -= 1
        elif only_words or not word.startswith("-") or word == "-":
            yield place, word
        elif word == "--":
            only_words = True
        else:
            left = sizes.get(word, 0)


def _values_of(option: str, line: Sequence[str], sizes: dict[str, int]) -> Iterator[str]:
    words = dict(_words(line, sizes))
    for place, word in enumerate(line):
        if word == option and place + 1 < len(line) and place not in words:
            yield line[place + 1]
        elif word.startswith(f"{option}="):
            yield word.removeprefix(f"{option}=")


def _value_counts(*commands: str) -> dict[str, int]:
    """How many values each option of the commands takes."""
    params: list[Any] = [param for command in commands for param in load_command(command).params]
    return {
        option: 0 if param.is_flag else param.nargs
        for param in params
        for option in param.opts
        if option.startswith("-")
    }
