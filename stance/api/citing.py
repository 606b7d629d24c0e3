"""The methods of an open dataset that answer with sources to cite."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from stance.api.base import OpenDataset
from stance.api.words import Day, Names, as_list

if TYPE_CHECKING:
    from stance.questions.cell import CellProfile
    from stance.questions.citations import Citations
    from stance.questions.comparison import Comparison
    from stance.questions.profile import IssueProfile, StateProfile


class Citing(OpenDataset):
    """`cite`, and the sources behind other answers."""

    def cite(self, names: Names = (), as_of: Day = None) -> "Citations":
        """The sources behind what `show` has of states or issues, or behind the cells where states meet issues."""
        from stance.questions.citations import citations

        return citations(self.index, as_list(names), self._day(as_of))

    def cite_profiles(self, profiles: "Sequence[StateProfile | IssueProfile]") -> "Citations":
        """The sources behind profiles."""
        from stance.questions.citations import behind_profiles

        return behind_profiles(profiles)

    def cite_cells(self, cells: "Sequence[CellProfile]") -> "Citations":
        """The sources behind cells."""
        from stance.questions.citations import behind_cells

        return behind_cells(cells)

    def cite_comparison(self, comparison: "Comparison") -> "Citations":
        """The sources behind a comparison."""
        from stance.questions.citations import behind_comparison

        return behind_comparison(comparison)
