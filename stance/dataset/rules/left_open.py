"""Where a note says that one law or treaty replaces, repeals or ends another, by its id or its title, the other has an
entry for its end. Without it both are in force from then on, and the one that is gone may be the one that is shown."""

import re

from stance.dataset.model import Dataset, Instrument, Issue
from stance.dataset.problems import Findings, place
from stance.dataset.steps import Step, steps_of, what

TITLE = "An instrument that another one ends has an entry for its end"

_ENDS = re.compile(r"\b(replac|repeal|supersed|terminat|annul|end)(e?[sd]|ing|e)?\b", re.IGNORECASE)
_OVER = ("ended", "failed", "none")


def check(dataset: Dataset) -> Findings:
    for issue in dataset.issues.values():
        steps = steps_of(issue)
        instruments = [instrument for part in issue.parts for instrument in part.instruments]
        for instrument in instruments:
            if not _open(steps.get((instrument.state, instrument.id), [])):
                continue
            lack = f"{what(issue, instrument.state, instrument.id)} has no entry for its end"
            for other in instruments:
                is_other = other.state == instrument.state and other.id != instrument.id
                if is_other and _says_end(other, instrument, issue):
                    yield instrument.mark, f"{lack}, but a note of {other.id} ({place(other.mark)}) mentions it"


def _open(steps: list[Step]) -> bool:
    standings = [step for step in steps if step.is_standing]
    return bool(standings) and max(standings, key=lambda step: step.date.last).status.class_ not in _OVER


def _says_end(other: Instrument, of: Instrument, issue: Issue) -> bool:
    about = (entry for entry in issue.entries if entry.state == other.state and entry.instrument == (other.id,))
    notes = [other.note, *(entry.note for entry in about)]
    named = re.compile(rf"(?<![\w-])({re.escape(of.id)}|{re.escape(of.title)})(?![\w-])", re.IGNORECASE)
    return any(note and _ENDS.search(note) and named.search(note) for note in notes)
