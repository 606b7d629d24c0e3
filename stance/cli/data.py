"""`stance data`: datasets that the user begins and keeps."""

from typing import Annotated, Literal

import typer

from stance.cli.environment import visible
from stance.cli.options import OutputFormat, is_explicit, open_stance, print_view
from stance.errors import UsageError

EXAMPLES = """\b
Examples:
  stance data new my.yaml --issue "Recognition of Palestine"
  stance data new my.yaml --issue "Recognition of Palestine" \
    --statuses "recognises,does not recognise" --states europe
  stance data add un-2019
  stance data add my.yaml
  stance data list
  stance data remove my
  stance data path

\b
'new' writes a file to be filled in, with a row for each state named; it is
a question of the type custom with yes and no, unless told otherwise.
A dataset that is added is checked and from then on read by every command,
after the bundled one. What is kept is a link to the file, so that later
changes to it count; with --copy it is a copy. 'un-2019' comes with stance: the
UN's own record of 730 roll calls from November 2019 to June 2026 (source:
United Nations). 'path' prints the folder of
the links and copies, 'path bundled' or 'path NAME' the file of one dataset, so that
  stance show armenia --no-bundled --data "$(stance data path bundled)"
answers from the bundled dataset alone."""

_NEW = 'for example: stance data new my.yaml --issue "Recognition of Palestine"'


def command(
    context: typer.Context,
    action: Annotated[Literal["list", "new", "add", "remove", "path"], typer.Argument(metavar="[ACTION]",
                      help="What to do: new FILE, add FILE, list, remove NAME, path [NAME].")] = "list",
    names: Annotated[list[str] | None, typer.Argument(metavar="[FILE|NAME]...", help="For new, add, remove, path.")
                     ] = None,
    issue: Annotated[str | None, typer.Option("--issue", metavar="TITLE", help="For new: what it is about.")] = None,
    question: Annotated[str, typer.Option(metavar="TEXT", help="For new: the question that a position answers.")] = "",
    type: Annotated[str, typer.Option("--type", metavar="TYPE", help="For new: the type of issue.")] = "custom",
    statuses: Annotated[str, typer.Option(metavar="A,B", help="For new: the statuses of a custom issue, or the scale of"
                        " an assessment.", show_default="yes,no")] = "",
    states: Annotated[list[str] | None, typer.Option("--states", metavar="NAME,...", help="For new: states and groups"
                      " to have a row. Repeatable.")] = None,
    copy: Annotated[bool, typer.Option("--copy", help="For add: keep a copy, not a link.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a dataset of the same name, or the file.")] = False,
    format: OutputFormat = "table",
) -> None:  # fmt: skip
    """Begin a dataset, and keep those that every command reads.

    Begin a file of your own; add, list or remove files, or print where they are.
    """
    from stance import api

    environment = context.obj
    variables, given = environment.variables, names or []
    if action != "new":
        for name in ("issue", "question", "type", "statuses", "states"):
            if is_explicit(context, name):
                raise UsageError(f"--{name} is for 'stance data new'", "leave it out")
    if action in ("add", "remove") and not given:
        raise UsageError(f"nothing to {action}", f"stance data {action} {'FILE' if action == 'add' else 'NAME'}")
    if action == "list" and given:
        raise UsageError(
            f"'stance data list' takes no name, found {given[0]}", f"did you mean stance data add {given[0]}?"
        )
    if action == "new":
        if len(given) != 1 or issue is None:
            raise UsageError("'stance data new' takes one file and --issue", _NEW)
        wanted = [word.strip() for words in states or () for word in words.split(",") if word.strip()]
        made = api.data_new(
            open_stance(environment), given[0], issue, type=type, statuses=statuses.split(","), states=wanted,
            question=question, force=force,
        )  # fmt: skip
        from stance.output.words import number_of

        rows = f" with {number_of(made.rows, 'row')} to fill" if made.rows else ""
        environment.tell(f"stance: wrote {given[0]}: the issue {made.issue}{rows}")
        environment.tell(f"stance: fill it in, then: stance validate {given[0]}")
    elif action == "add":
        for file in given:
            kept = api.data_add(file, force=force, copy=copy, variables=variables, progress=environment.progress)
            of = "a copy" if kept.kind == "copy" else "a link, so later changes to the file count"
            environment.tell(f"stance: added '{kept.name}', which every command now reads: {kept.path} ({of})")
    elif action == "remove":
        for name in given:
            kept = api.data_remove(name, variables=variables)
            environment.tell(f"stance: removed '{kept.name}'")
    elif action == "path":
        for path in [api.data_path(name, variables) for name in given] or [api.data_folder(variables)]:
            # A script gets the name as it is; a terminal is not sent what would act on it.
            environment.write(f"{visible(path) if environment.terminal else path}\n")
    else:
        from stance.output.lists import kept_view

        print_view(environment, kept_view(api.data_list(variables)), format)
