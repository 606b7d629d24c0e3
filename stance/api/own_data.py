"""Datasets of the user's own: begun from a template, made of a table, added to entry by entry."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from stance.api.stance import Stance
from stance.api.words import Names, as_list
from stance.questions.scope import parse_date

if TYPE_CHECKING:
    from stance.dataset.template import Template
    from stance.dataset.writing import Document
    from stance.imports.imported import Positions
    from stance.imports.register import Register


def data_new(
    opened: Stance,
    file: str | os.PathLike[str],
    title: str,
    *,
    type: str = "custom",  # noqa: A002
    statuses: Sequence[str] = (),
    states: Names = (),
    question: str = "",
    force: bool = False,
) -> "Template":
    """Write a dataset file to be filled in: one issue, with a row for each of the states, which may name groups.

    Raises:
        UsageError: there is no such type, or the statuses do not suit it.
        UnknownNameError, AmbiguousNameError: a name stands for no state or group, or for many.
        UnwritableError: the file exists (without ``force``) or cannot be written.
    """
    from stance.dataset.atomic import check_writable, write_whole
    from stance.dataset.template import template
    from stance.questions.names import states_and_groups

    path = os.fspath(file)
    check_writable(path, force=force)
    codes, groups = states_and_groups(opened.index, as_list(states))
    rows = [(state.code, state.name) for state in opened.states(states=codes, group=groups)] if codes or groups else []
    taken = {issue.id for issue in opened.issues()}
    made = template(title, rows, opened.today.isoformat(), type, statuses, question, taken)
    write_whole(path, [made.text], force=force)
    return made


def import_positions(
    opened: Stance,
    file: str | os.PathLike[str] | BinaryIO,
    *,
    map: Mapping[str, str] | None = None,  # noqa: A002
    dates: str = "",
    sheet: str | None = None,
    issue: str | None = None,
    date: str | None = None,
    unsourced: bool = False,
    progress: Callable[[str, int, int], None] | None = None,
) -> "Positions":
    """Read a table of positions, csv, tsv or xlsx, long or wide.

    Names of states and issues are those of the opened dataset; an issue that it does not have becomes a custom one.
    The folder of `export csv` may be read too: then the dataset that it was written from is what they are names of,
    and the result is all of it.
    The result's `text` is the dataset, its `account` says what became of every row, `write` writes it to a file and
    `close` deletes what it holds on disk.

    Args:
        opened: the dataset to read it on top of.
        file: the table, a stream of csv, or the folder of an export.
        map: what stands in the table to STATUS, STATUS:CLASS or :CLASS.
        dates: the order of dates such as 03/04/2014, dmy or mdy; without it they are rejected.
        sheet: the sheet of a workbook that has several.
        issue: the issue of all rows.
        date: the date of rows without one.
        unsourced: keep rows without a source, marked low.
        progress: told (stage, done, whole) while the file is read.

    Raises:
        UnreadableError: the file cannot be read, has no column of states or positions, or none of its rows can be used.
        UsageError: a workbook has several sheets, or a word of ``map`` or ``dates`` is none.
    """
    from stance.api.words import check_choice
    from stance.dataset.reader import no_progress
    from stance.imports.exported import POSITIONS, folder_of
    from stance.imports.positions import import_positions
    from stance.imports.register import Wishes, wished_words
    from stance.imports.tables import open_table, table_of_stream

    if dates:
        check_choice("order of dates", dates, ("dmy", "mdy"))
    day = parse_date(date, opened.today.toordinal())
    wishes = Wishes(wished_words((map or {}).items()), dates, unsourced, issue, day.text if day else None)
    tell = progress or no_progress
    folder = folder_of(os.fspath(file)) if isinstance(file, str | os.PathLike) else ""
    if folder and isinstance(file, str | os.PathLike):
        base, register = _export(folder, dates, opened)
        path = os.fspath(file)
        with open_table(path if os.path.isfile(path) else os.path.join(folder, POSITIONS), sheet, tell) as table:
            return import_positions(table, register, wishes, base)
    if isinstance(file, str | os.PathLike):
        opening = open_table(os.fspath(file), sheet, tell)
    else:
        opening = table_of_stream(file, tell)
    with opening as table:
        return import_positions(table, _register(opened), wishes)


def two_columns(path: str) -> dict[str, str]:
    """The rows of a csv file of two columns, a word and what it means.

    Raises:
        UnreadableError: it cannot be read, or a row has not two cells.
    """
    from stance.errors import UnreadableError
    from stance.imports.tables import open_table

    words: dict[str, str] = {}
    with open_table(path) as table:
        for line, row in table.rows:
            if len(row) < 2 or not row[0].strip():
                raise UnreadableError(f"{table.name}:{line}: a row without a word and a status", "a csv of two columns")
            words[row[0].strip()] = row[1].strip()
    return words


def _export(folder: str, dates: str, opened: Stance) -> "tuple[Document, Register]":
    """What the folder of an export has besides positions, and what they may speak of."""
    import tempfile

    from stance.api.loading import load
    from stance.dataset.writing import sections_of, yaml_text
    from stance.errors import UnreadableError
    from stance.imports.exported import read_export
    from stance.imports.register import day_of
    from stance.questions.typed_dates import read_typed

    today = opened.today.toordinal()
    base = read_export(folder, lambda text: day_of(text, dates, lambda plain: read_typed(plain, today)))
    with tempfile.TemporaryDirectory() as temporary:
        path = os.path.join(temporary, "export.yaml")
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(yaml_text((), sections_of(base)))
        try:
            alone = load(path, bundled=False, today=opened.today, variables={})
        except UnreadableError as error:
            first = error.details[0] if error.details else error.message
            message = first.rpartition(f"{path}:")[2]
            raise UnreadableError(
                f"the files in {folder} are not a dataset: {message}", "nothing was written"
            ) from None
    recorded = _register(opened).recorded
    return base, replace(_register(alone, base["issues"]), recorded=recorded)


def _register(opened: Stance, own: "Mapping[str, Document] | None" = None) -> "Register":
    """What an import finds in a dataset. ``own`` are the issues that the rows are written into."""
    from stance.dataset.own_issue import word_of
    from stance.imports.register import OwnIssue, Register
    from stance.questions.facts import instrument_ids, issue_headings, statuses_recorded
    from stance.questions.names import find_issue, find_state, is_whole_name
    from stance.questions.typed_dates import read_typed

    index = opened.index

    def issue(name: str) -> OwnIssue | None:
        # The beginning of a name may be another issue's whole name.
        if not is_whole_name(index, name, "issue"):
            return None
        key = find_issue(index, name)
        [heading] = issue_headings(index, [key.number])
        words = heading.scale or key.of_type.words
        labels = {word_of(label): status for status, label in heading.labels.items()}
        fields = (own or {}).get(key.id, {})
        return OwnIssue(
            key.id, heading.title, key.type, own=False, labels=labels,
            statuses={word: heading.label(word) for word in words},
            sources=fields.get("sources", ()), confidence=fields.get("confidence", "high"),
        )  # fmt: skip

    sources = opened.sources()
    return Register(
        state=lambda name: find_state(index, name).code,
        state_name=lambda code: find_state(index, code).name,
        recorded=lambda issue, state: statuses_recorded(index, issue, state),
        issue=issue,
        date=lambda text: read_typed(text, opened.today.toordinal()),
        source_ids=frozenset(source.id for source in sources),
        urls={source.url: source.id for source in reversed(sources) if source.url},
        issue_ids=frozenset(found.id for found in opened.issues()),
        instruments=instrument_ids(index),
    )


def add_position(
    opened: Stance,
    file: str | os.PathLike[str],
    state: str,
    issue: str,
    status: str,
    *,
    date: str | None = None,
    source: str,
    title: str = "",
    source_type: str = "press",
    note: str = "",
    beside: Sequence[str] = (),
    bundled: bool = True,
    write: bool = True,
) -> tuple[str, str]:
    """Add one entry to a dataset file, which ``opened`` has read, and keep all else in it as it is.

    ``source`` is an address or the id of a source. What the file is checked with are the files ``beside`` it and, with
    ``bundled``, the bundled dataset. Returned are the text before and after; without ``write`` nothing
    is written.

    Raises:
        UnknownNameError, AmbiguousNameError: the state or issue stands for none or for many.
        UsageError: the status, the date or the layout is none to be added, or the file would not be valid.
        UnreadableError, UnwritableError: the file cannot be read or written.
    """
    from stance.api.checking import validate
    from stance.dataset.adding import with_entry
    from stance.dataset.atomic import write_whole
    from stance.dataset.files import read_file
    from stance.dataset.format import SOURCE
    from stance.dataset.vocabulary import issue_type
    from stance.dataset.writing import entry
    from stance.errors import UnreadableError, UsageError
    from stance.imports.register import status_of
    from stance.imports.sources import Sources
    from stance.questions.names import find_issue, find_state

    path = os.fspath(file)
    try:
        before = read_file(path)[0].decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(f"cannot read {path}: {getattr(error, 'strerror', None) or 'not UTF-8'}") from None
    code, key = find_state(opened.index, state).code, find_issue(opened.index, issue).id
    register = _register(opened)
    known = register.issue(key)
    assert known is not None
    try:
        word = status_of(known, status, {})
    except ValueError as error:
        raise UsageError(str(error).partition(" --map")[0].removesuffix(";"), "see 'stance statuses'") from None
    is_act = issue_type(known.type).is_act
    day = parse_date(date, opened.today.toordinal())
    if day is None and not is_act:
        raise UsageError("an entry needs its date", "for example --date 2014-03-27")
    if date and is_act:
        raise UsageError(f"{key} is a vote and has a day of its own", "leave out --date")
    sources = Sources(register, os.path.basename(path))
    try:
        ids = sources.of(source, title, "", source_type, "")
    except ValueError as error:
        raise UsageError(str(error), "see --source-type") from None
    if not ids:
        raise UsageError("an entry needs its source", "for example --source https://example.org/page")
    fields = {"date": day, "status": word, "note": note or None, "sources": ids}
    made = [(name, entry(SOURCE, new)) for name, new in sources.made.items()]
    added = {name: value for name, value in fields.items() if value}
    after = with_entry(before, code, key, added, made[0] if made else None)
    wrong = [
        problem
        for problem in validate(beside, bundled=bundled, text=after.encode("utf-8"))
        if problem.severity == "error"
    ]
    if wrong:
        raise UsageError(f"the file would not be valid: {wrong[0].message}", "nothing was written")
    if write:
        write_whole(path, [after], force=True)
    return before, after
