import pytest

from stance.dataset.rules import same_day
from tests.rules.small import found, issue, laws, vote


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


def test_a_law_passed_and_in_force_on_one_day_is_a_sequence() -> None:
    assert not found(
        same_day, issue("legislation", "date: 2022-02-26, status: passed\ndate: 2022-02-26, status: in-force")
    )


def test_a_law_introduced_and_in_force_on_one_day_is_a_dispute() -> None:
    entries = "date: 2022-02-26, status: introduced\ndate: 2022-02-26, status: in-force"
    assert len(found(same_day, issue("legislation", entries))) == 1


def test_a_step_that_leaves_the_standing_disagrees_with_nothing() -> None:
    entries = "date: 2022-02-26, status: amended\ndate: 2022-02-26, status: in-force"
    assert not found(same_day, issue("legislation", entries))


def test_words_that_are_not_the_governments_make_no_dispute() -> None:
    assert not check("date: 2022-02-26, status: opposes, dissent: true")


def test_entries_on_two_laws_do_not_disagree_and_those_on_one_do() -> None:
    entries = """
        date: 2024-04-15, status: in-force, instrument: new
        date: 2024-04-15, status: repealed, instrument: old
        date: 2024-04-15, status: struck-down, instrument: [new, old]
    """
    assert [line.partition(": ")[2].partition(" are")[0] for line in found(same_day, laws(entries))] == [
        "in-force and struck-down on the same day", "repealed and struck-down on the same day",
    ]  # fmt: skip
