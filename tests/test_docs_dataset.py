"""The pages on the dataset: what they say of fields and words is whole, and their examples and figures hold."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import stance
from stance.api import Stance
from stance.dataset import vocabulary
from stance.dataset.reader import read_bytes
from tests.conftest import DATASET, ROOT, TODAY, Run
from tests.field_tables import with_tables
from tests.figures import Table, figures
from tests.test_reader import CASES

PAGE = (ROOT / "docs" / "dataset.md").read_text(encoding="utf-8")
METHOD = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "docs" / "examples" / "my.yaml"


def tables(page: str) -> Iterator[Table]:
    """Every table of the page as rows of cells, the head first and the rule below it left out."""
    for block in re.findall(r"(?:^\|.*\|\n)+", page, re.MULTILINE):
        rows = [[cell.strip() for cell in line[1:-1].split("|")] for line in block.splitlines()]
        yield [rows[0], *rows[2:]]


def table(page: str, *head: str, after: str = "") -> Table:
    """The rows of the first table with that head behind the words ``after``, without the head."""
    found = [rows[1:] for rows in tables(page[page.index(after) :]) if tuple(rows[0][: len(head)]) == head]
    assert found, f"no table {head} behind {after!r}"
    return found[0]


def words(rows: Table) -> list[str]:
    """The first cells, each a word in code signs."""
    return [row[0].strip("`") for row in rows]


# The fields. The reader names those it knows when it meets one it does not know.

WORLD = "sources: {s: {type: press, title: t}}\nstates: {KGZ: {name: k}}\n"
ISSUE = WORLD + "issues:\n  i: {title: t, question: q, sources: [s], type: "
FIELDS = {
    "### `dataset`": "dataset: {schema: 1, zzz: 1}",
    "### `sources`": "sources: {s: {type: press, title: t, zzz: 1}}",
    "### `states`": "states: {KGZ: {name: k, zzz: 1}}",
    "Where membership ended": "states: {KGZ: {name: k, un-member: {from: 2014, zzz: 1}}}",
    "### `groups`": "groups: {g: {title: t, states: [], zzz: 1}}",
    "### `issues`": ISSUE + "policy, zzz: 1}",
    "`tally` has the four counts": ISSUE + "vote, date: 2014-03-27, tally: {for: 1, against: 1, abstain: 1, zzz: 1}}",
    "`alignment` is a map": ISSUE + "policy, alignment: {KGZ: {scores: {}, because: b, sources: [s], zzz: 1}}}",
    "### Positions": ISSUE + "policy, positions: {KGZ: [{date: 2014, status: joined, zzz: 1}]}}",
    "`reading` is somebody else's": ISSUE
    + "policy, positions: {KGZ: [{date: 2014, status: joined, reading: {mechanism: domestic, source: s, zzz: 1}}]}}",
    "### `events`": WORLD + "events: [{id: e, date: 2014, title: t, sources: [s], zzz: 1}]",
    "### `claims`": WORLD + "claims: [{id: c, source: s, claim: c, kind: event, verdict: right, zzz: 1}]",
}


@pytest.mark.parametrize("heading", FIELDS)
def test_every_field_that_the_reader_knows_is_explained_and_no_other(heading: str) -> None:
    [problem] = read_bytes([("odd.yaml", FIELDS[heading].encode())]).problems
    known = problem.message.partition("known: ")[2].split(", ")
    explained = words(table(PAGE, "field", "required", "meaning", after=heading))
    assert sorted(explained) == sorted(known)


def test_the_tables_of_fields_are_those_of_the_format() -> None:
    assert with_tables(PAGE) == PAGE, "write them anew: python -m tests.field_tables"


def test_every_section_is_explained() -> None:
    [problem] = read_bytes([("odd.yaml", b"zzz: {}")]).problems
    sections = problem.message.partition("sections are ")[2].split(", ")
    assert [section for section in sections if f"\n### `{section}`\n" not in PAGE] == []


@pytest.mark.parametrize("kind", [kind for kind, found in vocabulary.TYPES.items() if found.statuses])
def test_every_status_is_defined_as_the_vocabulary_defines_it(kind: str) -> None:
    rows = table(PAGE, "status", "means", after=f"\n### {kind}\n")
    assert rows == [[f"`{status.word}`", status.definition] for status in vocabulary.TYPES[kind].statuses]


def test_every_issue_type_has_a_part_of_its_own() -> None:
    assert re.findall(r"^### ([a-z]+)$", PAGE, re.MULTILINE) == list(vocabulary.TYPES)


@pytest.mark.parametrize(
    ("head", "vocabulary_of"),
    [
        (("type", "is"), vocabulary.SOURCE_TYPES),
        (("kind", "cited as"), vocabulary.WORK_KINDS),
        (("confidence", "means"), vocabulary.CONFIDENCES),
        (("mechanism", "the source explains the position by"), vocabulary.MECHANISMS),
        (("kind", "is a claim about"), vocabulary.CLAIM_KINDS),
        (("verdict", "means"), vocabulary.VERDICTS),
        (("answer", "means", "in a table"), vocabulary.ANSWERS),
    ],
    ids=lambda part: part[0] if isinstance(part[0], str) else None,
)
def test_every_word_of_a_vocabulary_is_explained(head: tuple[str, ...], vocabulary_of: tuple[str, ...]) -> None:
    assert sorted(words(table(PAGE, *head))) == sorted(vocabulary_of)


def test_every_code_of_a_refusal_is_explained() -> None:
    # The one code without a case of bad text is that of a file which cannot be opened.
    assert sorted(words(table(PAGE, "code", "refused"))) == sorted({case.code for case in CASES} | {"unreadable"})


# The examples.

YAML_BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("block", YAML_BLOCKS, ids=[block.partition("\n")[0] for block in YAML_BLOCKS])
def test_an_example_is_what_its_first_line_says(block: str, excerpt_install: str) -> None:
    """``my.yaml`` and ``added.yaml`` go with the bundled dataset, ``whole.yaml`` stands alone, the rest is refused."""
    marked = re.match(r"# (my\.yaml|added\.yaml|whole\.yaml|refused)(?:: (.*))?\n", block)
    assert marked, "an example says in its first line what it is"
    kind, rest = marked.groups()
    bundled = DATASET if kind == "added.yaml" else Path(excerpt_install)
    files = [] if kind == "whole.yaml" else [("bundled", bundled.read_bytes())]
    problems = read_bytes([*files, ("example.yaml", block.encode())]).problems
    assert {problem.code for problem in problems} == (set(rest.split()) if kind == "refused" else set())


def test_the_page_shows_the_stored_example() -> None:
    assert EXAMPLE.read_text(encoding="utf-8") in YAML_BLOCKS


AS_OF = [(row[0].strip("`"), row[1], row[2]) for row in table(PAGE, "entries", "asked as of", "answer")]
UNION = """
sources: {s: {type: press, title: t}}
states: {KGZ: {name: Kyrgyzstan}}
issues:
  union: {title: t, question: q, type: membership, begins: 2014-05-29, sources: [s], positions: {KGZ: [ENTRIES]}}
"""


@pytest.mark.parametrize(("entries", "asked", "told"), AS_OF, ids=[f"{row[0]} as of {row[1]}" for row in AS_OF])
def test_entries_give_the_answer_that_the_page_tells(entries: str, asked: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "union.yaml"
    file.write_text(UNION.replace("ENTRIES", entries), encoding="utf-8")
    opened = stance.load(file, bundled=False, today=TODAY, variables={"XDG_CACHE_HOME": str(tmp_path)})
    answers = opened.position("KGZ", "union", asked)
    opened.close()
    kind = " ".join(sorted({f"`{answer.answer}`" for answer in answers}))
    statuses = ", ".join(answer.status for answer in answers if answer.status)
    assert f"{kind} {statuses}".strip() == told


# The page on sources.

FIGURES = figures()


@pytest.mark.parametrize("head", FIGURES, ids=" ".join)
def test_the_figures_told_are_those_of_the_dataset(head: tuple[str, ...]) -> None:
    """`python -m tests.figures` brings the page up to date after a change of the dataset."""
    assert [row[: len(head)] for row in table(METHOD, *head)] == FIGURES[head]


CELLS = [
    row[:4]
    for rows in tables(METHOD)
    if rows[0][:4] == ["issue", "state", "as of", "here"]
    for row in rows[1:]
]  # fmt: skip


def test_the_page_names_cells_that_differ_from_the_usual_story() -> None:
    assert len(CELLS) >= 20


@pytest.mark.parametrize(("issue", "state", "day", "here"), CELLS, ids=[" ".join(row[:3]) for row in CELLS])
def test_a_cell_told_is_the_one_in_the_dataset(issue: str, state: str, day: str, here: str, bundled: Stance) -> None:
    answers = bundled.position(state, issue.strip("`"), None if day == "today" else day)
    [date] = {answer.date for answer in answers}
    told = ", ".join(answer.status or "" for answer in answers)
    doubt = "" if answers[0].answer == "recorded" else f" ({answers[0].answer})"
    assert here == f"{told}{doubt}, {date}"


def test_ten_contested_cells_have_both_sides_in_the_data(bundled: Stance) -> None:
    section = METHOD.split("## Ten cells that a reader may contest")[1].split("\n## ")[0]
    assert len(section.replace("|", " ").split()) <= 400
    rows = table(section, "issue", "state", "as of", "here", "for this answer", "against it")
    assert len(rows) == 10
    for issue, state, day, *_ in rows:
        answers = bundled.position(state, issue.strip("`"), None if day == "today" else day)
        assert all(answer.note for answer in answers)
        assert len({source for answer in answers for source in answer.sources}) >= 2


def test_every_warning_that_remains_is_listed_with_its_reason(run: Run) -> None:
    section = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8").split("## Warnings that remain")[1]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("| ")][1:]
    listed = {row[0].strip(): row[1].strip() for row in rows}
    assert all(listed.values())
    found = set()
    for problem in json.loads(run("validate", "--format", "json").out):
        assert (problem["severity"], problem["code"]) == ("warning", "weak-source")
        row = re.match(r"issue ([\w-]+)(?:, ([A-Z]{3}): \S+ (\S+))?:", problem["message"])
        assert row is not None
        # A row that names the issue alone speaks of all its warnings.
        found.add(row[1] if row[1] in listed else " ".join(part for part in row.groups() if part))
    assert found == set(listed)
