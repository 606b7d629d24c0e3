"""What holds on a day once more, slowly: day by day from the first entry, for exact dates, from the words of the rule.

Nothing is shared with the package but the shape of an entry. Of one instrument, at most one entry of a day gives a
standing, or one that adopts and one that binds; what disagrees further is a dispute, which other tests cover.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from stance.questions.answer import Entry

CLASSES = {
    "binding": ("in-force", "member", "frozen"),
    "adopted": ("passed", "signed", "ratified"),
    "pending": ("announced", "introduced", "advanced", "stalled", "negotiating", "candidate"),
    "limited": ("associate", "observer", "suspended"),
    "failed": ("rejected", "withdrawn", "vetoed"),
    "refused": ("declined",),
    "ended": ("repealed", "struck-down", "ended", "former"),
    "none": ("no-law", "no-agreement", "non-member"),
    "support": ("supports", "leans-support"),
    "neutral": ("neutral", "silent"),
    "oppose": ("leans-against", "opposes"),
}
CLASS_OF = {status: class_ for class_, statuses in CLASSES.items() for status in statuses}
STEPS = ("amended", "extended")
NOTICES = {"denounced": "ended", "withdrawing": "former"}
FURTHER = ("signed", "passed", "ratified", "in-force")
"""From the earlier step to the further one. A treaty under notice comes behind one that is in force."""


class Standing(NamedTuple):
    """What an instrument is on a day. Days are ordinals; ``word`` is that of the last entry of any kind."""

    instrument: str
    status: str
    class_: str
    since: int
    confirmed: int
    step: str
    step_day: int
    word: int
    ends: int | None
    """The day on which a notice takes effect."""


class Told(NamedTuple):
    """The answer of a day, and the names of the instruments that rank behind it."""

    status: str
    class_: str
    since: int
    confirmed: int
    step: str
    step_day: int
    instrument: str
    instrument_since: int
    others: frozenset[tuple[str, str]]


def told(entries: Sequence[Entry], day: int) -> Told | None:
    """What holds on the day; None where nothing does."""
    spoken = [entry for entry in entries if not entry.dissent and entry.first <= day]
    if not spoken:
        return None
    first = min(entry.first for entry in spoken)
    names = sorted({name for entry in spoken for name in entry.instruments})
    lives = [life([entry for entry in spoken if name in entry.instruments], name, first, day) for name in names]
    today = [own[-1] for own in lives if own[-1] is not None]
    if not today:
        return None
    shown = first_of(today, day)
    since = shown.since
    if shown.class_ in ("binding", "adopted"):
        borne = [{one.status for one in same_day if one is not None} for same_day in zip(*lives, strict=True)]
        while since > first and shown.status in borne[since - 1 - first]:
            since -= 1
    others = frozenset((one.instrument, one.status) for one in today if one is not shown)
    return Told(shown.status, shown.class_, since, shown.confirmed, shown.step, shown.step_day, shown.instrument,
                shown.since, others)  # fmt: skip


def life(own: Sequence[Entry], name: str, first: int, last: int) -> list[Standing | None]:
    """The standing of an instrument on each day from ``first`` through ``last``."""
    days: list[Standing | None] = []
    now: Standing | None = None
    over: int | None = None
    for day in range(first, last + 1):
        entries = [entry for entry in own if entry.first == day]
        giving = [entry for entry in entries if entry.status not in STEPS]
        if any(CLASS_OF.get(entry.status) == "binding" for entry in giving):
            giving = [entry for entry in giving if CLASS_OF.get(entry.status) != "adopted"]
        steps = [entry for entry in entries if entry.status in STEPS]
        if giving:
            now = given(now, giving[-1], name)
            over = giving[-1].until_last
        elif over is not None and day > over:
            now = over = None
        elif now is not None and now.ends == day:
            ended = NOTICES[now.status]
            notice = max(entry.first for entry in own if entry.effective_first == day)
            now = now._replace(
                status=ended, class_="ended", since=day, confirmed=day, step_day=notice, word=day, ends=None
            )
        for step in steps:
            if now is not None:
                now = now._replace(confirmed=day, step=step.status, step_day=day, word=day)
            elif all(entry.first == day for entry in own if entry.first <= day):
                now = Standing(name, "in-force", "binding", day, day, step.status, day, day, None)
        days.append(now)
    return days


def given(before: Standing | None, entry: Entry, name: str) -> Standing:
    """The standing that an entry gives, or bears out."""
    day, ends = entry.first, entry.effective_first
    if before is not None and before.status == entry.status:
        return before._replace(confirmed=day, word=day, ends=before.ends if ends is None else ends)
    class_ = CLASS_OF.get(entry.status) or (before.class_ if before is not None else "binding")
    return Standing(name, entry.status, class_, day, day, entry.status, day, day, ends)


def first_of(today: Sequence[Standing], day: int) -> Standing:
    """The instrument that is answered with."""
    for class_ in ("binding", "adopted"):
        if same := [one for one in today if one.class_ == class_]:
            steps = [FURTHER.index(one.status) if one.status in FURTHER else -1 for one in same]
            return latest([one for one, step in zip(same, steps, strict=True) if step == max(steps)])
    fresh = [one for one in today if one.class_ == "pending" and one.word >= two_years_before(day)]
    decided = [[one for one in today if one.class_ == class_] for class_ in ("limited", "ended", "refused")]
    for same in (fresh, *decided):
        if same:
            return latest(same)
    none = [one for one in today if one.class_ == "none"]
    if tried := [one for one in today if one.class_ in ("failed", "pending")]:
        shown = latest(tried)
        later = [one for one in none if shown.class_ == "pending" and one.word > shown.word]
        return latest(later) if later else shown
    return latest(none or today)


def latest(same: Sequence[Standing]) -> Standing:
    """That of the latest act, or the latest word on what is pending; of several of one day, the first by name."""
    return min(same, key=lambda one: (-one.word if one.class_ == "pending" else -last_act(one), one.instrument))


def last_act(one: Standing) -> int:
    return max(one.since, one.step_day)


def two_years_before(day: int) -> int:
    on = date.fromordinal(day)
    return on.replace(year=on.year - 2, day=28 if (on.month, on.day) == (2, 29) else on.day).toordinal()
