"""What holds of every picture: on every screen, in every format."""

import re
from pathlib import Path

import pytest

from tests.cases import ESCAPE, PICTURES, swept
from tests.conftest import Run, run_in
from tests.pictures.reading import SVG, tree, words

QUICK = [
    ["timeline", "--issue", "eeu", "--chart"],
    ["compare", "--issue", "crimea", "--map"],
    ["agree", "--matrix", "--heat", "--group", "central-asia", "--topic", "crimea"],
    ["agree", "russia", "kazakhstan", "--by", "year", "--chart"],
    ["align", "--group", "central-asia", "--between", "2014", "2024", "--chart"],
]
"""One picture of every kind, small where it can be."""
pictures = pytest.mark.parametrize("words", swept(PICTURES, QUICK), ids=" ".join)
FLAGS = ("--chart", "--map", "--heat")
FOOT = re.compile(r"^(The same without|Dataset )", re.MULTILINE)


def picture_in(out: str) -> str:
    """What stands between the title and the closing lines, which may be as long as they are in a pipe."""
    body = out.partition("\n\n")[2]
    foot = FOOT.search(body)
    return body[: foot.start()] if foot else body


@pictures
@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_on_a_terminal_no_line_is_wider_than_it(words: list[str], columns: str, run: Run) -> None:
    ran = run(*words, terminal=True, variables={"COLUMNS": columns, "NO_COLOR": "1"})
    assert (ran.code, ran.err) == (0, "")
    # Addresses stand whole on their lines, so that they can be copied.
    assert max(len(line) for line in ran.lines if "http" not in line) <= int(columns)


@pictures
def test_a_picture_follows_the_width_that_is_set(words: list[str], run: Run) -> None:
    assert run(*words).out == run(*words, variables={"COLUMNS": "80"}).out
    assert picture_in(run(*words, variables={"COLUMNS": "60"}).out) != picture_in(run(*words).out)


@pictures
def test_ascii_is_ascii(words: list[str], run: Run) -> None:
    drawn = picture_in(run(*words, "--ascii").out)
    assert drawn.isascii()
    assert picture_in(run(*words).out).count("\n") == drawn.count("\n")


@pictures
@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_none_is_wanted(words: list[str], variables: dict[str, str], run: Run) -> None:
    assert not ESCAPE.search(run(*words, terminal=True, variables=variables).out)


@pictures
def test_colour_says_nothing_that_the_letters_do_not(words: list[str], run: Run) -> None:
    coloured = run(*words, "--color", "always").out
    assert ESCAPE.search(coloured)
    bare = [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", coloured).splitlines()]
    assert bare == run(*words, terminal=True, variables={"NO_COLOR": "1"}).lines


@pictures
@pytest.mark.parametrize("name", swept(["json", "jsonl", "csv", "tsv", "yaml"], ["json", "csv"]))
def test_records_are_the_same_with_a_picture_and_without(words: list[str], name: str, run: Run) -> None:
    bare = [word for word in words if word not in FLAGS]
    assert run(*words, "-f", name).out == run(*bare, "-f", name).out


@pictures
def test_a_drawing_is_well_formed_named_and_described(words: list[str], run: Run) -> None:
    ran = run(*words, "-f", "svg")
    assert (ran.code, ran.err) == (0, "")
    root = tree(ran.out)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    told = [root.find(f"{SVG}{tag}") for tag in ("title", "desc")]
    assert [element.get("id") for element in told if element is not None] == root.get("aria-labelledby", "").split()
    assert all(element is not None and element.text for element in told)
    identifiers = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(identifiers) == len(set(identifiers))


@pictures
def test_a_drawing_loads_and_runs_nothing(words: list[str], run: Run) -> None:
    svg = run(*words, "-f", "svg").out
    assert not re.search(r"<script|<image|<use|<foreignObject|href|url\(|@import|@font-face|\bon[a-z]+=", svg)
    assert re.findall(r"https?://[^\"< ]+", svg) == ["http://www.w3.org/2000/svg"]


@pictures
def test_a_drawing_keeps_within_its_frame(words: list[str], run: Run) -> None:
    root = tree(run(*words, "-f", "svg").out)
    _, _, wide, high = map(float, root.get("viewBox", "").split())
    for element in root.iter():
        x, y = (float(element.get(name, "0").removesuffix("%")) for name in ("x", "y"))
        assert -1 <= x <= wide, element.attrib
        assert -1 <= y <= high, element.attrib


@pictures
def test_a_drawing_says_which_dataset_it_is_from(words: list[str], run: Run) -> None:
    shown = words_of(run(*words, "-f", "svg").out)
    assert shown[-1] == "Dataset 2026.11.1, facts checked through 23 Nov 2026. CC-BY-4.0."
    assert shown[-2].startswith("Source")


def words_of(svg: str) -> list[str]:
    return words(tree(svg))


@pictures
def test_the_same_question_gives_the_same_bytes(words: list[str], run: Run, cache: Path) -> None:
    assert run_in(cache, *words, "-f", "svg").out == run(*words, "-f", "svg").out


@pictures
def test_a_page_has_the_drawing_and_the_table_it_is_made_of(words: list[str], run: Run) -> None:
    page = run(*words, "-f", "html").out
    bare = run(*(word for word in words if word not in FLAGS), "-f", "html").out
    assert page.count("<svg") >= 1
    assert page.count("<table") >= bare.count("<table") >= 1
    assert page.count('<li id="source-') >= bare.count('<li id="source-')


@pictures
def test_markdown_has_it_as_a_block_of_code(words: list[str], run: Run) -> None:
    out = run(*words, "-f", "markdown").out
    assert out.count("```") % 2 == 0
    assert "```text\n" in out


@pictures
def test_an_svg_file_is_what_is_printed(words: list[str], run: Run, tmp_path: Path) -> None:
    run(*words, "-o", str(tmp_path / "a.svg"))
    assert (tmp_path / "a.svg").read_text(encoding="utf-8") == run(*words, "-f", "svg").out
