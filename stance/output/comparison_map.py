"""A comparison as a map of tiles: one tile a state, laid out as on the globe."""

from stance.errors import UsageError
from stance.output.comparison import comparison_view
from stance.output.document import Picture
from stance.output.pictures.frame import picture_of, source_line
from stance.output.pictures.tiles import scene_of
from stance.output.pictures.tiles_drawing import TilesDrawing
from stance.output.pictures.tiles_text import tiles_lines
from stance.output.records import View
from stance.output.views import picture_view
from stance.questions.comparison import Comparison

_MOST = 4
"""More maps than this are not compared by eye; --heat is made for many issues."""


def comparison_map_view(comparison: Comparison) -> View:
    """The view of a comparison as a map, or as one map below the other for up to four issues.

    Raises:
        UsageError: there are more issues than that.
    """
    if len(comparison.issues) > _MOST:
        raise UsageError(
            f"--map draws up to {_MOST} issues, and these are {len(comparison.issues)}",
            f"name one, for example --issue {comparison.issues[0].id}; --heat draws many votes",
        )
    more = "The same without --map has the date, the note and the sources of every state."
    return picture_view(
        comparison_view(comparison),
        lambda: comparison_map_picture(comparison),
        more if comparison.positions else "",
    )


def comparison_map_picture(comparison: Comparison) -> Picture:
    """The map alone."""
    scene = scene_of(comparison)
    return picture_of(
        scene.caption, comparison.dataset, source_line(comparison.sources, comparison.issues),
        lambda screen: tiles_lines(scene, screen), lambda wide: TilesDrawing(scene, wide),
    )  # fmt: skip
