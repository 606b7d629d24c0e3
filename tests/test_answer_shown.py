"""What people and scripts see of an answer, read off tests/datasets/answers.yaml by eye."""

import csv
import io
import json
from pathlib import Path

import pytest

from stance.cli.help import topic_text
from stance.dataset.vocabulary import CLASSES, TYPES
from tests.conftest import Run

ON = ("--no-bundled", "--data", "tests/datasets/answers.yaml")


def rows_of(run: Run, *words: str) -> list[str]:
    """The lines of an answer, with single blanks."""
    ran = run(*words, *ON)
    assert (ran.code, ran.err) == (0, "")
    return [" ".join(line.split()) for line in ran.out.splitlines()]


def test_a_table_names_the_law_its_latest_step_and_the_other_instruments(run: Run) -> None:
    rows = rows_of(run, "compare", "-i", "register", "--as-of", "2020-06")
    assert rows[5:9] == [
        "Aland in-force 2010-02-03 [1] New register act, since 2 Jan 2015; amended 8 Jul 2018: Fines are doubled."
        " Also: Old register act, repealed 2 Jan 2015; Bill of the opposition, introduced, last word 2012.",
        "Bland announced (last word 2013) 2013-04-05 [2]",
        "Cland none found A search on 4 May 2020 found nothing.",
        "",
    ]
    assert rows[9] == "3 states of the group three: 1 announced, 1 in-force, 1 none found."


def test_a_last_word_is_old_after_two_years(run: Run) -> None:
    on_the_day, day_after = (
        rows_of(run, "compare", "BBB", "-i", "register", "--as-of", day)[5] for day in ("2015-04-05", "2015-04-06")
    )
    assert on_the_day == "Bland announced 2013-04-05 [1]"
    assert day_after == "Bland announced (last word 2013) 2013-04-05 [1]"


def test_a_matrix_has_the_bare_year_and_says_what_it_and_none_found_are(run: Run) -> None:
    rows = rows_of(run, "compare", "-i", "register", "-i", "words", "--as-of", "2020-06")
    assert rows[3:9] == [
        "Aland in-force supports",
        "Bland announced (2013) no record",
        "Cland none found no record",
        "",
        "A year in brackets is that of the last word, where it is more than two years old.",
        "None found is not a no: somebody looked on 4 May 2020 and found nothing. No record: nobody looked.",
    ]


@pytest.mark.parametrize(
    ("searched", "words"), [("2020-05", "in May 2020"), ("2019", "in 2019"), ("2020-05-04", "on 4 May 2020")]
)
def test_a_search_is_in_a_month_and_on_a_day(run: Run, tmp_path: Path, searched: str, words: str) -> None:
    data = tmp_path / "answers.yaml"
    data.write_text(Path(ON[-1]).read_text().replace("date: 2020-05-04", f"date: {searched}"))
    ask = ("compare", "-i", "register", "--as-of", "2020-06", "--no-bundled", "--data", str(data))
    assert f"A search {words} found nothing." in run(*ask).out
    assert f"somebody looked {words} and found nothing." in run(*ask, "-i", "words").out


def test_none_found_is_not_no_record_wherever_either_is_shown(run: Run) -> None:
    assert rows_of(run, "compare", "-i", "register", "--counts", "--as-of", "2020-06")[3:6] == [
        "Register announced 1 BBB", "Register in-force 1 AAA", "Register none found 1 CCC",
    ]  # fmt: skip
    assert "- none found 1: CCC" in rows_of(run, "compare", "-i", "register", "--map", "--as-of", "2020-06")
    assert "none found 0 1: CCC 0 1" in rows_of(run, "cross", "register", "dome", "--as-of", "2020-06")
    assert "Register 5 1 - 2/3" in rows_of(run, "coverage")
    assert "Dome words 2 . . 1/3" in rows_of(run, "coverage")
    wide = run("compare", "-i", "register", "-i", "words", "--wide", "-f", "json", *ON)
    assert json.loads(wide.out)[2] == {"state": "Cland", "code": "CCC", "register": "none-found", "words": None}
    nothing = run("get", "cland", "register", *ON)
    assert (nothing.code, nothing.out) == (6, "")
    assert "nothing was found of Cland on register by 2020-05-04" in nothing.err


def test_a_long_list_of_sources_for_all_states_stands_once(run: Run) -> None:
    rows = rows_of(run, "compare", "-i", "dome")
    assert rows[2] == "Did the state vote for the dome? [1]-[4]"
    # Bland has a source of its own; the others rest on the four of the roll call.
    assert rows[8:11] == ["Aland for", "Bland abstain [3]", "Cland against"]
    profile = rows_of(run, "show", "aland", "--full", "--as-of", "2020-06")
    assert profile[profile.index("Issue Position Date Sources") + 1] == "Dome for 2014-03-27"
    assert "Sources for all states at once: Dome [1]-[4]." in profile
    without = run("show", "aland", "--full", "--as-of", "2020-06", "--sources", "none", *ON).out
    assert "Dome" in without
    assert "Sources for all states" not in without
    records = json.loads(run("compare", "-i", "dome", "-f", "json", *ON).out)
    assert [row["sources"] for row in records] == [
        ["gazette", "paper-a", "paper-b", "paper-c"], ["paper-b"], ["gazette", "paper-a", "paper-b", "paper-c"],
    ]  # fmt: skip


def test_words_that_are_not_the_governments_are_marked_in_a_timeline(run: Run) -> None:
    rows = rows_of(run, "timeline", "aland", "-i", "words")
    assert rows[3:5] == [
        "2020-01-02 Dome words supports [1] A. Minister",
        "2020-03-04 Dome words opposes [2] B. President; not the government's position",
    ]
    records = json.loads(run("timeline", "aland", "-i", "words", "-f", "json", *ON).out)
    assert [row["dissent"] for row in records] == [False, True]
    assert run("get", "aland", "words", *ON).out == "supports\n"


def test_the_first_step_on_an_instrument_is_new_and_not_without_a_record(run: Run) -> None:
    rows = rows_of(run, "changes", "aland", "-i", "register", "--since", "2010", "--until", "2019")
    assert rows[3:8] == [
        "Register 2010-02-03 new in-force [1] Old register act",
        "2012-03 new introduced [2] Bill of the opposition",
        "2015-01-02 in-force repealed [1] Old register act",
        "2015-01-02 new in-force [1] New register act",
        "2018-07-08 in-force amended [1] New register act: Fines are doubled.",
    ]
    assert rows_of(run, "changes", "bland", "-i", "register", "--since", "2013", "--until", "2013")[3].split()[2:4] == [
        "no", "record",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("since", "2010-02-03"), ("class", "binding"), ("confirmed", "2018-07-08"), ("step", "amended"),
        ("step_date", "2018-07-08"), ("instrument", "new-law"), ("instrument_since", "2015-01-02"),
    ],
)  # fmt: skip
def test_get_prints_each_field(field: str, value: str, run: Run) -> None:
    ran = run("get", "aland", "register", "--field", field, *ON)
    assert (ran.out, ran.err, ran.code) == (f"{value}\n", "", 0)


@pytest.mark.parametrize(
    "words",
    [
        ["get", "aland", "register", "--field", "date"],
        ["compare", "aland", "-i", "register", "--fields", "code,date", "-f", "csv"],
        ["compare", "-i", "register", "--sort", "date"],
    ],
)
def test_date_is_since_and_says_so_once(words: list[str], run: Run) -> None:
    ran = run(*words, *ON)
    assert ran.code == 0
    assert (
        ran.err
        == "stance: 'date' of an answer is now called 'since'; the next version no longer has it under that name\n"
    )
    assert "2010-02-03" in ran.out


def test_date_is_the_last_column_and_not_told_of_where_nobody_asked(run: Run) -> None:
    ran = run("compare", "-i", "register", "-f", "csv", *ON)
    assert ran.err == ""
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert list(rows[0])[-1] == "date"
    assert all(row["date"] == row["since"] for row in rows)
    assert run("timeline", "aland", "--fields", "date,status", *ON).err == ""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["get", "aland", "register", "--as-of", "2020-07-01"], 0),
        (["check", "aland", "register", "repealed", "--as-of", "2205"], 1),
        (["get", "aland", "dome", "--as-of", "2030"], 0),
        (["timeline", "aland", "--until", "2021"], 0),
        (["timeline", "aland", "--since", "2021"], 0),
        (["changes", "aland", "--since", "2010", "--until", "2021"], 0),
    ],
)
def test_a_day_after_the_last_check_is_warned_of(words: list[str], code: int, run: Run) -> None:
    # The dataset was checked through 30 June 2020.
    ran = run(*words, *ON)
    assert ran.code == code
    assert ran.err == f"stance: nothing is known after 30 Jun 2020, the day of the last check; {words[-1]} is later\n"


@pytest.mark.parametrize("words", [["--as-of", "2020-06-30"], ["--as-of", "2020"], []])
def test_the_day_of_the_last_check_is_not_warned_of(words: list[str], run: Run) -> None:
    assert run("get", "aland", "register", *words, *ON).err == ""


def test_the_statuses_of_an_issue_are_as_tables_call_them(run: Run) -> None:
    assert rows_of(run, "statuses", "own") == [
        "Type Status Shown as Class Letter Definition",
        "custom red is red binding R The state is red.",
        "custom blue none B The state is blue.",
    ]


def test_the_statuses_of_all_types_are_those_of_the_vocabulary(run: Run) -> None:
    records = json.loads(run("statuses", "-f", "json").out)
    assert [(row["type"], row["status"]) for row in records] == [
        (name, word) for name, type_ in TYPES.items() for word in type_.words
    ]
    by_word = {(row["type"], row["status"]): row for row in records}
    assert by_word["membership", "frozen"] == {
        "type": "membership", "status": "frozen", "label": None, "class": "binding", "letter": "Z",
        "definition": "The state is a member in law, and by its own word takes no part.",
    }  # fmt: skip
    assert by_word["legislation", "amended"]["class"] is None


def test_the_topic_explains_every_status_and_class() -> None:
    text = " ".join(topic_text("statuses").split())
    for type_ in TYPES.values():
        for status in type_.statuses:
            assert status.definition in text, status.word
    assert "signed (adopted): The agreement has been signed." in text
    assert "amended (keeps): " in text
    for word, class_ in CLASSES.items():
        assert f"{word}: {class_.definition}" in text
