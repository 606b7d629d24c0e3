"""What is measured over an open dataset: agreement over votes, and alignment with a reference state."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from stance.api.base import OpenDataset
from stance.api.words import Day, Names
from stance.questions.scope import parse_date, the_end

if TYPE_CHECKING:
    from stance.questions.agreement import AgreementMatrix, AgreementRanking, AgreementTrend, PairAgreement
    from stance.questions.alignment import AlignmentTable
    from stance.questions.explanation import Explanation


class Measures(OpenDataset):
    """The measures that an open dataset can be asked for."""

    def agree(
        self,
        a: str,
        b: str,
        issue: Names = (),
        topic: Names = (),
        since: Day = None,
        until: Day = None,
        divergent: int = 10,
    ) -> "PairAgreement":
        """How alike two states voted: measures, position matrix, years, the ``divergent`` most divergent votes."""
        from stance.questions.agreement import pair_agreement
        from stance.questions.ballots import roll_calls
        from stance.questions.names import find_state

        votes = roll_calls(self.index, self._select("none", (), issue, topic, since=since, until=until))
        first, second = find_state(self.index, a), find_state(self.index, b)
        return pair_agreement(self.index, first, second, votes, divergent)

    def agree_ranking(
        self,
        state: str,
        limit: int | None = None,
        lowest: bool = False,
        group: Names = (),
        issue: Names = (),
        topic: Names = (),
        since: Day = None,
        until: Day = None,
        min_votes: int | None = None,
    ) -> "AgreementRanking":
        """The states (default: all) that voted most like one, or least; None: all of them, with the usual minimum."""
        from stance.questions.agreement import MIN_VOTES, agreement_ranking
        from stance.questions.ballots import roll_calls
        from stance.questions.names import find_state

        selected = self._select("all", (), issue, topic, group, since=since, until=until)
        return agreement_ranking(
            self.index, find_state(self.index, state), selected, roll_calls(self.index, selected), limit, lowest,
            MIN_VOTES if min_votes is None else min_votes,
        )  # fmt: skip

    def agree_matrix(
        self,
        states: Names = (),
        group: Names = (),
        issue: Names = (),
        topic: Names = (),
        since: Day = None,
        until: Day = None,
    ) -> "AgreementMatrix":
        """How alike each pair of some states (default: the focus group) voted."""
        from stance.questions.agreement import agreement_matrix
        from stance.questions.ballots import roll_calls

        selected = self._select("focus", states, issue, topic, group, since=since, until=until)
        return agreement_matrix(self.index, selected, roll_calls(self.index, selected))

    def agree_by_year(
        self,
        state: str,
        others: Names = (),
        group: Names = (),
        issue: Names = (),
        topic: Names = (),
        since: Day = None,
        until: Day = None,
    ) -> "AgreementTrend":
        """How alike one state and each of some others voted in each year with a joint vote."""
        from stance.questions.agreement import agreement_trend
        from stance.questions.ballots import roll_calls
        from stance.questions.names import find_state

        selected = self._select("none", others, issue, topic, group, since=since, until=until)
        own, votes = find_state(self.index, state), roll_calls(self.index, selected)
        return agreement_trend(self.index, own, selected, votes)

    def align(
        self,
        states: Names = (),
        reference: Day = None,
        group: Names = (),
        topic: Names = (),
        issue: Names = (),
        since: Day = None,
        by: str = "type",
        pooled: bool = False,
        absent_as: Day = None,
        as_of: Day = None,
        between: Sequence[str] | None = None,
        until: Day = None,
    ) -> "AlignmentTable":
        """How closely states (default: the focus group) follow a reference state (default: the dataset's).

        The votes since a day, and all else as it stands at the end: ``until`` and ``as_of`` are both that day.
        ``by`` is ``type``, ``year`` or ``topic``; ``pooled`` takes all types together. ``absent_as`` is ``abstain`` or
        None: absences are not scored. ``between`` is two years: each has its figures.
        """
        from stance.questions.alignment import alignment, reference_state, two_years

        key = reference_state(self.index, reference)
        end = the_end(until, as_of)
        selected = self._select("focus", states, issue, topic, group, since=since, as_of=end)
        years = two_years(between, selected.day) if between else None
        return alignment(self.index, selected, key, "year" if years else by, pooled, absent_as, years)

    def explain(
        self, state: str, reference: Day = None, since: Day = None, as_of: Day = None, until: Day = None
    ) -> "Explanation":
        """A state's record item by item beside the three factors of the memo and what its rule expects of them.

        The period is that of `align`.
        """
        from stance.questions.alignment import reference_state
        from stance.questions.explanation import explain
        from stance.questions.names import find_state

        day, first = self._day(the_end(until, as_of)), parse_date(since, self.today.toordinal())
        found, key = find_state(self.index, state), reference_state(self.index, reference)
        return explain(self.index, found, key, day, first)
