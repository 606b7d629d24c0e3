"""`stance report`: its cells are those of the commands it is made of, its sources are told once, its page is whole."""

import json
import re
import shlex
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import stance
from stance.api import Stance
from stance.index.cache import Index
from tests.cases import swept
from tests.conftest import ROOT, TODAY, Ran, Run, run_in
from tests.pages import Cell, Page, Table

LETTERS = "tests/datasets/letters.yaml"
PLAIN: dict[str, list[str]] = {
    "one state": ["kyrgyzstan"],
    "two states": ["kazakhstan", "uzbekistan"],
    "a group in a period": ["--group", "central-asia", "--since", "2011", "--until", "2017"],
    "the focus group": [],
    "every state": ["--group", "all"],
    "an issue": ["--issue", "crimea"],
    "two issues": ["--issue", "eeu", "--issue", "csto", "--group", "central-asia", "--as-of", "2016"],
    "nothing in the period": ["nauru", "--since", "1950", "--until", "1951"],
    "signs and letters": ["--data", LETTERS, "--no-bundled"],
}
QUICK = ("one state", "an issue", "nothing in the period", "signs and letters")
kinds = pytest.mark.parametrize("kind", swept([*PLAIN], QUICK))


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.fixture(scope="session")
def run(run_once: Run) -> Run:
    """Many tests look at the same pages; those that write give each file once."""
    return run_once


@pytest.fixture
def text(kind: str, run: Run) -> str:
    """The page of the kind, as it is written."""
    return run("report", *PLAIN[kind]).out


@pytest.fixture
def found(kind: str, run: Run) -> Page:
    """The page of the kind, taken apart."""
    return page(run, *PLAIN[kind])


def page(run: Run, *words: str) -> Page:
    ran = run("report", *words)
    assert (ran.code, ran.err) == (0, "")
    return taken_apart(ran.out)


taken_apart = cache(Page)


def answers(run: Run, *words: str) -> Any:
    return json.loads(run(*words, "--format", "json").out)


@cache
def known_titles(bundled: Stance) -> dict[str, str]:
    return {source.id: " ".join(source.title.split()) for source in bundled.sources()}


@cache
def known_labels(bundled: Stance) -> dict[str, dict[str, str]]:
    return {issue.id: issue.labels for issue in bundled.issues()}


def titles_of(bundled: Stance, keys: Sequence[str]) -> list[str]:
    return sorted(known_titles(bundled)[key] for key in keys)


AGING = ("pending", "refused", "none", "support", "neutral", "oppose")


@cache
def title_in(entry: str, bundled: Stance) -> str:
    return max((title for title in known_titles(bundled).values() if f"“{title}”" in entry), key=len)


def shown_sources(cell: Cell, bundled: Stance) -> list[str]:
    """The titles of the sources that the marks of a cell lead to."""
    return sorted(title_in(entry, bundled) for entry in cell.sources)


def word_of(answer: dict[str, Any], bundled: Stance, old: str, matrix: bool = False) -> str:
    """What a cell must say of a record, from the labels that the dataset gives.

    A last word before the day ``old``, two years before the day asked, is told where nothing need have been recorded
    since.
    """
    labels = known_labels(bundled)[answer["issue"]]
    if answer["status"] is None or answer["answer"] == "ineligible":
        return {
            "no-record": "no record", "none-found": "none found", "not-yet": "not yet", "ineligible": "not eligible",
        }[answer["answer"]]  # fmt: skip
    word: str = labels.get(answer["status"], answer["status"])
    said = max(answer["confirmed"], answer["step_date"] or "")
    last_day = (said.rstrip("~?") + "-12-31"[len(said.rstrip("~?")) - 4 :]) if len(said) < 10 else said
    if answer["answer"] == "recorded" and last_day < old and answer["class"] in AGING:
        word += f" ({said[:4]})" if matrix else f" (last word {said[:4]})"
    doubtful = answer["answer"] == "recorded" and answer["confidence"] in ("medium", "low")
    return f"{word}?" if matrix and doubtful else word


# Its cells are those of the commands.


def test_the_profile_says_what_show_says(run: Run, bundled: Stance) -> None:
    found = page(run, "kyrgyzstan", "--as-of", "2016")
    [state] = [answers(run, "show", "kyrgyzstan", "--as-of", "2016")]
    ids = {issue.short: issue.id for issue in bundled.issues()}
    rows = {ids[row["Issue"].words]: row for name in ("Positions", "UN votes") for row in found.table(name).rows}
    assert len(rows) == len(state["positions"]) > 20
    for record in state["positions"]:
        row = rows[record["issue"]]
        assert row["Position"].words == word_of(record, bundled, "2014-12-31")
        date_of = row["Since"] if "Since" in row else row["Date"]
        assert date_of.words == " to ".join(part for part in (record["date"], record["until"]) if part)
        assert (record["note"] or "") in row.get("Note", Cell("", ())).words
        assert shown_sources(row["Sources"], bundled) == titles_of(bundled, record["sources"])


@pytest.mark.parametrize(
    ("words", "sideways"),
    [
        pytest.param(["--group", "central-asia"], False, id="few states"),
        pytest.param(["--group", "post-soviet"], True, id="many states", marks=pytest.mark.thorough),
    ],
)
def test_a_comparison_says_what_compare_says_and_by_which_sources(
    words: list[str], sideways: bool, run: Run, bundled: Stance
) -> None:
    found = page(run, *words, "--as-of", "2015")
    tables = [table for table in found.tables if table.name.startswith(("Positions as of", "UN votes as of"))]
    facts = {issue.short: issue.id for issue in bundled.issues()}
    cells: dict[tuple[str, str], Cell] = {}
    for table in tables:
        for row in table.rows:
            for head in table.heads[1:]:
                first = row[table.heads[0].words]
                state, issue = (first, head) if sideways else (head, first)
                cell = row[head.words]
                # What stands beside the name of an issue is for all of its cells.
                cells[state.words, facts[issue.words]] = Cell(cell.words, (*cell.sources, *issue.sources))
    issues = sorted({issue for _, issue in cells})
    asked = [word for issue in issues for word in ("--issue", issue)]
    records = answers(run, "compare", *words, *asked, "--as-of", "2015")
    assert {(record["state"], record["issue"]) for record in records} == set(cells)
    assert len(cells) > 100
    told = 0
    for record in records:
        cell = cells[record["state"], record["issue"]]
        if record["answer"] in ("uncertain", "disputed"):
            assert word_of(record, bundled, "2013-12-31") in cell.words
            continue
        assert cell.words == word_of(record, bundled, "2013-12-31", matrix=True), record
        if record["status"]:
            told += 1
            assert shown_sources(cell, bundled) == titles_of(bundled, record["sources"]), record
    assert told > 60


def test_an_issue_says_what_compare_says(run: Run, bundled: Stance) -> None:
    # A/68/PV.80: 100 for, 11 against, 58 abstaining; 24 took no part.
    found = page(run, "--issue", "crimea", "--group", "all")
    assert "Tally: 100 for, 11 against, 58 abstaining, 24 absent." in found.words
    table = found.table("Positions")
    assert len(table.rows) == 193
    votes = [row["Crimea vote"].words for row in table.rows]
    assert [votes.count(word) for word in ("for", "against", "abstain", "absent")] == [100, 11, 58, 24]
    for record in answers(run, "compare", "--issue", "crimea", "--group", "all"):
        row = table.row(record["state"])
        assert row["Crimea vote"].words == word_of(record, bundled, "")
        assert shown_sources(row["Sources"], bundled) == titles_of(bundled, record["sources"])


def test_the_timeline_is_that_of_the_period(run: Run, bundled: Stance) -> None:
    period = ["--since", "2011", "--until", "2017"]
    shorts = {issue.id: issue.short for issue in bundled.issues()}
    table = page(run, "kyrgyzstan", *period).table("Timeline of Kyrgyzstan from 2011 to 2017")
    records = answers(run, "timeline", "kyrgyzstan", *period)
    assert len(records) > 50
    for row, record in zip(table.rows, records, strict=True):
        assert row["Date"].words.startswith(record["date"])
        assert row["Issue"].words == ("event" if record["kind"] == "event" else shorts[record["issue"]])
        assert shown_sources(row["Sources"], bundled) == titles_of(bundled, record["sources"])


def test_several_states_have_their_votes_in_one_place_only(run: Run) -> None:
    found = page(run, "--group", "central-asia", "--since", "2014", "--until", "2014")
    rows = found.table("Timeline").rows
    # 2014: A/RES/68/262 of 27 March, the displaced persons of Georgia, 5 June, and two of Russia's own in December.
    assert {row["Issue"].words for row in rows} >= {"EAEU", "event"}
    assert not {row["Issue"].words for row in rows} & {"Crimea vote", "Geo. IDPs 2014"}
    assert [row["Issue"].words for row in found.table("UN votes").rows] == [
        "Crimea vote", "Geo. IDPs 2014", "Space arms 2014", "Nazism 2014",
    ]  # fmt: skip


def test_alignment_has_its_bounds(run: Run) -> None:
    found = page(run, "--group", "central-asia", "--as-of", "2015")
    by_state: dict[str, dict[str, Cell]] = {}
    for table in found.tables:
        if table.name.startswith("UN votes: voted with Russia"):
            by_state |= {row["State"].words: row for row in table.rows}
    records = [one for one in answers(run, "align", "-g", "central-asia", "--as-of", "2015") if one["type"] == "vote"]
    assert len(records) == len(by_state) == 5
    for record in records:
        row = by_state[record["state"]]
        assert row["Scored"].words == f"{record['scored']} of {record['eligible']}"
        if record["agreement"] is None:
            assert row["Agreement"].words == "insufficient"
        else:
            assert row["Agreement"].words.startswith(f"{record['agreement']:.2f}")
            assert row["Bounds"].words == f"{record['low']:.2f}-{record['high']:.2f}"


def test_claims_have_verdict_and_evidence(run: Run, bundled: Stance) -> None:
    found = page(run, "kazakhstan")
    [table] = [table for table in found.tables if "claims of radnitz-2016" in table.name]
    claims = answers(run, "claims", "kazakhstan")
    # Judgements on several states at once bear on none of them alone: their number is told, and where they are.
    general = [record for record in claims if record["verdict"] == "judgement" and len(record["states"]) > 1]
    records = [record for record in claims if record["source"] == "radnitz-2016" and record not in general]
    assert len(records) == len(table.rows) > 10
    assert f"{len(general)} judgements on several states at once; stance claims KAZ has them." in found.root.text
    for record in records:
        row = table.row(record["id"])
        assert (row["Verdict"].words, row["Claim"].words) == (record["verdict"], record["claim"])
        assert row["Evidence"].words == (record["finding"] or "")
        assert shown_sources(row["Sources"], bundled) == titles_of(bundled, record["sources"])


def test_claims_on_an_issue_are_those_about_the_states_or_about_none(run: Run) -> None:
    found = page(run, "--issue", "crimea", "kyrgyzstan")
    told = {row["Id"].words for table in found.tables if "claim" in table.name for row in table.rows}
    records = answers(run, "claims", "--issue", "crimea")
    assert told == {record["id"] for record in records if "KGZ" in record["states"] or not record["states"]}
    assert len(told) < len(records)


def test_the_issues_named_on_the_page_are_explained(run: Run) -> None:
    found = page(run, "kyrgyzstan")
    parts = ("Positions as of", "UN votes as of", "Timeline of")
    # Roll calls beyond sixty are counted by year, without their names.
    named = {
        row["Issue"].words
        for table in found.tables if table.name.startswith(parts)
        for row in table.rows if "Issue" in row
    }  # fmt: skip
    explained = {row["Short"].words: row["Title"].words for row in found.table("What the issues ask").rows}
    assert named - {"event"} <= set(explained)
    assert explained["EAEU"] == "Membership of the Eurasian Economic Union"


@pytest.mark.parametrize(
    ("words", "drawn"),
    [
        (["kyrgyzstan"], True),
        pytest.param(["-g", "central-asia"], True, marks=pytest.mark.thorough),
        # Fifteen states, each with a lane for every issue.
        pytest.param(["-g", "post-soviet"], False, marks=pytest.mark.thorough),
        (["-i", "eeu"], True),
        (["--issue", "crimea"], False),  # the acts of one day
        pytest.param(["-i", "eeu", "-g", "all"], False, marks=pytest.mark.thorough),
        (["nauru", "--since", "1950", "--until", "1951"], False),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_the_timeline_is_drawn_where_the_picture_can_be_read(words: list[str], drawn: bool, run: Run) -> None:
    pictures = [*page(run, *words).root.all("svg")]
    titles = [picture.first("title").text for picture in pictures]
    assert len([title for title in titles if "Timeline of" in title or re.search(r", .* to \d", title)]) == drawn, (
        titles
    )
    for picture in pictures:
        assert picture.attributes["role"] == "img"
        assert picture.attributes["aria-labelledby"].split()[0] == picture.first("title").attributes["id"]


def test_the_picture_shows_the_period_of_the_table(run: Run) -> None:
    two = page(run, "kyrgyzstan", "kazakhstan", "--since", "2011", "--until", "2017")
    pictures = two.root.all("svg")
    titles = [picture.first("title").text for picture in pictures]
    assert titles == [
        "Timeline of Kazakhstan and Kyrgyzstan, 2011 to 2017",
        "Alignment with Russia since 2011 as of 31 Dec 2017",
    ]


def test_an_issue_has_a_map_where_there_is_more_than_one_state(run: Run) -> None:
    # A/68/PV.80: 100 for, 11 against.
    [drawn] = page(run, "--issue", "crimea", "--group", "all").root.all("svg")
    words = [text.text for text in drawn.all("text")]
    assert {"for 100", "against 11", "abstain 58", "absent 24"} <= set(words)
    assert [*page(run, "--issue", "crimea", "kyrgyzstan").root.all("svg")] == []


# Its sources.


@pytest.mark.parametrize("asked", swept(
    [{"states": "kyrgyzstan"}, {"group": "central-asia"}, {"issue": ["eeu", "csto"], "group": "central-asia"}, {}],
    [{"states": "kyrgyzstan"}, {"issue": ["eeu", "csto"], "group": "central-asia"}],
))  # fmt: skip
def test_a_report_asks_each_question_once(cache: Path, monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any]) -> None:
    questions: list[str] = []
    rows = Index.rows

    def noted(self: Index, question: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        questions.append(question)
        return rows(self, question, values)

    with stance.load(today=TODAY, variables={"XDG_CACHE_HOME": str(cache)}) as opened:
        monkeypatch.setattr(Index, "rows", noted)
        opened.report(**asked)
    # 268 when each part of a report looked up its names anew.
    # Five more than 60: each table has searches and instruments of its own, and who may take part asks for positions.
    # They do not grow with the states or the days. The brief of a single state asks what any brief does.
    brief = 25 if asked.get("states") == "kyrgyzstan" else 0
    assert 20 < len(questions) <= 65 + brief
    # A name is looked up where it is typed, and never again; a brief looks for an issue on the state's recognition.
    typed = sum(1 if isinstance(words, str) else len(words) for key, words in asked.items() if key != "group")
    looked_up = sum("FROM name" in question for question in questions)
    assert looked_up == typed + (not asked.keys() & {"issue"}) + bool(brief)
    # And once for the dataset as a whole.
    assert questions.count("SELECT key, value FROM meta") == 1


@kinds
def test_each_source_has_one_number_and_each_mark_one_source(found: Page) -> None:
    numbers = [int(element.attributes["value"]) for element in found.root.all("li") if "value" in element.attributes]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(set(found.entries.values())) == len(found.entries) == len(numbers)
    marks = [link for link in found.root.all("a") if link.attributes["href"].startswith("#source-")]
    assert {link.attributes["href"][1:] for link in marks} == set(found.entries)
    for link in marks:
        assert link.text == f"[{link.attributes['href'].removeprefix('#source-')}]"


@kinds
def test_every_link_within_the_page_leads_to_one_place(found: Page) -> None:
    assert len(set(found.ids)) == len(found.ids)
    targets = [link.attributes["href"][1:] for link in found.root.all("a") if link.attributes["href"].startswith("#")]
    assert len(targets) > 4
    assert set(targets) <= set(found.ids)


def test_the_report_has_the_sources_of_its_parts_and_no_other(run: Run, bundled: Stance) -> None:
    found = page(run, "kyrgyzstan", "--as-of", "2016")
    profile = answers(run, "show", "kyrgyzstan", "--as-of", "2016")
    timeline = answers(run, "timeline", "kyrgyzstan", "--until", "2016")
    readings = {answer.mechanism_source for answer in bundled.show("kgz", "2016").positions} - {None}
    cited = {
        *(key for record in (*profile["positions"], *timeline) for key in record["sources"]),
        *(key for record in profile["claims"] for key in (record["source"], *record["sources"])),
        *(str(key) for key in readings),
    }
    assert len(found.entries) == len(cited)


# The page as a whole.


@kinds
def test_the_page_has_one_title_and_no_step_is_skipped(found: Page) -> None:
    levels = [int(element.tag[1]) for element in found.root.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert found.root.first("html").attributes["lang"] == "en"
    assert [element.tag for element in found.body.all("header", "nav", "main", "footer")] == [
        "header", "nav", "main", "footer",
    ]  # fmt: skip


@kinds
def test_the_table_of_contents_has_every_part(found: Page) -> None:
    links = [(link.text, link.attributes["href"][1:]) for link in found.root.first("nav").all("a")]
    parts = [(element.text, element.attributes["id"]) for element in found.root.all("h2")]
    assert links == parts


@kinds
def test_the_page_loads_and_runs_nothing(found: Page) -> None:
    tags = {element.tag for element in found.root.all()}
    assert not tags & {"script", "link", "iframe", "object", "embed", "img", "form", "base", "video", "audio"}
    for element in found.root.all():
        assert not [name for name in element.attributes if name.startswith("on") or name in ("src", "srcset", "style")]
    for link in found.root.all("a"):
        assert link.attributes["href"].startswith(("#", "https://", "http://"))
    [style] = found.root.all("style")
    assert "url(" not in style.text
    assert "@import" not in style.text


@kinds
def test_the_same_question_gives_the_same_bytes(kind: str, text: str, cache: Path) -> None:
    elsewhere = {"COLUMNS": "40", "TERM": "xterm-256color", "LANG": "ru_RU.UTF-8"}
    assert run_in(cache, "report", *PLAIN[kind], terminal=True, variables=elsewhere) == Ran(0, text, "")
    assert "\x1b" not in text


def command_in(found: Page) -> list[str]:
    [line] = [element.text for element in found.root.all("p") if element.attributes.get("class") == "command"]
    return shlex.split(line)


@kinds
def test_the_command_on_the_page_makes_it_again_a_year_later(text: str, found: Page, run: Run, tmp_path: Path) -> None:
    program, *command = command_in(found)
    assert program == "stance"
    assert command[-2:] == ["-o", "report.html"]
    file = tmp_path / "again.html"
    assert run(*command[:-1], str(file), today=date(2027, 11, 23)).code == 0
    assert file.read_text(encoding="utf-8") == text


@kinds
def test_no_path_of_this_machine_is_on_the_page(text: str, tmp_path: Path) -> None:
    assert str(ROOT) not in text
    assert str(tmp_path.parent.parent) not in text


def test_the_footer_says_what_a_citation_needs(run: Run, bundled: Stance) -> None:
    footer = " ".join(page(run, "kyrgyzstan").root.first("footer").text.split())
    dataset = bundled.dataset()
    assert f"Dataset {dataset.version}, facts checked through 23 Nov 2026." in footer
    assert "CC-BY-4.0" in footer
    [reference] = [line for line in run("cite").lines if dataset.title and dataset.title in line]
    assert reference in footer


def test_the_opening_says_what_was_asked_and_as_of_when(run: Run) -> None:
    asked = page(run, "-g", "baltic", "--since", "1991", "--until", "1992")
    header = " ".join(asked.root.first("header").text.split())
    assert header.startswith("Baltic states ")
    for words in ("Estonia, Latvia and Lithuania", "as of 31 Dec 1992"):
        assert words in header
    assert "from 1991 to 1992" in header
    assert "as of 23 Nov 2026" in page(run, "kyrgyzstan").root.first("header").text


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (["kyrgyzstan"], "Kyrgyzstan (KGZ)"),
        (["kaz", "uzb", "--since", "2026-11"], "Kazakhstan and Uzbekistan"),
        (["-g", "central-asia", "-g", "baltic", "--until", "1991"], "8 states"),
        (["-g", "baltic", "russia", "--until", "1991"], "Estonia, Latvia, Lithuania and Russia"),
        (["-g", "eeu", "--as-of", "2010"], "Members of the Eurasian Economic Union"),
        (["--issue", "crimea"], "UN General Assembly vote on the territorial integrity of Ukraine"),
        (["-i", "eeu", "-i", "csto"], "2 issues: Membership of the Eurasian Economic Union; "),
    ],
)
def test_the_title_says_whom_or_what_it_is_about(words: list[str], title: str, run: Run) -> None:
    [shown] = page(run, *words).headings(1)
    assert shown.startswith(title)


# The day and the period.


@pytest.mark.parametrize(
    ("words", "standing", "timeline"),
    [
        ([], "as of 23 Nov 2026", "to 23 Nov 2026"),
        (["--as-of", "2016"], "as of 31 Dec 2016", "to 2016"),
        (["--since", "2011", "--until", "2017"], "as of 31 Dec 2017", "from 2011 to 2017"),
        (["--until", "2017", "--as-of", "2020"], "as of 31 Dec 2020", "to 2017"),
        (["--since", "2014-03", "--until", "2014-03"], "as of 31 Mar 2014", "in Mar 2014"),
    ],
)
def test_until_and_as_of_stand_for_each_other(words: list[str], standing: str, timeline: str, run: Run) -> None:
    headings = page(run, "kyrgyzstan", *words).headings(2)
    assert headings[:2] == ["In brief", f"Positions {standing}"]
    assert f"Timeline of Kyrgyzstan {timeline}" in headings


def test_votes_are_those_of_the_period_positions_those_of_the_day(run: Run) -> None:
    found = page(run, "kyrgyzstan", "--since", "2014", "--until", "2014")
    assert [row["Issue"].words for row in found.table("UN votes").rows] == [
        "Crimea vote", "Geo. IDPs 2014", "Space arms 2014", "Nazism 2014",
    ]  # fmt: skip
    # A member of the CIS since 1991, which is before the period and holds in it.
    assert found.table("Positions").row("CIS")["Since"].words == "1991-12-21"


# What is empty says so.


def test_a_period_without_records_says_so(run: Run) -> None:
    found = page(run, "nauru", "--since", "1950", "--until", "1951")
    assert "Nothing is recorded of Nauru as of 31 Dec 1951." in found.words
    assert "Nothing is recorded in this period." in found.words
    assert "Not measured: Russia has no vote and no map since 1950 up to 31 Dec 1951 to measure by." in found.words
    assert "No claim is recorded." in found.words
    assert "Nothing is recorded, so there is no source to name." in found.words
    assert [table.name for table in found.tables] == ["In brief"]


def test_a_group_that_had_no_member_says_so(run: Run) -> None:
    found = page(run, "--group", "eeu", "--as-of", "2010")
    assert "No state belongs to Members of the Eurasian Economic Union as of 31 Dec 2010." in found.words
    assert found.words.count("Nothing is recorded.") == 2


def test_the_reference_state_is_not_measured_by_itself(run: Run) -> None:
    assert "Russia is the state that others are measured by." in page(run, "russia").words


def test_a_state_without_a_record_is_named_not_shown(run: Run) -> None:
    # Kosovo declared its independence in 2008.
    found = page(run, "kyrgyzstan", "kosovo", "--until", "1991")
    assert "Nothing is recorded of: Kosovo." in found.words
    [positions] = [table for table in found.tables if table.name.startswith("Positions")]
    told = {head.words for head in positions.heads} | {cell.words for row in positions.rows for cell in row.values()}
    assert "Kyrgyzstan" in told
    assert "Kosovo" not in told


@pytest.mark.thorough
def test_states_and_issues_without_a_record_are_named_not_shown(run: Run, bundled: Stance) -> None:
    found = page(run, "--group", "all")
    shown = {row["State"].words for table in found.tables if table.name.startswith("Positions") for row in table.rows}
    [line] = [
        said[0].partition("\n")[0] for element in found.root.all("p")
        if (said := re.findall(r"Nothing is recorded of: .*", element.text))
    ]  # fmt: skip
    named = set(line.removeprefix("Nothing is recorded of: ").removesuffix(".").split(", "))
    assert "Kosovo" in named  # The one state with neither a seat nor a row on a body it belongs to.
    held = [issue.id for issue in bundled.issues() if issue.type != "vote"]
    recorded = {
        answer.state for answer in bundled.compare(issue=held, group="all").positions
        if answer.status is not None
    }  # fmt: skip
    assert shown == recorded
    assert not shown & named
    assert len(shown) + len(named) == 197


def many_votes(folder: Path, number: int) -> Path:
    """Two states with as many roll calls, one a day from 2 January 2001 on."""
    first = date(2001, 1, 2).toordinal()
    votes = "".join(
        f"  v{n}: {{title: Vote {n}, question: Was it for?, type: vote, date: {date.fromordinal(first + n)},"
        f" sources: [un], votes: {{for: [AAA], against: [BBB]}}}}\n"
        for n in range(number)
    )
    file = folder / "votes.yaml"
    file.write_text(
        "sources: {un: {type: primary, title: Records}}\n"
        "states:\n  AAA: {name: Aaa, un-member: 1992}\n  BBB: {name: Bbb, un-member: 1992}\n"
        f"issues:\n{votes}",
        encoding="utf-8",
    )
    return file


@pytest.mark.parametrize(("number", "listed"), [(60, True), (61, False)])
def test_more_than_sixty_roll_calls_are_counted(number: int, listed: bool, run: Run, tmp_path: Path) -> None:
    data = ["--data", str(many_votes(tmp_path, number)), "--no-bundled"]
    one, both = page(run, "aaa", *data), page(run, "--group", "all", *data)
    if listed:
        assert len(one.table("UN votes").rows) == len(both.table("UN votes").rows) == 60
    else:
        assert "61 roll calls, " in one.words
        assert "61 roll calls are too many for a table; --issue names those wanted." in both.words
    # From the second day on there are 60 of 61.
    assert len(page(run, "aaa", "--since", "2001-01-03", *data).table("UN votes").rows) == number - 1


# Signs and letters of the data.


def test_no_sign_of_the_data_becomes_markup(run: Run) -> None:
    for words in ([], ["KGZ"], ["--issue", "crimea"], ["--issue", "crimea", "--issue", "union"], ["RUS"]):
        found = page(run, *words, "--data", LETTERS, "--no-bundled")
        tags = {element.tag for element in found.root.all()}
        assert not tags & {"script", "img", "b", "i", "em", "blink", "x"}
        assert len([*found.root.all("style")]) == len([*found.root.first("head").all("title")]) == 1
        assert not [name for element in found.root.all() for name in element.attributes if name.startswith("on")]
    texts = [
        "Said <script>alert('x')</script> & left; see [3]",
        "</li></ol><script>document.title = 'taken'</script>",
        "Meeting <blink>&nbsp;",
        "كانت غائبة & <i>absent</i>",
    ]
    shown = page(run, "KGZ", "--data", LETTERS, "--no-bundled").words
    for text in texts:
        assert text in shown


def test_what_only_looks_like_a_mark_is_no_link(run: Run) -> None:
    found = page(run, "KGZ", "--data", LETTERS, "--no-bundled")
    assert len(found.entries) == 2
    note = found.table("UN votes").row("Vote </th>")["Note"]
    assert note == Cell("Said <script>alert('x')</script> & left; see [3]", ())


def test_text_from_right_to_left_finds_its_own_direction(run: Run) -> None:
    found = page(run, "--data", LETTERS, "--no-bundled")
    turned = [
        element for element in found.root.all() if element.attributes.get("dir") == "auto" or element.tag == "bdi"
    ]
    assert {element.tag for element in turned} >= {"th", "td", "bdi"}
    for element in found.root.all("th", "td"):
        if "قيرغيزستان" in element.text:
            assert element.attributes.get("dir") == "auto", element.text
    # Cyrillic runs as Latin does.
    assert not [element for element in turned if element.text == "Қазақстан"]


# Files, and what can go wrong.


def test_a_file_has_the_same_bytes_as_standard_output(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "r.html"
    assert run("report", "kyrgyzstan", "-o", str(file)) == Ran(0, "", "")
    assert (
        file.read_text(encoding="utf-8")
        == run("report", "kyrgyzstan").out
        == run("report", "kyrgyzstan", "-o", "-").out
    )
    assert [path.name for path in tmp_path.iterdir()] == ["r.html"]


def test_a_file_that_exists_stays_unless_force_is_given(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "r.html"
    file.write_text("mine", encoding="utf-8")
    ran = run("report", "kyrgyzstan", "-o", str(file))
    assert (ran.code, ran.out, file.read_text(encoding="utf-8")) == (5, "", "mine")
    assert ran.err == f"stance: {file} exists; --force replaces it\n"
    assert run("report", "atlantis", "-o", str(file), "--force").code == 3
    assert file.read_text(encoding="utf-8") == "mine"
    assert run("report", "kyrgyzstan", "-o", str(file), "--force").code == 0
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_what_cannot_be_written_is_told_before_any_work(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("states:\n  AAA: {name: Aaa}\n", encoding="utf-8")
    for words, said in (
        (["-o", str(tmp_path / "none" / "r.html")], "there is no folder"),
        (["-o", str(tmp_path)], "is not a file"),
        (["-o", str(own), "--data", str(own), "--force"], "is the file that is read"),
    ):
        ran = run("report", "atlantis", *words)
        assert (ran.code, ran.out) == (5, "")
        assert said in ran.err
        assert ran.err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["own.yaml"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["atlantis"], 3, "atlantis"),
        (["--issue", "atlantis"], 3, "atlantis"),
        (["--group", "atlantis"], 3, "stance groups"),
        (["korea"], 4, "South Korea (KOR)"),
        (["kyrgyzstan", "--since", "2017", "--until", "2011"], 2, "--since 2017 is after the day asked, 2011-12-31"),
        (
            ["kyrgyzstan", "--since", "2017", "--until", "2011", "--as-of", "2020"],
            2,
            "--since 2017 is after --until 2011",
        ),
        (["kyrgyzstan", "--since", "yesterday"], 2, "27 March 2014"),
        (["kyrgyzstan", "--as-of", "2014-02-30"], 2, "calendar"),
        (["kyrgyzstan", "--data", "none.yaml"], 5, "no such file"),
        (["kyrgyzstan", "--format", "json"], 2, "--format"),
        (["kyrgyzstan", "--force"], 2, "--force is for --output"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_a_user_can_mend_is_one_line(words: list[str], code: int, said: str, run: Run) -> None:
    ran = run("report", *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert ran.err.startswith("stance: ")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("kyrgyzstan", {"states": "kyrgyzstan"}),
        ("kaz uzb --until 1992 --as-of 1995", {"states": ["kaz", "uzb"], "until": "1992", "as_of": "1995"}),
        ("-g baltic --since 1991 --until 1992", {"group": "baltic", "since": "1991", "until": "1992"}),
        ("-i crimea -i eeu", {"issue": ["crimea", "eeu"]}),
    ],
)
def test_the_command_writes_what_the_api_returns(
    words: str, question: dict[str, Any], run: Run, bundled: Stance
) -> None:
    assert run("report", *words.split()).out == stance.report_page(bundled.report(**question))


# Other pages share the way in which they are written.


def marked(table: Table) -> Iterator[tuple[str, ...]]:
    return (cell.sources for row in table.rows for cell in row.values() if cell.sources)


def test_the_marks_of_each_profile_lead_to_its_own_list(run: Run, bundled: Stance) -> None:
    # Each list begins with 1: the marks of the second profile must not lead to the first.
    found = Page(run("show", "csto", "eeu", "--format", "html").out)
    assert len(set(found.ids)) == len(found.ids)
    _, table = (table for table in found.tables if table.heads[0].words == "State")
    for record in answers(run, "compare", "--issue", "eeu"):
        if record["status"]:
            row = table.row(record["state"])
            assert shown_sources(row["Sources"], bundled) == titles_of(bundled, record["sources"])


def test_a_matrix_on_a_page_names_the_sources_of_its_cells(run: Run) -> None:
    found = Page(run("compare", "-g", "central-asia", "-i", "crimea", "-i", "eeu", "-f", "html").out)
    table = found.tables[0]
    assert all(head.sources for head in table.heads if head.words == "Crimea vote")
    assert all(row["EAEU"].sources for row in table.rows if row["EAEU"].words != "no record")


def test_a_run_of_marks_is_written_out_on_a_page(run: Run) -> None:
    assert re.search(r"\[\d+\]-\[\d+\]", run("compare", "--issue", "eeu").out)
    text = Page(run("compare", "--issue", "eeu", "-f", "html").out).body.text
    assert not re.search(r"\[\d+\]-\[\d+\]", text)


@pytest.mark.parametrize(
    ("words", "title"),
    [(["states"], "States"), (["events"], "Events"), (["get", "kgz", "crimea"], "Records"), (["data"], "Datasets")],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_page_without_a_title_of_its_own_has_a_name(words: list[str], title: str, run: Run) -> None:
    found = Page(run(*words, "--format", "html").out)
    assert found.headings(1)[0].startswith(title)
