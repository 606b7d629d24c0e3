"""Imports a roll-call file: finds out its layout, gathers its roll calls, names them, and keeps account."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from stance.dataset.atomic import write_whole
from stance.dataset.files import BUNDLED, DataFile, bundled_path
from stance.dataset.model import Dataset, State
from stance.dataset.reader import read_files
from stance.dataset.vocabulary import issue_type
from stance.errors import UnknownNameError, UnreadableError, UsageError
from stance.imports import unvotes
from stance.imports.account import ImportSummary, Ledger
from stance.imports.dataset import dataset_text
from stance.imports.layout import Layout, Reading
from stance.imports.layouts import layout_of
from stance.imports.lines import Rows
from stance.imports.naming import name_roll_calls
from stance.imports.roll_calls import RollCall, Selection, settle
from stance.imports.states import States
from stance.imports.symbols import other_organ


@dataclass(frozen=True)
class Import:
    """What an import yields: the roll calls, the states to define beside them, and the account of all rows."""

    roll_calls: tuple[RollCall, ...]
    states: tuple[State, ...]
    account: ImportSummary
    layout: Layout

    def text(self) -> Iterator[str]:
        """The dataset as YAML, in parts."""
        of, publisher = self.account, self.layout.origin.publisher
        heading = (
            f"UN General Assembly roll calls from {of.file}, by 'stance import un-votes'.",
            f"{of.roll_calls:,} roll calls, {of.written:,} votes. Votes: United Nations ({publisher}).",
            f"Terms: {self.layout.terms}.",
            *(f"{remark}." for remark in of.remarks),
        )
        return dataset_text(self.roll_calls, self.states, self.layout.origin, heading)

    def write(self, path: str, *, force: bool = False) -> int:
        """Write the dataset to a file, whole or not at all, and return its size in bytes.

        Raises:
            UnwritableError: the file exists (without ``force``), or the disk is full.
        """
        return write_whole(path, self.text(), force=force)


def import_votes(
    rows: Rows,
    today: str,
    selection: Selection,
    roll_calls: Rows | None = None,
    issues: Rows | None = None,
    *,
    bundled: bool = True,
) -> Import:
    """Read a file of votes. ``bundled`` says that the output is to be read on top of the bundled dataset.

    Without ``bundled`` the output defines every state that it names.

    Raises:
        UnreadableError: the file cannot be read, has an unknown header, or has no row that can be used.
        UnknownNameError: no roll call has a symbol of the selection.
        UsageError: the layout needs a table and it is not given, or the other way round.
    """
    register = _register(bundled_path())
    states = States(register.states.values())
    ledger = Ledger()
    layout, header = layout_of(rows)
    for table, option in ((roll_calls, "--roll-calls"), (issues, "--issues")):
        if table is not None and layout is not unvotes.LAYOUT:
            raise UsageError(f"{rows.name} needs no {option}", "each of its rows names its own roll call")
    topics = {} if issues is None else unvotes.topics_of(issues, issues.header())
    calls = layout.read(Reading(rows, header, states, selection, today, ledger, roll_calls, topics))
    _refuse_other_organs(calls, rows.name)
    settle((call for call in calls if call.wanted), states)
    duplicates = name_roll_calls(calls, layout.origin.record, register)
    wanted = sorted((call for call in calls if call.wanted), key=lambda call: call.date)
    kept = tuple(call for call in wanted if call.cells)
    _refuse_nothing(kept, calls, selection, ledger, rows.name)
    voted = {code for call in kept for code in call.cells}
    defined = tuple(
        replace(state, sources=()) for code, state in sorted(states.by_code.items())
        if code in voted and not (bundled and code in register.states)
    )  # fmt: skip
    account = ledger.summary(
        rows.name,
        roll_calls=len(kept),
        states=len(voted),
        first=kept[0].date,
        last=kept[-1].date,
        tallies=sum(call.tally is not None or bool(call.exceeded) for call in kept),
        mismatches=tuple(
            f"{call.symbol or call.id} of {call.date}: {wrong}"
            for call in kept
            if (wrong := call.exceeded or call.mismatch())
        ),
        duplicates=duplicates,
        elsewhere=tuple(_elsewhere(kept, register)) if bundled else (),
    )
    return Import(kept, defined, account, layout)


@cache
def _register(path: str) -> Dataset:
    """The bundled dataset, for its states and symbols; never changed."""
    return read_files([DataFile(path, BUNDLED)]).dataset


def _refuse_other_organs(calls: Sequence[RollCall], name: str) -> None:
    for call in calls:
        organ = other_organ(call.symbol)
        if organ is not None:
            raise UnreadableError(
                f"{name}:{call.line}: {call.symbol} is of {organ}", "only roll calls of the General Assembly are read"
            )


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
    if ledger.remarks["without a vote"] and not calls:
        raise UnreadableError(f"no resolution in {name} was adopted by a recorded vote", "nothing was written")
    raise UnreadableError(
        f"no row of {name} can be used ({ledger.read:,} read){ledger.first_rejection()}", "nothing was written"
    )


def _elsewhere(kept: Sequence[RollCall], register: Dataset) -> Iterator[tuple[str, str, str]]:
    """The roll calls that the bundled dataset has, with what it says otherwise."""
    roll_calls = (issue for issue in register.issues.values() if issue_type(issue.type).un_members)
    there = {alias: issue for issue in roll_calls for alias in issue.aliases}
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
