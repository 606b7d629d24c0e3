from stance.dataset.files import data_files
from stance.dataset.reader import read_files
from stance.dataset.rules import shared_name
from tests.rules.small import found, issue


def states(first: str, second: str) -> list[str]:
    return found(shared_name, f"states:\n  XXA: {{name: Anvard, {first}}}\n  XXB: {{name: Bism, {second}}}\n")


def test_a_name_of_two_states_is_told() -> None:
    assert states("aliases: [The Isles]", "aliases: [the isles]") == [
        "added:3 state XXB: 'the isles' stands for XXA too"
    ]


def test_accents_do_not_tell_names_apart() -> None:
    assert len(states("official: Réunion", "aliases: [Reunion]")) == 1


def test_an_alias_may_not_be_the_code_of_another() -> None:
    assert len(states("iso2: XA", "aliases: [xa]")) == 1


def test_a_state_may_have_one_name_twice() -> None:
    assert not states("official: Anvard", "adjective: Bism")


def test_an_adjective_that_two_states_share_is_told() -> None:
    assert len(states("adjective: Guinean", "adjective: Guinean")) == 1


def test_two_states_are_congolese_and_two_dominican() -> None:
    assert not states("adjective: Congolese", "adjective: Congolese")
    assert not states("adjective: Dominican", "adjective: Dominican")


def test_the_known_pairs_are_still_needed() -> None:
    adjectives = [state.adjective for state in read_files(data_files()).dataset.states.values()]
    assert {word for word in adjectives if word and adjectives.count(word) > 1} == {"Congolese", "Dominican"}


def test_two_issues_may_not_share_a_short_title() -> None:
    second = (
        issue("policy", "", "short: Sums")
        .replace("issues:\n", "")
        .replace("thing:", "other:")
        .replace("Thing", "Other thing")
    )
    assert len(found(shared_name, issue("policy", "", "short: Sums") + second)) == 1


def test_an_issue_may_be_named_like_a_state() -> None:
    assert not found(shared_name, issue("policy", "", "aliases: [France]"))
