"""Which entries hold on a day, where dates may be fuzzy: any of the days that they can mean."""

from collections.abc import Sequence

from stance.questions.answer import DISPUTED, NO_RECORD, RECORDED, UNCERTAIN, Entry


def held_on(entries: Sequence[Entry], day: int) -> tuple[str, list[Entry], bool]:
    """The kind of answer, the entries that hold or may hold, and whether possibly none of them does.

    Every entry holds until the next one begins or, where it has an ``until``, through that day. A fuzzy date may be any
    of its days. So an entry may hold unless another has certainly begun after it, and two whose dates overlap stay
    uncertain for as long as no third one follows both.
    """
    begun = [entry for entry in entries if begun_by(entry) <= day]
    latest = max((entry.first for entry in begun), default=0)
    holding = [
        entry
        for entry in entries
        if entry.first <= day and begun_by(entry) >= latest and (entry.until_last is None or day <= entry.until_last)
    ]
    if not holding:
        return NO_RECORD, [], True
    if not begun or any(_leaves_nothing(entry, begun, day) for entry in entries):
        return UNCERTAIN, holding, True
    if len({entry.status for entry in holding}) == 1:
        sure = [entry for entry in holding if entry in begun and not _may_be_over(entry, day)]
        return RECORDED, [(sure or holding)[-1]], False
    same_date = len({date_of(entry) for entry in holding}) == 1
    return (DISPUTED if same_date else UNCERTAIN), holding, False


def begun_by(entry: Entry) -> int:
    """The day by which it had certainly begun: nothing ends before it begins."""
    return entry.last if entry.until_last is None else min(entry.last, entry.until_last)


def _may_be_over(entry: Entry, day: int) -> bool:
    return entry.until_first is not None and max(entry.first, entry.until_first) < day


def _leaves_nothing(entry: Entry, begun: Sequence[Entry], day: int) -> bool:
    """Whether the entry may be the latest one and over, with none beside it that still holds."""
    start = min(begun_by(entry), day - 1)
    return _may_be_over(entry, day) and all(
        other.first < start or (other.first == start and _may_be_over(other, day)) for other in begun
    )


def whole_period(entry: Entry) -> Entry:
    """An assessment of 2014 to 2015 speaks of all of both years; other entries begin and end on some day of them."""
    if entry.until is None or entry.date[-1] in "~?" or entry.until[-1] in "~?":
        return entry
    return entry._replace(last=entry.first, until_first=entry.until_last)


def date_of(entry: Entry) -> tuple[int, int]:
    """The first and the last day that its date can mean."""
    return entry.first, entry.last
