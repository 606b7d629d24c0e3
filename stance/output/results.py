"""Any result of a question as the records that the command line prints of it, without the command line."""

from collections.abc import Callable, Sequence
from typing import Any

from stance.dataset.files import Kept
from stance.dataset.problems import Problem, RuleFacts
from stance.output import records as rec
from stance.output.alignment import alignment_view
from stance.output.citations.view import citations_view
from stance.output.comparison import wide_view
from stance.output.explanation import explanation_object
from stance.output.profile import issue_view, state_view
from stance.questions.agreement import Agreement, AgreementMatrix, AgreementRanking, PairAgreement
from stance.questions.alignment import Alignment, AlignmentTable
from stance.questions.answer import Answer
from stance.questions.changes import Change, Changes
from stance.questions.citations import Citations
from stance.questions.claims import Claim, ClaimList
from stance.questions.comparison import Comparison, StatusCount
from stance.questions.coverage import Coverage, Covered
from stance.questions.cross import CrossCell, CrossTable
from stance.questions.differences import Difference, Differences
from stance.questions.explanation import Explanation
from stance.questions.facts import IssueFacts, IssueHeading, SourceFacts, StateFacts
from stance.questions.lanes import LaneChart
from stance.questions.lists import GroupFacts
from stance.questions.profile import IssueProfile, StateProfile
from stance.questions.timeline import EventList, Happening, Timeline

Item = (  # what is one record
    Answer | StatusCount | StateFacts | IssueFacts | IssueHeading | GroupFacts | SourceFacts | Claim | Covered
    | Happening | Change | Difference | CrossCell
    | Alignment
    | Problem | RuleFacts | Agreement | Kept
)  # fmt: skip
Whole = (
    Comparison | Timeline | EventList | LaneChart | ClaimList | Coverage | Citations | StateProfile | IssueProfile
    | Changes | Differences | CrossTable
    | AlignmentTable | Explanation
    | PairAgreement | AgreementRanking | AgreementMatrix
)  # fmt: skip
Result = Item | Whole | Sequence[Item] | Sequence[Whole]
"""What has records."""

_COLUMNS: dict[type, Sequence[str]] = {
    Answer: rec.ANSWER,
    StatusCount: rec.COUNT,
    StateFacts: rec.STATE,
    IssueFacts: rec.ISSUE,
    IssueHeading: rec.ISSUE_HEADING,
    GroupFacts: rec.GROUP,
    SourceFacts: rec.SOURCE,
    Claim: rec.CLAIM,
    Covered: rec.COVERED,
    Happening: rec.HAPPENING,
    Problem: rec.PROBLEM,
    RuleFacts: rec.RULE,
    Alignment: rec.ALIGNMENT,
    Change: rec.CHANGE,
    Difference: rec.DIFFERENCE,
    CrossCell: rec.CROSS,
    Agreement: rec.AGREEMENT,
    Kept: rec.KEPT,
}
"""The columns of each item."""

_RECORDS: dict[type, Callable[[Any], list[rec.Record]]] = {
    Comparison: lambda result: rec.records(result.positions, rec.ANSWER),
    Timeline: lambda result: rec.records(result.happenings, rec.HAPPENING),
    LaneChart: lambda result: rec.records(result.timeline.happenings, rec.HAPPENING),
    EventList: lambda result: rec.records(result.happenings, rec.EVENT),
    ClaimList: lambda result: rec.records(result.claims, rec.CLAIM),
    Coverage: lambda result: rec.records(result.cells, rec.COVERED),
    Citations: lambda result: citations_view(result).records(),
    Changes: lambda result: rec.records(result.changes, rec.CHANGE),
    Differences: lambda result: rec.records(result.differences, rec.DIFFERENCE),
    CrossTable: lambda result: rec.records(result.cells, rec.CROSS),
    AlignmentTable: lambda result: alignment_view(result).records(),
    Explanation: lambda result: rec.records(result.items, rec.EXPLAINED),
    PairAgreement: lambda result: rec.records([result.pair], rec.AGREEMENT),
    AgreementRanking: lambda result: rec.records(result.pairs, rec.AGREEMENT),
    AgreementMatrix: lambda result: rec.records(result.pairs, rec.AGREEMENT),
    StateProfile: lambda result: rec.records(result.positions, rec.ANSWER),
    IssueProfile: lambda result: rec.records(result.positions, rec.ANSWER),
}
"""What each result that holds more than its records has for records."""


def records(result: Result, wide: bool = False) -> list[rec.Record]:
    """The flat records of a result; of several, one after the other. ``wide`` gives a comparison one record a state.

    Raises:
        TypeError: it is no result, or no comparison where one record a state is asked for.
    """
    kind = type(result)
    if wide and isinstance(result, Comparison):
        return wide_view(result).records()
    if wide:
        raise TypeError(f"only a Comparison can be wide, not a {kind.__name__}")
    if kind in _COLUMNS:  # an answer is a tuple too, so this goes first
        return [rec.record(result, _COLUMNS[kind])]
    if kind in _RECORDS:
        return _RECORDS[kind](result)
    if isinstance(result, list | tuple):
        return [record for item in result for record in records(item)]
    raise TypeError(f"a {kind.__name__} has no records")


def json_value(result: Result) -> Any:
    """What `--format json` prints: the records, or of a profile one object with all that belongs to it.

    Raises:
        TypeError: it is no result.
    """
    if isinstance(result, StateProfile | IssueProfile):
        view = state_view(result) if isinstance(result, StateProfile) else issue_view(result)
        return view.whole() if view.whole else view.records()
    if isinstance(result, Explanation):
        return explanation_object(result)
    if isinstance(result, list | tuple) and any(isinstance(item, StateProfile | IssueProfile) for item in result):
        return [json_value(item) for item in result]
    return records(result)
