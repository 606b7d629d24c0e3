"""A search that found nothing answers for the days before a state's first entry. Where that entry begins with the issue
there is no such day: either the search found something after all, or the date of the entry is wrong."""

from stance.dataset.model import Dataset, Position
from stance.dataset.problems import Findings, place

TITLE = "A search that found nothing is for a state that has a day without an entry"


def check(dataset: Dataset) -> Findings:
    for issue in dataset.issues.values():
        begins = issue.begins or issue.date
        if begins is None:
            continue
        covered: dict[str, Position] = {}
        for entry in issue.entries:
            if not entry.dissent and entry.date and entry.date.last <= begins.last:
                covered.setdefault(entry.state, entry)
        for search in (search for part in issue.parts for search in part.searched):
            for code in search.states:
                if code in covered:
                    entry_at = f"whose entry at {place(covered[code].mark)} begins with the issue"
                    yield search.mark, f"issue {issue.id}: searched for {code}, {entry_at}"
