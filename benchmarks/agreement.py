"""How long `stance agree` takes on a record of the size of the General Assembly's: 5,703 roll calls, 199 states.

The record is made up, from a fixed seed, and indexed first; then each command is run beside the smallest program that
could be written with Typer and beside a plain list on the same data. Budget (design, section 6): the agreement matrix
of all states takes under 0.5 s beyond start-up.

    python benchmarks/agreement.py [ROUNDS] [JSON] [DATASET]

DATASET is measured instead of the made-up record, if it is given.
"""

import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from stance.version import __version__

ROLL_CALLS = 5703
STATES = 199
BUDGET = 0.5
HELLO = """
import typer
app = typer.Typer(add_completion=False)
@app.command()
def main() -> None:
    print("absent")
app()
"""


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        record = Path(sys.argv[3]) if len(sys.argv) > 3 else folder / "record.yaml"
        if len(sys.argv) <= 3:
            record.write_text("".join(made_up()), encoding="utf-8")
        indexing, results = measure(folder, record, rounds)
    start = results["typer, one word"]
    beyond = {name: seconds - start for name, seconds in results.items() if name.startswith("agree")}
    print(f"stance {__version__}, Python {platform.python_version()}, {os.cpu_count()} cores, {rounds} rounds, medians")
    print(f"{'reading and indexing the record, once':<45}{indexing:9.2f} s")
    for name, seconds in results.items():
        more = f"{beyond[name] * 1000:9.1f} ms beyond start-up" if name in beyond else ""
        print(f"{name:<45}{seconds * 1000:9.1f} ms{more}")
    worst = max(seconds for name, seconds in beyond.items() if "matrix" in name)
    print(f"matrix of all states beyond start-up: {worst:.2f} s (budget {BUDGET} s)")
    if len(sys.argv) > 2:
        figures = {"indexing": indexing, "seconds": results, "beyond": beyond}
        Path(sys.argv[2]).write_text(json.dumps(figures, indent=2) + "\n")


def made_up() -> Iterator[str]:
    """A dataset in which each state has habits of its own, about as uneven as the real ones."""
    chance = random.Random(1946)
    codes = [f"{first}{second}{third}" for first in "ABCDEF" for second in "ABCDEF" for third in "ABCDEF"][:STATES]
    habits = [(chance.uniform(4, 9), chance.uniform(0, 2), chance.uniform(0, 3), chance.uniform(0, 2)) for _ in codes]
    yield "dataset: {schema: 1, version: 2026.1.0}\nsources:\n  record: {type: primary, title: A record}\nstates:\n"
    for code in codes:
        yield f"  {code}: {{name: State {code}, un-member: 1945-10-24}}\n"
    yield "issues:\n"
    statuses = ("for", "against", "abstain", "absent")
    for number in range(ROLL_CALLS):
        cast: dict[str, list[str]] = {status: [] for status in statuses}
        for code, habit in zip(codes, habits, strict=True):
            cast[chance.choices(statuses, habit)[0]].append(code)
        day = date(1946, 1, 26) + timedelta(days=number * 5)
        yield f"  vote-{number}:\n    title: Vote {number}\n    question: Did the state vote for it?\n    type: vote\n"
        yield f"    date: {day}\n    topics: [topic-{number % 10}]\n    sources: [record]\n    votes:\n"
        yield "".join(f"      {status}: [{', '.join(states)}]\n" for status, states in cast.items() if states)


def measure(folder: Path, record: Path, rounds: int) -> tuple[float, dict[str, float]]:
    """Seconds to index the record, and the median wall time of each command in seconds."""
    (folder / "hello.py").write_text(HELLO)
    stance = [str(Path(sys.executable).with_name("stance"))]
    data = ["--data", str(record), "--no-bundled"]
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}

    def seconds(command: list[str]) -> float:
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
        return time.perf_counter() - start

    listing = [*stance, "states", *data, "--format", "csv"]
    indexing = seconds(listing)
    rows = subprocess.run(listing, check=True, capture_output=True, text=True, env=environment).stdout.splitlines()
    a, b = (row.split(",")[0] for row in rows[1:3])
    commands = {
        "typer, one word": [sys.executable, str(folder / "hello.py")],
        "states --group all": [*stance, "states", *data],
        "agree A B": [*stance, "agree", a, b, *data],
        "agree A B --since 2000": [*stance, "agree", a, b, "--since", "2000", *data],
        "agree A --top 10": [*stance, "agree", a, "--top", "10", *data],
        "agree --matrix --group all": [*stance, "agree", "--matrix", "--group", "all", *data],
        "agree --matrix --group all -f csv": [*stance, "agree", "--matrix", "--group", "all", "-f", "csv", *data],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            taken = seconds(command)
            if number:  # the first round warms the file system
                times[name].append(taken)
    return indexing, {name: statistics.median(found) for name, found in times.items()}


if __name__ == "__main__":
    main()
