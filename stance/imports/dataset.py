"""Roll calls as a stance dataset, written one by one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stance.dataset.dates import FuzzyDate
from stance.dataset.format import ISSUE, SCHEMA, SOURCE
from stance.dataset.model import Issue, Source, State
from stance.dataset.nodes import NOWHERE
from stance.dataset.rules.malformed_reference import is_symbol
from stance.dataset.vocabulary import VOTE
from stance.dataset.writing import Document, entry, state_entry, yaml_text
from stance.imports.roll_calls import RollCall
from stance.imports.symbols import one_line, title


@dataclass(frozen=True)
class Origin:
    """Where roll calls of one layout come from. ``shared`` is the source of those without a record of their own."""

    record: str
    publisher: str
    shared: Source


def dataset_text(
    roll_calls: Sequence[RollCall], states: Iterable[State], origin: Origin, heading: Iterable[str]
) -> Iterator[str]:
    """The dataset as YAML in parts, to be written one after the other."""
    attribution = f"Votes: United Nations ({origin.publisher})."
    meta = {"schema": int(SCHEMA), "title": "UN General Assembly roll calls", "attribution": attribution}
    sources = [_source(call, origin) for call in roll_calls if call.source]
    if len(sources) < len(roll_calls):
        sources.insert(0, origin.shared)
    return yaml_text(heading, (
        ("dataset", meta.items()),
        ("sources", ((source.id, entry(SOURCE, source)) for source in sources)),
        ("states", ((state.code, state_entry(state)) for state in states)),
        ("issues", ((call.id, _issue(call, origin)) for call in roll_calls)),
    ))  # fmt: skip


def _source(call: RollCall, origin: Origin) -> Source:
    name = call.symbol or call.id
    return Source(
        call.source, "primary", f"Voting record of {name}", publisher=origin.publisher,
        date=FuzzyDate.parse(call.date), url=call.link or None,
        symbol=call.symbol if is_symbol(call.symbol) else None,
    )  # fmt: skip


def _issue(call: RollCall, origin: Origin) -> Document:
    name = call.symbol or call.draft
    head = title(call.title) or name or call.id
    question = f"How did the state vote on {name}?" if name else "How did the state vote?"
    if call.part:
        question = f"How did the state vote on this {call.part}" + (f" of {name}?" if name else "?")
        head = f"{head} ({call.part})"
    issue = Issue(
        call.id, NOWHERE, title=head, question=question, type=VOTE.name, aliases=call.aliases, topics=call.topics,
        date=FuzzyDate.parse(call.date), tally=call.tally, complete=call.complete, note=one_line(call.note),
        sources=(call.source or origin.shared.id,),
    )  # fmt: skip
    by_status: dict[str, list[str]] = {}
    for state, status in sorted(call.cells.items()):
        by_status.setdefault(status, []).append(state)
    votes = {status: by_status[status] for status in VOTE.words if status in by_status}
    return entry(ISSUE, issue, votes=votes or None)
