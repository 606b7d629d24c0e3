"""The first and the last day of a year are what careless records make of "in 2014". Write `2014` where only the year
is known. Where the day is real, any of these says so: the note names it ("In force on 1 January 2011."), a source is
dated that day, or several states share it, as where a treaty took effect."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from stance.dataset.dates import FuzzyDate
from stance.dataset.model import Dataset
from stance.dataset.nodes import Mark
from stance.dataset.problems import Findings

TITLE = "A date of 1 January or 31 December is meant, not a stand-in for the year"

_NAMED = {
    "01-01": ("1 january", "january 1", "1 jan", "jan 1", "new year"),
    "12-31": ("31 december", "december 31", "31 dec", "dec 31", "new year's eve"),
}


def check(dataset: Dataset) -> Findings:
    rows = list(_rows(dataset))
    entries = {(row.state, row.date.text, row.issues) for row in rows if row.state}
    shared = Counter((day, issue) for _, day, issues in entries for issue in issues)
    for row in rows:
        words = _NAMED.get(row.date.text[5:])
        if words is None or any(word in (row.note or "").casefold() for word in words):
            continue
        cited = (dataset.sources.get(key) for key in row.sources)
        of_that_day = any(source and source.date and source.date.text == row.date.text for source in cited)
        if not of_that_day and all(shared[row.date.text, issue] < 2 for issue in row.issues):
            yield row.mark, f"{row.what}: is {row.date.text} the day, or only the year? If the day, name it in the note"


class _Row(NamedTuple):
    what: str
    mark: Mark
    date: FuzzyDate
    note: str | None
    sources: tuple[str, ...]
    issues: tuple[str, ...]
    state: str | None = None


def _rows(dataset: Dataset) -> Iterator[_Row]:
    for issue in dataset.issues.values():
        for part in issue.parts:
            for entry in part.positions:
                sources = entry.sources or part.sources or issue.sources
                for date in filter(None, (entry.date, entry.until)):
                    what = f"issue {issue.id}, {entry.state}"
                    yield _Row(what, entry.mark, date, entry.note, sources, (issue.id,), entry.state)
    for event in dataset.events.values():
        for date in filter(None, (event.date, event.until)):
            yield _Row(f"event {event.id}", event.mark, date, event.note, event.sources, event.issues)
