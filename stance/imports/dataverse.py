"""Erik Voeten's file itself, as the Harvard Dataverse has it: one row a state and roll call, with absences (8) and
states that were no members (9). A state has a number of the Correlates of War project, and an ISO code where
there is one."""

from stance.imports.cells import text_of, whole
from stance.imports.dataset import Origin
from stance.imports.layout import Layout, Reading
from stance.imports.roll_calls import Gatherer, RollCall, cut_row
from stance.imports.states import States, UnknownStateError
from stance.imports.symbols import slug
from stance.imports.voeten import ISSUES, SOURCE, TERMS, VOTES, roll_call

_COLUMNS = ("rcid", "ccode", "vote", "country", "countryname", "date", "unres")
_TOTALS = {"for": "yes", "against": "no", "abstain": "abstain"}


def read(reading: Reading) -> list[RollCall]:
    """The roll calls in the order of the file."""
    rows, ledger, place, header = reading.rows, reading.ledger, reading.place, reading.header
    rcid_at, number_at, vote_at, code_at, name_at, *_ = (place[column] for column in _COLUMNS)
    gatherer = Gatherer(reading.states, VOTES, ledger)
    codes: dict[tuple[str, str, str], str] = {}
    calls: dict[str, RollCall] = {}
    call: RollCall | None = None
    for row in rows:
        ledger.read += 1
        if len(row) != len(header):
            cut_row(call, len(row), len(header), rows.line, ledger)
            continue
        record = whole(row[rcid_at])
        call = calls.get(record)
        if call is None:
            try:
                call = gatherer.call(_roll_call(row, reading))
            except ValueError as error:
                ledger.reject(rows.line, "a roll call that cannot be read", str(error))
                continue
            calls[record] = call
        if not call.wanted:
            ledger.left_out += 1
            continue
        said = (row[number_at], row[code_at], row[name_at])
        code = codes.get(said)
        if code is None:
            try:
                code = codes[said] = _state(*said, reading.states)
            except UnknownStateError as error:
                call.rejected.append(f"{text_of(said[2]) or text_of(said[1]) or said[0]} (not known)")
                ledger.reject(rows.line, "a state that is not known", str(error))
                continue
        gatherer.cell(call, code, "", whole(row[vote_at]), rows.line)
    return list(calls.values())


def _state(number: str, code: str, name: str, states: States) -> str:
    """The state of a row, by its number; by its code and name where it has none.

    Raises:
        UnknownStateError: number and code are two different states, or there is nothing to go by.
    """
    digits = whole(number)
    if not digits:
        return states.meant(text_of(code), text_of(name))
    by_number = states.by_number.get(int(digits)) if digits.isascii() and digits.isdigit() and len(digits) < 4 else None
    if by_number is None:
        raise UnknownStateError(f"no state has the number '{digits[:20]}' of the Correlates of War ('{text_of(name)}')")
    if text_of(code) and not states.same_seat(by_number, text_of(code)):
        raise UnknownStateError(f"the number {digits} and the code '{text_of(code)}' are two different states")
    return by_number


def _roll_call(row: list[str], reading: Reading) -> RollCall:
    call = roll_call(row, reading)
    call.tally = reading.totals(row, _TOTALS)
    about = [slug(words) for column, words in ISSUES.items() if whole(reading.cell(row, column)) == "1"]
    call.topics = (*call.topics, *about, *reading.topics.get(call.record, ()))
    return call


LAYOUT = Layout(
    name="Erik Voeten's file of the Harvard Dataverse",
    columns=_COLUMNS,
    origin=Origin("voeten", "Erik Voeten's data", SOURCE),
    terms=TERMS,
    read=read,
)
