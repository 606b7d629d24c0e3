"""Lists of states, issues, groups and sources, for people and for machines."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from stance.dataset.dates import in_words
from stance.dataset.files import UN_RECORD, Kept
from stance.dataset.vocabulary import TYPES, VOTE
from stance.output.document import Column, Document, Heads, Line, linked, paragraph, right, table
from stance.output.facts import ISSUE, SOURCE, STATE
from stance.output.records import NOTE, Columns, Form, View, column, item, maybe, text, texts, word
from stance.output.words import number_of
from stance.questions.facts import IssueFacts, SourceFacts, StateFacts
from stance.questions.lists import GroupFacts, StatusFacts

_MOST_VOTES = 150
"""More roll calls than these make a list of all issues unreadable."""

GROUP = item(
    GroupFacts,
    text("id", "the id of the group"),
    text("title", "in words"),
    maybe("rule", "how a computed group is made, as ISSUE=STATUS; null for a listed one"),
    texts("states", "the codes of its states"),
    NOTE,
)
STATUS = item(
    StatusFacts,
    word("type", "the type of the issues that may have it", tuple(TYPES)),
    text("status", "the word by which the dataset and the options name it"),
    maybe("label", "what the issue that was asked about calls it"),
    maybe("class", "what statuses of several types have in common; null where it keeps the class of what was before",
          at="class_"),
    text("letter", "the letter that stands for it in pictures"),
    maybe("definition", "what it means; null on the scale of an assessment"),
)  # fmt: skip
KEPT = item(
    Kept,
    text("name", "the name it is kept under"),
    word("kind", "whether the file itself is read, or a copy of it", ("link", "copy")),
    column("size", "its size in bytes; null where a linked file is gone", {"type": ["integer", "null"], "minimum": 0}),
    text("path", "the file that is read"),
)
_Item = TypeVar("_Item")
FORMS = {
    "states": Form(STATE),
    "issues": Form(ISSUE),
    "statuses": Form(STATUS),
    "groups": Form(GROUP),
    "sources": Form(SOURCE),
    "data": Form(KEPT),
}


def states_view(states: Sequence[StateFacts]) -> View:
    """The view of a list of states."""
    heads: Heads = ("Code", "State", "ISO 2", "M49", "COW", "GW", "UN since", Column("Groups", wraps=True))
    return _list(STATE, states, "States", heads, lambda state: (
        state.code, state.name, state.iso2, state.m49, state.cow, state.gw, state.un_member, ", ".join(state.groups),
    ))  # fmt: skip


def issues_view(issues: Sequence[IssueFacts], fold: bool = False) -> View:
    """The view of a list of issues. With ``fold``, people see roll calls counted where there are very many."""
    votes = [issue for issue in issues if issue.type == VOTE.name]
    folded = votes if fold and len(votes) > _MOST_VOTES else []
    shown = [issue for issue in issues if issue.type != VOTE.name] if folded else issues
    nothing = "No issues meet the conditions; 'stance search WORD' searches all."
    heads: Heads = (
        "Issue",
        "Type",
        "Date",
        *right("Positions"),
        Column("Title", wraps=True),
        Column("Topics", wraps=True),
    )
    return _list(ISSUE, shown, "Issues", heads, lambda issue: (
        issue.id, issue.type, issue.date or issue.begins, str(issue.positions), issue.title, ", ".join(issue.topics),
    ), nothing, _counted(folded))._replace(items=issues)  # fmt: skip


def _counted(votes: Sequence[IssueFacts]) -> str:
    """How many roll calls a list leaves out, and what lists them."""
    days = sorted(issue.date for issue in votes if issue.date)
    period = f", {' to '.join(dict.fromkeys((in_words(days[0]), in_words(days[-1]))))}" if days else ""
    lists = "'stance issues --type vote' lists them, 'stance issues --topic TOPIC' those of a topic"
    return f"And {number_of(len(votes), 'roll call')}{period}: {lists}." if votes else ""


def statuses_view(statuses: Sequence[StatusFacts]) -> View:
    """The view of a list of statuses."""
    label = "Shown as" if any(status.label for status in statuses) else None
    heads: Heads = ("Type", "Status", label, "Class", "Letter", Column("Definition", wraps=True))
    return _list(STATUS, statuses, "Statuses", heads, lambda status: (
        status.type, status.status, status.label, status.class_, status.letter, status.definition,
    ))  # fmt: skip


def groups_view(groups: Sequence[GroupFacts]) -> View:
    """The view of a list of groups."""
    heads: Heads = (
        "Group",
        *right("Number"),
        Column("Title", wraps=True),
        "Computed from",
        Column("States", wraps=True),
    )
    return _list(GROUP, groups, "Groups", heads, lambda group: (
        group.id, str(len(group.states)), group.title, group.rule,
        "every state" if group.id == "all" else ", ".join(group.states),
    ))  # fmt: skip


def sources_view(sources: Sequence[SourceFacts]) -> View:
    """The view of a list of sources."""
    heads: Heads = ("Source", "Type", "Date", *(Column(head, wraps=True) for head in ("Publisher", "Title", "Where")))
    return _list(SOURCE, sources, "Sources", heads, lambda source: (
        source.id, source.type, source.date, source.publisher, source.title, linked(source.url or ""),
    ))  # fmt: skip


def kept_view(kept: Sequence[Kept]) -> View:
    """The view of the datasets that are kept."""
    nothing = "No dataset is kept beside the bundled one."
    add = f"'stance data add {UN_RECORD}' adds the UN's own record since 2019."
    heads: Heads = ("Dataset", "Kind", *right("Size"), Column("File", wraps=True))
    return _list(KEPT, kept, "Datasets that are kept", heads, lambda dataset: (
        dataset.name, dataset.kind, _size(dataset.size), dataset.path,
    ), f"{nothing} {add}")  # fmt: skip


def _list(
    columns: Columns,
    items: Sequence[_Item],
    name: str,
    heads: Heads,
    row: Callable[[_Item], Sequence[Line | None]],
    nothing: str = "",
    below: str = "",
) -> View:
    """The view of a list as a table; ``nothing`` is said where there is no item, ``below`` under the table."""

    def document() -> Document:
        rows = table(heads, ([line or "" for line in row(item)] for item in items))
        said = paragraph(nothing or f"No {name.lower()} meet the conditions.")
        return Document.of(rows if items else said, paragraph(below), name=name)

    return View(columns, items, document)


def _size(size: int | None) -> str:
    if size is None:
        return "gone"
    return f"{size / 1000**2:.1f} MB" if size >= 1000**2 else f"{size / 1000:.1f} kB"
