"""Opens datasets."""

import os
import warnings
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from stance.api.stance import Stance
from stance.dataset.files import BUNDLED, DataFile, bundled_path, data_files, kept_files
from stance.errors import UnreadableError
from stance.index.cache import Index, cache_folder

_ATTEMPTS = 5


def load(
    data: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] = (),
    *,
    bundled: bool = True,
    today: date | None = None,
    variables: Mapping[str, str] | None = None,
    progress: Callable[[str, int, int], None] | None = None,
    warn: Callable[[str], None] | None = None,
) -> Stance:
    """Open the bundled dataset with the files or folders in ``data`` added, after those kept with `data_add`.

    Args:
        data: dataset files or folders to add.
        bundled: False leaves out the bundled dataset and those that are kept, which build on it. Its states and groups
            are there all the same where the files speak of any that they do not define.
        today: the day that questions without a date are for; the system's date by default.
        variables: the environment that names the folders of the user; the process's by default.
        progress: told (stage, done, whole) while files are read and indexed.
        warn: told of each kept dataset that cannot be read and is left out; by default that is a Python warning.

    Raises:
        UnreadableError: a file is missing or has errors.
    """
    added = [data] if isinstance(data, str | os.PathLike) else list(data)
    surroundings = os.environ if variables is None else variables
    paths = [os.fspath(name) for name in added]
    messages: list[str] = []
    for attempt in range(_ATTEMPTS):
        messages.clear()
        kept = kept_files(surroundings, messages.append) if bundled else []
        try:
            files = data_files([*kept, *paths], bundled)
            lender = None if bundled else DataFile(bundled_path(), BUNDLED)
            if any(file.path == bundled_path() for file in files):
                lender = None
            index = Index(files, cache_folder(surroundings), progress, lender)
            break
        except UnreadableError:
            # Another process may have removed one since they were listed.
            if all(map(os.path.isfile, kept)) or attempt == _ATTEMPTS - 1:
                raise
    for message in messages:
        warn(message) if warn else warnings.warn(message, stacklevel=2)
    return Stance(index, today or date.today())


def load_whole(
    data: str | os.PathLike[str], *, today: date | None = None, variables: Mapping[str, str] | None = None
) -> Stance:
    """Open one dataset by itself, to set it beside another: a file or folder, or ``bundled``.

    A file that cannot stand alone, because it speaks of states or issues that it does not define, is an addition: it is
    read on top of the bundled dataset.

    Raises:
        UnreadableError: it is missing or has errors.
    """
    if data == BUNDLED:
        return load(today=today, variables=variables)
    try:
        return load(data, bundled=False, today=today, variables=variables)
    except UnreadableError as alone:
        try:
            return load(data, today=today, variables=variables)
        except UnreadableError:
            raise alone from None
