"""What a layout is: how its files are recognised, and how their rows become roll calls. A layout is one module with one
`Layout`; `stance.imports.layouts` lists them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from stance.imports.account import Ledger
from stance.imports.cells import count
from stance.imports.dataset import Origin
from stance.imports.lines import Rows
from stance.imports.roll_calls import RollCall, Selection
from stance.imports.states import States


@dataclass(frozen=True)
class Reading:
    """All that a layout reads with. ``header`` is in lower case. ``today`` is the last day that a vote can have."""

    rows: Rows
    header: tuple[str, ...]
    states: States
    selection: Selection
    today: str
    ledger: Ledger
    roll_calls: Rows | None = None
    topics: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def place(self) -> dict[str, int]:
        """Where each column stands; the first of two with one name."""
        return places(self.header)

    def cell(self, row: list[str], column: str) -> str:
        """The cell of a row in a column; empty where the file has no such column."""
        return row[self.place[column]] if column in self.place else ""

    def totals(self, row: list[str], columns: Mapping[str, str]) -> dict[str, int] | None:
        """The counts in the columns of statuses, or None where one is missing."""
        counts = {status: count(self.cell(row, column)) for status, column in columns.items()}
        numbers = {status: number for status, number in counts.items() if number is not None}
        return numbers if len(numbers) == len(counts) else None


@dataclass(frozen=True)
class Layout:
    """How files of one kind are read. ``columns`` are those without which they cannot be; others are used if there."""

    name: str
    columns: tuple[str, ...]
    origin: Origin
    terms: str
    read: Callable[[Reading], list[RollCall]]

    def lacks(self, header: Iterable[str]) -> list[str]:
        """The columns that a header lacks."""
        return missing(self.columns, header)


def places(header: Sequence[str]) -> dict[str, int]:
    """Where each column stands; the first of two with one name."""
    return {column: number for number, column in reversed(list(enumerate(header)))}


def missing(columns: Sequence[str], header: Iterable[str]) -> list[str]:
    """The columns that a header lacks."""
    there = set(header)
    return [column for column in columns if column not in there]
