"""Entries are read from top to bottom, and each holds until the next one. One out of order is a slip of the year or a
line in the wrong place. Dates that may overlap (`2014` before `2014-03`) are in order. That no period ends before it
begins is seen to where the file is read."""

from stance.dataset.model import Dataset, Position
from stance.dataset.problems import Findings

TITLE = "Entries of a state stand in order of date"


def check(dataset: Dataset) -> Findings:
    # Each file has its own order.
    for issue in dataset.issues.values():
        for part in issue.parts:
            above: dict[str, Position] = {}
            for entry in part.positions:
                last = above.get(entry.state)
                if entry.date and last and last.date and entry.date.before(last.date):
                    what = f"issue {issue.id}, {entry.state}"
                    yield entry.mark, f"{what}: {entry.date.text} stands after {last.date.text}"
                above[entry.state] = entry
