"""Reads the rows of a table of positions: what each says, or why it is not taken."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from stance.dataset.dates import FuzzyDate
from stance.dataset.folding import fold
from stance.dataset.own_issue import id_of_title
from stance.dataset.vocabulary import CONFIDENCES, CUSTOM, MECHANISMS, issue_type
from stance.errors import AmbiguousNameError, StanceError, UnknownNameError
from stance.imports.account import Ledger
from stance.imports.cells import exact, flag, text_of, whole
from stance.imports.columns import Columns
from stance.imports.register import OwnIssue, Register, Wishes, day_of, status_of
from stance.imports.sources import Sources

_JSON = json.JSONEncoder(ensure_ascii=False).encode
_UNSOURCED = "The table names no source."
Key = TypeVar("Key")
Value = TypeVar("Value")


class RowError(ValueError):
    """A row that is not taken: its kind, for counting, and the reason."""

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind


@contextmanager
def _refused(kind: str) -> Iterator[None]:
    """What cannot be read within is a reason not to take the row."""
    try:
        yield
    except ValueError as error:
        raise RowError(kind, str(error)) from None


def _once(made: dict[Key, Value | RowError], key: Key, make: Callable[[Key], Value]) -> Value:
    """What is made of a key, or the error that came of it, remembered for the next row."""
    if key not in made:
        try:
            made[key] = make(key)
        except RowError as error:
            made[key] = error
    value = made[key]
    if isinstance(value, RowError):
        # Raised a million times, it would drag the frames of all of them along.
        raise value.with_traceback(None)
    return value


@dataclass(slots=True)
class Reader:
    """Reads rows, one by one."""

    file: str
    columns: Columns
    register: Register
    wishes: Wishes
    ledger: Ledger = field(default_factory=Ledger)
    issues: dict[str, OwnIssue] = field(default_factory=dict)
    """The issues of the output, by their ids."""
    names: dict[str, OwnIssue] = field(default_factory=dict)
    """The same by what the table calls them."""
    folded: dict[str, OwnIssue] = field(default_factory=dict)
    """The same by the folded names, which are alike for spellings of one name."""
    spellings: dict[str, list[str]] = field(default_factory=dict)
    """Further spellings of the titles of its own issues, by the ids of these."""
    states: dict[tuple[str, ...], str | RowError] = field(default_factory=dict)
    statuses: dict[tuple[str, str], str] = field(default_factory=dict)
    days: dict[str, FuzzyDate | RowError] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    empty: int = 0
    sources: Sources = field(init=False)

    def __post_init__(self) -> None:
        """Begin without sources."""
        self.sources = Sources(self.register, self.file)

    def entries(self, line: int, row: list[str]) -> Iterator[tuple[Any, ...]]:
        """What a row yields: one entry, or in a wide table one for each cell that says something."""
        if self.columns.wide:
            for place, name in self.columns.wide.items():
                said = text_of(row[place]) if place < len(row) else ""
                if said:
                    yield from self._taken(line, row, said, name)
                else:
                    self.empty += 1
        else:
            yield from self._taken(line, row, whole(self._cell(row, "status")), "")

    def _taken(self, line: int, row: list[str], said: str, column: str) -> Iterator[tuple[Any, ...]]:
        self.ledger.read += 1
        try:
            taken = self._entry(line, row, whole(said), column)
        except RowError as error:
            self.ledger.reject(line, error.kind, str(error))
        else:
            self.ledger.written += 1
            yield taken

    def _cell(self, row: list[str], name: str) -> str:
        place = self.columns.fields.get(name, -1)
        text = row[place] if 0 <= place < len(row) else ""
        if not text:
            return ""
        return exact(text) if self.columns.exported else exact(text_of(text))

    def _entry(self, line: int, row: list[str], said: str, column: str) -> tuple[Any, ...]:
        width = len(self.columns.header)
        if len(row) > width and any(row[width:]):
            raise RowError("too many cells", f"{len(row)} cells, the header has {width}")
        state = self._state(row)
        issue = self._issue("" if self.columns.by_year else column or self._cell(row, "issue"))
        if not said:
            raise RowError("no status", "the row has no status")
        status = self.statuses.get((issue.id, said))
        if status is None:
            with _refused("a status that is not known"):
                status = self.statuses[issue.id, said] = status_of(issue, said, self.wishes.words)
        of_type = issue_type(issue.type)
        is_act = of_type.is_act
        day = self._day((column if self.columns.by_year else "") or self._cell(row, "date") or self.wishes.date or "")
        if day is None and not is_act:
            raise RowError("no date", "the row has no date; --date gives one to all such rows")
        until, effective = self._day(self._cell(row, "until")), self._day(self._cell(row, "effective"))
        if until and day and until.first < day.first:
            raise RowError("an end before the beginning", f"until {until.text} is before {day.text}")
        confidence, note, sources = self._evidence(row, issue)
        document: dict[str, Any] = {
            "instrument": None,
            "date": None if is_act or day is None else day.text,
            "until": until and until.text, "status": status, "effective": effective and effective.text,
            "confidence": confidence, "note": note, "speaker": self._cell(row, "speaker") or None,
            "dissent": self._dissent(row) or None, "reading": self._reading(row), "sources": sources,
        }  # fmt: skip
        if until and is_act and not self.columns.exported:
            raise RowError("until where it cannot be", "a vote has the issue's own date and no end")
        refused = of_type.refuses(status)
        for name in ("effective", "dissent"):
            if document[name] and name in refused:
                raise RowError(f"{name} where it cannot be", refused[name])
        document["instrument"] = self._instruments(row, state, issue)
        self.named.add(state)
        text = _JSON({name: value for name, value in document.items() if value})
        return issue.id, state, day.first if day else 0, line, day.text if day else "", status, text

    def _dissent(self, row: list[str]) -> bool:
        with _refused("a word that is not known"):
            return flag(self._cell(row, "dissent"), "dissent")

    def _state(self, row: list[str]) -> str:
        said = tuple(row[place] if place < len(row) else "" for place, _ in self.columns.states)
        return _once(self.states, said, self._state_of)

    def _state_of(self, said: tuple[str, ...]) -> str:
        """The state that the cells of a row mean: all that are known have to mean the same."""
        states: dict[str, str] = {}
        problem: StanceError | None = None
        for cell, (_, system) in zip(said, self.columns.states, strict=True):
            name = whole(cell)
            if not name:
                continue
            try:
                states.setdefault(self.register.state(f"{system}{name}"), name)
            except (UnknownNameError, AmbiguousNameError) as error:
                problem = problem or error
        if len(states) > 1:
            words = " and ".join(f"'{name}'" for name in states.values())
            raise RowError("two states in one row", f"{words} are different states: {', '.join(states)}")
        if states:
            return next(iter(states))
        if problem is None:
            raise RowError("no state", "the row has no state")
        kind = "a state with two readings" if isinstance(problem, AmbiguousNameError) else "a state that is not known"
        raise RowError(kind, f"{problem.message}; {problem.hint}")

    def _issue(self, name: str) -> OwnIssue:
        name = self.wishes.issue or name or self.file.rpartition(".")[0] or self.file
        if name not in self.names:
            self.names[name] = self._issue_called(name)
        return self.names[name]

    def _issue_called(self, name: str) -> OwnIssue:
        """The issue of a spelling that has not been met: of an issue of the table's own, the first is its title."""
        folded = fold(name) or name
        if folded in self.folded:
            issue = self.folded[folded]
            if issue.own:
                self.spellings.setdefault(issue.id, []).append(name)
            return issue
        try:
            known = self.register.issue(name)
        except AmbiguousNameError as error:
            raise RowError("an issue with two readings", f"{error.message}; {error.hint}") from None
        if known is None:
            key = id_of_title(name, {*self.register.issue_ids, *self.issues})
            known = OwnIssue(key, name, CUSTOM.name, own=True)
        self.folded[folded] = self.issues.setdefault(known.id, known)
        return self.folded[folded]

    def _day(self, text: str) -> FuzzyDate | None:
        text = whole(text)
        return _once(self.days, text, self._day_of) if text else None

    def _day_of(self, text: str) -> FuzzyDate:
        with _refused("a date that cannot be read"):
            return day_of(text, self.wishes.order, self.register.date)

    def _instruments(self, row: list[str], state: str, issue: OwnIssue) -> str | list[str] | None:
        """The ids of the laws or treaties that a row is about; one that is new is defined by what the cell says."""
        titles = [part for piece in self._cell(row, "instrument").split(";") if (part := piece.strip())]
        if titles and not issue_type(issue.type).instruments:
            raise RowError("instrument where it cannot be", "only legislation and agreements have instruments")
        ids = []
        for title in titles:
            key = title if title in self.register.instruments.get((issue.id, state), ()) else id_of_title(title)
            if key not in self.register.instruments.get((issue.id, state), ()):
                issue.instruments.setdefault(state, {}).setdefault(key, title)
            ids.append(key)
        return ids[0] if len(ids) == 1 else ids or None

    def _reading(self, row: list[str]) -> dict[str, str] | None:
        """How a source explains the position."""
        mechanism, source = self._cell(row, "mechanism"), self._cell(row, "mechanism_source")
        if not mechanism:
            return None
        if mechanism not in MECHANISMS or source not in self.register.source_ids:
            raise RowError(
                "a mechanism that is not known",
                f"mechanism '{mechanism}' of '{source}' is not one of {', '.join(MECHANISMS)} with the id of a source",
            )
        return {"mechanism": mechanism, "source": source}

    def _evidence(self, row: list[str], issue: OwnIssue) -> tuple[str | None, str | None, list[str]]:
        """Confidence, note and sources, as far as they are not those of the issue."""
        names = ("source", "title", "publisher", "source_type", "source_date")
        with _refused("a source that cannot be read"):
            sources = self.sources.of(*(self._cell(row, name) for name in names))
        confidence, note = self._cell(row, "confidence").lower(), self._cell(row, "note")
        if confidence and confidence not in CONFIDENCES:
            raise RowError("a confidence that is not known", f"confidence '{confidence}' is not high, medium or low")
        if not sources:
            if not self.wishes.unsourced:
                raise RowError("no source", "the row names no source; --unsourced keeps such rows, marked low")
            confidence, note = "low", f"{note} {_UNSOURCED}".strip()
            sources = [self.sources.table_itself()]
        said = None if (confidence or "high") == issue.confidence else confidence or "high"
        if said in ("medium", "low") and not note:
            note = f"Coded so in {self.file}."
        return said, note or None, [] if sources == list(issue.sources) else sources
