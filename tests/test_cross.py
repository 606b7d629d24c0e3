"""`stance cross`: who voted how by membership."""

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stance
from stance.api import Stance, load_whole
from stance.questions.cross import CrossTable
from tests.conftest import TODAY, Run


def table(found: CrossTable) -> dict[tuple[str, str], set[str]]:
    """The codes in each cell, by status or, without one, by the kind of answer."""
    return {
        (cell.row_status or cell.row_answer, cell.column_status or cell.column_answer): set(cell.codes)
        for cell in found.cells
    }


# A/RES/68/262 of 27 March 2014 by membership of the Eurasian Economic Union in September 2015. Members were Armenia,
# Belarus, Kazakhstan, Kyrgyzstan and Russia.


def test_the_members_of_the_union_did_not_vote_alike_on_crimea(bundled: Stance) -> None:
    found = table(bundled.cross("crimea", "eeu", as_of="2015-09"))
    assert {vote: codes for (vote, status), codes in found.items() if status == "member"} == {
        "against": {"ARM", "BLR", "RUS"}, "abstain": {"KAZ"}, "absent": {"KGZ"},
    }  # fmt: skip


def test_absence_is_a_row_of_its_own(bundled: Stance) -> None:
    found = table(bundled.cross("crimea", "eeu", as_of="2015-09"))
    assert {code for (vote, _), codes in found.items() if vote == "absent" for code in codes} == {"KGZ", "TJK", "TKM"}
    assert {code for (vote, _), codes in found.items() if vote == "abstain" for code in codes} == {"KAZ", "UZB"}


def test_no_record_is_a_column_and_no_non_membership(bundled: Stance) -> None:
    # All 28 members of the European Union voted for. The three Baltic states are on record as outside the other union
    # since January 2015; of the rest nobody recorded anything.
    cells = bundled.cross("crimea", "eeu", group="eu", as_of="2015-09").cells
    [nothing] = [cell for cell in cells if cell.column_answer == "no-record"]
    assert (nothing.column_status, nothing.row_status) == (None, "for")
    assert nothing.count == 28 - 3
    [outside] = [cell for cell in cells if cell.column_status == "non-member"]
    assert set(outside.codes) == {"EST", "LTU", "LVA"}


def test_membership_is_that_of_the_day(bundled: Stance) -> None:
    # A month before Kyrgyzstan's accession took effect.
    found = table(bundled.cross("crimea", "eeu", as_of="2015-07"))
    assert found["absent", "signed"] == {"KGZ"}


def test_the_margins_over_all_states_are_the_announced_tally(bundled: Stance) -> None:
    # 100 for, 11 against, 58 abstaining, 24 absent: GA/11493.
    cells = bundled.cross("crimea", "csto", group="all", as_of="2014-03").cells
    margins: dict[str | None, int] = {}
    for cell in cells:
        margins[cell.row_status] = margins.get(cell.row_status, 0) + cell.count
    # Four states of the dataset have no seat.
    assert margins == {"for": 100, "against": 11, "abstain": 58, "absent": 24, None: 4}


def test_before_an_issue_there_is_nothing_to_cross_and_it_says_so(bundled: Stance) -> None:
    cells = bundled.cross("crimea", "eeu", as_of="2014-03-26").cells
    assert {(cell.row_status, cell.row_answer) for cell in cells} == {(None, "not-yet")}


def test_statuses_come_in_the_order_of_the_vocabulary(bundled: Stance) -> None:
    found = bundled.cross("crimea", "eeu", group=["post-soviet", "eu"], as_of="2015-09")
    assert [status for status, _ in found.rows] == ["for", "against", "abstain", "absent"]
    assert [status for status, _ in found.columns] == ["member", "declined", "non-member", None]


def test_records_name_the_states_and_their_codes(bundled: Stance) -> None:
    [first, *_] = [cell for cell in bundled.cross("crimea", "eeu", as_of="2015-09").cells if cell.count == 3]
    assert first.states == ("Armenia", "Belarus", "Russia")
    assert first.codes == ("ARM", "BLR", "RUS")


@pytest.mark.parametrize(
    ("entries", "kind"),
    [
        (("date: 2014, status: member", "date: 2014, status: observer"), "disputed"),
        (("date: 2010, status: member", "date: 2014, status: former"), "uncertain"),
    ],
    ids=["disputed", "uncertain"],
)
def test_a_state_of_which_two_statuses_may_hold_is_counted_once(
    entries: tuple[str, ...], kind: str, tmp_path: Path
) -> None:
    issue = "    title: {0}\n    question: Is {0} so?\n    type: membership\n    sources: [record]\n    positions:\n"
    file = tmp_path / "mine.yaml"
    file.write_text(
        "dataset: {schema: 1, version: 2026.11.0, checked: 2026-11-23, reference: KGZ, licence: CC-BY-4.0}\n"
        "sources:\n  record: {type: primary, title: The record, date: 2014}\n"
        "states:\n  KGZ: {name: Kyrgyzstan, un-member: 1992-03-02}\n"
        "issues:\n  union:\n" + issue.format("Union") + "      KGZ:\n"
        + "".join(f"        - {{{entry}}}\n" for entry in entries)
        + "  pact:\n" + issue.format("Pact") + "      KGZ:\n        - {date: 2000, status: member}\n",
        encoding="utf-8",
    )  # fmt: skip
    day = "2014-06-01" if kind == "uncertain" else "2015"
    with closing(load_whole(file, today=TODAY, variables={})) as s:
        [cell] = s.cross("union", "pact", as_of=day).cells
    assert (cell.row_status, cell.row_answer, cell.column_status, cell.count) == (None, kind, "member", 1)


@given(st.data())
@settings(max_examples=settings().max_examples // 5)
def test_every_state_is_in_one_cell(bundled: Stance, data: st.DataObject) -> None:
    ids = [issue.id for issue in bundled.issues()]
    row, column = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
    day = data.draw(st.sampled_from(["1990", "2003-06", "2014-03", "2015-09", "2022-03", "2026"]))
    group = data.draw(st.sampled_from(["all", "post-soviet", "central-asia"]))
    found = bundled.cross(row, column, group=group, as_of=day)
    codes = [code for cell in found.cells for code in cell.codes]
    assert sorted(codes) == sorted(state.code for state in bundled.states(group, as_of=day))
    assert [cell.count for cell in found.cells] == [len(cell.states) for cell in found.cells]


def test_a_table_turned_is_the_same_table(bundled: Stance) -> None:
    one, other = bundled.cross("crimea", "csto"), bundled.cross("csto", "crimea")
    assert table(one) == {(column, row): codes for (row, column), codes in table(other).items()}


def test_the_margins_of_the_table_add_up(run: Run) -> None:
    rows = [line.split() for line in run("cross", "crimea", "csto", "--group", "all", "--as-of", "2014-03").lines]
    [sums] = [row for row in rows if row[:1] == ["All"]]
    assert sum(map(int, sums[1:-1])) == int(sums[-1]) == 197  # with the four states that have no seat


def test_states_are_listed_below_where_the_cells_are_too_small(run: Run) -> None:
    ran = run("cross", "crimea", "csto", "--group", "all", "--as-of", "2014-03")
    assert "BOL, CUB, NIC, PRK, SDN, SYR, VEN, ZWE" in ran.out
    few = run("cross", "crimea", "eeu", "--as-of", "2015-09")
    assert "3: ARM, BLR, RUS" in few.out


def test_an_empty_group_is_an_answer(run: Run) -> None:
    # The union had no members before its treaty.
    ran = run("cross", "crimea", "csto", "--group", "eeu", "--as-of", "2010")
    assert (ran.code, ran.err) == (0, "")
    assert "No state belongs to the group that day." in ran.out


@pytest.mark.parametrize(
    ("names", "error"),
    [
        (("crimea", "crimea"), stance.UsageError),
        (("crimea", "kyrgyzstan"), stance.UsageError),
        (("crimea", "phlogiston"), stance.UnknownNameError),
    ],
)
def test_what_cannot_be_crossed_is_an_error_of_ours(
    names: tuple[str, str], error: type[stance.StanceError], bundled: Stance
) -> None:
    with pytest.raises(error) as caught:
        bundled.cross(*names)
    assert caught.value.hint
