"""Two statuses of one state on one issue for the same day are shown as disputed. Where sources do disagree that is
right, and the note of one of the entries says so with the word `disputed`, `disagree` or `differ` ("Sources
disagree."). Without it, a second reading of a bill on the day of the first, or a slip, would pass for a dispute: keep
the later step and tell the earlier one in its note. Steps on two laws or treaties are no dispute: the one may end on
the day on which the other takes effect."""

import re
from collections.abc import Iterator

from stance.dataset.dates import FuzzyDate
from stance.dataset.model import Dataset
from stance.dataset.nodes import Mark
from stance.dataset.problems import WARNING, Finding
from stance.dataset.rollcalls import votes_of
from stance.dataset.vocabulary import is_act

CODE = "same-day"
SEVERITY = WARNING
TITLE = "Two statuses for the same day are a dispute that a note declares"

_DECLARED = re.compile(r"\b(disputed|disagrees?|differs?)\b", re.IGNORECASE)
_StateOnDay = tuple[str, str, tuple[int, int]]
"""The state, the law or treaty (empty: its single unnamed one), and the days that the date can mean."""


def check(dataset: Dataset) -> Iterator[Finding]:
    """The second statuses for a day that no note declares a dispute."""
    for issue in dataset.issues.values():
        held: dict[_StateOnDay, dict[str, Mark]] = {}
        declared: set[_StateOnDay] = set()
        for entry in (entry for part in (issue, *issue.additions) for entry in part.positions):
            for instrument in entry.instrument or ("",):
                when = entry.state, instrument, _days(entry.date or issue.date)
                held.setdefault(when, {}).setdefault(entry.status, entry.mark)
                if _DECLARED.search(entry.note or ""):
                    declared.add(when)
        if is_act(issue.type):
            held = {(code, "", _days(issue.date)): marks for code, marks in votes_of(issue).items()}
        for state_on_day, marks in held.items():
            if len(marks) > 1 and state_on_day not in declared:
                what = f"issue {issue.id}, {state_on_day[0]}: {' and '.join(marks)} on the same day"
                yield list(marks.values())[-1], f"{what} are shown as disputed; if sources disagree, say so in the note"


def _days(date: FuzzyDate | None) -> tuple[int, int]:
    return (date.first, date.last) if date else (0, 0)
