"""A name that stands for two states, or two issues, makes every question that uses it ambiguous; and an alias that is
another state's code is never reached. Adjectives that two states do share in English are known: Congolese and
Dominican."""

from collections.abc import Iterator

from stance.dataset.folding import fold
from stance.dataset.model import Dataset
from stance.dataset.nodes import Mark
from stance.dataset.problems import Findings

TITLE = "A name stands for one state or one issue"

_KNOWN = frozenset(("congolese", "dominican"))


def check(dataset: Dataset) -> Findings:
    yield from _shared("state", (
        (state.code, state.mark, (state.code, state.iso2, state.name, state.official, state.adjective, *state.aliases))
        for state in dataset.states.values()
    ))  # fmt: skip
    yield from _shared("issue", (
        (issue.id, issue.mark, (issue.id, issue.title, issue.short, *issue.aliases))
        for issue in dataset.issues.values()
    ))  # fmt: skip


def _shared(kind: str, named: Iterator[tuple[str, Mark, tuple[str | None, ...]]]) -> Findings:
    owner: dict[str, str] = {}
    for key, mark, names in named:
        for folded, name in {fold(name): name for name in names if name}.items():
            first = owner.setdefault(folded, key)
            if first != key and folded and folded not in _KNOWN:
                yield mark, f"{kind} {key}: '{name}' stands for {first} too"
