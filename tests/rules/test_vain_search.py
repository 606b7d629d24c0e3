import pytest

from stance.dataset.rules import vain_search
from tests.rules.small import found, issue

SEARCH = "searched: [{date: 2026-11-27, where: Gazette, states: [FRA, KGZ]}]"


@pytest.mark.parametrize("date", ["2014-05-29", "2014-05"])
def test_a_state_that_has_an_entry_from_the_beginning_was_not_searched_in_vain(date: str) -> None:
    fields = f"begins: {date}\n{SEARCH}"
    assert found(vain_search, issue("policy", f"date: {date}, status: joined", fields)) == [
        "added:8 issue thing: searched for KGZ, whose entry at added:11 begins with the issue"
    ]


@pytest.mark.parametrize("fields", ["begins: 2014-05-29\n", ""], ids=["later", "an issue without a beginning"])
def test_a_search_answers_for_the_days_before_the_first_entry(fields: str) -> None:
    assert not found(vain_search, issue("policy", "date: 2014-05-30, status: joined", fields + SEARCH))


def test_words_that_are_not_the_governments_are_no_entry_of_the_state() -> None:
    entries = "date: 2014-05-29, status: opposes, dissent: true"
    assert not found(vain_search, issue("statement", entries, f"begins: 2014-05-29\n{SEARCH}"))
