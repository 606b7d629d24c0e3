import pytest

from stance.dataset.rules import weak_source
from tests.rules.small import found, issue, vote

SOURCES = """\
sources:
  strong: {type: primary, title: Treaty}
  book: {type: scholarly, title: Book}
  table: {type: dataset, title: Table}
"""


@pytest.mark.parametrize("source", ["paper", "book", "table"])
def test_a_membership_by_hearsay_is_weak(source: str) -> None:
    [only] = found(weak_source, SOURCES + issue("membership", f"date: 2015-08-12, status: member, sources: [{source}]"))
    assert "issue thing, KGZ: member 2015-08-12: no primary or official source" in only


@pytest.mark.parametrize("sources", ["strong", "record", "paper, strong"])
def test_one_record_among_the_sources_is_enough(sources: str) -> None:
    entry = f"date: 2015-08-12, status: member, sources: [{sources}]"
    assert not found(weak_source, SOURCES + issue("membership", entry))


def test_an_entry_rests_on_the_sources_of_its_issue() -> None:
    assert not found(weak_source, issue("membership", "date: 2015-08-12, status: member"))


def test_a_roll_call_is_told_once() -> None:
    roll_call = vote("votes: {for: [FRA], against: [KGZ]}").replace("[record]", "[paper]")
    assert len(found(weak_source, roll_call)) == 1


def test_other_issues_may_rest_on_the_press() -> None:
    assert not found(weak_source, issue("statement", "date: '2015', status: neutral, sources: [paper]"))
