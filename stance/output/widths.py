"""Text of the data on one line, how wide it is in columns of a terminal, and wrapped to so many of them."""

import re
from collections.abc import Callable
from functools import lru_cache
from unicodedata import category, east_asian_width

_NO_WIDTH = ("Cf", "Mn", "Me")
"""Joiners, combining marks and variation selectors stand on the letter before them."""

# What starts a new line somewhere: a row of a table is one line.
# A run of blanks is begun once, or it would be tried from each of its blanks.
_BREAKS = re.compile("(?<![ \t])[ \t]*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+[ \t]*")
# Control characters, what turns the direction of writing, halves of surrogate pairs, and what is no character.
_ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def one_line(text: str) -> str:
    """Text of the data on one line. Line breaks and tabs are spaces, characters that act are replaced."""
    if text.isprintable():
        return text
    return _ACTS.sub("\ufffd", _BREAKS.sub(" ", text).replace("\t", " "))


def width(text: str) -> int:
    """Columns that the text takes in a terminal: wide East Asian letters take two, combining marks none."""
    return len(text) if text.isascii() else sum(map(_letter_width, text))


@lru_cache(maxsize=4096)
def _letter_width(letter: str) -> int:
    if category(letter) in _NO_WIDTH:
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def cut(text: str, columns: int) -> str:
    """The text in so many columns; where it is longer, it ends in an ellipsis."""
    if width(text) <= columns:
        return text
    shown = text[: max(columns - 1, 0)]
    while width(shown) >= columns:  # letters that take two
        shown = shown[:-1]
    return f"{shown.rstrip(' ,;:')}…"


def wrapped(text: str, columns: float, indent: str = "", measure: Callable[[str], float] = width) -> list[str]:
    """The text in lines of at most so many columns, broken between words; a word too long for a line is broken too.

    Lines after the first begin with the ``indent``. Columns may be other units, in which ``measure`` then measures.
    """
    columns = max(columns, len(indent) + 2)
    lines: list[str] = []
    line = ""
    empty = True
    for word in text.split():
        if not empty and measure(f"{line} {word}") <= columns:
            line += f" {word}"
            continue
        if not empty:
            lines.append(line)
            line = indent
        empty = False
        if measure(line + word) <= columns:
            line += word
            continue
        for letter in word:
            if measure(line + letter) > columns:
                lines.append(line)
                line = indent
            line += letter
    return [*lines, line]


def broken(text: str, columns: int) -> list[str]:
    """The text in lines as `wrapped`, with words too long for a line broken after their hyphens."""
    return wrapped(" ".join(part for word in text.split() for part in _hyphenated(word, columns)), columns)


def width_broken(text: str) -> int:
    """The columns that the text takes if it is broken wherever it may be."""
    return max((width(part) for word in text.split() for part in _hyphenated(word, 0)), default=0)


def _hyphenated(word: str, columns: int) -> list[str]:
    """A word in parts that end in hyphens, if it is longer than so many columns."""
    return re.findall("[^-]*-+|[^-]+", word) if width(word) > columns else [word]
