"""Checks that every state, issue, source and group that an entry refers to exists, once all files are read."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from stance.dataset.format import ALIGNMENT, CLAIM, EVENT, GROUP, ISSUE, POSITION, SEARCH, STATE, Table
from stance.dataset.issues import statuses_of
from stance.dataset.model import Dataset, Eligible, Instrument, Issue, Rule
from stance.dataset.nodes import Mark
from stance.dataset.problems import Problems, did_you_mean, place
from stance.dataset.vocabulary import is_act, issue_type, type_of

_FLOOD = 1000
_NAMED = 10


class Reference(NamedTuple):
    """An id in the data: the kind of thing that it is the id of, and what refers to that, with its place."""

    kind: str
    key: str
    what: str
    mark: Mark


def references(dataset: Dataset) -> Iterator[Reference]:
    """Every id that the data refer to, apart from the states in roll calls and the issues in rules."""
    meta = dataset.meta
    if meta and meta.reference:
        yield Reference("state", meta.reference, "the dataset's reference", meta.mark)
    if meta and meta.focus and meta.focus != "all":
        yield Reference("group", meta.focus, "the dataset's focus", meta.mark)
    for state in dataset.states.values():
        yield from _of(STATE, state, f"state {state.code}")
    for group in dataset.groups.values():
        yield from _of(GROUP, group, f"group {group.id}")
    for issue in dataset.issues.values():
        yield from _of_issue(issue)
    for event in dataset.events.values():
        yield from _of(EVENT, event, f"event {event.id}")
    for claim in dataset.claims.values():
        yield from _of(CLAIM, claim, f"claim {claim.id}")


def _of_issue(issue: Issue) -> Iterator[Reference]:
    what = f"issue {issue.id}"
    for alignment in issue.alignment:
        yield Reference("state", alignment.reference, f"{what}: alignment", alignment.mark)
        yield from _of(ALIGNMENT, alignment, f"{what}: alignment")
    if eligible := issue.eligible:
        if eligible.group:
            yield Reference("group", eligible.group, f"{what}: eligible", eligible.mark)
        for code in eligible.states:
            yield Reference("state", code.removeprefix("-"), f"{what}: eligible", eligible.mark)
    for part in issue.parts:
        yield from _of(ISSUE, part, what)
        for search in part.searched:
            yield from _of(SEARCH, search, f"{what}: searched")
        for position in part.positions:
            by_state = f"{what}, {position.state}"
            yield Reference("state", position.state, by_state, position.mark)
            yield from _of(POSITION, position, by_state)
            if position.mechanism_source:
                yield Reference("source", position.mechanism_source, by_state, position.mark)


def _of(table: Table, part: Any, what: str) -> Iterator[Reference]:
    """The ids in the fields of a part that hold ids."""
    for field in table:
        ids = getattr(part, field.attribute) if field.kind.refers else None
        for key in ids if isinstance(ids, tuple) else (ids,) if ids else ():
            # The states of a group have a place each.
            text, mark = key if isinstance(key, tuple) else (key, part.mark)
            yield Reference(field.kind.refers, text, what, mark)


def check_references(dataset: Dataset, problems: Problems) -> None:
    """Note every reference to something that no file defines, and every entry that no source backs."""
    check = _References(dataset, problems)
    for reference in references(dataset):
        check.exists(*reference)
    check.groups()
    for issue in dataset.issues.values():
        check.issue(issue)
    check.circles()
    for event in dataset.events.values():
        if not event.sources:
            check.unsourced(f"event {event.id}", event.mark, "there")
    check.tell_unknown()


class _References:
    def __init__(self, dataset: Dataset, problems: Problems) -> None:
        self.dataset = dataset
        self.problems = problems
        self.hints: dict[tuple[str, str], str] = {}
        self.unknown: dict[str, list[tuple[Mark, str]]] = {}
        self.counts: dict[str, int] = {}
        self.issues = dataset.issues | {key: dataset.issues[first] for key, first in dataset.same.items()}
        # Instruments are those of one state on one issue, and are looked up there.
        self.defined: dict[str, Mapping[str, object]] = {
            "state": dataset.states, "source": dataset.sources, "group": dataset.groups, "issue": self.issues,
        }  # fmt: skip

    def exists(self, kind: str, key: str, what: str, mark: Mark) -> bool:
        if kind not in self.defined or key in self.defined[kind]:
            return True
        # A roll-call record without its states names the same two hundred a million times.
        if (kind, key) not in self.hints:
            self.hints[kind, key] = did_you_mean(key, self.defined[kind]) or f"; define it in the section {kind}s"
        places = self.unknown.setdefault(kind, [])
        if len(places) < _FLOOD:
            places.append((mark, f"{what}: no {kind} '{key}'{self.hints[kind, key]}"))
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return False

    def tell_unknown(self) -> None:
        """Note what no file defines: at each place, or in one line where it is one cause a thousand times."""
        for kind, places in self.unknown.items():
            if len(places) < _FLOOD:
                for mark, message in places:
                    self.problems.error(mark, f"unknown-{kind}", message)
                continue
            keys = [key for of, key in self.hints if of == kind]
            named = ", ".join(keys[:_NAMED]) + (", ..." if len(keys) > _NAMED else "")
            self.problems.error(
                places[0][0], f"unknown-{kind}",
                f"{self.counts[kind]:,} references to {len(keys):,} {kind}s that no file defines, the first here:"
                f" {named}; define them in the section {kind}s, or read the dataset that does as well",
            )  # fmt: skip

    def groups(self) -> None:
        for group in self.dataset.groups.values():
            # The rule of a group that is lent is worked out where its issues are.
            if group.id not in self.dataset.lent:
                self.rule(group.where, f"group {group.id}")

    def rule(self, rule: Rule, what: str, used: Mark | None = None) -> None:
        """``used`` is where a rule that is written in another file is used."""
        for key, words, written in rule:
            mark = used or written
            if self.exists("issue", key, what, mark):
                issue = self.issues[key]
                allowed = statuses_of(issue)
                classes = type_of(issue.type, issue.statuses).classes
                for word in words:
                    if word not in allowed and word not in classes:
                        others = f"; classes are {', '.join(classes)}" if classes and not is_act(issue.type) else ""
                        self.problems.error(
                            mark, "unknown-status",
                            f"{what}: '{word}' is not a status of {key}; they are {', '.join(allowed)}{others}",
                        )  # fmt: skip

    def issue(self, issue: Issue) -> None:
        for alignment in issue.alignment:
            if not alignment.sources:
                self.unsourced(f"issue {issue.id}: alignment", alignment.mark, "there")
        if issue.eligible is not None:
            self.eligible(issue.eligible, f"issue {issue.id}: eligible")
        # That an issue of another type has none is noted where it was read.
        instruments = self.instruments(issue) if issue_type(issue.type).instruments else None
        for part in issue.parts:
            self.votes(part)
            for position in part.positions:
                what = f"issue {issue.id}, {position.state}"
                own = {} if instruments is None else instruments.get(position.state, {})
                for key in position.instrument:
                    if instruments is not None and key not in own:
                        hint = did_you_mean(key, own) or f"; define it in the field instruments of {position.state}"
                        self.problems.error(position.mark, "unknown-instrument", f"{what}: no instrument '{key}'{hint}")
                # An added file vouches for its own rows: the issue's sources have not seen them.
                if not (position.sources or part.sources):
                    self.unsourced(what, position.mark)

    def eligible(self, eligible: Eligible, what: str) -> None:
        group = self.dataset.groups.get(eligible.group or "")
        if group and group.id in self.dataset.lent:
            self.rule(group.where, f"{what} {group.id}", eligible.mark)
        if len({code.startswith("-") for code in eligible.states}) > 1:
            message = f"{what}: some codes have a minus and some have none; list who can take part, or who cannot"
            self.problems.error(eligible.mark, "wrong-type", message)
        self.rule(eligible.where, what)

    def circles(self) -> None:
        """Note an issue on which a state can have a position only if it has one already."""
        asked = {issue.id: self.asked(issue.eligible) for issue in self.dataset.issues.values() if issue.eligible}
        for key in asked:
            reached: set[str] = set()
            left = [*asked[key]]
            while left:
                other = left.pop()
                if other not in reached:
                    reached.add(other)
                    left += asked.get(other, ())
            if key in reached:
                self.problems.error(
                    self.dataset.issues[key].mark, "circular-rule",
                    f"issue {key}: eligible depends on positions on {key}; name the states, or another issue",
                )  # fmt: skip

    def asked(self, eligible: Eligible) -> set[str]:
        """The issues on which the rule asks for positions."""
        group = self.dataset.groups.get(eligible.group or "")
        return {self.dataset.same.get(issue, issue) for issue, _, _ in (group.where if group else eligible.where)}

    def instruments(self, issue: Issue) -> dict[str, dict[str, Instrument]]:
        """The instruments that any file defines, by state. Twice in one file is noted as a duplicate key already."""
        by_state: dict[str, dict[str, Instrument]] = {}
        for instrument in (instrument for part in issue.parts for instrument in part.instruments):
            first = by_state.setdefault(instrument.state, {}).setdefault(instrument.id, instrument)
            if first.mark[0] != instrument.mark[0]:
                self.problems.error(
                    instrument.mark, "defined-twice", f"issue {issue.id}, {instrument.state}: instrument"
                    f" {instrument.id} is already defined at {place(first.mark)}",
                )  # fmt: skip
        return by_state

    def votes(self, issue: Issue) -> None:
        states = self.dataset.states
        voted: dict[str, str] = {}
        for votes in issue.votes:
            if not issue.sources:
                self.unsourced(f"issue {issue.id}: votes {votes.status}", votes.mark)
            listed = set(votes.states)
            if len(listed) == len(votes.states) and listed <= states.keys() and listed.isdisjoint(voted):
                voted.update(dict.fromkeys(listed, votes.status))
                continue
            for code, (line, column) in zip(votes.states, votes.marks, strict=True):
                mark = (votes.mark[0], line, column)
                if code not in states:
                    self.exists("state", code, f"issue {issue.id}", mark)
                elif code in voted:
                    self.problems.error(
                        mark, "voted-twice", f"issue {issue.id}: {code} is listed more than once in votes"
                        f" ({voted[code]}, {votes.status}); a state votes once",
                    )  # fmt: skip
                else:
                    voted[code] = votes.status

    def unsourced(self, what: str, mark: Mark, where: str = "there or on the issue") -> None:
        self.problems.error(mark, "unsourced", f"{what} has no source; name one {where}")
