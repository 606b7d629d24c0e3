"""Groups of states as of a day: those that are listed, and those computed from positions."""

from collections.abc import Callable, Sequence

from stance.index.cache import Index, numbered
from stance.questions.answer import RECORDED, Answer
from stance.questions.positions import IssueKey, PositionStore, StateKey, answers, issues_of_rules, states_by_number


def states_of_group(index: Index, key: str, day: int) -> list[StateKey]:
    """The states of a group, by its id, in the order of their names. A computed group is worked out for the day."""
    if key == "all":
        return states_by_number(index)
    [(number, rule, origin)] = index.rows(
        "SELECT g.id, rule, label FROM state_group g JOIN origin ON origin.id = origin WHERE key = ?", (key,)
    )
    if rule is None:
        return states_by_number(index, index.column("SELECT state FROM group_member WHERE state_group = ?", (number,)))
    lending = index.lending(origin)
    if lending is not None:
        codes = {state.code for state in states_of_group(lending, key, day)}
        return [state for state in states_by_number(index) if state.code in codes]
    states = states_by_number(index)
    store = PositionStore(index, states, ())
    return [state for state in states if store.fulfils(state, rule, day)]


def groups_of(index: Index, states: Sequence[StateKey], day: int) -> dict[int, list[str]]:
    """The ids of the groups that each of the states belongs to on the day, by its row, in the order of the dataset."""
    numbers = numbered(state.number for state in states)
    listed = {*index.rows(f"SELECT state_group, state FROM group_member WHERE state IN ({numbers})")}
    belonging: dict[int, list[str]] = {state.number: [] for state in states}
    groups = index.rows(
        "SELECT g.id, g.key, g.rule, o.label FROM state_group g JOIN origin o ON o.id = g.origin ORDER BY g.id"
    )
    store = PositionStore(index, states, issues_of_rules(index, [rule for _, _, rule, _ in groups if rule is not None]))
    for group, key, rule, origin in groups:
        lent = rule is not None and index.lending(origin) is not None
        members = {state.number for state in states_of_group(index, key, day)} if lent else ()
        for state in states:
            if rule is None:
                belongs = (group, state.number) in listed
            else:
                belongs = state.number in members if lent else store.fulfils(state, rule, day)
            if belongs:
                belonging[state.number].append(key)
    return belonging


def states_with(
    index: Index, states: list[StateKey], issue: IssueKey, met: Callable[[Answer], bool], day: int
) -> list[StateKey]:
    """Those of the states whose position on the issue is as wanted: recorded, not uncertain or disputed."""
    recorded = (answer for answer in answers(index, states, [issue], day) if answer.answer == RECORDED)
    holding = {answer.code for answer in recorded if met(answer)}
    return [state for state in states if state.code in holding]
