"""One state on one issue: the answer, and every step that led to it."""

from dataclasses import dataclass

from stance.index.cache import Index
from stance.questions.answer import Answer
from stance.questions.facts import DatasetFacts, IssueFacts, SourceFacts, issue_facts, sources_by_id
from stance.questions.positions import answers
from stance.questions.scope import AsOf, Shown
from stance.questions.selection import Selected
from stance.questions.timeline import Timeline, timeline


@dataclass(frozen=True)
class CellProfile(Shown):
    """A state on an issue. ``positions`` are several where it is uncertain or disputed which of them holds.

    ``places`` are where in the files its first entry stands, as `file:line`; ``issue_places`` where the issue stands.
    """

    state: str
    code: str
    issue: IssueFacts
    as_of: AsOf
    positions: tuple[Answer, ...]
    history: Timeline
    sources: tuple[SourceFacts, ...]
    dataset: DatasetFacts
    places: tuple[str, ...]
    issue_places: tuple[str, ...]


def cell_profiles(index: Index, selected: Selected) -> tuple[CellProfile, ...]:
    """The cells where the states meet the issues, states outermost."""
    return tuple(
        _cell(index, selected._replace(states=(state,), issues=(issue,)))
        for state in selected.states
        for issue in selected.issues or ()
    )


def _cell(index: Index, selected: Selected) -> CellProfile:
    [state], [issue] = selected.states, selected.issues or ()
    positions = tuple(answers(index, [state], [issue], selected.day))
    history = timeline(index, selected, events=False)
    [facts] = issue_facts(index, [issue.number])
    cited = [key for answer in positions for key in answer.cited]
    sources = {source.id: source for source in (*sources_by_id(index, (*facts.sources, *cited)), *history.sources)}
    return CellProfile(
        state.name, state.code, facts, selected.as_of, positions, history, tuple(sources.values()), selected.dataset,
        _places(index, _OF_CELL, state.number, issue.number), _places(index, _OF_ISSUE, issue.number),
    )  # fmt: skip


_FILES = {"bundled": "data/stances.yaml"}
"""The file of the bundled dataset as the project has it, wherever it is installed."""
# A vote stands in the list of those that voted the same way, or has an entry of its own.
_OF_CELL = """SELECT DISTINCT o.label, l.line FROM position p JOIN origin o ON o.id = p.origin
    JOIN place l ON l.issue = p.issue AND l.origin = p.origin
        AND (l.state = p.state OR (l.state = 0 AND l.status = p.status))
    WHERE p.state = ? AND p.issue = ? ORDER BY o.id, l.line"""
_OF_ISSUE = """SELECT o.label, l.line FROM place l JOIN origin o ON o.id = l.origin
    WHERE l.issue = ? AND l.state = 0 AND l.status = '' ORDER BY o.id"""


def _places(index: Index, question: str, *numbers: int) -> tuple[str, ...]:
    return tuple(f"{_FILES.get(label, label)}:{line}" for label, line in index.rows(question, numbers))
