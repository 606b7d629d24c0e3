"""Datasets that are kept: every `load` reads them."""

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from stance.api.loading import load

if TYPE_CHECKING:
    from stance.dataset.files import Kept


def data_folder(variables: Mapping[str, str] | None = None) -> str:
    """The folder of the datasets that are kept.

    Raises:
        UnwritableError: there is no home for it.
    """
    from stance.dataset.kept import folder_or_refusal

    return folder_or_refusal(os.environ if variables is None else variables)


def data_path(name: str, variables: Mapping[str, str] | None = None) -> str:
    """The file of a dataset: of the bundled one by the name `bundled`, or of one that is kept.

    Raises:
        UnknownNameError: none of that name is kept.
    """
    from stance.dataset.files import BUNDLED, bundled_path
    from stance.dataset.kept import find

    return bundled_path() if name == BUNDLED else find(os.environ if variables is None else variables, name).path


def data_list(variables: Mapping[str, str] | None = None) -> "tuple[Kept, ...]":
    """The datasets that are kept, in the order in which they are read."""
    from stance.dataset.kept import kept

    return kept(os.environ if variables is None else variables)


def data_add(
    file: str | os.PathLike[str],
    *,
    force: bool = False,
    copy: bool = False,
    variables: Mapping[str, str] | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> "Kept":
    """Keep a dataset file, which every later `load` reads, and index it.

    What is kept is a link to the file, so that later changes to it count, or with ``copy`` a copy as it is now.

    Raises:
        UnreadableError: it does not exist or has problems.
        UnwritableError: one of its name is already kept (without ``force``), or it cannot be written.
    """
    from stance.dataset.kept import add

    surroundings = os.environ if variables is None else variables
    added = add(surroundings, os.fspath(file), force=force, copy=copy, progress=progress)
    load(variables=surroundings, progress=progress, warn=lambda message: None).close()
    return added


def data_remove(name: str, *, variables: Mapping[str, str] | None = None) -> "Kept":
    """Forget a dataset that is kept.

    Raises:
        UnknownNameError: none of that name is kept.
    """
    from stance.dataset.kept import remove

    return remove(os.environ if variables is None else variables, name)
