"""The classes of what `stance` answers, under one roof: for annotations, and for `isinstance`."""

from stance.dataset.problems import Problem, RuleFacts
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
    "Answer",
    "AsOf",
    "Citations",
    "Claim",
    "ClaimList",
    "Comparison",
    "Coverage",
    "Covered",
    "DatasetFacts",
    "EventList",
    "GroupFacts",
    "Happening",
    "IssueFacts",
    "IssueProfile",
    "Problem",
    "RuleFacts",
    "SourceFacts",
    "StateFacts",
    "StateProfile",
    "StatusCount",
    "Tally",
    "Timeline",
]
