"""The options that commands share, merged into the signature of each: what it asks about, which data, how it prints.

A command names in `SCOPE` the parts of a question that it takes, and gets them as one `Scope`. Where the help is to
list a part after one of the command's own options, the name of that option stands before it in `SCOPE`. The other
shared options are kept in the environment of the run.
"""

from collections.abc import Callable, Iterator, Sequence
from inspect import Parameter, Signature, signature
from types import ModuleType
from typing import Annotated, Any, Literal

import typer

from stance.cli.environment import Environment
from stance.cli.options import (
    Force,
    NoBundled,
    Output,
    PictureFormat,
    SourcesOption,
    format_of,
    is_explicit,
    keep_drawing,
    style_of,
)
from stance.questions.scope import Scope

_PATHS = ("FILE", "PATH", "FOLDER", "OLD NEW")
"""Metavars of words that name files, which need not be UTF-8."""
_DRAWINGS = ("map", "chart", "heat")
"""The options of commands that ask for a picture."""
_DATE = "DATE"
_DAYS = ("as_of", "since", "until", "start", "end")
"""The options of commands that name a day."""
PARTS: dict[str, Any] = {
    "states": Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]...", help="States, issues and groups, in any order.", show_default="the focus group"
        ),
    ],
    "issue": Annotated[list[str] | None, typer.Option("--issue", "-i", metavar="ISSUE", help="An issue. Repeatable.")],
    "topic": Annotated[
        list[str] | None,
        typer.Option("--topic", metavar="TOPIC", help="All issues with a topic; a+b: with both. Repeatable."),
    ],
    "group": Annotated[
        list[str] | None,
        typer.Option("--group", "-g", metavar="GROUP", help="All states of a group; 'all' is every state. Repeatable."),
    ],
    "where": Annotated[
        list[str] | None,
        typer.Option(metavar="ISSUE=STATUS", help="Only states for which this holds, e.g. eeu=member. Repeatable."),
    ],
    "type": Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help="Only issues of a type: vote, membership... Repeatable."),
    ],
    "since": Annotated[str | None, typer.Option(metavar=_DATE, help="From this day, month or year on.")],
    "until": Annotated[str | None, typer.Option(metavar=_DATE, help="Up to this day, month or year.")],
    "as_of": Annotated[
        str | None,
        typer.Option(metavar=_DATE, help="The day to answer for: YYYY-MM-DD; YYYY-MM or YYYY is its last day.",
                     show_default="today"),
    ],
}  # fmt: skip
"""The option for each field of `Scope`."""


def _data(
    context: typer.Context,
    data: Annotated[
        list[str] | None,
        typer.Option(metavar="PATH", help="Add a dataset file or folder. Repeatable; STANCE_DATA adds paths too."),
    ] = None,
    no_bundled: NoBundled = False,
) -> None:
    environment: Environment = context.obj
    environment.data = tuple(data or ())
    environment.bundled = not no_bundled


def _printing(
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
    sources: SourcesOption = None,
    no_pager: Annotated[
        bool, typer.Option("--no-pager", help="Do not page through what is longer than the screen.")
    ] = False,
) -> None:
    environment: Environment = context.obj
    environment.colour_choice = color
    environment.pages = not no_pager
    environment.sources = sources
    environment.output = None if output == "-" else output
    environment.force = force
    environment.format_is_explicit = is_explicit(context, "format")
    environment.fields = tuple(field.strip() for field in fields.split(",") if field.strip()) if fields else ()


def with_shared_options(module: ModuleType) -> Callable[..., Any]:
    """The command of a module with the options that it shares with others."""
    command: Callable[..., Any] = module.command
    own = signature(command, eval_str=True).parameters
    parts: Sequence[str] | None = getattr(module, "SCOPE", None)
    draws = "format" in own and own["format"].annotation == PictureFormat
    shared = [
        *([keep_drawing] if draws else ()), *([_data] if parts is not None else ()),
        *([_printing] if "format" in own else ()),
    ]  # fmt: skip
    added = {tell: [name for name in signature(tell).parameters if name not in (*own, "context")] for tell in shared}
    if not added:
        return command

    def run(**values: Any) -> Any:
        for tell, names in added.items():
            tell(values["context"], **{name: values.pop(name) for name in names})
        environment: Environment = values["context"].obj
        environment.drawings = tuple(f"--{name}" for name in _DRAWINGS if name in own)
        if "format" in own and environment.output is not None and not environment.format_is_explicit:
            _heed_ending(environment, environment.output, values, cites="style" in own or values.get("cite", False))
        if "scope" in own:
            words = {name: values.pop(name) for name in parts or () if name in PARTS and name not in own}
            days = {**values, **words}
            values["context"].obj.days = tuple(day for name in _DAYS if (day := days.get(name)))
            values["scope"] = Scope(**{name: _word(value) for name, value in words.items() if value is not None})
        return command(**values)

    parameters = [*_merged(own, parts or ())]
    for tell, names in added.items():
        parameters += [parameter for name, parameter in signature(tell).parameters.items() if name in names]
    run.__doc__ = command.__doc__
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    vars(run)["__signature__"] = Signature([parameter.replace(kind=Parameter.KEYWORD_ONLY) for parameter in parameters])
    return run


def _heed_ending(environment: Environment, path: str, values: dict[str, Any], *, cites: bool) -> None:
    """Let the ending of the output file say the format, or of citations their style; a style that was typed wins."""
    if cites and values.get("style", "text") == "text":
        environment.style = style_of(path) or "text"
    if environment.style == "text" and values.get("style", "text") == "text":
        values["format"] = format_of(path, cites=cites) or values["format"]


def _merged(own: Any, parts: Sequence[str]) -> Iterator[Parameter]:
    """The command's own parameters with the parts: first those before any name of its own, then each after it."""
    after: dict[str, list[str]] = {"scope": []}
    last = "scope"
    for name in parts:
        if name in own:
            last = name
            after[last] = []
        else:
            after[last].append(name)
    for name, parameter in own.items():
        if name != "scope":
            yield parameter
        for part in after.get(name, ()):
            yield Parameter(part, Parameter.KEYWORD_ONLY, default=None, annotation=PARTS[part])


def _word(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


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
