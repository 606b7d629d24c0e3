"""`stance timeline --chart`: read back from what is printed and drawn, and compared with the answers of the days."""

import re
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from stance.api import Stance
from stance.cli.environment import Environment
from stance.cli.main import main
from stance.output.pictures.lanes_drawing import clusters
from tests.cases import BLOC, swept
from tests.conftest import TODAY, Run, Stream
from tests.pictures.layout import labels, outside
from tests.pictures.reading import SVG, read_lanes, tooltips, tree, words

MEMO = ["timeline", "--group", "central-asia", "--chart", "--since", "2011", "--until", "2017"]
EEU = ["timeline", "--issue", "eeu", "--chart", "--since", "2014", "--until", "2016"]

# What a band or a letter may stand for, by hand from the legend of the chart.
LETTERS = {"member": "M", "signed": "S", "candidate": "C", "declined": "D", "non-member": "N", "observer": "O"}
BANDS = {"member": "━", "signed": "━", "candidate": "─", "observer": "─", "declined": "┈", "non-member": "┈", None: " "}
VOTES = {"for": "Y", "against": "N", "abstain": "A", "absent": "X"}


def last_days(first: date, last: date, columns: int) -> list[date]:
    """The last day of each of the columns that a period is cut into: a day's is its number * columns / all days."""
    days = (last - first).days + 1
    column_of = [number * columns // days for number in range(days)]
    return [first + timedelta(max(n for n, at in enumerate(column_of) if at <= column)) for column in range(columns)]


@pytest.mark.parametrize("columns", swept([60, 80, 200], [60]))
def test_every_column_of_every_lane_is_the_answer_of_its_last_day(columns: int, run: Run, bundled: Stance) -> None:
    names = {state.name: state.code for state in bundled.states("post-soviet")}
    shown = read_lanes(run(*EEU, variables={"COLUMNS": str(columns)}).out, set(names), set())
    assert {label for _, label in shown.rows} == set(names)
    width = columns - shown.margin
    ends = last_days(date(2014, 1, 1), date(2016, 12, 31), width)
    known: dict[tuple[str, str], str | None] = {
        (answer.code, end.isoformat()): answer.status
        for end in ends
        for answer in bundled.compare(issue="eeu", as_of=end.isoformat()).positions
    }
    taken = {
        (row.code, row.date): row.status
        for row in bundled.timeline(issue="eeu", events=False).entries if row.kind == "position"
    }  # fmt: skip
    for (_, name), [row] in shown.rows.items():
        before = date(2013, 12, 31)
        for sign, end in zip(row.ljust(width), ends, strict=True):
            status = known[names[name], end.isoformat()]
            in_column = [s for (code, day), s in taken.items() if code == names[name] and f"{before}" < day <= f"{end}"]
            expected = LETTERS[in_column[-1] or ""] if in_column else BANDS[status]
            assert sign == expected, (name, before, end)
            before = end


@pytest.mark.parametrize(("group", "columns"), [("post-soviet", 80), ("all", 80), ("all", 60)])
def test_every_vote_has_its_letter(group: str, columns: int, run: Run, bundled: Stance) -> None:
    ran = run("timeline", "--issue", "crimea", "--chart", "--no-events", "--group", group, "--since", "2014",
              variables={"COLUMNS": str(columns)})  # fmt: skip
    # Where the longest of 193 names leaves too little room for time, codes stand for all of them.
    compared = bundled.compare(issue="crimea", group=group).positions
    answers = {answer.code if columns == 60 else answer.state: answer.status or "" for answer in compared}
    shown = read_lanes(ran.out, set(answers), set())
    assert {name: row.strip() for (_, name), [row] in shown.rows.items()} == {
        name: VOTES[status] for name, status in answers.items()
    }


def test_votes_of_one_family_share_a_row_and_none_is_lost(run: Run, bundled: Stance) -> None:
    shown = read_lanes(run("timeline", "russia", "--chart", "--no-events").out, {"georgia-idps"}, set())
    family = [issue.id for issue in bundled.issues() if issue.family == "georgia-idps"]
    assert len(family) == 19  # 2008 to 2026, one a year
    [rows] = shown.rows.values()
    assert "".join(rows).replace(" ", "") == "N" * 19


def test_what_never_changed_is_said_in_words(run: Run, bundled: Stance) -> None:
    out = run(*MEMO).out
    uzbekistan = out[out.index("Uzbekistan") :]
    said = re.search(r"Unchanged: (.*?)\.", uzbekistan.replace("\n", " "))
    assert said
    # By the record, what was settled before 2011 and had no act until 2018; money from abroad had a regulation in 2016.
    assert said[1].split(", ") == [
        "cis member", "abkhazia-ossetia does not recognise", "rome-statute signed", "palestine-recognition recognises",
        "wto candidate", "nato associate", "sco member", "guam former",
    ]  # fmt: skip
    for day in ("2011-01-01", "2014-06-30", "2017-12-31"):
        assert [bundled.position("uzbekistan", issue, day)[0].status for issue in ("cis", "rome-statute")] == [
            "member", "signed",
        ]  # fmt: skip


def test_a_status_is_explained_where_it_is_drawn_for_one_state_and_said_in_words_for_another(run: Run) -> None:
    # Zetland is a member from 2005 on, Yorland until March 2010. Until 2012 there is no other issue, and all is drawn.
    for until, said in (("2016", ["Unchanged: bloc member."]), ("2012", [])):
        out = run(
            "timeline", "AAA", "BBB", "--since", "2006", "--until", until, "--chart", "--no-bundled", "--data", BLOC
        ).out
        assert "Memberships: M member." in out
        assert re.findall(r"Unchanged.*", out) == said


def test_the_argument_of_the_memo_can_be_seen(run: Run) -> None:
    # Radnitz 2016: Kazakhstan and Kyrgyzstan joined the union, Uzbekistan and Turkmenistan declined; Russia's
    # insistence was high in 2014; Uzbekistan was the least accommodating of the four that the memo ranks.
    shown = read_lanes(
        run(*MEMO).out, {"eeu", "pressure", "accommodation"},
        {"Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan"},
    )  # fmt: skip

    def letters(state: str, issue: str) -> str:
        [row] = shown.rows[state, issue]
        return re.sub(r"[ ━─┈?]", "", row)

    assert [letters(state, "eeu")[-1] for state in ("Kazakhstan", "Kyrgyzstan")] == ["M", "M"]
    assert [letters(state, "eeu")[-1] for state in ("Uzbekistan", "Turkmenistan")] == ["D", "D"]
    assert letters("Kazakhstan", "pressure") == "231"  # moderate in 2012-13, high in 2014-15, low in 2016
    assert [letters(state, "accommodation") for state in ("Kazakhstan", "Kyrgyzstan", "Tajikistan", "Uzbekistan")] == [
        "22", "232", "333", "111",  # a letter a row: Kyrgyzstan went along in 2014 and 2015, and turned back
    ]  # fmt: skip


def test_ascii_is_ascii_and_says_the_same(run: Run) -> None:
    plain = run(*MEMO, "--ascii").out
    assert plain.isascii()
    shapes = str.maketrans("━─┈·┬▾…", "=-.:+v~")
    assert run(*MEMO).out.translate(shapes).split("Bands:")[0] == plain.split("Bands:")[0]


def test_a_screen_that_knows_only_ascii_gets_ascii(cache: Path) -> None:
    class Old(Stream):
        encoding = "ascii"

    out = Old()
    assert main(EEU, Environment(Stream(), out, Stream(), {"XDG_CACHE_HOME": str(cache)}, TODAY)) == 0
    assert out.getvalue().isascii()


def test_nothing_in_the_period_is_said(run: Run) -> None:
    ran = run("timeline", "kyrgyzstan", "--chart", "--since", "1900", "--until", "1945")
    assert ran.code == 0
    assert "Nothing is recorded in this period." in ran.out
    assert "Votes" not in ran.out


def test_a_single_day_fills_the_width(run: Run) -> None:
    ran = run("timeline", "kazakhstan", "--issue", "eeu", "--chart", "--since", "2015-01-01", "--until", "2015-01-01")
    shown = read_lanes(ran.out, {"Kazakhstan"}, set())
    [[row]] = shown.rows.values()
    assert row == "M" + "━" * (80 - shown.margin - 1)
    assert "2015-01-01" in shown.axis


@pytest.mark.parametrize(
    ("since", "until", "labels"),
    [
        ("0001", "9999", "1000 2000 3000 4000 5000 6000 7000 8000 9000"),
        ("1900", "2026", "1900 1920 1940 1960 1980 2000 2020"),
        ("2014-01", "2014-12", "Jan 2014 Apr Jul Oct"),
        ("2014-03-05", "2014-03-20", "2014-03-05 2014-03-20"),
    ],
)
def test_the_axis_has_round_labels_and_cuts_none(since: str, until: str, labels: str, run: Run) -> None:
    ran = run("timeline", "russia", "--issue", "eeu", "--chart", "--no-events", "--since", since, "--until", until)
    assert read_lanes(ran.out, {"Russia"}, set()).axis.split() == labels.split()


# The drawing.


def chart_svg(run: Run, *question: str) -> str:
    ran = run(*question, "-f", "svg")
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_a_drawing_is_svg_with_a_title_and_a_description(run: Run) -> None:
    root = tree(chart_svg(run, *EEU))
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    names = (root.get("aria-labelledby") or "").split()
    told = {element.get("id"): element.text or "" for element in root if element.tag in (f"{SVG}title", f"{SVG}desc")}
    assert list(told) == names
    assert told[names[0]] == "Membership of the Eurasian Economic Union: 15 states, 2014 to 2016"
    assert "Kyrgyzstan: candidate from 29 May 2014; signed from 23 Dec 2014; member from 12 Aug 2015" in told[names[1]]


def test_its_text_is_text_and_says_where_it_is_from(run: Run) -> None:
    shown = words(tree(chart_svg(run, *EEU)))
    assert {"Kyrgyzstan", "member", "signed", "Jan 2015"} <= set(shown)
    assert shown[-1] == "Dataset 2026.11.1, facts checked through 23 Nov 2026. CC-BY-4.0."


def test_bands_lie_where_their_days_are(run: Run) -> None:
    # Two years of 2015 and 2016 are 731 days; the lane is as wide as the last band's end minus the first one's start.
    root = tree(chart_svg(run, "timeline", "kyrgyzstan", "kazakhstan", "--issue", "eeu", "--chart", "--no-events",
                          "--since", "2015", "--until", "2016"))  # fmt: skip
    bands = {}
    for box in root.iter(f"{SVG}rect"):
        told = box.find(f"{SVG}title")
        if told is not None:
            bands[told.text] = (float(box.get("x", "")), float(box.get("width", "")))
    whole = bands["member, 1 Jan 2015 to 31 Dec 2016"][1]
    start, width = bands["signed, 1 Jan 2015 to 11 Aug 2015"]
    later, rest = bands["member, 12 Aug 2015 to 31 Dec 2016"]
    days = (date(2015, 8, 12) - date(2015, 1, 1)).days
    assert days == 223
    assert width == pytest.approx(whole * 223 / 731, abs=0.1)
    assert later == pytest.approx(start + width, abs=0.1)
    assert rest == pytest.approx(whole * 508 / 731, abs=0.1)


def test_every_vote_of_the_dataset_is_drawn(run: Run, bundled: Stance) -> None:
    told = tooltips(tree(chart_svg(run, "timeline", "armenia", "--chart", "--no-events")))
    drawn = sorted(line.split(", ", 1)[1] for line in told if re.search(r": (for|against|abstain|absent)$", line))
    votes = [issue.id for issue in bundled.issues() if issue.type == "vote"]
    recorded = [f"{a.issue}: {a.status}" for a in bundled.compare("armenia", votes).positions if a.status]
    assert drawn == sorted(recorded)


# A dataset with names that pictures must bear.

NAMES = """
dataset: {schema: 1, version: 2026.11.0, checked: 2026-11-23, reference: AAA, focus: all, licence: CC-BY-4.0}
sources:
  record: {type: primary, title: The record, date: 2014}
states:
  AAA: {name: Кыргызстан, un-member: 1992-03-02}
  BBB: {name: قيرغيزستان, un-member: 1992-03-02}
  CCC: {name: "<b>&amp; ```x", un-member: 1992-03-02}
groups:
  both: {title: Both, states: [AAA, BBB, CCC]}
issues:
  pact:
    title: "Membership of </title><script>alert(1)</script> [bold]pact[/bold]"
    question: Is it?
    type: membership
    sources: [record]
    positions:
      AAA: [{date: 2014-03, status: member}]
      BBB: [{date: 2014-04-01, status: observer}]
      CCC: [{date: 2014-05-01, status: declined}]
"""


@pytest.fixture
def named(tmp_path: Path) -> list[str]:
    file = tmp_path / "names.yaml"
    file.write_text(NAMES.replace("focus: all", "focus: both"), encoding="utf-8")
    return ["timeline", "--issue", "pact", "--chart", "--data", str(file), "--no-bundled"]


def test_names_of_any_script_and_signs_of_markup_stay_text(named: list[str], run: Run) -> None:
    out = run(*named).out
    assert all(name in out for name in ("Кыргызстан", "قيرغيزستان", "<b>&amp; ```x", "[bold]pact[/bold]"))
    root = tree(chart_svg(run, *named))
    assert {"Кыргызстан", "قيرغيزستان", "<b>&amp; ```x"} <= set(words(root))
    page = run(*named, "-f", "html").out
    assert "<script" not in page
    assert "&lt;b&gt;&amp;amp; ```x" in page


def test_a_fence_is_longer_than_any_in_the_data(named: list[str], run: Run) -> None:
    assert run(*named, "-f", "markdown").out.count("````") == 2


def test_days_that_a_date_leaves_open_are_questions(named: list[str], run: Run) -> None:
    # March 2014 without a day: membership began on some day of the month, and is certain only after it.
    shown = read_lanes(run(*named, "--since", "2014-03", "--until", "2014-04").out, {"Кыргызстан"}, set())
    [[row]] = shown.rows.values()
    assert re.fullmatch(r"M\?+━+", row)


# Steps, instruments, letters and events of a drawing.

ONE = ["timeline", "kyrgyzstan", "--chart", "--since", "2012", "--until", "2026-11-23"]
LAWS = [*ONE, "--no-events", "--issue", "foreign-agents", "--issue", "lgbt-propaganda", "--issue", "eeu"]


def edges(box: ElementTree.Element) -> tuple[float, float, float, float]:
    x, y, wide, high = (float(box.get(name, "")) for name in ("x", "y", "width", "height"))
    return x, y, x + wide, y + high


def test_lanes_are_labelled_by_short_titles(run: Run, bundled: Stance) -> None:
    shown = words(tree(chart_svg(run, *LAWS)))
    assert {issue.short for issue in bundled.issues() if issue.id in LAWS} <= set(shown)
    assert not {"foreign-agents", "lgbt-propaganda", "eeu"} & set(shown)


def test_no_mark_of_a_step_crosses_a_band_or_its_word(run: Run) -> None:
    root = tree(chart_svg(run, *LAWS))
    bands = [edges(box) for box in root.iter(f"{SVG}rect") if box.findtext(f"{SVG}title")]
    marks = [line for line in root.iter(f"{SVG}line") if line.get("class") == "line ink"]
    assert len(marks) >= 15
    for mark in marks:
        x, top, bottom = (float(mark.get(name, "")) for name in ("x1", "y1", "y2"))
        assert not any(left < x < right and top < low and high < bottom for left, high, right, low in bands)


def test_a_bill_of_which_nothing_is_heard_turns_pale_after_two_years(run: Run) -> None:
    # The bill of 2014 was last heard of on 24 May 2016; the amendments that passed came on 17 March 2023.
    root = tree(chart_svg(run, *LAWS))
    bands = {box.findtext(f"{SVG}title"): edges(box) for box in root.iter(f"{SVG}rect") if box.findtext(f"{SVG}title")}
    [held] = [place for told, place in bands.items() if told == "stalled, 24 May 2016 to 16 Mar 2023"]
    veils = [edges(box) for box in root.iter(f"{SVG}rect") if box.get("class") == "fill veil"]
    [veil] = [veil for veil in veils if veil[1] == held[1]]
    days = [date(2016, 5, 24), date(2018, 5, 25), date(2023, 3, 17)]
    share = (days[1] - days[0]) / (days[2] - days[0])
    assert veil[0] == pytest.approx(held[0] + (held[2] - held[0]) * share, abs=0.2)
    assert veil[2] == pytest.approx(held[2], abs=0.2)


def test_instruments_are_thin_bands_with_their_titles(run: Run) -> None:
    root = tree(chart_svg(run, *LAWS))
    # Two of them on foreign agents, two on propaganda; the union has none.
    titles = {
        "Bill of Bakir uulu and Madaliev", "Law on foreign representatives", "Bill of 2014",
        "Amendments on information harmful to children",
    }  # fmt: skip
    assert titles <= set(words(root))
    thin = {box.findtext(f"{SVG}title") for box in root.iter(f"{SVG}rect") if box.get("height") == "5"}
    assert "in-force, 12 Apr 2024 to 23 Nov 2026" in thin
    assert "rejected, 12 May 2016 to 23 Nov 2026" in thin


def test_a_letter_means_one_thing_in_a_picture(run: Run) -> None:
    root = tree(chart_svg(run, *ONE, "--no-events"))
    told = next(line for line in words(root) if line.startswith("Letters: "))
    start = words(root).index(told)
    listed = " ".join(words(root)[start : start + 3]).split(": ")[1].split(". ")[0].rstrip(".").split(", ")
    meaning = dict(entry.split(" ", 1) for entry in listed)
    assert len(meaning) == len(listed)
    assert {sign: meaning[sign] for sign in "YNAX" if sign in meaning} == {
        "Y": "for", "N": "against", "A": "abstain", "X": "absent",
    }  # fmt: skip
    drawn = {text.text for text in root.iter(f"{SVG}text") if (text.get("class") or "").startswith("on-")}
    assert {sign for sign in drawn if sign and len(sign) == 1} == {*meaning, "?", "!"}


def test_events_are_numbered_and_listed(run: Run, bundled: Stance) -> None:
    shown = words(tree(chart_svg(run, *EEU)))
    rows = bundled.timeline(issue="eeu", since="2014", until="2016").entries
    events = [row for row in rows if row.kind == "event"]
    assert len(events) >= 5
    text = " ".join(shown)
    for number, event in enumerate(events, 1):
        assert str(number) in shown
        assert (event.title or "") in text
    labels = [line for line in shown[: shown.index("Jan 2014")] if re.fullmatch(r"\d+(–\d+)?", line)]
    ranges = [[int(end) for end in label.split("–")] for label in labels]
    assert [number for ends in ranges for number in range(ends[0], ends[-1] + 1)] == list(range(1, len(events) + 1))


def test_numbers_that_would_collide_are_one_label() -> None:
    # 10 units is more than half of a number of 10 units at each side; 4 is not.
    assert [each.words for each in clusters([(1, -10.0), (2, 10.0), (3, 14.0), (4, 18.0), (5, 60.0)])] == [
        "1",
        "2–4",
        "5",
    ]


def test_the_axis_ends_at_the_day_of_the_last_check(run: Run) -> None:
    later = run("timeline", "--issue", "eeu", "--chart", "--since", "2014", "-f", "svg", today=date(2031, 1, 1)).out
    assert tree(later).findtext(f"{SVG}title", "").endswith("1 Jan 2014 to 23 Nov 2026")
    asked = run("timeline", "--issue", "eeu", "--chart", "--since", "2030", "-f", "svg", today=date(2031, 1, 1)).out
    assert tree(asked).findtext(f"{SVG}title", "").endswith("1 Jan 2030 to 1 Jan 2031")


@pytest.mark.parametrize("until", ["2018-01-20", "2018-12-31", "2026-11-23"])
def test_the_last_year_has_its_label(until: str, run: Run) -> None:
    root = tree(chart_svg(run, "timeline", "kyrgyzstan", "--issue", "eeu", "--chart", "--no-events", "--since", "2014",
                          "--until", until))  # fmt: skip
    assert any(re.fullmatch(rf"(Jan )?{until[:4]}", line) for line in words(root))
    assert outside(root, list(labels(root))) == []
