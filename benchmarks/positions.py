"""Imports a table of positions of a million rows: time and memory, from a file and from standard input.

    python benchmarks/positions.py [ROWS]

Memory must not grow with the table: compare with a tenth of the rows.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_STATES = ("KAZ", "Kyrgyzstan", "tajikistan", "Uzbekistan", "TKM", "Sweden", "Czech Republic", "Türkiye")


def _table(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write("country,issue,status,date,url,note\n")
        for number in range(rows):
            state, issue = _STATES[number % len(_STATES)], number // len(_STATES) % 500
            day = f"{1900 + number // 4000 % 120}-{number % 12 + 1:02}-{number % 28 + 1:02}"
            file.write(f"{state},Question {issue},{('yes', 'no')[number % 3 == 0]},{day},"
                       f"https://example.org/{number % 5000},row {number}\n")  # fmt: skip


def _measured(table: Path, out: Path, *, piped: bool) -> str:
    words = [sys.executable, "-m", "stance", "import", "positions", "-" if piped else str(table), "-o", str(out)]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with table.open("rb") as stream:
        done = subprocess.run([*words, "--force"], stdin=stream, stderr=subprocess.PIPE, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    took = time.perf_counter() - began
    peak = after.ru_maxrss / 1024  # the largest of all children so far, in MiB on Linux
    return f"{took:6.1f} s, {cpu:6.1f} s of CPU, peak {peak:4.0f} MiB: {done.stderr.splitlines()[0]}"


def main() -> None:
    """Measure a tenth of the rows, then all of them."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        for number in (rows // 10, rows):
            table = Path(folder, "table.csv")
            _table(table, number)
            for piped in (False, True):
                told = _measured(table, table.with_suffix(".yaml"), piped=piped)
                print(f"{number:9,} rows, {'piped' if piped else 'file '} {told}", flush=True)


if __name__ == "__main__":
    main()
