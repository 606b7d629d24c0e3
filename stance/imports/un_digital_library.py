"""The bulk file of General Assembly votes of the UN Digital Library: one row a state and roll call."""

import re

from stance.dataset.addresses import host
from stance.dataset.model import Source
from stance.imports.cells import count, day_of, text_of, whole
from stance.imports.dataset import Origin
from stance.imports.layout import Layout, Reading
from stance.imports.roll_calls import Gatherer, RollCall, cut_row
from stance.imports.symbols import part_of, topics

_COLUMNS = ("undl_id", "ms_code", "ms_name", "ms_vote", "date", "resolution", "title")
_VOTES = {"Y": "for", "N": "against", "A": "abstain", "X": "absent"}
_TOTALS = {"for": "total_yes", "against": "total_no", "abstain": "total_abstentions", "absent": "total_non_voting"}
_EXPONENT = re.compile(r"[0-9.]+[Ee]\+?[0-9]+")


def read(reading: Reading) -> list[RollCall]:
    """The roll calls in the order of the file, those that are not wanted without their cells."""
    rows, ledger, width, place = reading.rows, reading.ledger, len(reading.header), reading.place
    record_at, code_at, name_at, vote_at, date_at, symbol_at, title_at = (place[column] for column in _COLUMNS)
    gatherer = Gatherer(reading.states, _VOTES, ledger)
    gather = gatherer.cell
    calls: dict[object, RollCall] = {}
    facts_of: dict[object, tuple[str, str, str]] = {}
    call: RollCall | None = None
    for row in rows:
        ledger.read += 1
        if len(row) != width:
            cut_row(calls.get(row[0], call), len(row), width, rows.line, ledger)
            continue
        record = row[record_at]
        facts = (row[date_at], row[symbol_at], row[title_at])
        # A spreadsheet leaves of many numbers one and the same, 7.7E+05, which is no record.
        key = facts if not record or ("E" in record and _EXPONENT.fullmatch(record)) else record
        call = calls.get(key)
        if call is None:
            try:
                call = gatherer.call(_roll_call(row, reading))
            except ValueError as error:
                ledger.reject(rows.line, "a date that cannot be", str(error))
                continue
            calls[key] = call
            call.record = "" if key is facts else call.record
            facts_of[key] = facts
        elif facts_of[key] != facts:
            ledger.reject(
                rows.line, "two accounts of one roll call",
                f"record {text_of(record)} has another date, symbol or title than in line {call.line}",
            )  # fmt: skip
            continue
        if call.wanted:
            gather(call, row[code_at], row[name_at], row[vote_at], rows.line)
        else:
            ledger.left_out += 1
    return list(calls.values())


def _roll_call(row: list[str], reading: Reading) -> RollCall:
    def cell(column: str) -> str:
        return text_of(reading.cell(row, column))

    day = day_of(cell("date"), reading.today)
    symbol, title = cell("resolution"), cell("title")
    wanted = reading.selection.wants(symbol, day, title)
    call = RollCall(whole(cell("undl_id")), symbol, day, title, reading.rows.line, wanted)
    if call.wanted:
        call.draft = cell("draft")
        call.part = part_of(title)
        link = cell("undl_link")
        call.link = link if host(link) else ""
        call.topics = topics(cell("subjects"), cell("agenda_title"))
        call.tally = reading.totals(row, _TOTALS)
        call.voters = count(cell("total_ms"))
    return call


LAYOUT = Layout(
    name="the UN Digital Library's General Assembly voting file",
    columns=_COLUMNS,
    origin=Origin(
        "undl",
        "UN Digital Library",
        Source(
            "undl-voting-data", "dataset", "General Assembly voting data", publisher="UN Digital Library",
            url="https://digitallibrary.un.org", note="For roll calls to which the file gives no record of their own.",
        ),
    ),
    terms="the UN's terms for its voting data are non-commercial use with attribution",
    read=read,
)  # fmt: skip
