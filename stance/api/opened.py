"""A dataset that is open: every command that answers has a method here that returns the result it prints."""

import os
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from stance.api.words import known, parse_date, several
from stance.index.cache import Index

if TYPE_CHECKING:
    from types import TracebackType

    from stance.exports.account import Export
    from stance.questions.agreement import AgreementMatrix, AgreementRanking, PairAgreement
    from stance.questions.alignment import AlignmentTable
    from stance.questions.answer import Answer
    from stance.questions.ballots import RollCalls
    from stance.questions.changes import Changes
    from stance.questions.citations import Citations
    from stance.questions.claims import ClaimList
    from stance.questions.comparison import Comparison
    from stance.questions.coverage import Coverage
    from stance.questions.cross import CrossTable
    from stance.questions.differences import Differences
    from stance.questions.explanation import Explanation
    from stance.questions.facts import DatasetFacts, IssueFacts, SourceFacts, StateFacts
    from stance.questions.lanes import LaneChart
    from stance.questions.lists import GroupFacts
    from stance.questions.profile import IssueProfile, StateProfile
    from stance.questions.report import Report
    from stance.questions.selection import AsOf
    from stance.questions.timeline import EventList, Timeline


class Stance:
    """A dataset that can be asked. Open one with `stance.load`.

    Days are given as text: ``2014-03-27``, or ``2014-03`` and ``2014`` for the last day of the month or year; None
    is today. Names are matched as on the command line. Methods raise `stance.StanceError` for what a user can mend:
    an unknown or ambiguous name, a malformed date, a status that an issue cannot have. Where several names may stand,
    one may stand alone. As a context manager it closes itself.
    """

    def __init__(self, index: Index, today: date) -> None:
        self.index = index
        self.today = today

    def __enter__(self) -> "Stance":
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: "TracebackType | None"
    ) -> None:
        """Close the index."""
        self.close()

    def position(self, state: str, issue: str, as_of: str | None = None) -> "tuple[Answer, ...]":
        """The answer for one state on one issue; more than one where it is uncertain or disputed."""
        from stance.questions.names import find
        from stance.questions.positions import answers, issues_by_number, states_by_number

        found_state = find(self.index, state, ("state",))
        found_issue = find(self.index, issue, ("issue",))
        states = states_by_number(self.index, [found_state.number])
        issues = issues_by_number(self.index, [found_issue.number])
        return tuple(answers(self.index, states, issues, self._day(as_of)))

    def check(
        self, state: str, issue: str, statuses: str | Sequence[str], as_of: str | None = None
    ) -> "tuple[Answer, ...]":
        """As `position`, with the statuses checked to be words that the issue knows."""
        from stance.questions.names import find
        from stance.questions.selection import check_status

        found = find(self.index, issue, ("issue",))
        for status in several(statuses):
            check_status(self.index, found.number, found.key, status)
        return self.position(state, issue, as_of)

    def show(
        self, name: str, as_of: str | None = None, topic: str | Sequence[str] = (), most_votes: int | None = None
    ) -> "StateProfile | IssueProfile":
        """The profile of a state or of an issue.

        For a state, ``topic`` keeps the issues that have it, and without one more than ``most_votes`` roll calls are
        counted by year and topic instead of listed (default: all are listed).
        """
        from stance.questions.names import find
        from stance.questions.profile import issue_profile, state_profile

        found = find(self.index, name)
        if found.kind == "state":
            topics = [word.casefold() for word in several(topic)]
            return state_profile(self.index, found, self._as_of(as_of), topics, most_votes)
        if topic:
            from stance.errors import UsageError

            raise UsageError(f"{found.key} is an issue", "--topic is for what states are shown with")
        return issue_profile(self.index, found, self._as_of(as_of))

    def compare(
        self,
        states: str | Sequence[str] = (),
        issue: str | Sequence[str] = (),
        topic: str | Sequence[str] = (),
        group: str | Sequence[str] = (),
        where: str | Sequence[str] = (),
        sort: str = "name",
        differing: bool = False,
        as_of: str | None = None,
    ) -> "Comparison":
        """Where states (default: the focus group) stand on issues."""
        from stance.questions.comparison import SORTS, compare

        known("sort", sort, SORTS)
        return compare(
            self.index, self._as_of(as_of), several(states), several(issue), several(topic), several(group),
            several(where), sort, differing,
        )  # fmt: skip

    def timeline(
        self,
        states: str | Sequence[str] = (),
        issue: str | Sequence[str] = (),
        topic: str | Sequence[str] = (),
        group: str | Sequence[str] = (),
        since: str | None = None,
        until: str | None = None,
        events: bool = True,
    ) -> "Timeline":
        """Dated positions and events in order."""
        from stance.questions.timeline import timeline

        return timeline(
            self.index, self._day(until), several(states), several(issue), several(topic), several(group),
            parse_date(since), parse_date(until), events=events,
        )  # fmt: skip

    def lanes(
        self,
        states: str | Sequence[str] = (),
        issue: str | Sequence[str] = (),
        topic: str | Sequence[str] = (),
        group: str | Sequence[str] = (),
        since: str | None = None,
        until: str | None = None,
        events: bool = True,
    ) -> "LaneChart":
        """What held on each issue for each state through a period, with the events: what `timeline --chart` draws."""
        from stance.questions.lanes import lanes

        return lanes(
            self.index, self.today.toordinal(), several(states), several(issue), several(topic), several(group),
            parse_date(since), parse_date(until), events=events,
        )  # fmt: skip

    def changes(
        self,
        start: str | None,
        end: str | None,
        states: str | Sequence[str] = (),
        issue: str | Sequence[str] = (),
        topic: str | Sequence[str] = (),
        group: str | Sequence[str] = (),
        votes: bool = True,
    ) -> "Changes":
        """Positions that began, changed or ended from the first day of ``start`` through the last of ``end``."""
        from stance.questions.changes import changes

        return changes(
            self.index, parse_date(start), parse_date(end), several(states), several(issue), several(topic),
            several(group), votes,
        )  # fmt: skip

    def differences(
        self, earlier: "Stance", states: str | Sequence[str] = (), issue: str | Sequence[str] = ()
    ) -> "Differences":
        """What this dataset says that an earlier one did not, or said otherwise."""
        from stance.questions.differences import differences

        return differences(earlier.index, self.index, several(states), several(issue))

    def cross(self, row: str, column: str, group: str | Sequence[str] = (), as_of: str | None = None) -> "CrossTable":
        """The states (default: the focus group) by where they stand on two issues."""
        from stance.questions.cross import cross

        return cross(self.index, (row, column), self._as_of(as_of), several(group))

    def states(
        self, group: str | Sequence[str] = (), where: str | Sequence[str] = (), as_of: str | None = None
    ) -> "tuple[StateFacts, ...]":
        """The states, by name."""
        from stance.questions.lists import list_states

        return list_states(self.index, self._day(as_of), several(group), several(where))

    def issues(self, topic: str | Sequence[str] = (), type: str | Sequence[str] = ()) -> "tuple[IssueFacts, ...]":  # noqa: A002
        """The issues."""
        from stance.dataset.vocabulary import TYPES
        from stance.questions.lists import list_issues

        known("type", type, tuple(TYPES))
        return list_issues(self.index, several(topic), several(type))

    def groups(self, as_of: str | None = None) -> "tuple[GroupFacts, ...]":
        """The groups with their states on the day."""
        from stance.questions.lists import list_groups

        return list_groups(self.index, self._day(as_of))

    def sources(self, type: str | Sequence[str] = ()) -> "tuple[SourceFacts, ...]":  # noqa: A002
        """The sources."""
        from stance.dataset.vocabulary import SOURCE_TYPES
        from stance.questions.lists import list_sources

        known("type", type, SOURCE_TYPES)
        return list_sources(self.index, several(type))

    def events(
        self,
        states: str | Sequence[str] = (),
        issue: str | Sequence[str] = (),
        group: str | Sequence[str] = (),
        since: str | None = None,
        until: str | None = None,
    ) -> "EventList":
        """The events in order of time."""
        from stance.questions.lists import list_events

        return list_events(
            self.index, self._day(until), several(states), several(group), several(issue), parse_date(since),
            parse_date(until),
        )  # fmt: skip

    def claims(
        self,
        states: str | Sequence[str] = (),
        issue: str | Sequence[str] = (),
        verdict: str | Sequence[str] = (),
        kind: str | Sequence[str] = (),
        source: str | None = None,
    ) -> "ClaimList":
        """Claims that sources make, with the verdict of the evidence."""
        from stance.dataset.vocabulary import CLAIM_KINDS, VERDICTS
        from stance.questions.claims import claims, with_sources
        from stance.questions.names import find

        known("verdict", verdict, VERDICTS)
        known("kind", kind, CLAIM_KINDS)
        found = claims(
            self.index,
            [find(self.index, name, ("state",)).number for name in several(states)],
            [find(self.index, name, ("issue",)).number for name in several(issue)],
            several(verdict),
            several(kind),
            source,
        )
        return with_sources(self.index, found)

    def coverage(
        self,
        states: str | Sequence[str] = (),
        issue: str | Sequence[str] = (),
        topic: str | Sequence[str] = (),
        group: str | Sequence[str] = (),
    ) -> "Coverage":
        """What is recorded of the states (default: the focus group) on the issues (default: all)."""
        from stance.questions.coverage import coverage

        return coverage(self.index, self._day(None), several(states), several(issue), several(topic), several(group))

    def cite(self, names: str | Sequence[str] = (), as_of: str | None = None) -> "Citations":
        """The sources behind what `show` has of states or issues, or behind the cells where states meet issues."""
        from stance.questions.citations import citations

        return citations(self.index, several(names), self._as_of(as_of))

    def cite_profiles(self, profiles: "Sequence[StateProfile | IssueProfile]") -> "Citations":
        """The sources behind profiles."""
        from stance.questions.citations import behind_profiles

        return behind_profiles(self.index, profiles)

    def cite_comparison(self, comparison: "Comparison") -> "Citations":
        """The sources behind a comparison."""
        from stance.questions.citations import behind_comparison

        return behind_comparison(self.index, comparison)

    def agree(
        self,
        a: str,
        b: str,
        issue: str | Sequence[str] = (),
        topic: str | Sequence[str] = (),
        since: str | None = None,
        until: str | None = None,
        divergent: int = 10,
    ) -> "PairAgreement":
        """How alike two states voted: measures, position matrix, years, the ``divergent`` most divergent votes."""
        from stance.questions.agreement import pair_agreement

        return pair_agreement(self.index, a, b, self._roll_calls(issue, topic, since, until), divergent)

    def agree_ranking(
        self,
        state: str,
        limit: int | None = None,
        lowest: bool = False,
        group: str | Sequence[str] = (),
        issue: str | Sequence[str] = (),
        topic: str | Sequence[str] = (),
        since: str | None = None,
        until: str | None = None,
        min_votes: int | None = None,
    ) -> "AgreementRanking":
        """The states (default: all) that voted most like one, or least; None: all of them, with the usual minimum."""
        from stance.questions.agreement import MIN_VOTES, agreement_ranking

        return agreement_ranking(
            self.index, state, self._roll_calls(issue, topic, since, until), self._day(until), several(group), limit,
            lowest, MIN_VOTES if min_votes is None else min_votes,
        )  # fmt: skip

    def agree_matrix(
        self,
        states: str | Sequence[str] = (),
        group: str | Sequence[str] = (),
        issue: str | Sequence[str] = (),
        topic: str | Sequence[str] = (),
        since: str | None = None,
        until: str | None = None,
    ) -> "AgreementMatrix":
        """How alike each pair of some states (default: the focus group) voted."""
        from stance.questions.agreement import agreement_matrix

        return agreement_matrix(
            self.index, several(states), self._roll_calls(issue, topic, since, until), self._day(until),
            several(group),
        )  # fmt: skip

    def align(
        self,
        states: str | Sequence[str] = (),
        reference: str | None = None,
        group: str | Sequence[str] = (),
        topic: str | Sequence[str] = (),
        issue: str | Sequence[str] = (),
        since: str | None = None,
        by: str = "type",
        pooled: bool = False,
        absent_as: str | None = None,
        as_of: str | None = None,
    ) -> "AlignmentTable":
        """How closely states (default: the focus group) follow a reference state (default: the dataset's).

        ``by`` is ``type``, ``year`` or ``topic``; ``pooled`` takes all types together. ``absent_as`` is ``abstain`` or
        None: absences are not scored.
        """
        from stance.questions.alignment import alignment

        return alignment(
            self.index, self._as_of(as_of), reference, several(states), several(group), several(topic),
            several(issue), parse_date(since), by, pooled, absent_as,
        )  # fmt: skip

    def explain(
        self, state: str, reference: str | None = None, since: str | None = None, as_of: str | None = None
    ) -> "Explanation":
        """A state's record item by item beside the three factors of the memo and what its rule expects of them."""
        from stance.questions.explanation import explain

        return explain(self.index, state, self._as_of(as_of), reference, parse_date(since))

    def export(self, kind: str, path: str | os.PathLike[str], *, force: bool = False) -> "Export":
        """Write the whole dataset for other tools: ``db``, ``json``, or a folder as ``csv`` or ``datapackage``.

        What is there is replaced with ``force`` only, and a folder only if an earlier export made it.

        Raises:
            UnwritableError: it may not be replaced, or cannot be written; nothing is changed then.
        """
        from stance.dataset.atomic import check_output
        from stance.exports.account import FOLDERS
        from stance.exports.export import check_target, write_export

        check_target(kind, os.fspath(path), force=force)
        if kind not in FOLDERS:
            check_output(os.fspath(path), [file.path for file in self.index.files], force=force)
        return write_export(self.index, kind, os.fspath(path), force=force)

    def report(
        self,
        states: str | Sequence[str] = (),
        issue: str | Sequence[str] = (),
        group: str | Sequence[str] = (),
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
    ) -> "Report":
        """What is recorded of states (default: the focus group), or of where they stand on issues, for one page.

        ``as_of`` and ``until`` stand for each other where only one is given. `stance.report_page` writes the page.
        """
        from stance.dataset.dates import FuzzyDate, iso
        from stance.questions.report import report
        from stance.questions.selection import AsOf

        words = as_of or until or iso(self.today.toordinal())
        last = parse_date(until) or parse_date(words) or FuzzyDate.parse(words)
        return report(
            self.index, AsOf(self._day(words), words.strip()), last, several(states), several(issue), several(group),
            parse_date(since),
        )  # fmt: skip

    def dataset(self) -> "DatasetFacts":
        """The dataset as a whole: version, day of the last check, licence."""
        from stance.questions.facts import dataset_facts

        return dataset_facts(self.index)

    def close(self) -> None:
        """Close the index. What was answered stays; what is asked afterwards raises a ValueError."""
        self.index.close()

    def _roll_calls(
        self, issue: str | Sequence[str], topic: str | Sequence[str], since: str | None, until: str | None
    ) -> "RollCalls":
        from stance.questions.ballots import roll_calls

        return roll_calls(self.index, parse_date(since), parse_date(until), several(issue), several(topic))

    def _day(self, text: str | None) -> int:
        day = parse_date(text)
        return self.today.toordinal() if day is None else day.last

    def _as_of(self, text: str | None) -> "AsOf":
        from stance.questions.selection import AsOf

        return AsOf(self._day(text), text)
