"""Answers for states and issues as of a day: the look-up that every other question is made of."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from stance.dataset.vocabulary import IssueType, issue_type, type_of
from stance.index.cache import Index, grouped, marks, numbered
from stance.questions.answer import INELIGIBLE, NO_RECORD, NONE_FOUND, RECORDED, Answer, Entry, Membership, Other
from stance.questions.as_of import Held, Outcome, answer_as_of, is_aged

_ENTRY = """p.id, p.state, p.issue, p.status, p.date, p.first, p.last, p.until, p.until_first, p.until_last,
    p.confidence, p.note, p.speaker, p.mechanism, r.key, p.own_sources, p.origin, p.instrument, p.effective,
    p.effective_first, p.effective_last, p.dissent
    FROM position p LEFT JOIN source r ON r.id = p.mechanism_source"""
_DOUBT = ("low", "medium", "high")
_MANY_STATES = 50
"""More states than these are looked up by issue alone."""


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
    type: str
    begins: int | None
    begun: int | None = None
    """The last day that the date of the beginning can mean."""
    statuses: str | None = None
    """The statuses of a custom issue, as JSON."""
    eligible: str | None = None
    """Who can take part, as JSON: codes of states, or a rule; None for every state."""

    @property
    def key(self) -> str:
        """The id."""
        return self.id

    @property
    def of_type(self) -> IssueType:
        """Its type; of a custom issue, one with the statuses that it brings along."""
        return type_of(self.type, _read_json(self.statuses)) if self.statuses else issue_type(self.type)

    def open_to(self, state: StateKey) -> Membership:
        """When the state could take part: as a UN member where only they do, else for as long as it existed."""
        return state.member if self.of_type.un_members else Membership(0, state.member.left_last)


ISSUE_KEY = "id, key, type, begins_first, begins_last, statuses, eligible"
"""The columns of the table of issues that an `IssueKey` is made of."""


def states_by_number(index: Index, numbers: Iterable[int] | None = None) -> list[StateKey]:
    """The states in the order of their names; all of them where no numbers are given."""
    where = "" if numbers is None else f" WHERE id IN ({numbered(numbers)})"
    rows = index.rows(f"SELECT id, code, name, member_first, until_last FROM state{where} ORDER BY name")
    return [StateKey(number, code, name, Membership(*member)) for number, code, name, *member in rows]


def issues_where(index: Index, condition: str, values: Sequence[Any] = ()) -> list[IssueKey]:
    """The issues ``i`` that meet a condition in SQL, in the order that it may end with."""
    return [IssueKey(*row) for row in index.rows(f"SELECT {ISSUE_KEY} FROM issue i WHERE {condition}", values)]


def issues_by_number(index: Index, numbers: Sequence[int]) -> list[IssueKey]:
    """The issues in the order given."""
    issues = {issue.number: issue for issue in issues_where(index, f"id IN ({numbered(numbers)})")}
    return [issues[number] for number in numbers]


def entries(index: Index, states: Sequence[int] | None, issues: Sequence[int] | None) -> list[Entry]:
    """The recorded positions in order of their first possible day; None stands for all."""
    parts = [f"p.{column} IN ({numbered(numbers)})" for column, numbers in (("state", states), ("issue", issues))
             if numbers is not None]  # fmt: skip
    where = f" WHERE {' AND '.join(parts)}" if parts else ""
    return [Entry(*row) for row in index.rows(f"SELECT {_ENTRY}{where} ORDER BY p.first, p.issue, p.state, p.id")]


class PositionStore:
    """The positions of some states on some issues, read once and asked for any day."""

    def __init__(self, index: Index, states: Sequence[StateKey], issues: Sequence[IssueKey]) -> None:
        self._index, self._states, self._issues = index, states, issues
        self._rules: dict[str, Conditions] = {}
        numbers = None if len(states) > _MANY_STATES else [state.number for state in states]
        recorded = entries(index, numbers, [issue.number for issue in issues])
        self._entries = grouped(((entry.state, entry.issue), entry) for entry in recorded)

    def entries(self, state: StateKey, issue: IssueKey) -> list[Entry]:
        """All entries of the state on the issue, in date order."""
        return self._entries.get((state.number, issue.number), [])

    def outcome(self, state: StateKey, issue: IssueKey, day: int) -> Outcome:
        """What holds as of the day."""
        own = self.entries(state, issue)
        outcome = answer_as_of(own, day, issue.of_type, issue.begins, issue.open_to(state), issue.begun)
        if issue.eligible is not None and outcome.kind != "not-yet" and not self.fulfils(state, issue.eligible, day):
            return Outcome(INELIGIBLE)
        if outcome.kind == NO_RECORD and self.searched(state, issue) and (not own or day < own[0].first):
            return Outcome(NONE_FOUND)
        return outcome

    def searched(self, state: StateKey, issue: IssueKey) -> str | None:
        """The day of the latest search for a position of the state on the issue."""
        return self._searches.get((state.number, issue.number))

    @cached_property
    def _searches(self) -> dict[tuple[int, int], str]:
        numbers = numbered(issue.number for issue in self._issues)
        rows = self._index.rows(f"SELECT state, issue, date FROM searched WHERE issue IN ({numbers}) ORDER BY date")
        return {(state, issue): date for state, issue, date in rows}

    def turns_of_eligibility(self, state: StateKey, issue: IssueKey) -> list[int]:
        """Days on or after which the state may begin or cease to take part."""
        if issue.eligible is None or isinstance(_read_json(issue.eligible), list):
            return []
        store, conditions = self._conditions(issue.eligible)
        return [
            day for key, _ in conditions for entry in store.entries(state, key) for day in (entry.first, entry.last)
        ]

    def fulfils(self, state: StateKey, text: str, day: int) -> bool:
        """Whether a rule, as JSON, means the state on the day: by its code, or by its recorded positions."""
        rule = _read_json(text)
        if isinstance(rule, list):
            # All codes have the minus of an exclusion, or none has.
            excluding = any(code.startswith("-") for code in rule)
            return f"-{state.code}" not in rule if excluding else state.code in rule
        store, conditions = self._conditions(text)
        outcomes = ((store.outcome(state, issue, day), met) for issue, met in conditions)
        return all(outcome.kind == RECORDED and any(map(met, outcome.held)) for outcome, met in outcomes)

    def _conditions(self, text: str) -> "Conditions":
        """What a rule asks of positions, which are read once for all days."""
        if text not in self._rules:
            rule = _read_json(text)
            store, issues = self, [issue for issue in self._issues if issue.id in rule]
            if len(issues) < len(rule):
                issues = issues_of_rules(self._index, [text])
                store = PositionStore(self._index, self._states, issues)
            self._rules[text] = store, [(issue, meets(issue, rule[issue.id])) for issue in issues]
        return self._rules[text]


Conditions = tuple[PositionStore, list[tuple[IssueKey, Callable[[Answer | Held], bool]]]]


def issues_of_rules(index: Index, rules: Sequence[str]) -> list[IssueKey]:
    """The issues whose positions the rules, as JSON, ask for; a list of codes asks for none."""
    ids = list(dict.fromkeys(key for text in rules if isinstance(rule := _read_json(text), dict) for key in rule))
    return issues_where(index, f"key IN ({marks(ids)})", ids)


class EntryNames:
    """The ids and titles that entries have as numbers or ids; each kind is read when it is first asked for."""

    def __init__(self, index: Index, used: Iterable[Entry]) -> None:
        self._index = index
        self._used = list(used)

    def sources(self, entry: Entry) -> tuple[str, ...]:
        """The ids of the sources of an entry: its own, else those of the issue in the file it comes from."""
        if entry.own_sources:
            return tuple(self._own.get(entry.id, ()))
        return tuple(self._shared.get((entry.issue, entry.origin), ()))

    @cached_property
    def _own(self) -> dict[int, list[str]]:
        own = numbered(entry.id for entry in self._used if entry.own_sources)
        rows = self._index.rows(
            "SELECT ps.position, s.key FROM position_source ps JOIN source s ON s.id = ps.source"
            f" WHERE ps.position IN ({own}) ORDER BY ps.position, ps.rank"
        )
        return grouped((position, key) for position, key in rows)

    @cached_property
    def _shared(self) -> dict[tuple[int, int], list[str]]:
        issues = numbered({entry.issue for entry in self._used})
        rows = self._index.rows(
            "SELECT i.issue, i.origin, s.key FROM issue_source i JOIN source s ON s.id = i.source"
            f" WHERE i.issue IN ({issues}) ORDER BY i.issue, i.origin, i.rank"
        )
        return grouped(((issue, origin), key) for issue, origin, key in rows)

    def origin(self, entry: Entry) -> str:
        """The label of the file that an entry comes from."""
        return self._origins[entry.origin]

    @cached_property
    def _origins(self) -> dict[int, str]:
        return dict(self._index.rows("SELECT id, label FROM origin"))

    def title(self, entry: Entry, key: str) -> str | None:
        """The title of the instrument that has this id for the state and issue of the entry."""
        return self._titles.get((entry.state, entry.issue, key)) if key else None

    def instruments(self, entry: Entry) -> tuple[str | None, str | None]:
        """The ids of all instruments that an entry bears on, and their titles, or the ids where they have none.

        Both are None for the unnamed one.
        """
        keys = [key for key in entry.instruments if key]
        return "; ".join(keys) or None, "; ".join(self.title(entry, key) or key for key in keys) or None

    @cached_property
    def _titles(self) -> dict[tuple[int, int, str], str]:
        issues = numbered({entry.issue for entry in self._used if entry.instrument})
        rows = self._index.rows(f"SELECT state, issue, key, title FROM instrument WHERE issue IN ({issues})")
        return {(state, issue, key): title for state, issue, key, title in rows}


def answers(index: Index, states: Sequence[StateKey], issues: Sequence[IssueKey], day: int) -> list[Answer]:
    """The answers for each state and issue, states outermost, in the order given."""
    store = PositionStore(index, states, issues)
    outcomes = [(state, issue, store.outcome(state, issue, day)) for state in states for issue in issues]
    holding = (held for _, _, outcome in outcomes for held in outcome.held)
    names = EntryNames(index, (entry for held in holding for entry in bearing_entries(held)))
    return [
        answer
        for state, issue, outcome in outcomes
        for answer in (
            [_answer(names, state, issue, outcome, held, day) for held in outcome.held]
            or [_blank(store, state, issue, outcome.kind, day)]
        )
    ]


def _blank(store: PositionStore, state: StateKey, issue: IssueKey, kind: str, day: int) -> Answer:
    """An answer without a position. What held before nothing did is told: the end of a record is not its absence."""
    over = [entry for entry in store.entries(state, issue) if entry.until and entry.last <= day]
    note = f"Last recorded: {over[-1].status}, {over[-1].date} to {over[-1].until}." if over else None
    searched = store.searched(state, issue) if kind == NONE_FOUND else None
    return Answer(state.name, state.code, issue.id, None, kind, note=note, searched=searched)


def _answer(names: EntryNames, state: StateKey, issue: IssueKey, outcome: Outcome, held: Held, day: int) -> Answer:
    """The answer that a standing gives."""
    entry, latest = held.entry, held.confirmed
    bearing = bearing_entries(held)
    act = issue.of_type.is_act
    return Answer(
        state=state.name,
        code=state.code,
        issue=issue.id,
        status=held.status,
        answer=outcome.kind,
        since=held.start.date,
        until=entry.until,
        confidence=min((one.confidence for one in bearing), key=_DOUBT.index),
        note=_note(held),
        sources=tuple(dict.fromkeys(key for one in bearing for key in names.sources(one))),
        origin=names.origin(latest),
        speaker=latest.speaker,
        mechanism=entry.mechanism,
        mechanism_source=entry.mechanism_source,
        class_=held.class_,
        confirmed=latest.date,
        step=None if act else held.step.status,
        step_date=None if act else held.step.date,
        instrument=held.instrument or None,
        instrument_title=names.title(entry, held.instrument),
        instrument_since=held.own_start.date if held.instrument else None,
        others=tuple(_other(names, other, day) for other in outcome.others),
        aged=is_aged(held, day),
    )


def _other(names: EntryNames, held: Held, day: int) -> Other:
    title = names.title(held.entry, held.instrument)
    return Other(held.instrument, title, held.status, held.last_word.date, held.own_start.date, is_aged(held, day))


def bearing_entries(held: Held) -> list[Entry]:
    """The entries that an answer rests on: what it holds by, since when, and what bears it out of late."""
    return list(dict.fromkeys((held.entry, held.start, held.confirmed)))


def _note(held: Held) -> str | None:
    """The notes of the entries behind an answer, oldest first; each has its date where there are several."""
    latest, entry, start = held.confirmed, held.entry, held.start
    noted = [latest]
    if start.confidence != "high" or latest.note is None:
        noted.append(start)
    if entry.confidence != "high":
        noted.append(entry)
    dates: dict[str, str] = {}
    for one in sorted(noted, key=lambda one: (one.first, one.id)):
        if one.note:
            dates.setdefault(one.note, one.date)
    if len(dates) > 1:
        return " ".join(f"{date}: {note}" for note, date in dates.items())
    return next(iter(dates), None)


def _read_json(text: str) -> Any:
    """What JSON says; the module is loaded for the few issues that need it."""
    import json

    return json.loads(text)


def meets(issue: IssueKey, words: Iterable[str]) -> Callable[[Answer | Held], bool]:
    """Whether an answer has one of the statuses or classes. A word that is both means the status."""
    wanted = frozenset(words)
    classes = wanted.difference(issue.of_type.words)

    def met(answer: Answer | Held) -> bool:
        return answer.status in wanted or answer.class_ in classes

    return met


def issues_of(index: Index, states: Sequence[int]) -> list[IssueKey]:
    """The issues on which one of the states has a position at any time, by date."""
    taken = f"EXISTS (SELECT 1 FROM position p WHERE p.issue = i.id AND p.state IN ({numbered(states)}))"
    return issues_where(index, f"{taken} ORDER BY begins_first, id")
