"""Only members vote in the United Nations. A vote by a state before its admission, or after its end, is a wrong code
or a wrong day (a predecessor state, a mistyped year). To say that a state could not vote, `ineligible` is allowed."""

from stance.dataset.model import Dataset
from stance.dataset.problems import Findings
from stance.dataset.rollcalls import votes_of, was_member
from stance.dataset.vocabulary import issue_type

TITLE = "No state votes before its admission to the UN or after its end"


def check(dataset: Dataset) -> Findings:
    for issue in dataset.issues.values():
        if not issue_type(issue.type).un_members or issue.date is None:
            continue
        outside = {
            state.code: state for state in dataset.states.values() if was_member(state, issue.date) is False
        }  # fmt: skip
        if not outside:
            continue
        for code, statuses in votes_of(issue).items():
            state = outside.get(code)
            for status, mark in statuses.items():
                if state is None or status == "ineligible":
                    continue
                joined, left = state.member_from, state.member_until
                span = f"from {joined.text}" if joined else "at no time"
                span += f" until {left.text}" if left else ""
                vote = f"{state.name} voted '{status}' on {issue.date.text}"
                yield mark, f"issue {issue.id}: {vote}, but was a UN member {span}; drop it, or say ineligible"
