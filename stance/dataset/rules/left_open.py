"""Where a note says that one law or treaty replaces, repeals or ends another, by its id or its title, the other has an
entry for its end. Without it both are in force from then on, and the one that is gone may be the one that is shown."""

import re
from collections.abc import Iterator

from stance.dataset.model import Dataset, Instrument, Issue
from stance.dataset.problems import WARNING, Finding
from stance.dataset.steps import Step, steps_of, what
from stance.dataset.vocabulary import KEPT

CODE = "left-open"
SEVERITY = WARNING
TITLE = "An instrument that another one ends has an entry for its end"

_ENDS = re.compile(r"\b(replac|repeal|supersed|terminat|annul|end)(e?[sd]|ing|e)?\b", re.IGNORECASE)
_OVER = ("ended", "failed", "none")


def check(dataset: Dataset) -> Iterator[Finding]:
    """The instruments that are said to have ended and have no end."""
    for issue in dataset.issues.values():
        steps = steps_of(issue)
        instruments = [one for part in (issue, *issue.additions) for one in part.instruments]
        for instrument in instruments:
            if not _open(steps.get((instrument.state, instrument.id), [])):
                continue
            for other in instruments:
                if (
                    other.state == instrument.state
                    and other.id != instrument.id
                    and _says_end(other, instrument, issue)
                ):
                    yield (
                        instrument.mark,
                        (
                            f"{what(issue, instrument.state, instrument.id)} has no entry for its end, but a note of"
                            f" {other.id} ({other.mark[0]}:{other.mark[1]}) mentions it"
                        ),
                    )


def _open(steps: list[Step]) -> bool:
    standings = [step for step in steps if step.status.standing and step.status.class_ is not KEPT]
    return bool(standings) and max(standings, key=lambda step: step.date.last).status.class_ not in _OVER


def _says_end(other: Instrument, of: Instrument, issue: Issue) -> bool:
    notes = [other.note, *(
        entry.note for part in (issue, *issue.additions) for entry in part.positions
        if entry.state == other.state and entry.instrument == (other.id,)
    )]  # fmt: skip
    named = re.compile(rf"(?<![\w-])({re.escape(of.id)}|{re.escape(of.title)})(?![\w-])", re.IGNORECASE)
    return any(note and _ENDS.search(note) and named.search(note) for note in notes)
