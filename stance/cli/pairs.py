"""What `get -` and `check -` share: pairs read from standard input, and an answer a line."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from stance.cli.environment import Environment
from stance.cli.options import open_stance, print_text
from stance.errors import ExitCode, UnreadableError

if TYPE_CHECKING:
    from stance.questions.pairs import PairAnswer

_WORST_FIRST = (
    ExitCode.UNREADABLE,
    ExitCode.AMBIGUOUS_NAME,
    ExitCode.UNKNOWN_NAME,
    ExitCode.USAGE,
    ExitCode.NO_ANSWER,
    ExitCode.FALSE,
)
_HEADS = (("state", "issue"), ("code", "issue"))


def print_pairs(environment: Environment, as_of: str | None, statuses: Sequence[str] = ()) -> int:
    """Answer the pairs on standard input: code, issue, day, status and answer, with tabs. The worst exit code.

    Raises:
        UnreadableError: standard input cannot be read, or is not UTF-8.
        UnwritableError: the answers cannot be written.
    """
    try:
        text = environment.input_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError("standard input is not UTF-8", "save the list as UTF-8") from None
    lines = [(number, _parts(line)) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if lines and tuple(word.casefold() for word in lines[0][1][:2]) in _HEADS:
        del lines[0]
    environment.days = tuple(dict.fromkeys((*environment.days, *(part[2] for _, part in lines if len(part) > 2))))
    answers = open_stance(environment).positions([parts for _, parts in lines], as_of, statuses)
    for (number, _), answer in zip(lines, answers, strict=True):
        if answer.problem:
            environment.tell(f"stance: line {number}: {answer.problem}")
    print_text(environment, lambda: "".join(map(_line, answers)))
    codes = {answer.exit_code for answer in answers}
    return next((code for code in _WORST_FIRST if code in codes), ExitCode.ANSWERED)


def _line(answer: "PairAnswer") -> str:
    return (
        "\t".join((answer.code or "", answer.issue or "", answer.day or "", answer.status or "", answer.answer)) + "\n"
    )


def _parts(line: str) -> list[str]:
    """The parts of a line: between tabs, else between commas, else between spaces."""
    if "\t" in line:
        parts = line.split("\t")
    elif "," not in line:
        return line.split()
    elif '"' in line:
        import csv

        parts = next(csv.reader([line], skipinitialspace=True))
    else:
        parts = line.split(",")
    return [part.strip() for part in parts]
