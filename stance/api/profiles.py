"""The methods of an open dataset that answer with all there is of a state, an issue or both."""

from typing import TYPE_CHECKING

from stance.api.base import OpenDataset
from stance.api.words import Day, Names, as_list
from stance.questions.scope import Rows

if TYPE_CHECKING:
    from stance.questions.brief import StateBrief
    from stance.questions.cell import CellProfile
    from stance.questions.overview import Overview
    from stance.questions.profile import IssueProfile, StateProfile


class Profiles(OpenDataset):
    """`show`: profiles, cells, and the brief of a state; the brief of several, which `compare` shows."""

    def brief(self, state: str, as_of: Day = None) -> "StateBrief":
        """A state in brief: what holds by topic, its latest votes, what changed in the twelve months before."""
        from stance.questions.brief import state_brief
        from stance.questions.names import find_state

        return state_brief(self.index, self._select("none", find_state(self.index, state).code, as_of=as_of))

    def overview(self, states: Names = (), group: Names = (), where: Names = (), as_of: Day = None) -> "Overview":
        """Several states in brief: what they are members of, the main issues by topic, how alike they voted."""
        from stance.questions.overview import overview

        return overview(self.index, self._select("none", states, group=group, where=where, until=as_of, as_of=as_of))

    def show(
        self,
        name: str,
        as_of: Day = None,
        topic: Names = (),
        most_votes: int | None = None,
        type: Names = (),  # noqa: A002
    ) -> "StateProfile | IssueProfile":
        """The profile of a state or of an issue.

        For a state, ``topic`` and ``type`` keep the issues that have them, and without these more than ``most_votes``
        roll calls are counted by year and topic instead of listed (default: all are listed).
        """
        from stance.questions.names import find
        from stance.questions.positions import StateKey
        from stance.questions.profile import issue_profile, state_profile

        found, day = find(self.index, name), self._day(as_of)
        if isinstance(found, StateKey):
            topics = tuple(word.casefold() for word in as_list(topic))
            among = self._select("none", topic=topics, type=type).issues if topics or type else None
            return state_profile(self.index, found, day, self.dataset(), topics, among, most_votes)
        if topic or type:
            from stance.errors import UsageError

            option = "--topic" if topic else "--type"
            raise UsageError(f"{found.id} is an issue", f"{option} is for what states are shown with")
        return issue_profile(self.index, found, day, self.dataset())

    def cells(
        self,
        states: Names,
        issue: Names = (),
        topic: Names = (),
        type: Names = (),  # noqa: A002
        as_of: Day = None,
    ) -> "Rows[CellProfile]":
        """The cells where states meet issues, each with its history; ``states`` may name the issues too.

        Without an issue there is no cell.
        """
        from stance.questions.cell import cell_profiles

        selected = self._select("none", states, issue, topic, type=type, until=as_of, as_of=as_of)
        return Rows(cell_profiles(self.index, selected) if selected.named_issues else ())
