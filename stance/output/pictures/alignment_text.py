"""Alignments in characters: what their pictures have in common."""

from collections.abc import Callable, Iterable, Iterator

from stance.output.document import Cell
from stance.output.pictures.alignment_scene import TICKS, Panel, RowT, Scene
from stance.output.pictures.text_lines import TextLine, at_columns, wrapped_lines


def alignment_lines(
    scene: Scene[RowT],
    columns: int,
    panel_lines: Callable[[Panel[RowT]], Iterable[TextLine]],
    legend: Callable[[], Iterable[str]],
    indent: str = "",
) -> Iterator[TextLine]:
    """The panels, each with the words for what it has not; the legend comes last."""
    for number, panel in enumerate(scene.panels):
        if number:
            yield ()
        yield from wrapped_lines(panel.heading, columns, "title", indent)
        yield from panel_lines(panel)
        for words in panel.words:
            yield from wrapped_lines(words, columns, indent=indent)
    for words in scene.words:
        yield from wrapped_lines(words, columns, indent=indent)
    if scene.panels and (meanings := list(legend())):
        yield ()
        for words in meanings:
            yield from wrapped_lines(words, columns, "dim", "  ")


def axis_column(value: float, steps: int) -> int:
    """The column of a figure from 0 to 1 on an axis, from 0.

    Steps are a multiple of four, so that the marks of the axis stand where they should.
    """
    return int(value * steps + 0.5)


def axis_names(steps: int) -> str:
    """The names above an axis; where there is little room, the ends and the middle have one."""
    return at_columns(
        (min(axis_column(value, steps), steps + 1 - len(name)), name)
        for value, name in TICKS if steps >= 24 or value in (0, 0.5, 1)
    )  # fmt: skip


def axis_cells(steps: int, grid: str) -> list[Cell]:
    """A row along an axis with nothing but its grid."""
    columns = {axis_column(value, steps) for value, _ in TICKS}
    return [Cell(grid, "dim") if column in columns else Cell(" ") for column in range(steps + 1)]
