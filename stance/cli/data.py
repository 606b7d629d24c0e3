"""`stance data`: datasets that the user keeps."""

from typing import Annotated, Literal

import typer

from stance.cli.environment import visible
from stance.cli.options import OutputFormat, print_view
from stance.errors import UsageError

EXAMPLES = """\b
Examples:
  stance data add un-2019
  stance data add my.yaml
  stance data list
  stance data remove my
  stance data path

\b
A dataset that is added is checked and from then on read by every command,
after the bundled one. What is kept is a link to the file, so that later
changes to it count; with --copy it is a copy. 'un-2019' comes with stance: the
UN's own record of 730 roll calls from November 2019 to June 2026 (source:
United Nations). 'path' prints the folder of
the links and copies, 'path bundled' or 'path NAME' the file of one dataset, so that
  stance show armenia --no-bundled --data "$(stance data path bundled)"
answers from the bundled dataset alone."""


def command(
    context: typer.Context,
    action: Annotated[Literal["list", "add", "remove", "path"], typer.Argument(metavar="[ACTION]", help="What to do:"
                      " add FILE, list, remove NAME, path [NAME].")] = "list",
    names: Annotated[list[str] | None, typer.Argument(metavar="[FILE|NAME]...", help="For add, remove, path.")] = None,
    copy: Annotated[bool, typer.Option("--copy", help="For add: keep a copy, not a link.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a dataset of the same name.")] = False,
    format: OutputFormat = "table",
) -> None:  # fmt: skip
    """Keep datasets that every command reads.

    Add, list or remove them, or print where they are.
    """
    from stance import api

    environment = context.obj
    variables, given = environment.variables, names or []
    if action in ("add", "remove") and not given:
        raise UsageError(f"nothing to {action}", f"stance data {action} {'FILE' if action == 'add' else 'NAME'}")
    if action == "list" and given:
        raise UsageError(
            f"'stance data list' takes no name, found {given[0]}", f"did you mean stance data add {given[0]}?"
        )
    if action == "add":
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
