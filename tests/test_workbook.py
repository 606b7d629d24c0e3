"""Workbooks, opened again: what every command writes has its records, typed, with links, and nothing that runs."""

import csv
import io
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from stance.errors import UsageError
from stance.output import workbook as module
from stance.output.document import Document
from stance.output.records import View, maybe
from stance.output.workbook import workbook
from tests.cases import ALL_USES, EMPTY, swept
from tests.conftest import ROOT, Run

QUESTION = ["compare", "armenia", "azerbaijan", "--issue", "crimea"]
HOSTILE = """
sources:
  paper: {type: press, title: "=HYPERLINK(\\"https://evil.example\\")", url: "https://example.org/?a=1&b=%20"}
states: {KGZ: {name: "=1+1", un-member: 1992-03-02}, KAZ: {name: "@SUM(A1)", un-member: 1992-03-02}}
issues:
  pact:
    title: "+pact"
    question: Is it a member?
    type: membership
    sources: [paper]
    positions:
      KGZ:
        - {date: 2014-03, status: signed, note: "=cmd|' /C calc'!A0"}
        - {date: 2015-05-06, status: member, note: "-1 _x0041_"}
      KAZ: [{date: 1850-01-02, status: member}]
"""


RECORDS = [words for words in ALL_USES if words[0] != "schema"]


def opened(raw: bytes) -> Workbook:
    return load_workbook(io.BytesIO(raw))


def cells(book: Workbook, sheet: str) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


def as_csv(value: Any) -> str:
    """A value of a sheet as csv writes it."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


@pytest.mark.parametrize("words", swept(RECORDS, RECORDS[::12]), ids=" ".join)
def test_the_first_sheet_has_the_records(words: list[str], run_once: Run) -> None:
    ran = run_once(*words, "-f", "xlsx")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    sheet = opened(ran.raw)["Records"]
    expected = list(csv.reader(io.StringIO(run_once(*words, "-f", "csv").out)))
    got = [[as_csv(cell.value) for cell in row] for row in sheet.iter_rows()]
    assert len(got) == len(expected)
    for row, wanted in zip(got, expected, strict=True):
        for value, other in zip(row, wanted, strict=True):
            bare = " ".join(other.removeprefix("'").split())
            assert " ".join(value.removeprefix("'").split()) == bare or float(value) == pytest.approx(
                float(other), abs=1e-15
            )
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions


@pytest.mark.parametrize("words", EMPTY, ids=" ".join)
def test_an_empty_answer_has_its_heads(words: list[str], run_once: Run) -> None:
    head, *rest = cells(opened(run_once(*words, "-f", "xlsx").raw), "Records")
    assert head == run_once(*words, "-f", "csv").out.rstrip("\n").split(",")
    assert rest == []


def test_dates_are_dates_links_are_links_and_sources_have_a_sheet(run: Run) -> None:
    book = opened(run(*QUESTION, "-f", "xlsx").raw)
    assert book.sheetnames == ["Records", "Sources", "Notes"]
    head, armenia, _ = book["Records"].iter_rows()
    row = dict(zip((cell.value for cell in head), armenia, strict=True))
    assert (row["since"].value, row["since"].number_format) == (datetime(2014, 3, 27), "yyyy-mm-dd")
    assert row["note"].value is None
    [heads, first, *_] = cells(book, "Sources")
    assert heads == ["number", "id", "citation", "url"]
    assert first[:2] == [1, "un-68-262"]
    assert "Territorial integrity of Ukraine" in first[2]
    assert book["Sources"]["D2"].hyperlink.target == "https://digitallibrary.un.org/record/767565"
    assert getattr(row["sources"].hyperlink, "location", None) == "'Sources'!A2"
    assert cells(book, "Notes")[0] == ["UN General Assembly vote on the territorial integrity of Ukraine"]


@pytest.mark.parametrize(
    "words", [["compare", "--issue", "eeu"], ["timeline", "kyrgyzstan"], ["cross", "crimea", "eeu"]]
)
def test_every_source_of_a_record_is_on_the_sheet_of_sources(words: list[str], run: Run) -> None:
    book = opened(run(*words, "-f", "xlsx").raw)
    head, *rows = cells(book, "Records")
    if "sources" in head:
        place = head.index("sources")
        named = {source for row in rows if row[place] for source in row[place].split("; ")}
        assert named <= {row[1] for row in cells(book, "Sources")}
    links = [row[3] for row in book["Sources"].iter_rows(min_row=2)]
    assert all(cell.hyperlink for cell in links if cell.value)


def test_nothing_of_the_data_runs(run: Run, tmp_path: Path) -> None:
    (tmp_path / "hostile.yaml").write_text(HOSTILE, encoding="utf-8")
    data = ["--no-bundled", "--data", str(tmp_path / "hostile.yaml")]
    raw = run("timeline", "--group", "all", *data, "-f", "xlsx").raw
    book = opened(raw)
    types = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert types <= {"s", "d", "n", "b"}  # and no "f"
    head, *rows = cells(book, "Records")
    by_name = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(row["state"], row["date"]) for row in by_name] == [
        ("@SUM(A1)", "1850-01-02"), ("=1+1", "2014-03"), ("=1+1", datetime(2015, 5, 6)),
    ]  # fmt: skip
    assert {row["note"] for row in by_name} == {None, "=cmd|' /C calc'!A0", "-1 _x0041_"}
    with ZipFile(io.BytesIO(raw)) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())


def test_numbers_and_truths_are_what_they_are(run: Run) -> None:
    head, *rows = cells(
        opened(run("changes", "kyrgyzstan", "--since", "2014", "--until", "2016-11", "-f", "xlsx").raw), "Records"
    )
    assert {type(row[head.index("certain")]) for row in rows} == {bool}
    head, *rows = cells(opened(run("agree", "russia", "--top", "3", "-f", "xlsx").raw), "Records")
    assert {type(row[head.index("agreement")]) for row in rows} <= {int, float}


def test_the_same_answer_is_the_same_file(run: Run) -> None:
    assert run(*QUESTION, "-f", "xlsx").raw == run(*QUESTION, "-f", "xlsx").raw


def test_fields_pick_its_columns(run: Run) -> None:
    book = opened(run(*QUESTION, "--fields", "since,code", "-f", "xlsx").raw)
    assert cells(book, "Records") == [["since", "code"], [datetime(2014, 3, 27), "ARM"], [datetime(2014, 3, 27), "AZE"]]


def test_it_goes_to_a_file_by_its_ending(run: Run, tmp_path: Path) -> None:
    ran = run(*QUESTION, "-o", str(tmp_path / "a.XLSX"), terminal=True)
    assert (ran.code, ran.out, ran.err, ran.raw) == (0, "", "", b"")
    assert (tmp_path / "a.XLSX").read_bytes() == run(*QUESTION, "-f", "xlsx").raw


def test_a_terminal_is_spared(run: Run) -> None:
    ran = run(*QUESTION, "-f", "xlsx", terminal=True)
    assert (ran.code, ran.out, ran.raw) == (2, "", b"")
    assert ran.err == "stance: xlsx is a file, not text for a terminal; write it with -o answer.xlsx, or into a pipe\n"


def test_without_the_extra_it_says_what_to_install(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)  # as if it were not installed
    ran = run(*QUESTION, "-o", str(tmp_path / "a.xlsx"))
    assert (ran.code, ran.out, ran.raw) == (2, "", b"")
    assert ran.err == (
        "stance: xlsx needs XlsxWriter, which is not installed; install it with: pip install 'country-stance[excel]'\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_other_formats_do_not_need_it() -> None:
    code = "import sys, stance.output.rendering, stance.cli.options; assert 'xlsxwriter' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_a_process_writes_it_into_a_pipe(cache: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "stance", *QUESTION, "-f", "xlsx"],
        capture_output=True, check=True, env={"XDG_CACHE_HOME": str(cache)}, cwd=ROOT,
    )  # fmt: skip
    assert ran.stderr == b""
    assert opened(ran.stdout)["Records"]["A2"].value == "Armenia"


def view_of(*values: Any) -> View:
    class Item:
        def __init__(self, value: Any) -> None:
            self.value = value

    return View((maybe("value", "a value"),), [Item(value) for value in values], lambda: Document(()))


def test_a_text_that_does_not_fit_is_refused_and_not_cut() -> None:
    assert cells(opened(workbook(view_of("x" * 32_767))), "Records")[1] == ["x" * 32_767]
    with pytest.raises(UsageError, match="32,768 letters does not fit"):
        workbook(view_of("x" * 32_768))


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_ROWS", 2)
    assert len(cells(opened(workbook(view_of("a", "b"))), "Records")) == 3
    with pytest.raises(UsageError, match="3 rows are more than a sheet of Excel holds"):
        workbook(view_of("a", "b", "c"))


def test_what_is_like_an_address_but_too_long_stays_text() -> None:
    book = opened(workbook(view_of("https://e.org/" + "x" * 3_000, "https://e.org/a b", "https://e.org/ü")))
    assert [cell.hyperlink is not None for cell in book["Records"]["A"]] == [False, False, False, True]
