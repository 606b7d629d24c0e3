"""Options that several commands share, declared once."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from stance.api import Stance, load
from stance.cli.environment import Environment

if TYPE_CHECKING:
    from stance.output.view import View


Format = Literal["table", "json", "csv"]
"""How an answer is written. Literals rather than enumerations, which cost every look-up their making."""


AsOf = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The day to answer for: YYYY-MM-DD; YYYY-MM or YYYY is its last day.",
                 show_default="today"),
]  # fmt: skip
Data = Annotated[
    list[str] | None,
    typer.Option(metavar="PATH", help="Add a dataset file or folder. Repeatable; STANCE_DATA adds paths too."),
]
NoBundled = Annotated[
    bool, typer.Option("--no-bundled", help="Leave out the bundled dataset and those of 'stance data'.")
]
OutputFormat = Annotated[Format, typer.Option("--format", "-f", help="How to write the answer.")]
Issues = Annotated[list[str] | None, typer.Option("--issue", "-i", metavar="ISSUE", help="An issue. Repeatable.")]
Topics = Annotated[
    list[str] | None, typer.Option("--topic", metavar="TOPIC", help="All issues with a topic. Repeatable.")
]
Groups = Annotated[
    list[str] | None,
    typer.Option("--group", "-g", metavar="GROUP", help="All states of a group; 'all' is every state. Repeatable."),
]
Where = Annotated[
    list[str] | None,
    typer.Option(metavar="ISSUE=STATUS", help="Only states for which this holds, e.g. eeu=member. Repeatable."),
]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this day, month or year on.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Up to this day, month or year.")]
States = Annotated[
    list[str] | None,
    typer.Argument(metavar="[STATE]...", help="States by name or code.", show_default="the focus group"),
]


def open_stance(environment: Environment, data: list[str] | None, no_bundled: bool) -> Stance:
    """Open the datasets that the options and STANCE_DATA name."""
    import os

    named = [path for path in environment.variables.get("STANCE_DATA", "").split(os.pathsep) if path]
    return load(
        [*named, *(data or ())], bundled=not no_bundled, today=environment.today, variables=environment.variables,
        progress=environment.progress,
    )  # fmt: skip


def print_view(environment: Environment, view: "View", output_format: Format) -> None:
    """Write an answer in the format asked for, all at once."""
    environment.write(render(environment, view, output_format))


def render(environment: Environment, view: "View", output_format: Format) -> str:
    """An answer as text."""
    if output_format == "json":
        from stance.output.formats import to_json

        return to_json(view.whole() if view.whole else view.records())
    if output_format == "csv":
        from stance.output.formats import to_csv

        return to_csv(view.records(), view.columns)
    if not environment.terminal and not environment.colour:
        from stance.output.plain import plain_text

        return plain_text(view.document())
    from stance.output.terminal import terminal_text

    return terminal_text(view.document(), environment.width, environment.colour)
