"""Profiles: a state with its positions on every issue, or an issue with who stands where."""

from collections.abc import Sequence
from dataclasses import dataclass

from stance.index.cache import Index, numbered
from stance.questions.answer import NOT_YET, Answer
from stance.questions.claims import Claim, cited_by, claims
from stance.questions.facts import (
    DatasetFacts,
    IssueFacts,
    IssueHeading,
    SourceFacts,
    StateFacts,
    issue_facts,
    issue_headings,
    sources_by_id,
    state_facts,
)
from stance.questions.groups import groups_of
from stance.questions.positions import IssueKey, StateKey, answers, issues_where, states_by_number
from stance.questions.scope import AsOf, Shown
from stance.questions.votes import VoteSummary, vote_summary


@dataclass(frozen=True)
class StateProfile(Shown):
    """A state: where it stands on each issue that says anything of it, and what is claimed of it.

    Where roll calls were too many to be listed, ``votes`` counts them and ``positions`` are the others.
    """

    state: StateFacts
    as_of: AsOf
    positions: tuple[Answer, ...]
    issues: tuple[IssueHeading, ...]
    claims: tuple[Claim, ...]
    sources: tuple[SourceFacts, ...]
    dataset: DatasetFacts
    topics: tuple[str, ...] = ()
    votes: VoteSummary | None = None


@dataclass(frozen=True)
class IssueProfile(Shown):
    """An issue: its question, its tally, and who stands where.

    ``groups`` are the ids of the groups that are computed from it, or that have its id.
    """

    issue: IssueFacts
    as_of: AsOf
    positions: tuple[Answer, ...]
    claims: tuple[Claim, ...]
    sources: tuple[SourceFacts, ...]
    dataset: DatasetFacts
    groups: tuple[str, ...] = ()


def state_profile(
    index: Index,
    key: StateKey,
    as_of: AsOf,
    dataset: DatasetFacts,
    topics: Sequence[str] = (),
    among: Sequence[IssueKey] | None = None,
    most_votes: int | None = None,
) -> StateProfile:
    """The profile of a state. Issues on which nothing is recorded of it are left out, and so are later ones.

    ``among`` are the issues of the types and with one of the ``topics``, where such are asked for. Without them, more
    than ``most_votes`` roll calls are counted instead of listed.
    """
    [state] = state_facts(index, groups_of(index, [key], as_of.day))
    summary = None
    if most_votes is not None and among is None:
        summary = vote_summary(index, key.number, as_of.day)
        if summary.whole.votes <= most_votes:
            summary = None
    issues = _issues_of(index, key.number, among, votes=summary is None)
    positions = tuple(answer for answer in answers(index, [key], issues, as_of.day) if answer.answer != NOT_YET)
    named = {answer.issue for answer in positions}
    facts = issue_headings(index, [issue.number for issue in issues if issue.id in named])
    about = claims(index, states=[key.number])
    if among is not None:
        keys = {issue.id for issue in among or ()}
        # Topics that ``+`` joins are all asked for.
        joined = [set(topic.split("+")) for topic in topics]
        about = tuple(claim for claim in about if claim.issue in keys or any(map(set(claim.topics).issuperset, joined)))
    cited = [*(key for answer in positions for key in answer.cited), *cited_by(about)]
    return StateProfile(
        state, as_of, positions, facts, about, sources_by_id(index, cited), dataset, tuple(topics), summary
    )  # fmt: skip


def _issues_of(index: Index, state: int, among: Sequence[IssueKey] | None, *, votes: bool) -> list[IssueKey]:
    """The issues on which anything is recorded of the state: votes last, by date, the others by id."""
    shapes = "'act', 'held', 'period'" if votes else "'held', 'period'"
    where = f" AND id IN ({numbered(issue.number for issue in among)})" if among is not None else ""
    return issues_where(
        index,
        f"shape IN ({shapes}){where} AND EXISTS (SELECT 1 FROM position p WHERE p.state = ? AND p.issue = i.id)"
        " ORDER BY shape = 'act', CASE WHEN shape = 'act' THEN begins_first ELSE id END",
        (state,),
    )


def issue_profile(index: Index, key: IssueKey, as_of: AsOf, dataset: DatasetFacts) -> IssueProfile:
    """The profile of an issue: every state of which something is recorded, by name."""
    [facts] = issue_facts(index, [key.number])
    states = index.column("SELECT DISTINCT state FROM position WHERE issue = ?", (key.number,))
    positions = tuple(answers(index, states_by_number(index, states), [key], as_of.day))
    about = claims(index, issues=[key.number])
    cited = [*facts.sources, *(key for answer in positions for key in answer.cited), *cited_by(about)]
    groups = index.column(
        "SELECT key FROM state_group g WHERE key = ?1"
        " OR EXISTS (SELECT 1 FROM json_each(g.rule) r WHERE r.key = ?1) ORDER BY id",
        (key.id,),
    )
    return IssueProfile(facts, as_of, positions, about, sources_by_id(index, cited), dataset, tuple(groups))
