"""The steps on each law, bill or treaty of a state, for the rules that hold them together."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stance.dataset.dates import FuzzyDate
from stance.dataset.model import Dataset, Issue, Position
from stance.dataset.vocabulary import KEPT, Status, issue_type, type_of


class Step(NamedTuple):
    """An entry with its date and its status."""

    date: FuzzyDate
    status: Status
    entry: Position

    @property
    def is_standing(self) -> bool:
        """Whether it gives its instrument a standing that has a class of its own."""
        return self.status.standing and self.status.class_ is not KEPT


Steps = dict[tuple[str, str], list[Step]]
"""By state and instrument; the name is empty where the state does not name it."""


def steps_of(issue: Issue) -> Steps:
    """The steps that speak for the state, in the order of the files."""
    of_type = type_of(issue.type, issue.statuses)
    steps: Steps = {}
    for entry in issue.entries:
        status = of_type.status(entry.status)
        if status and entry.date and not entry.dissent:
            for instrument in entry.instrument or ("",):
                steps.setdefault((entry.state, instrument), []).append(Step(entry.date, status, entry))
    return steps


def later_steps(dataset: Dataset) -> Iterator[tuple[str, Step, Step, Sequence[Step]]]:
    """The steps with a standing before them: what each is on, the step, that standing, and all steps on it.

    The standing is the latest that certainly came before the step. In schema 1 all bills, laws and treaties of a state
    are one line, of which this says nothing.
    """
    if dataset.meta is not None and dataset.meta.schema == "1":
        return
    for issue in dataset.issues.values():
        for instrument, steps in steps_of(issue).items() if issue_type(issue.type).instruments else ():
            for step in steps:
                earlier = [other for other in steps if other.is_standing and other.date.before(step.date)]
                if earlier:
                    yield what(issue, *instrument), step, max(earlier, key=lambda other: other.date.last), steps


def what(issue: Issue, state: str, instrument: str) -> str:
    """The instrument, as messages name it."""
    return f"issue {issue.id}, {state}" + (f", {instrument}" if instrument else "")
