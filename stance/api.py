"""The Python API: every command has a method here that returns the result the command prints."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, BinaryIO

from stance.dataset.files import BUNDLED, bundled_path, data_files, is_edition_of_bundled, kept_files
from stance.index.cache import Index, cache_folder

if TYPE_CHECKING:
    from types import TracebackType

    from stance.dataset.dates import FuzzyDate
    from stance.dataset.files import Kept
    from stance.dataset.problems import Problem, RuleFacts
    from stance.exports.account import Export
    from stance.imports.un_votes import Import
    from stance.output.results import Result
    from stance.questions.agreement import AgreementMatrix, AgreementRanking, PairAgreement
    from stance.questions.alignment import AlignmentTable
    from stance.questions.answer import Answer
    from stance.questions.ballots import RollCalls
    from stance.questions.changes import Changes
    from stance.questions.citations import Citations
    from stance.questions.claims import ClaimList
    from stance.questions.comparison import AsOf, Comparison
    from stance.questions.coverage import Coverage
    from stance.questions.cross import CrossTable
    from stance.questions.differences import Differences
    from stance.questions.explanation import Explanation
    from stance.questions.facts import DatasetFacts, IssueFacts, SourceFacts, StateFacts
    from stance.questions.lanes import LaneChart
    from stance.questions.lists import GroupFacts
    from stance.questions.profile import IssueProfile, StateProfile
    from stance.questions.report import Report
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
        from stance.questions.comparison import check_status
        from stance.questions.names import find

        found = find(self.index, issue, ("issue",))
        for status in _several(statuses):
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
            topics = [word.casefold() for word in _several(topic)]
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

        _known("sort", sort, SORTS)
        return compare(
            self.index, self._as_of(as_of), _several(states), _several(issue), _several(topic), _several(group),
            _several(where), sort, differing,
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
            self.index, self._day(until), _several(states), _several(issue), _several(topic), _several(group),
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
            self.index, self.today.toordinal(), _several(states), _several(issue), _several(topic), _several(group),
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
            self.index, parse_date(start), parse_date(end), _several(states), _several(issue), _several(topic),
            _several(group), votes,
        )  # fmt: skip

    def differences(
        self, earlier: "Stance", states: str | Sequence[str] = (), issue: str | Sequence[str] = ()
    ) -> "Differences":
        """What this dataset says that an earlier one did not, or said otherwise."""
        from stance.questions.differences import differences

        return differences(earlier.index, self.index, _several(states), _several(issue))

    def cross(self, row: str, column: str, group: str | Sequence[str] = (), as_of: str | None = None) -> "CrossTable":
        """The states (default: the focus group) by where they stand on two issues."""
        from stance.questions.cross import cross

        return cross(self.index, (row, column), self._as_of(as_of), _several(group))

    def states(
        self, group: str | Sequence[str] = (), where: str | Sequence[str] = (), as_of: str | None = None
    ) -> "tuple[StateFacts, ...]":
        """The states, by name."""
        from stance.questions.lists import list_states

        return list_states(self.index, self._day(as_of), _several(group), _several(where))

    def issues(self, topic: str | Sequence[str] = (), type: str | Sequence[str] = ()) -> "tuple[IssueFacts, ...]":  # noqa: A002
        """The issues."""
        from stance.dataset.vocabulary import ISSUE_TYPES
        from stance.questions.lists import list_issues

        _known("type", type, ISSUE_TYPES)
        return list_issues(self.index, _several(topic), _several(type))

    def groups(self, as_of: str | None = None) -> "tuple[GroupFacts, ...]":
        """The groups with their states on the day."""
        from stance.questions.lists import list_groups

        return list_groups(self.index, self._day(as_of))

    def sources(self, type: str | Sequence[str] = ()) -> "tuple[SourceFacts, ...]":  # noqa: A002
        """The sources."""
        from stance.dataset.vocabulary import SOURCE_TYPES
        from stance.questions.lists import list_sources

        _known("type", type, SOURCE_TYPES)
        return list_sources(self.index, _several(type))

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
            self.index, self._day(until), _several(states), _several(group), _several(issue), parse_date(since),
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

        _known("verdict", verdict, VERDICTS)
        _known("kind", kind, CLAIM_KINDS)
        found = claims(
            self.index,
            [find(self.index, name, ("state",)).number for name in _several(states)],
            [find(self.index, name, ("issue",)).number for name in _several(issue)],
            _several(verdict),
            _several(kind),
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

        return coverage(
            self.index, self._day(None), _several(states), _several(issue), _several(topic), _several(group)
        )

    def cite(self, names: str | Sequence[str] = (), as_of: str | None = None) -> "Citations":
        """The sources behind what `show` has of states or issues, or behind the cells where states meet issues."""
        from stance.questions.citations import citations

        return citations(self.index, _several(names), self._as_of(as_of))

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
            self.index, _several(states), self._roll_calls(issue, topic, since, until), self._day(until),
            _several(group),
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
            self.index, self._as_of(as_of), reference, _several(states), _several(group), _several(topic),
            _several(issue), parse_date(since), by, pooled, absent_as,
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
        from stance.exports.account import FOLDERS
        from stance.exports.export import write_export

        check_export(kind, path, force=force)
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
        from stance.questions.comparison import AsOf
        from stance.questions.report import report

        words = as_of or until or iso(self.today.toordinal())
        last = parse_date(until) or parse_date(words) or FuzzyDate.parse(words)
        return report(
            self.index, AsOf(self._day(words), words.strip()), last, _several(states), _several(issue), _several(group),
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
    progress: Callable[[str, int, int], None] | None = None,
) -> Stance:
    """Open the bundled dataset with the files or folders in ``data`` added, after those kept with `data_add`.

    Args:
        data: dataset files or folders to add.
        bundled: False leaves out the bundled dataset and those that are kept, which build on it.
        today: the day that questions without a date are for; the system's date by default.
        variables: the environment that names the folders of the user; the process's by default.
        progress: told (stage, done, whole) while files are read and indexed.

    Raises:
        UnreadableError: a file is missing or has errors.
    """
    added = [data] if isinstance(data, str | os.PathLike) else list(data)
    surroundings = os.environ if variables is None else variables
    files = data_files([*(kept_files(surroundings) if bundled else ()), *(os.fspath(name) for name in added)], bundled)
    return Stance(Index(files, cache_folder(surroundings), progress), today or date.today())


def load_whole(
    data: str | os.PathLike[str], *, today: date | None = None, variables: Mapping[str, str] | None = None
) -> Stance:
    """Open one dataset by itself, to set it beside another: a file or folder, or ``bundled``.

    A file that cannot stand alone, because it speaks of states or issues that it does not define, is an addition: it is
    read on top of the bundled dataset.

    Raises:
        UnreadableError: it is missing or has errors.
    """
    if data == BUNDLED:
        return load(today=today, variables=variables)
    from stance.errors import UnreadableError

    try:
        return load(data, bundled=False, today=today, variables=variables)
    except UnreadableError as alone:
        try:
            return load(data, today=today, variables=variables)
        except UnreadableError:
            raise alone from None


_STDIN = "<stdin>"


def validate(files: Sequence[str] = (), *, bundled: bool = True, text: bytes | None = None) -> "tuple[Problem, ...]":
    """Every problem of the dataset files, read on top of the bundled dataset unless it is left out.

    Where files are named, the bundled dataset is context: its errors are told, its warnings are not. A file that
    is the bundled dataset in this or another version, by its title, is read in its place. ``text`` is a further
    dataset, not in a file; problems call it `<stdin>`.

    Raises:
        UnreadableError: a file or folder does not exist.
    """
    from stance.dataset.problems import Problems
    from stance.dataset.reader import read_contents
    from stance.dataset.validation import validate_bytes

    named = {file.path: file.label for file in data_files(files, bundled=False)} if files else {}
    edition = any(_is_edition(path) for path in named) or (text is not None and is_edition_of_bundled(text))
    with_bundled = (bundled and not edition) or (not files and text is None)
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


def _is_edition(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return is_edition_of_bundled(file.read())
    except OSError:
        return False


def records(result: "Result", wide: bool = False) -> list[dict[str, Any]]:
    """The flat records of a result, as `--format jsonl` prints them, one a line.

    Of several results, those of one after those of the other. ``wide`` gives one record a state, with a field for each
    issue, as `compare --wide` does.

    Raises:
        TypeError: it is no result, or no comparison where one record a state is asked for.
    """
    from stance.output import results

    return results.records(result, wide)


def json_value(result: "Result") -> Any:
    """What `--format json` prints of a result.

    That is its records; of a profile, one object with its positions, claims and sources.

    Raises:
        TypeError: it is no result.
    """
    from stance.output import results

    return results.json_value(result)


def document(opened: Stance) -> dict[str, Any]:
    """The whole dataset as one document in the shape of a dataset file, as `stance export json` writes it."""
    from stance.exports.export import document_of

    return document_of(opened.index)


def document_text(opened: Stance) -> Iterator[str]:
    """That document as JSON, in parts to be written one after the other."""
    from stance.exports.export import text_of

    return text_of(opened.index)


def check_export(kind: str, path: str | os.PathLike[str], *, force: bool = False) -> None:
    """Refuse a path that an export of the kind must not be written to, before any work is done.

    Raises:
        UsageError: there is no such kind.
        UnwritableError: what is there may not be replaced, or there is no folder around it.
    """
    from stance.exports.export import check_target

    check_target(kind, os.fspath(path), force=force)


def report_page(report: "Report") -> str:
    """A report as an HTML page that needs nothing from elsewhere: what `stance report` writes."""
    from stance.output import report as output

    return output.report_page(report)


def _from_here(path: str) -> str:
    here = os.path.join(os.getcwd(), "")
    return path.removeprefix(here)


def import_votes(
    file: str | os.PathLike[str] | BinaryIO,
    *,
    roll_calls: str | os.PathLike[str] | None = None,
    symbol: str | Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    title: str = "",
    bundled: bool = True,
    today: date | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> "Import":
    """Read a file of UN roll calls: the UN Digital Library's, or the votes of the R package unvotes.

    ``symbol``, ``since``, ``until`` and ``title`` take a part. The result's `text` is the dataset, its `account` says
    what became of every row, and `write` writes it to a file. With ``bundled`` False it defines all its states itself.

    Raises:
        UnreadableError: the file cannot be read, or none of its rows used.
        UnknownNameError: no roll call has the symbol.
        UsageError: a date is malformed, nothing is within the dates, or the table of roll calls is missing.
    """
    from contextlib import ExitStack

    from stance.dataset.dates import iso
    from stance.imports.lines import Rows, no_progress, open_file
    from stance.imports.roll_calls import Selection
    from stance.imports.un_votes import import_votes

    tell = progress or no_progress
    first, last = parse_date(since), parse_date(until)
    selection = Selection(
        tuple(_several(symbol)), iso(first.first) if first else "", iso(last.last) if last else "9999", title
    )
    with ExitStack() as opened:
        table = None if roll_calls is None else opened.enter_context(open_file(os.fspath(roll_calls), tell))
        if isinstance(file, str | os.PathLike):
            rows = opened.enter_context(open_file(os.fspath(file), tell))
        else:
            rows = Rows(file, "standard input", progress=tell)
        return import_votes(rows, (today or date.today()).isoformat(), selection, table, bundled=bundled)


def check_output(path: str, inputs: Sequence[str] = (), *, force: bool = False) -> None:
    """Refuse a file that must not be written, before any work is done.

    Raises:
        UnwritableError: it exists (without ``force``), is no file, has no folder, or is one of the inputs.
    """
    from stance.dataset.atomic import check_writable
    from stance.errors import UnwritableError

    real = check_writable(path, force=force)
    if any(os.path.exists(name) and os.path.exists(real) and os.path.samefile(name, real) for name in inputs):
        raise UnwritableError(f"{path} is the file that is read", "write to another one")


def write_output(path: str, text: str, *, force: bool = False) -> None:
    """Write an answer to a file, whole or not at all.

    Raises:
        UnwritableError: the file exists (without ``force``) or cannot be written.
    """
    from stance.dataset.atomic import write_whole

    write_whole(path, [text], force=force)


def data_folder(variables: Mapping[str, str] | None = None) -> str:
    """The folder of the datasets that are kept.

    Raises:
        UnwritableError: there is no home for it.
    """
    from stance.dataset.kept import folder_or_refusal

    return folder_or_refusal(os.environ if variables is None else variables)


def data_path(name: str, variables: Mapping[str, str] | None = None) -> str:
    """The file of a dataset: of the bundled one by the name `bundled`, or of one that is kept.

    Raises:
        UnknownNameError: none of that name is kept.
    """
    from stance.dataset.files import BUNDLED, bundled_path
    from stance.dataset.kept import find

    return bundled_path() if name == BUNDLED else find(os.environ if variables is None else variables, name).path


def data_list(variables: Mapping[str, str] | None = None) -> "tuple[Kept, ...]":
    """The datasets that are kept, in the order in which they are read."""
    from stance.dataset.kept import kept

    return kept(os.environ if variables is None else variables)


def data_add(
    file: str | os.PathLike[str],
    *,
    force: bool = False,
    variables: Mapping[str, str] | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> "Kept":
    """Keep a copy of a dataset file, which every `load` reads from now on, and index it.

    Raises:
        UnreadableError: it does not exist or has problems.
        UnwritableError: one of its name is kept already (without ``force``), or it cannot be copied.
    """
    from stance.dataset.kept import add

    surroundings = os.environ if variables is None else variables
    added = add(surroundings, os.fspath(file), force=force, progress=progress)
    load(variables=surroundings, progress=progress).close()
    return added


def data_remove(name: str, *, variables: Mapping[str, str] | None = None) -> "Kept":
    """Forget a dataset that is kept.

    Raises:
        UnknownNameError: none of that name is kept.
    """
    from stance.dataset.kept import remove

    return remove(os.environ if variables is None else variables, name)


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


def _known(name: str, words: str | Sequence[str], allowed: Sequence[str]) -> None:
    """Refuse a word that would silently select nothing.

    Raises:
        UsageError: it is none of the allowed ones.
    """
    for word in _several(words):
        if word not in allowed:
            from stance.errors import UsageError

            raise UsageError(f"'{word}' is no {name}", f"choose {', '.join(allowed)}")


def _several(words: str | Sequence[str]) -> Sequence[str]:
    return (words,) if isinstance(words, str) else words
