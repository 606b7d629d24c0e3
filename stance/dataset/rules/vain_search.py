"""A search that found nothing answers for the days before a state's first entry. Where that entry begins with the issue
there is no such day: either the search found something after all, or the date of the entry is wrong."""

from collections.abc import Iterator

from stance.dataset.model import Dataset, Position
from stance.dataset.problems import WARNING, Finding

CODE = "vain-search"
SEVERITY = WARNING
TITLE = "A search that found nothing is for a state that has a day without an entry"


def check(dataset: Dataset) -> Iterator[Finding]:
    """The searches for states whose first entry begins with the issue."""
    for issue in dataset.issues.values():
        begins = issue.begins or issue.date
        if begins is None:
            continue
        parts = (issue, *issue.additions)
        covered: dict[str, Position] = {}
        for entry in (entry for part in parts for entry in part.positions):
            if not entry.dissent and entry.date and entry.date.last <= begins.last:
                covered.setdefault(entry.state, entry)
        for search in (search for part in parts for search in part.searched):
            for code in search.states:
                if code in covered:
                    file, line, _ = covered[code].mark
                    yield (
                        search.mark,
                        (f"issue {issue.id}: searched for {code}, whose entry at {file}:{line} begins with the issue"),
                    )
