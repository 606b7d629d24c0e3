"""Pages in a real browser: opened from disk, at any width and text size, by keyboard, in the dark, on paper."""

import os
import re
import struct
import zlib
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import measures
from tests.browser.conftest import MISSING, REPORTS, Open, Show, Shown
from tests.pages import Page as Parsed

pytestmark = pytest.mark.thorough

EVERY_STATE = ["--group", "all"]
each = pytest.mark.parametrize("words", REPORTS.values(), ids=REPORTS)
some = pytest.mark.parametrize(
    "words", [REPORTS[kind] for kind in ("eight states", "an issue", "letters and signs")],
    ids=["eight states", "an issue", "letters and signs"],
)  # fmt: skip


def test_continuous_integration_has_a_browser_and_a_checker() -> None:
    assert not MISSING or not os.environ.get("CI")


# Opening.


@each
def test_a_page_opens_from_disk_and_asks_for_nothing(words: list[str], opened_once: Callable[..., Shown]) -> None:
    shown = opened_once("report", *words)
    page = shown.page
    assert page.title() == page.locator("h1").inner_text()
    assert (shown.asked, shown.told) == ((page.url,), ())
    assert page.url.startswith("file://")


@some
def test_a_page_needs_no_scripts(words: list[str], show_page: Show, open_page: Open) -> None:
    with_scripts = show_page("report", *words)
    without = open_page("report", *words, java_script_enabled=False)
    assert without.locator("main").inner_text() == with_scripts.locator("main").inner_text()
    assert without.locator("footer").inner_text() == with_scripts.locator("footer").inner_text()


def test_no_sign_of_the_data_acts(show_page: Show) -> None:
    page = show_page("report", *REPORTS["a name from right to left"])
    assert "taken" not in page.title()
    assert page.locator("main img, main svg[onload], main script, main blink").count() == 0
    assert page.get_by_text("Said <script>alert('x')</script> & left; see [3]").count() == 2  # the vote, the timeline


@some
def test_the_browser_reads_the_tables_as_they_are_written(words: list[str], show_page: Show) -> None:
    page = show_page("report", *words)
    shown = page.evaluate(
        "() => [...document.querySelectorAll('tbody tr')].map(row => [...row.cells].map(cell => cell.textContent))"
    )
    written = Parsed(page.content()).root
    assert shown == [
        [cell.text for cell in row.all("th", "td")] for body in written.all("tbody") for row in body.all("tr")
    ]  # fmt: skip


# Anchors and keyboard.


@pytest.mark.parametrize("kind", [kind for kind in REPORTS if kind not in ("two states", "eight states")])  # as of one
def test_every_link_within_the_page_brings_its_target_into_view(kind: str, open_page: Open) -> None:
    page = open_page("report", *REPORTS[kind])
    assert page.locator('a[href^="#"]').count() >= 5
    assert page.evaluate(measures.FOLLOW_ANCHORS, 30) == []


def test_a_mark_leads_to_its_source_and_back(open_page: Open) -> None:
    page = open_page("report", "--issue", "crimea")
    page.get_by_role("row", name="Armenia").first.get_by_role("link", name="[1]").click()
    assert page.evaluate("location.hash") == "#source-1"
    entry = page.locator("#source-1")
    assert "Territorial integrity of Ukraine" in entry.inner_text()
    assert entry.evaluate("entry => entry.getBoundingClientRect().top < innerHeight")
    entry.get_by_role("link", name="Back to the first mark of source 1").click()
    assert page.evaluate("document.querySelector(':target').textContent") == "[1]"


@pytest.mark.parametrize(("kind", "width"), [("eight states", 1280), ("an issue", 360), ("letters and signs", 1280)])
def test_the_keyboard_reaches_everything_in_order_and_is_seen(kind: str, width: int, open_page: Open) -> None:
    page = open_page("report", *REPORTS[kind], width=width)
    reachable = page.locator('a[href], [tabindex="0"]').count()
    for place in range(min(reachable, 40)):
        page.keyboard.press("Tab")
        focus = page.evaluate(measures.FOCUSED)
        assert (focus["place"], focus["outlined"], focus["seen"]) == (place, True, True), focus["html"]
        if not place:
            assert 'class="skip"' in focus["html"]
    page.locator('a[href], [tabindex="0"]').last.focus()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(measures.FOCUSED)["place"] == reachable - 2


def test_the_first_link_skips_to_the_content(open_page: Open) -> None:
    page = open_page("report", "kyrgyzstan")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "scroll"


def test_a_wide_table_scrolls_by_keyboard_in_its_own_frame(open_page: Open) -> None:
    page = open_page("report", "--group", "central-asia", width=360)
    region = page.get_by_role("region").first
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    assert page.evaluate(measures.SIDEWAYS) == 0


# Width and size of text.


@pytest.mark.parametrize(
    ("words", "width"), [*product(REPORTS.values(), (320, 1280)), (EVERY_STATE, 320)],
    ids=lambda value: str(value) if isinstance(value, int) else " ".join(value),
)  # fmt: skip
def test_the_page_never_scrolls_sideways(words: list[str], width: int, show_page: Show) -> None:
    page = show_page("report", *words, width=width)
    assert page.evaluate(measures.SIDEWAYS) == 0
    assert page.evaluate(measures.OUTSIDE) == []


@each
@pytest.mark.parametrize("width", [360, 1280])
def test_text_at_twice_its_size_neither_overlaps_nor_is_cut(words: list[str], width: int, show_page: Show) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('main')).fontSize)"
    before = show_page("report", *words, width=width).evaluate(size)
    page = show_page("report", *words, width=width, text="200%")  # as a reader's setting does it
    assert page.evaluate(size) == 2 * before
    assert page.evaluate(measures.OVERLAPS) == []
    assert page.evaluate(measures.CLIPPED) == []
    assert page.evaluate(measures.SIDEWAYS) == 0
    assert page.evaluate(measures.OUTSIDE) == []


def test_the_measure_of_overlaps_sees_one(open_page: Open) -> None:
    page = open_page("report", "--issue", "crimea")
    page.add_style_tag(content="h2 { margin-top: -3.2rem }")
    assert page.evaluate(measures.OVERLAPS) != []


# Light, dark and paper.


def luminance(page: Page, place: str, what: str) -> float:
    """The relative luminance of a colour, 0 to 1 (WCAG 2.2)."""
    words: str = page.evaluate(
        "([place, what]) => getComputedStyle(document.querySelector(place))[what]", [place, what]
    )
    parts = [int(part) / 255 for part in words.removeprefix("rgb(").removesuffix(")").split(", ")]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
def test_the_page_follows_the_setting_of_the_system(scheme: Any, dark: bool, show_page: Show) -> None:
    page = show_page("report", "--issue", "crimea", scheme=scheme)
    ground, ink = luminance(page, "body", "backgroundColor"), luminance(page, "body", "color")
    assert (ground < ink) == dark
    assert (max(ground, ink) + 0.05) / (min(ground, ink) + 0.05) >= 7


@each
def test_on_paper_everything_is_there_and_fits(words: list[str], show_page: Show) -> None:
    # A4 is 210 mm wide; less 15 mm on each side that is 680 CSS pixels.
    page = show_page("report", *words, width=680, scheme="dark", media="print")
    assert page.evaluate(measures.WIDER_THAN_THEIR_PLACE) == []
    assert page.evaluate(measures.UNSEEN_TEXT) == []
    assert luminance(page, "body", "backgroundColor") == 1
    assert luminance(page, "body", "color") < 0.05
    kept = page.evaluate(
        "() => [...document.querySelectorAll('body *')].filter("
        "element => ['fixed', 'sticky'].includes(getComputedStyle(element).position)).length"
    )
    assert kept == 0
    heads = page.evaluate("[...new Set([...document.querySelectorAll('thead')].map(e => getComputedStyle(e).display))]")
    assert heads in (["table-header-group"], [])
    links = page.locator('.sources a[href^="http"]')
    assert links.evaluate_all("links => links.filter(link => link.innerText !== link.getAttribute('href')).length") == 0


# Pictures of it.


def pixels(png: bytes) -> tuple[int, int, bytes]:
    """Width, height and the bytes of the pictured lines, filtered as they are."""
    width, height = struct.unpack(">II", png[16:24])
    data, place = b"", 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        if png[place + 4 : place + 8] == b"IDAT":
            data += png[place + 8 : place + 8 + length]
        place += length + 12
    return width, height, zlib.decompress(data)


@some
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_screenshot_shows_something(words: list[str], width: int, scheme: Any, show_page: Show) -> None:
    png = show_page("report", *words, width=width, scheme=scheme).screenshot()
    wide, high, lines = pixels(png)
    assert (wide, high) == (width, 900)
    step = len(lines) // high
    drawn = [line for line in (lines[n * step + 1 : (n + 1) * step] for n in range(high)) if len(set(line)) > 8]
    assert len(drawn) > high / 4


@pytest.mark.parametrize("state", ["kyrgyzstan", "russia"])
def test_a_report_on_one_state_prints_on_twelve_pages(state: str, show_page: Show) -> None:
    page = show_page("report", state)
    printed = page.pdf(format="A4")
    assert printed.startswith(b"%PDF-")
    assert 5 < len(re.findall(rb"/Type\s*/Page\b", printed)) <= 12
    page.emulate_media(media="print")
    assert page.locator("ol.sources").is_visible()
    # What paper leaves out is named there, and there on the screen.
    hidden, named = page.locator(".on-screen"), page.locator(".on-paper")
    assert not any(hidden.nth(place).is_visible() for place in range(hidden.count()))
    assert [text.split(" are not printed")[0] for text in named.all_inner_texts()] == [
        "The entries of the timeline", "The questions",
    ]  # fmt: skip
    page.emulate_media(media="screen")
    assert hidden.count() == 2
    assert all(hidden.nth(place).is_visible() for place in range(2))
    assert not any(named.nth(place).is_visible() for place in range(2))


def test_a_phone_shows_notes_and_sources_of_a_picture_without_scrolling_sideways(show_page: Show) -> None:
    page = show_page("timeline", "kyrgyzstan", "--chart", "--issue", "foreign-agents", "-f", "html", width=400)
    caption = page.locator("figcaption")
    assert "A band is what held" in caption.inner_text()
    assert "Source" in caption.inner_text()
    box = caption.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 400
    assert page.evaluate(measures.SIDEWAYS) == 0
    assert page.evaluate(measures.OUTSIDE) == []
