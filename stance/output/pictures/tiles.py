"""A tile map as it is to be drawn, whatever it is drawn with: one tile a state, and a key that counts and names."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stance.dataset.dates import in_words, iso
from stance.dataset.vocabulary import is_act
from stance.output.pictures.frame import Caption, question_of
from stance.output.pictures.layouts import Layout, smallest
from stance.output.pictures.letters import UNSETTLED, letter, sign_of
from stance.output.words import as_of_words, number_of, position_cell, search_line, status_cell
from stance.questions.answer import RECORDED, Answer
from stance.questions.comparison import Comparison
from stance.questions.facts import IssueHeading
from stance.questions.names import told_apart

_NOT_ASKED = "not in this query"


class Tile(NamedTuple):
    """A state in its place. Without a ``style`` nothing is recorded of it; without a ``sign`` it was not in this query.

    ``words`` are its name and what holds for it; the ``name`` of one that was not in this query is its code.
    """

    row: int
    column: int
    code: str
    name: str
    sign: str
    style: str
    words: str


class Key(NamedTuple):
    """What a sign stands for, and the codes and the names of the states that have it, ``number`` of them."""

    sign: str
    style: str
    words: str
    number: int
    states: tuple[str, ...]
    names: tuple[str, ...]


class TileMap(NamedTuple):
    """One issue. ``notes`` say what the tiles cannot."""

    heading: str
    short: str
    question: str
    tiles: tuple[Tile, ...]
    keys: tuple[Key, ...]
    notes: tuple[str, ...]


class Scene(NamedTuple):
    """All there is to draw, each map in the same layout; without a map, ``nothing`` says why there is none."""

    caption: Caption
    layout: Layout
    maps: tuple[TileMap, ...]
    nothing: str


def scene_of(comparison: Comparison) -> Scene:
    """What to draw: the smallest layout that has a place for all the states compared."""
    issues = comparison.issues
    states = dict.fromkeys(answer.code for answer in comparison.positions)
    layout = smallest(states)
    nothing = ""
    if not issues:
        nothing = "The states do not differ on any of the issues."
    elif not states:
        nothing = "No state meets the conditions."
    maps = () if nothing else tuple(_map(comparison, issue, layout) for issue in issues)
    title, subtitle = f"{number_of(len(states), 'state')} on {len(issues)} issues{as_of_words(comparison.as_of)}", ""
    if len(issues) == 1:
        title, subtitle = _heading(comparison, issues[0]), question_of(issues[0], comparison.sources)
    return Scene(Caption(title, subtitle, _description(maps, layout, nothing)), layout, maps, nothing)


def _heading(comparison: Comparison, issue: IssueHeading) -> str:
    """The issue with the day: a vote is an act of its own day, all else holds on the day asked for."""
    if is_act(issue.type) and issue.date:
        return f"{issue.title}, {in_words(issue.date)}{as_of_words(comparison.as_of)}"
    return f"{issue.title} as of {in_words(iso(comparison.as_of.day))}"


def _map(comparison: Comparison, issue: IssueHeading, layout: Layout) -> TileMap:
    answers: dict[str, list[Answer]] = {}
    for answer in comparison.positions:
        if answer.issue == issue.id:
            answers.setdefault(answer.code, []).append(answer)
    tiles = tuple(_tile(code, place, answers.get(code, ()), issue) for code, place in layout.places.items())
    notes = _notes(issue, answers, layout, alone=len(comparison.issues) == 1)
    return TileMap(
        _heading(comparison, issue), issue.short, issue.question, tiles, _keys(comparison, issue), tuple(notes)
    )


def _tile(code: str, place: tuple[int, int], answers: Sequence[Answer], issue: IssueHeading) -> Tile:
    if not answers:
        return Tile(*place, code, code, "", "", f"{code}: {_NOT_ASKED}")
    state = answers[0].state
    return Tile(*place, code, state, *sign_of(answers[0], issue), f"{state}: {_words(answers, issue)}")


def _words(answers: Sequence[Answer], issue: IssueHeading) -> str:
    """What holds for a state, in words: the status with its day, which for a vote is that of the vote."""
    answer = answers[0]
    if answer.answer in UNSETTLED:
        labels = [issue.label(each.status) for each in answers if each.status]
        return f"{' or '.join(dict.fromkeys(labels))} ({answer.answer})"
    words = position_cell(answer, issue).text
    if answer.answer != RECORDED:
        return f"{words}, {in_words(answer.searched)}" if answer.searched else words
    if answer.since and not is_act(issue.type):
        words += f" since {in_words(answer.since)}"
    return words if answer.confidence in (None, "high") else f"{words} ({answer.confidence} confidence)"


def _keys(comparison: Comparison, issue: IssueHeading) -> tuple[Key, ...]:
    """The counts of the comparison; those that read alike are one."""
    names = told_apart({answer.code: answer.state for answer in comparison.positions})
    samples = {(answer.status, answer.answer): answer for answer in comparison.positions if answer.issue == issue.id}
    keys: dict[tuple[str, str], Key] = {}
    for count in comparison.counts:
        if count.issue != issue.id:
            continue
        answer = samples[count.status, count.answer]
        sign, style = sign_of(answer, issue)
        words = status_cell(answer.status, answer.answer, issue).text
        before = keys.get((sign, words), Key(sign, style, words, 0, (), ()))
        states = (*before.states, *count.states)
        number = before.number + count.count
        keys[sign, words] = Key(sign, style, words, number, states, tuple(names[code] for code in states))
    return tuple(keys.values())


def _notes(issue: IssueHeading, answers: dict[str, list[Answer]], layout: Layout, *, alone: bool) -> Iterator[str]:
    if issue.ordered:
        order = ", ".join(f"{letter(issue, each)} {issue.label(each)}" for each in issue.scale)
        yield f"{'From least to most' if issue.assessor else 'A scale'}: {order}."
    first = [own[0] for own in answers.values()]
    elsewhere = [f"{each.code} {sign_of(each, issue)[0]}" for each in first if each.code not in layout.places]
    if elsewhere:
        yield f"Without a place on the map: {', '.join(elsewhere)}."
    for grade in ("medium", "low"):
        names = [answer.state for answer in first if answer.answer == RECORDED and answer.confidence == grade]
        if names:
            yield f"Of {grade} confidence{'' if alone else f' on {issue.short}'}: {', '.join(names)}."
    if any(answer.status == "absent" for answer in first):
        yield "Absent is not abstaining: the state cast no vote."
    if searched := search_line(first):
        yield searched
    if any(answer.answer == "no-record" for answer in first):
        yield "No record is not a no: nobody recorded a position."


def _description(maps: Sequence[TileMap], layout: Layout, nothing: str) -> str:
    """The picture in words: who has which position, by name."""
    parts = [f"A map of {layout.title}, one tile a state." if maps else nothing]
    for each in maps:
        told = "; ".join(f"{key.words} {key.number}: {', '.join(key.names)}" for key in each.keys)
        parts.append(f"{each.heading}: {told}." if len(maps) > 1 else f"{told}.")
        parts += each.notes
    return " ".join(parts)
