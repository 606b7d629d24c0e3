"""Completion: what is offered, that nothing but candidates is ever written, and that three real shells take it."""

import os
import shlex
import shutil
import subprocess
import sys
import typing
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest
import typer
import typer.core
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stance.api import Stance
from stance.cli.commands import COMMANDS, SUMMARIES, module_name
from stance.cli.completion import kind_of, split
from stance.cli.group import command_group
from stance.errors import AmbiguousNameError
from stance.questions import completion as question
from stance.questions.names import find
from tests.cases import swept
from tests.conftest import ROOT, Run, run_in
from tests.shells import Shell

Complete = Callable[..., list[str]]


@pytest.fixture(scope="session")
def complete(cache: Path) -> Complete:
    """The candidates for the last of the words."""

    def candidates(*words: str, shell: str = "zsh") -> list[str]:
        ran = run_in(cache, *words, variables={"_STANCE_COMPLETE": shell})
        assert (ran.code, ran.err) == (0, "")
        return [line.partition("\t")[0] for line in ran.lines]

    return candidates


# What is offered.


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["sh"], ["show"]),
        (["ti"], ["timeline"]),
        (["--ver"], ["--version"]),
        (["--show-completion", "z"], ["zsh"]),
        (["help", "exit"], ["exit-codes"]),
        (["help", "comp"], ["compare"]),
        (["get", "Kyr"], ["Kyrgyzstan"]),
        (["get", "kyr"], ["kyrgyzstan"]),
        (["get", "KYR"], ["KYRGYZSTAN"]),
        (["get", "KG"], ["KGZ"]),
        (["get", "kg"], ["kgz"]),
        (["get", "KAZ"], ["KAZ"]),
        (["get", "Кыргызс"], ["Кыргызстан"]),
        (["get", "kirgh"], ["kirghizia"]),
        (["get", "south-k"], ["south-korea"]),
        (["get", "south k"], ["south korea"]),
        (["get", "Cote-d"], ["Cote-dIvoire"]),
        (["get", "Côte-d"], ["Côte-dIvoire"]),
        (["get", "kyrgyzstan", "crimea-ref"], ["crimea-referendum"]),
        (["get", "kyrgyzstan", "68/26"], ["68/262"]),
        (["get", "kyrgyzstan", "A/RES/68/26"], ["A/RES/68/262"]),
        (["get", "--as-of", "2014", "kyrgyzstan", "foreign"], ["foreign-agents"]),
        (["show", "foreign"], ["foreign-agents"]),
        (["show", "crimea", "kyrg"], ["kyrgyzstan"]),
        (["compare", "--issue=foreign"], ["--issue=foreign-agents"]),
        (["compare", "-i", "foreign"], ["foreign-agents"]),
        (["compare", "--issue", "crimea", "kyrg"], ["kyrgyzstan"]),
        (["compare", "--group", "central"], ["central-asia", "central-america"]),
        (["compare", "--group", "visegr"], ["visegrad"]),
        (["compare", "--group", "al"], ["all"]),
        (["issues", "--topic", "ukr"], ["ukraine"]),
        (["issues", "--type", "memb"], ["membership"]),
        (["claims", "--source", "radnitz-2"], ["radnitz-2016"]),
        (["claims", "--verdict", "w"], ["wrong"]),
        (["claims", "--verdict", "wrong", "--verdict", "im"], ["imprecise"]),
        (["get", "a", "b", "--field", "confid"], ["confidence"]),
        (["get", "a", "b", "--format", "js"], ["json", "jsonl"]),
        (["explain", "kgz", "--fields", "w"], ["weight"]),
        (["get", "a", "b", "--format", "ma"], ["markdown"]),
        (["get", "a", "b", "-f", "cs"], ["csv"]),
        (["compare", "--sort", "st"], ["status"]),
        (["compare", "--where", "foreign"], ["foreign-agents="]),
        (["compare", "--where", "crimea=fo"], ["crimea=for"]),
        (["compare", "--where=crimea=fo"], ["--where=crimea=for"]),
        (["compare", "--where", "eeu=member,si"], ["eeu=member,signed"]),
        (["check", "armenia", "eeu", "--", "mem"], ["member"]),
        (["compare", "--differ"], ["--differing"]),
        (["states", "--fields", "code,na"], ["code,name"]),
        (["schema", "comp"], ["compare"]),
        (["schema", "dat"], ["data", "dataset"]),
        (["export", "da"], ["datapackage"]),
        (["export", "db", "-o", ""], [":files"]),
        (["export", "json", "--fo"], ["--force"]),
        (["validate", ""], [":files"]),
        (["changes", "--between", "old.yaml", ""], [":files"]),
        (["get", "--data", "x"], [":files"]),
        (["get", "--as-of", ""], []),
        (["get", "kyrgyzstan", "crimea", "sp"], []),
        (["shwo", ""], []),
        (["get", "zz"], []),
        (["--unknown", "tim"], ["timeline"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_word_is_carried_on(words: list[str], offered: list[str], complete: Complete) -> None:
    assert complete(*words) == offered


# The vocabulary of votes, in the order of the design, section 2.
VOTE = ["for", "against", "abstain", "absent", "ineligible"]


def test_the_statuses_offered_are_those_of_the_issue_already_typed(complete: Complete) -> None:
    assert complete("check", "armenia", "crimea", "") == VOTE
    assert complete("compare", "--where", "crimea=") == [f"crimea={status}" for status in VOTE]
    assert complete("check", "armenia", "eeu", "")[:2] == ["member", "frozen"]


def test_a_status_is_offered_once(complete: Complete) -> None:
    assert complete("check", "armenia", "crimea", "for", "absent", "") == ["against", "abstain", "ineligible"]
    assert complete("compare", "--where", "crimea=for,a") == [f"crimea=for,{status}" for status in VOTE[1:4]]


def test_the_statuses_of_an_assessment_are_its_scale(complete: Complete, bundled: Stance) -> None:
    [scale] = [issue.scale for issue in bundled.issues() if issue.id == "dependence"]
    assert complete("check", "armenia", "dependence", "") == list(scale)


def test_the_statuses_of_a_custom_issue_are_those_that_it_brings(complete: Complete) -> None:
    schema2 = str(ROOT / "tests" / "datasets" / "schema2.yaml")
    words = ("check", "--no-bundled", "--data", schema2, "russia", "kosovo")
    assert complete(*words, "") == ["recognises", "wavers", "refuses"]
    assert complete(*words, "recognises", "re") == ["refuses"]


def test_an_issue_that_is_not_known_has_no_statuses(complete: Complete) -> None:
    assert complete("check", "armenia", "atlantis", "") == []


def test_a_candidate_says_what_it_stands_for(run: Run) -> None:
    assert run("get", "kyr", variables={"_STANCE_COMPLETE": "fish"}).out == "kyrgyzstan\tKGZ\n"
    assert run("get", "kg", variables={"_STANCE_COMPLETE": "fish"}).out == "kgz\tKyrgyzstan\n"
    assert run("get", "kgz", "68/262", variables={"_STANCE_COMPLETE": "fish"}).out == "68/262\tcrimea\n"


def test_all_commands_and_all_states_are_offered_to_an_empty_word(complete: Complete, bundled: Stance) -> None:
    assert complete("") == list(SUMMARIES)
    assert len(complete("get", "")) == len(bundled.states())


def test_names_without_a_command_are_completed_where_no_command_begins_so(complete: Complete) -> None:
    assert complete("kyr") == ["kyrgyzstan"]
    assert complete("kyrgyzstan", "crim")[0] == "crimea"
    assert complete("s")[0] == "show"
    assert complete("issues", "--topic", "ukraine+cri") == ["ukraine+crimea"]
    assert complete("issues", "--type", "memb") == ["membership"]


def test_a_command_without_arguments_offers_its_options(complete: Complete) -> None:
    assert {"--as-of", "--format", "--data"} <= set(complete("groups", ""))


def test_an_option_that_was_given_is_offered_again_only_if_it_may_repeat(complete: Complete) -> None:
    left = complete("compare", "--counts", "--issue", "crimea", "--")
    assert "--counts" not in left
    assert "--issue" in left


@pytest.mark.usefixtures("excerpt_bundled")
def test_added_data_is_offered(complete: Complete, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        "sources: {paper: {type: press, title: Paper}}\n"
        "issues: {zpact: {title: Pact, question: Is it?, type: policy, sources: [paper]}}\n"
    )
    assert complete("get", "kgz", "zp") == []
    assert complete("get", "--data", str(tmp_path), "kgz", "zp") == ["zpact"]
    assert complete("get", "kgz", "zp", "--data", str(tmp_path), "") == ["--field", "--as-of", *AFTER_AS_OF]


AFTER_AS_OF = [
    "--format",
    "--data",
    "--no-bundled",
    "--fields",
    "--color",
    "--output",
    "--force",
    "--sources",
    "--no-pager",
    "--help",
]


def test_every_name_of_a_state_completes_to_that_state(bundled: Stance) -> None:
    astray = []
    for state in bundled.states():
        for name in (state.name, state.name.lower(), state.code, state.code.lower()):
            typed = name[:4]
            words = [one.word for one in question.states(bundled.index, typed)]
            meant = []
            for word in words:
                try:
                    meant.append(find(bundled.index, word, ("state",)).key)
                except AmbiguousNameError:
                    meant.append(state.code)
            if state.code not in meant:
                astray.append((typed, words))
    assert astray == []


def test_no_candidate_needs_quotes_unless_a_space_was_typed(bundled: Stance) -> None:
    words = [one.word for one in question.names(bundled.index, "")]
    words += [one.word for letter in "abcdefghijklmnopqrstuvwxyz" for one in question.names(bundled.index, letter)]
    # shlex would quote letters beyond ASCII, which no shell needs.
    plain = [word for word in words if word.isascii()]
    assert [word for word in plain if shlex.quote(word) != word] == []
    assert len(plain) > 500


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=8), st.sampled_from(["names", "groups", "topics", "sources", "conditions"]))
def test_what_was_typed_is_never_changed(bundled: Stance, typed: str, kind: str) -> None:
    typed = typed.encode("utf-8", "ignore").decode()
    assert all(one.word.startswith(typed) for one in getattr(question, kind)(bundled.index, typed))


@pytest.mark.usefixtures("excerpt_bundled")
def test_a_list_that_is_cut_off_does_not_complete_too_far(tmp_path: Path, complete: Complete) -> None:
    # A shell types what all candidates have in common. Of 300 and 1 issues, the first 250 share `roll-1-`.
    issues = [f"roll-1-{number:03}" for number in range(300)] + ["roll-2"]
    fields = "{title: T, question: Q?, type: policy, sources: [paper]}"
    (tmp_path / "own.yaml").write_text(
        "sources: {paper: {type: press, title: Paper}}\nissues:\n"
        + "".join(f"  {key}: {fields.replace('T', key)}\n" for key in issues)
    )
    found = complete("compare", "--data", str(tmp_path), "--issue", "rol")
    assert len(found) == question.MOST
    assert {word[:5] for word in found} == {"roll-"}
    assert {word[5] for word in found} == {"1", "2"}


# Nothing but candidates.


@pytest.mark.parametrize("text", ["not: [yaml", "issues: 5", "states: {KGZ: {name: Other}}"])
def test_a_broken_dataset_offers_no_names_and_says_nothing(text: str, tmp_path: Path, complete: Complete) -> None:
    (tmp_path / "own.yaml").write_text(text)
    assert complete("get", "--data", str(tmp_path / "own.yaml"), "kyr") == []
    assert complete("get", "--data", str(tmp_path / "missing.yaml"), "kyr") == []
    assert complete("get", "--data", str(tmp_path / "own.yaml"), "--as") == ["--as-of"]


words = st.lists(
    st.sampled_from([*COMMANDS, "help", "--", "-", "--issue", "--where=", "-f", "crimea", "kgz", "eeu=", "--data", "'"])
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
    max_size=5,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words)
def test_completion_never_fails_whatever_was_typed(cache: Path, words: list[str]) -> None:
    for shell, arguments in (("zsh", words), ("bash", [words[-1] if words else "", " ".join(["stance", *words])])):
        ran = run_in(cache, *arguments, variables={"_STANCE_COMPLETE": shell})
        assert (ran.code, ran.err) == (0, "")
        assert all(line.replace("\t", "").isprintable() for line in ran.out.split("\n"))


@pytest.mark.parametrize("arguments", [[], ["one"], ["one", "two", "three"]])
def test_bash_handing_over_nonsense_has_no_answer(arguments: list[str], run: Run) -> None:
    ran = run(*arguments, variables={"_STANCE_COMPLETE": "bash"})
    assert (ran.code, ran.out, ran.err) == (0, "", "")


# The line that bash hands over.


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("stance get ky", (["stance", "get", "ky"], "")),
        ("stance get ", (["stance", "get", ""], "")),
        ("stance  get\tky", (["stance", "get", "ky"], "")),
        ("stance get 'south k", (["stance", "get", "south k"], "'")),
        ("stance get \"cote d'i", (["stance", "get", "cote d'i"], '"')),
        ("stance get south\\ k", (["stance", "get", "south k"], "")),
        ("stance get '' x", (["stance", "get", "", "x"], "")),
        ("stance get 'a\\b", (["stance", "get", "a\\b"], "'")),
        ('stance get "a\\b\\"', (["stance", "get", 'a\\b"'], '"')),
    ],
)
def test_a_line_is_split_like_bash_does(line: str, found: tuple[list[str], str]) -> None:
    assert split(line) == found


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6), min_size=1, max_size=4))
def test_words_survive_quoting_and_splitting(words: list[str]) -> None:
    assert split(shlex.join(words)) == (words, "")


# The scripts.


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_shown(shell: str, run: Run) -> None:
    named = run("--show-completion", shell)
    current = run("--show-completion", variables={"SHELL": f"/usr/local/bin/{shell}"})
    assert (named.code, named.err) == (0, "")
    assert f"_STANCE_COMPLETE={shell}" in named.out
    assert named.out == current.out


@pytest.mark.parametrize("value", ["", "/bin/tcsh"])
def test_a_shell_that_is_not_known_is_a_usage_error(value: str, run: Run, tmp_path: Path) -> None:
    for option in ("--show-completion", "--install-completion"):
        ran = run(option, variables={"SHELL": value, "HOME": str(tmp_path)})
        assert (ran.code, ran.out) == (2, "")
        assert "name bash, zsh or fish" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("shell", "start"), [("bash", ".bashrc"), ("zsh", ".zshrc")])
def test_installing_adds_one_line_to_the_start_up_file_and_keeps_the_rest(
    shell: str, start: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / start).write_bytes(b"alias x=y # \xff")
    for _ in range(2):
        assert run("--install-completion", shell, variables={"HOME": str(tmp_path)}).code == 0
    kept, added = (tmp_path / start).read_bytes().splitlines()
    assert kept == b"alias x=y # \xff"
    script = Path(shlex.split(added.decode())[1])
    assert script.read_text() == run("--show-completion", shell).out


def test_installing_for_fish_writes_where_fish_looks(run: Run, tmp_path: Path) -> None:
    assert run("--install-completion", "fish", variables={"HOME": str(tmp_path)}).code == 0
    script = tmp_path / ".config" / "fish" / "completions" / "stance.fish"
    assert script.read_text() == run("--show-completion", "fish").out


def test_a_home_that_cannot_be_written_to_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ran = run("--install-completion", "bash", variables={"HOME": str(tmp_path / "file")})
    assert (ran.code, ran.out) == (5, "")
    assert "--show-completion bash" in ran.err


@pytest.mark.parametrize("shell", swept(["bash", "zsh", "fish"], ["bash"]))
def test_on_a_full_disk_nothing_is_cut_short(shell: str, tmp_path: Path) -> None:
    """The largest file allowed is smaller than the script, or than the start-up file with the line."""
    start = tmp_path / {"bash": ".bashrc", "zsh": ".zshrc", "fish": "none"}[shell]
    code = (
        "import resource, signal, sys\nfrom stance.cli.environment import Environment\n"
        "from stance.cli.main import main\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "most = int(sys.argv.pop(1))\nresource.setrlimit(resource.RLIMIT_FSIZE, (most, most))\n"
        "sys.exit(main(sys.argv[1:], Environment.of_process()))"
    )
    for most, before in ((100, b"alias x=y\n"), (20_000, b"#" * 19_990)):
        start.write_bytes(before)
        ran = subprocess.run(
            [sys.executable, "-B", "-c", code, str(most), "--install-completion", shell], cwd=ROOT, capture_output=True,
            text=True, check=False, env={"HOME": str(tmp_path), "PATH": os.environ["PATH"]},
        )  # fmt: skip
        assert start.read_bytes() == before
        if most == 100 or shell != "fish":
            assert (ran.returncode, ran.stdout) == (5, "")
            assert "cannot" in ran.stderr
            assert ran.stderr.count("\n") == 1
        if most == 100:
            assert not [path for path in tmp_path.rglob("*") if path.is_file() and path != start]


# What it costs.


@pytest.mark.parametrize("words", [["sh"], ["get", "kyr"]], ids=" ".join)
def test_completion_loads_nothing_heavy(words: list[str], cache: Path, bundled: Stance) -> None:
    code = (
        "import sys\nfrom stance.cli.environment import Environment\nfrom stance.cli.main import main\n"
        "main(sys.argv[1:], Environment.of_process())\nprint(*sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, text=True, check=True,
        env={**os.environ, "XDG_CACHE_HOME": str(cache), "_STANCE_COMPLETE": "zsh"},
    )  # fmt: skip
    loaded = set(ran.stderr.split())
    assert loaded.isdisjoint({"rich", "yaml", "csv", "json", "stance.dataset.reader"})
    commands = {name for name in SUMMARIES if f"stance.cli.{module_name(name)}" in loaded}
    assert commands == set(words[:-1])


@pytest.mark.parametrize("name", SUMMARIES)
def test_the_summary_of_a_command_is_the_first_line_of_its_docstring(name: str) -> None:
    assert import_module(f"stance.cli.{module_name(name)}").command.__doc__.splitlines()[0] == SUMMARIES[name]


# A value without candidates is one nobody could list.
FREE = {
    "DATE",
    "YEAR",
    "NUMBER",
    "SYMBOL",
    "FILE|NAME",
    "WORDS",
    "WORD",
    "TITLE",
    "TEXT",
    "URL",
    "WORD=STATUS",
    "A,B",
    "NAME,",
}
FILES = {"FILE", "PATH", "OLD NEW"}


def test_every_value_of_every_command_can_be_completed() -> None:
    group = command_group()
    context = typer.Context(group)
    known = {*question.BY_METAVAR, *FREE, *FILES, "STATUS", "TOPIC OR COMMAND", "COMMAND", "A,B,C", "SIZE", "YEAR YEAR"}
    missing = [
        f"{name}: {kind_of(param)}"
        for name in SUMMARIES
        for param in typing.cast(typer.core.TyperCommand, group.get_command(context, name)).params
        if not getattr(param, "is_flag", False) and not hasattr(param.type, "choices") and kind_of(param) not in known
    ]
    assert missing == []


# Real shells. `.ci/run` makes sure that all three are there.

SHELLS = [name for name in ("bash", "zsh", "fish") if shutil.which(name)]


def test_continuous_integration_has_every_shell() -> None:
    assert "bash" in SHELLS
    assert SHELLS == ["bash", "zsh", "fish"] or not os.environ.get("CI")


@pytest.fixture(scope="module", params=SHELLS)
def shell(
    request: pytest.FixtureRequest, cache: Path, bundled: Stance, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shell]:
    """A shell into which completion was installed as a user would."""
    home = tmp_path_factory.mktemp(request.param)
    run = partial(run_in, cache)
    assert run("--install-completion", request.param, variables={"HOME": str(home)}).code == 0
    (home / "pact.yaml").write_text("")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    started = Shell(request.param, home, {"PATH": path, "XDG_CACHE_HOME": str(cache)})
    yield started
    started.close()


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("stance get kyr\t", "stance get kyrgyzstan "),
        ("stance get Кыргызс\t", "stance get Кыргызстан "),
        ("stance get south-k\t", "stance get south-korea "),
        ("stance get 'south k\t", "stance get 'south korea' "),
        ('stance get "South K\t', 'stance get "South Korea" '),
        ("stance get south\\ k\t", "stance get south\\ korea "),
        ("stance get kgz A/RES/68/26\t", "stance get kgz A/RES/68/262 "),
        ("stance check armenia crimea ag\t", "stance check armenia crimea against "),
        ("stance compare --where foreign\t", "stance compare --where foreign-agents="),
        ("stance compare --where crimea=fo\t", "stance compare --where crimea=for "),
        ("stance compare --where=crimea=fo\t", "stance compare --where=crimea=for "),
        ("stance compare --where 'crimea=fo\t", "stance compare --where 'crimea=for' "),
        ("stance validate pac\t", "stance validate pact.yaml "),
        ("stance get atlantis\t", "stance get atlantis"),
        ("stance get --data missing.yaml kyr\t", "stance get --data missing.yaml kyr"),
        ('stance get "$(touch touched)" ky\t', 'stance get "$(touch touched)" ky'),
    ],
)
def test_a_shell_writes_what_is_meant(keys: str, line: str, shell: Shell) -> None:
    assert shell.typed(keys) == line
    assert "rror" not in shell.shown
    assert not (shell.dump.parent / "touched").exists()


@pytest.mark.thorough
def test_a_shell_lists_the_statuses_of_the_issue(shell: Shell) -> None:
    assert shell.typed("stance check armenia crimea \t") == "stance check armenia crimea "
    places = [shell.shown.rindex(status) for status in VOTE]
    assert all(before < after for before, after in pairwise(places))
