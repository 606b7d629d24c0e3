"""One or more ordinary uses of every command: the contract tests run over all of them."""

import os
import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest

T = TypeVar("T")

# Checking and counting the bundled dataset takes long, and says nothing about how a command speaks that these do not.
SMALL, WARNED = (os.path.relpath(Path(__file__).parent / "datasets" / name) for name in ("small.yaml", "letters.yaml"))
BLOC = os.path.relpath(Path(__file__).parent / "datasets" / "bloc.yaml")
ON_SMALL = ("--no-bundled", "--data", SMALL)

USES: dict[str, list[list[str]]] = {
    "show": [
        ["show", "kyrgyzstan"],
        ["show", "kyrgyzstan", "--full"],
        ["show", "crimea"],
        ["show", "armenia", "eeu", "--as-of", "2014-06"],
        ["show", "kyrgyzstan", "--topic", "crimea"],
    ],
    "compare": [
        ["compare", "--issue", "crimea"],
        ["compare", "kyrgyzstan", "kazakhstan", "--issue", "crimea", "--issue", "eeu", "--issue", "foreign-agents"],
        ["compare", "--issue", "eeu", "--as-of", "2014-06", "--sort", "status"],
        ["compare", "--issue", "crimea", "--where", "eeu=member", "--as-of", "2016"],
        ["compare", "--topic", "crimea", "--group", "central-asia", "--counts"],
        ["compare", "--issue", "crimea", "--group", "all"],
    ],
    "timeline": [["timeline", "kyrgyzstan", "--since", "2013", "--until", "2016"], ["timeline", "--issue", "csto"]],
    "changes": [
        ["changes", "kyrgyzstan", "--since", "2014", "--until", "2016-11"],
        ["changes", "--since", "2014-03", "--until", "2014-12"],
    ],
    "cross": [["cross", "crimea", "eeu", "--as-of", "2015-09"], ["cross", "crimea", "pressure", "--group", "all"]],
    "get": [["get", "kyrgyzstan", "crimea"]],
    "check": [["check", "armenia", "crimea", "against"]],
    "search": [["search", "gas"], ["search", "manas"]],
    "states": [["states", "--where", "eeu=member"], ["states"]],
    "issues": [["issues", "--type", "membership"], ["issues"]],
    "statuses": [["statuses"], ["statuses", "abkhazia-ossetia"]],
    "groups": [["groups"], ["groups", "--as-of", "2014-12"]],
    "sources": [["sources", "--type", "dataset"], ["sources"]],
    "events": [["events", "kyrgyzstan", "--since", "2014"], ["events"]],
    "claims": [["claims", "kazakhstan", "--verdict", "right"], ["claims"]],
    "coverage": [["coverage", *ON_SMALL], ["coverage", "--group", "asia", "--topic", "ukraine", *ON_SMALL]],
    "panel": [
        ["panel", "eeu", "--since", "2013", "--until", "2016"],
        ["panel", "eeu", "crimea", "--group", "central-asia", "--since", "2013", "--until", "2015"],
        ["panel", "eeu", "armenia", "--long", "--since", "1996"],
        ["panel", "--dyads", "--group", "central-asia", "--topic", "crimea"],
    ],
    "cite": [
        ["cite"],
        ["cite", "kyrgyzstan"],
        ["cite", "crimea", "--as-of", "2015"],
        ["cite", "kyrgyzstan", "crimea"],
        ["cite", "tajikistan", "counter-sanctions"],
        ["compare", "--issue", "crimea", "--cite"],
    ],
    "agree": [
        ["agree", "russia", "kazakhstan"],
        ["agree", "russia", "--top", "5"],
        ["agree", "--matrix", "--group", "central-asia"],
        ["agree", "--matrix", "--topic", "crimea"],
        ["agree", "russia", "--group", "central-asia", "--by", "year"],
    ],
    "align": [
        ["align", "--group", "central-asia", "--as-of", "2016-11"],
        ["align", "--with", "usa"],
        ["align", "--group", "central-asia", "--by", "year"],
        ["align", "armenia", "russia", "--pool", "--absent-as", "abstain"],
        ["align", "kazakhstan", "--topic", "ukraine", "--topic", "georgia", "--by", "topic"],
    ],
    "report": [],
    "explain": [["explain", "kyrgyzstan", "--as-of", "2015-08"], ["explain", "turkmenistan"]],
    "validate": [["validate", "--no-bundled", WARNED]],
    "import": [],
    "add": [],
    "export": [],
    "data": [["data"]],
    "schema": [["schema", "compare"], ["schema", "show"], ["schema", "dataset"]],
}
"""By command, the shortest answer first. A new command must be added here, or the suite fails."""

WRITES = ("import", "add", "export", "report")
"""Commands that write files of one kind: they have tests of their own in place of the formats of an answer."""

ALL_USES = [words for uses in USES.values() for words in uses]


def swept(values: Sequence[T], quick: Collection[T] = ()) -> list[Any]:
    """Values to try a test with: the quick run takes these alone."""
    return [pytest.param(value, marks=() if value in quick else pytest.mark.thorough) for value in values]


FIRST_USES = [uses[0] for uses in USES.values() if uses]
"""One of every command: the quick run's."""

PICTURES: list[list[str]] = [
    ["timeline", "--group", "central-asia", "--chart", "--since", "2011", "--until", "2017"],
    ["timeline", "--issue", "eeu", "--chart"],
    ["timeline", "kyrgyzstan", "--chart", "--no-events"],
    ["compare", "--issue", "crimea", "--map"],
    ["compare", "--issue", "crimea", "--group", "all", "--map"],
    ["compare", "--issue", "crimea", "--issue", "eeu", "--group", "eu", "--as-of", "2016", "--map"],
    ["compare", "--topic", "ukraine", "--heat"],
    ["compare", "--issue", "crimea", "--group", "eu", "--heat"],
    ["agree", "--matrix", "--heat"],
    ["agree", "--matrix", "--heat", "--group", "central-asia", "--topic", "crimea"],
    ["agree", "russia", "kazakhstan", "--by", "year", "--chart"],
    ["agree", "russia", "--group", "central-asia", "--by", "year", "--chart"],
    ["align", "--chart"],
    ["align", "--group", "eu", "--topic", "crimea", "--chart"],
    ["align", "armenia", "azerbaijan", "--by", "topic", "--chart"],
    ["align", "--by", "year", "--chart"],
    ["align", "--group", "central-asia", "--pool", "--by", "year", "--chart"],
    ["align", "--group", "central-asia", "--between", "2014", "2024", "--chart"],
]
"""Ordinary uses of every picture; tests/pictures/test_contract.py runs over all of them."""

EMPTY: list[list[str]] = [
    ["compare", "--issue", "crimea", "--where", "eeu=suspended"],
    ["timeline", "kyrgyzstan", "--since", "1950", "--until", "1951"],
    ["changes", "kyrgyzstan", "--since", "1950", "--until", "1951"],
    ["states", "--where", "eeu=suspended"],
    ["events", "--since", "1950", "--until", "1951"],
    ["claims", "nauru"],
    ["agree", "russia", "--top", "5", "--issue", "crimea"],
    ["panel", "--dyads", "turkmenistan", "kazakhstan", "crimea"],
    ["data", "list"],
]
"""Questions with nothing for an answer."""

ESCAPE = re.compile(r"\x1b")
BOX = re.compile(r"[\u2500-\u257f]")
