"""The classes of what `stance` answers, under one roof: for annotations, and for `isinstance`."""

from stance.dataset.files import Kept
from stance.dataset.problems import Problem, RuleFacts
from stance.questions.agreement import Agreement, AgreementMatrix, AgreementRanking, Divergence, PairAgreement
from stance.questions.answer import Answer
from stance.questions.citations import Citations
from stance.questions.claims import Claim, ClaimList
from stance.questions.comparison import AsOf, Comparison, StatusCount
from stance.questions.coverage import Coverage, Covered
from stance.questions.facts import DatasetFacts, IssueFacts, SourceFacts, StateFacts, Tally
from stance.questions.lists import GroupFacts
from stance.questions.profile import IssueProfile, StateProfile
from stance.questions.timeline import EventList, Happening, Timeline

__all__ = [
    "Agreement",
    "AgreementMatrix",
    "AgreementRanking",
    "Answer",
    "AsOf",
    "Citations",
    "Claim",
    "ClaimList",
    "Comparison",
    "Coverage",
    "Covered",
    "DatasetFacts",
    "Divergence",
    "EventList",
    "GroupFacts",
    "Happening",
    "IssueFacts",
    "IssueProfile",
    "Kept",
    "PairAgreement",
    "Problem",
    "RuleFacts",
    "SourceFacts",
    "StateFacts",
    "StateProfile",
    "StatusCount",
    "Tally",
    "Timeline",
]
