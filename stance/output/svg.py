"""A picture as SVG: a file of its own, or a part of a page. Text stays text, fonts are named and not embedded.

The elements are written by the standard library's ElementTree, which escapes all that comes from the data.
"""

from xml.etree import ElementTree

from stance.output.document import Picture
from stance.output.pictures.drawing import Drawing
from stance.output.pictures.frame import framed
from stance.output.pictures.size import Size
from stance.output.pictures.style import STYLE
from stance.output.widths import one_line


def svg_file(picture: Picture, size: Size, style: str = STYLE) -> str:
    """The picture in its frame as an SVG file, with its colours for the light and the dark.

    Raises:
        UsageError: it does not fit the size.
    """
    sheet = framed(picture, size)
    lengths = [size.length(length * size.width / sheet.width) for length in (sheet.width, sheet.height)]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_svg(picture, sheet, 1, lengths, style)}\n'


def svg_part(picture: Picture, drawing: Drawing, number: int) -> str:
    """The drawing of a picture as an element of an HTML page, whose style sheet has the colours.

    ``number`` is unlike on a page, which has the frame of the picture as text.
    """
    return _svg(picture, drawing, number, [f"{length:.0f}" for length in (drawing.width, drawing.height)])


def _svg(picture: Picture, drawing: Drawing, number: int, lengths: list[str], style: str = "") -> str:
    names = (f"picture-{number}-title", f"picture-{number}-description")
    wide, high = lengths
    root = ElementTree.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg", "class": "stance",
            "viewBox": f"0 0 {drawing.width:.0f} {drawing.height:.0f}", "width": wide, "height": high, "role": "img",
            "aria-labelledby": " ".join(names),
        },
    )  # fmt: skip
    ElementTree.SubElement(root, "title", {"id": names[0]}).text = one_line(picture.title)
    ElementTree.SubElement(root, "desc", {"id": names[1]}).text = one_line(picture.description)
    if style:
        ElementTree.SubElement(root, "style").text = f"\n{style}"
        ElementTree.SubElement(root, "rect", {"class": "fill page", "width": "100%", "height": "100%"})
    root.extend(drawing.elements)
    ElementTree.indent(root, " ")
    return ElementTree.tostring(root, encoding="unicode")
