"""Results and datasets as text and files."""

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from stance.api.stance import Stance
    from stance.questions.report import Report


def records(result: object, wide: bool = False) -> list[dict[str, Any]]:
    """The flat records of a result, as `--format jsonl` prints them, one a line.

    Of several results, those of one after those of the other. ``wide`` gives one record a state, with a field for each
    issue, as `compare --wide` does.

    Raises:
        TypeError: it is no result, or no comparison where one record a state is asked for.
    """
    from stance.output import records as output

    if not wide:
        return output.records(result)
    from stance.output.comparison import wide_view
    from stance.questions.comparison import Comparison

    if not isinstance(result, Comparison):
        raise TypeError(f"only a Comparison can be wide, not a {type(result).__name__}")
    return wide_view(result).records()


def json_value(result: object) -> Any:
    """What `--format json` prints of a result.

    That is its records; of a profile, one object with its positions, claims and sources.

    Raises:
        TypeError: it is no result.
    """
    from stance.output import records as output

    return output.json_value(result)


def report_page(report: "Report") -> str:
    """A report as an HTML page that needs nothing from elsewhere: what `stance report` writes."""
    from stance.output import report as output

    return output.report_page(report)


def document(opened: "Stance") -> dict[str, Any]:
    """The whole dataset as one document in the shape of a dataset file, as `stance export json` writes it."""
    from stance.exports.export import document_of

    return document_of(opened.index)


def document_text(opened: "Stance", kind: Literal["json", "yaml"] = "json") -> Iterator[str]:
    """That document as JSON or YAML, in parts to be written one after the other."""
    from stance.exports.export import text_of

    return text_of(opened.index, kind)


def check_export(kind: str, path: str | os.PathLike[str], *, force: bool = False) -> None:
    """Refuse a path that an export of the kind must not be written to, before any work is done.

    Raises:
        UsageError: there is no such kind.
        UnwritableError: what is there may not be replaced, or there is no folder around it.
    """
    from stance.exports.export import check_target

    check_target(kind, os.fspath(path), force=force)


def check_output(path: str, inputs: Sequence[str] = (), *, force: bool = False) -> None:
    """Refuse a file that must not be written, before any work is done.

    Raises:
        UnwritableError: it exists (without ``force``), is no file, has no folder, or is one of the inputs.
    """
    from stance.dataset import atomic

    atomic.check_output(path, inputs, force=force)


def write_output(path: str, text: str | bytes, *, force: bool = False) -> None:
    """Write an answer to a file, whole or not at all.

    Raises:
        UnwritableError: the file exists (without ``force``) or cannot be written.
    """
    from stance.dataset.atomic import write_whole

    write_whole(path, [text], force=force)
