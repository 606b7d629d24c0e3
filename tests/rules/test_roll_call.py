from stance.dataset.rules import roll_call
from tests.rules.small import found, vote


def test_a_missing_member_is_named() -> None:
    [only] = found(roll_call, vote("votes: {for: [FRA], absent: [YUG]}"))
    assert only == "added:2 issue vote: no vote of Kyrgyzstan (KGZ), UN members on 1993-05-01"


def test_absent_and_ineligible_account_for_a_state() -> None:
    assert not found(roll_call, vote("votes: {for: [FRA], absent: [YUG], ineligible: [KGZ]}"))


def test_a_state_not_yet_admitted_is_not_missing() -> None:
    # Kyrgyzstan was admitted on 2 March 1992.
    assert not found(roll_call, vote("votes: {for: [FRA, YUG]}", date="1992-03-01"))


def test_a_state_is_expected_from_the_day_of_its_admission() -> None:
    assert "KGZ" in found(roll_call, vote("votes: {for: [FRA, YUG]}", date="1992-03-02"))[0]


def test_a_state_that_has_left_is_not_missing() -> None:
    assert not found(roll_call, vote("votes: {for: [FRA, KGZ]}", date="2003-02-05"))


def test_an_incomplete_roll_call_may_lack_members() -> None:
    assert not found(roll_call, vote("complete: false\nvotes: {for: [FRA]}"))


def test_an_entry_of_its_own_accounts_for_a_state() -> None:
    assert not found(roll_call, vote("votes: {for: [FRA, YUG]}\npositions: {KGZ: [{status: abstain}]}"))


def test_membership_that_cannot_be_told_is_not_demanded() -> None:
    ground = "states: {XXA: {name: Somewhere, un-member: '1993'}}\n"
    assert not found(roll_call, ground + vote("votes: {for: [FRA, KGZ, YUG]}"))


def test_the_soviet_vote_accounts_for_the_seat_that_russia_continued() -> None:
    # Boris Yeltsin's letter of 24 December 1991: the Russian Federation continues the Soviet Union's membership.
    states = """
states:
  RUS: {name: Russia, un-member: 1945-10-24}
  SUN: {name: Soviet Union, un-member: {from: 1945-10-24, until: 1991-12-23}}
"""
    fields = "title: T, question: Q, type: vote, date: 1947-01-01, sources: [record]"
    votes = f"issues: {{old: {{{fields}, votes: {{for: [%s]}}}}}}"
    assert not [text for text in found(roll_call, votes % "SUN", states) if "Russia" in text]
    assert [text for text in found(roll_call, votes % "FRA", states) if "Russia" in text]
