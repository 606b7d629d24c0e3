"""`stance schema`: the JSON Schema of a command's records, or of a dataset file."""

from typing import Annotated

import typer

from stance.errors import UsageError

EXAMPLES = """\b
Examples:
  stance schema compare
  stance schema compare --columns
  stance schema show > show.schema.json
  stance schema dataset > dataset.schema.json"""


def command(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="COMMAND", help="The command whose json is described, or 'dataset'.")],
    columns: Annotated[bool, typer.Option("--columns", help="The columns in words, as a table.")] = False,
) -> None:
    """Print the JSON Schema of a command's records.

    The columns and their meaning are a contract: adding one is a minor release, renaming one a major release.
    'stance schema dataset' is the schema of a dataset file, and of what 'stance export json' writes.
    """
    from stance.cli.commands import VIEWS
    from stance.output.formats import to_json

    if name == "dataset" and columns:
        raise UsageError("--columns is for commands", "docs/dataset.md has the fields of a dataset file")
    if name == "dataset":
        from stance.output.dataset_schema import dataset_schema

        schema = dataset_schema()
    elif name in VIEWS and columns:
        from stance.cli.options import print_view
        from stance.output.columns import columns_view
        from stance.output.records import form

        print_view(context.obj, columns_view(name, form(name, VIEWS[name]).columns), "table")
        return
    elif name in VIEWS:
        from stance.output.records import schema_of

        schema = schema_of(name, VIEWS[name])
    else:
        raise UsageError(f"'{name}' prints no records", f"schemas are of {', '.join((*VIEWS, 'dataset'))}")
    context.obj.write(to_json(schema))
