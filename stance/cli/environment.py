"""What surrounds a run: streams, terminal, variables, today's date. One object, so that every case can be tested."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO, TextIO

from stance.errors import UnwritableError

if TYPE_CHECKING:
    from stance.output.progress import Bar

_WIDTH = 80
_PATIENCE = 1.0
_UNSAFE = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x09, 0x0A)}
_UNSAFE |= {code: f"\\u{code:04x}" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}


class OutputClosed(Exception):  # noqa: N818 - not an error: the reader has seen enough
    """The reader of standard output has gone away."""


class Environment:
    """The streams and settings of one run."""

    def __init__(
        self, stdin: TextIO, stdout: TextIO, stderr: TextIO, variables: Mapping[str, str], today: date
    ) -> None:
        self.stdin = stdin
        self.stdout = stdout
        self.stderr = stderr
        self.variables = variables
        self.today = today
        # Which data to read and how the answer is wanted: see `stance.cli.scoped`.
        self.data: tuple[str, ...] = ()
        self.bundled = True
        self.colour_choice = "auto"
        self.pager = False
        self.fields: tuple[str, ...] = ()
        self.output: str | None = None
        self.force = False
        self.format_given = False
        self._bar: Bar | None = None
        self._since: float | None = None

    @classmethod
    def of_process(cls) -> "Environment":
        """The real one. Letters that the output's encoding lacks are replaced, not fatal."""
        for stream in (sys.stdout, sys.stderr):
            with suppress(AttributeError):
                stream.reconfigure(errors="replace")  # type: ignore[union-attr]
        return cls(sys.stdin, sys.stdout, sys.stderr, os.environ, date.today())

    @property
    def terminal(self) -> bool:
        """Whether standard output is a terminal."""
        return self.stdout.isatty()

    @property
    def colour(self) -> bool:
        """Whether output is coloured: as --color says; else on a terminal, unless the variables say otherwise."""
        if self.colour_choice != "auto":
            return self.colour_choice == "always"
        if self.variables.get("NO_COLOR"):
            return False
        if self.variables.get("CLICOLOR_FORCE", "0") not in ("", "0"):
            return True
        return self.terminal and self.variables.get("TERM") != "dumb"

    @property
    def unicode(self) -> bool:
        """Whether standard output can show more than ASCII."""
        try:
            "━".encode(self.stdout.encoding or "utf-8")
        except (UnicodeEncodeError, LookupError):
            return False
        return True

    @property
    def width(self) -> int:
        """Columns of the terminal: COLUMNS if it is set, else what the terminal says, else 80."""
        columns = self.variables.get("COLUMNS", "")
        if columns.isascii() and columns.isdigit() and int(columns) > 0:
            return int(columns)
        with suppress(OSError, ValueError):
            return os.get_terminal_size(self.stdout.fileno()).columns or _WIDTH
        return _WIDTH

    def progress(self, stage: str, done: int, whole: int) -> None:
        """Show how far the work is, on standard error if that is a terminal, once it has taken a second."""
        if not self.stderr.isatty():
            return
        now = monotonic()
        if self._since is None:
            self._since = now
        if now - self._since < _PATIENCE:
            return
        if self._bar is None:
            from stance.output.progress import Bar

            self._bar = Bar(self.stderr, self.width)
        self._bar.show(stage, done, whole)

    def end_progress(self) -> None:
        """Take the progress bar away."""
        self._since = None
        if self._bar is not None:
            self._bar.close()
            self._bar = None

    def write(self, text: str) -> None:
        """Write an answer to standard output, all at once.

        Raises:
            OutputClosed: nobody reads it any more.
            UnwritableError: it cannot be written, as on a full disk.
        """
        self.end_progress()
        try:
            self.stdout.write(text)
            self.stdout.flush()
        except OSError as error:
            # Python flushes at exit once more; give it somewhere to write.
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), self.stdout.fileno())
            if isinstance(error, BrokenPipeError):
                raise OutputClosed from None
            raise UnwritableError(
                f"cannot write to standard output: {error.strerror or error}", "what was written is not whole"
            ) from None

    def binary_input(self) -> BinaryIO:
        """Standard input as bytes."""
        import io

        buffer: BinaryIO | None = getattr(self.stdin, "buffer", None)
        return io.BytesIO(self.stdin.read().encode("utf-8")) if buffer is None else buffer

    def page(self, text: str) -> None:
        """Show an answer through the user's pager; without one, or without a terminal, write it.

        Raises:
            OutputClosed: nobody reads it any more.
        """
        import shlex
        import subprocess
        from shutil import which

        pager = shlex.split(self.variables.get("PAGER") or "less -R")
        if not self.terminal or not pager or which(pager[0]) is None:
            self.write(text)
            return
        subprocess.run(pager, input=text, text=True, encoding="utf-8", check=False)

    def tell(self, message: str) -> None:
        """Write a message to standard error, with control characters made visible."""
        self.end_progress()
        with suppress(OSError):
            self.stderr.write(f"{message.translate(_UNSAFE)}\n")
            self.stderr.flush()
