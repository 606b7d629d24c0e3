"""Marks of sources and links come from what the dataset cites, never from what its text looks like."""

import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from stance.output.document import (
    REFERENCES,
    Cell,
    Column,
    Document,
    Footnote,
    Footnotes,
    Marks,
    Paragraph,
    Picture,
    Screen,
    Title,
    joined,
    linked,
    table,
)
from stance.output.html import html_page
from stance.output.markdown import markdown_text
from stance.output.pictures.drawing import Drawing
from stance.output.plain import plain_text
from stance.output.terminal import terminal_text
from tests.conftest import ROOT, Run

MARKLIKE = ROOT / "tests" / "datasets" / "marklike.yaml"
NEWLINE = ROOT / "tests" / "datasets" / "newline.yaml"
ASKED = (
    ["compare", "--issue", "joining"],
    ["compare", "--issue", "joining", "--issue", "other", "--group", "all"],
    ["show", "XAA"],
    ["show", "joining"],
    ["show", "other"],
    ["timeline", "--group", "all"],
    ["changes", "--group", "all", "--since", "2010", "--until", "2020"],
    ["claims"],
    ["events"],
    ["explain", "XAA"],
    ["cite", "XAA"],
    ["report", "--group", "all"],
    ["report", "XAA"],
)
PARSER = MarkdownIt("commonmark").enable("table")
PLACES = re.compile(r' (?:x|x1|x2|width|points|viewBox|d)="[-\d., MLHVZz]*"')
HREF = re.compile(r'<a [^>]*href="([^"]*)"')


@pytest.fixture(scope="module")
def looking_like_marks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset with text that looks like the mark of the second source."""
    file = tmp_path_factory.mktemp("marks") / "marklike.yaml"
    file.write_text(MARKLIKE.read_text(encoding="utf-8").replace("‹2›", "[2]"), encoding="utf-8")
    return file


def both(run: Run, marks: Path, words: list[str], *options: str) -> tuple[str, str]:
    """What a command prints of the dataset with text like marks, and of the same without."""
    options = (*options, "--no-bundled") if words[0] != "report" else ("--no-bundled",)
    of_marks, of_none = (run(*words, "--data", str(file), *options) for file in (marks, MARKLIKE))
    assert (of_marks.code, of_none.code) == (0, 0), of_marks.err
    return of_marks.out, of_none.out.replace(str(MARKLIKE), str(marks))


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_text_that_looks_like_a_mark_is_no_link_in_a_page(words: list[str], run: Run, looking_like_marks: Path) -> None:
    marked, plain = both(run, looking_like_marks, words, "--format", "html")
    assert HREF.findall(marked) == HREF.findall(plain)
    assert 'href="https://example.org/page"' not in marked
    # The two texts are not of one width, so what is drawn beside a label stands elsewhere.
    assert PLACES.sub("", marked) == PLACES.sub("", plain).replace("‹2›", "[2]")


@pytest.mark.parametrize("words", [words for words in ASKED if words[0] != "report"], ids=" ".join)
def test_text_that_looks_like_a_mark_is_text_elsewhere(words: list[str], run: Run, looking_like_marks: Path) -> None:
    marked, plain = both(run, looking_like_marks, words)
    assert marked == plain.replace("‹2›", "[2]")
    marked, plain = both(run, looking_like_marks, words, "--format", "markdown")
    assert marked == plain.replace("‹2›", r"\[2\]")
    links = [token.attrs["href"] for token in inline(marked) if token.type == "link_open"]
    assert set(links) <= {"https://example.org/a_b_c", "https://doi.org/10.1000/a_b"}


def test_what_is_cited_is_linked(run: Run, looking_like_marks: Path) -> None:
    # By hand: question, Aaland's entry and Bbland's reading cite the first source, Bbland's entry the second.
    words = ["compare", "--issue", "joining", "--no-bundled", "--data", str(looking_like_marks)]
    page = run(*words, "--group", "all", "--format", "html").out
    marks = re.findall(r'href="#(source-\d)"', page)
    assert marks == ["source-1", "source-1", "source-2", "source-1"]


@pytest.mark.parametrize(
    "words", [["show", "XAA"], ["show", "v"], ["compare", "--issue", "v", "--group", "all"], ["timeline"], ["claims"],
              ["changes", "XAA", "--since", "2010", "--until", "2020"]], ids=" ".join
)  # fmt: skip
@pytest.mark.parametrize("options", [[], ["--format", "markdown"], ["terminal"]], ids=" ".join)
def test_a_note_of_two_lines_forges_no_row(words: list[str], options: list[str], run: Run) -> None:
    terminal = options == ["terminal"]
    variables = {"NO_COLOR": "1", "COLUMNS": "120"}
    options = [] if terminal else options
    ran = run(*words, *options, "--data", str(NEWLINE), "--no-bundled", terminal=terminal, variables=variables)
    assert ran.code == 0
    assert [line for line in ran.lines if line.lstrip("| ").startswith("Russia")] == []


# Any text at all, in every place of a document.

ACTS = st.sampled_from("\n\r\v\f\t\x85\u2028\u2029\x1b\x07\x9b\x00\x7f\u202e\u2066\ufeff|<>`*_[]()&#:\\ -+=1.~!@")
ANY = st.text(st.one_of(ACTS, st.characters(codec="utf-8")), max_size=12)
BAD = ("Cc", "Zl", "Zp")


def document_of(text: str) -> Document:
    """The text in every place that text of the data can have."""
    marks, url = (Marks(("a",)),), f"https://example.org/{text}"
    words = f"w{text}w"
    return Document((
        Title(joined(words, " ", marks)),
        Paragraph((words, joined(words, marks)), "dim"),
        table([Column(words), Column("Note", wraps=True)], [[Cell(words, "with"), joined(words, marks)]]),
        Picture(words, words, words, lambda _: ((Cell(words),),), Drawing, (words,), words, words, words),
        Paragraph((joined(words, linked(url), "."),), REFERENCES),
        Footnotes((Footnote("a", words, url),)),
    ))  # fmt: skip


@given(ANY)
def test_no_text_acts_on_a_terminal_or_begins_a_line_of_its_own(text: str) -> None:
    document, harmless = document_of(text), document_of("x")
    for render in (
        lambda whole: plain_text(whole, Screen()),
        lambda whole: terminal_text(whole, Screen(terminal=True, columns=1000)),
        markdown_text,
    ):
        shown = render(document)
        assert [letter for letter in shown.replace("\n", "") if category(letter) in BAD] == []
        assert shown.count("\n") == render(harmless).count("\n")
    assert [letter for letter in html_page(document).replace("\n", "") if category(letter) in BAD] == []


@given(ANY)
def test_no_text_is_markup_in_markdown(text: str) -> None:
    tokens = list(inline(markdown_text(document_of(text))))
    assert {token.type for token in tokens} <= {"text", "softbreak", "hardbreak", "link_open", "link_close"}
    links = [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]
    assert len(links) == 2
    assert all(link.startswith("https://example.org/") for link in links)
    blocks = [token.type for token in PARSER.parse(markdown_text(document_of(text)))]
    assert blocks == [token.type for token in PARSER.parse(markdown_text(document_of("x")))]


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://example.org/a><script>", "https://example.org/a%3E%3Cscript%3E"),
        ("https://example.org/a\t<b>", "https://example.org/a%09%3Cb%3E"),
        ("https://example.org/a b|c", "https://example.org/a%20b%7Cc"),
        ("https://example.org/a_b*c_d", "https://example.org/a_b*c_d"),
    ],
)
def test_an_address_in_markdown_is_one_link_and_no_markup(url: str, href: str) -> None:
    document = Document((Footnotes((Footnote("a", "Title.", url),)), Paragraph((joined("T. ", linked(url)),))))
    tokens = list(inline(markdown_text(document)))
    assert [token.attrs["href"] for token in tokens if token.type == "link_open"] == [href, href]
    assert [token for token in tokens if "html" in token.type] == []


def test_an_address_that_is_none_of_the_web_is_text() -> None:
    document = Document((Footnotes((Footnote("a", "Title.", "javascript:alert(1)"),)),))
    assert "<a " not in html_page(document).partition("<ol")[2].partition("</ol>")[0]
    assert markdown_text(document) == "\\[1\\] Title. javascript:alert(1)\n"


def inline(text: str) -> Iterator[Token]:
    """The inline tokens of Markdown, read by a reader that keeps to CommonMark."""
    for token in PARSER.parse(text):
        yield from token.children or ()


def test_a_cell_is_never_cut_in_a_narrow_terminal() -> None:
    words = "5: EST, GEO, LVA, LTU, MDA"
    shown = terminal_text(Document((table([Column("for"), Column("against")], [[words, words]]),)), Screen(True, 20))
    assert shown.count(words) == 2
