"""The colours of drawings: those of pages and terminals, for the light and for the dark.

Blue, orange, grey and purple are told apart with any of the common colour deficiencies (Okabe and Ito 2008, "Color
Universal Design"); text has a contrast of at least 4.5 to 1 with what it stands on. No custom properties: programs
that turn SVG into print do not know them.
"""

from collections.abc import Iterator, Mapping

LIGHT: Mapping[str, str] = {
    "page": "#ffffff", "ink": "#1b1b1b", "dim": "#5c5c5c", "rule": "#c8c8c8", "on": "#ffffff",
    "with": "#00588f", "against": "#a34700", "between": "#7d3a6a", "nothing": "#5c5c5c", "doubt": "#6b5a00",
    "shade-0": "#e2f2ec", "shade-1": "#b3dccb", "shade-2": "#74bfa1", "shade-3": "#1f7f5f", "shade-4": "#00543c",
}  # fmt: skip
DARK: Mapping[str, str] = {
    "page": "#161616", "ink": "#e8e8e8", "dim": "#ababab", "rule": "#4a4a4a", "on": "#161616",
    "with": "#7cc4f5", "against": "#ffb066", "between": "#e3a3cd", "nothing": "#ababab", "doubt": "#e6cf4d",
    "shade-0": "#17302a", "shade-1": "#1f4d40", "shade-2": "#2c6e5a", "shade-3": "#5fbd9b", "shade-4": "#b3f0d8",
}  # fmt: skip


SHADES = 5
"""Steps from little to much, `shade-0` to `shade-4`: green, which no status has."""
STATUS_STYLES = ("with", "against", "between", "nothing", "doubt")
_ON_SHADES = ("ink", "ink", "ink", "on", "on")
"""What is legible on each shade."""


def shade(share: float) -> str:
    """The shade for a share of the whole, 0 to 1."""
    return f"shade-{min(int(share * SHADES), SHADES - 1)}"


def _rules(colours: Mapping[str, str], root: str) -> Iterator[str]:
    yield f"{root} text {{ fill: {colours['ink']}; }}"
    yield f"{root} text.on {{ fill: {colours['on']}; }}"
    for name, colour in colours.items():
        if name == "on":
            continue
        yield f"{root} .fill.{name} {{ fill: {colour}; }}"
        yield f"{root} .line.{name} {{ stroke: {colour}; }}"
        if name in ("dim", *STATUS_STYLES):
            yield f"{root} text.{name} {{ fill: {colour}; }}"
    # What stands on a shape must not keep the pointer from the shape's tooltip.
    yield f'{root} text[class^="on"] {{ pointer-events: none; }}'
    for number, ink in enumerate(_ON_SHADES):
        yield f"{root} text.on-shade-{number} {{ fill: {colours[ink]}; }}"


def _style(root: str) -> str:
    light = "\n".join(_rules(LIGHT, root))
    dark = "\n  ".join(_rules(DARK, root))
    return (
        f"{root} {{ font: 13px/1 system-ui, 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif; }}\n"
        f"{light}\n@media (prefers-color-scheme: dark) {{\n  {dark}\n}}\n"
    )


STYLE = _style("svg.stance")
"""The style sheet, for a file by itself and for a page with drawings."""
