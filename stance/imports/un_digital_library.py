"""The bulk file of General Assembly votes of the UN Digital Library: one row a state and roll call."""

from stance.imports.account import Ledger
from stance.imports.lines import Rows
from stance.imports.roll_calls import Gatherer, RollCall, Selection, check_day
from stance.imports.states import States
from stance.imports.symbols import topics

NAME = "the UN Digital Library's General Assembly voting file"
COLUMNS = ("undl_id", "ms_code", "ms_name", "ms_vote", "date", "resolution", "title")
"""Columns without which the file cannot be read; the others are used where they are there."""

_VOTES = {"Y": "for", "N": "against", "A": "abstain", "X": "absent"}
_TOTALS = {"for": "total_yes", "against": "total_no", "abstain": "total_abstentions", "absent": "total_non_voting"}


def read(rows: Rows, header: list[str], states: States, selection: Selection, today: str, ledger: Ledger
         ) -> list[RollCall]:  # fmt: skip
    """The roll calls in the order of the file, those that are not wanted without their cells."""
    place = {column: number for number, column in reversed(list(enumerate(header)))}
    record_at, code_at, name_at, vote_at, date_at, symbol_at, title_at = (place[column] for column in COLUMNS)
    width = len(header)
    gather = Gatherer(states, _VOTES, ledger).cell
    calls: dict[object, RollCall] = {}
    facts_of: dict[object, tuple[str, str, str]] = {}
    for row in rows:
        ledger.read += 1
        if len(row) != width:
            ledger.reject(rows.line, "a wrong number of cells", f"{len(row)} cells where the header has {width}")
            continue
        record = row[record_at]
        facts = (row[date_at], row[symbol_at], row[title_at])
        key = record or facts
        call = calls.get(key)
        if call is None:
            try:
                call = _roll_call(row, place, selection, today, rows.line)
            except ValueError as error:
                ledger.reject(rows.line, "a date that cannot be", str(error))
                continue
            calls[key] = call
            facts_of[key] = facts
        elif facts_of[key] != facts:
            ledger.reject(
                rows.line, "two accounts of one roll call",
                f"record {record} has another date, symbol or title than in line {call.line}",
            )  # fmt: skip
            continue
        if call.wanted:
            gather(call, row[code_at], row[name_at], row[vote_at], rows.line)
        else:
            ledger.left_out += 1
    return list(calls.values())


def _roll_call(row: list[str], place: dict[str, int], selection: Selection, today: str, line: int) -> RollCall:
    def cell(column: str) -> str:
        at = place.get(column)
        return row[at].strip() if at is not None and row[at].strip() not in ("", "N/A") else ""

    day = check_day(cell("date"), today)
    symbol = cell("resolution")
    call = RollCall(cell("undl_id"), symbol, day, cell("title"), line, selection.wants(symbol, day, cell("title")))
    if call.wanted:
        call.draft = cell("draft")
        link = cell("undl_link")
        call.link = link if link.startswith(("https://", "http://")) and link.isprintable() else ""
        call.topics = topics(cell("subjects"), cell("agenda_title"))
        totals = {status: cell(column) for status, column in _TOTALS.items()}
        if all(_is_count(total) for total in totals.values()):
            call.tally = {status: int(total) for status, total in totals.items()}
        call.voters = int(cell("total_ms")) if _is_count(cell("total_ms")) else None
    return call


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 6
