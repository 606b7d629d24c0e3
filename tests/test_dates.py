"""Dates are as precise as the evidence; an impossible one is refused, an open comparison stays open."""

from calendar import isleap
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.dataset.dates import FuzzyDate, in_words, iso
from tests.conftest import Run


def parse(text: str) -> FuzzyDate:
    return FuzzyDate.parse(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("2014-03", date(2014, 3, 1), date(2014, 3, 31)),
        ("2014-04", date(2014, 4, 1), date(2014, 4, 30)),
        ("2014-02", date(2014, 2, 1), date(2014, 2, 28)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),  # 2012 is divisible by 4
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),  # divisible by 100 but not by 400
        ("2000-02", date(2000, 2, 1), date(2000, 2, 29)),  # divisible by 400
        ("2014-12", date(2014, 12, 1), date(2014, 12, 31)),
        ("2014-03-27", date(2014, 3, 27), date(2014, 3, 27)),
        ("2000-02-29", date(2000, 2, 29), date(2000, 2, 29)),
        ("2014-03-27~", date(2014, 3, 27), date(2014, 3, 27)),
        ("2014-03?", date(2014, 3, 1), date(2014, 3, 31)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("9999-12-31", date(9999, 12, 31), date(9999, 12, 31)),
    ],
)
def test_a_date_is_an_interval_of_days(text: str, first: date, last: date) -> None:
    found = parse(text)
    assert (found.text, found.first, found.last) == (text, first.toordinal(), last.toordinal())


@pytest.mark.parametrize(
    "text",
    [
        "2014-02-30",
        "2014-13",
        "2014-00",
        "2014-03-00",
        "2014-03-32",
        "2014-04-31",
        "2014-13-01",
        "1900-02-29",  # a century is a leap year only when 400 divides it
        "2015-02-29",
        "0000",
        "2014-02-30~",
    ],
)
def test_a_day_that_the_calendar_lacks_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"'{text}' does not exist in the calendar"):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "14", "201", "20144", "2014-3", "2014-3-27", "2014-03-7", "2014/03/27", "2014.03.27", "20140327",
        "27-03-2014", "27 Mar 2014", "March 2014", "2014-Q1", "2014-W13", "2014-", "2014-03-", "~2014", "2014~~",
        "2014?~", "2014%", "2014..2015", "2014/2015", "-2014", "+2014", "201X", "2014-XX", "2014-03-27T10:00",
        "2014-03-27 ", " 2014", "2014\n", "today", "null", "٢٠١٤", "２０１４-03-27", "2014‑03‑27",
    ],
)  # fmt: skip
def test_other_forms_of_a_date_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date: a date is YYYY, YYYY-MM or YYYY-MM-DD"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("2014-03-27", True),
        ("2014-03-27~", False),
        ("2014-03-27?", False),
        ("2014-03", False),
        ("2014", False),
    ],
)
def test_only_a_certain_day_is_exact(text: str, exact: bool) -> None:
    assert parse(text).exact is exact


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("2014-03-26", "2014-03-27", True),
        ("2014-03-27", "2014-03-27", False),  # the same day is not earlier than itself
        ("2014-03-28", "2014-03-27", False),
        ("2013", "2014", True),
        ("2013-12", "2014", True),
        ("2014", "2014", None),  # two days of the same year, order unknown
        ("2014-03", "2014-03-15", None),
        ("2014-03-15", "2014-03", None),
        ("2014-03", "2014-03-01", False),  # no day of March is before the first of March
        ("2014-03-31", "2014-03", False),  # nor is its last day before any other
        ("2014-03-01", "2014-03", None),  # March may mean the first or a later day
        ("2014-12", "2015-01-01", True),
        ("2015", "2014", False),
    ],
)
def test_before_has_three_answers(one: str, other: str, answer: bool | None) -> None:
    assert parse(one).before(parse(other)) is answer


days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
texts = st.builds(
    lambda day, letters, doubt: day.isoformat()[:letters] + doubt,
    st.one_of(days, st.dates(min_value=date(2013, 11, 1), max_value=date(2015, 2, 28))),
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "~", "?"]),
)
dates = texts.map(FuzzyDate.parse)


@st.composite
def dates_with_a_day(draw: st.DrawFn) -> tuple[FuzzyDate, int]:
    """A date, and one of the days it can mean."""
    found = draw(dates)
    return found, draw(st.integers(found.first, found.last))


@given(dates_with_a_day(), dates_with_a_day())
def test_a_certain_order_holds_for_every_day_the_dates_can_mean(
    one: tuple[FuzzyDate, int], other: tuple[FuzzyDate, int]
) -> None:
    answer = one[0].before(other[0])
    assert answer is None or answer is (one[1] < other[1])


@given(dates, dates)
def test_an_open_order_could_turn_out_either_way(one: FuzzyDate, other: FuzzyDate) -> None:
    could_be_before, could_be_later = one.first < other.last, one.last >= other.first
    assert (one.before(other) is None) is (could_be_before and could_be_later)


@given(dates, dates)
def test_two_dates_are_never_before_each_other(one: FuzzyDate, other: FuzzyDate) -> None:
    assert not (one.before(other) and other.before(one))


@given(dates, dates, dates)
def test_before_is_transitive(one: FuzzyDate, two: FuzzyDate, three: FuzzyDate) -> None:
    if one.before(two) and two.before(three):
        assert one.before(three) is True


@given(days)
def test_a_day_is_written_as_it_is_read(day: date) -> None:
    found = parse(day.isoformat())
    assert iso(found.first) == iso(found.last) == day.isoformat()


@given(days)
def test_a_less_precise_date_contains_the_more_precise_one(day: date) -> None:
    text = day.isoformat()
    year, month, exact = parse(text[:4]), parse(text[:7]), parse(text)
    assert year.first <= month.first <= exact.first <= exact.last <= month.last <= year.last


@given(st.integers(1, 9999))
def test_a_year_has_as_many_days_as_the_calendar_says(year: int) -> None:
    found = parse(f"{year:04}")
    assert found.last - found.first + 1 == (366 if isleap(year) else 365)


@given(st.one_of(st.text(), st.from_regex(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?[~?]?", fullmatch=True)))
def test_any_text_is_a_date_or_refused_in_words(text: str) -> None:
    found, refusal = None, ""
    try:
        found = parse(text)
    except ValueError as error:
        refusal = str(error)
    if found is None:
        assert "is not a date" in refusal or "does not exist in the calendar" in refusal
    else:
        assert found.text == text
        assert found.first <= found.last


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2014-03-27", "27 Mar 2014"),
        ("2014-03-07", "7 Mar 2014"),
        ("2014-12", "Dec 2014"),
        ("2014-01", "Jan 2014"),
        ("2014", "2014"),
        ("2014-03-27~", "about 27 Mar 2014"),
        ("2014-03~", "about Mar 2014"),
        ("2014~", "about 2014"),
        ("2014-03?", "Mar 2014 (uncertain)"),
        ("spring 2014", "spring 2014"),
    ],
)
def test_a_date_in_words(text: str, words: str) -> None:
    assert in_words(text) == words


@given(texts)
def test_words_invent_no_day_and_no_month(text: str) -> None:
    # A year is one word of digits, a month adds its name, a day its number; doubt adds one word more.
    precision = len(text.rstrip("~?").split("-"))
    doubt = text[-1] in "~?"
    assert len(in_words(text).split()) == precision + doubt


@pytest.mark.parametrize("day", ["2014-02-30", "2014-13", "1900-02-29", "0000", "last year", "20-14", ""])
@pytest.mark.parametrize(
    "words",
    [
        ("show", "kyrgyzstan", "--as-of"),
        ("get", "kyrgyzstan", "crimea", "--as-of"),
        ("compare", "--issue", "eeu", "--as-of"),
        ("timeline", "kyrgyzstan", "--since"),
        ("timeline", "kyrgyzstan", "--until"),
        ("states", "--as-of"),
    ],
)
def test_an_impossible_date_on_the_command_line_is_a_usage_error(run: Run, words: tuple[str, ...], day: str) -> None:
    ran = run(*words, day)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert f"'{day}'" in ran.err
    assert "for example 2014-03-27, 27 March 2014, 2014-03 or 2014" in ran.err


@pytest.mark.parametrize(
    ("as_of", "status"),
    # Kyrgyzstan became a member of the Eurasian Economic Union in the first half of August 2015.
    [
        ("2015-08", "member"),
        ("2015-08-01", "signed"),
        ("2015", "member"),
        ("2015-07", "signed"),
        ("2014-11", "candidate"),
    ],
)
def test_a_month_or_year_asked_for_is_its_last_day(run: Run, as_of: str, status: str) -> None:
    assert run("get", "kyrgyzstan", "eeu", "--as-of", as_of).out == f"{status}\n"
