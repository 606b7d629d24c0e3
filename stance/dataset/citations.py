"""What rests on which sources: every row of a dataset with the sources that back it."""

from collections.abc import Iterator
from typing import NamedTuple

from stance.dataset.model import Dataset, Issue
from stance.dataset.nodes import Mark


class Citation(NamedTuple):
    """A thing, in words, with its place and the ids of its sources.

    ``kind`` is `state` (its codes), `group`, `issue`, `alignment`, `votes`, `position`, `reading`, `event`, `claim`
    (the source that makes it) or `finding` (the evidence on a claim). ``issue`` is the issue that votes and positions
    are on.
    """

    kind: str
    what: str
    mark: Mark
    sources: tuple[str, ...]
    issue: Issue | None = None


def citations(dataset: Dataset) -> Iterator[Citation]:
    """Everything that names sources, rows with the issue's sources where they have none of their own."""
    for state in dataset.states.values():
        yield Citation("state", f"state {state.code}", state.mark, state.sources)
    for group in dataset.groups.values():
        yield Citation("group", f"group {group.id}", group.mark, group.sources)
    for issue in dataset.issues.values():
        yield from _of_issue(issue)
    for event in dataset.events.values():
        yield Citation("event", f"event {event.id}", event.mark, event.sources)
    for claim in dataset.claims.values():
        yield Citation("claim", f"claim {claim.id}", claim.mark, (claim.source,))
        yield Citation("finding", f"claim {claim.id}", claim.mark, claim.sources)


def _of_issue(issue: Issue) -> Iterator[Citation]:
    for entry in issue.alignment:
        yield Citation("alignment", f"issue {issue.id}: alignment with {entry.reference}", entry.mark, entry.sources)
    for part in issue.parts:
        default = part.sources or issue.sources
        yield Citation("issue", f"issue {issue.id}", part.mark, part.sources)
        if part.votes:
            yield Citation("votes", f"issue {issue.id}: the votes", part.mark, default, issue)
        for position in part.positions:
            what = f"issue {issue.id}, {position.state}: {position.status}"
            if position.date is not None:
                what += f" {position.date.text}"
            yield Citation("position", what, position.mark, position.sources or default, issue)
            if position.mechanism_source:
                yield Citation("reading", what, position.mark, (position.mechanism_source,))
