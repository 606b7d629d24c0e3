"""`amended` and `extended` change what is in force and leave it there. After a bill, a rejection or a repeal there is
nothing to change: an entry is missing, or the step is about another instrument. Where nothing is recorded before it,
such a step stands for `in-force`: records begin in the middle."""

from collections.abc import Iterator

from stance.dataset.model import Dataset
from stance.dataset.problems import WARNING, Finding
from stance.dataset.steps import Step, one_line_a_state, standing_before, steps_of, what

CODE = "step-of-nothing"
SEVERITY = WARNING
TITLE = "What is amended or extended is in force"

_THERE = ("binding", "limited")


def check(dataset: Dataset) -> Iterator[Finding]:
    """The steps on what is not in force."""
    for issue in () if one_line_a_state(dataset) else dataset.issues.values():
        for (state, instrument), steps in steps_of(issue).items():
            for step in steps:
                before = None if step.status.standing else standing_before(step, steps)
                if before is None or before.status.class_ in _THERE:
                    continue
                # Of two entries whose days overlap, either may have come first.
                if any(other.status.class_ in _THERE and _overlap(step, other) for other in steps):
                    continue
                yield (
                    step.entry.mark,
                    (
                        f"{what(issue, state, instrument)}: '{step.status.word}' after '{before.status.word}':"
                        " it was not in force"
                    ),
                )


def _overlap(step: Step, other: Step) -> bool:
    return not step.date.before(other.date) and not other.date.before(step.date)
