"""Start-up of `get` and `show` beside the smallest programs that could be written with the same libraries.

Measured side by side: each round runs every command once, so that a slow moment of the machine hits all of them alike.
stance is installed from a wheel of this tree, which carries the ready index, into an environment of its own.
"First" is an answer without an index in the cache: with a cache folder that can be written, and without one, as on a
read-only disk. "Built" is one whose index has to be made of YAML, as for a file of the user's own.
Prints a table of ratios and, with a path, writes them as JSON. Budgets are those of the design, section 10.

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
import venv
from pathlib import Path

import typer

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
        "get, warm / one word (budget 1.00)": results["get, warm"] / word,
        "completion, warm / one word (budget 1.00)": results["completion, warm"] / word,
        "show, warm / rich table (budget 1.00)": results["show, warm"] / table,
        "show on a terminal, warm / rich table (budget 1.30)": results["show on a terminal, warm"] / table,
        "get, first / warm (budget 1.25)": results["get, first"] / results["get, warm"],
        "get, first without a cache / warm (budget 1.25)": results["get, first without a cache"] / results["get, warm"],
        "show, first / warm (budget 1.25)": results["show, first"] / results["show, warm"],
        "get, built / warm": results["get, built"] / results["get, warm"],
        "search, warm / rich table (budget 1.00)": results["search, warm"] / table,
        "a name alone, warm / rich table": results["a name alone, warm"] / table,
        "10,000 pairs, warm / get (budget 5.00)": results["10,000 pairs, warm"] / results["get, warm"],
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
    stance = installed(folder)
    cache, pairs = folder / "cache", folder / "pairs.csv"
    own = folder / "own.yaml"
    own.write_text("sources:\n  paper: {type: press, title: Paper}\n")
    get, show = [stance, "get", "kyrgyzstan", "crimea"], [stance, "show", "kyrgyzstan"]
    commands = {
        "typer, one word": [sys.executable, str(folder / "hello.py"), "kyrgyzstan", "crimea"],
        "get, warm": get,
        "completion, warm": [stance, "get", "kyr"],
        "typer, 15-row rich table": [sys.executable, str(folder / "table.py"), "kyrgyzstan"],
        "show, warm": show,
        "show on a terminal, warm": show,
        "get, first": get,
        "get, first without a cache": get,
        "show, first": show,
        "get, built": [*get, "--data", str(own)],
        "a name alone, warm": [stance, "kyrgyzstan"],
        "search, warm": [stance, "search", "bases"],
        "10,000 pairs, warm": [stance, "get", "-"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            if "first" in name or "built" in name:
                for index in cache.glob("stance/*"):
                    index.unlink()
            more = {"XDG_CACHE_HOME": str(cache), "HOME": str(folder)}
            more |= {"CLICOLOR_FORCE": "1"} if "terminal" in name else {}
            more |= {"_STANCE_COMPLETE": "zsh"} if "completion" in name else {}
            more |= {"XDG_CACHE_HOME": "/dev/null"} if "without" in name else {}
            if "pairs" in name and not pairs.exists():
                pairs.write_text(ten_thousand_pairs(stance))
            start = time.perf_counter()
            with open(pairs if "pairs" in name else os.devnull) as lines:
                ran = subprocess.run(command, stdin=lines, stdout=subprocess.DEVNULL, env={**os.environ, **more})
            assert ran.returncode in (0, 6), command  # 6: not every pair has an answer
            if number:  # the first round warms the file system and the index
                times[name].append(time.perf_counter() - start)
            if "first" in name or "built" in name:
                subprocess.run(get, check=True, stdout=subprocess.DEVNULL, env={**os.environ, **more})
    return {name: statistics.median(found) for name, found in times.items()}


def installed(folder: Path) -> str:
    """The program of a wheel of this tree, with the libraries of this environment."""
    tree = Path(__file__).resolve().parent.parent
    build = [sys.executable, "-m", "build", "--quiet", "--wheel", "--no-isolation", "--outdir", str(folder), str(tree)]
    subprocess.run(build, check=True)
    venv.create(folder / "empty")
    python = str(folder / "empty" / "bin" / "python")
    [wheel] = folder.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", str(wheel)]
    subprocess.run(pip, check=True)
    [packages] = folder.glob("empty/lib/python*/site-packages")
    (packages / "libraries.pth").write_text(f"{Path(typer.__file__).parent.parent}\n")
    return str(folder / "empty" / "bin" / "stance")


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
