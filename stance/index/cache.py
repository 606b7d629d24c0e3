"""Opens the index of a set of dataset files, building it first where it is missing, stale or damaged.

The index lives in the user's cache folder, one file for a set of data files. It is written under a temporary name, made
durable and renamed, so that a reader sees a whole index or none, and two processes may build it at once; each answers
from the one it built. Only an index that no other user can have written is trusted. Where no cache can be written it
lives in memory. An installed package carries a ready index of the bundled dataset, which is used as it is while the
bundled file has the digest that it was made from; a note in the cache saves comparing the same two files again.

An index is current while its data files look as they did when they were read: see `looks`. A file that changed less
than two seconds before it was read may change once more within the same tick of the clock and look as it did; until an
index is older than that, the content is compared.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from stance.dataset.files import BUNDLED, DataFile, bundled_path, looks, read_file
from stance.errors import UnreadableError
from stance.index.ready import is_own, is_trusted, open_ready, read_only
from stance.version import __version__

if TYPE_CHECKING:
    from stance.dataset.model import Dataset
    from stance.dataset.problems import Problems

FORMAT = 13
"""Raised whenever schema.sql or what build.py writes changes."""

_TICK_NS = 2_000_000_000
_EVERY = 4096

Key = TypeVar("Key")
Value = TypeVar("Value")


def cache_folder(variables: Mapping[str, str]) -> Path | None:
    """The folder for indexes (XDG base directories), or None where there is no home to put it in."""
    base = variables.get("XDG_CACHE_HOME", "")
    if os.path.isabs(base):
        return Path(base, "stance")
    home = variables.get("HOME") or variables.get("USERPROFILE") or ""
    return Path(home, ".cache", "stance") if os.path.isabs(home) else None


def numbered(numbers: Iterable[int]) -> str:
    """Numbers as a list in SQL."""
    return ", ".join(map(str, numbers))


def marks(values: Collection[object]) -> str:
    """As many question marks as there are values to ask for."""
    return ", ".join("?" * len(values))


def grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    """The second of each pair by the first, in order."""
    groups: dict[Key, list[Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


class Index:
    """A read-only index. ``rows`` answers an SQL question; a damaged file is rebuilt once and asked again."""

    def __init__(
        self,
        files: Sequence[DataFile],
        folder: Path | None,
        progress: Callable[[str, int, int], None] | None = None,
        lender: DataFile | None = None,
    ) -> None:
        self.files = files
        self._lender = lender
        self._lending: Index | None = None
        self.folder = folder
        self.progress = progress or (lambda stage, done, whole: None)
        """Called with the stage of the work, the amount done and the whole."""
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
            self._connection.close()
            self._connection = self._in_memory() if self.folder is None else self._rebuild()
            return self._connection.execute(question, values).fetchall()

    def column(self, question: str, values: Sequence[Any] = ()) -> list[Any]:
        """The one column of the rows that answer the question; raises as ``rows`` does."""
        return [value for (value,) in self.rows(question, values)]

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

    def close(self) -> None:
        """Close the file."""
        self._closed = True
        self._connection.close()
        if self._lending is not None:
            self._lending.close()

    def lending(self, origin: str) -> "Index | None":
        """The index of the dataset with this label, where it lends its states and groups and is left out itself."""
        if self._lender is None or self._lender.label != origin:
            return None
        if self._lending is None:
            self._lending = Index([self._lender], self.folder, self.progress)
        return self._lending

    @property
    def _read(self) -> Sequence[DataFile]:
        """All files that the index is made of."""
        return self.files if self._lender is None else [*self.files, self._lender]

    def _open(self) -> sqlite3.Connection:
        if len(self._read) == 1 and self._read[0].label == BUNDLED:
            ready = open_ready(self._read[0].path, self.folder, _maker(), lambda: _contents(self._read)[2])
            if ready is not None:
                return ready
        if self.folder is None:
            return self._in_memory()
        name = self._file()
        if is_trusted(name):
            connection = None
            with suppress(sqlite3.DatabaseError):
                connection = read_only(name)
                wanted = "SELECT key, value FROM meta WHERE key IN ('made', 'stamp', 'digest')"
                stored = dict(connection.execute(wanted))
                current = stored.get("made") == self._made()
                if current and (stored["stamp"] == self._stamp() or self._same_content(stored)):
                    return connection
            if connection is not None:
                connection.close()
        return self._rebuild()

    def _file(self) -> Path:
        """One index file for each set of data files. Two sets that share a name rebuild it in turn: see `_stamp`."""
        from zlib import crc32  # hashlib would cost every look-up the import of OpenSSL

        names = "\n".join(f"{file.label}\t{file.path}" for file in self._read)
        assert self.folder is not None
        return self.folder / f"index-{crc32(names.encode('utf-8', 'surrogateescape')):08x}.sqlite"

    def _made(self) -> str:
        """What made the index, and of which files."""
        names = "\t".join(f"{file.label} {file.path}" for file in self._read)
        # A file name need not be UTF-8, but what SQLite stores must be.
        names = os.fsencode(names).decode("utf-8", "backslashreplace")
        return f"{_maker()} {names}"

    def _stamp(self) -> str:
        """What the data files look like: enough to see that nothing has changed."""
        try:
            return "\n".join([looks(os.stat(file.path)) for file in self._read])
        except OSError:
            return "missing"

    def _same_content(self, stored: dict[str, str]) -> bool:
        """Whether the files hold what was indexed although they look different (a copy, a checkout) or too new."""
        try:
            _, stamp, digest = _contents(self._read)
        except OSError:
            return False
        if digest != stored["digest"]:
            return False
        if stamp != stored["stamp"]:
            # So that the next look-up need not read the files again; where it cannot be noted, it reads them. The file
            # of this name may be another by now: only one of the same content is noted to be of these files.
            with suppress(sqlite3.Error), closing(sqlite3.connect(self._file())) as connection:
                # In memory, because a journal file left beside the index would be played back into the next one.
                connection.execute("PRAGMA journal_mode = MEMORY")
                connection.execute(
                    "UPDATE meta SET value = ? WHERE key = 'stamp'"
                    " AND (SELECT value FROM meta WHERE key = 'digest') = ?",
                    (stamp, digest),
                )
                connection.commit()
        return True

    def _in_memory(self) -> sqlite3.Connection:
        connection = sqlite3.connect(":memory:")
        self._fill(connection)
        return connection

    def _rebuild(self) -> sqlite3.Connection:
        assert self.folder is not None
        from stance.dataset.temporary import temporary_file

        name = self._file()
        try:
            os.makedirs(self.folder, 0o700, exist_ok=True)
            if not is_own(os.stat(self.folder)):
                return self._in_memory()
            with temporary_file(str(self.folder), 0o600) as temporary:
                with closing(sqlite3.connect(temporary)) as connection:
                    # Nothing is lost with a half-written temporary file: no journal, and the disk is waited for once.
                    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
                    self._fill(connection)
                with open(temporary, "rb+") as stream:
                    os.fsync(stream.fileno())
                # Opened before it takes its name, which the index of another process may have a moment later.
                built = read_only(Path(temporary))
                try:
                    os.replace(temporary, name)
                except OSError:
                    built.close()
                    raise
                return built
        except (OSError, sqlite3.Error):
            # A full disk, a folder that vanished: the answer does not depend on the cache.
            return self._in_memory()

    def _fill(self, connection: sqlite3.Connection) -> None:
        from stance.dataset.problems import Problems
        from stance.dataset.reader import read_contents
        from stance.index.build import build

        problems = Problems()
        try:
            contents, stamp, digest = _contents(self._read)
        except OSError:
            contents, stamp, digest = read_contents(self._read, problems), "", ""
        stamps = {"made": self._made(), "stamp": stamp, "digest": digest}
        build(connection, self._parsed(contents, problems), stamps, self.progress)

    def _parsed(self, contents: list[tuple[str, bytes]], problems: "Problems | None" = None) -> "Dataset":
        from stance.dataset.reader import read_bytes

        lender = contents.pop() if self._lender is not None and len(contents) == len(self._read) else None
        result = read_bytes(contents, problems, self.progress, lender)
        if not result.usable:
            lines = [str(problem) for problem in result.problems if problem.severity == "error"]
            shown = tuple(lines[:20])
            more = f" (the first {len(shown)} of them here)" if len(lines) > len(shown) else ""
            count = "1 problem" if len(lines) == 1 else f"{len(lines)} problems"
            hint = "fix the file; 'stance validate FILE' lists every problem"
            raise UnreadableError(f"the data cannot be used: {count}{more}", hint, shown)
        return result.dataset

    def dataset(self) -> "Dataset":
        """The dataset itself, read again: the index keeps what is asked for, not how it was written.

        Raises:
            UnreadableError: the files no longer hold what was indexed.
        """
        [indexed] = self.column("SELECT value FROM meta WHERE key = 'digest'")
        try:
            contents, _, digest = _contents(self._read)
        except OSError:
            contents, digest = [], ""
        if digest != indexed:
            raise UnreadableError("the data have changed while they were read", "run the command again")
        return self._parsed(contents)


def _maker() -> str:
    return f"stance {__version__} format {FORMAT}"


def write_ready(name: Path) -> None:
    """Write the index of the bundled dataset that an installed package carries."""
    from stance.dataset.reader import read_bytes
    from stance.index.build import build

    contents, _, digest = _contents([DataFile(bundled_path(), BUNDLED)])
    with closing(sqlite3.connect(name)) as connection:
        build(connection, read_bytes(contents).dataset, {"made": _maker(), "stamp": "", "digest": digest})
        connection.execute("VACUUM")


def _contents(files: Sequence[DataFile]) -> tuple[list[tuple[str, bytes]], str, str]:
    """The bytes of the files with their labels, the stamp of the files that had them, and their digest.

    Raises:
        OSError: a file cannot be read.
    """
    from hashlib import blake2b

    contents = []
    digest = blake2b(digest_size=20)
    settled = time.time_ns() - _TICK_NS
    stamp = []
    for file in files:
        raw, seen = read_file(file.path)
        contents.append((file.label, raw))
        digest.update(b"%d " % len(raw))
        digest.update(raw)
        stamp.append(seen)
        if int(seen.split()[2]) > settled:
            stamp.append("changed a moment ago")
    return contents, "\n".join(stamp), digest.hexdigest()
