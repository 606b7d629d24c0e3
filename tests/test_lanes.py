"""Lanes: what held through a period. They must never say of a day what the as-of answer of that day does not."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.api import Stance
from stance.dataset.vocabulary import TYPES
from stance.errors import UsageError
from stance.questions.answer import Entry, Membership
from stance.questions.as_of import Outcome, answer_as_of
from stance.questions.lanes import Lane, LaneChart, Span, spans_of, turns_of
from tests.cases import swept
from tests.test_as_of import some_entries


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def lane_of(chart: LaneChart, code: str, issue: str) -> Lane:
    [lane] = [lane for lane in chart.lanes if (lane.code, lane.issue) == (code, issue)]
    return lane


# In the entries that are made here, days are 1 to 11.
memberships = st.builds(Membership, st.integers(1, 11), st.none() | st.integers(1, 11))
begins = st.none() | st.integers(1, 11)


def spans(
    entries: list[Entry], first: int, last: int, issue_type: str = "membership", begins: int | None = None,
    member: Membership = Membership(None, None),
) -> list[Span]:  # fmt: skip
    def outcome(day: int) -> Outcome:
        return answer_as_of(entries, day, TYPES[issue_type], begins, member)

    return list(spans_of(outcome, [*turns_of(entries), begins, member.left_last], first, last))


@given(some_entries(), begins, memberships, st.sampled_from(["membership", "assessment"]))
def test_a_span_says_what_every_one_of_its_days_answers(
    entries: list[Entry], begins: int | None, member: Membership, issue_type: str
) -> None:
    found = spans(entries, 1, 12, issue_type, begins, member)
    for asked in range(1, 13):
        outcome = answer_as_of(entries, asked, TYPES[issue_type], begins, member)
        [span] = [span for span in found if span.first <= asked <= span.last]
        assert (span.answer, set(span.statuses)) == (outcome.kind, {held.status for held in outcome.held})


def test_a_doubt_may_begin_on_the_second_day_after_an_entry() -> None:
    # A spell within days 1 to 11, and an entry of day 4. On day 4 and 5 the entry holds for certain; from day 6 on the
    # spell may have begun after it and be over.
    rest = ("high", None, None, None, None, 0, 1)
    spell = Entry(1, 1, 1, "member", "date", 1, 11, "until", 1, 11, *rest)
    later = Entry(2, 1, 1, "member", "date", 4, 4, None, None, None, *rest)
    assert [(span.first, span.last, span.answer) for span in spans([spell, later], 1, 12)] == [
        (1, 3, "uncertain"), (4, 5, "recorded"), (6, 12, "uncertain"),
    ]  # fmt: skip


@given(some_entries(), st.integers(1, 6), st.integers(0, 6))
def test_spans_fill_the_period_and_unlike_ones_follow_each_other(entries: list[Entry], first: int, more: int) -> None:
    found = spans(entries, first, first + more)
    assert (found[0].first, found[-1].last) == (first, first + more)
    assert all(one.last + 1 == other.first and one[2:] != other[2:] for one, other in pairwise(found))


# The record of Kyrgyzstan, by hand: accession talks from 29 May 2014, treaty of 23 December 2014, member from
# 12 August 2015; absent from the vote of 27 March 2014.


def test_an_accession_is_three_spans(bundled: Stance) -> None:
    lane = lane_of(bundled.lanes("kyrgyzstan", "eeu", since="2014-05-29", until="2016"), "KGZ", "eeu")
    assert [(span.first, span.statuses) for span in lane.spans] == [
        (day("2014-05-29"), ("candidate",)), (day("2014-12-23"), ("signed",)), (day("2015-08-12"), ("member",)),
    ]  # fmt: skip
    assert lane.spans[-1].last == day("2016-12-31")


def test_what_held_before_the_period_is_there_when_it_begins(bundled: Stance) -> None:
    lane = lane_of(bundled.lanes("kyrgyzstan", "eeu", since="2016", until="2017"), "KGZ", "eeu")
    assert [span.statuses for span in lane.spans] == [("member",)]
    assert lane.steady
    assert lane.marks == ()


def test_a_vote_is_one_day(bundled: Stance) -> None:
    lane = lane_of(bundled.lanes("kyrgyzstan", "crimea", since="2014", until="2014"), "KGZ", "crimea")
    assert [(span.first, span.last, span.statuses) for span in lane.spans] == [
        (day("2014-03-27"), day("2014-03-27"), ("absent",))
    ]
    assert not lane.steady


def test_a_vote_outside_the_period_is_not_there(bundled: Stance) -> None:
    lane = lane_of(bundled.lanes("kyrgyzstan", "crimea", since="2015", until="2016"), "KGZ", "crimea")
    assert lane.empty


def test_a_named_issue_has_a_lane_for_each_state_and_no_record_is_no_status(bundled: Stance) -> None:
    chart = bundled.lanes(group="south-caucasus", issue="eeu", since="2014-06-01", until="2014")
    assert [lane.code for lane in chart.lanes] == ["ARM", "AZE", "GEO"]
    # Of Georgia a search found nothing before the list of members of 2 January 2015.
    georgia = lane_of(chart, "GEO", "eeu")
    assert georgia.empty
    assert [span.answer for span in georgia.spans] == ["none-found"]
    later = lane_of(bundled.lanes("georgia", "eeu", since="2015-01-01", until="2026"), "GEO", "eeu")
    assert [(span.answer, span.statuses) for span in later.spans] == [("none-found", ()), ("recorded", ("non-member",))]


@pytest.fixture(scope="module", params=swept(["baltic", "post-soviet"], ["baltic"]))
def chart(bundled: Stance, request: pytest.FixtureRequest) -> LaneChart:
    """Every lane of the states of a group."""
    return bundled.lanes(group=request.param, since="1991")


@pytest.mark.parametrize("asked", ["1992-01-15", "2001-11-07", "2012-07-01", "2014-03-20", "2015-06-24", "2026-11-23"])
def test_every_lane_of_the_dataset_agrees_with_the_comparison_of_a_day(
    bundled: Stance, chart: LaneChart, asked: str
) -> None:
    held = [issue.id for issue in bundled.issues() if issue.type != "vote"]
    known: dict[tuple[str, str], set[str]] = {}
    for answer in bundled.compare(sorted({lane.code for lane in chart.lanes}), held, as_of=asked).positions:
        known.setdefault((answer.code, answer.issue), set()).update({answer.status} if answer.status else set())
    drawn = {
        (lane.code, lane.issue): {
            status for span in lane.spans if span.first <= day(asked) <= span.last for status in span.statuses
        }
        for lane in chart.lanes
        if lane.issue in held
    }
    assert {key: value for key, value in drawn.items() if value} == {
        key: value for key, value in known.items() if value
    }


def test_without_a_beginning_it_begins_with_the_first_thing_recorded(bundled: Stance) -> None:
    chart = bundled.lanes("kyrgyzstan", "eeu", events=False)
    assert chart.first == day("2014-05-29")
    assert chart.last == day("2026-11-23")


def test_events_are_those_of_the_timeline(bundled: Stance) -> None:
    chart = bundled.lanes("kyrgyzstan", since="2014", until="2014")
    assert [tick.event for tick in chart.ticks] == [row for row in chart.timeline.entries if row.kind == "event"]
    assert bundled.lanes("kyrgyzstan", since="2014", until="2014", events=False).ticks == ()


def test_a_beginning_after_today_is_refused(bundled: Stance) -> None:
    with pytest.raises(UsageError, match="2030 is after 2026-11-23"):
        bundled.lanes("kyrgyzstan", since="2030")


def test_years_before_the_united_nations_are_empty(bundled: Stance) -> None:
    chart = bundled.lanes("kyrgyzstan", since="1900", until="1945")
    assert (chart.first, chart.last) == (day("1900-01-01"), day("1945-12-31"))
    assert chart.lanes == ()
