"""Roll calls as the text of a stance dataset, about 25 lines each, made to be read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stance.dataset.fields import turned_by_yaml
from stance.dataset.model import Source, State
from stance.dataset.rules.malformed_reference import is_symbol
from stance.dataset.vocabulary import VOTE
from stance.imports.roll_calls import RollCall
from stance.imports.symbols import one_line, title

_WIDTH = 140
# Begins with a letter or a digit and holds no sign of YAML: none that counts in a block, or in a list either.
_PLAIN = re.compile(r"[^\W_](?:(?!: | #)[^\n])*(?<![: ])")
_PLAIN_IN_LIST = re.compile(r"[^\W_](?:[\w /().-]*[\w)/.])?")
_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"])


@dataclass(frozen=True)
class Origin:
    """Where roll calls of one layout come from. ``shared`` is the source of those without a record of their own."""

    record: str
    publisher: str
    shared: Source


def dataset_text(
    roll_calls: Sequence[RollCall], states: Iterable[State], origin: Origin, heading: Iterable[str]
) -> Iterator[str]:
    """The dataset in parts, to be written one after the other."""
    yield "".join(f"# {line}\n" for line in heading)
    yield "\ndataset:\n  schema: 1\n  title: UN General Assembly roll calls\n"
    yield f"  attribution: {_scalar(f'Votes: United Nations ({origin.publisher}).')}\n"
    yield "\nsources:\n"
    if any(not call.source for call in roll_calls):
        yield _source(origin.shared)
    for call in roll_calls:
        if call.source:
            name = call.symbol or call.id
            yield _source(
                Source(
                    call.source, "primary", f"Voting record of {name}", ("", 0, 0),
                    publisher=origin.publisher, url=call.link, symbol=call.symbol if is_symbol(call.symbol) else None,
                ),
                call.date,
            )  # fmt: skip
    defined = "".join(map(_state, states))
    if defined:
        yield f"\nstates:\n{defined}"
    yield "\nissues:\n"
    for call in roll_calls:
        yield _issue(call, origin)


def _source(source: Source, date: str = "") -> str:
    fields = [("type", source.type), ("title", _scalar(source.title)), ("publisher", _scalar(source.publisher or ""))]
    if source.author:
        fields.insert(1, ("author", _scalar(source.author)))
    fields += [("date", date), ("symbol", _scalar(source.symbol or "")), ("doi", _scalar(source.doi or "")),
               ("url", _scalar(source.url or "")), ("note", _scalar(source.note or ""))]  # fmt: skip
    lines = "".join(f"    {name}: {value}\n" for name, value in fields if value and value != "''")
    return f"  {source.id}:\n{lines}"


def _state(state: State) -> str:
    lines = [f"  {state.code}:", f"    name: {_scalar(state.name)}"]
    if state.official:
        lines.append(f"    official: {_scalar(state.official)}")
    if state.iso2:
        lines.append(f"    iso2: {_scalar(state.iso2)}")
    if state.adjective:
        lines.append(f"    adjective: {_scalar(state.adjective)}")
    if state.aliases:
        lines.append(_listed("    aliases", map(_word, state.aliases)))
    if state.member_from and state.member_until:
        lines.append(f"    un-member: {{from: {state.member_from.text}, until: {state.member_until.text}}}")
    elif state.member_from:
        lines.append(f"    un-member: {state.member_from.text}")
    if state.note:
        lines.append(f"    note: {_scalar(state.note)}")
    return "\n".join(lines) + "\n"


def _issue(call: RollCall, origin: Origin) -> str:
    name = call.symbol or call.draft
    head = title(call.title) or name or call.id
    asked = f"How did the state vote on {name}?" if name else "How did the state vote?"
    if call.part:
        asked = f"How did the state vote on this {call.part}" + (f" of {name}?" if name else "?")
        head = f"{head} ({call.part})"
    lines = [
        f"\n  {call.id}:",
        f"    title: {_scalar(head)}",
        f"    question: {_scalar(asked)}",
        f"    type: {VOTE.name}",
    ]
    if call.aliases:
        lines.append(_listed("    aliases", map(_word, call.aliases)))
    if call.topics:
        lines.append(_listed("    topics", map(_word, call.topics)))
    lines.append(f"    date: {call.date}")
    if call.tally is not None:
        lines.append(f"    tally: {{{', '.join(f'{status}: {count}' for status, count in call.tally.items())}}}")
    note = one_line(call.note)
    if not call.complete:
        lines.append("    complete: false")
    if note:
        lines.append(f"    note: {_scalar(note)}")
    lines.append(f"    sources: [{call.source or origin.shared.id}]")
    by_status: dict[str, list[str]] = {}
    for state, status in call.cells.items():
        by_status.setdefault(status, []).append(state)
    if by_status:
        lines.append("    votes:")
    lines += [_listed(f"      {status}", sorted(by_status[status])) for status in VOTE.words if status in by_status]
    return "\n".join(lines) + "\n"


def _listed(key: str, words: Iterable[str]) -> str:
    """``key: [a, b, c]``, broken between words where the line would be too long."""
    line = f"{key}: ["
    indent = " " * (len(key) - len(key.lstrip()) + 2)
    parts, used = [line], len(line)
    for number, word in enumerate(words):
        piece = f", {word}" if number else word
        if used + len(piece) + 1 > _WIDTH and number:
            parts.append(f",\n{indent}{word}")
            used = len(indent) + len(word)
        else:
            parts.append(piece)
            used += len(piece)
    return "".join(parts) + "]"


def _scalar(text: str) -> str:
    """The text as YAML that every reader takes for that text: plain where it is safe, else in single quotes."""
    return _quoted(text, _PLAIN)


def _word(text: str) -> str:
    """As `_scalar`, for a word of a list in brackets."""
    return _quoted(text, _PLAIN_IN_LIST)


def _quoted(text: str, plain: re.Pattern[str]) -> str:
    safe = plain.fullmatch(text) and text.isprintable() and text.casefold() not in _WORDS
    return text if safe and not turned_by_yaml(text) else "'" + text.replace("'", "''") + "'"
