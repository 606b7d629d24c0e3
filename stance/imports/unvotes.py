"""The two tables of the R package unvotes as csv: votes, and the roll calls that they belong to.

The package repackages Erik Voeten's "United Nations General Assembly Voting Data". It gives states that voted only;
files with the numbers of that data (1 yes, 2 abstain, 3 no, 8 absent, 9 not a member) are read as well.
"""

import re

from stance.imports.account import Ledger
from stance.imports.lines import Rows
from stance.imports.roll_calls import Gatherer, RollCall, Selection, check_day
from stance.imports.states import States

NAME = "the votes of the R package unvotes"
COLUMNS = ("rcid", "country", "country_code", "vote")
ROLL_CALL_NAME = "the roll calls of the R package unvotes"
ROLL_CALL_COLUMNS = ("rcid", "session", "date", "unres", "descr")

_VOTES = {
    "yes": "for", "no": "against", "abstain": "abstain", "absent": "absent",
    "1": "for", "3": "against", "2": "abstain", "8": "absent", "9": "ineligible",
}  # fmt: skip
_UNRES = re.compile(r"R/((?:ES-?|S-?)?\d+)/(\d+)\s*([A-Z]*)", re.IGNORECASE)
_FIRST_SESSION_WITH_SLASH = 31
"""From this session on resolutions are A/RES/31/1; those before are A/RES/3541(XXX)."""


def read_roll_calls(
    rows: Rows, header: list[str], selection: Selection, today: str, ledger: Ledger
) -> dict[str, RollCall]:
    """The roll calls by their `rcid`; rows that cannot be read are told, but are not rows of votes."""
    place = {column: number for number, column in reversed(list(enumerate(header)))}
    calls: dict[str, RollCall] = {}
    for row in rows:
        try:
            call = _roll_call(row, place, selection, today, rows.line)
        except (ValueError, IndexError) as error:
            reason = str(error) if len(row) == len(header) else f"{len(row)} cells, the header has {len(header)}"
            ledger.reject(rows.line, "a roll call that cannot be read", f"{rows.name}: {reason}", rows=0)
            continue
        if calls.setdefault(call.record, call) is not call:
            reason = f"{rows.name}: rcid {call.record} stands here a second time"
            ledger.reject(rows.line, "a roll call listed twice", reason, rows=0)
    return calls


def read(
    rows: Rows, header: list[str], calls: dict[str, RollCall] | None, states: States, selection: Selection, today: str,
    ledger: Ledger,
) -> list[RollCall]:  # fmt: skip
    """The roll calls with their cells. Without ``calls`` every row carries the facts of its own roll call."""
    place = {column: number for number, column in reversed(list(enumerate(header)))}
    rcid_at, name_at, code_at, vote_at = (place[column] for column in COLUMNS)
    gather = Gatherer(states, _VOTES, ledger).cell
    joined = calls is None
    calls = {} if calls is None else calls
    for row in rows:
        ledger.read += 1
        if len(row) != len(header):
            ledger.reject(rows.line, "a wrong number of cells", f"{len(row)} cells where the header has {len(header)}")
            continue
        call = calls.get(row[rcid_at])
        if call is None and joined:
            try:
                call = calls[row[rcid_at]] = _roll_call(row, place, selection, today, rows.line)
            except ValueError as error:
                ledger.reject(rows.line, "a date that cannot be", str(error))
                continue
        if call is None:
            ledger.reject(rows.line, "a roll call that is not known", f"no roll call has the rcid '{row[rcid_at]}'")
        elif call.wanted:
            gather(call, row[code_at], row[name_at], row[vote_at], rows.line)
        else:
            ledger.left_out += 1
    return list(calls.values())


def symbol_of(unres: str) -> str:
    """The UN's symbol for the package's short one: `R/68/262` is A/RES/68/262 and `R/1/66` is A/RES/66(I)."""
    found = _UNRES.fullmatch(unres.strip())
    if not found:
        return ""
    session, number, part = found.groups()
    if session.isdigit() and int(session) < _FIRST_SESSION_WITH_SLASH:
        return f"A/RES/{number}({_roman(int(session))})" + (f"[{part}]" if part else "")
    return f"A/RES/{session.upper()}/{number}{part}"


def _roman(number: int) -> str:
    text = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += sign * (number // value)
        number %= value
    return text


def _roll_call(row: list[str], place: dict[str, int], selection: Selection, today: str, line: int) -> RollCall:
    def cell(column: str) -> str:
        at = place.get(column)
        return row[at].strip() if at is not None and row[at].strip() not in ("", "NA") else ""

    record = cell("rcid")
    if not record:
        raise ValueError("the row has no rcid")
    day = check_day(cell("date"), today)
    symbol = symbol_of(cell("unres"))
    title = cell("short") or cell("descr") or symbol or f"Roll call {record}"
    wanted = selection.wants(symbol, day, f"{cell('short')} {cell('descr')}")
    call = RollCall(record, symbol, day, title, line, wanted)
    if cell("short") and cell("descr") and cell("short") != cell("descr"):
        call.note = cell("descr")
    # A vote on an amendment or a paragraph is not the vote on the resolution whose symbol it carries.
    if cell("amend") in ("1", "TRUE"):
        call.part = "amendment"
    elif cell("para") in ("1", "TRUE"):
        call.part = "paragraph"
    call.topics = ("un-vote",)
    return call
