"""The entry point: runs a command, turns every error into one line and an exit code."""

import sys
from collections.abc import Sequence
from contextlib import redirect_stdout

import typer

from stance.cli.commands import command_group
from stance.cli.environment import Environment, OutputClosed
from stance.errors import ExitCode, StanceError, UnreadableError


def run() -> None:
    """The console script `stance`."""
    sys.exit(main(sys.argv[1:], Environment.of_process()))


def main(arguments: Sequence[str], environment: Environment) -> int:
    """Run a command line and return its exit code. Nothing that a user can do wrong raises."""
    try:
        if "_STANCE_COMPLETE" in environment.variables:
            from stance.cli.completion import answer

            answer(environment, arguments)
            return ExitCode.ANSWERED
        with redirect_stdout(environment.stdout):  # Typer prints help to the process's own stream
            code = command_group().main(list(arguments), prog_name="stance", standalone_mode=False, obj=environment)
    except OutputClosed:
        return ExitCode.ANSWERED
    except StanceError as error:
        environment.tell(f"stance: {_one_line(error.message, error.hint)}")
        if isinstance(error, UnreadableError):
            for line in error.details:
                environment.tell(line)
        return error.exit_code
    except typer.TyperException as error:
        environment.tell(f"stance: {_one_line(error.format_message().rstrip('.'), _help_for(error))}")
        return ExitCode.USAGE
    except (KeyboardInterrupt, typer.Abort):
        environment.tell("stance: interrupted")
        return ExitCode.INTERRUPTED
    if code == ExitCode.INTERRUPTED:
        environment.tell("stance: interrupted")
    return code if isinstance(code, int) else ExitCode.ANSWERED


def _one_line(message: str, hint: str) -> str:
    return " ".join((f"{message}; {hint}" if hint else message).split())


def _help_for(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"see '{context.command_path} --help'" if context is not None else "see 'stance --help'"
