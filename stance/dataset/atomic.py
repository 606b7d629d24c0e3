"""Writes a file whole or not at all: under another name beside it, renamed when it is complete."""

import os
from collections.abc import Iterable
from contextlib import suppress

from stance.errors import UnwritableError


def check_writable(path: str, *, force: bool) -> str:
    """The real path of an output file, after following links.

    Raises:
        UnwritableError: it exists (without ``force``), is not a file, or its folder does not exist.
    """
    real = os.path.realpath(os.path.expanduser(path))
    if os.path.lexists(real):
        if not os.path.isfile(real):
            raise UnwritableError(f"{path} is not a file", "name a file, or leave out -o to write to standard output")
        if not force:
            raise UnwritableError(f"{path} exists", "--force replaces it")
    elif not os.path.isdir(os.path.dirname(real)):
        raise UnwritableError(f"there is no folder {os.path.dirname(path) or path}", "make it first")
    return real


def write_whole(path: str, parts: Iterable[str | bytes], *, force: bool = False) -> int:
    """Write the parts to a file and return how many bytes they are. What was there before stays until all is written.

    Raises:
        UnwritableError: the file exists (without ``force``) or cannot be written, as on a full disk.
    """
    real = check_writable(path, force=force)
    temporary = f"{real}.{os.urandom(4).hex()}.tmp"
    size = 0
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with open(handle, "wb", buffering=1 << 20) as stream:
            for part in parts:
                size += stream.write(part.encode("utf-8") if isinstance(part, str) else part)
            stream.flush()
            os.fsync(stream.fileno())
        if os.path.exists(real):
            check_writable(path, force=force)
            os.chmod(temporary, os.stat(real).st_mode & 0o7777)
        os.replace(temporary, real)
    except OSError as error:
        raise UnwritableError(f"cannot write {path}: {error.strerror or error}", "nothing was changed") from None
    finally:
        with suppress(OSError):
            os.unlink(temporary)
    return size
