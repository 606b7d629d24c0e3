"""The csv files and the data package: they say what the database says, and Frictionless finds nothing wrong."""

import csv
import hashlib
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

SMALL = ROOT / "tests" / "datasets" / "small.yaml"


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


# Texts that begin like formulas, and names that are not in Latin letters.
ODD = """
dataset: {schema: 1, version: 2026.11.1, title: Odd, checked: 2026-11-23, licence: CC-BY-4.0, attribution: The makers}
sources:
  my-notes: {type: press, title: "=My notes", date: 2016}
  other: {type: press, title: Other}
states:
  ZZZ: {name: زمبلا, adjective: Zemblan, aliases: [Зембла, "Z"], un-member: 1992}
  QAA: {name: Zetland, aliases: ["=1+1", Z]}
issues:
  pact: {title: Pact, question: Is it in?, type: membership, sources: [my-notes, other]}
events:
  - {id: mine, date: 2014-05, title: "-Mine", states: [ZZZ], sources: [my-notes]}
claims:
  - {id: Z1, source: my-notes, states: [ZZZ], issue: pact, claim: "@Zembla", kind: theory, verdict: judgement}
groups:
  zembla: {title: Zembla, states: [ZZZ], sources: [my-notes]}
"""


def packaged(folder: Path, text: str) -> Path:
    """The package of a dataset."""
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    with stance.load(folder / "own.yaml", bundled=False, variables={}) as opened:
        opened.export("datapackage", folder / "package")
    return folder / "package"


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the dataset above."""
    return packaged(tmp_path_factory.mktemp("odd"), ODD)


@pytest.fixture(scope="module")
def folders(small: Stance, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small dataset as `db`, `csv` and `datapackage`."""
    path = tmp_path_factory.mktemp("small")
    for kind in ("db", "csv", "datapackage"):
        small.export(kind, path / kind)
    return path


@pytest.fixture(scope="module")
def described(folders: Path) -> Path:
    """The package of the small dataset."""
    return folders / "datapackage"


def test_there_is_a_file_for_all_that_is_recorded(folders: Path) -> None:
    names = {f"{table.name}.csv" for table in FILES}
    assert {path.name for path in (folders / "csv").iterdir()} == names
    assert {path.name for path in (folders / "datapackage").iterdir()} == names | {"datapackage.json"}
    # What has none is in the others: an entry with names and days is a position.
    left = {table.name for table in (*TABLES, *VIEWS)} - {table.name for table in FILES}
    assert left == {"entries", "dates", "votes", "timeline"}


def test_a_file_has_the_rows_of_the_table(folders: Path) -> None:
    with closing(sqlite3.connect(folders / "db")) as connection:
        for table in FILES:
            rows = read(folders / "csv" / f"{table.name}.csv")
            stored = connection.execute(f"SELECT * FROM {table.name}").fetchall()
            assert len(rows) == len(stored)
            head = (folders / "csv" / f"{table.name}.csv").read_text(encoding="utf-8").partition("\n")[0]
            assert [column.name for column in table.columns] == head.split(",")
    votes = {row["code"]: row["status"] for row in read(folders / "csv" / "positions.csv") if row["issue"] == "crimea"}
    assert votes == {"RUS": "against", "KAZ": "abstain", "KGZ": "absent"}


def test_the_two_folders_differ_in_the_description_alone(folders: Path) -> None:
    for path in (folders / "csv").iterdir():
        assert path.read_bytes() == (folders / "datapackage" / path.name).read_bytes()


def test_truths_and_nothing_are_written_as_elsewhere(folders: Path) -> None:
    issues = {row["id"]: row for row in read(folders / "csv" / "issues.csv")}
    assert (issues["crimea"]["complete"], issues["recognition"]["complete"]) == ("true", "false")
    assert (issues["crimea"]["tally_for"], issues["crimea"]["tally_against"]) == ("0", "1")
    assert issues["eeu"]["tally_for"] == ""
    facts = {row["key"]: row["value"] for row in read(folders / "csv" / "dataset.csv")}
    assert facts["licence"] == "CC-BY-4.0"


def test_a_spreadsheet_runs_no_formula_from_the_data(odd: Path) -> None:
    assert [row["title"] for row in read(odd / "sources.csv")] == ["'=My notes", "Other"]
    assert [row["title"] for row in read(odd / "events.csv")] == ["'-Mine"]
    assert [row["claim"] for row in read(odd / "claims.csv")] == ["'@Zembla"]
    # A list is no formula either.
    assert [row["aliases"] for row in read(odd / "states.csv") if row["code"] == "QAA"] == ["'=1+1; Z"]


def test_lists_are_joined_and_scripts_are_kept(odd: Path) -> None:
    [zembla] = [row for row in read(odd / "states.csv") if row["code"] == "ZZZ"]
    assert (zembla["name"], zembla["groups"], zembla["aliases"]) == ("زمبلا", "zembla", "Зембла; Z")
    assert [row["sources"] for row in read(odd / "issues.csv")] == ["my-notes; other"]


def test_the_package_has_the_size_and_the_digest_of_each_file(described: Path) -> None:
    for resource in package(described)["resources"]:
        raw = (described / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(raw), f"sha256:{hashlib.sha256(raw).hexdigest()}")


@pytest.mark.thorough
def test_frictionless_finds_nothing_wrong(merged: Stance, odd: Path, described: Path, tmp_path: Path) -> None:
    # The bundled dataset with more added to it, one with odd texts, and a small one with a field of every kind.
    merged.export("datapackage", tmp_path / "merged")
    worded = packaged(tmp_path, ODD.replace("CC-BY-4.0", "Ask me first"))
    for folder in (tmp_path / "merged", odd, described, worded):
        assert validated(folder) == []


@pytest.mark.thorough
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
    file: str, old: str, new: str, said: str, described: Path, tmp_path: Path
) -> None:
    # So that finding nothing above means something.
    for path in described.iterdir():
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


@pytest.mark.thorough
def test_a_file_that_was_changed_is_found_by_its_digest(described: Path, tmp_path: Path) -> None:
    for path in described.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes().replace(b"KGZ,Kyrgyzstan", b"KGZ,Kyrgyztsan"))
    assert any("hash" in message for message in validated(tmp_path))


def test_the_package_names_version_licence_and_whom_to_name(odd: Path) -> None:
    whole = package(odd)
    assert (whole["version"], whole["title"]) == ("2026.11.1", "Odd")
    assert whole["licenses"] == [{"name": "CC-BY-4.0"}]
    assert whole["sources"] == [{"title": "The makers"}]
    assert "Facts checked through 2026-11-23." in whole["description"]
    assert "created" not in whole


def test_every_column_of_the_package_has_a_type_and_a_meaning(folders: Path) -> None:
    resources = package(folders / "datapackage")["resources"]
    fields = [field for resource in resources for field in resource["schema"]["fields"]]
    assert {field["type"] for field in fields} == {"string", "integer", "number", "boolean", "date"}
    assert all(field["description"] for field in fields)


def test_the_pattern_of_a_date_is_that_of_the_dataset(folders: Path) -> None:
    # docs/dataset.md: a year, a month or a day, `~` after what is approximate, `?` after what is uncertain.
    resources = package(folders / "datapackage")["resources"]
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
    worded = packaged(tmp_path, ODD.replace("CC-BY-4.0", "Ask me first"))
    assert package(worded)["licenses"] == [{"name": "other", "title": "Ask me first"}]


def test_the_same_dataset_gives_the_same_files(described: Path, tmp_path: Path) -> None:
    with stance.load(SMALL, bundled=False, variables={}) as again:
        again.export("datapackage", tmp_path / "package")
    for path in described.iterdir():
        assert path.read_bytes() == (tmp_path / "package" / path.name).read_bytes(), path.name
