import pytest

from stance.dataset.rules import membership_sequence
from tests.rules.small import found, issue


def check(*steps: tuple[str, str]) -> list[str]:
    entries = "\n".join(f"date: '{date}', status: {status}" for date, status in steps)
    return found(membership_sequence, issue("membership", entries))


@pytest.mark.parametrize(
    "statuses",
    [
        ("candidate", "signed", "member"),
        ("member", "withdrawing", "former", "member", "suspended"),  # Uzbekistan and the CSTO, in outline
        ("signed", "declined"),  # Russia and the Rome Statute
        ("signed", "associate"),  # Turkmenistan and the CIS
        ("member", "withdrawing", "member"),  # the Gambia and the Rome Statute, 2016-2017
        ("member", "suspended", "member"),
        ("member", "frozen", "withdrawing", "former"),  # Armenia and the CSTO, as far as it has come, and on
        ("signed", "withdrawing"),
        ("declined", "observer", "candidate"),
        ("former", "non-member", "former"),
    ],
    ids="-".join,
)
def test_what_has_happened_is_possible(statuses: tuple[str, ...]) -> None:
    assert not check(*((f"{1990 + year}", status) for year, status in enumerate(statuses)))


@pytest.mark.parametrize("status", ["former", "frozen", "withdrawing", "suspended"])
def test_a_record_may_begin_in_the_middle(status: str) -> None:
    assert not check(("1995", status), ("1996", status))


@pytest.mark.parametrize("before", ["non-member", "candidate", "declined"])
@pytest.mark.parametrize("after", ["former", "frozen", "withdrawing", "suspended"])
def test_nobody_leaves_what_it_never_was_in(before: str, after: str) -> None:
    [only] = check(("1995", before), ("1996", after))
    assert f"'{after}' after '{before}'" in only


@pytest.mark.parametrize("after", ["withdrawing", "suspended"])
def test_who_has_left_cannot_leave_again(after: str) -> None:
    assert len(check(("1995", "member"), ("1996", "former"), ("1997", after))) == 1


@pytest.mark.parametrize("after", ["candidate", "declined", "non-member"])
def test_a_member_that_has_left_is_former(after: str) -> None:
    assert check(("1995", "member"), ("1996", after)) == [
        f"added:10 issue thing, KGZ: '{after}' after 'member': a member that has left is 'former'"
    ]


def test_overlapping_dates_may_have_come_in_either_order() -> None:
    assert not check(("2010", "member"), ("2012", "former"), ("2012-05", "candidate"))
    assert not check(("2010", "member"), ("2012", "candidate"), ("2012-05", "former"))


def test_either_side_of_a_dispute_may_come_first() -> None:
    assert not check(("2010-05-02", "candidate"), ("2010-05-02", "member"), ("2012", "suspended"))


def test_entries_of_another_type_have_no_such_order() -> None:
    assert not found(
        membership_sequence, issue("agreement", "date: '1995', status: no-agreement\ndate: '1996', status: suspended")
    )


def test_the_files_are_one_sequence() -> None:
    more = "issues: {thing: {sources: [record], positions: {KGZ: [{date: '1994', status: member}]}}}"
    assert not found(
        membership_sequence, issue("membership", "date: '1990', status: candidate\ndate: '1996', status: former"), more
    )
