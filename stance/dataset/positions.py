"""Reads the positions of an issue: the dated entries of each state, and the instruments that they are about."""

from stance.dataset.fields import Fields
from stance.dataset.format import INSTRUMENT, INSTRUMENTS, POSITION, READING
from stance.dataset.model import Instrument, Issue, Position
from stance.dataset.nodes import Node
from stance.dataset.problems import Problems
from stance.dataset.sections import check_id
from stance.dataset.vocabulary import IssueType


def read_positions(
    fields: Fields, issue: Issue, of_type: IssueType, allowed: tuple[str, ...], problems: Problems
) -> None:
    """The field `positions`: by state a list of entries, or a mapping of its instruments and that list.

    ``of_type`` is the type of the issue, and ``allowed`` are its statuses.
    """
    node = fields.node.get("positions")
    if node is not None and node.kind == "scalar" and node.plain and not node.text:
        return  # a template that is not filled in yet
    for state, value in fields.map_of_texts("positions"):
        entries = value
        if value.kind == "mapping" and of_type.instruments:
            parts = Fields(value, f"issue {issue.id}, {state.text}", problems, INSTRUMENTS)
            if not parts.require():
                continue
            for key, node in parts.map_of_texts("instruments"):
                issue.instruments.append(_read_instrument(key, node, state, issue, problems))
            entries = parts.node["entries"]
        if entries.kind != "list":
            problems.error(
                entries.mark, "wrong-type", f"issue {issue.id}: positions of {state.text} are a list of entries"
            )
            continue
        for entry in entries.items:
            position = _read_position(entry, state, issue, of_type, allowed, problems)
            if position is not None:
                issue.positions.append(position)


def _read_instrument(key: Node, node: Node, state: Node, issue: Issue, problems: Problems) -> Instrument:
    check_id(key.text, key, problems, "instrument")
    fields = Fields(node, f"issue {issue.id}, {state.text}: instrument {key.text}", problems, INSTRUMENT)
    fields.require()
    return Instrument(state=state.text, id=key.text, mark=key.mark, **fields.values())


def _read_position(
    node: Node, state: Node, issue: Issue, of_type: IssueType, allowed: tuple[str, ...], problems: Problems
) -> Position | None:
    fields = Fields(node, f"issue {issue.id}, {state.text}", problems, POSITION)
    if not fields.is_mapping:
        return None
    fields.require()
    status = fields.choice("status", allowed, "unknown-status") if allowed else fields.text("status")
    _check_place(fields, of_type, status, issue, problems)
    if not of_type.is_act and not fields.require("date"):
        return None
    values = fields.values()
    confidence = values["confidence"]
    if confidence in ("medium", "low") and not values["note"]:
        problems.error(
            fields.key_marks["confidence"], "missing-key", f"{fields.what}: confidence {confidence} needs a note"
        )
    mechanism = mechanism_source = None
    if "reading" in fields.node:
        reading = Fields(fields.node["reading"], f"{fields.what}: reading", problems, READING)
        if reading.require():
            mechanism, mechanism_source = reading.values().values()
    if status is None:
        return None
    return Position(
        state=state.text,
        status=status,
        mark=node.mark,
        mechanism=mechanism,
        mechanism_source=mechanism_source,
        **values,
    )


def _check_place(fields: Fields, of_type: IssueType, status: str | None, issue: Issue, problems: Problems) -> None:
    """Note the fields that only entries of other types or statuses have."""
    known = of_type.status(status) if status else None
    for names, refused, reason in (
        (("date", "until"), of_type.is_act, "a vote has the issue's own date"),
        (("instrument",), not of_type.instruments, "only legislation and agreements have instruments"),
        (
            ("effective",),
            status and not (known and known.ends_as),
            f"'{status}' is not a notice that takes effect later",
        ),
        (("dissent",), not of_type.spoken, "only a statement can be dissent"),
    ):
        for name in names:
            if name in fields.node and refused:
                problems.error(fields.key_marks[name], "unknown-key", f"issue {issue.id}: {reason}")
