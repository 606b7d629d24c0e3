"""The UN's own machine-readable extracts of resolutions: one JSON object each, with the lists of who voted how.

A member in no list did not vote, but only where the lists have as many members as the counts say: A/RES/77/293 counts
one abstention more than it lists. Nothing is read of resolutions adopted without a vote.
"""

import re
from collections.abc import Iterator

from stance.dataset.dates import MONTHS, FuzzyDate
from stance.dataset.model import Source
from stance.dataset.rollcalls import members_without
from stance.imports.cells import count, day_of, text_of
from stance.imports.dataset import Origin
from stance.imports.json_objects import Json, objects
from stance.imports.layout import Layout, Reading
from stance.imports.roll_calls import Gatherer, RollCall, counts_in_words
from stance.imports.symbols import slug

_LISTS = {"for": "MS_in_favour", "against": "MS_against", "abstain": "MS_abstaining"}
_VOTES = {status: status for status in _LISTS}
_THESAURUS = "UNBIS Thesaurus"
_LONGEST_TOPIC = 48
_MONTHS = tuple(name.lower() for name in MONTHS)
_DAY_IN_WORDS = re.compile(r"([0-9]{1,2}) ([A-Za-z]+) ([0-9]{4})")


def read(reading: Reading) -> list[RollCall]:
    """The roll calls in the order of the file."""
    ledger, states = reading.ledger, reading.states
    gatherer = Gatherer(states, _VOTES, ledger)
    calls: dict[str, RollCall] = {}
    for line, entry in objects(reading.rows):
        if "symbol" not in entry or not any(column in entry for column in _LISTS.values()):
            ledger.reject(line, "no resolution", "an object without symbol and lists of votes", rows=0)
            continue
        symbol = text_of(_text(entry, "symbol")).replace(" ", "")
        lists = {status: _texts(entry.get(column)) for status, column in _LISTS.items()}
        counts = {status: count(_text(entry, f"{column}_count")) or 0 for status, column in _LISTS.items()}
        listed = sum(map(len, lists.values()))
        ledger.read += listed
        if not listed:
            if any(counts.values()):
                reason = f"{symbol}: {counts_in_words(counts)} are counted, but the lists are empty"
                ledger.reject(line, "a vote without its lists", reason, rows=0)
            else:
                ledger.remarks["without a vote"] += 1
            continue
        if symbol in calls:
            ledger.reject(line, "a roll call listed twice", f"{symbol} stands here a second time", rows=listed)
            continue
        try:
            call = gatherer.call(_roll_call(entry, symbol, line, reading))
        except ValueError as error:
            ledger.reject(line, "a date that cannot be", f"{symbol}: {error}", rows=listed)
            continue
        calls[symbol] = call
        if not call.wanted:
            ledger.left_out += listed
            continue
        call.tally = counts
        for status, names in lists.items():
            for name in names:
                gatherer.cell(call, "", name, status, line)
        ledger.remarks["absent"] += _absences(call, reading)
    return list(calls.values())


def _absences(call: RollCall, reading: Reading) -> int:
    """Take the members in no list for absent, where nothing is amiss with the lists; how many they are."""
    if call.rejected or call.mismatch() is not None:
        call.complete = False
        return 0
    absent = members_without(call.cells, reading.states.by_code.values(), FuzzyDate.parse(call.date))
    call.cells.update((state.code, "absent") for state in absent)
    return len(absent)


def _roll_call(entry: Json, symbol: str, line: int, reading: Reading) -> RollCall:
    title = text_of(_text(entry, "title"))
    day = day_of(_iso(text_of(_text(entry, "adoption_date"))), reading.today)
    call = RollCall("", symbol, day, title or symbol, line, reading.selection.wants(symbol, day, title))
    call.draft = text_of(_text(entry, "originating_document"))
    call.topics = tuple(dict.fromkeys((*call.topics, *_topics(entry))))
    return call


def _iso(day: str) -> str:
    """`22 September 2020` as 2020-09-22; anything else as it is."""
    match = _DAY_IN_WORDS.fullmatch(day)
    if not match or match[2].lower() not in _MONTHS:
        return day
    return f"{match[3]}-{_MONTHS.index(match[2].lower()) + 1:02}-{int(match[1]):02}"


def _topics(entry: Json) -> Iterator[str]:
    subjects = entry.get("subjects")
    for subject in subjects if isinstance(subjects, list) else ():
        if isinstance(subject, list) and len(subject) > 1 and subject[1] == _THESAURUS:
            word = slug(str(subject[0]))
            if word and len(word) <= _LONGEST_TOPIC:
                yield word


def _text(entry: Json, name: str) -> str:
    value = entry.get(name)
    return str(value) if isinstance(value, str | int) else ""


def _texts(value: object) -> list[str]:
    return [text_of(item) for item in value if isinstance(item, str)] if isinstance(value, list) else []


LAYOUT = Layout(
    name="the UN's machine-readable extracts of resolutions",
    columns=("symbol", *_LISTS.values()),
    origin=Origin(
        "un-extracts",
        "Department for General Assembly and Conference Management",
        Source(
            "un-ga-extracts", "dataset", "Machine-readable extracts of General Assembly resolutions",
            publisher="United Nations, Department for General Assembly and Conference Management",
            url="https://github.com/UNxml/GAresolutions",
        ),
    ),
    terms="the United Nations must be acknowledged as the source",
    read=read,
)  # fmt: skip
