"""Several states in brief: what each is a member of, where they stand by topic, how alike they voted."""

from dataclasses import dataclass

from stance.dataset.vocabulary import is_act
from stance.index.cache import Index, grouped
from stance.questions.agreement import Agreement, agreement_matrix
from stance.questions.answer import Answer
from stance.questions.ballots import roll_calls
from stance.questions.brief import TopicPositions, by_topic, is_full_member, says_little
from stance.questions.comparison import check_compared
from stance.questions.facts import DatasetFacts, IssueHeading, issue_headings
from stance.questions.names import names_of, recognition_issues
from stance.questions.positions import answers, issues_of
from stance.questions.scope import AsOf, Shown
from stance.questions.selection import Selected

_TWO = 2


@dataclass(frozen=True)
class Overview(Shown):
    """Several states in brief. ``names`` are theirs by code, in order.

    ``members`` are what each is a member of. Each of the ``topics`` has the answers of all states on issues on which
    half of them, and at least two, have a position besides full membership: first those on which most have one, then
    those on which they differ, then the newest. ``pairs`` says how alike each two of them voted. ``recognition`` has
    the issues on whether some of the states are recognised, by the codes of these.
    """

    names: dict[str, str]
    as_of: AsOf
    members: tuple[Answer, ...]
    topics: tuple[TopicPositions, ...]
    pairs: tuple[Agreement, ...]
    recognition: dict[str, str]
    issues: tuple[IssueHeading, ...]
    group: str | None
    dataset: DatasetFacts


def overview(index: Index, selected: Selected) -> Overview:
    """The states that are selected, in brief.

    Raises:
        UsageError: they are fewer than two.
    """
    check_compared(selected)
    keys = [key for key in issues_of(index, selected.state_numbers) if not is_act(key.type)]
    issues = {issue.id: issue for issue in issue_headings(index, [key.number for key in keys])}
    theirs: dict[str, list[Answer]] = {key.id: [] for key in keys}
    for answer in answers(index, selected.states, keys, selected.day):
        theirs[answer.issue].append(answer)
    members = [answer for some in theirs.values() for answer in some if is_full_member(answer, issues[answer.issue])]
    least = max(_TWO, (len(selected.states) + 1) // 2)
    shared = []
    for key, some in theirs.items():
        # Those that have a position besides that they are members, or are in no way.
        voices = {answer.code for answer in some if answer.status
                  and not is_full_member(answer, issues[key]) and not says_little(answer, issues[key])}  # fmt: skip
        shared += some if len(voices) >= least else []
    parts = by_topic(shared, issues)
    votes = agreement_matrix(index, selected, roll_calls(index, selected))
    return Overview(
        names_of(selected.states), selected.as_of,
        tuple(sorted(members, key=lambda answer: answer.since or "")),
        tuple(TopicPositions(part.topic, _main_first(part.positions)) for part in parts),
        votes.pairs, recognition_issues(index, {state.code: state.name for state in selected.states}),
        tuple(issues.values()), selected.group, selected.dataset,
    )  # fmt: skip


def _main_first(positions: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """The answers on the issues of a topic, those on which most of the states have a position first."""
    issues = grouped((answer.issue, answer) for answer in positions)

    def rank(some: list[Answer]) -> tuple[int, bool]:
        return -len({answer.code for answer in some if answer.status}), len({answer.status for answer in some}) == 1

    return tuple(answer for some in sorted(issues.values(), key=rank) for answer in some)
