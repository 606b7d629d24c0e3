"""Completion: what the last word of a command line may become. Called by the scripts in `shells/`.

The shell asks by running `stance` with `_STANCE_COMPLETE` set to its name. zsh and fish hand over the words, the last
of them the one that is being typed; bash hands over the text that it will replace and the line up to the cursor, for
it has cut the words at `=` and `:`. The answer is one candidate a line, with a tab and what it stands for; the line
`:files` asks the shell for names of files. Whatever cannot be answered has no candidates; nothing is ever an error.

Typer's own scripts do not serve: they import rich to format a line, lose empty and quoted words, run dataset text
through `eval` in zsh, and offer the files of the folder where a state is wanted.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import typer

from stance.cli.commands import SUMMARIES, load_command
from stance.cli.environment import Environment
from stance.cli.group import command_group
from stance.cli.options import open_stance
from stance.errors import StanceError
from stance.questions import completion as question
from stance.questions.completion import Candidate

VARIABLE = "_STANCE_COMPLETE"
FILES = [Candidate(":files", "")]

_ESCAPED = {"": frozenset(" \t\"'\\$`!&|;<>()[]{}*?~#"), '"': frozenset('"\\$`'), "'": frozenset[str]()}


def answer(environment: Environment, arguments: Sequence[str]) -> None:
    """Write the candidates."""
    shell = environment.variables[VARIABLE]
    try:
        if shell == "bash":
            replaced, line = arguments
            environment.write("".join(f"{text}\n" for text in _for_bash(environment, replaced, line)))
        else:
            found = _unique(candidates(environment, arguments))
            environment.write("".join(f"{word}\t{what}\n" if what else f"{word}\n" for word, what in found))
    except (StanceError, typer.TyperException, OSError, ValueError):
        # A dataset that cannot be read, a line that makes no sense: the command itself will say so when it runs.
        return


def candidates(environment: Environment, words: Sequence[str]) -> list[Candidate]:
    """What the last word may become; the others stand before it, without the name of the program."""
    *before, typed = words
    line = _Line(command_group())
    for word in before:
        if line.awaits_command and not word.startswith("-"):
            command = line.command.get_command(typer.Context(line.command), word)
            if command is None and not line.named(environment, "NAME", word):
                return []
            line = _Line(command or load_command("compare"))
            if command is None:  # a name without a command
                line.take(word)
        else:
            line.take(word)
    return line.candidates(environment, typed)


class _Line:
    """The words typed after a command, taken one by one."""

    def __init__(self, command: Any) -> None:
        self.command = command
        self.options = {name: param for param in command.params if param.opts[0].startswith("-") for name in param.opts}
        self.arguments = [param for param in command.params if not param.opts[0].startswith("-")]
        self.expected: Any = None
        self.values: dict[str, list[str]] = {}
        self.only_arguments = False

    @property
    def awaits_command(self) -> bool:
        """Whether the next word, if it is no option, is the name of a command."""
        return hasattr(self.command, "get_command") and self.expected is None

    def take(self, word: str) -> None:
        """Note a whole word."""
        if self.expected is not None:
            self._note(self.expected, word)
            if len(self.values[self.expected.name]) >= self.expected.nargs:
                self.expected = None
        elif self.only_arguments or not word.startswith("-") or word == "-":
            argument = self.argument()
            if argument is not None:
                self._note(argument, word)
        elif word == "--":
            self.only_arguments = True
        else:
            self._take_option(word)

    def _take_option(self, word: str) -> None:
        name, sign, value = word.partition("=")
        if not word.startswith("--") and name not in self.options:
            name, sign, value = word[:2], word[2:], word[2:]  # -fjson
        param = self.options.get(name)
        if param is None:
            return
        if param.is_flag:
            self._note(param, "")
        elif sign:
            self._note(param, value)
        else:
            self.expected = param

    def _note(self, param: Any, value: str) -> None:
        self.values.setdefault(param.name, []).append(value)

    def argument(self) -> Any:
        """The argument that the next word is for, or None."""
        for argument in self.arguments:
            if argument.nargs == -1 or len(self.values.get(argument.name, ())) < argument.nargs:
                return argument
        return None

    def candidates(self, environment: Environment, typed: str) -> list[Candidate]:
        """What the word may become."""
        if self.expected is not None:
            return self._values(environment, self.expected, typed)
        if typed.startswith("-") and not self.only_arguments:
            name, sign, value = typed.partition("=")
            if sign:
                param = self.options.get(name)
                found = [] if param is None or param.is_flag else self._values(environment, param, value)
                return [Candidate(f"{name}={word}", what) for word, what in found if found != FILES] or found
            return self._option_names(typed)
        if self.awaits_command:
            commands = self.command.list_commands(typer.Context(self.command))
            found = [Candidate(name, SUMMARIES.get(name, "")) for name in commands if name.startswith(typed)]
            return found or self.named(environment, "NAME", typed)
        argument = self.argument()
        if argument is not None:
            return self._values(environment, argument, typed)
        return self._option_names("--") if not typed else []

    def _option_names(self, typed: str) -> list[Candidate]:
        found = []
        for param in {id(param): param for param in self.options.values()}.values():
            if param.name in self.values and not param.multiple:
                continue
            long = [name for name in param.opts if name.startswith("--") and name.startswith(typed)]
            found += [Candidate(name, param.help or "") for name in long]
        return [*found, *(Candidate(name, "Show the help.") for name in ("--help",) if name.startswith(typed))]

    def _values(self, environment: Environment, param: Any, typed: str) -> list[Candidate]:
        choices = getattr(param.type, "choices", None)
        if choices is not None:
            return [Candidate(str(choice), "") for choice in choices if str(choice).startswith(typed)]
        kind = kind_of(param)
        if kind in ("FILE", "PATH", "FOLDER", "OLD NEW"):
            return FILES
        if kind == "TOPIC OR COMMAND":
            from stance.cli.help import TOPICS

            offered = {**SUMMARIES, **TOPICS}
            return [Candidate(name, what) for name, what in offered.items() if name.startswith(typed)]
        if kind in ("COMMAND", "A,B,C"):
            from stance.cli.commands import VIEWS

            if kind == "COMMAND":
                return [Candidate(name, "") for name in (*VIEWS, "dataset") if name.startswith(typed)]
            if self.command.name not in VIEWS:
                return []
            from stance.output.records import form

            *before, last = typed.split(",")
            start = typed[: len(typed) - len(last)]
            return [
                Candidate(start + column.key, column.says)
                for column in form(self.command.name, VIEWS[self.command.name]).columns
                if column.key.startswith(last) and column.key not in before
            ]
        return self.named(environment, kind, typed, param.name)

    def named(self, environment: Environment, kind: str, typed: str, name: str = "") -> list[Candidate]:
        """What a word for something in the dataset may become. ``name`` is that of the argument or option."""
        if kind != "STATUS" and kind not in question.BY_METAVAR:
            return []
        environment.data = tuple(self.values.get("data", ()))
        environment.bundled = "no_bundled" not in self.values
        stance = open_stance(environment)
        try:
            if kind == "STATUS":
                return question.statuses(stance.index, self.values["issue"][0], typed, self.values.get(name, ()))
            return question.BY_METAVAR[kind](stance.index, typed)
        finally:
            stance.close()


def kind_of(param: Any) -> str:
    """The word that stands for the value in the help, without the signs around it: STATE for ``[STATE]...``."""
    return str(param.metavar or param.name).upper().strip("[].")


def _unique(found: Iterable[Candidate]) -> Iterator[Candidate]:
    seen = set()
    for candidate in found:
        if candidate.word not in seen and candidate.word.isprintable():
            seen.add(candidate.word)
            what = candidate.what if candidate.what.isprintable() else ""
            yield candidate._replace(what=what)


def _for_bash(environment: Environment, replaced: str, line: str) -> Iterator[str]:
    """The candidates as bash is to write them in place of what it replaces."""
    words, quote = split(line)
    typed = words[-1]
    # Within quotes bash hands over plain text, without them what was typed, backslashes and all.
    own = replaced if quote else split(replaced)[0][-1]
    kept = len(typed) - len(own) if typed.endswith(own) else 0
    special = _ESCAPED[quote]
    for word, _ in _unique(candidates(environment, words[1:])):
        rest = word if word == ":files" else word[kept:]
        yield "".join(f"\\{sign}" if sign in special else sign for sign in rest)


def split(line: str) -> tuple[list[str], str]:
    """The words of a line as a shell reads them, the last one perhaps empty, and the quote that is still open."""
    words = [""]
    quote = ""
    escaped = started = False
    for sign in line:
        if escaped:
            # Within double quotes a backslash is only special before these.
            words[-1] += sign if not quote or sign in '"\\$`' else f"\\{sign}"
            escaped = False
        elif sign == "\\" and quote != "'":
            escaped = started = True
        elif quote:
            if sign == quote:
                quote = ""
            else:
                words[-1] += sign
        elif sign in "\"'":
            quote = sign
            started = True
        elif sign.isspace():
            if started or words[-1]:
                words.append("")
            started = False
        else:
            words[-1] += sign
    return words, quote
