"""The tables of an export, each column with its meaning. Names are a contract, as are those of the machine formats.

Columns that a command prints as well have the name and the place they have there; what is more follows them.
"""

from dataclasses import replace

from stance.dataset.format import TALLY
from stance.dataset.vocabulary import CLAIM_KINDS, CLASSES, CONFIDENCES, TYPES, VERDICTS
from stance.exports import columns as col
from stance.exports.columns import code_column, id_column, printed, table_of
from stance.exports.tables import Column, Table
from stance.exports.views import POSITIONS, TIMELINE, VOTES
from stance.index.sql import (
    SOURCES_OF_ISSUE,
    SOURCES_OF_POSITION,
    STATES_OF_CLAIM,
    STATES_OF_GROUP,
    joined,
    rule_text,
)
from stance.output.facts import WHOLE_ISSUE, WHOLE_SOURCE, WHOLE_STATE

DATASET = table_of(
    "dataset", "The dataset as a whole: version, licence, who made it.", ("key",),
    Column("key", "what is told: title, version, checked (facts are checked through this day), licence, attribution,"
           " maintainers, reference, focus, files, schema, exporter", required=True),
    Column("value", "what it is", required=True),
)  # fmt: skip
SOURCES = table_of(
    "sources", "What the dataset rests on.", ("id",),
    *printed(WHOLE_SOURCE),
    col.ORIGIN,
    rows="source x ORDER BY x.id",
)  # fmt: skip
STATES = table_of(
    "states", "The states.", ("code",),
    *printed(WHOLE_STATE, "code", "name", "iso2"),
    Column("groups", "the ids of the listed groups it belongs to; table `group_members` has the computed ones", "list",
           sql=joined("g.key AS word FROM group_member m JOIN state_group g ON g.id = m.state_group"
                      " WHERE m.state = x.id ORDER BY g.id")),
    *printed(WHOLE_STATE, "m49", "cow", "cow_letters", "gw"),
    *printed(WHOLE_STATE, "official", "adjective", "aliases", "un_member", "un_until"),
    col.NOTE,
    col.SOURCE_IDS,
    col.ORIGIN,
    rows="state x ORDER BY x.id",
)  # fmt: skip
GROUPS = table_of(
    "groups", "Groups of states.", ("id",),
    id_column("the id of the group"),
    col.TITLE,
    Column("rule", "how a computed group is made, as ISSUE=STATUS or ISSUE=CLASS; empty for a listed one",
           sql=rule_text("x.rule")),
    Column("states", "the codes of a listed group's states; table `group_members` has those of computed ones", "list",
           sql=STATES_OF_GROUP),
    col.NOTE,
    col.SOURCE_IDS,
    col.ORIGIN,
    rows="state_group x ORDER BY x.id",
)  # fmt: skip
GROUP_MEMBERS = table_of(
    "group_members", "The states of the groups, one by one.", ("group_id", "code"),
    Column("group_id", "the id of the group", required=True, refers="groups.id", sql="g.key"),
    code_column(),
    Column("as_of", "the day that a computed group is worked out for: through which the facts were checked, else that"
           " of the last entry; empty for a listed group", "date", sql="NULL"),
    rows="group_member x JOIN state_group g ON g.id = x.state_group JOIN state s ON s.id = x.state ORDER BY g.id, s.id",
)  # fmt: skip
ISSUES = table_of(
    "issues", "The questions on which states take positions.", ("id",),
    *printed(WHOLE_ISSUE, "id", "title", "type", "date"),
    Column("positions", "how many rows table `entries` has on it", "integer", required=True,
           sql="(SELECT COUNT(*) FROM position p WHERE p.issue = x.id)"),
    Column("topics", "its topics; table `issue_topics` has them one by one", "list"),
    *printed(WHOLE_ISSUE, "short", "question"),
    # An act begins with its day, which the dataset does not say twice.
    *(replace(column, sql="CASE WHEN x.shape != 'act' THEN x.begins END") for column in printed(WHOLE_ISSUE, "begins")),
    *printed(WHOLE_ISSUE, "ends", "family"),
    *(
        Column(f"tally_{count.name}", f"{count.says.partition('; ')[0]}, as announced", "integer",
               sql=f"json_extract(x.tally, '$.{count.name}')")
        for count in TALLY
    ),
    *printed(WHOLE_ISSUE, "complete"),
    Column("assessor", "who assesses, of an assessment"),
    Column("confidence", "how sure the coder is of its positions that say nothing of it; empty for high",
           words=CONFIDENCES),
    Column("scale", "the issue's own statuses, in order: of an assessment, or of a custom issue", "list"),
    Column("ordered", "whether the statuses of a custom issue are a scale, from the first to the last", "boolean",
           required=True),
    Column("labels", "what statuses are called here, as STATUS=LABEL", "list",
           sql=joined("key || '=' || value AS word FROM json_each(x.labels)")),
    *printed(WHOLE_ISSUE, "aliases"),
    Column("eligible", "who can have a position, where not anybody: codes, or a rule as ISSUE=STATUS",
           sql=rule_text("x.eligible")),
    col.NOTE,
    replace(col.SOURCE_IDS, sql=SOURCES_OF_ISSUE),
    col.ORIGIN,
    rows="issue x ORDER BY x.id",
)  # fmt: skip
ISSUE_TOPICS = table_of(
    "issue_topics", "The topics of the issues, one by one.", ("issue", "topic"),
    col.ISSUE, Column("topic", "the topic", required=True),
    rows="issue_topic x JOIN issue i ON i.id = x.issue ORDER BY i.id, x.topic",
)  # fmt: skip
ISSUE_STATUSES = table_of(
    "issue_statuses", "The statuses that custom issues bring along.", ("issue", "status"),
    col.ISSUE,
    Column("status", "the word", required=True, sql="v.key"),
    Column("rank", "its place in the list, from 1", "integer", required=True,
           sql="row_number() OVER (PARTITION BY i.id ORDER BY v.id)"),
    Column("says", "what it means", required=True, sql="json_extract(v.value, '$.says')"),
    Column("class", "the class of statuses that it belongs to", required=True, words=tuple(CLASSES),
           sql="json_extract(v.value, '$.class')"),
    rows="issue i JOIN json_each(i.statuses) v ORDER BY i.id, v.id",
)  # fmt: skip
INSTRUMENTS = table_of(
    "instruments", "The laws, bills and treaties that entries are about.", ("issue", "code", "id"),
    col.ISSUE,
    code_column(),
    Column("id", "the id, one of a kind for the state on the issue", required=True, sql="x.key"),
    col.TITLE,
    Column("number", "its number"),
    col.NOTE,
    rows="instrument x JOIN issue i ON i.id = x.issue JOIN state s ON s.id = x.state ORDER BY i.id, s.id, x.key",
)  # fmt: skip
SEARCHES = table_of(
    "searches", "Searches for a position that found nothing.", ("issue", "code", "date", "looked_in"),
    col.ISSUE,
    code_column(),
    Column("date", "the day of the search", "date", required=True),
    Column("looked_in", "where somebody looked, and for what", required=True, sql="x.where_"),
    rows="searched x JOIN issue i ON i.id = x.issue JOIN state s ON s.id = x.state ORDER BY i.id, s.id, x.date",
)  # fmt: skip
ALIGNMENTS = table_of(
    "alignments", "How far each status goes along with a reference state: the coder's map.",
    ("issue", "reference", "status"),
    col.ISSUE,
    Column("reference", "the code of the reference state", required=True, refers="states.code", sql="s.code"),
    Column("status", "a status of the issue", required=True, sql="v.key"),
    Column("score", "from -1 (against the reference state) to 1 (with it)", "number", required=True, sql="v.value"),
    Column("because", "why", required=True),
    col.SOURCE_IDS,
    rows="alignment x JOIN issue i ON i.id = x.issue JOIN state s ON s.id = x.reference JOIN json_each(x.scores) v"
         " ORDER BY i.id, s.id, v.id",
)  # fmt: skip
_CONCERNED = "FROM event_state e JOIN state s ON s.id = e.state WHERE e.event = x.id ORDER BY s.name"
_BELONGS = "FROM event_issue e JOIN issue i ON i.id = e.issue WHERE e.event = x.id"
EVENTS = table_of(
    "events", "What happened.", ("id",),
    Column("date", "when it happened, or began", "date", required=True),
    Column("until", "when it ended, of a period", "date"),
    col.TITLE,
    Column("state", "the names of the states concerned, with commas; empty where it concerns all",
           sql=joined(f"s.name AS word {_CONCERNED}", ", ")),
    Column("code", "their codes, with commas; table `event_states` has them one by one",
           sql=joined(f"s.code AS word {_CONCERNED}", ", ")),
    Column("issue", "the id of the issue it belongs to, where that is one", refers="issues.id",
           sql=f"(SELECT i.key {_BELONGS} GROUP BY e.event HAVING COUNT(*) = 1)"),
    col.NOTE,
    col.SOURCE_IDS,
    id_column("the id of the event"),
    Column("issues", "the ids of all issues it belongs to; table `event_issues` has them one by one", "list",
           sql=joined(f"i.key AS word {_BELONGS} ORDER BY i.id")),
    col.ORIGIN,
    rows="event x ORDER BY x.id",
)  # fmt: skip
EVENT_STATES = table_of(
    "event_states", "The states that events concern, one by one.", ("event", "code"),
    Column("event", "the id of the event", required=True, refers="events.id", sql="e.key"), code_column(),
    rows="event_state x JOIN event e ON e.id = x.event JOIN state s ON s.id = x.state ORDER BY e.id, s.id",
)  # fmt: skip
EVENT_ISSUES = table_of(
    "event_issues", "The issues that events belong to, one by one.", ("event", "issue"),
    Column("event", "the id of the event", required=True, refers="events.id", sql="e.key"), col.ISSUE,
    rows="event_issue x JOIN event e ON e.id = x.event JOIN issue i ON i.id = x.issue ORDER BY e.id, i.id",
)  # fmt: skip
CLAIMS = table_of(
    "claims", "What sources assert, and what the evidence says of it.", ("id",),
    id_column("the id of the claim"),
    Column("source", "the id of the source that makes it", required=True, refers="sources.id", sql="s.key"),
    Column("states", "the codes of the states it is about; table `claim_states` has them one by one", "list",
           sql=STATES_OF_CLAIM),
    Column("issue", "the id of the issue it is about", refers="issues.id", sql="i.key"),
    Column("date", "when, by the claim", "date"),
    Column("kind", "what is claimed", required=True, words=CLAIM_KINDS),
    Column("claim", "the claim, in other words than the source's", required=True),
    Column("verdict", "what the evidence says of it", required=True, words=VERDICTS),
    Column("finding", "the evidence"),
    Column("sources", "the ids of the sources of the evidence, in order", "list"),
    Column("until", "until when, by the claim", "date"),
    Column("topics", "its topics", "list"),
    col.NOTE,
    col.ORIGIN,
    rows="claim x JOIN source s ON s.id = x.source LEFT JOIN issue i ON i.id = x.issue ORDER BY x.id",
)  # fmt: skip
CLAIM_STATES = table_of(
    "claim_states", "The states that claims are about, one by one.", ("claim", "code"),
    Column("claim", "the id of the claim", required=True, refers="claims.id", sql="c.key"), code_column(),
    rows="claim_state x JOIN claim c ON c.id = x.claim JOIN state s ON s.id = x.state ORDER BY c.id, s.id",
)  # fmt: skip
# Those of an entry: its own, or else those that its file gives for the issue.
_BY_FILE = ("SELECT issue, origin, group_concat(key, '; ') AS sources FROM (SELECT c.issue, c.origin, s.key FROM"
            " issue_source c JOIN source s ON s.id = c.source ORDER BY c.issue, c.origin, c.rank)"
            " GROUP BY issue, origin")  # fmt: skip
_WITH_SOURCES = ("state", "state_group", "alignment", "event", "claim")
CITED = table_of(
    "cited", "Every list that stands in a column `sources`, one source a row.", ("sources", "rank"),
    Column("sources", "a list as it stands in a column `sources`", "list", required=True, sql="x.sources"),
    Column("rank", "the place of the source in the list, from 1", "integer", required=True, sql="v.key + 1"),
    Column("source", "the id of the source", required=True, refers="sources.id", sql="v.value"),
    rows=f"""(
        SELECT {SOURCES_OF_POSITION} AS sources FROM position x WHERE x.own_sources
        UNION SELECT sources FROM ({_BY_FILE}) UNION SELECT {SOURCES_OF_ISSUE} FROM issue x
        {''.join(f'UNION SELECT {col.SOURCE_IDS.selected} FROM {name} x ' for name in _WITH_SOURCES)}
    ) x, json_each('["' || replace(x.sources, '; ', '","') || '"]') v
    WHERE x.sources IS NOT NULL ORDER BY x.sources, v.id""",
)  # fmt: skip
DATES = Table(
    "dates", "Every date of a position, as it is written, with the days that it can mean.",
    (
        Column("date", "the date as it is written", "date", required=True),
        Column("first_day", "the first day that it can mean", "day", required=True),
        Column("last_day", "the last day that it can mean", "day", required=True),
    ),
    ("date",),
    rows="(SELECT date FROM position UNION SELECT until FROM position WHERE until IS NOT NULL"
         " UNION SELECT effective FROM position WHERE effective IS NOT NULL) x",
)  # fmt: skip
# The last entry on its first instrument that changed the standing. Blanks stand around every key, and around none.
_STEPS = ", ".join(
    f"('{name}', '{status.word}')" for name, type_ in TYPES.items() for status in type_.statuses if not status.standing
)
_STANDING_BEFORE = (
    "(SELECT p.status FROM position p WHERE p.state = x.state AND p.issue = x.issue"
    " AND instr(' ' || p.instrument || ' ', ' ' || substr(x.instrument || ' ', 1, instr(x.instrument || ' ', ' ')))"
    f" AND NOT p.dissent AND (i.type, p.status) NOT IN (VALUES {_STEPS})"
    " AND (p.first, p.id) < (x.first, x.id) ORDER BY p.first DESC, p.id DESC LIMIT 1)"
)
ENTRIES = Table(
    "entries", "What is recorded of positions, votes included. View `positions` has it with names and days.",
    (
        Column("id", "the number of the row, in this export", "integer", required=True),
        code_column(),
        col.ISSUE,
        col.STATUS,
        Column("date", col.DATE.says, "date", required=True, refers="dates.date"),
        Column("until", col.UNTIL.says, "date", refers="dates.date"),
        col.CONFIDENCE,
        col.NOTE,
        *col.READING,
        replace(col.SOURCE_IDS, sql=f"CASE WHEN x.own_sources THEN {SOURCES_OF_POSITION} ELSE d.sources END"),
        col.ORIGIN,
        Column("previous", "the standing before it, of the same law, bill or treaty; a mere step such as `amended`"
               " leaves that as it was", sql=_STANDING_BEFORE),
        replace(col.INSTRUMENT, sql="NULLIF(replace(x.instrument, ' ', '; '), '')"),
        Column("effective", col.EFFECTIVE.says, "date", refers="dates.date"),
        col.DISSENT,
    ),
    ("id",),
    # Left joins keep the entries outermost, in their order: there may be a million.
    rows=f"""position x LEFT JOIN state s ON s.id = x.state LEFT JOIN issue i ON i.id = x.issue
    LEFT JOIN source m ON m.id = x.mechanism_source
    LEFT JOIN ({_BY_FILE}) d ON d.issue = x.issue AND d.origin = x.origin ORDER BY x.id""",
)  # fmt: skip

DOCUMENTATION = table_of(
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
