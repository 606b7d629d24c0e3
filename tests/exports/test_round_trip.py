"""What `export csv` wrote, edited in a spreadsheet program or not, is imported as the dataset that it was."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import stance
from stance.api import Stance
from stance.exports.catalogue import DATASET, DOCUMENTATION, TABLES
from stance.exports.rows import rows_of
from tests.conftest import ROOT, TODAY, Run
from tests.exports.conftest import Exported
from tests.exports.test_document import first_file

SCHEMA_2 = ROOT / "tests" / "datasets" / "schema2.yaml"
WHOLE = [table for table in TABLES if table not in (DATASET, DOCUMENTATION)]


def rows_told(opened: Stance) -> dict[str, list[str]]:
    """All that an export says, but for the names of files and the numbers of rows."""
    return {
        table.name: sorted(
            repr([
                value
                for column, value in zip(table.columns, row, strict=True)
                if column.name != "origin" and (table.name, column.name) != ("entries", "id")
            ])
            for row in rows_of(opened.index, table)
        )
        for table in WHOLE
    }  # fmt: skip


def imported(opened: Stance, folder: Path, **wishes: Any) -> dict[str, list[str]]:
    """The same of what an import makes of the folder, with no row rejected."""
    positions = stance.api.import_positions(opened, folder, **wishes)
    assert positions.account.rejections == ()
    out = (folder if folder.is_dir() else folder.parent) / "back.yaml"
    positions.write(str(out), force=True)
    positions.close()
    with stance.load(out, bundled=False, today=TODAY, variables={}) as again:
        out.unlink()
        return rows_told(again)


@pytest.mark.thorough
def test_the_bundled_dataset_comes_back_whole(exported: Exported, bundled: Stance) -> None:
    assert imported(bundled, exported("csv")) == rows_told(bundled)


def test_of_what_was_edited_only_that_differs(run: Run, tmp_path: Path) -> None:
    folder, out = tmp_path / "csv", tmp_path / "back.yaml"
    alone = ("--no-bundled", "--data")
    assert run("export", "csv", "-o", str(folder), *alone, str(SCHEMA_2)).code == 0
    path = folder / "positions.csv"
    lines = path.read_text("utf-8").splitlines()
    [changed] = [line for line in lines if ",mission,joined," in line]
    lines[lines.index(changed)] = changed.replace(",joined,", ",declined,")
    header = lines[0].split(",")
    new = {"state": "Uzbekistan", "issue": "kosovo", "status": "wavers", "date": "2011", "sources": "https://a.org/x"}
    wrong = {"state": "Armenia", "issue": "kosovo", "status": "dithers", "date": "2011", "sources": "gazette"}
    lines += [",".join(row.get(name, "") for name in header) for row in (new, wrong)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    ran = run("import", "positions", str(folder), "-o", str(out))
    assert (ran.code, ran.out) == (0, "")
    assert "18 rows read = 17 written + 1 rejected" in ran.err
    assert "line 19: not written: 'dithers' is not a status of kosovo" in ran.err
    assert "1 new source" in ran.err
    assert "for use with --no-bundled" in ran.err
    assert run("validate", str(out), "--no-bundled").code == 0
    ran = run("changes", "--between", str(SCHEMA_2), str(out), "-f", "jsonl")
    told = [json.loads(line) for line in ran.out.splitlines()]
    assert {(change["issue"], change["code"]) for change in told if change["code"]} == {
        ("mission", "RUS"), ("kosovo", "UZB")
    }  # fmt: skip


def test_files_that_a_spreadsheet_saved_again_say_the_same(bundled: Stance, tmp_path: Path) -> None:
    folder = tmp_path / "csv"
    with stance.load(SCHEMA_2, bundled=False, today=TODAY, variables={}) as opened:
        opened.export("csv", folder)
        before = rows_told(opened)
    for path in folder.glob("*.csv"):
        rows = cells_of(path)
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=";").writerows([_as_excel_shows(cell) for cell in row] for row in rows)
    assert "26.02.2022" in (folder / "positions.csv").read_text("utf-8-sig")
    assert ";51;" in (folder / "states.csv").read_text("utf-8-sig")  # Armenia's code is 051
    assert imported(bundled, folder, dates="dmy") == before


def cells_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _as_excel_shows(cell: str) -> str:
    if len(cell) == len("2022-02-26") and cell.replace("-", "").isdigit():
        return ".".join(reversed(cell.split("-")))
    return cell.upper() if cell in ("true", "false") else cell.lstrip("0") if cell.isdigit() else cell


def test_the_positions_may_be_a_workbook_beside_the_other_files(bundled: Stance, tmp_path: Path) -> None:
    folder = tmp_path / "csv"
    with stance.load(SCHEMA_2, bundled=False, today=TODAY, variables={}) as opened:
        opened.export("csv", folder)
        before = rows_told(opened)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in cells_of(folder / "positions.csv"):
        sheet.append([_as_excel_reads(cell) for cell in row])
    book.save(folder / "positions.xlsx")
    assert imported(bundled, folder / "positions.xlsx") == before


def _as_excel_reads(cell: str) -> Any:
    if cell in ("true", "false"):
        return cell == "true"
    if len(cell) == len("2022-02-26") and cell.replace("-", "").isdigit():
        return date.fromisoformat(cell)
    return int(cell) if cell.isdigit() else cell


# Small datasets of any shape: every kind of date, and text with quotes, commas, line breaks and signs of formulas.

texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co", "Zl", "Zp"]) | st.sampled_from("\n\"',;=+-@"),
    min_size=1, max_size=8,
).map(str.strip).filter(lambda text: text and not text.startswith("'"))  # fmt: skip
dates = st.sampled_from(["2014", "2014~", "2014?", "2014-03", "2014-03~", "2014-03-27", "2014-03-27?"])
sourced = st.sampled_from([["s1"], ["s2"], ["s2", "s1"]])
entry = st.fixed_dictionaries(
    {"date": dates, "status": st.sampled_from(["member", "signed", "declined"])},
    optional={
        "note": texts, "sources": sourced, "until": st.just("2017-05~"), "speaker": texts,
        "reading": st.just({"mechanism": "emulation", "source": "s2"}),
    },
)  # fmt: skip
unsure = entry.flatmap(
    lambda fields: st.sampled_from([fields, fields | {"confidence": "low", "note": f"{fields.get('note', 'why')}"}])
)
ballot = st.fixed_dictionaries(
    {"status": st.sampled_from(["for", "absent"])}, optional={"note": texts, "sources": sourced}
)


def rows(entries: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.dictionaries(
        st.sampled_from(["KAZ", "KGZ", "RUS"]),
        st.lists(entries, min_size=1, max_size=3, unique_by=lambda row: (row.get("date"), row["status"])),
        max_size=3,
    )


issues = st.fixed_dictionaries(
    {
        "pact": st.fixed_dictionaries(
            {"sources": sourced, "positions": rows(unsure)}, optional={"confidence": st.just("medium"), "note": texts}
        ),
        "vote": st.fixed_dictionaries(
            {"sources": sourced, "votes": st.just({"for": ["KAZ"], "absent": ["RUS"]}), "positions": rows(ballot)}
        ),
    }
)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(texts, min_size=3, max_size=3), issues)
def test_any_dataset_comes_back(tmp_path: Path, bundled: Stance, names: list[str], issues: dict[str, Any]) -> None:
    path = tmp_path / "data.json"
    path.write_text(json.dumps(first_file(names, issues), ensure_ascii=False), encoding="utf-8")
    with stance.load(path, bundled=False, today=TODAY, variables={}) as opened:
        opened.export("csv", tmp_path / "csv", force=True)
        before = rows_told(opened)
    assert imported(bundled, tmp_path / "csv") == before


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("issues.csv", ",custom,", ",costume,", "are not a dataset: "),
        ("searches.csv", "2026-11-27", "soon", "searches.csv:2: 'soon' is not a date"),
        ("alignments.csv", "-1.0", "low", "alignments.csv:2: could not convert"),
        ("dataset.csv", "exporter", "by", "is a folder that no export made"),
        ("states.csv", "", None, "cannot read"),
    ],
)
def test_a_folder_that_cannot_be_read_is_one_line(
    file: str, old: str, new: str | None, said: str, run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "csv"
    run("export", "csv", "-o", str(folder), "--no-bundled", "--data", str(SCHEMA_2))
    path = folder / file
    if new is None:
        path.unlink()
    else:
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    ran = run("import", "positions", str(folder), "-o", str(tmp_path / "out.yaml"))
    assert (ran.code, ran.out, ran.err.count("\n")) == (5, "", 1)
    assert said in ran.err
    assert not (tmp_path / "out.yaml").exists()
