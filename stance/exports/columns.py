"""Columns that several tables of an export have, and how the index gives them."""

from stance.dataset.vocabulary import CONFIDENCES, MECHANISMS
from stance.exports.tables import Column, Table, days_of
from stance.output.records import Columns


def table_of(name: str, says: str, key: tuple[str, ...], *columns: Column, rows: str = "") -> Table:
    """A table with the days that its dates can mean."""
    return Table(name, says, (*columns, *days_of(columns)), key, rows=rows)


def printed(columns: Columns, *names: str) -> tuple[Column, ...]:
    """Columns that commands print as well, or the ones named: what they are is said there."""
    by_name = {column.key: column for column in columns}
    return tuple(
        Column(
            name, column.says, column.kind, required=not column.nullable and column.kind != "list",
            words=column.words, sql="x.key" if name == "id" else "",
        )
        for name, column in ((name, by_name[name]) for name in names or by_name)
    )  # fmt: skip


def id_column(says: str) -> Column:
    """The id that the dataset gives a thing."""
    return Column("id", says, required=True, sql="x.key")


def code_column(refers: str = "states.code", sql: str = "s.code") -> Column:
    """The code of a state."""
    return Column("code", "the state's ISO 3166-1 alpha-3 code", required=True, refers=refers, sql=sql)


NOTE = Column("note", "what a reader must know besides")
ORIGIN = Column("origin", "the dataset file it comes from; `bundled` is the one that comes with stance", required=True)
SOURCE_IDS = Column(
    "sources", "the ids of the sources it rests on, in order; table `cited` has them one by one", "list"
)
ISSUE = Column("issue", "the id of the issue", required=True, refers="issues.id", sql="i.key")
STATUS = Column("status", "the position: a word of the vocabulary of the issue's type, or of its scale", required=True)
TITLE = Column("title", "in words", required=True)
DATE = Column("date", "the date of the entry, on or from which it applies; of a vote, its day", "date", required=True)
UNTIL = Column("until", "through when it holds, where that is recorded", "date")
CONFIDENCE = Column("confidence", "how sure the coder is; medium and low are explained in the note", required=True,
                     words=CONFIDENCES)  # fmt: skip
READING = (
    Column("speaker", "who spoke, of a statement"),
    Column("mechanism", "how a named source explains the position", words=MECHANISMS),
    Column("mechanism_source", "the id of that source", refers="sources.id", sql="m.key"),
)
INSTRUMENT = Column("instrument", "the ids of the laws, bills or treaties it is about, where the state names them",
                     "list")  # fmt: skip
EFFECTIVE = Column("effective", "the day on which a notice takes effect", "date")
DISSENT = Column("dissent", "whether the speaker did not speak for the government", "boolean", required=True)
