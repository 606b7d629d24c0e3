"""A state that is missing from a complete roll call would read as "no record", though the record has it. Every
member of the United Nations on that day has a vote, or is `absent` or `ineligible`. A vote of another body, or a
partial record, says `complete: false`."""

from stance.dataset.model import Dataset
from stance.dataset.problems import Findings
from stance.dataset.rollcalls import members_without, votes_of
from stance.dataset.vocabulary import issue_type

TITLE = "A complete roll call accounts for every UN member of its day"

_MANY = 20


def check(dataset: Dataset) -> Findings:
    for issue in dataset.issues.values():
        if not issue_type(issue.type).un_members or not issue.complete or issue.date is None:
            continue
        voted = votes_of(issue)
        lacking = members_without(voted, dataset.states.values(), issue.date)
        missing = [f"{state.name} ({state.code})" for state in lacking]
        if missing:
            more = f" and {len(missing) - _MANY} more" if len(missing) > _MANY else ""
            names = ", ".join(missing[:_MANY]) + more
            yield issue.mark, f"issue {issue.id}: no vote of {names}, UN members on {issue.date.text}"
