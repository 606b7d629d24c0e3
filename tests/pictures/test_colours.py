"""Classes differ in lightness, for every kind of colour vision, on white and in the dark, and text on them is legible.

The simulation of the three deficiencies is that of Machado, Oliveira and Fernandes (2009), "A Physiologically-based
Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), at severity 1.0: its published matrices for linear
RGB. Luminance and contrast are as WCAG 2.2 defines them; the distance is CIE 1976 in L*a*b*.
"""

from itertools import combinations
from math import sqrt

import pytest

from stance.output.pictures.style import ABSENT, DARK, HATCHES, LIGHT, ON_DARK, ON_LIGHT, OTHERS

Colour = tuple[float, ...]
VISION = {
    "usual": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
PALETTES = [(LIGHT, ON_LIGHT), (DARK, ON_DARK)]
palettes = pytest.mark.parametrize(("colours", "on"), PALETTES, ids=["light", "dark"])
VOTES = ("with", "against", "between")


def linear(colour: str) -> Colour:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def luminance(colour: Colour) -> float:
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), colour, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(linear(one)), luminance(linear(other))))
    return (light + 0.05) / (dark + 0.05)


def seen(colour: str, vision: str) -> Colour:
    rgb = linear(colour)
    return tuple(
        min(max(sum(part * share for part, share in zip(rgb, row, strict=True)), 0.0), 1.0) for row in VISION[vision]
    )


def lab(rgb: Colour) -> Colour:
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    x, y, z = (
        share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116
        for share in (
            sum(a * b for a, b in zip(row, rgb, strict=True)) / of for row, of in zip(rows, white, strict=True)
        )
    )
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def apart(one: Colour, other: Colour) -> float:
    return sqrt(sum((a - b) ** 2 for a, b in zip(lab(one), lab(other), strict=True)))


@palettes
def test_votes_differ_in_greyscale(colours: dict[str, str], on: dict[str, str]) -> None:
    for one, other in combinations(VOTES, 2):
        assert abs(luminance(linear(colours[one])) - luminance(linear(colours[other]))) >= 0.15, (one, other)


@palettes
def test_absence_is_nearest_to_the_page(colours: dict[str, str], on: dict[str, str]) -> None:
    page = luminance(linear(colours["page"]))
    distance = {name: abs(luminance(linear(colours[name])) - page) for name in (*VOTES, "nothing", "doubt")}
    assert min(distance, key=distance.__getitem__) == "nothing"
    assert distance["between"] - distance["nothing"] >= 0.09


@palettes
@pytest.mark.parametrize("vision", VISION)
def test_classes_are_told_apart_with_any_colour_vision(
    vision: str, colours: dict[str, str], on: dict[str, str]
) -> None:
    for one, other in combinations((*VOTES, "nothing", "doubt", *OTHERS), 2):
        first, second = seen(colours[one], vision), seen(colours[other], vision)
        # A difference of 10 is plain at a glance (2.3 is just noticed).
        assert apart(first, second) >= 14, (one, other, apart(first, second))
        if {one, other} <= set(VOTES):
            assert abs(luminance(first) - luminance(second)) >= 0.12, (one, other)


def test_what_no_class_says_anything_of_is_told_in_greyscale_by_a_hatch_of_its_own() -> None:
    # Lightness has no room left: between any two of the votes there are less than 2 x 0.15.
    assert set(HATCHES) == {ABSENT, *OTHERS}
    assert HATCHES[ABSENT] not in {HATCHES[style] for style in OTHERS}
    for colours in (LIGHT, DARK):
        page = luminance(linear(colours["page"]))
        absent = abs(luminance(linear(colours[ABSENT])) - page)
        for style in OTHERS:
            red, green, blue = (colours[style][place : place + 2] for place in (1, 3, 5))
            assert red == green == blue, "a grey, whose hue nothing else has"
            # The lines of its hatch are of the colour of the page, and are seen on it.
            assert contrast(colours[style], colours["page"]) >= 2.2, style
            assert abs(luminance(linear(colours[style])) - page) - absent >= 0.05


@palettes
def test_text_on_every_colour_is_legible(colours: dict[str, str], on: dict[str, str]) -> None:
    for style, ink in on.items():
        assert contrast(colours[style], colours[ink]) >= 4.5, style
    for ink in ("ink", "dim"):
        assert contrast(colours["page"], colours[ink]) >= 4.5


def test_two_greys_that_are_alike_would_be_seen() -> None:
    # The former colours of for, against and abstaining: 0.084 to 0.123.
    former = [luminance(linear(colour)) for colour in ("#00588f", "#a34700", "#7d3a6a")]
    assert max(former) - min(former) < 0.15
