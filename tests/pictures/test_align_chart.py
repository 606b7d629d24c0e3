"""`stance align --chart` as a document: what every form says, on every screen, for names of every kind."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.output.widths import width, wrapped
from tests.cases import swept
from tests.conftest import Ran, Run
from tests.pictures.align_data import NAMES
from tests.pictures.align_reading import (
    ALL,
    MEMO,
    POOLED,
    YEARS,
    svg_of,
)
from tests.pictures.reading import SVG, tree, words


@pytest.mark.parametrize("columns", swept([20, 40, 80, 200], [20]))
@pytest.mark.parametrize(
    "question", swept([ALL, YEARS, POOLED, [*ALL, "--by", "topic"], [*MEMO, "--ascii"]], [ALL, YEARS]), ids=" ".join
)
def test_no_line_of_the_picture_is_wider_than_the_screen(question: list[str], columns: int, run: Run) -> None:
    for terminal in (False, True):
        out = run(*question, terminal=terminal, variables={"COLUMNS": str(columns), "NO_COLOR": "1"}).out
        legend = out.index("● agreement" if "--ascii" not in question else "o agreement")
        start = re.search(r"^(UN votes:|All types|cooperation:)", out, re.MULTILINE)
        assert start
        end = out.index("\n\n", legend)
        assert max(map(len, out[start.start() : end].splitlines())) <= columns


@pytest.mark.parametrize("question", [ALL, POOLED], ids=" ".join)
def test_colour_adds_nothing(question: list[str], run: Run) -> None:
    coloured = run(*question, "--color", "always").out
    assert "\x1b[" in coloured
    bare = [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", coloured).splitlines()]
    assert bare == run(*question, terminal=True, variables={"NO_COLOR": "1"}).out.splitlines()


@pytest.mark.parametrize("question", swept([ALL, YEARS, [*ALL, "--by", "topic"]], [ALL]), ids=" ".join)
def test_machine_formats_are_those_without_the_chart(question: list[str], run: Run) -> None:
    bare = [word for word in question if word != "--chart"]
    for name in ("json", "jsonl", "csv", "tsv", "yaml"):
        assert run(*question, "-f", name).out == run(*bare, "-f", name).out


def test_svg_is_only_for_the_chart(run: Run) -> None:
    ran = run("align", "-f", "svg")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)


@pytest.mark.parametrize("name", ["table", "html", "svg", "markdown"])
@pytest.mark.parametrize("question", [ALL, YEARS], ids=" ".join)
def test_every_form_says_how_the_figures_are_made(question: list[str], name: str, run: Run) -> None:
    out = run(*question, "--absent-as", "abstain", "--topic", "ukraine", "--since", "2014", "-f", name).out
    if name == "svg":
        out = " ".join(words(tree(out)))
    out = re.sub(r"\s+", " ", out).replace("\\", "").replace("&#x27;", "'")
    assert "Alignment with Russia since 2014" in out
    for said in (
        "same 1, one abstains 0, opposite -1",
        "Absences are taken for a vote 'abstain' (--absent-as)",
        "Only topic ukraine.",
        "the range if all missing items went against or with the reference",
        "neither agreement nor disagreement",
        "Dataset 2026.11.1, facts checked through 23 Nov 2026.",
    ):
        assert said in out, said


@pytest.mark.parametrize("question", [ALL, YEARS], ids=" ".join)
def test_the_switch_is_not_spoken_of_where_it_is_not_used(question: list[str], run: Run) -> None:
    assert "--absent-as" not in run(*question, "-f", "svg").out


@pytest.mark.parametrize("question", [ALL, POOLED], ids=" ".join)
def test_the_description_has_the_figures(question: list[str], run: Run) -> None:
    root = svg_of(run, *question)
    described = root.find(f"{SVG}desc")
    assert described is not None
    said = described.text or ""
    if question == ALL:
        assert "Kyrgyzstan: 0.70, bounds 0.63 to 0.73, without one item 0.69 to 0.74; 85 of 88 scored." in said
        assert "Too little scored: Azerbaijan 55 of 88, Turkmenistan 34 of 88." in said
    else:
        # The years with fewer than three items, or less than half of the weight, are 1991, 1992 and 2014.
        assert "Tajikistan: 0.66, 78 of 103 over the whole period; a figure in 33 of 36 years, from" in said


def test_the_title_has_the_day_asked(run: Run) -> None:
    title = svg_of(run, *MEMO, "--since", "2011").find(f"{SVG}title")
    assert title is not None
    assert title.text == "Alignment with Russia since 2011 as of 30 Nov 2016"


@pytest.mark.parametrize("question", [ALL, YEARS], ids=" ".join)
def test_a_drawing_loads_nothing(question: list[str], run: Run) -> None:
    svg = run(*question, "-f", "svg").out
    assert not re.search(r"<script|<image|<use|href|url\(|@import|@font-face|\bon[a-z]+=|javascript", svg)
    assert re.findall(r"https?://[^\"< ]+", svg) == ["http://www.w3.org/2000/svg"]


@pytest.mark.parametrize("question", [ALL, YEARS], ids=" ".join)
def test_a_page_has_the_drawing_and_the_table(question: list[str], run: Run) -> None:
    page = run(*question, "-f", "html").out
    assert page.count("<svg") == 1
    assert page.index("<svg") < page.index("<table>")
    assert page.count("same 1, one abstains 0, opposite -1") == 1


@pytest.mark.parametrize("question", [ALL, YEARS], ids=" ".join)
def test_no_picture_calls_a_state_pro_anything(question: list[str], run: Run) -> None:
    for form in ("table", "svg"):
        assert "pro-" not in run(*question, "-f", form).out.casefold().replace("lgbt-pro", "")


def test_a_reference_that_never_voted_is_an_error_as_without_the_chart(run: Run) -> None:
    plain, drawn = (run("align", *more, "--with", "russia", "--as-of", "1900") for more in ([], ["--chart"]))
    assert (drawn.code, drawn.out, drawn.err) == (2, "", plain.err)


# Names that pictures must bear, and answers without a state.


@pytest.mark.parametrize("by", [[], ["--by", "year"]], ids=["dots", "years"])
def test_names_of_any_script_and_signs_of_markup_stay_text(by: list[str], long: list[str], run: Run) -> None:
    out = run(*long, *by, variables={"COLUMNS": "120"}).out
    assert all(name in out for name in NAMES[:3])
    for line in run(*long, *by, variables={"COLUMNS": "50"}).out.split("UN votes")[1].split("\n\n")[0].splitlines():
        assert width(line) <= 50
    shown = words(svg_of(run, *long, *by))
    assert set(NAMES[:3]) <= set(shown)
    assert NAMES[3] in "".join(shown)
    page = run(*long, *by, "-f", "html").out
    assert "&lt;b&gt;&amp;amp; ```x" in page
    assert "<b>" not in page
    assert "```x [bold]" in run(*long, *by, terminal=True, variables={"COLUMNS": "120"}).out


@pytest.mark.parametrize("by", [[], ["--by", "year"]], ids=["dots", "years"])
def test_where_ascii_cannot_show_a_name_codes_stand_for_all(by: list[str], long: list[str], run: Run) -> None:
    out = run(*long, *by, "--ascii").out
    assert out.isascii()
    for code in ("AAA", "BBB", "CCC", "DDD", "EEE"):
        assert re.search(rf"\b{code}\b", out)
    assert "Lateland" not in out
    # Names that ASCII has are left.
    assert re.search(r"^ *Refland\b", run(*long, *by, "--ascii", "refland").out, re.MULTILINE)


def test_a_state_that_was_never_eligible_is_named(long: list[str], run: Run) -> None:
    out = run(*long, "--by", "year").out
    assert "Not eligible in any year: Lateland." in out
    assert "Lateland 0 of 0" in run(*long).out
    assert "No state is eligible in any year." in run(*long, "lateland", "--by", "year").out


@pytest.mark.parametrize("by", [[], ["--by", "year"]], ids=["dots", "years"])
def test_no_state_is_said_in_words(by: list[str], long: list[str], run: Run) -> None:
    ran: Ran = run(*long, *by, "--group", "alone")
    assert (ran.code, ran.err) == (0, "")
    assert "No state is left to measure." in ran.out
    assert "●" not in ran.out
    root = svg_of(run, *long, *by, "--group", "alone")
    assert "No state is left to measure." in words(root)


@given(st.text(alphabet="abc 吉é", max_size=60), st.integers(4, 30))
def test_wrapped_lines_fit_and_lose_nothing(text: str, columns: int) -> None:
    lines = wrapped(text, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
