"""Options that several commands share, declared once."""

from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer

from stance.cli.environment import Environment, Style
from stance.errors import UsageError
from stance.output.formats import BINARY, DRAWN, FOR_PEOPLE, PICTURES, AnyFormat, Format, by_ending, ending_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from stance.api import Stance
    from stance.output.document import Sources
    from stance.output.records import View
    from stance.questions.citations import Citations

NoBundled = Annotated[
    bool, typer.Option("--no-bundled", help="Leave out the bundled dataset and those of 'stance data'.")
]
OutputFormat = Annotated[Format, typer.Option("--format", "-f", case_sensitive=False, help="How to write the answer.")]
PictureFormat = Annotated[
    AnyFormat,
    typer.Option("--format", "-f", case_sensitive=False, help="How to write the answer; svg and png for pictures."),
]
Tree = Annotated[bool, typer.Option("--tree", help="With --heat: draw the tree behind the order of its rows.")]
Cite = Annotated[bool, typer.Option("--cite", help="Print the citations of the sources behind the answer instead.")]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to a file, whole or not at all.",
                 show_default="standard output"),
]  # fmt: skip
SourcesOption = Annotated[
    Literal["full", "short", "none"] | None,
    typer.Option("--sources", help="List them whole, as a short line each, or not at all.",
                 show_default="short on a terminal, else full"),
]  # fmt: skip
Force = Annotated[bool, typer.Option("--force", help="Replace what is there already.")]


def keep_drawing(
    context: typer.Context,
    ascii: Annotated[bool, typer.Option("--ascii", help="Draw the picture with ASCII signs only.")] = False,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Another title for the drawing; '' for none.", show_default=False)
    ] = None,
    subtitle: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="Another subtitle for the drawing; '' for none.", show_default=False),
    ] = None,
    no_notes: Annotated[
        bool, typer.Option("--no-notes", help="Leave the notes below the drawing out; the sources stay.")
    ] = False,
    size: Annotated[
        str | None,
        typer.Option(
            "--size",  # said, as typer 0.27 takes a metavar that is the name for the name
            metavar="SIZE",
            help="How large to draw, with no text under 7 pt: slide (13.33 x 7.5 in, 1920 x 1080 px), column (85 mm"
            " wide), page (170 mm, the text of A4) or pixels such as 1200x675.",
            show_default="as wide as on a page",
        ),
    ] = None,
    dpi: Annotated[
        int | None,
        typer.Option(
            metavar="NUMBER",
            min=24,
            max=1200,
            help="Dots per inch of a png.",
            show_default="slide 144, column and page 300",
        ),
    ] = None,
) -> None:
    """The options of commands that draw: how the drawing is wanted, kept in the environment."""
    environment: Environment = context.obj
    environment.ascii = ascii
    look = {"title": title, "subtitle": subtitle, "notes": False if no_notes else None, "size": size, "dpi": dpi}
    environment.look = {name: value for name, value in look.items() if value is not None}


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
        warn_of_unchecked(environment, opened)
    return opened


def warn_of_unchecked(environment: Environment, opened: "Stance") -> None:
    """Say so where a day, month or year that was typed lies wholly after the last check of the facts."""
    from stance.dataset.dates import FuzzyDate, in_words
    from stance.questions.scope import parse_date

    checked = opened.dataset().checked
    if checked is None:
        return
    last = FuzzyDate.parse(checked).last
    today = environment.today.toordinal()
    for day in environment.days:
        try:
            date = parse_date(day, today)
        except UsageError:  # the question itself says what is wrong with it
            continue
        if date is not None and date.first > last and date.first != today:
            environment.warn(
                f"nothing is known after {in_words(checked)}, the day of the last check; {date.text} is later"
            )
            return


def is_explicit(context: typer.Context, parameter: str) -> bool:
    """Whether an option was typed, rather than left at its default."""
    source = context.get_parameter_source(parameter)
    return source is not None and source.name == "COMMANDLINE"


def whole(environment: Environment, output_format: AnyFormat) -> None:
    """What ``--full`` means for people: nothing is left out, nor are sources, unless the user says so."""
    if environment.sources is None and output_format in FOR_PEOPLE:
        environment.sources = "full"


def reject_together(first: str, second: str, hint: str) -> NoReturn:
    """Refuse two options that contradict each other.

    Raises:
        UsageError: always.
    """
    raise UsageError(f"{first} and {second} contradict each other", hint)


def check_tree(tree: bool, heat: bool) -> None:
    """Refuse a tree where there are no rows to be joined by it.

    Raises:
        UsageError: there is no heat strip.
    """
    if tree and not heat:
        raise UsageError("--tree is for --heat: it joins its rows", "add --heat, or leave out --tree")


_STYLES: dict[str, Style] = {".bib": "bibtex", ".json": "csl-json"}


def style_of(path: str) -> Style | None:
    """The style of citations that the ending of an output file's name asks for."""
    return _STYLES.get(ending_of(path))


def format_of(path: str, *, cites: bool = False) -> AnyFormat | None:
    """The format that the ending of an output file's name asks for.

    Raises:
        UsageError: it asks for none; the hint says that -f always decides.
    """
    try:
        return by_ending(path)
    except UsageError as error:
        hint = error.hint
        if cites:
            hint += "; .bib and .json are BibTeX and CSL-JSON"
        elif ending_of(path) == ".bib":
            hint = "'stance cite' and --cite write BibTeX; other answers " + hint
        raise UsageError(error.message, f"{hint}, or say with -f what to write") from None


def print_citations(environment: Environment, citations: "Citations", output_format: AnyFormat) -> None:
    """Write citations as a reference list or in the style that the environment says.

    Raises:
        UsageError: as `print_view`.
        UnwritableError: they cannot be written.
    """
    from stance.output.citations.view import as_bibtex, as_csl_json, citations_view

    if environment.style == "text":
        print_view(environment, citations_view(citations), output_format)
    else:
        print_text(environment, lambda: (as_bibtex if environment.style == "bibtex" else as_csl_json)(citations))


def print_view(environment: Environment, view: "View", output_format: AnyFormat) -> None:
    """Write an answer in the format and with the fields asked for, all at once: to standard output or to a file.

    Raises:
        UsageError: a field or a format that this answer does not have, or options that contradict each other.
        UnwritableError: it cannot be written.
    """
    from stance.output.document import Look, Screen
    from stance.output.rendering import render

    if environment.fields:
        from stance.output.views import choose_fields

        if "date" in environment.fields and {"date", "since"} <= set(view.keys):
            environment.warn_of_date()
        view = choose_fields(view, environment.fields)
    sources = environment.sources
    if sources is not None and output_format not in FOR_PEOPLE:
        raise UsageError(
            f"--sources is for {', '.join(FOR_PEOPLE)}", f"in {output_format} --fields chooses what is printed"
        )
    if environment.output is not None:
        screen = Screen(
            colour=environment.colour_choice == "always", ascii=environment.ascii, sources=sources or "full"
        )
    else:
        terminal, rows = environment.terminal, environment.height if environment.terminal else 0
        usual: Sources = "auto" if terminal and output_format == "table" else "full"
        without_unicode = environment.ascii or not environment.unicode
        screen = Screen(terminal, environment.width, environment.colour, without_unicode, sources or usual, rows)
    if output_format in BINARY and environment.output is None and environment.terminal:
        raise UsageError(
            f"{output_format} is a file, not text for a terminal",
            f"write it with -o answer.{output_format}, or into a pipe",
        )
    _check_drawing(environment, view, output_format)
    print_text(environment, lambda: render(view, output_format, screen, Look(**environment.look), environment.warn))


def _check_drawing(environment: Environment, view: "View", output_format: AnyFormat) -> None:
    """Refuse formats and options of drawings where nothing is drawn, or not with them."""
    if output_format in PICTURES and view.picture is None and environment.drawings:
        raise UsageError(f"{output_format} is a format of pictures", f"add {' or '.join(environment.drawings)}")
    for name in environment.look:
        option = f"--{'no-notes' if name == 'notes' else name}"
        formats = ("png",) if name == "dpi" else PICTURES if name in ("size", "subtitle") else DRAWN
        if view.picture is None:
            raise UsageError(f"{option} is for pictures", "'stance help pictures' says how to ask for one")
        if output_format not in formats:
            raise UsageError(
                f"{option} is for {' and '.join(formats)}",
                f"add -f {formats[0]}, or -o with a name that ends in .{formats[0]}",
            )


def print_text(environment: Environment, text: "Callable[[], str | bytes]") -> None:
    """Write an answer, all at once: to standard output or a file.

    Raises:
        UsageError: options that contradict each other.
        UnwritableError: it cannot be written.
    """
    if environment.force and environment.output is None:
        raise UsageError("--force is for --output", "name the file to replace with -o")
    if environment.output is not None:
        from stance.api import write_output

        write_output(environment.output, text(), force=environment.force)
    else:
        environment.write(text())
