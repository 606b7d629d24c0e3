"""What is peculiar to Erik Voeten's "United Nations General Assembly Voting Data", in whatever table it comes.

`unres` is three things. For sessions 1 to 17 it is the page of the Official Records on which the vote stands, so that
R/15/456 is no resolution 456. For 18 to 30 it has the number of a resolution, A/RES/3184(XXVIII), and from then on
session and number, with or without `A/RES/` before them. The day of a vote is a day of the calendar only from session
58 on: before, 01 to 07 count the days of voting within the month (3184 A (XXVIII), adopted on 18 December 1973, has
"1973-12-02").
"""

import re
from functools import partial

from stance.dataset.model import Source
from stance.imports.cells import day_of, flag, text_of, whole
from stance.imports.layout import Reading
from stance.imports.roll_calls import RollCall

VOTES = {"1": "for", "3": "against", "2": "abstain", "8": "absent", "9": "ineligible"}
ISSUES = {
    "me": "Palestinian conflict", "nu": "Nuclear weapons and nuclear material", "co": "Colonialism",
    "hr": "Human rights", "ec": "Economic development", "di": "Arms control and disarmament",
}  # fmt: skip
"""The columns that say what a roll call is about."""

SOURCE = Source(
    "voeten", "dataset", "United Nations General Assembly Voting Data", author="Voeten, Erik",
    publisher="Harvard Dataverse", doi="10.7910/DVN/LEJUQZ",
)  # fmt: skip
TERMS = "cite Erik Voeten's data, doi:10.7910/DVN/LEJUQZ"

_UNRES = re.compile(r"(?:A/RES|R)/((?:ES-?|S-?)?\d+)/(\d+)\s*/?\s*([A-Z]*)", re.IGNORECASE)
_PAGE = re.compile(r"(?:GOAR|R)/(\d+)/(\d+)\s*/?\s*([A-Z]*)", re.IGNORECASE)
_OLD_FORM = re.compile(r"A/RES/\d+\s?[A-Z]?\s?\([^()]+\)(\[[\w.-]+\])?", re.IGNORECASE)
_FIRST_SESSION_WITH_NUMBERS = 18
_FIRST_SESSION_WITH_SLASH = 31
_FIRST_SESSION_WITH_DAYS = 58
_LAST_ORDINAL = 7
_FIRST_DAY_WITH_DAYS = "2003-09"
"""The 58th session began on 16 September 2003; for tables that do not say the session."""


def symbol_of(unres: str) -> str:
    """The UN's symbol: `R/68/262` and `A/RES/68/262` are A/RES/68/262, `R/30/3541` is A/RES/3541(XXX)."""
    text = unres.strip()
    if _OLD_FORM.fullmatch(text):
        return text.upper().replace(" ", "")
    match = _UNRES.fullmatch(text)
    if not match:
        return ""
    of, number, part = match[1], match[2], match[3].upper()
    if not of.isdigit():
        return f"A/RES/{of.upper()}/{number}{part}"
    if int(of) < _FIRST_SESSION_WITH_NUMBERS:
        return ""
    if int(of) < _FIRST_SESSION_WITH_SLASH:
        return f"A/RES/{number}({_roman(int(of))})" + (f"[{part}]" if part else "")
    return f"A/RES/{of}/{number}{part}"


def roll_call(row: list[str], reading: Reading) -> RollCall:
    """The roll call of the row that is read.

    Raises:
        ValueError: the row cannot be understood.
        IndexError: it is too short.
    """
    cell, remarks = partial(reading.cell, row), reading.ledger.remarks
    record = whole(cell("rcid"))
    if not record:
        raise ValueError("the row has no rcid")
    amended, of_paragraph = flag(cell("amend"), "amend"), flag(cell("para"), "para")
    day, session = day_of(cell("date"), reading.today), whole(cell("session"))
    number = int(session) if session.isascii() and session.isdigit() and len(session) < 4 else None
    date = _real(day, number)
    unres = text_of(cell("unres"))
    symbol = symbol_of(unres)
    short, descr = text_of(cell("short")), text_of(cell("descr"))
    title = short or descr or symbol or f"Roll call {record}"
    wanted = reading.selection.wants(symbol, date, f"{short} {descr}")
    call = RollCall(record, symbol, date, title, reading.rows.line, wanted, day)
    if short and descr and short != descr:
        call.note = descr
    page = _PAGE.fullmatch(unres)
    if not symbol and page:
        call.note = f"{call.note} Official Records of session {page[1]}, page {page[2]}{page[3].upper()}.".strip()
        remarks["pages"] += call.wanted
    remarks["months"] += date != day and call.wanted
    # A vote on an amendment or a paragraph is not the vote on the resolution whose symbol it carries.
    call.part = "amendment" if amended else "paragraph" if of_paragraph else ""
    return call


def _real(day: str, session: int | None) -> str:
    """The day, or its month where the day is only an ordinal."""
    early = day < _FIRST_DAY_WITH_DAYS if session is None else session < _FIRST_SESSION_WITH_DAYS
    return day[:7] if early and int(day[8:]) <= _LAST_ORDINAL else day


def _roman(number: int) -> str:
    text = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += sign * (number // value)
        number %= value
    return text
