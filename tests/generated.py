"""Datasets made by chance, of odd but possible content: what every command is run on (tests/test_generated.py).

python -m tests.generated 500      runs every command on so many of them
"""

import random
import sys
import time
from pathlib import Path
from typing import Any

import yaml

import stance
from stance.dataset.format import SCHEMA
from stance.dataset.vocabulary import (
    CLAIM_KINDS,
    CLASSES,
    CONFIDENCES,
    MECHANISMS,
    SOURCE_TYPES,
    TYPES,
    VERDICTS,
    WORK_KINDS,
)

CODES = ("KGZ", "RUS", "UZB", "ZZZ", "ABC", "QQQ", "AND", "NEW")
NAMES = ("A", "Zembla", "ß", "İstan", "中国", "The Isles", "N'Dour", "x" * 90, "[1]", "*a*", "<b>", "a|b", "7", "12",
         "Ünion of 3", "all", "=1+1", "{}", "Kyrgyz­stan", "e\u0301", "\u200fעברית", "a; b", "a, b", "-x")  # fmt: skip
DATES = ("1900", "1945-10-24", "1991-12", "2002", "2014-03-27", "2014-03", "2015-08-06", "2016", "2022-10-12",
         "2026-11-22", "2031-01-01")  # fmt: skip
IDS = ("a", "b-1", "x9", "long-" * 9 + "id", "in-force", "member", "all-of", "2014", "68-262", "kgz", "for")
TOPICS = ("t", "u v", "crimea", "=t", "x" * 40)
FORMATS = ("table", "markdown", "html", "json", "jsonl", "csv", "tsv", "yaml")


def dataset(seed: int) -> str:
    """The text of a dataset; most are valid."""
    return yaml.safe_dump(_Maker(random.Random(seed)).whole(), allow_unicode=True, sort_keys=False)


class _Maker:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.sources = self.some(IDS, 1, 4)
        self.lent = chance.random() < 0.15  # the states of the bundled dataset serve
        self.states = ["KGZ", "RUS", "UZB"] if self.lent else self.some(CODES, 1, 8)
        self.issues = self.some(IDS, 0, 7)
        self.kinds = {issue: chance.choice(list(TYPES)) for issue in self.issues}
        self.scales = {issue: self.some(("low", "mid", "high", "top"), 2, 4) for issue in self.issues}

    def some(self, words: Any, least: int, most: int) -> list[Any]:
        words = list(words)
        return self.chance.sample(words, min(len(words), self.chance.randint(min(least, len(words)), most)))

    def maybe(self, chance: float = 0.4) -> bool:
        return self.chance.random() < chance

    def with_some(self, entry: dict[str, Any], **optional: Any) -> dict[str, Any]:
        return entry | {name.replace("_", "-"): value() for name, value in optional.items() if self.maybe()}

    def text(self) -> str:
        return self.chance.choice(NAMES)

    def date(self) -> str:
        return self.chance.choice(DATES)

    def cited(self) -> list[str]:
        return self.some(self.sources, 1, 3)

    def whole(self) -> dict[str, Any]:
        whole = {
            "sources": {key: self.source() for key in self.sources},
            "states": {} if self.lent else {code: self.state() for code in self.states},
            "groups": {key: self.group() for key in self.some(IDS, 0, 3)},
            "issues": {key: self.issue(key) for key in self.issues},
            "events": [self.event(key) for key in self.some(IDS, 0, 3)],
            "claims": [self.claim(key) for key in self.some(IDS, 0, 3)],
        }
        if self.maybe(0.6):
            whole = {"dataset": self.meta(list(whole["groups"]))} | whole
        return {name: section for name, section in whole.items() if section or self.maybe(0.1)}

    def meta(self, groups: list[str]) -> dict[str, Any]:
        return self.with_some(
            {"schema": int(SCHEMA)}, version=lambda: "2026.1.0", title=self.text, checked=lambda: "2026-11-01",
            reference=lambda: self.chance.choice(self.states), focus=lambda: self.chance.choice([*groups, "all"]),
            licence=lambda: "CC-BY-4.0", attribution=self.text, maintainers=self.text,
        )  # fmt: skip

    def source(self) -> dict[str, Any]:
        return self.with_some(
            {"type": self.chance.choice(SOURCE_TYPES), "title": self.text()}, author=self.text, publisher=self.text,
            date=self.date, kind=lambda: self.chance.choice(WORK_KINDS), number=self.text,
            symbol=lambda: "A/RES/68/262", url=lambda: "https://example.org/a?b=c&d", doi=lambda: "10.1000/182",
            accessed=lambda: "2026-11-01",
            language=lambda: "ky", note=self.text,
        )  # fmt: skip

    def state(self) -> dict[str, Any]:
        return self.with_some(
            {"name": self.text()}, official=self.text, adjective=self.text, aliases=lambda: self.some(NAMES, 0, 2),
            un_member=lambda: self.chance.choice(["1945-10-24", "2031", {"from": "1945", "until": "1991-12"}]),
            note=self.text,
        )  # fmt: skip

    def group(self) -> dict[str, Any]:
        group = self.with_some({"title": self.text()}, note=self.text, sources=self.cited)
        held = [issue for issue in self.issues if TYPES[self.kinds[issue]].shape == "held"]
        if held and self.maybe():
            issue = self.chance.choice(held)
            return group | {"where": {issue: self.some(self.statuses(issue), 1, 2)}}
        return group | {"states": self.some(self.states, 0, 5)}

    def statuses(self, issue: str) -> list[str]:
        type_ = TYPES[self.kinds[issue]]
        return self.scales[issue] if type_.assessed or type_.own_statuses else list(type_.words)

    def issue(self, key: str) -> dict[str, Any]:
        type_ = TYPES[self.kinds[key]]
        issue = self.with_some(
            {"title": self.text(), "question": self.text(), "type": type_.name}, short=self.text,
            aliases=lambda: self.some(NAMES, 0, 2), topics=lambda: self.some(TOPICS, 0, 3), family=lambda: "f",
            confidence=lambda: self.chance.choice(CONFIDENCES), note=self.text,
        ) | {"sources": self.cited()}  # fmt: skip
        if type_.is_act or self.maybe(0.2):
            issue["date"] = self.date()
        elif self.maybe():
            issue["begins"] = "1990"
        if type_.assessed:
            issue |= {"scale": self.scales[key], "assessor": self.text()}
        elif type_.own_statuses:
            issue["statuses"] = {
                word: {"says": self.text(), "class": self.chance.choice(list(CLASSES))} for word in self.scales[key]
            }
            issue["ordered"] = self.maybe()
        elif self.maybe(0.3):
            issue["labels"] = {status: self.text() for status in self.some(type_.words, 0, 3)}
        if type_.is_act:
            issue |= self.with_some(
                {}, complete=lambda: self.maybe(), tally=lambda: {"for": 1, "against": 0, "abstain": 2},
                votes=lambda: self.votes(self.statuses(key)),
            )  # fmt: skip
        elif not type_.assessed and self.maybe():
            issue["alignment"] = {self.chance.choice(self.states): {
                "scores": {word: self.chance.choice((-1, -0.5, 0, 0.5, 1)) for word in self.some(type_.words, 0, 4)},
                "because": self.text(), "sources": self.cited(),
            }}  # fmt: skip
        if not type_.is_act and self.maybe(0.3):
            issue["eligible"] = self.some(self.states, 1, 5)
        if self.maybe(0.3):
            issue["searched"] = [{"date": "2026-11-01", "where": self.text(), "states": self.some(self.states, 1, 3)}]
        if self.maybe(0.8):
            issue["positions"] = {
                code: self.history(key, type_.is_act)
                for code in self.some(self.states, 0, 8)
                if not any(code in codes for codes in issue.get("votes", {}).values())
            }
        return issue

    def votes(self, statuses: list[str]) -> dict[str, list[str]]:
        chosen = {code: self.chance.choice(statuses) for code in self.some(self.states, 0, 8)}
        return {status: [code for code, own in chosen.items() if own == status] for status in set(chosen.values())}

    def history(self, issue: str, act: bool) -> Any:
        if act:
            return [self.position(issue)]
        entries = [self.position(issue) | {"date": date} for date in sorted(self.some(DATES, 0, 4))]
        if self.kinds[issue] == "statement" and entries and self.maybe(0.3):
            entries[-1] |= {"dissent": True, "speaker": self.text()}
        if self.kinds[issue] not in ("legislation", "agreement") or not self.maybe(0.5):
            return entries
        about = {key: self.with_some({"title": self.text()}, number=self.text) for key in self.some(IDS, 1, 3)}
        for entry in entries:
            entry["instrument"] = self.chance.choice([*about, list(about)])
        return {"instruments": about, "entries": entries}

    def position(self, issue: str) -> dict[str, Any]:
        return self.with_some(
            {"status": self.chance.choice(self.statuses(issue)), "sources": self.cited()}, note=self.text,
            until=lambda: "2031-02",
            confidence=lambda: "high", speaker=self.text,
            reading=lambda: {"mechanism": self.chance.choice(MECHANISMS), "source": self.chance.choice(self.sources)},
        )  # fmt: skip

    def event(self, key: str) -> dict[str, Any]:
        return self.with_some(
            {"id": key, "date": self.date(), "title": self.text(), "sources": self.cited()},
            until=lambda: "2031-02", states=lambda: self.some(self.states, 0, 3),
            issues=lambda: self.some(self.issues, 0, 3), note=self.text,
        )  # fmt: skip

    def claim(self, key: str) -> dict[str, Any]:
        return self.with_some(
            {"id": key, "source": self.chance.choice(self.sources), "claim": self.text(),
             "kind": self.chance.choice(CLAIM_KINDS), "verdict": self.chance.choice(VERDICTS)},
            states=lambda: self.some(self.states, 0, 3), topics=lambda: self.some(TOPICS, 0, 2), date=self.date,
            finding=self.text, note=self.text, sources=self.cited,
            **({"issue": lambda: self.chance.choice(self.issues)} if self.issues else {}),
        )  # fmt: skip


def uses(seed: int, opened: stance.Stance, folder: Path) -> list[list[str]]:
    """Every command in one of its formats, and the pictures, on what the dataset has."""
    chance = random.Random(seed)
    states = [state.code for state in opened.states()]
    issues = [issue.id for issue in opened.issues()]
    state, other, issue = chance.choice(states), chance.choice(states), chance.choice(issues) if issues else None
    topics = sorted({topic for one in opened.issues() for topic in one.topics})
    day = chance.choice([[], ["--as-of", chance.choice(DATES)]])
    of_state = [
        ["show", state, *day], ["timeline", state], ["timeline", state, "--chart"], ["timeline", "--group", "all"],
        ["changes", "--since", "1990", "--until", "2026"], ["changes", state, "--since", "2014", "--until", "2020"],
        ["states", *day], ["issues"], ["groups"], ["sources"], ["events"], ["events", state], ["claims"],
        ["claims", state], ["coverage"], ["coverage", state], ["agree", state, other], ["agree", state],
        ["agree", "--matrix", "--group", "all"], ["agree", "--matrix", "--heat", "--group", "all"],
        ["align", "--with", state, *day], ["align", other, "--with", state, "--pool"],
        ["align", "--with", state, "--by", "year"], ["align", "--with", state, "--by", "topic"],
        ["align", "--with", state, "--chart"], ["align", "--with", state, "--by", "year", "--pool", "--chart"],
        ["align"], ["explain", state, *day], ["cite"], ["cite", state],
    ]  # fmt: skip
    of_issue = [] if issue is None else [
        ["show", issue, *day], ["compare", "--issue", issue, "--group", "all", *day], ["get", state, issue, *day],
        ["compare", state, "--issue", issue, "--wide"], ["compare", "--issue", issue, "--counts"],
        ["compare", "--issue", issue, "--group", "all", "--sort", "status"],
        ["compare", "--issue", issue, "--group", "all", "--map"], ["timeline", "--issue", issue, "--group", "all"],
        ["compare", *(word for key in issues for word in ("--issue", key)), "--group", "all", "--heat"],
        ["compare", *(word for key in issues for word in ("--issue", key)), "--differing"],
        ["timeline", "--issue", issue, "--chart"], ["cross", issue, chance.choice(issues), *day],
        ["changes", "--issue", issue, "--since", "1990", "--until", "2026"], ["events", "--issue", issue],
        ["claims", "--issue", issue], ["coverage", "--issue", issue], ["agree", "--matrix", "--issue", issue],
        ["align", "--with", state, "--issue", issue], ["cite", issue], ["cite", state, issue],
        ["get", state, issue, "--field", "date"], ["show", state, issue],
    ]  # fmt: skip
    of_topic = [] if not topics else [
        ["show", state, "--topic", topics[0]], ["compare", "--topic", topics[0], "--group", "all"],
        ["issues", "--topic", topics[0]], ["agree", state, other, "--topic", topics[0]],
    ]  # fmt: skip
    of_group = [
        words
        for group in opened.groups()
        for words in (["states", "--group", group.id], ["compare", *_issue(issue), "--group", group.id, *day])
        if issue or words[0] != "compare"
    ]
    bare = {"cite": ("--style", ("chicago", "bibtex", "csl-json")), "get": ("--as-of", ("2016", "2031"))}
    found = []
    for words in (*of_state, *of_issue, *of_topic, *of_group):
        option, values = bare.get(words[0], ("--format", FORMATS))
        picture = {"--chart", "--heat", "--map"} & set(words)
        if option not in words:
            words = [*words, option, chance.choice(("table", "svg", "html") if picture else values)]
        found.append(words)
    export = [["export", kind, "-o", str(folder / kind), "--force"] for kind in ("db", "csv", "datapackage")]
    reports = [["report", state], *([["report", "--issue", issue]] if issue else [])]
    checks = [["check", state, issue, "binding"], ["check", state, issue, "for"]] if issue else []
    return [*found, *export, *reports, *checks[1:], ["export", "json"], ["--version"]]


def _issue(issue: str | None) -> list[str]:
    return ["--issue", issue] if issue else []


def check(seed: int, folder: Path) -> list[str] | None:
    """Run every command on a dataset and tell what goes wrong; None where the dataset is not valid."""
    from tests.conftest import TODAY, run_in

    path = folder / f"{seed}.yaml"
    path.write_text(dataset(seed), encoding="utf-8")
    if any(problem.severity == "error" for problem in stance.validate([str(path)], bundled=False)):
        return None
    data = ["--data", str(path), "--no-bundled"]
    wrong = []
    with stance.load(path, bundled=False, today=TODAY, variables={"XDG_CACHE_HOME": str(folder)}) as opened:
        runs = uses(seed, opened, folder)
    for words in runs:
        words = words if words == ["--version"] else [*words, *data]
        told = f"dataset {seed}: {' '.join(words)}: "
        try:
            ran = run_in(folder, *words)
        except Exception as error:
            wrong.append(f"{told}{type(error).__name__}: {error}")
            continue
        if ran.code not in (0, *_MAY_FAIL.get(words[0], ())) and not _refused(ran.code, ran.err):
            wrong.append(f"{told}exit {ran.code}: {ran.err}")
        if ran.code and (ran.err.count("\n") > 3 or "Traceback" in ran.err):
            wrong.append(f"{told}more than a line: {ran.err}")
    return wrong


_MAY_FAIL = {"get": (6,), "check": (1, 6, 2)}


def _refused(code: int, told: str) -> bool:
    """Whether what was asked does not exist in this dataset, which is told."""
    if code == 4:
        return "could be" in told
    return code == 2 and any(word in told for word in ("no ", "needs", "not ", "none "))


def main() -> None:
    """Run every command on so many datasets as the first argument says, from the seed in the second one on."""
    import tempfile

    count, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    valid = 0
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + count):
            wrong = check(seed, Path(folder))
            valid += wrong is not None
            for line in wrong or ():
                print(line, flush=True)
    print(f"{count} datasets, {valid} valid, {time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    main()
