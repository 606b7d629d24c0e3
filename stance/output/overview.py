"""Several states side by side on one screen."""

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from stance.output.agreement import figure
from stance.output.answer import ANSWER
from stance.output.document import Cell, Column, Document, Line, Table, Title, paragraph, table
from stance.output.matrix import matrix_cell
from stance.output.records import viewed
from stance.output.widths import broken, wrapped
from stance.output.words import and_list, as_of_words, number_of, provenance
from stance.questions.overview import Overview

_COLUMNS = 80
_LINES = 23
"""A usual screen, without the line of the prompt."""
_OTHER_LINES = 8
"""The lines of title, head and provenance, and those between the blocks."""
_TWO = 2
_FEW_STATES = 3
"""Up to so many states have a line for their memberships, and leave room for a column of topics."""
_NAMED = 36
"""The columns that topic and issue take."""
_FEW_PAIRS = 3
_SIGNS = "A question mark: medium or low confidence. A year in brackets: that of the last word."


@viewed(
    Overview, ANSWER, lambda overview: (*overview.members, *(own for part in overview.topics for own in part.positions))
)
def overview_view(overview: Overview) -> Document:
    """What each is a member of, the main issues by topic, how alike they voted, how to see all."""
    when = as_of_words(overview.as_of)
    above = [*_members(overview)]
    below = [_SIGNS if overview.topics else "", *_votes(overview), *_recognition(overview), _next(overview)]
    left = _LINES - _OTHER_LINES - sum(len(wrapped(line, _COLUMNS)) for line in (*above, *below))
    names = list(overview.names.values())
    title = f"{overview.group}: {len(names)} states" if overview.group else and_list(names)
    return Document((
        Title(f"{title}{when}"),
        paragraph(*above),
        _matrix(overview, left) if overview.topics else paragraph("On no other issue have half of them a position."),
        paragraph(*below),
        provenance(overview.dataset),
    ))  # fmt: skip


def _members(overview: Overview) -> Iterator[str]:
    """What all are members of, then what each is besides, or how many of many states are."""
    issues = {issue.id: issue for issue in overview.issues}
    own = {code: [answer.issue for answer in overview.members if answer.code == code] for code in overview.names}
    joined = Counter(answer.issue for answer in overview.members)
    common = [key for key, count in joined.items() if count == len(own)]
    if common:
        both = "Both" if len(own) == _TWO else "All"
        yield f"{both} are members of: {', '.join(issues[key].short for key in common)}."
    if len(own) > _FEW_STATES:
        rest = [f"{issues[key].short} {count}" for key, count in joined.most_common() if key not in common]
        yield f"Members among the {len(own)} states: {', '.join(rest)}." if rest else ""
        return
    for code, keys in own.items():
        rest = [issues[key].short for key in keys if key not in common]
        if rest:
            yield f"{overview.names[code]}{' also' if common else ''}: {', '.join(rest)}."


def _matrix(overview: Overview, most: int) -> Table:
    """The main issues, in so many lines of a screen."""
    codes = list(overview.names)
    with_topic = len(codes) <= _FEW_STATES
    room = max((_COLUMNS - (_NAMED if with_topic else _NAMED // 2)) // len(codes) - 2, 1)
    columns = (Column(name, breaks=True) for name in overview.names.values())
    heads = ("Topic" if with_topic else None, "Issue", *columns)
    return table(heads, _rows(overview, room, most), fixed=2 if with_topic else 1)


def _rows(overview: Overview, room: int, left: int) -> list[list[Cell | Line]]:
    """By topic as many issues as a screen has lines for: the first of each topic, then the second, ..."""
    issues = {issue.id: issue for issue in overview.issues}
    listed = [dict.fromkeys(answer.issue for answer in part.positions) for part in overview.topics]
    rows: dict[str, list[list[Cell | Line]]] = {part.topic: [] for part in overview.topics}
    for keys in zip_longest(*listed):
        for part, key in zip(overview.topics, keys, strict=True):
            if key is None:
                continue
            answers = [answer for answer in part.positions if answer.issue == key]
            own = ([answer for answer in answers if answer.code == code] for code in overview.names)
            cells = [matrix_cell(of_state, issues[key]) for of_state in own]
            lines = max(len(broken(cell.text, room)) for cell in cells)
            if lines <= left:
                left -= lines
                rows[part.topic].append(["" if rows[part.topic] else part.topic, issues[key].short, *cells])
    return [row for of_topic in rows.values() for row in of_topic]


def _votes(overview: Overview) -> Iterator[str]:
    names = overview.names
    figures = [
        f"{names[pair.a]} and {names[pair.b]} {figure(pair.agreement)} over {number_of(pair.votes, 'joint vote')}"
        for pair in overview.pairs if pair.agreement is not None
    ]  # fmt: skip
    if figures and len(overview.pairs) <= _FEW_PAIRS:
        yield f"Agreement in UN votes, from 0 to 1: {'; '.join(figures)}."


def _recognition(overview: Overview) -> Iterator[str]:
    """Where to see what the others say of a state that not all recognise."""
    if overview.group:
        return
    for code, issue in overview.recognition.items():
        others = " ".join(other for other in overview.names if other != code)
        yield f"On {overview.names[code]} itself: stance {others} {issue}"


def _next(overview: Overview) -> str:
    whom = f"--group {overview.group}" if overview.group else " ".join(overview.names)
    votes = any(pair.votes for pair in overview.pairs)
    return f"All of it: stance compare {whom} --full{f'; votes: stance agree {whom}' if votes else ''}"
