"""One letter for each status, so that a picture says it without colour, and the signs for what is no status.

Votes have the codes of the UN's own voting records: Y, N, A, and X for a state that did not vote.
"""

from collections.abc import Iterable, Mapping, Sequence

from stance.dataset.vocabulary import TYPES, issue_type, statuses_of
from stance.output.pictures.style import shade
from stance.output.words import status_style
from stance.questions.facts import IssueHeading

ANSWERS: Mapping[str, str] = {
    "none-found": "-", "no-record": ".", "not-yet": ".", "ineligible": "/", "uncertain": "?", "disputed": "!",
}  # fmt: skip
"""Signs for the answers that are no settled status."""


def letter(issue: IssueHeading, status: str) -> str:
    """The letter of a status; of an assessment, its rank on the scale, 1 being the lowest."""
    if issue.scale:
        return str(issue.scale.index(status) + 1) if status in issue.scale else "?"
    found = issue_type(issue.type).status(status)
    return found.letter if found else "?"


def style_of(issue: IssueHeading, status: str) -> str:
    """The style of a status; of an assessment, the shade of its rank on the scale."""
    if status not in issue.scale:
        return status_style(issue.type, status)
    return shade(issue.scale.index(status) / max(len(issue.scale) - 1, 1))


def legend(issues: Sequence[IssueHeading], used: Iterable[tuple[str, str]]) -> list[str]:
    """What the letters mean, a line for each type: of the pairs (issue, status) that a picture shows.

    Issues that call a status by another name share the letter, and the line has both names.
    """
    facts = {issue.id: issue for issue in issues}
    words: dict[str, dict[tuple[int, str], dict[str, None]]] = {}
    for key, status in used:
        issue = facts[key]
        order = statuses_of(issue.type, issue.scale)
        place = (order.index(status) if status in order else len(order), letter(issue, status))
        # Each assessment has a scale of its own, so each has its own line.
        line = issue.id if issue.scale else issue_type(issue.type).short
        words.setdefault(line, {}).setdefault(place, {})[issue.labels.get(status, status)] = None
    titles = [*(type_.short for type_ in TYPES.values()), *(issue.id for issue in issues if issue.scale)]
    return [f"{title}: {_listed(words[title])}." for title in titles if title in words]


def _listed(words: Mapping[tuple[int, str], Iterable[str]]) -> str:
    return ", ".join(f"{sign} {' or '.join(sorted(names))}" for (_, sign), names in sorted(words.items()))
