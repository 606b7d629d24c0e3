"""The classes of what `stance` answers, under one roof: for annotations, and for `isinstance`."""

from stance.dataset.files import Kept
from stance.dataset.problems import Problem, RuleFacts
from stance.exports.account import Export
from stance.questions.agreement import Agreement, AgreementMatrix, AgreementRanking, Divergence, PairAgreement
from stance.questions.alignment import Alignment, AlignmentTable, Scope, Scored
from stance.questions.answer import Answer
from stance.questions.changes import Change, Changes
from stance.questions.citations import Citations
from stance.questions.claims import Claim, ClaimList
from stance.questions.comparison import Comparison, StatusCount
from stance.questions.coverage import Coverage, Covered
from stance.questions.cross import CrossCell, CrossTable
from stance.questions.differences import Difference, Differences
from stance.questions.explanation import Explanation, Factor, Item
from stance.questions.facts import DatasetFacts, IssueFacts, IssueHeading, SourceFacts, StateFacts, Tally
from stance.questions.lanes import Lane, LaneChart, Mark, Span, Tick
from stance.questions.lists import GroupFacts
from stance.questions.profile import IssueProfile, StateProfile
from stance.questions.report import Asked, Matrix, Report
from stance.questions.scope import AsOf
from stance.questions.timeline import EventList, Happening, Timeline

__all__ = [
    "Agreement",
    "AgreementMatrix",
    "AgreementRanking",
    "Alignment",
    "AlignmentTable",
    "Answer",
    "AsOf",
    "Asked",
    "Change",
    "Changes",
    "Citations",
    "Claim",
    "ClaimList",
    "Comparison",
    "Coverage",
    "Covered",
    "CrossCell",
    "CrossTable",
    "DatasetFacts",
    "Difference",
    "Differences",
    "Divergence",
    "EventList",
    "Explanation",
    "Export",
    "Factor",
    "GroupFacts",
    "Happening",
    "IssueFacts",
    "IssueHeading",
    "IssueProfile",
    "Item",
    "Kept",
    "Lane",
    "LaneChart",
    "Mark",
    "Matrix",
    "PairAgreement",
    "Problem",
    "Report",
    "RuleFacts",
    "Scope",
    "Scored",
    "SourceFacts",
    "Span",
    "StateFacts",
    "StateProfile",
    "StatusCount",
    "Tally",
    "Tick",
    "Timeline",
]
