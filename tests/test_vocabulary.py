"""The issue types and their statuses: whole, and without two statuses that a reader could not tell apart."""

import re

import pytest

from stance.dataset.vocabulary import CLASSES as DEFINED
from stance.dataset.vocabulary import TYPES, IssueType, Status, issue_type, statuses_of, type_of

EVERY = [(found, status) for found in TYPES.values() for status in found.statuses]
STATUSES = pytest.mark.parametrize(("found", "status"), EVERY, ids=[f"{found.name} {s.word}" for found, s in EVERY])
NAMED = pytest.mark.parametrize("found", TYPES.values(), ids=list(TYPES))

CLASSES = {
    "binding": {"in-force", "member", "frozen", "joined"},
    "adopted": {"passed", "signed", "ratified"},
    "pending": {"announced", "introduced", "advanced", "stalled", "negotiating", "candidate"},
    "limited": {"associate", "observer", "partial", "suspended"},
    "failed": {"rejected", "withdrawn", "vetoed"},
    "refused": {"declined"},
    "ended": {"repealed", "struck-down", "ended", "former", "reversed"},
    "none": {"no-law", "no-agreement", "non-member", "not-joined"},
    "support": {"supports", "leans-support"},
    "neutral": {"neutral", "silent"},
    "oppose": {"leans-against", "opposes"},
    # An amended law, an extended or denounced agreement and a leaving member are still what they were before.
    None: {"amended", "extended", "denounced", "withdrawing"},
}
"""The statuses by class, but for votes, of which each is a class."""


@NAMED
def test_letters_are_unlike_each_other_within_a_type(found: IssueType) -> None:
    letters = [status.letter for status in found.statuses]
    assert len(set(letters)) == len(letters)
    assert all(len(letter) == 1 for letter in letters)


def test_votes_have_the_letters_of_the_un() -> None:
    letters = {status.word: status.letter for status in TYPES["vote"].statuses}
    assert letters == {"for": "Y", "against": "N", "abstain": "A", "absent": "X", "ineligible": "/"}


@STATUSES
def test_a_definition_is_one_sentence(found: IssueType, status: Status) -> None:
    assert re.fullmatch(r"[A-Z][^.]*\.", status.definition)


@NAMED
def test_a_type_is_defined_in_one_sentence(found: IssueType) -> None:
    assert re.fullmatch(r"[A-Z][^.]*\.", found.definition)


@STATUSES
def test_a_status_has_the_class_of_the_table(found: IssueType, status: Status) -> None:
    if found.is_act:
        assert status.class_ == status.word
    else:
        assert status.word in CLASSES[status.class_]


def test_the_table_of_classes_has_no_other_word() -> None:
    assert set().union(*CLASSES.values()) == {status.word for found, status in EVERY if not found.is_act}


@STATUSES
def test_a_word_has_the_same_tone_and_class_in_every_type(found: IssueType, status: Status) -> None:
    others = [other for _, other in EVERY if other.word == status.word]
    assert {(other.tone, other.class_) for other in others} == {(status.tone, status.class_)}


def test_amended_and_extended_are_steps_and_all_else_is_a_standing() -> None:
    assert {status.word for _, status in EVERY if not status.standing} == {"amended", "extended"}


@NAMED
def test_a_type_has_statuses_of_its_own_or_a_scale_of_each_issue(found: IssueType) -> None:
    own = found.assessed or found.own_statuses
    assert bool(found.statuses) != own
    assert statuses_of(found.name, ["low", "high"]) == (("low", "high") if own else found.words)


def test_a_name_that_is_not_a_type_has_no_statuses() -> None:
    assert issue_type("tretay").statuses == ()
    assert not issue_type("tretay").is_act


def test_the_shapes_are_as_the_page_on_the_dataset_says() -> None:
    assert {found.name for found in TYPES.values() if found.shape == "act"} == {"vote"}
    assert {found.name for found in TYPES.values() if found.shape == "period"} == {"assessment"}


def test_a_status_that_is_named_for_belonging_is_a_status() -> None:
    for found in TYPES.values():
        if found.belonging:
            *several, left = found.belonging
            assert {left, *(word for words in several for word in words)} <= set(found.words)


def test_every_class_is_defined_and_other_is_for_custom_issues_alone() -> None:
    assert set(DEFINED) == {word for word in CLASSES if word} | {"other"}
    assert all(re.fullmatch(r"[A-Z][^.]*\.", found.definition) for found in DEFINED.values())


def test_a_step_presupposes_a_law_or_treaty_in_force() -> None:
    assert {status.word: status.presupposes for _, status in EVERY if status.presupposes} == {
        "amended": "in-force", "extended": "in-force",
    }  # fmt: skip
    assert all(bool(status.presupposes) != status.standing for _, status in EVERY)


def test_a_notice_ends_as_what_its_type_calls_the_end() -> None:
    assert {status.word: status.ends_as for _, status in EVERY if status.ends_as} == {
        "withdrawing": "former", "denounced": "ended",
    }  # fmt: skip
    assert all(found.status(status.ends_as) for found, status in EVERY if status.ends_as)


def test_instruments_and_dissent_are_of_the_types_that_the_page_on_the_dataset_names() -> None:
    assert {found.name for found in TYPES.values() if found.instruments} == {"legislation", "agreement"}
    assert {found.name for found in TYPES.values() if found.spoken} == {"statement"}


OWN = {
    "recognises": {"says": "The state recognises it.", "class": "binding"},
    "refuses": {"says": "The state refuses to.", "class": "refused"},
    "rrr": {"says": "The state hesitates.", "class": "other"},
}


def test_a_custom_issue_has_the_statuses_that_it_brings() -> None:
    found = type_of("custom", OWN)
    assert (found.name, found.words, found.shape) == ("custom", ("recognises", "refuses", "rrr"), "held")
    assert [status.definition for status in found.statuses] == [told["says"] for told in OWN.values()]
    assert found.classes == ("binding", "refused", "other")
    # The first letter of each that is free; a word that has none left takes any.
    assert [status.letter for status in found.statuses] == ["R", "E", "A"]
    assert [status.tone for status in found.statuses] == ["with", "against", "other"]


def test_sixty_statuses_of_one_word_have_letters_unlike_each_other() -> None:
    found = type_of("custom", {f"a{'a' * number}": OWN["rrr"] for number in range(60)})
    assert len({status.letter for status in found.statuses}) == 60


def test_another_type_keeps_its_own_statuses() -> None:
    assert type_of("policy", OWN) is TYPES["policy"]
