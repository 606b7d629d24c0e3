"""The whole UN record: how long its import and its index take, and what it costs the look-ups afterwards.

Look-ups are measured side by side: each round runs every command once with the bundled data and once with the record
added. Prints a table and, with a path, writes it as JSON. Budgets are those of the design, section 6.

    python benchmarks/full_record.py GA_VOTING [ROUNDS] [JSON]

GA_VOTING is the UN Digital Library's General Assembly voting file (csv or csv.gz), which is not part of this project.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from stance.version import __version__

ONE_WORD = """
import typer
app = typer.Typer(add_completion=False)
@app.command()
def main(state: str, issue: str) -> None:
    print("absent")
app()
"""
# The least that any reader of the file must do: unpack it and take its rows apart.
BARE_CSV = """
import csv, gzip, sys
name = sys.argv[1]
with (gzip.open(name, "rt", encoding="utf-8", newline="") if name.endswith(".gz") else open(name, newline="")) as file:
    print(sum(1 for row in csv.reader(file)))
"""
# The least that any reader of the written dataset must do: parse its YAML.
BARE_YAML = """
import sys, yaml
with open(sys.argv[1], encoding="utf-8") as file:
    print(sum(1 for event in yaml.parse(file.read(), Loader=yaml.CSafeLoader)))
"""
# Runs a command and says how much memory it took at most, in MiB.
PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10),
      file=sys.stderr)
"""
LOOK_UPS = {
    "get kyrgyzstan 68/262": 1.05,
    "show kyrgyzstan --topic crimea": 1.05,
    "show kyrgyzstan": 1.05,
    "compare --issue crimea": None,
}


def main() -> None:
    record = str(Path(sys.argv[1]).resolve())
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), record, rounds)
    print(f"stance {__version__}, Python {platform.python_version()}, {os.cpu_count()} cores, {rounds} rounds, medians")
    for name, (value, unit) in found.items():
        print(f"{name:<62}{value:10.2f} {unit}")
    if len(sys.argv) > 3:
        Path(sys.argv[3]).write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def measure(folder: Path, record: str, rounds: int) -> dict[str, tuple[float, str]]:
    """Each figure with its unit; ratios have the unit ``x``."""
    (folder / "word.py").write_text(ONE_WORD, encoding="utf-8")
    stance = str(Path(sys.executable).with_name("stance"))
    out = str(folder / "un.yaml")
    bare = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "XDG_DATA_HOME": str(folder / "none")}
    full = {**bare, "XDG_CACHE_HOME": str(folder / "full"), "STANCE_DATA": out}
    csv_alone, _ = once([sys.executable, "-c", BARE_CSV, record], bare)
    reading, import_peak = once([stance, "import", "un-votes", record, "-o", out], bare)
    yaml_alone, _ = once([sys.executable, "-c", BARE_YAML, out], bare)
    indexing, index_peak = once([stance, "get", "kyrgyzstan", "68/262"], full)
    found = {
        "import": (reading, "s"),
        "first look-up, which reads and indexes": (indexing, "s"),
        "import and index (budget 30 s)": (reading + indexing, "s"),
        "import / csv rows alone": (reading / csv_alone, "x"),
        "read and index / yaml events alone": (indexing / yaml_alone, "x"),
        "peak memory of the import (budget 512 MiB)": (import_peak, "MiB"),
        "peak memory of reading and indexing (budget 512 MiB)": (index_peak, "MiB"),
        "dataset": (Path(out).stat().st_size / 1e6, "MB"),
        "index": (sum(path.stat().st_size for path in folder.glob("full/stance/*.sqlite")) / 1e6, "MB"),
    }
    word = [sys.executable, str(folder / "word.py"), "kyrgyzstan", "crimea"]
    commands = {"one word": (word, bare)}
    for words in LOOK_UPS:
        commands[f"{words}, bundled"] = ([stance, *words.split()], bare)
        commands[f"{words}, full record"] = ([stance, *words.split()], full)
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, (command, environment) in commands.items():
            taken = timed(command, environment)
            if number:  # the first round warms the file system and the indexes
                times[name].append(taken)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    found |= {name: (seconds * 1000, "ms") for name, seconds in medians.items()}
    for words, budget in LOOK_UPS.items():
        ratio = medians[f"{words}, full record"] / medians[f"{words}, bundled"]
        found[f"{words}, full / bundled" + (f" (budget {budget:.2f})" if budget else "")] = (ratio, "x")
    return found


def timed(command: list[str], environment: dict[str, str]) -> float:
    """Wall time of a command in seconds."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - start


def once(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Wall time in seconds and peak memory in MiB of one run."""
    start = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, "-c", PEAK, *command],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    return time.perf_counter() - start, float(ran.stderr.splitlines()[-1])


if __name__ == "__main__":
    main()
