"""The steps on each law, bill or treaty of a state, for the rules that hold them together."""

from collections.abc import Sequence
from typing import NamedTuple

from stance.dataset.dates import FuzzyDate
from stance.dataset.model import Dataset, Issue, Position
from stance.dataset.vocabulary import KEPT, Status, type_of


class Step(NamedTuple):
    """An entry with its date and its status."""

    date: FuzzyDate
    status: Status
    entry: Position


Steps = dict[tuple[str, str], list[Step]]
"""By state and instrument; the name is empty where the state does not name it."""


def one_line_a_state(dataset: Dataset) -> bool:
    """Whether the dataset is of schema 1, in which all bills, laws and treaties of a state are one line."""
    return dataset.meta is not None and dataset.meta.schema == "1"


def steps_of(issue: Issue) -> Steps:
    """The steps that speak for the state, in the order of the files."""
    of_type = type_of(issue.type, issue.statuses)
    steps: Steps = {}
    for entry in (entry for part in (issue, *issue.additions) for entry in part.positions):
        status = of_type.status(entry.status)
        if status and entry.date and not entry.dissent:
            for instrument in entry.instrument or ("",):
                steps.setdefault((entry.state, instrument), []).append(Step(entry.date, status, entry))
    return steps


def standing_before(step: Step, steps: Sequence[Step]) -> Step | None:
    """The latest standing on the instrument that certainly came before the step and has a class of its own."""
    earlier = [
        other for other in steps
        if other.status.standing and other.status.class_ is not KEPT and other.date.before(step.date)
    ]  # fmt: skip
    return max(earlier, key=lambda other: other.date.last) if earlier else None


def what(issue: Issue, state: str, instrument: str) -> str:
    """The instrument, as messages name it."""
    return f"issue {issue.id}, {state}" + (f", {instrument}" if instrument else "")
