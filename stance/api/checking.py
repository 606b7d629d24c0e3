"""Checks dataset files."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from stance.dataset.files import BUNDLED, bundled_path, data_files, is_edition_of_bundled, read_file, spelled_out

if TYPE_CHECKING:
    from stance.dataset.problems import Problem, RuleFacts


_STDIN = "<stdin>"


def validate(files: Sequence[str] = (), *, bundled: bool = True, text: bytes | None = None) -> "tuple[Problem, ...]":
    """Every problem of the dataset files, read on top of the bundled dataset unless it is left out.

    Left out, it still lends its states and groups to files that speak of any they do not define.

    Where files are named, the bundled dataset is context: its errors are told, its warnings are not. A file that
    is the bundled dataset in this or another version, by its title, is read in its place. ``text`` is a further
    dataset, not in a file; problems call it `<stdin>`.

    Raises:
        UnreadableError: a file or folder does not exist.
    """
    from stance.dataset.problems import Problems
    from stance.dataset.reader import read_contents
    from stance.dataset.rules import validate_bytes

    named = {file.path: file.label for file in data_files(files, bundled=False)} if files else {}
    edition = any(_is_edition(path) for path in named) or (text is not None and is_edition_of_bundled(text))
    with_bundled = (bundled and not edition) or (not files and text is None)
    # A problem is told with a path that an editor can open.
    labels = {bundled_path(): _from_here(bundled_path()), **named} if with_bundled else named
    problems = Problems()
    contents = []
    if labels:
        read = [file._replace(label=labels[file.path]) for file in data_files(files, with_bundled)]
        contents = read_contents(read, problems)
    if text is not None:
        contents.append((_STDIN, text))
    judged = {*named.values(), *((_STDIN,) if text is not None else ())}
    lender = None if with_bundled else (BUNDLED, read_file(bundled_path())[0])
    return validate_bytes(contents, judged, problems, lender)


def rules() -> "tuple[RuleFacts, ...]":
    """The rules that `validate` holds a dataset to once it can be read, each with its reason."""
    from stance.dataset.rules import described

    return described()


def _is_edition(path: str) -> bool:
    try:
        return is_edition_of_bundled(read_file(path)[0])
    except OSError:
        return False


def _from_here(path: str) -> str:
    try:
        here = os.path.join(os.getcwd(), "")
    except OSError:  # it has been deleted
        here = ""
    return spelled_out(path.removeprefix(here))
