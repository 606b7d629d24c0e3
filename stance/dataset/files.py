"""Which files make up the dataset: the bundled one and those that the user adds.

Imported by every look-up, so it costs next to nothing: no pathlib objects, no YAML.
"""

import errno
import os
import stat
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from stance.errors import UnreadableError

_READINGS = 3
_READY = ".yaml.gz"
BUNDLED = "bundled"
"""The `origin` of rows from the dataset that comes with the program."""
UN_RECORD = "un-2019"
"""The name of the UN's own record since November 2019, which comes ready with the program."""


class DataFile(NamedTuple):
    """A dataset file: its absolute path, and the label that names it in messages and in `origin`."""

    path: str
    label: str


class Kept(NamedTuple):
    """A dataset that the user keeps: a ``link`` to the user's own file or a ``copy`` of it.

    ``path`` is the file that is read, ``size`` its bytes, or None where a linked file is gone.
    """

    name: str
    kind: str
    size: int | None
    path: str


def file_names(labels: Sequence[str]) -> dict[str, str]:
    """The name of each file by its label, without its folders, which may be those of a machine.

    Numbered where two would be alike.
    """
    named: dict[str, str] = {}
    for label in labels:
        name = base = label.replace("\\", "/").rstrip("/").rpartition("/")[2]
        again = 1
        while name in named.values():
            again += 1
            name = f"{base} ({again})"
        named[label] = name
    return named


def looks(status: os.stat_result) -> str:
    """What a file looks like from outside. Another content shows in it, unless it came within a tick of the clock."""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def read_file(path: str) -> tuple[bytes, str]:
    """The bytes of a file and what it looked like when it had them. A file that changes meanwhile is read again.

    Raises:
        OSError: it cannot be read, or is no file: a pipe is not waited for, a device not read without end.
    """
    with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb", 0) as file:
        before = os.fstat(file.fileno())
        if not stat.S_ISREG(before.st_mode):
            code = errno.EISDIR if stat.S_ISDIR(before.st_mode) else errno.EINVAL
            raise OSError(code, os.strerror(code) if code == errno.EISDIR else "Not a file")
        for _ in range(_READINGS):
            file.seek(0)
            raw = file.read()
            after = os.fstat(file.fileno())
            if looks(after) == looks(before):
                break
            before = after
    return raw, looks(before)


def absolute(name: str) -> str:
    """The whole path of a file that is named from the current folder or the home folder.

    Raises:
        UnreadableError: the current folder has been deleted.
    """
    try:
        return os.path.abspath(os.path.expanduser(name))
    except OSError:
        hint = "go to another one, or give the whole path"
        raise UnreadableError("the current folder no longer exists", hint) from None


def bundled_path() -> str:
    """The dataset that comes with the program: inside an installed package, or at the top of a checkout.

    Raises:
        UnreadableError: neither place has it.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for folder in (package, os.path.dirname(package)):
        path = os.path.join(folder, "data", "stances.yaml")
        if os.path.exists(path):
            return path
    raise UnreadableError("the bundled dataset is missing", "install stance again, or give your own with --data")


def ready_made() -> dict[str, str]:
    """The datasets that come with the program beside the bundled one, compressed: their files by their names."""
    folder = os.path.dirname(bundled_path())
    return {
        name.removesuffix(_READY): os.path.join(folder, name)
        for name in sorted(os.listdir(folder))
        if name.endswith(_READY)
    }


def data_files(added: Sequence[str] = (), bundled: bool = True) -> tuple[DataFile, ...]:
    """The files to read, in order. A folder stands for the ``.yaml`` and ``.yml`` files in it, by name.

    Raises:
        UnreadableError: a file is missing or a pipe, a folder has no YAML file, or there is no file at all.
    """
    files = [DataFile(bundled_path(), BUNDLED)] if bundled else []
    for name in added:
        files.extend(_expand(name))
    if not files:
        raise UnreadableError("there is no dataset to ask", "--no-bundled needs a dataset of your own: --data FILE")
    # Once each, though it may be named twice or be a link to another.
    once = {os.path.realpath(file.path): file for file in reversed(files)} if len(files) > 1 else {"": files[0]}
    return tuple(reversed(once.values()))


def is_edition_of_bundled(raw: bytes) -> bool:
    """Whether a dataset's text is the bundled dataset in this or another version: whether it has the same title."""
    with open(bundled_path(), "rb") as file:
        return _title(raw) == _title(file.read())


def _title(raw: bytes) -> bytes | None:
    """The line of the title in the section `dataset`."""
    section = raw.partition(b"\ndataset:")[2] if b"\ndataset:" in raw else raw
    for line in section.splitlines()[1:20]:
        if line.startswith(b"  title:"):
            return line
    return None


def kept_folder(variables: Mapping[str, str]) -> str | None:
    """The folder of the datasets that are kept (XDG base directories), or None where there is no home for it."""
    base = variables.get("XDG_DATA_HOME", "")
    if not os.path.isabs(base):
        home = variables.get("HOME") or variables.get("USERPROFILE") or ""
        if not os.path.isabs(home):
            return None
        base = os.path.join(home, ".local", "share")
    return os.path.join(base, "stance")


def kept_files(variables: Mapping[str, str], warn: Callable[[str], None]) -> list[str]:
    """The dataset files that are kept, by name; none where the folder does not exist. What is left out is told."""
    folder = kept_folder(variables)
    if folder is None:
        return []
    try:
        entries = os.listdir(folder)
    except OSError as error:
        if (
            not isinstance(error, FileNotFoundError)
            or os.path.islink(folder)
            or os.path.islink(os.path.dirname(folder))
        ):
            reason = error.strerror or str(error)
            warn(f"the folder of kept datasets cannot be read: {folder}: {reason}; answers are given without them")
        return []
    paths = []
    for name in kept_names(entries):
        path = os.path.join(folder, f"{name}.yaml")
        if os.path.isfile(path):
            paths.append(path)
        elif os.path.islink(path):
            warn(
                f"the kept dataset '{name}' is left out: its file is gone: {os.readlink(path)};"
                f" 'stance data remove {name}' forgets it"
            )
        elif os.path.lexists(path):  # else another process has just removed it
            warn(f"the kept dataset '{name}' is left out: it is not a file: {path}")
    return paths


def kept_names(entries: Sequence[str]) -> list[str]:
    """The names of the datasets in the folder of those that are kept, in the order in which they are read."""
    # Without the ending, so that `un` comes before `un-more`, which may build on it.
    return sorted(name.removesuffix(".yaml") for name in entries if name.endswith(".yaml") and is_dataset_name(name))


def _expand(name: str) -> list[DataFile]:
    # An empty name, as from an unset variable of the shell, is not the working folder.
    path = absolute(name) if name else ""
    if not name or not os.path.exists(path):
        raise UnreadableError(
            f"no such file or folder: {name or repr(name)}",
            "check the path given with --data, --between or STANCE_DATA",
        )
    if os.path.isfile(path):
        return [DataFile(path, _label(name))]
    if not os.path.isdir(path):
        raise _not_a_file(name)
    try:
        entries = sorted(name for name in os.listdir(path) if is_dataset_name(name))
    except OSError as error:
        raise UnreadableError(f"the folder {name} cannot be read: {error.strerror}", "check its permissions") from None
    if not entries:
        raise UnreadableError(f"no YAML file in the folder {name}", "a dataset file ends in .yaml or .yml")
    for entry in entries:
        inside = os.path.join(path, entry)
        if os.path.exists(inside) and not (os.path.isfile(inside) or os.path.isdir(inside)):
            raise _not_a_file(os.path.join(name, entry))
    return [DataFile(os.path.join(path, entry), _label(os.path.join(name, entry))) for entry in entries]


def is_dataset_name(name: str) -> bool:
    """Whether a file in a folder is a dataset: not those that editors and systems hide there (.#my.yaml, ._my.yaml)."""
    return name.endswith((".yaml", ".yml")) and not name.startswith(".")


def _not_a_file(name: str) -> UnreadableError:
    # A pipe gives its text once, but whether an index still fits its files is asked again and again.
    return UnreadableError(f"neither a file nor a folder: {name}", "save what it gives to a file first")


def _label(name: str) -> str:
    """The name as it was given, with what is not UTF-8 or no text spelled out; never the one of the bundled dataset."""
    return os.path.join(".", name) if name == BUNDLED else spelled_out(name)


def spelled_out(name: str) -> str:
    """The name of a file in letters that a terminal may be sent."""
    if name.isprintable():
        return name
    name = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in name)
