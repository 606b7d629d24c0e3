"""A picture as PNG, drawn by resvg from the SVG of it: always light, at a resolution that the file says."""

from collections.abc import Callable
from struct import pack
from zlib import crc32

from stance.errors import UsageError
from stance.output.document import Picture
from stance.output.pictures.size import Size
from stance.output.pictures.style import FONTS, LIGHT_STYLE
from stance.output.svg import svg_file

_CSS_DPI = 96
_MOST = 100_000_000
"""More pixels than this are a slip of the keyboard."""
_USUAL = 0x24F
"""Every font has the letters up to this, which are Latin."""
_HEAD = 33
"""The bytes of a PNG up to the end of its header."""
_LETTER = (
    f'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><text y="15" font-family="{FONTS}">%s</text></svg>'
)


def png_file(picture: Picture, size: Size, dpi: int | None, warn: Callable[[str], None]) -> bytes:
    """The picture in its frame as a PNG. Letters that no font has are warned of.

    Raises:
        UsageError: resvg or any font is not installed, or the picture has more pixels than anybody needs.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        raise UsageError(
            "png needs resvg-py, which is not installed", "install it with: pip install 'country-stance[pictures]'"
        ) from None
    dots = dpi or size.dpi
    wide = round(size.width * dots / _CSS_DPI)
    svg = svg_file(picture, size, LIGHT_STYLE)
    _, _, across, down = svg.partition(' viewBox="')[2].partition('"')[0].split()
    if wide * wide * float(down) / float(across) > _MOST:
        raise UsageError(f"at {dots} dpi this picture has more than {_MOST:,} pixels", "ask for fewer with --dpi")
    if svg_to_bytes(_LETTER % "H") == svg_to_bytes(_LETTER % ""):
        raise UsageError("png needs a font, and none is installed", "install one, such as DejaVu Sans; svg needs none")
    # No font has the last letter of all, which shows what is drawn instead of a letter.
    instead = svg_to_bytes(_LETTER % chr(0x10FFFD))
    unusual = sorted({letter for letter in svg if ord(letter) > _USUAL})
    if missing := [letter for letter in unusual if svg_to_bytes(_LETTER % letter) == instead]:
        warn(f"no font has {' '.join(missing)}, drawn as boxes; install one, or write an svg")
    return _with_resolution(svg_to_bytes(svg, width=wide, dpi=_CSS_DPI), dots)


def _with_resolution(png: bytes, dpi: int) -> bytes:
    """The file with its resolution, so that a text processor shows it in its size."""
    metre = round(dpi / 0.0254)
    chunk = b"pHYs" + pack(">IIB", metre, metre, 1)
    return png[:_HEAD] + pack(">I", len(chunk) - 4) + chunk + pack(">I", crc32(chunk)) + png[_HEAD:]
