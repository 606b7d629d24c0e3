"""One answer as a record: what `get`, `check` and `compare` print of a state on an issue."""

from stance.dataset.vocabulary import ANSWERS, CLASSES, CONFIDENCES, TYPES
from stance.output.records import CODE, ISSUE, NOTE, SOURCES, STATE, Form, date, item, maybe, word
from stance.questions.answer import Answer

_CLASSES = dict.fromkeys((*CLASSES, *(word for type_ in TYPES.values() if type_.is_act for word in type_.words)))
"""The class of a vote is its status."""
STATUS = maybe("status", "a word of the issue type's vocabulary, or of an assessment's scale")
KIND = word("answer", "whether a position is recorded, and if none is, why", ANSWERS)
CONFIDENCE = word("confidence", "how sure the coder is; medium and low are explained in the note", (*CONFIDENCES, None))
ANSWER = item(
    Answer,
    STATE,
    CODE,
    ISSUE,
    STATUS,
    KIND,
    date("since", "since when the position has held without a gap; of a vote, its day"),
    date("until", "through when it holds, where that is recorded"),
    CONFIDENCE,
    NOTE,
    SOURCES,
    maybe("origin", "the dataset file it comes from; `bundled` is the one that comes with stance"),
    word("class", "what statuses of several types have in common, such as `binding`", (*_CLASSES, None))._replace(
        read=lambda answer: answer.class_ or None
    ),
    date("confirmed", "the date of the latest entry that bears the position out"),
    maybe("step", "the latest act, which may have left the status as it was, such as `amended`"),
    date("step_date", "the date of that act"),
    maybe("instrument", "the id of the law, bill or agreement, where the state has several"),
    date("instrument_since", "since when this instrument has had the status"),
    date("searched", "the day on which somebody looked and found nothing"),
    date("date", "the former name of `since`"),
)
FORMS = {"get": Form(ANSWER), "check": Form(ANSWER)}
