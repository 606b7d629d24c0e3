"""The JSON document: it is a dataset that answers as the files did, and its schema tells right from wrong."""

import copy
import functools
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import stance
from stance.api import Stance
from tests.cases import ALL_USES, ON_SMALL, WARNED
from tests.conftest import DATASET, ROOT, TODAY, Run
from tests.exports.conftest import Exported

SAME_FOR_ANY_DATA = ("schema", "data", "validate")
USES = [
    *(words for words in ALL_USES if words[0] not in SAME_FOR_ANY_DATA and "--no-bundled" not in words),
    ["coverage"],
    ["coverage", "--group", "central-asia", "--topic", "ukraine"],
]
LABELS = re.compile(r"bundled(?! dataset)|[^\s\"|,>]*/(?:added|more|stance)\.(?:yaml|json)")
PLACES = re.compile(r"(?:FILE|data/stances\.yaml):\d+")
COLOPHON = re.compile(r"^.*Dataset .*facts checked through.*$", re.MULTILINE)
HINT = re.compile(r"(?:  )?\n'stance data add un-2019' adds .*$", re.MULTILINE)
"""Told only where nothing was added."""
ADDED = re.compile(r" With data added from .*?\.(?= |$|<)(?! Memo)", re.MULTILINE)


@pytest.fixture(scope="session")
def alone(merged: Stance, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The document of several files."""
    path = tmp_path_factory.mktemp("alone") / "stance.json"
    merged.export("json", path)
    return str(path)


# Those of `yaml.safe_load` and `yaml.safe_dump`, in C where that is there.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def without_files(text: str) -> str:
    """An answer without the names of the files it is from, which are the one thing that may differ."""
    return PLACES.sub("PLACE", LABELS.sub("FILE", COLOPHON.sub("COLOPHON", ADDED.sub("", HINT.sub("", text)))))


FORMATS = ("markdown", "table", "csv", "html", "jsonl", "tsv", "yaml")


@pytest.mark.thorough
@pytest.mark.parametrize("words", USES, ids=" ".join)
def test_one_document_answers_every_command_as_the_files_did(
    words: list[str], run_once: Run, added: list[str], alone: str
) -> None:
    # The answer is the same object in every format: each use is printed as JSON, and each third in one format more.
    turn, left = divmod(USES.index(words), 3)
    for output_format in ("json",) if left else ("json", FORMATS[turn % len(FORMATS)]):
        of_files = run_once(*words, "-f", output_format, *(option for file in added for option in ("--data", file)))
        of_document = run_once(*words, "-f", output_format, "--no-bundled", "--data", alone)
        assert of_files.code == of_document.code
        assert without_files(of_document.out) == without_files(of_files.out)


def rows_of_index(opened: Stance) -> dict[str, list[Any]]:
    """All that the index holds but the names of files, the lines in them and the facts of the cache."""
    names = [name for (name,) in opened.index.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = {name: opened.index.rows(f"SELECT * FROM {name}") for name in names if name not in ("origin", "place")}
    rows["meta"] = [row for row in rows["meta"] if row[0] not in ("made", "stamp", "digest")]
    return rows


def as_yaml(file: Path, *, sort_keys: bool) -> str:
    document = json.loads(file.read_text(encoding="utf-8"))
    text: str = yaml.dump(document, Dumper=DUMPER, allow_unicode=True, sort_keys=sort_keys)
    return text


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["stance.json", "stance.yaml", "written.yaml"])
def test_the_bundled_dataset_comes_back_row_by_row(
    name: str, exported: Exported, tmp_path: Path, bundled: Stance, cache: Path
) -> None:
    # What no command can tell apart needs no command to compare it.
    file = exported("yaml" if name == "written.yaml" else "json")
    if name == "stance.yaml":  # as any other writer makes it of the JSON
        file = tmp_path / name
        file.write_text(as_yaml(exported("json"), sort_keys=False), "utf-8")
    with stance.load(file, bundled=False, today=TODAY, variables={"XDG_CACHE_HOME": str(cache)}) as again:
        assert rows_of_index(again) == rows_of_index(bundled)


SCHEMA_1, NEW = (ROOT / "tests" / "datasets" / name for name in ("small.yaml", "schema2.yaml"))


@pytest.mark.parametrize("file", [SCHEMA_1, NEW], ids=lambda file: file.name)
@pytest.mark.parametrize("kind", ["json", "yaml"])
def test_a_dataset_comes_back_row_by_row(kind: str, file: Path, tmp_path: Path) -> None:
    answered = []
    variables = {"XDG_CACHE_HOME": str(tmp_path)}
    with stance.load(file, bundled=False, today=TODAY, variables=variables) as opened:
        opened.export(kind, tmp_path / f"stance.{kind}")
        with stance.load(tmp_path / f"stance.{kind}", bundled=False, today=TODAY, variables=variables) as again:
            answered = [rows_of_index(again), rows_of_index(opened)]
    assert answered[0] == answered[1]


def test_a_writer_that_sorts_keys_changes_the_order_alone(small: Stance, tmp_path: Path) -> None:
    small.export("json", tmp_path / "stance.json")
    file = tmp_path / "stance.yaml"
    file.write_text(as_yaml(tmp_path / "stance.json", sort_keys=True), encoding="utf-8")
    with stance.load(file, bundled=False, variables={}) as again:
        for question in QUESTIONS:
            assert unordered(question(again)) == unordered(question(small))


QUESTIONS: tuple[Callable[[Stance], Any], ...] = (
    lambda s: s.states(),
    lambda s: s.issues(),
    lambda s: s.sources(),
    lambda s: s.groups(),
    lambda s: s.claims(),
    lambda s: s.timeline(group="all"),
    lambda s: s.compare(issue=["crimea", "eeu", "freedom"], group="all"),
    lambda s: s.agree_matrix(group="all"),
    lambda s: s.align(group="all"),
)


def unordered(result: Any) -> list[str]:
    records = [{**record, "origin": None} for record in stance.records(result)]
    return sorted(
        json.dumps({name: sorted(value) if isinstance(value, list) else value for name, value in record.items()})
        for record in records
    )


def test_the_document_has_no_problem_that_the_file_has_not(run: Run, tmp_path: Path) -> None:
    assert run("export", "json", "-o", str(tmp_path / "all.json"), "--no-bundled", "--data", WARNED).code == 0
    of_document = json.loads(run("validate", "--no-bundled", str(tmp_path / "all.json"), "--format", "json").out)
    of_file = json.loads(run("validate", "--no-bundled", WARNED, "--format", "json").out)
    assert told(of_document) == told(of_file)
    assert of_file
    assert all(problem["severity"] == "warning" for problem in of_document)


def told(problems: list[dict[str, str]]) -> list[str]:
    return sorted(problem["message"] for problem in problems)


def test_standard_output_and_the_file_and_python_say_the_same(run: Run, small: Stance, tmp_path: Path) -> None:
    for kind in ("json", "yaml"):
        small.export(kind, tmp_path / kind)
        text = (tmp_path / kind).read_text(encoding="utf-8")
        assert run("export", kind, *ON_SMALL).out == text
        assert run("export", kind, "-o", "-", *ON_SMALL).out == text
    assert json.loads((tmp_path / "json").read_text(encoding="utf-8")) == stance.document(small)
    sections = ["dataset", "sources", "states", "groups", "issues", "events", "claims"]
    assert list(stance.document(small)) == sections


def test_a_row_of_an_added_file_names_its_own_sources(merged: Stance) -> None:
    crimea = stance.document(merged)["issues"]["crimea"]
    # ADDED: the vote of ZZZ rests on my-notes alone, the issue on both; KAZ is in dispute, so both its rows are told.
    assert crimea["sources"] == ["un-68-262", "my-notes"]
    assert crimea["positions"]["ZZZ"] == [{"status": "absent", "sources": ["my-notes"]}]
    assert crimea["positions"]["KAZ"] == [
        {"status": "abstain", "sources": ["un-68-262"]}, {"status": "for", "sources": ["my-notes"]},
    ]  # fmt: skip
    assert "un-68-262" in crimea["aliases"]


def test_a_citation_of_the_document_still_says_that_data_were_added(merged: Stance, bundled: Stance) -> None:
    # The version is that of the bundled file, and not all of the rows are.
    [alone, together] = [stance.document(opened)["dataset"] for opened in (bundled, merged)]
    assert together["version"] == alone["version"]
    assert together["attribution"] == f"{alone['attribution']} With data added from added.yaml, more.yaml."


def test_lines_of_every_kind_survive(tmp_path: Path) -> None:
    note = "one\ntwo\u2028three\u0085four\u2029five \"six\" \\seven\\ 'eight': {nine}, [ten] # eleven"
    file = tmp_path / "mine.json"
    file.write_text(json.dumps({"states": {"NOR": {"name": "No", "iso2": "NO", "note": note}}}), encoding="utf-8")
    with stance.load(file, bundled=False, variables={}) as mine:
        mine.export("json", tmp_path / "out.json")
        [first] = mine.index.rows("SELECT note FROM state")
    assert first == (note,)
    with stance.load(tmp_path / "out.json", bundled=False, variables={}) as again:
        assert again.index.rows("SELECT name, iso2, note FROM state") == [("No", "NO", note)]


# Small datasets of any shape.

texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=6).map(
    lambda text: f"a{text}b"
)
dates = st.sampled_from(["2014", "2014-03", "2014-03-27", "2015~", "2015-06?", "2016-01-01"])
sourced = st.sampled_from([["s1"], ["s2"], ["s2", "s1"]])
codes = st.sampled_from(["KAZ", "KGZ", "RUS"])
entry = st.fixed_dictionaries(
    {"date": dates, "status": st.sampled_from(["member", "signed", "declined"])},
    optional={"note": texts, "sources": sourced, "until": st.just("2017"), "speaker": texts},
)
ballot = st.fixed_dictionaries(
    {"status": st.sampled_from(["for", "absent"])}, optional={"note": texts, "sources": sourced}
)


def rows(entries: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.dictionaries(codes, st.lists(entries, min_size=1, max_size=3), max_size=3)


votes = st.dictionaries(codes, st.sampled_from(["for", "against", "absent"]), max_size=3).map(
    lambda cast: {status: [code for code in cast if cast[code] == status] for status in sorted(set(cast.values()))}
)
adding = st.fixed_dictionaries(
    {
        "pact": st.fixed_dictionaries({"sources": sourced, "positions": rows(entry)}),
        "vote": st.fixed_dictionaries({"sources": sourced, "votes": votes, "positions": rows(ballot)}),
    }
)


def first_file(names: list[str], issues: dict[str, Any]) -> dict[str, Any]:
    pact = {"title": "Pact", "question": "In?", "type": "membership", **issues["pact"]}
    vote = {"title": "Vote", "question": "How?", "type": "vote", "date": "2014-03-27", **issues["vote"]}
    return {
        "sources": {name: {"type": "press", "title": name} for name in ("s1", "s2")},
        "states": {code: {"name": f"{code} {name}", "un-member": "1992"} for code, name in zip(
            ("KAZ", "KGZ", "RUS"), names, strict=True)},
        "issues": {"pact": pact, "vote": vote},
    }  # fmt: skip


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(texts, min_size=3, max_size=3), adding, st.lists(adding, max_size=2))
def test_files_merged_into_one_document_answer_alike(
    tmp_path: Path, names: list[str], issues: dict[str, Any], more: list[dict[str, Any]]
) -> None:
    files = []
    for number, content in enumerate([first_file(names, issues), *({"issues": part} for part in more)]):
        files.append(tmp_path / f"{number}.json")
        files[-1].write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    with stance.load(files, bundled=False, today=TODAY, variables={}) as opened:
        opened.export("json", tmp_path / "all.json", force=True)
        before = [answers(opened, day) for day in ("2014-06", "2015", "2026")]
    with stance.load(tmp_path / "all.json", bundled=False, today=TODAY, variables={}) as again:
        assert [answers(again, day) for day in ("2014-06", "2015", "2026")] == before
        validator().validate(stance.document(again))


def answers(opened: Stance, day: str) -> list[Any]:
    results: list[Any] = [
        opened.compare(issue=["pact", "vote"], group="all", as_of=day), opened.timeline(group="all", until=day),
        opened.coverage(group="all"), opened.issues(), opened.states(), opened.agree_matrix(group="all", until=day),
        opened.changes("2013", day, group="all"),
    ]  # fmt: skip
    return [[{**record, "origin": None} for record in stance.records(result)] for result in results]


# The schema.


@functools.cache
def schema() -> dict[str, Any]:
    from stance.output.dataset_schema import dataset_schema

    return dataset_schema()


@functools.cache
def validator() -> Any:
    return jsonschema.Draft202012Validator(schema())


def read_as_any_reader_does(file: Path) -> Any:
    """As `yaml.safe_load` has it, with days as the text they are in the file."""
    return json.loads(json.dumps(yaml.load(file.read_text(encoding="utf-8"), LOADER), default=str))


def valid(document: Any) -> bool:
    return bool(validator().is_valid(document))


def test_the_schema_is_one_and_the_command_prints_it(run: Run) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert json.loads(run("schema", "dataset").out) == schema()


@pytest.mark.thorough
def test_the_bundled_file_and_its_document_are_valid(exported: Exported) -> None:
    validator().validate(json.loads(exported("json").read_text(encoding="utf-8")))
    validator().validate(read_as_any_reader_does(DATASET))


def test_the_examples_are_valid() -> None:
    for file in (ROOT / "docs" / "examples" / "my.yaml", SCHEMA_1, NEW):
        validator().validate(read_as_any_reader_does(file))


SMALL = read_as_any_reader_does(SCHEMA_1)


def put(document: dict[str, Any], *path: str | int, value: Any) -> None:
    place: Any = document
    for step in path[:-1]:
        place = place[step]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value


EEU = ("issues", "eeu", "positions", "KGZ", 0)
CRIMEA = ("issues", "crimea")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((*EEU, "status"), "for"),
        ((*EEU, "date"), "2014-02-30"),
        ((*EEU, "date"), "2014-13"),
        ((*EEU, "date"), "spring 2014"),
        ((*EEU, "date"), None),
        ((*EEU, "colour"), "red"),
        ((*EEU, "confidence"), "low"),
        ((*EEU, "reading"), {"mechanism": "fear", "source": "radnitz-2016"}),
        ((*CRIMEA, "positions", "KGZ", 0, "status"), "member"),
        ((*CRIMEA, "positions", "KGZ", 0, "date"), "2014-03-27"),
        ((*CRIMEA, "votes", "yes"), ["KAZ"]),
        ((*CRIMEA, "votes", "for"), ["Kazakhstan"]),
        ((*CRIMEA, "date"), "March 2014"),
        ((*CRIMEA, "date"), None),
        ((*CRIMEA, "type"), None),
        ((*CRIMEA, "tally", "for"), -1),
        (("issues", "eeu", "votes"), {"for": ["KAZ"]}),
        (("issues", "eeu", "labels"), {"outside": "x"}),
        (("issues", "eeu", "alignment", "RUS", "scores", "member"), 0.7),
        (("issues", "eeu", "alignment", "RUS", "sources"), []),
        (("issues", "freedom", "scale"), None),
        (("issues", "Not An Id"), {"positions": {}}),
        (("sources", "radnitz-2016", "type"), "blog"),
        (("sources", "radnitz-2016", "title"), " "),
        (("states", "KG"), {"name": "Kyrgyzstan"}),
        (("states", "KGZ", "iso2"), "KGZ"),
        (("groups", "asia", "where"), {"eeu": "member"}),
        (("groups", "asia", "states"), None),
        (("events", 0, "sources"), None),
        (("claims", 0, "verdict"), "true"),
        (("dataset", "schema"), 3),
        (("dataset", "author"), "me"),
        (("countries",), {}),
    ],
    ids=lambda value: "/".join(map(str, value)) if isinstance(value, tuple) else str(value),
)
def test_the_schema_refuses_what_the_reader_refuses(path: tuple[str | int, ...], value: Any, tmp_path: Path) -> None:
    wrong = copy.deepcopy(SMALL)
    put(wrong, *path, value=value)
    check_that_both_refuse(wrong, tmp_path)


LAW = ("issues", "foreign-agents", "positions", "KGZ")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((*LAW, "instruments", "law-2024", "title"), None),
        ((*LAW, "instruments", "law-2024", "status"), "in-force"),
        ((*LAW, "entries"), None),
        ((*LAW, "entries", 0, "dissent"), True),
        ((*LAW, "entries", 0, "effective"), "2025"),
        (("issues", "csto", "positions", "ARM", 0, "instrument"), "law-2024"),
        (("issues", "csto", "positions", "UZB", 1, "status"), "former"),
        (("issues", "csto", "statuses"), {"in": {"says": "It is in.", "class": "binding"}}),
        (("issues", "kosovo", "statuses"), None),
        (("issues", "kosovo", "statuses", "wavers", "class"), None),
        (("issues", "kosovo", "statuses", "wavers", "class"), "wavering"),
        (("issues", "kosovo", "statuses", "wavers"), "The state wavers."),
        (("issues", "foreign-agents", "searched", 0, "date"), None),
        (("issues", "foreign-agents", "searched"), {"date": "2026", "where": "Gazette", "states": ["ARM"]}),
        (("issues", "invasion", "eligible"), ["Armenia"]),
        (("states", "ARM", "m49"), "51"),
        (("states", "ARM", "gw"), "0371"),
    ],
    ids=lambda value: "/".join(map(str, value)) if isinstance(value, tuple) else str(value),
)
def test_the_schema_refuses_of_schema_2_what_the_reader_refuses(
    path: tuple[str | int, ...], value: Any, tmp_path: Path
) -> None:
    wrong = read_as_any_reader_does(NEW)
    put(wrong, *path, value=value)
    check_that_both_refuse(wrong, tmp_path)


def check_that_both_refuse(wrong: dict[str, Any], tmp_path: Path) -> None:
    assert not valid(wrong)
    file = tmp_path / "wrong.json"
    file.write_text(json.dumps(wrong), encoding="utf-8")
    assert any(problem.severity == "error" for problem in stance.validate([str(file)], bundled=False))


@pytest.mark.parametrize(
    "change",
    [
        lambda d: put(d, *EEU, "date", value=2014),
        lambda d: put(d, *EEU, "date", value="2014-12~"),
        lambda d: put(d, *EEU, "sources", value="radnitz-2016"),
        lambda d: put(d, "states", "KGZ", "un-member", value={"from": "1992-03-02"}),
        lambda d: put(d, "groups", "eeu", "where", value={"eeu": ["member", "signed"]}),
        lambda d: d.update(events=None),
        lambda d: d.pop("dataset"),
    ],
)
def test_the_schema_accepts_what_the_reader_accepts(change: Callable[[dict[str, Any]], object], tmp_path: Path) -> None:
    right = copy.deepcopy(SMALL)
    change(right)
    assert valid(right)
    file = tmp_path / "right.json"
    file.write_text(json.dumps({name: part for name, part in right.items() if part is not None}), encoding="utf-8")
    problems = stance.validate([str(file)], bundled=False)
    assert [str(problem) for problem in problems if problem.severity == "error"] == []


def test_every_field_of_the_format_is_in_the_schema() -> None:
    # docs/dataset.md explains every field of the format as the first cell of a row.
    page = (ROOT / "docs" / "dataset.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `([a-z][a-z0-9-]*)` \| (?:yes )?\|", page, re.MULTILINE))
    named: set[str] = set()

    def walk(part: Any) -> None:
        if isinstance(part, Mapping):
            named.update(part.get("properties", {}))
            named.update(part.get("enum", []) if all(isinstance(word, str) for word in part.get("enum", [])) else [])
        for inner in part.values() if isinstance(part, Mapping) else part if isinstance(part, list) else []:
            walk(inner)

    walk(schema())
    assert {"un-member", "reading", "tally", "attribution"} <= told
    assert told - named == set()
