"""A dataset that is open: every command that answers has a method here that returns the result it prints."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from stance.api.citing import Citing
from stance.api.measures import Measures
from stance.api.panels import Panels
from stance.api.profiles import Profiles
from stance.api.words import Day, Names, as_list, check_choice
from stance.questions.scope import Rows, parse_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from stance.exports.export import ExportResult
    from stance.questions.answer import Answer
    from stance.questions.changes import Changes
    from stance.questions.claims import ClaimList
    from stance.questions.comparison import Comparison
    from stance.questions.coverage import Coverage
    from stance.questions.cross import CrossTable
    from stance.questions.differences import Differences
    from stance.questions.facts import IssueFacts, SourceFacts, StateFacts
    from stance.questions.lanes import LaneChart
    from stance.questions.lists import GroupFacts, StatusFacts
    from stance.questions.pairs import PairAnswer
    from stance.questions.report import Report
    from stance.questions.search import SearchResult
    from stance.questions.timeline import EventList, Timeline


class Stance(Profiles, Citing, Measures, Panels):
    """A dataset that can be asked. Open one with `stance.load`.

    Days are given as text: ``2014-03-27``, or ``2014-03`` and ``2014`` for the last day of the month or year; None
    is today. Names are matched as on the command line. Methods raise `stance.StanceError` for what a user can fix:
    an unknown or ambiguous name, a malformed date, a status that an issue cannot have. Where several names may stand,
    one may stand alone. As a context manager it closes itself.
    """

    def position(self, state: str, issue: str, as_of: Day = None) -> "Rows[Answer]":
        """The answer for one state on one issue; more than one where it is uncertain or disputed."""
        from stance.questions.names import find_issue, find_state
        from stance.questions.positions import answers

        return Rows(
            answers(self.index, [find_state(self.index, state)], [find_issue(self.index, issue)], self._day(as_of).day)
        )

    def positions(self, pairs: Sequence[Sequence[str]], as_of: Day = None, statuses: Names = ()) -> "Rows[PairAnswer]":
        """The answers for many pairs at once: each a state, an issue and perhaps a date, as `get -` reads them.

        With ``statuses`` the ``exit_code`` of each is that of `check`. An unknown name is told in the answer.
        """
        from stance.questions.pairs import answer_pairs

        return Rows(answer_pairs(self.index, pairs, as_of, self.today.toordinal(), as_list(statuses)))

    def check(self, state: str, issue: str, statuses: Names, as_of: Day = None) -> "Rows[Answer]":
        """As `position`, with the statuses checked to be words that the issue knows."""
        from stance.questions.names import find_issue, find_state
        from stance.questions.positions import answers
        from stance.questions.selection import statuses_named

        key = find_issue(self.index, issue)
        statuses_named(self.index, key, as_list(statuses))
        return Rows(answers(self.index, [find_state(self.index, state)], [key], self._day(as_of).day))

    def meets(self, issue: str, statuses: Names) -> "Callable[[Answer], bool]":
        """A test of whether an answer on the issue has one of the statuses, or is of one of the classes.

        A status may be typed as tables label it.

        Raises:
            UsageError: a word is none of these.
        """
        from stance.questions.names import find_issue
        from stance.questions.positions import meets
        from stance.questions.selection import statuses_named

        key = find_issue(self.index, issue)
        return meets(key, statuses_named(self.index, key, as_list(statuses)))

    def compare(
        self,
        states: Names = (),
        issue: Names = (),
        topic: Names = (),
        group: Names = (),
        where: Names = (),
        sort: str = "name",
        differing: bool = False,
        as_of: Day = None,
        type: Names = (),  # noqa: A002
    ) -> "Comparison":
        """Where states (default: the focus group) stand on issues. ``states`` may name the issues too."""
        from stance.questions.comparison import SORTS, compare

        check_choice("sort", sort, SORTS)
        selected = self._select("focus", states, issue, topic, group, where, type, as_of=as_of)
        return compare(self.index, selected, sort, differing)

    def timeline(
        self,
        states: Names = (),
        issue: Names = (),
        topic: Names = (),
        group: Names = (),
        since: Day = None,
        until: Day = None,
        events: bool = True,
        type: Names = (),  # noqa: A002
    ) -> "Timeline":
        """Dated positions and events in order."""
        from stance.questions.timeline import timeline

        selected = self._select("focus", states, issue, topic, group, type=type, since=since, until=until)
        return timeline(self.index, selected, events=events)

    def lanes(
        self,
        states: Names = (),
        issue: Names = (),
        topic: Names = (),
        group: Names = (),
        since: Day = None,
        until: Day = None,
        events: bool = True,
        type: Names = (),  # noqa: A002
    ) -> "LaneChart":
        """What held on each issue for each state through a period, with the events: what `timeline --chart` draws."""
        from stance.questions.lanes import lanes
        from stance.questions.timeline import timeline

        selected = self._select("focus", states, issue, topic, group, type=type, since=since, until=until)
        return lanes(self.index, selected, timeline(self.index, selected, events=events))

    def changes(
        self,
        start: str | None,
        end: str | None = None,
        states: Names = (),
        issue: Names = (),
        topic: Names = (),
        group: Names = (),
        votes: bool = True,
        type: Names = (),  # noqa: A002
    ) -> "Changes":
        """Positions that began, changed or ended from the first day of ``start`` to the last of ``end``, or today."""
        from stance.dataset.dates import FuzzyDate
        from stance.questions.changes import changes

        today = self.today.toordinal()
        first, last = parse_date(start, today), parse_date(end, today) or FuzzyDate.parse(self.today.isoformat())
        selected = self._select("focus", states, issue, topic, group, type=type, until=end)
        return changes(self.index, first, last, selected, votes=votes)

    def differences(self, earlier: "Stance", states: Names = (), issue: Names = ()) -> "Differences":
        """What this dataset says that an earlier one did not, or said otherwise."""
        from stance.questions.differences import differences

        return differences(earlier.index, self.index, as_list(states), as_list(issue))

    def cross(self, row: str, column: str, group: Names = (), as_of: Day = None) -> "CrossTable":
        """The states (default: the focus group) by where they stand on two issues."""
        from stance.questions.cross import cross, pair_of_issues

        issues = pair_of_issues(self.index, row, column)
        return cross(self.index, self._select("focus", group=group, as_of=as_of), issues)

    def search(self, words: Names, limit: int | None = None) -> "SearchResult":
        """What speaks of all the words, best first, with the command that shows it; None: all of it."""
        from stance.questions.search import search

        return search(self.index, as_list(words), limit)

    def states(self, group: Names = (), where: Names = (), as_of: Day = None, states: Names = ()) -> "Rows[StateFacts]":
        """The states, by name: all, or those named and those of groups."""
        from stance.questions.lists import list_states

        return Rows(list_states(self.index, self._select("all", states, group=group, where=where, as_of=as_of)))

    def issues(self, topic: Names = (), type: Names = (), words: Names = ()) -> "Rows[IssueFacts]":  # noqa: A002
        """The issues: all, or those that speak of all the words in their id, title, question, topics or aliases."""
        from stance.questions.lists import list_issues

        return Rows(list_issues(self.index, self._select("none", topic=topic, type=type), as_list(words)))

    def statuses(self, issue: str | None = None) -> "Rows[StatusFacts]":
        """The statuses of every type with what they mean, or those that positions on one issue may have."""
        from stance.questions.facts import issue_headings
        from stance.questions.lists import list_statuses
        from stance.questions.names import find_issue

        if issue is None:
            return Rows(list_statuses(None, None))
        key = find_issue(self.index, issue)
        [heading] = issue_headings(self.index, [key.number])
        return Rows(list_statuses(key, heading))

    def groups(self, as_of: Day = None) -> "Rows[GroupFacts]":
        """The groups with their states on the day."""
        from stance.questions.lists import list_groups

        return Rows(list_groups(self.index, self._day(as_of).day))

    def sources(self, type: Names = ()) -> "Rows[SourceFacts]":  # noqa: A002
        """The sources."""
        from stance.dataset.vocabulary import SOURCE_TYPES
        from stance.questions.lists import list_sources

        check_choice("type", type, SOURCE_TYPES)
        return Rows(list_sources(self.index, as_list(type)))

    def events(
        self,
        states: Names = (),
        issue: Names = (),
        group: Names = (),
        since: Day = None,
        until: Day = None,
    ) -> "EventList":
        """The events in date order."""
        from stance.questions.lists import list_events

        return list_events(self.index, self._select("all", states, issue, group=group, since=since, until=until))

    def claims(
        self,
        states: Names = (),
        issue: Names = (),
        verdict: Names = (),
        kind: Names = (),
        source: Day = None,
    ) -> "ClaimList":
        """Claims that sources make, with the verdict of the evidence."""
        from stance.dataset.vocabulary import CLAIM_KINDS, VERDICTS
        from stance.questions.claims import claims, with_sources

        check_choice("verdict", verdict, VERDICTS)
        check_choice("kind", kind, CLAIM_KINDS)
        selected = self._select("none", states, issue)
        found = claims(
            self.index, selected.state_numbers, selected.issue_numbers or (), as_list(verdict), as_list(kind), source
        )
        return with_sources(self.index, found)

    def coverage(
        self,
        states: Names = (),
        issue: Names = (),
        topic: Names = (),
        group: Names = (),
    ) -> "Coverage":
        """What is recorded of the states (default: the focus group) on the issues (default: all)."""
        from stance.questions.coverage import coverage

        return coverage(self.index, self._select("focus", states, issue, topic, group))

    def export(self, kind: str, path: str | os.PathLike[str], *, force: bool = False) -> "ExportResult":
        """Write the whole dataset for other tools: ``db``, ``json``, ``yaml``, or a folder: ``csv``, ``datapackage``.

        What is there is replaced with ``force`` only, and a folder only if an earlier export made it.

        Raises:
            UnwritableError: it may not be replaced, or cannot be written; nothing is changed then.
        """
        from stance.dataset.atomic import check_output
        from stance.exports.export import FOLDERS, check_target, write_export

        check_target(kind, os.fspath(path), force=force)
        if kind not in FOLDERS:
            check_output(os.fspath(path), [file.path for file in self.index.files], force=force)
        return write_export(self.index, kind, os.fspath(path), force=force)

    def report(
        self,
        states: Names = (),
        issue: Names = (),
        group: Names = (),
        since: Day = None,
        until: Day = None,
        as_of: Day = None,
    ) -> "Report":
        """What is recorded of states (default: the focus group), or of where they stand on issues, for one page.

        ``as_of`` and ``until`` stand for each other where only one is given. `stance.report_page` writes the page.
        """
        from stance.dataset.dates import iso
        from stance.questions.report import report

        day = (as_of or until or iso(self.today.toordinal())).strip()
        selected = self._select("focus", states, issue, (), group, since=since, until=until or day, as_of=day)
        return report(self.index, selected)
