"""Help: every topic is shown, and what the topics and the manual page say is so."""

import ast
import re
import shlex
import tomllib
from itertools import chain
from pathlib import Path
from typing import get_args

import pytest

from stance.api import Stance
from stance.cli.commands import COMMANDS, SUMMARIES
from stance.cli.environment import Environment
from stance.cli.help import TOPICS, topic_text
from stance.cli.main import main
from stance.dataset.vocabulary import ANSWERS
from stance.errors import ExitCode
from stance.output.formats import AnyFormat
from stance.questions.names import find
from tests.conftest import ROOT, TODAY, Run, Stream
from tests.program import nodes
from tools import man

# The command.


def test_the_list_has_every_topic_and_every_command(run: Run) -> None:
    ran = run("help")
    assert (ran.code, ran.err) == (0, "")
    topics, commands = ran.out.split("Commands:")
    assert [line.split()[0] for line in topics.splitlines()[1:-1]] == list(TOPICS)
    assert [line.split()[0] for line in commands.splitlines()[1:-2]] == [*COMMANDS, "help"]


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_plain_text_for_any_terminal(topic: str, run: Run) -> None:
    ran = run("help", topic, terminal=True, variables={"TERM": "xterm"})
    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.lines)) <= 76
    assert ran.lines[1] == ""
    assert "\x1b" not in ran.out
    assert not re.search(r"[`*]\w+[`*]| $", ran.out, re.MULTILINE)


# Of `statuses`, which is both, the topic is shown.
@pytest.mark.parametrize("command", [name for name in SUMMARIES if name not in TOPICS])
def test_help_for_a_command_is_what_its_option_shows(command: str, run: Run) -> None:
    assert run("help", command).out == run(command, "--help").out


def test_the_texts_are_those_of_the_topics() -> None:
    assert {path.stem for path in (ROOT / "stance" / "cli" / "topics").iterdir()} == set(TOPICS)


def test_help_needs_no_dataset(run: Run, tmp_path: Path) -> None:
    nothing = {"STANCE_DATA": str(tmp_path / "missing"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    assert run("help", "names", variables=nothing).code == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("subject", "said"), [("foramts", "formats"), ("comprae", "compare"), ("xyzzy", "'stance help' lists them")]
)
def test_an_unknown_subject_is_a_usage_error_that_suggests(subject: str, said: str, run: Run) -> None:
    ran = run("help", subject)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_the_help_names_no_shell_that_is_not_there(run: Run) -> None:
    assert "--install-completion [SHELL]" in run("--help").out


# Wrong words and words that contradict each other.


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["compare", "--isue", "crimea"], "--issue"),
        (["get", "kgz", "crimea", "--feild", "date"], "--field"),
        (["claims", "--verdcit", "wrong"], "--verdict"),
        (["--vresion"], "--version"),
    ],
    ids=" ".join,
)
def test_a_mistyped_option_suggests_the_right_one(words: list[str], said: str, run: Run) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize(("words", "said"), [(["comprae", "--issue", "crimea"], "compare"), (["halp"], "help")])
def test_a_mistyped_command_is_a_name_for_nothing(words: list[str], said: str, run: Run) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (3, "")
    assert f"did you mean {said}" in ran.err


@pytest.mark.parametrize(
    ("words", "one", "other"),
    [
        (["get", "kgz", "crimea", "--field", "date", "--format", "json"], "--field", "--format json"),
        (["compare", "--issue", "crimea", "--counts", "--sort", "date"], "--counts", "--sort"),
        (["compare", "--issue", "crimea", "--counts", "--wide"], "--counts", "--wide"),
        (["--show-completion", "zsh", "--install-completion"], "--show-completion", "--install-completion"),
        (["timeline", "kgz", "--since", "2016", "--until", "2014"], "--since 2016", "--until 2014"),
        (["states", "--no-bundled"], "--no-bundled", "--data"),
    ],
)
def test_options_that_contradict_each_other_are_both_named(words: list[str], one: str, other: str, run: Run) -> None:
    ran = run(*words)
    assert (ran.code == 0, ran.out) == (False, "")
    assert one in ran.err
    assert other in ran.err
    assert ran.err.count("\n") == 1


def test_a_default_contradicts_nothing(run: Run) -> None:
    assert run("get", "kgz", "crimea", "--format", "json").code == 0
    assert run("compare", "--issue", "crimea", "--counts").code == 0


# What the topics say.


def test_the_exit_codes_are_those_of_the_program() -> None:
    told = {int(number) for number in re.findall(r"^ +(\d+)  ", topic_text("exit-codes"), re.MULTILINE)}
    assert told == set(ExitCode)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (0, ["states", "--where", "eeu=suspended"]),
        (1, ["check", "armenia", "crimea", "for"]),
        (2, ["states", "--where", "eeu"]),
        (3, ["show", "atlantis"]),
        (4, ["show", "korea"]),
        (5, ["states", "--data", "/nowhere"]),
        (6, ["get", "tajikistan", "counter-sanctions"]),
    ],
)
def test_an_exit_code_means_what_the_topic_says(code: int, words: list[str], run: Run) -> None:
    assert run(*words).code == code


class Watched(dict[str, str]):
    """Variables that note what was looked for."""

    def __init__(self, values: dict[str, str]) -> None:
        super().__init__(values)
        self.asked: set[str] = set()

    def get(self, key: str, default: object = None) -> str:
        self.asked.add(key)
        return super().get(key, default)  # type: ignore[arg-type]

    def __getitem__(self, key: str) -> str:
        self.asked.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.asked.add(str(key))
        return super().__contains__(key)


@pytest.mark.usefixtures("small_bundled")
def test_the_variables_are_those_that_the_program_reads(tmp_path: Path) -> None:
    asked: set[str] = set()
    runs = [
        (["show", "kyrgyzstan"], {"PAGER": "true"}),
        (["show", "kyrgyzstan"], {"XDG_CACHE_HOME": str(tmp_path)}),
        *((["--install-completion", shell], {"HOME": str(tmp_path)}) for shell in ("bash", "zsh", "fish")),
        (["--show-completion"], {"SHELL": "/bin/zsh"}),
    ]  # fmt: skip
    for words, values in runs:
        variables = Watched(values)
        main(words, Environment(Stream(True), Stream(True), Stream(), variables, TODAY))
        asked |= variables.asked
    assert set(re.findall(r"\b[A-Z_]{4,}\b(?! of)", topic_text("environment"))) - {"COMPLETE"} == asked


def test_no_variable_is_read_that_the_test_above_does_not_see() -> None:
    known = set(re.findall(r"[A-Z_]{4,}", topic_text("environment")))
    found = set()
    for node in chain.from_iterable(nodes().values()):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
            owner = ast.unparse(node.func.value)
            if owner.endswith(("variables", "environ")) and isinstance(node.args[0], ast.Constant):
                found.add(node.args[0].value)
    assert "STANCE_DATA" in found
    assert found <= known


def test_the_formats_are_all_explained() -> None:
    told = re.findall(r"^  ([a-z]+)(?:, ([a-z]+))?  ", topic_text("formats"), re.MULTILINE)
    assert {name for names in told for name in names if name} == set(get_args(AnyFormat))


def test_the_answers_are_those_of_the_vocabulary() -> None:
    told = re.findall(r"^  ([a-z-]+)  ", topic_text("dates"), re.MULTILINE)
    assert [word for word in told if not word.startswith("--")] == list(ANSWERS)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("KGZ", "KGZ"), ("KG", "KGZ"), ("Kyrgyz Republic", "KGZ"), ("Киргизия", "KGZ"), ("kyrg", "KGZ"),
        ("south-korea", "KOR"), ("cote-divoire", "CIV"), ("Guinea", "GIN"), ("68/262", "crimea"),
    ],
)  # fmt: skip
def test_the_names_of_the_topic_are_found(name: str, code: str, bundled: Stance) -> None:
    assert name in topic_text("names")
    assert find(bundled.index, name).key == code


EXAMPLES = sorted(
    {
        re.split(r" > | && |\) \|\| ", line.strip())[0].removeprefix("status=$(")
        for topic in TOPICS
        for line in topic_text(topic).splitlines()
        if re.match(r"  (status=.\()?stance \w+ \S", line) and "pact" not in line and "   " not in line.strip()
    }
)


def test_the_topics_have_examples() -> None:
    assert len(EXAMPLES) >= 5


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_a_topic_answers(example: str, run: Run) -> None:
    ran = run(*shlex.split(example)[1:])
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.usefixtures("excerpt_bundled")
def test_the_small_dataset_of_the_topic_is_valid_and_answers(run: Run, tmp_path: Path) -> None:
    _, _, rest = topic_text("datasets").partition("A small one:\n")
    own = tmp_path / "pact.yaml"
    own.write_text(rest.partition("  stance validate")[0].replace("\n  ", "\n"), encoding="utf-8")
    assert run("validate", str(own)).code == 0
    ran = run("compare", "--issue", "pact", "--data", str(own))
    assert ran.code == 0
    assert re.search(r"Kyrgyzstan +member +2020-05-04", ran.out)


def test_an_option_whose_metavar_is_its_name_says_its_name() -> None:
    # Typer 0.27 takes such a metavar for the name: --source was --SOURCE.
    unsaid = [
        (module, parameter.arg)
        for module, parts in nodes().items()
        for parameter in parts
        if isinstance(parameter, ast.arg) and parameter.annotation
        for call in ast.walk(parameter.annotation)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "typer.Option" and not call.args
        if any(
            word.arg == "metavar" and ast.unparse(word.value)[1:-1].lower() == parameter.arg for word in call.keywords
        )
    ]
    assert unsaid == []


# The manual page.


def test_the_manual_page_is_that_of_the_commands() -> None:
    # If this fails: python -m tools.man
    assert man.PAGE.read_text(encoding="utf-8") == man.page()


def test_the_manual_page_has_every_command_and_every_topic() -> None:
    page = man.PAGE.read_text(encoding="utf-8")
    assert [line.split()[2] for line in page.splitlines() if line.startswith(".SS stance ")] == list(SUMMARIES)
    for topic in TOPICS:
        assert topic.upper().replace("EXIT-CODES", "EXIT STATUS") in page


def test_the_manual_page_has_only_requests_that_roff_knows() -> None:
    lines = man.PAGE.read_text(encoding="utf-8").splitlines()
    requests = {line.split()[0] for line in lines if line.startswith((".", "'"))}
    assert requests == {".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".nf", ".fi", ".nh", ".in"}


def test_a_hyphen_of_the_manual_page_can_be_copied() -> None:
    text = [line for line in man.PAGE.read_text(encoding="utf-8").splitlines() if not line.startswith(".TH")]
    assert [line for line in text if re.search(r"(?<!\\)-(?!\d+n)", line)] == []


def test_the_wheel_carries_the_page_and_the_scripts() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shared = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared["man/stance.1"] == "share/man/man1/stance.1"
    assert len(shared) == 4
    assert all((ROOT / path).is_file() for path in shared)
