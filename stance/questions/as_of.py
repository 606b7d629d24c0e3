"""The as-of rule: what holds of one state on one issue on a day, from its dated entries. A pure function.

An entry is a step on one or more instruments: a law, a bill, a treaty. Most steps give the instrument a new standing;
some, such as an amendment, leave it as it was. The answer is the standing of the instrument that ranks first: what
binds before what is adopted, that before a bill on which there was a word of late, and so on (docs/dataset.md, "What
holds on a day").
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, product
from typing import NamedTuple

from stance.dataset.vocabulary import KEPT, IssueType, Status
from stance.questions.answer import DISPUTED, INELIGIBLE, NO_RECORD, NOT_YET, RECORDED, UNCERTAIN, Entry, Membership
from stance.questions.holding import begun_by, date_of, held_on, whole_period

FRESH_YEARS = 2
"""A word on something pending is of late for so many years."""

_RANKS = {"binding": 0, "adopted": 1, "limited": 3, "ended": 4, "refused": 5, "failed": 6, "none": 7}
_FRESH, _OLD = 2, 6
_FURTHER_STEP_FIRST = ("binding", "adopted")
_AGING = ("pending", "refused", "none", "support", "neutral", "oppose")


class Held(NamedTuple):
    """A standing that holds on the day, or may hold where the answer is not settled.

    ``entry`` gave it or repeated it last. ``start`` is the entry from which on it has held without a gap, on this
    instrument or another; ``own_start`` is that of this instrument. ``confirmed`` is the latest entry that bears it
    out, ``step`` the latest act on the instrument, which is no mere repetition. The name of the ``instrument`` is empty
    where it is the state's single unnamed one.
    """

    entry: Entry
    class_: str | None
    instrument: str
    start: Entry
    own_start: Entry
    confirmed: Entry
    step: Entry

    @property
    def status(self) -> str:
        """The standing."""
        return self.entry.status

    @property
    def last_word(self) -> Entry:
        """The latest entry on the instrument."""
        return max(self.confirmed, self.step, key=date_of)


class Outcome(NamedTuple):
    """The kind of answer, the standings that hold or may hold, and those of the instruments that rank behind them."""

    kind: str
    held: tuple[Held, ...] = ()
    others: tuple[Held, ...] = ()


class _Instrument(NamedTuple):
    """An instrument on the day: the standings that it may have, and whether it may have none."""

    kind: str
    held: list[Held]
    maybe_nothing: bool


class _Run(NamedTuple):
    """An instrument has one status from the entry ``start`` on, and no longer from the day ``end`` on (None: open)."""

    start: Entry
    end: int | None


def answer_as_of(
    entries: Sequence[Entry],
    day: int,
    issue_type: IssueType,
    begins: int | None,
    member: Membership,
    begun: int | None = None,
    aged: int | None = None,
) -> Outcome:
    """What holds on a day.

    ``entries`` are all of one state on one issue. ``begins`` is the first day on which the issue can have existed; for
    an act, the first of the days that its date can mean, and ``begun`` the last (none: the same). ``aged`` is the day
    from which the age of a last word is counted (none: ``day``). More than one standing comes back where the answer is
    `uncertain` or `disputed`: each may hold.
    """
    if begins is not None and day < begins:
        return Outcome(NOT_YET)
    if issue_type.is_act:
        return _act(entries, day, begins, begins if begun is None else begun, member)
    left = member.left_last
    if left is not None and day > left and not any(left < entry.first <= day for entry in entries):
        return Outcome(INELIGIBLE)
    by_instrument = of_instruments(entries, issue_type)
    instruments = []
    for name, own in by_instrument.items():
        giving = standings(own, issue_type)
        kind, holding, maybe_nothing = held_on(giving, day)
        bearing = [_bear(entry, name, own, giving, day, issue_type) for entry in holding]
        instruments.append(_Instrument(kind, bearing, maybe_nothing))
    kind, held, others = _first_in_rank(instruments, day if aged is None else aged, issue_type)
    return Outcome(kind, tuple(_from_the_start(one, by_instrument, issue_type) for one in held), others)


def of_instruments(entries: Sequence[Entry], issue_type: IssueType) -> dict[str, list[Entry]]:
    """The entries that speak for the state, in date order, by the instrument they bear on."""
    by_instrument: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.first, entry.last, entry.id)):
        if not entry.dissent:
            own = whole_period(entry) if issue_type.shape == "period" else entry
            for name in entry.instruments:
                by_instrument.setdefault(name, []).append(own)
    return by_instrument


def _act(entries: Sequence[Entry], day: int, first: int | None, last: int | None, member: Membership) -> Outcome:
    """An act holds from its day on. Within a date that means several days it may have been done or not."""
    held = tuple(Held(entry, entry.status, "", entry, entry, entry, entry) for entry in entries)
    if len({entry.status for entry in entries}) > 1:
        return Outcome(DISPUTED, held)
    if entries and day < entries[-1].last:
        return Outcome(UNCERTAIN, held[-1:])
    if entries:
        return Outcome(INELIGIBLE if entries[-1].status == INELIGIBLE else RECORDED, held[-1:])
    joined, left = member
    early = joined is None or (last is not None and last < joined)
    if early or (left is not None and first is not None and first > left):
        return Outcome(INELIGIBLE)
    return Outcome(NO_RECORD)


# One instrument


def standings(entries: Sequence[Entry], issue_type: IssueType) -> list[Entry]:
    """The entries that give an instrument its standing, in date order.

    Left out are steps that change nothing of it, and what was adopted on the day on which it came into force. A step on
    something of which nothing else is recorded stands for what it presupposes. A notice with a day on which it takes
    effect ends the standing on that day, unless something else is recorded by then.
    """
    giving: list[Entry] = []
    for _, same_date in groupby(entries, key=date_of):
        together = list(same_date)
        given = [entry for entry in together if _status(entry, issue_type).standing]
        if {_status(entry, issue_type).class_ for entry in given} == {"adopted", "binding"}:
            given = [entry for entry in given if _status(entry, issue_type).class_ == "binding"]
        if not (given or giving):
            given = [
                entry._replace(status=_status(entry, issue_type).presupposes or entry.status) for entry in together
            ]
        giving += given
    ends = [end for entry in giving if (end := _end_by_notice(entry, giving, issue_type))]
    return sorted([*giving, *ends], key=date_of) if ends else giving


def _end_by_notice(entry: Entry, giving: Sequence[Entry], issue_type: IssueType) -> Entry | None:
    ends_as = _status(entry, issue_type).ends_as
    if ends_as is None or entry.effective is None or entry.effective_first is None or entry.effective_last is None:
        return None
    # Another standing comes before it, or a later notice with a day of its own. A mere repetition changes nothing.
    if any(
        entry.first < other.first <= entry.effective_first
        and (other.status != entry.status or other.effective or other.first == entry.effective_first)
        for other in giving
    ):
        return None
    return entry._replace(
        status=ends_as, date=entry.effective, first=entry.effective_first, last=entry.effective_last,
        until=None, until_first=None, until_last=None,
    )  # fmt: skip


def _bear(
    entry: Entry, name: str, entries: Sequence[Entry], giving: Sequence[Entry], day: int, issue_type: IssueType
) -> Held:
    """The standing that an entry gives, with where it began and what bears it out."""
    runs = [run.start for run in _runs(giving, entry.status) if run.end is None or entry.first < run.end]
    start = next((start for start in reversed(runs) if date_of(start) <= date_of(entry)), entry)
    confirmed = entry
    # A run that a notice begins on a later day begins by the act of giving notice.
    acts = [other for other in entries if other.id == start.id]
    for other in entries:
        if other.first > entry.first and begun_by(other) > day:
            continue
        changes_standing = _status(other, issue_type).standing
        if date_of(other) > date_of(entry) and not (changes_standing and other.status != entry.status):
            confirmed = other
        if not changes_standing:
            acts.append(other)
    step = max(reversed(acts), key=date_of)
    return Held(entry, _class_of(entry, giving, issue_type), name, start, start, confirmed, step)


def _class_of(entry: Entry, giving: Sequence[Entry], issue_type: IssueType) -> str | None:
    """The class of a standing; of a notice, that of what it is to end."""
    status = _status(entry, issue_type)
    if not (status.class_ is KEPT and status.ends_as):
        return status.class_
    before = [
        other for other in giving if date_of(other) < date_of(entry) and _status(other, issue_type).class_ is not KEPT
    ]
    # Where sources of one day disagree on what that was, the class that ranks first, in whatever order they stand.
    latest = [_status(other, issue_type).class_ for other in before if date_of(other) == date_of(before[-1])]
    return min(latest, key=lambda class_: _RANKS.get(class_ or "", _FRESH), default="binding")


def _runs(giving: Sequence[Entry], status: str) -> Iterator[_Run]:
    """The runs of a status in order: entries that repeat it go on with it, another standing or a gap closes it."""
    start: Entry | None = None
    end: int | None = None
    for _, same_date in groupby(giving, key=date_of):
        together = list(same_date)
        same = [entry for entry in together if entry.status == status]
        if start is not None and (not same or (end is not None and together[0].first > end)):
            yield _Run(start, together[0].last if end is None else min(end, together[0].last))
            start = None
        if same:
            start = start or same[0]
            ends = [entry.until_last + 1 for entry in same if entry.until_last is not None]
            end = max(ends) if len(ends) == len(same) else None
    if start is not None:
        yield _Run(start, end)


def _from_the_start(held: Held, by_instrument: dict[str, list[Entry]], issue_type: IssueType) -> Held:
    """What binds or is adopted has been so since the first instrument that was, if others followed without a gap."""
    if held.class_ not in _FURTHER_STEP_FIRST:
        return held
    runs = [run for own in by_instrument.values() for run in _runs(standings(own, issue_type), held.status)]
    start = held.own_start
    while before := [
        run.start for run in runs if run.start.first < start.first and (run.end is None or run.end >= start.first)
    ]:
        start = min(before, key=date_of)
    return held._replace(start=start)


# Several instruments


def _first_in_rank(instruments: Sequence[_Instrument], aged: int, issue_type: IssueType) -> Outcome:
    """The standing that ranks first; where that of an instrument is open, the first of each way in which it may be."""
    instruments = [instrument for instrument in instruments if instrument.held]
    if not instruments:
        return Outcome(NO_RECORD)
    choices = [
        [*sorted(one.held, key=lambda held: (date_of(held.entry), held.status)), *([None] if one.maybe_nothing else [])]
        for one in instruments
    ]
    orders = [_in_rank([pick for pick in picks if pick], aged, issue_type) for picks in product(*choices)]
    first = {order[0]: None for order in orders if order}
    nothing = not all(orders)
    if len({held.status for held in first}) == 1 and not nothing:
        winner, *behind = _in_rank(list(first), aged, issue_type)
        behind = [] if behind else [held for held in orders[0] if held is not winner]
        return Outcome(RECORDED, (winner,), tuple(behind))
    open_kinds = {one.kind for one in instruments if any(held in first for held in one.held)} - {RECORDED}
    kind = DISPUTED if open_kinds == {DISPUTED} and not nothing else UNCERTAIN
    return Outcome(kind, tuple(sorted(first, key=lambda held: (held.entry.first, held.entry.id))))


def _in_rank(candidates: list[Held], aged: int, issue_type: IssueType) -> list[Held]:
    """Standings from the one that ranks first to the last."""
    ranked = sorted(candidates, key=lambda held: _rank(held, aged, issue_type))
    if ranked and ranked[0].class_ == "pending" and not _fresh(ranked[0], aged):
        # That there is no law was found later than the last word on the bill.
        later = [held for held in ranked if held.class_ == "none" and held.last_word.first > ranked[0].last_word.last]
        ranked = [*later[:1], *(held for held in ranked if held not in later[:1])]
    return ranked


def _rank(held: Held, aged: int, issue_type: IssueType) -> tuple[int, int, int, int, str]:
    class_ = held.class_
    rank = (_FRESH if _fresh(held, aged) else _OLD) if class_ == "pending" else _RANKS.get(class_ or "", 0)
    step = 0
    if class_ in _FURTHER_STEP_FIRST and _status(held.entry, issue_type).class_ is not KEPT:
        step = -1 - issue_type.words.index(held.status)  # what is under notice comes behind what is not
    # What is under way goes on with every word on it. Of anything else, a mere repetition brings nothing forward.
    act = held.last_word if class_ == "pending" else max(held.own_start, held.step, key=date_of)
    return rank, step, -act.last, -act.first, held.instrument


def _fresh(held: Held, aged: int) -> bool:
    return held.last_word.last >= years_after(aged, -FRESH_YEARS)


def years_after(day: int, years: int) -> int:
    """The ordinal of the same day some years later or earlier; of 29 February, the 28th. The calendar is not left."""
    on = date.fromordinal(day)
    year = on.year + years
    if not date.min.year <= year <= date.max.year:
        return 1 if years < 0 else date.max.toordinal()
    return on.replace(year=year, day=28 if (on.month, on.day) == (2, 29) else on.day).toordinal()


def changes_standing(entry: Entry, issue_type: IssueType) -> bool:
    """Whether the entry gives an instrument a new standing, rather than changing it without ending what it was."""
    return _status(entry, issue_type).standing


def _status(entry: Entry, issue_type: IssueType) -> Status:
    return issue_type.status(entry.status) or Status(entry.status, "", "nothing", None, "")


def is_aged(held: Held, day: int) -> bool:
    """Whether the last word is over two years old on something that may have changed without an act on record."""
    return held.class_ in _AGING and held.last_word.last < years_after(day, -FRESH_YEARS)
