import pytest

from stance.dataset.rules import round_date
from tests.rules.small import found, issue


def check(entry: str) -> list[str]:
    return found(round_date, issue("policy", entry))


@pytest.mark.parametrize("day", ["2011-01-01", "2011-12-31"])
def test_a_round_day_is_asked_about(day: str) -> None:
    [only] = check(f"date: {day}, status: joined")
    assert only == f"added:9 issue thing, KGZ: is {day} the day, or only the year? If the day, name it in the note"


def test_the_end_of_a_period_may_be_a_stand_in_too() -> None:
    assert len(check("date: 2011-03-04, until: 2011-12-31, status: joined")) == 1


@pytest.mark.parametrize("date", ["'2011'", "2011-01", "2011-01-02", "2011-01-01?", "2010-11-01"])
def test_other_dates_are_not(date: str) -> None:
    assert not check(f"date: {date}, status: joined")


@pytest.mark.parametrize("note", ["In force on 1 January 2011.", "Took effect January 1.", "As of New Year."])
def test_a_note_may_name_the_day(note: str) -> None:
    assert not check(f"date: 2011-01-01, status: joined, note: '{note}'")


def test_a_note_on_another_day_says_nothing() -> None:
    assert len(check("date: 2011-01-01, status: joined, note: Deposited on 12 October 2010.")) == 1


def test_a_source_of_that_day_bears_it_out() -> None:
    source = "sources: {wire: {type: press, title: Wire, date: 2011-01-01}}\n"
    assert not found(round_date, source + issue("policy", "date: 2011-01-01, status: joined, sources: [wire]"))


def test_states_that_share_the_day_bear_it_out() -> None:
    other = "issues: {thing: {sources: [record], positions: {FRA: [{date: 2011-01-01, status: joined}]}}}"
    assert not found(round_date, issue("policy", "date: 2011-01-01, status: joined"), other)


def test_one_state_twice_is_not_two_witnesses() -> None:
    assert len(check("date: 2011-01-01, status: joined\ndate: 2011-01-01, status: joined")) == 2


EVENT = "events: [{id: e, date: 2015-01-01, title: Treaty in force, sources: [record], issues: [thing]}]\n"


def test_an_event_is_asked_about_too() -> None:
    [only] = found(round_date, EVENT + issue("policy", ""))
    assert "event e: is 2015-01-01 the day" in only


def test_an_event_shares_the_day_of_the_positions_on_its_issue() -> None:
    other = "issues: {thing: {sources: [record], positions: {FRA: [{date: 2015-01-01, status: joined}]}}}"
    assert not found(round_date, EVENT + issue("policy", "date: 2015-01-01, status: joined"), other)
