"""The commands and how they are found: the module of a command is imported only when it is called."""

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from stance.cli.environment import Environment

COMMANDS = (
    "show", "compare", "timeline", "get", "check", "states", "issues", "groups", "sources", "events", "claims",
    "validate", "import", "data",
)  # fmt: skip
"""In the order of the help. Each is a module of this package with a function `command`."""

_MODULES = {"import": "import_"}

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def module_name(command: str) -> str:
    """The module of a command: its name, but for names that are words of Python."""
    return _MODULES.get(command, command)


class LazyGroup(TyperGroup):
    """A group that imports a command when it is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        """All commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"stance.cli.{module_name(cmd_name)}")
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(cmd_name, epilog=module.EXAMPLES, context_settings=_SETTINGS, no_args_is_help=False)(module.command)
        return get_command(app)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """As Typer does, with a suggestion drawn from all commands, imported or not."""
        name = args[0]
        if name in COMMANDS or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches

        near = get_close_matches(name, COMMANDS, n=1)
        hint = f"; did you mean {near[0]}?" if near else f"; commands are {', '.join(COMMANDS)}"
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
) -> None:
    environment: Environment = context.obj
    if version:
        from stance import __version__, load

        dataset = load(variables=environment.variables).dataset()
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

\b
Exit codes: 0 answered, 1 check is false or problems found, 2 usage, 3 unknown
name, 4 ambiguous name, 5 data cannot be read, 6 nothing recorded."""
