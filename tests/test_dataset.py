"""The bundled dataset against the record: votes, tallies, memberships, claims."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stance.api import Stance
from stance.dataset.files import DataFile
from stance.dataset.reader import read_files
from tests.conftest import DATASET, Run
from tests.stock import stock_record

RECORD = Path(__file__).with_name("record")


def rows(name: str) -> list[dict[str, str]]:
    with (RECORD / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ISSUE_OF = {row["symbol"]: row["id"] for row in rows("ids.csv")}
TALLIES = rows("tallies.csv")


@pytest.fixture(scope="module")
def raw() -> Any:
    """The dataset as any YAML reader sees it, not as stance does."""
    return stock_record()


def test_the_bundled_dataset_has_no_errors() -> None:
    problems = read_files([DataFile(str(DATASET), "bundled")]).problems
    assert [str(problem) for problem in problems] == []


def is_wiki(source: dict[str, Any]) -> bool:
    """A wiki or a copy of an article of one, by its address or by what the dataset says of it."""
    address = str(source.get("archive" if "url" not in source else "url", "")).rpartition("://")[2].lower()
    words = " ".join(str(source.get(field, "")) for field in ("title", "publisher", "note")).lower()
    if "wikisource.org" in address or "wikileaks" in address:
        return False
    return (
        re.match(r"([^/]*\.)?(dic\.academic|wiki)", address) is not None
        or "/wiki/" in address
        or "wikipedia" in words
        or "copy of an encyclopedia" in words
    )


def on_wikis_alone(node: Any, wikis: set[str], path: str = "") -> Iterator[str]:
    """The places of a dataset that name sources of which each is a wiki."""
    if isinstance(node, dict):
        sources = node.get("sources")
        if isinstance(sources, list) and sources and wikis.issuperset(map(str, sources)):
            yield path
        for key, value in node.items():
            yield from on_wikis_alone(value, wikis, f"{path}/{key}")
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from on_wikis_alone(value, wikis, f"{path}/{place}")


def test_nothing_rests_on_a_wiki_or_a_copy_of_one_alone(raw: Any) -> None:
    wikis = {key for key, source in raw["sources"].items() if is_wiki(source)}
    assert {"how-kosovo", "irblog-2021-04-pfp"} <= wikis
    assert list(on_wikis_alone({key: part for key, part in raw.items() if key != "sources"}, wikis)) == []


def test_what_rests_on_a_wiki_alone_is_found() -> None:
    wikis = [
        {"url": "https://ru.wikipedia.org/X"}, {"url": "https://x.org/wiki/X"},
        {"archive": "https://a.org/https://wikiwand.com/X"}, {"url": "https://x.org", "title": "Copy of Wikipedia"},
        {"url": "https://x.org", "note": "A copy of an encyclopedia article."},
    ]  # fmt: skip
    others = [
        {"url": "https://ru.wikisource.org/wiki/X"}, {"url": "https://wikileaks.org/X"}, {"url": "https://snl.no/X"},
        {"title": "A book"},
    ]  # fmt: skip
    assert all(is_wiki(source) for source in wikis)
    assert not any(is_wiki(source) for source in others)
    positions = {"ARM": [{"confidence": "low", "sources": ["w"]}], "AZE": {"sources": ["w", "law"]}, "BLR": {}}
    assert list(on_wikis_alone({"positions": positions}, {"w"})) == ["/positions/ARM/0"]


def test_every_member_of_the_united_nations_is_there(bundled: Stance) -> None:
    members = {state.code for state in bundled.states() if state.un_member}
    assert len(members) == 193
    assert {state.code for state in bundled.states()} - members == {"PSE", "TWN", "VAT", "XKX"}


def test_a_roll_call_has_the_announced_tally_and_day(bundled: Stance) -> None:
    issues = {issue.id: issue for issue in bundled.issues(type="vote")}
    for expected in TALLIES:
        symbol = expected["symbol"]
        issue = issues[ISSUE_OF[symbol]]
        assert issue.date == expected["date"], symbol
        assert issue.tally is not None, symbol
        assert issue.tally.announced == {
            status: int(expected[status]) for status in ("for", "against", "abstain", "absent")
        }, symbol
        assert issue.complete == (expected["complete"] == "true"), symbol
        assert issue.tally.adds_up == issue.complete, symbol


def test_every_cell_of_every_roll_call_is_the_one_on_record(bundled: Stance) -> None:
    expected = {(ISSUE_OF[row["symbol"]], row["code"]): row["status"] for row in rows("votes.csv")}
    pressed = {(ISSUE_OF[row["symbol"]], row["code"]): row["status"] for row in rows("extra_votes.csv")}
    ids = sorted(set(ISSUE_OF.values()))
    found = {
        (answer.issue, answer.code): answer.status
        for answer in bundled.compare(issue=ids, group="all").positions
        if answer.answer == "recorded"
    }
    assert found == expected | pressed


def test_crimea_vote_of_the_fifteen(bundled: Stance) -> None:
    # United Nations, A/68/PV.80, 27 March 2014.
    by_status: dict[str | None, set[str]] = {}
    for answer in bundled.compare(issue="crimea").positions:
        by_status.setdefault(answer.status, set()).add(answer.code)
    assert by_status == {
        "against": {"ARM", "BLR", "RUS"},
        "abstain": {"KAZ", "UZB"},
        "absent": {"KGZ", "TJK", "TKM"},
        "for": {"AZE", "EST", "GEO", "LTU", "LVA", "MDA", "UKR"},
    }


def test_founders_had_signed_and_others_were_no_members_in_june_2014(bundled: Stance) -> None:
    # The treaty on the Eurasian Economic Union was signed on 29 May 2014; Armenia signed its accession in October,
    # Kyrgyzstan in December.
    found = {answer.code: answer.status for answer in bundled.compare(issue="eeu", as_of="2014-06").positions}
    assert {code for code, status in found.items() if status == "signed"} == {"BLR", "KAZ", "RUS"}
    assert found["ARM"] not in ("member", "signed")
    assert found["KGZ"] not in ("member", "signed")


@pytest.mark.parametrize(
    ("day", "members"),
    [
        ("2014-12-31", set()),
        ("2015-01-01", {"BLR", "KAZ", "RUS"}),
        ("2015-01-02", {"ARM", "BLR", "KAZ", "RUS"}),
        ("2015-09", {"ARM", "BLR", "KAZ", "KGZ", "RUS"}),
        ("2026-11-23", {"ARM", "BLR", "KAZ", "KGZ", "RUS"}),
    ],
)
def test_the_computed_group_follows_accessions(day: str, members: set[str], bundled: Stance) -> None:
    assert {state.code for state in bundled.states(group="eeu", as_of=day)} == members


@pytest.mark.parametrize("row", rows("memberships.csv"), ids=lambda row: f"{row['organisation']} {row['day']}")
def test_an_organisation_has_as_many_members_as_it_says(row: dict[str, str], bundled: Stance) -> None:
    found = bundled.compare(issue=row["organisation"], group="all", as_of=row["day"]).positions
    bound = {answer.code for answer in found if answer.answer == "recorded" and answer.class_ == "binding"}
    assert len(bound) == int(row["count"]), row["source"]


def test_the_united_kingdom_leaves_the_union_at_the_end_of_january_2020(bundled: Stance) -> None:
    statuses = {
        day: bundled.position("GBR", "eu", day)[0].status
        for day in ("1972-12-31", "1973-01-01", "2016-01", "2017-03-29", "2020-01-31", "2020-02-01", "2022")
    }
    assert list(statuses.values()) == [None, "member", "member", "withdrawing", "withdrawing", "former", "former"]


def test_a_withdrawal_that_only_serbia_claims_is_a_dispute(bundled: Stance) -> None:
    # Vučić named nine states on 4 January 2023 that were silent themselves, Somalia among them.
    [before] = bundled.position("SOM", "kosovo-recognition", "2023-01-03")
    after = bundled.position("SOM", "kosovo-recognition", "2023-01-04")
    assert (before.answer, before.status) == ("recorded", "joined")
    assert {(answer.answer, answer.status) for answer in after} == {("disputed", "joined"), ("disputed", "reversed")}


def test_all_claims_of_the_memo_have_their_verdict(bundled: Stance) -> None:
    expected = {row["id"]: row["changed_to"] or row["verdict"] for row in rows("claims.csv")}
    found = {claim.id: claim.verdict for claim in bundled.claims().claims}
    assert found == expected
    assert len(found) == 103


def test_the_date_of_the_embargo_makes_a_right_claim_imprecise(bundled: Stance) -> None:
    # "right in the main and wrong in a detail": the refusal is on record, of August 2014 and not of spring 2015.
    assert bundled.claims(verdict="wrong").claims == ()
    [claim] = [claim for claim in bundled.claims(verdict="imprecise").claims if claim.id == "M081"]
    assert "August 2014" in (claim.finding or "")


def test_a_verdict_that_differs_from_the_first_check_names_its_evidence(bundled: Stance) -> None:
    changed = {row["id"] for row in rows("claims.csv") if row["changed_to"]}
    for claim in bundled.claims().claims:
        if claim.id in changed:
            assert claim.sources, claim.id
            assert claim.finding, claim.id


def entries_of(raw: Any) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Every entry of the file with the place where it stands and its issue; where a state has instruments, too."""
    for key, issue in raw["issues"].items():
        for state, told in issue.get("positions", {}).items():
            for entry in told["entries"] if isinstance(told, dict) else told:
                yield f"{key} {state}", issue, entry


def test_every_position_event_and_claim_has_a_source(raw: Any) -> None:
    for place, issue, entry in entries_of(raw):
        assert entry.get("sources") or issue.get("sources"), place
    for key, issue in raw["issues"].items():
        if "votes" in issue:
            assert issue["sources"], key
    assert all(event["sources"] for event in raw["events"])
    assert all(claim["source"] for claim in raw["claims"])


def test_doubt_below_high_confidence_gives_its_reason(raw: Any) -> None:
    for place, _, entry in entries_of(raw):
        if entry.get("confidence", "high") != "high":
            assert entry.get("note"), place


def test_one_report_of_the_press_is_never_high_confidence(raw: Any) -> None:
    for place, issue, entry in entries_of(raw):
        grades = [raw["sources"][source]["type"] for source in entry.get("sources") or issue["sources"]]
        if grades == ["press"] and issue["type"] != "vote":
            assert (entry.get("confidence") or issue.get("confidence", "high")) != "high", place


SEARCHED_FOR_ALL = [
    "crimea-referendum", "eeu", "csto", "cis", "foreign-agents", "ngo-funding", "lgbt-propaganda",
    "counter-sanctions", "russia-sanctions", "russian-bases", "us-bases", "abkhazia-ossetia", "csto-kazakhstan-2022",
    "invasion-2022", "rome-statute", "us-cooperation", "us-relations", "ukraine-relations", "eeu-deepening",
    "open-trade", "china-investment", "russia-debt-relief",
]  # fmt: skip
"""The issues on Russia's neighbourhood, for each of which all fifteen states were searched; others are as they come."""


@pytest.mark.parametrize("day", ["2016-11-29", None])
def test_no_cell_of_the_fifteen_is_an_unexplained_blank(day: str | None, bundled: Stance) -> None:
    cells = bundled.compare(issue=SEARCHED_FOR_ALL, group="post-soviet", as_of=day).positions
    assert [(cell.issue, cell.code) for cell in cells if cell.answer == "no-record"] == []


def test_any_yaml_reader_sees_the_same_ids_and_statuses(raw: Any, bundled: Stance) -> None:
    assert set(raw["states"]) == {state.code for state in bundled.states()}
    assert raw["states"]["NOR"]["iso2"] == "NO"
    assert list(raw["issues"]) == [issue.id for issue in bundled.issues()]
    statuses = Counter(
        status for issue in raw["issues"].values() for status, codes in issue.get("votes", {}).items() for _ in codes
    )
    assert set(statuses) <= {"for", "against", "abstain", "absent", "ineligible"}


def test_kyrgyz_profile_has_its_parts(run: Run) -> None:
    profile = json.loads(run("show", "kyrgyzstan", "--format", "json").out)
    assert profile["code"] == "KGZ"
    by_issue = {position["issue"]: position for position in profile["positions"]}
    assert by_issue["crimea"]["status"] == "absent"
    assert by_issue["eeu"]["status"] == "member"
    assert {claim["id"] for claim in profile["claims"]} >= {"M046", "M057", "M058", "M059"}
    cited = {key for position in profile["positions"] for key in position["sources"]}
    assert cited <= {source["id"] for source in profile["sources"]}
