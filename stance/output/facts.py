"""States, issues and sources as records: the columns of a list, and those of all that is known of one."""

from collections.abc import Iterator

from stance.dataset import format  # noqa: A004
from stance.dataset.vocabulary import SOURCE_TYPES, TYPES, WORK_KINDS
from stance.output.records import NOTE, Column, code, count, date, item, maybe, text, texts, truth, word
from stance.questions.facts import IssueFacts, IssueHeading, SourceFacts, StateFacts

_STATE_NAMES = (code("code", "its code, ISO 3166-1 alpha-3 where it has one"), text("name", "the usual name"))
_ISO2 = maybe("iso2", "the two-letter ISO 3166-1 code")
_GROUPS = texts("groups", "the ids of the groups it belongs to")
_CODES = (
    maybe("m49", "the number in the standard M49 of the United Nations, which is that of ISO 3166-1"),
    maybe("cow", "the number in the Correlates of War project"),
    maybe("cow_letters", "the letters there"),
    maybe("gw", "the number in the list of Gleditsch and Ward"),
)
STATE = item(StateFacts, *_STATE_NAMES, _ISO2, _GROUPS, *_CODES)
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
    *_CODES,
)
_ID = text("id", "the id by which rows name it")
_TITLE = text("title", "in words")
_TYPE = word("type", "what kind of issue it is, which decides what its statuses are", tuple(TYPES))
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


def _others(fields: format.Table, *columns: Column) -> Iterator[Column]:
    """The fields of the dataset that have no column yet, with what they mean but for hints to those who write it."""
    there = {column.key for column in columns}
    for field in fields:
        if field.attribute not in there:
            make = date if field.kind is format.DATE else maybe
            yield make(field.attribute, field.says.partition("; ")[0])


_PRINTED_SOURCE = (
    *SOURCE,
    maybe("symbol", "its UN document symbol"),
    maybe("number", "its number in a series"),
    maybe("doi", "its DOI"),
    maybe("archive", "where an archived copy is"),
    date("accessed", "when it was last seen"),
    maybe("language", "its language, where that is not English"),
    word("kind", "what a citation calls it, where type and numbers do not tell", (*WORK_KINDS, None)),
)
WHOLE_SOURCE = (*_PRINTED_SOURCE, *_others(format.SOURCE, *_PRINTED_SOURCE, NOTE), NOTE)
