"""The entry point of the console script and of `python -m stance`."""

import gc
import os
import signal
import sys
from types import FrameType


def run() -> None:
    """Run the command line and exit.

    Starting up makes many objects and no garbage; without the collector's rounds over them it is quicker.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)
        sys.unraisablehook = _leave_or_report
    gc.disable()
    from stance.cli.main import run as run_command_line

    gc.freeze()
    gc.enable()
    run_command_line()


def _leave(number: int, frame: FrameType | None) -> None:
    """End at once: while modules are imported, nothing is begun that has to be tidied up."""
    try:
        os.write(2, b"stance: interrupted\n")
    finally:
        os._exit(130)


def _leave_or_report(failure: "sys.UnraisableHookArgs") -> None:
    """An interrupt that falls into a finaliser cannot be raised, and is an interrupt all the same."""
    if failure.exc_type is KeyboardInterrupt:
        _leave(signal.SIGINT, None)
    sys.__unraisablehook__(failure)


if __name__ == "__main__":
    run()
