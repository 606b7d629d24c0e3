"""The two tables of the R package unvotes as csv: votes, and the roll calls that they belong to.

The package repackages Erik Voeten's data (see `stance.imports.voeten`). It gives states that voted only; files with the
numbers of that data (1 yes, 2 abstain, 3 no, 8 absent, 9 not a member) are read as well. A third table says what a roll
call is about.
"""

from dataclasses import replace

from stance.errors import UnreadableError, UsageError
from stance.imports.cells import text_of, whole
from stance.imports.dataset import Origin
from stance.imports.layout import Layout, Reading, missing, places
from stance.imports.lines import Rows
from stance.imports.roll_calls import Gatherer, RollCall, cut_row
from stance.imports.symbols import slug
from stance.imports.voeten import SOURCE, TERMS, VOTES, roll_call

ROLL_CALL_COLUMNS = ("rcid", "session", "date", "unres", "descr")
ROLL_CALLS = "the roll calls of the R package unvotes"
ISSUE_COLUMNS = ("rcid", "short_name", "issue")
_COLUMNS = ("rcid", "country", "country_code", "vote")
_VOTES = {"yes": "for", "no": "against", "abstain": "abstain", "absent": "absent", **VOTES}
_VOTERS = frozenset(("for", "against", "abstain"))


def read(reading: Reading) -> list[RollCall]:
    """The roll calls with their cells. Without a table of roll calls every row carries the facts of its own."""
    rows, ledger, place, header = reading.rows, reading.ledger, reading.place, reading.header
    rcid_at, name_at, code_at, vote_at = (place[column] for column in _COLUMNS)
    joined = reading.roll_calls is None
    if joined and missing(ROLL_CALL_COLUMNS, header):
        raise UsageError(
            f"{rows.name} has the votes of the R package unvotes without their dates",
            "give its table of roll calls (rcid,session,...,date,unres,...) with --roll-calls FILE",
        )
    table = {} if reading.roll_calls is None else _roll_calls(replace(reading, rows=reading.roll_calls))
    gatherer = Gatherer(reading.states, _VOTES, ledger)
    calls = {record: gatherer.call(call) for record, call in table.items()}
    by_cell: dict[str, RollCall | None] = {}
    call: RollCall | None = None
    for row in rows:
        ledger.read += 1
        if len(row) != len(header):
            cut_row(call, len(row), len(header), rows.line, ledger)
            continue
        call = by_cell.get(row[rcid_at])
        if call is None:
            record = whole(row[rcid_at])
            call = calls.get(record)
            if call is None and joined:
                try:
                    call = gatherer.call(roll_call(row, reading))
                except ValueError as error:
                    ledger.reject(rows.line, "a roll call that cannot be read", str(error))
                    continue
                calls[record] = call
            by_cell[row[rcid_at]] = call
        if call is None:
            reason = f"no roll call has the rcid '{text_of(row[rcid_at])}'"
            ledger.reject(rows.line, "a roll call that is not known", reason)
        elif call.wanted:
            vote = row[vote_at]
            gatherer.cell(call, row[code_at], row[name_at], vote if vote in _VOTES else whole(vote).lower(), rows.line)
        else:
            ledger.left_out += 1
    for call in calls.values():
        call.topics = (*call.topics, *reading.topics.get(call.record, ()))
        if _VOTERS.issuperset(call.cells.values()):
            call.complete = False
            ledger.remarks["voters"] += bool(call.cells)
    return list(calls.values())


def topics_of(rows: Rows, header: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The topics of the roll calls by their `rcid`, from the package's table of issues.

    Raises:
        UnreadableError: it is another table.
    """
    lacking = missing(ISSUE_COLUMNS, header)
    if lacking:
        raise UnreadableError(
            f"{rows.name}:1: the issues of the R package unvotes without the column {lacking[0]}",
            f"its columns are {', '.join(ISSUE_COLUMNS)}",
        )
    place = places(header)
    topics: dict[str, dict[str, None]] = {}
    for row in rows:
        if len(row) == len(header) and (topic := slug(row[place["issue"]])):
            topics.setdefault(whole(row[place["rcid"]]), {})[topic] = None
    return {record: tuple(words) for record, words in topics.items()}


def _roll_calls(reading: Reading) -> dict[str, RollCall]:
    """The roll calls by their `rcid`; rows that cannot be read are told, but are not rows of votes."""
    rows, ledger = reading.rows, reading.ledger
    header = rows.header()
    reading = replace(reading, header=header)
    if lacking := ", ".join(missing(ROLL_CALL_COLUMNS, header)):
        columns = ", ".join(ROLL_CALL_COLUMNS)
        raise UnreadableError(f"{rows.name}:1: {ROLL_CALLS} without {lacking}", f"its columns are {columns}, ...")
    calls: dict[str, RollCall] = {}
    for row in rows:
        try:
            call = roll_call(row, reading)
        except (ValueError, IndexError) as error:
            reason = str(error) if len(row) == len(header) else f"{len(row)} cells, the header has {len(header)}"
            ledger.reject(rows.line, "a roll call that cannot be read", f"{rows.name}: {reason}", rows=0)
            continue
        if calls.setdefault(call.record, call) is not call:
            reason = f"{rows.name}: rcid {call.record} stands here a second time"
            ledger.reject(rows.line, "a roll call listed twice", reason, rows=0)
    return calls


LAYOUT = Layout(
    name="the votes of the R package unvotes",
    columns=_COLUMNS,
    origin=Origin(
        "unvotes",
        "R package unvotes, after Erik Voeten",
        replace(SOURCE, id="unvotes", note="As repackaged by the R package unvotes."),
    ),
    terms=TERMS,
    read=read,
)
