"""`stance schema`: the JSON Schema of a command's records."""

from typing import Annotated

import typer

from stance.errors import UsageError

EXAMPLES = """\b
Examples:
  stance schema compare
  stance schema show > show.schema.json"""


def command(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="COMMAND", help="The command whose json is described.")],
) -> None:
    """Print the JSON Schema of a command's records.

    The columns and their meaning are a contract: adding one is a minor release, renaming one a major release.
    """
    from stance.output.formats import to_json
    from stance.output.schema import RECORDS, schema

    known = ("show", "explain", *RECORDS)
    if name not in known:
        raise UsageError(f"'{name}' prints no records", f"commands with a schema are {', '.join(known)}")
    context.obj.write(to_json(schema(name)))
