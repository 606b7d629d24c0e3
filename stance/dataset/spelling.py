"""Words near in spelling to a word that was typed: proposed, or where none is near, nothing."""

from collections.abc import Iterable

_EDITS = ((2, 0), (7, 1), (11, 2))
"""Up to so many letters of the longer word, so many typing errors; three in longer words."""
_MOST_EDITS = 3


def near_words(word: str, known: Iterable[str], most: int = 1) -> list[str]:
    """The nearest of the known words, the nearest first; case does not matter."""
    typed = word.casefold()
    distances = [
        (distance, candidate)
        for candidate in dict.fromkeys(known)
        if (distance := _distance(typed, candidate.casefold())) is not None
    ]
    return [candidate for _, candidate in sorted(distances, key=lambda pair: pair[0])[:most]]


def _distance(first: str, second: str) -> int | None:
    """How many letters are wrong, missing, too many or have changed places; None where these are too many."""
    longer = max(len(first), len(second))
    limit = next((edits for length, edits in _EDITS if longer <= length), _MOST_EDITS)
    # A wrong letter takes one from the letters that are there and adds one; nothing changes more of them.
    if abs(len(first) - len(second)) > limit or len(set(first) ^ set(second)) > 2 * limit:
        return None
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        last, row, older = row, [i], before
        for j, other in enumerate(second, 1):
            edits = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                edits = min(edits, older[j - 2] + 1)
            row.append(edits)
        before = last
        if min(row) > limit:
            return None
    return row[-1] if row[-1] <= limit else None
