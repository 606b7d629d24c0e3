from stance.dataset.rules import claim_issue
from tests.rules.small import found, issue, vote


def claim(states: str, key: str) -> str:
    return (
        f"claims: [{{id: C1, source: paper, states: [{states}], issue: {key}, claim: It was, kind: event,"
        " verdict: right}]\n"
    )


def test_an_issue_with_nothing_on_the_claims_states_is_told() -> None:
    [only] = found(claim_issue, claim("FRA, YUG", "thing") + issue("policy", "date: '2015', status: joined"))
    assert only == "added:1 claim C1: thing has no position of FRA, YUG"


def test_a_position_of_one_of_the_states_is_enough() -> None:
    assert not found(claim_issue, claim("FRA, KGZ", "thing") + issue("policy", "date: '2015', status: joined"))


def test_a_vote_is_a_position() -> None:
    assert not found(claim_issue, claim("KGZ", "vote") + vote("votes: {absent: [KGZ]}"))


def test_a_claim_of_no_state_fits_any_issue() -> None:
    assert not found(claim_issue, claim("", "thing") + issue("policy", ""))
