"""How results show themselves in a notebook. What they look like there is not known here: the API says it."""

from collections.abc import Callable
from typing import TypeVar

Item_co = TypeVar("Item_co", covariant=True)
Renderer = Callable[[object], str | None]

_renderers: list[Renderer] = []


def show_with(renderer: Renderer) -> None:
    """Have all results shown by a function that makes HTML of them, or None where it cannot."""
    _renderers[:] = [renderer]


class Shown:
    """A result that a notebook shows as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str | None:
        return _renderers[0](self) if _renderers else None


class Rows(tuple[Item_co, ...], Shown):
    """Results in a row: a tuple that a notebook shows as one table."""

    __slots__ = ()
