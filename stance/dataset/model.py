"""The model of a dataset: what a YAML file says once it has been read and checked.

Every part keeps its ``mark`` (file, line, column), so that a rule can say where it found something.
"""

from dataclasses import dataclass, field

from stance.dataset.dates import FuzzyDate
from stance.dataset.nodes import NOWHERE, Mark, Places
from stance.dataset.source import SourceFields


@dataclass(frozen=True, slots=True)
class Meta:
    """What the dataset says of itself."""

    schema: str
    mark: Mark
    version: str = ""
    title: str | None = None
    checked: FuzzyDate | None = None
    reference: str | None = None
    focus: str | None = None
    licence: str | None = None
    attribution: str | None = None
    maintainers: str | None = None


@dataclass(frozen=True, slots=True)
class Source(SourceFields[FuzzyDate]):
    """A document that somebody saw and that a position, event or claim rests on."""

    mark: Mark = NOWHERE


@dataclass(frozen=True, slots=True)
class State:
    """A state. ``member_from`` and ``member_until`` bound its membership of the United Nations."""

    code: str
    name: str
    mark: Mark
    official: str | None = None
    iso2: str | None = None
    adjective: str | None = None
    aliases: tuple[str, ...] = ()
    m49: str | None = None
    cow: str | None = None
    cow_letters: str | None = None
    gw: str | None = None
    sources: tuple[str, ...] = ()
    member_from: FuzzyDate | None = None
    member_until: FuzzyDate | None = None
    note: str | None = None


Rule = tuple[tuple[str, tuple[str, ...], Mark], ...]
"""Issues, each with the statuses or classes that a state's position has to have."""


@dataclass(frozen=True, slots=True)
class Group:
    """States by list, or computed: those whose position on each issue of ``where`` has one of the words there."""

    id: str
    title: str
    mark: Mark
    states: tuple[tuple[str, Mark], ...] = ()
    where: Rule = ()
    note: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, bill or treaty of a state, which entries are about."""

    state: str
    id: str
    title: str
    mark: Mark
    number: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Search:
    """Somebody looked for these states that day and found nothing."""

    where: str
    states: tuple[str, ...]
    mark: Mark
    date: FuzzyDate | None = None


@dataclass(frozen=True, slots=True)
class Eligible:
    """Who can have a position on an issue: the states of a group, those listed, or those that a rule picks out.

    Codes with a minus before them are those that cannot: `-RUS` alone is every state but Russia.
    """

    mark: Mark
    group: str | None = None
    states: tuple[str, ...] = ()
    where: Rule = ()


@dataclass(frozen=True, slots=True)
class Position:
    """One dated entry: what a state's position on an issue was from ``date`` on.

    It is about the instruments named, or about the state's single unnamed one.
    """

    state: str
    status: str
    mark: Mark
    date: FuzzyDate | None = None
    until: FuzzyDate | None = None
    note: str | None = None
    sources: tuple[str, ...] = ()
    confidence: str | None = None
    speaker: str | None = None
    mechanism: str | None = None
    mechanism_source: str | None = None
    instrument: tuple[str, ...] = ()
    effective: FuzzyDate | None = None
    dissent: bool = False


@dataclass(slots=True)
class VoteList:
    """The states that voted one way: two flat lists, so that a full UN record fits in memory."""

    status: str
    mark: Mark
    states: list[str] = field(default_factory=list)
    marks: Places = field(default_factory=Places)


@dataclass(frozen=True, slots=True)
class Alignment:
    """How far each status goes along with a reference state: the coder's map, with its reason and source."""

    reference: str
    scores: dict[str, float]
    because: str
    sources: tuple[str, ...]
    mark: Mark


@dataclass(slots=True)
class Issue:
    """A question on which states take positions. ``extends`` marks an entry that only adds positions."""

    id: str
    mark: Mark
    extends: bool = False
    title: str = ""
    question: str = ""
    type: str = ""
    short: str | None = None
    aliases: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    family: str | None = None
    date: FuzzyDate | None = None
    begins: FuzzyDate | None = None
    ends: FuzzyDate | None = None
    tally: dict[str, int] | None = None
    complete: bool = True
    confidence: str | None = None
    note: str | None = None
    sources: tuple[str, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)
    scale: tuple[str, ...] = ()
    assessor: str | None = None
    statuses: dict[str, dict[str, str]] = field(default_factory=dict)
    """Those of a custom issue, each with what it ``says`` and its ``class``."""
    ordered: bool = False
    eligible: Eligible | None = None
    alignment: tuple[Alignment, ...] = ()
    votes: list[VoteList] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    instruments: list[Instrument] = field(default_factory=list)
    searched: list[Search] = field(default_factory=list)
    additions: "list[Issue]" = field(default_factory=list)
    """What later files add to it."""

    @property
    def parts(self) -> "tuple[Issue, ...]":
        """What each file has of it, in the order of the files."""
        return (self, *self.additions)

    @property
    def entries(self) -> list[Position]:
        """The positions of all files."""
        return [entry for part in self.parts for entry in part.positions]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or with ``until`` a period."""

    id: str
    date: FuzzyDate
    title: str
    mark: Mark
    until: FuzzyDate | None = None
    states: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    note: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What a source asserts, and what the evidence says of it."""

    id: str
    source: str
    claim: str
    kind: str
    verdict: str
    mark: Mark
    states: tuple[str, ...] = ()
    issue: str | None = None
    topics: tuple[str, ...] = ()
    date: FuzzyDate | None = None
    until: FuzzyDate | None = None
    finding: str | None = None
    note: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(slots=True)
class Dataset:
    """All of one or more files, merged. ``files`` keeps the labels in the order they were read."""

    files: tuple[str, ...] = ()
    meta: Meta | None = None
    sources: dict[str, Source] = field(default_factory=dict)
    states: dict[str, State] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    roll_calls: dict[str, str] = field(default_factory=dict)
    """The issue that defines the roll call with a UN symbol such as A/RES/68/262."""
    same: dict[str, str] = field(default_factory=dict)
    """Ids under which later files have a roll call that an earlier one defines, with its id there."""
    lent: frozenset[str] = frozenset()
    """Groups of the bundled dataset that are there though it is left out. The issues of their rules are not."""
