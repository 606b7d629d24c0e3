"""Files that cannot be read or used: one clear message, the exit code, and never a traceback."""

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import stance
from stance.errors import UnreadableError
from tests.conftest import TODAY, Ran, Run

pytestmark = pytest.mark.usefixtures("excerpt_bundled")

SMALL = Path(__file__).parent / "datasets" / "small.yaml"

SOURCES = "sources:\n  un: {type: primary, title: Roll call}\n"
STATES = "states:\n  KGZ: {name: Kyrgyzstan}\n"
UNION = "issues:\n  eeu:\n    title: T\n    question: Q\n    type: membership\n    sources: [un]\n"
BOMB = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n" + "".join(
    f"{key}: &{key} [{', '.join([f'*{before}'] * 9)}]\n" for before, key in zip("abcdefgh", "bcdefghi", strict=True)
)


class Bad(NamedTuple):
    """A bad file, the code of its first problem, and the line and column of that problem, counted by hand."""

    name: str
    raw: str | bytes
    code: str
    line: int
    column: int


BAD = [
    Bad("an empty file", "", "empty", 0, 0),
    Bad("comments only", "# nothing here\n", "empty", 2, 1),
    Bad("a latin-1 byte", b"states:\n  CIV: {name: C\xf4te}\n", "not-utf8", 2, 16),
    Bad("UTF-16", "states: {}".encode("utf-16"), "not-utf8", 1, 1),
    Bad("a binary file", b"SQLite format 3\0\x10\0\x01\x01", "control-character", 1, 16),
    Bad("not YAML", "states: {KGZ: {name: Kyrgyzstan\n", "yaml-syntax", 2, 1),
    Bad("JSON cut short", '{"states": {"KGZ": {"name": "Kyr', "yaml-syntax", 1, 33),
    Bad("a list", "- states\n", "not-a-mapping", 1, 1),
    Bad("a scalar", "Kyrgyzstan abstained\n", "not-a-mapping", 1, 1),
    # "states: " is 8 letters; its first 15 brackets are levels 2 to 16, so the next, in column 24, is one too many
    Bad("10,000 lists", "states: " + "[" * 10_000, "too-deep", 1, 24),
    Bad("10,000 mappings", "states: " + "{a: " * 10_000, "too-deep", 1, 69),
    Bad("10,000 keys in keys", "{" * 10_000, "wrong-type", 1, 2),
    Bad("10,000 indents", "states:\n" + "".join(" " * n + "a:\n" for n in range(1, 1000)), "too-deep", 17, 17),
    Bad("an alias bomb", BOMB, "unknown-key", 1, 1),
    Bad("an alias to itself", "states: &a\n  KGZ: *a\n", "yaml-alias", 1, 9),
    Bad("a section twice", STATES + "states:\n  KAZ: {name: Kazakhstan}\n", "duplicate-key", 3, 1),
    Bad("a state twice", STATES + "  KGZ: {name: Kirghizia}\n", "duplicate-key", 3, 3),
    Bad("a field twice", "states:\n  KGZ: {name: A, name: B}\n", "duplicate-key", 2, 18),
    Bad("an unknown section", "state: {}\n", "unknown-key", 1, 1),
    Bad("an unknown field", "states:\n  KGZ: {name: A, capital: Bishkek}\n", "unknown-key", 2, 18),
    Bad("an unknown status", UNION + "    positions:\n      KGZ: [{date: 2015, status: joined}]\n" + SOURCES + STATES,
        "unknown-status", 8, 34),
    Bad("a status no", UNION + "    positions:\n      KGZ: [{date: 2015, status: no}]\n" + SOURCES + STATES,
        "unknown-status", 8, 34),
    Bad("an unknown state", UNION + "    positions:\n      KG: [{date: 2015, status: member}]\n" + SOURCES + STATES,
        "unknown-state", 8, 12),
    Bad("an unknown source", UNION + "    positions: {}\n" + STATES, "unknown-source", 2, 3),
    Bad("an unknown issue", "groups:\n  a: {title: A, where: {eeu: member}}\n", "unknown-issue", 2, 25),
    Bad("an unknown group", "dataset:\n  schema: 1\n  focus: atlantis\n", "unknown-group", 1, 1),
    Bad("Norway", "states:\n  NOR: {name: Norway, iso2: NO}\n", "needs-quotes", 2, 29),
    Bad("a key on", UNION + "    on: 2014-03-27\n" + SOURCES, "unknown-key", 7, 5),
    Bad("a Python object", "states:\n  KGZ: !!python/object:os.system {name: A}\n", "yaml-tag", 2, 8),
    Bad("a Python call", "states: !!python/object/apply:os.system [ls]\n", "yaml-tag", 1, 9),
    Bad("an escape sequence", "states:\n  KGZ: {name: \x1b[31mred}\n", "control-character", 2, 15),
    Bad("an escaped sequence", 'states:\n  KGZ: {name: "\\e]0;x\\a"}\n', "control-character", 2, 15),
    Bad("a second document", STATES + "---\n" + STATES, "second-document", 3, 1),
    Bad("30 February", "states:\n  KGZ: {name: A, un-member: 2014-02-30}\n", "bad-date", 2, 29),
    Bad("a 13th month", "states:\n  KGZ: {name: A, un-member: 2014-13}\n", "bad-date", 2, 29),
    Bad("29 February 1900", "states:\n  KGZ: {name: A, un-member: 1900-02-29}\n", "bad-date", 2, 29),
    Bad("a merge conflict", "states:\n<<<<<<< HEAD\n  KGZ: {name: A}\n=======\n", "yaml-syntax", 3, 6),
    Bad("a web page", "<!DOCTYPE html>\n<html><body>404</body></html>\n", "not-a-mapping", 1, 1),
    Bad("null", "null\n", "not-a-mapping", 1, 1),
    Bad("a tally beyond counting", UNION.replace("membership", "vote") + "    date: 2014-03-27\n    tally: {for: "
        + "9" * 5000 + ", against: 0, abstain: 0}\n    complete: false\n" + SOURCES, "wrong-type", 8, 18),
]  # fmt: skip
each_bad_file = pytest.mark.parametrize("bad", BAD, ids=[bad.name for bad in BAD])


def write(folder: Path, raw: str | bytes, name: str = "mine.yaml") -> str:
    path = folder / name
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    return str(path)


def assert_told(ran: Ran, code: int) -> None:
    """Nothing answered, one message that begins with the program's name, no traceback, no control characters."""
    assert (ran.code, ran.out) == (code, "")
    first, *rest = ran.err.splitlines()
    assert first.startswith("stance: ")
    assert not any(line.startswith("stance: ") for line in rest)
    assert "Traceback" not in ran.err
    assert ran.err.replace("\n", "").isprintable()


@each_bad_file
def test_a_command_refuses_a_bad_file_with_its_place(run: Run, tmp_path: Path, bad: Bad) -> None:
    path = write(tmp_path, bad.raw)
    ran = run("show", "kyrgyzstan", "--no-bundled", "--data", path)
    assert_told(ran, 5)
    first, *details = ran.err.splitlines()
    assert first.startswith("stance: the data cannot be used: ")
    assert first.endswith("fix the file; 'stance validate FILE' lists every problem")
    assert details[0].startswith(f"{path}:{bad.line}:{bad.column} error {bad.code} ")
    assert len(details) <= 20


@each_bad_file
def test_validate_lists_the_problems_of_a_bad_file(run: Run, tmp_path: Path, bad: Bad) -> None:
    path = write(tmp_path, bad.raw)
    ran = run("validate", "--no-bundled", path)
    assert ran.code == 1
    assert ran.lines[0].startswith(f"{path}:{bad.line}:{bad.column} error {bad.code} ")
    errors = sum(" error " in line for line in ran.lines)
    assert ran.err.startswith(f"stance: {errors} error{'s' if errors > 1 else ''}, ")
    assert "Traceback" not in ran.out


@pytest.mark.parametrize("bad", BAD[::13], ids=[bad.name for bad in BAD[::13]])
def test_a_bad_file_beside_the_bundled_one_is_refused_as_well(run: Run, tmp_path: Path, bad: Bad) -> None:
    path = write(tmp_path, bad.raw)
    ran = run("show", "kyrgyzstan", "--data", path)
    assert_told(ran, 5)
    assert all(line.startswith(f"{path}:") for line in ran.err.splitlines()[1:])


def test_an_alias_bomb_is_never_expanded(run: Run, tmp_path: Path) -> None:
    # 9 anchors, 8 lists of 9 aliases and 9 keys that are no section: 9 + 72 + 9, where the bomb is 9 ** 9 words.
    ran = run("validate", "--no-bundled", write(tmp_path, BOMB))
    assert len(ran.lines) == 90


def test_validate_gives_the_problems_as_records(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path, "states:\n  KGZ: {name: A, un-member: 2014-02-30}\nisues:\n")
    ran = run("validate", "--no-bundled", path, "--format", "json")
    assert ran.code == 1
    found = json.loads(ran.out)
    assert [(one["file"], one["line"], one["column"], one["severity"], one["code"]) for one in found] == [
        (path, 2, 29, "error", "bad-date"),
        (path, 3, 1, "error", "unknown-key"),
    ]


@pytest.mark.parametrize(
    ("count", "said"),
    [(20, "20 problems;"), (21, "21 problems (the first 20 of them here);"), (30, "30 problems (the first 20 of")],
)
def test_only_the_first_twenty_problems_stand_before_an_answer(count: int, said: str, run: Run, tmp_path: Path) -> None:
    path = write(tmp_path, "".join(f"section-{number}: {{}}\n" for number in range(count)))
    ran = run("show", "kyrgyzstan", "--no-bundled", "--data", path)
    assert said in ran.err
    assert len(ran.err.splitlines()) == 21
    assert len(run("validate", "--no-bundled", path).lines) == count


# Paths


@pytest.mark.parametrize("name", ["missing.yaml", "missing/", "", "mine.yaml/inside.yaml", "nul\0byte"])
@pytest.mark.parametrize(
    "words", [("show", "kyrgyzstan", "--data"), ("states", "--no-bundled", "--data"), ("validate",)]
)
def test_a_path_that_leads_nowhere(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], name: str
) -> None:
    write(tmp_path, STATES)
    monkeypatch.chdir(tmp_path)
    ran = run(*words, name)
    assert_told(ran, 5)
    assert "no such file or folder" in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("words", [("show", "kyrgyzstan", "--data"), ("validate",)])
def test_a_folder_without_yaml(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    write(tmp_path, STATES, "states.txt")
    ran = run(*words, str(tmp_path))
    assert_told(ran, 5)
    assert f"no YAML file in the folder {tmp_path}; a dataset file ends in .yaml or .yml" in ran.err


def test_a_folder_that_looks_like_a_file_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    ran = run("show", "kyrgyzstan", "--data", str(tmp_path))
    assert_told(ran, 5)
    assert f"{tmp_path}/folder.yaml:0:0 error unreadable the file cannot be opened: Is a directory" in ran.err
    assert run("validate", str(tmp_path)).code == 1


def test_a_pipe_is_refused_and_not_waited_for(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    ran = run("show", "kyrgyzstan", "--data", str(path))
    assert_told(ran, 5)
    assert f"neither a file nor a folder: {path}; save what it gives to a file first" in ran.err


def test_a_file_that_may_not_be_read(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Permissions do not bind every user that runs the tests, so opening is refused here.
    path = write(tmp_path, STATES)

    opened = os.open

    def refuse(name: str, *rest: Any) -> int:
        if name == path:
            raise PermissionError(13, "Permission denied")
        return opened(name, *rest)

    monkeypatch.setattr(os, "open", refuse)
    ran = run("show", "kyrgyzstan", "--no-bundled", "--data", path)
    assert_told(ran, 5)
    assert f"{path}:0:0 error unreadable the file cannot be opened: Permission denied" in ran.err


def test_a_folder_that_may_not_be_read(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> list[str]:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("stance.dataset.files.os.listdir", refuse)
    ran = run("show", "kyrgyzstan", "--data", str(tmp_path))
    assert_told(ran, 5)
    assert f"the folder {tmp_path} cannot be read: Permission denied" in ran.err


def test_a_file_name_that_is_not_utf8_is_spelled_out(run: Run, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/l\xe4nder.yaml"
    Path(os.fsdecode(path)).write_text(STATES)
    ran = run("show", "kyrgyzstan", "--no-bundled", "--format", "json", "--data", os.fsdecode(path))
    assert ran.code == 0
    Path(os.fsdecode(path)).write_text("isues:\n")
    ran = run("show", "kyrgyzstan", "--no-bundled", "--data", os.fsdecode(path))
    assert_told(ran, 5)
    assert f"{tmp_path}/l\\xe4nder.yaml:1:1 error unknown-key" in ran.err


def test_no_dataset_at_all_is_told(run: Run) -> None:
    ran = run("show", "kyrgyzstan", "--no-bundled")
    assert_told(ran, 5)
    assert "--no-bundled needs a dataset of your own: --data FILE" in ran.err


def test_the_python_api_raises_with_the_same_lines(tmp_path: Path) -> None:
    path = write(tmp_path, "isues:\n")
    with pytest.raises(UnreadableError, match="the data cannot be used: 1 problem") as caught:
        stance.load(path, bundled=False, today=TODAY, variables={})
    assert caught.value.details == (
        f"{path}:1:1 error unknown-key no section is called 'isues' (did you mean issues?)",
    )


# Files that are good


def test_a_good_file_of_ones_own_answers_alone(run: Run) -> None:
    ran = run("get", "kyrgyzstan", "crimea", "--no-bundled", "--data", str(SMALL))
    assert (ran.code, ran.out, ran.err) == (0, "absent\n", "")
    # The bundled dataset knows Uzbekistan, this one does not.
    assert run("show", "uzbekistan", "--no-bundled", "--data", str(SMALL)).code == 3


def test_validate_is_content_with_a_good_file(run: Run) -> None:
    ran = run("validate", "--no-bundled", str(SMALL))
    assert ran.code == 0
    assert all(" warning " in line for line in ran.lines)
    assert ran.err.startswith("stance: 0 errors, ")


ADDED = """
sources:
  my-notes: {type: press, title: My notes, date: 2016}
states:
  ZZZ: {name: Zembla, adjective: Zemblan}
issues:
  crimea:
    sources: [my-notes]
    votes: {absent: [ZZZ]}
"""


def origins(run: Run, *words: str, **settings: dict[str, str]) -> dict[str, str]:
    ran = run("compare", "kyrgyzstan", "zembla", "--issue", "crimea", "--format", "json", *words, **settings)
    return {row["code"]: row["origin"] for row in json.loads(ran.out)}


def test_rows_keep_the_file_they_came_from(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path, ADDED)
    assert origins(run, "--data", path) == {"KGZ": "bundled", "ZZZ": path}
    assert origins(run, "--data", str(tmp_path)) == {"KGZ": "bundled", "ZZZ": path}


def test_stance_data_adds_files_as_the_option_does(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path, ADDED)
    assert origins(run, variables={"STANCE_DATA": path}) == {"KGZ": "bundled", "ZZZ": path}


def test_stance_data_and_the_option_add_up(run: Run, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    first = write(tmp_path, ADDED)
    # The second file adds to what only the first defines.
    second = write(
        tmp_path / "more", "events:\n  - {id: e, date: 2016, title: Zembla, states: [ZZZ], sources: [my-notes]}\n"
    )
    ran = run("events", "zembla", "--format", "json", "--data", second, variables={"STANCE_DATA": first})
    assert [(row["code"], row["title"]) for row in json.loads(ran.out)] == [("ZZZ", "Zembla")]


def test_a_bad_path_in_stance_data_is_told(run: Run) -> None:
    ran = run("show", "kyrgyzstan", variables={"STANCE_DATA": f"{os.pathsep}/no/such/file.yaml"})
    assert_told(ran, 5)
    assert "no such file or folder: /no/such/file.yaml" in ran.err


def test_a_file_mended_is_read_again(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path, STATES.replace("name", "nam"))
    words = ("show", "KGZ", "--no-bundled", "--data", path)
    assert run(*words).code == 5
    write(tmp_path, STATES)
    assert run(*words).code == 0
    write(tmp_path, STATES.replace("name", "nam"))
    assert run(*words).code == 5
