"""The closed vocabularies of the dataset: the only words that statuses, types and verdicts may be.

What the program does with an issue follows from its `IssueType`, never from the name of the type: a new type is one
more entry of `TYPES`.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

Shape = Literal["act", "held", "period"]
"""How a position behaves in time. An act belongs to one day, that of the issue. What is held holds from its date until
the next entry. A period covers the whole of both of its dates, from the first day of the one to the last of the other.
"""

Tone = Literal["with", "against", "between", "nothing", "other"]
"""What the colour of a status says: in or for, out or against, in between, silent, none of these."""

OTHER = "other"
"""The class of a status of which no class says anything, or that nobody has classed."""
KEPT = None
"""The class of a status that keeps the class of the standing before it: an amended law is as binding as it was."""


class StatusClass(NamedTuple):
    """What statuses of several types have in common: the tone of its statuses, and its definition, a sentence."""

    tone: Tone
    definition: str


CLASSES: dict[str, StatusClass] = {
    "binding": StatusClass("with", "It binds the state: a law or treaty in force, a membership, a measure joined."),
    "adopted": StatusClass("with", "It has had its final vote or signature and does not bind yet."),
    "pending": StatusClass("between", "It is under way and not decided."),
    "limited": StatusClass("between", "The state takes part in some of it, or for the time being in none."),
    "failed": StatusClass("against", "It was tried and did not come about."),
    "refused": StatusClass("against", "The state has said no."),
    "ended": StatusClass("against", "It was binding and no longer is."),
    "none": StatusClass("against", "A source says that there is none."),
    "support": StatusClass("with", "The state speaks for it."),
    "neutral": StatusClass("between", "The state takes no side."),
    "oppose": StatusClass("against", "The state speaks against it."),
    OTHER: StatusClass("other", "None of the other classes fits."),
}
"""The classes of statuses, in order. A vote has none of them: its class is its status."""


class Status(NamedTuple):
    """A status with its definition, a sentence.

    ``letter`` stands for it in pictures, unlike any other of its type. ``class_`` says what statuses of several types
    have in common; the class of a vote is its status. ``standing`` is False for a step that leaves the standing of
    what it changes as it was; ``presupposes`` is the standing that such a step shows where nothing else is recorded.
    ``ends_as`` is what the standing becomes on the day on which a notice takes effect. ``place`` is where a vote lies
    on the line from against (-1) to for (1), if it does.
    """

    word: str
    letter: str
    tone: Tone
    class_: str | None
    definition: str
    standing: bool = True
    place: int | None = None
    presupposes: str | None = None
    ends_as: str | None = None


class Belonging(NamedTuple):
    """What the statuses of a type say of belonging to an organisation, so that impossible sequences are found.

    Those ``inside`` are members; those ``tied`` have something to leave. ``leaving`` needs a tie before it, ``left``
    a tie at any time, and ``outside`` does not follow on ``inside``.
    """

    inside: tuple[str, ...]
    tied: tuple[str, ...]
    outside: tuple[str, ...]
    leaving: tuple[str, ...]
    left: str


class _Declared(NamedTuple):
    """What is declared of a type of issue.

    ``title`` is for a heading and ``short`` for the line of a legend; the definition is a sentence.
    """

    name: str
    title: str
    short: str
    shape: Shape
    definition: str
    statuses: tuple[Status, ...]
    un_members: bool = False
    """Only members of the United Nations take part, all of them have a row, and pairs of them are compared."""
    own_vote: bool = False
    """Positions are measured by the reference state's own position, where others are measured by a map."""
    assessed: bool = False
    """Each issue brings its own ordered scale of statuses, which is somebody's judgement and is not measured."""
    own_statuses: bool = False
    """Each issue says what its statuses are, what they mean and of which class they are."""
    instruments: bool = False
    """A position is a step on a law, bill or treaty, of which a state may have several."""
    spoken: bool = False
    """Positions are words, which somebody may have said without speaking for the government."""
    of_record: bool = False
    """Positions are facts of record, so that one of their sources should be primary or official."""
    belonging: Belonging | None = None


class IssueType(_Declared):
    """A type of issue: how its positions behave in time, and which statuses they may have."""

    @property
    def is_act(self) -> bool:
        """Whether a position is an act of the issue's own day."""
        return self.shape == "act"

    @property
    def words(self) -> tuple[str, ...]:
        """The statuses, in the order in which tables and tallies show them."""
        return tuple([status.word for status in self.statuses])

    @cached_property
    def statuses_by_word(self) -> dict[str, Status]:
        """The statuses by their words, in order."""
        return {status.word: status for status in self.statuses}

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes of its statuses, in order."""
        return tuple(dict.fromkeys(status.class_ for status in self.statuses if status.class_ is not KEPT))

    def status(self, word: str) -> Status | None:
        """The status with this word."""
        return self.statuses_by_word.get(word)

    def disagree(self, words: Iterable[str]) -> bool:
        """Whether statuses of one day are a dispute: a law passed and in force is none, nor is a mere step."""
        standings = [status for word in words if (status := self.status(word)) is None or status.standing]
        return len(standings) > 1 and {status and status.class_ for status in standings} != {"adopted", "binding"}

    def refuses(self, word: str | None) -> dict[str, str]:
        """The fields that an entry with this status cannot have, each with the reason."""
        status = self.status(word) if word else None
        reasons: dict[str, str] = {}
        if self.is_act:
            reasons["date"] = reasons["until"] = "a vote has the issue's own date"
        if not self.instruments:
            reasons["instrument"] = "only legislation and agreements have instruments"
        if word and not (status and status.ends_as):
            reasons["effective"] = f"'{word}' is not a notice that takes effect later"
        if not self.spoken:
            reasons["dissent"] = "only a statement can be dissent"
        return reasons


VOTE = IssueType(
    "vote", "UN votes", "Votes", "act",
    "A vote of the United Nations General Assembly, an act of one day.",
    (
        # `for`, not `yes`: stock YAML readers turn yes and no into booleans.
        Status("for", "Y", "with", "for", "The state voted in favour.", place=1),
        Status("against", "N", "against", "against", "The state voted against.", place=-1),
        Status("abstain", "A", "between", "abstain", "The state was present and abstained.", place=0),
        Status("absent", "X", "nothing", "absent",
               "The state did not vote (“non-voting” at the UN): neither an abstention nor a gap in the data."),
        Status("ineligible", "/", "nothing", "ineligible", "The state could not vote, for example because of arrears."),
    ),
    un_members=True, own_vote=True, of_record=True,
)  # fmt: skip
MEMBERSHIP = IssueType(
    "membership", "Memberships", "Memberships", "held",
    "The relation of a state to an organisation.",
    (
        Status("member", "M", "with", "binding", "The state is a full member in law."),
        Status("frozen", "Z", "between", "binding",
               "The state is a member in law, and by its own word takes no part."),
        Status("associate", "A", "between", "limited", "The state takes part under a status short of membership."),
        Status("observer", "O", "between", "limited", "The state has observer status."),
        Status("signed", "S", "with", "adopted", "The state has signed, but is not yet, or never was, bound in full."),
        Status("candidate", "C", "between", "pending", "An accession procedure is open."),
        Status("declined", "D", "against", "refused", "A refusal is on record."),
        Status("suspended", "P", "between", "limited",
               "The organisation has decided that the membership is suspended."),
        Status("withdrawing", "W", "between", KEPT, "The state has begun to leave.", ends_as="former"),
        Status("former", "F", "against", "ended", "The state has left."),
        Status("non-member", "N", "against", "none", "The state is on record as outside, without a refusal."),
    ),
    of_record=True,
    belonging=Belonging(
        inside=("member", "frozen", "suspended", "withdrawing"),
        tied=("member", "frozen", "associate", "observer", "signed", "suspended", "withdrawing"),
        outside=("candidate", "declined", "non-member"),
        leaving=("frozen", "suspended", "withdrawing"),
        left="former",
    ),
)  # fmt: skip
LEGISLATION = IssueType(
    "legislation", "Legislation", "Laws", "held",
    "A law of a state, from the first call for it to its repeal.",
    (
        Status("no-law", "N", "against", "none", "A source says that there is no such law."),
        Status("announced", "A", "between", "pending", "The law has been called for or promised, without a text."),
        Status("introduced", "I", "between", "pending", "A text has been tabled or published."),
        Status("advanced", "V", "between", "pending", "The text has passed a committee or a reading."),
        Status("passed", "P", "with", "adopted",
               "The law has had its final vote, the override of a veto, or signature."),
        Status("in-force", "F", "with", "binding", "The law is binding."),
        Status("amended", "M", "with", KEPT, "The law in force has been widened, reworded or joined by another.",
               standing=False, presupposes="in-force"),
        Status("stalled", "S", "between", "pending", "The text has been shelved without a decision."),
        Status("withdrawn", "W", "against", "failed", "The sponsors have taken the text back."),
        Status("rejected", "R", "against", "failed", "The text has been voted down."),
        Status("vetoed", "X", "against", "failed", "The head of state has returned the text."),
        Status("struck-down", "K", "against", "ended", "A court has annulled the law."),
        Status("repealed", "L", "against", "ended", "Parliament has repealed the law."),
    ),
    instruments=True,
)  # fmt: skip
POLICY = IssueType(
    "policy", "Policies", "Policies", "held",
    "A measure or an undertaking in which states do or do not take part.",
    (
        Status("joined", "J", "with", "binding", "The state takes part."),
        Status("partial", "P", "between", "limited", "The state takes part in some of it."),
        Status("declined", "D", "against", "refused", "The state has said that it will not take part."),
        Status("reversed", "R", "against", "ended", "The state took part and has taken that back."),
        Status("not-joined", "N", "against", "none", "The state is known not to take part and has said nothing."),
    ),
)  # fmt: skip
AGREEMENT = IssueType(
    "agreement", "Agreements", "Agreements", "held",
    "A treaty or other agreement of a state with the other side that the issue names.",
    (
        Status("no-agreement", "N", "against", "none", "A source says that there is no such agreement."),
        Status("negotiating", "G", "between", "pending", "Talks are on record."),
        Status("signed", "S", "with", "adopted", "The agreement has been signed."),
        Status("ratified", "R", "with", "adopted", "The agreement has been ratified; the note says by whom."),
        Status("in-force", "F", "with", "binding", "The agreement is in force."),
        Status("extended", "X", "with", KEPT, "The term of the agreement has been lengthened.",
               standing=False, presupposes="in-force"),
        Status("suspended", "P", "between", "limited", "The agreement is not applied for the time being."),
        Status("denounced", "D", "against", KEPT, "Notice has been given that the agreement will end; it still runs.",
               ends_as="ended"),
        Status("ended", "E", "against", "ended", "The agreement has lapsed or been terminated."),
    ),
    instruments=True,
)  # fmt: skip
STATEMENT = IssueType(
    "statement", "Statements", "Statements", "held",
    "What a state says in public; the latest words are current.",
    (
        Status("supports", "S", "with", "support", "The state endorses it."),
        Status("leans-support", "s", "with", "support",
               "The state repeats the reasons for it or helps, without endorsing it."),
        Status("neutral", "N", "between", "neutral", "The state says that it takes no side."),
        Status("leans-against", "o", "against", "oppose",
               "The state upholds the principle that it breaks, without condemning it."),
        Status("opposes", "O", "against", "oppose", "The state condemns it."),
        Status("silent", "X", "nothing", "neutral",
               "The state is reported to have said nothing, which is not the same as no record."),
    ),
    spoken=True,
)  # fmt: skip
ASSESSMENT = IssueType(
    "assessment", "Assessments", "Assessments", "period",
    "Somebody's judgement of a period, on a scale that the issue brings along.",
    (),
    assessed=True,
)  # fmt: skip
CUSTOM = IssueType(
    "custom", "Other questions", "Others", "held",
    "A question that fits none of the other types, with statuses that the issue brings along.",
    (),
    own_statuses=True,
)  # fmt: skip

TYPES: dict[str, IssueType] = {
    issue_type.name: issue_type
    for issue_type in (VOTE, MEMBERSHIP, LEGISLATION, POLICY, AGREEMENT, STATEMENT, ASSESSMENT, CUSTOM)
}
"""The issue types by name, in the order in which tables show them."""

_UNKNOWN = IssueType("", "", "", "held", "", ())


def issue_type(name: str) -> IssueType:
    """The type with this name. An issue that names none has been refused; until then it behaves as one that is held."""
    return TYPES.get(name, _UNKNOWN)


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghijklmnopqrstuvwxyz"


def type_of(name: str, statuses: Mapping[str, Mapping[str, str]]) -> IssueType:
    """The type of an issue with this type and, where its type asks for them, these statuses of its own.

    ``statuses`` is what the dataset has: by word, ``says`` and ``class``. Letters and tones are derived.
    """
    of_type = issue_type(name)
    if not of_type.own_statuses:
        return of_type
    free = dict.fromkeys(_LETTERS)
    own = []
    for word, own_status in statuses.items():
        letter = next((sign for sign in (*word.upper(), *_LETTERS) if sign in free), "?")
        free.pop(letter, None)
        own.append(Status(word, letter, CLASSES[own_status["class"]].tone, own_status["class"], own_status["says"]))
    return of_type._replace(statuses=tuple(own))


def is_act(name: str) -> bool:
    """Whether a position on an issue of this type is an act of one day."""
    return issue_type(name).is_act


def statuses_of(name: str, scale: Sequence[str] = ()) -> tuple[str, ...]:
    """The statuses that a position on an issue of this type may have, in order: the type's or its own."""
    of_type = issue_type(name)
    return tuple(scale) if of_type.assessed or of_type.own_statuses else of_type.words


TALLY_STATUSES = ("for", "against", "abstain", "absent")
"""The four counts of a roll call, in the order in which the UN prints them."""

SOURCE_TYPES = ("primary", "official", "press", "scholarly", "dataset")
WORK_KINDS = ("law", "treaty", "resolution", "report", "article", "news", "page", "document")
"""What a citation calls a source, where it is told."""
CONFIDENCES = ("high", "medium", "low")
MECHANISMS = ("intimidation", "emulation", "pragmatism", "domestic")
CLAIM_KINDS = ("event", "position", "assessment", "theory", "forecast")
VERDICTS = ("right", "partly", "imprecise", "wrong", "superseded", "unverified", "judgement")
SCORES = ("-1", "-0.5", "0", "0.5", "1")

ANSWERS = ("recorded", "none-found", "no-record", "not-yet", "ineligible", "uncertain", "disputed")
"""The kinds of as-of answer."""
