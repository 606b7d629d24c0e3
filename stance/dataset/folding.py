"""Folds a name to the form in which names are compared: case, accents and punctuation do not matter."""

# Apostrophes are dropped rather than turned into a space, so that `Cote dIvoire` is `Côte d'Ivoire`. The sign `&`
# reads as the word, so that `Bosnia & Herzegovina` is `Bosnia and Herzegovina`.
_SIGNS: dict[int, str | None] = dict.fromkeys(map(ord, "'’‘ʻʼ`´′")) | {ord("&"): " and "}

_ARTICLE = "the "


def fold(name: str) -> str:
    """In lower case, without accents, apostrophes or dots between initials; other signs are a space."""
    plain = name.translate(_SIGNS).casefold() if name.isascii() else _plain(name)
    if "." in plain:
        plain = _without_dots_between_initials(plain)
    words = plain.split()
    if not all(map(str.isalnum, words)):
        import re

        words = re.sub(r"[\W_]", " ", plain).split()
    return " ".join(words)


def without_article(folded: str) -> str:
    """A folded name without a leading article: `the gambia` is `gambia`."""
    return folded.removeprefix(_ARTICLE) or folded


def _plain(name: str) -> str:
    import unicodedata

    # Decomposed on both sides of folding the case: letter-like symbols become capitals, small letters become pairs.
    folded = unicodedata.normalize("NFKD", name.translate(_SIGNS)).casefold()
    decomposed = unicodedata.normalize("NFKD", folded).translate(_SIGNS)
    # Format characters (soft hyphens, byte order and direction marks) come along unseen with text that is pasted.
    return "".join(
        letter
        for letter in decomposed
        if letter < "\x80" or not (unicodedata.combining(letter) or unicodedata.category(letter) == "Cf")
    )


def _without_dots_between_initials(plain: str) -> str:
    """`U.A.E.` is `UAE`; but the dots of `L.17` and `St. Lucia` part words."""
    import re

    return re.sub(r"\b([^\W\d_])\.(?=[^\W\d_]\b)", r"\1", plain)
