"""The tables of an export, each column with its meaning. Names are a contract, as are those of the machine formats.

Columns that a command prints as well have the name and the place they have there; what is more follows them.
"""

from stance.dataset.vocabulary import (
    CLAIM_KINDS,
    CLASSES,
    CONFIDENCES,
    MECHANISMS,
    SOURCE_TYPES,
    TYPES,
    VERDICTS,
    WORK_KINDS,
    is_act,
)
from stance.exports.tables import Column, Table, days_of


def _table(name: str, says: str, key: tuple[str, ...], *columns: Column) -> Table:
    return Table(name, says, (*columns, *days_of(columns)), key)


def _id(says: str) -> Column:
    return Column("id", says, required=True)


def _code(refers: str = "states.code") -> Column:
    return Column("code", "the state's ISO 3166-1 alpha-3 code", required=True, refers=refers)


_NOTE = Column("note", "what a reader must know besides")
_ORIGIN = Column("origin", "the dataset file it comes from; `bundled` is the one that comes with stance", required=True)
_SOURCES = Column("sources", "the ids of the sources it rests on, in order; table `cited` has them one by one", "list")
_ISSUE = Column("issue", "the id of the issue", required=True, refers="issues.id")
_STATUS = Column("status", "the position: a word of the vocabulary of the issue's type, or of its scale", required=True)
_TITLE = Column("title", "in words", required=True)
_DATE = Column("date", "since when the position holds; of a vote, its day", "date", required=True)
_UNTIL = Column("until", "through when it holds, where that is recorded", "date")
_CONFIDENCE = Column("confidence", "how sure the coder is; medium and low are explained in the note", required=True,
                     words=CONFIDENCES)  # fmt: skip
_READING = (
    Column("speaker", "who spoke, of a statement"),
    Column("mechanism", "how a named source explains the position", words=MECHANISMS),
    Column("mechanism_source", "the id of that source", refers="sources.id"),
)
_INSTRUMENT = Column("instrument", "the ids of the laws, bills or treaties it is about, where the state names them",
                     "list")  # fmt: skip
_EFFECTIVE = Column("effective", "the day on which a notice takes effect", "date")
_DISSENT = Column("dissent", "whether the speaker did not speak for the government", "boolean", required=True)

DATASET = _table(
    "dataset", "The dataset as a whole: version, licence, who made it.", ("key",),
    Column("key", "what is told: title, version, checked (facts are checked through this day), licence, attribution,"
           " maintainers, reference, focus, files, schema, exporter", required=True),
    Column("value", "what it is", required=True),
)  # fmt: skip
SOURCES = _table(
    "sources", "What the dataset rests on.", ("id",),
    _id("the id by which rows name it"),
    Column("type", "what kind of document it is", required=True, words=SOURCE_TYPES),
    Column("author", "who wrote it"),
    _TITLE,
    Column("publisher", "who published it"),
    Column("date", "when it was published", "date"),
    Column("url", "where it is"),
    Column("symbol", "its UN document symbol"),
    Column("number", "its number in a series"),
    Column("doi", "its DOI"),
    Column("archive", "where an archived copy is"),
    Column("accessed", "when it was last seen", "date"),
    Column("language", "its language, where that is not English"),
    Column("kind", "what a citation calls it, where type and numbers do not tell", words=WORK_KINDS),
    _NOTE,
    _ORIGIN,
)  # fmt: skip
STATES = _table(
    "states", "The states.", ("code",),
    _code(refers=""),
    Column("name", "the usual name", required=True),
    Column("iso2", "the two-letter ISO 3166-1 code"),
    Column("groups", "the ids of the listed groups it belongs to; computed groups depend on the day", "list"),
    Column("official", "the official name"),
    Column("adjective", "the adjective"),
    Column("aliases", "other names, in any script", "list"),
    Column("un_member", "since when it is a member of the United Nations", "date"),
    Column("un_until", "until when it was", "date"),
    Column("m49", "the number in the standard M49 of the United Nations"),
    Column("cow", "the number in the Correlates of War project"),
    Column("cow_letters", "the letters there"),
    Column("gw", "the number in the list of Gleditsch and Ward"),
    _NOTE,
    _ORIGIN,
)  # fmt: skip
GROUPS = _table(
    "groups", "Groups of states.", ("id",),
    _id("the id of the group"),
    _TITLE,
    Column("rule", "how a computed group is made, as ISSUE=STATUS or ISSUE=CLASS; empty for a listed one"),
    Column("states", "the codes of a listed group's states; a computed group depends on the day", "list"),
    _NOTE,
    _SOURCES,
    _ORIGIN,
)  # fmt: skip
GROUP_MEMBERS = _table(
    "group_members", "The states of the listed groups, one by one.", ("group_id", "code"),
    Column("group_id", "the id of the group", required=True, refers="groups.id"),
    _code(),
)  # fmt: skip
ISSUES = _table(
    "issues", "The questions on which states take positions.", ("id",),
    _id("the id by which rows name it"),
    _TITLE,
    Column("type", "what kind of issue it is, which decides what its statuses are", required=True, words=tuple(TYPES)),
    Column("date", "the day of a vote", "date"),
    Column("positions", "how many rows table `entries` has on it", "integer", required=True),
    Column("topics", "its topics; table `issue_topics` has them one by one", "list"),
    Column("short", "a short title, for the head of a column", required=True),
    Column("question", "the question that a position answers", required=True),
    Column("begins", "since when it exists", "date"),
    Column("ends", "until when it existed", "date"),
    Column("family", "issues of one family share one weight in measures of alignment"),
    Column("tally_for", "votes in favour, as announced", "integer"),
    Column("tally_against", "votes against, as announced", "integer"),
    Column("tally_abstain", "abstentions, as announced", "integer"),
    Column("tally_absent", "states that did not vote, as announced", "integer"),
    Column("complete", "whether every state that took a position is recorded", "boolean", required=True),
    Column("assessor", "who assesses, of an assessment"),
    Column("scale", "the issue's own statuses, in order: of an assessment, or of a custom issue", "list"),
    Column("labels", "what statuses are called here, as STATUS=LABEL", "list"),
    Column("aliases", "other names, such as the symbol of a resolution", "list"),
    Column("eligible", "who can have a position, where not anybody: codes, or a rule as ISSUE=STATUS"),
    _NOTE,
    _SOURCES,
    _ORIGIN,
)  # fmt: skip
ISSUE_TOPICS = _table(
    "issue_topics", "The topics of the issues, one by one.", ("issue", "topic"),
    _ISSUE, Column("topic", "the topic", required=True),
)  # fmt: skip
ISSUE_STATUSES = _table(
    "issue_statuses", "The statuses that custom issues bring along.", ("issue", "status"),
    _ISSUE,
    Column("status", "the word", required=True),
    Column("rank", "its place in the list, from 1", "integer", required=True),
    Column("says", "what it means", required=True),
    Column("class", "the class of statuses that it belongs to", required=True, words=tuple(CLASSES)),
)  # fmt: skip
INSTRUMENTS = _table(
    "instruments", "The laws, bills and treaties that entries are about.", ("issue", "code", "id"),
    _ISSUE,
    _code(),
    Column("id", "the id, one of a kind for the state on the issue", required=True),
    _TITLE,
    Column("number", "its number"),
    _NOTE,
)  # fmt: skip
SEARCHES = _table(
    "searches", "Searches for a position that found nothing.", ("issue", "code", "date", "looked_in"),
    _ISSUE,
    _code(),
    Column("date", "the day of the search", "date", required=True),
    Column("looked_in", "where somebody looked, and for what", required=True),
)  # fmt: skip
ALIGNMENTS = _table(
    "alignments", "How far each status goes along with a reference state: the coder's map.",
    ("issue", "reference", "status"),
    _ISSUE,
    Column("reference", "the code of the reference state", required=True, refers="states.code"),
    Column("status", "a status of the issue", required=True),
    Column("score", "from -1 (against the reference state) to 1 (with it)", "number", required=True),
    Column("because", "why", required=True),
    _SOURCES,
)  # fmt: skip
EVENTS = _table(
    "events", "What happened.", ("id",),
    Column("date", "when it happened, or began", "date", required=True),
    Column("until", "when it ended, of a period", "date"),
    _TITLE,
    Column("state", "the names of the states concerned, with commas; empty where it concerns all"),
    Column("code", "their codes, with commas; table `event_states` has them one by one"),
    Column("issue", "the id of the issue it belongs to, where that is one", refers="issues.id"),
    _NOTE,
    _SOURCES,
    _id("the id of the event"),
    Column("issues", "the ids of all issues it belongs to; table `event_issues` has them one by one", "list"),
    _ORIGIN,
)  # fmt: skip
EVENT_STATES = _table(
    "event_states", "The states that events concern, one by one.", ("event", "code"),
    Column("event", "the id of the event", required=True, refers="events.id"), _code(),
)  # fmt: skip
EVENT_ISSUES = _table(
    "event_issues", "The issues that events belong to, one by one.", ("event", "issue"),
    Column("event", "the id of the event", required=True, refers="events.id"), _ISSUE,
)  # fmt: skip
CLAIMS = _table(
    "claims", "What sources assert, and what the evidence says of it.", ("id",),
    _id("the id of the claim"),
    Column("source", "the id of the source that makes it", required=True, refers="sources.id"),
    Column("states", "the codes of the states it is about; table `claim_states` has them one by one", "list"),
    Column("issue", "the id of the issue it is about", refers="issues.id"),
    Column("date", "when, by the claim", "date"),
    Column("kind", "what is claimed", required=True, words=CLAIM_KINDS),
    Column("claim", "the claim, in other words than the source's", required=True),
    Column("verdict", "what the evidence says of it", required=True, words=VERDICTS),
    Column("finding", "the evidence"),
    Column("sources", "the ids of the sources of the evidence, in order", "list"),
    Column("until", "until when, by the claim", "date"),
    Column("topics", "its topics", "list"),
    _NOTE,
    _ORIGIN,
)  # fmt: skip
CLAIM_STATES = _table(
    "claim_states", "The states that claims are about, one by one.", ("claim", "code"),
    Column("claim", "the id of the claim", required=True, refers="claims.id"), _code(),
)  # fmt: skip
CITED = _table(
    "cited", "Every list that stands in a column `sources`, one source a row.", ("sources", "rank"),
    Column("sources", "a list as it stands in a column `sources`", "list", required=True),
    Column("rank", "the place of the source in the list, from 1", "integer", required=True),
    Column("source", "the id of the source", required=True, refers="sources.id"),
)  # fmt: skip
DATES = Table(
    "dates", "Every date of a position, as it is written, with the days that it can mean.",
    (
        Column("date", "the date as it is written", "date", required=True),
        Column("first_day", "the first day that it can mean", "day", required=True),
        Column("last_day", "the last day that it can mean", "day", required=True),
    ),
    ("date",),
)  # fmt: skip
ENTRIES = Table(
    "entries", "What is recorded of positions, votes included. View `positions` has it with names and days.",
    (
        Column("id", "the number of the row, in this export", "integer", required=True),
        _code(),
        _ISSUE,
        _STATUS,
        Column("date", _DATE.says, "date", required=True, refers="dates.date"),
        Column("until", _UNTIL.says, "date", refers="dates.date"),
        _CONFIDENCE,
        _NOTE,
        *_READING,
        _SOURCES,
        _ORIGIN,
        Column("previous", "the status of the entry before it, of the same state on the same issue"),
        _INSTRUMENT,
        Column("effective", _EFFECTIVE.says, "date", refers="dates.date"),
        _DISSENT,
    ),
    ("id",),
)  # fmt: skip

_STATE = Column("state", "the name of the state", required=True)
_POSITION = (
    _STATE, _code(), _ISSUE, _STATUS, _DATE, _UNTIL, _CONFIDENCE, _NOTE, _SOURCES, _ORIGIN,
    Column("type", "the type of the issue", required=True, words=tuple(TYPES)), *_READING,
    Column("id", "the number of the row, in this export", "integer", required=True),
    _INSTRUMENT, _EFFECTIVE, _DISSENT,
)  # fmt: skip
POSITIONS = Table(
    "positions",
    "Recorded positions, votes included, each since its date. What held on a day is for 'stance compare --as-of'.",
    (*_POSITION, *days_of(_POSITION)),
    ("id",),
    # Left joins keep the entries outermost; every state, issue and date is there.
    """
SELECT s.name AS state, e.code, e.issue, e.status, e.date, e.until, e.confidence, e.note, e.sources, e.origin,
    i.type, e.speaker, e.mechanism, e.mechanism_source, e.id, e.instrument, e.effective, e.dissent,
    d.first_day, d.last_day,
    u.first_day AS until_first_day, u.last_day AS until_last_day, f.first_day AS effective_first_day,
    f.last_day AS effective_last_day
FROM entries e LEFT JOIN states s ON s.code = e.code LEFT JOIN issues i ON i.id = e.issue
    LEFT JOIN dates d ON d.date = e.date LEFT JOIN dates u ON u.date = e.until
    LEFT JOIN dates f ON f.date = e.effective""",
)
VOTES = Table(
    "votes",
    "The positions that are votes in roll calls.",
    (
        _STATE, _code(), _ISSUE, Column("title", "the title of the issue", required=True), _DATE, _STATUS, _CONFIDENCE,
        _NOTE, _SOURCES, _ORIGIN, Column("id", "the number of the row in `positions`", "integer", required=True),
    ),
    ("id",),
    f"""
SELECT s.name AS state, e.code, e.issue, i.title, e.date, e.status, e.confidence, e.note, e.sources, e.origin, e.id
FROM entries e LEFT JOIN states s ON s.code = e.code LEFT JOIN issues i ON i.id = e.issue
WHERE i.type IN ({', '.join(repr(name) for name in TYPES if is_act(name))})""",
)  # fmt: skip
_HAPPENING = (
    Column("date", "when", "date", required=True),
    Column("kind", "what it is", required=True, words=("position", "event", "end")),
    Column("state", "the name of the state; of an event the names, with commas"),
    Column("code", "its code; of an event the codes, with commas"),
    Column("issue", "the id of the issue", refers="issues.id"),
    Column("status", "the position taken"),
    Column("previous", "the position that it replaced, or that ended"),
    Column("title", "the title of the issue or of the event", required=True),
    _NOTE,
    _SOURCES,
)
TIMELINE = Table(
    "timeline",
    "Positions taken, the ends of positions, and events: sort by first_day.",
    (*_HAPPENING, *days_of(_HAPPENING)),
    (),
    """
SELECT e.date, 'position' AS kind, s.name AS state, e.code, e.issue, e.status, e.previous, i.title, e.note, e.sources,
    d.first_day, d.last_day
FROM entries e LEFT JOIN states s ON s.code = e.code LEFT JOIN issues i ON i.id = e.issue
    LEFT JOIN dates d ON d.date = e.date
UNION ALL
SELECT e.until, 'end', s.name, e.code, e.issue, NULL, e.status, i.title, NULL, e.sources, d.first_day, d.last_day
FROM entries e LEFT JOIN states s ON s.code = e.code LEFT JOIN issues i ON i.id = e.issue
    LEFT JOIN dates d ON d.date = e.until
WHERE e.until IS NOT NULL
UNION ALL
SELECT v.date, 'event', v.state, v.code, v.issue, NULL, NULL, v.title, v.note, v.sources, v.first_day,
    COALESCE(v.until_last_day, v.last_day)
FROM events v""",
)
DOCUMENTATION = _table(
    "documentation", "What every table, view and column is.", ("name", "field"),
    Column("name", "the table or view", required=True),
    Column("field", "the column; `*` stands for the table itself", required=True),
    Column("type", "the kind of its values; of a table, `table` or `view`", required=True),
    Column("description", "what it is", required=True),
)  # fmt: skip

TABLES = (
    DATASET, SOURCES, STATES, GROUPS, GROUP_MEMBERS, ISSUES, ISSUE_TOPICS, ISSUE_STATUSES, INSTRUMENTS, SEARCHES,
    ALIGNMENTS, EVENTS, EVENT_STATES, EVENT_ISSUES, CLAIMS, CLAIM_STATES, CITED, DATES, ENTRIES, DOCUMENTATION,
)  # fmt: skip
"""The tables of the database, each after those it refers to."""
VIEWS = (POSITIONS, VOTES, TIMELINE)
FILES = (
    POSITIONS, STATES, ISSUES, SOURCES, EVENTS, CLAIMS, GROUPS, GROUP_MEMBERS, ISSUE_TOPICS, ISSUE_STATUSES,
    INSTRUMENTS, SEARCHES, ALIGNMENTS, EVENT_STATES, EVENT_ISSUES, CLAIM_STATES, CITED, DATASET, DOCUMENTATION,
)  # fmt: skip
"""Those that are a csv file each: all that is recorded, once."""
INDEXES = (
    "CREATE INDEX entries_by_state ON entries (code, issue)",
    "CREATE INDEX entries_by_issue ON entries (issue, code)",
    "CREATE INDEX cited_by_source ON cited (source)",
)
