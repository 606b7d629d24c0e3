"""The figures of docs/sources.md, recomputed from the dataset as any YAML reader sees it.

`python -m tests.figures` writes them into the page; read the difference before you commit it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.conftest import ROOT
from tests.stock import stock_record

PAGE = ROOT / "docs" / "sources.md"
GRADES = ("primary", "official", "scholarly", "dataset", "press")
CONFIDENCES = ("high", "medium", "low")
SHORTEST = 10
"""Issues with fewer positions have no line of their own: a share of three says nothing."""
COVERING = 4
"""An issue that covers fewer of the fifteen post-Soviet states than this was never meant to cover them."""

Table = list[list[str]]


def figures() -> dict[tuple[str, ...], Table]:
    """The rows of every table of figures, by the table's head."""
    raw = stock_record()
    rolls = [issue for issue in raw["issues"].values() if issue["type"] == "vote"]
    positions = list(_positions(raw))
    return {
        ("part", "entries"): _sizes(raw, rolls, positions),
        ("grade", "sources", "positions with it as the best", "share"): _grades(raw, positions),
        ("confidence", "positions", "share", "votes"): _doubts(rolls, positions),
        ("issue", "positions", *GRADES, "one source", "below high"): _issues(positions),
        ("issue", "no record of"): _gaps(raw),
    }


def _positions(raw: Any) -> Iterator[tuple[str, str, str, int]]:
    """The issue, best grade, confidence and number of sources of every position that is no vote."""
    types = {key: source["type"] for key, source in raw["sources"].items()}
    for key, issue in raw["issues"].items():
        for told in issue.get("positions", {}).values() if issue["type"] != "vote" else ():
            for entry in told["entries"] if isinstance(told, dict) else told:
                backing = entry.get("sources") or issue["sources"]
                best = min((types[source] for source in backing), key=GRADES.index)
                yield key, best, entry.get("confidence") or issue.get("confidence", "high"), len(backing)


def _cells(roll: Any) -> int:
    return sum(len(states) for states in roll["votes"].values())


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%"


def _sizes(raw: Any, rolls: list[Any], positions: list[Any]) -> Table:
    counts = {
        "sources": len(raw["sources"]),
        "states": len(raw["states"]),
        "groups": len(raw["groups"]),
        "issues": len(raw["issues"]),
        "of these, roll calls": len(rolls),
        "votes in the roll calls": sum(map(_cells, rolls)),
        "positions on the other issues": len(positions),
        "events": len(raw["events"]),
        "claims of the memo": len(raw["claims"]),
    }
    return [[part, str(count)] for part, count in counts.items()]


def _grades(raw: Any, positions: list[tuple[str, str, str, int]]) -> Table:
    sources = Counter(source["type"] for source in raw["sources"].values())
    best = Counter(grade for _, grade, _, _ in positions)
    return [[f"`{grade}`", str(sources[grade]), str(best[grade]), _share(best[grade], len(positions))]
            for grade in GRADES]  # fmt: skip


def _doubts(rolls: list[Any], positions: list[tuple[str, str, str, int]]) -> Table:
    held = Counter(doubt for _, _, doubt, _ in positions)
    votes: Counter[str] = Counter()
    for roll in rolls:
        votes[roll.get("confidence", "high")] += _cells(roll)
    return [[f"`{doubt}`", str(held[doubt]), _share(held[doubt], len(positions)), str(votes[doubt])]
            for doubt in CONFIDENCES]  # fmt: skip


def _issues(positions: list[tuple[str, str, str, int]]) -> Table:
    rows = []
    for issue, count in Counter(row[0] for row in positions).items():
        of_it = [row for row in positions if row[0] == issue]
        best = Counter(row[1] for row in of_it)
        single, doubtful = sum(row[3] == 1 for row in of_it), sum(row[2] != "high" for row in of_it)
        if count >= SHORTEST:
            rows.append([f"`{issue}`", *map(str, (count, *(best[grade] for grade in GRADES), single, doubtful))])
    return rows


def _gaps(raw: Any) -> Table:
    fifteen = raw["groups"]["post-soviet"]["states"]
    rows = []
    for key, issue in raw["issues"].items():
        missing = sorted(raw["states"][code]["name"] for code in fifteen if code not in issue.get("positions", {}))
        if issue["type"] not in ("vote", "assessment") and 0 < len(missing) <= len(fifteen) - COVERING:
            rows.append([f"`{key}`", ", ".join(missing)])
    return rows


def _accept() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for head, rows in figures().items():
        before, rule, body = re.split(
            rf"(^\| {re.escape(' | '.join(head))} \|.*\n\|[-|]+\n)", page, maxsplit=1, flags=re.MULTILINE
        )
        old = re.match(r"(?:\|.*\n)*", body)
        assert old is not None
        # What a table says beyond the figures is kept with its row.
        rest = {line.split(" | ")[0][2:]: line[1:-1].split("|")[len(head) :] for line in old.group().splitlines()}
        lines = ["| " + " | ".join([*row, *(cell.strip() for cell in rest.get(row[0], []))]) + " |" for row in rows]
        page = before + rule + "\n".join(lines) + "\n" + body[old.end() :]
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    _accept()
