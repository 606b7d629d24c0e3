"""Alignments of two years as a drawing: a line for each state from the earlier figure to the later."""

from collections.abc import Sequence

from stance.output.alignment import figure
from stance.output.pictures.alignment_scene import Panel, Scene, Slope
from stance.output.pictures.drawing import Drawing, measure
from stance.output.pictures.plot import apart

_TEXT, _LINE, _HEAD = 12.0, 14.5, 14.0
_GAP, _REACH = 36.0, 12.0
"""The room between panels, and that between the end of a line and its label."""
_PLOT = 90.0
"""The least room between the two years."""
_HIGH, _LOW = 200.0, 60.0
"""How high a panel is, and one with a single line."""
_DASHES = {"against": 5.0}


class SlopesDrawing(Drawing):
    """The panels, as many side by side as there is room for; what the lines mean comes last."""

    def __init__(self, scene: Scene[Slope], wide: float) -> None:
        super().__init__(wide)
        self.years = scene.years
        names = [measure(slope.label, _TEXT) for panel in scene.panels for slope in panel.rows]
        value = measure("0.00", _TEXT)
        label = max(names, default=0.0) + value + 6 + _REACH
        codes = [measure(slope.code, _TEXT) for panel in scene.panels for slope in panel.rows]
        code = max(codes, default=0.0) + value + 6 + _REACH
        # Where there is no room for the names at both ends they stand at the later one, and codes at the earlier.
        self.both = 2 * label + _PLOT <= wide
        self.coded = not self.both and code + _PLOT + label <= wide
        self.labels = (label if self.both else code if self.coded else value + _REACH, label)
        least = sum(self.labels) + _PLOT
        most = max(int((wide + _GAP) / (least + _GAP)), 1)
        rows = -(-len(scene.panels) // most)
        across = -(-len(scene.panels) // max(rows, 1))
        self.panel = (wide + _GAP) / max(across, 1) - _GAP
        longest = max((len(panel.rows) for panel in scene.panels), default=0)
        y = 0.0
        for start in range(0, len(scene.panels), across or 1):
            abreast = scene.panels[start : start + across]
            high = max(_HIGH, (longest - 1) * _LINE) if any(len(panel.rows) > 1 for panel in abreast) else _LOW
            for place, panel in enumerate(abreast):
                self._panel(panel, place * (self.panel + _GAP), y, high)
            y = self.height + 14
        if scene.panels:
            self.notes.append("Agreement from 0 (below) to 1 (above). Broken lines fall, grey ones stay.")
        self.notes += (f"{panel.heading}: {' '.join(panel.words)}" for panel in scene.panels if panel.words)
        self.notes += scene.words

    def _panel(self, panel: Panel[Slope], x: float, y: float, high: float) -> None:
        self.text(x, y + _HEAD, panel.heading, bold=True)
        left, right = x + self.labels[0], x + self.panel - self.labels[1]
        top = y + 48
        for at, year, anchor in zip((left, right), self.years, ("end", "start"), strict=True):
            self.text(at, top - 14, f"{year:04}", "dim", size=_TEXT, anchor=anchor)
            self.line(at, top - 6, at, top + high + 6)
        for slope in panel.rows:
            ends = (left, _y(slope.before, top, high), right, _y(slope.after, top, high))
            dash = _DASHES.get(slope.style, 0.0)
            self.line(*ends, slope.style, title=slope.words, thick=1.8, dash=dash)
            for dot_x, dot_y in (ends[:2], ends[2:]):
                self.dot(dot_x, dot_y, 3, slope.style, title=slope.words)
        # Equal figures stand in the order of their other ends, so that the lines cross less.
        ends_before = [(slope.before, slope.after, slope.code if self.coded else slope.label) for slope in panel.rows]
        ends_after = [(slope.after, slope.before, slope.label) for slope in panel.rows]
        if self.both or self.coded:
            earlier = [(at, f"{name} {figure(at)}") for at, _, name in _from_above(ends_before)]
        else:
            equal = dict.fromkeys(figure(at) for at, _, _ in _from_above(ends_before))
            earlier = [(float(value), value) for value in equal]
        later = [(at, f"{figure(at)} {name}") for at, _, name in _from_above(ends_after)]
        self._labels(earlier, left, top, high, "end")
        self._labels(later, right, top, high, "start")

    def _labels(self, labels: Sequence[tuple[float, str]], x: float, top: float, high: float, anchor: str) -> None:
        """Labels beside their figures; those that would collide are apart, each reached by a fine line."""
        side = -1 if anchor == "end" else 1
        wanted = [_y(value, top, high) for value, _ in labels]
        for (_, words), at, y in zip(labels, wanted, apart(wanted, _LINE, top, top + high), strict=True):
            self.line(x + side * 3, at, x + side * (_REACH - 2), y)
            self.text(x + side * _REACH, y + 4, words, size=_TEXT, anchor=anchor)


def _y(value: float, top: float, high: float) -> float:
    return top + (1 - value) * high


def _from_above(ends: Sequence[tuple[float, float, str]]) -> list[tuple[float, float, str]]:
    return sorted(ends, key=lambda end: (-end[0], -end[1], end[2]))
