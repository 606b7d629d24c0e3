"""Lists of states, issues, groups and sources, for people and for machines."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from stance.dataset.dates import in_words
from stance.dataset.files import UN_RECORD, Kept
from stance.dataset.vocabulary import TYPES, VOTE
from stance.output.document import Block, Column, Document, Line, linked, paragraph, table
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
    column(
        "class",
        "what statuses of several types have in common; null where it keeps the class of what was before",
        {"type": ["string", "null"]},
    )._replace(read=lambda status: status.class_),
    text("letter", "the letter that stands for it in pictures"),
    maybe("definition", "what it means; null on the scale of an assessment"),
)
KEPT = item(
    Kept,
    text("name", "the name it is kept under"),
    word("kind", "whether the file itself is read, or a copy of it", ("link", "copy")),
    column("size", "its size in bytes; null where a linked file is gone", {"type": ["integer", "null"], "minimum": 0}),
    text("path", "the file that is read"),
)
_Item = TypeVar("_Item")
_Parts = tuple[tuple[Column, Callable[[_Item], Line | None]], ...]
"""The columns of a table for people, and how each is read off an item."""
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
    return _list(STATE, states, "States", (
        (Column("Code"), lambda state: state.code),
        (Column("State"), lambda state: state.name),
        (Column("ISO 2"), lambda state: state.iso2),
        (Column("M49"), lambda state: state.m49),
        (Column("COW"), lambda state: state.cow),
        (Column("GW"), lambda state: state.gw),
        (Column("UN since"), lambda state: state.un_member),
        (Column("Groups", wraps=True), lambda state: ", ".join(state.groups)),
    ))  # fmt: skip


def issues_view(issues: Sequence[IssueFacts], fold: bool = False) -> View:
    """The view of a list of issues. With ``fold``, people see roll calls counted where there are very many."""
    votes = [issue for issue in issues if issue.type == VOTE.name]
    folded = votes if fold and len(votes) > _MOST_VOTES else []
    shown = [issue for issue in issues if issue.type != VOTE.name] if folded else issues
    return View(ISSUE, issues, _list(ISSUE, shown, "Issues", (
        (Column("Issue"), lambda issue: issue.id),
        (Column("Type"), lambda issue: issue.type),
        (Column("Date"), lambda issue: issue.date or issue.begins),
        (Column("Positions", right=True), lambda issue: str(issue.positions)),
        (Column("Title", wraps=True), lambda issue: issue.title),
        (Column("Topics", wraps=True), lambda issue: ", ".join(issue.topics)),
    ), "No issues meet the conditions; 'stance search WORD' searches all.", _counted(folded)).document)  # fmt: skip


def _counted(votes: Sequence[IssueFacts]) -> str:
    """How many roll calls a list leaves out, and what lists them."""
    days = sorted(issue.date for issue in votes if issue.date)
    period = f", {' to '.join(dict.fromkeys((in_words(days[0]), in_words(days[-1]))))}" if days else ""
    lists = "'stance issues --type vote' lists them, 'stance issues --topic TOPIC' those of a topic"
    return f"And {number_of(len(votes), 'roll call')}{period}: {lists}." if votes else ""


def statuses_view(statuses: Sequence[StatusFacts]) -> View:
    """The view of a list of statuses."""
    label: _Parts[StatusFacts] = ((Column("Shown as"), lambda status: status.label),)
    labelled = any(status.label for status in statuses)
    return _list(STATUS, statuses, "Statuses", (
        (Column("Type"), lambda status: status.type),
        (Column("Status"), lambda status: status.status),
        *(label if labelled else ()),
        (Column("Class"), lambda status: status.class_),
        (Column("Letter"), lambda status: status.letter),
        (Column("Definition", wraps=True), lambda status: status.definition),
    ))  # fmt: skip


def groups_view(groups: Sequence[GroupFacts]) -> View:
    """The view of a list of groups."""
    return _list(GROUP, groups, "Groups", (
        (Column("Group"), lambda group: group.id),
        (Column("Number", right=True), lambda group: str(len(group.states))),
        (Column("Title", wraps=True), lambda group: group.title),
        (Column("Computed from"), lambda group: group.rule),
        (Column("States", wraps=True), lambda group: "every state" if group.id == "all" else ", ".join(group.states)),
    ))  # fmt: skip


def sources_view(sources: Sequence[SourceFacts]) -> View:
    """The view of a list of sources."""
    return _list(SOURCE, sources, "Sources", (
        (Column("Source"), lambda source: source.id),
        (Column("Type"), lambda source: source.type),
        (Column("Date"), lambda source: source.date),
        (Column("Publisher", wraps=True), lambda source: source.publisher),
        (Column("Title", wraps=True), lambda source: source.title),
        (Column("Where", wraps=True), lambda source: linked(source.url or "")),
    ))  # fmt: skip


def kept_view(kept: Sequence[Kept]) -> View:
    """The view of the datasets that are kept."""
    return _list(KEPT, kept, "Datasets that are kept", (
        (Column("Dataset"), lambda dataset: dataset.name),
        (Column("Kind"), lambda dataset: dataset.kind),
        (Column("Size", right=True), lambda dataset: _size(dataset.size)),
        (Column("File", wraps=True), lambda dataset: dataset.path),
    ), f"No dataset is kept beside the bundled one. 'stance data add {UN_RECORD}' adds the UN's own record since 2019.",
    )  # fmt: skip


def _list(
    columns: Columns, items: Sequence[_Item], name: str, parts: _Parts[_Item], nothing: str = "", below: str = ""
) -> View:
    """The view of a list as a table; ``nothing`` is said where there is no item, ``below`` under the table."""

    def document() -> Document:
        cells = ([read(one) or "" for _, read in parts] for one in items)
        whole = table([head for head, _ in parts], cells)
        said = nothing or f"No {name.lower()} meet the conditions."
        blocks: list[Block] = [whole if items else paragraph(said)]
        return Document((*blocks, paragraph(below)) if below else tuple(blocks), name)

    return View(columns, items, document)


def _size(size: int | None) -> str:
    if size is None:
        return "gone"
    return f"{size / 1000**2:.1f} MB" if size >= 1000**2 else f"{size / 1000:.1f} kB"
