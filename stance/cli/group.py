"""The command line as a whole: its commands, its own options, and lines that begin with neither."""

from functools import cache
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperGroup
from typer.main import get_command

from stance.cli.commands import SETTINGS, SUMMARIES, load_command
from stance.cli.environment import Environment

Shell = Literal["bash", "zsh", "fish", "current"]

_OWN = ("--version", "--install-completion", "--show-completion", "-h", "--help")
"""The options that `stance` has without a command."""


class LazyGroup(TyperGroup):
    """A group that imports a command when it is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        """All commands, in the order of the help."""
        return list(SUMMARIES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, or None."""
        return load_command(cmd_name) if cmd_name in SUMMARIES else None

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands with their summaries, none of them imported."""
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As Typer does, but the shell may be left out after the options about completion, and the command too."""
        if args and args[-1] in ("--show-completion", "--install-completion"):
            args = [*args, "current"]
        if args and args[0] not in SUMMARIES and args[0].partition("=")[0] not in _OWN:
            from stance.cli.front_door import routed

            args = routed(ctx.obj, args)
        return super().parse_args(ctx, args)


@cache
def command_group() -> TyperGroup:
    """The command `stance` with all its commands; made once a process."""
    app = typer.Typer(
        cls=LazyGroup, add_completion=False, rich_markup_mode=None, invoke_without_command=True,
        context_settings=SETTINGS, help=_HELP, epilog=_EPILOG,
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


_HELP = "Look up a state's position on an issue on a given date, with sources."
_EPILOG = """\b
Examples:
  stance kyrgyzstan
  stance crimea
  stance kyrgyzstan crimea
  stance compare crimea --group central-asia
  stance get kyrgyzstan crimea
  stance help formats

\b
Names without a command: a state is shown, an issue compared, a state and an
issue answered with their history.

\b
Exit codes: 0 answered, 1 check is false or errors found, 2 usage, 3 unknown
name, 4 ambiguous name, 5 data cannot be read, 6 nothing recorded."""
