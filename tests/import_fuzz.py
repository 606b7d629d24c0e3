"""Mutated import files: what is written with exit 0 is accepted by `validate`, and whatever is read, nothing breaks.

    python -m tests.import_fuzz 5000      so many files, with the longest time and the most memory that one took

The suite runs a few of them (tests/test_import_fuzz.py).
"""

import csv
import gzip
import io
import json
import random
import resource
import sys
import time
from pathlib import Path

import stance
from stance.errors import StanceError
from tests.conftest import ROOT, TODAY

LIBRARY = (ROOT / "tests" / "imports" / "excerpt.csv").read_text(encoding="utf-8").splitlines()
VOTES = (ROOT / "tests" / "imports" / "unvotes_votes.csv").read_text(encoding="utf-8").splitlines()
CALLS = (ROOT / "tests" / "imports" / "unvotes_roll_calls.csv").read_text(encoding="utf-8").splitlines()
_FACTS = ((2, "USA", 1, "2014-03-27"), (365, "RUS", 3, "1985-12-02"), (220, "FRA", 2, "2014-03-27"),
          (713, "TWN", 8, "1960-12-01"), (345, "YUG", 9, "1999-12-01"), (678, "YEM", 1, "1980-12-03"))  # fmt: skip
DATAVERSE = [
    "rcid,ccode,member,vote,Country,Countryname,year,session,abstain,yes,no,date,unres,amend,para,short,descr",
    *(
        f"{1 + number % 3},{cow},1,{vote},{code},,2014,68,1,1,1,{day},R/68/26{number % 3},0,0,T,D"
        for number, (cow, code, vote, day) in enumerate(_FACTS * 2)
    ),
]
_VOTES_ON = (
    ("A/RES/77/1", "7 October 2022"),
    ("A/RES/68/262", "2014-03-27 00:00:00"),
    ("A/RES/77/2 A", "8 March 2023"),
)
EXTRACTS = [
    json.dumps({
        "symbol": symbol, "title": "A title", "adoption_date": day, "originating_document": "A/77/L.3",
        "MS_in_favour": ["FRANCE", "TÜRKİYE"], "MS_against": ["CUBA"], "MS_abstaining": [],
        "MS_in_favour_count": "2", "MS_against_count": "1", "MS_abstaining_count": "N.A.",
        "subjects": [["HUMAN RIGHTS", "UNBIS Thesaurus"]],
    })
    for symbol, day in _VOTES_ON
]  # fmt: skip
CELLS = (
    "", " ", "NA", "N/A", "0", "1", "1.0", "-1", "99999", "999999999999999999999", "7.67565E+05", "rec_7", "../x",
    "a: b", "# x", "'", '"', "null", "~", "yes", "{a: b}", "[a", "- a", "*a", "&a", "%", "@", "`", "!tag", "? a",
    "a\nb", "\x85", "\u2028", "\ufeff", "\x1b[31m", "\x00", "\ud7ff", "\U0001f600", "ß", "İ", "١٢٣", "x" * 300, "https://",
    "https://a.b/c d",
    "https://a.b/x:", "javascript:alert(1)", "https://[::1", "2014-02-30", "2014-03-27", "1945-10-23", "2999-01-01",
    "A/RES/68/262", "A/RES/34/2-2", "S/RES/1", "A/68/L.1", "R/15/456", "R/28/3184A", "A/RES/", "un-68-262", "Y", "N",
    "KGZ", "QQQ", "CHN", "RUS", "YUG", "TW", "FRANCE", "Taiwan", "345", "970", "TRUE", "maybe", "2012-12-01T00:00:00",
)  # fmt: skip


def mutated(seed: int) -> tuple[str, list[bytes], list[bytes]]:
    """The name of a file, its bytes, and those of its table of roll calls if it has one."""
    chance = random.Random(seed)
    kind = chance.choice(["library", "library", "votes", "dataverse", "extracts"])
    if kind == "extracts":
        return "x.json", [_entries(chance)], []
    lines = {"library": LIBRARY, "votes": VOTES, "dataverse": DATAVERSE}[kind]
    picked = [lines[0], *chance.choices(lines[1:], k=chance.randint(1, 40))]
    tables = [_rows(chance, CALLS)] if kind == "votes" else []
    return chance.choice(["x.csv", "a\nb.csv", "# x.csv", "'.csv", "\x1b.csv"]), [_rows(chance, picked)], tables


def _rows(chance: random.Random, lines: list[str]) -> bytes:
    rows = list(csv.reader(lines))
    for _ in range(chance.randint(0, 8)):
        row = chance.choice(rows[1:] if chance.random() < 0.95 else rows)
        if row:
            row[chance.randrange(len(row))] = chance.choice(CELLS)
    stream = io.StringIO()
    csv.writer(stream, delimiter=";" if chance.random() < 0.02 else ",", lineterminator="\n").writerows(rows)
    return _bytes(chance, stream.getvalue().encode("utf-8", "surrogatepass"))


def _entries(chance: random.Random) -> bytes:
    entries = [json.loads(chance.choice(EXTRACTS)) for _ in range(chance.randint(1, 5))]
    odd: tuple[object, ...] = (
        None,
        3,
        1.5,
        True,
        [],
        {},
        [["a"]],
        [[1, "UNBIS Thesaurus"]],
        ["FRANCE", "FRANCE"],
        [None],
        "\ud800",
        *CELLS,
    )
    for _ in range(chance.randint(0, 4)):
        entry = chance.choice(entries)
        entry[chance.choice(list(entry))] = chance.choice(odd)
    text = json.dumps(entries) if chance.random() < 0.5 else "\n".join(map(json.dumps, entries))
    return _bytes(chance, text.encode())


def _bytes(chance: random.Random, raw: bytes) -> bytes:
    damage = chance.random()
    if damage < 0.05:
        raw = raw[: chance.randrange(len(raw) + 1)]
    elif damage < 0.1 and raw:
        at = chance.randrange(len(raw))
        raw = raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :]
    return gzip.compress(raw) if chance.random() < 0.1 else raw


def check(seed: int, folder: Path) -> str:
    """Import one mutated file and validate what comes of it: `refused` or `accepted`, or what is wrong."""
    name, [raw], tables = mutated(seed)
    path, out = folder / name, folder / "out.yaml"
    path.write_bytes(raw)
    roll_calls = folder / "calls.csv" if tables else None
    if roll_calls:
        roll_calls.write_bytes(tables[0])
    bundled = seed % 20 == 0  # which takes a second
    try:
        found = stance.import_votes(path, roll_calls=roll_calls, today=TODAY, bundled=bundled)
        found.write(str(out), force=True)
    except StanceError as error:
        return "refused" if "\n" not in str(error) else f"more than a line: {error}"
    finally:
        path.unlink()
    account = found.account
    assert account.read == account.written + account.rejected + account.left_out, account
    problems = [str(problem) for problem in stance.validate([str(out)], bundled=bundled) if problem.severity == "error"]
    return "\n".join(["not accepted:", *problems[:3]]) if problems else "accepted"


def main() -> None:
    """So many files as the first argument says."""
    import tempfile
    from collections import Counter

    counts: Counter[str] = Counter()
    longest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(int(sys.argv[1])):
            start = time.process_time()
            outcome = check(seed, Path(folder))
            longest = max(longest, time.process_time() - start)
            counts[outcome.partition(":")[0]] += 1
            if outcome not in ("refused", "accepted"):
                print(f"seed {seed}: {outcome}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{dict(counts)}, at most {longest:.2f} s of the processor a file and {peak:.0f} MiB")


if __name__ == "__main__":
    main()
