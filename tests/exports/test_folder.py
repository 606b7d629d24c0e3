"""The csv files and the data package: they say what the database says, and Frictionless finds nothing wrong."""

import csv
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import stance
from stance.api import Stance
from stance.exports.catalogue import FILES, TABLES, VIEWS
from tests.conftest import ROOT


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def package(path: Path) -> Any:
    return json.loads((path / "datapackage.json").read_text(encoding="utf-8"))


def validated(folder: Path) -> list[str]:
    """What Frictionless finds wrong."""
    # It lifts the limit on the length of a cell for the whole process, which the reader of roll calls counts on.
    limit = csv.field_size_limit()
    try:
        import frictionless

        report = frictionless.validate(str(folder / "datapackage.json"))
    finally:
        csv.field_size_limit(limit)
    return [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors] + [
        error.message for error in report.errors
    ]


@pytest.fixture(scope="module")
def hard(merged: Stance, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of several files, with texts that begin like formulas."""
    path = tmp_path_factory.mktemp("hard") / "package"
    merged.export("datapackage", path)
    return path


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of a small dataset."""
    path = tmp_path_factory.mktemp("small") / "package"
    with stance.load(ROOT / "tests" / "datasets" / "small.yaml", bundled=False, variables={}) as opened:
        opened.export("datapackage", path)
    return path


def test_there_is_a_file_for_all_that_is_recorded(exported: Path) -> None:
    names = {f"{table.name}.csv" for table in FILES}
    assert {path.name for path in (exported / "csv").iterdir()} == names
    assert {path.name for path in (exported / "package").iterdir()} == names | {"datapackage.json"}
    # What has none is in the others: an entry with names and days is a position.
    left = {table.name for table in (*TABLES, *VIEWS)} - {table.name for table in FILES}
    assert left == {"entries", "dates", "votes", "timeline"}


def test_a_file_has_the_rows_of_the_table(exported: Path) -> None:
    with closing(sqlite3.connect(exported / "stance.db")) as connection:
        for table in FILES:
            rows = read(exported / "csv" / f"{table.name}.csv")
            stored = connection.execute(f"SELECT * FROM {table.name}").fetchall()
            assert len(rows) == len(stored)
            head = (exported / "csv" / f"{table.name}.csv").read_text(encoding="utf-8").partition("\n")[0]
            assert [column.name for column in table.columns] == head.split(",")
    # A/RES/68/262: who voted against, by the UN's record.
    against = {row["code"] for row in read(exported / "csv" / "positions.csv")
               if row["issue"] == "crimea" and row["status"] == "against"}  # fmt: skip
    assert against == {"ARM", "BLR", "BOL", "CUB", "NIC", "PRK", "RUS", "SDN", "SYR", "VEN", "ZWE"}


def test_the_two_folders_differ_in_the_description_alone(exported: Path) -> None:
    for path in (exported / "csv").iterdir():
        assert path.read_bytes() == (exported / "package" / path.name).read_bytes()


def test_truths_and_nothing_are_written_as_elsewhere(exported: Path) -> None:
    issues = {row["id"]: row for row in read(exported / "csv" / "issues.csv")}
    assert issues["crimea"]["complete"] == "true"
    assert issues["crimea"]["tally_for"] == "100"
    assert issues["eeu"]["tally_for"] == ""
    facts = {row["key"]: row["value"] for row in read(exported / "csv" / "dataset.csv")}
    assert facts["licence"] == "CC-BY-4.0"


def test_a_spreadsheet_runs_no_formula_from_the_data(hard: Path) -> None:
    # ADDED: the titles of a source and of an event, and a claim.
    assert {row["title"] for row in read(hard / "sources.csv") if row["id"] == "my-notes"} == {"'=My notes"}
    assert {row["title"] for row in read(hard / "events.csv") if row["id"] == "mine"} == {"'-Mine"}
    assert {row["claim"] for row in read(hard / "claims.csv") if row["id"] == "Z1"} == {"'@Zembla"}


def test_a_list_is_no_formula_either(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text('states: {QAA: {name: Zetland, aliases: ["=1+1", Z]}}\n', encoding="utf-8")
    with stance.load(tmp_path / "own.yaml", bundled=False, variables={}) as opened:
        opened.export("csv", tmp_path / "out")
    [state] = read(tmp_path / "out" / "states.csv")
    assert state["aliases"] == "'=1+1; Z"


def test_lists_are_joined_and_scripts_are_kept(hard: Path) -> None:
    [zembla] = [row for row in read(hard / "states.csv") if row["code"] == "ZZZ"]
    assert (zembla["name"], zembla["groups"], zembla["aliases"]) == ("زمبلا", "zembla", "Зембла")
    [crimea] = [row for row in read(hard / "issues.csv") if row["id"] == "crimea"]
    assert crimea["sources"] == "un-68-262; my-notes"


def test_frictionless_finds_nothing_wrong(hard: Path, small: Path) -> None:
    # The bundled dataset with more added to it, and a small one with a field of every kind.
    assert validated(hard) == []
    assert validated(small) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("states.csv", "KGZ,Kyrgyzstan", "KGZ,", "required"),
        ("issues.csv", ",vote,", ",ballot,", "enum"),
        ("group_members.csv", "asia,KGZ", "asia,XYZ", "foreign key"),
        ("states.csv", "KAZ,", "KGZ,", "primary key"),
        ("events.csv", "2014-03-18,", "spring 2014,", "pattern"),
    ],
)
def test_frictionless_finds_what_is_wrong(
    file: str, old: str, new: str, said: str, small: Path, tmp_path: Path
) -> None:
    # So that finding nothing above means something.
    for path in small.iterdir():
        text = path.read_text(encoding="utf-8")
        if path.name == file:
            assert old in text
            text = text.replace(old, new, 1)
        if path.name == "datapackage.json":
            whole = json.loads(text)
            for resource in whole["resources"]:
                del resource["bytes"], resource["hash"]  # the first thing it would find
            text = json.dumps(whole)
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    assert any(said in message.lower() for message in validated(tmp_path)), validated(tmp_path)


def test_a_file_that_was_changed_is_found_by_its_digest(small: Path, tmp_path: Path) -> None:
    for path in small.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes().replace(b"KGZ,Kyrgyzstan", b"KGZ,Kyrgyztsan"))
    assert any("hash" in message for message in validated(tmp_path))


def test_the_package_names_version_licence_and_whom_to_name(exported: Path, bundled: Stance) -> None:
    whole = package(exported / "package")
    of = bundled.dataset()
    assert (whole["version"], whole["title"]) == (of.version, of.title)
    assert whole["licenses"] == [{"name": "CC-BY-4.0"}]
    assert whole["sources"] == [{"title": of.attribution}]
    assert f"Facts checked through {of.checked}." in whole["description"]
    assert "created" not in whole


def test_every_column_of_the_package_has_a_type_and_a_meaning(exported: Path) -> None:
    resources = package(exported / "package")["resources"]
    fields = [field for resource in resources for field in resource["schema"]["fields"]]
    assert {field["type"] for field in fields} == {"string", "integer", "number", "boolean", "date"}
    assert all(field["description"] for field in fields)


def test_the_pattern_of_a_date_is_that_of_the_dataset(exported: Path) -> None:
    # docs/dataset.md: a year, a month or a day, `~` after what is approximate, `?` after what is uncertain.
    resources = package(exported / "package")["resources"]
    patterns = {
        field["constraints"]["pattern"]
        for resource in resources for field in resource["schema"]["fields"]
        if "pattern" in field.get("constraints", {})
    }  # fmt: skip
    [pattern] = patterns
    for date in ("2014", "2014-03", "2014-03-27", "2012~", "2012?", "2014-03~", "2014-03-27?"):
        assert re.fullmatch(pattern, date), date
    for text in ("", "14", "2014-3", "2014/03", "2014-03-27T00", "about 2014", "~2014"):
        assert not re.fullmatch(pattern, text), text


def test_a_licence_in_words_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "dataset: {schema: 1, licence: Ask me first}\nstates: {KGZ: {name: Kyrgyzstan}}\n", encoding="utf-8"
    )
    with stance.load(tmp_path / "mine.yaml", bundled=False, variables={}) as mine:
        mine.export("datapackage", tmp_path / "package")
    assert package(tmp_path / "package")["licenses"] == [{"name": "other", "title": "Ask me first"}]
    assert validated(tmp_path / "package") == []


def test_the_same_dataset_gives_the_same_files(exported: Path, tmp_path: Path) -> None:
    with stance.load(variables={}) as again:
        again.export("datapackage", tmp_path / "package")
    for path in (exported / "package").iterdir():
        assert path.read_bytes() == (tmp_path / "package" / path.name).read_bytes(), path.name
