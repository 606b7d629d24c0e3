import pytest

from stance.dataset.rules import step_back
from tests.rules.small import found, issue, laws


def check(kind: str, *steps: tuple[str, str]) -> list[str]:
    return found(step_back, issue(kind, "\n".join(f"date: {date}, status: {word}" for date, word in steps)))


@pytest.mark.parametrize("after", ["announced", "introduced", "advanced", "stalled", "passed"])
def test_a_law_in_force_is_not_a_bill_again(after: str) -> None:
    [only] = check("legislation", ("2012", "in-force"), ("2014", "amended"), ("2016", after))
    assert only.startswith(f"added:11 issue thing, KGZ: '{after}' after 'in-force': name the other bill")


@pytest.mark.parametrize("after", ["negotiating", "signed", "ratified"])
def test_a_treaty_of_which_notice_is_given_is_in_force(after: str) -> None:
    assert len(check("agreement", ("2012", "in-force"), ("2014", "denounced"), ("2016", after))) == 1


def test_what_has_ended_may_begin_again() -> None:
    assert not check("legislation", ("2012", "in-force"), ("2014", "repealed"), ("2016", "introduced"))


def test_entries_whose_days_overlap_may_have_come_in_either_order() -> None:
    assert not check("legislation", ("2012", "in-force"), ("2012-03", "passed"))


def test_a_bill_beside_a_law_is_another_instrument() -> None:
    assert not found(
        step_back, laws("date: 2012, status: in-force, instrument: old\ndate: 2014, status: passed, instrument: new")
    )


def test_a_member_may_sign_something_later() -> None:
    assert not check("membership", ("2012", "member"), ("2014", "signed"))
