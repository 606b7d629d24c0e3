"""`stance align`: how far the records of states agree with that of a reference state."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stance
from stance.api import Stance
from stance.questions.judging import vote_scores
from stance.questions.scoring import Item, aggregate, weights
from tests import slow_alignment as slow
from tests.conftest import TODAY, Run

Ask = Callable[..., list[dict[str, Any]]]

# Ref voted in all but the fifth, in which it was absent. Copies are near-duplicates of one family.
SMALL = """
dataset: {schema: 1, version: 2026.1.0, focus: few, reference: REF}
sources:
  record: {type: primary, title: A roll call}
  gazette: {type: press, title: A report}
states:
  REF: {name: Refland, un-member: 1945-10-24}
  AAA: {name: Aland, un-member: 1945-10-24}
  BBB: {name: Boland, un-member: 2019-06-01}
  CCC: {name: Coland, un-member: 1945-10-24}
  MUT: {name: Muteland, un-member: 1945-10-24}
groups:
  few: {title: All but the mute, states: [REF, AAA, BBB, CCC]}
issues:
  first: {VOTE, date: 2019-03-01, topics: [one], votes: {for: [REF, AAA], abstain: [CCC]}}
  second: {VOTE, date: 2019-09-02, topics: [one], votes: {for: [REF, AAA, BBB], against: [CCC]}}
  third: {VOTE, date: 2020-01-31, topics: [two], votes: {against: [REF, BBB], abstain: [AAA], absent: [CCC]}}
  fourth: {VOTE, date: 2020-06-01, topics: [two], votes: {abstain: [REF, AAA, BBB]},
    positions: {CCC: [{status: abstain, sources: [record]}, {status: for, sources: [gazette]}]}}
  fifth: {VOTE, date: 2020-07-01, votes: {for: [AAA, BBB, CCC], absent: [REF]}}
  copy-1: {VOTE, date: 2021-01-01, family: copies, votes: {for: [REF], against: [AAA, BBB], absent: [CCC]}}
  copy-2: {VOTE, date: 2021-02-01, family: copies, votes: {for: [REF], against: [AAA, BBB], absent: [CCC]}}
  copy-3: {VOTE, date: 2021-03-01, family: copies, votes: {for: [REF], against: [AAA, BBB], absent: [CCC]}}
  union:
    title: A union
    question: Is the state a member?
    type: membership
    sources: [record]
    begins: 2000
    alignment:
      REF: {scores: {member: 1, observer: 0.5, former: -1}, because: It is their union., sources: [gazette]}
    positions:
      AAA: [{date: 2010, status: member}]
      BBB: [{date: 2010, status: candidate}]
  unmapped:
    title: A pact
    question: Is the state a member?
    type: membership
    sources: [record]
    begins: 2000
    positions: {AAA: [{date: 2010, status: member}]}
""".replace("VOTE", "title: A vote, question: Was it for?, type: vote, sources: [record]")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("data") / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def small(file: Path) -> Iterator[Stance]:
    with closing(stance.load(file, bundled=False, today=TODAY, variables={})) as opened:
        yield opened


def votes(opened: Stance, state: str, **asked: Any) -> Any:
    [row] = [row for row in opened.align([state], **asked).rows if row.type == "vote"]
    return row


def items(scores: list[float | None]) -> list[Item]:
    """Items that share no weight."""
    return [Item(str(number), score) for number, score in enumerate(scores)]


# The arithmetic.


def test_four_of_seven_scored_have_the_bounds_of_the_design() -> None:
    # (x + 1) / 2 of 1, 1, 1, 0 is 1, 1, 1, 0.5: 3.5 / 4 = 0.875. Coverage 4/7: 0.875 x 4/7 = 0.50, + 3/7 = 0.93.
    found = aggregate(items([1, 1, 1, 0, None, None, None]))
    assert (found.agreement, found.scored, found.eligible) == (0.875, 4, 7)
    assert found.low == 0.5
    assert f"{found.high:.2f}" == "0.93"


def test_leaving_one_out_moves_the_figure_both_ways() -> None:
    # Without a 1: (1 + 1 + 0.5) / 3 = 0.8333; without the 0.5: 1.
    found = aggregate(items([1, 1, 1, 0]))
    assert found.drop_low == 2.5 / 3
    assert found.drop_high == 1.0


@pytest.mark.parametrize(
    ("scores", "told"),
    [
        ([1, 1], False),  # fewer than three
        ([1, 1, 1], True),
        ([1, 1, 1, None, None, None], True),  # exactly half of the weight
        ([1, 1, 1, None, None, None, None], False),
        ([], False),
    ],
)
def test_no_figure_where_too_little_is_scored(scores: list[float | None], told: bool) -> None:
    found = aggregate(items(scores))
    assert (found.agreement is not None, found.verdict) == (told, "sufficient" if told else "insufficient")
    assert (found.low is not None, found.drop_low is not None) == (told, told)


@pytest.mark.parametrize(
    ("own", "other", "score"),
    [("for", "for", 1), ("against", "against", 1), ("abstain", "abstain", 1), ("for", "against", -1),
     ("against", "for", -1), ("for", "abstain", 0), ("abstain", "against", 0)],
)  # fmt: skip
def test_votes_are_compared_with_the_references_own(own: str, other: str, score: float) -> None:
    assert vote_scores("vote", other)[own] == score


@pytest.mark.parametrize("status", ["absent", "ineligible", "no-record"])
def test_what_is_no_vote_has_no_score(status: str) -> None:
    assert status not in vote_scores("vote", "for")
    assert vote_scores("vote", status) == {}


def test_near_duplicates_do_not_outvote_the_rest() -> None:
    # Nineteen repetitions against and two other items with: (0 + 1 + 1) / 3, not 2 / 21.
    found = aggregate([*(Item("repeated", -1.0) for _ in range(19)), *items([1, 1])])
    assert found.agreement == pytest.approx(2 / 3)


def test_a_score_outside_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="is no score"):
        aggregate(items([0.3, 1, 1]))


SCORES = st.sampled_from([None, -1.0, -0.5, 0.0, 0.5, 1.0])
ITEMS = st.lists(st.builds(Item, st.sampled_from("abcdefgh"), SCORES), max_size=14)


@given(ITEMS)
def test_the_figures_are_those_of_the_slow_sum(found: list[Item]) -> None:
    figure = aggregate(found)
    if figure.agreement is None:
        return
    slowly = [(item.family, item.score) for item in found]
    expected, share = slow.agreement(slowly), slow.coverage(slowly)
    assert expected is not None
    assert (figure.agreement, figure.coverage) == (float(expected), float(share))
    assert (figure.low, figure.high) == (float(expected * share), float(expected * share + 1 - share))
    dropped = slow.without_one(slowly)
    assert (figure.drop_low, figure.drop_high) == (float(min(dropped)), float(max(dropped)))


@given(ITEMS)
def test_the_agreement_lies_within_its_bounds(found: list[Item]) -> None:
    figure = aggregate(found)
    if figure.agreement is not None:
        assert figure.low is not None
        assert figure.high is not None
        assert 0 <= figure.low <= figure.agreement <= figure.high <= 1


@given(ITEMS, st.data())
def test_what_is_missing_cannot_leave_the_bounds(found: list[Item], data: st.DataObject) -> None:
    before = aggregate(found)
    if before.low is None or before.high is None:
        return
    filled = [item if item.score is not None else Item(item.family, data.draw(SCORES.filter(lambda x: x is not None)))
              for item in found]  # fmt: skip
    after = aggregate(filled).agreement
    assert after is not None
    assert before.low - 1e-9 <= after <= before.high + 1e-9


@given(ITEMS, st.randoms())
def test_the_order_of_the_items_does_not_matter(found: list[Item], chance: Any) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert aggregate(shuffled) == aggregate(found)


@given(st.lists(st.sampled_from("abc"), min_size=1))
def test_the_weights_of_a_family_add_up_to_one(families: list[str]) -> None:
    assert sum(weights(families)) == len(set(families))


# What is scored and what is not.


def test_a_state_against_itself_is_exactly_one_on_votes(small: Stance) -> None:
    row = votes(small, "refland")
    assert (row.agreement, row.coverage, row.low, row.high) == (1.0, 1.0, 1.0, 1.0)


@pytest.mark.parametrize("code", ["RUS", "USA", "KGZ", "CHN", "NRU"])
def test_a_state_of_the_record_agrees_with_itself(code: str, bundled: Stance) -> None:
    assert votes(bundled, code, reference=code).agreement == 1.0


def test_absence_is_neither_agreement_nor_disagreement(small: Stance) -> None:
    # Coland: abstained 0, against -1; absent from the third and from three copies, disputed in the fourth.
    row = votes(small, "coland")
    assert (row.scored, row.eligible, row.absent, row.agreement) == (2, 7, 4, None)


def test_absences_are_taken_for_abstentions_only_where_that_is_asked(small: Stance) -> None:
    # third 0, copies 0 (weight 1 together), first 0, second -1: (0.5 + 0.5 + 0.5 + 0) / 4; coverage 4/5.
    row = votes(small, "coland", absent_as="abstain")
    assert (row.scored, row.absent, row.agreement, row.coverage) == (6, 4, 0.375, 0.8)


def test_taking_absences_for_abstentions_is_echoed(run: Run) -> None:
    assert "--absent-as" in run("align", "kaz", "--absent-as", "abstain").out
    assert "--absent-as" not in run("align", "kaz").out


def test_a_reference_that_was_absent_makes_the_item_unusable(small: Stance) -> None:
    found = small.align(["aland"], absent_as="abstain")
    assert ("fifth", "Refland was absent") in [(one.issue, one.why) for one in found.unusable]
    assert votes(small, "aland").eligible == 7


def test_a_state_that_was_no_member_yet_is_not_eligible(small: Stance) -> None:
    assert votes(small, "boland").eligible == 6


def test_one_family_has_one_weight(small: Stance) -> None:
    # first 1, second 1, third 0 (0.5), fourth 1, copies -1 (0) with one weight: 3.5 / 5.
    assert votes(small, "aland").agreement == 0.7


def test_an_issue_without_a_map_is_listed_as_not_scored(small: Stance, run: Run, file: Path) -> None:
    assert ("unmapped", "no map for Refland") in [(one.issue, one.why) for one in small.align().unusable]
    out = run("align", "--no-bundled", "--data", str(file)).out
    assert "No map for Refland: unmapped." in out.splitlines()


def test_a_map_holds_for_its_reference_alone(small: Stance) -> None:
    found = small.align(["refland"], reference="aland")
    assert {row.type for row in found.rows} == {"vote"}
    assert "union" in [one.issue for one in found.unusable]


def test_nothing_recorded_is_eligible_and_missing(small: Stance) -> None:
    [row] = [row for row in small.align(["coland"]).rows if row.type == "membership"]
    assert (row.scored, row.eligible, row.coverage) == (0, 1, 0.0)


def test_a_status_without_a_score_is_missing(small: Stance) -> None:
    [row] = [row for row in small.align(["boland"]).rows if row.type == "membership"]
    assert (row.scored, row.eligible) == (0, 1)


def test_the_rows_stand_in_for_a_figure_that_is_not_given(small: Stance, run: Run, file: Path) -> None:
    [row] = [row for row in small.align(["aland"]).rows if row.type == "membership"]
    assert [(item.issue, item.status, item.score) for item in row.items] == [("union", "member", 1.0)]
    out = run("align", "aland", "--no-bundled", "--data", str(file)).out
    assert "union: member +1" in out


def test_a_future_day_invents_nothing(bundled: Stance) -> None:
    today, later = bundled.align(), bundled.align(as_of="2099")
    assert [row._replace(period="") for row in today.rows] == [row._replace(period="") for row in later.rows]


def test_a_vote_is_not_there_before_its_day(small: Stance) -> None:
    assert votes(small, "aland", as_of="2020-01-30").eligible == 2


def test_votes_before_the_period_are_left_out(small: Stance) -> None:
    assert votes(small, "aland", since="2020", as_of="2020").eligible == 2
    # The first vote is of 1 March 2019; both ends of the period belong to it.
    assert votes(small, "aland", since="2019-03-01", as_of="2019-03-01").eligible == 1
    assert votes(small, "aland", since="2019-03-01", as_of="2019-09-02").eligible == 2
    assert votes(small, "aland", since="2019-03-02", as_of="2019-09-02").eligible == 1


# Tables.


@pytest.mark.parametrize(("group", "least"), [("eu", 20), pytest.param("all", 100, marks=pytest.mark.thorough)])
def test_states_are_in_order_of_agreement_then_of_coverage_then_of_name(
    group: str, least: int, bundled: Stance
) -> None:
    rows = [row for row in bundled.align(group=group).rows if row.type == "vote"]
    told = [row for row in rows if row.agreement is not None]
    assert rows[: len(told)] == told
    keys = [(-(row.agreement or 0), -(row.coverage or 0), row.state) for row in told]
    assert len(keys) > least
    assert keys == sorted(keys)


def test_pooling_gives_one_row_a_state(small: Stance) -> None:
    found = small.align(pooled=True)
    assert sorted((row.code, row.type) for row in found.rows) == [(code, "pooled") for code in ("AAA", "BBB", "CCC")]
    # Aland: 3.5 of 5 on votes, 1 of 1 on the union.
    [row] = [row for row in found.rows if row.code == "AAA"]
    assert row.agreement == 0.75


def test_the_reference_is_left_out_of_its_group_but_not_where_it_is_named(small: Stance) -> None:
    assert "REF" not in {row.code for row in small.align(group="few").rows}
    assert "REF" in {row.code for row in small.align(["refland"], group="few").rows}


def test_a_year_has_the_votes_cast_in_it(small: Stance) -> None:
    found = small.align(["aland"], by="year", as_of="2021")
    counted = {row.period: row.eligible for row in found.rows if row.type == "vote"}
    assert counted == {"2019": 2, "2020": 2, "2021": 3}


def test_the_years_of_a_state_without_a_family_add_up_to_its_whole(bundled: Stance) -> None:
    found = bundled.align(["kazakhstan"], by="year")
    [whole] = [row for row in found.totals if row.type == "vote"]
    assert sum(row.scored for row in found.rows if row.type == "vote") == whole.scored


def test_a_topic_has_the_items_with_it(small: Stance) -> None:
    found = small.align(["aland"], by="topic")
    assert [(row.topic, row.eligible) for row in found.rows] == [("one", 2), ("two", 2)]


def test_records_have_the_columns_of_the_design(run: Run) -> None:
    [first, *_] = json.loads(run("align", "--format", "json").out)
    assert ", ".join(first) == (
        "state, code, reference, type, period, agreement, scored, eligible, coverage, absent, low, high, drop_low,"
        " drop_high, verdict"
    )


def test_a_state_is_never_called_pro_anything(run: Run) -> None:
    for words in (["align"], ["explain", "belarus"]):
        assert "pro-" not in run(*words).out.casefold().replace("lgbt-pro", "")


def test_the_bar_is_drawn_with_its_bounds(run: Run, file: Path) -> None:
    # Aland 0.70, fully covered: the eighth of ten places.
    out = run("align", "aland", "--no-bundled", "--data", str(file))
    assert "0.70 .......#.." in out.out
    out = run("align", "aland", "--no-bundled", "--data", str(file), terminal=True)
    assert "0.70 ·······◆··" in out.out


# The record once more, from the raw file.


def test_the_end_of_the_period_is_the_day_asked_about(run: Run, bundled: Stance) -> None:
    assert bundled.align(since="2014", until="2016") == bundled.align(since="2014", as_of="2016")
    assert bundled.explain("kgz", until="2016") == bundled.explain("kgz", as_of="2016")
    ran = run("align", "--until", "2016", "--as-of", "2015")
    assert (ran.code, ran.err) == (
        2, "stance: --until and --as-of are the same day here; leave one of them out\n",
    )  # fmt: skip


def test_each_measure_of_votes_names_the_other(run: Run) -> None:
    options = "--since 2014 --until 2022 --topic ukraine"
    agree = "stance agree RUS ARM " + options
    align = "stance align ARM --with RUS " + options
    said = next(line for line in run(*agree.split()[1:]).lines if "family share a weight" in line)
    assert said.endswith(f": {align}")
    said = next(line for line in run(*align.split()[1:]).lines if line.startswith("Over all joint votes"))
    assert said.endswith(f"the figure differs: {agree}")
    assert "stance align STATE --with RUS" in run("agree", "rus", "--top", "3").out
    assert "stance agree" not in run("align", "armenia", "--issue", "csto").out
    itself = run("align", "russia", "--with", "russia").out
    assert "Russia is the reference itself" in itself
    assert "stance agree" not in itself
    assert "the reference itself" not in run("align", "armenia").out


@pytest.mark.parametrize(
    ("reference", "since", "until"),
    [pytest.param("RUS", None, "2016-11-30", marks=pytest.mark.thorough), ("USA", "2014-01-01", "2016-12-31")],
)
def test_votes_recomputed_from_the_raw_file(
    reference: str, since: str | None, until: str | None, bundled: Stance
) -> None:
    found = bundled.align(reference=reference, since=since, as_of=until)
    rows = [row for row in found.rows if row.type == "vote"]
    assert len(rows) == 14 + (reference != "RUS")
    for row in rows:
        span = (since or "1900", until or "2026-11-23")
        slowly = slow.vote_items(row.code, reference, *span)
        assert (row.eligible, row.absent) == (len(slowly), slow.absences(row.code, reference, *span))
        assert row.coverage == float(slow.coverage(slowly))
        if row.agreement is not None:
            assert row.agreement == float(slow.agreement(slowly) or 0)
            assert row.drop_low == float(min(slow.without_one(slowly)))


# Bad input.


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--with", "muteland"], "Muteland has no recorded vote and no issue has a map for it"),
        (["--since", "2020", "--as-of", "2019"], "--since 2020 is after the day asked"),
        (["--as-of", "1950"], "Refland has no vote and no map up to 31 Dec 1950"),
        (["--topic", "one", "--since", "2025"], "Refland has no vote and no map on these issues since 2025"),
        (["--pool", "--by", "type"], "--pool and --by type contradict each other"),
    ],
)
def test_bad_input_is_one_line_that_says_what_to_do(words: list[str], said: str, run: Run, file: Path) -> None:
    ran = run("align", *words, "--no-bundled", "--data", str(file))
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert said in ran.err
    assert ";" in ran.err


def test_states_of_which_nothing_is_scored_are_told_in_a_line(run: Run) -> None:
    # Four states have never had a seat in the Assembly. Of statements on Ukraine the dataset has those of the fifteen.
    out = run("align", "--group", "all", "--topic", "ukraine").out
    votes, _, rest = out.partition("Policies")
    assert "Not eligible for any item: Holy See, Kosovo, Palestine and Taiwan." in votes
    assert re.search(r"^Nothing scored, of 2 items: 18\d states\.$", rest, re.MULTILINE)
    assert not [line for line in out.splitlines() if line.startswith("Kosovo")]


def test_a_dataset_without_a_reference_asks_for_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"
    path.write_text(SMALL.replace(", reference: REF", ""), encoding="utf-8")
    ran = run("align", "--no-bundled", "--data", str(path))
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert "--with" in ran.err


@pytest.mark.parametrize("asked", [{"by": "moon"}, {"absent_as": "for"}])
def test_the_api_refuses_what_the_command_line_does(asked: dict[str, str], bundled: Stance) -> None:
    with pytest.raises(stance.UsageError):
        bundled.align(["kaz"], **asked)  # type: ignore[arg-type]


# Two years side by side. Kazakhstan in 2014 is counted in tests/test_trend.py: (1/2 + 1/2 + 1 + 1) / 4. In 2024, with
# Russia first: Georgia's displaced persons, the safety of nuclear plants and rights in Crimea against/abstain, weapons
# of mass destruction in space against/for, the CSTO, weapons in space and Nazism for/for.
BETWEEN = {"2014": (4, 0.75), "2024": (7, (0.5 * 3 + 0 + 3) / 7)}


def test_between_two_years_each_has_its_own_votes(bundled: Stance) -> None:
    rows = bundled.align(["kazakhstan"], between=("2024", "2014")).rows
    votes = {row.period: (row.scored, row.agreement) for row in rows if row.type == "vote"}
    assert votes == BETWEEN


def test_what_changed_is_the_difference_of_the_figures_shown(run: Run) -> None:
    lines = run("align", "kazakhstan", "tajikistan", "--topic", "un-vote", "--between", "2014", "2024").lines
    assert "Kazakhstan  0.75  4 of 4  0.64  7 of 7   -0.11" in lines
    # Tajikistan was absent from two of the four votes of 2014 and has no figure, so no change.
    [row] = [line for line in lines if line.startswith("Tajikistan")]
    assert row.split()[1:] == ["-", "2", "of", "4", "0.64", "7", "of", "7"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["14", "2024"], "takes two years, not '14'"),
        (["2014", "2014"], "the same year"),
        (["2014", "2099"], "2099 is after"),
        (["2014", "2024", "--by", "topic"], "--between and --by contradict"),
        (["2014", "2024", "--since", "2013"], "--between and --since contradict"),
    ],
)
def test_two_years_that_cannot_be_set_side_by_side_are_refused(words: list[str], message: str, run: Run) -> None:
    ran = run("align", "--between", *words)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
