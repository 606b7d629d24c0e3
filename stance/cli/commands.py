"""The commands and how they are found: the module of a command is imported only when it is called."""

from importlib import import_module
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperGroup
from typer.main import get_command

from stance.cli.environment import Environment
from stance.cli.scoped import spell_out_bytes, with_shared_options

SUMMARIES = {
    "show": "Show the profile of a state or an issue.",
    "compare": "Compare where states stand.",
    "timeline": "Show positions and events in order of time.",
    "changes": "Show what changed between two days.",
    "cross": "Cross the positions on two issues.",
    "get": "Print one bare status, for scripts.",
    "check": "Check a state's position; the exit code says.",
    "states": "List states.",
    "issues": "List issues.",
    "statuses": "List statuses with what they mean.",
    "groups": "List groups of states.",
    "sources": "List sources.",
    "events": "List events in order of time.",
    "claims": "List claims with the verdict of the evidence.",
    "coverage": "Show what is recorded, at what confidence.",
    "agree": "Measure how alike states voted.",
    "align": "Measure how closely states follow one.",
    "explain": "Explain a state's record beside the memo's rule.",
    "report": "Write a page on states or issues, with sources.",
    "cite": "Cite the sources behind an answer, and the dataset.",
    "validate": "Check dataset files, every problem with its place.",
    "import": "Turn a file of UN roll calls into a dataset.",
    "export": "Write the whole dataset for other tools.",
    "data": "Keep datasets that every command reads.",
    "schema": "Print the JSON Schema of a command's records.",
    "help": "Explain a command or a topic.",
}
"""The commands in the order of the help, with the first line of their docstrings: the help and the completion of
commands import none of them.
"""

COMMANDS = tuple(name for name in SUMMARIES if name != "help")
"""Those that answer from a dataset. Each, like `help`, is a module of this package with a function `command`."""

VIEWS = {
    "show": "profile", "compare": "comparison", "timeline": "timeline", "changes": "changes", "cross": "cross",
    "get": "answer", "check": "answer", "states": "lists", "issues": "lists", "statuses": "lists",
    "groups": "lists", "sources": "lists",
    "events": "timeline", "claims": "claims", "coverage": "coverage", "agree": "agreement", "align": "alignment",
    "explain": "explanation", "cite": "citations.view", "validate": "problems", "data": "lists",
}  # fmt: skip
"""The module of `stance.output` that has the view and the columns of what a command prints, where that is records."""

Shell = Literal["bash", "zsh", "fish", "current"]

_MODULES = {"import": "import_"}

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def module_name(command: str) -> str:
    """The module of a command: its name, but for names that are words of Python."""
    return _MODULES.get(command, command)


class LazyGroup(TyperGroup):
    """A group that imports a command when it is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        """All commands, in the order of the help."""
        return list(SUMMARIES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, or None."""
        if cmd_name not in SUMMARIES:
            return None
        module = import_module(f"stance.cli.{module_name(cmd_name)}")
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(cmd_name, epilog=module.EXAMPLES, context_settings=_SETTINGS, no_args_is_help=False)(
            with_shared_options(module)
        )
        command = get_command(app)
        spell_out_bytes(command)
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands with their summaries, none of them imported."""
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As Typer does, but the shell may be left out after the options about completion."""
        if args and args[-1] in ("--show-completion", "--install-completion"):
            args = [*args, "current"]
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """As Typer does, with a suggestion drawn from all commands, imported or not."""
        name = args[0]
        if name in SUMMARIES or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from stance.dataset.spelling import near_words

        near = near_words(name, SUMMARIES)
        hint = f"; did you mean {near[0]}?" if near else f"; commands are {', '.join(SUMMARIES)}"
        ctx.fail(f"there is no command '{name}'{hint}")
        raise AssertionError  # fail always raises


def command_group() -> TyperGroup:
    """The command `stance` with all its commands."""
    app = typer.Typer(
        cls=LazyGroup, add_completion=False, rich_markup_mode=None, invoke_without_command=True,
        context_settings=_SETTINGS, help=_HELP, epilog=_EPILOG,
    )  # fmt: skip
    app.callback()(_stance)
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    return group


def _stance(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the versions of program and dataset.")] = False,
    install_completion: Annotated[
        Shell | None,
        typer.Option(metavar="[SHELL]", help="Let the shell complete commands and names: bash, zsh or fish."),
    ] = None,
    show_completion: Annotated[
        Shell | None, typer.Option(metavar="[SHELL]", help="Print the script for that instead of installing it.")
    ] = None,
) -> None:
    environment: Environment = context.obj
    if install_completion or show_completion:
        from stance.cli.shells import install, script

        if install_completion and show_completion:
            from stance.cli.options import reject_together

            reject_together("--install-completion", "--show-completion", "give one of them")
        if show_completion:
            environment.write(script(show_completion, environment.variables))
        elif install_completion:
            environment.write(install(install_completion, environment.variables))
        raise typer.Exit(0)
    if version:
        from stance import __version__, load

        dataset = load(variables=environment.variables, warn=environment.warn).dataset()
        environment.write(f"stance {__version__}, dataset {dataset.version}\n")
        raise typer.Exit(0)
    if context.invoked_subcommand is None:
        environment.write(context.get_help() + "\n")


_HELP = "Look up a state's position on an issue, as of a day, and who says so."
_EPILOG = """\b
Examples:
  stance show kyrgyzstan
  stance compare --issue crimea
  stance get kyrgyzstan crimea
  stance help formats

\b
Exit codes: 0 answered, 1 check is false or errors found, 2 usage, 3 unknown
name, 4 ambiguous name, 5 data cannot be read, 6 nothing recorded."""
