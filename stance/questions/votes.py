"""A state's roll calls counted by year and topic, where there are too many to be listed.

Up to the last vote of the record the counts are read from the index, so that their cost does not grow with it.
"""

from collections.abc import Iterable
from typing import NamedTuple

from stance.index.cache import Index

EVERY_VOTE = "un-vote"
"""The topic that all roll calls have, and that says nothing of them."""

_TOPICS = 12
DISPUTED = "disputed"


class VoteCount(NamedTuple):
    """How often a state took each status in a year or on a topic; `disputed` where two files disagree."""

    what: str
    counts: dict[str, int]

    @property
    def votes(self) -> int:
        """All of them."""
        return sum(self.counts.values())


class VoteSummary(NamedTuple):
    """A state's roll calls by year, in order, and on the topics with most of them; ``topics_left`` are not named."""

    years: tuple[VoteCount, ...]
    topics: tuple[VoteCount, ...]
    topics_left: int

    @property
    def whole(self) -> VoteCount:
        """All years together."""
        if not self.years:
            return VoteCount("", {})
        span = f"{self.years[0].what}-{self.years[-1].what}"
        return _grouped((span, status, count) for year in self.years for status, count in year.counts.items())[0]


Row = tuple[str, str, int]


def vote_summary(index: Index, state: int, day: int) -> VoteSummary:
    """The roll calls of a state up to a day."""
    last = dict(index.rows("SELECT key, value FROM meta WHERE key = 'last_vote'"))
    if day >= int(last.get("last_vote", 0)):
        years = index.rows("SELECT year, status, count FROM vote_year WHERE state = ?", (state,))
        topics = index.rows("SELECT topic, status, count FROM vote_topic WHERE state = ?", (state,))
    else:
        years, topics = _counted(index, state, day)
    by_topic = sorted(_grouped(topics), key=lambda count: (-count.votes, count.what))
    by_topic = _without_echoes(count for count in by_topic if count.what != EVERY_VOTE)
    by_year = tuple(sorted(_grouped(years), key=lambda count: count.what))
    return VoteSummary(by_year, tuple(by_topic[:_TOPICS]), max(0, len(by_topic) - _TOPICS))


def _without_echoes(counts: Iterable[VoteCount]) -> list[VoteCount]:
    """Without subheadings that are all there is of their heading: `disarmament-general-and-complete`."""
    kept: dict[str, VoteCount] = {}
    for count in counts:
        words = count.what.split("-")
        headings = (kept.get("-".join(words[:length])) for length in range(1, len(words)))
        if not any(heading is not None and heading.counts == count.counts for heading in headings):
            kept[count.what] = count
    return list(kept.values())


def _counted(index: Index, state: int, day: int) -> tuple[list[Row], list[Row]]:
    """The same counts from the rows themselves."""
    statuses: dict[int, tuple[str, str]] = {}
    for issue, year, status in index.rows(
        "SELECT p.issue, substr(p.date, 1, 4), p.status FROM position p JOIN issue i ON i.id = p.issue"
        " WHERE p.state = ? AND i.shape = 'act' AND p.last <= ?",
        (state, day),
    ):
        known = statuses.setdefault(issue, (year, status))
        if known[1] != status:
            statuses[issue] = (year, DISPUTED)
    named = index.rows("SELECT topic, issue FROM issue_topic")
    return (
        [(year, status, 1) for year, status in statuses.values()],
        [(topic, statuses[issue][1], 1) for topic, issue in named if issue in statuses],
    )


def _grouped(rows: Iterable[Row]) -> list[VoteCount]:
    counts: dict[str, dict[str, int]] = {}
    for what, status, count in rows:
        of = counts.setdefault(what, {})
        of[status] = of.get(status, 0) + count
    return [VoteCount(what, of) for what, of in counts.items()]
