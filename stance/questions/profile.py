"""Profiles: a state with its positions on every issue, or an issue with who stands where."""

from dataclasses import dataclass

from stance.index.cache import Index
from stance.questions.answer import NOT_YET, Answer
from stance.questions.claims import Claim, claims
from stance.questions.comparison import AsOf
from stance.questions.facts import (
    DatasetFacts,
    IssueFacts,
    SourceFacts,
    StateFacts,
    dataset_facts,
    issue_facts,
    sources_by_id,
    state_facts,
)
from stance.questions.names import Found
from stance.questions.positions import answers, issues_by_number, states_by_number


@dataclass(frozen=True)
class StateProfile:
    """A state: where it stands on each issue that says anything of it, and what is claimed of it."""

    state: StateFacts
    as_of: AsOf
    positions: tuple[Answer, ...]
    issues: tuple[IssueFacts, ...]
    claims: tuple[Claim, ...]
    sources: tuple[SourceFacts, ...]
    dataset: DatasetFacts


@dataclass(frozen=True)
class IssueProfile:
    """An issue: its question, its tally, and who stands where."""

    issue: IssueFacts
    as_of: AsOf
    positions: tuple[Answer, ...]
    claims: tuple[Claim, ...]
    sources: tuple[SourceFacts, ...]
    dataset: DatasetFacts


def state_profile(index: Index, found: Found, as_of: AsOf) -> StateProfile:
    """The profile of a state. Issues on which nothing is recorded of it are left out, and so are later ones."""
    [state] = state_facts(index, [found.number])
    rows = index.rows(
        "SELECT i.id FROM issue i WHERE i.id IN (SELECT issue FROM position WHERE state = ?)"
        " ORDER BY i.type = 'vote', CASE WHEN i.type = 'vote' THEN i.begins_first ELSE i.id END",
        (found.number,),
    )
    numbers = [number for (number,) in rows]
    positions = tuple(
        answer
        for answer in answers(
            index, states_by_number(index, [found.number]), issues_by_number(index, numbers), as_of.day
        )
        if answer.answer != NOT_YET
    )
    named = {answer.issue for answer in positions}
    facts = tuple(issue for issue in issue_facts(index, numbers, counted=False) if issue.id in named)
    about = claims(index, states=[found.number])
    cited = [*(key for answer in positions for key in answer.cited), *_cited_by(about)]
    return StateProfile(
        state, as_of, positions, facts, about, sources_by_id(index, cited), dataset_facts(index)
    )  # fmt: skip


def issue_profile(index: Index, found: Found, as_of: AsOf) -> IssueProfile:
    """The profile of an issue: every state of which something is recorded, by name."""
    [facts] = issue_facts(index, [found.number])
    rows = index.rows("SELECT DISTINCT state FROM position WHERE issue = ?", (found.number,))
    states = states_by_number(index, [number for (number,) in rows])
    positions = tuple(
        answers(index, states, issues_by_number(index, [found.number]), as_of.day, every_state=True)
    )  # fmt: skip
    about = claims(index, issues=[found.number])
    cited = [*facts.sources, *(key for answer in positions for key in answer.cited), *_cited_by(about)]
    return IssueProfile(facts, as_of, positions, about, sources_by_id(index, cited), dataset_facts(index))


def _cited_by(about: tuple[Claim, ...]) -> list[str]:
    return [key for claim in about for key in (claim.source, *claim.sources)]
