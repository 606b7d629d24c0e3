"""The codes by which other data name a state, apart from those of ISO, and how they may be typed."""

from collections.abc import Iterator

NUMBERED = ("m49", "cow", "gw")
"""The systems that number states, by the fields of the dataset; `cow` has letters besides."""


def spellings(m49: str | None, cow: str | None, cow_letters: str | None, gw: str | None) -> Iterator[str]:
    """A state's codes, bare and with the system before them. Zeros in front of a number do not matter."""
    for system, number in zip(NUMBERED, (m49, cow, gw), strict=True):
        for digits in {number.lstrip("0"), number.zfill(3)} if number else ():
            yield from (digits, f"{system}:{digits}")
    if cow_letters:
        yield from (cow_letters, f"cow:{cow_letters}")
