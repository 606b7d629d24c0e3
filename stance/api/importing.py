"""Other people's files as datasets."""

import os
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from stance.api.words import as_list
from stance.questions.scope import parse_date

if TYPE_CHECKING:
    from stance.imports.un_votes import Import


def import_votes(
    file: str | os.PathLike[str] | BinaryIO,
    *,
    roll_calls: str | os.PathLike[str] | None = None,
    issues: str | os.PathLike[str] | None = None,
    symbol: str | Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    title: str = "",
    bundled: bool = True,
    today: date | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> "Import":
    """Read a file of UN roll calls: the UN Digital Library's, its extracts, Erik Voeten's, or the R package unvotes'.

    ``roll_calls`` and ``issues`` are the other tables of that package.
    ``symbol``, ``since``, ``until`` and ``title`` take a part. The result's `text` is the dataset, its `account` says
    what became of every row, and `write` writes it to a file. With ``bundled`` False it defines all its states itself.

    Raises:
        UnreadableError: the file cannot be read, or none of its rows used.
        UnknownNameError: no roll call has the symbol.
        UsageError: a date is malformed, nothing is within the dates, or the table of roll calls is missing.
    """
    from contextlib import ExitStack

    from stance.dataset.dates import iso
    from stance.dataset.reader import no_progress
    from stance.imports.lines import Rows, open_file
    from stance.imports.roll_calls import Selection
    from stance.imports.un_votes import import_votes

    tell = progress or no_progress
    day = today or date.today()
    first, last = (parse_date(text, day.toordinal()) for text in (since, until))
    selection = Selection(as_list(symbol), iso(first.first) if first else "", iso(last.last) if last else "9999", title)
    with ExitStack() as opened:
        table, about = (
            None if path is None else opened.enter_context(open_file(os.fspath(path), tell))
            for path in (roll_calls, issues)
        )
        if isinstance(file, str | os.PathLike):
            rows = opened.enter_context(open_file(os.fspath(file), tell))
        else:
            rows = Rows(file, "standard input", progress=tell)
        return import_votes(rows, day.isoformat(), selection, table, about, bundled=bundled)
