"""Options that several commands share, declared once."""

from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from stance.cli.environment import Environment
from stance.errors import UsageError
from stance.output.formats import ENDINGS, AnyFormat, Format

if TYPE_CHECKING:
    from stance.api import Stance
    from stance.output.records import View

NoBundled = Annotated[
    bool, typer.Option("--no-bundled", help="Leave out the bundled dataset and those of 'stance data'.")
]
OutputFormat = Annotated[Format, typer.Option("--format", "-f", help="How to write the answer.")]
PictureFormat = Annotated[AnyFormat, typer.Option("--format", "-f", help="How to write the answer; svg for pictures.")]
Ascii = Annotated[bool, typer.Option("--ascii", help="Draw the picture with ASCII signs only.")]
Cite = Annotated[bool, typer.Option("--cite", help="Print the citations of the sources behind the answer instead.")]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to a file, whole or not at all.",
                 show_default="standard output"),
]  # fmt: skip
Force = Annotated[bool, typer.Option("--force", help="Replace what is there already.")]


def open_stance(environment: Environment) -> "Stance":
    """Open the datasets that the options and STANCE_DATA name."""
    import os

    from stance.api import load

    named = [path for path in environment.variables.get("STANCE_DATA", "").split(os.pathsep) if path]
    opened = load(
        [*named, *environment.data], bundled=environment.bundled, today=environment.today,
        variables=environment.variables, progress=environment.progress, warn=environment.warn,
    )  # fmt: skip
    if environment.days:
        _warn_of_unchecked(environment, opened)
    return opened


def _warn_of_unchecked(environment: Environment, opened: "Stance") -> None:
    """Say so where a day, month or year that was typed lies wholly after the last check of the facts."""
    from stance.dataset.dates import FuzzyDate, in_words

    checked = opened.dataset().checked
    if checked is None:
        return
    last = FuzzyDate.parse(checked).last
    for day in environment.days:
        try:
            later = FuzzyDate.parse(day.strip()).first > last
        except ValueError:  # the question itself says what is wrong with it
            continue
        if later:
            environment.warn(f"nothing is known after {in_words(checked)}, the day of the last check; {day} is later")
            return


def is_explicit(context: typer.Context, parameter: str) -> bool:
    """Whether an option was typed, rather than left at its default."""
    source = context.get_parameter_source(parameter)
    return source is not None and source.name == "COMMANDLINE"


def reject_together(first: str, second: str, hint: str) -> NoReturn:
    """Refuse two options that contradict each other.

    Raises:
        UsageError: always.
    """
    raise UsageError(f"{first} and {second} contradict each other", hint)


def print_view(environment: Environment, view: "View", output_format: AnyFormat, *, ascii: bool = False) -> None:
    """Write an answer in the format and with the fields asked for, all at once: to standard output or to a file.

    Raises:
        UsageError: a field or a format that this answer does not have, or options that contradict each other.
        UnwritableError: it cannot be written.
    """
    from stance.output.document import Screen
    from stance.output.rendering import render

    if environment.fields:
        from stance.output.views import choose_fields

        if "date" in environment.fields and {"date", "since"} <= set(view.keys):
            environment.warn_of_date()
        view = choose_fields(view, environment.fields)
    path = environment.output
    if path is None:
        screen = Screen(environment.terminal, environment.width, environment.colour, ascii or not environment.unicode)
    else:
        screen = Screen(colour=environment.colour_choice == "always", ascii=ascii)
        if not environment.format_is_explicit:
            output_format = ENDINGS.get(path[path.rfind(".") :].casefold() if "." in path else "", output_format)
        if environment.pager:
            reject_together("--output", "--pager", "a file is not paged through")
    if environment.force and path is None:
        raise UsageError("--force is for --output", "name the file to replace with -o")
    text = render(view, output_format, screen)
    if path is not None:
        from stance.api import write_output

        write_output(path, text, force=environment.force)
    elif environment.pager:
        environment.page(text)
    else:
        environment.write(text)
