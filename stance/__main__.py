"""The entry point of the console script and of `python -m stance`."""

import gc


def run() -> None:
    """Run the command line and exit.

    Starting up makes many objects and no garbage; without the collector's rounds over them it is quicker.
    """
    gc.disable()
    from stance.cli.main import run as run_command_line

    gc.freeze()
    gc.enable()
    run_command_line()


if __name__ == "__main__":
    run()
