"""The entry point: runs a command, turns every error into one line and an exit code."""

import io
import signal
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from types import FrameType

import typer

from stance.cli.environment import Environment, OutputClosed
from stance.cli.group import command_group
from stance.errors import ExitCode, StanceError, UnreadableError


def run() -> None:
    """The console script `stance`."""
    environment = Environment.of_process()
    ignored = signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    try:
        if not ignored:
            signal.signal(signal.SIGINT, _interrupt)
        code = main(sys.argv[1:], environment)
    except KeyboardInterrupt:
        code = _interrupted(environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the answer is given: nothing is left to interrupt
    environment.end(code)


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Stop the command, so that it removes what it began; a second time, stop at once."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    raise KeyboardInterrupt


def main(arguments: Sequence[str], environment: Environment) -> int:
    """Run a command line and return its exit code. Nothing that a user can do wrong raises."""
    try:
        if "_STANCE_COMPLETE" in environment.variables:
            from stance.cli.completion import answer

            answer(environment, arguments)
            return ExitCode.ANSWERED
        with redirect_stdout(io.StringIO()) as printed:  # the help, which Typer prints by itself
            code = command_group().main(list(arguments), prog_name="stance", standalone_mode=False, obj=environment)
        if printed.getvalue():
            environment.write(printed.getvalue())
    except OutputClosed:
        return ExitCode.ANSWERED
    except StanceError as error:
        environment.tell(f"stance: {_one_line(error.message, error.hint)}")
        if isinstance(error, UnreadableError):
            for line in error.details:
                environment.tell(line)
        return error.exit_code
    except typer.TyperException as error:
        environment.tell(f"stance: {_one_line(*_usage_words(error, arguments))}")
        return ExitCode.USAGE
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted(environment)
    if code == ExitCode.INTERRUPTED:  # Typer's own word for it
        return _interrupted(environment)
    return code if isinstance(code, int) else ExitCode.ANSWERED


def _interrupted(environment: Environment) -> int:
    environment.tell("stance: interrupted")
    return ExitCode.INTERRUPTED


def _one_line(message: str, hint: str) -> str:
    return " ".join((f"{message}; {hint}" if hint else message).split())


def _usage_words(error: typer.TyperException, arguments: Sequence[str]) -> tuple[str, str]:
    """What is wrong with the line, and what to do about it."""
    from stance.cli.mistakes import option_meant, value_meant

    if hasattr(error, "possibilities"):
        return option_meant(error)
    return error.format_message().rstrip("."), value_meant(error, arguments)
