"""Opens the index of a set of dataset files, building it first where it is missing, stale or damaged.

The index lives in the user's cache folder, one file for a set of data files. It is written under a temporary name and
renamed, so that a reader sees a whole index or none, and two processes may build it at once. Where no cache can be
written it lives in memory.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from stance.dataset.files import DataFile
from stance.errors import UnreadableError
from stance.version import __version__

FORMAT = 7
"""Raised whenever schema.sql or what build.py writes changes."""

_STALE_SECONDS = 3600
_EVERY = 4096


def cache_folder(variables: Mapping[str, str]) -> Path | None:
    """The folder for indexes (XDG base directories), or None where there is no home to put it in."""
    base = variables.get("XDG_CACHE_HOME", "")
    if os.path.isabs(base):
        return Path(base, "stance")
    home = variables.get("HOME") or variables.get("USERPROFILE") or ""
    return Path(home, ".cache", "stance") if os.path.isabs(home) else None


class Index:
    """A read-only index. ``rows`` answers an SQL question; a damaged file is rebuilt once and asked again."""

    def __init__(
        self, files: Sequence[DataFile], folder: Path | None, progress: Callable[[str, int, int], None] | None = None
    ) -> None:
        self.files = files
        self.folder = folder
        self._progress = progress
        self._closed = False
        self._connection = self._open()

    def rows(self, question: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows that answer the question.

        Raises:
            ValueError: the index is closed.
        """
        if self._closed:  # SQLite's own error is of the kind that a damaged file gives, which is built anew
            raise ValueError("the dataset is closed")
        try:
            return self._connection.execute(question, values).fetchall()
        except sqlite3.DatabaseError:
            if self.folder is None:
                raise
            self._connection.close()
            self._connection = self._rebuild()
            return self._connection.execute(question, values).fetchall()

    def each(self, question: str, stage: str, whole: int = 0) -> Iterator[tuple[Any, ...]]:
        """The rows that answer the question one by one, however many they are; progress is told of the stage.

        Raises:
            UnreadableError: the file is damaged; the next run builds it anew.
            ValueError: the index is closed.
        """
        if self._closed:
            raise ValueError("the dataset is closed")
        try:
            for number, row in enumerate(self._connection.execute(question)):
                if number % _EVERY == 0:
                    self.progress(stage, number, whole)
                yield row
        except sqlite3.DatabaseError as error:
            raise UnreadableError(f"the index cannot be read: {error}", "run the command again") from None

    def progress(self, stage: str, done: int, whole: int) -> None:
        """Tell whoever opened the index how far the work is."""
        if self._progress is not None:
            self._progress(stage, done, whole)

    def close(self) -> None:
        """Close the file."""
        self._closed = True
        self._connection.close()

    def _open(self) -> sqlite3.Connection:
        if self.folder is None:
            return self._in_memory()
        name = self._file()
        if os.path.exists(name):
            try:
                connection = _read_only(name)
            except sqlite3.DatabaseError:
                return self._rebuild()
            try:
                stored = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('stamp', 'digest')"))
            except sqlite3.DatabaseError:
                connection.close()
                return self._rebuild()
            now = self._stamp()
            if stored.get("stamp") == now or self._same_content(stored, now):
                return connection
            connection.close()
        return self._rebuild()

    def _file(self) -> Path:
        """One index file for each set of data files. Two sets that share a name rebuild it in turn: see `_stamp`."""
        from zlib import crc32  # hashlib would cost every look-up the import of OpenSSL

        names = "\n".join(f"{file.label}\t{file.path}" for file in self.files)
        assert self.folder is not None
        return self.folder / f"index-{crc32(names.encode('utf-8', 'surrogateescape')):08x}.sqlite"

    def _stamp(self) -> str:
        """What the data files look like from outside: enough to see that nothing has changed."""
        names = "\t".join(f"{file.label} {file.path}" for file in self.files)
        # A file name need not be UTF-8, but what SQLite stores must be.
        names = os.fsencode(names).decode("utf-8", "backslashreplace")
        lines = [f"stance {__version__} format {FORMAT} {names}".replace("\n", " ")]
        for file in self.files:
            try:
                found = os.stat(file.path)
                lines.append(f"{found.st_size} {found.st_mtime_ns}")
            except OSError:
                lines.append("missing")
        return "\n".join(lines)

    def _same_content(self, stored: dict[str, str], now: str) -> bool:
        """Whether the files hold what was indexed although their times differ (a copy, a checkout)."""
        then = stored.get("stamp", "")
        if _without_times(then) != _without_times(now) or stored.get("digest") != self._digest():
            return False
        # So that the next look-up need not read the files again; where it cannot be noted, it reads them.
        with suppress(sqlite3.Error), closing(sqlite3.connect(self._file())) as connection:
            # In memory, because a journal file left beside the index would be played back into the next one.
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute("UPDATE meta SET value = ? WHERE key = 'stamp'", (now,))
            connection.commit()
        return True

    def _digest(self) -> str:
        from hashlib import blake2b

        digest = blake2b(digest_size=20)
        for file in self.files:
            with suppress(OSError):
                digest.update(Path(file.path).read_bytes())
        return digest.hexdigest()

    def _in_memory(self) -> sqlite3.Connection:
        connection = sqlite3.connect(":memory:")
        self._fill(connection)
        return connection

    def _rebuild(self) -> sqlite3.Connection:
        assert self.folder is not None
        name = self._file()
        # Not the process id: threads share it, and so do containers that share a home.
        temporary = name.with_suffix(f".{os.urandom(6).hex()}.tmp")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._clear_up()
            connection = sqlite3.connect(temporary)
        except (OSError, sqlite3.Error):
            return self._in_memory()
        try:
            # Nothing is lost with a half-written temporary file, so no journal and no waiting for the disk.
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            self._fill(connection)
            connection.close()
            temporary.replace(name)
            return _read_only(name)
        except (OSError, sqlite3.Error):
            # A full disk, a folder that vanished: the answer does not depend on the cache.
            return self._in_memory()
        finally:
            connection.close()
            with suppress(OSError):
                temporary.unlink(missing_ok=True)

    def _clear_up(self) -> None:
        """Remove the temporary files of processes that died."""
        import time

        assert self.folder is not None
        for path in self.folder.glob("index-*.tmp"):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > _STALE_SECONDS:
                    path.unlink()

    def _fill(self, connection: sqlite3.Connection) -> None:
        from stance.dataset.reader import no_progress, read_files
        from stance.index.build import build

        stamp = self._stamp()
        digest = self._digest()
        progress = self._progress or no_progress
        result = read_files(self.files, progress)
        if not result.usable:
            raise _unreadable([str(problem) for problem in result.problems if problem.severity == "error"])
        build(connection, result.dataset, {"stamp": stamp, "digest": digest}, progress)


def _read_only(name: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{name.as_uri()}?mode=ro", uri=True)


def _without_times(stamp: str) -> list[str]:
    program, *files = stamp.split("\n")
    return [program, *(line.split()[0] for line in files)]


def _unreadable(lines: list[str]) -> UnreadableError:
    shown = tuple(lines[:20])
    more = f" (the first {len(shown)} of them here)" if len(lines) > len(shown) else ""
    count = "1 problem" if len(lines) == 1 else f"{len(lines)} problems"
    return UnreadableError(
        f"the data cannot be used: {count}{more}", "mend the file; 'stance validate FILE' lists every problem", shown
    )
