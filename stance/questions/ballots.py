"""Votes as bit strings: which roll calls a question is about, and how each state voted in them.

A bit string is a Python int with one bit for each roll call of the index, in order of date. Where a state was absent or
no member, has no record or a disputed one, none of its three strings has the bit.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stance.errors import UsageError
from stance.index.cache import Index, grouped, numbered
from stance.questions.measures import POSITIONS, Joint
from stance.questions.selection import Selected, check_period


class Ballots(NamedTuple):
    """How one state voted: a bit string for each position, and one for all three, its votes."""

    for_: int
    abstain: int
    against: int
    voted: int

    @classmethod
    def of(cls, for_: int, abstain: int, against: int) -> "Ballots":
        """The ballots with these bits."""
        return cls(for_, abstain, against, for_ | abstain | against)


Matrix = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class RollCalls:
    """The roll calls that a question is about. ``mask`` has their bits; ``first`` and ``last`` are the dates' ends.

    ``since``, ``until``, ``issues`` and ``topics`` are what was asked for, empty where nothing was.
    """

    mask: int
    count: int
    first: str | None
    last: str | None
    since: str | None
    until: str | None
    issues: tuple[str, ...]
    topics: tuple[str, ...]


def roll_calls(index: Index, selected: Selected) -> RollCalls:
    """The roll calls of a period; only those named or having one of the topics, where any is given.

    Raises:
        UsageError: an issue that is named is not a vote, or ``since`` is after ``until``.
    """
    since, until, topics = selected.since, selected.until, selected.scope.topic
    check_period(since, until)
    rows = index.rows(
        "SELECT o.rank, o.issue, i.date, i.begins_first, i.begins_last FROM vote_order o JOIN issue i ON i.id = o.issue"
        " ORDER BY o.rank"
    )
    for issue in selected.named_issues:
        if not (issue.of_type.is_act and issue.of_type.un_members):
            raise UsageError(
                f"'{issue.id}' is not a vote, and agreement is computed over votes",
                "'stance issues --type vote' lists them",
            )
    if selected.issues is not None:
        wanted = set(selected.issue_numbers or ())
        rows = [row for row in rows if row[1] in wanted]
    if since:
        rows = [row for row in rows if row[3] >= since.first]
    if until:
        rows = [row for row in rows if row[4] <= until.last]
    first, last = (rows[0][2], rows[-1][2]) if rows else (None, None)
    named = tuple(issue.id for issue in selected.named_issues)
    return RollCalls(
        mask_of(row[0] for row in rows), len(rows), first, last, since.text if since else None,
        until.text if until else None, named,
        tuple(dict.fromkeys(topics)),
    )  # fmt: skip


def mask_of(ranks: Iterable[int]) -> int:
    """The bit string with these bits."""
    ranks = list(ranks)
    string = bytearray(max(ranks, default=-1) // 8 + 1)
    for rank in ranks:
        string[rank >> 3] |= 1 << (rank & 7)
    return int.from_bytes(string, "little")


def ranks_of(bits: int) -> list[int]:
    """The numbers of the bits that are set, the earliest roll call first."""
    return [
        at * 8 + bit
        for at, byte in enumerate(bits.to_bytes((bits.bit_length() + 7) // 8, "little")) if byte
        for bit in range(8) if byte >> bit & 1
    ]  # fmt: skip


def ballots(index: Index, states: Sequence[int], mask: int) -> dict[int, Ballots]:
    """How the states, by row of the index, voted in the roll calls of the mask; 0 where it cast no such vote."""
    # Past some size a list of names is longer to look up than the whole table is to read.
    where = f" WHERE state IN ({numbered(states)})" if len(states) < 20 else ""
    rows = index.rows(f"SELECT state, status, bits FROM vote_bits{where}")
    cast = {(state, status): int.from_bytes(bits, "little") & mask for state, status, bits in rows}
    return {state: Ballots.of(*(cast.get((state, word), 0) for word in POSITIONS)) for state in states}


def ballots_by_year(index: Index, voted: Mapping[int, Ballots], mask: int) -> Iterator[tuple[int, dict[int, Ballots]]]:
    """Each year with a roll call of the mask, and how each state voted in it."""
    rows = index.rows(
        "SELECT o.rank, substr(i.date, 1, 4) FROM vote_order o JOIN issue i ON i.id = o.issue ORDER BY o.rank"
    )
    for year, ranks in grouped((year, rank) for rank, year in rows if mask >> rank & 1).items():
        # A year's roll calls follow each other, so that its bits are a short string cut out of the long one.
        low, short = ranks[0], (1 << (ranks[-1] - ranks[0] + 1)) - 1
        yield int(year), {state: Ballots(*(bits >> low & short for bits in own)) for state, own in voted.items()}


def joint(a: Ballots, b: Ballots) -> Joint:
    """The joint votes of two states. Counting bits is what takes time here, so no bit is counted twice."""
    a_for, a_abstain, a_against, a_voted = a
    b_for, b_abstain, b_against, b_voted = b
    return Joint(
        (a_voted & b_voted).bit_count(),
        (a_for & b_for | a_abstain & b_abstain | a_against & b_against).bit_count(),
        (a_for & b_against | a_against & b_for).bit_count(),
        (a_for & b_voted).bit_count(),
        (a_against & b_voted).bit_count(),
        (a_voted & b_for).bit_count(),
        (a_voted & b_against).bit_count(),
    )


def position_matrix(a: Ballots, b: Ballots) -> Matrix:
    """How often a took each position (by row) and b each position (by column), in the order of `POSITIONS`."""
    return tuple(tuple((own & other).bit_count() for other in b[:3]) for own in a[:3])
