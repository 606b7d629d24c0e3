"""How far work is that takes more than a moment. Apart from answers, which need none of what it loads."""

from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn


class Bar:
    """A bar on a stream for work that takes more than a moment. It goes away when it is closed."""

    def __init__(self, stream: TextIO, columns: int) -> None:
        console = Console(file=stream, width=columns, force_terminal=True, markup=False, emoji=False, highlight=False)
        self._progress = Progress(
            TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn(),
            console=console, transient=True,
        )  # fmt: skip
        self._task = self._progress.add_task("")
        self._progress.start()

    def show(self, stage: str, done: int, whole: int) -> None:
        """Move the bar; a whole of 0 is not known."""
        self._progress.update(self._task, description=stage, completed=done, total=whole or None)

    def close(self) -> None:
        """Remove the bar."""
        self._progress.stop()
