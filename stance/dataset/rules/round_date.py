"""The first and the last day of a year are what careless records make of "in 2014". Write `2014` where only the year
is known. Where the day is real, any of these says so: the note names it ("In force on 1 January 2011."), a source is
dated that day, or several states share it, as where a treaty took effect."""

from collections import defaultdict
from collections.abc import Iterator

from stance.dataset.dates import FuzzyDate
from stance.dataset.model import Dataset
from stance.dataset.nodes import Mark
from stance.dataset.problems import WARNING, Finding

CODE = "round-date"
SEVERITY = WARNING
TITLE = "A date of 1 January or 31 December is meant, not a stand-in for the year"

_NAMED = {
    "01-01": ("1 january", "january 1", "1 jan", "jan 1", "new year"),
    "12-31": ("31 december", "december 31", "31 dec", "dec 31", "new year's eve"),
}


def check(dataset: Dataset) -> Iterator[Finding]:
    """The round dates that nothing bears out."""
    sharing: dict[tuple[str, str], set[str]] = defaultdict(set)
    rows: list[tuple[str, Mark, FuzzyDate, str | None, tuple[str, ...], tuple[str, ...]]] = []
    for issue in dataset.issues.values():
        for entry in (entry for part in (issue, *issue.additions) for entry in part.positions):
            for date in filter(None, (entry.date, entry.until)):
                sharing[issue.id, date.text].add(entry.state)
                what = f"issue {issue.id}, {entry.state}"
                rows.append((what, entry.mark, date, entry.note, entry.sources or issue.sources, (issue.id,)))
    for event in dataset.events.values():
        rows += (
            (f"event {event.id}", event.mark, date, event.note, event.sources, event.issues)
            for date in (event.date, event.until)
            if date is not None
        )
    for what, mark, date, note, sources, issues in rows:
        words = _NAMED.get(date.text[5:], ())
        if not words or any(word in (note or "").casefold() for word in words):
            continue
        cited = (dataset.sources.get(key) for key in sources)
        of_that_day = any(source and source.date and source.date.text == date.text for source in cited)
        if not of_that_day and all(len(sharing[issue, date.text]) < 2 for issue in issues):
            yield mark, f"{what}: is {date.text} the day, or only the year? If it is the day, name it in the note"
