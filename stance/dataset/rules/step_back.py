"""A law in force is not a bill again, and a treaty in force is not negotiated again: what is introduced, passed, signed
or talked about afterwards is another bill, law or treaty. On the same instrument it would hide what is in force, so it
is named as an instrument of its own."""

from collections.abc import Iterator

from stance.dataset.model import Dataset
from stance.dataset.problems import WARNING, Finding
from stance.dataset.steps import one_line_a_state, standing_before, steps_of, what
from stance.dataset.vocabulary import issue_type

CODE = "step-back"
SEVERITY = WARNING
TITLE = "Nothing is pending or adopted once more on an instrument in force"


def check(dataset: Dataset) -> Iterator[Finding]:
    """The steps that lead back from what is in force."""
    for issue in () if one_line_a_state(dataset) else dataset.issues.values():
        if not issue_type(issue.type).instruments:
            continue
        for (state, instrument), steps in steps_of(issue).items():
            for step in steps:
                before = standing_before(step, steps) if step.status.class_ in ("adopted", "pending") else None
                if before is not None and before.status.class_ == "binding":
                    yield (
                        step.entry.mark,
                        (
                            f"{what(issue, state, instrument)}: '{step.status.word}' after '{before.status.word}':"
                            " name the other bill, law or treaty as an instrument of its own"
                        ),
                    )
