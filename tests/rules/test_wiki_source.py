import pytest

from stance.dataset.rules import wiki_source
from tests.rules.small import found, issue


def check(url: str, field: str = "url", sources: str = "wiki") -> list[str]:
    source = f"sources: {{wiki: {{type: press, title: W, {field}: '{url}'}}}}\n"
    return found(wiki_source, source + issue("policy", f"date: '2015', status: joined, sources: [{sources}]"))


@pytest.mark.parametrize(
    "url",
    [
        "https://en.wikipedia.org/wiki/Crimea", "https://ru.m.wikipedia.org/wiki/X", "https://www.wikiwand.com/en/X",
        "https://military-history.fandom.com/wiki/X", "https://dic.academic.ru/dic.nsf/ruwiki/1", "http://wiki.example.org/X",
        "https://www.how.com.vn/wiki/en/X",
        "https://web.archive.org/web/2020/https://en.wikipedia.org/wiki/X",
    ],
)  # fmt: skip
def test_a_wiki_alone_backs_nothing(url: str) -> None:
    [only] = check(url)
    assert "issue thing, KGZ: joined 2015: rests on a wiki alone (wiki)" in only


@pytest.mark.parametrize(
    "url",
    [
        "https://wikileaks.org/cable/1",
        "https://ru.wikisource.org/wiki/X",
        "https://notwikipedia.org/",
        "https://un.org",
    ],
)
def test_a_name_like_it_is_no_wiki(url: str) -> None:
    assert not check(url)


def test_a_wiki_beside_another_source_does_no_harm() -> None:
    assert not check("https://en.wikipedia.org/wiki/X", sources="wiki, paper")


def test_an_archived_wiki_is_one() -> None:
    assert len(check("https://en.wikipedia.org/wiki/X", field="archive")) == 1


WIKI = "sources: {wiki: {type: press, title: W, url: 'https://en.wikipedia.org/wiki/X'}}\n"


def test_an_event_needs_more_than_a_wiki() -> None:
    assert len(found(wiki_source, WIKI + "events: [{id: e, date: '2015', title: E, sources: [wiki]}]")) == 1


def test_what_a_wiki_claims_may_be_judged() -> None:
    claim = "claims: [{id: C1, source: wiki, claim: It was, kind: event, verdict: wrong, sources: [record]}]"
    assert not found(wiki_source, WIKI + claim)
