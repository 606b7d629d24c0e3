"""Roll calls as they are gathered from rows, whatever the layout of the file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from stance.dataset.dates import FuzzyDate
from stance.dataset.rollcalls import members_without, was_member
from stance.dataset.vocabulary import TALLY_STATUSES
from stance.imports.account import Ledger
from stance.imports.states import States, UnknownStateError
from stance.imports.symbols import matches

_MANY = 10
"""States that a note names; of more, how many there are."""


@dataclass(frozen=True)
class Selection:
    """Which roll calls are wanted. Days are ISO texts, which compare as days do; empty fields want all."""

    symbols: tuple[str, ...] = ()
    since: str = ""
    until: str = "9999"
    title: str = ""

    def wants(self, symbol: str, date: str, title: str) -> bool:
        """Whether a roll call is wanted. One of which only the month is known is, where it may be of the time."""
        first, last = (date, date) if len(date) != len("YYYY-MM") else (f"{date}-01", f"{date}-31")
        return (
            self.since <= last
            and first <= self.until
            and self.title.casefold() in title.casefold()
            and (not self.symbols or any(matches(symbol, asked) for asked in self.symbols))
        )


@dataclass(slots=True)
class RollCall:
    """One roll call. ``cells`` holds the status of each state by its code, in the order of the file.

    ``date`` is the day, or the month where the file has no more; ``day`` is what the file has, by which seats are told.
    ``part`` says what was voted on, where it was not the resolution; ``source`` is the id of its own source, if any.
    ``exceeded`` says how the rows exceed a tally, which is not kept then.
    """

    record: str
    symbol: str
    date: str
    title: str
    line: int
    wanted: bool
    day: str = ""
    draft: str = ""
    link: str = ""
    topics: tuple[str, ...] = ("un-vote",)
    note: str = ""
    part: str = ""
    tally: dict[str, int] | None = None
    voters: int | None = None
    exceeded: str = ""
    complete: bool = True
    cells: dict[str, str] = field(default_factory=dict)
    rejected: list[str] = field(default_factory=list)
    disputed: set[str] = field(default_factory=set)
    outside: frozenset[str] = frozenset()
    id: str = ""
    source: str = ""
    aliases: tuple[str, ...] = ()

    def counted(self) -> dict[str, int]:
        """How many states took each status."""
        counts = dict.fromkeys(TALLY_STATUSES, 0)
        for status in self.cells.values():
            counts[status] = counts.get(status, 0) + 1
        return counts

    def mismatch(self) -> str | None:
        """How the rows differ from the tally and the number of voters that the file gives, or None."""
        counts = self.counted()
        said = []
        if self.tally is not None and any(counts[status] != count for status, count in self.tally.items()):
            tally = counts_in_words(self.tally)
            rows = ", ".join(f"{counts[status]} {status}" for status in self.tally)
            said.append(f"the file says {tally}; its rows are {rows}")
        voters = sum(counts.values())
        if self.voters is not None and self.voters != voters:
            said.append(f"the file says {self.voters} states; its rows are {voters}")
        return "; ".join(said) or None

    def lack(self, what: str) -> None:
        """Note something that the rows lack: the roll call is not complete."""
        self.complete = False
        self.note = f"{self.note} {what}".strip()


def counts_in_words(tally: dict[str, int]) -> str:
    """`100 for, 11 against`."""
    return ", ".join(f"{count} {status}" for status, count in tally.items())


class Gatherer:
    """Puts cells into roll calls and keeps account of those it refuses."""

    def __init__(self, states: States, votes: dict[str, str], ledger: Ledger) -> None:
        self._states = states
        self._votes = votes
        self._ledger = ledger
        self._expected = ", ".join(word for word in votes if word)
        self._meant: dict[tuple[str, str], str] = {}
        self._outside: dict[str, frozenset[str]] = {}

    def call(self, call: RollCall) -> RollCall:
        """A roll call that is ready to be given its cells: it knows who certainly was no member."""
        outside = self._outside.get(call.date)
        if outside is None:
            date = FuzzyDate.parse(call.date)
            states = self._states.by_code.values()
            outside = frozenset(state.code for state in states if was_member(state, date) is False)
            self._outside[call.date] = outside
        call.outside = outside
        return call

    def cell(self, call: RollCall, code: str, name: str, vote: str, line: int) -> None:
        """Add one state's vote to a roll call, or reject the row."""
        try:
            meant = self._meant.get((code, name))
            if meant is None:
                meant = self._meant[code, name] = self._states.meant(code, name)
            state = self._states.seated(meant, call.day or call.date)
        except UnknownStateError as error:
            call.rejected.append(f"{name or code} (not known)")
            self._ledger.reject(line, "a state that is not known", str(error))
            return
        status = self._votes.get(vote)
        if status is None:
            call.rejected.append(f"{state} (vote code '{vote}')")
            self._ledger.reject(
                line, "a malformed vote code", f"vote code '{vote}' of {name or code} is not one of {self._expected}"
            )
            return
        if state in call.outside and status != "ineligible":
            call.rejected.append(f"{state} (no member on {call.date})")
            reason = f"{state} ({name or code}) was no UN member on {call.date}"
            self._ledger.reject(line, "a state that was no member", reason)
            return
        cells = call.cells
        if state not in cells and state not in call.disputed:
            cells[state] = status
            self._ledger.written += 1
            return
        what = f"{state} stands a second time in {call.symbol or call.record}"
        if cells.get(state) == status:
            self._ledger.reject(line, "a state listed twice", f"{what}, with the same vote")
            return
        if state not in call.disputed:
            call.disputed.add(state)
            call.rejected.append(f"{state} (two different votes)")
            self._ledger.written -= 1
            self._ledger.reject(
                line, "a state listed twice",
                f"{what}: {cells.pop(state)} before, {status} here; neither is written", rows=2,
            )  # fmt: skip
            return
        self._ledger.reject(line, "a state listed twice", f"{what}, whose votes contradict each other")


def cut_row(call: RollCall | None, cells: int, width: int, line: int, ledger: Ledger) -> None:
    """Reject a row with too few or too many cells; the roll call that it stands in, or after, is not complete."""
    ledger.reject(line, "a wrong number of cells", f"{cells} cells where the header has {width}")
    if call is not None:
        call.rejected.append(f"line {line} ({cells} cells where the header has {width})")


def settle(calls: Iterable[RollCall], states: States) -> None:
    """Say of each roll call whether it is complete, and leave out totals that its rows exceed."""
    by_date: dict[str, FuzzyDate] = {}
    for call in calls:
        date = by_date.get(call.date) or by_date.setdefault(call.date, FuzzyDate.parse(call.date))
        if call.rejected:
            call.lack(f"Not read from the file: {', '.join(call.rejected)}.")
        if call.complete:
            lacking = members_without(call.cells, states.by_code.values(), date)
            if lacking:
                call.lack(f"The file has no row of {_named([state.name for state in lacking])}.")
        counts = call.counted()
        tally = call.tally or {}
        if any(counts[status] > count for status, count in tally.items()):
            call.exceeded = call.mismatch() or ""
            call.note = f"{call.note} The file's totals ({counts_in_words(tally)}) do not add up to its rows.".strip()
            call.tally = None
        elif any(counts[status] < count for status, count in tally.items()):
            call.complete = False
        if call.voters is not None and sum(counts.values()) < call.voters:
            call.complete = False


def _named(names: Sequence[str]) -> str:
    if len(names) > _MANY:
        return f"{len(names)} states that were members"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
