"""`stance help`: explanations of commands and topics."""

from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
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
    "formats": "How answers are written: tables, files for papers and spreadsheets, records.",
    "pictures": "Charts, maps and heat strips: on the screen, as SVG, on a page.",
    "dates": "How days are named, and what an answer as of a day is.",
    "statuses": "What the statuses of each type of issue mean, and their classes.",
    "names": "How states, issues and groups are named.",
    "exit-codes": "What the exit code says.",
    "environment": "The variables that change what stance does.",
    "datasets": "The bundled dataset, and adding your own.",
}
"""Each is a text in the folder `topics`."""

_COLUMNS = 74


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
    text = (Path(__file__).parent / "topics" / f"{topic}.txt").read_text(encoding="utf-8")
    return text + "".join(f"{line}\n" for line in _vocabulary()) if topic == "statuses" else text


def _vocabulary() -> Iterator[str]:
    """The types with their statuses, and the classes, from the vocabulary itself."""
    from stance.dataset.vocabulary import CLASSES, KEPT, TYPES

    for type_ in TYPES.values():
        if type_.statuses:
            yield from ("", f"{type_.title} ({type_.name})", *wrap(type_.definition, _COLUMNS))
        for status in type_.statuses:
            belongs = "keeps" if status.class_ is KEPT else status.class_
            head = status.word if belongs == status.word else f"{status.word} ({belongs})"
            yield from wrap(f"{head}: {status.definition}", _COLUMNS, initial_indent="  ", subsequent_indent="      ")
    yield from ("", "Classes")
    for word, class_ in CLASSES.items():
        yield from wrap(f"{word}: {class_.definition}", _COLUMNS, initial_indent="  ", subsequent_indent="      ")


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
