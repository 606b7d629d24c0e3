"""One state on one issue: the answer, and every step that led to it."""

from dataclasses import dataclass

from stance.index.cache import Index
from stance.questions.answer import Answer
from stance.questions.facts import DatasetFacts, IssueFacts, SourceFacts, issue_facts, sources_by_id
from stance.questions.positions import answers
from stance.questions.scope import AsOf
from stance.questions.selection import Selected
from stance.questions.shown import Shown
from stance.questions.timeline import Timeline, timeline


@dataclass(frozen=True)
class CellProfile(Shown):
    """A state on an issue. ``positions`` are several where it is uncertain or disputed which of them holds."""

    state: str
    code: str
    issue: IssueFacts
    as_of: AsOf
    positions: tuple[Answer, ...]
    history: Timeline
    sources: tuple[SourceFacts, ...]
    dataset: DatasetFacts


def cell_profiles(index: Index, selected: Selected) -> tuple[CellProfile, ...]:
    """The cells where the states meet the issues, states outermost."""
    return tuple(
        _cell(index, selected.narrowed([state], [issue]))
        for state in selected.states
        for issue in selected.issues or ()
    )


def _cell(index: Index, selected: Selected) -> CellProfile:
    [state], [issue] = selected.states, selected.issues or ()
    found = tuple(answers(index, [state], [issue], selected.day))
    history = timeline(index, selected, events=False)
    [facts] = issue_facts(index, [issue.number])
    cited = [key for answer in found for key in answer.cited]
    sources = {source.id: source for source in (*sources_by_id(index, (*facts.sources, *cited)), *history.sources)}
    return CellProfile(
        state.name, state.code, facts, selected.as_of, found, history, tuple(sources.values()), selected.dataset
    )
