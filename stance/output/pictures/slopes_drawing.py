"""Alignments of two years as a drawing: a line for each state from the earlier figure to the later."""

from collections.abc import Sequence

from stance.output.alignment import figure
from stance.output.pictures.apart import apart
from stance.output.pictures.drawing import Drawing, measure
from stance.output.pictures.slopes import Panel, Scene

_TEXT, _LINE, _HEAD = 12.0, 14.5, 14.0
_GAP, _REACH = 36.0, 12.0
"""The room between panels, and that between the end of a line and its label."""
_PLOT = 90.0
"""The least room between the two years."""
_HIGH = 200.0
_DASHES = {"against": 5.0}


def slopes_drawing(scene: Scene, wide: float) -> Drawing:
    """The panels, as many side by side as there is room for; what the lines mean comes last."""
    return _Chart(scene, wide).drawn()


class _Chart:
    def __init__(self, scene: Scene, wide: float) -> None:
        self.scene = scene
        self.drawing = Drawing(wide)
        names = [measure(slope.label, _TEXT) for panel in scene.panels for slope in panel.slopes]
        value = measure("0.00", _TEXT)
        label = max(names, default=0.0) + value + 6 + _REACH
        # Where there is no room for the names at both ends they stand at the later one.
        self.both = 2 * label + _PLOT <= wide
        self.labels = (label if self.both else value + _REACH, label)
        least = sum(self.labels) + _PLOT
        most = max(int((wide + _GAP) / (least + _GAP)), 1)
        rows = -(-len(scene.panels) // most)
        self.across = -(-len(scene.panels) // max(rows, 1))
        self.panel = (wide + _GAP) / max(self.across, 1) - _GAP
        longest = max((len(panel.slopes) for panel in scene.panels), default=0)
        self.high = max(_HIGH, (longest - 1) * _LINE)

    def drawn(self) -> Drawing:
        panels, y = self.scene.panels, 0.0
        for start in range(0, len(panels), self.across or 1):
            for place, panel in enumerate(panels[start : start + self.across]):
                self._panel(panel, place * (self.panel + _GAP), y)
            y = self.drawing.height + 14
        self.drawing.note(*self._notes())
        return self.drawing

    def _panel(self, panel: Panel, x: float, y: float) -> None:
        self.drawing.text(x, y + _HEAD, panel.heading, bold=True)
        left, right = x + self.labels[0], x + self.panel - self.labels[1]
        top = y + 48
        for at, year, anchor in zip((left, right), self.scene.years, ("end", "start"), strict=True):
            self.drawing.text(at, top - 14, f"{year:04}", "dim", size=_TEXT, anchor=anchor)
            self.drawing.line(at, top - 6, at, top + self.high + 6)
        for slope in panel.slopes:
            ends = (left, self._y(slope.before, top), right, self._y(slope.after, top))
            words = f"{slope.label}: {slope.words}"
            dash = _DASHES.get(slope.style, 0.0)
            self.drawing.line(*ends, slope.style, title=words, thick=1.8, dash=dash)
            for dot_x, dot_y in (ends[:2], ends[2:]):
                self.drawing.dot(dot_x, dot_y, 3, slope.style, title=words)
        # Equal figures stand in the order of their other ends, so that the lines cross less.
        ends_before = [(slope.before, slope.after, slope.label) for slope in panel.slopes]
        ends_after = [(slope.after, slope.before, slope.label) for slope in panel.slopes]
        if self.both:
            self._labels([(at, f"{name} {figure(at)}") for at, _, name in _from_above(ends_before)], left, top, "end")
        else:
            equal = dict.fromkeys(figure(at) for at, _, _ in _from_above(ends_before))
            self._labels([(float(value), value) for value in equal], left, top, "end")
        self._labels([(at, f"{figure(at)} {name}") for at, _, name in _from_above(ends_after)], right, top, "start")

    def _labels(self, labels: Sequence[tuple[float, str]], x: float, top: float, anchor: str) -> None:
        """Labels beside their figures; those that would collide are apart, each reached by a fine line."""
        side = -1 if anchor == "end" else 1
        wanted = [self._y(value, top) for value, _ in labels]
        for (_, words), at, y in zip(labels, wanted, apart(wanted, _LINE, top, top + self.high), strict=True):
            self.drawing.line(x + side * 3, at, x + side * (_REACH - 2), y)
            self.drawing.text(x + side * _REACH, y + 4, words, size=_TEXT, anchor=anchor)

    def _y(self, value: float, top: float) -> float:
        return top + (1 - value) * self.high

    def _notes(self) -> list[str]:
        notes = ["Agreement from 0 (below) to 1 (above). Broken lines fall, grey ones stay."] * bool(self.scene.panels)
        for panel in self.scene.panels:
            if panel.words:
                notes.append(f"{panel.heading}: {' '.join(panel.words)}")
        return [*notes, *self.scene.words]


def _from_above(ends: Sequence[tuple[float, float, str]]) -> list[tuple[float, float, str]]:
    return sorted(ends, key=lambda end: (-end[0], -end[1], end[2]))
