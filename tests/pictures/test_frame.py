"""The frame of a picture: what it says, how large it is, and the options that change it."""

import re
import struct
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from stance.errors import UsageError
from stance.output.document import Picture
from stance.output.pictures.drawing import Drawing, lines_of
from stance.output.pictures.frame import framed
from stance.output.pictures.size import size_of
from stance.output.pictures.style import LIGHT
from stance.output.words import licence_line, provenance_line
from stance.questions.facts import DatasetFacts
from tests.conftest import Ran, Run
from tests.pictures.layout import labels, outside, overlaps, points
from tests.pictures.reading import SVG, tree, words
from tests.pictures.test_colours import linear, luminance

VOTE = ["compare", "--issue", "crimea", "--map"]
CHART = ["timeline", "--issue", "eeu", "--chart", "--since", "2014", "--until", "2016", "--group", "central-asia"]
LAWS = ["timeline", "kyrgyzstan", "--issue", "foreign-agents", "--issue", "lgbt-propaganda", "--chart"]
EVERY = [
    CHART, LAWS, VOTE, ["compare", "--topic", "crimea", "--heat"],
    ["agree", "--matrix", "--heat", "--group", "central-asia"], ["align", "--chart", "--group", "central-asia"],
    ["agree", "russia", "--group", "central-asia", "--by", "year", "--chart"],
    ["agree", "usa", "russia", "china", "--by", "year", "--chart"],
    ["align", "--group", "post-soviet", "--between", "2014", "2024", "--chart"],
    ["compare", "--issue", "crimea", "--issue", "eeu", "--map"],
]  # fmt: skip
every = pytest.mark.parametrize("question", EVERY, ids=" ".join)


def svg(run: Run, *question: str) -> ElementTree.Element:
    ran = run(*question, "-f", "svg")
    assert (ran.code, ran.err) == (0, "")
    return tree(ran.out)


def refused(ran: Ran) -> str:
    assert (ran.code, ran.out) == (2, "")
    return ran.err


def test_a_vote_names_its_question_its_resolution_its_publisher_and_the_licence(run: Run) -> None:
    shown = words(svg(run, *VOTE))
    assert shown[0] == "UN General Assembly vote on the territorial integrity of Ukraine, 27 Mar 2014"
    assert shown[1] == "Did the state vote for the resolution that calls the Crimean referendum invalid? A/RES/68/262."
    assert shown[-2].startswith("Source: United Nations General Assembly")
    assert "A/RES/68/262" in shown[-2]
    assert shown[-1] == "Dataset 2026.11.1, facts checked through 23 Nov 2026. CC-BY-4.0."


@every
@pytest.mark.parametrize("size", ["column", "page", "1000x1600"])
def test_no_text_is_under_seven_points(question: list[str], size: str, run: Run) -> None:
    root = svg(run, *question, "--size", size)
    assert min(points(root, label.size) for label in labels(root)) >= 6.99


def test_sizes_are_what_the_help_says(run: Run) -> None:
    slide, column, page, own = (svg(run, *CHART, "--size", size) for size in ("slide", "column", "page", "640x480"))
    assert (slide.get("width"), slide.get("height")) == ("1280", "720")  # 13.33 x 7.5 in of 96 px
    assert (column.get("width"), page.get("width")) == ("85.0mm", "170.0mm")
    assert (own.get("width"), own.get("height")) == ("640", "480")


def test_what_does_not_fit_is_refused_with_the_size_that_does(run: Run) -> None:
    told = refused(run(*CHART, "-f", "svg", "--size", "640x240"))
    assert "does not fit 640x240" in told
    wanted = told.split("--size ")[1].split(";")[0]
    assert svg(run, *CHART, "--size", wanted).get("height") == wanted.split("x")[1]


def test_what_is_far_too_high_for_paper_is_refused() -> None:
    def drawing(wide: float) -> Drawing:
        drawn = Drawing(wide)
        drawn.height = 6000  # units of 7/7.5 of a pixel: 1,482 mm
        return drawn

    picture = Picture("T", "", "", lambda _: (), drawing, (), "", "", "")
    for size in ("column", "page"):
        with pytest.raises(UsageError, match=f"higher than two pages at --size {size}"):
            framed(picture, size_of(size))
    assert framed(picture, size_of(None)).height > 6000


@pytest.mark.parametrize("size", ["huge", "10x10", "100000x2", "slide "])
def test_what_is_no_size_is_refused(size: str, run: Run) -> None:
    assert "is not a size" in refused(run(*CHART, "-f", "svg", "--size", size))


@every
def test_no_labels_overlap_and_none_leaves_the_canvas(question: list[str], run: Run) -> None:
    for size in ((), ("--size", "page"), ("--size", "column")):
        root = svg(run, *question, *size)
        found = list(labels(root))
        assert (size, overlaps(found), outside(root, found)) == (size, [], [])


def test_an_overlap_and_a_label_outside_would_be_seen() -> None:
    root = ElementTree.fromstring(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><g transform="translate(5 5)">'
        '<text x="0" y="20">one</text><text x="8" y="22">two</text><text x="90" y="44">three</text></g></svg>'
    )
    found = list(labels(root))
    assert overlaps(found) == [("one", "two")]
    assert outside(root, found) == ["three"]


def test_the_classes_of_a_picture_are_told_apart_in_greyscale(run: Run) -> None:
    root = svg(run, *VOTE)
    rules = (root.findtext(f"{SVG}style") or "").partition("@media")[0]
    classes = {
        (box.get("class") or "").removeprefix("fill ") for box in root.iter(f"{SVG}rect") if box.findtext(f"{SVG}title")
    } - {"page", "rule", "dim"}
    assert classes == {"with", "against", "between", "nothing"}
    greys = []
    for name in classes:
        found = re.search(rf"\.fill\.{name} {{ fill: (#\w+)", rules)
        assert found
        greys.append(luminance(linear(found[1])))
    assert all(after - before >= 0.15 for before, after in pairwise(sorted(greys)))


def test_absence_is_hatched_in_the_picture_and_in_the_legend(run: Run) -> None:
    root = svg(run, *VOTE)
    boxes = [box for box in root.iter(f"{SVG}rect") if box.get("class") == "fill nothing"]
    assert len(boxes) == len(list(root.iter(f"{SVG}path"))) == 3 + 1  # KGZ, TJK and TKM; the key


def test_no_hatch_is_near_words_on_it() -> None:
    drawing = Drawing(100)
    drawing.text(50, 30, "KGZ", "on-nothing", anchor="middle", size=10)
    drawing.text(50, 60, "X", "on-nothing", anchor="middle", size=10, bold=True)
    backings = [(float(box.get("x", "")), float(box.get("width", ""))) for box in drawing.elements if box.tag == "rect"]
    # In DejaVu Sans the letters of KGZ have 0.656 + 0.775 + 0.685 em, and a bold X has 0.771 em.
    for (left, wide), letters, edge in zip(backings, (21.2, 7.7), (2, 1), strict=True):
        assert left <= 50 - letters / 2 - edge
        assert left + wide >= 50 + letters / 2 + edge


def test_title_subtitle_and_notes_are_the_users(run: Run) -> None:
    root = svg(run, *VOTE, "--title", "Who <stood> where", "--subtitle", "", "--no-notes")
    shown = words(root)
    assert shown[0] == root.findtext(f"{SVG}title") == "Who <stood> where"
    assert not any("Did the state" in line or "Absent is not" in line for line in shown)
    assert shown[-2].startswith("Source: ")
    # A picture without a title has one for screen readers still.
    root = svg(run, *VOTE, "--title", "")
    name = "UN General Assembly vote on the territorial integrity of Ukraine, 27 Mar 2014"
    assert (words(root)[0][:13], root.findtext(f"{SVG}title")) == ("Did the state", name)
    page = run(*VOTE, "--title", "Who stood where", "--no-notes", "-f", "html").out
    assert "<h1>Who stood where</h1>" in page
    assert '<figcaption>\n<p class="dim">Source: ' in page


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--size", "slide"], "--size is for svg and png"), (["--subtitle", "a", "-f", "html"], "--subtitle is for"),
        (["--dpi", "300", "-f", "svg"], "--dpi is for png"), (["--title", "a", "-f", "csv"], "--title is for"),
        (["--no-notes"], "--no-notes is for"),
    ],
)  # fmt: skip
def test_options_of_drawings_are_refused_where_nothing_is_drawn(more: list[str], told: str, run: Run) -> None:
    assert told in refused(run(*VOTE, *more))
    # Where no picture is asked for, a format of pictures is the first thing that is wrong.
    expected = "svg is a format of pictures; add --map or --heat" if more[-1] == "svg" else "is for pictures"
    assert expected in refused(run("compare", "crimea", *more))


def test_a_page_has_notes_and_source_outside_what_scrolls(run: Run) -> None:
    page = run(*VOTE, "-f", "html").out
    caption = page.split("<figcaption>")[1].split("</figcaption>")[0]
    assert "Absent is not abstaining" in caption
    assert "Source: United Nations General Assembly" in caption
    assert "Absent is not abstaining" not in page.split("</desc>")[1].split("<figcaption>")[0]


# As PNG.


def test_png_says_how_to_get_what_it_needs(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "resvg_py", None)
    told = refused(run(*VOTE, "-f", "png", "--title", "missing"))
    assert "pip install 'country-stance[pictures]'" in told


def png(run: Run, *more: str) -> bytes:
    pytest.importorskip("resvg_py")
    ran = run(*CHART, "-f", "png", *more)
    assert (ran.code, ran.err) == (0, "")
    return ran.raw


def test_png_warns_of_letters_that_no_font_has(run: Run) -> None:
    pytest.importorskip("resvg_py")
    lacking = chr(0xF8123)  # private use: no font has it
    ran = run(*CHART, "-f", "png", "--title", f"Ж {lacking}")
    assert (ran.code, ran.raw[1:4]) == (0, b"PNG")
    assert f"no font has {lacking}, drawn as boxes" in ran.err
    assert run(*CHART, "-f", "svg", "--title", f"Ж {lacking}").err == ""


def test_png_has_the_pixels_and_the_resolution_of_its_size(run: Run) -> None:
    for more, wide, dpi in (
        (("--size", "slide"), 1920, 144), (("--size", "column"), 1004, 300), (("--size", "640x480"), 640, 96),
        (("--size", "column", "--dpi", "150"), 502, 150),
    ):  # fmt: skip
        raw = png(run, *more)
        assert struct.unpack(">I", raw[16:20]) == (wide,)
        place = raw.index(b"pHYs") + 4
        assert round(struct.unpack(">I", raw[place : place + 4])[0] * 0.0254) == dpi


def pixels(raw: bytes) -> list[list[tuple[int, ...]]]:
    """The pixels of a PNG of 8-bit RGBA, line by line."""
    wide, high = struct.unpack(">II", raw[16:24])
    data, place = b"", 8
    while place < len(raw):
        (length,) = struct.unpack(">I", raw[place : place + 4])
        data += raw[place + 8 : place + 8 + length] if raw[place + 4 : place + 8] == b"IDAT" else b""
        place += length + 12
    lines, packed, above, step = [], zlib.decompress(data), bytes(wide * 4), wide * 4 + 1
    for row in range(high):
        filtered, line = packed[row * step : (row + 1) * step], bytearray()
        for at, value in enumerate(filtered[1:]):
            left, up, corner = (line[at - 4], above[at], above[at - 4]) if at > 3 else (0, above[at], 0)
            guess = left + up - corner
            paeth = min((left, up, corner), key=lambda near: abs(guess - near))
            line.append((value + (0, left, up, (left + up) // 2, paeth)[filtered[0]]) % 256)
        above = bytes(line)
        lines.append([tuple(line[at : at + 3]) for at in range(0, wide * 4, 4)])
    return lines


def test_png_is_the_picture_of_the_svg(run: Run) -> None:
    # Every band has its colour, where the SVG has it; a corner of the paper is white.
    drawn = pixels(png(run, "--size", "column", "--dpi", "72"))
    assert drawn[0][0] == (255, 255, 255)
    root = svg(run, *CHART, "--size", "column")
    scale = len(drawn[0]) / float(root.get("viewBox", "").split()[2])
    bands = [(x, y, box) for x, y, box in boxes(root) if (box.findtext(f"{SVG}title") or "").count(" to ")]
    assert len(bands) >= 6
    for x, y, box in bands:
        wide, high = float(box.get("width", "")), float(box.get("height", ""))
        name = box.get("class", "").removeprefix("fill ")
        colour = tuple(int(LIGHT[name][place : place + 2], 16) for place in (1, 3, 5))
        # Near the lower right corner, where no word is.
        assert drawn[int((y + high - 2) * scale)][int((x + wide - 2) * scale)] == colour, box.findtext(f"{SVG}title")


def boxes(
    element: ElementTree.Element, across: float = 0, down: float = 0
) -> Iterator[tuple[float, float, ElementTree.Element]]:
    for child in element:
        if child.tag == f"{SVG}g":
            x, y = map(float, child.get("transform", "").removeprefix("translate(").removesuffix(")").split())
            yield from boxes(child, across + x, down + y)
        elif child.tag == f"{SVG}rect" and child.get("x"):
            yield float(child.get("x", "")) + across, float(child.get("y", "")) + down, child


def test_a_dataset_without_licence_and_sources_leaves_no_empty_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bare.yaml"
    file.write_text(
        "dataset: {schema: 2, focus: all}\nstates:\n  AAA: {name: Aaland, un-member: 1992}\n  BBB: {name: Bbland}\n"
        "groups:\n  both: {title: Both, states: [AAA, BBB]}\n"
        "issues:\n  pact: {title: A pact, question: Is it in?, type: membership}\n", encoding="utf-8",
    )  # fmt: skip
    bare = ["--data", str(file), "--no-bundled", "--group", "both"]
    root = svg(run, "timeline", "--issue", "pact", "--chart", *bare)
    assert words(root)[-1] == "Dataset without a version."
    # Nor an empty place: lines of 11 units, each 1.45 of that high.
    last, before = (float(e.get("y", "")) for e in list(root.iter(f"{SVG}text"))[:-3:-1])
    assert last - before < 1.5 * 1.45 * 11
    assert all(words(root))


def test_words_without_a_blank_are_broken_to_fit() -> None:
    # 20 letters of 0.63 em at 10 units are 126 units: two lines of at most 90.
    assert lines_of("n" * 20, 90, 10) == ["n" * 14, "n" * 6]
    # An ideograph is one em wide: nine are 90 units.
    assert lines_of("很" * 8 + "%", 90, 10) == ["很" * 8 + "%"]
    assert lines_of("", 90) == []


@pytest.mark.parametrize(
    ("files", "version", "checked", "licence", "said"),
    [
        (("bundled",), "2026.11.1", "2026-11-23", "CC-BY-4.0",
         "Dataset 2026.11.1, facts checked through 23 Nov 2026. CC-BY-4.0."),
        (("bundled", "b.yaml"), "2026.11.1", "2026-11-23", "CC-BY-4.0",
         "Dataset 2026.11.1 (facts checked through 23 Nov 2026, CC-BY-4.0) + b.yaml. "),
        (("b.yaml", "bundled"), "1", None, None, "Dataset 1; states of the bundled dataset. "),
        (("b.yaml", "bundled"), None, None, None, "Dataset b.yaml; states of the bundled dataset. "),
        (("b.yaml", "c.yaml"), None, None, None, "Dataset b.yaml + c.yaml. "),
    ],
)  # fmt: skip
def test_the_day_of_the_check_and_the_licence_are_those_of_the_first_file(
    files: tuple[str, ...], version: str | None, checked: str | None, licence: str | None, said: str
) -> None:
    dataset = DatasetFacts(version, checked, licence, None, None, None, files)
    assert f"{provenance_line(dataset)} {licence_line(dataset)}" == said
