"""A problem in a data file: where it is, which rule it breaks, what was found and what was expected."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LONGEST = 600
"""Letters of a message; a longer one, which quotes a whole text block, loses its middle."""

ERROR = "error"
WARNING = "warning"

Findings = Iterator[tuple[tuple[str, int, int], str]]
"""What a rule yields: places (file, line, column), each with a message."""


@dataclass(frozen=True)
class Problem:
    """One problem. Lines and columns count from 1; line 0 means the file as a whole."""

    file: str
    line: int
    column: int
    severity: str
    code: str
    message: str

    def __str__(self) -> str:
        """The problem as one line, in the form that editors and CI systems turn into a link."""
        return f"{self.file}:{self.line}:{self.column} {self.severity} {self.code} {self.message}"


@dataclass(frozen=True)
class RuleFacts:
    """What a rule demands and why. ``severity`` is `error` or `warning`."""

    code: str
    severity: str
    title: str
    reason: str


class Problems:
    """Collects problems while files are read, so that all are told at once."""

    def __init__(self) -> None:
        self.found: list[Problem] = []
        self.unread: set[str] = set()
        """Files whose reading was cut short, so that what is missing from the dataset may stand in them."""

    def error(self, mark: tuple[str, int, int], code: str, message: str) -> None:
        """Note an error at (file, line, column)."""
        self.found.append(Problem(*mark, ERROR, code, _one_line(message)))

    def warning(self, mark: tuple[str, int, int], code: str, message: str) -> None:
        """Note a warning at (file, line, column)."""
        self.found.append(Problem(*mark, WARNING, code, _one_line(message)))

    def errors(self) -> list[Problem]:
        """Those that keep the data from being used."""
        return [problem for problem in self.found if problem.severity == ERROR]

    def in_order(self, files: Iterable[str] = ()) -> tuple[Problem, ...]:
        """All of them, by file and line; files in the order given, others after them as they were found."""
        named = dict.fromkeys((*files, *(problem.file for problem in self.found)))
        rank = {file: number for number, file in enumerate(named)}
        return tuple(sorted(self.found, key=lambda p: (rank[p.file], p.line, p.column, p.code)))


def _one_line(message: str) -> str:
    """The message with what it quotes from the file made harmless: no line breaks, no control characters."""
    if not message.isprintable():
        message = "".join(letter if letter.isprintable() else " " for letter in message)
    message = " ".join(message.split())
    if len(message) > _LONGEST:
        message = f"{message[: _LONGEST // 2]} ... {message[-_LONGEST // 2 :]}"
    return message


def place(mark: tuple[str, int, int]) -> str:
    """Where something is, as messages name it: FILE:LINE."""
    return f"{mark[0]}:{mark[1]}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`` (did you mean X?)`` for the nearest known word, or nothing."""
    from stance.dataset.spelling import near_words

    near = near_words(word, known)
    return f" (did you mean {near[0]}?)" if near else ""
