"""Answers for states and issues as of a day: the look-up that every other question is made of."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from stance.index.cache import Index
from stance.questions.answer import Answer, Entry, Membership, answer_as_of

if TYPE_CHECKING:
    from stance.dataset.vocabulary import Shape

_ENTRY = """p.id, p.state, p.issue, p.status, p.date, p.first, p.last, p.until, p.until_first, p.until_last,
    p.confidence, p.note, p.speaker, p.mechanism, r.key, p.own_sources, p.origin
    FROM position p LEFT JOIN source r ON r.id = p.mechanism_source"""


class StateKey(NamedTuple):
    """A state as far as an answer needs it."""

    number: int
    code: str
    name: str
    member: Membership

    @property
    def key(self) -> str:
        """The code."""
        return self.code


class IssueKey(NamedTuple):
    """An issue as far as an answer needs it."""

    number: int
    id: str
    shape: "Shape"
    un_members: bool
    begins: int | None
    begun: int | None = None
    """The last day that the date of the beginning can mean."""

    @property
    def key(self) -> str:
        """The id."""
        return self.id

    def eligible(self, state: StateKey) -> Membership:
        """When the state could take part: as a UN member where only they do, else for as long as it existed."""
        return state.member if self.un_members else Membership(0, state.member.left_last)


def states_by_number(index: Index, numbers: Sequence[int] | None = None) -> list[StateKey]:
    """The states in the order of their names; all of them where no numbers are given."""
    where = "" if numbers is None else f" WHERE id IN ({_list(numbers)})"
    rows = index.rows(f"SELECT id, code, name, member_first, until_last FROM state{where} ORDER BY name")
    return [StateKey(number, code, name, Membership(*member)) for number, code, name, *member in rows]


def issues_by_number(index: Index, numbers: Sequence[int]) -> list[IssueKey]:
    """The issues in the order given."""
    rows = index.rows(
        f"SELECT id, key, shape, un_members, begins_first, begins_last FROM issue WHERE id IN ({_list(numbers)})"
    )
    found = {row[0]: IssueKey(*row) for row in rows}
    return [found[number] for number in numbers]


def entries(index: Index, states: Sequence[int] | None, issues: Sequence[int] | None) -> list[Entry]:
    """The recorded positions in order of their first possible day; None stands for all."""
    parts = [f"p.{column} IN ({_list(numbers)})" for column, numbers in (("state", states), ("issue", issues))
             if numbers is not None]  # fmt: skip
    where = f" WHERE {' AND '.join(parts)}" if parts else ""
    return [Entry(*row) for row in index.rows(f"SELECT {_ENTRY}{where} ORDER BY p.first, p.issue, p.state, p.id")]


def answers(
    index: Index, states: Sequence[StateKey], issues: Sequence[IssueKey], day: int, *, every_state: bool = False
) -> list[Answer]:
    """The answers for each state and issue, states outermost, in the order given.

    ``every_state`` says that ``states`` is long, so that the positions are looked up by issue alone.
    """
    by_pair: dict[tuple[int, int], list[Entry]] = {}
    numbers = None if every_state else [state.number for state in states]
    for entry in entries(index, numbers, [issue.number for issue in issues]):
        by_pair.setdefault((entry.state, entry.issue), []).append(entry)
    found = [
        (state, issue, *answer_as_of(by_pair.get((state.number, issue.number), ()), day, issue.shape, issue.begins,
                                     issue.eligible(state), issue.begun))
        for state in states
        for issue in issues
    ]  # fmt: skip
    naming = Naming(index, (entry for _, _, _, used in found for entry in used))
    return [
        answer
        for state, issue, kind, used in found
        for answer in (
            [naming.answer(state, issue.id, kind, entry) for entry in used]
            or [Answer(state.name, state.code, issue.id, None, kind, note=_last(by_pair, state, issue, day))]
        )
    ]


def _last(by_pair: dict[tuple[int, int], list[Entry]], state: StateKey, issue: IssueKey, day: int) -> str | None:
    """What held before nothing did, so that the end of a record does not look like its absence."""
    over = [entry for entry in by_pair.get((state.number, issue.number), ()) if entry.until and entry.last <= day]
    return f"Last recorded: {over[-1].status}, {over[-1].date} to {over[-1].until}." if over else None


class Naming:
    """Turns entries into answers with the names of their sources and files."""

    def __init__(self, index: Index, used: Iterable[Entry]) -> None:
        self.own: dict[int, list[str]] = {}
        self.default: dict[tuple[int, int], list[str]] = {}
        used = list(used)
        own = [entry.id for entry in used if entry.own_sources]
        if own:
            for position, key in index.rows(
                "SELECT ps.position, s.key FROM position_source ps JOIN source s ON s.id = ps.source"
                f" WHERE ps.position IN ({_list(own)}) ORDER BY ps.position, ps.rank"
            ):
                self.own.setdefault(position, []).append(key)
        shared = {entry.issue for entry in used if not entry.own_sources}
        if shared:
            for issue, origin, key in index.rows(
                "SELECT i.issue, i.origin, s.key FROM issue_source i JOIN source s ON s.id = i.source"
                f" WHERE i.issue IN ({_list(sorted(shared))}) ORDER BY i.issue, i.origin, i.rank"
            ):
                self.default.setdefault((issue, origin), []).append(key)
        self.origins: dict[int, str] = dict(index.rows("SELECT id, label FROM origin"))

    def sources(self, entry: Entry) -> tuple[str, ...]:
        """The ids of the sources of an entry: its own, else those of the issue in the file it comes from."""
        return tuple(
            self.own.get(entry.id, ()) if entry.own_sources else self.default.get((entry.issue, entry.origin), ())
        )

    def answer(self, state: StateKey, issue: str, kind: str, entry: Entry) -> Answer:
        """The answer that an entry gives."""
        return Answer(
            state=state.name,
            code=state.code,
            issue=issue,
            status=entry.status,
            answer=kind,
            date=entry.date,
            until=entry.until,
            confidence=entry.confidence,
            note=entry.note,
            sources=self.sources(entry),
            origin=self.origins[entry.origin],
            speaker=entry.speaker,
            mechanism=entry.mechanism,
            mechanism_source=entry.mechanism_source,
        )


def _list(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))
