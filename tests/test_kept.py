"""`stance data`: what is added is read by every command until it is removed."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import stance
from stance import api
from stance.index.cache import Index
from tests.conftest import Ran, run_in

OWN = """
sources:
  paper: {type: press, title: Paper}
issues:
  pact:
    title: Pact of the steppe
    question: Is it a member of the pact?
    type: membership
    sources: [paper]
    positions:
      KGZ: [{date: 2014-05-01, status: member}]
"""
Tool = Callable[..., Ran]


pytestmark = pytest.mark.usefixtures("small_bundled")


@pytest.fixture
def tool(cache: Path, tmp_path: Path) -> Tool:
    """`stance` for a user who has added nothing yet. What is made of a dataset is no business of one test alone."""

    def run(*words: str, **variables: str) -> Ran:
        return run_in(cache, *words, variables={"XDG_DATA_HOME": str(tmp_path / "data"), **variables})

    return run


@pytest.fixture
def own(tmp_path: Path) -> str:
    path = tmp_path / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    return str(path)


def test_a_dataset_that_is_added_is_read_until_it_is_removed(tool: Tool, own: str) -> None:
    assert tool("get", "kgz", "pact").code == 3
    assert tool("data", "add", own).code == 0
    assert tool("get", "kgz", "pact").out == "member\n"
    assert tool("get", "kgz", "crimea").out == "absent\n"
    assert tool("data", "remove", "own").code == 0
    assert tool("get", "kgz", "pact").code == 3


def test_the_list_names_what_is_kept(tool: Tool, own: str, tmp_path: Path) -> None:
    assert json.loads(tool("data", "list", "-f", "json").out) == []
    tool("data", "add", own)
    path = tmp_path / "data" / "stance" / "own.yaml"
    linked = {"name": "own", "kind": "link", "size": len(OWN), "path": own}
    assert json.loads(tool("data", "-f", "json").out) == [linked]
    tool("data", "add", own, "--copy", "--force")
    assert json.loads(tool("data", "-f", "json").out) == [{**linked, "kind": "copy", "path": str(path)}]
    assert path.read_text(encoding="utf-8") == OWN


def test_path_prints_where_they_are(tool: Tool, own: str, tmp_path: Path, small_bundled: str) -> None:
    assert tool("data", "path").out == f"{tmp_path / 'data' / 'stance'}\n"
    assert tool("data", "path", "bundled").out == f"{small_bundled}\n"
    tool("data", "add", own)
    assert tool("data", "path", "own").out == f"{own}\n"
    tool("data", "add", own, "--copy", "--force")
    assert tool("data", "path", "own").out == f"{tmp_path / 'data' / 'stance' / 'own.yaml'}\n"


def test_without_the_bundled_dataset_those_that_build_on_it_are_left_out(
    tool: Tool, own: str, small_bundled: str
) -> None:
    tool("data", "add", own)
    assert tool("get", "kgz", "pact", "--no-bundled", "--data", small_bundled).code == 3


def test_a_dataset_with_problems_is_not_kept(tool: Tool, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(OWN.replace("status: member", "status: meber"), encoding="utf-8")
    ran = tool("data", "add", str(wrong))
    assert (ran.code, tool("data", "-f", "csv").out) == (5, "name,kind,size,path\n")
    assert f"{wrong}:11:40 error unknown-status" in ran.err
    assert "did you mean member?" in ran.err
    assert tool("get", "kgz", "crimea").code == 0


def test_a_linked_file_is_read_as_it_is_now_and_a_copy_as_it_was(tool: Tool, own: str) -> None:
    tool("data", "add", own)
    Path(own).write_text(OWN.replace("member}", "observer}"), encoding="utf-8")
    assert tool("get", "kgz", "pact").out == "observer\n"
    tool("data", "add", own, "--copy", "--force")
    assert "observer}" in Path(own).read_text(encoding="utf-8")  # not the link's file is replaced, but the link
    Path(own).write_text(OWN, encoding="utf-8")
    assert tool("get", "kgz", "pact").out == "observer\n"


def test_a_linked_file_that_is_gone_is_told_and_the_answer_given(tool: Tool, own: str, small_bundled: str) -> None:
    tool("data", "add", own)
    os.unlink(own)
    ran = tool("get", "kgz", "crimea")
    gone = f"the kept dataset 'own' is left out: its file is gone: {own}; 'stance data remove own' forgets it"
    assert (ran.code, ran.out, ran.err) == (0, "absent\n", f"stance: {gone}\n")
    assert tool("get", "kgz", "crimea", "--no-bundled", "--data", small_bundled).err == ""
    assert tool("data", "list").lines[-1].split() == ["own", "link", "gone", *own.split()]
    assert json.loads(tool("data", "list", "-f", "json").out)[0]["size"] is None
    assert tool("data", "remove", "own").code == 0
    assert tool("get", "kgz", "crimea").err == ""


def test_python_is_warned_of_a_linked_file_that_is_gone(tool: Tool, own: str, tmp_path: Path) -> None:
    tool("data", "add", own)
    os.unlink(own)
    variables = {"XDG_DATA_HOME": str(tmp_path / "data"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    with pytest.warns(UserWarning, match="'own' is left out"):
        stance.load(variables=variables).close()


def test_a_file_that_is_kept_and_named_is_read_once(tool: Tool, own: str) -> None:
    tool("data", "add", own)
    assert tool("get", "kgz", "pact", "--data", own).out == "member\n"


def test_the_kept_file_itself_is_not_kept_over_itself(tool: Tool, own: str, tmp_path: Path) -> None:
    tool("data", "add", own, "--copy")
    ran = tool("data", "add", str(tmp_path / "data" / "stance" / "own.yaml"), "--force")
    assert (ran.code, tool("get", "kgz", "pact").out) == (5, "member\n")


def dangling(folder: Path) -> None:
    folder.symlink_to("nowhere")


def a_file(folder: Path) -> None:
    folder.write_text("mine", encoding="utf-8")


def a_loop(folder: Path) -> None:
    folder.symlink_to(folder.name)


@pytest.mark.parametrize("spoil", [dangling, a_file, a_loop], ids=lambda spoil: spoil.__name__)
def test_a_folder_that_cannot_be_read_is_told(spoil: Callable[[Path], None], tool: Tool, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    spoil(tmp_path / "data" / "stance")
    ran = tool("get", "kgz", "crimea")
    assert (ran.code, ran.out) == (0, "absent\n")
    assert ran.err.startswith(f"stance: the folder of kept datasets cannot be read: {tmp_path / 'data' / 'stance'}: ")
    assert ran.err.count("\n") == 1


def test_one_that_another_process_removes_meanwhile_is_no_error(
    tool: Tool, own: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool("data", "add", own, "--copy")
    removed = tmp_path / "data" / "stance" / "own.yaml"

    def remove_and_open(*rest: Any) -> Index:
        removed.unlink(missing_ok=True)
        return Index(*rest)

    monkeypatch.setattr("stance.api.loading.Index", remove_and_open)
    ran = tool("get", "kgz", "crimea")
    assert (ran.code, ran.out, ran.err) == (0, "absent\n", "")


@pytest.mark.parametrize("name", [".#own.yaml", "._own.yaml", ".own.yaml"])
def test_names_that_begin_with_a_dot_are_no_datasets(name: str, tool: Tool, own: str, tmp_path: Path) -> None:
    tool("data", "add", own, "--copy")
    folder = tmp_path / "data" / "stance"
    (folder / name).write_bytes(b"\0\5\26\7")
    assert tool("get", "kgz", "pact").out == "member\n"
    assert tool("get", "kgz", "pact", "--data", str(folder), XDG_DATA_HOME="").out == "member\n"


def test_one_that_is_already_kept_is_refused(tool: Tool, own: str) -> None:
    tool("data", "add", own, "--copy")
    Path(own).write_text(OWN.replace("member}", "observer}"), encoding="utf-8")
    ran = tool("data", "add", own)
    assert ran.code == 5
    assert "--force replaces it" in ran.err
    assert tool("get", "kgz", "pact").out == "member\n"
    assert tool("data", "add", own, "--force").code == 0
    assert tool("get", "kgz", "pact").out == "observer\n"


def test_one_may_build_on_another(tool: Tool, own: str, tmp_path: Path) -> None:
    tool("data", "add", own)
    more = tmp_path / "own-more.yaml"
    more.write_text("issues:\n  pact:\n    sources: [paper]\n    positions:\n"
                    "      KAZ: [{date: 2015, status: member}]\n", encoding="utf-8")  # fmt: skip
    assert tool("data", "add", str(more)).code == 0
    assert tool("get", "kaz", "pact").out == "member\n"


def test_one_that_another_builds_on_is_not_removed_before_it(tool: Tool, own: str, tmp_path: Path) -> None:
    tool("data", "add", own)
    more = tmp_path / "own-more.yaml"
    more.write_text("issues:\n  pact:\n    sources: [paper]\n    positions:\n"
                    "      KAZ: [{date: 2015, status: member}]\n", encoding="utf-8")  # fmt: skip
    tool("data", "add", str(more))
    ran = tool("data", "remove", "own")
    assert ran.code == 5
    assert "'own' is needed by others that are kept" in ran.err
    assert tool("get", "kaz", "pact").out == "member\n"
    assert tool("data", "remove", "own-more").code == 0
    assert tool("data", "remove", "own").code == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["add"], 2, "stance data add FILE"),
        (["remove"], 2, "stance data remove NAME"),
        (["add", "none.yaml"], 5, "no such file: none.yaml"),
        (["remove", "none"], 3, "no dataset 'none' is kept"),
        (["path", "none"], 3, "no dataset 'none' is kept"),
        (["list", "own.yaml"], 2, "did you mean stance data add own.yaml?"),
        (["own.yaml"], 2, "add"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_done_is_said_in_a_line(words: list[str], code: int, said: str, tool: Tool) -> None:
    ran = tool("data", *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_the_name_of_the_bundled_dataset_is_taken(tool: Tool, own: str, tmp_path: Path) -> None:
    taken = tmp_path / "bundled.yaml"
    os.rename(own, taken)
    ran = tool("data", "add", str(taken), "--force")
    assert (ran.code, ran.out) == (5, "")
    assert "cannot be kept under the name 'bundled'" in ran.err
    assert json.loads(tool("data", "list", "-f", "json").out) == []


def test_without_a_home_nothing_is_kept_and_all_else_works(tool: Tool, own: str) -> None:
    ran = tool("data", "add", own, XDG_DATA_HOME="")
    assert (ran.code, "set XDG_DATA_HOME or HOME" in ran.err) == (5, True)
    assert tool("get", "kgz", "crimea", XDG_DATA_HOME="").out == "absent\n"


def test_the_home_has_a_place_for_them(own: str, tmp_path: Path) -> None:
    kept = api.data_add(own, variables={"HOME": str(tmp_path)})
    assert (kept.kind, kept.path) == ("link", own)
    assert (tmp_path / ".local" / "share" / "stance" / "own.yaml").is_symlink()
    assert [one.name for one in api.data_list({"HOME": str(tmp_path)})] == ["own"]


def test_a_half_written_copy_is_not_read(tool: Tool, tmp_path: Path) -> None:
    folder = tmp_path / "data" / "stance"
    folder.mkdir(parents=True)
    (folder / ".0123456789abcdef.stance.tmp").mkdir()
    (folder / ".0123456789abcdef.stance.tmp" / "dataset").write_text("half: [", encoding="utf-8")
    assert tool("get", "kgz", "crimea").out == "absent\n"


def test_a_full_disk_leaves_nothing(own: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(stance.UnwritableError, match="No space left on device"):
        api.data_add(own, copy=True, variables={"XDG_DATA_HOME": str(tmp_path)})
    assert list((tmp_path / "stance").iterdir()) == []
