"""Temporary files and folders beside an output, held by a lock while their process lives.

The lock is how the next command tells those of a process that has died, which it removes, from those in use: it ends
with the process, however that ends, and is seen by containers that share a disk, which a process number is not.
"""

import os
import re
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress

if sys.platform != "win32":  # there nothing is locked, and nothing of others removed
    import fcntl

_NAME = re.compile(r"\.[0-9a-f]{16}\.stance\.tmp")

_ATTEMPTS = 5


def temporary_file(folder: str, mode: int = 0o666) -> AbstractContextManager[str]:
    """The path of a new empty file in the folder; what is left of it at the end is removed.

    Raises:
        OSError: it cannot be made.
    """
    return _held(folder, lambda path: os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)))


def temporary_folder(folder: str) -> AbstractContextManager[str]:
    """The path of a new empty folder in the folder; what is left of it at the end is removed.

    Raises:
        OSError: it cannot be made.
    """
    return _held(folder, os.mkdir)


def remove_abandoned(folder: str) -> None:
    """Remove the temporary files and folders in a folder that no living process owns."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        for name in os.listdir(folder):
            path = os.path.join(folder, name)
            if _NAME.fullmatch(name) and os.lstat(path).st_uid == os.geteuid():
                handle = _hold(path)
                if handle is not None:
                    _remove(path)
                    os.close(handle)


@contextmanager
def _held(folder: str, make: Callable[[str], None]) -> Iterator[str]:
    remove_abandoned(folder)
    for _ in range(_ATTEMPTS):  # another process may take it for abandoned before it is locked
        path = os.path.join(folder, f".{os.urandom(8).hex()}.stance.tmp")
        make(path)
        handle = _hold(path) if sys.platform != "win32" else -1
        if handle is not None:
            break
        _remove(path)
    else:  # this file system has no locks
        make(path)
        handle = -1
    try:
        yield path
    finally:
        _remove(path)
        if handle >= 0:
            os.close(handle)


def _hold(path: str) -> int | None:
    """A file descriptor with the lock of a file or folder, or None where another process has it or it has gone."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.stat(path), os.fstat(handle)):
            return handle
    except OSError:
        pass
    os.close(handle)
    return None


def _remove(path: str) -> None:
    with suppress(OSError):
        if stat.S_ISDIR(os.lstat(path).st_mode):
            shutil.rmtree(path, ignore_errors=True)
        else:
            os.unlink(path)
