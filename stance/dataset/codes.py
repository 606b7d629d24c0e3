"""The codes by which other data name a state, apart from those of ISO, and how they may be typed."""

from collections.abc import Iterator

NUMBERED = ("m49", "cow", "gw")
"""The systems that number states, by the fields of the dataset; `cow` has letters besides."""


def spellings(m49: str | None, cow: str | None, cow_letters: str | None, gw: str | None) -> Iterator[str]:
    """A state's codes with the system before them, where zeros do not matter, and its numbers alone, in three digits.

    `68` is the beginning of many a symbol of the United Nations; `068` can only be a number of three digits.
    Letters alone are not a code here: `AUS` is Australia to ISO and Austria to the Correlates of War project, where
    `NIG` is Nigeria, and might be the beginning of Niger.
    """
    for system, number in zip(NUMBERED, (m49, cow, gw), strict=True):
        if number:
            yield from (number.zfill(3), f"{system}:{number.zfill(3)}", f"{system}:{int(number)}")
    if cow_letters:
        yield f"cow:{cow_letters}"
