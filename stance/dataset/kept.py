"""Datasets that the user keeps: copies in the user's data folder, which every command reads until they are removed."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from stance.dataset.atomic import write_whole
from stance.dataset.files import BUNDLED, DataFile, Kept, bundled_path, data_files, kept_files, kept_folder
from stance.errors import UnknownNameError, UnreadableError, UnwritableError

if TYPE_CHECKING:
    from stance.dataset.problems import Problem

_SHOWN = 20


def kept(variables: Mapping[str, str]) -> tuple[Kept, ...]:
    """The datasets that are kept, in the order in which they are read."""
    return tuple(
        Kept(os.path.basename(path).removesuffix(".yaml"), os.path.getsize(path), path)
        for path in kept_files(variables)
    )


def folder_or_refusal(variables: Mapping[str, str]) -> str:
    """The folder for them, which need not exist yet.

    Raises:
        UnwritableError: neither XDG_DATA_HOME nor HOME says where it is.
    """
    folder = kept_folder(variables)
    if folder is None:
        raise UnwritableError("there is no folder to keep datasets in", "set XDG_DATA_HOME or HOME")
    return folder


def add(
    variables: Mapping[str, str], file: str, *, force: bool, progress: Callable[[str, int, int], None] | None = None
) -> Kept:
    """Check a dataset on top of the bundled one and those kept before, and keep a copy of it.

    Raises:
        UnreadableError: the file does not exist or has errors.
        UnwritableError: one of its name is kept already (without ``force``), or it cannot be copied.
    """
    from stance.dataset.reader import no_progress, read_bytes

    folder = folder_or_refusal(variables)
    if not os.path.isfile(os.path.expanduser(file)):
        raise UnreadableError(f"no such file: {file}", "'stance data add' takes one dataset file")
    name = os.path.splitext(os.path.basename(file))[0]
    if name in ("", BUNDLED) or not name.isprintable():
        raise UnwritableError(f"a dataset cannot be kept under the name '{name}'", "give the file another name")
    target = os.path.join(folder, f"{name}.yaml")
    if os.path.exists(target) and not force:
        raise UnwritableError(
            f"a dataset '{name}' is kept already", f"--force replaces it, 'stance data remove {name}' drops it"
        )
    paths = {path: path for path in kept_files(variables)} | {target: file}
    contents = _contents(paths)
    _refuse_errors(
        read_bytes(contents.values(), progress=progress or no_progress).problems,
        f"{file} cannot be kept", f"'stance validate {file}' lists every problem",
    )  # fmt: skip
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise UnwritableError(f"cannot make the folder {folder}: {error.strerror or error}") from None
    write_whole(target, [contents[target][1]], force=force)
    return Kept(name, os.path.getsize(target), target)


def find(variables: Mapping[str, str], name: str) -> Kept:
    """The dataset that is kept under a name.

    Raises:
        UnknownNameError: none is.
    """
    there = {one.name: one for one in kept(variables)}
    one = there.get(name) or there.get(name.removesuffix(".yaml"))
    if one is None:
        known = f"kept are {', '.join(there)}" if there else "none is; 'stance data add FILE' keeps one"
        raise UnknownNameError(f"no dataset '{name}' is kept", known)
    return one


def remove(variables: Mapping[str, str], name: str) -> Kept:
    """Drop a dataset that is kept.

    Raises:
        UnknownNameError: none of that name is kept.
        UnreadableError: another that is kept builds on it.
        UnwritableError: the copy cannot be deleted.
    """
    from stance.dataset.reader import read_bytes

    one = find(variables, name)
    others = [path for path in kept_files(variables) if path != one.path]
    if others and not _errors(read_bytes(_contents({path: path for path in (*others, one.path)}).values()).problems):
        _refuse_errors(
            read_bytes(_contents({path: path for path in others}).values()).problems,
            f"'{one.name}' is needed by others that are kept", "remove those first",
        )  # fmt: skip
    try:
        os.unlink(one.path)
    except OSError as error:
        raise UnwritableError(f"cannot remove {one.path}: {error.strerror or error}") from None
    return one


def _contents(paths: Mapping[str, str]) -> dict[str, tuple[str, bytes]]:
    """Labels and bytes of the bundled dataset and of the files, by where they are kept, in the order of reading."""
    order = sorted(paths, key=lambda path: path.removesuffix(".yaml"))
    files = [data_files([paths[path]], bundled=False)[0] for path in order]
    bundled = DataFile(bundled_path(), BUNDLED)
    return {"": (BUNDLED, _bytes(bundled))} | {
        path: (file.label, _bytes(file)) for path, file in zip(order, files, strict=True)
    }


def _bytes(file: DataFile) -> bytes:
    try:
        return Path(file.path).read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot read {file.label}: {error.strerror or error}") from None


def _errors(problems: "tuple[Problem, ...]") -> list[str]:
    return [str(problem) for problem in problems if problem.severity == "error"]


def _refuse_errors(problems: "tuple[Problem, ...]", what: str, hint: str) -> None:
    errors = _errors(problems)
    if errors:
        count = f"{len(errors):,} problem{'s' if len(errors) > 1 else ''}"
        raise UnreadableError(f"{what}: {count}", hint, tuple(errors[:_SHOWN]))
