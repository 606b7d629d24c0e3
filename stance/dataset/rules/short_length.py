"""The short title is the head of a column. A table of six issues fits a terminal only if the heads stay within 16
characters."""

from stance.dataset.model import Dataset
from stance.dataset.problems import Findings

TITLE = "The short title of an issue has at most 16 characters"

LONGEST = 16


def check(dataset: Dataset) -> Findings:
    for issue in dataset.issues.values():
        if issue.short and len(issue.short) > LONGEST:
            yield issue.mark, f"issue {issue.id}: short '{issue.short}' has {len(issue.short)} characters"
