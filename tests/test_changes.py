"""`stance changes`: what the world did between two days, and what a file learned. Never mixed."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stance
from stance.api import Stance, load_whole
from stance.dataset.dates import FuzzyDate
from stance.dataset.vocabulary import TYPES
from stance.questions.answer import Entry, Membership
from stance.questions.as_of import answer_as_of, of_instruments, standings
from stance.questions.changes import REPEAT, Change, Changes, steps_of
from stance.questions.differences import Difference
from stance.questions.holding import held_on
from stance.questions.names import find_issue, find_state
from stance.questions.positions import PositionStore
from tests.conftest import TODAY, Run

HEAD = """
dataset: {schema: 1, version: 2026.11.0, checked: 2026-11-23, reference: RUS, focus: both, licence: CC-BY-4.0}
sources:
  record: {type: primary, title: The record, date: 2014}
states:
  KGZ: {name: Kyrgyzstan, un-member: 1992-03-02}
  RUS: {name: Russia, un-member: 1945-10-24}
groups:
  both: {title: Both, states: [KGZ, RUS]}
issues:
  union:
    title: Membership of the union
    question: Is the state a member?
    type: membership
    sources: [record]
    positions:
      KGZ:
"""

Open = Callable[..., Stance]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Opens a dataset with these entries of Kyrgyzstan on the union; ``swap`` is a part of it and what stands there."""
    with_all: list[Stance] = []

    def of(*entries: str, tail: str = "", swap: tuple[str, str] = ("", "")) -> Stance:
        file = tmp_path / f"{len(with_all)}.yaml"
        text = HEAD + "".join(f"        - {{{entry}}}\n" for entry in entries) + tail
        assert swap[0] in text
        file.write_text(text.replace(*swap, 1), encoding="utf-8")
        with_all.append(load_whole(file, today=TODAY, variables={}))
        return with_all[-1]

    yield of
    for one in with_all:
        one.close()


def steps(found: Changes) -> list[tuple[str, str | None, str | None]]:
    return [(change.date, change.previous, change.status) for change in found.changes]


# The record of Kyrgyzstan, by hand: accession talks to the Eurasian union in May 2014, treaty of 23 December 2014,
# member from 12 August 2015; absent from the vote of 27 March 2014.


def test_each_step_of_an_accession_is_told_with_what_held_before(bundled: Stance) -> None:
    found = bundled.changes("2014", "2016-11", ["kyrgyzstan"], issue="eeu")
    assert steps(found) == [
        ("2014-05-29", None, "candidate"), ("2014-12-23", "candidate", "signed"), ("2015-08-12", "signed", "member"),
    ]  # fmt: skip


def test_what_held_before_the_period_is_the_previous_status(bundled: Stance) -> None:
    assert steps(bundled.changes("2015", "2015", ["kgz"], issue="eeu")) == [("2015-08-12", "signed", "member")]


def test_a_month_stands_for_all_its_days(bundled: Stance) -> None:
    assert steps(bundled.changes("2015-08", "2015-08", ["kgz"], issue="eeu")) == [("2015-08-12", "signed", "member")]
    assert steps(bundled.changes("2015-08-13", "2015-08", ["kgz"], issue="eeu")) == []


def test_a_vote_begins_on_its_day_and_replaces_nothing(bundled: Stance) -> None:
    assert steps(bundled.changes("2014-03-27", "2014-03-27", ["kgz"], issue="crimea")) == [
        ("2014-03-27", None, "absent")
    ]
    assert steps(bundled.changes("2014-03-28", "2014", ["kgz"], issue="crimea")) == []


def test_votes_may_be_left_out(bundled: Stance) -> None:
    with_votes = bundled.changes("2014", "2014", ["kgz"])
    without = bundled.changes("2014", "2014", ["kgz"], votes=False)
    assert {change.issue for change in with_votes.changes} - {change.issue for change in without.changes} == {
        "crimea", "georgia-idps-2014", "nazism-2014", "space-weapons-2014",
    }  # fmt: skip


def test_an_assessment_of_years_ends_when_the_next_begins(bundled: Stance) -> None:
    # Radnitz: pressure on Kyrgyzstan moderate in 2012 and 2013, high in 2014 and 2015, low in 2016.
    assert steps(bundled.changes("2014", "2016-11", ["kgz"], issue="pressure")) == [
        ("2014", "moderate", "high"), ("2016", "high", "low"),
    ]  # fmt: skip


def test_a_further_reading_of_a_bill_that_advances_is_no_change_but_is_counted(bundled: Stance) -> None:
    # Foreign agents: advanced on 10 March and again on 4 June 2015.
    found = bundled.changes("2015", "2015", ["kgz"], issue="foreign-agents")
    assert steps(found) == [("2015-03-10", "introduced", "advanced")]
    assert found.repeated == 1


def test_changes_carry_every_source_they_cite(bundled: Stance) -> None:
    found = bundled.changes("2014", "2016")
    assert all(change.sources for change in found.changes)
    assert {key for change in found.changes for key in change.sources} == {source.id for source in found.sources}


# Ends, doubt and dispute.


def test_an_end_counts_on_the_first_day_without_the_position(opened: Open) -> None:
    s = opened("date: 2010-01-01, status: member, until: 2014-12-31")
    assert steps(s.changes("2014", "2014")) == []
    assert [(change.kind, *step) for change, step in zip(
        s.changes("2015", "2015").changes, steps(s.changes("2015", "2015")), strict=True
    )] == [("end", "2014-12-31", "member", None)]  # fmt: skip


def test_an_entry_that_follows_at_once_replaces_and_one_after_a_gap_begins(opened: Open) -> None:
    follows = opened("date: 2010, status: observer, until: 2012-06-30", "date: 2012-07-01, status: member")
    assert steps(follows.changes("2012", "2012")) == [("2012-07-01", "observer", "member")]
    gap = opened("date: 2010, status: observer, until: 2012-06-29", "date: 2012-07-01, status: member")
    assert steps(gap.changes("2012", "2012")) == [("2012-06-29", "observer", None), ("2012-07-01", None, "member")]


def test_a_change_in_some_month_may_have_fallen_in_a_part_of_it(opened: Open) -> None:
    s = opened("date: 2010, status: observer", "date: 2014-08, status: member")
    assert [change.certain for change in s.changes("2014-08", "2014-08").changes] == [True]
    assert [change.certain for change in s.changes("2014-08-15", "2014").changes] == [False]
    assert [change.certain for change in s.changes("2014-01", "2014-08-15").changes] == [False]
    assert s.changes("2014-09", "2014-12").changes == ()


def test_sources_that_disagree_stand_side_by_side(opened: Open) -> None:
    s = opened(
        "date: 2010, status: observer", "date: 2014-08-06, status: member", "date: 2014-08-06, status: declined",
        "date: 2015-01-01, status: member",
    )  # fmt: skip
    assert steps(s.changes("2014", "2015")) == [
        ("2014-08-06", "observer", "member"), ("2014-08-06", "observer", "declined"),
        ("2015-01-01", "member or declined", "member"),
    ]  # fmt: skip


def test_a_fuzzy_date_is_marked_in_the_table_and_explained(run: Run) -> None:
    # The bill was registered in May 2014, nobody says on which day.
    ran = run("changes", "kyrgyzstan", "--issue", "foreign-agents", "--since", "2014-05-15", "--until", "2014")
    assert "2014-05 ?" in ran.out
    assert "A question mark after a date" in ran.out


def test_nothing_changed_is_an_answer(run: Run) -> None:
    ran = run("changes", "kyrgyzstan", "--issue", "eeu", "--since", "2020", "--until", "2020")
    assert (ran.code, ran.err) == (0, "")
    assert "No position is recorded to have begun, changed or ended." in ran.out


# Properties.

days = st.dates(date(1991, 1, 1), date(2026, 12, 31))


def names(found: Changes) -> set[tuple[object, ...]]:
    return {(one.date, one.kind, one.code, one.issue, one.status, one.previous) for one in found.changes}


@given(days, days, days)
@settings(max_examples=settings().max_examples // 5)
def test_two_periods_together_have_the_changes_of_both(bundled: Stance, a: date, b: date, c: date) -> None:
    first, middle, last = sorted((a, b, c))
    later = middle + timedelta(days=1)
    whole = names(bundled.changes(str(first), str(max(last, later))))
    parts = names(bundled.changes(str(first), str(middle))) | names(
        bundled.changes(str(later), str(max(last, later)))
    )  # fmt: skip
    assert whole == parts


@given(days, days)
@settings(max_examples=settings().max_examples // 5)
def test_where_nothing_is_told_every_instrument_stands_as_it_did(bundled: Stance, a: date, b: date) -> None:
    # Not the answers: which instrument ranks first may change because its last word grows old, without any step.
    first, last = sorted((a, b))
    told = {(change.code, change.issue) for change in bundled.changes(str(first), str(last)).changes}
    before, after = first.toordinal() - 1, last.toordinal()
    issues = [find_issue(bundled.index, issue.id) for issue in bundled.issues() if issue.type != "vote"]
    changed = set()
    for state in (find_state(bundled.index, state.code) for state in bundled.states("post-soviet")):
        positions = PositionStore(bundled.index, [state], issues)
        for issue in issues:
            for own in of_instruments(positions.entries(state, issue), issue.of_type).values():
                giving = standings(own, issue.of_type)
                on_eve, at_end = ({entry.status for entry in held_on(giving, day)[1]} for day in (before, after))
                if on_eve != at_end:
                    changed.add((state.code, issue.id))
    assert changed <= told


@st.composite
def histories(draw: st.DrawFn) -> list[Entry]:
    """Entries of one state on one issue, of any precision, some of them with an end."""
    some = st.dates(date(2010, 1, 1), date(2011, 12, 31)).map(str)
    written = st.tuples(some, st.sampled_from([4, 7, 10])).map(lambda pair: FuzzyDate.parse(pair[0][: pair[1]]))
    found = []
    for number in range(draw(st.integers(1, 4))):
        begun, until = draw(written), draw(st.none() | written)
        if until is not None and (until.first < begun.first or until.last < begun.last):
            until = None
        entry = Entry(
            number, 1, 1, draw(st.sampled_from(["member", "observer"])), begun.text, begun.first, begun.last,
            None, None, None, "high", None, None, None, None, 0, 1,
        )  # fmt: skip
        if until is not None:
            entry = entry._replace(until=until.text, until_first=until.first, until_last=until.last)
        found.append(entry)
    return sorted(found, key=lambda entry: (entry.first, entry.id))


@given(
    histories(), st.sampled_from(["membership", "assessment"]), st.dates(date(2009, 12, 1), date(2012, 2, 1)),
    st.sampled_from([0, 1, 30, 400]),
)  # fmt: skip
@settings(max_examples=3 * settings().max_examples)
def test_no_history_changes_in_silence(history: list[Entry], issue_type: str, start: date, length: int) -> None:
    low, high = start.toordinal(), start.toordinal() + length

    def held(day: int) -> set[str]:
        outcome = answer_as_of(history, day, TYPES[issue_type], None, Membership(None, None))
        return {held.status for held in outcome.held}

    told = [
        step
        for step in steps_of(history, TYPES[issue_type])
        if step.kind != REPEAT and step.last >= low and step.first <= high
    ]
    assert told or held(low - 1) == held(high)


# What a file learned.

OLD = ("date: 2013, status: observer", "date: 2014-12-23, status: signed", "date: 2015-08-06, status: member")


def rows(found: tuple[Difference, ...], section: str = "positions") -> list[tuple[str | None, ...]]:
    return [(one.change, one.date, one.field, one.old, one.new) for one in found if one.section == section]


def test_a_file_learned_nothing_from_itself(opened: Open) -> None:
    assert opened(*OLD).differences(opened(*OLD)).differences == ()


def test_the_order_of_entries_is_no_difference(opened: Open) -> None:
    assert opened(*OLD[::-1]).differences(opened(*OLD)).differences == ()


def test_an_entry_is_added_or_removed(opened: Open) -> None:
    assert rows(opened(*OLD).differences(opened(*OLD[1:])).differences) == [("added", "2013", None, None, "observer")]
    assert rows(opened(*OLD[1:]).differences(opened(*OLD)).differences) == [("removed", "2013", None, "observer", None)]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("date: 2015-08-12, status: member", ("changed", "2015-08-12", "date", "2015-08-06", "2015-08-12")),
        ("date: 2015-08-06, status: associate", ("changed", "2015-08-06", "status", "member", "associate")),
        (
            "date: 2015-08-06, status: member, until: 2020",
            ("changed", "2015-08-06", "until", None, "2020"),
        ),
        ("date: 2015-08-06, status: member, note: So it is.", ("changed", "2015-08-06", "note", None, "So it is.")),
    ],
    ids=["date", "status", "until", "note"],
)  # fmt: skip
def test_a_correction_names_its_field(entry: str, expected: tuple[str, ...], opened: Open) -> None:
    assert rows(opened(*OLD[:2], entry).differences(opened(*OLD)).differences) == [expected]


def test_of_two_entries_of_one_date_the_one_of_the_same_status_is_the_one_that_changed(opened: Open) -> None:
    old = opened("date: 2014, status: member, note: x", "date: 2014, status: signed, note: y")
    new = opened("date: 2014, status: signed, note: z")
    assert rows(new.differences(old).differences) == [
        ("removed", "2014", None, "member", None),
        ("changed", "2014", "note", "y", "z"),
    ]


def test_a_correction_of_the_file_is_no_change_in_the_world(opened: Open) -> None:
    old, new = opened("date: 2014, status: signed"), opened("date: 2014, status: member")
    assert steps(new.changes("2026", "2026")) == []
    assert len(new.differences(old).differences) == 1


def test_a_verdict_that_changed_and_a_new_source_are_told(opened: Open) -> None:
    claim = "claims:\n  - {{id: M1, source: record, states: [KGZ], issue: union, claim: It joined., kind: position,"
    claim += " verdict: {}, finding: It did., sources: [record]}}\n"
    before = opened(*OLD, tail=claim.format("unverified"))
    after = opened(*OLD, tail=claim.format("right"))
    [found] = after.differences(before).differences
    assert (found.section, found.key, found.field, found.old, found.new) == (
        "claims", "M1", "verdict", "unverified", "right",
    )  # fmt: skip
    event = "events:\n  - {id: coup, date: 2010-04-07, title: A coup, states: [KGZ], sources: [record]}\n"
    [found] = opened(*OLD, tail=event).differences(opened(*OLD)).differences
    assert (found.change, found.section, found.key, found.new) == ("added", "events", "coup", "A coup")


def test_every_field_of_the_format_is_compared(opened: Open) -> None:
    def with_fields(score: str) -> Stance:
        scores = f"{{RUS: {{scores: {{member: {score}}}, because: It leads., sources: [record]}}}}"
        searched = "[{date: 2020, where: the press, states: [RUS]}]"
        fields = f"    eligible: [KGZ, RUS]\n    searched: {searched}\n    alignment: {scores}\n"
        return opened(*OLD, swap=("    sources: [record]\n", f"    sources: [record]\n{fields}"))

    old, new = with_fields("1"), with_fields("0.5")
    assert [(row.section, row.field, row.old, row.new) for row in old.differences(opened(*OLD)).differences] == [
        ("issues", "eligible", None, "KGZ; RUS"),
        ("issues", "alignment", None, "RUS: member 1: It leads. (record)"),
        ("issues", "searched", None, "2020, the press: RUS"),
    ]
    [row] = new.differences(old).differences
    assert (row.field, row.new) == ("alignment", "RUS: member 0.5: It leads. (record)")


def test_the_codes_of_a_state_and_its_time_in_the_un_are_compared(opened: Open) -> None:
    codes = "un-member: {from: 1992-03-02, until: 2020}, m49: '417'"
    old, new = opened(*OLD), opened(*OLD, swap=("un-member: 1992-03-02", codes))
    assert [(row.code, row.field, row.old, row.new) for row in new.differences(old).differences] == [
        ("KGZ", "m49", None, "417"), ("KGZ", "un_member", "1992-03-02", "1992-03-02 until 2020"),
    ]  # fmt: skip


def test_instruments_and_what_entries_say_of_them_are_compared(opened: Open) -> None:
    def law(instruments: str, entry: str) -> Stance:
        positions = f"{{instruments: {{{instruments}}}, entries: [{{{entry}}}]}}"
        return opened(swap=(
            "type: membership\n    sources: [record]\n    positions:\n      KGZ:",
            f"type: agreement\n    sources: [record]\n    positions:\n      KGZ: {positions}",
        ))  # fmt: skip

    old = law("a: {title: First}", "instrument: a, date: 2020, status: signed")
    new = law("a: {title: First}, b: {title: Second}", "instrument: [a, b], date: 2020, status: signed")
    told = [(row.change, row.section, row.key, row.field, row.old, row.new) for row in new.differences(old).differences]
    assert told == [
        ("added", "instruments", "KGZ union b", None, None, "Second"),
        ("changed", "positions", "KGZ union", "instrument", "a", "a; b"),
    ]


def test_differences_are_kept_to_the_states_and_issues_named(opened: Open) -> None:
    old, new = opened(*OLD[:2]), opened(*OLD)
    assert new.differences(old, ["russia"]).differences == ()
    assert len(new.differences(old, ["kyrgyzstan"], "union").differences) == 1
    with pytest.raises(stance.UnknownNameError):
        new.differences(old, ["atlantis"])


def test_both_ways_to_name_two_files_say_the_same(opened: Open, run: Run, tmp_path: Path) -> None:
    for entries in (OLD[:2], OLD):
        opened(*entries)
    old, new = str(tmp_path / "0.yaml"), str(tmp_path / "1.yaml")
    ran = run("changes", "--between", old, new, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    [record] = json.loads(ran.out)
    assert list(record) == ["change", "section", "key", "state", "code", "issue", "date", "field", "old", "new"]
    assert (record["change"], record["state"], record["new"]) == ("added", "Kyrgyzstan", "member")
    # As the issue that asked for it writes it.
    assert run("changes", "--data", old, new, "--format", "json").out == ran.out


@pytest.mark.usefixtures("excerpt_bundled")
def test_the_differences_keep_to_the_schema(opened: Open, run: Run, tmp_path: Path) -> None:
    import jsonschema

    opened(*OLD)
    ran = run("changes", "--between", str(tmp_path / "0.yaml"), "bundled", "--format", "json")
    found = json.loads(ran.out)
    assert {"added", "changed", "removed"} == {record["change"] for record in found}
    one_of_each = {(record["change"], record["section"]): record for record in found}
    jsonschema.validate(list(one_of_each.values()), json.loads(run("schema", "changes").out))


@pytest.mark.usefixtures("excerpt_bundled")
def test_a_table_of_differences_says_what_it_is_not(opened: Open, run: Run, tmp_path: Path) -> None:
    opened(*OLD[:2])
    opened(*OLD)
    table = run("changes", "--between", str(tmp_path / "0.yaml"), str(tmp_path / "1.yaml"))
    assert "Positions: 1 added" in table.out
    assert "whenever the world did it" in table.out
    same = run("changes", "--between", "bundled", "bundled")
    assert "The two say the same." in same.out


@pytest.mark.usefixtures("excerpt_bundled")
def test_an_addition_is_read_on_top_of_the_bundled_dataset(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(
        "issues:\n  eeu:\n    positions:\n      GEO:\n"
        "        - {date: 2014, status: declined, sources: [radnitz-2016]}\n",
        encoding="utf-8",
    )  # fmt: skip
    ran = run("changes", "--between", "bundled", str(file), "--format", "json")
    assert [(one["change"], one["key"], one["new"]) for one in json.loads(ran.out)] == [
        ("added", "GEO eeu", "declined")
    ]


def test_a_missing_file_is_exit_5(run: Run) -> None:
    ran = run("changes", "--between", "none.yaml", "bundled")
    assert (ran.code, ran.out) == (5, "")
    assert "no such file" in ran.err


def test_a_change_cannot_be_changed(bundled: Stance) -> None:
    [change] = bundled.changes("2015", "2015", ["kgz"], issue="eeu").changes
    assert isinstance(change, Change)
    with pytest.raises(AttributeError):
        change.status = "former"  # type: ignore[misc]


def test_whole_datasets_stand_by_themselves(opened: Open) -> None:
    with closing(opened(*OLD)) as whole:
        assert [state.code for state in whole.states()] == ["KGZ", "RUS"]
