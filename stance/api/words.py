"""The words of a question: dates, names of choices, one word or several."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stance.dataset.dates import FuzzyDate


def parse_date(text: str | None) -> "FuzzyDate | None":
    """A date typed by a user.

    Raises:
        UsageError: it is malformed or does not exist.
    """
    if text is None:
        return None
    from stance.dataset.dates import FuzzyDate
    from stance.errors import UsageError

    try:
        return FuzzyDate.parse(text.strip())
    except ValueError as error:
        raise UsageError(str(error), "for example 2014-03-27, 2014-03 or 2014") from None


def known(name: str, words: str | Sequence[str], allowed: Sequence[str]) -> None:
    """Refuse a word that would silently select nothing.

    Raises:
        UsageError: it is none of the allowed ones.
    """
    for word in several(words):
        if word not in allowed:
            from stance.errors import UsageError

            raise UsageError(f"'{word}' is no {name}", f"choose {', '.join(allowed)}")


def several(words: str | Sequence[str]) -> Sequence[str]:
    """One word alone as a list of one."""
    return (words,) if isinstance(words, str) else words
