"""`stance add`: one entry in its place, every other byte as it was, and nothing that `validate` would refuse."""

from pathlib import Path

import pytest

from stance.dataset.adding import with_entry
from stance.dataset.dates import FuzzyDate
from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("excerpt_bundled")

MINE = """# Mine: kept as it is.
sources:
  daily: {type: press, title: The Daily}   # a comment

issues:
  # What follows is ours.
  club:
    title: The club of Ruritania
    question: Is the state in it?
    type: custom
    statuses:
      joined: {says: It is in., class: binding}
      left: {says: It is out., class: ended}
    positions:
      EST: [{date: 2014, status: joined, sources: [daily]}]  # flow
      SWE:
        - {date: 2010, status: joined, sources: [daily]}   # first
        # About the next one.
        - date: 2014-03
          status: left
          sources: [daily]

      # The last one.
      USA:
        - {date: 2001, status: joined, sources: [daily]}

events: []
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(MINE, "utf-8")
    return path


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        (
            ("sweden", "club", "left", "--date", "2012", "--source", "daily"),
            "   # first\n",
            "   # first\n        - {date: 2012, status: left, sources: [daily]}\n",
        ),
        (
            ("sweden", "club", "joined", "--date", "2020-05-01", "--source", "daily", "--note", "Again: in."),
            "          sources: [daily]\n",
            "          sources: [daily]\n"
            "        - {date: 2020-05-01, status: joined, note: 'Again: in.', sources: [daily]}\n",
        ),
        (
            ("sweden", "club", "left", "--date", "2009", "--source", "daily"),
            "      SWE:\n",
            "      SWE:\n        - {date: 2009, status: left, sources: [daily]}\n",
        ),
        (
            ("estonia", "club", "left", "--date", "2015", "--source", "daily"),
            "sources: [daily]}]  # flow",
            "sources: [daily]}, {date: 2015, status: left, sources: [daily]}]  # flow",
        ),
        (
            ("estonia", "club", "left", "--date", "2013", "--source", "daily"),
            "EST: [{date: 2014,",
            "EST: [{date: 2013, status: left, sources: [daily]}, {date: 2014,",
        ),
        (
            ("norway", "club", "joined", "--date", "2013", "--source", "daily"),
            "  # flow\n",
            "  # flow\n      NOR:\n        - {date: 2013, status: joined, sources: [daily]}\n",
        ),
        (
            ("kyrgyzstan", "eeu", "member", "--date", "2015-09", "--source", "daily"),
            "        - {date: 2001, status: joined, sources: [daily]}\n",
            "        - {date: 2001, status: joined, sources: [daily]}\n"
            "  eeu:\n    positions:\n      KGZ:\n        - {date: 2015-09, status: member, sources: [daily]}\n",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_entry_has_its_place_and_all_else_stays(words: tuple[str, ...], old: str, new: str, end: str) -> None:
    codes = {"sweden": "SWE", "estonia": "EST", "norway": "NOR", "kyrgyzstan": "KGZ"}
    state, issue, status, _, date, _, source, *note = words
    entry = {"date": FuzzyDate.parse(date), "status": status, "note": note[-1] if note else None, "sources": [source]}
    entry = {name: value for name, value in entry.items() if value}
    after = with_entry(MINE.replace("\n", end), codes[state], issue, entry, None)
    assert after == MINE.replace(old, new, 1).replace("\n", end)


def test_a_new_source_is_added_too(run: Run, mine: Path) -> None:
    words = ("zambia", "club", "joined", "--date", "27 March 2014", "--source", "https://a.org/x", "--title", "A: page")
    ran = run("add", *words, "--data", str(mine))
    assert (ran.code, ran.out) == (0, ""), ran.err
    source = "  a-org: {type: press, title: 'A: page', url: 'https://a.org/x'}\n"
    last = "        - {date: 2001, status: joined, sources: [daily]}\n"
    row = "      ZMB:\n        - {date: 2014-03-27, status: joined, sources: [a-org]}\n"
    expected = MINE.replace("   # a comment\n", f"   # a comment\n{source}").replace(last, last + row)
    assert mine.read_text("utf-8") == expected
    assert run("validate", str(mine)).code == 0


def test_a_template_is_filled_in(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    assert run("data", "new", str(path), "--issue", "The club of Ruritania", "--states", "baltic").code == 0
    before = path.read_text("utf-8").splitlines()
    words = ("latvia", "the-club-of-ruritania", "yes", "--date", "2014", "--source", "https://a.org/x")
    assert run("add", *words, "--data", str(path)).code == 0
    after = path.read_text("utf-8").splitlines()
    assert [line for line in after if line in before] == before
    assert run("get", "latvia", "the-club-of-ruritania", "--data", str(path)).out == "yes\n"


def test_a_dry_run_shows_the_difference_and_writes_nothing(run: Run, mine: Path) -> None:
    ran = run("add", "sweden", "club", "left", "--date", "2012", "--source", "daily", "--dry-run", "--data", str(mine))
    assert ran.code == 0
    assert "+        - {date: 2012, status: left, sources: [daily]}\n" in ran.out
    assert mine.read_text("utf-8") == MINE


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("swedn", "club", "left", "--date", "2012", "--source", "daily"), 3, "did you mean sweden?"),
        (("sweden", "clb", "left", "--date", "2012", "--source", "daily"), 3, "no issue is called 'clb'"),
        (("sweden", "club", "lft", "--date", "2012", "--source", "daily"), 2, "'lft' is not a status of club"),
        (("sweden", "club", "left", "--source", "daily"), 2, "an entry needs its date"),
        (("sweden", "club", "left", "--date", "2012"), 2, "an entry needs its source"),
        (("sweden", "club", "left", "--date", "03/04/2014", "--source", "daily"), 2, "could be"),
        (("sweden", "club", "left", "--date", "2012", "--source", "x", "--source-type", "a"), 2, "not a type of sou"),
        (("sweden", "crimea", "for", "--date", "2012", "--source", "daily"), 2, "leave out --date"),
    ],
)  # fmt: skip
def test_what_is_refused_changes_nothing(words: tuple[str, ...], code: int, said: str, run: Run, mine: Path) -> None:
    ran = run("add", *words, "--data", str(mine))
    assert (ran.code, ran.out) == (code, ""), ran.err
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert mine.read_text("utf-8") == MINE


def test_a_file_has_to_be_named(run: Run) -> None:
    ran = run("add", "sweden", "eeu", "member", "--date", "2012", "--source", "x")
    assert (ran.code, ran.err) == (2, "stance: no file to add to; name yours: --data my.yaml\n")
