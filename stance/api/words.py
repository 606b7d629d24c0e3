"""The words of a question: one or several, those that may be chosen."""

from collections.abc import Sequence

Names = str | Sequence[str]
"""One name may stand alone."""
Day = str | None
"""A day, month or year; None is today, or no bound."""


def check_choice(name: str, words: Names, allowed: Sequence[str]) -> None:
    """Refuse a word that would silently select nothing.

    Raises:
        UsageError: it is none of the allowed ones.
    """
    for word in as_list(words):
        if word not in allowed:
            from stance.errors import UsageError

            raise UsageError(f"'{word}' is not a {name}", f"choose {', '.join(allowed)}")


def as_list(words: Names) -> tuple[str, ...]:
    """One word alone as one of several."""
    return (words,) if isinstance(words, str) else tuple(words)
