"""A new issue type is one entry of the vocabulary: every command answers for it, and no code asks for its name."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from stance.dataset.vocabulary import TYPES
from tests.conftest import ROOT, Ran
from tests.program import nodes

DATASET = ["--data", "tests/datasets/new_types.yaml", "--no-bundled"]
ALL = ["--issue", "council-2014", "--issue", "kosovo", "--issue", "assembly-2014"]
USES = [
    ["show", "france"], ["show", "france", "--full"], ["show", "kosovo"], ["show", "council-2014"],
    ["compare", "--issue", "council-2014"], ["compare", "--issue", "kosovo"], ["compare", *ALL],
    ["compare", *ALL, "--counts"], ["compare", *ALL, "--sort", "status"], ["compare", *ALL, "--wide"],
    ["timeline", "france"], ["changes", "--since", "2008", "--until", "2017"], ["cross", "council-2014", "kosovo"],
    ["states"],
    ["states", "--where", "council-2014=vetoed"], ["issues"], ["issues", "--type", "council-vote"], ["groups"],
    ["sources"], ["events"], ["claims"], ["coverage"], ["agree", "france", "russia"],
    ["agree", "--matrix"], ["align"], ["align", "--pool"], ["align", "--by", "year"], ["align", "--by", "topic"],
    ["explain", "france"], ["explain", "xkx"],
]  # fmt: skip
PICTURES = [
    ["timeline", "france", "--chart"], ["timeline", "--issue", "council-2014", "--chart"],
    ["timeline", "--issue", "kosovo", "--chart"], ["compare", "--issue", "council-2014", "--map"],
    ["compare", *ALL, "--map"], ["compare", "--topic", "crimea", "--heat"], ["agree", "--matrix", "--heat"],
    ["align", "--chart"], ["align", "--by", "year", "--chart"], ["align", "--pool", "--chart"],
]  # fmt: skip
FORMATS = ("markdown", "html", "jsonl", "csv", "tsv", "yaml")
"""Beside those of the quick run, table and json."""
PICTURE_FORMATS = ("markdown", "html", "svg")


def runs_of(cache: Path, uses: list[list[str]]) -> list[Ran]:
    """The runs of a program that has the two types."""
    process = subprocess.run(
        [sys.executable, "-m", "tests.new_types", str(cache)], cwd=ROOT, input=json.dumps(uses), capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert process.returncode == 0, process.stderr
    return [Ran(*found) for found in json.loads(process.stdout)]


def in_formats(words: list[list[str]], formats: Iterable[str]) -> dict[str, list[str]]:
    return {f"{' '.join(words)} {name}": [*words, *DATASET, "-f", name] for words in words for name in formats}


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ran]:
    """Every use as a table and as json, by its words and the format; what has no format by its words."""
    folder = tmp_path_factory.mktemp("new-types")
    made = {name: str(folder / name) for name in ("all.html", "france.html", "issue.html", "data.json", "data.db")}
    uses = in_formats(USES, ["table", "json"]) | in_formats(PICTURES, ["table"])
    uses |= {
        "get": ["get", "russia", "council-2014", *DATASET],
        "check": ["check", "china", "council-2014", "abstain", *DATASET],
        "cite": ["cite", "france", *DATASET],
        "schema": ["schema", "dataset"],
        "rows": ["schema", "compare"],
        "validate": ["validate", "--no-bundled", DATASET[1]],
        "report": ["report", *DATASET, "-o", made["all.html"]],
        "report of a state": ["report", "france", *DATASET, "-o", made["france.html"]],
        "report of an issue": ["report", "--issue", "council-2014", *DATASET, "-o", made["issue.html"]],
        "document": ["export", "json", *DATASET, "-o", made["data.json"]],
        "database": ["export", "db", *DATASET, "-o", made["data.db"]],
    }  # fmt: skip
    return dict(zip(uses, runs_of(folder, list(uses.values())), strict=True))


def cells(ran: Ran, issue: str) -> dict[str, tuple[str | None, str]]:
    return {row["code"]: (row["status"], row["answer"]) for row in json.loads(ran.out) if row["issue"] == issue}


def test_every_command_answers(runs: dict[str, Ran]) -> None:
    assert {use: (ran.code, ran.err) for use, ran in runs.items() if ran.code != 0} == {}


@pytest.mark.thorough
def test_every_command_answers_in_every_format(tmp_path: Path) -> None:
    uses = in_formats(USES, FORMATS) | in_formats(PICTURES, PICTURE_FORMATS)
    ran = dict(zip(uses, runs_of(tmp_path, list(uses.values())), strict=True))
    assert {use: (ran.code, ran.err) for use, ran in ran.items() if ran.code != 0} == {}


def test_cells_are_those_of_the_file(runs: dict[str, Ran]) -> None:
    compared = runs[f"compare {' '.join(ALL)} json"]
    # Anybody may have a vote in the council; only members of the UN have one in the assembly.
    assert cells(compared, "council-2014") == {
        "CHN": ("abstain", "recorded"), "FRA": ("for", "recorded"), "RUS": ("vetoed", "recorded"),
        "XKX": (None, "no-record"),
    }  # fmt: skip
    assert cells(compared, "assembly-2014")["XKX"] == (None, "ineligible")
    assert cells(compared, "kosovo") == {
        "CHN": ("refused", "recorded"), "FRA": (None, "no-record"), "RUS": ("refused", "recorded"),
        "XKX": (None, "no-record"),
    }  # fmt: skip
    assert runs["get"].out == "vetoed\n"


def test_a_vote_has_no_since_and_what_is_held_has_one(runs: dict[str, Ran]) -> None:
    assert "Since" not in runs["compare --issue council-2014 table"].out
    assert "Since" in runs["compare --issue kosovo table"].out


def test_pictures_have_the_letters_of_the_type(runs: dict[str, Ran]) -> None:
    assert "Council votes: Y for, V vetoed, A abstain." in runs["timeline --issue council-2014 --chart table"].out
    assert "Y 1, V 1, A 1, . 1" in runs["compare --topic crimea --heat table"].out
    held = " ".join(runs["timeline --issue kosovo --chart table"].out.split())
    assert "Recognitions: R recognised, P suspended, F does not recognise." in held


def test_votes_stand_under_the_title_of_their_type(runs: dict[str, Ran]) -> None:
    shown = runs["show france --full table"].lines
    assert [line for line in shown if line in ("Positions", "UN votes", "Security Council votes")] == [
        "Positions", "Security Council votes", "UN votes",
    ]  # fmt: skip
    assert "Security Council votes by family" in runs["coverage table"].out


def test_votes_are_measured_by_the_references_own(runs: dict[str, Ran]) -> None:
    rows = {(row["code"], row["type"]): row for row in json.loads(runs["align json"].out)}
    # France was the opposite of Russia four times; a veto is a vote against.
    assert (rows["FRA", "council-vote"]["agreement"], rows["FRA", "council-vote"]["scored"]) == (0, 4)
    # China: half, half and whole in one family, half. (1/2 + (1/2 + 1) / 2 + 1/2) / 3
    assert rows["CHN", "council-vote"]["agreement"] == pytest.approx(7 / 12, abs=0.0001)
    assert "Security Council votes: voted with Russia" in runs["align table"].out


def test_pairs_are_compared_over_the_votes_of_the_assembly_alone(runs: dict[str, Ran]) -> None:
    [row] = json.loads(runs["agree france russia json"].out)
    assert (row["votes"], row["opposite"]) == (1, 1)


def test_the_schema_of_a_dataset_has_the_types(runs: dict[str, Ran]) -> None:
    schema = json.loads(runs["schema"].out)
    assert {"council-vote", "recognition"} <= set(schema["$defs"]["issue"]["properties"]["type"]["enum"])
    assert "vetoed" in schema["$defs"]["issue"]["properties"]["votes"]["propertyNames"]["enum"]


# Behaviour follows from what a type is.

SQL = re.compile(r"\btype\s*(=|<>|!=|(NOT )?IN)\s*\(?\s*'")


def named(parts: Iterable[ast.AST]) -> Iterator[int]:
    """The lines that compare with the name of a type, look something up by one, or have a table by them."""

    def is_name(node: ast.AST | None) -> bool:
        return isinstance(node, ast.Constant) and node.value in TYPES

    for node in parts:
        if isinstance(node, ast.Compare):
            found = any(is_name(part) for part in ast.walk(node))
        elif isinstance(node, ast.Subscript):
            found = is_name(node.slice)
        elif isinstance(node, ast.Dict):
            found = sum(map(is_name, node.keys)) > 1
        elif isinstance(node, ast.MatchValue):
            found = is_name(node.value)
        else:
            found = isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(SQL.search(node.value))
        if found:
            yield getattr(node, "lineno", 0)


@pytest.mark.parametrize(
    "text",
    ["kind == 'vote'", "kind in ('vote', 'membership')", "STATUSES['vote']", "{'vote': 1, 'policy': 2}",
     "\"SELECT 1 FROM issue WHERE type = 'vote'\"", "\"ORDER BY i.type <> 'vote'\"",
     "match kind:\n    case 'vote': pass"],
)  # fmt: skip
def test_a_name_that_decides_is_found(text: str) -> None:
    assert list(named(ast.walk(ast.parse(text))))


def test_nothing_depends_on_the_name_of_a_type() -> None:
    assert [f"{module}:{line}" for module, parts in nodes().items() for line in named(parts)] == []
