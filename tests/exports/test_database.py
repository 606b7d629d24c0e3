"""The database: what its tables and views say, that other programs read them, that nothing but the data is in it."""

import asyncio
import csv
import io
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest

import stance
from stance.api import Stance
from stance.cli import commands
from stance.exports.catalogue import TABLES, VIEWS
from stance.output.records import form
from tests.cases import swept
from tests.conftest import ROOT, TODAY, Run
from tests.exports.conftest import Exported
from tests.exports.extension import attached

SMALL = ROOT / "tests" / "datasets" / "small.yaml"
NAMES = [table.name for table in (*VIEWS, *TABLES)]


@pytest.fixture(scope="module")
def database(exported: Exported) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(exported("db"))) as connection:
        yield connection


@pytest.fixture(scope="module")
def hard(merged: Stance, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """That of several files."""
    path = tmp_path_factory.mktemp("hard") / "hard.db"
    merged.export("db", path)
    with closing(sqlite3.connect(path)) as connection:
        yield connection


# What it says.


def test_a_view_has_the_vote_of_each_state_with_its_source(database: sqlite3.Connection) -> None:
    # A/RES/68/262, voted on 27 March 2014: Kazakhstan and Uzbekistan abstained, the other three did not vote.
    rows = database.execute(
        "SELECT code, status, date, first_day, last_day, sources FROM positions JOIN group_members USING (code)"
        " WHERE issue = 'crimea' AND group_id = 'central-asia' ORDER BY code"
    ).fetchall()
    day = "2014-03-27"
    assert rows == [
        (code, status, day, day, day, "un-68-262")
        for code, status in (("KAZ", "abstain"), ("KGZ", "absent"), ("TJK", "absent"), ("TKM", "absent"),
                             ("UZB", "abstain"))
    ]  # fmt: skip


def test_the_votes_of_a_roll_call_add_up_to_the_tally_beside_them(database: sqlite3.Connection) -> None:
    [tally] = database.execute(
        "SELECT tally_for, tally_against, tally_abstain, tally_absent FROM issues WHERE id = 'crimea'"
    )
    counts = dict(database.execute("SELECT status, COUNT(*) FROM votes WHERE issue = 'crimea' GROUP BY status"))
    assert tally == (100, 11, 58, 24)
    assert tuple(counts[status] for status in ("for", "against", "abstain", "absent")) == tally


def test_what_is_held_has_a_beginning_and_a_vote_its_day_alone(database: sqlite3.Connection) -> None:
    # The treaty on the Eurasian Economic Union was signed at Astana on 29 May 2014.
    rows = database.execute("SELECT id, date, begins FROM issues WHERE id IN ('crimea', 'eeu') ORDER BY id").fetchall()
    assert rows == [("crimea", "2014-03-27", None), ("eeu", None, "2014-05-29")]


STEPS = """
dataset: {schema: 2}
sources:
  first: {type: primary, title: First}
  second: {type: press, title: Second}
states:
  KGZ: {name: Kyrgyzstan, un-member: 1992-03-02}
issues:
  pact:
    title: Membership of the pact
    question: Is it a member?
    type: membership
    sources: [second, first]
    positions:
      KGZ:
        - {date: 2012-06-19, status: withdrawing, effective: 2012-12}
        - {date: 1992-05-15, status: signed}
        - {date: 2006, status: member}
events:
  - {id: talks, date: 2010-03, until: 2011, title: Talks, sources: [first]}
"""


@pytest.fixture
def steps(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The database of STEPS, whose entries and sources are not in order."""
    (tmp_path / "steps.yaml").write_text(STEPS, encoding="utf-8")
    with stance.load(tmp_path / "steps.yaml", bundled=False, variables={}) as opened:
        opened.export("db", tmp_path / "steps.db")
    with closing(sqlite3.connect(tmp_path / "steps.db")) as connection:
        yield connection


def test_the_previous_entry_is_the_one_before_in_time(steps: sqlite3.Connection) -> None:
    assert steps.execute("SELECT date, status, previous FROM entries ORDER BY id").fetchall() == [
        ("2012-06-19", "withdrawing", "member"), ("1992-05-15", "signed", None), ("2006", "member", "signed"),
    ]  # fmt: skip


def test_the_day_on_which_a_notice_takes_effect_has_its_days(steps: sqlite3.Connection) -> None:
    rows = steps.execute("SELECT effective, effective_first_day, effective_last_day FROM positions ORDER BY id")
    assert rows.fetchall() == [("2012-12", "2012-12-01", "2012-12-31"), (None, None, None), (None, None, None)]


def test_an_event_that_lasts_is_on_the_timeline_through_its_last_day(steps: sqlite3.Connection) -> None:
    rows = steps.execute("SELECT date, first_day, last_day FROM timeline WHERE kind = 'event'").fetchall()
    assert rows == [("2010-03", "2010-03-01", "2011-12-31")]


def test_sources_stand_in_the_order_of_the_dataset_and_are_ranked_from_1(steps: sqlite3.Connection) -> None:
    assert steps.execute("SELECT sources FROM issues").fetchall() == [("second; first",)]
    assert steps.execute("SELECT * FROM cited ORDER BY sources, rank").fetchall() == [
        ("first", 1, "first"), ("second; first", 1, "second"), ("second; first", 2, "first"),
    ]  # fmt: skip


def test_a_date_known_to_the_year_is_a_year_of_days(hard: sqlite3.Connection) -> None:
    # ADDED: signed on a day, a member from about 2012 to 2013.
    rows = hard.execute(
        "SELECT date, first_day, last_day, until, until_first_day, until_last_day, status FROM positions"
        " WHERE code = 'ZZZ' AND issue = 'csto' ORDER BY first_day"
    ).fetchall()
    assert rows == [
        ("1992-05-15", "1992-05-15", "1992-05-15", None, None, None, "signed"),
        ("2012~", "2012-01-01", "2012-12-31", "2013", "2013-01-01", "2013-12-31", "member"),
    ]
    assert hard.execute("SELECT un_member, un_member_first_day, un_member_last_day FROM states WHERE code = 'ZZZ'")\
        .fetchall() == [("1992", "1992-01-01", "1992-12-31")]  # fmt: skip


def test_names_of_any_script_are_as_they_were(hard: sqlite3.Connection) -> None:
    assert hard.execute("SELECT name, aliases FROM states WHERE code = 'ZZZ'").fetchall() == [("زمبلا", "Зембла")]


def test_a_row_of_an_added_file_rests_on_the_sources_of_that_file(hard: sqlite3.Connection) -> None:
    rows = hard.execute(
        "SELECT code, status, sources, origin FROM positions WHERE issue = 'crimea' AND code IN ('KAZ', 'ZZZ', 'KGZ')"
        " ORDER BY id"
    ).fetchall()
    # One cell that two files have alike is one row: that of Kyrgyzstan stands in the first.
    assert rows == [
        ("KAZ", "abstain", "un-68-262", "bundled"), ("KGZ", "absent", "un-68-262", "bundled"),
        ("ZZZ", "absent", "my-notes", "added.yaml"), ("KAZ", "for", "my-notes", "added.yaml"),
    ]  # fmt: skip


def test_every_list_of_sources_can_be_taken_apart(hard: sqlite3.Connection) -> None:
    for name in ("positions", "events", "issues", "claims", "groups", "alignments", "timeline"):
        [(lost,)] = hard.execute(
            f"SELECT COUNT(*) FROM {name} WHERE sources IS NOT NULL AND sources NOT IN (SELECT sources FROM cited)"
        )
        assert (name, lost) == (name, 0)
    for sources, parts in hard.execute("SELECT sources, COUNT(*) FROM cited GROUP BY sources"):
        assert parts == sources.count("; ") + 1
    [(unsourced,)] = hard.execute("SELECT COUNT(*) FROM positions WHERE sources IS NULL")
    assert unsourced == 0


def test_every_reference_leads_to_a_row(hard: sqlite3.Connection) -> None:
    assert hard.execute("PRAGMA foreign_key_check").fetchall() == []
    assert hard.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def rows_of(text: str) -> list[tuple[str, ...]]:
    return [tuple(row) for row in csv.reader(io.StringIO(text))]


def as_text(value: Any) -> str:
    return "" if value is None else str(value)


LISTED = {
    **{name: [name] for name in ("states", "issues", "sources", "events", "claims", "groups")},
    "timeline": ["timeline", "--group", "all"],
}


def keys_of(command: str) -> tuple[str, ...]:
    return tuple(column.key for column in form(command, commands.VIEWS[command]).columns)


@pytest.mark.parametrize("name", swept(list(LISTED), {*LISTED} - {"timeline"}))
def test_a_table_has_the_columns_and_the_rows_of_the_command(
    name: str, run: Run, added: list[str], hard: sqlite3.Connection
) -> None:
    words, columns = LISTED[name], keys_of(name)
    head, *printed = rows_of(run(*words, "-f", "csv", *(option for file in added for option in ("--data", file))).out)
    found = hard.execute(f"SELECT * FROM {name}")
    assert tuple(column[0] for column in found.description)[: len(columns)] == tuple(head) == columns
    stored = [tuple(as_text(value) for value in row[: len(columns)]) for row in found]
    if name == "groups":
        # The states of a computed group depend on the day, and `all` is built in.
        rules = {row[0] for row in stored if row[2]}
        assert all(row[3] == "" for row in stored if row[0] in rules)
        stored = [row for row in stored if row[0] not in rules]
        printed = [row for row in printed if row[0] not in rules | {"all"}]
    if name == "states":
        # Nor has a table the groups of a day; `group_members` has them, with their day.
        rules = {row[0] for row in hard.execute("SELECT id FROM groups WHERE rule IS NOT NULL AND rule <> ''")}
        where = columns.index("groups")
        printed = [
            (*row[:where], "; ".join(one for one in row[where].split("; ") if one not in rules), *row[where + 1 :])
            for row in printed
        ]
    if name == "timeline":
        # SQLite has no booleans.
        printed = [(*row[:-1], {"true": "1", "false": "0"}[row[-1]]) for row in printed]
    unguarded = [tuple(re.sub(r"^'(?=[=+\-@])", "", cell) for cell in row) for row in printed]
    assert sorted(stored) == sorted(unguarded)
    assert len(stored) > 10 or name == "groups"


def test_positions_have_the_columns_of_an_answer_but_the_answer(database: sqlite3.Connection) -> None:
    found = database.execute("SELECT * FROM positions LIMIT 1").description
    assert [column[0] for column in found][:10] == [
        # A row is an entry with its own date; since when something holds without a gap is for an answer to say.
        "date" if key == "since" else key
        for key in keys_of("get")
        if key != "answer"
    ][:10]


def test_what_a_view_says_is_what_a_look_up_finds(database: sqlite3.Connection, bundled: Stance) -> None:
    compared = bundled.compare(topic="un-vote", group="post-soviet")
    recorded = {(answer.code, answer.issue): answer for answer in compared.positions if answer.answer == "recorded"}
    assert len(recorded) > 600
    for code, issue, status, date, note, sources in database.execute(
        "SELECT v.code, v.issue, v.status, v.date, v.note, v.sources FROM votes v JOIN group_members m USING (code)"
        " JOIN issue_topics t USING (issue) WHERE m.group_id = 'post-soviet' AND t.topic = 'un-vote'"
    ):
        answer = recorded.pop((code, issue))
        assert (status, date, note) == (answer.status, answer.date, answer.note)
        assert sources == "; ".join(answer.sources)
    assert recorded == {}


def test_the_database_says_what_it_is_of(database: sqlite3.Connection, bundled: Stance) -> None:
    facts = dict(database.execute("SELECT key, value FROM dataset"))
    of = bundled.dataset()
    assert facts == {
        "title": of.title, "version": of.version, "checked": of.checked, "licence": of.licence,
        "attribution": of.attribution, "maintainers": of.maintainers, "reference": "RUS", "focus": "post-soviet",
        "files": "bundled", "schema": "2", "exporter": f"stance {stance.__version__}",
    }  # fmt: skip


def test_the_database_explains_every_table_view_and_column(database: sqlite3.Connection) -> None:
    there = {
        (name, field)
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
        for field in ("*", *(row[1] for row in database.execute(f"PRAGMA table_info({name})")))
    }
    told = database.execute("SELECT name, field, description FROM documentation").fetchall()
    assert {(name, field) for name, field, _ in told} == there
    assert all(description for *_, description in told)
    [(kinds,)] = database.execute("SELECT COUNT(DISTINCT name) FROM documentation WHERE type = 'view'")
    assert kinds == 3


# Nothing but the data.


def test_the_same_dataset_gives_the_same_bytes(small: Stance, tmp_path: Path) -> None:
    # From an index made anew, in memory, by another process in spirit.
    small.export("db", tmp_path / "first.db")
    with stance.load(SMALL, bundled=False, variables={}) as again:
        again.export("db", tmp_path / "again.db")
    assert (tmp_path / "again.db").read_bytes() == (tmp_path / "first.db").read_bytes()


def test_nothing_of_the_machine_is_in_an_export(tmp_path: Path) -> None:
    source, out = tmp_path / "source", tmp_path / "out"
    source.mkdir()
    out.mkdir()
    shutil.copy(SMALL, source)
    (source / "more.yaml").write_text("sources: {paper: {type: press, title: Paper}}\n", encoding="utf-8")
    variables = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    with stance.load(source, bundled=False, today=TODAY, variables=variables) as opened:
        for kind in ("db", "json", "csv", "datapackage"):
            opened.export(kind, out / kind)
    # The folders of the dataset, of the export, of the index, and where the run was started.
    traces = [str(tmp_path), str(Path.cwd())]
    written = sorted(path for path in out.rglob("*") if path.is_file())
    assert len(written) > 10
    for file in written:
        raw = file.read_bytes()
        assert (file.name, [trace for trace in traces if trace.encode() in raw]) == (file.name, [])


def test_two_files_of_one_name_stay_apart(tmp_path: Path) -> None:
    for folder, code in (("a", "KGZ"), ("b", "KAZ")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "mine.yaml").write_text(f"states: {{{code}: {{name: {code}}}}}\n", encoding="utf-8")
    files = [tmp_path / folder / "mine.yaml" for folder in "ab"]
    with stance.load(files, bundled=False, variables={}) as opened:
        opened.export("db", tmp_path / "mine.db")
    with closing(sqlite3.connect(tmp_path / "mine.db")) as connection:
        assert connection.execute("SELECT code, origin FROM states ORDER BY code").fetchall() == [
            ("KAZ", "mine.yaml (2)"), ("KGZ", "mine.yaml"),
        ]  # fmt: skip


def test_a_dataset_without_positions_or_a_section_about_itself_is_exported(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("states: {KGZ: {name: Kyrgyzstan}}\n", encoding="utf-8")
    with stance.load(tmp_path / "mine.yaml", bundled=False, variables={}) as opened:
        for kind in ("db", "json", "csv", "datapackage"):
            done = opened.export(kind, tmp_path / kind)
            assert (done.states, done.issues, done.positions, done.sources) == (1, 0, 0, 0)
        assert stance.document(opened) == {
            "sources": {}, "states": {"KGZ": {"name": "Kyrgyzstan"}}, "groups": {}, "issues": {}, "events": [],
            "claims": [],
        }  # fmt: skip


# Other programs.


async def asked(database: Path, path: str) -> Any:
    from datasette.app import Datasette

    answer = await Datasette(files=[str(database)]).client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.thorough
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_datasette_reads_every_table_and_view(exported: Exported, database: sqlite3.Connection) -> None:
    home = asyncio.run(asked(exported("db"), "/stance.json"))
    named = {table["name"]: table["count"] for table in home["tables"]} | {view["name"]: None for view in home["views"]}
    assert set(named) == set(NAMES)
    for name in NAMES:
        [(count,)] = database.execute(f"SELECT COUNT(*) FROM {name}")
        page = asyncio.run(asked(exported("db"), f"/stance/{name}.json?_shape=objects&_size=max"))
        assert len(page["rows"]) == min(count, 1000)


@pytest.mark.thorough
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_datasette_answers_by_column_and_links_tables(exported: Exported) -> None:
    path = "/stance/positions.json?code=KGZ&issue=crimea&_shape=array"
    [row] = asyncio.run(asked(exported("db"), path))
    assert (row["state"], row["status"], row["sources"]) == ("Kyrgyzstan", "absent", "un-68-262")
    home = asyncio.run(asked(exported("db"), "/stance.json"))
    [entries] = [table for table in home["tables"] if table["name"] == "entries"]
    links = {(link["column"], link["other_table"]) for link in entries["foreign_keys"]["outgoing"]}
    assert {("code", "states"), ("issue", "issues")} <= links


@pytest.mark.thorough
def test_duckdb_reads_every_table_and_view_the_same(
    exported: Exported, database: sqlite3.Connection, tmp_path: Path
) -> None:
    with closing(attached(exported("db"), tmp_path)) as other:
        shown = {name for (name,) in other.execute("SHOW TABLES").fetchall()}
        assert shown == set(NAMES)
        for name in NAMES:
            theirs = other.execute(f"SELECT * FROM {name}").fetchall()
            ours = database.execute(f"SELECT * FROM {name}").fetchall()
            assert sorted(map(repr, theirs)) == sorted(map(repr, ours)), name
            assert other.execute(f"SELECT COUNT(*) FROM {name}").fetchall() == [(len(ours),)]


@pytest.mark.thorough
def test_duckdb_joins_views(exported: Exported, tmp_path: Path) -> None:
    with closing(attached(exported("db"), tmp_path)) as other:
        rows = other.execute(
            "SELECT COUNT(*) FROM positions p JOIN cited c USING (sources) WHERE p.issue = 'crimea'"
            " AND c.source = 'un-68-262'"
        ).fetchall()
    assert isinstance(other, duckdb.DuckDBPyConnection)
    # Every one of the 193 rows of the roll call rests on the resolution's record.
    assert rows == [(193,)]
