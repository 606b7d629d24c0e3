"""The file is for other programs too, and those read it with a stock YAML 1.1 reader, which turns unquoted words into
other things: NO into false, 2014 into a number, 12:30 into 750. Every key, id, name and status is text there as well;
only dates, counts, scores and flags may be what they look like. Quote what would change."""

from collections.abc import Iterator

import yaml

from stance.dataset.fields import turned_by_yaml
from stance.dataset.format import SECTIONS
from stance.dataset.problems import Findings

TITLE = "A stock YAML reader sees the same keys, ids, names and statuses, as text"

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DATE = frozenset(("int", "timestamp"))
_TYPED = dict.fromkeys(
    ("date", "until", "from", "begins", "ends", "effective", "checked", "accessed", "un-member"), _DATE
)
_TYPED |= {"schema": frozenset(("int",)), **dict.fromkeys(("complete", "dissent", "ordered"), frozenset(("bool",)))}
# What a template leaves to be filled in holds nothing yet, to every reader.
_UNFILLED = frozenset((*SECTIONS, "positions"))
_TYPED_WITHIN = {"tally": frozenset(("int",)), "scores": frozenset(("int", "float"))}


def check(file: str, text: str) -> Findings:
    """The keys and values that a stock reader takes for something other than text.

    Goes through the parser's events with the stock resolver, which decides what `yaml.safe_load` makes of each, so
    that a long file costs no memory. Anchors and aliases, which the dataset reader refuses, are not followed.
    """
    events = iter(yaml.parse(text, Loader=_Loader))
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            yield from _inside(file, events, event, "", "")


def _inside(file: str, events: Iterator[yaml.Event], start: yaml.Event, field: str, parent: str) -> Findings:
    """What is amiss in a list or mapping that is the value of ``field`` within ``parent``, up to its end."""
    in_mapping = isinstance(start, yaml.MappingStartEvent)
    key: str | None = None if in_mapping else field
    outer = field if in_mapping else parent
    for event in events:
        if isinstance(event, yaml.CollectionEndEvent):
            return
        if isinstance(event, yaml.CollectionStartEvent):
            yield from _inside(file, events, event, key or "", outer)
        elif isinstance(event, yaml.ScalarEvent):
            turned = turned_by_yaml(event.value) if event.implicit[0] else None
            typed = () if key is None else _TYPED.get(key, _TYPED_WITHIN.get(outer, ()))
            unfilled = not event.value and key in _UNFILLED
            if turned and turned not in typed and not unfilled and event.start_mark:
                what = "the key" if key is None else key
                mark = (file, event.start_mark.line + 1, event.start_mark.column + 1)
                yield mark, f"{what} {event.value} is a {turned} to a stock YAML reader; write '{event.value}'"
        if in_mapping:
            key = getattr(event, "value", "") if key is None else None
