"""A picture as SVG: a file of its own, or a part of a page. Text stays text, fonts are named and not embedded.

The elements are written by the standard library's ElementTree, which escapes all that comes from the data.
"""

from textwrap import wrap
from xml.etree import ElementTree

from stance.output.document import Picture
from stance.output.pictures.style import STYLE
from stance.output.widths import one_line

_MARGIN = 16
_HEADING, _HEADING_LINE = 17, 22
_BOLD = 0.58
"""How wide a letter of the heading is on average, of its size."""


def svg_file(picture: Picture) -> str:
    """The picture as an SVG file, with its title above it and its colours for the light and the dark."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_svg(picture, 1, alone=True)}\n'


def svg_part(picture: Picture, number: int) -> str:
    """The picture as an element of an HTML page, whose style sheet has the colours. ``number`` is unlike on a page."""
    return _svg(picture, number, alone=False)


def _svg(picture: Picture, number: int, *, alone: bool) -> str:
    drawing = picture.drawing()
    names = (f"picture-{number}-title", f"picture-{number}-description")
    heading = wrap(one_line(picture.title), int(drawing.width / (_HEADING * _BOLD))) if alone else []
    margin, above = (_MARGIN, 34.0 + _HEADING_LINE * (len(heading) - 1)) if alone else (0, 0.0)
    for words in picture.provenance.splitlines() if alone else ():
        drawing.paragraph(0, drawing.height + 18, words, "dim", size=12)
    wide, high = drawing.width + 2 * margin, drawing.height + 2 * margin + above
    root = ElementTree.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg", "class": "stance", "viewBox": f"0 0 {wide:.0f} {high:.0f}",
            "width": f"{wide:.0f}", "height": f"{high:.0f}", "role": "img", "aria-labelledby": " ".join(names),
        },
    )  # fmt: skip
    ElementTree.SubElement(root, "title", {"id": names[0]}).text = one_line(picture.title)
    ElementTree.SubElement(root, "desc", {"id": names[1]}).text = one_line(picture.description)
    if alone:
        ElementTree.SubElement(root, "style").text = f"\n{STYLE}"
        ElementTree.SubElement(root, "rect", {"class": "fill page", "width": "100%", "height": "100%"})
        for number, line in enumerate(heading):
            place = {"x": str(_MARGIN), "y": str(32 + _HEADING_LINE * number)}
            ElementTree.SubElement(
                root, "text", {**place, "font-size": str(_HEADING), "font-weight": "bold"}
            ).text = line  # fmt: skip
    body = ElementTree.SubElement(root, "g", {"transform": f"translate({margin} {margin + above:.0f})"})
    body.extend(drawing.elements)
    ElementTree.indent(root, " ")
    return ElementTree.tostring(root, encoding="unicode")
