"""`stance import un-votes` on the files that there are: each layout with what pandas, R and spreadsheets make of it."""

import gzip
import io
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import stance
from stance.dataset.dates import FuzzyDate
from stance.dataset.files import DataFile, bundled_path
from stance.dataset.model import Dataset, Issue
from stance.dataset.reader import read_bytes, read_files
from stance.dataset.rollcalls import members_without
from stance.dataset.rules import tally
from stance.imports.states import States, UnknownStateError
from stance.imports.symbols import part_of
from stance.imports.un_votes import Import
from tests.conftest import TODAY, Run


@cache
def register() -> Dataset:
    """The bundled dataset."""
    return read_files([DataFile(bundled_path(), "bundled")]).dataset


@cache
def seats() -> States:
    return States(register().states.values())


def gather(text: str | bytes, **tables: Any) -> Import:
    raw = text.encode() if isinstance(text, str) else text
    return stance.import_votes(io.BytesIO(raw), today=TODAY, **tables)


def read_back(found: Import) -> Dataset:
    result = read_bytes([("bundled", Path(bundled_path()).read_bytes()), ("imported", "".join(found.text()).encode())])
    assert result.problems == ()
    return result.dataset


def first(found: Import) -> Issue:
    return read_back(found).issues[found.roll_calls[0].id]


# The R package unvotes, and TidyTuesday's csv of it.


@pytest.fixture
def unvotes(tmp_path: Path) -> Any:
    def make(votes: Sequence[Sequence[object]], *calls: dict[str, object], issues: str | None = None) -> Import:
        columns = ("rcid", "session", "importantvote", "date", "unres", "amend", "para", "short", "descr")
        facts = {"rcid": 1, "session": 74, "importantvote": "NA", "date": "2019-12-09", "unres": "R/74/17",
                 "amend": 0, "para": 0, "short": "Title", "descr": "Title"}  # fmt: skip
        rows = [",".join(columns), *(",".join(str({**facts, **call}[column]) for column in columns) for call in calls)]
        (tmp_path / "rc.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        if issues is not None:
            (tmp_path / "issues.csv").write_text(issues, encoding="utf-8")
        text = "rcid,country,country_code,vote\n" + "".join(",".join(map(str, vote)) + "\n" for vote in votes)
        tables = {"roll_calls": tmp_path / "rc.csv", "issues": None if issues is None else tmp_path / "issues.csv"}
        return gather(text, **tables)

    return make


FRANCE = (1, "France", "FR", "no")


@pytest.mark.parametrize("yes", ["1", "1.0", "TRUE", "true", "T", "t", " 1 "])
@pytest.mark.parametrize("column", ["amend", "para"])
def test_a_vote_on_a_part_is_told_in_whatever_way_it_is_written(column: str, yes: str, unvotes: Any) -> None:
    found = unvotes([FRANCE], {"unres": "R/60/70", "session": 60, "date": "2005-12-08", column: yes})
    [call] = found.roll_calls
    part = {"amend": "amendment", "para": "paragraph"}[column]
    assert (call.id, call.aliases) == (f"un-60-70-{part}-1", ())


@pytest.mark.parametrize("no", ["0", "0.0", "FALSE", "F", "", "NA", "nan", "<NA>"])
def test_a_vote_on_the_whole_has_the_symbol(no: str, unvotes: Any) -> None:
    assert unvotes([FRANCE], {"amend": no, "para": no}).roll_calls[0].id == "un-74-17"


@pytest.mark.parametrize("doubtful", ["maybe", "2", "0.5"])
def test_what_is_neither_yes_nor_no_is_not_guessed(doubtful: str, unvotes: Any) -> None:
    with pytest.raises(stance.UnreadableError, match="is neither yes"):
        unvotes([FRANCE], {"amend": doubtful})


@pytest.mark.parametrize("rcid", ["1", "1.0"])
def test_numbers_that_became_decimals_are_the_same(rcid: str, unvotes: Any) -> None:
    found = unvotes([("1.0", "France", "FR", "3.0"), (1, "Norway", "NO", "1")], {"rcid": rcid, "session": "74.0"})
    assert found.roll_calls[0].cells == {"FRA": "against", "NOR": "for"}


@pytest.mark.parametrize("unres", ["R/15/456", "R/1/66", "GOAR/1/1288B", "R/17/1287/A"])
def test_a_page_of_the_official_records_is_no_resolution(unres: str, unvotes: Any) -> None:
    found = unvotes([FRANCE], {"unres": unres, "session": 15, "date": "1960-11-02"})
    [call] = found.roll_calls
    assert (call.symbol, call.aliases, call.id) == ("", (), "un-vote-1")
    assert "Official Records of session" in call.note
    assert any("pages of the Official Records: 1" in remark for remark in found.account.remarks)


@pytest.mark.parametrize(
    ("session", "day", "date"),
    [
        # A/RES/3184(XXVIII)[A] was adopted on 18 December 1973; the package has the second day of voting in December.
        (28, "1973-12-02", "1973-12"), (57, "2002-11-07", "2002-11"), ("28.0", "1973-12-02", "1973-12"),
        ("NA", "1973-12-02", "1973-12"),
        (58, "2003-11-03", "2003-11-03"), (74, "2019-12-03", "2019-12-03"), ("NA", "2019-12-03", "2019-12-03"),
        (28, "1973-12-18", "1973-12-18"),
    ],
)  # fmt: skip
def test_a_day_that_only_counts_days_of_voting_is_dropped(session: object, day: str, date: str, unvotes: Any) -> None:
    found = unvotes([FRANCE], {"session": session, "date": day, "unres": ""})
    assert found.roll_calls[0].date == date
    said = any("dated by their month" in remark for remark in found.account.remarks)
    assert said == (date != day)
    stored = first(found).date
    assert stored is not None
    assert stored.text == date


def test_voters_alone_are_no_complete_roll_call(unvotes: Any) -> None:
    issue = first(unvotes([FRANCE], {"unres": "R/74/99"}))
    assert not issue.complete


def test_the_issues_of_the_package_are_topics(unvotes: Any) -> None:
    issues = "rcid,short_name,issue\n1,hr,Human rights\n1.0,me,Palestinian conflict\n2,ec,Economic development\n"
    found = unvotes([FRANCE], {}, issues=issues)
    assert found.roll_calls[0].topics == ("un-vote", "human-rights", "palestinian-conflict")


def test_another_table_as_issues_is_refused(unvotes: Any) -> None:
    with pytest.raises(stance.UnreadableError, match=r"issues\.csv:1: the issues of the R package unvotes without"):
        unvotes([FRANCE], {}, issues="a,b\n1,2\n")


def test_issues_go_with_the_package_alone(tmp_path: Path) -> None:
    (tmp_path / "issues.csv").write_text("rcid,short_name,issue\n", encoding="utf-8")
    with pytest.raises(stance.UsageError, match="needs no --issues"):
        gather(DATAVERSE + row(), issues=tmp_path / "issues.csv")


@pytest.mark.parametrize(
    ("state", "code", "day", "holder"),
    [
        ("Taiwan", "TW", "1971-10-01", "CHN"), ("Taiwan", "NA", "1950-12-02", "CHN"),
        ("Russia", "RU", "1985-12-01", "SUN"), ("Russia", "", "1985-12-01", "SUN"),
        ("Russia", "RU", "1992-08-25", "RUS"),
        ("Yugoslavia", "YU", "1990-12-01", "YUG"), ("Serbia", "RS", "1990-12-01", "YUG"),
        ("China", "CN", "1985-12-01", "CHN"), ("Namibia", "NA", "2019-12-09", "NAM"),
    ],
)  # fmt: skip
def test_a_vote_is_of_whoever_held_the_seat(state: str, code: str, day: str, holder: str, unvotes: Any) -> None:
    found = unvotes([(1, state, code, "yes")], {"date": day, "unres": "", "session": ""})
    assert found.roll_calls[0].cells == {holder: "for"}


def test_taiwan_has_no_seat_after_resolution_2758() -> None:
    with pytest.raises(UnknownStateError, match="'TWN' had no seat on 1971-11-01"):
        seats().seated(seats().meant("TW", "Taiwan"), "1971-11-01")


# The UN Digital Library.

LIBRARY = (
    "undl_id,ms_code,ms_name,ms_vote,date,resolution,title,total_yes,total_no,total_abstentions,total_non_voting,"
    "total_ms,undl_link\n"
)


def library(*codes: str, **facts: object) -> str:
    said = {"id": 7, "day": "2019-12-12", "symbol": "A/RES/74/99", "title": "T", "totals": "2,0,0,0,2",
            "link": "https://digitallibrary.un.org/record/7", **facts}  # fmt: skip
    return "".join(
        f"{said['id']},{code},,Y,{said['day']},{said['symbol']},{said['title']},{said['totals']},{said['link']}\n"
        for code in codes
    )


@pytest.mark.parametrize("totals", ["2,0,0,0,2", "2.0,0.0,0.0,0.0,2.0", " 2 ,0,0,0., 2.00"])
def test_totals_are_read_and_checked_as_decimals_too(totals: str) -> None:
    found = gather(LIBRARY + library("FRA", totals=totals))
    assert found.roll_calls[0].tally == {"for": 2, "against": 0, "abstain": 0, "absent": 0}
    assert len(found.account.mismatches) == 1
    assert not first(found).complete


def test_totals_that_the_rows_exceed_are_told_and_not_kept() -> None:
    found = gather(LIBRARY + library("FRA", "NOR", totals="1,0,0,0,1"))
    issue = first(found)
    assert issue.tally is None
    assert "The file's totals (1 for, 0 against, 0 abstain, 0 absent) do not add up to its rows" in (issue.note or "")
    assert len(found.account.mismatches) == 1


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("Draft Code of Crimes against the Peace : resolution / adopted by the General Assembly", ""),
        ("Amendment of the Treaty Banning Nuclear Weapon Tests", ""),
        ("Paragraph 125 of the Final Document : resolution / adopted by the General Assembly", ""),
        ("Draft convention on genocide : resolution / adopted by the General Assembly", ""),
        ("Amendment to draft resolution A/68/L.39", "amendment"),
        ("Oral amendment to operative paragraph 5", "amendment"),
        ("Territorial integrity of Ukraine : amendment / not adopted by the General Assembly", "amendment"),
        ("Territorial integrity of Ukraine : draft resolution / submitted by Canada", "draft"),
        ("Operative paragraph 5 of draft resolution IV", "paragraph"),
    ],
)
def test_amendments_paragraphs_and_drafts_are_told_from_resolutions(title: str, part: str) -> None:
    assert part_of(title) == part


@pytest.mark.parametrize("title", ["Amendment to draft resolution A/68/L.39", "Ukraine : draft resolution / by Canada"])
def test_what_is_not_the_resolution_does_not_become_the_vote_on_it(title: str) -> None:
    found = gather(LIBRARY + library("FRA", symbol="A/RES/68/262", day="2014-03-27", title=title))
    dataset = read_back(found)
    assert len(dataset.issues) == len(register().issues) + 1
    assert dataset.same == {}


# Erik Voeten's file.

DATAVERSE = (
    "rcid,ccode,member,vote,Country,Countryname,year,session,abstain,yes,no,importantvote,date,unres,amend,para,short,"
    "descr,me,nu,di,hr,co,ec\n"
)


def row(number: object = 2, code: str = "USA", name: str = "", vote: object = 1, day: str = "2014-03-27") -> str:
    return f"5,{number},1,{vote},{code},{name},2014,68,0,2,0,1,{day},R/68/262,0,0,T,T,0,0,0,1,0,1\n"


def test_the_dataverse_file_is_read() -> None:
    votes = [(2, "USA", 1), (365, "RUS", 3), (703, "KGZ", 8), (380, "SWE", "2.0"), (516, "NA", 1), (616, "TUN", 9)]
    found = gather(DATAVERSE + "".join(row(number, code, vote=vote) for number, code, vote in votes))
    [call] = found.roll_calls
    assert call.cells == {"USA": "for", "RUS": "against", "KGZ": "absent", "SWE": "abstain", "BDI": "for",
                          "TUN": "ineligible"}  # fmt: skip
    assert call.topics == ("un-vote", "human-rights", "economic-development")
    read_back(found)


@pytest.mark.parametrize(
    ("number", "code", "day", "state"),
    [
        # The number is Kiribati's in another list, Nauru's here; 345 is Yugoslavia's, then Serbia's.
        (970, "NRU", "2014-03-27", "NRU"), (946, "KIR", "2014-03-27", "KIR"), (345, "YUG", "1985-11-12", "YUG"),
        (345, "SRB", "2014-03-27", "SRB"), (345, "", "2004-11-12", "SCG"), (260, "DEU", "1985-11-12", "DEU"),
        (255, "DEU", "2014-03-27", "DEU"), (678, "YEM", "1985-11-12", "YEM"), (679, "YEM", "2014-03-27", "YEM"),
        (680, "", "1985-11-12", "YMD"), (713, "TWN", "1965-11-12", "CHN"), (365, "RUS", "1985-11-12", "SUN"),
        ("", "FRA", "2014-03-27", "FRA"), ("315.0", "CSK", "1985-11-12", "CSK"),
    ],
)  # fmt: skip
def test_a_number_is_the_state_of_its_time(number: object, code: str, day: str, state: str) -> None:
    assert gather(DATAVERSE + row(number, code, day=day)).roll_calls[0].cells == {state: "for"}


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        (970, "KIR", "the number 970 and the code 'KIR' are two different states"),
        (816, "FRA", "are two different states"),
        (817, "", "no state has the number '817'"), ("x", "FRA", "no state has the number 'x'"),
    ],
)  # fmt: skip
def test_a_number_that_fits_no_state_is_not_guessed(number: object, code: str, said: str) -> None:
    [rejection] = gather(DATAVERSE + row() + row(number, code)).account.rejections
    assert said in rejection.reason


def test_every_number_is_of_a_state_that_is_known() -> None:
    assert len(seats().by_number) == 201
    for code in seats().by_number.values():
        assert seats().seated(code, "1970-01-01")


# The UN's extracts.


def extract(symbol: str = "A/RES/77/1", counts: tuple[object, ...] = (2, 0, "N.A."), **more: Any) -> dict[str, Any]:
    return {
        "symbol": symbol, "title": "A title", "adoption_date": "7 October 2022", "originating_document": "A/77/L.3",
        "MS_in_favour": ["FRANCE", "TÜRKİYE"], "MS_against": [], "MS_abstaining": [],
        "MS_in_favour_count": str(counts[0]), "MS_against_count": str(counts[1]), "MS_abstaining_count": str(counts[2]),
        "subjects": [["HUMAN RIGHTS", "UNBIS Thesaurus"], ["Pact for the Future", "DHLAUTH"], ["69a", "A/77/251"]],
        **more,
    }  # fmt: skip


FORMS = {
    "lines": lambda entries: "\n".join(map(json.dumps, entries)),
    "a list": json.dumps,
    "a list on many lines": lambda entries: json.dumps(entries, indent=2, ensure_ascii=False),
    "a byte order mark": lambda entries: "\ufeff" + json.dumps(entries),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_extracts_are_read_in_every_form(form: Any, pack: Any) -> None:
    entries = [extract(), extract("A/RES/77/2 A", adoption_date="2022-10-07 00:00:00")]
    found = gather(pack(form(entries).encode()))
    assert [(call.id, call.date) for call in found.roll_calls] == [
        ("un-77-1", "2022-10-07"), ("un-77-2a", "2022-10-07"),
    ]  # fmt: skip
    [call, _] = found.roll_calls
    assert call.topics == ("un-vote", "human-rights")
    assert call.tally == {"for": 2, "against": 0, "abstain": 0}
    # Of 193 members on that day two stand in a list.
    assert list(call.cells.values()).count("absent") == 191
    assert first(found).complete


def test_without_lists_that_equal_the_counts_nobody_is_absent() -> None:
    # As with A/RES/77/293, whose list of abstentions lacks one that is counted: which member it was cannot be told.
    found = gather(json.dumps(extract("A/RES/77/999", (2, 0, 1))))
    issue = first(found)
    assert not issue.complete
    assert found.roll_calls[0].cells == {"FRA": "for", "TUR": "for"}
    assert found.account.mismatches == (
        "A/RES/77/999 of 2022-10-07:"
        " the file says 2 for, 0 against, 1 abstain; its rows are 2 for, 0 against, 0 abstain",
    )


def test_resolutions_without_a_vote_are_counted() -> None:
    silent = extract("A/RES/77/5", (0, 0, 0), MS_in_favour=[])
    counted = extract("A/RES/75/254 A-C", (168, 2, 0), MS_in_favour=[])
    found = gather(json.dumps([extract(), silent, counted]))
    assert len(found.roll_calls) == 1
    assert "resolutions adopted without a vote, passed over: 1" in found.account.remarks
    assert [rejection.reason for rejection in found.account.rejections] == [
        "A/RES/75/254A-C: 168 for, 2 against, 0 abstain are counted, but the lists are empty"
    ]


@pytest.mark.parametrize(
    "text",
    ["{", "[1, 2]", '{"symbol": 1}', json.dumps(extract())[:-9], "[" * 99999, '{"symbol": ' + "[" * 99999,
     "{" + "x" * 3000000, json.dumps(extract("S/RES/2774(2025)"))],
    ids=["open", "numbers", "no lists", "cut off", "deep list", "deep", "endless", "Security Council"],
)  # fmt: skip
def test_json_that_cannot_be_read_is_refused_in_a_line(text: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    ran = run("import", "un-votes", str(tmp_path / "x.json"))
    assert (ran.code, ran.out, ran.err.count("\n")) == (5, "", 1), ran.err


# Files that are not read.


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("undl_id,ms_code,ms_name,permanent_member,ms_vote,date,resolution\n", "roll calls of the Security Council"),
        (LIBRARY + library("FRA", symbol="S/RES/2774(2025)"), "bad.csv:2: S/RES/2774(2025) is of the Security Council"),
        (LIBRARY + library("FRA", symbol="A/HRC/RES/49/1"), "is of the Human Rights Council"),
        (LIBRARY + library("FRA", symbol="E/RES/2022/1"), "is of the Economic and Social Council"),
        (LIBRARY.replace(",", ";"), "its cells are parted by ';', not by commas"),
        (LIBRARY.replace(",", "\t"), "its cells are parted by a tab, not by commas"),
        (DATAVERSE.replace(",", ";"), "its cells are parted by ';'"),
        ("rcid;country;country_code;vote\n", "its cells are parted by ';'"),
        ("rcid,short_name,issue\n1,me,x\n", "give it with --issues"),
    ],
)
def test_another_file_is_called_by_its_name(text: str, said: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text(text, encoding="utf-8")
    ran = run("import", "un-votes", str(tmp_path / "bad.csv"))
    assert (ran.code, ran.out) == (2 if "--issues" in said else 5, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1


# A file that is cut short.


def members(day: str) -> list[str]:
    return [code for code, state in register().states.items() if state.member_from and state.member_from.text <= day]


def test_the_last_roll_call_of_a_file_that_is_cut_short_is_not_complete() -> None:
    codes = members("2019-12-12")
    totals = f"{len(codes)},0,0,0,{len(codes)}"
    whole = LIBRARY + library(*codes, id=6, symbol="A/RES/74/98", totals=totals)
    text = whole + library(*codes, totals=totals)
    assert [issue.complete for issue in _issues(gather(text))] == [True, True]
    lines = text.splitlines(keepends=True)
    for kept, cut in ((-1, ""), (-1, lines[-1][:-60]), (-100, lines[-100][:4]), (len(whole.splitlines()) + 1, "")):
        assert [issue.complete for issue in _issues(gather("".join(lines[:kept]) + cut))] == [True, False]


def test_a_roll_call_of_which_the_file_has_no_totals_lacks_its_members() -> None:
    codes = members("2019-12-12")
    text = LIBRARY + library(*codes[:-1], totals=",,,,")
    [issue] = _issues(gather(text))
    assert not issue.complete
    assert issue.note == f"The file has no row of {register().states[codes[-1]].name}."


def test_a_row_of_a_state_that_was_no_member_is_not_written() -> None:
    # As of Japan in 1956 in the record: admitted on 18 December 1956.
    found = gather(LIBRARY + library("FRA", "JPN", day="1956-11-21", symbol="A/RES/1127(XI)"))
    assert found.roll_calls[0].cells == {"FRA": "for"}
    assert [rejection.reason for rejection in found.account.rejections] == ["JPN (JPN) was no UN member on 1956-11-21"]


def _issues(found: Import) -> list[Issue]:
    dataset = read_back(found)
    return [dataset.issues[call.id] for call in found.roll_calls]


@pytest.mark.parametrize(
    ("state", "day", "voted", "lacking"),
    [
        # "Growth in United Nations membership", un.org: the United Arab Republic; Indonesia's withdrawal; whose seat.
        ("SYR", "1960-12-15", (), False), ("SYR", "1957-12-15", (), True), ("SYR", "1961-10-13", (), True),
        ("IDN", "1965-12-15", (), False), ("IDN", "1964-12-15", (), True), ("IDN", "1966-09-28", (), True),
        ("SRB", "2002-12-15", ("YUG",), False), ("SRB", "2004-12-15", ("SCG",), False), ("SRB", "2004-12-15", (), True),
        ("RUS", "1985-12-15", ("SUN",), False), ("RUS", "1985-12-15", ("YUG",), True),
    ],
)  # fmt: skip
def test_a_member_without_a_seat_is_not_missed(state: str, day: str, voted: tuple[str, ...], lacking: bool) -> None:
    found = members_without(voted, [register().states[state]], FuzzyDate.parse(day))
    assert bool(found) == lacking


def test_a_vote_on_which_two_files_disagree_counts_either_way_in_the_tally() -> None:
    # The bundled dataset has Kyrgyzstan absent on 68/262, 100-11-58-24 in all.
    text = LIBRARY + library("KGZ", symbol="A/RES/68/262", day="2014-03-27", totals=",,,,")
    both = [("bundled", Path(bundled_path()).read_bytes()), ("imported", "".join(gather(text).text()).encode())]
    assert list(tally.check(read_bytes(both).dataset)) == []
