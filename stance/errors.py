"""What can go wrong, said in one line, with the exit code it leads to."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command line. They are part of the contract with scripts."""

    ANSWERED = 0
    FALSE = 1
    USAGE = 2
    UNKNOWN_NAME = 3
    AMBIGUOUS_NAME = 4
    UNREADABLE = 5
    NO_ANSWER = 6
    INTERRUPTED = 130


class StanceError(Exception):
    """An error that the user can fix: ``message`` says what is wrong, ``hint`` what to do next."""

    exit_code = ExitCode.USAGE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message}; {hint}" if hint else message)
        self.message = message
        self.hint = hint


class UsageError(StanceError):
    """The words of the question do not fit together."""


class UnknownNameError(StanceError):
    """A name that is not in the dataset. ``name`` is the name, where it is known."""

    exit_code = ExitCode.UNKNOWN_NAME

    def __init__(self, message: str, hint: str = "", name: str = "") -> None:
        super().__init__(message, hint)
        self.name = name


class AmbiguousNameError(StanceError):
    """A name that stands for more than one thing."""

    exit_code = ExitCode.AMBIGUOUS_NAME


class NoAnswerError(StanceError):
    """Nothing that could be given as the one answer is recorded."""

    exit_code = ExitCode.NO_ANSWER


class UnreadableError(StanceError):
    """Data that cannot be read or used. ``details`` has one line for each problem."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, message: str, hint: str = "", details: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.details = details


class UnwritableError(StanceError):
    """A file that cannot be written: it exists already, or the disk is full."""

    exit_code = ExitCode.UNREADABLE
