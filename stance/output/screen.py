"""Where an answer is shown: how wide it is, whether it is a terminal, what it can show."""

from dataclasses import dataclass

PICTURE_COLUMNS = 80
"""How wide a picture is where nothing says how wide the screen is."""


@dataclass(frozen=True)
class Screen:
    """A terminal, or else a pipe or a file.

    Tables on a terminal are laid out to its ``columns``; elsewhere they are as wide as they are. Pictures are drawn to
    the ``columns`` everywhere, and with ``ascii`` they are made of the signs that every screen has.
    """

    terminal: bool = False
    columns: int = PICTURE_COLUMNS
    colour: bool = False
    ascii: bool = False
