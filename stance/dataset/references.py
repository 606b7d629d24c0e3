"""Checks that every state, issue, source and group that an entry refers to exists, once all files are read."""

from collections.abc import Iterable, Mapping

from stance.dataset.issues import statuses_of
from stance.dataset.model import Dataset, Issue
from stance.dataset.nodes import Mark
from stance.dataset.problems import Problems, did_you_mean

_FLOOD = 1000
_NAMED = 10


def check_references(dataset: Dataset, problems: Problems) -> None:
    """Note every reference to something that no file defines, and every entry that no source backs."""
    check = _References(dataset, problems)
    check.meta()
    check.groups()
    for issue in dataset.issues.values():
        check.issue(issue)
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

    def groups(self) -> None:
        for group in self.dataset.groups.values():
            for code, mark in group.states:
                self.state(code, f"group {group.id}", mark)
            self.sources(group.sources, f"group {group.id}", group.mark)
            # The rule of a group that is lent is worked out where its issues are.
            for key, statuses, mark in () if group.id in self.dataset.lent else group.where:
                if self.exists(key, self.issues, "issue", f"group {group.id}", mark):
                    allowed = statuses_of(self.issues[key])
                    for status in statuses:
                        if status not in allowed:
                            self.problems.error(
                                mark, "unknown-status", f"group {group.id}: '{status}' is no status of {key}"
                                f"; they are {', '.join(allowed)}",
                            )  # fmt: skip

    def issue(self, issue: Issue) -> None:
        self.sources(issue.sources, f"issue {issue.id}", issue.mark)
        for alignment in issue.alignment:
            self.state(alignment.reference, f"issue {issue.id}: alignment", alignment.mark)
            self.sources(alignment.sources, f"issue {issue.id}: alignment", alignment.mark)
            if not alignment.sources:
                self.unsourced(f"issue {issue.id}: alignment", alignment.mark, "there")
        for part in (issue, *issue.additions):
            if part is not issue:
                self.sources(part.sources, f"issue {issue.id}", part.mark)
            # An added file vouches for its own rows: the issue's sources have not seen them.
            self.rows(part, part.sources)

    def rows(self, issue: Issue, default_sources: tuple[str, ...]) -> None:
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
