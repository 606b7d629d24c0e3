"""What held on a day: the six kinds of answer, and the rule that tells them apart."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stance
from stance.api import Stance
from stance.dataset.reader import read_bytes
from stance.dataset.vocabulary import TYPES
from stance.questions.answer import Answer, Entry, Membership
from stance.questions.as_of import answer_as_of
from tests.cases import swept
from tests.conftest import TODAY, Run
from tests.stock import stock_record

# Dates of UN membership: Kyrgyzstan and its neighbours 2 March 1992 (A/RES/46/225), Switzerland 10 September 2002;
# Kosovo never. Yugoslavia's seat ended in 1992 (A/RES/47/1), the Republic of China's on 25 October 1971 (2758).
STATES = """
dataset: {schema: 1, version: 2026.1.0}
sources:
  gazette: {type: primary, title: A gazette}
  paper: {type: press, title: A paper}
states:
  CHE: {name: Switzerland, un-member: 2002-09-10}
  KGZ: {name: Kyrgyzstan, un-member: 1992-03-02}
  TWN: {name: Taiwan, un-member: {from: 1945-10-24, until: 1971-10-25}}
  UZB: {name: Uzbekistan, un-member: 1992-03-02}
  XKX: {name: Kosovo}
  YUG: {name: Yugoslavia, un-member: {from: 1945-10-24, until: 1992-09-22}}
issues:
"""
UNION = """
  union:
    title: Membership of a union
    question: Is the state a member?
    type: membership
    sources: [gazette]
    begins: 1950
    positions:
"""
VOTE = """
  vote:
    title: A vote
    question: Did the state vote for it?
    type: vote
    date: 2014-03-27
    sources: [gazette]
    votes: {abstain: [UZB], absent: [KGZ]}
"""

Ask = Callable[..., tuple[Answer, ...]]


@pytest.fixture
def ask(tmp_path: Path) -> Iterator[Ask]:
    """Asks a small dataset: ask(issues, state, issue, day)."""
    opened: list[Stance] = []

    def of(issues: str, state: str, issue: str, day: str) -> tuple[Answer, ...]:
        file = tmp_path / "small.yaml"
        file.write_text(STATES + issues, encoding="utf-8")
        opened.append(stance.load(file, bundled=False, today=TODAY, variables={}))
        return opened[-1].position(state, issue, day)

    yield of
    for one in opened:
        one.close()


def union(state: str, *entries: str) -> str:
    """The union with a state's entries, each the inside of a YAML mapping."""
    return "\n".join([UNION.rstrip(), f"      {state}:", *(f"        - {{{entry}}}" for entry in entries)])


def kinds(answers: Sequence[Answer]) -> list[tuple[str, str | None]]:
    return [(answer.answer, answer.status) for answer in answers]


# What is recorded.


def test_a_position_holds_from_its_very_day(ask: Ask) -> None:
    [answer] = ask(union("KGZ", "date: 2015-08-06, status: member"), "KGZ", "union", "2015-08-06")
    assert (answer.answer, answer.status, answer.date) == ("recorded", "member", "2015-08-06")


def test_a_position_does_not_hold_before_its_day(ask: Ask) -> None:
    found = ask(union("KGZ", "date: 2015-08-06, status: member"), "KGZ", "union", "2015-08-05")
    assert kinds(found) == [("no-record", None)]


def test_a_position_holds_until_the_next_entry(ask: Ask) -> None:
    chain = union("KGZ", "date: 2014-12-23, status: signed", "date: 2015-08-06, status: member")
    assert kinds(ask(chain, "KGZ", "union", "2015-08-05")) == [("recorded", "signed")]
    assert kinds(ask(chain, "KGZ", "union", "2015-08-06")) == [("recorded", "member")]
    assert kinds(ask(chain, "KGZ", "union", "2026-11-23")) == [("recorded", "member")]


def test_entries_need_not_be_written_in_order_of_time(ask: Ask) -> None:
    chain = union("KGZ", "date: 2015-08-06, status: member", "date: 2014-12-23, status: signed")
    assert kinds(ask(chain, "KGZ", "union", "2020-01-01")) == [("recorded", "member")]


@pytest.mark.parametrize(("asked", "status"), [("2015", "member"), ("2015-08", "member"), ("2015-07", "signed")])
def test_a_month_or_a_year_is_asked_for_its_last_day(ask: Ask, asked: str, status: str) -> None:
    chain = union("KGZ", "date: 2014-12-23, status: signed", "date: 2015-08-06, status: member")
    assert kinds(ask(chain, "KGZ", "union", asked)) == [("recorded", status)]


# What is not recorded.


def test_no_record_is_not_a_no(ask: Ask) -> None:
    [answer] = ask(union("KGZ", "date: 2015-08-06, status: member"), "UZB", "union", "2020-01-01")
    assert (answer.answer, answer.status, answer.date, answer.sources) == ("no-record", None, None, ())


def test_before_the_issue_existed_the_answer_is_not_yet(ask: Ask) -> None:
    # `begins: 1950` may be any day of 1950, so only 1949 is certainly before it.
    chain = union("KGZ", "date: 2015-08-06, status: member")
    assert kinds(ask(chain, "KGZ", "union", "1949-12-31")) == [("not-yet", None)]
    assert kinds(ask(chain, "KGZ", "union", "1950-01-01")) == [("no-record", None)]


def test_a_state_that_has_ceased_to_exist_is_ineligible(ask: Ask) -> None:
    chain = union("YUG", "date: 1961-09-06, status: member")
    assert kinds(ask(chain, "YUG", "union", "1992-09-22")) == [("recorded", "member")]
    assert kinds(ask(chain, "YUG", "union", "1992-09-23")) == [("ineligible", None)]


def test_what_a_state_does_after_leaving_the_un_is_not_hidden(ask: Ask) -> None:
    chain = union("TWN", "date: 2002-01-01, status: member")
    assert kinds(ask(chain, "TWN", "union", "1990-01-01")) == [("ineligible", None)]
    assert kinds(ask(chain, "TWN", "union", "2020-01-01")) == [("recorded", "member")]


def test_a_state_outside_the_un_can_take_a_position_that_is_no_vote(ask: Ask) -> None:
    chain = union("XKX", "date: 2008-06-01, status: candidate")
    assert kinds(ask(chain, "XKX", "union", "2010-01-01")) == [("recorded", "candidate")]


# What is uncertain.


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [("2014-02", "2014-02-01", "2014-02-28"), ("2014", "2014-01-01", "2014-12-31"),
     ("2012-02~", "2012-02-01", "2012-02-29"), ("2014?", "2014-01-01", "2014-12-31")],
)  # fmt: skip
def test_inside_a_fuzzy_date_the_answer_is_uncertain(ask: Ask, written: str, first: str, last: str) -> None:
    chain = union("KGZ", "date: 2001-01-01, status: observer", f"date: {written}, status: member")
    before = date.fromisoformat(first) - timedelta(days=1)
    until = date.fromisoformat(last) - timedelta(days=1)
    assert kinds(ask(chain, "KGZ", "union", str(before))) == [("recorded", "observer")]
    assert kinds(ask(chain, "KGZ", "union", first)) == [("uncertain", "observer"), ("uncertain", "member")]
    assert kinds(ask(chain, "KGZ", "union", str(until))) == [("uncertain", "observer"), ("uncertain", "member")]
    # By its last day it has begun, whichever day it was.
    assert kinds(ask(chain, "KGZ", "union", last)) == [("recorded", "member")]


def test_a_first_position_of_a_fuzzy_date_may_not_hold_yet(ask: Ask) -> None:
    chain = union("KGZ", "date: 2014, status: member")
    assert kinds(ask(chain, "KGZ", "union", "2014-06-15")) == [("uncertain", "member")]


def test_a_fuzzy_date_leaves_no_doubt_where_the_status_stays(ask: Ask) -> None:
    chain = union("KGZ", "date: 2001-01-01, status: member", "date: 2014, status: member")
    [answer] = ask(chain, "KGZ", "union", "2014-06-15")
    assert (answer.answer, answer.date) == ("recorded", "2001-01-01")


def test_which_of_two_overlapping_dates_came_last_cannot_be_told(ask: Ask) -> None:
    # `2014` may be before or after 1 March 2014, so either may be the later one.
    chain = union("KGZ", "date: 2014, status: suspended", "date: 2014-03-01, status: member")
    expected = [("uncertain", "suspended"), ("uncertain", "member")]
    assert kinds(ask(chain, "KGZ", "union", "2014-06-15")) == expected
    assert kinds(ask(chain, "KGZ", "union", "2020-01-01")) == expected


def test_a_third_entry_ends_the_doubt(ask: Ask) -> None:
    chain = union(
        "KGZ", "date: 2014, status: suspended", "date: 2014-03-01, status: member", "date: 2015-01-01, status: former"
    )
    assert kinds(ask(chain, "KGZ", "union", "2015-01-01")) == [("recorded", "former")]


# What is disputed.


def test_two_entries_of_one_day_that_disagree_are_both_shown_with_their_sources(ask: Ask) -> None:
    chain = union(
        "KGZ",
        "date: 2014-05-05, status: member, sources: [gazette]",
        "date: 2014-05-05, status: declined, sources: [paper]",
    )
    found = ask(chain, "KGZ", "union", "2014-05-05")
    assert [(answer.answer, answer.status, answer.sources) for answer in found] == [
        ("disputed", "member", ("gazette",)),
        ("disputed", "declined", ("paper",)),
    ]


def test_two_entries_of_one_day_that_agree_are_one_record(ask: Ask) -> None:
    chain = union("KGZ", "date: 2014-05-05, status: member", "date: 2014-05-05, status: member")
    assert kinds(ask(chain, "KGZ", "union", "2014-05-05")) == [("recorded", "member")]


def test_a_later_entry_settles_a_dispute(ask: Ask) -> None:
    chain = union(
        "KGZ", "date: 2014-05-05, status: member", "date: 2014-05-05, status: declined",
        "date: 2014-05-06, status: declined",
    )  # fmt: skip
    assert kinds(ask(chain, "KGZ", "union", "2014-05-06")) == [("recorded", "declined")]


# What ends.


def test_a_position_holds_through_the_day_of_its_end(ask: Ask) -> None:
    chain = union("KGZ", "date: 2010-01-01, until: 2012-06-30, status: member")
    assert kinds(ask(chain, "KGZ", "union", "2012-06-30")) == [("recorded", "member")]
    assert kinds(ask(chain, "KGZ", "union", "2012-07-01")) == [("no-record", None)]


def test_the_end_of_a_record_does_not_look_like_its_absence(ask: Ask) -> None:
    chain = union("KGZ", "date: 2010-01-01, until: 2012-06-30, status: member")
    [answer] = ask(chain, "KGZ", "union", "2020-01-01")
    assert answer.note == "Last recorded: member, 2010-01-01 to 2012-06-30."


def test_the_notes_of_several_steps_have_their_dates_in_order_of_time(ask: Ask) -> None:
    first = "date: 2022-02-28, status: candidate, confidence: medium, note: Application."
    chain = union("KGZ", first, "date: 2024-06-25, status: candidate, confidence: medium, note: Talks opened.")
    [answer] = ask(chain, "KGZ", "union", "2025-01-01")
    assert answer.note == "2022-02-28: Application. 2024-06-25: Talks opened."
    [before] = ask(chain, "KGZ", "union", "2023-01-01")
    assert before.note == "Application."


def test_inside_a_fuzzy_end_the_answer_is_uncertain(ask: Ask) -> None:
    # Through the first possible day of its end it certainly holds; after the last it certainly does not.
    chain = union("KGZ", "date: 2010-01-01, until: 2012-06, status: member")
    assert kinds(ask(chain, "KGZ", "union", "2012-06-01")) == [("recorded", "member")]
    assert kinds(ask(chain, "KGZ", "union", "2012-06-02")) == [("uncertain", "member")]
    assert kinds(ask(chain, "KGZ", "union", "2012-06-30")) == [("uncertain", "member")]
    assert kinds(ask(chain, "KGZ", "union", "2012-07-01")) == [("no-record", None)]


def test_what_a_position_replaced_does_not_come_back_when_it_ends(ask: Ask) -> None:
    chain = union("KGZ", "date: 2001-01-01, status: observer", "date: 2010-01-01, until: 2012-06-30, status: member")
    assert kinds(ask(chain, "KGZ", "union", "2013-01-01")) == [("no-record", None)]


def test_nothing_ends_before_the_day_it_began(ask: Ask) -> None:
    # Its end is some day of 2014, but none before 10 May: on that day it held, the day after it may be over.
    chain = union("KGZ", "date: 2014-05-10, until: 2014, status: member")
    assert kinds(ask(chain, "KGZ", "union", "2014-05-10")) == [("recorded", "member")]
    assert kinds(ask(chain, "KGZ", "union", "2014-05-11")) == [("uncertain", "member")]
    # Nor does what may have begun on the first of May leave nothing on that very day: not before the second.
    chain = union("KGZ", "date: 2014-01-01, status: member", "date: 2014-05, until: 2014, status: member")
    assert kinds(ask(chain, "KGZ", "union", "2014-05-01")) == [("recorded", "member")]
    assert {answer.answer for answer in ask(chain, "KGZ", "union", "2014-05-02")} == {"uncertain"}


def test_a_spell_within_a_year_puts_what_began_before_it_in_doubt_from_the_second_day(ask: Ask) -> None:
    # The spell may have begun and ended on any day of 2014. On 1 June it leaves nothing only if it was over by 31 May,
    # and came after the other entry: possible where that is of 30 May, and not where it is of the 31st itself.
    spell = "date: 2014, until: 2014, status: member"
    for began, kind in (("2014-05-30", "uncertain"), ("2014-05-31", "recorded"), ("2014-06-01", "recorded")):
        chain = union("KGZ", spell, f"date: {began}, status: member")
        assert {answer.answer for answer in ask(chain, "KGZ", "union", "2014-06-01")} == {kind}, began


def test_an_end_of_a_month_may_be_within_the_month_of_the_beginning_or_the_year_around_it(ask: Ask) -> None:
    # "March 2014 to 2014" contradicts nothing: it may have ended in April. "March 2014 to 2013" does.
    chain = union("KGZ", "date: 2014-03, until: 2014, status: member")
    assert kinds(ask(chain, "KGZ", "union", "2014-03-15")) == [("uncertain", "member")]
    assert kinds(ask(chain, "KGZ", "union", "2015-01-01")) == [("no-record", None)]
    with pytest.raises(stance.UnreadableError):
        ask(union("KGZ", "date: 2014-03, until: 2013, status: member"), "KGZ", "union", "2014-03-15")


def test_of_entries_that_agree_the_first_says_since_when_and_the_latest_confirms_it(ask: Ask) -> None:
    chain = union("KGZ", "date: 2015, status: member", "date: 2016-03-01, status: member, sources: [paper]")
    [answer] = ask(chain, "KGZ", "union", "2017-01-01")
    assert (answer.status, answer.since, answer.confirmed) == ("member", "2015", "2016-03-01")
    assert answer.sources == ("paper", "gazette")


def test_an_assessment_whose_end_is_a_guess_does_not_hold_to_it_for_certain(ask: Ask) -> None:
    pressure = """
  pressure:
    title: Pressure
    question: How strong is it?
    type: assessment
    scale: [low, high]
    assessor: An author
    sources: [paper]
    positions:
      KGZ: [{date: 2013-01-01, until: 2015~, status: high}]
"""
    assert kinds(ask(pressure, "KGZ", "pressure", "2013-06-30")) == [("recorded", "high")]
    assert kinds(ask(pressure, "KGZ", "pressure", "2015-06-30")) == [("uncertain", "high")]


def test_an_assessment_holds_for_the_whole_of_its_period(ask: Ask) -> None:
    # What a source says of "2014 to 2015" it says of every day of the two years.
    pressure = """
  pressure:
    title: Pressure
    question: How strong is it?
    type: assessment
    scale: [low, high]
    assessor: An author
    sources: [paper]
    positions:
      KGZ: [{date: 2014, until: 2015, status: high}]
"""
    assert kinds(ask(pressure, "KGZ", "pressure", "2013-12-31")) == [("no-record", None)]
    assert kinds(ask(pressure, "KGZ", "pressure", "2014-01-01")) == [("recorded", "high")]
    assert kinds(ask(pressure, "KGZ", "pressure", "2015-12-31")) == [("recorded", "high")]
    assert kinds(ask(pressure, "KGZ", "pressure", "2016-01-01")) == [("no-record", None)]


# Votes.


@pytest.mark.parametrize("day", ["2014-03-27", "2014-03-28", "2026-11-23"])
def test_a_vote_is_an_act_that_every_later_day_remembers(ask: Ask, day: str) -> None:
    [answer] = ask(VOTE, "UZB", "vote", day)
    assert (answer.answer, answer.status, answer.date) == ("recorded", "abstain", "2014-03-27")


def test_nobody_has_voted_before_the_day_of_the_vote(ask: Ask) -> None:
    assert kinds(ask(VOTE, "UZB", "vote", "2014-03-26")) == [("not-yet", None)]


def test_a_draft_is_no_vote(ask: Ask) -> None:
    drafted = VOTE + "    begins: 2014-03-20\n"
    assert kinds(ask(drafted, "UZB", "vote", "2014-03-24")) == [("not-yet", None)]


def test_abstention_is_not_absence(ask: Ask) -> None:
    assert kinds(ask(VOTE, "UZB", "vote", "2020")) == [("recorded", "abstain")]
    assert kinds(ask(VOTE, "KGZ", "vote", "2020")) == [("recorded", "absent")]


def test_abstention_does_not_check_as_absence(run: Run) -> None:
    # A/RES/68/262: Kazakhstan abstained, Kyrgyzstan did not vote.
    assert run("check", "kazakhstan", "crimea", "abstain").code == 0
    assert run("check", "kazakhstan", "crimea", "absent").code == 1
    assert run("check", "kyrgyzstan", "crimea", "absent").code == 0
    assert run("check", "kyrgyzstan", "crimea", "abstain").code == 1


def test_a_member_without_a_row_is_not_absent(ask: Ask) -> None:
    # Switzerland was a member of the UN in 2014; that no row names it does not say that it stayed away.
    assert kinds(ask(VOTE, "CHE", "vote", "2020")) == [("no-record", None)]


@pytest.mark.parametrize(
    ("codes", "outside"), [("[CHE, KGZ]", {"UZB", "XKX"}), ("[-UZB]", {"UZB"}), ("[-UZB, -XKX]", {"UZB", "XKX"})]
)
def test_a_list_says_who_can_have_a_position_or_with_a_minus_who_cannot(
    ask: Ask, codes: str, outside: set[str]
) -> None:
    issues = f"{UNION.rstrip()} {{}}\n    eligible: {codes}"
    for state in ("CHE", "KGZ", "UZB", "XKX"):
        kind = "ineligible" if state in outside else "no-record"
        assert kinds(ask(issues, state, "union", "2020")) == [(kind, None)], state


def test_a_list_with_and_without_a_minus_is_refused() -> None:
    text = f"{STATES}{UNION.rstrip()} {{}}\n    eligible: [KGZ, -UZB]"
    [problem] = read_bytes([("small.yaml", text.encode())]).problems
    assert "some codes have a minus and some have none" in problem.message


@pytest.mark.parametrize(
    ("state", "why"), [("XKX", "never a member"), ("YUG", "left in 1992"), ("TWN", "left in 1971")]
)
def test_who_is_no_member_on_the_day_of_a_vote_is_ineligible(ask: Ask, state: str, why: str) -> None:
    assert kinds(ask(VOTE, state, "vote", "2020")) == [("ineligible", None)], why


@pytest.mark.parametrize(("voted", "kind"), [("2002-09-09", "ineligible"), ("2002-09-10", "no-record")])
def test_it_is_the_day_of_the_vote_that_membership_is_looked_up_for(ask: Ask, voted: str, kind: str) -> None:
    # Switzerland joined on 10 September 2002. Today it is a member, which does not matter.
    assert kinds(ask(VOTE.replace("2014-03-27", voted), "CHE", "vote", "2020")) == [(kind, None)]


def test_a_state_can_vote_on_the_last_day_of_its_seat(ask: Ask) -> None:
    # Yugoslavia's seat: to 22 September 1992.
    for day, kind in (("1992-09-22", "no-record"), ("1992-09-23", "ineligible")):
        assert kinds(ask(VOTE.replace("2014-03-27", day), "YUG", "vote", "2000")) == [(kind, None)]
    assert kinds(ask(union("KGZ", "date: 2015, status: member"), "YUG", "union", "1992-09-22")) == [("no-record", None)]
    assert kinds(ask(union("KGZ", "date: 2015, status: member"), "YUG", "union", "1992-09-23")) == [
        ("ineligible", None)
    ]


def test_a_row_may_say_that_a_member_could_not_vote(ask: Ask) -> None:
    # Such as members in arrears under Article 19 of the Charter.
    barred = VOTE.replace("absent: [KGZ]", "ineligible: [KGZ]")
    assert kinds(ask(barred, "KGZ", "vote", "2020")) == [("ineligible", "ineligible")]


def test_two_records_of_one_vote_that_disagree_are_disputed(ask: Ask) -> None:
    twice = VOTE + "    positions: {UZB: [{status: for, sources: [paper]}]}\n"
    assert sorted(kinds(ask(twice, "UZB", "vote", "2020"))) == [("disputed", "abstain"), ("disputed", "for")]


def test_a_note_on_a_vote_is_not_a_second_vote(ask: Ask) -> None:
    noted = VOTE + "    positions: {UZB: [{status: abstain, note: It spoke too., sources: [paper]}]}\n"
    [answer] = ask(noted, "UZB", "vote", "2020")
    assert (answer.answer, answer.note) == ("recorded", "It spoke too.")


# The rule against its meaning: try every day that each fuzzy date may be, and see what comes out.

NEVER = Membership(None, None)


@st.composite
def some_entries(draw: st.DrawFn) -> list[Entry]:
    """Up to four entries within ten days, some of them fuzzy, some with an end; in order of their first day."""
    found = []
    for number in range(draw(st.integers(0, 4))):
        first = draw(st.integers(1, 7))
        last = first + draw(st.integers(0, 2))
        until_first = until_last = None
        if draw(st.booleans()):
            until_last = draw(st.integers(first, 9))
            until_first = until_last - draw(st.integers(0, 2))
        status = draw(st.sampled_from(["member", "observer", "former"]))
        until = None if until_last is None else "until"
        found.append(
            Entry(number, 1, 1, status, "date", first, last, until, until_first, until_last, "high", None, None, None,
                  None, 0, 1)
        )  # fmt: skip
    return sorted(found, key=lambda entry: entry.first)


def real_days(entry: Entry) -> list[tuple[int, int | None]]:
    """Every (first day, last day) that the entry may have held for."""
    starts = range(entry.first, entry.last + 1)
    if entry.until_first is None or entry.until_last is None:
        return [(start, None) for start in starts]
    ends = range(entry.until_first, entry.until_last + 1)
    return [(start, end) for start, end in product(starts, ends) if start <= end]


def what_may_hold(entries: Sequence[Entry], day: int) -> set[frozenset[str]]:
    """For every way in which things may have gone, the statuses that held on the day: those of the latest entries."""
    outcomes = set()
    for periods in product(*map(real_days, entries)):
        begun = [(start, end, entry.status) for (start, end), entry in zip(periods, entries, strict=True)
                 if start <= day]  # fmt: skip
        latest = max((start for start, _, _ in begun), default=0)
        outcomes.add(frozenset(
            status for start, end, status in begun if start == latest and (end is None or day <= end)
        ))  # fmt: skip
    return outcomes


def with_exact_dates(entries: Sequence[Entry]) -> list[Entry]:
    return [entry._replace(last=entry.first, until_first=entry.until_last) for entry in entries]


def asked(entries: list[Entry], day: int) -> tuple[str, list[Entry]]:
    outcome = answer_as_of(entries, day, TYPES["membership"], None, NEVER)
    return outcome.kind, [held.entry for held in outcome.held]


@given(some_entries(), st.integers(1, 11))
def test_recorded_means_that_it_cannot_have_been_otherwise(entries: list[Entry], day: int) -> None:
    kind, used = asked(entries, day)
    may_hold = what_may_hold(entries, day)
    certain = len(may_hold) == 1 and len(next(iter(may_hold))) == 1
    assert (kind == "recorded") == certain
    if certain:
        assert {frozenset({entry.status}) for entry in used} == may_hold


@given(some_entries(), st.integers(1, 11))
def test_no_record_means_that_nothing_can_have_held(entries: list[Entry], day: int) -> None:
    assert (asked(entries, day)[0] == "no-record") == (what_may_hold(entries, day) == {frozenset()})


@given(some_entries(), st.integers(1, 11))
def test_every_status_that_may_hold_is_shown_and_no_other(entries: list[Entry], day: int) -> None:
    shown = {entry.status for entry in asked(entries, day)[1]}
    assert shown == set().union(*what_may_hold(entries, day))


@given(some_entries(), st.integers(1, 11))
def test_exact_entries_are_disputed_just_where_they_disagree(entries: list[Entry], day: int) -> None:
    exact = with_exact_dates(entries)
    [held] = what_may_hold(exact, day)
    assert (asked(exact, day)[0] == "disputed") == (len(held) > 1)


@given(some_entries(), st.integers(1, 11))
def test_only_entries_of_one_date_are_disputed(entries: list[Entry], day: int) -> None:
    kind, used = asked(entries, day)
    if kind == "disputed":
        assert len({(entry.first, entry.last) for entry in used}) == 1
        assert frozenset() not in what_may_hold(entries, day)


@given(some_entries(), st.integers(1, 11))
def test_exact_dates_are_never_uncertain(entries: list[Entry], day: int) -> None:
    assert asked(with_exact_dates(entries), day)[0] in ("recorded", "no-record", "disputed")


@given(some_entries(), st.integers(1, 11))
def test_an_entry_never_tells_of_a_day_before_it(entries: list[Entry], day: int) -> None:
    assert all(entry.first <= day for entry in asked(entries, day)[1])


@given(some_entries(), st.integers(1, 11), st.integers(1, 10))
def test_a_later_entry_changes_no_earlier_day(entries: list[Entry], day: int, later: int) -> None:
    entry = Entry(99, 1, 1, "signed", "date", day + later, day + later, None, None, None, "high", None, None, None,
                  None, 0, 1)  # fmt: skip
    grown = sorted([*entries, entry], key=lambda one: one.first)
    assert asked(grown, day) == asked(entries, day)


@given(
    st.sampled_from(["for", "against", "abstain", "absent"]),
    st.integers(1, 50),
    st.integers(0, 50),
    st.one_of(st.none(), st.integers(1, 100)),
    st.one_of(st.none(), st.integers(1, 100)),
)
def test_a_recorded_vote_is_told_alike_on_every_later_day(
    status: str, voted: int, later: int, joined: int | None, left: int | None
) -> None:
    # Even of a state that the dataset takes for no member: a sourced row is never hidden.
    row = Entry(1, 1, 1, status, "date", voted, voted, None, None, None, "high", None, None, None, None, 0, 1)
    outcome = answer_as_of([row], voted + later, TYPES["vote"], voted, Membership(joined, left))
    assert (outcome.kind, [held.entry for held in outcome.held]) == ("recorded", [row])


# The bundled dataset, read a second time by a stock YAML reader, to which an exact day is a date object.

RECORD: dict[str, dict[str, Any]] = stock_record()


def exact_chains() -> list[tuple[str, str, list[tuple[date, str]]]]:
    """(state, issue, entries) on one instrument where every entry has a day of its own and none has an end."""
    chains = []
    for key, issue in RECORD["issues"].items():
        if issue["type"] == "vote":
            continue
        for state, entries in issue.get("positions", {}).items():
            if isinstance(entries, dict) or any("dissent" in entry or "effective" in entry for entry in entries):
                continue
            days = [entry["date"] for entry in entries]
            plain = all(isinstance(day, date) for day in days) and len(set(days)) == len(days)
            if plain and not any("until" in entry for entry in entries):
                chains.append((state, key, sorted((entry["date"], entry["status"]) for entry in entries)))
    return chains


every = pytest.mark.parametrize("every", swept([8, 1], [8]))


@every
def test_each_day_of_an_exact_chain_is_answered_by_its_latest_standing(every: int, bundled: Stance) -> None:
    # What leaves the standing as it was: nothing else in the vocabulary does.
    steps = {"amended", "extended"}
    chains = exact_chains()
    assert len(chains) > 100
    for state, issue, entries in chains[::every]:
        standing, since = "", entries[0][0]
        for number, (day, status) in enumerate(entries):
            if status not in {*steps, standing}:
                standing, since = status, day
            assert standing, (state, issue)
            last = entries[number + 1][0] - timedelta(days=1) if number + 1 < len(entries) else date(2099, 12, 31)
            for asked_day in {day, last}:
                told = [(a.answer, a.status, a.since, a.confirmed)
                        for a in bundled.position(state, issue, str(asked_day))]  # fmt: skip
                assert told == [("recorded", standing, str(since), str(day))], (state, issue, asked_day)


@every
def test_the_day_before_an_exact_chain_has_no_record(every: int, bundled: Stance) -> None:
    for state, issue, entries in exact_chains()[::every]:
        eve = entries[0][0] - timedelta(days=1)
        [answer] = bundled.position(state, issue, str(eve))
        assert answer.answer in ("no-record", "none-found", "not-yet"), (state, issue, eve)


VOTES = [(key, issue) for key, issue in RECORD["issues"].items() if issue["type"] == "vote"]


@every
def test_every_listed_vote_is_told_today_as_it_was_cast(every: int, bundled: Stance) -> None:
    votes = dict(VOTES[::every])
    listed = {
        (key, state, status)
        for key, issue in votes.items()
        for status, states in issue.get("votes", {}).items()
        for state in states
    }
    compared = bundled.compare(issue=list(votes), group="all").positions
    told = {(answer.issue, answer.code, answer.status) for answer in compared}
    assert len(listed) > 1000
    assert listed <= told


@every
def test_no_vote_is_told_on_its_eve(every: int, bundled: Stance) -> None:
    for key, issue in VOTES[::every]:
        eve = issue["date"] - timedelta(days=1)
        compared = bundled.compare(issue=key, group="all", as_of=str(eve)).positions
        assert {(answer.answer, answer.status) for answer in compared} == {("not-yet", None)}, key
