"""The classes of what `stance` answers, under one roof: for annotations, and for `isinstance`.

``as`` makes each a name of this module, also for type checkers.
"""

from stance.dataset.files import Kept as Kept
from stance.dataset.problems import Problem as Problem
from stance.dataset.problems import RuleFacts as RuleFacts
from stance.exports.export import ExportResult as ExportResult
from stance.questions.agreement import Agreement as Agreement
from stance.questions.agreement import AgreementMatrix as AgreementMatrix
from stance.questions.agreement import AgreementRanking as AgreementRanking
from stance.questions.agreement import Divergence as Divergence
from stance.questions.agreement import PairAgreement as PairAgreement
from stance.questions.alignment import Alignment as Alignment
from stance.questions.alignment import AlignmentScope as AlignmentScope
from stance.questions.alignment import AlignmentTable as AlignmentTable
from stance.questions.alignment import Scored as Scored
from stance.questions.answer import Answer as Answer
from stance.questions.answer import Other as Other
from stance.questions.changes import Change as Change
from stance.questions.changes import Changes as Changes
from stance.questions.citations import Citations as Citations
from stance.questions.claims import Claim as Claim
from stance.questions.claims import ClaimList as ClaimList
from stance.questions.comparison import Comparison as Comparison
from stance.questions.comparison import StatusCount as StatusCount
from stance.questions.coverage import Coverage as Coverage
from stance.questions.coverage import Covered as Covered
from stance.questions.cross import CrossCell as CrossCell
from stance.questions.cross import CrossTable as CrossTable
from stance.questions.differences import Difference as Difference
from stance.questions.differences import Differences as Differences
from stance.questions.explanation import Explanation as Explanation
from stance.questions.explanation import Factor as Factor
from stance.questions.explanation import Item as Item
from stance.questions.facts import DatasetFacts as DatasetFacts
from stance.questions.facts import IssueFacts as IssueFacts
from stance.questions.facts import IssueHeading as IssueHeading
from stance.questions.facts import SourceFacts as SourceFacts
from stance.questions.facts import StateFacts as StateFacts
from stance.questions.facts import Tally as Tally
from stance.questions.lanes import Lane as Lane
from stance.questions.lanes import LaneChart as LaneChart
from stance.questions.lanes import Mark as Mark
from stance.questions.lanes import Span as Span
from stance.questions.lanes import Tick as Tick
from stance.questions.lists import GroupFacts as GroupFacts
from stance.questions.lists import StatusFacts as StatusFacts
from stance.questions.profile import IssueProfile as IssueProfile
from stance.questions.profile import StateProfile as StateProfile
from stance.questions.report import Asked as Asked
from stance.questions.report import Matrix as Matrix
from stance.questions.report import Report as Report
from stance.questions.scope import AsOf as AsOf
from stance.questions.timeline import EventList as EventList
from stance.questions.timeline import Happening as Happening
from stance.questions.timeline import Timeline as Timeline
