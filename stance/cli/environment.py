"""What surrounds a run: streams, terminal, variables, today's date. One object, so that every case can be tested."""

import errno
import io
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, NoReturn, TextIO

from stance.errors import UnreadableError, UnwritableError

if TYPE_CHECKING:
    from stance.output.document import Sources
    from stance.output.progress import Bar

Style = Literal["text", "bibtex", "csl-json"]
"""How citations are written."""

_WIDTH = 80
_HEIGHT = 24
_PATIENCE = 1.0
_UNSAFE = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0)) if code != 0x09} | {0x0A: "\\n"}
_UNSAFE |= {code: f"\\u{code:04x}" for code in (0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_UNSAFE |= {0xDC00 + byte: f"\\x{byte:02x}" for byte in range(0x80, 0x100)}  # bytes of arguments that are not UTF-8
_MOST_INPUT = 128 << 20


def visible(text: str) -> str:
    """The text on one line, with its control characters spelled out."""
    return text.translate(_UNSAFE)


class OutputClosed(Exception):  # noqa: N818 - not an error: the reader has seen enough
    """The reader of standard output has gone away."""


class _Whole(io.RawIOBase):
    """A stream of the process that writes all it is given, or fails once and then swallows what is still to come.

    Python writes once and leaves the rest unwritten where PYTHONUNBUFFERED is set or the pipe does not block.
    A ``quiet`` stream swallows from the start: that a message cannot be written changes no exit code.
    """

    def __init__(self, handle: int | None, *, quiet: bool = False) -> None:
        self._handle = handle
        self._quiet = quiet

    def writable(self) -> bool:
        """Always: see `write`."""
        return True

    def fileno(self) -> int:
        """The file descriptor, where there is one."""
        return super().fileno() if self._handle is None else self._handle

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self._handle is not None and os.isatty(self._handle)

    def write(self, raw: Any) -> int:
        """Write all of it."""
        size = len(raw)
        try:
            while size and not (self._handle is None and self._quiet):
                raw = raw[self._write_some(raw) :]
                if not len(raw):
                    break
        except OSError:
            self._handle = None
            if not self._quiet:
                self._quiet = True
                raise
        return size

    def _write_some(self, raw: Any) -> int:
        if self._handle is None:
            raise OSError(errno.EBADF, "it is closed")
        try:
            return os.write(self._handle, raw)
        except BlockingIOError:
            import select

            select.select([], [self._handle], [])
            return 0


def _stream(stream: TextIO | None, *, quiet: bool = False) -> TextIO:
    """A stream of the process, written whole. Letters that its encoding lacks are replaced, not fatal."""
    try:
        handle = None if stream is None else stream.fileno()
    except (OSError, ValueError):
        assert stream is not None
        return stream  # replaced by another program that calls this one
    encoding = "utf-8" if stream is None else stream.encoding
    return io.TextIOWrapper(io.BufferedWriter(_Whole(handle, quiet=quiet)), encoding, "replace")


def _reserve_closed() -> None:
    """Open the null device for each standard stream that is closed, so that no file gets its number."""
    handle = os.open(os.devnull, os.O_RDWR)
    while handle <= 2:
        handle = os.open(os.devnull, os.O_RDWR)
    os.close(handle)


class Environment:
    """The streams and settings of one run."""

    def __init__(
        self,
        stdin: TextIO,
        stdout: TextIO,
        stderr: TextIO,
        variables: Mapping[str, str],
        today: date,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self.stdin = stdin
        self.stdout = stdout
        self.stderr = stderr
        self.variables = variables
        self.today = today
        self.clock = clock
        # Which data to read and how the answer is wanted: see `stance.cli.scoped`.
        self.data: tuple[str, ...] = ()
        self.bundled = True
        self.colour_choice = "auto"
        self.pages = True
        self.sources: Sources | None = None
        self.fields: tuple[str, ...] = ()
        self.output: str | None = None
        self.force = False
        self.format_is_explicit = False
        self.style: Style = "text"
        self.days: tuple[str, ...] = ()
        self.ascii = False
        self.look: dict[str, Any] = {}
        self.drawings: tuple[str, ...] = ()
        self._bar: Bar | None = None
        self._since: float | None = None

    @classmethod
    def of_process(cls) -> "Environment":
        """The real one."""
        _reserve_closed()
        stdin = sys.stdin or _stream(None)
        return cls(stdin, _stream(sys.stdout), _stream(sys.stderr, quiet=True), os.environ, date.today())

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

    @property
    def height(self) -> int:
        """Rows of the terminal: LINES if it is set, else what the terminal says; 0 where nothing says it."""
        rows = self.variables.get("LINES", "")
        if rows.isascii() and rows.isdigit():
            return int(rows)
        with suppress(OSError, ValueError):
            return os.get_terminal_size(self.stdout.fileno()).lines
        return 0

    def progress(self, stage: str, done: int, whole: int) -> None:
        """Show how far the work is, on standard error if that is a terminal, once it has taken a second."""
        if not self.stderr.isatty():
            return
        now = self.clock()
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

    def write(self, text: str | bytes) -> None:
        """Write an answer to standard output, all at once; what is longer than the screen, through the pager.

        Raises:
            OutputClosed: nobody reads it any more.
            UnwritableError: it cannot be written, as on a full disk.
        """
        self.end_progress()
        if isinstance(text, str) and self.terminal and self._longer_than_screen(text) and (pager := self._pager()):
            self._page(text, pager)
        else:
            self._write(text)

    def _write(self, text: str | bytes) -> None:
        try:
            if isinstance(text, bytes):
                self.stdout.buffer.write(text)
            else:
                self.stdout.write(text)
            self.stdout.flush()
        except BrokenPipeError:
            raise OutputClosed from None
        except OSError as error:
            raise UnwritableError(
                f"cannot write to standard output: {error.strerror or error}", "what was written is not whole"
            ) from None

    def binary_input(self) -> BinaryIO:
        """Standard input as bytes.

        Raises:
            UnreadableError: it is closed.
        """
        buffer: BinaryIO | None = getattr(self.stdin, "buffer", None)
        if buffer is None:
            return io.BytesIO(self.stdin.read().encode("utf-8"))
        if not buffer.readable():
            raise UnreadableError("standard input is closed", "name a file")
        return buffer

    def input_bytes(self) -> bytes:
        """All of standard input.

        Raises:
            UnreadableError: it is closed, cannot be read or does not end.
        """
        stream = self.binary_input()
        raw = bytearray()
        try:
            while part := stream.read(1 << 20):
                raw += part
                if len(raw) > _MOST_INPUT:
                    raise UnreadableError(f"standard input gives more than {_MOST_INPUT >> 20} MiB", "name a file")
        except OSError as error:
            raise UnreadableError(f"cannot read standard input: {error.strerror or error}", "name a file") from None
        return bytes(raw)

    def _pager(self) -> list[str]:
        """The command of the reader's pager; nothing where there is none, or nobody at a terminal to use it."""
        import shlex
        from shutil import which

        if not (self.pages and self.terminal and self.stdin.isatty()) or self.variables.get("TERM") == "dumb":
            return []
        said = self.variables.get("STANCE_PAGER", self.variables.get("PAGER", "less"))
        try:
            command = shlex.split(said)
        except ValueError:  # a quote that is not closed
            return []
        return command if command and command != ["cat"] and which(command[0]) else []

    def _longer_than_screen(self, text: str) -> bool:
        """Whether the text and the prompt after it have more lines than the terminal, as far as its letters say."""
        return text.count("\n") >= (self.height or _HEIGHT)

    def _page(self, text: str, pager: list[str]) -> None:
        """Show an answer through the pager. However that ends, the answer was given."""
        import signal
        import subprocess

        # Colours and links get through; what is no longer than the screen stays there, and so does the last page.
        variables = {**self.variables, "LESS": self.variables.get("LESS", "FRX")}
        # Ctrl-C is the pager's while it runs. It is not ignored, which the pager would inherit.
        before = signal.signal(signal.SIGINT, lambda *_: None)
        try:
            with subprocess.Popen(
                pager,
                stdin=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                errors="replace",
                env=variables,
            ) as process:
                process.communicate(text)
        except OSError as error:
            self.warn(f"cannot run the pager {pager[0]}: {error.strerror}; --no-pager does without")
            self._write(text)
            return
        finally:
            signal.signal(signal.SIGINT, before)
        if process.returncode > 0:
            self.warn(f"the pager {pager[0]} failed with exit code {process.returncode}; --no-pager does without")

    def end(self, code: int) -> NoReturn:
        """End the process without taking the interpreter apart, which takes a tenth of the time of a short answer.

        All that was written is written, and no command leaves anything to be tidied up.
        """
        for stream in (self.stdout, self.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(code)

    def tell(self, message: str) -> None:
        """Write a message to standard error, on one line and with control characters made visible."""
        self.end_progress()
        with suppress(OSError):
            self.stderr.write(f"{visible(message)}\n")
            self.stderr.flush()

    def warn_of_date(self) -> None:
        """Say that `date` of an answer is the former name of `since`."""
        self.warn("'date' of an answer is now called 'since'; the next version no longer has it under that name")

    def warn(self, message: str) -> None:
        """Say what an answer leaves out, on standard error."""
        self.tell(f"stance: {message}")
