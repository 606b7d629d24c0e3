import pytest

from stance.dataset.rules import same_day
from tests.rules.small import found, issue, vote


def check(second: str, first: str = "date: 2022-02-26, status: supports") -> list[str]:
    return found(same_day, issue("statement", f"{first}\n{second}"))


def test_two_statuses_on_one_day_want_a_word() -> None:
    [only] = check("date: 2022-02-26, status: silent")
    assert only.startswith("added:10 issue thing, KGZ: supports and silent on the same day")


@pytest.mark.parametrize("note", ["Sources disagree.", "Disputed; the ministry denied it.", "Two accounts differ."])
def test_a_declared_dispute_is_meant(note: str) -> None:
    assert not check(f"date: 2022-02-26, status: silent, note: '{note}'")


@pytest.mark.parametrize("note", ["In line with others.", "Opinions were different.", "An undisputed text."])
def test_other_notes_declare_no_dispute(note: str) -> None:
    assert len(check(f"date: 2022-02-26, status: silent, note: '{note}'")) == 1


def test_the_same_status_twice_is_no_dispute() -> None:
    assert not check("date: 2022-02-26, status: supports, note: Said again.")


def test_another_day_is_no_dispute() -> None:
    assert not check("date: 2022-02-27, status: silent")


def test_a_month_of_which_a_day_is_known_is_no_dispute() -> None:
    assert not check("date: 2022-02-26, status: silent", first="date: 2022-02, status: supports")


def test_doubt_about_the_day_does_not_hide_the_dispute() -> None:
    assert len(check("date: 2022-02-26?, status: silent")) == 1


def test_two_votes_of_one_state_are_a_dispute() -> None:
    [only] = found(same_day, vote("votes: {for: [KGZ]}\npositions: {KGZ: [{status: abstain}]}"))
    assert "for and abstain" in only


def test_a_dispute_may_come_from_another_file() -> None:
    more = "issues: {vote: {sources: [record], votes: {against: [KGZ]}}}"
    [only] = found(same_day, vote("votes: {for: [KGZ]}"), more)
    assert only.startswith("more0:1 ")


def test_a_disputed_vote_may_be_declared() -> None:
    rows = "votes: {for: [KGZ]}\npositions: {KGZ: [{status: abstain, note: Records differ.}]}"
    assert not found(same_day, vote(rows))


def on_two(first: str, second: str) -> list[str]:
    """What is found of an agreement with two instruments that has two steps on one day."""
    return found(same_day, f"""
        issues:
          thing:
            title: Thing
            question: Is it so?
            type: agreement
            sources: [record]
            positions:
              KGZ:
                instruments: {{old: {{title: Old}}, new: {{title: New}}}}
                entries:
                  - {{instrument: {first}, date: 2017-01-29, status: in-force}}
                  - {{instrument: {second}, date: 2017-01-29, status: ended}}
        """)  # fmt: skip


def test_one_treaty_may_end_on_the_day_on_which_another_takes_effect() -> None:
    assert not on_two("new", "old")


def test_two_standings_of_one_treaty_are_a_dispute() -> None:
    assert len(on_two("new", "[old, new]")) == 1
