"""`stance import positions`: columns by any usual name, nothing guessed, an account of every row."""

import csv
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from stance.dataset.vocabulary import CLASSES
from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("excerpt_bundled")

ROWS = """Country;Position;Since;URL;Note
Sweden;recognises;30.10.2014;https://example.org/se;"a; b"
Germany;does not recognise;2014;https://example.org/de;
Congo;recognises;2014;https://example.org/de;
Swedn;recognises;2014;https://example.org/de;
Norway;recognises;03/04/2014;https://example.org/de;
Finland;does not recognise;2014-05;;
Sweden;recognises;30.10.2014;https://example.org/se;"a; b"
Denmark;;2014;https://example.org/de;
"""


def imported(run: Run, path: Path, *words: str) -> tuple[Any, str]:
    """The dataset of a file, which is valid, and what standard error says."""
    out = path.parent / "out.yaml"
    ran = run("import", "positions", str(path), "-o", str(out), "--force", *words)
    assert (ran.code, ran.out) == (0, ""), ran.err
    checked = run("validate", str(out))
    assert checked.code == 0, checked.out
    return yaml.safe_load(out.read_text("utf-8")), ran.err


def written(tmp_path: Path, text: str, name: str = "codings.csv", encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def test_every_row_is_written_or_rejected_with_its_line_and_reason(run: Run, tmp_path: Path) -> None:
    data, err = imported(run, written(tmp_path, ROWS), "--issue", "Recognition of Ruritania")
    lines = err.splitlines()
    assert lines[0] == "stance: codings.csv: 8 rows read = 2 written + 6 rejected"
    assert "line 4: not written: 'Congo' could be Democratic Republic of the Congo (COD), Republic of the Congo" in err
    assert "line 5: not written: no state is called 'Swedn'; did you mean sweden?" in err
    assert "line 6: not written: '03/04/2014' could be 3 Apr 2014 or 4 Mar 2014" in err
    assert "line 7: not written: the row names no source; --unsourced" in err
    assert "line 8: not written: the row says the same as line 2" in err
    assert "line 9: not written: the row has no status" in err
    assert "it is custom, recognition-of-ruritania, with recognises (1), does-not-recognise (1)" in err
    issue = data["issues"]["recognition-of-ruritania"]
    assert {word: of["class"] for word, of in issue["statuses"].items()} == {
        "recognises": "other", "does-not-recognise": "other"
    }  # fmt: skip
    assert issue["labels"] == {"does-not-recognise": "does not recognise"}
    [sweden] = issue["positions"]["SWE"]
    assert str(sweden["date"]) == "2014-10-30"
    assert sweden["note"] == "a; b"
    assert issue["positions"]["DEU"][0]["date"] == 2014
    assert sorted(source["url"] for source in data["sources"].values()) == [
        "https://example.org/de", "https://example.org/se"
    ]  # fmt: skip


@pytest.mark.parametrize(("order", "day"), [("dmy", "2014-04-03"), ("mdy", "2014-03-04")])
def test_the_order_of_day_and_month_is_said_by_the_user(order: str, day: str, run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, "iso3,status,date,source\nNOR,member,03/04/2014,https://example.org/\n")
    data, _ = imported(run, path, "--issue", "Club", "--dates", order)
    assert str(data["issues"]["club"]["positions"]["NOR"][0]["date"]) == day


def test_rows_without_a_source_are_kept_only_when_asked_and_marked(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, "iso3,status,year\nNOR,member,2014\n")
    ran = run("import", "positions", str(path), "--issue", "Club")
    assert (ran.code, ran.out) == (5, "")
    assert "no row of codings.csv can be used (1 read); line 2: the row names no source" in ran.err
    data, _ = imported(run, path, "--issue", "Club", "--unsourced")
    [row] = data["issues"]["club"]["positions"]["NOR"]
    assert (row["confidence"], row["note"]) == ("low", "The table names no source.")
    assert data["sources"][row["sources"][0]]["title"] == "codings.csv"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("state,value,date,url\nCôte d'Ivoire,oui,2014,https://example.org/\n", "utf-8"),
        ("state,value,date,url\nCôte d'Ivoire,oui,2014,https://example.org/\n", "utf-8-sig"),
        ("state,value,date,url\nCôte d'Ivoire,oui,2014,https://example.org/\n", "cp1252"),
        ("state\tvalue\tdate\turl\r\nCôte d'Ivoire\toui\t2014\thttps://example.org/\r\n", "utf-8"),
        ("url;date;value;state\nhttps://example.org/;2014;oui;Côte d'Ivoire\n", "utf-8"),
        ("ccode,value,date,url\n437,oui,2014,https://example.org/\n", "utf-8"),
        ("ccode,country,value,date,url\n437.0,Ivory Coast,oui,2014,https://example.org/\n", "utf-8"),
        ("gwno,value,year,url\n437,oui,2014.0,https://example.org/\n", "utf-8"),
        ("stateabb,value,year,url\nCDI,oui,2014,https://example.org/\n", "utf-8"),
        ("A title\n\nstate,value,date,url\nCIV,oui,2014,https://example.org/\n", "utf-8"),
    ],
)
def test_files_are_read_as_programs_write_them(text: str, encoding: str, run: Run, tmp_path: Path) -> None:
    data, _ = imported(run, written(tmp_path, text, "a.csv", encoding), "--issue", "Club")
    assert data["issues"]["club"]["positions"] == {
        "CIV": [{"date": 2014, "status": "oui", "sources": ["example-org"]}]
    }  # fmt: skip


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("Country ;Position (coded);Date of recognition;Source link;Comments",
         "columns: state 'Country', status 'Position (coded)', date 'Date of recognition', source 'Source link',"
         " note 'Comments'"),
        ("ISO3 code;STATUS;Year [of entry];URLs / link;Remarks of coder",
         "columns: state 'ISO3 code', status 'STATUS', date 'Year [of entry]', source 'URLs / link',"
         " note 'Remarks of coder'"),
        ("Member State;Recognition of Ruritania;since when;Link;Note",
         "columns: state 'Member State', date 'since when', source 'Link', note 'Note'; one for each issue:"
         " Recognition of Ruritania"),
    ],
)  # fmt: skip
def test_columns_are_found_under_longer_names_and_it_is_told_how(
    header: str, told: str, run: Run, tmp_path: Path
) -> None:
    path = written(tmp_path, f"{header}\nSWE;yes;2014;https://a.org/;Because.\n")
    data, err = imported(run, path)
    assert told in err
    [issue] = data["issues"].values()
    [row] = issue["positions"]["SWE"]
    assert (row["date"], row["status"], row["note"]) == (2014, "yes", "Because.")


def test_near_spellings_of_a_status_and_those_of_rejected_rows_are_told_apart(run: Run, tmp_path: Path) -> None:
    text = (
        "state,status,year,url\nSWE,recognises,2014,https://a.org/\nNOR,recognizes,2014,https://a.org/\n"
        "DNK,recognizes,2015,https://a.org/\nFIN,partly,,https://a.org/\n"
    )
    data, err = imported(run, written(tmp_path, text))
    assert "no dataset has the issue 'codings': it is custom, codings, with recognises (1), recognizes (2);" in err
    assert "--issue TITLE gives it another title" in err
    assert 'recognizes and recognises are two statuses; --map "recognizes=recognises" makes them one' in err
    assert list(data["issues"]["codings"]["statuses"]) == ["recognises", "recognizes"]


def test_spellings_of_one_issue_and_one_status_are_one(run: Run, tmp_path: Path) -> None:
    text = (
        "Country ; Issue;Position;When?;Source URL;Grade of coder\nSWE;Grain Ban;YES;2014;https://a.org/;1\n"
        "NOR;grain ban;yes;2015;https://a.org/;2\nDNK;Grain-ban;Yes;2016;https://a.org/;3\n"
    )
    data, err = imported(run, written(tmp_path, text))
    [(key, issue)] = data["issues"].items()
    assert (key, issue["title"], issue["labels"]) == ("grain-ban", "Grain Ban", {"yes": "YES"})
    assert {state: row["date"] for state, [row] in issue["positions"].items()} == {
        "SWE": 2014,
        "NOR": 2015,
        "DNK": 2016,
    }
    assert "1 issue of 3 states" in err
    assert "spellings of the issue 'Grain Ban': 'grain ban', 'Grain-ban'\n" in err
    assert "date 'When?'" in err
    assert "column 'Grade of coder' is not used\n" in err


def test_an_issue_named_in_several_ways_that_is_known_is_one(run: Run, tmp_path: Path) -> None:
    text = "iso3,issue,status,url\nSWE,crimea,for,https://a.org/\nNOR,CRIMEA,for,https://a.org/\n"
    data, err = imported(run, written(tmp_path, text))
    assert list(data["issues"]) == ["crimea"]
    assert "1 issue of 2 states" in err


def test_a_date_column_of_the_usual_name_comes_before_when(run: Run, tmp_path: Path) -> None:
    data, err = imported(run, written(tmp_path, "iso3,when,status,date,url\nSWE,2010,yes,2014,https://a.org/\n"))
    assert data["issues"]["codings"]["positions"]["SWE"][0]["date"] == 2014
    assert "column 'when' is not used" in err


def test_what_a_status_could_be_is_told_in_sentences(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, "iso3,issue,status,url\nSWE,crimea,yes,https://a.org/\n")
    assert (
        'its statuses are for, against, abstain, absent, ineligible; --map "yes=STATUS" says what it is'
        in run("import", "positions", str(path)).err
    )


def test_two_columns_of_one_name_are_refused(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, "country,2019,2020,2019\nSWE,yes,no,https://a.org/\n")
    ran = run("import", "positions", str(path))
    assert (ran.code, ran.err) == (
        5, "stance: codings.csv:1: two columns are called '2019'; give each a name of its own, in one row\n"
    )  # fmt: skip


def test_a_wide_table_has_a_column_for_each_issue(run: Run, tmp_path: Path) -> None:
    text = "country,Landmine ban,eeu,date,source\nArmenia,no,member,2020,https://a.org/\nKazakhstan,,member,2020,https://a.org/\n"
    data, err = imported(run, written(tmp_path, text))
    assert "3 rows read = 3 written + 0 rejected" in err
    assert "1 empty cells passed over" in err
    assert list(data["issues"]) == ["landmine-ban", "eeu"]
    # The bundled dataset has the issue: only rows are added to it.
    assert list(data["issues"]["eeu"]) == ["positions"]


def test_a_wide_table_may_have_a_column_for_each_year(run: Run, tmp_path: Path) -> None:
    text = "iso3,2019,y2020,comment,url\nARM,0,1,x,https://a.org/\n"
    words = ("--issue", "Club", "--map", "1=in:binding", "--map", "0=out:none")
    data, _ = imported(run, written(tmp_path, text), *words)
    rows = data["issues"]["club"]["positions"]["ARM"]
    assert [(row["date"], row["status"]) for row in rows] == [(2019, "out"), (2020, "in")]
    statuses = data["issues"]["club"]["statuses"]
    assert {word: of["class"] for word, of in statuses.items()} == {"in": "binding", "out": "none"}
    assert {"binding", "none"} <= set(CLASSES)


def test_a_status_of_a_known_issue_is_one_of_its_own(run: Run, tmp_path: Path) -> None:
    text = "iso3,issue,status,date,url\nARM,eeu,membr,2020,https://a.org/\nKAZ,eeu,in,2020,https://a.org/\n"
    path = written(tmp_path, text)
    data, err = imported(run, path, "--map", "in=member")
    assert "line 2: not written: 'membr' is not a status of eeu; did you mean member?" in err
    assert data["issues"]["eeu"]["positions"].keys() == {"KAZ"}
    (tmp_path / "words.csv").write_text("in,member\nmembr,member\n", "utf-8")
    data, _ = imported(run, path, "--map", str(tmp_path / "words.csv"))
    assert data["issues"]["eeu"]["positions"].keys() == {"ARM", "KAZ"}


def test_a_law_is_named_and_a_field_that_a_status_cannot_have_is_refused(run: Run, tmp_path: Path) -> None:
    text = (
        "iso3,issue,status,date,instrument,effective,url\n"
        "KGZ,foreign-agents,amended,2026-01,law-2024,,https://a.org/\n"
        "SRB,foreign-agents,introduced,2024-11-29,Law on agents of foreign influence,,https://a.org/\n"
        "SRB,foreign-agents,introduced,2025,,2026,https://a.org/\n"
        "SRB,eeu,member,2025,law-2024,,https://a.org/\n"
    )
    data, err = imported(run, written(tmp_path, text))
    positions = data["issues"]["foreign-agents"]["positions"]
    # The bundled dataset names the law of Kyrgyzstan; that of Serbia is new.
    assert [row["instrument"] for row in positions["KGZ"]] == ["law-2024"]
    key = "law-on-agents-of-foreign-influence"
    assert positions["SRB"]["instruments"] == {key: {"title": "Law on agents of foreign influence"}}
    assert [row["instrument"] for row in positions["SRB"]["entries"]] == [key]
    assert "line 4: not written: 'introduced' is not a notice that takes effect later" in err
    assert "line 5: not written: only legislation and agreements have instruments" in err


def test_two_statuses_on_one_day_are_told(run: Run, tmp_path: Path) -> None:
    rows = [
        f"{code},{word},2020,https://a.org/" for code in ("ARM", "AZE", "BLR", "GEO", "KAZ") for word in ("Yes", "No")
    ]
    data, err = imported(run, written(tmp_path, "\n".join(["iso3,status,date,url", *rows, ""])), "--issue", "Club")
    told = [line for line in err.splitlines() if "on one day" in line]
    assert told[0] == "stance: two statuses on one day, shown as disputed: Club, Armenia, 2020: Yes and No"
    assert told[3:] == ["stance: ... and 2 more with two statuses on one day"]
    assert len(data["issues"]["club"]["positions"]["ARM"]) == 2


def test_a_dispute_of_an_export_is_told_only_where_it_is_new(run: Run, tmp_path: Path) -> None:
    # Burundi's recognition of Kosovo is disputed in the record; France's withdrawal is made up here.
    header = "state,code,issue,status,date,until,note,confidence,sources,origin,type,id,first_day,last_day"
    rows = [
        f",{code},kosovo-recognition,{word},{day},,A note.,low,https://a.org/,bundled,recognition,,,"
        for code, day in (("BDI", "2018-02-15"), ("FRA", "2008-02-18"))
        for word in ("joined", "reversed")
    ]
    _, err = imported(run, written(tmp_path, "\n".join([header, *rows, ""])))
    told = [line.partition("disputed: ")[2] for line in err.splitlines() if "on one day" in line]
    assert told == ["Recognition of Kosovo, France, 2008-02-18: recognises and withdrew it"]


def workbook(path: Path, rows: list[list[Any]], *, more: str = "") -> Any:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Data"
    for row in rows:
        sheet.append(row)
    if more:
        book.create_sheet(more).append(["a", "b"])
    book.save(path)
    return book


def test_a_workbook_has_dates_and_numbers_of_its_own(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows: list[list[Any]] = [["Codings of 2026", None, None, None], ["ccode", "status", "since", "url"],
            [380, "yes", datetime(2014, 10, 30), "https://a.org/"], [255, "no", 2014, "https://a.org/"],
            [385, "=1+1", datetime(2015, 1, 1), "https://a.org/"],
            [390, "no", datetime(2015, 3, 1), "https://a.org/"]]  # fmt: skip
    book = workbook(path, rows)
    sheet = book["Data"]
    sheet.merge_cells("A1:D1")
    sheet.row_dimensions[4].hidden = True
    sheet["C6"].number_format = "mmm yyyy"
    book.save(path)
    data, err = imported(run, path, "--issue", "Club")
    positions = data["issues"]["club"]["positions"]
    assert {state: str(row["date"]) for state, [row] in positions.items()} == {
        "SWE": "2014-10-30", "DEU": "2014", "DNK": "2015-03"
    }  # fmt: skip
    assert "1 hidden row is read like the others" in err
    assert "1 cell is a formula" in err
    assert "line 5: not written: the row has no status" in err


def test_a_workbook_with_two_sheets_needs_to_be_told_which(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook(path, [["iso3", "status", "date", "url"], ["SWE", "yes", 2014, "https://a.org/"]], more="Key")
    ran = run("import", "positions", str(path))
    assert (ran.code, ran.out, ran.err) == (
        2, "", "stance: a.xlsx has the sheets Data, Key; name one of them: --sheet Data\n"
    )  # fmt: skip
    data, _ = imported(run, path, "--sheet", "Data", "--issue", "Club")
    assert data["issues"]["club"]["positions"].keys() == {"SWE"}
    assert "has no sheet 'Dat'" in run("import", "positions", str(path), "--sheet", "Dat").err


def test_without_the_library_a_workbook_is_refused_in_a_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    workbook(path, [["iso3", "status"]])
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    ran = run("import", "positions", str(path))
    assert (ran.code, ran.out) == (5, "")
    assert ran.err == (
        "stance: a.xlsx is a workbook, and openpyxl is not installed; pip install 'country-stance[excel]' adds what"
        " reads it, or save the sheet as csv\n"
    )


@pytest.mark.parametrize(
    ("raw", "words", "code", "said"),
    [
        (b"", (), 5, "a.csv is empty; a table begins with a line of column names"),
        (b" ,\n\n,,\n", (), 5, "a.csv is empty"),
        (b"iso3,status,date,date2,url\nSWE,yes,,2014,http://a.org\n", (), 5, "column 'date2' is not used"),
        (b"iso3,status,Foo,url\nSWE,yes,2014,http://a.org\n", (), 5,
         "column 'Foo' is not used; date columns are date, since, year, from; nothing was written"),
        (b"iso3,Grain Ban,grain ban,date,url\nSWE,yes,no,2014,http://a.org\n", (), 5,
         "two columns are called 'Grain Ban'"),
        (b"a,b\n1,2\n", (), 5, "the first has a, b"),
        (b"iso3,status\n", (), 5, "no row of a.csv can be used (0 read)"),
        (b"iso3,status,date,url\nSWE,yes,41942,http://a.org\n", (), 5, "Excel's number for 30 Oct 2014"),
        (b"iso3,country,status,date,url\nSWE,Norway,yes,2014,http://a.org\n", (), 5, "are different states: SWE, NOR"),
        (b"iso3,status,date,until,url\nSWE,yes,2014,2013,http://a.org\n", (), 5, "until 2013 is before 2014"),
        (b"iso3,status,date,url\nSWE,yes,2014,http://a.org,9\n", (), 5, "5 cells, the header has 4"),
        (b"iso3,status,date,url,confidence\nSWE,yes,2014,http://a.org,sure\n", (), 5, "confidence 'sure' is not"),
        (b"iso3,status,date,url\nSWE,yes,,http://a.org\n", (), 5, "the row has no date; --date"),
        (b'iso3,status\nSWE,"yes\n', (), 5, "a quotation mark may be open"),
        (b"\xff\xfei\0s\0", (), 5, "UTF-16"),
        (b"PK\x03\x04 no workbook", (), 5, "not a workbook that can be read"),
        (b"\xd0\xcf\x11\xe0 old", (), 5, "an old Excel"),
        (b"iso3,status\n", ("--map", "a=b:c"), 2, "'c' is not a class"),
        (b"iso3,status\n", ("--map", "a="), 2, "is not WORD=STATUS"),
        (b"iso3,status\n", ("--map", "missing.csv"), 5, "cannot read missing.csv"),
        (b"iso3,status\n", ("--map", "yes:support"), 2, "--map yes:support is neither WORD=STATUS nor a file; what"),
        (b"iso3,status\n", ("--symbol", "68/262"), 2, "--symbol is for 'stance import un-votes'"),
        (b"iso3,status\n", ("--sheet", "a"), 2, "is not a workbook"),
        (b"iso3,status\n", ("--date", "03/04/2014"), 2, "could be"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_line_and_writes_nothing(
    raw: bytes, words: tuple[str, ...], code: int, said: str, run: Run, tmp_path: Path
) -> None:
    path, out = tmp_path / "a.csv", tmp_path / "out.yaml"
    path.write_bytes(raw)
    ran = run("import", "positions", str(path), "-o", str(out), *words)
    assert (ran.code, ran.out) == (code, ""), ran.err
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert not out.exists()


def test_a_dataset_of_all_states_is_brought_in_whole(run: Run, tmp_path: Path) -> None:
    # The members of the WTO in the bundled dataset, as the table of somebody else: names, years, addresses.
    ran = run("compare", "wto", "--group", "all", "-f", "csv")
    rows = [row for row in csv.DictReader(ran.out.splitlines()) if row["status"] == "member"]
    table = [f'"{row["state"]}",in,{row["since"]},https://wto.example/{row["code"]}' for row in rows]
    path = written(tmp_path, "\n".join(["Country,Position,Date of entry,Web link", *table]) + "\n")
    data, err = imported(run, path, "--issue", "WTO members", "--map", "in=:binding")
    # 166 members: 163 states, and the European Union, Hong Kong and Macao, which are none.
    assert "163 rows read = 163 written + 0 rejected" in err
    positions = data["issues"]["wto-members"]["positions"]
    assert {code: str(entry["date"]) for code, [entry] in positions.items()} == {r["code"]: r["since"] for r in rows}
