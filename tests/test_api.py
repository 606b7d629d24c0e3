"""The Python API: what it answers, and that the command line prints just that."""

import doctest
import inspect
import json
import subprocess
import sys
import typing
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import stance
from stance import api, results
from stance.api import Stance
from stance.cli.commands import COMMANDS
from stance.dataset.format import SOURCE, attributes
from stance.results import IssueProfile, StateProfile
from tests.cases import WRITES
from tests.conftest import DATASET, ROOT, Run

# What it answers. A/RES/68/262 of 27 March 2014: Kyrgyzstan did not vote, Kazakhstan and Uzbekistan abstained,
# Armenia voted against. Kyrgyzstan acceded to the Eurasian Economic Union in a treaty of 23 December 2014.


def test_a_position_is_found_by_name(bundled: Stance) -> None:
    [answer] = bundled.position("kyrgyzstan", "crimea")
    assert (answer.state, answer.code, answer.status, answer.date) == ("Kyrgyzstan", "KGZ", "absent", "2014-03-27")


def test_a_position_names_its_sources(bundled: Stance) -> None:
    [answer] = bundled.position("kyrgyzstan", "crimea")
    known = {source.id for source in bundled.sources()}
    assert answer.sources
    assert set(answer.sources) <= known


def test_a_position_is_asked_for_a_day(bundled: Stance) -> None:
    assert bundled.position("kgz", "eeu", as_of="2014-12-22")[0].status != "signed"
    assert bundled.position("kgz", "eeu", as_of="2014-12-23")[0].status == "signed"
    assert bundled.position("kgz", "eeu", as_of="2026")[0].status == "member"


def test_a_vote_is_not_there_before_its_day(bundled: Stance) -> None:
    [answer] = bundled.position("kgz", "crimea", as_of="2014-03-26")
    assert (answer.answer, answer.status) == ("not-yet", None)


def test_answers_without_a_day_are_for_the_day_given_at_the_start(cache: Path) -> None:
    on_the_eve = stance.load(today=date(2014, 3, 26), variables={"XDG_CACHE_HOME": str(cache)})
    with closing(on_the_eve):
        assert on_the_eve.position("kgz", "crimea")[0].answer == "not-yet"


def test_an_answer_cannot_be_changed(bundled: Stance) -> None:
    [answer] = bundled.position("kgz", "crimea")
    with pytest.raises(AttributeError):
        answer.status = "for"  # type: ignore[misc]


def test_a_comparison_has_a_position_for_each_state(bundled: Stance) -> None:
    compared = bundled.compare(["kazakhstan", "armenia", "kyrgyzstan"], issue="crimea")
    assert {(answer.code, answer.status) for answer in compared.positions} == {
        ("ARM", "against"), ("KAZ", "abstain"), ("KGZ", "absent"),
    }  # fmt: skip


def test_a_comparison_carries_every_source_it_cites(bundled: Stance) -> None:
    compared = bundled.compare(issue=["crimea", "eeu"])
    cited = {key for answer in compared.positions for key in answer.sources}
    assert cited <= {source.id for source in compared.sources}


def test_a_comparison_of_the_focus_is_of_the_fifteen_post_soviet_states(bundled: Stance) -> None:
    compared = bundled.compare(issue="crimea")
    assert len({answer.code for answer in compared.positions}) == 15


def test_a_comparison_agrees_with_each_single_answer(bundled: Stance) -> None:
    compared = bundled.compare(issue=["crimea", "eeu", "csto"], group="post-soviet", as_of="2015-06")
    for answer in compared.positions:
        assert answer in bundled.position(answer.code, answer.issue, as_of="2015-06")


def test_a_timeline_is_in_order_of_time(bundled: Stance) -> None:
    found = bundled.timeline(["kyrgyzstan"], issue="eeu", events=False)
    years = [entry.date[:4] for entry in found.entries]
    assert years == sorted(years)
    statuses = [entry.status for entry in found.entries]
    assert statuses.index("signed") < statuses.index("member")


def test_a_timeline_tells_what_a_position_replaced(bundled: Stance) -> None:
    found = bundled.timeline(["kyrgyzstan"], issue="eeu", events=False)
    for earlier, later in zip(found.entries, found.entries[1:], strict=False):
        assert later.previous == earlier.status
    assert found.entries[0].previous is None


def test_claims_have_a_verdict_and_the_evidence_for_it(bundled: Stance) -> None:
    found = bundled.claims(verdict="imprecise")
    known = {source.id for source in found.sources}
    assert found.claims
    for claim in found.claims:
        assert claim.verdict == "imprecise"
        assert claim.finding, claim.id
        assert {claim.source, *claim.sources} <= known


def test_claims_are_about_the_state_asked(bundled: Stance) -> None:
    found = bundled.claims(["kazakhstan"])
    assert found.claims
    assert all("KAZ" in claim.states for claim in found.claims)


def test_a_profile_is_of_a_state_or_of_an_issue(bundled: Stance) -> None:
    assert isinstance(bundled.show("kyrgyzstan"), StateProfile)
    assert isinstance(bundled.show("crimea"), IssueProfile)


def test_one_word_and_a_list_of_one_mean_the_same(bundled: Stance) -> None:
    assert bundled.compare(issue="crimea") == bundled.compare(issue=["crimea"])
    assert bundled.timeline("kgz", group="eeu") == bundled.timeline(["kgz"], group=["eeu"])
    assert bundled.events("kgz") == bundled.events(["kgz"])
    assert bundled.coverage("kgz") == bundled.coverage(["kgz"])
    assert bundled.claims("kgz") == bundled.claims(["kgz"])
    assert bundled.cite("kgz") == bundled.cite(["kgz"])
    assert bundled.check("kgz", "crimea", "absent") == bundled.check("kgz", "crimea", ["absent"])


def test_the_dataset_says_how_old_it_is(bundled: Stance) -> None:
    facts = bundled.dataset()
    assert (facts.reference, facts.focus, facts.files) == ("RUS", "post-soviet", ("bundled",))
    assert facts.version is not None
    assert f"  version: {facts.version}\n" in DATASET.read_text(encoding="utf-8")


# What it refuses.


@pytest.mark.parametrize(
    ("question", "error"),
    [
        (lambda s: s.position("atlantis", "crimea"), stance.UnknownNameError),
        (lambda s: s.position("kgz", "phlogiston"), stance.UnknownNameError),
        (lambda s: s.position("korea", "crimea"), stance.AmbiguousNameError),
        (lambda s: s.position("kgz", "crimea", as_of="yesterday"), stance.UsageError),
        (lambda s: s.position("kgz", "crimea", as_of="2014-02-30"), stance.UsageError),
        (lambda s: s.check("kgz", "crimea", ["member"]), stance.UsageError),
        (lambda s: s.compare(), stance.UsageError),
        (lambda s: s.compare(issue="crimea", where="eeu"), stance.UsageError),
        (lambda s: s.compare(issue="crimea", group="atlantic"), stance.UnknownNameError),
        (lambda s: s.timeline(since="2015", until="2014"), stance.UsageError),
        # A misspelt word must not pass for an empty answer.
        (lambda s: s.compare(issue="crimea", sort="state"), stance.UsageError),
        (lambda s: s.issues(type="votes"), stance.UsageError),
        (lambda s: s.sources("paper"), stance.UsageError),
        (lambda s: s.claims(verdict="false"), stance.UsageError),
        (lambda s: s.claims(kind="opinion"), stance.UsageError),
        (lambda s: s.claims(source="radnitz"), stance.UnknownNameError),
    ],
)
def test_what_a_user_can_mend_is_an_error_of_ours(
    question: Callable[[Stance], object], error: type[stance.StanceError], bundled: Stance
) -> None:
    with pytest.raises(error) as caught:
        question(bundled)
    assert isinstance(caught.value, stance.StanceError)
    assert caught.value.message
    assert caught.value.hint


def test_a_file_that_is_not_there_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(stance.UnreadableError, match="no such file"):
        stance.load(tmp_path / "none.yaml")


def test_a_dataset_may_be_left_out(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("states:\n  KGZ: {name: Kyrgyzstan}\n", encoding="utf-8")
    with closing(stance.load(file, bundled=False, variables={})) as mine:
        assert [state.code for state in mine.states()] == ["KGZ"]
    with pytest.raises(stance.UnreadableError, match="no dataset"):
        stance.load(bundled=False, variables={})


@pytest.mark.parametrize("wrap", [str, Path, lambda name: [name], lambda name: (Path(name),)])
def test_files_are_named_as_text_or_paths_alone_or_in_a_list(wrap: Callable[[str], Any], tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("states:\n  KGZ: {name: Kyrgyzstan}\n", encoding="utf-8")
    with closing(stance.load(wrap(str(file)), bundled=False, variables={})) as mine:
        assert len(mine.states()) == 1


def test_a_with_block_closes_what_it_opened(cache: Path) -> None:
    with stance.load(variables={"XDG_CACHE_HOME": str(cache)}) as opened:
        [answer] = opened.position("kgz", "crimea")
    assert answer.status == "absent"
    with pytest.raises(ValueError, match="closed"):
        opened.position("kgz", "crimea")


@pytest.mark.usefixtures("small_bundled")
def test_closing_twice_is_no_error(tmp_path: Path) -> None:
    opened = stance.load(variables={"XDG_CACHE_HOME": str(tmp_path)})
    opened.close()
    opened.close()


@pytest.mark.usefixtures("small_bundled")
def test_a_closed_dataset_is_not_built_anew(tmp_path: Path) -> None:
    opened = stance.load(variables={"XDG_CACHE_HOME": str(tmp_path)})
    opened.close()
    [index] = tmp_path.rglob("index-*.sqlite")
    index.unlink()
    with pytest.raises(ValueError, match="closed"):
        opened.states()
    assert list(tmp_path.rglob("index-*.sqlite")) == []


# What it is made of.


def test_everything_that_is_promised_is_there() -> None:
    assert all(hasattr(stance, name) for name in stance.__all__)


def test_every_class_of_a_result_is_public() -> None:
    hints = [
        typing.get_type_hints(method, vars(results) | {"Callable": Callable, "Sequence": Sequence, "Stance": Stance})[
            "return"
        ]
        for name, method in inspect.getmembers(Stance, inspect.isfunction)
        if not name.startswith("_") and name != "close"
    ]
    classes = {cls for hint in hints for cls in (typing.get_args(hint) or (hint,)) if isinstance(cls, type)}
    assert len(classes) >= 10
    assert {cls.__name__ for cls in classes - {bool}} <= set(vars(results))


def test_what_is_not_there_is_said_as_python_says_it() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'lode'"):
        _ = stance.lode


def test_importing_the_package_opens_and_loads_nothing() -> None:
    code = "import sys, stance; print(sorted(m for m in sys.modules if m.startswith('stance.')))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout == "['stance.version']\n"


def test_the_example_in_the_package_holds(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    failed, tried = doctest.testmod(stance)
    assert (failed, tried > 0) == (0, True)


# The command line prints just that.

# Each command line with the question in Python that it stands for.
SAME: list[tuple[str, Callable[[Stance], Any]]] = [
    ("show kyrgyzstan", lambda s: s.show("kyrgyzstan")),
    ("show kgz --as-of 2014-06", lambda s: s.show("kgz", as_of="2014-06")),
    ("show crimea", lambda s: s.show("crimea")),
    ("show eeu --as-of 2015", lambda s: s.show("eeu", as_of="2015")),
    ("show uzbekistan armenia", lambda s: [s.show("uzbekistan"), s.show("armenia")]),
    ("show uzbekistan csto", lambda s: s.cells(["uzbekistan"], "csto")[0]),
    ("show kgz kaz --issue crimea --as-of 2015", lambda s: list(s.cells(["kgz", "kaz"], "crimea", as_of="2015"))),
    ("show kgz --type membership", lambda s: s.show("kgz", type="membership")),
    ("compare kgz crimea kaz", lambda s: s.compare(["kgz", "crimea", "kaz"])),
    ("compare --type membership --topic integration", lambda s: s.compare(topic="integration", type="membership")),
    ("timeline crimea --type vote", lambda s: s.timeline("crimea", type="vote")),
    ("states central-asia", lambda s: s.states(states="central-asia")),
    ("issues law agents", lambda s: s.issues(words=["law", "agents"])),
    ("get kyrgyzstan crimea", lambda s: s.position("kyrgyzstan", "crimea")),
    ("get kgz eeu --as-of 2015-01", lambda s: s.position("kgz", "eeu", as_of="2015-01")),
    ("check armenia crimea against", lambda s: s.check("armenia", "crimea", ["against"])),
    ("compare --issue crimea", lambda s: s.compare(issue="crimea")),
    ("compare kgz kaz -i crimea -i eeu", lambda s: s.compare(["kgz", "kaz"], ["crimea", "eeu"])),
    ("compare -i crimea --group all", lambda s: s.compare(issue="crimea", group="all")),
    (
        "compare --topic ukraine --group central-asia --differing --sort status --as-of 2022",
        lambda s: s.compare(topic="ukraine", group="central-asia", differing=True, sort="status", as_of="2022"),
    ),
    (
        "compare -i crimea --where eeu=member --as-of 2016",
        lambda s: s.compare(issue="crimea", where="eeu=member", as_of="2016"),
    ),
    ("compare -i crimea --counts", lambda s: s.compare(issue="crimea").counts),
    ("timeline kyrgyzstan", lambda s: s.timeline("kyrgyzstan")),
    (
        "timeline -g central-asia -i eeu --since 2014 --until 2016 --no-events",
        lambda s: s.timeline(group="central-asia", issue="eeu", since="2014", until="2016", events=False),
    ),
    ("changes kyrgyzstan --since 2014 --until 2016-11", lambda s: s.changes("2014", "2016-11", ["kyrgyzstan"])),
    (
        "changes -g central-asia --topic integration --since 2014 --until 2015 --no-votes",
        lambda s: s.changes("2014", "2015", topic="integration", group="central-asia", votes=False),
    ),
    ("cross crimea eeu --as-of 2015-09", lambda s: s.cross("crimea", "eeu", as_of="2015-09")),
    ("search military bases", lambda s: s.search(["military", "bases"])),
    ("states", lambda s: s.states()),
    ("states --where eeu=member --as-of 2016", lambda s: s.states(where="eeu=member", as_of="2016")),
    ("states -g central-asia", lambda s: s.states(group="central-asia")),
    ("issues", lambda s: s.issues()),
    ("issues --topic ukraine --type vote", lambda s: s.issues("ukraine", "vote")),
    ("statuses", lambda s: s.statuses()),
    ("statuses abkhazia-ossetia", lambda s: s.statuses("abkhazia-ossetia")),
    ("groups", lambda s: s.groups()),
    ("groups --as-of 2014-12", lambda s: s.groups(as_of="2014-12")),
    ("sources", lambda s: s.sources()),
    ("sources --type primary", lambda s: s.sources("primary")),
    ("events", lambda s: s.events()),
    ("events kgz --since 2014", lambda s: s.events("kgz", since="2014")),
    ("claims", lambda s: s.claims()),
    (
        "claims kaz --verdict wrong --verdict imprecise",
        lambda s: s.claims("kaz", verdict=["wrong", "imprecise"]),
    ),
    ("coverage", lambda s: s.coverage()),
    ("coverage georgia --topic ukraine", lambda s: s.coverage("georgia", topic="ukraine")),
    ("panel eeu crimea --since 2013", lambda s: s.panel(issue=["eeu", "crimea"], since="2013")),
    (
        "panel eeu armenia --since 2012 --until 2016 --long",
        lambda s: s.panel("armenia", "eeu", since="2012", until="2016").cells,
    ),
    (
        "panel --dyads -g central-asia --topic crimea --until 2020",
        lambda s: s.panel_dyads(group="central-asia", topic="crimea", until="2020"),
    ),
    ("cite", lambda s: s.cite()),
    ("cite kyrgyzstan --as-of 2015", lambda s: s.cite("kyrgyzstan", as_of="2015")),
    ("cite kyrgyzstan crimea", lambda s: s.cite(["kyrgyzstan", "crimea"])),
    ("show kyrgyzstan armenia --cite", lambda s: s.cite_profiles([s.show("kyrgyzstan"), s.show("armenia")])),
    ("show kyrgyzstan csto --cite", lambda s: s.cite_cells(s.cells("kyrgyzstan", "csto"))),
    ("compare -i crimea --cite", lambda s: s.cite_comparison(s.compare(issue="crimea"))),
    ("agree russia kazakhstan", lambda s: s.agree("russia", "kazakhstan")),
    (
        "agree rus kaz --since 2014 --until 2022 --topic crimea --issue aggression-2022",
        lambda s: s.agree("rus", "kaz", "aggression-2022", "crimea", since="2014", until="2022"),
    ),
    ("agree russia --top 10", lambda s: s.agree_ranking("russia", 10)),
    (
        "agree russia --bottom 3 --group post-soviet --min-votes 20",
        lambda s: s.agree_ranking("russia", 3, lowest=True, group="post-soviet", min_votes=20),
    ),
    ("align --with usa", lambda s: s.align(reference="usa")),
    (
        "align kaz kgz -g central-asia --since 2011 --as-of 2016 --pool --absent-as abstain",
        lambda s: s.align(
            ["kaz", "kgz"], group="central-asia", since="2011", as_of="2016", pooled=True, absent_as="abstain"
        ),
    ),
    (
        "align kaz --topic ukraine --issue csto --by year --with rus",
        lambda s: s.align(["kaz"], "rus", topic="ukraine", issue="csto", by="year"),
    ),
    ("align kaz --since 2014 --until 2016", lambda s: s.align(["kaz"], since="2014", until="2016")),
    ("align kaz kgz --by topic", lambda s: s.align(["kaz", "kgz"], by="topic")),
    ("explain kgz --as-of 2015-08", lambda s: s.explain("kgz", as_of="2015-08")),
    ("explain kaz --with china --since 2014 --until 2020", lambda s: s.explain("kaz", "china", "2014", until="2020")),
    ("agree --matrix --group central-asia", lambda s: s.agree_matrix(group="central-asia")),
    ("show kgz --topic crimea", lambda s: s.show("kgz", topic="crimea")),
    ("data list", lambda _: api.data_list({})),
    ("validate", lambda _: stance.validate()),
    ("validate --rules", lambda _: stance.rules()),
]


LONG = ("show crimea", "compare -i crimea --group all", "sources", "events", "claims", "coverage", "validate")
"""What answers with most of the dataset; the rest asks the same commands for less."""


def test_every_command_is_compared_with_the_api() -> None:
    # What schema prints is json already.
    assert {words.split()[0] for words, _ in SAME} == set(COMMANDS) - {"schema", *WRITES}


EMPTY = ("validate", "check", "data")
"""Commands that may have nothing to say."""


@pytest.mark.parametrize(
    ("words", "question"),
    [pytest.param(*same, id=same[0], marks=pytest.mark.thorough if same[0] in LONG else ()) for same in SAME],
)
def test_the_command_line_prints_what_the_api_returns(
    words: str, question: Callable[[Stance], Any], run_once: Run, bundled: Stance
) -> None:
    ran = run_once(*words.split(), "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    answer = question(bundled)
    value = json.loads(ran.out)
    assert value == stance.json_value(answer)
    assert value or words.split()[0] in EMPTY
    lines = run_once(*words.split(), "--format", "jsonl").lines
    assert [json.loads(line) for line in lines] == stance.records(answer)


def test_a_record_is_all_there_is_to_know_of_an_answer(bundled: Stance) -> None:
    # The columns of the design, in its order.
    assert stance.records(bundled.position("kgz", "crimea")) == [
        {
            "state": "Kyrgyzstan", "code": "KGZ", "issue": "crimea", "status": "absent", "answer": "recorded",
            "since": "2014-03-27", "until": None, "confidence": "high", "note": None, "sources": ["un-68-262"],
            "origin": "bundled", "class": "absent", "confirmed": "2014-03-27", "step": None, "step_date": None,
            "instrument": None, "instrument_since": None, "searched": None, "date": "2014-03-27",
        }
    ]  # fmt: skip


def test_a_profile_in_json_has_all_that_belongs_to_it(bundled: Stance) -> None:
    profile = bundled.show("kyrgyzstan")
    whole = stance.json_value(profile)
    assert whole["code"] == "KGZ"
    assert whole["positions"] == stance.records(profile)
    assert [claim["id"] for claim in whole["claims"]] == [claim.id for claim in profile.claims]
    assert [source["id"] for source in whole["sources"]] == [source.id for source in profile.sources]


def test_a_profile_in_json_has_every_field_of_its_sources(run: Run, tmp_path: Path) -> None:
    # docs/dataset.md calls `kind` what a citation needs where type and numbers do not tell.
    own = tmp_path / "own.yaml"
    text = (ROOT / "tests" / "datasets" / "small.yaml").read_text(encoding="utf-8")
    first = "    type: primary\n"
    assert first in text
    own.write_text(text.replace(first, f"{first}    kind: resolution\n", 1), encoding="utf-8")
    whole = json.loads(run("show", "crimea", "--no-bundled", "--data", str(own), "-f", "json").out)
    assert {source["id"]: source["kind"] for source in whole["sources"]}["un-68-262"] == "resolution"
    for source in whole["sources"]:
        assert set(source) == {"id", *attributes(SOURCE)}


def test_one_item_has_one_record(bundled: Stance) -> None:
    found = bundled.states(group="baltic")
    assert [record for state in found for record in stance.records(state)] == stance.records(found)
    assert stance.records(found[0])[0]["code"] == "EST"


def test_a_wide_comparison_has_one_record_a_state(run: Run, bundled: Stance) -> None:
    compared = bundled.compare(group="central-asia", issue=["crimea", "eeu"])
    ran = run("compare", "-g", "central-asia", "-i", "crimea", "-i", "eeu", "--wide", "-f", "json")
    assert json.loads(ran.out) == stance.records(compared, wide=True)
    # A/RES/68/262: Uzbekistan abstained. It has been an observer of the union since December 2020.
    assert stance.records(compared, wide=True)[-1] == {
        "state": "Uzbekistan", "code": "UZB", "crimea": "abstain", "eeu": "observer",
    }  # fmt: skip


def test_what_is_no_result_has_no_records(bundled: Stance) -> None:
    with pytest.raises(TypeError, match="a str has no records"):
        stance.records("kyrgyzstan")
    with pytest.raises(TypeError, match="a DatasetFacts has no records"):
        stance.json_value(bundled.dataset())
    with pytest.raises(TypeError, match="only a Comparison can be wide, not a EventList"):
        stance.records(bundled.events(), wide=True)


@pytest.mark.usefixtures("small_bundled")
def test_the_same_problems_are_found(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text("states:\n  Kirghizia: {name: 12, capital: Frunze}\n", encoding="utf-8")
    ran = run("validate", str(file), "--format", "json")
    problems = stance.validate([str(file)])
    assert ran.code == 1
    assert len(problems) >= 2
    assert json.loads(ran.out) == stance.records(problems)


def test_an_error_is_told_in_the_same_words(run: Run, bundled: Stance) -> None:
    with pytest.raises(stance.UnknownNameError) as caught:
        bundled.position("kyrgyzstam", "crimea")
    ran = run("get", "kyrgyzstam", "crimea")
    assert ran.code == caught.value.exit_code
    assert ran.err == f"stance: {caught.value.message}; {caught.value.hint}\n"


def test_the_version_is_that_of_the_package_and_of_the_dataset(run: Run, bundled: Stance) -> None:
    assert run("--version").out == f"stance {stance.__version__}, dataset {bundled.dataset().version}\n"
