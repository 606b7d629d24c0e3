import pytest

from stance.dataset.rules import unused_source
from tests.rules.small import found, issue

SOURCE = "sources:\n  s: {type: press, title: S}\n"


def about_s(sections: str) -> list[str]:
    return [line for line in found(unused_source, SOURCE + sections) if "source s:" in line]


def test_a_source_that_nothing_cites_is_told() -> None:
    assert about_s("") == ["added:2 source s: nothing cites it"]


@pytest.mark.parametrize(
    "sections",
    [
        "groups: {g: {title: G, states: [KGZ], sources: [s]}}",
        issue("policy", "").replace("[record]", "[s]"),
        issue("policy", "date: '2015', status: joined, sources: [s]"),
        issue("policy", "date: '2015', status: joined, reading: {mechanism: domestic, source: s}"),
        issue("policy", "", "alignment: {FRA: {scores: {joined: 1}, because: So., sources: [s]}}"),
        "events: [{id: e, date: '2015', title: E, sources: [s]}]",
        "claims: [{id: C1, source: s, claim: It was, kind: event, verdict: right}]",
        "claims: [{id: C1, source: paper, claim: It was, kind: event, verdict: right, sources: [s]}]",
    ],
    ids=["group", "issue", "position", "reading", "alignment", "event", "claim", "finding"],
)
def test_every_place_that_cites_counts(sections: str) -> None:
    assert not about_s(sections)


def test_an_added_file_may_cite_for_another() -> None:
    more = "issues: {thing: {sources: [s], positions: {KGZ: [{date: '2015', status: joined}]}}}"
    assert not [line for line in found(unused_source, SOURCE + issue("policy", ""), more) if "source s:" in line]
