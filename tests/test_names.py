"""Names: the traps of tests/names/*.csv, every name of the dataset, and what is said about a name that fails.

The trap files say what a person expects of the design's rules. Their columns: ``typed``; ``kinds`` (state, issue or
both); ``outcome``: a code or id, ``unknown``, ``unknown: what the hint must propose`` (``nothing``: it proposes none),
or ``ambiguous:`` and every candidate (with ``...`` the first of many); ``why``.
"""

import csv
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import stance
from stance.api import Stance
from stance.cli.environment import Environment
from stance.cli.main import main
from stance.dataset.folding import fold
from stance.errors import AmbiguousNameError, StanceError, UnknownNameError
from stance.questions.names import find, find_group
from stance.questions.positions import StateKey
from tests.conftest import TODAY, Run, Stream
from tests.stock import stock_record

TRAPS = Path(__file__).with_name("names")
KINDS = {"state": ("state",), "issue": ("issue",), "both": ("state", "issue")}

# The dataset as a stock YAML reader sees it, so that no expectation comes from the code under test.
RECORD: dict[str, Any] = stock_record()
STATES: dict[str, dict[str, Any]] = RECORD["states"]
ISSUES: dict[str, dict[str, Any]] = RECORD["issues"]

# Two states each. Nobody can tell them apart by the adjective alone.
SHARED_ADJECTIVES = {"Congolese": {"COD", "COG"}, "Dominican": {"DMA", "DOM"}}

ranged = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@dataclass(frozen=True)
class Trap:
    """One line of a trap file."""

    file: str
    line: int
    typed: str
    kinds: str
    outcome: str
    why: str

    @property
    def kind(self) -> str:
        return re.split(r":? ", self.outcome)[0] if self.outcome.startswith(("unknown", "ambiguous")) else "found"

    @property
    def words(self) -> str:
        return self.outcome.partition(":")[2].strip()


def read_traps() -> Iterator[Trap]:
    for file in sorted(TRAPS.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            for row in reader:
                yield Trap(file.stem, reader.line_num, row["typed"], row["kinds"], row["outcome"], row["why"])


ALL_TRAPS = tuple(read_traps())


def traps(kind: str) -> list[Trap]:
    return [trap for trap in ALL_TRAPS if trap.kind == kind]


def some_and_all(values: Sequence[Any], every: int) -> list[Any]:
    """What takes long: some in the quick run, all in the thorough one."""
    return [pytest.param(values[::every], id="some"), pytest.param(values, id="all", marks=pytest.mark.thorough)]


def names_of(state: dict[str, Any]) -> list[str]:
    """Every name a state may be typed by, but for its codes."""
    own = [state["name"], state.get("official"), state.get("adjective"), *state.get("aliases", ())]
    return [name for name in own if name]


def candidates(error: AmbiguousNameError) -> list[str]:
    """The codes and ids that the message lists."""
    found = re.findall(r"\(([A-Z]{3})\)|the issue ([\w-]+)", error.message.partition(" could be ")[2])
    return [code or issue for code, issue in found]


def plain(name: str) -> str:
    """Letters and digits only, in lower case: enough to compare names of the Latin alphabet."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


# --- the trap files


def test_every_trap_says_why_and_is_well_formed() -> None:
    ids = {*STATES, *ISSUES}
    for trap in ALL_TRAPS:
        where = f"{trap.file}.csv:{trap.line}"
        assert trap.kinds in KINDS, where
        assert len(trap.why or "") > 5, where
        if trap.kind == "found":
            assert trap.outcome in ids, where
        elif trap.kind == "ambiguous":
            assert len(trap.words.split()) >= 2, where
            assert {*trap.words.split()} <= ids | {"..."}, where
        else:
            assert trap.kind == "unknown", where


def test_no_trap_is_set_twice() -> None:
    set_twice = [(trap.typed, trap.kinds) for trap in ALL_TRAPS]
    assert sorted(name for name in set(set_twice) if set_twice.count(name) > 1) == []


def test_a_name_stands_for_what_a_person_expects(bundled: Stance) -> None:
    for trap in traps("found"):
        assert find(bundled.index, trap.typed, KINDS[trap.kinds]).key == trap.outcome, trap


@pytest.mark.parametrize("chosen", some_and_all(traps("unknown"), 6))
def test_a_name_that_stands_for_nothing_is_only_suggested(bundled: Stance, chosen: list[Trap]) -> None:
    for trap in chosen:
        with pytest.raises(UnknownNameError) as raised:
            find(bundled.index, trap.typed, KINDS[trap.kinds])
        if trap.words == "nothing":
            assert "did you mean" not in raised.value.hint, trap
        assert trap.words == "nothing" or plain(trap.words) in plain(raised.value.hint), trap


def test_a_name_of_several_lists_them_all(bundled: Stance) -> None:
    for trap in traps("ambiguous"):
        with pytest.raises(AmbiguousNameError) as raised:
            find(bundled.index, trap.typed, KINDS[trap.kinds])
        expected = trap.words.split()
        listed = candidates(raised.value)
        if expected[-1] == "...":
            assert listed[: len(expected) - 1] == expected[:-1], trap
            assert re.search(r" and \d+ more$", raised.value.message) or len(listed) > len(expected) - 1, trap
        else:
            assert sorted(listed) == sorted(expected), trap


# --- every name of the dataset


def test_every_name_of_a_state_stands_for_it_alone(bundled: Stance) -> None:
    for code, state in STATES.items():
        for name in [code, code.lower(), state["iso2"], state["iso2"].lower(), *names_of(state)]:
            if name not in SHARED_ADJECTIVES:
                for kinds in (KINDS["state"], KINDS["both"]):
                    found = find(bundled.index, name, kinds)
                    assert isinstance(found, StateKey), name
                    assert (found.code, found.name) == (code, state["name"]), name


@pytest.mark.parametrize("adjective", SHARED_ADJECTIVES)
def test_a_shared_adjective_names_both_states(bundled: Stance, adjective: str) -> None:
    assert {code for code, state in STATES.items() if adjective in names_of(state)} == SHARED_ADJECTIVES[adjective]
    with pytest.raises(AmbiguousNameError) as raised:
        find(bundled.index, adjective)
    assert {*candidates(raised.value)} == SHARED_ADJECTIVES[adjective]


def test_every_name_of_an_issue_stands_for_it_alone(bundled: Stance) -> None:
    for issue, record in ISSUES.items():
        for name in [issue, record["title"], record.get("short") or issue, *record.get("aliases", ())]:
            for kinds in (KINDS["issue"], KINDS["both"]):
                assert find(bundled.index, name, kinds).key == issue, name


def test_no_state_answers_to_the_name_of_an_issue(bundled: Stance) -> None:
    for issue, record in ISSUES.items():
        for name in [issue, *record.get("aliases", ())]:
            with pytest.raises((UnknownNameError, AmbiguousNameError)):
                find(bundled.index, name, ("state",))


def test_every_group_is_named_by_its_id_and_title(bundled: Stance) -> None:
    for group, record in RECORD["groups"].items():
        assert find_group(bundled.index, group) == group
        assert find_group(bundled.index, group.upper().replace("-", " ")) == group
        assert find_group(bundled.index, record["title"]) == group


def test_a_group_is_never_named_by_a_beginning(bundled: Stance) -> None:
    with pytest.raises(UnknownNameError, match="no group is called 'central'") as raised:
        find_group(bundled.index, "central")
    assert "central-asia" in raised.value.hint


# --- case, accents, punctuation

state_names = st.sampled_from([(code, name) for code, state in STATES.items() for name in names_of(state)
                               if name not in SHARED_ADJECTIVES])  # fmt: skip


@st.composite
def variants(draw: st.DrawFn) -> tuple[str, str]:
    """A state's name in another case, other accents and other punctuation, with its code."""
    code, name = draw(state_names)
    composed = draw(st.booleans())
    typed = []
    for letter in unicodedata.normalize("NFC", name) if composed else unicodedata.normalize("NFD", name):
        changed = draw(st.sampled_from([letter, letter.upper(), letter.lower()]))
        if letter in " -":
            changed = draw(st.sampled_from([" ", "-", "  ", " - ", "_", "\u2013", "\u00a0", "\u2011", "\t"]))
        elif letter in "'’":
            changed = draw(st.sampled_from(["'", "’", "‘", "`", "´", "ʼ", "＇", ""]))
        elif letter.isascii() and letter.isalpha():
            changed += draw(st.sampled_from(["", "", "", "\u0301", "\u0308", "\u00ad", "\u200b"]))
        typed.append(changed)
    before, after = draw(
        st.sampled_from([("", ""), (" ", " "), ('"', '"'), ("(", ")"), ("«", "»"), ("", "."), ("", ",")])
    )
    return code, f"{before}{''.join(typed)}{after}"


@ranged
@given(variants())
@example(("KGZ", "Kyrgyz\u00adstan"))  # the soft hyphen of a text copied from a PDF file
@example(("KGZ", "\ufeffKyrgyzstan"))  # the mark at the start of a file
@example(("KGZ", "\u200eKyrgyzstan\u200e"))  # the direction marks of a web page
@example(("CIV", "Co\u0302te d'Ivoire"))
@example(("GNB", "Guinea\u2011Bissau"))
@example(("RUS", "РОССИ\u042f"))
@example(("USA", "\U0001d414nited States"))  # a mathematical capital, which has no lower case of its own
def test_case_accents_and_punctuation_do_not_matter(bundled: Stance, variant: tuple[str, str]) -> None:
    code, typed = variant
    assert find(bundled.index, typed, ("state",)).key == code


@ranged
@given(st.text(max_size=30))
@example("\u2102ongo")  # a letter-like symbol becomes a capital only when it is decomposed
@example("\u00b4\uff07")
@example("U.\u0301S.A.")
@example("a.b.c.d")
@example("&&")
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@ranged
@given(st.text(max_size=30))
def test_a_folded_name_is_words_parted_by_single_spaces(text: str) -> None:
    assert re.fullmatch(r"(\w+( \w+)*)?", fold(text).replace("_", "!"))


@ranged
@given(st.text(max_size=12))
@example("")
@example("\x00")
@example("\udcff")  # an argument that is no UTF-8
@example("' OR 1=1 --")
@example("[bold]Russia[/bold]")
@example("a" * 10_000)
def test_any_text_is_found_or_refused_in_words(bundled: Stance, text: str) -> None:
    refused: StanceError | None = None
    try:
        found = find(bundled.index, text).key
    except (UnknownNameError, AmbiguousNameError) as error:
        refused = error
    if refused is None:
        assert found in STATES or found in ISSUES
    else:
        assert f"'{text}'" in refused.message
        assert refused.hint


# --- codes, beginnings, numbers

WHOLE = {plain(name) for code, state in STATES.items() for name in [code, state["iso2"], *names_of(state)]}
CODES = {word: code for code, state in STATES.items() for word in (code.lower(), state["iso2"].lower())}
letters = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=3)


@ranged
@given(letters)
@example("kyr")
@example("gui")
@example("ger")
def test_up_to_three_letters_are_a_whole_name_or_nothing(bundled: Stance, typed: str) -> None:
    if typed in CODES:
        assert find(bundled.index, typed, ("state",)).key == CODES[typed]
    elif typed not in WHOLE:
        with pytest.raises(UnknownNameError):
            find(bundled.index, typed, ("state",))


@pytest.mark.parametrize("typed", ["kgx", "xkg", "gbx", "qru"])
def test_a_code_is_never_suggested(bundled: Stance, typed: str) -> None:
    """Codes lie so close together that every three letters are near to one."""
    with pytest.raises(UnknownNameError) as raised:
        find(bundled.index, typed, ("state",))
    assert "did you mean" not in raised.value.hint


def test_a_code_wins_over_the_same_word_as_a_name(tmp_path: Path) -> None:
    file = tmp_path / "two.yaml"
    file.write_text(
        "dataset: {schema: 1, version: 2026.1.0, checked: 2026-01-01}\n"
        "states: {SWE: {name: Sweden, iso2: SE, aliases: [nor]}, NOR: {name: Norway, iso2: 'NO'}}\n",
        encoding="utf-8",
    )
    opened = stance.load(file, bundled=False, today=TODAY, variables={})
    assert find(opened.index, "nor").key == "NOR"
    opened.close()


@st.composite
def beginnings(draw: st.DrawFn) -> tuple[str, str]:
    """The beginning of a state's name, with the state's code."""
    code, name = draw(state_names)
    return code, name[: draw(st.integers(1, len(name)))]


@ranged
@given(beginnings())
@example(("NGA", "Nige"))
@example(("NLD", "The Ne"))
@example(("UZB", "Oʻzb"))  # three letters: Unicode calls the turned comma a letter, readers do not
def test_a_beginning_leads_only_to_names_that_begin_so(bundled: Stance, beginning: tuple[str, str]) -> None:
    code, typed = beginning
    more = False
    try:
        found = [find(bundled.index, typed, ("state",)).key]
    except AmbiguousNameError as error:
        found = candidates(error)
        more = " more" in error.message
    except UnknownNameError:
        found = []
    whole = plain(typed.removeprefix("The "))  # "The SE" is Sweden's code with the article of "The Seychelles"
    for key in found:
        own = [key, STATES[key]["iso2"], *names_of(STATES[key])]
        assert any(plain(one).startswith(plain(typed)) or plain(one) == whole for one in own), key
    too_short = not found and sum(letter.isalpha() for letter in typed if letter != "ʻ") < 4
    assert code in found or more or too_short or {plain(typed), whole} & WHOLE


SYMBOLS = [(issue, alias) for issue, record in ISSUES.items() for alias in record.get("aliases", ()) if "/" in alias]


OWNERS = {alias: issue for issue, alias in SYMBOLS}


@pytest.fixture(scope="module")
def meant(bundled: Stance) -> Callable[[str], str | None]:
    """What a name stands for, if anything. Symbols of one session have most of their beginnings in common."""

    @cache
    def meant(typed: str) -> str | None:
        try:
            return find(bundled.index, typed).key
        except UnknownNameError:
            return None

    return meant


@pytest.mark.parametrize("symbols", some_and_all(SYMBOLS, 11))
def test_a_part_of_a_symbol_is_never_the_resolution(
    meant: Callable[[str], str | None], symbols: list[tuple[str, str]]
) -> None:
    for issue, symbol in symbols:
        last_number = re.split(r"\D", symbol)[-1]
        shorter = [symbol[:-dropped] for dropped in range(1, len(last_number))]
        for typed in [*shorter, f"{symbol}0"]:
            assert meant(typed) == OWNERS.get(typed) != issue, typed


# --- what a run says


@pytest.mark.parametrize("name", ["kyrgystan", "Korea", "xyzzy", "68/26", "Guiana", "", "nordic"])
def test_a_name_never_prompts(cache: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    stdin = Stream(terminal=True, text="1\ny\n")
    monkeypatch.setattr("sys.stdin", stdin)
    out, err = Stream(terminal=True), Stream(terminal=True)
    code = main(["show", name], Environment(stdin, out, err, {"XDG_CACHE_HOME": str(cache)}, TODAY))
    assert code in (3, 4)
    assert stdin.tell() == 0, "somebody read an answer"


@pytest.mark.parametrize(
    ("name", "code"), [("kyrgystan", 3), ("68/26", 3), ("nordic", 3), ("", 3), ("Korea", 4), ("Congo", 4)]
)
@pytest.mark.parametrize(("terminal", "output"), [(False, "json"), (True, "table")])
def test_a_failed_name_has_its_exit_code_and_no_answer(
    run: Run, name: str, code: int, terminal: bool, output: str
) -> None:
    ran = run("show", name, "--format", output, terminal=terminal)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.count("\n") == 1


WITH_A_STATE: dict[str, tuple[str, ...]] = {
    "show": ("show", "NAME"),
    "get": ("get", "NAME", "crimea"),
    "check": ("check", "NAME", "crimea", "for"),
    "compare": ("compare", "NAME", "--issue", "crimea"),
    "timeline": ("timeline", "NAME"),
    "events": ("events", "NAME"),
    "claims": ("claims", "NAME"),
}
WITH_AN_ISSUE: dict[str, tuple[str, ...]] = {
    "get": ("get", "kazakhstan", "NAME"),
    "check": ("check", "kazakhstan", "NAME", "for"),
    "compare": ("compare", "kazakhstan", "--issue", "NAME"),
    "compare where": ("compare", "--issue", "crimea", "--where", "NAME=for"),
    "timeline": ("timeline", "kazakhstan", "--issue", "NAME"),
}


@pytest.mark.parametrize(("name", "code"), [("Kyrgystan", 3), ("Korea", 4), ("crimea-referendun", 3)])
@pytest.mark.parametrize("command", WITH_A_STATE)
def test_every_command_refuses_a_bad_state_alike(run: Run, command: str, name: str, code: int) -> None:
    ran = run(*(name if word == "NAME" else word for word in WITH_A_STATE[command]))
    assert (ran.code, ran.out) == (code, "")
    assert f"'{name}'" in ran.err


@pytest.mark.parametrize(("name", "code"), [("crimae", 3), ("68/26", 3), ("crimea-rights", 4), ("kyrgyzstan", 3)])
@pytest.mark.parametrize("command", WITH_AN_ISSUE)
def test_every_command_refuses_a_bad_issue_alike(run: Run, command: str, name: str, code: int) -> None:
    ran = run(*(word.replace("NAME", name) for word in WITH_AN_ISSUE[command]))
    assert (ran.code, ran.out) == (code, "")
    assert f"'{name}'" in ran.err


def test_one_bad_name_of_two_withholds_the_whole_answer(run: Run) -> None:
    ran = run("show", "kyrgyzstan", "kyrgystan")
    assert (ran.code, ran.out) == (3, "")


def test_the_message_repeats_the_word_and_proposes_the_name(run: Run) -> None:
    ran = run("show", "Kyrgystan")
    assert ran.err == "stance: no state or issue is called 'Kyrgystan'; did you mean kyrgyzstan?\n"


def test_the_message_asks_for_the_kind_that_is_wanted(run: Run) -> None:
    assert run("get", "crimea", "crimea").err.startswith("stance: no state is called 'crimea'")
    assert run("get", "kazakhstan", "kazakhstan").err.startswith("stance: no issue is called 'kazakhstan'")


def test_a_suggestion_can_be_typed_as_it_stands(run: Run) -> None:
    near = ("Kyrgystan", "Guiana", "Slovania", "Untied States", "Cote de Ivoire", "crimae", "New Guinea", "Turkei")
    for typed in near:
        hint = run("show", typed).err.partition("did you mean ")[2].rstrip("?\n")
        proposed = re.split(r", | or ", hint)
        assert proposed != [""]
        for name in proposed:
            assert run("show", name).code == 0, name


def test_a_name_near_to_nothing_says_where_the_names_are(run: Run) -> None:
    assert run("show", "xyzzy").err.endswith("; 'stance states' and 'stance issues' list the names\n")
    assert run("get", "xyzzy", "crimea").err.endswith("; 'stance states' lists the names\n")


def test_an_ambiguous_name_lists_every_candidate_with_its_code(run: Run) -> None:
    err = run("show", "Korea").err
    assert "North Korea (PRK)" in err
    assert "South Korea (KOR)" in err
    assert err.endswith("name one of them by its code or whole name\n")


def test_the_candidates_come_states_first(run: Run) -> None:
    err = run("show", "South").err
    for state in ("South Africa (ZAF)", "South Korea (KOR)", "South Sudan (SSD)"):
        assert err.index(state) < err.index("the issue abkhazia-ossetia")


def test_many_candidates_are_counted_and_none_is_lost(bundled: Stance) -> None:
    # One vote a year on Georgia's displaced persons, 2008 to 2026, is 19.
    with pytest.raises(AmbiguousNameError) as raised:
        find(bundled.index, "georgia-idps")
    more = re.search(r" and (\d+) more$", raised.value.message)
    assert more
    assert len(candidates(raised.value)) + int(more[1]) == 2026 - 2008 + 1


def test_every_way_out_of_an_ambiguity_works(run: Run) -> None:
    for name in ("PRK", "KOR", "North Korea", "South Korea"):
        assert run("show", name).code == 0


def test_a_group_in_place_of_a_state_is_told_where_it_is_listed(run: Run) -> None:
    assert run("show", "G7").err.endswith("; g7 is a group of states: 'stance states --group g7' lists them\n")
    assert run("states", "--group", "g7").code == 0


def test_a_group_in_place_of_an_issue_is_told_no_option_of_states(run: Run) -> None:
    assert "--group" not in run("get", "kazakhstan", "nordic").err


def test_two_groups_of_one_title_are_never_guessed_between(tmp_path: Path) -> None:
    file = tmp_path / "two.yaml"
    file.write_text(
        "dataset: {schema: 1, version: 2026.1.0, checked: 2026-01-01}\n"
        "states: {SWE: {name: Sweden, iso2: SE}, NOR: {name: Norway, iso2: 'NO'}}\n"
        "groups: {north: {title: Neighbours, states: [SWE]}, west: {title: Neighbours, states: [NOR]}}\n",
        encoding="utf-8",
    )
    opened = stance.load(file, bundled=False, today=TODAY, variables={})
    with pytest.raises(AmbiguousNameError, match="'neighbours' could be the groups north, west"):
        find_group(opened.index, "neighbours")
    assert find_group(opened.index, "west") == "west"
    opened.close()


def test_control_characters_of_a_name_never_reach_the_terminal(run: Run) -> None:
    ran = run("show", "\x1b[31mred\x07\u202e", terminal=True)
    assert ran.code == 3
    assert not {"\x1b", "\x07", "\u202e"} & {*ran.err}


def test_a_name_is_never_read_as_markup(run: Run) -> None:
    assert "'[bold]nowhere[/bold]'" in run("show", "[bold]nowhere[/bold]", terminal=True).err


def test_a_name_that_begins_with_a_dash_can_be_given_after_two(run: Run) -> None:
    assert run("show", "--", "-kyrgyzstan-").code == 0


# --- ids that fold to the same

ALIKE = """
dataset: {schema: 1, title: Alike}
sources:
  page: {type: primary, title: A page, url: "https://example.org/page", accessed: 2026-01-01}
states:
  AAA: {name: Aland}
  BBB: {name: Beland}
groups:
  pair-1: {title: One of them, states: [AAA]}
  pair.1: {title: The other, states: [BBB]}
issues:
  aa-bb:
    {title: With a dash, question: "Which?", type: membership, topics: [t],
     positions: {AAA: [{date: 2001-01-01, status: member, sources: [page]}]}}
  aa.bb:
    {title: With a dot, question: "Which?", type: membership, topics: [t],
     positions: {AAA: [{date: 2002-02-02, status: observer, sources: [page]}]}}
"""


@pytest.mark.parametrize(("typed", "status"), [("aa-bb", "member"), ("aa.bb", "observer")])
def test_an_exact_id_wins_over_its_folded_form(tmp_path: Path, run: Run, typed: str, status: str) -> None:
    data = tmp_path / "alike.yaml"
    data.write_text(ALIKE, encoding="utf-8")
    own = ["--data", str(data), "--no-bundled"]
    assert run("get", "AAA", typed, *own).out == f"{status}\n"
    assert run("check", "AAA", typed, status, *own).code == 0
    assert run("get", "AAA", "aa bb", *own).code == 4


def test_an_exact_id_of_a_group_wins_over_its_folded_form(tmp_path: Path, run: Run) -> None:
    data = tmp_path / "alike.yaml"
    data.write_text(ALIKE, encoding="utf-8")
    own = ["--data", str(data), "--no-bundled", "--fields", "code", "-f", "csv"]
    codes = [run("states", "--group", group, *own).out.split() for group in ("pair-1", "pair.1")]
    assert codes == [["code", "AAA"], ["code", "BBB"]]


def test_a_report_does_not_look_up_again_what_it_has_found(tmp_path: Path, run: Run) -> None:
    data = tmp_path / "alike.yaml"
    data.write_text(ALIKE, encoding="utf-8")
    own = ["--data", str(data), "--no-bundled"]
    for words in (["--group", "all"], ["AAA"], ["--issue", "aa.bb", "--group", "all"]):
        assert (run("report", *words, *own).code, run("report", *words, *own).err) == (0, ""), words
