"""`compare --heat` and `agree --matrix --heat`: read back from what is printed and drawn, compared with the answers."""

import json
import re
from collections import Counter
from itertools import pairwise
from math import cos, radians, sin
from pathlib import Path
from xml.etree import ElementTree

import pytest

from stance.api import Stance
from stance.errors import UsageError
from stance.output.pictures.frame import Caption
from stance.output.pictures.heat import Grid, Head, Row, Square, forks, tree_lines
from stance.output.pictures.heat_drawing import HeatDrawing
from stance.output.pictures.style import DARK, LIGHT
from stance.questions.seriation import Join
from tests.cases import swept
from tests.conftest import Ran, Run
from tests.pictures.reading import SVG, read_heat, tooltips, tree, words

STRIP = ["compare", "--topic", "ukraine", "--heat"]
WORLD = ["compare", "--topic", "un-vote", "--group", "all", "--heat"]
MATRIX = ["agree", "--matrix", "--heat"]

# By hand from the legend: the codes of the UN's own records, and the signs for what is no vote.
VOTES = {"for": "Y", "against": "N", "abstain": "A", "absent": "X"}
NOTHING = {"no-record": ".", "not-yet": ".", "ineligible": "/", "disputed": "!"}


def columns_of(ran: Ran) -> dict[str, str]:
    """The key below a strip: the issue of each number."""
    return dict(re.findall(r"^ *(\d+)  \d{4}-\d\d-\d\d  (\S+)", ran.out, re.MULTILINE))


def at(run: Run, columns: int, *question: str) -> Ran:
    ran = run(*question, variables={"COLUMNS": str(columns)})
    assert (ran.code, ran.err) == (0, "")
    return ran


# States by votes.


@pytest.mark.parametrize("columns", swept([20, 40, 60, 80, 200], [20, 80]))
def test_every_cell_is_the_answer_of_get(columns: int, run: Run, bundled: Stance) -> None:
    names = {state.name: state.code for state in bundled.states("post-soviet")}
    by_code = {code: code for code in names.values()}
    ran = at(run, columns, *STRIP)
    # At 20 columns the names would take more than their share, so codes stand for them.
    shown, issues = read_heat(ran.out, set(by_code if columns == 20 else names)), columns_of(ran)
    assert len(shown.cells) == 15 * len(issues) == 15 * 27
    for (row, number), sign in shown.cells.items():
        [answer] = bundled.position((by_code if columns == 20 else names)[row], issues[number])
        assert sign == VOTES[answer.status] if answer.status else NOTHING[answer.answer], (row, number)


@pytest.mark.thorough
@pytest.mark.parametrize("columns", [40, 80, 200])
def test_every_cell_of_the_world_is_its_answer(columns: int, run: Run, bundled: Stance) -> None:
    answers = bundled.compare(topic="un-vote", group="all").positions
    by = {(answer.code if columns == 40 else answer.state, answer.issue): answer for answer in answers}
    ran = at(run, columns, *WORLD)
    shown, issues = read_heat(ran.out, {state for state, _ in by}), columns_of(ran)
    assert {(row, issues[number]): sign for (row, number), sign in shown.cells.items()} == {
        key: VOTES[answer.status] if answer.answer == "recorded" and answer.status else NOTHING[answer.answer]
        for key, answer in by.items()
    }
    assert len(shown.cells) == 193 * 88


def test_states_are_in_the_order_of_similarity_and_votes_in_that_of_their_dates(run: Run, bundled: Stance) -> None:
    ran = at(run, 80, *STRIP)
    names = {state.code: state.name for state in bundled.states("post-soviet")}
    shown = read_heat(ran.out, set(names.values()))
    assert shown.rows == [names[code] for code in bundled.compare(topic="ukraine").by_similarity]
    days = re.findall(r"^ *\d+  (\d{4}-\d\d-\d\d)", ran.out, re.MULTILINE)
    assert days == sorted(days)
    assert shown.heads == [str(number) for number in range(1, len(days) + 1)]


def test_the_key_counts_the_states_that_are_shown(run: Run, bundled: Stance) -> None:
    ran = at(run, 80, *STRIP)
    told = dict(re.findall(r"^ *(\d+)  \S+  \S+ +(\w [^ ].*?)  +UN ", ran.out, re.MULTILINE))
    # A/RES/68/262 among the fifteen: 7 for, 3 against (ARM, BLR, RUS), KAZ and UZB abstained, KGZ TJK TKM absent.
    assert told["1"] == "Y 7, N 3, A 2, X 3"
    for number, issue in columns_of(ran).items():
        found = Counter(VOTES.get(answer.status or "", ".") for answer in bundled.compare(issue=issue).positions)
        assert told[number] == ", ".join(f"{sign} {found[sign]}" for sign in "YNAX." if found[sign])


def test_what_is_no_vote_is_named_and_not_drawn(run: Run) -> None:
    out = " ".join(at(run, 80, *STRIP).out.split())
    assert "Not drawn, as they are no votes: ukraine-relations, russia-sanctions, crimea-referendum" in out


def test_low_confidence_is_told_beside_the_vote(run: Run, bundled: Stance) -> None:
    graded = {answer.confidence for answer in bundled.compare(issue="lasting-peace-2026").positions if answer.status}
    assert graded == {"medium"}
    assert re.search(r"lasting peace in Ukraine, 2026 \(partial, medium confidence\)\n", at(run, 80, *STRIP).out)
    assert "confidence" not in at(run, 80, "compare", "--issue", "crimea", "--heat").out


def test_the_legend_has_what_is_there_and_nothing_else(run: Run) -> None:
    out = at(run, 80, "compare", "--issue", "crimea", "--heat").out
    assert "Votes: Y for, N against, A abstain, X absent.\n" in out
    assert "no record" not in out
    assert "/" not in out
    only = at(run, 80, "compare", "latvia", "estonia", "--issue", "crimea", "--heat").out
    assert "Votes: Y for.\n" in only
    assert "Absent" not in only


def test_a_vote_that_was_not_held_yet_is_no_record_of_it(run: Run, bundled: Stance) -> None:
    out = at(run, 80, *STRIP, "--as-of", "2014").out
    shown = read_heat(out, {state.name for state in bundled.states("post-soviet")})
    assert [shown.cells["Russia", number] for number in ("1", "2", "26")] == ["N", ".", "."]
    assert ". not held yet on the day asked" in out


def test_every_year_stands_above_its_first_vote(run: Run) -> None:
    ran = at(run, 200, *STRIP)
    lines = ran.out.splitlines()
    ticks = next(number for number, line in enumerate(lines) if re.match(r"^ +┬", line))
    # 3 columns a vote and 13 for names: crimea is the first vote, that of 2016 the second.
    places = [match.start() for match in re.finditer("┬", lines[ticks])]
    assert places[:3] == [14, 17, 20]
    days = re.findall(r"^ *\d+  (\d{4})-\d\d-\d\d", ran.out, re.MULTILINE)
    # A year of one vote has no room for four digits, so all years stand upright by their last two.
    shown = ["".join(line.ljust(200)[place] for line in lines[ticks - 2 : ticks]) for place in places]
    assert shown == [year[2:] for year in dict.fromkeys(days)]


def test_years_stand_across_where_each_has_room(run: Run) -> None:
    # Two votes of 2022 (2 and 24 March) and one of 2023, 3 columns each; the last has the room to its right.
    out = at(run, 80, "compare", "aggression-2022", "humanitarian-2022", "just-peace-2023", "--heat").out
    assert re.search(r"^ +2022  2023$", out, re.MULTILINE)


def test_a_partial_roll_call_is_marked_above_its_column(run: Run) -> None:
    lines = at(run, 80, *STRIP).out.splitlines()
    [marks] = [number for number, line in enumerate(lines) if line.split() == ["p"]]
    # The last of the 27 votes, whose number stands right above the sign.
    assert [line[lines[marks].index("p")] for line in lines[marks - 2 : marks]] == ["2", "7"]
    assert "p above a column: a partial roll call" in at(run, 80, *STRIP).out
    assert "partial" not in at(run, 80, "compare", "--issue", "crimea", "--heat").out


def turned_labels(root: ElementTree.Element) -> list[tuple[str, float, float, float]]:
    """The labels that rise: their words, where they begin on the sheet, and the angle."""
    found, across, down = [], 0.0, 0.0
    for element in root.iter():  # the drawing is in a group that is in one of the sheet
        if element.tag == f"{SVG}g":
            x, y = map(float, element.get("transform", "").removeprefix("translate(").removesuffix(")").split())
            across, down = across + x, down + y
        elif match := re.match(r"rotate\(-(\S+) ", element.get("transform", "")):
            x, y = across + float(element.get("x", "")), down + float(element.get("y", ""))
            found.append((element.text or "", x, y, float(match[1])))
    return found


@pytest.mark.parametrize("size", ["page", "slide", "1400x900"])
def test_titles_at_an_angle_neither_collide_nor_leave_the_canvas(size: str, run: Run) -> None:
    root = tree(run(*STRIP, "--tree", "-f", "svg", "--size", size).out)
    wide = float(root.get("viewBox", "").split()[2])
    heads = [label for label in turned_labels(root) if label[3] == 60]
    if size != "page":
        assert [heads[0][0], heads[-1][0], len(heads)] == ["Crimea vote", "Lasting peace 26", 27]
    for (_, x, _, _), (_, next_x, _, _) in pairwise(heads):
        assert (next_x - x) * sin(radians(60)) >= 10  # the height of the text
    for said, x, y, angle in heads:
        long = len(said) * 10 * 0.52
        assert x + long * cos(radians(angle)) <= wide
        assert y - long * sin(radians(angle)) >= 0


@pytest.mark.parametrize("size", ["column", "page", "slide"])
@pytest.mark.parametrize("question", swept([STRIP, ["compare", "--topic", "un-vote", "--heat"]], [STRIP]), ids=" ".join)
def test_no_year_is_ever_left_out_of_a_drawing(question: list[str], size: str, run: Run) -> None:
    root = tree(run(*question, "-f", "svg", "--size", size).out)
    shown = [word for word in words(root) if re.fullmatch(r"20\d\d", word)]
    years = {day[:4] for day in re.findall(r"^ *\d+  (\d{4}-\d\d-\d\d)", at(run, 80, *question).out, re.MULTILINE)}
    assert set(shown) == years
    # Upright years side by side need 7 units, the height of a digit.
    upright = [label for label in turned_labels(root) if label[3] == 90]
    assert all(b[1] - a[1] >= 7 for a, b in pairwise(upright) if b[2] == a[2])


# The tree.


def test_a_fork_stands_between_its_branches() -> None:
    # Rows 0 and 1 meet at 0.2, that fork and row 2 at 0.6: at half a row, and at 1.25.
    found = list(forks([Join(0, 1, 0.2), Join(3, 2, 0.6)], 3))
    assert found == [(0, 0, 1, 0, 0.2), (0.5, 0.2, 2, 0, 0.6)]
    assert tree_lines([Join(0, 1, 0.2), Join(3, 2, 0.6)], 3, 7, ascii_only=False) == ["──┐───┐", "──┘   ├", "──────┘"]


def test_the_tree_stands_beside_the_rows_in_their_order(run: Run) -> None:
    asked = ["agree", "--matrix", "belarus", "georgia", "russia", "--heat"]
    rows = [line for line in at(run, 80, *asked, "--tree").lines if re.match(r"(Belarus|Russia|Georgia) ", line)]
    # Georgia 9 and 8 in hundredths with the other two, which have 99 with each other: those two meet at once.
    assert [line.split()[0] for line in rows] == ["Georgia", "Belarus", "Russia"]
    assert [line.split()[5:] for line in rows] == [["────────────────┐"], ["┐───────────────┘"], ["┘"]]
    out = " ".join(at(run, 80, *asked, "--tree").out.split())
    assert "The tree joins those that voted alike, the further from them the less alike: up to 0.92 of 1." in out
    assert "tree" not in at(run, 80, *asked).out


def test_a_drawing_has_a_fork_for_every_join(run: Run, bundled: Stance) -> None:
    joins = bundled.agree_matrix().similarity_tree.joins
    bare, with_tree = (
        len(tree(run(*MATRIX, *more, "-f", "svg").out).findall(f".//{SVG}line")) for more in ((), ("--tree",))
    )
    assert len(joins) == 14
    assert with_tree - bare == 3 * 14


def test_a_tree_without_a_heat_strip_is_refused(run: Run) -> None:
    for question in (["compare", "--topic", "crimea"], ["agree", "--matrix"]):
        ran = run(*question, "--tree")
        assert (ran.code, ran.out) == (2, "")
        assert "--tree is for --heat" in ran.err


# States by states.


def undirected(bundled: Stance, **asked: str) -> dict[frozenset[str], float | None]:
    return {frozenset((pair.a, pair.b)): pair.agreement for pair in bundled.agree_matrix(**asked).pairs}


@pytest.mark.parametrize("columns", [80, 200])
def test_every_figure_is_the_agreement_of_its_pair(columns: int, run: Run, bundled: Stance) -> None:
    names = {f"{state.name} {state.code}": state.code for state in bundled.states("post-soviet")}
    shown = read_heat(at(run, columns, *MATRIX).out, set(names))
    pairs = undirected(bundled)
    assert len(shown.cells) == 15 * 15
    for (row, head), figure in shown.cells.items():
        value = pairs.get(frozenset((names[row], head)))
        expected = "·" if names[row] == head else "-" if value is None else f"{value:.2f}".replace(".", "").lstrip("0")
        assert figure == (expected or "0"), (row, head)


@pytest.mark.thorough
@pytest.mark.parametrize("columns", [40, 80, 200])
def test_every_digit_of_the_world_is_the_tenths_of_its_pair(columns: int, run: Run, bundled: Stance) -> None:
    names = {f"{state.name} {state.code}": state.code for state in bundled.states("all")}
    codes = {code: code for code in names.values()}
    labels = names if columns == 200 else codes
    shown = read_heat(at(run, columns, *MATRIX, "--group", "all").out, set(labels))
    pairs = undirected(bundled, group="all")
    assert len(shown.cells) == 193 * 193
    for (row, head), digit in shown.cells.items():
        code = labels[row]
        value = pairs.get(frozenset((code, head)))
        if value is not None:
            low = int(digit) / 10
            assert low <= value < low + 0.1 or (digit, value) == ("9", 1.0), (row, head)
        else:
            assert digit == ("·" if code == head else "-")


def test_rows_and_columns_have_the_one_order(run: Run, bundled: Stance) -> None:
    order = list(bundled.agree_matrix().by_similarity)
    names = {f"{state.name} {state.code}" for state in bundled.states("post-soviet")}
    shown = read_heat(at(run, 80, *MATRIX).out, names)
    assert shown.heads == order
    assert [row[-3:] for row in shown.rows] == order


def test_pairs_with_few_joint_votes_are_named(run: Run, bundled: Stance) -> None:
    states = ["armenia", "azerbaijan", "tajikistan", "kazakhstan"]
    few = [pair for pair in bundled.agree_matrix(states, topic="georgia-idps").pairs if 0 < pair.votes < 10]
    counts = {(pair.a, pair.b): pair.votes for pair in few}
    assert counts == {("ARM", "TJK"): 5, ("AZE", "TJK"): 8, ("KAZ", "TJK"): 9}
    out = " ".join(at(run, 80, *MATRIX, *states, "--topic", "georgia-idps").out.split())
    assert "so a single vote moves the figure a lot: ARM and TJK 5, KAZ and TJK 9, TJK and AZE 8." in out


@pytest.mark.thorough
def test_many_pairs_with_few_joint_votes_are_counted(run: Run) -> None:
    some = at(run, 80, *MATRIX, "--group", "all", "--topic", "georgia-idps").out
    assert " of 18528 pairs have fewer than 10 joint votes" in " ".join(some.split())


def test_no_joint_vote_is_no_shade(run: Run) -> None:
    # Turkmenistan took part in none of the votes on displaced persons of Georgia.
    svg = run(*MATRIX, "--topic", "georgia-idps", "-f", "svg").out
    assert len([line for line in tooltips(tree(svg)) if line.endswith(": undefined, no joint vote")]) == 2 * 14
    for box in tree(svg).iter(f"{SVG}rect"):
        told = box.find(f"{SVG}title")
        assert told is None or "undefined" not in (told.text or "")


# Both: widths, signs, colours.


@pytest.mark.parametrize(
    "question", swept([STRIP, WORLD, MATRIX, [*MATRIX, "--group", "all"]], [STRIP, MATRIX]), ids=" ".join
)
@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_line_of_the_picture_is_wider_than_the_screen(question: list[str], columns: int, run: Run) -> None:
    for terminal in (False, True):
        out = run(*question, terminal=terminal, variables={"COLUMNS": str(columns), "NO_COLOR": "1"}).out
        picture = out.partition("\n\n")[2]
        picture = picture.partition("\n\nNo. ")[0].partition("\n\nThe same without")[0]
        assert max(map(len, picture.splitlines())) <= columns


@pytest.mark.parametrize("question", [STRIP, MATRIX], ids=" ".join)
def test_ascii_is_ascii_and_says_the_same(question: list[str], run: Run) -> None:
    plain = at(run, 80, *question, "--ascii").out
    assert plain.isascii()
    assert at(run, 80, *question).out.translate(str.maketrans("─┬·", "-+.")) == plain


def test_names_that_ascii_cannot_show_give_way_to_codes(run: Run, bundled: Stance) -> None:
    ran = at(run, 80, "compare", "--topic", "un-vote", "türkiye", "côte d'ivoire", "benin", "--heat", "--ascii")
    picture = ran.out.partition("\n\nNo. ")[0]
    assert picture.isascii()
    assert "States by their codes; 'stance states' has the names." in picture
    shown = read_heat(ran.out, {state.code for state in bundled.states("all")})
    assert len(shown.cells) == 3 * 88
    assert shown.cells["TUR", "9"] == "Y"  # A/RES/68/262, the ninth vote of the record


@pytest.mark.parametrize("question", [STRIP, MATRIX], ids=" ".join)
def test_colour_adds_nothing_that_the_signs_do_not_say(question: list[str], run: Run) -> None:
    coloured = run(*question, "--color", "always").out
    assert "\x1b[" in coloured
    bare = [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", coloured).splitlines()]
    assert bare == run(*question, terminal=True, variables={"NO_COLOR": "1"}).out.splitlines()
    assert "\x1b" not in run(*question, terminal=True, variables={"TERM": "dumb"}).out


def _luminance(colour: str) -> float:
    """As WCAG 2 defines it, of #rrggbb."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _of_256(number: int) -> str:
    """A colour of the terminal's cube (16 to 231) or of its greys (232 to 255)."""
    if number >= 232:
        return f"#{8 + 10 * (number - 232):02x}" + f"{8 + 10 * (number - 232):02x}" * 2
    steps = (0, 95, 135, 175, 215, 255)
    return "#" + "".join(f"{steps[(number - 16) // size % 6]:02x}" for size in (36, 6, 1))


def test_signs_are_legible_on_their_squares(run: Run) -> None:
    coloured = run(*STRIP, "--color", "always").out + run(*MATRIX, "--color", "always").out
    pairs = set(re.findall(r"\x1b\[38;5;(\d+);48;5;(\d+)m", coloured))
    assert len(pairs) == 9  # for, against, abstaining, absent; five shades
    for ink, ground in pairs:
        assert _contrast(_of_256(int(ink)), _of_256(int(ground))) >= 4.5, (ink, ground)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_figures_are_legible_on_the_shades_of_a_drawing(colours: dict[str, str], run: Run) -> None:
    style = run(*MATRIX, "-f", "svg").out.split("<style>")[1].split("</style>")[0]
    rules = style.split("@media")[0 if colours is LIGHT else 1]
    for step in range(5):
        found = re.search(rf"text\.on-shade-{step} {{ fill: (#\w+)", rules)
        assert found
        assert _contrast(found[1], colours[f"shade-{step}"]) >= 4.5


# The drawing.


def squares(svg: str) -> dict[str, tuple[str, str]]:
    """By the words of each square, such as "Latvia, 27 Mar 2014, crimea: for": its style, and the sign on it."""
    found: dict[str, tuple[str, str]] = {}
    last = ""
    for element in tree(svg).iter():
        told = element.find(f"{SVG}title")
        if element.tag == f"{SVG}rect" and told is not None:
            last = told.text or ""
            found[last] = ((element.get("class") or "").removeprefix("fill "), "")
        elif element.tag == f"{SVG}text":
            if told is not None and ": " in (told.text or ""):
                found[told.text or ""] = ("", (element.text or "").strip())
            elif last and (element.get("class") or "").startswith("on"):
                found[last] = (found[last][0], element.text or "")
            last = ""
    return found


def test_every_vote_is_drawn_with_its_letter(run: Run, bundled: Stance) -> None:
    drawn = squares(run(*STRIP, "-f", "svg").out)
    votes = {issue.id for issue in bundled.issues(type="vote")}
    answers = [answer for answer in bundled.compare(topic="ukraine").positions if answer.issue in votes]
    styles = {"for": "with", "against": "against", "abstain": "between", "absent": "nothing"}
    told = {}
    for said, look in drawn.items():
        # "Latvia, 27 Mar 2014, crimea: for", and of less than high confidence "... for (medium confidence)".
        state, _, rest = re.sub(r", [^,]*, ", "\t", said).partition("\t")
        issue, _, status = rest.partition(": ")
        told[state, issue] = (status.split(" (")[0], *look)
    assert told == {
        (answer.state, answer.issue): (answer.status, styles[answer.status], VOTES[answer.status])
        if answer.status else ("no record", "", ".")
        for answer in answers
    }  # fmt: skip
    assert len(told) == 15 * 27


def test_every_pair_is_drawn_with_its_figure_and_joint_votes(run: Run, bundled: Stance) -> None:
    drawn = squares(run(*MATRIX, "-f", "svg").out)
    matrix = bundled.agree_matrix()
    names = matrix.names
    for pair in matrix.pairs:
        for a, b in ((pair.a, pair.b), (pair.b, pair.a)):
            if pair.agreement is None:
                assert drawn[f"{names[a]}, {names[b]}: undefined, no joint vote"] == ("", "-")
            else:
                votes = f"{pair.votes} joint vote{'s' if pair.votes > 1 else ''}"
                style, figure = drawn[f"{names[a]}, {names[b]}: {pair.agreement:.2f} over {votes}"]
                assert int(figure) == round(float(f"{pair.agreement:.2f}") * 100)
                step = int(style.removeprefix("shade-"))
                assert step / 5 <= pair.agreement < (step + 1) / 5 or (step, pair.agreement) == (4, 1.0)


@pytest.mark.thorough
def test_the_world_is_drawn_whole(run: Run) -> None:
    drawn = squares(run(*WORLD, "-f", "svg").out)
    assert len(drawn) == 193 * 88
    assert Counter(sign for _, sign in drawn.values())[""] == 0  # nothing in colour alone


@pytest.mark.parametrize("question", [STRIP, MATRIX], ids=" ".join)
def test_a_drawing_has_a_title_a_description_and_nothing_from_elsewhere(question: list[str], run: Run) -> None:
    svg = run(*question, "-f", "svg").out
    root = tree(svg)
    assert root.get("role") == "img"
    told = {element.get("id"): element.text or "" for element in root if element.tag in (f"{SVG}title", f"{SVG}desc")}
    title, description = (told[name] for name in (root.get("aria-labelledby") or "").split())
    assert title in (
        "15 states on 27 votes, 27 Mar 2014 to 24 Feb 2026",
        "How alike 15 states of the group post-soviet voted",
    )
    assert "Belarus" in description
    assert not re.search(r"<script|<image|<use|href|url\(|@import|@font-face|\bon[a-z]+=|javascript", svg)
    assert re.findall(r"https?://[^\"< ]+", svg) == ["http://www.w3.org/2000/svg"]
    assert words(root)[-1] == "Dataset 2026.11.1, facts checked through 23 Nov 2026. CC-BY-4.0."


def test_a_description_says_what_is_to_be_seen(run: Run) -> None:
    strip = run("compare", "russia", "latvia", "--issue", "crimea", "--heat", "-f", "svg").out
    assert "Latvia: 1 for. Russia: 1 against.</desc>" in strip
    matrix = run("agree", "--matrix", "russia", "kazakhstan", "--topic", "crimea", "--heat", "-f", "svg").out
    assert "In that order: Kazakhstan, Russia (0.75 with Kazakhstan).</desc>" in matrix  # docs/measures.md: 7 of 14


def test_a_page_has_the_drawing_and_the_table_with_its_sources(run: Run) -> None:
    page = run(*STRIP, "-f", "html").out
    assert page.count("<svg") == 1
    assert "<table>" in page
    assert 'id="source-1"' in page
    assert "0.96 (83)" in run(*MATRIX, "-f", "html").out  # Kazakhstan and Kyrgyzstan, with their joint votes


@pytest.mark.parametrize("question", [STRIP, MATRIX], ids=" ".join)
@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "tsv", "yaml"])
def test_machine_formats_are_those_without_the_picture(question: list[str], name: str, run: Run) -> None:
    bare = [word for word in question if word != "--heat"]
    assert run(*question, "-f", name).out == run(*bare, "-f", name).out


def _grid(rows: int, votes: int) -> Grid:
    one, other = Square("Y", "Y", "with", "for"), Square("N", "N", "against", "against")
    line = tuple(one if place % 50 else other for place in range(votes))
    heads = tuple(Head(str(n), "2014", f"1 Jan 2014, v{n}") for n in range(1, votes + 1))
    made = tuple(Row(f"State {n}", f"S{n}", f"State {n}", line) for n in range(rows))
    return Grid(made, heads, (3, 2, 1), (9.0, 28.0), (), (), (), (), (), Caption("Many", "", "Many."))


def test_very_many_votes_are_joined_where_they_are_alike_and_none_is_lost() -> None:
    drawing = HeatDrawing(_grid(50, 500), 960)
    told = [element.findtext("title") or "" for element in drawing.elements if element.tag == "rect"]
    counts = [int(found[1]) if (found := re.search(r"in each of (\d+)$", line)) else 1 for line in told]
    assert sum(counts) == 50 * 500
    assert len(told) < 50 * 500 / 10
    assert "State 0, 1 Jan 2014, v2 to 1 Jan 2014, v50: for in each of 49" in told
    letters = [element.text for element in drawing.elements if (element.get("class") or "").startswith("on-")]
    assert len(letters) == len(told)
    assert max(float(element.get("x", 0)) + float(element.get("width", 0)) for element in drawing.elements) <= 960


def test_what_has_no_box_keeps_its_sign_in_every_place() -> None:
    grid = _grid(50, 500)
    gone = Square("/", "/", "", "not eligible")
    rows = (grid.rows[0]._replace(squares=(gone,) * 500), *grid.rows[1:])
    drawing = HeatDrawing(grid._replace(rows=rows), 960)
    assert [element.text for element in drawing.elements].count("/") == 500


def test_more_than_a_browser_can_show_is_refused_with_a_way_out() -> None:
    with pytest.raises(UsageError, match="250,500 cells are too many") as refused:
        HeatDrawing(_grid(501, 500), 960)
    assert "fewer states" in str(refused.value.hint)


# Odd questions.


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (["compare", "--issue", "eeu", "--heat"], "none of these issues is a vote"),
        (["compare", "--issue", "crimea", "--heat", "--counts"], "--heat and --counts"),
        (["compare", "--issue", "crimea", "--heat", "--wide"], "--heat and --wide"),
        (["compare", "--issue", "crimea", "--heat", "--cite"], "--heat and --cite"),
        (["compare", "--issue", "crimea", "--heat", "--sort", "name"], "--heat and --sort"),
        (["compare", "--issue", "crimea", "-f", "svg"], "svg is a format of pictures"),
        (["agree", "russia", "kazakhstan", "--heat"], "--heat cannot be used without --matrix"),
        (["agree", "russia", "--top", "5", "--heat"], "--heat cannot be used without --matrix"),
        (["agree", "--matrix", "-f", "svg"], "svg is a format of pictures"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_drawn_is_a_usage_error(question: list[str], said: str, run: Run) -> None:
    ran = run(*question)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (["compare", "--issue", "crimea", "--where", "eeu=suspended", "--heat"], "No state meets the conditions."),
        (["compare", "latvia", "estonia", "--issue", "crimea", "--differing", "--heat"], "The states do not differ"),
        (["agree", "--matrix", "russia", "--heat"], "There is no pair to compare"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
@pytest.mark.parametrize("name", ["table", "svg", "html", "markdown"])
def test_nothing_to_draw_is_said(question: list[str], said: str, name: str, run: Run) -> None:
    ran = run(*question, "-f", name)
    assert (ran.code, ran.err) == (0, "")
    assert said in ran.out
    bare = [word for word in question if word != "--heat"]
    assert json.loads(run(*question, "-f", "json").out) == json.loads(run(*bare, "-f", "json").out)


def test_one_state_and_one_vote(run: Run) -> None:
    ran = at(run, 80, "compare", "kyrgyzstan", "--issue", "crimea", "--heat")
    assert read_heat(ran.out, {"Kyrgyzstan"}).cells == {("Kyrgyzstan", "1"): "X"}
    assert ran.lines[0] == "UN General Assembly vote on the territorial integrity of Ukraine: 1 state"


NAMES = """
dataset: {schema: 1, version: 2026.11.0, checked: 2026-11-23, reference: AAA, focus: both, licence: CC-BY-4.0}
sources:
  record: {type: primary, title: The record, date: 2014}
states:
  AAA: {name: Кыргызстан, un-member: 1992-03-02}
  BBB: {name: قيرغيزستان, un-member: 1992-03-02}
  CCC: {name: "<b>&amp; ```x", un-member: 1992-03-02}
  DDD: {name: 吉尔吉斯斯坦, un-member: 2014-06-01}
groups:
  both: {title: Both, states: [AAA, BBB, CCC, DDD]}
issues:
  first:
    title: "Vote on </title><script>alert(1)</script> [bold]peace[/bold]"
    question: How?
    type: vote
    date: 2014-03-27
    sources: [record]
    votes: {for: [AAA, BBB], against: [CCC]}
  second:
    title: Another vote
    question: How?
    type: vote
    date: 2015-03-27
    sources: [record]
    votes: {abstain: [AAA], absent: [CCC], for: [DDD]}
"""
MORE = """
issues:
  second:
    sources: [other]
    votes: {against: [DDD]}
sources:
  other: {type: primary, title: Another record, date: 2015}
"""


@pytest.fixture
def named(tmp_path: Path) -> list[str]:
    files = {"names.yaml": NAMES, "more.yaml": MORE}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    data = [word for name in files for word in ("--data", str(tmp_path / name))]
    return ["--issue", "first", "--issue", "second", *data, "--no-bundled"]


def test_names_of_any_script_disputes_and_gaps(named: list[str], run: Run) -> None:
    names = {"Кыргызстан", "قيرغيزستان", "<b>&amp; ```x", "吉尔吉斯斯坦"}
    ran = at(run, 80, "compare", *named, "--heat")
    # Chinese characters take two columns each, so the row of six has six fewer signs before the cells.
    lines = {
        name: line.removeprefix(name).split() for line in ran.lines for name in names if line.startswith(f"{name} ")
    }
    assert lines == {
        "Кыргызстан": ["Y", "A"], "قيرغيزستان": ["Y", "."], "<b>&amp; ```x": ["N", "X"], "吉尔吉斯斯坦": ["/", "!"],
    }  # fmt: skip
    told = " ".join(ran.out.split())
    assert "! disputed: sources or files disagree" in told
    assert "/ not eligible" in told
    svg = run("compare", *named, "--heat", "-f", "svg").out
    assert names <= set(words(tree(svg)))
    assert "吉尔吉斯斯坦, 27 Mar 2015, second: disputed, for or against" in squares(svg)
    assert "<script" not in run("compare", *named, "--heat", "-f", "html").out


def test_agreement_of_those_names(named: list[str], run: Run) -> None:
    # One joint vote: Кыргызстан with قيرغيزستان 1, either with the third 0. The fourth has none: its vote is disputed.
    ran = run("agree", "--matrix", "--heat", *named)
    assert ran.code == 0
    row = next(line for line in ran.lines if line.startswith("Кыргызстан AAA"))
    assert sorted(row.split()[2:]) == ["-", "0", "100", "·"]
    assert run("agree", "--matrix", "--heat", *named, "-f", "markdown").out.count("````") == 2
