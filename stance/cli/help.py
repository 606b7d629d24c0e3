"""`stance help`: explanations of commands and topics."""

from pathlib import Path
from typing import Annotated

import typer

from stance.cli.commands import SUMMARIES
from stance.errors import UsageError

EXAMPLES = """\b
Examples:
  stance help
  stance help formats
  stance help compare"""

TOPICS = {
    "formats": "How answers are written: tables, and eight formats for scripts and papers.",
    "pictures": "Charts, maps and heat strips: on the screen, as SVG, on a page.",
    "dates": "How days are named, and what an answer as of a day is.",
    "names": "How states, issues and groups are named.",
    "exit-codes": "What the exit code says.",
    "environment": "The variables that change what stance does.",
    "datasets": "The bundled dataset, and adding your own.",
}
"""Each is a text in the folder `topics`."""


def command(
    context: typer.Context,
    subject: Annotated[str | None, typer.Argument(metavar="[TOPIC OR COMMAND]", help="What to explain.")] = None,
) -> None:
    """Explain a command or a topic.

    Without a name: the list of both.
    """
    if subject is None:
        context.obj.write(_contents())
    elif subject in TOPICS:
        context.obj.write(topic_text(subject))
    elif subject in SUMMARIES:
        context.obj.write(_help_of(context, subject))
    else:
        raise UsageError(f"there is no command or topic '{subject}'", _near(subject))


def topic_text(topic: str) -> str:
    """The text of a topic."""
    return (Path(__file__).parent / "topics" / f"{topic}.txt").read_text(encoding="utf-8")


def _contents() -> str:
    lines = ["Topics:", *_listed(TOPICS), "", "Commands:", *_listed(SUMMARIES), "", "'stance help NAME' explains one."]
    return "".join(f"{line}\n" for line in lines)


def _listed(texts: dict[str, str]) -> list[str]:
    width = max(map(len, (*TOPICS, *SUMMARIES)))
    return [f"  {name:<{width}}  {text}" for name, text in texts.items()]


def _help_of(context: typer.Context, name: str) -> str:
    parent = context.parent
    assert parent is not None
    command = parent.command.get_command(parent, name)  # type: ignore[attr-defined]
    return f"{command.make_context(name, [], parent=parent, resilient_parsing=True).get_help()}\n"


def _near(subject: str) -> str:
    from stance.dataset.spelling import near_words

    near = near_words(subject, [*TOPICS, *SUMMARIES])
    return f"did you mean {near[0]}?" if near else "'stance help' lists them"
