import pytest

from stance.dataset.rules import duplicate_source
from tests.rules.small import found


def check(first: str, second: str) -> list[str]:
    return found(
        duplicate_source,
        f"sources:\n  a: {{type: press, title: A, {first}}}\n  b: {{type: press, title: B, {second}}}\n",
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://tass.com/a", "https://tass.com/a"),
        ("https://tass.com/a", "http://www.tass.com/a/"),
        ("https://tass.com/a", "https://TASS.com./a"),
        ("https://tass.com/a", "https://tass.com:443/a"),
    ],
)
def test_one_page_is_one_source(first: str, second: str) -> None:
    assert check(f"url: '{first}'", f"url: '{second}'") == ["added:3 source b: the same address as a (added:2)"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://tass.com/a", "https://tass.com/A"),
        ("https://tass.com/?id=1", "https://tass.com/?id=2"),
        ("https://tass.com/a#1", "https://tass.com/a#2"),
        ("https://tass.com/a", "https://tass.ru/a"),
    ],
)
def test_other_pages_are_other_sources(first: str, second: str) -> None:
    assert not check(f"url: '{first}'", f"url: '{second}'")


def test_one_doi_is_one_source_in_any_case() -> None:
    assert len(check("doi: 10.1007/ABC", "doi: 10.1007/abc")) == 1


def test_one_symbol_with_one_title_is_one_source() -> None:
    sources = "sources:\n  a: {type: primary, title: Integrity, symbol: A/1}\n"
    assert len(found(duplicate_source, sources + "  b: {type: primary, title: integrity., symbol: A/1}")) == 1


def test_a_resolution_and_the_record_of_its_vote_share_a_symbol() -> None:
    assert not check("symbol: A/RES/68/262", "symbol: A/RES/68/262")
