"""States by votes as a heat strip: what is in its squares, heads, legend and key, whatever it is drawn with."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stance.dataset.dates import in_words
from stance.dataset.vocabulary import is_act, issue_type
from stance.output.pictures.frame import Caption, question_of
from stance.output.pictures.heat import ORDER, Grid, Head, Row, Square
from stance.output.pictures.letters import ANSWERS, UNSETTLED, legend, meanings, sign_of, swatches
from stance.output.words import as_of_words, number_of
from stance.questions.answer import RECORDED, Answer
from stance.questions.comparison import Comparison
from stance.questions.facts import IssueHeading
from stance.questions.names import told_apart

_ANSWERS = {
    "none-found": ("none found", "searched, none found"), "no-record": ("no record", "no record (not a position)"),
    "not-yet": ("not held yet", "not held yet on the day asked"), "ineligible": ("not eligible", "not eligible"),
    "uncertain": ("uncertain", "uncertain"), "disputed": ("disputed", "disputed: sources or files disagree"),
}  # fmt: skip
"""The answers that are no settled status in words: for a square, and for the legend."""


class Strip(NamedTuple):
    """What the picture and the key of its columns are made of: votes by date, and names by code in order of similarity.

    ``columns`` has for each vote the answers for each of the states.
    """

    votes: tuple[IssueHeading, ...]
    states: dict[str, str]
    columns: tuple[list[list[Answer]], ...]


def strip_of(comparison: Comparison) -> Strip:
    """The votes of a comparison with its states."""
    votes = sorted((issue for issue in comparison.issues if is_act(issue.type)), key=lambda issue: issue.date or "")
    answers: dict[tuple[str, str], list[Answer]] = {}
    for answer in comparison.positions:
        answers.setdefault((answer.code, answer.issue), []).append(answer)
    names = told_apart({answer.code: answer.state for answer in comparison.positions})
    states = {code: names[code] for code in comparison.by_similarity}
    return Strip(tuple(votes), states, tuple([answers[code, issue.id] for code in states] for issue in votes))


def strip_grid(comparison: Comparison, strip: Strip) -> Grid:
    """What is to be drawn."""
    made: dict[tuple[object, ...], Square] = {}
    columns = [[_square(answers, issue, made) for answers in column] for issue, column in _columns(strip)]
    rows = tuple(
        Row(name, code, name, tuple(column[place] for column in columns))
        for place, (code, name) in enumerate(strip.states.items())
    )
    heads = tuple(
        Head(str(number), (issue.date or "")[:4], f"{in_words(issue.date or '')}, {issue.id}", issue.short,
             not issue.complete)
        for number, issue in enumerate(strip.votes, 1)
    )  # fmt: skip
    used = {
        (issue.id, answer.status)
        for issue, column in _columns(strip) for answers in column for answer in answers
        if answer.status and answer.answer in (RECORDED, *UNSETTLED)
    }  # fmt: skip
    meant = meanings(strip.votes, used)
    subtitle = "A row for each state, a column for each vote of the General Assembly."
    if len(strip.votes) == 1:
        subtitle = question_of(strip.votes[0], comparison.sources)
    return Grid(
        rows, heads if rows else (), (3, 2, 1), (9.0, 28.0),
        tuple(legend(meant)), tuple(_legend(comparison, strip, used)), (), (),
        tuple(swatches(meant)),
        Caption(_title(comparison, strip), subtitle, _description(rows)),
    )  # fmt: skip


def _columns(strip: Strip) -> Iterator[tuple[IssueHeading, list[list[Answer]]]]:
    return zip(strip.votes, strip.columns, strict=True)


def _square(answers: Sequence[Answer], issue: IssueHeading, made: dict[tuple[object, ...], Square]) -> Square:
    """The cell; equal ones are one object, as there may be a million of them."""
    key = (issue.id, *((answer.status, answer.answer, answer.confidence) for answer in answers))
    if key not in made:
        sign, style = sign_of(answers[0], issue)
        made[key] = Square(sign, sign, style, _words(answers, issue))
    return made[key]


def _words(answers: Sequence[Answer], issue: IssueHeading) -> str:
    said = " or ".join(dict.fromkeys(issue.label(answer.status) for answer in answers if answer.status))
    answer = answers[0]
    if answer.answer != RECORDED:
        kind, _ = _ANSWERS[answer.answer]
        return f"{kind}, {said}" if said and answer.answer != "ineligible" else kind
    return said if answer.confidence == "high" else f"{said} ({answer.confidence} confidence)"


def positions(strip: Strip) -> Iterator[tuple[str, str]]:
    """How many of the states shown took each position, by its sign, and the title of the vote.

    The title says where a roll call is partial, and how many of the cells are of less than high confidence.
    """
    for issue, column in _columns(strip):
        signs = (*(status.letter for status in issue_type(issue.type).statuses), *ANSWERS.values())
        counts = Counter(sign_of(answers[0], issue)[0] for answers in column)
        grades = Counter(answers[0].confidence for answers in column if answers[0].confidence)
        doubts = ", ".join(
            grade if grades[grade] == grades.total() else f"{grade} in {grades[grade]}"
            for grade in ("medium", "low") if grades[grade]
        )  # fmt: skip
        remarks = ["partial"] * (not issue.complete) + [f"{doubts} confidence"] * bool(doubts)
        yield (
            ", ".join(f"{sign} {counts[sign]}" for sign in dict.fromkeys(signs) if sign in counts),
            f"{issue.title} ({', '.join(remarks)})" if remarks else issue.title,
        )


def _legend(comparison: Comparison, strip: Strip, used: set[tuple[str, str]]) -> Iterator[str]:
    if not comparison.issues:
        yield "The states do not differ on any of the issues."
        return
    if not strip.states:
        yield "No state meets the conditions."
        return
    kinds = {answers[0].answer for column in strip.columns for answers in column}
    if signs := "; ".join(f"{ANSWERS[kind]} {words}" for kind, (_, words) in _ANSWERS.items() if kind in kinds):
        yield f"{signs}."
    if any(status == "absent" for _, status in used):
        yield "Absent is not abstaining: the state cast no vote."
    yield ORDER
    others = [issue.id for issue in comparison.issues if not is_act(issue.type)]
    if others:
        yield f"Not drawn, as they are no votes: {', '.join(others)}."


def _title(comparison: Comparison, strip: Strip) -> str:
    states = number_of(len(strip.states), "state")
    when = as_of_words(comparison.as_of)
    if not strip.votes:
        return f"{states} on no vote{when}"
    first, last = strip.votes[0].date or "", strip.votes[-1].date or ""
    if len(strip.votes) == 1:
        return f"{strip.votes[0].title}: {states}{when}"
    days = in_words(first) if first == last else f"{in_words(first)} to {in_words(last)}"
    return f"{states} on {len(strip.votes)} votes, {days}{f',{when}' if when else ''}"


def _description(rows: Sequence[Row]) -> str:
    """The picture in words: the states in their order with how often each took each position."""
    parts = []
    for row in rows:
        counts = Counter(square.words.partition(" (")[0] for square in row.squares)
        parts.append(f"{row.name}: {', '.join(f'{count} {words}' for words, count in sorted(counts.items()))}.")
    return f"{ORDER} {' '.join(parts)}" if parts else "There is nothing to draw."
