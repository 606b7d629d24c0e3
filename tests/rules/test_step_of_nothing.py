import pytest

from stance.dataset.rules import step_of_nothing
from tests.rules.small import dataset, found, issue, laws


def check(*steps: tuple[str, str]) -> list[str]:
    return found(
        step_of_nothing, issue("legislation", "\n".join(f"date: {date}, status: {word}" for date, word in steps))
    )


@pytest.mark.parametrize("before", ["introduced", "passed", "rejected", "repealed", "struck-down", "no-law"])
def test_what_is_not_in_force_cannot_be_amended(before: str) -> None:
    assert check(("2012", before), ("2014", "amended")) == [
        f"added:10 issue thing, KGZ: 'amended' after '{before}': it was not in force"
    ]


def test_a_law_in_force_is_amended_again_and_again() -> None:
    assert not check(("2012", "in-force"), ("2014", "amended"), ("2016", "amended"))


def test_a_record_may_begin_in_the_middle() -> None:
    assert not check(("2014", "amended"))


def test_of_two_entries_whose_days_overlap_either_may_have_come_first() -> None:
    assert not check(("2012", "passed"), ("2014", "in-force"), ("2014-03", "amended"))


def test_a_treaty_that_has_ended_is_not_extended_and_one_that_is_suspended_may_be() -> None:
    ended = issue("agreement", "date: 2012, status: ended\ndate: 2014, status: extended")
    suspended = issue("agreement", "date: 2012, status: suspended\ndate: 2014, status: extended")
    assert [len(found(step_of_nothing, text)) for text in (ended, suspended)] == [1, 0]


def test_each_law_has_a_life_of_its_own() -> None:
    entries = """
        date: 2012, status: in-force, instrument: new
        date: 2013, status: repealed, instrument: old
        date: 2014, status: amended, instrument: [new, old]
    """
    [only] = found(step_of_nothing, laws(entries))
    assert "issue thing, KGZ, old: 'amended' after 'repealed'" in only


def test_a_dataset_of_schema_1_has_one_line_for_all_bills() -> None:
    from dataclasses import replace

    old = dataset(issue("legislation", "date: 2012, status: rejected\ndate: 2014, status: amended"))
    assert old.meta is not None
    assert len(list(step_of_nothing.check(old))) == 1
    old.meta = replace(old.meta, schema="1")
    assert list(step_of_nothing.check(old)) == []
