"""The answers to many pairs, as records."""

from stance.dataset.vocabulary import ANSWERS
from stance.output.records import date, item, maybe, word
from stance.questions.pairs import PairAnswer

PAIR = item(
    PairAnswer,
    maybe("code", "the code of the state; null where it cannot be told"),
    maybe("issue", "the id of the issue; null where it cannot be told"),
    date("day", "the day that the answer is for"),
    maybe("status", "the status, with `|` between several that it may be"),
    word("answer", "what kind of answer it is, or what is wrong", (*ANSWERS, "unknown", "ambiguous", "malformed")),
    maybe("problem", "what is wrong with the pair"),
)
