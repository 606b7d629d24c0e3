"""Which states belong to a group, on a day."""

import json

from stance.index.cache import Index
from stance.questions.positions import IssueKey, StateKey, answers, issues_by_number, states_by_number


def states_of_group(index: Index, key: str, day: int) -> list[StateKey]:
    """The states of a group, by its id, in the order of their names. A computed group is worked out for the day."""
    if key == "all":
        return states_by_number(index)
    [(number, rule, origin)] = index.rows(
        "SELECT g.id, rule, label FROM state_group g JOIN origin ON origin.id = origin WHERE key = ?", (key,)
    )
    if rule is None:
        members = index.rows("SELECT state FROM group_member WHERE state_group = ?", (number,))
        return states_by_number(index, [state for (state,) in members])
    states = states_by_number(index)
    lending = index.lending(origin)
    if lending is not None:
        codes = {state.code for state in states_of_group(lending, key, day)}
        return [state for state in states if state.code in codes]
    for issue, statuses in json.loads(rule).items():
        [(number,)] = index.rows("SELECT id FROM issue WHERE key = ?", (issue,))
        [found] = issues_by_number(index, [number])
        states = states_with(index, states, found, statuses, day)
    return states


def states_with(index: Index, states: list[StateKey], issue: IssueKey, statuses: list[str], day: int) -> list[StateKey]:
    """Those of the states whose position on the issue is one of the statuses: recorded, not uncertain or disputed."""
    found = answers(index, states, [issue], day, every_state=len(states) > 50)
    holding = {answer.code for answer in found if answer.answer == "recorded" and answer.status in statuses}
    return [state for state in states if state.code in holding]
