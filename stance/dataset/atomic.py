"""Writes a file or a folder whole or not at all: under another name beside it, renamed when it is complete."""

import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from stance.dataset.files import absolute
from stance.dataset.temporary import temporary_file, temporary_folder
from stance.errors import UnreadableError, UnwritableError

_EXCHANGE = 2
_HERE = -100
_LINKS = 40
_OTHERWISE = "name a file, or leave out -o to write to standard output"


def check_writable(path: str, *, force: bool, otherwise: str = _OTHERWISE) -> str:
    """The real path of an output file, after following links. ``otherwise`` is the hint where it is no file.

    Raises:
        UnwritableError: it exists (without ``force``), is not a file, or its folder does not exist.
    """
    if not path:
        raise UnwritableError("the name of the output file is empty", otherwise)
    real = _real(path)
    if os.path.lexists(real):
        if not os.path.isfile(real):
            raise UnwritableError(f"{path} is not a file", otherwise)
        if not force:
            raise UnwritableError(f"{path} exists", "--force replaces it")
    else:
        _check_parent(path, real)
    return real


def check_output(path: str, inputs: Iterable[str] = (), *, force: bool = False) -> None:
    """Refuse an output file that must not be written, before any work is done.

    Raises:
        UnwritableError: it exists (without ``force``), is not a file, has no folder, or is one of the inputs.
    """
    real = check_writable(path, force=force)
    if any(os.path.exists(name) and os.path.exists(real) and os.path.samefile(name, real) for name in inputs):
        raise UnwritableError(f"{path} is the file that is read", "write to another one")


def check_folder_writable(path: str, replaceable: Callable[[str], None], *, force: bool) -> str:
    """The real path of an output folder, after following links. ``replaceable`` raises where it must be left alone.

    Raises:
        UnwritableError: it exists (without ``force``), must be left alone, or the folder around it does not exist.
    """
    real = _real(path)
    _restore(real, replaceable)
    if os.path.lexists(real):
        if not os.path.isdir(real):
            raise UnwritableError(f"{path} is not a folder", "name a new folder")
        replaceable(real)
        if not force:
            raise UnwritableError(f"{path} exists", "--force replaces it")
    else:
        _check_parent(path, real)
    return real


def write_whole(path: str, parts: Iterable[str | bytes], *, force: bool = False) -> int:
    """Write the parts to a file and return how many bytes they are. What was there before stays until all is written.

    Raises:
        UnwritableError: the file exists (without ``force``) or cannot be written, as on a full disk.
    """
    size = 0
    with whole_file(path, force=force) as temporary, open(temporary, "wb", buffering=1 << 20) as stream:
        for part in parts:
            size += stream.write(part.encode("utf-8") if isinstance(part, str) else part)
    return size


@contextmanager
def whole_file(path: str, *, force: bool = False) -> Iterator[str]:
    """A path to write a file to, which takes its name at the end of the block; on any error nothing is changed.

    Raises:
        UnwritableError: the file exists (without ``force``) or cannot be written, as on a full disk.
    """
    real = check_writable(path, force=force)
    try:
        with temporary_file(os.path.dirname(real)) as temporary:
            yield temporary
            _to_disk(temporary)
            if os.path.exists(real):
                check_writable(path, force=force)
                os.chmod(temporary, os.stat(real).st_mode & 0o7777)
            os.replace(temporary, real)
    except OSError as error:
        raise _unwritten(path, error) from None


@contextmanager
def whole_folder(path: str, replaceable: Callable[[str], None], *, force: bool = False) -> Iterator[str]:
    """A folder to write files into, which takes its name at the end of the block; on any error nothing is changed.

    A folder of that name changes places with the new one in one step and is then deleted; where the system has no such
    step, it is moved aside for the instant of two renames, and put back by the next command if this one dies between.

    Raises:
        UnwritableError: the folder exists (without ``force``), must be left alone, or cannot be written.
    """
    real = check_folder_writable(path, replaceable, force=force)
    try:
        with temporary_folder(os.path.dirname(real)) as temporary:
            yield temporary
            for name in os.listdir(temporary):
                _to_disk(os.path.join(temporary, name))
            if os.path.lexists(real):
                check_folder_writable(path, replaceable, force=force)
                os.chmod(temporary, os.stat(real).st_mode & 0o7777)
                _exchange(temporary, real)
            else:
                os.rename(temporary, real)
    except OSError as error:
        raise _unwritten(path, error) from None


def _exchange(new: str, real: str) -> None:
    """Let two folders change names."""
    if not _exchanged(new, real):
        aside = _aside(real)
        os.rename(real, aside)
        try:
            os.rename(new, real)
        except OSError:
            os.rename(aside, real)
            raise
        shutil.rmtree(aside, ignore_errors=True)


def _exchanged(first: str, second: str) -> bool:
    """Whether the system lets two paths change names in one step; Linux does."""
    import ctypes

    try:
        renameat2 = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(renameat2(_HERE, os.fsencode(first), _HERE, os.fsencode(second), _EXCHANGE) == 0)


def _aside(real: str) -> str:
    return os.path.join(os.path.dirname(real), f".{os.path.basename(real)}.old.stance.tmp")


def _restore(real: str, replaceable: Callable[[str], None]) -> None:
    """Put back a folder that a command moved aside before it died, or delete it if the new one is in its place."""
    aside = _aside(real)
    if os.path.isdir(aside) and not os.path.lexists(real):
        os.rename(aside, real)
    elif os.path.isdir(aside):
        replaceable(aside)
        shutil.rmtree(aside, ignore_errors=True)


def _real(path: str) -> str:
    try:
        whole = absolute(path)
        _refuse_links_of_others(path, whole)
        return os.path.realpath(whole)
    except UnreadableError as error:
        raise UnwritableError(f"cannot write {path}: {error.message}", error.hint) from None
    except ValueError as error:  # a NUL, which no path can have
        raise UnwritableError(f"cannot write {path}: {error}", "name another file") from None


def _refuse_links_of_others(path: str, whole: str) -> None:
    """Refuse a link that another user has put into a folder where all may write, as a careful system does for shells.

    Raises:
        UnwritableError: there is one.
    """
    for _ in range(_LINKS):
        if os.name != "posix" or not os.path.islink(whole):
            return
        folder, link = os.stat(os.path.dirname(whole)), os.lstat(whole)
        shared = folder.st_mode & stat.S_ISVTX and folder.st_mode & stat.S_IWOTH
        if shared and link.st_uid not in (os.geteuid(), folder.st_uid):
            raise UnwritableError(f"{path} is a link of another user in a folder where all may write", _OTHERWISE)
        whole = os.path.join(os.path.dirname(whole), os.readlink(whole))


def _check_parent(path: str, real: str) -> None:
    if not os.path.isdir(os.path.dirname(real)):
        raise UnwritableError(f"there is no folder {os.path.dirname(path.rstrip(os.sep)) or path}", "make it first")


def _to_disk(path: str) -> None:
    with open(path, "rb+") as stream:
        os.fsync(stream.fileno())


def _unwritten(path: str, error: OSError) -> UnwritableError:
    return UnwritableError(f"cannot write {path}: {error.strerror or error}", "nothing was changed")
