"""The colours of drawings, for the light, for the dark and for paper without colour.

A class is told by its lightness first: on a light page being in favour is dark, being against is of middle lightness,
being in between is pale, and absence is palest and hatched; on a dark page it is the other way round. The hues, blue,
orange, purple and yellow, are told apart with any of the common colour deficiencies (Okabe and Ito 2008, "Color
Universal Design"). What is none of these is grey and hatched the other way: lightness has no room for one more. Text
has a contrast of at least 4.5 to 1 with what it stands on. No custom properties: programs that turn SVG into print do
not know them.
"""

from collections.abc import Iterator, Mapping

LIGHT: Mapping[str, str] = {
    "page": "#ffffff", "ink": "#1b1b1b", "dim": "#5c5c5c", "rule": "#c8c8c8", "dark": "#111111", "pale": "#ffffff",
    "with": "#004a80", "against": "#dd6a12", "between": "#d6aecf", "nothing": "#f1f1f1", "doubt": "#f5e27a",
    "other-0": "#9a9a9a", "other-1": "#404040", "other-2": "#6a6a6a",
    "shade-0": "#e2f2ec", "shade-1": "#b3dccb", "shade-2": "#74bfa1", "shade-3": "#1f7f5f", "shade-4": "#00543c",
}  # fmt: skip
DARK: Mapping[str, str] = {
    "page": "#161616", "ink": "#e8e8e8", "dim": "#ababab", "rule": "#4a4a4a", "dark": "#101010", "pale": "#ffffff",
    "with": "#c4e6ff", "against": "#d8802a", "between": "#85517a", "nothing": "#2b2b2b", "doubt": "#d3c23f",
    "other-0": "#b2b2b2", "other-1": "#4f4f4f", "other-2": "#7c7c7c",
    "shade-0": "#17302a", "shade-1": "#1f4d40", "shade-2": "#2c6e5a", "shade-3": "#5fbd9b", "shade-4": "#b3f0d8",
}  # fmt: skip


SHADES = 5
"""Steps from little to much, `shade-0` to `shade-4`: green, which no status has."""
OTHERS = ("other-0", "other-1", "other-2")
"""The greys of statuses of which no class says anything."""
STATUS_STYLES = ("with", "against", "between", "nothing", "doubt", *OTHERS)
ON_LIGHT: Mapping[str, str] = {
    "with": "pale", "against": "dark", "between": "dark", "nothing": "dark", "doubt": "dark",
    "other-0": "dark", "other-1": "pale", "other-2": "pale",
    "shade-0": "dark", "shade-1": "dark", "shade-2": "dark", "shade-3": "pale", "shade-4": "pale",
}  # fmt: skip
ON_DARK: Mapping[str, str] = {
    "with": "dark", "against": "dark", "between": "pale", "nothing": "pale", "doubt": "dark",
    "other-0": "dark", "other-1": "pale", "other-2": "dark",
    "shade-0": "pale", "shade-1": "pale", "shade-2": "pale", "shade-3": "dark", "shade-4": "dark",
}  # fmt: skip
"""What is legible on each style."""
ABSENT = "nothing"
HATCHES: Mapping[str, str] = {ABSENT: "hatch", **dict.fromkeys(OTHERS, "hatch falling")}
"""The styles that are hatched as well, with the style of their lines."""
_OUTLINED = ("between", "nothing", "doubt")
"""Styles so near to a page that only an outline shows where they end."""


FONTS = "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', 'Noto Sans', 'DejaVu Sans', sans-serif"


def shade(share: float) -> str:
    """The shade for a share of the whole, 0 to 1."""
    return f"shade-{min(int(share * SHADES), SHADES - 1)}"


def ink_on(style: str) -> str:
    """The style of text on a shape of a style; on a shape without one, that of all text."""
    return f"on-{style}" if style in ON_LIGHT else ""


def _rules(colours: Mapping[str, str], on: Mapping[str, str], root: str) -> Iterator[str]:
    yield f"{root} text {{ fill: {colours['ink']}; }}"
    yield f"{root} text.dim {{ fill: {colours['dim']}; }}"
    for name, colour in colours.items():
        yield f"{root} .fill.{name} {{ fill: {colour}; }}"
        yield f"{root} .line.{name} {{ stroke: {colour}; }}"
    for name in _OUTLINED:
        yield f"{root} .fill.{name} {{ stroke: {colours['dim']}; stroke-width: 0.6; }}"
    yield f"{root} .fill.veil {{ fill: {colours['page']}; fill-opacity: 0.6; }}"
    yield f"{root} .fill.blank {{ stroke: none; }}"
    yield f"{root} .hatch {{ stroke: {colours['dim']}; stroke-width: 0.5; fill: none; }}"
    yield f"{root} .hatch.falling {{ stroke: {colours['page']}; stroke-width: 1; }}"
    for name, ink in on.items():
        yield f"{root} text.on-{name} {{ fill: {colours[ink]}; }}"


def _style(root: str, *, dark: bool = True) -> str:
    rules = [
        f"{root} {{ font-size: 13px; font-family: {FONTS}; }}",
        *_rules(LIGHT, ON_LIGHT, root),
        # What stands on a shape must not keep the pointer from the shape's tooltip.
        f'{root} .hatch, {root} .veil, {root} .blank, {root} text[class^="on"] {{ pointer-events: none; }}',
    ]
    if dark:
        rules.append("@media (prefers-color-scheme: dark) {")
        rules += [f"  {rule}" for rule in _rules(DARK, ON_DARK, root)]
        rules.append("}")
    return "\n".join(rules) + "\n"


STYLE = _style("svg.stance")
"""The style sheet, for a file by itself and for a page with drawings."""
LIGHT_STYLE = _style("svg.stance", dark=False)
"""The same for a picture that is always light."""
