"""Roll calls as they are gathered from rows, whatever the layout of the file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from stance.dataset.vocabulary import TALLY_STATUSES
from stance.imports.account import Ledger
from stance.imports.states import States, UnknownStateError
from stance.imports.symbols import matches

FIRST_DAY = "1945-10-24"
"""The United Nations exist from this day on; no vote is older."""


@dataclass(frozen=True)
class Selection:
    """Which roll calls are wanted. Days are ISO texts, which compare as days do; empty fields want all."""

    symbols: tuple[str, ...] = ()
    since: str = ""
    until: str = "9999"
    title: str = ""

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Selection()

    def wants(self, symbol: str, day: str, title: str) -> bool:
        """Whether a roll call is wanted."""
        return (
            self.since <= day <= self.until
            and self.title.casefold() in title.casefold()
            and (not self.symbols or any(matches(symbol, asked) for asked in self.symbols))
        )


@dataclass(slots=True)
class RollCall:
    """One roll call. ``cells`` holds the status of each state by its code, in the order of the file."""

    record: str
    symbol: str
    date: str
    title: str
    line: int
    wanted: bool
    draft: str = ""
    link: str = ""
    topics: tuple[str, ...] = ()
    note: str = ""
    part: str = ""
    tally: dict[str, int] | None = None
    voters: int | None = None
    cells: dict[str, str] = field(default_factory=dict)
    rejected: list[str] = field(default_factory=list)
    disputed: set[str] = field(default_factory=set)
    id: str = ""
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
            given = ", ".join(f"{count} {status}" for status, count in self.tally.items())
            found = ", ".join(f"{counts[status]} {status}" for status in self.tally)
            said.append(f"the file says {given}; its rows are {found}")
        voters = sum(counts.values())
        if self.voters is not None and self.voters != voters:
            said.append(f"the file says {self.voters} states; its rows are {voters}")
        return "; ".join(said) or None


class Gatherer:
    """Puts cells into roll calls and keeps account of those it refuses."""

    def __init__(self, states: States, votes: dict[str, str], ledger: Ledger) -> None:
        self._states = states
        self._votes = votes
        self._ledger = ledger
        self._expected = ", ".join(word for word in votes if word)
        self._found: dict[tuple[str, str], str] = {}

    def cell(self, call: RollCall, code: str, name: str, vote: str, line: int) -> None:
        """Add one state's vote to a roll call, or reject the row."""
        state = self._found.get((code, name))
        if state is None:
            try:
                state = self._states.find(code, name, call.date)
            except UnknownStateError as error:
                call.rejected.append(f"{name or code} (not known)")
                self._ledger.reject(line, "a state that is not known", str(error))
                return
            if len(code) != 2:  # two-letter codes pass from a state to its successor
                self._found[code, name] = state
        status = self._votes.get(vote)
        if status is None:
            call.rejected.append(f"{state} (vote code '{vote}')")
            self._ledger.reject(
                line, "a malformed vote code", f"vote code '{vote}' of {name or code} is not one of {self._expected}"
            )
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


def check_day(day: str, today: str) -> str:
    """The day, if it is one on which the General Assembly can have voted.

    Raises:
        ValueError: it is malformed, does not exist, or is out of range.
    """
    from datetime import date

    try:
        known = len(day) == 10 and date.fromisoformat(day)
    except ValueError:
        known = False
    if not known:
        raise ValueError(f"'{day}' is not a day of the calendar in the form 2014-03-27")
    if not FIRST_DAY <= day <= today:
        raise ValueError(f"the date {day} is out of range: a vote is between {FIRST_DAY} and {today}")
    return day


def missing(columns: Sequence[str], header: Iterable[str]) -> list[str]:
    """The columns that a header lacks."""
    there = set(header)
    return [column for column in columns if column not in there]
