"""How wide text is in columns of a terminal, and text wrapped to so many of them."""

from unicodedata import category, east_asian_width

_NO_WIDTH = ("Cf", "Mn", "Me")
"""Joiners, combining marks and variation selectors stand on the letter before them."""


def width(text: str) -> int:
    """Columns that the text takes in a terminal: wide East Asian letters take two, combining marks none."""
    return len(text) if text.isascii() else sum(map(_letter_width, text))


def _letter_width(letter: str) -> int:
    if category(letter) in _NO_WIDTH:
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def wrapped(text: str, columns: int, indent: str = "") -> list[str]:
    """The text in lines of at most so many columns, broken between words; a word too long for a line is broken too.

    Lines after the first begin with the ``indent``.
    """
    columns = max(columns, len(indent) + 2)
    lines: list[str] = []
    line = ""
    empty = True
    for word in text.split():
        if not empty and width(line) + 1 + width(word) <= columns:
            line += f" {word}"
            continue
        if not empty:
            lines.append(line)
            line = indent
        empty = False
        for letter in word:
            if width(line + letter) > columns:
                lines.append(line)
                line = indent
            line += letter
    return [*lines, line]
