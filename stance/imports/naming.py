"""Gives roll calls their ids and names, and their sources ids: safe, and each once."""

from collections.abc import Iterable, Iterator, Sequence

from stance.dataset.model import Dataset
from stance.imports.roll_calls import RollCall
from stance.imports.symbols import aliases, issue_id, slug

_LONGEST = 60


def name_roll_calls(
    calls: Sequence[RollCall], record: str, register: Dataset
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give every roll call its id, its names and, where it has a link, the id of its source, ``record`` and a number.

    A second roll call on one symbol is `un-67-19-2`, counted over the whole file, so that the id does not depend on
    what part of it is imported. Returned are the symbols that more than one has, with their ids.
    """
    for call, key in zip(calls, _unique([_base(call) for call in calls], register.issues), strict=True):
        call.id = key
        symbol = call.symbol or call.draft
        call.aliases = aliases(symbol) if symbol and not call.part else ()
    linked = [call for call in calls if call.link]
    bases = [f"{record}-{slug(call.record) or call.id}" for call in linked]
    for call, key in zip(linked, _unique(bases, register.sources), strict=True):
        call.source = key
    by_symbol: dict[str, list[str]] = {}
    for call in calls:
        if call.symbol and not call.part:
            by_symbol.setdefault(call.symbol, []).append(call.id)
    return tuple((symbol, tuple(ids)) for symbol, ids in by_symbol.items() if len(ids) > 1)


def _base(call: RollCall) -> str:
    symbol = call.symbol or call.draft
    named = issue_id(symbol).removesuffix("un-")
    if named and not call.part:
        return named[:_LONGEST].strip("-")
    ending = slug(call.record)[:_LONGEST] or f"{call.date}-{slug(call.title)[:40]}"
    if call.part:
        return f"{named or 'un'}-{call.part}-{ending}".strip("-")
    return f"un-vote-{ending}" if slug(call.record) else f"un-{ending}".strip("-")


def _unique(bases: Sequence[str], reserved: Iterable[str]) -> Iterator[str]:
    """The bases, the second of two alike as `base-2`, unless another is called so."""
    used = {*reserved, *bases}
    free = set(bases) - set(reserved)
    following: dict[str, int] = {}
    for base in bases:
        if base in free:
            free.discard(base)
            yield base
            continue
        number = following.get(base, 2)
        while f"{base}-{number}" in used:
            number += 1
        following[base] = number + 1
        used.add(f"{base}-{number}")
        yield f"{base}-{number}"
