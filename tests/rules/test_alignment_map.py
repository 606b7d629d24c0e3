import pytest

from stance.dataset.rules import alignment_map
from tests.rules.small import found, issue, vote


def scores(words: str) -> str:
    return f"alignment: {{FRA: {{scores: {{{words}}}, because: A reason., sources: [record]}}}}\n"


def test_a_map_that_tells_statuses_apart_is_right() -> None:
    assert not found(alignment_map, issue("policy", "", scores("joined: 1, declined: -1")))


def test_a_map_of_one_status_is_right() -> None:
    assert not found(alignment_map, issue("policy", "", scores("joined: 1")))


def test_one_score_for_every_status_tells_nothing() -> None:
    [only] = found(alignment_map, issue("policy", "", scores("joined: 0.5, declined: 0.5")))
    assert only == "added:7 issue thing: alignment with FRA: every status has the score 0.5"


@pytest.mark.parametrize(
    "sections",
    [
        vote(scores("for: 1, against: -1")),
        issue("assessment", "", "scale: [low, high]\nassessor: Someone\n" + scores("low: 1, high: -1")),
    ],
    ids=["vote", "assessment"],
)
def test_a_type_that_is_not_scored_takes_no_map(sections: str) -> None:
    [only] = found(alignment_map, sections)
    assert only.endswith("drop the map")
