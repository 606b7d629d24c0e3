"""The pictures in the README and in docs are those that the commands above them draw now."""

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tools.pictures import IMAGE, PAGES, ROOT, Shown, drawn, shown

SHOWN = list(shown())
FOLDER = ROOT / "docs" / "pictures"


@pytest.mark.parametrize("picture", SHOWN, ids=lambda picture: f"{picture.page.name}: {picture.name}")
def test_a_picture_is_what_its_command_draws(picture: Shown, cache: Path) -> None:
    # If this fails: python -m tools.pictures, and look at what it made. The day is a later one: a picture in a page
    # must not change with it.
    assert picture.file.read_text(encoding="utf-8") == drawn(picture.command, cache, date(2031, 1, 1))


@pytest.mark.parametrize("picture", SHOWN, ids=lambda picture: f"{picture.page.name}: {picture.name}")
def test_the_text_in_place_of_a_picture_is_its_title(picture: Shown) -> None:
    title = ElementTree.parse(picture.file).find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert picture.instead == title.text
    assert picture.name == picture.file.name


def test_every_image_of_a_page_stands_below_its_command() -> None:
    images = [address for page in PAGES for _, address in IMAGE.findall(page.read_text(encoding="utf-8"))]
    assert len(images) == len(SHOWN)


def test_every_file_is_shown() -> None:
    assert {picture.file.resolve() for picture in SHOWN} == set(FOLDER.glob("*"))


def test_the_readme_shows_one() -> None:
    assert "README.md" in {picture.page.name for picture in SHOWN}
