"""A comparison as a heat strip: states by votes, the votes by date, states beside those that voted like them."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from stance.dataset.dates import in_words
from stance.errors import UsageError
from stance.output import records as rec
from stance.output.comparison import comparison_document
from stance.output.document import Block, Column, Document, Picture, Table, Title, paragraph, table
from stance.output.pictures.heat import Grid, Head, Row, Square
from stance.output.pictures.heat_drawing import heat_drawing
from stance.output.pictures.heat_text import heat_lines
from stance.output.pictures.letters import ANSWERS, legend, letter
from stance.output.view import View
from stance.output.words import as_of_words, colophon, status_style
from stance.questions.answer import Answer
from stance.questions.comparison import Comparison
from stance.questions.facts import IssueFacts

_KEYED = 120
"""A drawing has a key of its columns up to this many of them."""
_WORDS = {"no-record": "no record", "not-yet": "not held yet", "ineligible": "not eligible", "disputed": "disputed"}
_SIGNS = ("Y", "N", "A", "X", "/", ".", "!")
ORDER = "States that voted alike stand beside each other, those without a joint vote with any other last."


class _Strip(NamedTuple):
    """What the picture and the key of its columns are made of."""

    votes: tuple[IssueFacts, ...]
    states: dict[str, str]
    cells: dict[str, dict[str, Sequence[Answer]]]
    order: tuple[str, ...]


def comparison_heat_view(comparison: Comparison) -> View:
    """The view of a comparison as a heat strip.

    Raises:
        UsageError: none of the issues is a vote.
    """
    if comparison.issues and not any(issue.type == "vote" for issue in comparison.issues):
        raise UsageError(
            "none of these issues is a vote, and --heat draws votes", "'stance issues --type vote' lists them"
        )
    return View(
        rec.ANSWER,
        lambda: rec.records(comparison.positions, rec.ANSWER),
        lambda: _document(comparison),
        picture=lambda: comparison_heat_picture(comparison),
        page=lambda: _page(comparison),
    )


def comparison_heat_picture(comparison: Comparison) -> Picture:
    """The strip alone."""
    return _picture(comparison, _strip(comparison))


def _picture(comparison: Comparison, strip: _Strip) -> Picture:
    grid = _grid(comparison, strip)
    return Picture(
        grid.title, grid.description, lambda screen: heat_lines(grid, screen), lambda: heat_drawing(grid),
        colophon(comparison.dataset),
    )  # fmt: skip


def _document(comparison: Comparison) -> Document:
    strip = _strip(comparison)
    picture = _picture(comparison, strip)
    blocks: list[Block] = [Title(picture.title), picture]
    if strip.order:
        more = "The same without --heat has the sources of every cell."
        blocks += [_key(strip), paragraph(more, colophon(comparison.dataset), style="dim")]
    else:
        blocks.append(paragraph(colophon(comparison.dataset), style="dim"))
    return Document(tuple(blocks))


def _page(comparison: Comparison) -> Document:
    """The strip, and below it the table it is made of, with its sources."""
    strip = _strip(comparison)
    picture = _picture(comparison, strip)
    _, *rows = comparison_document(comparison).blocks
    key = [_key(strip)] if len(strip.votes) > _KEYED else []
    return Document((Title(picture.title), picture, *key, *rows))


def _strip(comparison: Comparison) -> _Strip:
    votes = [issue for issue in comparison.issues if issue.type == "vote"]
    votes.sort(key=lambda issue: issue.date or "")
    states: dict[str, str] = {}
    cells: dict[str, dict[str, list[Answer]]] = {}
    for answer in comparison.positions:
        states[answer.code] = answer.state
        cells.setdefault(answer.code, {}).setdefault(answer.issue, []).append(answer)
    kept: dict[str, dict[str, Sequence[Answer]]] = {code: dict(own) for code, own in cells.items()}
    return _Strip(tuple(votes), states, kept, comparison.by_similarity)


def _grid(comparison: Comparison, strip: _Strip) -> Grid:
    made: dict[tuple[str, str], Square] = {}
    rows = tuple(
        Row(strip.states[code], code, strip.states[code],
            tuple(_square(strip.cells[code][issue.id], issue, made) for issue in strip.votes))
        for code in strip.order
    )  # fmt: skip
    heads = tuple(
        Head(str(number), (issue.date or "")[:4], f"{in_words(issue.date or '')}, {issue.id}")
        for number, issue in enumerate(strip.votes, 1)
    )
    key = tuple(
        (str(number), in_words(issue.date or ""), issue.id, _counts(strip, issue), _titled(strip, issue))
        for number, issue in enumerate(strip.votes, 1)
    ) if len(strip.votes) <= _KEYED and rows else ()  # fmt: skip
    return Grid(
        rows, heads if rows else (), (3, 2, 1), (8.5, 28.0), tuple(_legend(comparison, strip, rows)), (), (), (), key,
        True, _title(comparison, strip), _description(strip, rows),
    )  # fmt: skip


def _square(answers: Sequence[Answer], issue: IssueFacts, made: dict[tuple[str, str], Square]) -> Square:
    """The cell; equal ones are one object, as there may be a million of them."""
    answer = answers[0]
    words = _words(answers, issue)
    if len(answers) > 1 or answer.status is None or answer.answer != "recorded":
        sign, style = ANSWERS[answer.answer], "doubt" if answer.answer in ("disputed", "uncertain") else ""
    else:
        sign, style = letter(issue, answer.status), status_style(answer.status)
    return made.setdefault((sign, words), Square(sign, sign, style, words))


def _words(answers: Sequence[Answer], issue: IssueFacts) -> str:
    said = " or ".join(
        dict.fromkeys(issue.labels.get(answer.status, answer.status) for answer in answers if answer.status)
    )
    answer = answers[0]
    if answer.answer != "recorded":
        kind = _WORDS.get(answer.answer, answer.answer)
        return f"{kind}, {said}" if said and answer.answer != "ineligible" else kind
    return said if answer.confidence == "high" else f"{said} ({answer.confidence} confidence)"


def _counts(strip: _Strip, issue: IssueFacts) -> str:
    """How many of the states shown took each position, by its sign."""
    counts = Counter(_square(strip.cells[code][issue.id], issue, {}).sign for code in strip.order)
    return ", ".join(f"{sign} {counts[sign]}" for sign in _SIGNS if sign in counts)


def _titled(strip: _Strip, issue: IssueFacts) -> str:
    """The title, with a word where cells are of less than high confidence."""
    doubts = _doubts(strip, issue)
    return f"{issue.title} ({doubts} confidence)" if doubts else issue.title


def _key(strip: _Strip) -> Table:
    """The columns by their numbers: dates, how many of the states shown took each position, titles."""
    columns = (
        Column("No.", right=True),
        Column("Date"),
        Column("Issue"),
        Column("Positions"),
        Column("Title", wraps=True),
    )
    return table(columns, (
        [str(number), issue.date or "", issue.id, _counts(strip, issue), _titled(strip, issue)]
        for number, issue in enumerate(strip.votes, 1)
    ), fixed=3)  # fmt: skip


def _doubts(strip: _Strip, issue: IssueFacts) -> str:
    """How many of the cells are of less than high confidence, and of which; empty where none is."""
    grades = Counter(
        answer.confidence for code in strip.order for answer in strip.cells[code][issue.id][:1] if answer.confidence
    )
    of = sum(grades.values())
    return ", ".join(
        f"{grade}" if grades[grade] == of else f"{grade} in {grades[grade]}"
        for grade in ("medium", "low") if grades[grade]
    )  # fmt: skip


def _legend(comparison: Comparison, strip: _Strip, rows: Sequence[Row]) -> list[str]:
    if not comparison.issues:
        return ["The states do not differ on any of the issues."]
    if not rows:
        return ["No state meets the conditions."]
    used = {
        (issue.id, answer.status)
        for issue in strip.votes for code in strip.order for answer in strip.cells[code][issue.id]
        if answer.status and answer.answer in ("recorded", "disputed", "uncertain")
    }  # fmt: skip
    lines = legend(strip.votes, sorted(used))
    kinds = {strip.cells[code][issue.id][0].answer for issue in strip.votes for code in strip.order}
    signs = [
        f"{ANSWERS[kind]} {words}" for kind, words in (
            ("no-record", "no record, which is no position"), ("not-yet", "not held yet on the day asked"),
            ("ineligible", "not eligible"), ("uncertain", "uncertain"),
            ("disputed", "disputed: sources or files disagree"),
        ) if kind in kinds
    ]  # fmt: skip
    lines += [f"{'; '.join(signs)}."] * bool(signs)
    if any(status == "absent" for _, status in used):
        lines.append("Absent is not abstaining: the state cast no vote.")
    lines.append(ORDER)
    others = [issue.id for issue in comparison.issues if issue.type != "vote"]
    if others:
        lines.append(f"Not drawn, as they are no votes: {', '.join(others)}.")
    return lines


def _title(comparison: Comparison, strip: _Strip) -> str:
    states = f"{len(strip.order)} state{'' if len(strip.order) == 1 else 's'}"
    when = as_of_words(comparison.as_of.asked, comparison.as_of.day)
    if not strip.votes:
        return f"{states} on no vote{when}"
    first, last = strip.votes[0].date or "", strip.votes[-1].date or ""
    if len(strip.votes) == 1:
        return f"{strip.votes[0].title}: {states}{when}"
    days = in_words(first) if first == last else f"{in_words(first)} to {in_words(last)}"
    return f"{states} on {len(strip.votes)} votes, {days}{f',{when}' if when else ''}"


def _description(strip: _Strip, rows: Sequence[Row]) -> str:
    """The picture in words: the states in their order with how often each took each position."""
    parts = []
    for row in rows:
        counts = Counter(square.words.partition(" (")[0] for square in row.squares)
        parts.append(f"{row.name}: {', '.join(f'{count} {words}' for words, count in sorted(counts.items()))}.")
    return f"{ORDER} {' '.join(parts)}" if parts else "There is nothing to draw."
