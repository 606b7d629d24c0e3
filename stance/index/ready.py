"""Which index files are trusted, and the ready one of the bundled dataset that an installed package carries.

The ready index is trusted as the program itself is, and used while the bundled file has the digest that it was made
from. A note in the cache folder saves comparing the same two files at every look-up.
"""

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from stance.dataset.files import looks

READY = "stances.sqlite"
"""The name of the ready index, beside the bundled dataset."""
_NOTE = "ready"


def read_only(name: Path, how: str = "mode=ro") -> sqlite3.Connection:
    """A connection that writes nothing."""
    return sqlite3.connect(f"{name.as_uri()}?{how}", uri=True)


def is_own(status: os.stat_result) -> bool:
    """Whether this user owns a file or folder and nobody else may write to it."""
    return os.name != "posix" or (status.st_uid == os.geteuid() and not status.st_mode & 0o022)


def is_trusted(name: Path) -> bool:
    """Whether there is a file in the cache that nobody but this user can have written."""
    try:
        status = os.lstat(name)
        return stat.S_ISREG(status.st_mode) and is_own(status) and is_own(os.stat(name.parent))
    except OSError:
        return False


def open_ready(bundled: str, folder: Path | None, maker: str, digest: Callable[[], str]) -> sqlite3.Connection | None:
    """The ready index beside the bundled file, where this version of the program made it of just that file."""
    name = Path(bundled).with_name(READY)
    try:
        seen = f"{maker} {looks(os.stat(bundled))} {looks(os.stat(name))}"
        connection = read_only(name, "immutable=1")
    except (OSError, sqlite3.DatabaseError):
        return None
    note = None if folder is None else folder / _NOTE
    if note is not None and _says(note, seen):
        return connection
    try:
        made = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('made', 'digest')"))
        if made == {"made": maker, "digest": digest()}:
            if note is not None:
                _write(note, seen)
            return connection
    except (OSError, sqlite3.DatabaseError):
        pass
    connection.close()
    return None


def _says(note: Path, text: str) -> bool:
    try:
        return is_trusted(note) and note.read_text(encoding="utf-8") == text
    except (OSError, ValueError):
        return False


def _write(note: Path, text: str) -> None:
    """Write the note, if that is possible. It need not be durable: half of a note is none."""
    from stance.dataset.temporary import temporary_file

    with suppress(OSError):
        os.makedirs(note.parent, 0o700, exist_ok=True)
        with temporary_file(str(note.parent), 0o600) as temporary:
            Path(temporary).write_text(text, encoding="utf-8")
            os.replace(temporary, note)
