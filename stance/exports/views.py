"""The views of the database: its tables put together as people ask for them."""

from stance.dataset.vocabulary import TYPES, is_act
from stance.exports import columns as col
from stance.exports.columns import code_column
from stance.exports.tables import Column, Table, days_of

_STATE = Column("state", "the name of the state", required=True)
_POSITION = (
    _STATE, code_column(), col.ISSUE, col.STATUS, col.DATE, col.UNTIL, col.CONFIDENCE, col.NOTE, col.SOURCE_IDS,
    col.ORIGIN, Column("type", "the type of the issue", required=True, words=tuple(TYPES)), *col.READING,
    Column("id", "the number of the row, in this export", "integer", required=True),
    col.INSTRUMENT, col.EFFECTIVE, col.DISSENT,
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
        _STATE, code_column(), col.ISSUE, Column("title", "the title of the issue", required=True), col.DATE,
        col.STATUS, col.CONFIDENCE, col.NOTE, col.SOURCE_IDS, col.ORIGIN,
        Column("id", "the number of the row in `positions`", "integer", required=True),
    ),
    ("id",),
    f"""
SELECT s.name AS state, e.code, e.issue, i.title, e.date, e.status, e.confidence, e.note, e.sources, e.origin, e.id
FROM entries e LEFT JOIN states s ON s.code = e.code LEFT JOIN issues i ON i.id = e.issue
WHERE i.type IN ({', '.join(repr(name) for name in TYPES if is_act(name))})""",
)  # fmt: skip
_TIMELINE_ENTRY = (
    Column("date", "when", "date", required=True),
    Column("kind", "what it is", required=True, words=("position", "event", "end")),
    Column("state", "the name of the state; of an event the names, with commas"),
    Column("code", "its code; of an event the codes, with commas"),
    Column("issue", "the id of the issue", refers="issues.id"),
    Column("status", "the position taken"),
    Column("previous", "the position that it replaced or left as it was, or that ended"),
    Column("title", "the title of the issue or of the event", required=True),
    col.NOTE,
    col.SOURCE_IDS,
    col.INSTRUMENT,
    col.DISSENT,
)
TIMELINE = Table(
    "timeline",
    "Positions taken, the ends of positions, and events: sort by first_day.",
    (*_TIMELINE_ENTRY, *days_of(_TIMELINE_ENTRY)),
    (),
    """
SELECT e.date, 'position' AS kind, s.name AS state, e.code, e.issue, e.status, e.previous, i.title, e.note, e.sources,
    e.instrument, e.dissent, d.first_day, d.last_day
FROM entries e LEFT JOIN states s ON s.code = e.code LEFT JOIN issues i ON i.id = e.issue
    LEFT JOIN dates d ON d.date = e.date
UNION ALL
SELECT e.until, 'end', s.name, e.code, e.issue, NULL, e.status, i.title, NULL, e.sources, e.instrument, 0,
    d.first_day, d.last_day
FROM entries e LEFT JOIN states s ON s.code = e.code LEFT JOIN issues i ON i.id = e.issue
    LEFT JOIN dates d ON d.date = e.until
WHERE e.until IS NOT NULL
UNION ALL
SELECT v.date, 'event', v.state, v.code, v.issue, NULL, NULL, v.title, v.note, v.sources, NULL, 0,
    v.first_day, COALESCE(v.until_last_day, v.last_day)
FROM events v""",
)
