"""Imports a roll-call file: finds out its layout, gathers its roll calls, names them, and keeps account."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from stance.dataset.atomic import write_whole
from stance.dataset.files import BUNDLED, DataFile, bundled_path
from stance.dataset.model import Dataset, Source, State
from stance.dataset.reader import read_files
from stance.dataset.vocabulary import issue_type
from stance.errors import UnknownNameError, UnreadableError, UsageError
from stance.imports import un_digital_library, unvotes
from stance.imports.account import Account, Ledger
from stance.imports.lines import Rows
from stance.imports.roll_calls import RollCall, Selection, missing
from stance.imports.states import States
from stance.imports.symbols import aliases, issue_id, slug
from stance.imports.write import Origin, dataset_text

_NOWHERE = ("", 0, 0)
_LIBRARY = Origin(
    "undl",
    "UN Digital Library",
    Source(
        "undl-voting-data", "dataset", "General Assembly voting data", _NOWHERE, publisher="UN Digital Library",
        url="https://digitallibrary.un.org", note="For roll calls to which the file gives no record of their own.",
    ),
)  # fmt: skip
_PACKAGE = Origin(
    "unvotes",
    "R package unvotes, after Erik Voeten",
    Source(
        "unvotes", "dataset", "United Nations General Assembly Voting Data", _NOWHERE, author="Voeten, Erik",
        publisher="Harvard Dataverse", doi="10.7910/DVN/LEJUQZ", note="As repackaged by the R package unvotes.",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Import:
    """What an import yields: the roll calls, the states to define beside them, and the account of all rows."""

    roll_calls: tuple[RollCall, ...]
    states: tuple[State, ...]
    account: Account
    origin: Origin

    def text(self) -> Iterator[str]:
        """The dataset as YAML, in parts."""
        of = self.account
        heading = (
            f"UN General Assembly roll calls from {of.file}, by 'stance import un-votes'.",
            f"{of.roll_calls:,} roll calls, {of.written:,} votes. Votes: United Nations ({self.origin.publisher}); the"
            " UN's terms",
            "for its voting data are non-commercial use with attribution.",
        )
        return dataset_text(self.roll_calls, self.states, self.origin, heading)

    def write(self, path: str, *, force: bool = False) -> int:
        """Write the dataset to a file, whole or not at all, and return its size in bytes.

        Raises:
            UnwritableError: the file exists (without ``force``), or the disk is full.
        """
        return write_whole(path, self.text(), force=force)


def import_votes(
    rows: Rows, today: str, selection: Selection, roll_calls: Rows | None = None, *, bundled: bool = True
) -> Import:
    """Read a file of votes. ``bundled`` says that the output is to be read on top of the bundled dataset.

    Without ``bundled`` the output defines every state that it names.

    Raises:
        UnreadableError: the file cannot be read, has an unknown header, or has no row that can be used.
        UnknownNameError: no roll call has a symbol of the selection.
        UsageError: the layout needs its table of roll calls and it is not given, or the other way round.
    """
    register = _register(bundled_path())
    states = States(register.states.values())
    ledger = Ledger()
    calls, origin = _read(rows, roll_calls, states, selection, today, ledger)
    duplicates = _name(calls)
    wanted = sorted((call for call in calls if call.wanted), key=lambda call: call.date)
    kept = tuple(call for call in wanted if call.cells)
    _refuse_nothing(kept, calls, selection, ledger, rows.name)
    voted = {code for call in kept for code in call.cells}
    defined = tuple(
        state for code, state in sorted(states.by_code.items())
        if code in voted and not (bundled and code in register.states)
    )  # fmt: skip
    account = Account(
        file=rows.name,
        read=ledger.read,
        written=ledger.written,
        left_out=ledger.left_out,
        rejected=ledger.rejected,
        rejections=tuple(ledger.rejections),
        kinds=tuple(ledger.kinds.most_common()),
        roll_calls=len(kept),
        states=len(voted),
        first=kept[0].date,
        last=kept[-1].date,
        tallies=sum(call.tally is not None for call in kept),
        mismatches=tuple(
            f"{call.symbol or call.id} of {call.date}: {wrong}" for call in kept if (wrong := call.mismatch())
        ),
        duplicates=duplicates,
        elsewhere=tuple(_elsewhere(kept, register)) if bundled else (),
    )
    return Import(kept, defined, account, origin)


@cache
def _register(path: str) -> Dataset:
    """The bundled dataset, for its states and symbols; never changed."""
    return read_files([DataFile(path, BUNDLED)]).dataset


def _read(
    rows: Rows, table: Rows | None, states: States, selection: Selection, today: str, ledger: Ledger
) -> tuple[list[RollCall], Origin]:
    header = _header(rows)
    if not missing(un_digital_library.COLUMNS, header):
        if table is not None:
            raise UsageError(f"{rows.name} needs no --roll-calls", "each of its rows names its own roll call")
        return un_digital_library.read(rows, header, states, selection, today, ledger), _LIBRARY
    if not missing(unvotes.COLUMNS, header):
        if table is not None:
            of_table = _header(table)
            lacking = missing(unvotes.ROLL_CALL_COLUMNS, of_table)
            if lacking:
                raise _unknown_header(table.name, of_table, unvotes.ROLL_CALL_COLUMNS, unvotes.ROLL_CALL_NAME)
            calls = unvotes.read_roll_calls(table, of_table, selection, today, ledger)
            return unvotes.read(rows, header, calls, states, selection, today, ledger), _PACKAGE
        if missing(unvotes.ROLL_CALL_COLUMNS, header):
            raise UsageError(
                f"{rows.name} has the votes of the R package unvotes without their dates",
                "give its table of roll calls (rcid,session,...,date,unres,...) with --roll-calls FILE",
            )
        return unvotes.read(rows, header, None, states, selection, today, ledger), _PACKAGE
    if not missing(unvotes.ROLL_CALL_COLUMNS, header):
        raise UsageError(
            f"{rows.name} has the roll calls of the R package unvotes", "give it with --roll-calls, beside the votes"
        )
    layouts = ((un_digital_library.COLUMNS, un_digital_library.NAME), (unvotes.COLUMNS, unvotes.NAME))
    nearest = min(layouts, key=lambda layout: len(missing(layout[0], header)) / len(layout[0]))
    raise _unknown_header(rows.name, header, *nearest)


def _header(rows: Rows) -> list[str]:
    for row in rows:
        return [cell.strip().casefold() for cell in row]
    raise UnreadableError(f"{rows.name} is empty", "a roll-call file begins with a line of column names")


def _unknown_header(name: str, header: Sequence[str], columns: Sequence[str], layout: str) -> UnreadableError:
    lacking = missing(columns, header)
    if len(lacking) > len(columns) / 2:
        known = ", ".join(un_digital_library.COLUMNS)
        return UnreadableError(
            f"{name}:1: no header of a roll-call file that is known, found {', '.join(header[:12])[:200]}",
            f"expected {un_digital_library.NAME} ({known}, ...) or {unvotes.NAME} ({', '.join(unvotes.COLUMNS)})",
        )
    lack = f"the column {lacking[0]}" if len(lacking) == 1 else f"the columns {', '.join(lacking)}"
    return UnreadableError(f"{name}:1: {layout} without {lack}", f"its columns are {', '.join(columns)}, ...")


def _name(calls: Sequence[RollCall]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give every roll call its id and names; the symbols that more than one has, with their ids.

    A second roll call on one symbol is `un-67-19-2`, counted over the whole file, so that the id does not depend on
    what part of it is imported.
    """
    taken: dict[str, int] = {}
    by_symbol: dict[str, list[str]] = {}
    for call in calls:
        symbol = call.symbol or call.draft
        if symbol and not call.part:
            base, call.aliases = issue_id(symbol), aliases(symbol)
        elif call.part:
            base = f"{issue_id(symbol) if symbol else 'un'}-{call.part}-{slug(call.record)}"
        else:
            words = f"{call.date}-{slug(call.title)[:40].strip('-')}"
            base = f"un-vote-{slug(call.record)}" if call.record else f"un-{words}"
        taken[base] = taken.get(base, 0) + 1
        call.id = base if taken[base] == 1 else f"{base}-{taken[base]}"
        if call.symbol and not call.part:
            by_symbol.setdefault(call.symbol, []).append(call.id)
    return tuple((symbol, tuple(ids)) for symbol, ids in by_symbol.items() if len(ids) > 1)


def _refuse_nothing(
    kept: Sequence[RollCall], calls: Sequence[RollCall], selection: Selection, ledger: Ledger, name: str
) -> None:
    for symbol in selection.symbols:
        if not any(Selection((symbol,)).wants(call.symbol, "", "") for call in calls):
            raise UnknownNameError(f"no roll call in {name} has the symbol '{symbol}'", "for example 68/262 or ES-11/1")
    if kept:
        return
    if calls and not ledger.rejected:
        raise UsageError(f"no roll call in {name} is within what was asked for", "nothing was written")
    first = f"; line {ledger.rejections[0].line}: {ledger.rejections[0].reason}" if ledger.rejections else ""
    raise UnreadableError(f"no row of {name} can be used ({ledger.read:,} read){first}", "nothing was written")


def _elsewhere(kept: Sequence[RollCall], register: Dataset) -> Iterator[tuple[str, str, str]]:
    """The roll calls that the bundled dataset has, with what it says otherwise."""
    there = {
        alias: issue
        for issue in register.issues.values()
        if issue_type(issue.type).un_members
        for alias in issue.aliases
    }
    for call in kept:
        issue = there.get(call.symbol) if call.symbol and not call.part else None
        if issue is None:
            continue
        differs = []
        if issue.date and issue.date.text != call.date:
            differs.append(f"dated {issue.date.text} there, {call.date} here")
        known = {code: votes.status for votes in issue.votes for code in votes.states}
        known |= {position.state: position.status for position in issue.positions}
        cells = [f"{code} {known[code]} there, {call.cells[code]} here" for code in call.cells
                 if code in known and known[code] != call.cells[code]]  # fmt: skip
        yield call.symbol, issue.id, "; ".join(differs + cells)
