"""The house: every room imports only from rooms below it, and a look-up pays only for what it uses."""

import ast
import inspect
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from stance.api import Stance
from stance.cli.commands import COMMANDS, module_name
from stance.index.cache import Index
from tests.cases import ON_SMALL, SMALL, WRITES
from tests.conftest import ROOT
from tests.program import PACKAGE, nodes

# From the ground up. The empty name is `stance/__init__.py`, the public Python API. A room or a part of one may be
# used; a room always uses itself. `dataset.files` is only needed to find the files, which the API does.
ROOMS: dict[str, set[str]] = {
    "errors": set(),
    "version": set(),
    "dataset": {"errors"},
    "imports": {"dataset", "errors"},
    "index": {"dataset", "errors", "version"},
    "questions": {
        "index",
        "dataset.codes",
        "dataset.dates",
        "dataset.folding",
        "dataset.format",
        "dataset.source",
        "dataset.spelling",
        "dataset.vocabulary",
        "errors",
    },
    "output": {
        "questions",
        "imports.account",
        "dataset.dates",
        "dataset.format",
        "dataset.vocabulary",
        "dataset.problems",
        "dataset.files",
        "errors",
    },
    # Its files have the cells of the machine formats, the columns of lists, and the members of computed groups.
    "exports": {
        "output.formats",
        "output.facts",
        "output.records",
        "questions.groups",
        "index",
        "dataset",
        "errors",
        "version",
    },
    "results": {"questions", "exports.export", "dataset.problems", "dataset.files"},
    "api": {"exports", "output", "questions", "index", "imports", "dataset", "errors"},
    "": {"api", "errors", "version"},
    "cli": {"", "api", "output", "questions", "dataset.dates", "dataset.spelling", "dataset.vocabulary", "errors"},
    "__main__": {"cli"},
}

# What is not ours, and the rooms whose business it is.
OUTSIDE = {
    "typer": {"cli"},
    "rich": {"output"},
    "yaml": {"dataset", "output"},
    "sqlite3": {"imports", "index", "exports"},
}


@dataclass(frozen=True)
class Import:
    """An import statement. ``what`` is the module, or the module and the name taken from it."""

    module: str
    line: int
    what: str


@cache
def imports() -> tuple[Import, ...]:
    """Every import, wherever it stands: at the top, in a function, for type checking only."""
    return tuple(_imports())


def _imports() -> Iterator[Import]:
    for module, own in nodes().items():
        package = module if (PACKAGE / module.replace(".", "/") / "__init__.py").exists() else module.rpartition(".")[0]
        for node in own:
            if isinstance(node, ast.Import):
                for name in node.names:
                    yield Import(module, node.lineno, name.name)
            elif isinstance(node, ast.ImportFrom):
                parts = ["stance", *package.split(".")] if package else ["stance"]
                base = ".".join(parts[: len(parts) + 1 - node.level]) if node.level else ""
                origin = ".".join(part for part in (base, node.module) if part)
                for name in node.names:
                    yield Import(module, node.lineno, f"{origin}.{name.name}")


def uses(found: Iterable[Import]) -> dict[str, set[str]]:
    """The modules of ours that each module imports."""
    used: dict[str, set[str]] = {}
    for one in found:
        module = own_module(one.what)
        if module is not None and module != one.module:
            used.setdefault(one.module, set()).add(module)
    return used


def circles(used: dict[str, set[str]]) -> set[frozenset[str]]:
    """The sets of modules that import each other, directly or by way of others."""

    def reached(module: str) -> set[str]:
        seen: set[str] = set()
        waiting = list(used.get(module, ()))
        while waiting:
            following = waiting.pop()
            if following not in seen:
                seen.add(following)
                waiting += used.get(following, ())
        return seen

    below = {module: reached(module) for module in used}
    return {
        frozenset(other for other in below[module] if module in below.get(other, ()))
        for module in used if module in below[module]
    }  # fmt: skip


def room_of(module: str) -> str:
    return module.partition(".")[0]


def own_module(what: str) -> str | None:
    """The module of ours that an import loads, without `stance`; None where it is not ours."""
    if what != "stance" and not what.startswith("stance."):
        return None
    name = what.removeprefix("stance").removeprefix(".")
    while name not in nodes():
        name = name.rpartition(".")[0]
    return name


def allowed(user: str, used: str) -> bool:
    room = room_of(user)
    if room_of(used) == room:
        return True
    return any(used == part or (part and used.startswith(f"{part}.")) for part in ROOMS[room])


@cache
def calls() -> tuple[tuple[str, int, str], ...]:
    """Module, line and dotted name of all that is called or looked up by attribute."""
    found = []
    for module, parts in nodes().items():
        for node in parts:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                found.append((module, node.lineno, node.func.id))
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                found.append((module, node.lineno, f"{node.value.id}.{node.attr}"))
    return tuple(found)


# Who imports whom.


def test_every_module_is_in_a_room_of_the_house() -> None:
    assert {room_of(module) for module in nodes()} <= set(ROOMS)


def test_the_plan_of_the_house_has_no_stairs_up() -> None:
    order = list(ROOMS)
    for number, room in enumerate(order):
        assert {room_of(part) for part in ROOMS[room]} <= set(order[:number]), room


def test_rooms_import_only_from_rooms_below() -> None:
    upstairs = [
        f"{found.module or '__init__'}:{found.line} imports {found.what}"
        for found in imports()
        if (used := own_module(found.what)) is not None and not allowed(found.module, used)
    ]
    assert upstairs == []


def test_the_imports_are_seen_wherever_they_stand() -> None:
    # What the tests above rest on: an import within a function, one for type checking, one of a module by name.
    seen = {(found.module, own_module(found.what)) for found in imports()}
    assert ("index.cache", "dataset.reader") in seen
    assert ("api.profiles", "questions.profile") in seen
    assert ("dataset.reader", "dataset.sections") in seen
    assert ("", "api") in seen


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circles(uses(imports())) == set()


@pytest.mark.parametrize(
    ("made", "circle"),
    [
        # Each closes one with imports that are there: directly, and by way of two others.
        (Import("questions.answer", 1, "stance.questions.positions.answers"),
         {"questions.answer", "questions.positions"}),
        (Import("index.cache", 1, "stance.questions.facts"),
         {"index.cache", "questions.facts"}),
    ],
)  # fmt: skip
def test_a_circle_that_is_made_is_found(made: Import, circle: set[str]) -> None:
    assert any(circle <= found for found in circles(uses((*imports(), made))))


def test_modules_have_at_most_350_lines() -> None:
    sizes = {str(path.relative_to(PACKAGE)): len(path.read_text(encoding="utf-8").splitlines())
             for path in PACKAGE.rglob("*.py")}  # fmt: skip
    assert {name: lines for name, lines in sizes.items() if lines > 350} == {}


def test_every_library_stays_in_its_room() -> None:
    astray = [
        f"{found.module}:{found.line} imports {found.what}"
        for found in imports()
        for library, rooms in OUTSIDE.items()
        if found.what.partition(".")[0] == library and room_of(found.module) not in rooms
    ]
    assert astray == []


def test_output_opens_no_file_and_asks_no_system() -> None:
    forbidden = ("os", "sys", "pathlib", "subprocess", "socket", "sqlite3", "tempfile", "shutil")
    found = [
        f"{one.module}:{one.line} imports {one.what}"
        for one in imports()
        if room_of(one.module) == "output" and one.what.partition(".")[0] in forbidden
    ]
    opened = [
        f"{module}:{line}" for module, line, name in calls() if room_of(module) == "output" and name == "open"
    ]  # fmt: skip
    assert found + opened == []


def test_output_asks_no_question() -> None:
    # It may know the result classes and what is computed from them alone: nothing that needs the index.
    for found in imports():
        if room_of(found.module) == "output" and found.what.startswith("stance.questions."):
            module, _, name = found.what.rpartition(".")
            taken = getattr(import_module(module), name)
            if inspect.isfunction(taken):
                needed = [parameter.annotation for parameter in inspect.signature(taken).parameters.values()]
                assert Index not in needed, f"{found.module}:{found.line} imports {found.what}"


def test_modules_are_imported_by_a_computed_name_for_a_command_and_for_a_view_only() -> None:
    # The tests above cannot see through those.
    places = {
        module for module, _, name in calls()
        if name in ("import_module", "__import__", "importlib.import_module", "exec", "eval")
    }  # fmt: skip
    assert places == {"cli.commands", "output.records"}


# Who speaks.


def test_nothing_prints_outside_cli_and_output() -> None:
    spoken = [
        f"{module}:{line}" for module, line, name in calls()
        if room_of(module) not in ("cli", "output")
        and name in ("print", "input", "sys.stdout", "sys.stderr", "logging.getLogger")
    ]  # fmt: skip
    assert spoken == []


@pytest.mark.parametrize(
    ("names", "places"),
    [
        (("sys.stdout", "sys.stderr", "sys.stdin", "os.get_terminal_size"), {"cli.environment"}),
        # The API takes what surrounds it as arguments, too; these are their defaults.
        (("os.environ", "os.getenv"), {"cli.environment", "api.keeping", "api.loading"}),
        (("date.today", "datetime.now", "datetime.today"), {"cli.environment", "api.importing", "api.loading"}),
    ],
    ids=["streams", "variables", "today"],
)
def test_what_surrounds_a_run_is_handed_in(names: tuple[str, ...], places: set[str]) -> None:
    assert {module for module, _, name in calls() if name in names} <= places


# What a start costs.

HEAVY = ("rich", "yaml", "csv", "json", "importlib.metadata", "http", "socket", "asyncio", "logging", "pydantic")
WORDS: dict[str, list[str]] = {
    "show": ["kyrgyzstan"],
    "compare": ["--issue", "crimea"],
    "timeline": ["kyrgyzstan"],
    "changes": ["kyrgyzstan", "--since", "2014", "--until", "2016-11"],
    "cross": ["crimea", "eeu"],
    "get": ["kyrgyzstan", "crimea"],
    "check": ["kyrgyzstan", "crimea", "absent"],
    "search": ["bases"],
    "states": [],
    "issues": [],
    "statuses": [],
    "groups": [],
    "sources": [],
    "events": [],
    "claims": [],
    "coverage": ["kyrgyzstan", "--topic", "crimea"],
    "panel": ["eeu", "--since", "2014"],
    "agree": ["russia", "kazakhstan"],
    "align": [],
    "explain": ["kyrgyzstan"],
    "report": ["kyrgyzstan", *ON_SMALL],
    "cite": ["kyrgyzstan"],
    "validate": ["--no-bundled", SMALL],
    "import": ["un-votes", "--help"],
    "add": ["kyrgyzstan", "eeu", "member", "--date", "2020", "--source", "radnitz-2016", "--dry-run", *ON_SMALL],
    "export": ["json", *ON_SMALL],
    "data": [],
    "schema": ["compare"],
}
RUN = """
import os, sys
from stance.cli.environment import Environment
from stance.cli.main import main
for line in sys.stdin:
    if not os.fork():
        code = main(line.split(), Environment.of_process())
        print(code, *sorted(sys.modules), file=sys.stderr, flush=True)
        os._exit(0)
    os.wait()
"""
"""Each line is a command, run in a process of its own, which has loaded before only what every command loads."""


def modules_loaded(settings: dict[str, str], *commands: str) -> list[set[str]]:
    """The modules that each command loads."""
    ran = subprocess.run(
        [sys.executable, "-c", RUN],
        input="".join(f"{command}\n" for command in commands), capture_output=True, text=True, encoding="utf-8",
        check=True, env={**os.environ, **settings}, cwd=ROOT,
    )  # fmt: skip
    told = [line.split() for line in ran.stderr.splitlines() if not line.startswith("stance: ")]
    assert [code for code, *_ in told] == ["0"] * len(commands), ran.stderr
    return [set(modules) for _, *modules in told]


@pytest.fixture(scope="module")
def loaded(cache: Path, bundled: Stance) -> dict[str, set[str]]:
    """The modules that each command loads, with the index of the bundled dataset at hand."""
    lines = [" ".join([command, *words]) for command, words in WORDS.items()]
    return dict(zip(WORDS, modules_loaded({"XDG_CACHE_HOME": str(cache)}, *lines), strict=True))


def test_every_command_is_started_here() -> None:
    assert tuple(WORDS) == COMMANDS


def test_a_look_up_loads_nothing_heavy(loaded: dict[str, set[str]]) -> None:
    assert loaded["get"].isdisjoint(HEAVY)


def test_help_loads_nothing_that_knows_of_data() -> None:
    [modules] = modules_loaded({}, "help")
    assert {name for name in modules if name.startswith(("stance.api", "stance.index", "sqlite3"))} == set()


def test_a_look_up_loads_nothing_that_reads_or_builds(loaded: dict[str, set[str]]) -> None:
    assert {name for name in loaded["get"] if name.startswith("stance.dataset.")} == {
        "stance.dataset.files",
        "stance.dataset.folding",
        "stance.dataset.vocabulary",
    }
    assert "stance.index.build" not in loaded["get"]


def test_a_look_up_loads_no_other_question(loaded: dict[str, set[str]]) -> None:
    assert {name.rpartition(".")[2] for name in loaded["get"] if name.startswith("stance.questions.")} == {
        "answer", "as_of", "holding", "names", "positions", "scope",
    }  # fmt: skip


@pytest.mark.parametrize("command", [command for command in COMMANDS if command not in ("validate", *WRITES)])
def test_a_piped_answer_from_a_warm_index_needs_neither_rich_nor_yaml(
    command: str, loaded: dict[str, set[str]]
) -> None:
    assert loaded[command].isdisjoint({"rich", "yaml", "csv", "stance.dataset.reader", "stance.output.terminal"})


@pytest.mark.parametrize("command", COMMANDS)
def test_only_the_command_that_runs_is_imported(command: str, loaded: dict[str, set[str]]) -> None:
    assert {name for name in COMMANDS if f"stance.cli.{module_name(name)}" in loaded[command]} == {command}
