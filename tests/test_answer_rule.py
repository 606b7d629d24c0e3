"""The rule over instruments against its slow twin, and what must hold of it whatever the history."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from stance.dataset.vocabulary import TYPES
from stance.questions.answer import Entry, Membership
from stance.questions.as_of import Held, Outcome, answer_as_of
from stance.questions.changes import REPEAT, steps_of
from tests import slow_answer
from tests.slow_answer import NOTICES, STEPS, Told

NEVER = Membership(None, None)
BASE = date(2010, 1, 1).toordinal()
DAYS = sorted({BASE + year * 365 + offset for year in range(4) for offset in (0, 1, 2, 40, 150)})
ASKED = sorted({day + later for day in DAYS for later in (-1, 0, 1, 400, 729, 730, 731, 732)})
STATUSES = {
    "legislation": ("no-law", "announced", "introduced", "advanced", "passed", "in-force", "amended", "stalled",
                    "rejected", "vetoed", "struck-down", "repealed"),
    "agreement": ("no-agreement", "negotiating", "signed", "ratified", "in-force", "extended", "suspended",
                  "denounced", "ended"),
    "membership": ("member", "frozen", "observer", "signed", "candidate", "declined", "suspended", "withdrawing",
                   "former", "non-member"),
    "statement": ("supports", "leans-support", "neutral", "leans-against", "opposes", "silent"),
}  # fmt: skip
WITH_INSTRUMENTS = ("legislation", "agreement")


class History(NamedTuple):
    """The entries of a state on an issue of a type."""

    type: str
    entries: list[Entry]


def entry(
    number: int, status: str, first: int, instrument: str = "", *, last: int | None = None,
    effective: int | None = None, until: int | None = None, dissent: bool = False,
) -> Entry:  # fmt: skip
    return Entry(
        number, 1, 1, status, f"{first}..{last or first}", first, last or first,
        None if until is None else str(until), until, until, "high", None, None, None, None, 0, 1, instrument,
        None if effective is None else str(effective), effective, effective, int(dissent),
    )  # fmt: skip


@st.composite
def histories(
    draw: st.DrawFn, types: Sequence[str] = tuple(STATUSES), *, fuzzy: bool = False, untils: bool = True
) -> History:
    """Up to seven entries over four years, on up to three instruments. Of one day of an instrument, one gives a
    standing, or one that adopts and one that binds."""
    of_type = draw(st.sampled_from(types))
    named = of_type in WITH_INSTRUMENTS
    entries: list[Entry] = []
    given_on: dict[tuple[str, int], set[str]] = {}
    for number in range(draw(st.integers(1, 7))):
        day, status = draw(st.sampled_from(DAYS)), draw(st.sampled_from(STATUSES[of_type]))
        names = draw(st.sampled_from(["", "a", "b", "a b"])) if named else ""
        dissent = of_type == "statement" and draw(st.integers(0, 4)) == 0
        free = all(may_join(given_on.get((name, day), set()), status) for name in names.split(" "))
        if not (dissent or fuzzy or free):
            continue
        for name in names.split(" ") if not dissent else ():
            given_on.setdefault((name, day), set()).add(status)
        effective = until = None
        if status in NOTICES and draw(st.booleans()):
            effective = day + draw(st.sampled_from([1, 30, 180, 365]))
        elif untils and status not in STEPS and draw(st.integers(0, 5)) == 0:
            until = day + draw(st.sampled_from([0, 38, 39, 400]))
        last = day + draw(st.sampled_from([0, 0, 30])) if fuzzy and until is None and effective is None else day
        entries.append(entry(number, status, day, names, last=last, effective=effective, until=until, dissent=dissent))
    if any(one.status in NOTICES for one in entries):
        # What a notice ends must be there.
        entries = [one._replace(until=None, until_first=None, until_last=None) for one in entries]
    return History(of_type, entries)


def may_join(same_day: set[str], status: str) -> bool:
    """Whether a status may stand beside those of the same day without being disputed."""
    standings = {one for one in {*same_day, status} if one not in STEPS}
    in_sequence = ({"passed", "in-force"}, {"signed", "in-force"})
    return status not in same_day and (len(standings) < 2 or standings in in_sequence)


def ask(history: History, day: int) -> Outcome:
    return answer_as_of(history.entries, day, TYPES[history.type], None, NEVER)


def as_told(outcome: Outcome) -> Told | None:
    if not outcome.held:
        return None
    [held] = outcome.held
    others = frozenset((other.instrument, other.status) for other in outcome.others)
    return Told(held.status, str(held.class_), held.start.first, held.confirmed.first, held.step.status,
                held.step.first, held.instrument, held.own_start.first, others)  # fmt: skip


def plain(held: Held) -> tuple[object, ...]:
    """What a reader is told of a standing, without the entries that it rests on."""
    return (held.status, held.class_, held.instrument, held.start.date, held.own_start.date, held.confirmed.date,
            held.step.status, held.step.date)  # fmt: skip


days = st.sampled_from(ASKED)


@given(histories(), days)
def test_the_rule_is_its_slow_twin(history: History, day: int) -> None:
    outcome = ask(history, day)
    expected = slow_answer.told(history.entries, day)
    assert as_told(outcome) == expected
    assert outcome.kind == ("no-record" if expected is None else "recorded")


def with_entry(history: History, added: Entry) -> History:
    return History(history.type, [*history.entries, added])


@given(histories(WITH_INSTRUMENTS), days, st.integers(0, 1000))
def test_a_step_moves_no_standing_and_no_since(history: History, when: int, later: int) -> None:
    standing = ask(history, when)
    before = ask(history, when + later)
    assume(standing.held and before.held)
    on = standing.held[-1].instrument
    step = {"legislation": "amended", "agreement": "extended"}[history.type]
    after = ask(with_entry(history, entry(99, step, when, on)), when + later)
    told = {held.instrument: held for held in (*after.held, *after.others)}
    for held in (*before.held, *before.others):
        other = told[held.instrument]
        assert (held.status, held.class_, held.own_start) == (other.status, other.class_, other.own_start)
        if held.instrument != on:
            assert held._replace(start=held.own_start) == other._replace(start=other.own_start)
    if before.held[0].status == after.held[0].status and before.held[0].class_ in ("binding", "adopted"):
        assert before.held[0].start == after.held[0].start


@given(histories(untils=False), st.integers(0, 60))
def test_a_repetition_changes_nothing_but_when_it_was_confirmed(history: History, later: int) -> None:
    assume(history.entries)
    when = max(one.effective_first or one.first for one in history.entries) + 20
    held = ask(history, when).held
    assume(held and held[0].class_ not in ("pending", "none"))
    shown = held[0]
    again = with_entry(history, entry(99, shown.status, when, shown.instrument))
    [told], [otherwise] = ask(again, when + later).held, ask(history, when + later).held
    assert told.confirmed.first == when
    assert plain(told) == plain(otherwise._replace(confirmed=told.confirmed))


@given(histories(WITH_INSTRUMENTS), days, st.data())
def test_a_repetition_brings_no_other_instrument_forward(history: History, day: int, data: st.DataObject) -> None:
    # But words on what is pending or is said not to be count by their age.
    outcome = ask(history, day)
    settled = [other for other in outcome.others if other.class_ not in ("pending", "none")]
    assume(settled and not any(one.effective_first and one.effective_first >= day for one in history.entries))
    other = data.draw(st.sampled_from(settled))
    assume(other.entry.until is None and other.confirmed.first < day)
    again = ask(with_entry(history, entry(99, other.status, day, other.instrument)), day)
    assert plain(again.held[0]) == plain(outcome.held[0])


@given(histories(["legislation"]), days, st.sampled_from(STATUSES["legislation"]), st.sampled_from(DAYS))
def test_a_weaker_instrument_never_hides_a_stronger(history: History, day: int, status: str, when: int) -> None:
    before = ask(history, day)
    assume(before.held)
    after = ask(with_entry(history, entry(99, status, when, "another")), day)
    order = ["binding", "adopted", "fresh", "limited", "ended", "refused", "failed", "none"]

    def rank(held: Held) -> int:
        fresh = held.last_word.last >= slow_answer.two_years_before(day)
        word = {"pending": "fresh" if fresh else "failed"}.get(held.class_ or "", held.class_ or "")
        return order.index(word)

    if rank(after.held[0]) > rank(before.held[0]):
        # A `none` that is later than the last word on what has been pending for long precedes it.
        assert after.held[0].class_ == "none"
        assert any(one.class_ == "pending" and one.last_word.first < after.held[0].last_word.first
                   for one in after.others)  # fmt: skip


@given(histories(WITH_INSTRUMENTS), days)
def test_an_entry_of_another_instrument_changes_nothing_of_the_shown_one(history: History, day: int) -> None:
    outcome = ask(history, day)
    assume(outcome.others)
    shown = outcome.held[0]
    own = [one for one in history.entries if shown.instrument in one.instruments]
    for gone in history.entries:
        if gone in own:
            continue
        without = ask(History(history.type, [one for one in history.entries if one is not gone]), day)
        [held] = [held for held in (*without.held, *without.others) if held.instrument == shown.instrument]
        assert held._replace(start=shown.start) == shown


@given(histories(fuzzy=True), days, st.randoms(use_true_random=False))
def test_the_order_in_a_file_changes_no_answer(history: History, day: int, random: Random) -> None:
    ids = list(range(len(history.entries)))
    random.shuffle(ids)
    shuffled = sorted(
        (one._replace(id=number) for one, number in zip(history.entries, ids, strict=True)), key=lambda one: one.id
    )
    first, second = ask(history, day), ask(History(history.type, shuffled), day)
    assert first.kind == second.kind
    assert sorted(map(repr, map(plain, first.held))) == sorted(map(repr, map(plain, second.held)))
    assert list(map(plain, first.others)) == list(map(plain, second.others))


@pytest.mark.parametrize("order", [(1, 2), (2, 1)], ids=["talks last", "talks first"])
def test_a_notice_has_one_class_where_sources_disagree_on_what_it_ends(order: tuple[int, int]) -> None:
    nothing, talks = order
    disputed = [entry(nothing, "no-agreement", DAYS[0], "a"), entry(talks, "negotiating", DAYS[0], "a")]
    [held] = ask(History("agreement", [*disputed, entry(3, "denounced", DAYS[1], "a")]), DAYS[1]).held
    assert (held.status, held.class_) == ("denounced", "pending")


@given(histories(["statement"]), days, st.sampled_from(STATUSES["statement"]), st.sampled_from(DAYS))
def test_dissent_changes_nothing(history: History, day: int, status: str, when: int) -> None:
    assert ask(with_entry(history, entry(99, status, when, dissent=True)), day) == ask(history, day)


@given(histories(), st.integers(0, 3000), st.integers(0, 3000))
def test_the_passing_of_time_starts_and_breaks_no_run(history: History, one: int, other: int) -> None:
    last = max((max(e.first, e.until_last or 0, e.effective_first or 0) for e in history.entries), default=BASE) + 1
    before, after = ask(history, last + one), ask(history, last + other)

    def runs(outcome: Outcome) -> dict[str, tuple[object, ...]]:
        return {held.instrument: plain(held._replace(start=held.own_start))
                for held in (*outcome.held, *outcome.others)}  # fmt: skip

    assert runs(before) == runs(after)
    if before.held and before.held[0].instrument == after.held[0].instrument:
        assert plain(before.held[0]) == plain(after.held[0])
    # Nothing is told as a change on a day on which no entry begins, ends or takes effect.
    told = {step.first for step in steps_of(history.entries, TYPES[history.type]) if step.kind != REPEAT}
    entered = {day for e in history.entries for day in (e.first, e.effective_first, (e.until_last or 0) + 1)}
    assert told <= entered


def test_a_bill_falls_behind_the_end_of_a_law_two_years_after_its_last_word() -> None:
    # By hand: a law repealed on 5 March 2010, a bill of another deputy introduced on 1 June 2011.
    law, bill = date(2010, 3, 5).toordinal(), date(2011, 6, 1).toordinal()
    history = History("legislation", [
        entry(1, "in-force", law - 400, "law"), entry(2, "repealed", law, "law"), entry(3, "introduced", bill, "bill"),
    ])  # fmt: skip
    told = {
        day: [(held.status, date.fromordinal(held.start.first)) for held in ask(history, day.toordinal()).held]
        for day in (date(2011, 5, 31), date(2011, 6, 1), date(2013, 6, 1), date(2013, 6, 2))
    }
    assert told == {
        date(2011, 5, 31): [("repealed", date(2010, 3, 5))],
        date(2011, 6, 1): [("introduced", date(2011, 6, 1))],
        date(2013, 6, 1): [("introduced", date(2011, 6, 1))],
        date(2013, 6, 2): [("repealed", date(2010, 3, 5))],
    }
    assert [step.first for step in steps_of(history.entries, TYPES["legislation"])] == [law - 400, law, bill]


def of_day(number: int) -> int:
    return BASE + number


def test_a_repeated_notice_leaves_the_day_on_which_it_takes_effect() -> None:
    history = History("membership", [
        entry(1, "member", of_day(0)), entry(2, "withdrawing", of_day(10), effective=of_day(40)),
        entry(3, "withdrawing", of_day(20)),
    ])  # fmt: skip
    assert [ask(history, of_day(day)).held[0].status for day in (9, 10, 39, 40)] == [
        "member", "withdrawing", "withdrawing", "former",
    ]  # fmt: skip


def test_a_notice_taken_back_ends_nothing() -> None:
    history = History("membership", [
        entry(1, "member", of_day(0)), entry(2, "withdrawing", of_day(10), effective=of_day(40)),
        entry(3, "member", of_day(20)),
    ])  # fmt: skip
    [held] = ask(history, of_day(40)).held
    assert (held.status, held.start.first) == ("member", of_day(20))


def test_signature_and_entry_into_force_of_one_day_are_a_sequence_in_either_order() -> None:
    for words in (("passed", "in-force"), ("in-force", "passed")):
        history = History("legislation", [entry(number, word, of_day(0)) for number, word in enumerate(words)])
        [held] = ask(history, of_day(5)).held
        assert (held.status, held.step.status) == ("in-force", "in-force")


def test_a_remark_on_an_earlier_treaty_does_not_bring_it_back() -> None:
    history = History("agreement", [
        entry(1, "ended", of_day(0), "first"), entry(2, "ended", of_day(100), "second"),
        entry(3, "ended", of_day(200), "first"),
    ])  # fmt: skip
    [held] = ask(history, of_day(300)).held
    assert (held.instrument, held.start.first) == ("second", of_day(100))
