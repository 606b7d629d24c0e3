"""Lists of states, issues, groups and sources, for people and for machines."""

from collections.abc import Sequence

from stance.output import records as rec
from stance.output.document import Column, Document, linked, table
from stance.output.view import View
from stance.questions.facts import IssueFacts, SourceFacts, StateFacts
from stance.questions.lists import GroupFacts


def states_view(states: Sequence[StateFacts]) -> View:
    """The view of a list of states."""
    columns = (
        Column("Code"),
        Column("State"),
        Column("ISO 2"),
        Column("UN member since"),
        Column("Groups", wraps=True),
    )
    return View(
        rec.STATE,
        lambda: rec.records(states, rec.STATE),
        lambda: Document((table(columns, (
            (state.code, state.name, state.iso2 or "", state.un_member or "", ", ".join(state.groups))
            for state in states
        )),), "States"),
    )  # fmt: skip


def issues_view(issues: Sequence[IssueFacts]) -> View:
    """The view of a list of issues."""
    columns = (Column("Issue"), Column("Type"), Column("Date"), Column("Positions", right=True),
               Column("Title", wraps=True), Column("Topics", wraps=True))  # fmt: skip
    return View(
        rec.ISSUE,
        lambda: rec.records(issues, rec.ISSUE),
        lambda: Document((table(columns, (
            (issue.id, issue.type, issue.date or issue.begins or "", str(issue.positions), issue.title,
             ", ".join(issue.topics))
            for issue in issues
        )),), "Issues"),
    )  # fmt: skip


def groups_view(groups: Sequence[GroupFacts]) -> View:
    """The view of a list of groups."""
    columns = (Column("Group"), Column("Number", right=True), Column("Title", wraps=True), Column("Computed from"),
               Column("States", wraps=True))  # fmt: skip
    return View(
        rec.GROUP,
        lambda: rec.records(groups, rec.GROUP),
        lambda: Document((table(columns, (
            (group.id, str(len(group.states)), group.title, group.rule or "",
             "every state" if group.id == "all" else ", ".join(group.states))
            for group in groups
        )),), "Groups"),
    )  # fmt: skip


def sources_view(sources: Sequence[SourceFacts]) -> View:
    """The view of a list of sources."""
    columns = (Column("Source"), Column("Type"), Column("Date"), Column("Publisher", wraps=True),
               Column("Title", wraps=True), Column("Where", wraps=True))  # fmt: skip
    return View(
        rec.SOURCE,
        lambda: rec.records(sources, rec.SOURCE),
        lambda: Document((table(columns, (
            (source.id, source.type, source.date or "", source.publisher or "", source.title, linked(source.url or ""))
            for source in sources
        )),), "Sources"),
    )  # fmt: skip
