"""A real browser, and the pages that it opens from disk.

Chromium and axe-core (`npm ci` in this folder) cannot be installed by pip; where they are missing, the tests are
skipped and say what is. `.ci/run` makes sure that they are there.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache as once
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import ROOT, Run

AXE = Path(__file__).with_name("node_modules") / "axe-core" / "axe.min.js"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
MISSING = [
    *(() if CHROMIUM else ("chromium",)),
    *(() if AXE.exists() else ("axe-core, which 'npm ci' in tests/browser installs",)),
]

LETTERS = ["--data", "tests/datasets/letters.yaml", "--no-bundled"]
REPORTS: dict[str, list[str]] = {
    "one state": ["kyrgyzstan"],
    "two states": ["kazakhstan", "uzbekistan", "--since", "2026"],
    "eight states": ["--group", "central-asia", "--group", "south-caucasus", "--since", "2026"],
    "an issue": ["--issue", "crimea"],
    "two issues": ["--issue", "eeu", "--issue", "csto", "--as-of", "2016"],
    "an empty period": ["nauru", "--since", "1950", "--until", "1951"],
    "letters and signs": LETTERS,
    "a name from right to left": ["KGZ", *LETTERS],
}
"""A report of each kind."""

_ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

Open = Callable[..., Page]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium, started once and closed with the last of these tests: no other test may find its event loop running."""
    if MISSING:
        pytest.skip(f"missing: {'; '.join(MISSING)}")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def file_of(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Writes what a command prints to a file, once."""
    folder = tmp_path_factory.mktemp("pages")

    @once
    def write(*words: str) -> Path:
        with pytest.MonkeyPatch.context() as patched:
            patched.chdir(ROOT)
            ran = run(*words)
        assert (ran.code, ran.err) == (0, "")
        file = folder / f"{len(list(folder.iterdir()))}.html"
        file.write_text(ran.out, encoding="utf-8")
        return file

    return write


@dataclass(frozen=True)
class Shown:
    """A page that tests look at and leave as it is, and what happened while it was opened."""

    page: Page
    asked: tuple[str, ...]
    told: tuple[str, ...]


Show = Callable[..., Page]


@pytest.fixture(scope="package")
def opened_once(browser: Browser, file_of: Callable[..., Path]) -> Callable[..., Shown]:
    """Opens what a command prints from disk, once: opening takes ten times as long as looking."""

    @once
    def opened(*words: str) -> Shown:
        page = browser.new_page()
        asked: list[str] = []
        told: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: told.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("requestfailed", lambda request: told.append(f"failed: {request.url}"))
        page.goto(file_of(*words).as_uri())
        page.wait_for_load_state("networkidle")
        return Shown(page, tuple(asked), tuple(told))

    return opened


@pytest.fixture
def show_page(opened_once: Callable[..., Shown]) -> Show:
    """A page that is opened once, as wide, as bright and as large as is said now; for tests that do not act on it.

    Without a medium it is what it is anywhere: shown on the screen, and printed as on paper.
    """

    def show(*words: str, width: int = 1280, scheme: Any = "light", media: Any = "null", text: str = "") -> Page:
        page = opened_once(*words).page
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(media=media, color_scheme=scheme)
        page.evaluate("size => document.documentElement.style.fontSize = size", text)
        return page

    return show


@pytest.fixture
def open_page(browser: Browser, file_of: Callable[..., Path]) -> Iterator[Open]:
    """Opens a page of its own, for tests that act on it: 1280 CSS pixels wide unless something else is said."""
    contexts = []

    def opened(*words: str, width: int = 1280, **settings: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.goto(file_of(*words).as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
