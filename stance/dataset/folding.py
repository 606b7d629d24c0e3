"""Folds a name to the form in which names are compared: case, accents and punctuation do not matter."""

import unicodedata

# Dropped rather than turned into a space, so that `Cote dIvoire` is `Côte d'Ivoire`.
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʻʼ`´′"))


def fold(name: str) -> str:
    """The folded form: case-folded, accents and apostrophes dropped, other punctuation a single space."""
    if name.isascii():
        plain = name.translate(_APOSTROPHES).casefold()
    else:
        decomposed = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES).casefold())
        plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in plain).split())
