import pytest

from stance.dataset.rules import before_admission
from tests.rules.small import found, vote


def test_a_vote_before_admission_is_an_error() -> None:
    # Kyrgyzstan was admitted on 2 March 1992.
    [only] = found(before_admission, vote("votes:\n  for: [FRA]\n  against:\n  - KGZ", date="1992-03-01"))
    assert only.startswith("added:11 issue vote: Kyrgyzstan voted 'against' on 1992-03-01")
    assert "from 1992-03-02" in only


def test_a_vote_on_the_day_of_admission_is_right() -> None:
    assert not found(before_admission, vote("votes: {for: [KGZ]}", date="1992-03-02"))


def test_a_vote_after_the_end_of_membership_is_an_error() -> None:
    [only] = found(before_admission, vote("votes: {for: [YUG]}", date="2003-02-05"))
    assert "from 1945-10-24 until 2003-02-04" in only


def test_a_state_that_never_joined_does_not_vote() -> None:
    [only] = found(before_admission, vote("votes: {for: [VAT]}"))
    assert "a UN member at no time" in only


@pytest.mark.parametrize("code", ["VAT", "YUG", "KGZ"])
def test_a_state_that_could_not_vote_may_be_called_ineligible(code: str) -> None:
    assert not found(before_admission, vote(f"votes: {{ineligible: [{code}]}}", date="2024-01-10"))


def test_even_absence_takes_membership() -> None:
    assert len(found(before_admission, vote("votes: {absent: [VAT]}"))) == 1


def test_an_entry_of_its_own_is_a_vote_too() -> None:
    assert len(found(before_admission, vote("positions: {VAT: [{status: for}]}"))) == 1
