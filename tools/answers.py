"""Writes docs/answers-0.2.md and .csv: every answer that differs from version 0.1.0, with the reason.

    python -m tools.answers FOLDER

FOLDER is a checkout of version 0.1.0. Three answers are compared: that of version 0.1.0, that of this version on the
data of 0.1.0, which shows what the rule changes, and that of this version on its own data. A cell that differs for no
reason below ends the run with exit code 1.
"""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "answers-0.2.md"
DAYS = ("2016-11-29", "2026-11-28")
STEPS = ("amended", "extended")

Cell = tuple[str, str, str]
Answers = dict[Cell, list[dict[str, Any]]]
Entries = list[dict[str, Any]]

ASK = """
import json, sys, stance
opened = stance.load(*sys.argv[2:], bundled=len(sys.argv) == 2)
issues = [issue.id for issue in opened.issues()]
told = []
for day in json.loads(sys.argv[1]):
    for one in opened.compare(issue=issues, as_of=day).positions:
        fields = ("answer", "status", "date", "since", "confirmed", "step", "instrument", "others")
        told.append([day, one.state, one.code, one.issue, {name: getattr(one, name, None) for name in fields}])
print(json.dumps(told))
"""

HEAD = """# Answers that changed since version 0.1.0

Version 0.1.0 answered with the last entry and its date. This version answers with what holds, since when, and when that
was last confirmed ([What held on a day](dataset.md#what-held-on-a-day)). [answers-0.2.csv](answers-0.2.csv) has every
cell whose answer, status, since or confirmed is not what it was: {changed} of {cells}. The cells are those of the
focus group on every issue, as of {days}; no vote is told otherwise than before.
`python -m tools.answers` writes both.

| reason | what it means | cells |
|---|---|---|
"""
REASONS = {
    "step leaves the standing": "an amendment or extension came last; what it changes is still in force",
    "run starts earlier": "the last entry repeats what was so already; since is the start of the unbroken run",
    "instruments ranked": "the laws, bills and treaties of the state are told apart, and the first in rank is shown",
    "frozen": "a member in law that takes no part by its own word has a status of its own",
    "dissent": "words of somebody who did not speak for the government no longer answer for the state",
    "searched": "somebody looked and found nothing, which is not the same as nobody having looked",
    "eligible": "the issue says who can take part, and the state is not among them",
    "new entry": "the record has grown",
    "corrected entry": "an entry of 0.1.0 has another date or status, or is gone",
}


def main(checkout: Path) -> int:
    """Write the page; the exit code says whether every difference has a reason."""
    old_file = checkout / "data" / "stances.yaml"
    names: dict[str, str] = {}
    old = ask(checkout, names)
    rule = ask(ROOT, names, old_file)
    new = ask(ROOT, names)
    old_entries, new_entries = entries_of(old_file), entries_of(ROOT / "data" / "stances.yaml")
    rows, counts = [], dict.fromkeys(REASONS, 0)
    for cell in new:
        before, after = new_form(old.get(cell, [])), new_form(new[cell])
        if before == after:
            continue
        reasons = list(dict.fromkeys([
            *of_rule(before, rule.get(cell, [])),
            *of_data(cell, rule.get(cell, []), new[cell], old_entries, new_entries),
        ]))  # fmt: skip
        for reason in {reason.partition(":")[0] for reason in reasons}:
            counts[reason] += 1
        rows.append((cell, shown(before), shown(after), "; ".join(reasons) or "?"))
    text = HEAD.format(cells=len(new), days=" and ".join(DAYS), changed=len(rows))
    text += "".join(f"| {reason} | {REASONS[reason]} | {count} |\n" for reason, count in counts.items() if count)
    text += "\nA cell may have several reasons.\n"
    PAGE.write_text(text, encoding="utf-8")
    with PAGE.with_suffix(".csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("day", "state", "issue", "in 0.1.0", "now", "why"))
        table.writerows((day, names[cell[1]], cell[2], *told) for day in DAYS for cell, *told in rows if cell[0] == day)
    unexplained = [row for row in rows if row[3] == "?"]
    for row in unexplained:
        print(*row, sep=" | ", file=sys.stderr)
    return 1 if unexplained else 0


def ask(program: Path, names: dict[str, str], *files: Path) -> Answers:
    """The answers of a version of the program, on its own dataset or on these files."""
    ran = subprocess.run(
        [sys.executable, "-c", ASK, json.dumps(DAYS), *map(str, files)],
        env={**os.environ, "PYTHONPATH": str(program)}, cwd=program, capture_output=True, text=True, check=True,
    )  # fmt: skip
    answers: Answers = {}
    for day, state, code, issue, told in json.loads(ran.stdout):
        names[code] = state
        answers.setdefault((day, code, issue), []).append(told)
    return answers


def entries_of(file: Path) -> dict[tuple[str, str], Entries]:
    """The entries by state and issue."""
    data = yaml.load(file.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    entries = {}
    for issue, told in data["issues"].items():
        if told["type"] != "vote":
            for code, positions in told.get("positions", {}).items():
                entries[code, issue] = positions["entries"] if isinstance(positions, dict) else positions
    return entries


def new_form(answers: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """What is compared. An answer of 0.1.0 had one date, that of its last entry."""
    return sorted(
        ((one["answer"], one["status"], one["since"] or one["date"], one["confirmed"] or one["date"])
         for one in answers), key=str,
    )  # fmt: skip


def shown(answers: list[tuple[Any, ...]]) -> str:
    """A cell of the page."""
    texts = []
    for answer, status, since, confirmed in answers:
        text = answer.replace("-", " ") if status is None else f"{status} {since}"
        text += f" (confirmed {confirmed})" if confirmed != since else ""
        texts.append(text + (f" ({answer})" if status and answer != "recorded" else ""))
    return " or ".join(texts)


def of_rule(before: list[tuple[Any, ...]], after: list[dict[str, Any]]) -> Iterator[str]:
    """Why this version tells another thing on the same data."""
    for one in after if new_form(after) != before else ():
        earlier = [old for old in before if old[2] != one["since"] and old[2] == one["confirmed"]]
        if any(old[1] in STEPS for old in earlier):
            yield "step leaves the standing"
        elif any(old[1] == one["status"] for old in earlier):
            yield "run starts earlier"


def of_data(
    cell: Cell, before: list[dict[str, Any]], after: list[dict[str, Any]],
    old_entries: dict[tuple[str, str], Entries], new_entries: dict[tuple[str, str], Entries],
) -> Iterator[str]:  # fmt: skip
    """Why its own data have it tell another thing."""
    if new_form(before) == new_form(after):
        return
    day, *key = cell
    old, new = (of_day(entries.get((key[0], key[1]), []), day) for entries in (old_entries, new_entries))
    added, gone = [one for one in new if one not in old], [one for one in old if one not in new]
    told = False
    if any(one["answer"] == "none-found" for one in after):
        yield "searched"
        told = True
    if any(one["answer"] == "ineligible" for one in after):
        yield "eligible"
        told = True
    for date, status in added:
        if status == "frozen" and (date, "suspended") in gone:
            yield "frozen"
            gone.remove((date, "suspended"))
            told = True
        elif any(date in (one["since"], one["confirmed"]) for one in after):
            yield f"new entry: {status} {date}"
            told = True
    for date, status in gone:
        if any(date in (one["since"], one["confirmed"]) for one in before):
            yield f"corrected entry: {status} {date}"
            told = True
    if not told and any("dissent" in one for one in new_entries.get((key[0], key[1]), [])):
        yield "dissent"
    elif any(one["instrument"] for one in after) and not (told and not any(one["others"] for one in after)):
        yield "instruments ranked"


def of_day(entries: Entries, day: str) -> list[tuple[str, str]]:
    """Date and status of the entries through a day."""
    return [(str(one["date"]), one["status"]) for one in entries if str(one["date"]) <= day]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
