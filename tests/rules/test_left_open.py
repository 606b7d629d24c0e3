import pytest

from stance.dataset.rules import left_open
from tests.rules.small import found, laws

IN_FORCE = "date: 1997, status: in-force, instrument: old\ndate: 2024, status: in-force, instrument: new"
ENDED = IN_FORCE + "\ndate: 2024, status: repealed, instrument: old"


def named(note: str) -> str:
    return f"old: {{title: Law on associations}}\nnew: {{title: Law on registration, note: '{note}'}}"


@pytest.mark.parametrize(
    "note", ["Replaces the law on associations.", "It repealed old.", "Ended old at once.", "Superseding old."]
)
def test_what_another_one_ends_has_an_end(note: str) -> None:
    assert found(left_open, laws(IN_FORCE, named(note))) == [
        "added:10 issue thing, KGZ, old has no entry for its end, but a note of new (added:11) mentions it"
    ]
    assert not found(left_open, laws(ENDED, named(note)))


@pytest.mark.parametrize(
    "note", ["Amends the law on associations.", "Ends an older practice.", "The end.", "Replaces it."]
)
def test_a_note_that_names_no_end_of_it_says_nothing(note: str) -> None:
    assert not found(left_open, laws(IN_FORCE, named(note)))


def test_the_note_may_be_that_of_an_entry() -> None:
    entries = IN_FORCE + ", note: Replaces old."
    assert len(found(left_open, laws(entries))) == 1


def test_a_bill_that_failed_is_not_open() -> None:
    entries = "date: 1997, status: rejected, instrument: old\ndate: 2024, status: in-force, instrument: new"
    assert not found(left_open, laws(entries, named("Replaces old.")))
