"""The UN's own record since 2019, which comes ready with the program, and the ready index of the bundled dataset."""

import gzip
import json
import os
import shutil
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from stance.dataset.files import DataFile, bundled_path
from stance.index import cache as cache_module
from stance.index.cache import Index, write_ready
from stance.index.ready import READY
from tests.conftest import ROOT, Ran, bundle, install, run_in
from tests.stock import LOADER, stock_record

FILE = ROOT / "data" / "un-2019.yaml.gz"
TEXT = gzip.decompress(FILE.read_bytes()).decode("utf-8")
PART = """
sources: {un: {type: dataset, title: Extracts}}
issues:
  un-74-7:
    title: The embargo against Cuba
    question: How did the state vote?
    type: vote
    aliases: [74/7, A/RES/74/7]
    date: 2019-11-07
    sources: [un]
    votes: {for: [KAZ, RUS], absent: [KGZ]}
"""
"""A record for the states of the small dataset."""
Tool = Callable[..., Ran]


@cache
def record() -> dict[str, Any]:
    """The whole file as a stock YAML reader sees it."""
    whole: dict[str, Any] = yaml.load(TEXT, LOADER)
    return whole


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Tool:
    """`stance` for a user who has added the record and nothing else."""
    folder = tmp_path_factory.mktemp("user")

    def run(*words: str, **variables: str) -> Ran:
        return run_in(folder / "cache", *words, variables={"XDG_DATA_HOME": str(folder / "data"), **variables})

    ran = run("data", "add", "un-2019")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("stance: added 'un-2019', which every command now reads: ")
    return run


def test_it_is_small_enough_to_come_with_the_package() -> None:
    assert FILE.stat().st_size <= 150_000


@pytest.mark.thorough
def test_its_lists_have_as_many_states_as_the_un_counted_but_for_one() -> None:
    counted = {
        key: {name: len(issue["votes"].get(name, [])) for name in ("for", "against", "abstain")} == issue["tally"]
        for key, issue in record()["issues"].items()
    }
    # 731 recorded votes are in the extracts; 75/254 A to C has counts and no list.
    assert len(counted) == 730
    # Cameroon abstained on A/RES/77/293 and is not in the list.
    assert [key for key, equal in counted.items() if not equal] == ["un-77-293"]
    assert record()["issues"]["un-77-293"]["complete"] is False
    assert "CMR" not in [code for codes in record()["issues"]["un-77-293"]["votes"].values() for code in codes]


def test_a_vote_is_what_the_un_reported_of_it() -> None:
    # UN Meetings Coverage GA/12213 of 7 November 2019: 187 in favour to 3 against (Brazil, Israel, United States), with
    # 2 abstentions (Colombia, Ukraine).
    [(name, embargo)] = yaml.safe_load("  un-74" + TEXT.split("\n  un-74")[1]).items()
    assert name == "un-74-7"
    assert (str(embargo["date"]), embargo["tally"]) == ("2019-11-07", {"for": 187, "against": 3, "abstain": 2})
    assert embargo["votes"]["against"] == ["BRA", "ISR", "USA"]
    assert embargo["votes"]["abstain"] == ["COL", "UKR"]


@pytest.mark.thorough
def test_a_roll_call_that_the_bundled_dataset_has_too_is_one_issue_without_a_difference(added: Tool) -> None:
    bundled = stock_record()["issues"]
    # A roll call whose symbol is not yet known goes by its id.
    symbols = [
        next((alias for alias in issue["aliases"] if alias.startswith("A/")), key)
        for issues in (bundled, record()["issues"]) for key, issue in issues.items() if issue["type"] == "vote"
    ]  # fmt: skip
    votes = json.loads(added("issues", "--type", "vote", "-f", "json").out)
    assert len(votes) == len(set(symbols)) < len(symbols)
    # Where both have a roll call, no state has two votes.
    shared = [symbol for symbol, times in Counter(symbols).items() if times > 1]
    assert len(shared) > 50
    asked = [word for symbol in shared for word in ("--issue", symbol)]
    answers = json.loads(added("compare", *asked, "--group", "all", "-f", "json").out)
    assert len(answers) > 190 * len(shared)
    assert [answer for answer in answers if answer["answer"] == "disputed"] == []


@pytest.mark.thorough
def test_it_answers_beside_the_bundled_dataset(added: Tool) -> None:
    assert added("get", "usa", "74/7").out == "against\n"
    assert added("get", "moldova", "A/RES/74/7").out == "absent\n"


def test_it_answers_until_it_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = ROOT / "tests" / "datasets" / "small.yaml"
    bundled = Path(bundle(monkeypatch, install(tmp_path, small.read_text(encoding="utf-8"))))
    bundled.with_name(FILE.name).write_bytes(gzip.compress(PART.encode("utf-8")))

    def run(*words: str) -> Ran:
        return run_in(tmp_path / "cache", *words, variables={"XDG_DATA_HOME": str(tmp_path / "home")})

    questions = (("show", "kyrgyzstan"), ("issues",), ("agree", "russia", "kazakhstan"))
    before = [run(*words) for words in questions]
    assert run("get", "russia", "74/7").code == 3
    assert run("data", "add", "un-2019").code == 0
    assert run("get", "russia", "74/7").out == "for\n"
    assert run("get", "kyrgyzstan", "A/RES/74/7").out == "absent\n"
    assert [run(*words) for words in questions] != before
    assert run("data", "remove", "un-2019").code == 0
    assert [run(*words) for words in questions] == before


@pytest.mark.thorough
def test_a_list_of_issues_stays_readable(added: Tool, run_once: Tool) -> None:
    lines = added("issues").out.splitlines()
    assert len(lines) < len(run_once("issues").out.splitlines())
    assert " roll calls, " in " ".join(lines[-3:])
    # Asked for by type, topic or in a format for programs, all are there.
    assert len(json.loads(added("issues", "-f", "json").out)) > 730
    assert "un-74-7" in added("issues", "--topic", "trade-boycotts").out
    assert "un-80-" in added("issues", "--type", "vote").out


@pytest.mark.thorough
def test_agreement_says_how_many_roll_calls_it_rests_on_and_how_to_have_more(added: Tool, run_once: Tool) -> None:
    few = " ".join(run_once("agree", "russia", "kazakhstan").out.split())
    assert "'stance data add un-2019' adds every recorded vote since November 2019" in few
    many = added("agree", "russia", "kazakhstan")
    assert "data add un-2019" not in many.out
    votes = Counter(
        tuple(sorted(status for status in ("for", "against", "abstain") if code in issue["votes"].get(status, ())))
        for issue in record()["issues"].values() for code in ("RUS",)
    )  # fmt: skip
    [pair] = json.loads(added("agree", "russia", "kazakhstan", "-f", "json").out)
    assert pair["votes"] > 600
    # Russia took part in nearly all of them.
    assert votes[()] < 10


@pytest.mark.usefixtures("small_bundled")
def test_a_file_of_that_name_is_added_by_its_path(tmp_path: Path) -> None:
    own = tmp_path / "un-2019"
    own.write_text("sources:\n  s: {type: press, title: Own}\n", encoding="utf-8")
    ran = run_in(tmp_path / "cache", "data", "add", str(own), variables={"XDG_DATA_HOME": str(tmp_path / "data")})
    assert ran.code == 0
    assert os.path.realpath(tmp_path / "data" / "stance" / "un-2019.yaml") == str(own)


def test_an_unknown_name_is_refused_with_the_one_there_is(tmp_path: Path) -> None:
    ran = run_in(tmp_path / "cache", "data", "add", "un-2018", variables={"XDG_DATA_HOME": str(tmp_path / "data")})
    assert (ran.code, ran.out) == (5, "")
    assert ran.err == "stance: no such file: un-2018; 'stance data add' takes one dataset file, or un-2019\n"


# The ready index


@pytest.fixture
def package(small_bundled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an installed package's data: a dataset and its ready index."""
    folder = tmp_path / "package"
    folder.mkdir()
    shutil.copy(small_bundled, folder)
    monkeypatch.setattr(cache_module, "bundled_path", lambda: str(folder / "stances.yaml"))
    write_ready(folder / READY)
    return folder


def opened(package: Path, folder: Path | None) -> Index:
    return Index([DataFile(str(package / "stances.yaml"), "bundled")], folder)


def never(*_: object) -> None:
    raise AssertionError("the dataset was read")


@pytest.mark.parametrize("cached", [True, False])
def test_the_first_answer_reads_no_yaml(
    package: Path, tmp_path: Path, cached: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stance.dataset.reader.read_bytes", never)
    for _ in range(3):
        index = opened(package, tmp_path / "cache" if cached else None)
        assert index.rows("SELECT count(*) FROM state WHERE code = 'KGZ'") == [(1,)]
        index.close()
    assert (os.listdir(tmp_path / "cache") if cached else []) == (["ready"] if cached else [])


def test_it_holds_what_an_index_made_of_the_file_holds(package: Path) -> None:
    ready = opened(package, None)
    (package / READY).unlink()
    made = opened(package, None)
    for (name,) in made.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'"):
        # What made it, and what the file looked like, is of the place where it was made.
        question = f'SELECT * FROM "{name}"' + (" WHERE key NOT IN ('made', 'stamp')" if name == "meta" else "")
        assert sorted(ready.rows(question), key=repr) == sorted(made.rows(question), key=repr), name


def test_a_bundled_file_that_changes_after_the_note_is_read(package: Path, tmp_path: Path) -> None:
    opened(package, tmp_path / "cache").close()
    text = (package / "stances.yaml").read_text(encoding="utf-8")
    (package / "stances.yaml").write_text(text.replace("name: Kyrgyzstan", "name: Kyrgyz land"), encoding="utf-8")
    changed = opened(package, tmp_path / "cache")
    assert changed.rows("SELECT name FROM state WHERE code = 'KGZ'") == [("Kyrgyz land",)]


def test_a_note_of_another_user_is_not_believed(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(package, tmp_path / "cache").close()
    (tmp_path / "cache" / "ready").chmod(0o666)
    compared: list[str] = []
    real = cache_module._contents

    def counted(files: Any) -> Any:
        compared.append("")
        return real(files)

    monkeypatch.setattr(cache_module, "_contents", counted)
    opened(package, tmp_path / "cache").close()
    assert compared == [""]
    opened(package, tmp_path / "cache").close()
    assert compared == [""]


@pytest.mark.parametrize("damage", ["another dataset", "another version", "cut short", "no database"])
def test_one_that_does_not_fit_is_not_used(package: Path, damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name = package / READY
    if damage == "another dataset":
        text = (package / "stances.yaml").read_text(encoding="utf-8")
        (package / "stances.yaml").write_text(text.replace("name: Kyrgyzstan", "name: Qırğızstan"), encoding="utf-8")
    elif damage == "another version":
        monkeypatch.setattr(cache_module, "__version__", "9.9")
    elif damage == "cut short":
        name.write_bytes(name.read_bytes()[:10_000])
    else:
        name.write_bytes(b"no database")
    expected = "Qırğızstan" if damage == "another dataset" else "Kyrgyzstan"
    assert opened(package, None).rows("SELECT name FROM state WHERE code = 'KGZ'") == [(expected,)]


def test_the_bundled_file_of_a_checkout_has_no_ready_index() -> None:
    """An editable install answers from the file as it is."""
    assert not Path(bundled_path()).with_name(READY).exists()
