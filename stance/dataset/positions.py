"""Reads the positions of an issue: the dated entries of each state, and the instruments that they are about."""

from stance.dataset.fields import Fields
from stance.dataset.format import INSTRUMENT, INSTRUMENTS, POSITION, READING
from stance.dataset.model import Instrument, Issue, Position
from stance.dataset.nodes import Node
from stance.dataset.sections import check_id
from stance.dataset.vocabulary import IssueType


def read_positions(fields: Fields, issue: Issue, of_type: IssueType, allowed: tuple[str, ...]) -> None:
    """The field `positions`: by state a list of entries, or a mapping of its instruments and that list.

    ``of_type`` is the type of the issue, and ``allowed`` are its statuses.
    """
    node = fields.node.get("positions")
    if node is not None and node.kind == "scalar" and node.plain and not node.text:
        return  # a template that is not filled in yet
    for state, entries in fields.map_of_texts("positions"):
        if entries.kind == "mapping" and of_type.instruments:
            parts = fields.inner(entries, f", {state.text}", INSTRUMENTS)
            if not parts.require():
                continue
            for key, node in parts.map_of_texts("instruments"):
                check_id(key.text, key, fields.problems, "instrument")
                instrument = parts.inner(node, f": instrument {key.text}", INSTRUMENT)
                instrument.require()
                issue.instruments.append(
                    Instrument(state=state.text, id=key.text, mark=key.mark, **instrument.values())
                )
            entries = parts.node["entries"]
        if entries.kind != "list":
            fields.error(entries.mark, "wrong-type", f"positions of {state.text} are a list of entries")
            continue
        for entry in entries.items:
            position = _read_position(fields, entry, state.text, of_type, allowed)
            if position is not None:
                issue.positions.append(position)


def _read_position(
    of_issue: Fields, node: Node, state: str, of_type: IssueType, allowed: tuple[str, ...]
) -> Position | None:
    fields = of_issue.inner(node, f", {state}", POSITION)
    if not fields.is_mapping:
        return None
    fields.require()
    status = fields.choice("status", allowed, "unknown-status") if allowed else fields.text("status")
    for name, reason in of_type.refuses(status).items():
        if name in fields.node:
            of_issue.error(fields.key_marks[name], "unknown-key", reason)
    if not of_type.is_act and not fields.require("date"):
        return None
    values = fields.values()
    confidence = values["confidence"]
    if confidence in ("medium", "low") and not values["note"]:
        fields.error(fields.key_marks["confidence"], "missing-key", f"confidence {confidence} needs a note")
    if "reading" in fields.node:
        reading = fields.inner(fields.node["reading"], ": reading", READING)
        if reading.require():
            values["mechanism"], values["mechanism_source"] = reading.values().values()
    return Position(state=state, status=status, mark=fields.mark, **values) if status else None
