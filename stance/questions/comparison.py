"""Comparisons: where states stand on one issue or several, as of a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from stance.dataset.vocabulary import is_act, statuses_of
from stance.errors import UsageError
from stance.index.cache import Index, grouped
from stance.questions.answer import Answer
from stance.questions.facts import DatasetFacts, IssueFacts, IssueHeading, SourceFacts, issue_facts, sources_by_id
from stance.questions.positions import answers, issues_of, states_by_number
from stance.questions.scope import AsOf, Shown
from stance.questions.selection import Selected, states_on

if TYPE_CHECKING:
    from stance.questions.similarity import SimilarityTree

SORTS = ("name", "code", "status", "since", "date")


@dataclass(frozen=True)
class Comparison(Shown):
    """Answers for some states on some issues. ``group`` names the group that was asked for, if one was.

    Where no states were named, ``focus`` is the group whose states are meant, and ``outside`` are the other states with
    a row on the one issue. ``instead`` says that the group has no row, and the states are those that have one.
    """

    issues: tuple[IssueFacts, ...]
    positions: tuple[Answer, ...]
    as_of: AsOf
    group: str | None
    sources: tuple[SourceFacts, ...]
    dataset: DatasetFacts
    focus: str | None = None
    outside: tuple[str, ...] = ()
    instead: bool = False
    differing: bool = False

    @property
    def counts(self) -> "tuple[StatusCount, ...]":
        """How many states take each status on each issue, in the order of the vocabulary."""
        ordered = sort_answers(self.positions, "status", self.issues)
        places = {issue.id: place for place, issue in enumerate(self.issues)}
        ordered.sort(key=lambda answer: places[answer.issue])
        counted = grouped(((answer.issue, answer.status, answer.answer), answer.code) for answer in ordered)
        return tuple(StatusCount(*key, len(codes), tuple(codes)) for key, codes in counted.items())

    @property
    def by_similarity(self) -> tuple[str, ...]:
        """The codes of the states in the order of how alike they voted on those of the issues that are votes.

        States that voted with none of the others come last, by name; `stance.questions.seriation` has the method.
        """
        return self.similarity_tree.order

    @cached_property
    def similarity_tree(self) -> "SimilarityTree":
        """That order with the tree it is of: average linkage on 1 less the agreement."""
        from stance.questions.similarity import tree_of_answers

        return tree_of_answers([issue.id for issue in self.issues if is_act(issue.type)], self.positions)


@dataclass(frozen=True)
class StatusCount:
    """How many of the states compared take a status on an issue; ``states`` are their codes."""

    issue: str
    status: str | None
    answer: str
    count: int
    states: tuple[str, ...]


def compare(index: Index, selected: Selected, sort: str = "name", differing: bool = False) -> Comparison:
    """Compare the states on the issues; where none is named, on all on which one of the states has a position.

    ``differing`` keeps the issues on which the answers are not all the same.

    Raises:
        UsageError: neither an issue nor two states are named.
    """
    check_compared(selected)
    keys = issues_of(index, selected.state_numbers) if selected.issues is None else selected.issues
    chosen, as_of = selected.states, selected.as_of
    positions = answers(index, chosen, keys, as_of.day)
    facts = issue_facts(index, [key.number for key in keys])
    if differing:
        views = {key.id: {(a.answer, a.status) for a in positions if a.issue == key.id} for key in keys}
        facts = tuple(issue for issue in facts if len(views[issue.id]) > 1)
        kept = {issue.id for issue in facts}
        positions = [answer for answer in positions if answer.issue in kept]
    positions = sort_answers(positions, sort, facts)
    cited = [key for answer in positions for key in answer.cited]
    shown = tuple(key for issue in facts if len(facts) == 1 for key in issue.sources)
    return Comparison(
        facts, tuple(positions), as_of, selected.group, sources_by_id(index, (*shown, *cited)), selected.dataset,
        selected.focus, _outside(index, selected), selected.instead, differing,
    )  # fmt: skip


def check_compared(selected: Selected) -> None:
    """Refuse a comparison that names neither an issue nor two states.

    Raises:
        UsageError: it does.
    """
    two = len(selected.states) > 1 and selected.focus is None
    if selected.issues is None and not two:
        raise UsageError(
            "compare needs an issue, or at least two states",
            "name an issue with --issue or --topic ('stance issues' lists them), or more states",
        )


def _outside(index: Index, selected: Selected) -> tuple[str, ...]:
    """The names of the states outside the focus group that have a row on the one issue."""
    if selected.focus is None or selected.instead or selected.scope.where or len(selected.issues or ()) != 1:
        return ()
    compared = set(selected.state_numbers)
    others = [number for number in states_on(index, selected.issues or ()) if number not in compared]
    return tuple(state.name for state in states_by_number(index, others))


def sort_answers(positions: Sequence[Answer], sort: str, issues: Sequence[IssueHeading]) -> list[Answer]:
    """The answers in an order of ``SORTS``; equal ones stay in the order of the states' names."""
    if sort == "name":
        return list(positions)
    if sort == "code":
        return sorted(positions, key=lambda answer: answer.code)
    if sort in ("since", "date"):
        return sorted(positions, key=lambda answer: (answer.since is None, answer.since or ""))
    scales = {issue.id: statuses_of(issue.type, issue.scale) for issue in issues}

    def rank(answer: Answer) -> int:
        scale = scales[answer.issue]
        return scale.index(answer.status) if answer.status in scale else len(scale)

    return sorted(positions, key=rank)
