"""Alignments as dots with bounds, as they are to be drawn, whatever they are drawn with."""

from collections.abc import Sequence
from typing import NamedTuple

from stance.output.alignment import NO_STATE, figure, parts, with_distinct_names
from stance.output.pictures.alignment_scene import Mark, Panel, Scene, counts, mark_of, row_in_words, scene_of_panels
from stance.questions.alignment import Alignment, AlignmentTable

NO_FIGURE = "No state has enough scored for a figure."


class Dot(NamedTuple):
    """One state that has a figure."""

    label: str
    mark: Mark
    figure: str
    counts: str
    words: str


def scene_of(table: AlignmentTable) -> Scene[Dot]:
    """What to draw: the panels and rows of the table that have a figure, in its order."""
    panels = [_panel(heading, totals) for heading, totals in parts(with_distinct_names(table))]
    return scene_of_panels(table, panels, lambda dot: dot.words, nothing=[NO_FIGURE if panels else NO_STATE])


def _panel(heading: str, totals: Sequence[Alignment]) -> Panel[Dot]:
    dots = tuple(
        Dot(row.state, mark, figure(row.agreement), counts(row), row_in_words(row.state, row))
        for row in totals if (mark := mark_of(row))
    )  # fmt: skip
    few = ", ".join(f"{row.state} {row.scored} of {row.eligible}" for row in totals if not mark_of(row))
    return Panel(heading, dots, (f"Too little scored: {few}.",) if few else ())
