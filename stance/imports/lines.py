"""Reads a csv or JSON file as a stream, plain or gzipped, and says at which line it cannot be read.

Memory stays bounded whatever the file holds: a line longer than `LONGEST_LINE` is refused before it is read whole.
"""

import codecs
import csv
import gzip
import io
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from stance.dataset.reader import Progress, no_progress
from stance.errors import UnreadableError

LONGEST_LINE = 1 << 20
_EVERY = 4096
_CHUNK = 1 << 16


class Rows:
    """The rows of a csv file. ``line`` is the number of the line on which the row read last begins.

    Raises:
        UnreadableError: while it is read: not gzip after all, cut off, not UTF-8, a line too long, an open quote.
    """

    def __init__(
        self,
        stream: BinaryIO,
        name: str,
        size: int = 0,
        progress: Progress = no_progress,
        encoding: str = "utf-8",
        delimiter: str = ",",
        *,
        strict: bool = False,
    ) -> None:
        self.name = "".join(letter if letter.isprintable() else "?" for letter in name)
        self.line = 0
        self._size = size
        self._progress = progress
        self._read = 0
        buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(_Raw(stream))
        try:
            head = buffered.peek(4)
        except OSError as error:
            raise UnreadableError(f"cannot read {self.name}: {error.strerror or error}") from None
        self.head = head
        self._encoding = encoding
        # Windows-1252 has five bytes without a letter.
        self._lenient = () if encoding == "utf-8" else ("replace",)
        self._counted = buffered
        self._packed = head[:2] == b"\x1f\x8b"
        self._text: io.BufferedReader = (
            io.BufferedReader(gzip.GzipFile(fileobj=buffered), 1 << 18) if self._packed else buffered
        )
        if not self._packed and head[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise UnreadableError(f"{self.name}:1: the file is UTF-16, not UTF-8", "save it as CSV UTF-8")
        self.is_json = _begins_as_json(head, packed=self._packed)
        self._reader = csv.reader(self._lines(), delimiter=delimiter, strict=strict)

    def __iter__(self) -> Iterator[list[str]]:
        """Each row as its cells; lines without anything are passed over."""
        reader = self._reader
        before = reader.line_num
        try:
            for row in reader:
                self.line = before + 1
                before = reader.line_num
                if row:
                    yield row
        except csv.Error as error:
            self.line = before + 1
            raise UnreadableError(
                f"{self.name}:{self.line}: not csv: {error}", "a quotation mark may be open; nothing was written"
            ) from None

    def header(self) -> tuple[str, ...]:
        """The first row in lower case: the names of the columns.

        Raises:
            UnreadableError: the file is empty.
        """
        for row in self:
            return tuple(cell.strip().casefold() for cell in row)
        raise UnreadableError(f"{self.name} is empty", "a roll-call file begins with a line of column names")

    def chunks(self) -> Iterator[str]:
        """The text in pieces, for a file that is no csv."""
        decoder, number, raw = codecs.getincrementaldecoder("utf-8-sig")(), 1, b"begun"
        while raw:
            raw = self._taken(self._text.read, _CHUNK, number)
            try:
                text = decoder.decode(raw, final=not raw)
            except UnicodeDecodeError as error:
                number += error.object[: error.start].count(b"\n")
                raise UnreadableError(
                    f"{self.name}:{number}: not UTF-8 (byte 0x{error.object[error.start]:02x})",
                    "save the file as UTF-8; nothing was written",
                ) from None
            number += text.count("\n")
            self._progress("Reading", self._done(), self._size)
            yield text

    def _taken(self, read: Callable[[int], bytes], size: int, number: int) -> bytes:
        try:
            return read(size)
        except EOFError:
            raise UnreadableError(
                f"{self.name} is cut off after line {number}", "download it again; nothing was written"
            ) from None
        except (gzip.BadGzipFile, zlib.error) as error:
            raise UnreadableError(
                f"{self.name} is damaged after line {number}: {error}", "download it again; nothing was written"
            ) from None
        except OSError as error:
            raise UnreadableError(f"cannot read {self.name}: {error.strerror or error}") from None

    def _lines(self) -> Iterator[str]:
        read, number = self._text.readline, 0
        while line := self._taken(read, LONGEST_LINE, number):
            number += 1
            if len(line) >= LONGEST_LINE and line[-1:] != b"\n":
                raise UnreadableError(
                    f"{self.name}:{number}: the line is longer than {LONGEST_LINE // 1024:,} KiB",
                    "a roll-call file has a few hundred letters a line",
                )
            try:
                first = number == 1 and self._encoding == "utf-8"
                text = line.decode("utf-8-sig" if first else self._encoding, *self._lenient)
            except UnicodeDecodeError as error:
                raise UnreadableError(
                    f"{self.name}:{number}:{error.start + 1}: not UTF-8 (byte 0x{line[error.start]:02x})",
                    "save the file as CSV UTF-8; nothing was written",
                ) from None
            if number % _EVERY == 0:
                self._progress("Reading", self._done(), self._size)
            yield text

    def _done(self) -> int:
        try:
            return self._counted.tell()
        except (OSError, ValueError):
            return 0


def _begins_as_json(head: bytes, *, packed: bool) -> bool:
    """Whether a file with this head is JSON. What is wrong with it is said where it is read."""
    if packed:
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, 64)
        except zlib.error:
            return False
    return head.removeprefix(codecs.BOM_UTF8).lstrip()[:1] in (b"{", b"[")


class _Raw(io.RawIOBase):
    """Any readable binary stream (a pipe, an archive member) as what a BufferedReader wants."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """Read into the buffer."""
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def open_file(
    path: str,
    progress: Progress = no_progress,
    encoding: str = "utf-8",
    delimiter: str = ",",
    *,
    strict: bool = False,
    name: str = "",
) -> Iterator[Rows]:
    """The rows of a file, which is closed at the end. A ``strict`` reader refuses a quotation mark that stays open.

    ``name`` is what messages call it, where that is not the name of the file.

    Raises:
        UnreadableError: it does not exist or cannot be opened.
    """
    try:
        stream = open(path, "rb")  # noqa: SIM115 - closed below
    except OSError as error:
        raise UnreadableError(f"cannot read {path}: {error.strerror or error}", "check the path") from None
    with stream:
        yield Rows(
            stream,
            name or os.path.basename(path),
            os.fstat(stream.fileno()).st_size,
            progress,
            encoding,
            delimiter,
            strict=strict,
        )
