"""Checks that every state, issue, source and group that an entry refers to exists, once all files are read."""

from collections.abc import Iterable, Mapping

from stance.dataset.issues import statuses_of
from stance.dataset.model import Dataset, Eligible, Instrument, Issue, Rule
from stance.dataset.nodes import Mark
from stance.dataset.problems import Problems, did_you_mean
from stance.dataset.vocabulary import is_act, issue_type, type_of

_FLOOD = 1000
_NAMED = 10


def check_references(dataset: Dataset, problems: Problems) -> None:
    """Note every reference to something that no file defines, and every entry that no source backs."""
    check = _References(dataset, problems)
    check.meta()
    check.states()
    check.groups()
    for issue in dataset.issues.values():
        check.issue(issue)
    check.circles()
    check.events_and_claims()
    check.tell_unknown()


class _References:
    def __init__(self, dataset: Dataset, problems: Problems) -> None:
        self.dataset = dataset
        self.problems = problems
        self.hints: dict[tuple[str, str], str] = {}
        self.unknown: dict[str, list[tuple[Mark, str]]] = {}
        self.counts: dict[str, int] = {}
        self.issues = dataset.issues | {key: dataset.issues[first] for key, first in dataset.same.items()}

    def exists(self, key: str, known: Mapping[str, object], kind: str, what: str, mark: Mark) -> bool:
        if key in known:
            return True
        # A roll-call record without its states names the same two hundred a million times.
        if (kind, key) not in self.hints:
            self.hints[kind, key] = did_you_mean(key, known) or f"; define it in the section {kind}s"
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

    def sources(self, keys: Iterable[str], what: str, mark: Mark) -> None:
        for key in keys:
            self.exists(key, self.dataset.sources, "source", what, mark)

    def state(self, code: str, what: str, mark: Mark) -> None:
        self.exists(code, self.dataset.states, "state", what, mark)

    def meta(self) -> None:
        meta = self.dataset.meta
        if meta is None:
            return
        if meta.reference:
            self.state(meta.reference, "the dataset's reference", meta.mark)
        if meta.focus and meta.focus != "all":
            self.exists(meta.focus, self.dataset.groups, "group", "the dataset's focus", meta.mark)

    def states(self) -> None:
        for state in self.dataset.states.values():
            self.sources(state.sources, f"state {state.code}", state.mark)

    def groups(self) -> None:
        for group in self.dataset.groups.values():
            for code, mark in group.states:
                self.state(code, f"group {group.id}", mark)
            self.sources(group.sources, f"group {group.id}", group.mark)
            # The rule of a group that is lent is worked out where its issues are.
            if group.id not in self.dataset.lent:
                self.rule(group.where, f"group {group.id}")

    def rule(self, rule: Rule, what: str, used: Mark | None = None) -> None:
        """``used`` is where a rule that is written in another file is used."""
        for key, words, written in rule:
            mark = used or written
            if self.exists(key, self.issues, "issue", what, mark):
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
        self.sources(issue.sources, f"issue {issue.id}", issue.mark)
        for alignment in issue.alignment:
            self.state(alignment.reference, f"issue {issue.id}: alignment", alignment.mark)
            self.sources(alignment.sources, f"issue {issue.id}: alignment", alignment.mark)
            if not alignment.sources:
                self.unsourced(f"issue {issue.id}: alignment", alignment.mark, "there")
        if issue.eligible is not None:
            self.eligible(issue.eligible, f"issue {issue.id}: eligible")
        # That an issue of another type has none is noted where it was read.
        instruments = self.instruments(issue) if issue_type(issue.type).instruments else None
        for part in issue.parts:
            for search in part.searched:
                for code in search.states:
                    self.state(code, f"issue {issue.id}: searched", search.mark)
            if part is not issue:
                self.sources(part.sources, f"issue {issue.id}", part.mark)
            # An added file vouches for its own rows: the issue's sources have not seen them.
            self.rows(part, part.sources, instruments)

    def eligible(self, eligible: Eligible, what: str) -> None:
        group = eligible.group
        if (
            group
            and self.exists(group, self.dataset.groups, "group", what, eligible.mark)
            and group in self.dataset.lent
        ):
            self.rule(self.dataset.groups[group].where, f"{what} {group}", eligible.mark)
        for code in eligible.states:
            self.state(code.removeprefix("-"), what, eligible.mark)
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
                    f" {instrument.id} is already defined at {first.mark[0]}:{first.mark[1]}",
                )  # fmt: skip
        return by_state

    def rows(
        self, issue: Issue, default_sources: tuple[str, ...], instruments: Mapping[str, Mapping[str, Instrument]] | None
    ) -> None:
        states = self.dataset.states
        voted: dict[str, str] = {}
        for votes in issue.votes:
            if not default_sources:
                self.unsourced(f"issue {issue.id}: votes {votes.status}", votes.mark)
            listed = set(votes.states)
            if len(listed) == len(votes.states) and listed <= states.keys() and listed.isdisjoint(voted):
                voted.update(dict.fromkeys(listed, votes.status))
                continue
            for code, (line, column) in zip(votes.states, votes.marks, strict=True):
                mark = (votes.mark[0], line, column)
                if code not in states:
                    self.state(code, f"issue {issue.id}", mark)
                elif code in voted:
                    self.problems.error(
                        mark, "voted-twice", f"issue {issue.id}: {code} is listed more than once in votes"
                        f" ({voted[code]}, {votes.status}); a state votes once",
                    )  # fmt: skip
                else:
                    voted[code] = votes.status
        for position in issue.positions:
            what = f"issue {issue.id}, {position.state}"
            self.state(position.state, what, position.mark)
            self.sources(position.sources, what, position.mark)
            if position.mechanism_source:
                self.sources((position.mechanism_source,), what, position.mark)
            own = {} if instruments is None else instruments.get(position.state, {})
            for key in position.instrument:
                if instruments is not None and key not in own:
                    hint = did_you_mean(key, own) or f"; define it in the field instruments of {position.state}"
                    self.problems.error(position.mark, "unknown-instrument", f"{what}: no instrument '{key}'{hint}")
            if not (position.sources or default_sources):
                self.unsourced(what, position.mark)

    def unsourced(self, what: str, mark: Mark, where: str = "there or on the issue") -> None:
        self.problems.error(mark, "unsourced", f"{what} has no source; name one {where}")

    def events_and_claims(self) -> None:
        for event in self.dataset.events.values():
            for code in event.states:
                self.state(code, f"event {event.id}", event.mark)
            for key in event.issues:
                self.exists(key, self.issues, "issue", f"event {event.id}", event.mark)
            self.sources(event.sources, f"event {event.id}", event.mark)
            if not event.sources:
                self.unsourced(f"event {event.id}", event.mark, "there")
        for claim in self.dataset.claims.values():
            what = f"claim {claim.id}"
            for code in claim.states:
                self.state(code, what, claim.mark)
            if claim.issue:
                self.exists(claim.issue, self.issues, "issue", what, claim.mark)
            self.sources(claim.sources, what, claim.mark)
            if claim.source:
                self.sources((claim.source,), what, claim.mark)
