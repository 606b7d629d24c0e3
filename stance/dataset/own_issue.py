"""Issues that a user brings: ids and words of statuses made of the titles and labels that people write."""

from collections.abc import Collection, Iterable
from typing import Any

from stance.dataset.folding import fold
from stance.dataset.vocabulary import OTHER

_LONGEST = 48
_SHORT = 16
_FIRST_OF_A_PAIR = 2


def id_of_title(title: str, taken: Collection[str] = ()) -> str:
    """The id of what has this title: its letters and digits with hyphens, and a number where that is taken."""
    words = [word for word in fold(title).split() if word.isascii()]
    base = cut("-".join(words)) or "issue"
    key, number = base, _FIRST_OF_A_PAIR
    while key in taken:
        key, number = f"{base}-{number}", number + 1
    return key


def cut(key: str) -> str:
    """An id that is not too long to be typed, ended between words."""
    return key if len(key) <= _LONGEST else key[: _LONGEST + 1].rpartition("-")[0] or key[:_LONGEST]


def word_of(label: str) -> str:
    """The status that a label stands for: `does not recognise` is `does-not-recognise`."""
    return "-".join(fold(label).split())


def shown(label: str) -> str:
    """A label as a table has it, where sentences do not begin: a capital only in a name or an abbreviation."""
    return label[:1].lower() + label[1:] if label[1:].islower() else label


def own_statuses(labels: Iterable[str], classes: dict[str, str] | None = None) -> dict[str, dict[str, str]]:
    """The statuses of a custom issue, in the order of their labels; ``classes`` are theirs by word."""
    return {
        word_of(label): {
            "says": f"The state's position is “{shown(label)}”.",
            "class": (classes or {}).get(word_of(label), OTHER),
        }
        for label in labels
    }


def labels_of(labels: Iterable[str]) -> dict[str, str]:
    """The labels that are not the words of their statuses, by these words."""
    return {word_of(label): shown(label) for label in labels if word_of(label) != shown(label)}


def issue_fields(title: str, type_name: str, question: str = "", **fields: Any) -> dict[str, Any]:
    """The fields that every issue has, and further ones as far as they have a value."""
    asked = question or f"What is the state's position on “{title}”?"
    short = {"short": title} if len(title) <= _SHORT else {}
    return {"title": title, **short, "question": asked, "type": type_name} | {
        name: value for name, value in fields.items() if value
    }
