from stance.dataset.rules import date_order
from tests.rules.small import found, issue


def test_entries_in_order_are_right() -> None:
    assert not found(date_order, issue("policy", "date: 2014-08-06, status: joined\ndate: 2015, status: reversed"))


def test_an_earlier_entry_below_a_later_one_is_an_error() -> None:
    entries = "date: 2014-08-06, status: joined\ndate: 2013-08-06, status: reversed"
    assert found(date_order, issue("policy", entries)) == [
        "added:10 issue thing, KGZ: 2013-08-06 stands after 2014-08-06"
    ]


def test_one_stray_date_does_not_put_the_next_entries_out_of_order() -> None:
    entries = "date: '2024', status: joined\ndate: '2015', status: reversed\ndate: '2016', status: joined"
    assert len(found(date_order, issue("policy", entries))) == 1


def test_dates_that_may_overlap_are_in_order() -> None:
    assert not found(date_order, issue("policy", "date: 2014-03, status: joined\ndate: '2014', status: reversed"))


def test_files_are_each_in_their_own_order() -> None:
    more = "issues: {thing: {sources: [record], positions: {KGZ: [{date: '2010', status: joined}]}}}"
    assert not found(date_order, issue("policy", "date: '2014', status: joined"), more)
