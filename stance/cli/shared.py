"""Options that every command with an answer has: which fields, in colour or not, to which file, through a pager or not.

They are declared once, added to each command that has `--format`, and kept in the environment of the run.
"""

from collections.abc import Callable
from typing import Annotated, Any, Literal

import typer
from typer.main import get_command

from stance.cli.environment import Environment
from stance.cli.options import Force, Output, given

_PATHS = ("FILE", "PATH", "FOLDER", "OLD NEW")
"""Metavars of words that name files, which need not be UTF-8."""


def _shared(
    context: typer.Context,
    fields: Annotated[
        str | None,
        typer.Option(metavar="A,B,C", help="Only these fields, in this order; a wrong one lists the right ones."),
    ] = None,
    color: Annotated[
        Literal["auto", "always", "never"], typer.Option(help="Colour on a terminal, always, or never.")
    ] = "auto",
    output: Output = None,
    force: Force = False,
    pager: Annotated[bool, typer.Option("--pager", help="On a terminal, page through the answer ($PAGER).")] = False,
) -> None:
    environment: Environment = context.obj
    environment.colour_choice = color
    environment.pager = pager
    environment.output = None if output == "-" else output
    environment.force = force
    environment.format_given = given(context, "format")
    environment.fields = tuple(field.strip() for field in fields.split(",") if field.strip()) if fields else ()


def add_shared_options(command: Any) -> None:
    """Give a command the shared options; before it runs, the environment is told of them."""
    app = typer.Typer(add_completion=False)
    app.command()(_shared)
    shared = get_command(app)
    own = {param.name for param in command.params}
    added = [param for param in shared.params if param.name not in own]
    names = {param.name for param in shared.params if param.name}
    run: Callable[..., Any] = command.callback
    tell: Any = shared.callback

    def callback(**values: Any) -> Any:
        tell(**{name: value for name, value in values.items() if name in names})
        return run(**{name: value for name, value in values.items() if name in own})

    command.callback = callback
    command.params.extend(added)


def spell_out_bytes(command: Any) -> None:
    """Give a command its words as text: bytes that are not UTF-8 are spelled out (\\xc3), but for names of files."""
    run: Callable[..., Any] = command.callback
    paths = {param.name for param in command.params if any(kind in str(param.metavar) for kind in _PATHS)}

    def callback(**values: Any) -> Any:
        return run(**{name: value if name in paths else _spelled_out(value) for name, value in values.items()})

    command.callback = callback


def _spelled_out(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    if isinstance(value, list | tuple):
        return type(value)(map(_spelled_out, value))
    return value
