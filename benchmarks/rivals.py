"""The same questions put to stance and to what one would use without it, on the whole UN record.

Measured side by side: each round asks every one of them once. Prints a table of ratios and, with a path, writes it as
JSON. pandas and DuckDB (`pip install '.[bench]'`) and the sqlite3 shell take part where they are installed.

    python benchmarks/rivals.py GA_VOTING [ROUNDS] [JSON]

GA_VOTING is the UN Digital Library's General Assembly voting file (csv or csv.gz), which is not part of this project.
"""

import gzip
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from stance.version import __version__

YAML_GET = """
import sys, yaml
with open(sys.argv[1], encoding="utf-8") as file:
    data = yaml.load(file, Loader=yaml.CSafeLoader)
issue = next(one for one in data["issues"].values() if "68/262" in one.get("aliases", ()))
print(next(status for status, codes in issue["votes"].items() if "KGZ" in codes))
"""
PANDAS_GET = """
import sys, pandas
votes = pandas.read_csv(sys.argv[1], usecols=["ms_code", "ms_vote", "resolution"], dtype=str)
print(votes[(votes.ms_code == "KGZ") & (votes.resolution == "A/RES/68/262")].ms_vote.item())
"""
DUCKDB_GET = """
import sys, duckdb
print(duckdb.sql(f"SELECT ms_vote FROM read_csv('{sys.argv[1]}', all_varchar=true)"
                 " WHERE ms_code = 'KGZ' AND resolution = 'A/RES/68/262'").fetchall())
"""
SQLITE_GET = "SELECT ms_vote FROM votes WHERE ms_code = 'KGZ' AND resolution = 'A/RES/68/262';"
PANDAS_AGREE = """
import sys, pandas
votes = pandas.read_csv(sys.argv[1], usecols=["undl_id", "ms_code", "ms_vote", "resolution"], dtype=str)
votes = votes[votes.ms_vote.isin(["Y", "N", "A"]) & votes.ms_code.isin(["RUS", "KAZ"])]
wide = votes.pivot_table(index="resolution", columns="ms_code", values="ms_vote", aggfunc="first").dropna()
score = wide.apply(lambda row: 1 if row.RUS == row.KAZ else 0.5 if "A" in (row.RUS, row.KAZ) else 0, axis=1)
print(len(wide), score.mean())
"""
DUCKDB_AGREE = """
import sys, duckdb
print(duckdb.sql(f'''
WITH votes AS (SELECT resolution, ms_code, ms_vote FROM read_csv('{sys.argv[1]}', all_varchar=true)
               WHERE ms_code IN ('RUS', 'KAZ') AND ms_vote IN ('Y', 'N', 'A'))
SELECT COUNT(*), AVG(CASE WHEN a.ms_vote = b.ms_vote THEN 1 WHEN 'A' IN (a.ms_vote, b.ms_vote) THEN 0.5 ELSE 0 END)
FROM votes a JOIN votes b USING (resolution) WHERE a.ms_code = 'RUS' AND b.ms_code = 'KAZ'
''').fetchall())
"""


def main() -> None:
    record = Path(sys.argv[1]).resolve()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), record, rounds)
    print(f"stance {__version__}, Python {platform.python_version()}, {os.cpu_count()} cores, {rounds} rounds, medians")
    ratios = {}
    for question, seconds in found.items():
        ours = seconds["stance"]
        for name, value in seconds.items():
            ratios[f"{question}: {name}"] = value / ours
            print(f"{question:<24}{name:<36}{value * 1000:9.0f} ms{value / ours:9.1f} x")
    if len(sys.argv) > 3:
        Path(sys.argv[3]).write_text(json.dumps({"seconds": found, "ratios": ratios}, indent=2) + "\n")


def measure(folder: Path, record: Path, rounds: int) -> dict[str, dict[str, float]]:
    """Median wall time in seconds by question and by whom it was put to."""
    stance = str(Path(sys.executable).with_name("stance"))
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "XDG_DATA_HOME": str(folder / "data")}
    dataset, plain = folder / "un.yaml", folder / "un.csv"
    subprocess.run([stance, "import", "un-votes", str(record), "-o", str(dataset)], env=environment, check=True,
                   capture_output=True)  # fmt: skip
    with gzip.open(record) if record.suffix == ".gz" else record.open("rb") as packed, plain.open("wb") as unpacked:
        shutil.copyfileobj(packed, unpacked)
    environment["STANCE_DATA"] = str(dataset)
    questions = commands(stance, dataset, plain)
    times: dict[str, dict[str, list[float]]] = {
        question: {name: [] for name in asked} for question, asked in questions.items()
    }
    for number in range(rounds + 1):
        for question, asked in questions.items():
            for name, command in asked.items():
                start = time.perf_counter()
                subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
                if number:  # the first round indexes the record and warms the file system
                    times[question][name].append(time.perf_counter() - start)
    return {
        question: {name: statistics.median(found) for name, found in asked.items()} for question, asked in times.items()
    }


def commands(stance: str, dataset: Path, plain: Path) -> dict[str, dict[str, list[str]]]:
    """The command lines by question and by whom it is put to; those that are not installed are left out."""
    get = {"stance": [stance, "get", "kyrgyzstan", "68/262"]}
    agree = {"stance": [stance, "agree", "russia", "kazakhstan"]}
    get["PyYAML, safe_load"] = [sys.executable, "-c", YAML_GET, str(dataset)]
    if find_spec("pandas"):
        get["pandas on the csv"] = [sys.executable, "-c", PANDAS_GET, str(plain)]
        agree["pandas on the csv"] = [sys.executable, "-c", PANDAS_AGREE, str(plain)]
    if find_spec("duckdb"):
        get["DuckDB on the csv"] = [sys.executable, "-c", DUCKDB_GET, str(plain)]
        agree["DuckDB on the csv"] = [sys.executable, "-c", DUCKDB_AGREE, str(plain)]
    if shutil.which("sqlite3"):
        load = ["-cmd", ".mode csv", "-cmd", f".import {plain} votes"]
        get["sqlite3 shell, importing the csv"] = ["sqlite3", ":memory:", *load, SQLITE_GET]
    return {"get kyrgyzstan 68/262": get, "agree russia kazakhstan": agree}


if __name__ == "__main__":
    main()
