"""Which files make up the dataset: the bundled one and those that the user adds.

Imported by every look-up, so it costs next to nothing: no pathlib objects, no YAML.
"""

import os
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stance.errors import UnreadableError

BUNDLED = "bundled"
"""The `origin` of rows from the dataset that comes with the program."""


class DataFile(NamedTuple):
    """A dataset file: its absolute path, and the label that names it in messages and in `origin`."""

    path: str
    label: str


class Kept(NamedTuple):
    """A dataset that the user keeps. ``size`` is in bytes."""

    name: str
    size: int
    path: str


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
    once = {file.path: file for file in reversed(files)}
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


def kept_files(variables: Mapping[str, str]) -> list[str]:
    """The dataset files that are kept, by name; none where the folder does not exist."""
    folder = kept_folder(variables)
    try:
        found = os.listdir(folder) if folder else []
    except OSError:
        return []
    # Without the ending, so that `un` comes before `un-more`, which may build on it.
    names = sorted(name.removesuffix(".yaml") for name in found if name.endswith(".yaml"))
    return [os.path.join(folder, f"{name}.yaml") for name in names] if folder else []


def _expand(name: str) -> list[DataFile]:
    path = os.path.abspath(os.path.expanduser(name))
    # An empty name, as from an unset variable of the shell, is not the working folder.
    if not name or not os.path.exists(path):
        raise UnreadableError(
            f"no such file or folder: {name or repr(name)}", "check the path given with --data or STANCE_DATA"
        )
    if os.path.isfile(path):
        return [DataFile(path, _label(name))]
    if not os.path.isdir(path):
        # A pipe gives its text once, but whether an index still fits its files is asked again and again.
        raise UnreadableError(f"neither a file nor a folder: {name}", "save what it gives to a file first")
    try:
        found = sorted(entry for entry in os.listdir(path) if entry.endswith((".yaml", ".yml")))
    except OSError as error:
        raise UnreadableError(f"the folder {name} cannot be read: {error.strerror}", "check its permissions") from None
    if not found:
        raise UnreadableError(f"no YAML file in the folder {name}", "a dataset file ends in .yaml or .yml")
    return [DataFile(os.path.join(path, entry), _label(os.path.join(name, entry))) for entry in found]


def _label(name: str) -> str:
    """The name as it was given, with bytes that are not UTF-8 spelled out; never the one of the bundled dataset."""
    if not name.isascii():
        name = os.fsencode(name).decode("utf-8", "backslashreplace")
    return os.path.join(".", name) if name == BUNDLED else name
