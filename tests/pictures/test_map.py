"""`stance compare --map`: read back from what is printed and drawn, and compared with the answers."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import stance
from stance.api import Stance
from stance.output.pictures.layouts import LAYOUTS
from stance.output.pictures.tiles import scene_of
from tests.conftest import Run
from tests.pictures.layout import labels
from tests.pictures.reading import SVG, tree, words

# By hand, from the codes of UN voting records and the vocabulary of memberships.
LETTERS = {
    "for": "Y", "against": "N", "abstain": "A", "absent": "X",
    "member": "M", "observer": "O", "signed": "S", "candidate": "C", "declined": "D", "associate": "A",
    "frozen": "Z", "suspended": "P", "former": "F", "withdrawing": "W",
}  # fmt: skip
MEMBERSHIP = {**LETTERS, "non-member": "N"}
KINDS = {
    "none-found": "-", "no-record": ".", "not-yet": ".", "ineligible": "/", "uncertain": "?", "disputed": "!",
}  # fmt: skip
EUROPE = ["--group", "eu", "--group", "eu-neighbours", "--group", "eastern-partnership"]
ALL = ["--group", "all"]
TILE = r"\b([A-Z]{3}) (\S)(?!\S)"
KEY = re.compile(r"^(\S+) (.+?) (\d+): ((?:[A-Z]{3}(?: |$))+)$")


def drawn(run: Run, *question: str, columns: int = 80) -> str:
    ran = run("compare", "--map", *question, variables={"COLUMNS": str(columns)})
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def tile_lines(out: str) -> list[str]:
    """The lines between the question and the key."""
    lines = out.partition("\n\n")[2].partition("\n\n")[2].splitlines()
    end = next(number for number, line in enumerate(lines) if re.match(r"\S+ .+ \d+:", line))
    return lines[:end]


def beside(out: str) -> dict[str, str]:
    """Codes with the letter to their right; what was not in this query has none."""
    found: list[tuple[str, str]] = re.findall(TILE, "\n".join(tile_lines(out)))
    assert len(dict(found)) == len(found)
    return dict(found)


def stacked(out: str) -> dict[str, str]:
    """Codes with the letter below their middle."""
    lines = tile_lines(out)
    tiles = {}
    for codes, letters in zip(lines[::2], lines[1::2], strict=False):
        for code in re.finditer(r"[A-Z]{3}", codes):
            tiles[code[0]] = letters[code.start() : code.end()].strip()
    return tiles


def keys(out: str) -> dict[str, tuple[str, int, list[str]]]:
    """What the key says: by words, the sign, the count and the codes."""
    body = out[out.index(next(line for line in out.splitlines() if re.match(r"\S+ .+ \d+: ", line))) :]
    joined = re.sub(r"\n +", " ", body.partition("\n\n")[0])
    read = {}
    for line in joined.splitlines():
        match = KEY.match(line)
        assert match, line
        read[match[2]] = (match[1], int(match[3]), match[4].split())
    return read


def expected(stated: Stance, issue: str, groups: Iterable[str], as_of: str | None = None) -> dict[str, str]:
    letters = LETTERS if stated.compare("kgz", issue).issues[0].type == "vote" else MEMBERSHIP
    return {
        answer.code: letters[answer.status] if answer.answer == "recorded" and answer.status else KINDS[answer.answer]
        for answer in stated.compare(issue=issue, group=list(groups), as_of=as_of).positions
    }


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_every_post_soviet_state_has_its_letter(columns: int, run: Run, bundled: Stance) -> None:
    assert beside(drawn(run, "--issue", "crimea", columns=columns)) == expected(bundled, "crimea", ["post-soviet"])


@pytest.mark.parametrize("columns", [80, 200])
def test_every_state_of_europe_has_its_letter(columns: int, run: Run, bundled: Stance) -> None:
    out = drawn(run, "--issue", "crimea", *EUROPE, columns=columns)
    assert beside(out) == expected(bundled, "crimea", ["eu", "eu-neighbours", "eastern-partnership"])


def test_every_state_of_the_world_has_its_letter(run: Run, bundled: Stance) -> None:
    known = expected(bundled, "crimea", ["all"])
    assert len(known) == 193
    assert beside(drawn(run, "--issue", "crimea", *ALL, columns=200)) == known
    assert beside(drawn(run, "--issue", "crimea", *ALL, columns=119)) == known
    for columns in (79, 80, 118):
        assert stacked(drawn(run, "--issue", "crimea", *ALL, columns=columns)) == known


@pytest.mark.parametrize("columns", [19, 60, 78])
def test_a_screen_too_narrow_for_codes_is_told_the_width_and_has_the_names(columns: int, run: Run) -> None:
    out = " ".join(drawn(run, "--issue", "crimea", *ALL, columns=columns).split())
    # 20 columns of three letters, with a gap between them.
    assert "A map of the world needs 79 columns; -o FILE.svg draws it. Y for 100: Albania, Andorra, Australia" in out
    assert "N against 11: Armenia, Belarus, Bolivia, Cuba, Nicaragua, North Korea, Russia, Sudan, Syria," in out
    assert "not in this query" not in out


@pytest.mark.parametrize("as_of", ["2014-05-28", "2014-06", "2015-01", "2015-09", "2026"])
@pytest.mark.parametrize("issue", ["eeu", "csto", "cis"])
def test_a_membership_is_that_of_the_day(issue: str, as_of: str, run: Run, bundled: Stance) -> None:
    out = drawn(run, "--issue", issue, "--as-of", as_of)
    assert beside(out) == expected(bundled, issue, ["post-soviet"], as_of)


@pytest.mark.parametrize("issue", ["rome-statute", "foreign-agents", "russian-bases", "invasion-2022", "pressure"])
def test_every_type_of_issue_has_a_map(issue: str, run: Run, bundled: Stance) -> None:
    out = drawn(run, "--issue", issue)
    tiles = beside(out)
    for sign, count, codes in keys(out).values():
        assert count == len(codes)
        assert {tiles[code] for code in codes} == {sign}
    assert len(tiles) == 15


def test_the_key_counts_what_counts_says(run: Run) -> None:
    for question in (["--issue", "crimea", *ALL], ["--issue", "eeu", "--as-of", "2014-06"], ["--issue", "pressure"]):
        counted = json.loads(run("compare", *question, "--counts", "-f", "json").out)
        assert sorted((count, codes) for _, count, codes in keys(drawn(run, *question)).values()) == sorted(
            (record["count"], record["states"]) for record in counted
        )


def test_the_roll_call_of_the_record(run: Run) -> None:
    # A/RES/68/262 as the UN announced it: 100 in favour, 11 against, 58 abstentions; 24 of the 193 did not vote.
    read = keys(drawn(run, "--issue", "crimea", *ALL))
    assert {said: (sign, count) for said, (sign, count, _) in read.items()} == {
        "for": ("Y", 100), "against": ("N", 11), "abstain": ("A", 58), "absent": ("X", 24),
    }  # fmt: skip
    assert " ".join(read["against"][2]) == "ARM BLR BOL CUB NIC PRK RUS SDN SYR VEN ZWE"


def test_what_was_not_asked_about_is_there_and_has_no_letter(run: Run) -> None:
    out = drawn(run, "--issue", "crimea", "DEU", "RUS")
    assert beside(out) == {"DEU": "Y", "RUS": "N"}
    lower = re.findall(r"\b[a-z]{3}\b", "\n".join(tile_lines(out)))
    assert len(lower) == len(set(lower)) == 48  # the map of Europe has 50 places
    assert "A code in lower case: not in this query." in out
    assert "not in this query" not in drawn(run, "--issue", "crimea")


def test_absent_is_told_from_abstaining_and_no_record_from_no(run: Run) -> None:
    crimea, union = drawn(run, "--issue", "crimea"), drawn(run, "--issue", "eeu", "DEU", "RUS")
    assert "Absent is not abstaining: the state cast no vote." in crimea
    assert "No record is not a no: nobody recorded a position." in union
    assert "No record" not in crimea
    assert "Absent" not in union


def test_what_was_looked_for_in_vain_is_told_from_what_nobody_recorded(run: Run) -> None:
    # The dataset has a search of November 2026 on the food embargo for Tajikistan, and nothing for Serbia. Estonia
    # was a target of the embargo and cannot join it.
    out = drawn(run, "--issue", "counter-sanctions", "EST", "SRB")
    assert "/ not eligible 1: EST\n. no record 1: SRB\n" in out
    out = drawn(run, "--issue", "counter-sanctions", "--group", "post-soviet")
    assert beside(out)["TJK"] == "-"
    assert "None found is not a no: somebody looked" in out


def test_a_doubt_about_a_cell_is_told(run: Run, bundled: Stance) -> None:
    doubted = [a.state for a in bundled.compare(issue="eeu").positions if a.confidence == "medium"]
    assert doubted
    assert f"Of medium confidence: {', '.join(doubted)}." in " ".join(drawn(run, "--issue", "eeu").split())
    both = " ".join(drawn(run, "--issue", "eeu", "--issue", "crimea").split())
    assert f"Of medium confidence on EAEU: {', '.join(doubted)}." in both


@pytest.mark.parametrize(
    ("question", "title"),
    [
        (["--issue", "crimea"], "UN General Assembly vote on the territorial integrity of Ukraine, 27 Mar 2014"),
        (["--issue", "eeu", "--as-of", "2015-08"], "Membership of the Eurasian Economic Union as of 31 Aug 2015"),
        (["--issue", "eeu"], "Membership of the Eurasian Economic Union as of 23 Nov 2026"),
        (["--issue", "eeu", "--issue", "crimea", "--as-of", "2015"], "15 states on 2 issues as of 31 Dec 2015"),
    ],
    ids=lambda value: "" if isinstance(value, str) else " ".join(value),
)
def test_the_title_says_the_issue_and_the_day(question: list[str], title: str, run: Run) -> None:
    assert drawn(run, *question).splitlines()[0] == title


def test_several_issues_have_a_map_each(run: Run, bundled: Stance) -> None:
    out = drawn(run, "--issue", "crimea", "--issue", "eeu", "--as-of", "2016")
    first, second = out.partition("\n\n")[2].split("Membership of the Eurasian Economic Union as of 31 Dec 2016\n")
    assert first.startswith("UN General Assembly vote on the territorial integrity of Ukraine, 27 Mar 2014")
    assert dict(re.findall(TILE, first.split("\n\nY for")[0])) == expected(bundled, "crimea", ["post-soviet"])
    assert dict(re.findall(TILE, second.split("\n\nM member")[0])) == expected(bundled, "eeu", ["post-soviet"], "2016")


def test_more_than_four_issues_are_too_many(run: Run) -> None:
    ran = run("compare", "--topic", "crimea", "--map")
    assert (ran.code, ran.out) == (2, "")
    assert "--map draws up to 4 issues" in ran.err
    assert "--issue crimea" in ran.err


@pytest.mark.parametrize("other", [["--counts"], ["--wide"], ["--cite"], ["--sort", "date"]], ids=" ".join)
def test_what_contradicts_a_map_is_refused(other: list[str], run: Run) -> None:
    ran = run("compare", "--issue", "crimea", "--map", *other)
    assert (ran.code, ran.out) == (2, "")
    assert f"--map and {other[0]} contradict each other" in ran.err


def test_svg_without_a_map_is_refused(run: Run) -> None:
    assert run("compare", "--issue", "crimea", "-f", "svg").code == 2


def test_no_state_has_no_map(run: Run) -> None:
    question = ["compare", "--issue", "crimea", "--where", "eeu=suspended", "--map"]
    ran = run(*question)
    assert (ran.code, ran.err) == (0, "")
    assert "No state meets the conditions." in ran.out
    assert "not in this query" not in ran.out
    assert "No state meets the conditions." in words(tree(run(*question, "-f", "svg").out))


def test_states_that_do_not_differ_have_no_map(run: Run) -> None:
    ran = run("compare", "LVA", "LTU", "--issue", "crimea", "--differing", "--map")
    assert ran.code == 0
    assert "The states do not differ on any of the issues." in ran.out


def test_a_condition_keeps_the_states_for_which_it_holds(run: Run) -> None:
    # The members of the union at the end of 2015: its three founders, Armenia and Kyrgyzstan.
    out = drawn(run, "--issue", "crimea", "--where", "eeu=member", "--as-of", "2015")
    assert beside(out) == {"ARM": "N", "BLR": "N", "KAZ": "A", "KGZ": "X", "RUS": "N"}


# The drawing.


def svg_tiles(svg: str) -> dict[str, str]:
    """What stands in the tiles of a drawing, each with the sign that follows it; an empty one where none does."""
    texts = [element for element in tree(svg).iter(f"{SVG}text") if element.get("text-anchor") == "middle"]
    tiles = {}
    for element, after in zip(texts, [*texts[1:], None], strict=True):
        if not element.get("font-weight") and len(element.text or "") > 2:
            signed = after is not None and after.get("font-weight") == "bold"
            tiles[element.text or ""] = (after.text or "") if signed and after is not None else ""
    return tiles


@pytest.mark.parametrize(
    ("question", "groups", "places"),
    [(["--issue", "crimea"], ["post-soviet"], 15), (["--issue", "crimea", *ALL], ["all"], 200),
     (["--issue", "eeu"], ["post-soviet"], 15)],
    ids=["region", "world", "membership"],
)  # fmt: skip
def test_every_tile_of_a_drawing_has_its_letter(
    question: list[str], groups: list[str], places: int, run: Run, bundled: Stance
) -> None:
    tiles = svg_tiles(drawn(run, *question, "-f", "svg"))
    known = expected(bundled, question[1], groups)
    # A region has room for names, the world for codes.
    names = {state.name if places == 15 else state.code: state.code for state in bundled.states(groups)}
    assert {names[label]: sign for label, sign in tiles.items() if sign} == known
    assert len(tiles) == places


def test_the_world_is_landscape_and_fits_a_slide_without_the_names(run: Run) -> None:
    question = ["--issue", "crimea", *ALL, "-f", "svg", "--no-notes"]
    _, _, wide, high = map(float, tree(drawn(run, *question)).get("viewBox", "").split())
    assert 1.6 <= wide / high <= 2
    root = tree(drawn(run, *question, "--size", "slide"))
    assert (root.get("width"), root.get("height")) == ("1280", "720")
    assert svg_tiles(drawn(run, *question, "--size", "slide"))["KAZ"] == "A"
    assert not any("Albania" in line for line in words(root))


def test_names_give_way_where_a_size_has_no_room_for_them(run: Run) -> None:
    question = ["--issue", "crimea", *ALL, "-f", "svg", "--size"]
    slide, high = (words(tree(drawn(run, *question, size))) for size in ("slide", "1280x1000"))
    assert not any("Albania" in line for line in slide)
    assert {"KAZ", "Absent is not abstaining: the state cast no vote."} <= set(slide)
    assert any(line.startswith("Source: United Nations") for line in slide)
    assert any("Albania" in line for line in high)


@pytest.mark.parametrize(("group", "size"), [("eu", "column"), ("all", "page"), ("all", "slide")])
def test_codes_stand_clear_of_signs(group: str, size: str, run: Run) -> None:
    root = tree(drawn(run, "--issue", "crimea", "--group", group, "-f", "svg", "--size", size))
    shown = list(labels(root))
    codes = [label for label in shown if re.fullmatch("[A-Z]{3}", label.words)]
    signs = [label for label in shown if re.fullmatch("[YNAX]", label.words)]
    assert len(codes) == {"eu": 50, "all": 200}[group]
    near = [
        (code.words, sign.words) for code in codes for sign in signs
        if code.left - 1 < sign.right and sign.left < code.right + 1
        and code.top < sign.bottom and sign.top < code.bottom
    ]  # fmt: skip
    assert not near


def test_where_all_states_have_one_class_they_are_counted(run: Run) -> None:
    shown = words(tree(drawn(run, "--issue", "eu", *ALL, "--as-of", "1950", "-f", "svg")))
    assert "not yet: all 197 states." in shown
    assert not any("Albania" in line for line in shown)


def test_a_column_has_signs_where_codes_do_not_fit(run: Run) -> None:
    root = tree(drawn(run, "--issue", "crimea", *ALL, "-f", "svg", "--size", "column"))
    signs = [e.text for e in root.iter(f"{SVG}text") if e.get("font-weight") and len(e.text or "") == 1]
    # The UN's own tally, with the 24 that did not vote.
    assert [signs.count(sign) for sign in "YNAX"] == [100, 11, 58, 24]


def test_the_states_of_each_answer_are_named_below_the_world(run: Run) -> None:
    told = " ".join(words(tree(drawn(run, "--issue", "crimea", *ALL, "-f", "svg"))))
    assert "against: Armenia, Belarus, Bolivia, Cuba, Nicaragua, North Korea, Russia, Sudan, Syria, Venezuela," in told


def test_maps_stand_side_by_side_with_one_legend(run: Run) -> None:
    root = tree(drawn(run, "--issue", "crimea", "--issue", "hrc-suspension-2022", *ALL, "-f", "svg"))
    shown = words(root)
    assert [shown.count(word) for word in ("for", "against", "abstain", "absent")] == [1, 1, 1, 1]
    # The tallies of A/RES/68/262 and A/RES/ES-11/3, with those that did not vote.
    heads = {e.text: e for e in root.iter(f"{SVG}text")}
    first = heads["for 100, against 11, abstain 58, absent 24"]
    second = heads["for 93, against 24, abstain 58, absent 18"]
    assert first.get("y") == second.get("y")
    assert float(second.get("x", "")) > 400


def test_a_drawing_tells_each_state_by_name(run: Run, bundled: Stance) -> None:
    root = tree(drawn(run, "--issue", "crimea", *ALL, "-f", "svg"))
    told = {element.text for element in root.iter(f"{SVG}title")}
    assert {f"{a.state}: {a.status}" for a in bundled.compare(issue="crimea", group="all").positions} <= told
    assert "TWN: not in this query" in told
    description = root.findtext(f"{SVG}desc") or ""
    assert description.startswith("A map of the world, one tile a state. for 100: Albania, Andorra,")
    assert "against 11: Armenia, Belarus, Bolivia" in description


def test_a_tooltip_says_since_when(run: Run) -> None:
    # The treaty of accession of Kyrgyzstan entered into force on 12 August 2015.
    root = tree(drawn(run, "--issue", "eeu", "--as-of", "2016", "-f", "svg"))
    assert "Kyrgyzstan: member since 12 Aug 2015" in {element.text for element in root.iter(f"{SVG}title")}


def test_a_long_title_is_set_in_lines(run: Run) -> None:
    question = ["compare", "--issue", "crimea-rights-2025", "--map"]
    title = run(*question).out.splitlines()[0]
    assert len(title) > 100
    root = tree(run(*question, "-f", "svg").out)
    lines = [e.text or "" for e in root.iter(f"{SVG}text") if e.get("font-size") == "17"]
    assert " ".join(lines) == title == root.findtext(f"{SVG}title")
    assert max(map(len, lines)) < 100


# Datasets of a user's own.

OWN = """
dataset: {schema: 1, version: 2026.11.0, checked: 2026-11-23, reference: KAZ, focus: some, licence: CC-BY-4.0}
sources:
  record: {type: primary, title: The record, date: 2014}
  other: {type: primary, title: The other record, date: 2014}
states:
  KAZ: {name: Қазақстан, un-member: 1992-03-02}
  KGZ: {name: قيرغيزستان, un-member: 1992-03-02}
  TJK: {name: "<b>&amp; ```x", un-member: 1992-03-02}
  SUN: {name: Soviet Union, un-member: {from: 1945-10-24, until: 1991-12-23}}
  UZB: {name: Uzbekistan, un-member: 1992-03-02}
  ZZY: {name: Elsewhere, un-member: 1992-03-02}
groups:
  some: {title: Some, states: [KAZ, KGZ, TJK, SUN, UZB, ZZY]}
issues:
  pact:
    title: "Membership of </title><script>alert(1)</script> [bold]pact[/bold]"
    question: 加盟国ですか。それともオブザーバーですか、あるいは参加を拒否しましたか。この問いは長いので折り返されます。
    type: membership
    sources: [record]
    positions:
      KAZ: [{date: 2014-03, status: member}]
      KGZ: [{date: 2014-04-01, status: member, sources: [record]}, {date: 2014-04-01, status: observer, sources: [other]}]
      TJK: [{date: 2014-01-01, status: declined}]
      ZZY: [{date: 2014-01-01, status: member}]
"""  # noqa: E501


@pytest.fixture
def own(tmp_path: Path) -> list[str]:
    file = tmp_path / "own.yaml"
    file.write_text(OWN, encoding="utf-8")
    return ["--issue", "pact", "--as-of", "2014-03-15", "--data", str(file), "--no-bundled"]


def test_a_state_without_a_place_is_named_below_the_map(own: list[str], run: Run) -> None:
    out = drawn(run, *own)
    # Half of March 2014 is over; the Soviet Union is; of two of them nothing is recorded on the day.
    assert beside(out) == {"KAZ": "?", "KGZ": ".", "TJK": "D", "UZB": "."}
    assert "Without a place on the map: ZZY M, SUN /." in out
    assert keys(out)["not eligible"] == ("/", 1, ["SUN"])
    assert keys(out)["member"] == ("M", 1, ["ZZY"])
    assert keys(out)["member (uncertain)"] == ("?", 1, ["KAZ"])


def test_sources_that_disagree_are_a_sign_and_both_are_counted(own: list[str], run: Run) -> None:
    own[3] = "2014-05"
    out = drawn(run, *own)
    assert beside(out)["KGZ"] == "!"
    assert keys(out)["member (disputed)"] == ("!", 1, ["KGZ"])
    assert keys(out)["observer (disputed)"] == ("!", 1, ["KGZ"])
    svg = drawn(run, *own, "-f", "svg")
    assert "قيرغيزستان: member or observer (disputed)" in {e.text for e in tree(svg).iter(f"{SVG}title")}


def test_states_without_any_place_have_an_empty_map(own: list[str], run: Run) -> None:
    out = drawn(run, "SUN", *own)
    assert beside(out) == {}
    assert "Without a place on the map: SUN /." in out


def test_text_that_looks_like_markup_stays_text(own: list[str], run: Run) -> None:
    assert "[bold]pact[/bold]" in drawn(run, *own)
    svg = drawn(run, *own, "-f", "svg")
    assert "<script" not in svg
    told = {element.text for element in tree(svg).iter(f"{SVG}title")}
    assert {"Қазақстан: member (uncertain)", "<b>&amp; ```x: declined since 1 Jan 2014"} <= told
    page = drawn(run, *own, "-f", "html")
    assert "<script" not in page
    assert "&lt;b&gt;&amp;amp; ```x" in page


def test_wide_letters_take_two_columns(own: list[str], run: Run) -> None:
    # 53 letters, each as wide as two columns: 20 to a line, 13 left, on a screen of 40 columns.
    lines = drawn(run, *own, columns=40).split("\n\n")[1].splitlines()
    assert [len(line) for line in lines] == [20, 20, 13]


# What holds of any states.


@settings(max_examples=settings().max_examples // 3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.sets(st.sampled_from(sorted(LAYOUTS[-1].places)), min_size=1, max_size=30), issue=st.just("crimea"))
def test_every_state_asked_about_is_on_the_map_once(bundled: Stance, chosen: set[str], issue: str) -> None:
    members = sorted(chosen & {state.code for state in bundled.states("all")})
    if not members:
        return
    scene = scene_of(bundled.compare(members, issue))
    [shown] = scene.maps
    assert sorted(tile.code for tile in shown.tiles if tile.sign) == members
    assert sum(key.number for key in shown.keys) == len(members)
    smaller = LAYOUTS[: LAYOUTS.index(scene.layout)]
    assert all(set(members) - set(layout.places) for layout in smaller)


def test_the_map_shows_what_the_api_answers(run: Run, bundled: Stance) -> None:
    compared = bundled.compare(issue="crimea")
    assert json.loads(drawn(run, "--issue", "crimea", "-f", "json")) == stance.records(compared)
