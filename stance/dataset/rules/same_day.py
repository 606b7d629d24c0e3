"""Two statuses of one state on one issue for the same day are shown as disputed. Where sources do disagree that is
right, and the note of one of the entries says so with the word `disputed`, `disagree` or `differ` ("Sources
disagree."). Without it, a second reading of a bill on the day of the first, or a slip, would pass for a dispute: keep
the later step and tell the earlier one in its note. Entries on different instruments do not disagree. Neither do a law
passed and in force on one day, a step that leaves the standing as it was, and words that are not the government's."""

import re

from stance.dataset.dates import FuzzyDate
from stance.dataset.model import Dataset, Issue, Position
from stance.dataset.nodes import Mark
from stance.dataset.problems import Findings
from stance.dataset.rollcalls import votes_of
from stance.dataset.vocabulary import type_of

TITLE = "Two statuses for the same day are a dispute that a note declares"

_DECLARED = re.compile(r"\b(disputed|disagrees?|differs?)\b", re.IGNORECASE)
_StateOnDay = tuple[str, str, tuple[int, int]]


def check(dataset: Dataset) -> Findings:
    for issue in dataset.issues.values():
        held: dict[_StateOnDay, dict[str, Mark]] = {}
        declared: set[_StateOnDay] = set()
        of_type = type_of(issue.type, issue.statuses)
        for entry in issue.entries:
            status = of_type.status(entry.status)
            if entry.dissent or (status and not status.standing):
                continue
            for when in _when(entry, issue):
                held.setdefault(when, {}).setdefault(entry.status, entry.mark)
                if _DECLARED.search(entry.note or ""):
                    declared.add(when)
        if of_type.is_act:
            held = {(code, "", _days(issue.date)): marks for code, marks in votes_of(issue).items()}
        for state_on_day, marks in held.items():
            if of_type.disagree(marks) and state_on_day not in declared:
                what = f"issue {issue.id}, {state_on_day[0]}: {' and '.join(marks)} on the same day"
                yield list(marks.values())[-1], f"{what} are shown as disputed; if sources disagree, say so in the note"


def _when(entry: Position, issue: Issue) -> list[_StateOnDay]:
    days = _days(entry.date or issue.date)
    return [(entry.state, instrument, days) for instrument in entry.instrument or ("",)]


def _days(date: FuzzyDate | None) -> tuple[int, int]:
    return (date.first, date.last) if date else (0, 0)
