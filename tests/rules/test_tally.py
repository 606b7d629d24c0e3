from stance.dataset.rules import tally
from tests.rules.small import found, vote

TALLY = "tally: {for: 1, against: 1, abstain: 0, absent: 1}\n"


def test_votes_that_add_up_are_right() -> None:
    assert not found(tally, vote(TALLY + "votes: {for: [FRA], against: [KGZ], absent: [YUG]}"))


def test_a_state_in_the_wrong_list_shows_in_both_counts() -> None:
    assert found(tally, vote(TALLY + "votes: {for: [FRA, KGZ], absent: [YUG]}")) == [
        "added:2 issue vote: 2 states voted 'for', the tally says 1",
        "added:2 issue vote: 0 states voted 'against', the tally says 1",
    ]


def test_an_incomplete_roll_call_may_have_fewer_rows_than_its_tally() -> None:
    assert not found(tally, vote(TALLY + "complete: false\nvotes: {for: [FRA]}"))


def test_an_incomplete_roll_call_may_not_have_more_rows_than_its_tally() -> None:
    [only] = found(tally, vote(TALLY + "complete: false\nvotes: {for: [FRA, KGZ]}"))
    assert "2 states voted 'for', the tally says 1" in only


def test_a_state_with_an_entry_and_a_row_votes_once() -> None:
    rows = "votes: {for: [FRA], against: [KGZ], absent: [YUG]}\npositions: {FRA: [{status: for, note: Spoke too.}]}"
    assert not found(tally, vote(TALLY + rows))


def test_an_ineligible_state_is_in_no_count() -> None:
    assert not found(tally, vote(TALLY + "votes: {for: [FRA], against: [KGZ], absent: [YUG], ineligible: [VAT]}"))


def test_a_tally_without_absent_says_nothing_of_absence() -> None:
    assert not found(tally, vote("tally: {for: 1, against: 0, abstain: 0}\nvotes: {for: [FRA], absent: [KGZ, YUG]}"))


def test_votes_of_an_added_file_count() -> None:
    assert not found(
        tally,
        vote(TALLY + "votes: {for: [FRA], against: [KGZ]}"),
        "issues: {vote: {sources: [record], votes: {absent: [YUG]}}}",
    )
