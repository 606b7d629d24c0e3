"""Panels of an open dataset: a row for each state and year, or for each pair of states and year."""

from typing import TYPE_CHECKING

from stance.api.base import OpenDataset
from stance.api.words import Day, Names

if TYPE_CHECKING:
    from stance.questions.panel import DyadPanel, Panel
    from stance.questions.selection import Selected


class Panels(OpenDataset):
    """The panels that an open dataset can be asked for."""

    def panel(
        self,
        states: Names = (),
        issue: Names = (),
        topic: Names = (),
        group: Names = (),
        where: Names = (),
        since: Day = None,
        until: Day = None,
        type: Names = (),  # noqa: A002
    ) -> "Panel":
        """Where states (default: the focus group) stand on issues on 31 December of each year.

        ``states`` may name the issues too. The years run from ``since``, else that of the first recorded position,
        through ``until``, else the last year that is over. Groups and conditions are those of the last day.
        """
        from stance.questions.panel import panel

        return panel(self.index, self._select_years(states, issue, topic, group, where, type, since, until))

    def panel_dyads(
        self,
        states: Names = (),
        issue: Names = (),
        topic: Names = (),
        group: Names = (),
        where: Names = (),
        since: Day = None,
        until: Day = None,
        type: Names = (),  # noqa: A002
    ) -> "DyadPanel":
        """How alike each pair of some states (default: the focus group) voted in each year."""
        from stance.questions.panel import dyad_panel

        return dyad_panel(self.index, self._select_years(states, issue, topic, group, where, type, since, until))

    def _select_years(
        self,
        states: Names,
        issue: Names,
        topic: Names,
        group: Names,
        where: Names,
        types: Names,
        since: Day,
        until: Day,
    ) -> "Selected":
        from stance.questions.panel import whole_years

        since, until = whole_years(since, until, self.today)
        return self._select("focus", states, issue, topic, group, where, types, since, until)
