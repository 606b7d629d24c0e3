"""What rests on which sources: every row of a dataset with the sources that back it."""

from collections.abc import Iterator
from typing import NamedTuple

from stance.dataset.model import Dataset, Issue
from stance.dataset.nodes import Mark


class Citation(NamedTuple):
    """A thing, in words, with its place and the ids of its sources. ``issue`` is what votes and positions are on."""

    what: str
    mark: Mark
    sources: tuple[str, ...]
    issue: Issue | None = None


def citations(dataset: Dataset) -> Iterator[Citation]:
    """Everything that rests on sources, rows with the issue's sources where they have none of their own.

    Of a claim it is what the evidence says of it: who makes it is what is judged.
    """
    for state in dataset.states.values():
        yield Citation(f"state {state.code}", state.mark, state.sources)
    for group in dataset.groups.values():
        yield Citation(f"group {group.id}", group.mark, group.sources)
    for issue in dataset.issues.values():
        yield from _of_issue(issue)
    for event in dataset.events.values():
        yield Citation(f"event {event.id}", event.mark, event.sources)
    for claim in dataset.claims.values():
        yield Citation(f"claim {claim.id}", claim.mark, claim.sources)


def _of_issue(issue: Issue) -> Iterator[Citation]:
    for entry in issue.alignment:
        yield Citation(f"issue {issue.id}: alignment with {entry.reference}", entry.mark, entry.sources)
    for part in issue.parts:
        default = part.sources or issue.sources
        yield Citation(f"issue {issue.id}", part.mark, part.sources)
        if part.votes:
            yield Citation(f"issue {issue.id}: the votes", part.mark, default, issue)
        for position in part.positions:
            what = f"issue {issue.id}, {position.state}: {position.status}"
            if position.date is not None:
                what += f" {position.date.text}"
            yield Citation(what, position.mark, position.sources or default, issue)
            if position.mechanism_source:
                yield Citation(what, position.mark, (position.mechanism_source,))
