"""A vote of which only the month is known: no answer says more than that."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import stance
from stance.dataset.dates import FuzzyDate, on_date
from tests.conftest import TODAY, Run

# 3184 A (XXVIII) was adopted on 18 December 1973; the R package unvotes has "1973-12-02", which is no day of a vote.
# The German Democratic Republic was admitted on 18 September 1973.
TEXT = """
sources:
  table: {type: primary, title: A table of votes, url: "https://example.org/1", publisher: UN}
states:
  FRA: {name: France, un-member: 1945-10-24}
  DDR: {name: East Germany, un-member: 1973-09-18}
  BHS: {name: Bahamas, un-member: 1973-12-18}
  SUN: {name: Soviet Union, un-member: 1945-10-24}
issues:
  disarmament:
    title: Disarmament
    question: How did the state vote?
    type: vote
    date: 1973-12
    complete: false
    aliases: [A/RES/3184(XXVIII)]
    sources: [table]
    votes: {abstain: [FRA], for: [SUN]}
  earlier:
    title: Earlier
    question: How did the state vote?
    type: vote
    date: 1973-09-04
    sources: [table]
    votes: {for: [FRA, SUN]}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "fuzzy.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def opened(file: Path) -> Iterator[stance.Stance]:
    with closing(stance.load(file, bundled=False, today=TODAY, variables={})) as found:
        yield found


@pytest.mark.parametrize(
    ("state", "as_of", "kind", "status"),
    [
        ("FRA", "1973-11-30", "not-yet", None),
        ("FRA", "1973-12-01", "uncertain", "abstain"),
        ("FRA", "1973-12-30", "uncertain", "abstain"),
        ("FRA", "1973-12-31", "recorded", "abstain"),
        ("FRA", "1973-12", "recorded", "abstain"),
        # Admitted on some day of the month: it may have had a vote, which nobody recorded.
        ("BHS", "1974", "no-record", None),
        ("DDR", "1974", "no-record", None),
    ],
)
def test_an_answer_is_as_sure_as_the_date(
    state: str, as_of: str, kind: str, status: str | None, opened: stance.Stance
) -> None:
    [answer] = opened.position(state, "disarmament", as_of=as_of)
    assert (answer.answer, answer.status) == (kind, status)


def test_a_state_admitted_after_all_of_the_month_is_not_eligible(opened: stance.Stance) -> None:
    assert opened.position("BHS", "earlier")[0].answer == "ineligible"


@pytest.mark.parametrize(
    ("since", "until", "votes"),
    [
        (None, None, 2), ("1973", "1973", 2), ("1973-12", None, 1), ("1973-12-01", "1973-12-31", 1),
        ("1973-12-02", None, 0), (None, "1973-12-30", 1), (None, "1973-12", 2),
    ],
)  # fmt: skip
def test_agreement_counts_it_in_periods_that_hold_all_of_the_month(
    since: str | None, until: str | None, votes: int, opened: stance.Stance
) -> None:
    assert opened.agree("FRA", "SUN", since=since, until=until).roll_calls.count == votes


def test_a_summary_counts_it_in_its_year_once_it_is_over(run: Run, file: Path) -> None:
    from stance.questions.votes import vote_summary

    with closing(stance.load(file, bundled=False, today=TODAY, variables={})) as opened:
        index = opened.index
        [(number,)] = index.rows("SELECT id FROM state WHERE code = 'FRA'")
        for day, expected in (("1973-12-31", {"for": 1, "abstain": 1}), ("1973-12-30", {"for": 1})):
            [year] = vote_summary(index, number, FuzzyDate.parse(day).first).years
            assert (year.what, year.counts) == ("1973", expected)


def test_it_is_shown_as_what_it_is(run: Run, file: Path) -> None:
    shown = run("show", "disarmament", "--data", str(file), "--no-bundled")
    assert "A/RES/3184(XXVIII), voted in Dec 1973" in shown.out
    line = run("timeline", "FRA", "--data", str(file), "--no-bundled")
    assert "1973-12 " in line.out
    assert run("validate", str(file), "--no-bundled").code == 0


def test_a_picture_says_the_month(run: Run, file: Path) -> None:
    drawn = run("timeline", "FRA", "--chart", "-f", "html", "--data", str(file), "--no-bundled")
    assert "Dec 1973" in drawn.out
    assert "31 Dec 1973, disarmament" not in drawn.out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2014-03-27", "on 27 Mar 2014"), ("2014-03", "in Mar 2014"), ("2014", "in 2014"),
        ("2014-03~", "about Mar 2014"), ("2014-03-27?", "on 27 Mar 2014 (uncertain)"),
    ],
)  # fmt: skip
def test_a_sentence_says_when(text: str, words: str) -> None:
    assert on_date(text) == words
