"""Lists of states, issues, groups and sources, for people and for machines."""

from collections.abc import Sequence

from stance.dataset.files import Kept
from stance.dataset.vocabulary import ISSUE_TYPES, SOURCE_TYPES
from stance.output.document import Column, Document, linked, paragraph, table
from stance.output.records import NOTE, Form, View, code, count, date, item, maybe, text, texts, truth, word
from stance.questions.facts import IssueFacts, IssueHeading, SourceFacts, StateFacts
from stance.questions.lists import GroupFacts

_STATE_NAMES = (code("code", "its code, ISO 3166-1 alpha-3 where it has one"), text("name", "the usual name"))
_ISO2 = maybe("iso2", "the two-letter ISO 3166-1 code")
_GROUPS = texts("groups", "the ids of the groups it belongs to")
STATE = item(StateFacts, *_STATE_NAMES, _ISO2, _GROUPS)
WHOLE_STATE = (
    *_STATE_NAMES,
    maybe("official", "the official name"),
    _ISO2,
    maybe("adjective", "the adjective"),
    texts("aliases", "other names, in any script"),
    date("un_member", "since when it is a member of the United Nations"),
    date("un_until", "until when it was"),
    _GROUPS,
    NOTE,
)
_ID = text("id", "the id by which rows name it")
_TITLE = text("title", "in words")
_TYPE = word("type", "what kind of issue it is, which decides what its statuses are", ISSUE_TYPES)
_DAY = date("date", "the day of a vote")
_TOPICS = texts("topics", "its topics")
ISSUE = item(IssueFacts, _ID, _TITLE, _TYPE, _DAY, count("positions", "how many positions are recorded on it"), _TOPICS)
item(IssueHeading, _ID, _TITLE, _TYPE, _DAY, _TOPICS)
WHOLE_ISSUE = (
    _ID,
    _TITLE,
    text("short", "a short title, for the head of a column"),
    text("question", "the question that a position answers"),
    _TYPE,
    _DAY,
    date("begins", "since when it exists"),
    date("ends", "until when it existed"),
    maybe("family", "issues of one family share one weight in measures of alignment"),
    texts("aliases", "other names, such as the symbol of a resolution"),
    _TOPICS,
    truth("complete", "whether every state that took a position is recorded"),
    NOTE,
)
GROUP = item(
    GroupFacts,
    text("id", "the id of the group"),
    _TITLE,
    maybe("rule", "how a computed group is made, as ISSUE=STATUS; null for a listed one"),
    texts("states", "the codes of its states"),
    NOTE,
)
SOURCE = item(
    SourceFacts,
    _ID,
    word("type", "what kind of document it is", SOURCE_TYPES),
    maybe("author", "who wrote it"),
    _TITLE,
    maybe("publisher", "who published it"),
    date("date", "when it was published"),
    maybe("url", "where it is"),
)
WHOLE_SOURCE = (
    *SOURCE,
    maybe("symbol", "its UN document symbol"),
    maybe("number", "its number in a series"),
    maybe("doi", "its DOI"),
    maybe("archive", "where an archived copy is"),
    date("accessed", "when it was last seen"),
    maybe("language", "its language, where that is not English"),
    NOTE,
)
KEPT = item(
    Kept,
    text("name", "the name it is kept under"),
    count("size", "its size in bytes"),
    text("path", "where the copy is"),
)
FORMS = {
    "states": Form(STATE),
    "issues": Form(ISSUE),
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
        Column("UN member since"),
        Column("Groups", wraps=True),
    )
    return View(
        STATE,
        states,
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
        ISSUE,
        issues,
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
        return Document((paragraph("No dataset is kept beside the bundled one."),), name)
    columns = (Column("Dataset"), Column("Size", right=True), Column("File", wraps=True))
    return Document((table(columns, ((dataset.name, _size(dataset.size), dataset.path) for dataset in kept)),), name)


def _size(size: int) -> str:
    return f"{size / 1000**2:.1f} MB" if size >= 1000**2 else f"{size / 1000:.1f} kB"
