from stance.dataset.rules import short_length
from tests.rules.small import found, issue


def test_sixteen_characters_fit() -> None:
    assert not found(short_length, issue("policy", "", "short: Санкции-и-ответы"))  # 7 + 1 + 1 + 1 + 6 letters


def test_seventeen_do_not() -> None:
    [only] = found(short_length, issue("policy", "", "short: Counter-sanctions"))  # 7 + 1 + 9 letters
    assert only == "added:2 issue thing: short 'Counter-sanctions' has 17 characters"


def test_an_issue_without_a_short_title_is_right() -> None:
    assert not found(short_length, issue("policy", ""))
