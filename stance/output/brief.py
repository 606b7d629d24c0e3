"""The brief of a state: its profile on one screen."""

from collections.abc import Iterable, Iterator, Sequence

from stance.dataset.dates import in_words
from stance.output.answer import ANSWER
from stance.output.document import Block, Cell, Column, Document, Title, table
from stance.output.records import viewed
from stance.output.state_words import code_words, membership_words, state_title, vote_counts
from stance.output.widths import wrapped
from stance.output.words import as_of_words, number_of, position_cell, provenance, status_cell
from stance.questions.answer import Answer
from stance.questions.brief import StateBrief
from stance.questions.changes import Change
from stance.questions.facts import IssueHeading

_SCREEN = 78
"""The columns of a usual screen, without the gap between the heads of the lines and their text."""
_LINES = 18
"""The lines of such a screen without title and provenance; what holds is counted where it does not fit."""
_CHANGES = 3


def _answers(brief: StateBrief) -> list[Answer]:
    return [*brief.members, *(answer for part in brief.topics for answer in part.positions), *brief.latest]


@viewed(StateBrief, ANSWER, _answers)
def brief_view(brief: StateBrief) -> Document:
    """The brief with its title."""
    return Document((Title(f"{state_title(brief.state)}{as_of_words(brief.as_of)}"), *brief_blocks(brief)))


def brief_blocks(brief: StateBrief) -> tuple[Block, ...]:
    """Who the state is, what holds, its latest votes, what changed, what to ask next."""
    above, below = [*_identity(brief)], [*_votes(brief), ("Changed", _changed(brief)), ("Next", _next(brief))]
    heads = (*(head for head, _ in above), *(part.topic for part in brief.topics))
    columns = _SCREEN - max(map(len, heads))
    topics = _held(brief, _LINES - _lines((text for _, text in (*above, *below) if text), columns), columns)
    rows = [(Cell(head, "title"), text) for head, text in (*above, *topics, *below) if text]
    return table(("", Column("", wraps=True)), rows), provenance(brief.dataset)


def _identity(brief: StateBrief) -> Iterator[tuple[str, str]]:
    state = brief.state
    yield "Codes", "; ".join(part for part in (", ".join(code_words(state)), membership_words(state)) if part)
    issues = {issue.id: issue for issue in brief.issues}
    yield "Member of", ", ".join(f"{issues[own.issue].short} ({_year(own.since)})" for own in brief.members)


def _held(brief: StateBrief, most: int, columns: int) -> Iterator[tuple[str, str]]:
    """The topics with what holds, in so many lines of a screen; the rest of each topic is counted."""
    issues = {issue.id: issue for issue in brief.issues}

    def texts(shown: Sequence[int]) -> Iterator[str]:
        for part, number in zip(brief.topics, shown, strict=True):
            named = [_position(answer, issues[answer.issue]) for answer in part.positions[:number]]
            left = len(part.positions) - number
            yield "; ".join([*named, *([f"{left} more"] if left else [])])

    shown = [1] * len(brief.topics)
    for wanted in range(2, max((len(part.positions) for part in brief.topics), default=0) + 1):
        for place, part in enumerate(brief.topics):
            more = [*shown[:place], wanted, *shown[place + 1 :]]
            if shown[place] == wanted - 1 < len(part.positions) and _lines(texts(more), columns) <= most:
                shown = more
    yield from zip((part.topic for part in brief.topics), texts(shown), strict=True)


def _lines(texts: Iterable[str], columns: int) -> int:
    return sum(len(wrapped(text, columns)) for text in texts)


def _position(answer: Answer, issue: IssueHeading) -> str:
    """The issue, the status and since when; of what was last heard of long ago, the year of the last word."""
    status = position_cell(answer, issue).text
    return f"{issue.short}: {status}" if answer.aged else f"{issue.short}: {status} ({_year(answer.since)})"


def _year(day: str | None) -> str:
    return in_words(f"{day[:4]}{day[-1] if day[-1] in '~?' else ''}") if day else "?"


def _votes(brief: StateBrief) -> Iterator[tuple[str, str]]:
    issues = {issue.id: issue for issue in brief.issues}
    if brief.votes is not None:
        counted = number_of(brief.votes.votes, "roll call")
        yield "Votes", f"{counted} since {brief.first_vote}: {vote_counts(brief.votes)}"
        yield "Latest", "; ".join(_vote(vote, issues[vote.issue]) for vote in brief.latest)


def _vote(vote: Answer, issue: IssueHeading) -> str:
    return f"{in_words(vote.since or '')} {issue.short}: {status_cell(vote.status, vote.answer, issue).text}"


def _changed(brief: StateBrief) -> str:
    if not brief.changes:
        return f"nothing{' but votes' if brief.votes else ''} on record since {in_words(brief.since)}"
    issues = {issue.id: issue for issue in brief.issues}
    latest = brief.changes[-_CHANGES:]
    shown = [_change(change, issues[change.issue]) for change in reversed(latest)]
    left = len(brief.changes) - len(latest)
    return "; ".join([*shown, *([f"{left} more since {in_words(brief.since)}"] if left else [])])


def _change(change: Change, issue: IssueHeading) -> str:
    status = change.status or change.previous or ""
    label = issue.label(status)
    return f"{in_words(change.date)} {issue.short}: {label if change.status else f'end of {label}'}"


def _next(brief: StateBrief) -> str:
    """What to ask next; the topics may be typed as they stand there."""
    code = brief.state.code
    itself = f"on {brief.state.name} itself: stance {brief.recognition}; " if brief.recognition else ""
    return f"{itself}stance show {code} --full, with sources; stance timeline {code}"
