"""`stance search`: what is found is what a reader of the file would find, best first, and each command shows it."""

import json
import shlex
import sqlite3
from pathlib import Path

import pytest

from stance.index import words as index_words
from tests.conftest import Run

DATA = """
states:
  AAA: {name: Åland, official: Republic of Åland, adjective: Ålandic, aliases: [Алания, Йодия]}
  BBB: {name: Bland}
groups:
  islanders: {title: States of the isles, states: [AAA]}
sources:
  lighthouse-paper: {type: press, title: The lighthouse of Bland, publisher: Harbour Gazette}
  other: {type: press, title: Nothing of note}
issues:
  beacon-law:
    title: Law on beacons
    question: Does it have a law on lights at sea?
    type: legislation
    topics: [navigation]
    sources: [other]
    positions:
      AAA: [{date: 2010-05-01, status: in-force, note: The keeper of the lamp objected.}]
      BBB: [{date: 2011-05-01, status: passed}]
events:
  - id: wreck
    date: 2009-03-04
    title: A ship founders off Bland
    states: [BBB]
    sources: [other]
    note: For want of a beacon.
claims:
  - id: c1
    source: lighthouse-paper
    states: [BBB]
    kind: event
    claim: Sailors asked for lanterns.
    verdict: right
    finding: The petition is in the archive.
    sources: [other]
"""


@pytest.fixture
def own(tmp_path: Path) -> list[str]:
    """The options that read just this."""
    file = tmp_path / "own.yaml"
    file.write_text(DATA, encoding="utf-8")
    return ["--no-bundled", "--data", str(file)]


def hits(run: Run, *words: str) -> list[tuple[str, str]]:
    ran = run("search", *words, "-f", "json")
    assert ran.code == 0, ran.err
    return [(hit["kind"], hit["id"]) for hit in json.loads(ran.out)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["aland"], [("state", "AAA")]),
        (["ÅLANDIC"], [("state", "AAA")]),
        (["алания"], [("state", "AAA")]),
        (["иодия"], [("state", "AAA")]),
        (["isles"], [("group", "islanders")]),
        (["beacons"], [("issue", "beacon-law")]),
        (["navigation"], [("topic", "navigation"), ("issue", "beacon-law")]),
        (["gazette"], [("source", "lighthouse-paper")]),
        (["lighthouse", "bland"], [("source", "lighthouse-paper")]),
        (["founders"], [("event", "wreck")]),
        (["lantern"], [("claim", "c1")]),
        (["archive"], [("claim", "c1")]),
        (["keeper", "lamp"], [("note", "AAA beacon-law")]),
        (["beacon"], [("issue", "beacon-law"), ("event", "wreck")]),
        (["keeper", "of", "the", "lamp"], [("note", "AAA beacon-law")]),
        (["the", "bland"], [("state", "BBB"), ("source", "lighthouse-paper"), ("event", "wreck")]),
        # A state and an issue, in any order, are the cell; there it is recorded without a note.
        (["beacon-law", "bland"], [("cell", "BBB beacon-law")]),
        # No text has all three words: two of them stand in the note.
        (["keeper", "lamp", "lantern"], [("note", "AAA beacon-law")]),
    ],
    ids=str,
)
def test_what_has_all_the_words_is_found_best_first(
    words: list[str], expected: list[tuple[str, str]], run: Run, own: list[str]
) -> None:
    assert hits(run, *words, *own) == expected


def test_where_nothing_has_all_words_it_says_so(run: Run, own: list[str]) -> None:
    assert "Nothing has all 3 words; these have 2 of them." in run("search", "keeper", "lamp", "lantern", *own).lines
    ran = run("search", "keeper", "lamp", "lantern", *own, "-f", "json")
    assert ran.err == "stance: nothing has all 3 words; these have 2 of them\n"
    assert "Nothing has all" not in run("search", "keeper", "of", "lamp", *own).out


def test_recognition_is_found_however_it_is_spelt(run: Run) -> None:
    for word in ("recognised", "recognizes", "recognition"):
        assert ("issue", "kosovo-recognition") in hits(run, "kosovo", word, "by")
    assert hits(run, "nato", "finland")[0] == ("cell", "FIN nato")


def test_what_is_called_so_comes_first(run: Run) -> None:
    assert hits(run, "crimea")[0] == ("issue", "crimea")
    assert hits(run, "68/262")[0] == ("issue", "crimea")
    assert hits(run, "Kyrgyzstan")[0] == ("state", "KGZ")


def test_every_command_shows_its_hit(run: Run, own: list[str]) -> None:
    shown = {"state": "Åland", "group": "Åland", "issue": "Law on beacons", "topic": "beacon-law",
             "source": "lighthouse", "event": "ship founders", "claim": "lanterns", "note": "keeper",
             "cell": "Law on beacons"}  # fmt: skip
    for word in (
        "åland",
        "isles",
        "beacons",
        "navigation",
        "lighthouse",
        "founders",
        "lantern",
        "keeper",
        "bland beacon-law",
    ):
        first = json.loads(run("search", *word.split(), *own, "-f", "json").out)[0]
        program, *words = shlex.split(first["command"])
        ran = run(*words, *own)
        assert (program, ran.code) == ("stance", 0)
        assert shown[first["kind"]] in ran.out


def test_a_screen_has_the_best_and_says_how_many_there_are(run: Run) -> None:
    whole = len(hits(run, "russia"))
    assert whole > 15
    lines = run("search", "russia").lines
    assert f"The best 15 of {whole}; --limit {whole} shows all." in lines
    assert len(run("search", "russia", "--limit", "2", "-f", "csv").lines) == 3
    assert len(run("search", "russia", "-f", "csv").lines) == whole + 1


def test_nothing_found_is_an_answer_with_what_is_near(run: Run) -> None:
    ran = run("search", "crimia")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines == ["Nothing in the dataset has the words: crimia.", "Did you mean crimea?"]


@pytest.mark.parametrize("word", ["", "*", '"', "--", "'", "^", "(", ":"])
def test_signs_alone_are_no_words_and_no_query(word: str, run: Run) -> None:
    ran = run("search", "--", word)
    assert (ran.code, ran.out) == (2, "")
    assert "search needs a word" in ran.err


@pytest.mark.parametrize("word", ['un "vote', "title:crimea", "NEAR(a b)", "vote OR gas", "vote*", "-gas", "body : x"])
def test_signs_of_the_query_language_mean_nothing(word: str, run: Run) -> None:
    assert run("search", "--", word).code == 0


def test_without_full_text_search_everything_else_works(
    run: Run, tmp_path: Path, own: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_words, "MODULE", "fts99")
    fresh = {"XDG_CACHE_HOME": str(tmp_path)}
    assert run("get", "aland", "beacon-law", *own, variables=fresh).out == "in-force\n"
    ran = run("search", "beacon", *own, variables=fresh)
    assert (ran.code, ran.out) == (5, "")
    assert "no full-text search (FTS5)" in ran.err


def test_the_index_has_the_words_and_not_the_text(run: Run, tmp_path: Path, own: list[str]) -> None:
    run("search", "keeper", *own, variables={"XDG_CACHE_HOME": str(tmp_path)})
    [file] = tmp_path.rglob("index-*.sqlite")
    connection = sqlite3.connect(file)
    assert connection.execute("SELECT title, body FROM words WHERE words MATCH 'keeper'").fetchall() == [(None, None)]
    connection.close()
