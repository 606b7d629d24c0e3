"""A law in force is not a bill again, and a treaty in force is not negotiated again: what is introduced, passed, signed
or talked about afterwards is another bill, law or treaty. On the same instrument it would hide what is in force, so it
is named as an instrument of its own."""

from stance.dataset.model import Dataset
from stance.dataset.problems import Findings
from stance.dataset.steps import later_steps

TITLE = "Nothing is pending or adopted once more on an instrument in force"


def check(dataset: Dataset) -> Findings:
    for what, step, before, _ in later_steps(dataset):
        if step.status.class_ in ("adopted", "pending") and before.status.class_ == "binding":
            words = f"'{step.status.word}' after '{before.status.word}'"
            yield step.entry.mark, f"{what}: {words}: name the other bill, law or treaty as an instrument of its own"
