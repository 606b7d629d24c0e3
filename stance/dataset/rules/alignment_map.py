"""Votes are compared with the reference state's own vote, and an assessment is somebody's judgement already: neither
takes a map of scores. A map that gives every status the same score tells no state from another; it only moves every
average."""

from collections.abc import Iterator

from stance.dataset.model import Dataset
from stance.dataset.problems import ERROR, Finding

CODE = "alignment-map"
SEVERITY = ERROR
TITLE = "An alignment map belongs to an issue that needs one, and tells statuses apart"

_COMPUTED = {
    "vote": "votes are compared with the reference state's own vote",
    "assessment": "an assessment is not scored",
}


def check(dataset: Dataset) -> Iterator[Finding]:
    """The maps that have no use."""
    for issue in dataset.issues.values():
        for entry in issue.alignment:
            what = f"issue {issue.id}: alignment with {entry.reference}"
            if issue.type in _COMPUTED:
                yield entry.mark, f"{what}: {_COMPUTED[issue.type]}; drop the map"
            elif len(entry.scores) > 1 and len(set(entry.scores.values())) == 1:
                yield entry.mark, f"{what}: every status has the score {next(iter(entry.scores.values())):g}"
