"""Imports a table of positions, long or wide, as a dataset, and keeps account of every row.

Rows wait in a temporary database on disk, so that a table of a million takes no more memory than one of ten.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Any

from stance.dataset.dates import FuzzyDate
from stance.dataset.own_issue import id_of_title
from stance.dataset.vocabulary import CONFIDENCES, MECHANISMS, IssueType, issue_type
from stance.dataset.writing import Document
from stance.errors import AmbiguousNameError, StanceError, UnknownNameError, UnreadableError
from stance.imports.account import ImportSummary, Ledger
from stance.imports.cells import exact, flag, text_of, whole
from stance.imports.columns import Columns, header_of
from stance.imports.imported import Positions
from stance.imports.register import OwnIssue, Register, Wishes, day_of, new_issue, status_of
from stance.imports.sources import Sources
from stance.imports.tables import Sheet

_MANY = 10_000
_UNSOURCED = "The table names no source."


class _RowError(ValueError):
    """A row that is not taken: its kind, for counting, and the reason."""

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind


def import_positions(sheet: Sheet, register: Register, wishes: Wishes, base: Document | None = None) -> Positions:
    """Read a table of positions. ``base`` is what else the dataset has that is to be written.

    Raises:
        UnreadableError: it has no column of states or of positions, or no row that can be used.
    """
    before, columns = header_of(sheet)
    reader = _Reader(sheet.name, columns, register, wishes)
    spool = sqlite3.connect("")
    spool.execute("CREATE TABLE waiting (issue TEXT, state TEXT, first INTEGER, line INTEGER, day TEXT, status TEXT,"
                  " entry TEXT)")  # fmt: skip
    batch: list[tuple[Any, ...]] = []
    for line, row in sheet.rows:
        batch += reader.entries(line, row)
        if len(batch) >= _MANY:
            spool.executemany("INSERT INTO waiting VALUES (?, ?, ?, ?, ?, ?, ?)", batch)
            batch = []
    spool.executemany("INSERT INTO waiting VALUES (?, ?, ?, ?, ?, ?, ?)", batch)
    spool.execute("CREATE INDEX by_cell ON waiting (issue, state, first, line)")
    _reject_repeated(spool, reader.ledger)
    if base:
        sheet.remarks.append("the sources, issues and states beside it are read too: the result is a whole dataset, for"
                             " use with --no-bundled")  # fmt: skip
    elif columns.exported:
        sheet.remarks.append("the table is one of 'stance export csv': name its folder instead to have its sources and"
                             " issues too")  # fmt: skip
    account = _account(sheet, reader, spool, before)
    if not account.written:
        spool.close()
        first = f"; line {account.rejections[0].line}: {account.rejections[0].reason}" if account.rejections else ""
        raise UnreadableError(
            f"no row of {sheet.name} can be used ({account.read:,} read){first}", "nothing was written"
        )
    used = {key for (key,) in spool.execute("SELECT DISTINCT issue FROM waiting")}
    issues = [issue for issue in reader.issues.values() if issue.id in used]
    return Positions(account, issues, reader.sources, wishes, spool, base or {})


@dataclass(slots=True)
class _Reader:
    """Reads rows, one by one."""

    file: str
    columns: Columns
    register: Register
    wishes: Wishes
    ledger: Ledger = field(default_factory=Ledger)
    issues: dict[str, OwnIssue] = field(default_factory=dict)
    states: dict[tuple[str, ...], str | _RowError] = field(default_factory=dict)
    days: dict[str, FuzzyDate | ValueError] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    empty: int = 0
    sources: Sources = field(init=False)

    def __post_init__(self) -> None:
        self.sources = Sources(self.register, self.file)

    def entries(self, line: int, row: list[str]) -> Iterator[tuple[Any, ...]]:
        """What a row yields: one entry, or in a wide table one for each cell that says something."""
        if self.columns.wide:
            for place, name in self.columns.wide.items():
                said = text_of(row[place]) if place < len(row) else ""
                if said:
                    yield from self._taken(line, row, said, name)
                else:
                    self.empty += 1
        else:
            yield from self._taken(line, row, whole(self._cell(row, "status")), "")

    def _taken(self, line: int, row: list[str], said: str, column: str) -> Iterator[tuple[Any, ...]]:
        self.ledger.read += 1
        try:
            taken = self._entry(line, row, whole(said), column)
        except _RowError as error:
            self.ledger.reject(line, error.kind, str(error))
        else:
            self.ledger.written += 1
            yield taken

    def _cell(self, row: list[str], name: str) -> str:
        place = self.columns.fields.get(name, -1)
        text = row[place] if 0 <= place < len(row) else ""
        return exact(text) if self.columns.exported else exact(text_of(text))

    def _entry(self, line: int, row: list[str], said: str, column: str) -> tuple[Any, ...]:
        if len(row) > self.columns.width and any(row[self.columns.width :]):
            raise _RowError("too many cells", f"{len(row)} cells, the header has {self.columns.width}")
        state = self._state(row)
        issue = self._issue("" if self.columns.by_year else column or self._cell(row, "issue"))
        if not said:
            raise _RowError("no status", "the row has no status")
        try:
            status = status_of(issue, said, self.wishes.words)
        except ValueError as error:
            raise _RowError("a status that is not known", str(error)) from None
        of_type = issue_type(issue.type)
        is_act = of_type.is_act
        day = self._day((column if self.columns.by_year else "") or self._cell(row, "date") or self.wishes.date or "")
        if day is None and not is_act:
            raise _RowError("no date", "the row has no date; --date gives one to all such rows")
        until, effective = self._day(self._cell(row, "until")), self._day(self._cell(row, "effective"))
        if until and day and until.first < day.first:
            raise _RowError("an end before the beginning", f"until {until.text} is before {day.text}")
        confidence, note, sources = self._evidence(row, issue)
        document: dict[str, Any] = {
            "instrument": None,
            "date": None if is_act or day is None else day.text,
            "until": until and until.text, "status": status, "effective": effective and effective.text,
            "confidence": confidence, "note": note, "speaker": self._cell(row, "speaker") or None,
            "dissent": self._flag(row) or None, "reading": self._reading(row), "sources": sources,
        }  # fmt: skip
        known = of_type.status(status)
        for name, allowed, reason in (
            ("until", not is_act or self.columns.exported, "a vote has the issue's own date and no end"),
            ("effective", known and known.ends_as, f"'{status}' is not a notice that takes effect later"),
            ("dissent", of_type.spoken, "only a statement can be dissent"),
        ):
            if document[name] and not allowed:
                raise _RowError(f"{name} where it cannot be", reason)
        document["instrument"] = self._instruments(row, state, issue)
        self.named.add(state)
        text = json.dumps({name: value for name, value in document.items() if value}, ensure_ascii=False)
        return issue.id, state, day.first if day else 0, line, day.text if day else "", status, text

    def _flag(self, row: list[str]) -> bool:
        try:
            return flag(self._cell(row, "dissent"), "dissent")
        except ValueError as error:
            raise _RowError("a word that is not known", str(error)) from None

    def _state(self, row: list[str]) -> str:
        said = tuple(row[place] if place < len(row) else "" for place, _ in self.columns.states)
        if said not in self.states:
            try:
                self.states[said] = self._found(said)
            except _RowError as error:
                self.states[said] = error
        state = self.states[said]
        if isinstance(state, _RowError):
            raise state
        return state

    def _found(self, said: tuple[str, ...]) -> str:
        """The state that the cells of a row mean: all that are known have to mean the same."""
        states: dict[str, str] = {}
        problem: StanceError | None = None
        for cell, (_, system) in zip(said, self.columns.states, strict=True):
            name = whole(cell)
            if not name:
                continue
            try:
                states.setdefault(self.register.state(f"{system}{name}"), name)
            except (UnknownNameError, AmbiguousNameError) as error:
                problem = problem or error
        if len(states) > 1:
            words = " and ".join(f"'{name}'" for name in states.values())
            raise _RowError("two states in one row", f"{words} are different states: {', '.join(states)}")
        if states:
            return next(iter(states))
        if problem is None:
            raise _RowError("no state", "the row has no state")
        kind = "a state with two readings" if isinstance(problem, AmbiguousNameError) else "a state that is not known"
        raise _RowError(kind, f"{problem.message}; {problem.hint}")

    def _issue(self, name: str) -> OwnIssue:
        name = self.wishes.issue or name or self.file.rpartition(".")[0] or self.file
        if name not in self.issues:
            try:
                issue = self.register.issue(name)
            except AmbiguousNameError as error:
                raise _RowError("an issue with two readings", f"{error.message}; {error.hint}") from None
            taken = {*self.register.issue_ids, *(issue.id for issue in self.issues.values())}
            self.issues[name] = issue or new_issue(name, id_of_title(name, taken))
        return self.issues[name]

    def _day(self, text: str) -> FuzzyDate | None:
        text = whole(text)
        if not text:
            return None
        if text not in self.days:
            try:
                self.days[text] = day_of(text, self.wishes.order, self.register.date)
            except ValueError as error:
                self.days[text] = error
        day = self.days[text]
        if isinstance(day, ValueError):
            raise _RowError("a date that cannot be read", str(day))
        return day

    def _instruments(self, row: list[str], state: str, issue: OwnIssue) -> str | list[str] | None:
        """The ids of the laws or treaties that a row is about; one that is new is defined by what the cell says."""
        titles = [part for piece in self._cell(row, "instrument").split(";") if (part := piece.strip())]
        if titles and not issue_type(issue.type).instruments:
            raise _RowError("instrument where it cannot be", "only legislation and agreements have instruments")
        ids = []
        for title in titles:
            key = title if title in self.register.instruments.get((issue.id, state), ()) else id_of_title(title)
            if key not in self.register.instruments.get((issue.id, state), ()):
                issue.instruments.setdefault(state, {}).setdefault(key, title)
            ids.append(key)
        return ids[0] if len(ids) == 1 else ids or None

    def _reading(self, row: list[str]) -> dict[str, str] | None:
        """How a source explains the position."""
        mechanism, source = self._cell(row, "mechanism"), self._cell(row, "mechanism_source")
        if not mechanism:
            return None
        if mechanism not in MECHANISMS or source not in self.register.source_ids:
            raise _RowError(
                "a mechanism that is not known",
                f"mechanism '{mechanism}' of '{source}' is not one of {', '.join(MECHANISMS)} with the id of a source",
            )
        return {"mechanism": mechanism, "source": source}

    def _evidence(self, row: list[str], issue: OwnIssue) -> tuple[str | None, str | None, list[str]]:
        """Confidence, note and sources, as far as they are not those of the issue."""
        names = ("source", "title", "publisher", "source_type", "source_date")
        try:
            sources = self.sources.of(*(self._cell(row, name) for name in names))
        except ValueError as error:
            raise _RowError("a source that cannot be read", str(error)) from None
        confidence, note = self._cell(row, "confidence").lower(), self._cell(row, "note")
        if confidence and confidence not in CONFIDENCES:
            raise _RowError("a confidence that is not known", f"confidence '{confidence}' is not high, medium or low")
        if not sources:
            if not self.wishes.unsourced:
                raise _RowError("no source", "the row names no source; --unsourced keeps such rows, marked low")
            confidence, note = "low", f"{note} {_UNSOURCED}".strip()
            sources = [self.sources.table_itself()]
        said = None if (confidence or "high") == issue.confidence else confidence or "high"
        if said in ("medium", "low") and not note:
            note = f"Coded so in {self.file}."
        return said, note or None, [] if sources == list(issue.sources) else sources


def _reject_repeated(spool: sqlite3.Connection, ledger: Ledger) -> None:
    """Leave one of rows that say the very same."""
    same = ("FROM waiting x JOIN waiting y ON y.issue = x.issue AND y.state = x.state AND y.first = x.first"
            " AND y.line < x.line AND y.entry = x.entry")  # fmt: skip
    rows = spool.execute(f"SELECT x.rowid, x.line, MIN(y.line) {same} GROUP BY x.rowid ORDER BY x.line").fetchall()
    for number, line, first in rows:
        ledger.written -= 1
        ledger.reject(line, "a row that stands there twice", f"the row says the same as line {first}")
        spool.execute("DELETE FROM waiting WHERE rowid = ?", (number,))


_SAME_DAY = """
SELECT issue, state, day, group_concat(DISTINCT status) FROM waiting WHERE json_extract(entry, '$.dissent') IS NULL
GROUP BY issue, state, day, json_extract(entry, '$.instrument') HAVING COUNT(DISTINCT status) > 1 LIMIT 1000"""


def _disagree(of_type: IssueType, words: list[str]) -> bool:
    """Whether statuses of one day are a dispute: a law passed and in force is none, nor is a mere step."""
    standings = [status for word in words if (status := of_type.status(word)) is None or status.standing]
    return len(standings) > 1 and {status and status.class_ for status in standings} != {"adopted", "binding"}


def _account(sheet: Sheet, reader: _Reader, spool: sqlite3.Connection, header: int) -> ImportSummary:
    ledger = reader.ledger
    types = {issue.id: issue_type(issue.type) for issue in reader.issues.values()}
    disputed = [
        f"{issue}, {state}, {day or 'the day of the vote'}: {' and '.join(words.split(','))}"
        for issue, state, day, words in spool.execute(_SAME_DAY)
        if _disagree(types[issue], words.split(","))
    ]
    own = [issue for issue in reader.issues.values() if issue.own and issue.statuses]
    remarks = [
        *sheet.remarks,
        *([f"the names of the columns are read from line {header}"] if header > 1 else []),
        *([f"columns that are not read: {', '.join(reader.columns.unused)}"] if reader.columns.unused else []),
        *([f"{reader.empty:,} empty cells passed over"] if reader.empty else []),
        *(f"no dataset has the issue '{issue.title}': it is custom, {issue.id}, with {', '.join(issue.statuses)};"
          " their class is other unless --map WORD=STATUS:CLASS names it" for issue in own),
        *(f"two statuses on one day, shown as disputed: {words}" for words in disputed),
    ]  # fmt: skip
    with closing(spool.execute("SELECT MIN(day), MAX(day) FROM waiting WHERE day != ''")) as days:
        first, last = days.fetchone()
    summary = ImportSummary(
        file=sheet.name, read=ledger.read, written=ledger.written, left_out=0, rejected=ledger.rejected,
        rejections=tuple(sorted(ledger.rejections)), kinds=tuple(ledger.kinds.most_common()), roll_calls=0,
        states=len(reader.named), first=first, last=last, tallies=0, mismatches=(), duplicates=(),
        remarks=tuple(remarks), elsewhere=(),
    )  # fmt: skip
    return replace(summary, issues=len(reader.issues), sources=len(reader.sources.made))
