"""Which issues a state can be measured by against a reference, and what its position on each scores.

Votes are compared with the reference's own recorded vote. Issues of any other type are scored by the map that the
dataset gives for that reference. Nothing is imputed.
"""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from stance.index.cache import Index
from stance.questions.answer import INELIGIBLE, NOT_YET, RECORDED, Entry, answer_as_of
from stance.questions.positions import StateKey, entries
from stance.questions.scoring import vote_score

ABSENT = "absent"
_VOTES = ("for", "against", "abstain")


class Yardstick(NamedTuple):
    """An issue that states can be measured by. ``vote`` is the reference's own; else ``scores`` is its map.

    ``family`` is what the issue shares its weight with: near-duplicates of one type.
    """

    number: int
    id: str
    type: str
    begins: int | None
    begun: int | None
    family: str
    topics: tuple[str, ...]
    vote: str | None
    scores: dict[str, float]
    because: str | None
    sources: tuple[str, ...]


class Unusable(NamedTuple):
    """An issue that nobody can be measured by, and why."""

    issue: str
    type: str
    why: str


class Judged(NamedTuple):
    """What a state's position on an issue scores, or why it has no score. ``eligible``: it counts in the coverage."""

    eligible: bool
    score: float | None
    answer: str
    status: str | None
    why: str | None
    entries: tuple[Entry, ...]


class Record:
    """The positions of some states on some issues, read once and asked for any day."""

    def __init__(self, index: Index, states: Sequence[StateKey], issues: Sequence[int]) -> None:
        self._entries: dict[tuple[int, int], list[Entry]] = {}
        numbers = [state.number for state in states]
        for entry in entries(index, None if len(numbers) > 50 else numbers, issues):
            self._entries.setdefault((entry.state, entry.issue), []).append(entry)

    def answer(
        self, state: StateKey, issue: int, type_: str, begins: int | None, begun: int | None, day: int
    ) -> tuple[str, list[Entry]]:
        """The kind of answer as of a day and the entries it rests on."""
        return answer_as_of(self._entries.get((state.number, issue), ()), day, type_, begins, state.member, begun)

    def judge(self, state: StateKey, issue: Yardstick, day: int, absent_as: str | None) -> Judged:
        """What the state's position as of the day scores. ``absent_as`` is a vote that absences are taken for."""
        kind, used = self.answer(state, issue.number, issue.type, issue.begins, issue.begun, day)
        found = tuple(used)
        status = found[0].status if len({entry.status for entry in found}) == 1 else None
        if kind in (INELIGIBLE, NOT_YET):
            why = "not eligible" if kind == INELIGIBLE else "did not exist yet"
            return Judged(False, None, kind, status, why, found)
        if kind != RECORDED:
            return Judged(True, None, kind, status, {"no-record": "no record"}.get(kind, kind), found)
        assert status is not None
        if issue.vote is not None:
            voted = absent_as if status == ABSENT and absent_as is not None else status
            score = vote_score(voted, issue.vote) if voted in _VOTES else None
            return Judged(True, score, kind, status, None if score is not None else status, found)
        score = issue.scores.get(status)
        unmapped = None if score is not None else f"the map gives no score for {status}"
        return Judged(True, score, kind, status, unmapped, found)


def yardsticks(
    index: Index, reference: StateKey, day: int, since: int | None, chosen: Iterable[int] | None
) -> tuple[list[Yardstick], list[Unusable]]:
    """The issues of the dataset, or those chosen, by which a state can be measured on the day, and those it cannot.

    ``since`` leaves out earlier votes. What is left out by the days asked is in neither list: it is no part of the
    question.
    """
    maps = {
        number: ({status: float(score) for status, score in json.loads(scores).items()}, because, json.loads(sources))
        for number, scores, because, sources in index.rows(
            "SELECT issue, scores, because, sources FROM alignment WHERE reference = ?", (reference.number,)
        )
    }
    wanted = None if chosen is None else set(chosen)
    rows = [
        row for row in index.rows("SELECT id, key, type, begins_first, begins_last, family, topics FROM issue"
                                  " ORDER BY type = 'vote', begins_first, id")
        if (wanted is None or row[0] in wanted) and (row[3] is None or row[3] <= day)
        and not (row[2] == "vote" and since is not None and (row[3] or 0) < since)
    ]  # fmt: skip
    own = Record(index, [reference], [row[0] for row in rows if row[2] == "vote"])
    usable, unusable = [], []
    for number, key, type_, begins, begun, family, topics in rows:
        vote, (scores, because, sources), why = None, maps.get(number, ({}, None, [])), None
        if type_ == "vote":
            kind, used = own.answer(reference, number, type_, begins, begun, day)
            vote = used[0].status if kind == RECORDED and used[0].status in _VOTES else None
            said = {"no-record": "without a record", INELIGIBLE: "not eligible", RECORDED: ABSENT}.get(kind, kind)
            why = f"{reference.name} was {said}" if vote is None else None
        elif because is None:
            why = "an assessment, not a position" if type_ == "assessment" else f"no map for {reference.name}"
        if why is not None:
            unusable.append(Unusable(key, type_, why))
            continue
        # A family is of one type, so that the weights within a type are those of the pool as well.
        share = f"{type_} family {family}" if family else key
        usable.append(Yardstick(number, key, type_, begins, begun, share, tuple(json.loads(topics)), vote, scores,
                                because, tuple(sources)))  # fmt: skip
    return usable, unusable
