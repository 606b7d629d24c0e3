from datetime import date
from typing import Any

import pytest

from stance.dataset.rules import portability
from tests.conftest import DATASET
from tests.stock import stock_record


def check(text: str) -> list[tuple[int, int, str]]:
    return [(line, column, message) for (_, line, column), message in portability.check("f", text)]


@pytest.mark.parametrize(
    ("text", "place", "became"),
    [
        ("states: {NOR: {iso2: NO}}", (1, 22), "bool"),
        ("states: {NOR: {name: off}}", (1, 22), "bool"),
        ("issues: {2014: {type: vote}}", (1, 10), "int"),
        ("issues: {v: {votes: {for: [ARM, 12]}}}", (1, 33), "int"),
        ("sources: {s: {title: 2014}}", (1, 22), "int"),
        ("sources: {s: {title: 12:30}}", (1, 22), "int"),  # sexagesimal: 12 * 60 + 30 = 750
        ("sources: {s: {number: 4.5}}", (1, 23), "float"),
        ("sources: {s: {number: .inf}}", (1, 23), "float"),
        ("sources: {s: {title: ~}}", (1, 22), "null"),
        ("sources: {s: {title: }}", (1, 22), "null"),
        ("sources: {s: {title: 2014-03-27}}", (1, 22), "timestamp"),
        ("issues:\n  v: {on: a day}", (2, 7), "bool"),
        ("issues: {v: {positions: {KGZ: [{status: yes}]}}}", (1, 41), "bool"),
        ("issues: {v: {aliases: [68/262, 2014]}}", (1, 32), "int"),
        ("issues: {v: {votes: {for: 3}}}", (1, 27), "int"),
    ],
)
def test_a_word_that_would_change_is_an_error(text: str, place: tuple[int, int], became: str) -> None:
    [(line, column, message)] = check(text)
    assert (line, column) == place
    assert f"is a {became} to a stock YAML reader" in message


@pytest.mark.parametrize(
    "text",
    [
        "states: {NOR: {iso2: 'NO', un-member: {from: 1945-11-27}}}",
        "dataset: {schema: 1, version: 2026.11.0, checked: 2026-11-23}",
        "issues: {v: {ordered: true, searched: [{date: 2026-11-27}]}}",
        "issues: {v: {positions: {KGZ: [{date: 2014-03-27, effective: 2015-03-27, dissent: true}]}}}",
        "issues: {v: {date: 2014, complete: false, tally: {for: 100, absent: 24}}}",
        "issues: {v: {alignment: {RUS: {scores: {for: 1, abstain: -0.5}}}}}",
        "sources:\n  s:\n    title: |\n      2014\n",
    ],
)
def test_quoted_words_dates_counts_and_flags_are_right(text: str) -> None:
    assert not check(text)


def test_what_follows_a_nested_value_is_still_read_as_a_key() -> None:
    assert [message.split(" is a ")[0] for _, _, message in check("a: {b: [x, {c: d}], yes: [e]}\nno: f")] == [
        "the key yes",
        "the key no",
    ]


def test_the_bundled_file_has_nothing_that_would_change() -> None:
    assert not check(DATASET.read_text(encoding="utf-8"))


TYPED = {"date", "until", "from", "begins", "ends", "checked", "accessed", "un-member", "schema", "complete",
         "ordered", "dissent", "effective"}  # fmt: skip


def not_text(value: Any, path: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The paths of keys and values that `yaml.safe_load` made something other than text."""
    if isinstance(value, dict):
        return [
            one for key, inner in value.items()
            for one in ([(*path, repr(key))] if not isinstance(key, str) else not_text(inner, (*path, key)))
        ]  # fmt: skip
    if isinstance(value, list):
        return [one for inner in value for one in not_text(inner, path)]
    if path[-1] in TYPED:
        return [] if isinstance(value, str | int | date) else [path]
    counted = len(path) > 1 and path[-2] in ("tally", "scores")
    return [] if isinstance(value, int | float if counted else str) else [path]


def test_a_stock_reader_makes_text_of_the_bundled_file() -> None:
    assert not_text(stock_record(), ("",)) == []
