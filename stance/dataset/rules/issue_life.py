"""Before an issue begins the answer is "not yet", so an entry from before that day would never be shown; and nobody
takes a new position on a question that has ended. Either the entry's date is wrong or the issue's `begins` or `ends`
is."""

from stance.dataset.model import Dataset
from stance.dataset.problems import Findings

TITLE = "Entries lie between the beginning and the end of their issue"


def check(dataset: Dataset) -> Findings:
    for issue in dataset.issues.values():
        entries = [
            (f"issue {issue.id}, {entry.state}", entry.mark, date)
            for entry in issue.entries
            for date in (entry.date, entry.until)
        ]
        for what, mark, date in ((f"issue {issue.id}", issue.mark, issue.date), *entries):
            if date is None:
                continue
            if issue.begins is not None and date.before(issue.begins):
                yield mark, f"{what}: {date.text} is before the issue begins ({issue.begins.text})"
            if issue.ends is not None and issue.ends.before(date):
                yield mark, f"{what}: {date.text} is after the issue ends ({issue.ends.text})"
