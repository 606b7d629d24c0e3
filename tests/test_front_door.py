"""The front door: names without a command, names in any order, options before the command, dates as people write them.

What the names stand for is said in the issue's own words or follows from the equal command that is spelt out.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from stance.questions.typed_dates import read_typed
from tests.conftest import Run

TODAY = date(2026, 11, 23).toordinal()

OWN = """
sources:
  paper: {type: press, title: Paper}
issues:
  reef:
    title: Pact of the reef
    question: Is it a member of the pact?
    type: membership
    topics: [sea, fish]
    sources: [paper]
    positions:
      FJI: [{date: 2014-05-01, status: member}]
      TON: [{date: 2015-05-01, status: observer}]
  shoal:
    title: Pact of the shoal
    question: Is it a member of the pact?
    type: membership
    topics: [sea]
    sources: [paper]
    positions:
      KGZ: [{date: 2014-05-01, status: member}]
      TON: [{date: 2015-05-01, status: observer}]
  bank:
    title: Law on the bank
    question: Has it a law?
    type: legislation
    topics: [sea, fish]
    sources: [paper]
    positions:
      KGZ: [{date: 2014-05-01, status: in-force}]
"""


@pytest.fixture(scope="module")
def own_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("own") / "own.yaml"
    file.write_text(OWN, encoding="utf-8")
    return file


@pytest.fixture
def own(own_file: Path, excerpt_bundled: str) -> list[str]:
    """The options that add a file of issues of the sea to the bundled dataset."""
    return ["--data", str(own_file)]


# Names without a command.


@pytest.mark.parametrize(
    ("words", "spelt_out"),
    [
        ("kyrgyzstan", "show kyrgyzstan"),
        ("KGZ --as-of 2014", "show kgz --as-of 2014"),
        ("crimea", "compare --issue crimea"),
        ("crimea --group all -f csv", "compare --issue crimea --group all -f csv"),
        ("kyrgyzstan crimea", "show kyrgyzstan --issue crimea"),
        ("crimea kyrgyzstan", "show kyrgyzstan --issue crimea"),
        ("kyrgyzstan kazakhstan crimea", "compare kyrgyzstan kazakhstan --issue crimea"),
        ("kyrgyzstan crimea eeu", "compare kyrgyzstan --issue crimea --issue eeu"),
        ("central-asia", "states --group central-asia"),
        ("central-asia crimea", "compare --group central-asia --issue crimea"),
        ("kyrgyzstan --topic crimea", "show kyrgyzstan --topic crimea"),
        ("south korea", "show KOR"),
        ("united kingdom crimea", "show GBR --issue crimea"),
        ("-- kyrgyzstan", "show kyrgyzstan"),
        ("-f json states", "states -f json"),
        ("-f json --group central-asia states", "states -f json --group central-asia"),
        ("--as-of 2014 kyrgyzstan crimea", "show kyrgyzstan crimea --as-of 2014"),
        ("--as-of=2014 get kyrgyzstan crimea", "get kyrgyzstan crimea --as-of 2014"),
        (
            "--no-bundled --data tests/datasets/small.yaml states",
            "states --no-bundled --data tests/datasets/small.yaml",
        ),
        ("compare kyrgyzstan crimea kazakhstan", "compare kyrgyzstan kazakhstan --issue crimea"),
        ("compare central-asia crimea", "compare --group central-asia --issue crimea"),
        ("timeline crimea", "timeline --issue crimea"),
        ("timeline kyrgyzstan eeu", "timeline kyrgyzstan --issue eeu"),
        ("changes kyrgyzstan eeu --from 2014 --to 2016", "changes kyrgyzstan -i eeu --since 2014 --until 2016"),
        ("show kyrgyzstan crimea", "show kyrgyzstan --issue crimea"),
        ("compare crimea --group brics,eu", "compare crimea --group brics --group eu"),
        ("compare kyrgyzstan --issue crimea,eeu", "compare kyrgyzstan --issue crimea --issue eeu"),
        ("issues --topic crimea,georgia", "issues --topic crimea --topic georgia"),
        ("agree --matrix central-asia", "agree --matrix --group central-asia"),
    ],
)
def test_a_short_line_says_what_the_long_one_says(words: str, spelt_out: str, run: Run) -> None:
    short, long = run(*words.split()), run(*spelt_out.split())
    assert (long.code, long.err) == (0, "")
    assert short == long


@pytest.mark.usefixtures("excerpt_bundled")
def test_a_command_always_wins_over_a_name(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(OWN.replace("reef:", "states:"), encoding="utf-8")
    data = ["--data", str(file)]
    assert run("states", *data, "-f", "csv").lines[0].startswith("code,name")
    assert run("show", "states", *data).lines[0] == "Pact of the reef (states)"


@pytest.mark.usefixtures("excerpt_bundled")
def test_the_value_of_an_option_is_no_command(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "own.yaml").write_text(OWN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("--data", "data", "get", "fiji", "reef").out == "member\n"
    assert run("--data", "data", "fiji", "reef").lines[0] == "Fiji (FJI) on reef"


# The cell.


def test_the_cell_has_answer_since_history_question_and_sources(run: Run) -> None:
    lines = run("show", "armenia", "csto", "--as-of", "2023").lines
    assert lines[0] == "Armenia (ARM) on CSTO (csto) as of 31 Dec 2023"
    # The treaty was signed in May 1992, in force in April 1994, the charter in September 2003.
    assert lines[2].startswith("Answer: member")
    assert lines[3:5] == ["Since: 20 Apr 1994", "Confirmed: 18 Sep 2003"]
    history = lines[lines.index("History") + 2 :][1:4]
    assert [line.split()[:2] for line in history] == [
        ["1992-05-15", "signed"], ["1994-04-20", "member"], ["2003-09-18", "member"],
    ]  # fmt: skip
    assert any("Is the state a party to the Collective Security Treaty" in line for line in lines)
    assert any(line.startswith("[1] ") for line in lines)


def test_the_history_of_a_cell_ends_on_the_day_asked(run: Run) -> None:
    cell = json.loads(run("show", "armenia", "csto", "--as-of", "1993", "-f", "json").out)
    assert [step["date"] for step in cell["history"]] == ["1992-05-15"]
    assert [answer["status"] for answer in cell["positions"]] == ["signed"]


def test_a_cell_needs_a_state(run: Run) -> None:
    ran = run("show", "crimea", "--issue", "eeu")
    assert (ran.code, ran.out) == (2, "")
    assert "--issue needs a state" in ran.err


# Dates.


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2014-03-27", "2014-03-27"), ("2014-03~", "2014-03~"), ("27 March 2014", "2014-03-27"),
        ("27 Mar 2014", "2014-03-27"), ("March 27, 2014", "2014-03-27"), ("Mar. 27 2014", "2014-03-27"),
        ("27th march 2014", "2014-03-27"), ("1st Sept 2015", "2015-09-01"), ("March 2014", "2014-03"),
        ("2014 March", "2014-03"), ("2014/03/27", "2014-03-27"), ("2014/3/7", "2014-03-07"), ("2014/03", "2014-03"),
        ("03/2014", "2014-03"), ("20140327", "2014-03-27"), ("27/03/2014", "2014-03-27"), ("03/27/2014", "2014-03-27"),
        ("27.3.2014", "2014-03-27"), ("03/03/2014", "2014-03-03"), ("today", "2026-11-23"), (" TODAY ", "2026-11-23"),
        ("2014", "2014"),
    ],
)  # fmt: skip
def test_a_date_may_be_written_in_any_way_that_means_one_thing(typed: str, meant: str) -> None:
    assert read_typed(typed, TODAY).text == meant


@pytest.mark.parametrize(
    "typed",
    ["", "may", "27 March", "spring 2014", "27/03/14", "201403", "2014-03-27-01", "Ma 2014", "tomorrow", "٢٠١٤"],
)
def test_what_is_not_a_date_or_lacks_a_year_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="is not a date; for example"):
        read_typed(typed, TODAY)


@pytest.mark.parametrize("typed", ["31 June 2014", "29 Feb 2015", "2014/13/01", "20140230", "45/45/2014", "0/0/2014"])
def test_a_day_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="does not exist in the calendar"):
        read_typed(typed, TODAY)


@pytest.mark.parametrize("typed", ["03/04/2014", "3.4.2014", "03-04-2014"])
def test_two_readings_are_both_told(typed: str, run: Run) -> None:
    ran = run("get", "kyrgyzstan", "crimea", "--as-of", typed)
    assert (ran.code, ran.out) == (2, "")
    assert "could be 3 Apr 2014 or 4 Mar 2014; write 2014-04-03 or 2014-03-04" in ran.err


def test_a_day_after_the_last_check_is_warned_of_however_it_is_written(run: Run) -> None:
    ran = run("get", "kyrgyzstan", "crimea", "--as-of", "1 March 2030")
    assert (ran.code, ran.out) == (0, "absent\n")
    assert "nothing is known after" in ran.err
    assert "2030-03-01 is later" in ran.err
    assert run("get", "kyrgyzstan", "crimea", "--as-of", "today").err == ""


# Periods, topics, types.


def test_from_and_to_are_since_and_until_and_not_both(run: Run) -> None:
    assert "--from" not in run("changes", "--help").out
    ran = run("changes", "--from", "2014", "--since", "2014", "--until", "2015")
    assert ran.code == 2
    assert "--since and --from" in ran.err


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--topic", "sea"], ["reef", "shoal", "bank"]),
        (["--topic", "sea", "--topic", "fish"], ["reef", "shoal", "bank"]),
        (["--topic", "sea+fish"], ["reef", "bank"]),
        (["--topic", "fish", "--type", "legislation"], ["bank"]),
        (["--type", "membership", "shoal"], ["shoal"]),
        (["pact", "--topic", "sea"], ["reef", "shoal"]),
    ],
)
def test_issues_by_topics_types_and_words(options: list[str], ids: list[str], run: Run, own: list[str]) -> None:
    found = json.loads(run("issues", *options, *own, "-f", "json").out)
    assert {issue["id"] for issue in found} == set(ids)


@pytest.mark.parametrize("command", ["compare", "timeline", "changes --since 2010 --until 2020", "show"])
def test_a_type_is_kept(command: str, run: Run, own: list[str]) -> None:
    ran = run(*command.split(), "kyrgyzstan", "--topic", "sea", "--type", "legislation", *own, "-f", "jsonl")
    assert {json.loads(line)["issue"] for line in ran.lines} == {"bank"}


def test_a_wrong_type_lists_the_right_ones(run: Run) -> None:
    ran = run("compare", "crimea", "--type", "law")
    assert (ran.code, ran.out) == (2, "")
    assert "choose" in ran.err
    assert "legislation" in ran.err


def test_no_issue_of_a_topic_and_a_type_is_an_empty_answer(run: Run, own: list[str]) -> None:
    ran = run("compare", "fiji", "--topic", "fish", "--type", "vote", *own)
    assert ran.code == 0
    assert ran.lines[0] == "No issue meets the conditions."


# Where the focus group has no row.


def test_states_outside_the_focus_group_are_shown_where_it_has_no_row(run: Run, own: list[str]) -> None:
    ran = run("compare", "reef", *own)
    assert ran.lines[0] == "Pact of the reef, outside the group post-soviet"
    rows = [json.loads(line)["code"] for line in run("reef", *own, "-f", "jsonl").lines]
    assert rows == ["FJI", "TON"]
    assert "No state of the group post-soviet has a row on reef: these are the states that have one." in ran.lines
    assert "2 states" in run("timeline", "reef", *own).lines[0] or "Fiji and Tonga" in run("timeline", "reef", *own).out


def test_rows_outside_the_focus_group_are_named(run: Run) -> None:
    assert "Bulgaria and Hungary, outside the group, have a row too: --group all." in run(
        "compare", "lgbt-propaganda"
    ).lines  # fmt: skip


def test_rows_outside_the_focus_group_are_counted(run: Run, own: list[str]) -> None:
    assert "Tonga, outside the group, has a row too: --group all." in run("compare", "shoal", *own).lines
    # Of 193 states that were members in 2014, 15 are of the group.
    assert "178 more states have a row: --group all." in run("compare", "crimea").lines
    assert "outside the group" not in run("compare", "shoal", "kyrgyzstan", *own).out
    assert "outside the group" not in run("compare", "shoal", "--group", "all", *own).out


# A name that is whole is no beginning of another.


@pytest.fixture
def sets(tmp_path: Path, excerpt_bundled: str) -> list[str]:
    """The options for a file with a group and a topic whose ids begin the names of issues."""
    file = tmp_path / "sets.yaml"
    file.write_text(
        OWN.replace("topics: [sea, fish]", "topics: [sea, bankers]").replace("  bank:\n", "  shoals-law:\n")
        + """\
  bankers-oath:
    title: Oath of bankers
    question: Has it sworn?
    type: membership
    sources: [paper]
    positions:
      KGZ: [{date: 2014-05-01, status: member}]
groups:
  shoals: {title: States by the shoals, states: [TON, FJI]}
""",
        encoding="utf-8",
    )
    return ["--data", str(file)]


def test_the_id_of_a_group_or_topic_wins_over_the_beginning_of_an_issue(run: Run, sets: list[str]) -> None:
    rows = [json.loads(line) for line in run("compare", "reef", "shoals", *sets, "-f", "jsonl").lines]
    assert {(row["code"], row["issue"]) for row in rows} == {("FJI", "reef"), ("TON", "reef")}
    rows = [json.loads(line) for line in run("compare", "bankers", "kyrgyzstan", *sets, "-f", "jsonl").lines]
    assert {row["issue"] for row in rows} == {"reef", "shoals-law"}
    [row] = run("compare", "bankers o", "kgz", *sets, "-f", "jsonl").lines
    assert json.loads(row)["issue"] == "bankers-oath"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("shoals", "shoals is a group of states, not an issue"),
        ("bankers", "bankers is a topic: 'stance issues --topic bankers' lists its issues"),
    ],
)
def test_one_issue_is_not_guessed_from_the_id_of_a_set(name: str, hint: str, run: Run, sets: list[str]) -> None:
    ran = run("get", "kgz", name, *sets)
    assert (ran.code, ran.out) == (3, "")
    assert hint in ran.err


# The ending of a file.


@pytest.mark.parametrize(
    ("words", "name", "begins"),
    [
        (["compare", "crimea"], "x.csv", "state,code,"),
        (["show", "kyrgyzstan"], "x.json", "{"),
        (["cite", "crimea"], "x.bib", "@"),
        (["cite", "crimea"], "x.json", '[\n  {\n    "id": "un-68-262"'),
        (["cite", "crimea", "--style", "bibtex"], "x.txt", "@"),
        (["compare", "crimea", "-f", "csv"], "x.docx", "state,code,"),
        (["compare", "crimea"], "no-ending", "UN General Assembly vote"),
    ],
)
def test_the_ending_says_what_is_written(words: list[str], name: str, begins: str, run: Run, tmp_path: Path) -> None:
    ran = run(*words, "-o", str(tmp_path / name))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize(
    "words",
    [["compare", "crimea"], ["show", "kyrgyzstan"], ["cite", "crimea"], ["report", "kyrgyzstan"],
     ["import", "un-votes", "tests/imports/excerpt.csv"]],
    ids=" ".join,
)  # fmt: skip
def test_an_ending_that_says_nothing_is_refused(words: list[str], run: Run, tmp_path: Path) -> None:
    ran = run(*words, "-o", str(tmp_path / "table.docx"))
    assert (ran.code, ran.out) == (2, "")
    assert "'.docx' is not an ending" in ran.err
    assert not (tmp_path / "table.docx").exists()


# The forty most likely mistakes of somebody new.

MISTAKES: list[tuple[str, int, str]] = [
    ("kirgizstan", 0, "Kyrgyzstan (KGZ)"),
    ("kyrgystan", 3, "did you mean kyrgyzstan?"),
    ("crimia", 3, "did you mean crimea?"),
    ("comapre crimea", 3, "did you mean compare?"),
    ("list states", 3, "did you mean states, issues, groups or sources?"),
    ("countries", 3, "did you mean states?"),
    ("vote kyrgyzstan", 3, "did you mean agree or 'issues --type vote'?"),
    ("kyrgyz republic", 0, "Kyrgyzstan (KGZ)"),
    ("kyrgyzstan crimea vote", 0, "Kyrgyzstan (KGZ) on Crimea vote (crimea)"),
    ("atlantis", 3, "no command, state, issue or group is called 'atlantis'"),
    ("korea", 4, "South Korea (KOR), North Korea (PRK)"),
    ("congo crimea", 4, "could be"),
    ("kyrgyzstan crimia", 3, "did you mean crimea?"),
    ("kyrgyzstan kazakhstan", 0, "Both are members of"),
    ("compare kyrgyzstan", 2, "compare needs an issue, or at least two states"),
    ("kyrgyzstan, kazakhstan crimea", 0, "2 states"),
    ("show", 2, "Missing argument"),
    ("show ukrain", 4, "Ukraine (UKR), the issue invasion-2022"),
    ("show votes", 3, "no state or issue is called 'votes'"),
    ("show central-asia", 3, "'stance states --group central-asia' lists them"),
    ("compare", 2, "compare needs an issue"),
    ("compare crimea --group central_asia", 0, "5 states"),
    ("compare crimea --group nato-members", 3, "no group is called"),
    ("compare crimea --topic ukrain", 3, "did you mean ukraine?"),
    ("compare crimea --format excel", 2, "'excel' is not one of"),
    ("compare crimea --format CSV", 0, "state,code,"),
    ("compare crimea -f md", 2, "; md is markdown: -f markdown"),
    ("compare crimea -f yml", 2, "; yml is yaml: -f yaml"),
    ("cite crimea -f bibtex", 2, "; --style bibtex writes it"),
    ("cite crimea -f csl", 2, "; --style csl-json writes it"),
    ("compare crimea -f bibtex", 2, "; 'stance cite' with --style bibtex writes it"),
    ("changes --between 2014 2020", 2, "of two days: --since 2014 --until 2020"),
    ("align central-asia --between russia,china", 2, "'stance align --between 2014 2024 --chart'"),
    ("central-asia crimea --group", 2, "requires an argument; for example 'stance compare crimea --group all"),
    ("agree --top 5", 2, "--top needs one state; for example 'stance agree russia --top 5'"),
    ("timeline kyrgyzstan --chart --since 2030", 2, "nothing is known after 23 Nov 2026, the day of the last check"),
    ("timeline crimea --by state", 2, "there is no option --by; see 'stance timeline --help'"),
    ("compare crimea --grop eu", 2, "there is no option --grop; did you mean --group?"),
    ("compare crimea -o crimea.pdf", 2, "'.pdf' is not an ending"),
    ("compare crimea --as-of 03/04/2014", 2, "3 Apr 2014 or 4 Mar 2014"),
    ("compare crimea --as-of yesterday", 2, "is not a date"),
    ("compare crimea --as-of March", 2, "is not a date"),
    ("compare crimea --date 2014", 2, "there is no option --date; did you mean --as-of?"),
    ("timeline crimea --date 2014", 2, "there is no option --date; did you mean --since?"),
    ("compare crimea --csv", 2, "there is no option --csv; -f csv writes csv"),
    ("kyrgyzstan --json", 2, "there is no option --json; -f json writes json"),
    ("compare crimea --where eeu", 2, "a condition is ISSUE=STATUS"),
    ("compare crimea --where eeu=yes", 2, "its statuses are"),
    ("compare --state kyrgyzstan crimea", 2, "name states without an option"),
    ("compare kyrgyzstan,kazakhstan crimea", 0, "2 states: "),
    ("timeline --since 2016 --until 2014", 2, "exchange the two"),
    ("timeline 2014", 3, "a day is given with --as-of 2014, a period with --since and --until"),
    ("kazakhstan crimea in 2014", 3, "a day is given with --as-of 2014"),
    ("kazakhstan as of 2014", 3, "a day is given with --as-of 2014"),
    ("timeline kazakhstan since 2014-03", 3, "a day is given with --as-of 2014-03"),
    ("kyrgystan in 2014", 3, "did you mean kyrgyzstan?"),
    ("baltics nato", 3, "did you mean baltic?"),
    ("compair crimea", 3, "did you mean compare?"),
    ("grain", 3, "'stance search grain' searches the texts"),
    ("who recognises kosovo", 3, "asked by names alone: 'stance kosovo' or 'stance kosovo-recognition'"),
    ("does russia recognise abkhazia", 3, "names alone: 'stance russia abkhazia' or 'stance abkhazia-"),
    ("compare crimea --group brics,eux", 3, "no group is called 'eux'; did you mean eu?"),
    ("changes kyrgyzstan", 2, "changes needs a first day"),
    ("changes kyrgyzstan --since 2024", 0, "What changed for Kyrgyzstan from 2024 to 23 Nov 2026"),
    ("get kyrgyzstan", 2, "Missing argument"),
    ("get crimea kyrgyzstan", 3, "no state is called 'crimea'; the state comes first: kyrgyzstan crimea"),
    ("check crimea kyrgyzstan absent", 3, "the state comes first: kyrgyzstan crimea"),
    ("compare --issue kyrgyzstan", 3, "no issue is called 'kyrgyzstan'; it is a state, not an issue"),
    ("get kyrgyzstan crimea --field vote", 2, "'vote' is not one of"),
    ("check kyrgyzstan crimea", 2, "Missing argument"),
    ("check kyrgyzstan crimea no", 2, "its statuses are for, against, abstain, absent"),
    ("agree russia", 2, "--top 10"),
    ("align russia china", 0, "China"),
    ("issues zebra", 0, "No issues meet the conditions; 'stance search WORD' searches all."),
    ("cite radnitz", 3, "did you mean radnitz-2016?"),
    ("-v", 2, "there is no option -v; did you mean --version?"),
    ("--json states", 2, "there is no option --json; -f json writes json"),
    ("help kyrgyzstan", 2, "there is no command or topic 'kyrgyzstan'"),
]


@pytest.mark.parametrize(("words", "code", "said"), MISTAKES, ids=[words for words, _, _ in MISTAKES])
def test_a_likely_mistake_gets_a_clear_word(words: str, code: int, said: str, run: Run) -> None:
    ran = run(*words.split())
    assert ran.code == code
    assert said in (ran.out if code == 0 else ran.err)
    assert code == 0 or (ran.out == "" and ran.err.count("\n") == 1)
