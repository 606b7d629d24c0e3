"""Start-up of `get` and `show` beside the smallest programs that could be written with the same libraries.

Measured side by side: each round runs every command once, so that a slow moment of the machine hits all of them alike.
Prints a table of ratios and, with a path, writes them as JSON. Budgets are those of the design, section 6.

    python benchmarks/start_up.py [ROUNDS] [JSON]
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

HELLO = """
import typer
app = typer.Typer(add_completion=False)
@app.command()
def main(state: str, issue: str) -> None:
    print("absent")
app()
"""
TABLE = """
import typer
app = typer.Typer(add_completion=False)
@app.command()
def main(state: str) -> None:
    from rich.console import Console
    from rich.table import Table
    table = Table("State", "Vote", "Sources")
    for number in range(15):
        table.add_row(f"State {number}", "for", "[1]")
    Console().print(table)
app()
"""


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder:
        results = measure(Path(folder), rounds)
    word, table = results["typer, one word"], results["typer, 15-row rich table"]
    ratios = {
        "get, warm index / one word (budget 1.10)": results["get, warm index"] / word,
        "completion, warm index / one word (budget 1.10)": results["completion, warm index"] / word,
        "show, warm index / rich table (budget 1.10)": results["show, warm index"] / table,
        "show on a terminal, warm index / rich table": results["show on a terminal, warm index"] / table,
        "a name alone, warm index / rich table": results["a name alone, warm index"] / table,
        "10,000 pairs, warm index / get (budget 5.00)": results["10,000 pairs, warm index"]
        / results["get, warm index"],
        "get, cold index / one word": results["get, cold index"] / word,
        "show, cold index / rich table": results["show, cold index"] / table,
    }
    print(f"stance {__version__}, Python {platform.python_version()}, {os.cpu_count()} cores, {rounds} rounds, medians")
    for name, seconds in results.items():
        print(f"{name:<48}{seconds * 1000:9.1f} ms")
    for name, ratio in ratios.items():
        print(f"{name:<48}{ratio:9.2f} x")
    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_text(json.dumps({"seconds": results, "ratios": ratios}, indent=2) + "\n")


def measure(folder: Path, rounds: int) -> dict[str, float]:
    """Median wall time of each command in seconds."""
    for name, text in (("hello.py", HELLO), ("table.py", TABLE)):
        (folder / name).write_text(text)
    stance = str(Path(sys.executable).with_name("stance"))
    cache, pairs = folder / "cache", folder / "pairs.csv"
    commands = {
        "typer, one word": [sys.executable, str(folder / "hello.py"), "kyrgyzstan", "crimea"],
        "get, warm index": [stance, "get", "kyrgyzstan", "crimea"],
        "completion, warm index": [stance, "get", "kyr"],
        "typer, 15-row rich table": [sys.executable, str(folder / "table.py"), "kyrgyzstan"],
        "show, warm index": [stance, "show", "kyrgyzstan"],
        "show on a terminal, warm index": [stance, "show", "kyrgyzstan"],
        "a name alone, warm index": [stance, "kyrgyzstan"],
        "10,000 pairs, warm index": [stance, "get", "-"],
        "get, cold index": [stance, "get", "kyrgyzstan", "crimea"],
        "show, cold index": [stance, "show", "kyrgyzstan"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            if "cold" in name:
                for index in cache.glob("stance/*"):
                    index.unlink()
            forced = {"CLICOLOR_FORCE": "1"} if "terminal" in name else {}
            forced |= {"_STANCE_COMPLETE": "zsh"} if "completion" in name else {}
            environment = {**os.environ, "XDG_CACHE_HOME": str(cache), **forced}
            if "pairs" in name and not pairs.exists():
                pairs.write_text(ten_thousand_pairs(stance))
            start = time.perf_counter()
            with open(pairs if "pairs" in name else os.devnull) as lines:
                ran = subprocess.run(command, stdin=lines, stdout=subprocess.DEVNULL, env=environment)
            assert ran.returncode in (0, 6), command  # 6: not every pair has an answer
            if number:  # the first round warms the file system and the index
                times[name].append(time.perf_counter() - start)
    return {name: statistics.median(found) for name, found in times.items()}


def ten_thousand_pairs(stance: str) -> str:
    """Every state with every issue, each on one of 24 days, as far as ten thousand lines go."""
    states, issues = (
        subprocess.run(
            [stance, command, "-f", "csv", "--fields", field], check=True, capture_output=True, text=True
        ).stdout.split()[1:]
        for command, field in (("states", "code"), ("issues", "id"))
    )
    cells = [f"{state},{issue}" for state in states for issue in issues][:10_000]
    return "".join(f"{cell},{2000 + number % 24}-06-30\n" for number, cell in enumerate(cells))


if __name__ == "__main__":
    main()
