"""Which issues a state can be measured by against a reference, and what its position on each scores.

Votes are compared with the reference's own recorded vote. Issues of any other type are scored by the map that the
dataset gives for that reference. Nothing is imputed.
"""

import json
from collections.abc import Iterable
from typing import NamedTuple

from stance.dataset.vocabulary import issue_type
from stance.index.cache import Index
from stance.questions.answer import BLANK, INELIGIBLE, NOT_YET, RECORDED
from stance.questions.as_of import Held
from stance.questions.positions import IssueKey, PositionStore, StateKey, issues_where
from stance.questions.scoring import vote_score

ABSENT = "absent"


class ScoredIssue(NamedTuple):
    """An issue that states can be measured by. ``scores`` has what each status scores: beside the
    reference's own ``vote``, or else by its map.

    ``family`` is what the issue shares its weight with: near-duplicates of one type.
    """

    key: IssueKey
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
    held: tuple[Held, ...]


def judge(store: PositionStore, state: StateKey, issue: ScoredIssue, day: int, absent_as: str | None) -> Judged:
    """What the state's position as of the day scores. ``absent_as`` is a vote that absences are taken for."""
    kind, held, _ = store.outcome(state, issue.key, day)
    status = held[0].status if len({one.status for one in held}) == 1 else None
    if kind in (INELIGIBLE, NOT_YET):
        why = "not eligible" if kind == INELIGIBLE else "did not exist yet"
        return Judged(False, None, kind, status, why, held)
    if kind != RECORDED:
        return Judged(True, None, kind, status, "no record" if kind in BLANK else kind, held)
    assert status is not None
    if issue.vote is not None:
        score = issue.scores.get(absent_as if status == ABSENT and absent_as is not None else status)
        return Judged(True, score, kind, status, None if score is not None else status, held)
    score = issue.scores.get(status)
    unmapped = None if score is not None else f"the map gives no score for {status}"
    return Judged(True, score, kind, status, unmapped, held)


def scored_issues(
    index: Index, reference: StateKey, day: int, since: int | None, chosen: Iterable[int] | None
) -> tuple[list[ScoredIssue], list[Unusable]]:
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
    families = {number: more for number, *more in index.rows("SELECT id, family, topics FROM issue")}
    wanted = None if chosen is None else set(chosen)
    issues = [
        issue for issue in issues_where(index, "1 ORDER BY shape = 'act', begins_first, id")
        if (wanted is None or issue.number in wanted) and (issue.begins is None or issue.begins <= day)
        and not (issue.of_type.is_act and since is not None and (issue.begins or 0) < since)
    ]  # fmt: skip
    own = PositionStore(index, [reference], [issue for issue in issues if issue.of_type.own_vote])
    usable, unusable = [], []
    for key in issues:
        vote, (scores, because, sources), why = None, maps.get(key.number, ({}, None, [])), None
        if key.of_type.own_vote:
            kind, used, _ = own.outcome(reference, key, day)
            scores = vote_scores(key.type, used[0].status) if kind == RECORDED else {}
            vote = used[0].status if scores else None
            said = {**dict.fromkeys(BLANK, "without a record"), INELIGIBLE: "not eligible", RECORDED: ABSENT}.get(
                kind, kind
            )
            why = f"{reference.name} was {said}" if vote is None else None
        elif because is None:
            why = "an assessment, not a position" if key.of_type.assessed else f"no map for {reference.name}"
        if why is not None:
            unusable.append(Unusable(key.id, key.type, why))
            continue
        family, topics = families[key.number]
        # A family is of one type, so that the weights within a type are those of the pool as well.
        share = f"{key.type} family {family}" if family else key.id
        usable.append(ScoredIssue(key, share, tuple(json.loads(topics)), vote, scores, because, tuple(sources)))
    return usable, unusable


def vote_scores(type_: str, reference: str) -> dict[str, float]:
    """What each vote scores beside the reference's own; nothing does where the reference was absent."""
    places = {status.word: status.place for status in issue_type(type_).statuses if status.place is not None}
    if reference not in places:
        return {}
    return {word: vote_score(place, places[reference]) for word, place in places.items()}
