from stance.dataset.rules import issue_life
from tests.rules.small import found, issue, vote

LIFE = "begins: 2014-05-29\nends: '2020'"


def test_entries_within_the_life_of_the_issue_are_right() -> None:
    entries = "date: 2014-05-29, status: joined\ndate: 2020-12-31, status: reversed"
    assert not found(issue_life, issue("policy", entries, LIFE))


def test_an_entry_before_the_issue_begins_is_an_error() -> None:
    assert found(issue_life, issue("policy", "date: 2014-05-28, status: joined", LIFE)) == [
        "added:11 issue thing, KGZ: 2014-05-28 is before the issue begins (2014-05-29)"
    ]


def test_an_entry_after_the_issue_ends_is_an_error() -> None:
    [only] = found(issue_life, issue("policy", "date: 2021-01-01, status: joined", LIFE))
    assert "after the issue ends (2020)" in only


def test_a_position_may_not_outlast_its_issue() -> None:
    assert len(found(issue_life, issue("policy", "date: '2015', until: 2021-06, status: joined", LIFE))) == 1


def test_a_date_that_may_lie_within_is_allowed() -> None:
    assert not found(issue_life, issue("policy", "date: '2014', status: joined", LIFE))


def test_a_vote_lies_within_its_own_issue() -> None:
    [only] = found(issue_life, vote("begins: 1994-01-05"))
    assert "1993-05-01 is before the issue begins" in only


def test_entries_of_an_added_file_are_held_to_the_life_of_the_issue() -> None:
    more = "issues: {thing: {sources: [record], positions: {FRA: [{date: '2010', status: joined}]}}}"
    [only] = found(issue_life, issue("policy", "", LIFE), more)
    assert only.startswith("more0:1 ")
