"""The Python API: every command has a method here that returns the result the command prints."""

import os
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from stance.dataset.files import bundled_path, data_files, has_own_section, is_whole
from stance.index.cache import Index, cache_folder

if TYPE_CHECKING:
    from stance.dataset.dates import FuzzyDate
    from stance.dataset.problems import Problem, RuleFacts
    from stance.questions.agreement import AgreementMatrix, AgreementRanking, PairAgreement
    from stance.questions.alignment import AlignmentTable
    from stance.questions.answer import Answer
    from stance.questions.ballots import RollCalls
    from stance.questions.citations import Citations
    from stance.questions.claims import ClaimList
    from stance.questions.comparison import AsOf, Comparison
    from stance.questions.coverage import Coverage
    from stance.questions.explanation import Explanation
    from stance.questions.facts import DatasetFacts, IssueFacts, SourceFacts, StateFacts
    from stance.questions.lists import GroupFacts
    from stance.questions.profile import IssueProfile, StateProfile
    from stance.questions.timeline import Timeline


class Stance:
    """A dataset that can be asked. Open one with `stance.load`.

    Days are given as text: ``2014-03-27``, or ``2014-03`` and ``2014`` for the last day of the month or year; None
    is today. Names are matched as on the command line. Methods raise `stance.StanceError` for what a user can mend:
    an unknown or ambiguous name, a malformed date, a status that an issue cannot have.
    """

    def __init__(self, index: Index, today: date) -> None:
        self.index = index
        self.today = today

    def position(self, state: str, issue: str, as_of: str | None = None) -> "tuple[Answer, ...]":
        """The answer for one state on one issue; more than one where it is uncertain or disputed."""
        from stance.questions.names import find
        from stance.questions.positions import answers, issues_by_number, states_by_number

        found_state = find(self.index, state, ("state",))
        found_issue = find(self.index, issue, ("issue",))
        states = states_by_number(self.index, [found_state.number])
        issues = issues_by_number(self.index, [found_issue.number])
        return tuple(answers(self.index, states, issues, self._day(as_of)))

    def check(self, state: str, issue: str, statuses: Sequence[str], as_of: str | None = None) -> "tuple[Answer, ...]":
        """As `position`, with the statuses checked to be words that the issue knows."""
        from stance.questions.comparison import check_status
        from stance.questions.names import find

        found = find(self.index, issue, ("issue",))
        for status in statuses:
            check_status(self.index, found.number, found.key, status)
        return self.position(state, issue, as_of)

    def show(self, name: str, as_of: str | None = None) -> "StateProfile | IssueProfile":
        """The profile of a state or of an issue."""
        from stance.questions.names import find
        from stance.questions.profile import issue_profile, state_profile

        found = find(self.index, name)
        profile = state_profile if found.kind == "state" else issue_profile
        return profile(self.index, found, self._as_of(as_of))

    def compare(
        self,
        states: Sequence[str] = (),
        issue: str | Sequence[str] = (),
        topic: str | Sequence[str] = (),
        group: str | Sequence[str] = (),
        where: str | Sequence[str] = (),
        sort: str = "name",
        differing: bool = False,
        as_of: str | None = None,
    ) -> "Comparison":
        """Where states (default: the focus group) stand on issues."""
        from stance.questions.comparison import compare

        return compare(
            self.index, self._as_of(as_of), states, _several(issue), _several(topic), _several(group),
            _several(where), sort, differing,
        )  # fmt: skip

    def timeline(
        self,
        states: Sequence[str] = (),
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
            self.index, self._day(until), states, _several(issue), _several(topic), _several(group),
            parse_date(since), parse_date(until), events=events,
        )  # fmt: skip

    def states(
        self, group: str | Sequence[str] = (), where: str | Sequence[str] = (), as_of: str | None = None
    ) -> "tuple[StateFacts, ...]":
        """The states, by name."""
        from stance.questions.lists import list_states

        return list_states(self.index, self._day(as_of), _several(group), _several(where))

    def issues(self, topic: str | Sequence[str] = (), type: str | Sequence[str] = ()) -> "tuple[IssueFacts, ...]":  # noqa: A002
        """The issues."""
        from stance.questions.lists import list_issues

        return list_issues(self.index, _several(topic), _several(type))

    def groups(self, as_of: str | None = None) -> "tuple[GroupFacts, ...]":
        """The groups with their states on the day."""
        from stance.questions.lists import list_groups

        return list_groups(self.index, self._day(as_of))

    def sources(self, type: str | Sequence[str] = ()) -> "tuple[SourceFacts, ...]":  # noqa: A002
        """The sources."""
        from stance.questions.lists import list_sources

        return list_sources(self.index, _several(type))

    def events(
        self,
        states: Sequence[str] = (),
        issue: str | Sequence[str] = (),
        group: str | Sequence[str] = (),
        since: str | None = None,
        until: str | None = None,
    ) -> "Timeline":
        """The events in order of time."""
        from stance.questions.lists import list_events

        return list_events(
            self.index, self._day(until), states, _several(group), _several(issue), parse_date(since),
            parse_date(until),
        )  # fmt: skip

    def claims(
        self,
        states: Sequence[str] = (),
        issue: str | Sequence[str] = (),
        verdict: str | Sequence[str] = (),
        kind: str | Sequence[str] = (),
        source: str | None = None,
    ) -> "ClaimList":
        """Claims that sources make, with the verdict of the evidence."""
        from stance.questions.claims import claims, with_sources
        from stance.questions.names import find

        found = claims(
            self.index,
            [find(self.index, name, ("state",)).number for name in states],
            [find(self.index, name, ("issue",)).number for name in _several(issue)],
            _several(verdict),
            _several(kind),
            source,
        )
        return with_sources(self.index, found)

    def coverage(
        self,
        states: Sequence[str] = (),
        issue: str | Sequence[str] = (),
        topic: str | Sequence[str] = (),
        group: str | Sequence[str] = (),
    ) -> "Coverage":
        """What is recorded of the states (default: the focus group) on the issues (default: all)."""
        from stance.questions.coverage import coverage

        return coverage(
            self.index, self._day(None), states, _several(issue), _several(topic), _several(group)
        )  # fmt: skip

    def cite(self, names: Sequence[str] = (), as_of: str | None = None) -> "Citations":
        """The sources behind what `show` has of states or issues, or behind the cells where states meet issues."""
        from stance.questions.citations import citations

        return citations(self.index, names, self._as_of(as_of))

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
            self.index, state, self._roll_calls(issue, topic, since, until), self._day(until), _several(group), limit,
            lowest, MIN_VOTES if min_votes is None else min_votes,
        )  # fmt: skip

    def agree_matrix(
        self,
        states: Sequence[str] = (),
        group: str | Sequence[str] = (),
        issue: str | Sequence[str] = (),
        topic: str | Sequence[str] = (),
        since: str | None = None,
        until: str | None = None,
    ) -> "AgreementMatrix":
        """How alike each pair of some states (default: the focus group) voted."""
        from stance.questions.agreement import agreement_matrix

        return agreement_matrix(
            self.index, states, self._roll_calls(issue, topic, since, until), self._day(until), _several(group)
        )  # fmt: skip

    def align(
        self,
        states: Sequence[str] = (),
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
            self.index, self._as_of(as_of), reference, states, _several(group), _several(topic), _several(issue),
            parse_date(since), by, pooled, absent_as,
        )  # fmt: skip

    def explain(
        self, state: str, reference: str | None = None, since: str | None = None, as_of: str | None = None
    ) -> "Explanation":
        """A state's record item by item beside the three factors of the memo and what its rule expects of them."""
        from stance.questions.explanation import explain

        return explain(self.index, state, self._as_of(as_of), reference, parse_date(since))

    def dataset(self) -> "DatasetFacts":
        """The dataset as a whole: version, day of the last check, licence."""
        from stance.questions.facts import dataset_facts

        return dataset_facts(self.index)

    def close(self) -> None:
        """Close the index."""
        self.index.close()

    def _roll_calls(
        self, issue: str | Sequence[str], topic: str | Sequence[str], since: str | None, until: str | None
    ) -> "RollCalls":
        from stance.questions.ballots import roll_calls

        return roll_calls(self.index, parse_date(since), parse_date(until), _several(issue), _several(topic))

    def _day(self, text: str | None) -> int:
        day = parse_date(text)
        return self.today.toordinal() if day is None else day.last

    def _as_of(self, text: str | None) -> "AsOf":
        from stance.questions.comparison import AsOf

        return AsOf(self._day(text), text)


def load(
    data: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] = (),
    *,
    bundled: bool = True,
    today: date | None = None,
    variables: Mapping[str, str] | None = None,
) -> Stance:
    """Open the bundled dataset with the files or folders in ``data`` added.

    Args:
        data: dataset files or folders to add.
        bundled: False leaves the bundled dataset out.
        today: the day that questions without a date are for; the system's date by default.
        variables: the environment that names the cache folder; the process's by default.

    Raises:
        UnreadableError: a file is missing or has errors.
    """
    added = [data] if isinstance(data, str | os.PathLike) else list(data)
    files = data_files([os.fspath(name) for name in added], bundled)
    folder = cache_folder(os.environ if variables is None else variables)
    return Stance(Index(files, folder), today or date.today())


_STDIN = "<stdin>"


def validate(files: Sequence[str] = (), *, bundled: bool = True, text: bytes | None = None) -> "tuple[Problem, ...]":
    """Every problem of the dataset files, read on top of the bundled dataset unless it is left out.

    Where files are named, the bundled dataset is context: its errors are told, its warnings are not. A file with a
    section `dataset` is a whole dataset and no addition, so it is read without the bundled one. ``text`` is a further
    dataset, not in a file; problems call it `<stdin>`.

    Raises:
        UnreadableError: a file or folder does not exist.
    """
    from stance.dataset.problems import Problems
    from stance.dataset.reader import read_contents
    from stance.dataset.validation import validate_bytes

    named = {file.path: file.label for file in data_files(files, bundled=False)} if files else {}
    whole = any(is_whole(path) for path in named) or (text is not None and has_own_section(text))
    with_bundled = (bundled and not whole) or (not files and text is None)
    # A problem is told with a path that an editor can open.
    labels = {bundled_path(): _from_here(bundled_path()), **named} if with_bundled else named
    problems = Problems()
    contents = []
    if labels:
        read = [file._replace(label=labels[file.path]) for file in data_files(files, with_bundled)]
        contents = read_contents(read, problems)
    if text is not None:
        contents.append((_STDIN, text))
    judged = {*named.values(), *((_STDIN,) if text is not None else ())}
    return validate_bytes(contents, judged, problems)


def rules() -> "tuple[RuleFacts, ...]":
    """The rules that `validate` holds a dataset to once it can be read, each with its reason."""
    from stance.dataset.rules import described

    return described()


def _from_here(path: str) -> str:
    here = os.path.join(os.getcwd(), "")
    return path.removeprefix(here)


def parse_date(text: str | None) -> "FuzzyDate | None":
    """A date typed by a user.

    Raises:
        UsageError: it is malformed or does not exist.
    """
    if text is None:
        return None
    from stance.dataset.dates import FuzzyDate
    from stance.errors import UsageError

    try:
        return FuzzyDate.parse(text.strip())
    except ValueError as error:
        raise UsageError(str(error), "for example 2014-03-27, 2014-03 or 2014") from None


def _several(words: str | Sequence[str]) -> Sequence[str]:
    return (words,) if isinstance(words, str) else words
