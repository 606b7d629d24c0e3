"""Two statuses of one state on one issue for the same day are shown as disputed. Where sources do disagree that is
right, and the note of one of the entries says so with the word `disputed`, `disagree` or `differ` ("Sources
disagree."). Without it, a second reading of a bill on the day of the first, or a slip, would pass for a dispute: keep
the later step and tell the earlier one in its note."""

import re
from collections.abc import Iterator

from stance.dataset.model import Dataset, Position
from stance.dataset.problems import WARNING, Finding
from stance.dataset.rollcalls import votes_of

CODE = "same-day"
SEVERITY = WARNING
TITLE = "Two statuses for the same day are a dispute that a note declares"

_DECLARED = re.compile(r"\b(disputed|disagrees?|differs?)\b", re.IGNORECASE)


def check(dataset: Dataset) -> Iterator[Finding]:
    """The second statuses for a day that no note declares a dispute."""
    for issue in dataset.issues.values():
        days: dict[tuple[str, str], list[Position]] = {}
        for part in (issue, *issue.additions):
            for entry in part.positions:
                days.setdefault((entry.state, entry.date.text if entry.date else ""), []).append(entry)
        votes = votes_of(issue) if issue.type == "vote" else {}
        for (code, day), entries in days.items():
            statuses = tuple(votes.get(code) or dict.fromkeys(entry.status for entry in entries))
            if len(statuses) > 1 and not any(_DECLARED.search(entry.note or "") for entry in entries):
                when = day or (issue.date.text if issue.date else "one day")
                what = f"issue {issue.id}, {code}: {' and '.join(statuses)} on {when}"
                yield entries[-1].mark, f"{what} will be shown as disputed; if sources disagree, say so in the note"
