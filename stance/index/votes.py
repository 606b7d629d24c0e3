"""Writes the recorded votes as bit strings: one per state and status, one bit per vote of UN members in order of date.

Comparing two states over the whole record is then a handful of bitwise operations on two numbers, not a look at every
row. The strings are made from the finished rows, so that they cannot say anything else than a look-up does.
"""

import sqlite3
from collections import defaultdict

DISPUTED = "disputed"
"""Stands for a status where the entries of one state on one vote disagree; no status has that bit then."""


def write_vote_bits(connection: sqlite3.Connection) -> None:
    """Fill ``vote_order`` and ``vote_bits`` from the tables ``issue`` and ``position``."""
    connection.execute(
        "INSERT INTO vote_order SELECT row_number() OVER (ORDER BY begins_first, id) - 1, id FROM issue"
        " WHERE shape = 'act' AND un_members"
    )
    ranks: dict[int, int] = dict(connection.execute("SELECT issue, rank FROM vote_order"))
    size = (len(ranks) + 7) // 8
    strings: dict[int, dict[str, bytearray]] = defaultdict(lambda: defaultdict(lambda: bytearray(size)))
    for state, issue, status in connection.execute("SELECT state, issue, status FROM position"):
        rank = ranks.get(issue)
        if rank is not None:
            strings[state][status][rank >> 3] |= 1 << (rank & 7)
    connection.executemany(
        "INSERT INTO vote_bits VALUES (?, ?, ?)",
        (
            (state, status, bits.to_bytes(size, "little"))
            for state, own in sorted(strings.items())
            for status, bits in _without_disputes(own).items()
        ),
    )


def _without_disputes(own: dict[str, bytearray]) -> dict[str, int]:
    bits = {status: int.from_bytes(string, "little") for status, string in sorted(own.items())}
    seen = disputed = 0
    for string in bits.values():
        disputed |= seen & string
        seen |= string
    sure = {status: string & ~disputed for status, string in bits.items()}
    return sure | {DISPUTED: disputed} if disputed else sure
