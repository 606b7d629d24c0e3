"""Makes data/un-2019.yaml.gz, the UN's own record since November 2019, from the UN's machine-readable extracts.

    python -m tools.un_2019 EXTRACTS

EXTRACTS is one file of JSON lines with the resolutions of all sessions, in the layout of the repository
UNxml/GAresolutions. The result is a dataset as `stance import un-votes` writes it, compressed, with its gaps told.
"""

import gzip
import sys
from dataclasses import replace
from pathlib import Path

import stance
from stance.dataset.dates import FuzzyDate
from stance.imports.dataset import dataset_text

TARGET = Path(__file__).resolve().parent.parent / "data" / "un-2019.yaml.gz"
SNAPSHOT = "2026-07"
GAPS = """\
Recorded votes of the General Assembly from 7 November 2019 to 4 June 2026: sessions 74 to 80 and special sessions.
The United Nations is the source and must be acknowledged. It gives no warranty.
A snapshot of July 2026 of https://github.com/UNxml/GAresolutions; a member in no list did not vote.
Not in it: ES-10/23 and later, ES-11/7 to ES-11/9, 74/267, 74/300 to 74/302, 74/306, 74/307, 75/254 A to C,
80/84, 80/107.
A/RES/77/293 counts one abstention more than it lists (Cameroon's), so that its roll call is not complete."""


def main(extracts: str) -> None:
    """Write the file."""
    votes = stance.import_votes(extracts)
    origin = votes.layout.origin
    origin = replace(origin, shared=replace(origin.shared, date=FuzzyDate.parse(SNAPSHOT)))
    text = "".join(dataset_text(votes.roll_calls, votes.states, origin, GAPS.splitlines()))
    TARGET.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(votes.roll_calls)} roll calls, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
