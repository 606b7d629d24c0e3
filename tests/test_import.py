"""`stance import un-votes`: nothing lost, nothing guessed, nothing half done."""

import csv
import gzip
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import stance
from stance.api import Stance
from stance.dataset.files import DataFile, bundled_path
from stance.dataset.model import Dataset
from stance.dataset.reader import read_bytes, read_files
from stance.imports import lines
from stance.imports.states import DISSOLVED, States, UnknownStateError
from stance.imports.symbols import aliases, issue_id, title, topics
from stance.imports.un_votes import Import
from stance.imports.voeten import symbol_of
from stance.questions.names import find
from tests.conftest import INTERRUPTIBLE, ROOT, TODAY, Run

FOLDER = ROOT / "tests" / "imports"
EXCERPT = FOLDER / "excerpt.csv"
# The UN Digital Library's letters, as its own page explains them: yes, no, abstention, non-voting.
MEANING = {"Y": "for", "N": "against", "A": "abstain", "X": "absent"}
HEADER = (
    "undl_id", "ms_code", "ms_name", "ms_vote", "date", "session", "resolution", "draft", "committee_report", "meeting",
    "title", "agenda_title", "subjects", "vote_note", "total_yes", "total_no", "total_abstentions", "total_non_voting",
    "total_ms", "undl_link",
)  # fmt: skip


def state_on(code: str, name: str, day: str) -> str:
    return states().seated(states().meant(code, name), day)


def record() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(EXCERPT.read_text(encoding="utf-8"))))


RECORD = record()


@cache
def register() -> Dataset:
    """The bundled dataset."""
    return read_files([DataFile(bundled_path(), "bundled")]).dataset


@cache
def states() -> States:
    return States(register().states.values())


def make(*rows: dict[str, str]) -> str:
    """A file in the library's layout; cells that are not given are empty."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, HEADER, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def row(code: str, vote: str, **more: str) -> dict[str, str]:
    facts = {"undl_id": "1", "ms_name": "", "date": "2012-12-01", "resolution": "A/RES/67/19", "title": "Palestine"}
    return {**facts, "ms_code": code, "ms_vote": vote, **more}


def gather(text: str | bytes, **options: Any) -> Import:
    raw = text.encode("utf-8") if isinstance(text, str) else text
    return stance.import_votes(io.BytesIO(raw), today=TODAY, **options)


def read_back(found: Import, *, bundled: bool = True) -> Dataset:
    """The dataset that the text says, read with the reader of the program on top of the bundled one."""
    before = [("bundled", Path(bundled_path()).read_bytes())] if bundled else []
    result = read_bytes([*before, ("imported", "".join(found.text()).encode())])
    assert result.problems == ()
    return result.dataset


def cells(dataset: Dataset, issue: str) -> dict[str, str]:
    of = dataset.issues[issue]
    return {code: votes.status for votes in of.votes for code in votes.states}


@pytest.fixture(scope="module")
def imported() -> Import:
    return stance.import_votes(EXCERPT, today=TODAY)


@pytest.fixture(scope="module")
def alone() -> tuple[Import, Dataset]:
    found = stance.import_votes(EXCERPT, today=TODAY, bundled=False)
    return found, read_back(found, bundled=False)


# Every cell of the real record.


def test_every_cell_of_the_record_is_read_back(alone: tuple[Import, Dataset]) -> None:
    _, dataset = alone
    expected: dict[str, dict[str, str]] = {}
    for line in RECORD:
        if line["ms_vote"] in MEANING:
            code = line["ms_code"] or {"ZANZIBAR": "ZAN"}[line["ms_name"]]
            expected.setdefault(line["resolution"], {})[code] = MEANING[line["ms_vote"]]
    found = {issue.aliases[-1]: cells(dataset, key) for key, issue in dataset.issues.items()}
    assert found == expected


def test_the_account_is_conserved(imported: Import) -> None:
    account = imported.account
    # 610 rows, of which one has the malformed code `AN`.
    assert (account.read, account.written, account.rejected, account.left_out) == (610, 609, 1, 0)
    assert sum(len(call.cells) for call in imported.roll_calls) == account.written


def test_a_malformed_vote_is_not_guessed(imported: Import) -> None:
    [rejection] = imported.account.rejections
    assert rejection.line == EXCERPT.read_text(encoding="utf-8").splitlines().index(
        next(line for line in EXCERPT.read_text(encoding="utf-8").splitlines() if ",AN," in line)
    ) + 1  # fmt: skip
    assert "'AN' of PAKISTAN is not one of Y, N, A, X" in rejection.reason
    [call] = [call for call in imported.roll_calls if call.symbol == "A/RES/620(VII)[A]"]
    assert "PAK" not in call.cells


def test_a_roll_call_with_a_rejected_row_is_not_complete(alone: tuple[Import, Dataset]) -> None:
    issue = alone[1].issues["un-620-vii-a"]
    assert not issue.complete
    assert issue.note == "Not read from the file: PAK (vote code 'AN')."


def test_a_tally_that_does_not_add_up_is_told(imported: Import) -> None:
    # known_tally_mismatches of the record's description: A/RES/620(VII)[A] counts one vote that is not clear.
    assert imported.account.mismatches == ("A/RES/620(VII)[A] of 1952-12-21: the file says 60 states; its rows are 59",)


def test_title_date_tally_and_record_are_kept(alone: tuple[Import, Dataset]) -> None:
    dataset = alone[1]
    issue = dataset.issues["un-68-262"]
    assert (issue.title, issue.date and issue.date.text) == ("Territorial integrity of Ukraine", "2014-03-27")
    assert issue.tally == {"for": 100, "against": 11, "abstain": 58, "absent": 24}
    [source] = issue.sources
    assert dataset.sources[source].url == "https://digitallibrary.un.org/record/767565"
    assert (dataset.sources[source].type, dataset.sources[source].symbol) == ("primary", "A/RES/68/262")


def test_a_roll_call_without_a_record_has_the_file_as_its_source(alone: tuple[Import, Dataset]) -> None:
    [source] = alone[1].issues["un-80-6"].sources
    assert alone[1].sources[source].type == "dataset"


def test_every_stock_reader_takes_it_for_the_same(alone: tuple[Import, Dataset]) -> None:
    found, dataset = alone
    loaded = yaml.safe_load("".join(found.text()))
    assert list(loaded["issues"]) == list(dataset.issues)
    for key, issue in loaded["issues"].items():
        assert issue["title"] == dataset.issues[key].title
        assert tuple(issue["aliases"]) == dataset.issues[key].aliases
        assert {code: status for status, codes in issue["votes"].items() for code in codes} == cells(dataset, key)


def test_a_roll_call_takes_about_25_lines(imported: Import) -> None:
    text = "".join(imported.text())
    sources, issues = text[text.index("\nsources:") : text.index("\nstates:")], text[text.index("\nissues:") :]
    assert (sources + issues).count("\n") / len(imported.roll_calls) <= 27
    assert max(len(line) for line in text.splitlines() if "[" in line) <= 140


def test_it_passes_validate(imported: Import, run: Run, tmp_path: Path) -> None:
    imported.write(str(tmp_path / "un.yaml"))
    ran = run("validate", str(tmp_path / "un.yaml"))
    assert ran.code == 0
    # The one file holds the roll call that the bundled dataset holds too, and nothing but what the UN's file says.
    told = [line.partition(" warning ")[2].partition(" (data/")[0] for line in ran.out.splitlines()]
    assert told == [
        "duplicate-source source undl-767565: the same address as un-68-262",
        "weak-source issue un-80-6: the votes: no primary or official source among its sources (only dataset)",
    ]


# States.


def test_dissolved_states_get_their_own() -> None:
    text = make(*(row(code, "Y", date="1974-10-01", ms_name=name) for code, name in (
        ("SUN", "USSR"), ("CSK", "CZECHOSLOVAKIA"), ("YUG", "YUGOSLAVIA"), ("DDR", "GERMAN DEMOCRATIC REPUBLIC"),
        ("YMD", "DEMOCRATIC YEMEN"), ("UKR", "UKRAINIAN SSR"),
    )))  # fmt: skip
    dataset = read_back(gather(text))
    # "Growth in United Nations membership", un.org: original members, 1945; 18 September 1973; 14 December 1967.
    joined = {code: dataset.states[code].member_from for code in ("SUN", "CSK", "YUG", "DDR", "YMD")}
    assert {code: day and day.text for code, day in joined.items()} == {
        "SUN": "1945-10-24", "CSK": "1945-10-24", "YUG": "1945-10-24", "DDR": "1973-09-18", "YMD": "1967-12-14",
    }  # fmt: skip
    assert all(dataset.states[code].member_until for code in joined)


def test_states_of_the_bundled_dataset_are_not_defined_again(imported: Import) -> None:
    # Of the excerpt's states, those that are no more: 1946 to 1963 in the record.
    assert [state.code for state in imported.states] == ["CSK", "SUN", "YUG", "ZAN"]


SPELLINGS = """
TURKEY TUR | TÜRKİYE TUR | TURKIYE TUR | TÜRKIYE TUR | TÜRKÝYE TUR | CÔTE D'IVOIRE CIV | COTE D'IVOIRE CIV
IVORY COAST CIV | ZAIRE COD | CONGO (LEOPOLDVILLE) COD | CONGO (DEMOCRATIC REPUBLIC OF) COD | CONGO COG
CONGO (BRAZZAVILLE) COG | BURMA MMR | CEYLON LKA | SIAM THA | UPPER VOLTA BFA | DAHOMEY BEN | USSR SUN
LAO PEOPLE's DEMOCRATIC REPUBLIC LAO | KHMER REPUBLIC KHM | DEMOCRATIC KAMPUCHEA KHM | SWAZILAND SWZ
THE FORMER YUGOSLAV REPUBLIC OF MACEDONIA MKD | SOUTHERN YEMEN YMD | UNITED ARAB REPUBLIC EGY | TANGANYIKA TZA
FEDERATION OF MALAYA MYS | GERMANY, FEDERAL REPUBLIC OF DEU | BYELORUSSIAN SSR BLR | ZANZIBAR ZAN | CZECHIA CZE
"""


@pytest.mark.parametrize("pair", [pair.strip() for line in SPELLINGS.splitlines() for pair in line.split("|") if pair])
def test_a_name_of_the_record_without_a_code_is_its_state(pair: str) -> None:
    name, _, code = pair.rpartition(" ")
    assert state_on("", name, "1965-01-01") == code


@pytest.mark.parametrize(
    ("name", "code"),
    [("Côte d`Ivoire", "CIV"), ("Cote dʻIvoire", "CIV"), ("U.S.A.", "USA"), ("Bosnia & Herzegovina", "BIH")],
)
def test_a_name_in_a_file_is_folded_as_one_that_is_typed(name: str, code: str, run: Run) -> None:
    assert state_on("", name, "2014-03-27") == code
    assert json.loads(run("show", name, "-f", "json").out)["code"] == code


@pytest.mark.parametrize(
    ("code", "name", "said"),
    [
        ("QQQ", "ATLANTIS", "no state has the code 'QQQ'"),
        ("", "ATLANTIS", "no state is known by the name 'ATLANTIS'"),
        ("", "", "no state is known by the name ''"),
        ("KOR", "DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA", "two different states"),
        ("kgz", "KYRGYZSTAN", "no state has the code 'kgz'"),
    ],
)
def test_a_state_is_never_guessed(code: str, name: str, said: str) -> None:
    with pytest.raises(UnknownStateError, match=re.escape(said)):
        state_on(code, name, "2014-03-27")


@pytest.mark.parametrize(
    ("code", "day", "state"),
    [
        ("RU", "1991-12-20", "SUN"), ("RU", "1992-08-25", "RUS"), ("YU", "1990-01-01", "YUG"),
        ("YU", "2004-01-01", "SCG"), ("RS", "2006-06-30", "SRB"), ("CS", "1990-01-01", "CSK"),
        ("DD", "1980-01-01", "DDR"),
    ],
)  # fmt: skip
def test_a_seat_belongs_to_whoever_held_it_that_day(code: str, day: str, state: str) -> None:
    assert state_on(code, "", day) == state


def test_no_dissolved_state_is_in_the_bundled_dataset_under_other_dates() -> None:
    for state in DISSOLVED:
        assert register().states.get(state.code) in (None, state), state.code


# Symbols.


@pytest.mark.parametrize(
    ("symbol", "key", "names"),
    [
        ("A/RES/67/19", "un-67-19", ("67/19", "A/RES/67/19")),
        ("A/RES/17(I)[RULE-73]", "un-17-i-rule-73", ("17(I)[RULE-73]", "A/RES/17(I)[RULE-73]")),
        ("A/RES/ES-11/1", "un-es-11-1", ("ES-11/1", "A/RES/ES-11/1")),
        ("A/RES/997(ES-I)", "un-997-es-i", ("997(ES-I)", "A/RES/997(ES-I)")),
        ("A/RES/34/2A", "un-34-2a", ("34/2A", "A/RES/34/2A")),
        ("A/RES/31/5[B]", "un-31-5-b", ("31/5[B]", "A/RES/31/5[B]")),
        ("A/DEC/80/506", "un-dec-80-506", ("80/506", "A/DEC/80/506")),
        ("A/68/L.39", "un-a-68-l-39", ("A/68/L.39",)),
        ("A/RES/", "un-", ("A/RES/",)),
    ],
)
def test_ids_and_names_come_from_the_symbol(symbol: str, key: str, names: tuple[str, ...]) -> None:
    assert (issue_id(symbol), aliases(symbol)) == (key, names)


def test_two_roll_calls_on_one_symbol_stay_two() -> None:
    found = gather(make(row("KGZ", "Y"), row("KGZ", "N", undl_id="2"), row("KGZ", "A", undl_id="3", date="2013-01-01")))
    assert found.account.duplicates == (("A/RES/67/19", ("un-67-19", "un-67-19-2", "un-67-19-3")),)
    dataset = read_back(found)
    assert [cells(dataset, f"un-67-19{end}") for end in ("", "-2", "-3")] == [
        {"KGZ": "for"}, {"KGZ": "against"}, {"KGZ": "abstain"},
    ]  # fmt: skip


def test_an_id_does_not_depend_on_the_part_that_is_taken() -> None:
    text = make(row("KGZ", "Y"), row("KGZ", "A", undl_id="2", date="2013-01-01"))
    assert [call.id for call in gather(text, since="2013").roll_calls] == ["un-67-19-2"]


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ({"resolution": "", "draft": "A/68/L.39"}, "un-a-68-l-39"),
        ({"resolution": ""}, "un-vote-1"),
        ({"resolution": "", "undl_id": ""}, "un-2012-12-01-palestine"),
    ],
)
def test_a_roll_call_without_a_symbol_has_an_id_of_its_own(facts: dict[str, str], key: str) -> None:
    assert list(read_back(gather(make(row("KGZ", "Y", **facts)))).issues)[-1] == key


@pytest.mark.parametrize(
    ("catalogued", "said"),
    [
        ("Question of Antarctica", "Question of Antarctica"),
        ("Nuclear tests : resolution / adopted by the General Assemly", "Nuclear tests"),
        ("Nuclear tests :  resolution /  adopted by the General  Assembly", "Nuclear tests"),
        ("New York Declaration : decision / adopted by the General Assembly", "New York Declaration"),
        ("Budget : resolution / by the General Assembly", "Budget"),
        ("A title\nin two\tlines\x07", "A title in two lines"),
        ("Resolutions adopted by the General Assembly", "Resolutions adopted by the General Assembly"),
    ],
)
def test_a_title_loses_the_formula_of_the_catalogue(catalogued: str, said: str) -> None:
    assert title(catalogued) == said


def test_topics_are_the_headings_of_the_catalogue() -> None:
    agenda = "A/ES-11/2 5 Letter dated 28 February 2014 (S/2014/136). UKRAINE--POLITICAL CONDITIONS"
    assert topics("", agenda) == ("un-vote", "ukraine", "ukraine-political-conditions")
    assert topics("PALESTINE QUESTION|HUMAN RIGHTS--IRAN", agenda) == (
        "un-vote", "palestine-question", "human-rights", "human-rights-iran",
    )  # fmt: skip
    assert topics("", "N/A") == ("un-vote",)


# A part.


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        ({"symbol": "68/262"}, ["un-68-262"]),
        ({"symbol": "a/res/68/262"}, ["un-68-262"]),
        ({"symbol": ["68/262", "17(I)[RULE-73]"]}, ["un-17-i-rule-73", "un-68-262"]),
        ({"since": "1953", "until": "2014-03-27"}, ["un-1978-xviii-b", "un-68-262"]),
        ({"until": "1946"}, ["un-17-i-rule-73"]),
        ({"title": "UKRAINE"}, ["un-68-262"]),
    ],
    ids=str,
)
def test_a_part_is_taken(options: dict[str, Any], kept: list[str]) -> None:
    found = stance.import_votes(EXCERPT, today=TODAY, **options)
    assert [call.id for call in found.roll_calls] == kept
    account = found.account
    assert account.read == account.written + account.rejected + account.left_out == len(RECORD)


def test_one_symbol_yields_one_tidy_issue(run: Run) -> None:
    ran = run("import", "un-votes", str(EXCERPT), "--symbol", "68/262")
    assert ran.code == 0
    loaded = yaml.safe_load(ran.out)
    assert list(loaded["issues"]) == ["un-68-262"]
    assert list(loaded["sources"]) == ["undl-767565"]
    assert "states" not in loaded


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--symbol", "99/999"], 3, "no roll call in excerpt.csv has the symbol '99/999'"),
        (["--symbol", "68/26"], 3, "'68/26'"),
        (["--since", "2030"], 2, "no roll call in excerpt.csv is within what was asked for"),
        (["--since", "soon"], 2, "is not a date"),
    ],
    ids=str,
)
def test_a_part_that_is_nothing_is_refused(words: list[str], code: int, said: str, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.yaml"
    ran = run("import", "un-votes", str(EXCERPT), "-o", str(out), *words)
    assert (ran.code, ran.out, out.exists()) == (code, "", False)
    assert said in ran.err
    assert ran.err.count("\n") == 1


# The R package.


def test_the_tables_of_the_r_package_are_read() -> None:
    found = stance.import_votes(
        FOLDER / "unvotes_votes.csv", roll_calls=FOLDER / "unvotes_roll_calls.csv", today=TODAY
    )  # fmt: skip
    by_id = {call.id: call.cells for call in found.roll_calls}
    assert by_id == {
        "un-vote-3": {"USA": "for", "SUN": "against", "YUG": "abstain"},
        "un-1978-xviii-b": {"ZAN": "for"},
        "un-68-262": {"RUS": "against", "SRB": "abstain", "COD": "for"},
        "un-68-262-amendment-7": {"USA": "for"},
    }
    account = found.account
    # 12 rows: `perhaps`, Atlantis, the roll call of 2189 and the one that the table lacks are rejected.
    assert (account.read, account.written, account.rejected) == (12, 8, 4)
    read_back(found)


def test_an_amendment_does_not_answer_to_the_symbol_of_the_resolution() -> None:
    found = stance.import_votes(
        FOLDER / "unvotes_votes.csv", roll_calls=FOLDER / "unvotes_roll_calls.csv", today=TODAY
    )  # fmt: skip
    assert [call.aliases for call in found.roll_calls if call.part] == [()]


def test_both_tables_joined_into_one_are_read() -> None:
    text = "rcid,country,country_code,vote,session,date,unres,descr\n9,Russia,RU,3,68,2014-03-27,R/68/262,Ukraine\n"
    assert [(call.id, call.cells) for call in gather(text).roll_calls] == [("un-68-262", {"RUS": "against"})]


def test_numbers_of_votes_keep_absence_apart_from_not_being_a_member() -> None:
    head = "rcid,country,country_code,vote,session,date,unres,descr\n"
    text = head + "".join(f"9,,{code},{vote},68,2014-03-27,R/68/262,Ukraine\n" for code, vote in (
        ("US", 1), ("SE", 2), ("RU", 3), ("KG", 8), ("CH", 9), ("FR", 4),
    ))  # fmt: skip
    found = gather(text)
    assert found.roll_calls[0].cells == {
        "USA": "for", "SWE": "abstain", "RUS": "against", "KGZ": "absent", "CHE": "ineligible",
    }  # fmt: skip
    assert found.account.rejected == 1


@pytest.mark.parametrize(
    ("short", "symbol"),
    [
        ("R/68/262", "A/RES/68/262"), ("R/1/66", ""), ("R/15/456", ""), ("R/17/1", ""),
        ("R/30/3541", "A/RES/3541(XXX)"),
        ("R/31/6A", "A/RES/31/6A"), ("R/28/3184A", "A/RES/3184(XXVIII)[A]"), ("R/5/377A", ""),
        ("A/RES/74/17", "A/RES/74/17"),
        ("A/RES/3184 (XXVIII)", "A/RES/3184(XXVIII)"), ("R/45/150/B", "A/RES/45/150B"), ("S/RES/2202 (2015)", ""),
        ("R/ES-10/6", "A/RES/ES-10/6"),
        ("", ""), ("?", ""),
    ],
)  # fmt: skip
def test_the_short_symbols_of_the_r_package_are_those_of_the_un(short: str, symbol: str) -> None:
    assert symbol_of(short) == symbol


# Any file.

# Members from the first day on, so that they may vote on every day.
CODES = st.deferred(lambda: st.sampled_from(sorted(
    code for code, state in register().states.items()
    if state.member_from and state.member_from.text == "1945-10-24" and code != "RUS"
)))  # fmt: skip
TITLES = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=40)


@st.composite
def files(draw: st.DrawFn) -> tuple[str, dict[str, dict[str, str]]]:
    """A file in the library's layout with all kinds of titles, and the cells that it says, by record."""
    rows, said = [], {}
    for number in range(draw(st.integers(1, 4))):
        name = draw(TITLES)
        day = draw(st.dates(date(1946, 1, 1), TODAY)).isoformat()
        votes = draw(st.dictionaries(CODES, st.sampled_from("YNAX"), min_size=1, max_size=12))
        symbol = draw(st.sampled_from(["", f"A/RES/67/{number}", f"A/RES/{number}(I)[B]", f"A/DEC/80/{number}"]))
        rows += [row(code, vote, undl_id=f"{number}", title=name, date=day, resolution=symbol)
                 for code, vote in votes.items()]  # fmt: skip
        said[f"{number}"] = {code: MEANING[vote] for code, vote in votes.items()}
    order = draw(st.randoms(use_true_random=False))
    order.shuffle(rows)
    return make(*rows), said


@given(files())
@settings(max_examples=settings().max_examples // 3)
def test_any_file_is_read_back_cell_for_cell(file: tuple[str, dict[str, dict[str, str]]]) -> None:
    text, said = file
    found = gather(text, bundled=False)
    assert {call.record: call.cells for call in found.roll_calls} == said
    dataset = read_back(found, bundled=False)
    assert {call.record: cells(dataset, call.id) for call in found.roll_calls} == said
    loaded = yaml.safe_load("".join(found.text()))
    assert {key: issue["title"] for key, issue in loaded["issues"].items()} == {
        key: issue.title for key, issue in dataset.issues.items()
    }


DIRT = st.sampled_from(["Y", "N", "A", "X", "y", "AN", "", "1", " Y", "for", "Ý"])


DAYS = st.sampled_from(["2012-12-01", "2012-12-01", "2012-13-01", "1901-01-01", "2190-01-01", "yesterday", ""])


@given(st.lists(st.tuples(st.sampled_from(["ARG", "BLR", "BRA", "CHL", "QQQ", ""]), DIRT, DAYS), max_size=30))
@settings(max_examples=settings().max_examples // 3)
def test_the_account_is_conserved_whatever_the_dirt(dirt: list[tuple[str, str, str]]) -> None:
    text = make(row("USA", "Y"), *(row(code, vote, date=day) for code, vote, day in dirt))
    account = gather(text).account
    assert account.read == account.written + account.rejected == len(dirt) + 1
    assert sum(count for _, count in account.kinds) == account.rejected


# Rows that are not taken.


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (row("KGZ", "Y", undl_id="2", date="2190-01-01"), "out of range: a vote is between 1945-10-24 and 2026-11-23"),
        (row("KGZ", "Y", undl_id="2", date="1944-01-01"), "the date 1944-01-01 is out of range"),
        (row("KGZ", "Y", undl_id="2", date="2012-02-30"), "'2012-02-30' is not a day of the calendar"),
        (row("KGZ", "Y", undl_id="2", date="01/12/2012"), "'01/12/2012' is not a day of the calendar"),
        (row("KGZ", "Y", date="2012-12-02"), "record 1 has another date, symbol or title than in line 2"),
        (row("KGZ", "yes"), "vote code 'yes' of KGZ is not one of Y, N, A, X"),
        (row("QQQ", "Y"), "no state has the code 'QQQ'"),
        (row("USA", "Y"), "USA stands a second time in A/RES/67/19, with the same vote"),
    ],
)
def test_a_row_that_cannot_be_is_rejected_with_its_line(wrong: dict[str, str], said: str) -> None:
    account = gather(make(row("USA", "Y"), wrong, row("FRA", "N"))).account
    [rejection] = account.rejections
    assert rejection.line == 3
    assert said in rejection.reason
    assert (account.read, account.written, account.rejected) == (3, 2, 1)


def test_votes_of_one_state_that_contradict_each_other_are_both_rejected() -> None:
    found = gather(make(row("FRA", "Y"), row("USA", "Y"), row("USA", "N"), row("USA", "Y")))
    assert found.roll_calls[0].cells == {"FRA": "for"}
    assert (found.account.read, found.account.written, found.account.rejected) == (4, 1, 3)
    assert "neither is written" in found.account.rejections[0].reason


@pytest.mark.parametrize("cut", ["1,KGZ,KYRGYZSTAN\r\n", "1,KGZ,KYRGYZSTAN,Y" + ",x" * 40 + "\r\n"])
def test_a_row_with_too_few_or_too_many_cells_is_rejected(cut: str) -> None:
    found = gather(make(row("USA", "Y")) + cut)
    [rejection] = found.account.rejections
    assert rejection.line == 3
    assert "cells where the header has 20" in rejection.reason


def test_lines_are_counted_through_quoted_newlines_and_empty_lines() -> None:
    text = make(row("USA", "Y", title="One\nand\nanother"))  # lines 2 to 4
    found = gather(text + "\r\n" + make(row("KGZ", "maybe", title="One\nand\nanother")).split("\r\n", 1)[1])
    assert [rejection.line for rejection in found.account.rejections] == [6]
    assert found.roll_calls[0].cells == {"USA": "for"}


def test_of_very_many_rejections_the_rest_are_counted() -> None:
    account = gather(make(row("USA", "Y"), *(row("KGZ", f"v{number}") for number in range(1500)))).account
    assert len(account.rejections) == 1000
    assert account.kinds == (("a malformed vote code", 1500),)


# The same file in other clothes.


@pytest.mark.parametrize(
    "dress",
    [
        gzip.compress,
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: raw.replace(b"\r\n", b"\n"),
        lambda raw: raw.rstrip(),
        lambda raw: gzip.compress(raw[:50000]) + gzip.compress(raw[50000:]),
        lambda raw: raw.replace(b"undl_id,ms_code", b" UNDL_ID ,ms_code"),
    ],
    ids=["gzip", "byte order mark", "LF", "no last line end", "two gzip members", "capitals in the header"],
)
def test_the_same_file_in_other_clothes_says_the_same(dress: Callable[[bytes], bytes], imported: Import) -> None:
    assert gather(dress(EXCERPT.read_bytes())).roll_calls == imported.roll_calls


def test_standard_input_is_read(run: Run) -> None:
    ran = run("import", "un-votes", "-", stdin=EXCERPT.read_text(encoding="utf-8"))
    assert ran.code == 0
    assert len(yaml.safe_load(ran.out)["issues"]) == 5
    assert "standard input: 610 rows read = 609 written + 1 rejected" in ran.err


# Files that cannot be read.

WHOLE = EXCERPT.read_bytes()
PACKED = gzip.compress(WHOLE)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (PACKED[:4000], r"bad\.csv is cut off after line \d+; download it again"),
        (PACKED[:6000] + b"\x00" * 50 + PACKED[6050:], r"bad\.csv is damaged after line \d+"),
        (WHOLE.replace(b"TURKEY", b"T\xdcRKIYE"), r"bad\.csv:44:13: not UTF-8 \(byte 0xdc\)"),
        (WHOLE.decode().encode("utf-16"), r"bad\.csv:1: the file is UTF-16"),
        (b"", "bad.csv is empty"),
        (b"undl_id,ms_code,ms_name,date,resolution,title\n", "without the column ms_vote"),
        (b"state;vote\n", r"bad\.csv:1: no header .* found state;vote; expected .*undl_id.*rcid"),
        (b"rcid,country,country_code,vote\n", "--roll-calls FILE"),
        (b"rcid,session,date,unres,descr\n", "give it with --roll-calls, beside the votes"),
        (make(row("USA", "q")).encode(), r"no row of bad\.csv can be used \(1 read\); line 2: vote code 'q'"),
        (make(row("USA", "Y")).encode() + b'1,"KGZ,' + b"x" * 140000, r"bad\.csv:3: not csv: field larger"),
    ],
    ids=["cut off", "damaged", "Latin-1", "UTF-16", "empty", "column missing", "unknown header", "votes alone",
         "roll calls alone", "nothing usable", "open quote"],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_where_and_leaves_nothing(
    raw: bytes, said: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "bad.csv").write_bytes(raw)
    out = tmp_path / "out.yaml"
    ran = run("import", "un-votes", str(tmp_path / "bad.csv"), "-o", str(out))
    assert ran.code == (2 if "roll-calls" in said else 5), ran.err
    assert re.search(said, ran.err), ran.err
    assert ran.err.count("\n") == 1
    assert ran.out == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.csv"]


@pytest.mark.parametrize("name", ["none.csv", ""], ids=["not there", "a folder"])
def test_a_file_that_cannot_be_opened_is_exit_5(name: str, run: Run, tmp_path: Path) -> None:
    ran = run("import", "un-votes", str(tmp_path / name))
    assert (ran.code, ran.out) == (5, "")
    assert "cannot read" in ran.err


class EndlessLine(io.RawIOBase):
    """Ten gigabytes of one line, made as they are read."""

    def __init__(self) -> None:
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = min(len(buffer), 10**10 - self.given)
        buffer[:size] = b"x" * size
        self.given += size
        return size


@pytest.mark.parametrize("before", [b"", make(row("USA", "Y")).encode()], ids=["first line", "third line"])
def test_ten_gigabytes_of_one_line_are_not_read(before: bytes) -> None:
    endless = EndlessLine()

    class Joined(io.RawIOBase):
        head = io.BytesIO(before)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            return self.head.readinto(buffer) or endless.readinto(buffer)

    with pytest.raises(stance.UnreadableError, match=f":{len(before.splitlines()) + 1}: the line is longer than"):
        stance.import_votes(io.BufferedReader(Joined()), today=TODAY)
    assert endless.given < 4 * lines.LONGEST_LINE


def test_a_long_line_that_is_zipped_is_not_unpacked() -> None:
    bomb = gzip.compress(b"x" * (8 * lines.LONGEST_LINE))
    with pytest.raises(stance.UnreadableError, match=":1: the line is longer"):
        gather(bomb)


# The output.


def test_an_output_that_exists_is_refused(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.yaml"
    out.write_text("mine", encoding="utf-8")
    ran = run("import", "un-votes", str(EXCERPT), "-o", str(out))
    assert (ran.code, out.read_text(encoding="utf-8")) == (5, "mine")
    assert "exists; --force replaces it" in ran.err
    assert run("import", "un-votes", str(EXCERPT), "-o", str(out), "--force").code == 0
    assert out.read_text(encoding="utf-8").startswith("# UN General Assembly")


@pytest.mark.parametrize(
    ("name", "said"),
    [("no/out.yaml", "there is no folder"), (".", "is not a file"), ("input.csv", "the file that is read")],
)
def test_an_output_that_cannot_be_is_refused_before_anything_is_read(
    name: str, said: str, run: Run, tmp_path: Path
) -> None:
    source = tmp_path / "input.csv"
    source.write_bytes(WHOLE)
    ran = run("import", "un-votes", str(source), "-o", str(tmp_path / name), "--force")
    assert ran.code == 5
    assert said in ran.err
    assert source.read_bytes() == WHOLE


def test_a_full_disk_leaves_what_was_there(imported: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out.yaml"
    out.write_text("mine", encoding="utf-8")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(stance.StanceError, match="No space left on device"):
        imported.write(str(out), force=True)
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("out.yaml", "mine")]


def test_an_interrupted_import_leaves_no_half_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    def interrupted(self: Import) -> Iterator[str]:
        yield "dataset:\n"
        raise KeyboardInterrupt

    monkeypatch.setattr(Import, "text", interrupted)
    ran = run("import", "un-votes", str(EXCERPT), "-o", str(tmp_path / "out.yaml"))
    assert (ran.code, list(tmp_path.iterdir())) == (130, [])


@pytest.mark.thorough
def test_ctrl_c_while_it_reads_is_exit_130(tmp_path: Path) -> None:
    out = tmp_path / "out.yaml"
    process = subprocess.Popen(
        [sys.executable, "-c", f"{INTERRUPTIBLE}from stance.__main__ import run; run()",
         "import", "un-votes", "-", "-o", str(out)],
        stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write(WHOLE)
    process.stdin.flush()
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert (process.returncode, told, list(tmp_path.iterdir())) == (130, b"stance: interrupted\n", [])


@pytest.mark.thorough
def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    ran = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m stance import un-votes {EXCERPT} | head -1; exit ${{PIPESTATUS[0]}}"],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout.startswith("# UN General")) == (0, True)
    assert "Traceback" not in ran.stderr


@pytest.mark.thorough
def test_a_full_disk_behind_standard_output_is_said_in_a_line() -> None:
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "stance", "import", "un-votes", str(EXCERPT)],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=ROOT,
        )  # fmt: skip
    assert ran.returncode == 5
    assert ran.stderr == (
        "stance: cannot write to standard output: No space left on device; what was written is not whole\n"
    )


def test_the_account_goes_to_standard_error(run: Run, tmp_path: Path) -> None:
    ran = run("import", "un-votes", str(EXCERPT), "-o", str(tmp_path / "un.yaml"))
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == [
        "stance: excerpt.csv: 610 rows read = 609 written + 1 rejected",
        f"stance: 5 roll calls of 197 states, 1946-01-26 to 2025-11-11, in {tmp_path / 'un.yaml'}",
        "stance: line 93: not written: vote code 'AN' of PAKISTAN is not one of Y, N, A, X",
        "stance: 1 of 5 tallies does not add up:",
        "stance:   A/RES/620(VII)[A] of 1952-12-21: the file says 60 states; its rows are 59",
        "stance: 1 roll call is in the bundled dataset as well; read together, they are one, and what it says holds",
    ]


# On top of the bundled dataset.


@pytest.fixture(scope="module")
def both(imported: Import, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stance]:
    """The bundled dataset and the record."""
    path = tmp_path_factory.mktemp("both") / "un.yaml"
    imported.write(str(path))
    with closing(stance.load(path, today=TODAY, variables={})) as both:
        yield both


def test_a_roll_call_of_both_datasets_is_one_issue(both: Stance) -> None:
    for name in ("68/262", "A/RES/68/262", "un-68-262", "crimea"):
        [answer] = both.position("kyrgyzstan", name)
        assert (answer.issue, answer.status, answer.origin) == ("crimea", "absent", "bundled")
    assert len(both.issues(type="vote")) == 88 + 4


def test_the_full_record_answers_alone(imported: Import, tmp_path: Path) -> None:
    stance.import_votes(EXCERPT, today=TODAY, bundled=False).write(str(tmp_path / "un.yaml"))
    with closing(stance.load(tmp_path / "un.yaml", bundled=False, today=TODAY, variables={})) as alone:
        assert Counter(a.status for a in alone.compare(issue="68/262", group="all").positions) == {
            "for": 100, "against": 11, "abstain": 58, "absent": 24, None: 4,
        }  # fmt: skip
        # The Soviet Union was no more; Kyrgyzstan was not yet.
        assert alone.position("soviet union", "68/262")[0].answer == "ineligible"
        assert alone.position("kyrgyzstan", "17(I)[RULE-73]")[0].answer == "ineligible"
        assert alone.position("zanzibar", "A/RES/1978(XVIII)[B]")[0].status in MEANING.values()


def test_names_of_the_bundled_dataset_mean_the_same_with_the_record(both: Stance) -> None:
    for issue in register().issues.values():
        for name in (issue.id, *issue.aliases):
            assert find(both.index, name, ("issue",)).key == issue.id, name
    for state in register().states.values():
        for name in (state.code, state.name):
            assert find(both.index, name, ("state",)).key == state.code, name


def test_one_row_is_in_the_singular(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "small.csv"
    path.write_text(
        make(row("FRA", "Y", total_yes="2", total_no="0", total_abstentions="0", total_non_voting="0")),
        encoding="utf-8",
    )
    ran = run("import", "un-votes", str(path), "-o", str(tmp_path / "small.yaml"))
    assert "small.csv: 1 row read = 1 written + 0 rejected\nstance: 1 roll call of 1 state, 2012-12-01" in ran.err
    assert "1 of 1 tally does not add up:" in ran.err
    shown = run("show", "un-67-19", "--no-bundled", "--data", str(tmp_path / "small.yaml")).out
    assert "The 1 recorded vote does not match this tally: it is 1 for" in shown
