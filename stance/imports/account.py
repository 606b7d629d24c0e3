"""The conservation account of an import: every row that was read is written, left out by choice, or rejected."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

MOST_REJECTIONS = 1000
"""Rejections kept word for word; of more, only how many there were for which reason."""


REMARKS = {
    "months": "roll calls dated by their month, because up to session 57 the file's days are no days of votes: {:,}",
    "pages": "roll calls without a symbol, because up to session 17 the file has pages of the Official Records: {:,}",
    "voters": "roll calls of which the file has only the states that voted, so that they are not complete: {:,}",
    "without a vote": "resolutions adopted without a vote, passed over: {:,}",
    "absent": "absences of members in no list, where the lists equal the counts: {:,}",
}


class Rejection(NamedTuple):
    """A row that is not in the output, with the line on which it begins and why."""

    line: int
    reason: str


@dataclass(frozen=True)
class ImportSummary:
    """What became of the rows of a file, or of the cells of a table with a column for each issue or year.

    ``read`` is ``written`` + ``left_out`` + ``rejected``.
    """

    file: str
    read: int
    written: int
    left_out: int
    rejected: int
    rejections: tuple[Rejection, ...]
    kinds: tuple[tuple[str, int], ...]
    roll_calls: int = 0
    states: int = 0
    first: str | None = None
    last: str | None = None
    tallies: int = 0
    mismatches: tuple[str, ...] = ()
    duplicates: tuple[tuple[str, tuple[str, ...]], ...] = ()
    remarks: tuple[str, ...] = ()
    """What the reader of the account must know of the file itself."""
    elsewhere: tuple[tuple[str, str, str], ...] = ()
    """Roll calls that the bundled dataset has as well: (symbol, its id there, what differs, or nothing)."""
    issues: int = 0
    """Of a table of positions, its issues, and the sources that it adds."""
    sources: int = 0


@dataclass(slots=True)
class Ledger:
    """Counts while rows are read."""

    read: int = 0
    written: int = 0
    left_out: int = 0
    rejected: int = 0
    rejections: list[Rejection] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    remarks: Counter[str] = field(default_factory=Counter)
    """How often something was met that `REMARKS` tells in words."""

    def summary(self, file: str, **others: Any) -> ImportSummary:
        """The account of a file. ``others`` is what is known of the rows beside their numbers."""
        remarks = tuple(words.format(self.remarks[key]) for key, words in REMARKS.items() if self.remarks[key])
        return ImportSummary(
            file, self.read, self.written, self.left_out, self.rejected, tuple(self.rejections),
            tuple(self.kinds.most_common()), **{"remarks": remarks, **others},
        )  # fmt: skip

    def first_rejection(self) -> str:
        """What a message says of the first of them."""
        return f"; line {self.rejections[0].line}: {self.rejections[0].reason}" if self.rejections else ""

    def reject(self, line: int, kind: str, reason: str, rows: int = 1) -> None:
        """Note a row that is not taken (or two that contradict each other)."""
        self.rejected += rows
        self.kinds[kind] += rows
        if len(self.rejections) < MOST_REJECTIONS:
            self.rejections.append(Rejection(line, reason))
