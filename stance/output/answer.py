"""One answer as a record: what `get`, `check` and `compare` print of a state on an issue."""

from stance.dataset.vocabulary import ANSWERS, CONFIDENCES
from stance.output.records import CODE, ISSUE, NOTE, SOURCES, STATE, Form, date, item, maybe, word
from stance.questions.answer import Answer

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
    date("date", "since when the position holds; of a vote, its day"),
    date("until", "through when it holds, where that is recorded"),
    CONFIDENCE,
    NOTE,
    SOURCES,
    maybe("origin", "the dataset file it comes from; `bundled` is the one that comes with stance"),
)
FORMS = {"get": Form(ANSWER), "check": Form(ANSWER)}
