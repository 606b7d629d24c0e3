"""Lists of states, issues, groups and sources, for people and for machines."""

from collections.abc import Sequence

from stance.dataset.dates import in_words
from stance.dataset.files import UN_RECORD, Kept
from stance.dataset.vocabulary import TYPES, VOTE
from stance.output.document import Block, Column, Document, linked, paragraph, table
from stance.output.facts import ISSUE, SOURCE, STATE
from stance.output.records import NOTE, Form, View, column, item, maybe, text, texts, word
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
    columns = (
        Column("Code"),
        Column("State"),
        Column("ISO 2"),
        Column("M49"),
        Column("COW"),
        Column("GW"),
        Column("UN since"),
        Column("Groups", wraps=True),
    )
    return View(
        STATE,
        states,
        lambda: Document((table(columns, (
            (state.code, state.name, state.iso2 or "", state.m49 or "", state.cow or "", state.gw or "",
             state.un_member or "", ", ".join(state.groups))
            for state in states
        )),), "States"),
    )  # fmt: skip


def issues_view(issues: Sequence[IssueFacts], fold: bool = False) -> View:
    """The view of a list of issues. With ``fold``, people see roll calls counted where there are very many."""
    return View(ISSUE, issues, lambda: _issues_document(issues, fold))


def _issues_document(issues: Sequence[IssueFacts], fold: bool) -> Document:
    votes = [issue for issue in issues if issue.type == VOTE.name]
    folded = fold and len(votes) > _MOST_VOTES
    columns = (Column("Issue"), Column("Type"), Column("Date"), Column("Positions", right=True),
               Column("Title", wraps=True), Column("Topics", wraps=True))  # fmt: skip
    rows = (
        (issue.id, issue.type, issue.date or issue.begins or "", str(issue.positions), issue.title,
         ", ".join(issue.topics))
        for issue in issues if not (folded and issue.type == VOTE.name)
    )  # fmt: skip
    blocks: list[Block] = [table(columns, rows)]
    if folded:
        days = sorted(issue.date for issue in votes if issue.date)
        period = f", {in_words(days[0])} to {in_words(days[-1])}" if days else ""
        blocks.append(
            paragraph(
                f"And {len(votes):,} roll calls{period}: 'stance issues --type vote' lists them,"
                " 'stance issues --topic TOPIC' those of a topic."
            )
        )
    return Document(tuple(blocks), "Issues")


def statuses_view(statuses: Sequence[StatusFacts]) -> View:
    """The view of a list of statuses."""
    labelled = any(status.label for status in statuses)
    columns = (Column("Type"), Column("Status"), *([Column("Shown as")] if labelled else []), Column("Class"),
               Column("Letter"), Column("Definition", wraps=True))  # fmt: skip
    return View(
        STATUS,
        statuses,
        lambda: Document((table(columns, (
            (status.type, status.status, *([status.label or ""] if labelled else []), status.class_ or "",
             status.letter, status.definition or "")
            for status in statuses
        )),), "Statuses"),
    )  # fmt: skip


def groups_view(groups: Sequence[GroupFacts]) -> View:
    """The view of a list of groups."""
    columns = (Column("Group"), Column("Number", right=True), Column("Title", wraps=True), Column("Computed from"),
               Column("States", wraps=True))  # fmt: skip
    return View(
        GROUP,
        groups,
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
        SOURCE,
        sources,
        lambda: Document((table(columns, (
            (source.id, source.type, source.date or "", source.publisher or "", source.title, linked(source.url or ""))
            for source in sources
        )),), "Sources"),
    )  # fmt: skip


def kept_view(kept: Sequence[Kept]) -> View:
    """The view of the datasets that are kept."""
    return View(KEPT, kept, lambda: _kept_document(kept))


def _kept_document(kept: Sequence[Kept]) -> Document:
    name = "Datasets that are kept"
    if not kept:
        more = f"'stance data add {UN_RECORD}' adds the UN's own record since November 2019, which comes with stance."
        return Document((paragraph("No dataset is kept beside the bundled one.", more),), name)
    columns = (Column("Dataset"), Column("Kind"), Column("Size", right=True), Column("File", wraps=True))
    rows = ((dataset.name, dataset.kind, _size(dataset.size), dataset.path) for dataset in kept)
    return Document((table(columns, rows),), name)


def _size(size: int | None) -> str:
    if size is None:
        return "gone"
    return f"{size / 1000**2:.1f} MB" if size >= 1000**2 else f"{size / 1000:.1f} kB"
