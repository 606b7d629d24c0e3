"""`amended` and `extended` change what is in force and leave it there. After a bill, a rejection or a repeal there is
nothing to change: an entry is missing, or the step is about another instrument. Where nothing is recorded before it,
such a step stands for `in-force`: records begin in the middle."""

from stance.dataset.model import Dataset
from stance.dataset.problems import Findings
from stance.dataset.steps import later_steps

TITLE = "What is amended or extended is in force"

_THERE = ("binding", "limited")


def check(dataset: Dataset) -> Findings:
    for what, step, before, steps in later_steps(dataset):
        # Of two entries whose days overlap, either may have come first.
        there = (before, *(other for other in steps if step.date.overlaps(other.date)))
        if not step.status.standing and all(other.status.class_ not in _THERE for other in there):
            words = f"'{step.status.word}' after '{before.status.word}'"
            yield step.entry.mark, f"{what}: {words}: it was not in force"
