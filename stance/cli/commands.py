"""The commands: the module of a command is imported only when it is called."""

from functools import cache
from importlib import import_module
from typing import Any

import typer
from typer.main import get_command

from stance.cli.scoped import spell_out_bytes, with_shared_options

SUMMARIES = {
    "show": "Show the profile of a state or an issue.",
    "compare": "Compare where states stand.",
    "timeline": "Show positions and events by date.",
    "changes": "Show what changed between two days.",
    "cross": "Cross the positions on two issues.",
    "get": "Print one bare status, for scripts.",
    "check": "Check a state's position; the exit code says.",
    "search": "Search names, questions, sources, claims and notes.",
    "states": "List states.",
    "issues": "List issues.",
    "statuses": "List statuses with what they mean.",
    "groups": "List groups of states.",
    "sources": "List sources.",
    "events": "List events by date.",
    "claims": "List claims with the verdict of the evidence.",
    "coverage": "Show what is recorded, at what confidence.",
    "panel": "Make a panel of states and years.",
    "agree": "Measure how alike states voted.",
    "align": "Measure how closely states follow one.",
    "explain": "Explain a state's record beside the memo's rule.",
    "report": "Write a page on states or issues, with sources.",
    "cite": "Cite the sources behind an answer, and the dataset.",
    "validate": "Check dataset files, every problem with its place.",
    "import": "Turn a table of positions, or of UN roll calls, into a dataset.",
    "add": "Add an entry to a dataset file.",
    "export": "Write the whole dataset for other tools.",
    "data": "Begin a dataset, and keep those that every command reads.",
    "schema": "Print the JSON Schema of a command's records.",
    "help": "Explain a command or a topic.",
}
"""The commands in the order of the help, with the first line of their docstrings: the help and the completion of
commands import none of them.
"""

COMMANDS = tuple(name for name in SUMMARIES if name != "help")
"""Those that answer from a dataset. Each, like `help`, is a module of this package with a function `command`."""

VIEWS = {
    "show": "cell", "compare": "comparison", "timeline": "timeline", "changes": "changes", "cross": "cross",
    "get": "answer", "check": "answer", "search": "search", "states": "lists", "issues": "lists", "statuses": "lists",
    "groups": "lists", "sources": "lists",
    "events": "timeline", "claims": "claims", "coverage": "coverage", "panel": "panel",
    "agree": "agreement", "align": "alignment", "explain": "explanation",
    "cite": "citations.view", "validate": "problems", "data": "lists",
}  # fmt: skip
"""The module of `stance.output` that has the view and the columns of what a command prints, where that is records."""

_MODULES = {"import": "import_"}

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def module_name(command: str) -> str:
    """The module of a command: its name, but for names that are words of Python."""
    return _MODULES.get(command, command)


@cache
def load_command(name: str) -> Any:
    """The command of that name, its module imported; made once a process."""
    module = import_module(f"stance.cli.{module_name(name)}")
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, epilog=module.EXAMPLES, context_settings=SETTINGS, no_args_is_help=False)(
        with_shared_options(module)
    )
    command = get_command(app)
    spell_out_bytes(command)
    return command
