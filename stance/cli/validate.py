"""`stance validate`: every problem of a dataset file, with its place."""

from typing import Annotated, Literal

import typer

from stance.cli.options import NoBundled, print_view
from stance.errors import ExitCode, UsageError
from stance.output.formats import FORMATS, Format

EXAMPLES = """\b
Examples:
  stance validate
  stance validate my.yaml --strict
  stance validate data/stances.yaml --no-bundled --format github
  stance validate --rules
  cat my.yaml | stance validate -

\b
Exit code 0 without errors (warnings may remain), 1 with errors, or with
warnings under --strict, 5 where a file does not exist."""

Report = Literal[Format, "github"]


def command(
    context: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE]...", help="Dataset files or folders; - is standard input.", show_default="bundled"
        ),
    ] = None,
    no_bundled: NoBundled = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for warnings too.")] = False,
    rules: Annotated[bool, typer.Option("--rules", help="List the rules with their reasons; check nothing.")] = False,
    format: Annotated[
        Report, typer.Option("--format", "-f", help="How to write the problems; github: as annotations.")
    ] = "table",
) -> None:
    """Check dataset files, every problem with its place.

    Files are read on top of the bundled dataset, as with --data, unless it is left out. A file that is the
    bundled dataset in another version (it has the same title) is read in its place.
    """
    if rules:
        _list_rules(context, files, format)
        return
    if no_bundled and not files:
        raise UsageError("--no-bundled leaves nothing to check", "name a file")
    from stance.api import validate
    from stance.output.problems import github_annotations, problems_view, summary

    paths = [path for path in files or () if path != "-"]
    text = context.obj.input_bytes() if "-" in (files or ()) else None
    problems = validate(paths, bundled=not no_bundled, text=text)
    if format == "github":
        context.obj.write(github_annotations(problems))
    else:
        print_view(context.obj, problems_view(problems), format)
    if format in ("table", "github"):
        context.obj.tell(f"stance: {summary(problems)}")
    if any(strict or problem.severity == "error" for problem in problems):
        raise typer.Exit(ExitCode.FALSE)


def _list_rules(context: typer.Context, files: list[str] | None, report: Report) -> None:
    from stance.api import rules
    from stance.output.problems import rules_view

    if files:
        raise UsageError("--rules lists the rules and checks no file", "leave out either --rules or the file")
    if report == "github":
        raise UsageError("--format github is for problems, not for rules", f"choose {', '.join(FORMATS)}")
    print_view(context.obj, rules_view(rules()), report)
