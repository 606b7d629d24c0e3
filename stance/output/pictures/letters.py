"""The letters of statuses, by which a picture can be read without colour, the signs of other answers, and the legend.

Votes have the codes of the UN's own voting records: Y, N, A, and X for a state that did not vote.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from stance.dataset.vocabulary import OTHER, TYPES, issue_type
from stance.output.pictures.drawing import Swatch
from stance.output.pictures.style import OTHERS, STATUS_STYLES, shade
from stance.output.words import status_style
from stance.questions.answer import RECORDED, Answer
from stance.questions.facts import IssueHeading

ANSWERS: Mapping[str, str] = {
    "none-found": "-", "no-record": ".", "not-yet": ".", "ineligible": "/", "uncertain": "?", "disputed": "!",
}  # fmt: skip
"""Signs for the answers that are no settled status."""
UNSETTLED = ("uncertain", "disputed")
"""Answers that have a status of which nobody can be sure."""


def letter(issue: IssueHeading, status: str) -> str:
    """The letter of a status; on a scale its rank, 1 being the first."""
    if issue.ordered:
        return str(issue.scale.index(status) + 1) if status in issue.scale else "?"
    of_type = issue.of_type.status(status)
    return of_type.letter if of_type else "?"


def style_of(issue: IssueHeading, status: str) -> str:
    """The style of a status: of a scale the shade of its rank, else its tone.

    Statuses that no class says anything of have greys of their own, in turn.
    """
    if issue.ordered and status in issue.scale:
        return shade(issue.scale.index(status) / max(len(issue.scale) - 1, 1))
    tone = status_style(issue, status)
    if tone != "other":
        return tone
    others = [each.word for each in issue.of_type.statuses if each.class_ == OTHER]
    return OTHERS[others.index(status) % len(OTHERS)]


def swatch_of(status: str, issue: IssueHeading) -> Swatch:
    """The letter, the style and the label of a status."""
    return Swatch(letter(issue, status), style_of(issue, status), issue.label(status))


def sign_of(answer: Answer, issue: IssueHeading) -> tuple[str, str]:
    """The sign and the style of an answer; where nothing is recorded it has no style."""
    if answer.status is None or answer.answer != RECORDED:
        return ANSWERS[answer.answer], "doubt" if answer.answer in UNSETTLED else ""
    sign, style, _ = swatch_of(answer.status, issue)
    return sign, style


class Meaning(NamedTuple):
    """What a letter and a style stand for. ``kind`` is the type, or the issue where each has statuses of its own."""

    kind: str
    letter: str
    style: str
    words: str


def meanings(issues: Sequence[IssueHeading], used: Iterable[tuple[str, str]]) -> list[Meaning]:
    """What the letters mean, by type and status: of the pairs (issue, status) that a picture shows.

    Issues that call a status by another name share the letter, which has both names.
    """
    facts = {issue.id: issue for issue in issues}
    kinds = [*(type_.short for type_ in TYPES.values()), *(issue.id for issue in issues if issue.scale)]
    names: dict[tuple[int, int, str, str], set[str]] = {}
    for key, status in used:
        issue = facts[key]
        order = issue.scale or issue.of_type.words
        kind = kinds.index(issue.id if issue.scale else issue_type(issue.type).short)
        place = order.index(status) if status in order else len(order)
        sign, style, label = swatch_of(status, issue)
        names.setdefault((kind, place, sign, style), set()).add(label)
    return [
        Meaning(kinds[kind], sign, style, " or ".join(sorted(words)))
        for (kind, _, sign, style), words in sorted(names.items())
    ]


def legend(meant: Sequence[Meaning]) -> list[str]:
    """What the letters mean, a line for each type."""
    return [
        f"{kind}: {', '.join(f'{meaning.letter} {meaning.words}' for meaning in own)}."
        for kind, own in groupby(meant, lambda meaning: meaning.kind)
    ]


def swatches(meant: Sequence[Meaning]) -> list[Swatch]:
    """The classes that a picture shows.

    Where all are of one type, each status has its letter. Where types are mixed, one letter can mean several things,
    so that each style has all its words instead.
    """
    if len({meaning.kind for meaning in meant}) < 2:
        return [Swatch(meaning.letter, meaning.style, meaning.words) for meaning in meant]
    words: dict[str, dict[str, None]] = {style: {} for style in STATUS_STYLES}
    for meaning in meant:
        words.setdefault(meaning.style, {})[meaning.words] = None
    return [Swatch("", style, ", ".join(said)) for style, said in words.items() if said]
