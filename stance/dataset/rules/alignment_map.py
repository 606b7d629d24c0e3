"""Votes are compared with the reference state's own vote, and an assessment is somebody's judgement already: neither
takes a map of scores. A map that gives every status the same score tells no state from another; it only moves every
average."""

from stance.dataset.model import Dataset
from stance.dataset.problems import Findings
from stance.dataset.vocabulary import issue_type

TITLE = "An alignment map belongs to an issue that needs one, and tells statuses apart"


def check(dataset: Dataset) -> Findings:
    for issue in dataset.issues.values():
        for entry in issue.alignment:
            what = f"issue {issue.id}: alignment with {entry.reference}"
            of_type = issue_type(issue.type)
            if of_type.own_vote:
                yield entry.mark, f"{what}: votes are compared with the reference state's own vote; drop the map"
            elif of_type.assessed:
                yield entry.mark, f"{what}: an assessment is not scored; drop the map"
            elif len(entry.scores) > 1 and len(set(entry.scores.values())) == 1:
                yield entry.mark, f"{what}: every status has the score {next(iter(entry.scores.values())):g}"
