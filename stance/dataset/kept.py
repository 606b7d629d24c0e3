"""Datasets that the user keeps: links or copies in the user's data folder, which every command reads.

A link is the rule, so that what the user changes in the file is what every command reads.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from stance.dataset.files import (
    BUNDLED,
    DataFile,
    Kept,
    absolute,
    bundled_path,
    data_files,
    kept_files,
    kept_folder,
    kept_names,
    read_file,
    ready_made,
)
from stance.dataset.temporary import temporary_folder
from stance.errors import UnknownNameError, UnreadableError, UnwritableError

if TYPE_CHECKING:
    from stance.dataset.problems import Problem

_SHOWN = 20


def kept(variables: Mapping[str, str]) -> tuple[Kept, ...]:
    """The datasets that are kept, in the order in which they are read, with those whose file is gone.

    Raises:
        UnreadableError: the folder exists and cannot be read.
    """
    folder = kept_folder(variables)
    try:
        names = kept_names(os.listdir(folder)) if folder else []
    except FileNotFoundError:
        names = []
    except OSError as error:
        raise UnreadableError(
            f"the folder {folder} cannot be read: {error.strerror}", "check its permissions"
        ) from None
    return tuple(dataset for name in names if (dataset := _kept(os.path.join(str(folder), f"{name}.yaml"), name)))


def _kept(path: str, name: str) -> Kept | None:
    """The dataset at a path in the folder, or None where another process has removed it."""
    link = os.path.islink(path)
    try:
        size = os.stat(path).st_size
    except OSError:
        size = None
    if size is None and not link:
        return None
    return Kept(name, "link" if link else "copy", size, os.readlink(path) if link else path)


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
    variables: Mapping[str, str],
    file: str,
    *,
    force: bool,
    copy: bool,
    progress: Callable[[str, int, int], None] | None = None,
) -> Kept:
    """Check a dataset on top of the bundled one and those already kept, and keep a link to it or a ``copy`` of it.

    ``file`` may be the name of a dataset that comes ready with the program, which is always copied.

    Raises:
        UnreadableError: the file does not exist or has errors.
        UnwritableError: one of its name is already kept (without ``force``), or it cannot be written.
    """
    from stance.dataset.reader import no_progress, read_bytes

    folder = folder_or_refusal(variables)
    ready = ready_made()
    copy = copy or file in ready
    if file not in ready and not os.path.isfile(os.path.expanduser(file)):
        names = ", ".join(ready)
        raise UnreadableError(f"no such file: {file}", f"'stance data add' takes one dataset file, or {names}")
    name = file if file in ready else os.path.splitext(os.path.basename(file))[0]
    if name in ("", BUNDLED) or not name.isprintable():
        raise UnwritableError(f"a dataset cannot be kept under the name '{name}'", "give the file another name")
    target = os.path.join(folder, f"{name}.yaml")
    if os.path.lexists(target) and (not force or os.path.abspath(target) == absolute(file)):
        raise UnwritableError(
            f"a dataset '{name}' is already kept", f"--force replaces it, 'stance data remove {name}' drops it"
        )
    paths = {path: path for path in _readable(variables)} | {target: ready.get(file, file)}
    contents = _contents(paths)
    problems = read_bytes(contents.values(), progress=progress or no_progress).problems
    _refuse_errors(_errors(problems), f"{file} cannot be kept", f"'stance validate {file}' lists every problem")
    try:
        os.makedirs(folder, exist_ok=True)
        with temporary_folder(folder) as temporary:
            new = os.path.join(temporary, "dataset")
            if copy:
                with open(new, "xb") as stream:
                    stream.write(contents[target][1])
                    stream.flush()
                    os.fsync(stream.fileno())
            else:
                os.symlink(absolute(file), new)
            # A link of that name gives way itself; the file that it leads to is left alone.
            os.replace(new, target)
    except OSError as error:
        hint = "nothing was changed" if copy else "--copy keeps a copy instead of a link"
        raise UnwritableError(f"cannot write {target}: {error.strerror or error}", hint) from None
    return _kept(target, name) or Kept(name, "copy" if copy else "link", None, target)


def _readable(variables: Mapping[str, str]) -> list[str]:
    """Those whose file is there. What is left out is told when datasets are opened."""
    return kept_files(variables, lambda message: None)


def find(variables: Mapping[str, str], name: str) -> Kept:
    """The dataset that is kept under a name.

    Raises:
        UnknownNameError: none is.
    """
    datasets = {dataset.name: dataset for dataset in kept(variables)}
    dataset = datasets.get(name) or datasets.get(name.removesuffix(".yaml"))
    if dataset is None:
        hint = f"kept are {', '.join(datasets)}" if datasets else "none is; 'stance data add FILE' keeps one"
        raise UnknownNameError(f"no dataset '{name}' is kept", hint)
    return dataset


def remove(variables: Mapping[str, str], name: str) -> Kept:
    """Drop a dataset that is kept. The file that a link leads to stays.

    Raises:
        UnknownNameError: none of that name is kept.
        UnreadableError: another that is kept builds on it.
        UnwritableError: the link or copy cannot be deleted.
    """
    dataset = find(variables, name)
    path = os.path.join(folder_or_refusal(variables), f"{dataset.name}.yaml")
    readable = _readable(variables)
    others = [other for other in readable if other != path]
    # Where all of them together have errors, nothing can be said of those without it.
    if path in readable and others and not _errors_in(readable):
        _refuse_errors(_errors_in(others), f"'{dataset.name}' is needed by others that are kept", "remove those first")
    try:
        with suppress(FileNotFoundError):  # another process has just removed it
            os.unlink(path)
    except OSError as error:
        raise UnwritableError(f"cannot remove {path}: {error.strerror or error}") from None
    return dataset


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
        raw = read_file(file.path)[0]
    except OSError as error:
        raise UnreadableError(f"cannot read {file.label}: {error.strerror or error}") from None
    if file.path in ready_made().values():
        from gzip import decompress

        return decompress(raw)
    return raw


def _errors_in(paths: Sequence[str]) -> list[str]:
    """The errors of these files on top of the bundled dataset."""
    from stance.dataset.reader import read_bytes

    return _errors(read_bytes(_contents({path: path for path in paths}).values()).problems)


def _errors(problems: "tuple[Problem, ...]") -> list[str]:
    return [str(problem) for problem in problems if problem.severity == "error"]


def _refuse_errors(errors: list[str], what: str, hint: str) -> None:
    if errors:
        count = f"{len(errors):,} problem{'s' if len(errors) > 1 else ''}"
        raise UnreadableError(f"{what}: {count}", hint, tuple(errors[:_SHOWN]))
