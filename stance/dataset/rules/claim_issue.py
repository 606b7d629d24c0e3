"""A claim names an issue so that a reader can lay it beside the record. Where the issue has nothing on any of the
claim's states there is nothing to lay beside it: the issue is the wrong one, or a position is missing."""

from stance.dataset.model import Dataset
from stance.dataset.problems import Findings
from stance.dataset.rollcalls import votes_of

TITLE = "The issue of a claim has a position of one of its states"


def check(dataset: Dataset) -> Findings:
    recorded: dict[str, set[str]] = {}
    for claim in dataset.claims.values():
        issue = dataset.issues.get(claim.issue or "")
        if issue is None or not claim.states:
            continue
        if issue.id not in recorded:
            recorded[issue.id] = set(votes_of(issue))
        if recorded[issue.id].isdisjoint(claim.states):
            yield claim.mark, f"claim {claim.id}: {issue.id} has no position of {', '.join(claim.states)}"
