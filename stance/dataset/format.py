"""The dataset format: one table a section says what its fields are, each with its kind of value and its meaning.

Everything else that knows of fields is derived from these tables: reading and its messages, the JSON Schema, writing,
the columns of the index and of exports, and the tables of docs/dataset.md. A new field is a line here, an attribute of
the model, and a column of the index.
"""

from typing import NamedTuple

from stance.dataset.vocabulary import (
    CLAIM_KINDS,
    CLASSES,
    CONFIDENCES,
    MECHANISMS,
    SOURCE_TYPES,
    TALLY_STATUSES,
    TYPES,
    VERDICTS,
    WORK_KINDS,
)

SCHEMA = "2"
"""The dataset format that this program writes."""
SCHEMAS = ("1", SCHEMA)
"""Those that it reads."""


class Kind(NamedTuple):
    """What the values of a field are.

    ``words`` are the only values it may have, and another is the problem ``code``. ``refers`` is the section that its
    ids stand in, and ``pattern`` is what a code has to match, as ``expected`` says in words.
    """

    name: str
    words: tuple[str, ...] = ()
    code: str = "unknown-word"
    refers: str = ""
    pattern: str = ""
    expected: str = ""


def one_of(words: tuple[str, ...], code: str = "unknown-word") -> Kind:
    """One word of a closed vocabulary."""
    return Kind("choice", words=words, code=code)


def id_of(section: str) -> Kind:
    """The id of one entry of a section."""
    return Kind("text", refers=section)


def ids_of(section: str) -> Kind:
    """The ids of entries of a section."""
    return Kind("texts", refers=section)


def coded(pattern: str, expected: str) -> Kind:
    """A code of one form."""
    return Kind("text", pattern=pattern, expected=expected)


TEXT = Kind("text")
TEXTS = Kind("texts")
DATE = Kind("date")
FLAG = Kind("flag")
COUNT = Kind("count")
KEY = Kind("key")
"""The id of an entry of a list."""
NESTED = Kind("nested")
"""A mapping or list that the reader takes apart by a function of its own."""


class Field(NamedTuple):
    """A field: its name in the file, its values, and what it means.

    ``required`` says that no entry lacks it; where only some need it, ``needed`` says which. ``since`` names the date
    that an end may not precede. ``default`` is what a flag says where it is left out.
    """

    name: str
    kind: Kind
    says: str
    required: bool = False
    needed: str = ""
    since: str = ""
    default: bool = False

    @property
    def attribute(self) -> str:
        """Its name in the model and in the index."""
        return self.name.replace("-", "_")


Table = tuple[Field, ...]

DATASET: Table = (
    Field("schema", COUNT, "the format, `2`; files of format `1` are still read. A later format will have another"
          " number, so that an old program says so instead of misreading", required=True),
    Field("version", TEXT, "printed under every table, so that an answer in a paper can be traced: `2026.11.0`"),
    Field("title", TEXT, "one line"),
    Field("checked", DATE, "a date: the facts were last checked through this day"),
    Field("reference", id_of("state"), "the state against which alignment is measured: `RUS`"),
    Field("focus", id_of("group"), "the group that tables show when no state is named, or `all`; without it, every"
          " state, or where the file names no states of its own, those that have a row"),
    Field("licence", TEXT, "an SPDX id: `CC-BY-4.0`"),
    Field("attribution", TEXT, "whom a user has to name"),
    Field("maintainers", TEXT, "who the dataset is cited under (`stance cite`). Without it, a citation names the title"
          " first."),
)  # fmt: skip

SOURCE: Table = (
    Field("type", one_of(SOURCE_TYPES), "the grade of the evidence", required=True),
    Field("title", TEXT, "as printed, or a plain description that says so if the headline was not seen",
          required=True),
    Field("author", TEXT, "a person as `Family, Given`, several with `;`; an organisation without a comma"),
    Field("publisher", TEXT, "who published it; for a re-post, both: `Vlast (citing the website of the union)`"),
    Field("date", DATE, "when it was published; left out if unknown"),
    Field("kind", one_of(WORK_KINDS), "what a citation calls it, where type and numbers do not tell"),
    Field("number", TEXT, "its number in a series: `Policy Memo 451`"),
    Field("symbol", TEXT, "its document symbol of the United Nations: `A/RES/68/262`"),
    Field("doi", TEXT, "its DOI, without the resolver: `10.1000/182`"),
    Field("url", TEXT, "where it was seen"),
    Field("archive", TEXT, "a copy in a web archive, for pages that move"),
    Field("accessed", DATE, "a date: when it was seen"),
    Field("language", TEXT, "an ISO 639-1 code, where it is not English; quote Norwegian, `'no'`"),
    Field("note", TEXT, "what a reader must know: a copy, a translation, a day inferred"),
)  # fmt: skip

STATE: Table = (
    Field("name", TEXT, "the name that tables show", required=True),
    Field("official", TEXT, "the official name: `Kyrgyz Republic`"),
    Field("iso2", coded("[A-Z]{2}", "two capital letters"), "the ISO 3166-1 code of two capital letters; quote"
          " Norway's, `'NO'`"),
    Field("adjective", TEXT, "the adjective: `Kyrgyz`; also found when typed"),
    Field("aliases", TEXTS, "other names, in any script; also found when typed"),
    Field("m49", coded("[0-9]{3}", "three digits"), "the number in the standard M49 of the United Nations, which is"
          " that of ISO 3166-1; quote it, `'417'`"),
    Field("cow", coded("[1-9][0-9]{0,2}", "a number of up to three digits"), "the number in the Correlates of War"
          " project; quote it, `'703'`"),
    Field("cow-letters", coded("[A-Z]{3}", "three capital letters"), "the letters there: `KYR`"),
    Field("gw", coded("[1-9][0-9]{0,2}", "a number of up to three digits"), "the number in the list of Gleditsch and"
          " Ward; quote it, `'703'`"),
    Field("sources", ids_of("source"), "the ids of the sources of its codes"),
    Field("un-member", NESTED, "the day of admission to the United Nations, or `from` and `until`; without it the"
          " state is not eligible for any vote; other issues are not affected"),
    Field("note", TEXT, "continuity of a seat, a disputed day"),
)  # fmt: skip

UN_MEMBER: Table = (
    Field("from", DATE, "a date", required=True),
    Field("until", DATE, "a date: the last day", since="from"),
)

GROUP: Table = (
    Field("title", TEXT, "with the year, where the list has changed", required=True),
    Field("states", ids_of("state"), "codes. A list is the same whatever day is asked", needed="one of the two"),
    Field("where", NESTED, "a rule: issue and status or [class](#classes), or a list of them. It is worked out for the"
          " day asked",
          needed="one of the two"),
    Field("note", TEXT, "who is left out and why"),
    Field("sources", ids_of("source"), "the ids of its sources"),
)  # fmt: skip

ISSUE: Table = (
    Field("title", TEXT, "a whole name", required=True),
    Field("short", TEXT, "a short title, for the head of a column; the id, if left out"),
    Field("question", TEXT, "the question that a position answers; a cell that needs explaining is a question badly"
          " put", required=True),
    Field("type", one_of(tuple(TYPES), "unknown-type"), "one of the eight types; it decides which"
          " statuses there are and how they behave in time", required=True),
    Field("aliases", TEXTS, "other names that may be typed: `68/262`"),
    Field("topics", TEXTS, "words to select issues by: `--topic ukraine`"),
    Field("family", TEXT, "issues that repeat each other, such as a yearly resolution, share a family, so that a"
          " measure can count them as one"),
    Field("date", DATE, "the day of the vote; only its month or year where no source has the day; for other types it"
          " stands in for `begins`", needed="for a vote"),
    Field("begins", DATE, "before this day the issue did not exist: answers are `not-yet`"),
    Field("ends", DATE, "told to the reader; it ends no position by itself, but no entry may be dated after it",
          since="begins"),
    Field("tally", NESTED, "the announced result of a vote, see below"),
    Field("complete", FLAG, "`false`: the roll call is known in part only; a state that is not listed is unknown, not"
          " absent", default=True),
    Field("confidence", one_of(CONFIDENCES), "default for the issue's rows; `high`, if left out"),
    Field("note", TEXT, "how it was coded: what counts, what does not"),
    Field("labels", NESTED, "words that tables show for a status, `{joined: recognises}`; the status stays the same in"
          " machine formats"),
    Field("scale", TEXTS, "its statuses, in order", needed="for an assessment"),
    Field("assessor", TEXT, "who judges", needed="for an assessment"),
    Field("statuses", NESTED, "its statuses, each with what it says and its class, see below",
          needed="for a custom issue"),
    Field("ordered", FLAG, "`true`: the statuses of a custom issue are a scale, from the first to the last"),
    Field("eligible", NESTED, "who can have a position: the id of a group, a list of codes (with a minus, `[-RUS]`, all"
          " but those), or a rule as in a group's `where`. Others are `ineligible` on the day; without it, anybody can."
          " For a vote, members of the UN"),
    Field("alignment", NESTED, "what each status says of following a reference state, see below"),
    Field("sources", ids_of("source"), "default for the issue's rows in the same file"),
    Field("votes", NESTED, "of a vote: one list of codes per status"),
    Field("positions", NESTED, "by state, a list of entries, see [positions](#positions)"),
    Field("searched", NESTED, "searches that found nothing, see below"),
)  # fmt: skip

ROWS = ("sources", "votes", "positions", "searched")
"""The fields of an issue that a later file may add."""

TALLY: Table = tuple(
    Field(status, COUNT, says, required=status != "absent")
    for status, says in zip(
        TALLY_STATUSES,
        ("votes in favour", "votes against", "abstentions", "members that did not vote; often not announced"),
        strict=True,
    )
)

ALIGNMENT: Table = (
    Field("scores", NESTED, "status: score", required=True),
    Field("because", TEXT, "why following looks like this, in a sentence that a critic can quote", required=True),
    Field("sources", ids_of("source"), "the ids of its sources", required=True),
)

OWN_STATUS: Table = (
    Field("says", TEXT, "what it means, a sentence", required=True),
    Field("class", one_of(tuple(CLASSES), "unknown-class"), "one of the [classes](#classes)", required=True),
)

SEARCH: Table = (
    Field("date", DATE, "the day of the search", required=True),
    Field("where", TEXT, "where somebody looked, and for what", required=True),
    Field("states", ids_of("state"), "codes of the states looked for", required=True),
)

INSTRUMENTS: Table = (
    Field("instruments", NESTED, "by id, what the law, bill or treaty is", required=True),
    Field("entries", NESTED, "the list of entries", required=True),
)

INSTRUMENT: Table = (
    Field("title", TEXT, "what it is called, or a plain description", required=True),
    Field("number", TEXT, "its number, as printed: `'72'`"),
    Field("note", TEXT, "what else a reader needs"),
)

POSITION: Table = (
    Field("instrument", ids_of("instrument"), "which law, bill or treaty the entry is about, where the state names"
          " them; several where one act bears on them all"),
    Field("date", DATE, "since when; a vote has the issue's day", needed="except for a vote"),
    Field("until", DATE, "the last day on which it held, where nothing else begins; a later entry ends the one before"
          " it without it", since="date"),
    Field("status", NESTED, "a word of the issue's type", required=True),
    Field("effective", DATE, "the day on which a notice takes effect: of `denounced` and `withdrawing`", since="date"),
    Field("confidence", one_of(CONFIDENCES), "`high` if left out; `medium` and `low` need a note that says why"),
    Field("note", TEXT, "one or two sentences for the reader of a table"),
    Field("speaker", TEXT, "who said it, for statements"),
    Field("dissent", FLAG, "`true`: the speaker did not speak for the government. The entry is part of the history and"
          " never the state's answer"),
    Field("reading", NESTED, "how a named source explains the position, see below"),
    Field("sources", ids_of("source"), "ids; if left out, the issue's own"),
)  # fmt: skip

READING: Table = (
    Field("mechanism", one_of(MECHANISMS), "one of the four words below", required=True),
    Field("source", id_of("source"), "the id of the source that reads it so", required=True),
)

EVENT: Table = (
    Field("id", KEY, "lower case, like every id", required=True),
    Field("date", DATE, "the day, or its first", required=True),
    Field("until", DATE, "makes it a period", since="date"),
    Field("title", TEXT, "a clause in the present tense: `Russia annexes Crimea`", required=True),
    Field("states", ids_of("state"), "codes of those it concerns"),
    Field("issues", ids_of("issue"), "ids of the issues it bears on"),
    Field("note", TEXT, "what else a reader needs"),
    Field("sources", ids_of("source"), "at least one", required=True),
)

CLAIM: Table = (
    Field("id", KEY, "as the source's readers cite it: `M081`", required=True),
    Field("source", id_of("source"), "who claims it", required=True),
    Field("states", ids_of("state"), "codes of those it speaks of"),
    Field("issue", id_of("issue"), "the issue it belongs to"),
    Field("topics", TEXTS, "words"),
    Field("date", DATE, "the time it speaks of"),
    Field("until", DATE, "end of that time", since="date"),
    Field("claim", TEXT, "what, in your own words", required=True),
    Field("kind", one_of(CLAIM_KINDS), "what is claimed", required=True),
    Field("verdict", one_of(VERDICTS), "what the evidence says of it", required=True),
    Field("finding", TEXT, "the evidence in a sentence"),
    Field("note", TEXT, "anything else"),
    Field("sources", ids_of("source"), "the evidence; leave it out where there is none to weigh"),
)

SECTIONS = ("dataset", "sources", "states", "groups", "issues", "events", "claims")
LISTS = ("events", "claims")
"""The sections that are lists; the others are mappings."""


def attributes(table: Table) -> tuple[str, ...]:
    """The names of the fields that are plain values in the model, and columns in the index."""
    return tuple(field.attribute for field in table if field.kind not in (KEY, NESTED))


def names(table: Table) -> tuple[str, ...]:
    """The names of the fields in the file."""
    return tuple(field.name for field in table)
