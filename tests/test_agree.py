"""`stance agree`: pairs, rankings and matrices over recorded votes."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

import pytest

import stance
from stance.api import Stance
from stance.output.agreement import figure
from stance.questions.agreement import Agreement
from tests import slow_measures as slow
from tests.conftest import TODAY, Run

Ask = Callable[..., list[dict[str, Any]]]
RECORD = Path(__file__).with_name("record")

# Seven roll calls, not in order of date. The union is no vote; Oldland left the UN before the first of them.
SMALL = """
dataset: {schema: 1, version: 2026.1.0, focus: pair}
sources:
  record: {type: primary, title: A roll call}
  gazette: {type: press, title: A report}
states:
  AAA: {name: Aland, un-member: 1945-10-24}
  BBB: {name: Boland, un-member: 1945-10-24}
  CCC: {name: Coland, un-member: 1945-10-24}
  DDD: {name: Doland, un-member: 1945-10-24}
  OLD: {name: Oldland, un-member: {from: 1973-09-18, until: 1990-10-03}}
groups:
  pair: {title: Two states, states: [AAA, BBB]}
  none: {title: Members of the union, where: {union: member}}
issues:
  seventh: {VOTE, date: 2021-05-01, topics: [two], votes: {for: [AAA], absent: [BBB, CCC]}}
  first: {VOTE, date: 2019-03-01, topics: [one], votes: {for: [AAA, BBB, CCC]}}
  second: {VOTE, date: 2019-03-02, topics: [one], votes: {for: [AAA], against: [BBB], abstain: [CCC]}}
  third: {VOTE, date: 2019-12-31, topics: [one], votes: {abstain: [AAA, CCC], against: [BBB]}}
  fourth: {VOTE, date: 2020-01-01, topics: [two], votes: {against: [AAA, BBB], for: [CCC]}}
  fifth: {VOTE, date: 2020-06-01, topics: [two], votes: {for: [AAA], against: [BBB]},
    positions: {CCC: [{status: abstain, sources: [record]}, {status: for, sources: [gazette]}]}}
  sixth: {VOTE, date: 2020-06-01, topics: [two], votes: {abstain: [BBB]},
    positions: {AAA: [{status: for, sources: [gazette]}]}}
  union:
    title: A union
    question: Is the state a member?
    type: membership
    sources: [record]
    begins: 2000
    positions: {}
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


@pytest.fixture
def ask(run: Run, file: Path) -> Ask:
    """Runs `agree` on the small dataset and reads the records."""

    def answer(*words: str) -> list[dict[str, Any]]:
        ran = run("agree", *words, "--no-bundled", "--data", str(file), "--format", "json")
        assert (ran.code, ran.err) == (0, "")
        found: list[dict[str, Any]] = json.loads(ran.out)
        return found

    return answer


# One pair. Aland and Boland: first for/for, second for/against, third abstain/against, fourth against/against,
# fifth for/against, sixth for/abstain; Boland was absent in the seventh.


def test_only_joint_votes_count(small: Stance) -> None:
    found = small.agree("AAA", "BBB")
    assert (found.pair.votes, found.pair.same, found.pair.opposite) == (6, 2, 2)
    # (2 + 2 x 1/2) / 6
    assert (found.pair.agreement, found.pair.s) == (0.5, 0.0)
    assert (found.only_a, found.only_b, found.neither) == (1, 0, 0)


def test_the_position_matrix_has_the_first_state_by_row(small: Stance) -> None:
    # for/for 1, for/abstain 1, for/against 2; abstain/against 1; against/against 1.
    assert small.agree("AAA", "BBB").positions == ((1, 1, 2), (0, 0, 1), (0, 0, 1))
    assert small.agree("BBB", "AAA").positions == ((1, 0, 0), (1, 0, 0), (2, 1, 1))


def test_years_are_those_with_a_joint_vote(small: Stance) -> None:
    found = small.agree("AAA", "BBB")
    assert [(year, figures.votes, figures.same) for year, figures in found.years] == [("2019", 3, 1), ("2020", 3, 1)]


def test_opposite_votes_come_before_those_with_an_abstention_and_late_before_early(small: Stance) -> None:
    found = small.agree("AAA", "BBB")
    assert [(row.issue, row.a, row.b, row.opposite) for row in found.divergences] == [
        ("fifth", "for", "against", True),
        ("second", "for", "against", True),
        ("sixth", "for", "abstain", False),
        ("third", "abstain", "against", False),
    ]


def test_a_divergent_vote_names_the_sources_of_both_positions(small: Stance) -> None:
    found = small.agree("AAA", "BBB")
    assert [row.sources for row in found.divergences if row.issue == "sixth"] == [("gazette", "record")]
    assert {source.id for source in found.sources} == {"gazette", "record"}


def test_as_many_divergent_votes_are_shown_as_asked(small: Stance) -> None:
    assert [row.issue for row in small.agree("AAA", "BBB", divergent=1).divergences] == ["fifth"]
    assert small.agree("AAA", "BBB", divergent=0).divergences == ()


def test_a_disputed_vote_is_not_scored(small: Stance) -> None:
    # Coland's fifth vote is abstain by one source and for by another.
    found = small.agree("AAA", "CCC")
    assert found.pair.votes == 4
    assert "fifth" not in {row.issue for row in found.divergences}


def test_a_state_agrees_with_itself(small: Stance) -> None:
    found = small.agree("AAA", "AAA")
    assert (found.pair.votes, found.pair.agreement, found.pair.kappa, found.divergences) == (7, 1.0, 1.0, ())


@pytest.mark.parametrize("other", ["DDD", "OLD"])
def test_a_state_that_never_voted_has_no_agreement(small: Stance, other: str) -> None:
    found = small.agree("AAA", other)
    assert found.pair == Agreement("AAA", other, 0, 0, 0, None, None, None, None)
    assert (found.only_a, found.years, found.divergences) == (7, (), ())


# A part of the roll calls.


@pytest.mark.parametrize(
    ("words", "votes"),
    [
        (["--since", "2020"], 3),
        (["--since", "2019-03-02", "--until", "2020-01-01"], 3),
        (["--until", "2019"], 3),
        (["--topic", "one"], 3),
        (["--topic", "one", "--topic", "two"], 6),
        (["--topic", "two", "--until", "2020-01"], 1),
        (["--issue", "second"], 1),
        (["--issue", "second", "--topic", "two"], 4),
        (["--issue", "second", "--since", "2020"], 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_part_of_the_roll_calls_may_be_asked_for(words: list[str], votes: int, ask: Ask) -> None:
    [found] = ask("AAA", "BBB", *words)
    assert found["votes"] == votes


def test_a_position_that_is_no_vote_is_refused(run: Run) -> None:
    ran = run("agree", "russia", "kazakhstan", "--issue", "eeu")
    assert (ran.code, ran.out) == (2, "")
    assert "'eeu' is not a vote" in ran.err


# Rankings.


def test_a_ranking_goes_by_agreement_then_votes_then_name(ask: Ask) -> None:
    # With Aland: Boland 0.5 of 6; Coland first same, second one abstains, third same, fourth opposite: 2.5 of 4.
    rows = ask("AAA", "--top", "5", "--min-votes", "1")
    assert [(row["a"], row["b"], row["votes"], row["agreement"]) for row in rows] == [
        ("AAA", "CCC", 4, 0.625),
        ("AAA", "BBB", 6, 0.5),
    ]


def test_the_lowest_come_first_in_a_ranking_from_the_bottom(ask: Ask) -> None:
    rows = ask("AAA", "--bottom", "1", "--min-votes", "1")
    assert [row["b"] for row in rows] == ["BBB"]


def test_states_with_few_joint_votes_are_not_ranked(ask: Ask) -> None:
    # Coland has 4 joint votes with Aland, Boland has 6.
    assert [row["b"] for row in ask("AAA", "--top", "5", "--min-votes", "6")] == ["BBB"]
    assert ask("AAA", "--top", "5", "--min-votes", "7") == []
    assert ask("AAA", "--top", "5") == []


def test_states_left_out_of_a_ranking_are_counted(run: Run, file: Path) -> None:
    # Coland has 4 joint votes with Aland, Doland and Oldland have none.
    ran = run("agree", "AAA", "--top", "5", "--min-votes", "5", "--no-bundled", "--data", str(file))
    assert "1 state with at least 5 joint votes ranked; 3 states with fewer left out (--min-votes)." in ran.out


def test_equal_agreement_is_ordered_by_votes_then_by_name(bundled: Stance) -> None:
    for lowest in (False, True):
        found = bundled.agree_ranking("russia", lowest=lowest)
        sign = 1 if lowest else -1
        keys = [(sign * (pair.agreement or 0), -pair.votes, found.names[pair.b]) for pair in found.pairs]
        assert keys == sorted(keys)
        assert len({key[0] for key in keys}) < len(keys)  # there are equal ones to be ordered


def test_a_state_is_not_ranked_with_itself(bundled: Stance) -> None:
    found = bundled.agree_ranking("russia", min_votes=1)
    assert "RUS" not in {pair.b for pair in found.pairs}


def test_a_group_limits_a_ranking(run: Run) -> None:
    rows = json.loads(run("agree", "russia", "--group", "baltic", "-f", "json").out)
    assert [row["b"] for row in rows] == ["EST", "LVA", "LTU"]


# Matrices.


def test_a_matrix_has_every_pair_once(ask: Ask) -> None:
    rows = ask("--matrix", "--group", "all")
    codes = ["AAA", "BBB", "CCC", "DDD", "OLD"]
    assert [(row["a"], row["b"]) for row in rows] == list(combinations(codes, 2))


def test_a_matrix_of_named_states_has_only_their_pairs(ask: Ask) -> None:
    rows = ask("CCC", "aland", "--matrix")
    assert [(row["a"], row["b"], row["votes"]) for row in rows] == [("AAA", "CCC", 4)]


def test_a_matrix_without_names_is_of_the_focus_group(ask: Ask) -> None:
    assert [(row["a"], row["b"]) for row in ask("--matrix")] == [("AAA", "BBB")]


def test_a_matrix_of_an_empty_group_is_an_answer(ask: Ask) -> None:
    assert ask("--matrix", "--group", "none") == []


def test_a_matrix_says_the_same_as_each_pair(bundled: Stance) -> None:
    for row in bundled.agree_matrix(group="post-soviet", since="2014", topic="crimea").pairs:
        assert bundled.agree(row.a, row.b, since="2014", topic="crimea").pair == row


def test_a_pair_reads_the_same_from_both_sides(bundled: Stance) -> None:
    for a, b in permutations(["RUS", "KAZ", "UZB"], 2):
        assert bundled.agree(a, b).pair[2:] == bundled.agree(b, a).pair[2:]


# The bundled record, counted from the transcription that the tests hold the dataset against.


@pytest.fixture(scope="module")
def cast() -> dict[str, dict[str, str]]:
    """Each state's votes by resolution."""
    found: dict[str, dict[str, str]] = {}
    for name in ("votes.csv", "extra_votes.csv"):
        for row in csv.DictReader((RECORD / name).read_text(encoding="utf-8").splitlines()):
            found.setdefault(row["code"], {})[row["symbol"]] = row["status"]
    return found


def test_a_slow_count_of_the_record_gives_the_same_figures(cast: dict[str, dict[str, str]], bundled: Stance) -> None:
    codes = [*sorted(cast)[::7], "RUS", "TKM", "VEN"]
    rows = {frozenset((row.a, row.b)): row for row in bundled.agree_matrix(codes).pairs}
    assert len(rows) > 300
    for pair, row in rows.items():
        a, b = sorted(pair)
        shared = [(cast[a][symbol], cast[b][symbol]) for symbol in cast[a] if symbol in cast[b]]
        assert row.votes == len(slow.joint(shared)), pair
        expected = (slow.agreement(shared), slow.s_score(shared), slow.kappa(shared), slow.pi(shared))
        assert (row.agreement, row.s, row.kappa, row.pi) == tuple(
            None if value is None else float(value) for value in expected
        ), pair


def test_the_bit_strings_say_what_a_look_up_says(bundled: Stance) -> None:
    order = [key for (key,) in bundled.index.rows(
        "SELECT i.key FROM vote_order o JOIN issue i ON i.id = o.issue ORDER BY o.rank"
    )]  # fmt: skip
    votes = {issue.id: issue.date or "" for issue in bundled.issues(type="vote")}
    assert sorted(order, key=lambda key: votes[key]) == order
    assert set(order) == set(votes)
    for code in ("RUS", "KGZ", "TKM", "NRU", "SSD"):
        strings: dict[str, int] = {
            status: int.from_bytes(bits, "little")
            for status, bits in bundled.index.rows(
                "SELECT status, bits FROM vote_bits b JOIN state s ON s.id = b.state WHERE s.code = ?", (code,)
            )
        }
        for rank, issue in enumerate(order):
            [answer] = bundled.position(code, issue)
            assert [status for status, bits in strings.items() if bits >> rank & 1] == (
                [answer.status] if answer.status else []
            )


def test_a_disputed_vote_has_no_bit_but_that_of_disputes(small: Stance) -> None:
    [(rank,)] = small.index.rows(
        "SELECT o.rank FROM vote_order o JOIN issue i ON i.id = o.issue WHERE i.key = 'fifth'"
    )  # fmt: skip
    rows = small.index.rows(
        "SELECT status, bits FROM vote_bits b JOIN state s ON s.id = b.state WHERE s.code = 'CCC'"
    )  # fmt: skip
    assert [status for status, bits in rows if int.from_bytes(bits, "little") >> rank & 1] == ["disputed"]


# What is printed.


def test_records_have_the_columns_of_the_design(run: Run) -> None:
    ran = run("agree", "russia", "kazakhstan", "--format", "csv")
    assert ran.lines[0] == "a,b,votes,same,opposite,agreement,s,kappa,pi"


def test_undefined_is_null_for_machines_and_a_word_for_people(run: Run, bundled: Stance) -> None:
    # Estonia and Latvia voted for all 15 resolutions on Crimea.
    words = ("agree", "estonia", "latvia", "--topic", "crimea")
    [found] = json.loads(run(*words, "-f", "json").out)
    assert (found["agreement"], found["kappa"], found["pi"]) == (1.0, None, None)
    [row] = csv.DictReader(io.StringIO(run(*words, "-f", "csv").out))
    assert (row["kappa"], row["pi"]) == ("", "")
    assert run(*words).out.count("undefined") == 2


def test_figures_are_rounded_only_on_the_page(run: Run) -> None:
    [found] = json.loads(run("agree", "russia", "kazakhstan", "-f", "json").out)
    assert found["agreement"] == (found["same"] + (found["votes"] - found["same"] - found["opposite"]) / 2) / 86
    assert f"Agreement        {found['agreement']:.2f} " in run("agree", "russia", "kazakhstan").out


@pytest.mark.parametrize(
    ("value", "shown"), [(-0.004, "0.00"), (-0.006, "-0.01"), (0.004, "0.00"), (1.0, "1.00"), (None, "undefined")]
)
def test_a_figure_has_two_places_and_nothing_has_no_sign(value: float | None, shown: str) -> None:
    assert figure(value) == shown


def test_small_and_negative_figures_are_numbers_in_csv(run: Run) -> None:
    for row in csv.DictReader(io.StringIO(run("agree", "--matrix", "--group", "all", "-f", "csv").out)):
        for column in ("agreement", "s", "kappa", "pi"):
            assert row[column] == "" or -1 <= float(row[column]) <= 1


@pytest.mark.parametrize(
    "words", [["russia", "belarus"], ["russia", "--top", "3"], ["--matrix"], ["russia", "--bottom", "2"]], ids=" ".join
)
def test_it_is_said_how_states_voted_and_never_what_they_are(words: list[str], run: Run) -> None:
    out = run("agree", *words).out
    assert "voted" in out
    assert "pro-" not in out.casefold()


def test_habits_that_leave_no_room_for_chance_are_pointed_out(run: Run) -> None:
    # Russia voted against all of the resolutions on displaced persons of Georgia.
    out = run("agree", "russia", "kazakhstan", "--topic", "georgia-idps").out
    assert "Read kappa and pi with care: Russia voted against in 18 of 18" in out
    assert "with care" not in run("agree", "russia", "kazakhstan").out
    assert "with care" not in run("agree", "kazakhstan", "kyrgyzstan").out


def test_what_the_figures_rest_on_is_said(run: Run) -> None:
    out = run("agree", "--matrix", "-g", "baltic", "--since", "2022", "--topic", "crimea").out
    assert "4 roll calls with the topic crimea since 2022: 15 Dec 2022 to 18 Dec 2025." in out


def test_a_triangle_that_is_too_wide_is_shown_in_panels(run: Run) -> None:
    ran = run("agree", "--matrix", terminal=True, variables={"COLUMNS": "60", "NO_COLOR": "1"})
    heads = [line for line in ran.lines if line.startswith("State ")]
    assert len(heads) > 1
    assert [code for head in heads for code in head.split()[1:]] == [
        "ARM", "AZE", "BLR", "EST", "GEO", "KAZ", "KGZ", "LVA", "LTU", "MDA", "RUS", "TJK", "TKM", "UKR", "UZB",
    ]  # fmt: skip
    # A panel begins with the row of its first column: what stands above that is in earlier panels.
    for at, line in enumerate(ran.lines):
        if line.startswith("State "):
            assert f"({line.split()[1]})" in ran.lines[at + 2]


def test_a_long_record_is_shown_by_decade(run: Run, tmp_path: Path) -> None:
    years = [*range(1946, 1964), *range(1965, 1970)]
    votes = "".join(
        f"  v{year}: {{title: V, question: Q?, type: vote, date: {year}-05-01, sources: [s],"
        f" votes: {{for: [AAA{', BBB' if year < 1960 else ''}], against: [{'BBB' if year >= 1960 else ''}]}}}}\n"
        for year in years
    )
    file = tmp_path / "long.yaml"
    file.write_text(
        "dataset: {schema: 1, version: 2026.1.0}\nsources:\n  s: {type: primary, title: S}\nstates:\n"
        "  AAA: {name: Aland, un-member: 1945}\n  BBB: {name: Boland, un-member: 1945}\n"
        f"issues:\n{votes}",
        encoding="utf-8",
    )
    lines = run("agree", "AAA", "BBB", "--no-bundled", "--data", str(file)).lines
    [sixties] = [line.split() for line in lines if line.startswith("1960s")]
    # No vote in 1964, as in the Assembly's nineteenth session; opposite votes in the nine other years.
    assert sixties == ["1960s", "9", *["0.00"] * 9]
    assert [line.split()[:2] for line in lines if line.startswith(("1940s", "1950s"))] == [
        ["1940s", "4"], ["1950s", "10"],
    ]  # fmt: skip


# What cannot be asked.


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "stance agree russia kazakhstan"),
        (["kazakhstan"], "stance agree kazakhstan --top 10"),
        (["russia", "kazakhstan", "belarus"], "--matrix"),
        (["russia", "kazakhstan", "--top", "3"], "--top cannot be used with two states"),
        (["russia", "kazakhstan", "--group", "eu"], "--group cannot be used with two states"),
        (["russia", "--top", "3", "--bottom", "3"], "both at once"),
        (["--matrix", "--top", "3"], "--top cannot be used together with --matrix"),
        (["russia", "kazakhstan", "--min-votes", "3"], "--min-votes cannot be used"),
        (["russia", "--top", "3", "--divergent", "3"], "--divergent cannot be used"),
        (["russia", "--top", "0"], "--top"),
        (["russia", "belarus", "--since", "2016", "--until", "2014"], "--since 2016 is after --until 2014"),
        (["russia", "belarus", "--since", "lately"], "27 March 2014"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_usage_error_says_what_to_do(words: list[str], said: str, run: Run) -> None:
    ran = run("agree", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["atlantis", "russia"], 3),
        (["russia", "atlantis"], 3),
        (["atlantis", "--top", "3"], 3),
        (["--matrix", "--group", "atlantis"], 3),
        (["russia", "belarus", "--topic", "atlantis"], 3),
        (["russia", "belarus", "--issue", "atlantis"], 3),
        (["russia", "korea"], 4),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_an_unknown_or_ambiguous_name_is_refused(words: list[str], code: int, run: Run) -> None:
    ran = run("agree", *words)
    assert (ran.code, ran.out) == (code, "")


def test_a_ranking_is_as_long_as_it_is_asked_for_from_either_end(run: Run) -> None:
    ranked = ["agree", "russia", "--group", "post-soviet", "--min-votes", "1", "--format", "json"]
    everyone = json.loads(run(*ranked).out)
    assert len(everyone) == 14
    assert json.loads(run(*ranked, "--top", "3").out) == everyone[:3]
    figures = [row["agreement"] for row in everyone]
    assert [row["agreement"] for row in json.loads(run(*ranked, "--bottom", "6").out)] == sorted(figures)[:6]


def test_ten_divergent_votes_are_shown_where_no_other_number_is_asked(run: Run) -> None:
    asked = ("agree", "russia", "kazakhstan")
    assert run(*asked).out == run(*asked, "--divergent", "10").out
    assert run(*asked).out != run(*asked, "--divergent", "9").out
