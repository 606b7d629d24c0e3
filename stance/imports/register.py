"""What a table of positions is read against: the states, issues and sources that are defined already, and the user's
word on how to read it."""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from stance.dataset.dates import FuzzyDate, in_words
from stance.dataset.own_issue import word_of
from stance.dataset.spelling import near_words
from stance.dataset.vocabulary import CLASSES
from stance.errors import UsageError

_SLASHED = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
_SERIAL = re.compile(r"[1-9][0-9]{4}(\.[0-9]+)?")
_MIDNIGHT = re.compile(r"[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?Z?$")
_MONTHS_OF_A_YEAR = 12


@dataclass(slots=True)
class OwnIssue:
    """An issue of the output. ``statuses`` are its words with the labels they had, in the order in which they came.

    ``own`` says that no dataset has it, so that it is written as a custom issue with these statuses.
    """

    id: str
    title: str
    type: str
    own: bool
    statuses: dict[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many rows have each of its own statuses."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """What tables call a status, folded, to the status."""
    sources: Sequence[str] = ()
    confidence: str = "high"
    """What rows that say nothing of them have, where the table is written into the issue's own file."""
    instruments: dict[str, dict[str, str]] = field(default_factory=dict)
    """The laws and treaties that the table adds, by state: titles by id."""


@dataclass(frozen=True)
class Register:
    """Finds what is defined already. Functions raise errors of names or ValueError, with the reason."""

    state: Callable[[str], str]
    state_name: Callable[[str], str]
    """The name of a state by its code."""
    recorded: Callable[[str, str], frozenset[tuple[str, str]]]
    """The dates and statuses that are recorded already, by issue and state."""
    issue: Callable[[str], OwnIssue | None]
    date: Callable[[str], FuzzyDate]
    source_ids: frozenset[str]
    urls: Mapping[str, str]
    issue_ids: frozenset[str]
    instruments: Mapping[tuple[str, str], frozenset[str]]
    """The ids of the instruments that a dataset has, by issue and state."""


@dataclass(frozen=True)
class Wishes:
    """How the user wants a table to be read. ``words`` maps what stands in it to (status, class)."""

    words: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    order: str = ""
    unsourced: bool = False
    issue: str | None = None
    date: str | None = None

    @property
    def classes(self) -> dict[str, str]:
        """The classes of statuses, by their words."""
        return {word_of(status or said): of for said, (status, of) in self.words.items() if of}


def wished_words(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """What WORD=STATUS, WORD=STATUS:CLASS or WORD=:CLASS say.

    Raises:
        UsageError: a class is none, or there is no word.
    """
    words: dict[str, tuple[str, str]] = {}
    for said, meant in pairs:
        status, _, of_class = meant.partition(":")
        status, of_class = status.strip(), of_class.strip()
        if not said.strip() or not (status or of_class):
            raise UsageError(f"--map '{said}={meant}' is not WORD=STATUS", 'for example --map "recognises=joined"')
        if of_class and of_class not in CLASSES:
            raise UsageError(f"'{of_class}' is not a class", f"the classes are {', '.join(CLASSES)}")
        words[word_of(said)] = (status, of_class)
    return words


def day_of(text: str, order: str, read: Callable[[str], FuzzyDate]) -> FuzzyDate:
    """A date as precise as it is written. ``order`` decides where day and month may change places.

    Raises:
        ValueError: it is not a date, or has two readings; the message says which.
    """
    plain = _MIDNIGHT.sub("", text)
    slashed = _SLASHED.fullmatch(plain)
    if slashed and order:
        first, second, year = slashed.groups()
        day, month = (first, second) if order == "dmy" else (second, first)
        if int(month) > _MONTHS_OF_A_YEAR:
            raise ValueError(f"'{text}' does not exist in the calendar in the order {order}")
        plain = f"{year}-{month.zfill(2)}-{day.zfill(2)}"
    if _SERIAL.fullmatch(plain):
        day_text = (datetime.date(1899, 12, 30) + datetime.timedelta(days=int(float(plain)))).isoformat()
        raise ValueError(f"'{text}' looks like Excel's number for {in_words(day_text)}; format the cells as dates")
    try:
        return read(plain)
    except ValueError as error:
        if slashed:
            raise ValueError(f"{error}, or say --dates dmy or --dates mdy") from None
        raise


def status_of(issue: OwnIssue, text: str, words: Mapping[str, tuple[str, str]]) -> str:
    """The status that a cell means on an issue; an issue of the table's own gets it if it has it not yet.

    Raises:
        ValueError: it is not a status of the issue.
    """
    said = word_of(text)
    mapped = words.get(said, ("", ""))[0]
    word = word_of(mapped or text)
    if not word:
        raise ValueError(f"'{text}' is not a status: it has neither letters nor digits")
    if word in issue.statuses:
        return word
    if issue.own:
        issue.statuses[word] = mapped or text
        return word
    if word in issue.labels:
        return issue.labels[word]
    near = near_words(word, [*issue.statuses, *issue.labels], 2)
    hint = f"did you mean {' or '.join(near)}?" if near else f"its statuses are {', '.join(issue.statuses)};"
    raise ValueError(
        f"'{mapped or text}' is not a status of {issue.id}; {hint} --map \"{text}=STATUS\" says what it is"
    )
