"""States by votes as a heat strip: what is in its squares, heads, legend and key, whatever it is drawn with."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from stance.dataset.dates import in_words
from stance.dataset.vocabulary import is_act, issue_type
from stance.output.pictures.frame import Caption, question_of
from stance.output.pictures.heat import ORDER, Grid, Head, Row, Square
from stance.output.pictures.legend import swatches
from stance.output.pictures.letters import ANSWERS, legend, letter, meanings, style_of
from stance.output.words import as_of_words
from stance.questions.answer import Answer
from stance.questions.comparison import Comparison
from stance.questions.facts import IssueHeading
from stance.questions.names import told_apart

_WORDS = {
    "none-found": "none found", "no-record": "no record", "not-yet": "not held yet", "ineligible": "not eligible",
    "disputed": "disputed",
}  # fmt: skip


Squares = dict[tuple[object, ...], Square]
"""The squares by what they stand for: the issue, and each answer's status, kind and confidence."""


class Strip(NamedTuple):
    """What the picture and the key of its columns are made of."""

    votes: tuple[IssueHeading, ...]
    states: dict[str, str]
    cells: dict[str, dict[str, Sequence[Answer]]]
    order: tuple[str, ...]


def strip_of(comparison: Comparison) -> Strip:
    """The votes of a comparison by date, and its states in the order of similarity."""
    votes = [issue for issue in comparison.issues if is_act(issue.type)]
    votes.sort(key=lambda issue: issue.date or "")
    states: dict[str, str] = {}
    cells: dict[str, dict[str, list[Answer]]] = {}
    for answer in comparison.positions:
        states[answer.code] = answer.state
        cells.setdefault(answer.code, {}).setdefault(answer.issue, []).append(answer)
    kept: dict[str, dict[str, Sequence[Answer]]] = {code: dict(own) for code, own in cells.items()}
    return Strip(tuple(votes), told_apart(states), kept, comparison.by_similarity)


def strip_grid(comparison: Comparison, strip: Strip) -> Grid:
    """What is to be drawn."""
    made: Squares = {}
    rows = tuple(
        Row(strip.states[code], code, strip.states[code],
            tuple(_square(strip.cells[code][issue.id], issue, made) for issue in strip.votes))
        for code in strip.order
    )  # fmt: skip
    heads = tuple(
        Head(str(number), (issue.date or "")[:4], f"{in_words(issue.date or '')}, {issue.id}", issue.short,
             not issue.complete)
        for number, issue in enumerate(strip.votes, 1)
    )  # fmt: skip
    meant = meanings(strip.votes, _used(strip))
    return Grid(
        rows, heads if rows else (), (3, 2, 1), (9.0, 28.0),
        tuple(legend(meant)), tuple(_legend(comparison, strip, rows)), (), (),
        tuple(swatches(meant)), True,
        Caption(_title(comparison, strip), _subtitle(comparison, strip), _description(strip, rows)),
    )  # fmt: skip


def _square(answers: Sequence[Answer], issue: IssueHeading, made: Squares) -> Square:
    """The cell; equal ones are one object, as there may be a million of them."""
    key = (issue.id, *((answer.status, answer.answer, answer.confidence) for answer in answers))
    if key not in made:
        made[key] = _new_square(answers, issue)
    return made[key]


def _new_square(answers: Sequence[Answer], issue: IssueHeading) -> Square:
    answer = answers[0]
    words = _words(answers, issue)
    if len(answers) > 1 or answer.status is None or answer.answer != "recorded":
        sign, style = ANSWERS[answer.answer], "doubt" if answer.answer in ("disputed", "uncertain") else ""
    else:
        sign, style = letter(issue, answer.status), style_of(issue, answer.status)
    return Square(sign, sign, style, words)


def _words(answers: Sequence[Answer], issue: IssueHeading) -> str:
    said = " or ".join(dict.fromkeys(issue.label(answer.status) for answer in answers if answer.status))
    answer = answers[0]
    if answer.answer != "recorded":
        kind = _WORDS.get(answer.answer, answer.answer)
        return f"{kind}, {said}" if said and answer.answer != "ineligible" else kind
    return said if answer.confidence == "high" else f"{said} ({answer.confidence} confidence)"


def counted(strip: Strip, issue: IssueHeading) -> str:
    """How many of the states shown took each position, by its sign."""
    signs = (*(status.letter for status in issue_type(issue.type).statuses), *ANSWERS.values())
    made: Squares = {}
    counts = Counter(_square(strip.cells[code][issue.id], issue, made).sign for code in strip.order)
    return ", ".join(f"{sign} {counts[sign]}" for sign in dict.fromkeys(signs) if sign in counts)


def titled(strip: Strip, issue: IssueHeading) -> str:
    """The title, with a word where the roll call is partial and where cells are of less than high confidence."""
    doubts = _doubts(strip, issue)
    words = [*(["partial"] if not issue.complete else []), *([f"{doubts} confidence"] if doubts else [])]
    return f"{issue.title} ({', '.join(words)})" if words else issue.title


def _doubts(strip: Strip, issue: IssueHeading) -> str:
    """How many of the cells are of less than high confidence, and of which; empty where none is."""
    grades = Counter(
        answer.confidence for code in strip.order for answer in strip.cells[code][issue.id][:1] if answer.confidence
    )
    of = sum(grades.values())
    return ", ".join(
        f"{grade}" if grades[grade] == of else f"{grade} in {grades[grade]}"
        for grade in ("medium", "low") if grades[grade]
    )  # fmt: skip


def _legend(comparison: Comparison, strip: Strip, rows: Sequence[Row]) -> list[str]:
    if not comparison.issues:
        return ["The states do not differ on any of the issues."]
    if not rows:
        return ["No state meets the conditions."]
    lines = []
    kinds = {strip.cells[code][issue.id][0].answer for issue in strip.votes for code in strip.order}
    signs = [
        f"{ANSWERS[kind]} {words}" for kind, words in (
            ("none-found", "searched, none found"), ("no-record", "no record (not a position)"),
            ("not-yet", "not held yet on the day asked"),
            ("ineligible", "not eligible"), ("uncertain", "uncertain"),
            ("disputed", "disputed: sources or files disagree"),
        ) if kind in kinds
    ]  # fmt: skip
    lines += [f"{'; '.join(signs)}."] * bool(signs)
    if any(status == "absent" for _, status in _used(strip)):
        lines.append("Absent is not abstaining: the state cast no vote.")
    lines.append(ORDER)
    others = [issue.id for issue in comparison.issues if not is_act(issue.type)]
    if others:
        lines.append(f"Not drawn, as they are no votes: {', '.join(others)}.")
    return lines


def _used(strip: Strip) -> set[tuple[str, str]]:
    """The pairs of issue and status that the strip shows."""
    return {
        (issue.id, answer.status)
        for issue in strip.votes for code in strip.order for answer in strip.cells[code][issue.id]
        if answer.status and answer.answer in ("recorded", "disputed", "uncertain")
    }  # fmt: skip


def _subtitle(comparison: Comparison, strip: Strip) -> str:
    if len(strip.votes) == 1:
        return question_of(strip.votes[0], comparison.sources)
    return "A row for each state, a column for each vote of the General Assembly."


def _title(comparison: Comparison, strip: Strip) -> str:
    states = f"{len(strip.order)} state{'' if len(strip.order) == 1 else 's'}"
    when = as_of_words(comparison.as_of)
    if not strip.votes:
        return f"{states} on no vote{when}"
    first, last = strip.votes[0].date or "", strip.votes[-1].date or ""
    if len(strip.votes) == 1:
        return f"{strip.votes[0].title}: {states}{when}"
    days = in_words(first) if first == last else f"{in_words(first)} to {in_words(last)}"
    return f"{states} on {len(strip.votes)} votes, {days}{f',{when}' if when else ''}"


def _description(strip: Strip, rows: Sequence[Row]) -> str:
    """The picture in words: the states in their order with how often each took each position."""
    parts = []
    for row in rows:
        counts = Counter(square.words.partition(" (")[0] for square in row.squares)
        parts.append(f"{row.name}: {', '.join(f'{count} {words}' for words, count in sorted(counts.items()))}.")
    return f"{ORDER} {' '.join(parts)}" if parts else "There is nothing to draw."
