"""No regular expression of the program takes longer than a hostile text is long."""

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

import stance
from stance.dataset.format import GROUP, ISSUE, SOURCE, STATE
from stance.dataset.rules import malformed_reference
from stance.output import formats, html_blocks
from tests.program import nodes

USES: dict[str, Callable[[re.Pattern[str], str], object]] = {
    "fullmatch": re.Pattern.fullmatch,
    "match": re.Pattern.match,
    "search": re.Pattern.search,
    "sub": lambda pattern, text: pattern.sub(lambda match: match[0], text),
    "findall": re.Pattern.findall,
    "finditer": lambda pattern, text: sum(1 for _ in pattern.finditer(text)),
    "split": re.Pattern.split,
}
LENGTHS = (22, 1_000, 20_000)
"""Tried in this order, so that a pattern whose work doubles with each letter is told before it is waited for."""
SECONDS = 0.1
"""Of the processor, for a text of the last length: at least ten times what one reading of it takes, and a tenth of what
a search takes that begins anew at each letter. Whether the work grows faster than the text is asked only beyond it."""
GROWTH = 8
"""Of the work where a text is four times as long: 4 where it is read once, 16 where it is read from each letter."""


@cache
def calls() -> tuple[tuple[str, ast.Call, str, str], ...]:
    """Where a method of a pattern, or a function of `re`, is called: the module, the call, on what name, which."""
    return tuple(
        (module, node, ast.unparse(node.func.value), node.func.attr)
        for module, parts in nodes().items()
        for node in parts
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in USES
    )


@cache
def patterns() -> dict[str, tuple[re.Pattern[str], frozenset[str]]]:
    """The patterns by their names, with the ways in which the program uses them."""
    used: dict[str, set[str]] = {}
    found: dict[str, tuple[re.Pattern[str], frozenset[str]]] = {}
    for name, call, owner, use in calls():
        used.setdefault(f"{name}:{owner.split('.')[-1]}", set()).add(use)
        if owner == "re" and isinstance(call.args[0], ast.Constant):
            found[f"{name}:{call.lineno} {use}"] = re.compile(str(call.args[0].value), re.IGNORECASE), frozenset([use])
    for module in pkgutil.walk_packages(stance.__path__, "stance."):
        if module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            for key, pattern in compiled(value):
                uses = used.get(f"{module.name.removeprefix('stance.')}:{name}", set()) if not key else set()
                # One of a table, or one that another module uses.
                found[f"{module.name}.{name}{key}"] = pattern, frozenset(uses or {"fullmatch", "search"})
    return found


def compiled(value: Any) -> list[tuple[str, re.Pattern[str]]]:
    """The value, or what is in it, where that is a pattern of text."""
    parts = {f"[{key}]": part for key, part in value.items()} if isinstance(value, dict) else {"": value}
    return [
        (key, part) for key, part in parts.items() if isinstance(part, re.Pattern) and isinstance(part.pattern, str)
    ]


def hostile(pattern: str, length: int) -> Iterator[str]:
    """Texts of the letters and words that the pattern is made of, each with an end that fits none."""
    letters = list(dict.fromkeys(letter for letter in pattern if letter.isprintable() and letter not in "\\^$*+?|{}"))
    units = ["a", "1", " ", "\n", "A", "-", ". ", "a ", "a-", "1.", *letters[:6]]
    units += dict.fromkeys(re.findall(r"[A-Za-z]{4,}", pattern)[:4])
    for unit in dict.fromkeys(units):
        text = unit * (length // len(unit))
        yield text + "\x00"
    yield "".join(letters) * (length // max(1, len(letters))) + "\x00"


def seconds(use: str, pattern: re.Pattern[str], text: str) -> float:
    """Of the processor, so that what else the machine does counts little."""
    start = time.process_time()
    USES[use](pattern, text)
    return time.process_time() - start


def slow(pattern: re.Pattern[str], uses: frozenset[str]) -> str:
    """What takes long, or nothing."""
    for use in sorted(uses):
        for length in LENGTHS:
            for text in hostile(pattern.pattern, length):
                took = seconds(use, pattern, text)
                if took > SECONDS and (
                    length == LENGTHS[0] or took > GROWTH * seconds(use, pattern, text[-length // 4 :])
                ):
                    return f"{use} takes {took:.2f} s on {length:,} letters, {text[:10]!r} and so on"
    return ""


# Forms that are given to `re` as texts, from a table.
FORMS = {
    f"{table} {number}": form
    for table, forms in {
        "symbols": malformed_reference._SYMBOLS,
        "numbers": [formats._NUMBER],
        "codes": sorted({field.kind.pattern for field in (*SOURCE, *STATE, *GROUP, *ISSUE) if field.kind.pattern}),
    }.items()
    for number, form in enumerate(forms, 1)
}


@pytest.mark.thorough
def test_no_pattern_takes_longer_than_a_text_is_long() -> None:
    for name, (pattern, uses) in patterns().items():
        assert slow(pattern, uses) == "", name


def test_no_form_takes_longer_than_a_text_is_long() -> None:
    for name, form in FORMS.items():
        assert slow(re.compile(form), frozenset(["fullmatch"])) == "", name


@pytest.mark.parametrize("pattern", [r"(a+)+b", r"(?:a|a)*b", r"a+b"])
def test_a_pattern_that_takes_long_is_seen(pattern: str) -> None:
    assert slow(re.compile(pattern), frozenset(["search"])).startswith("search takes ")


def test_the_patterns_are_those_of_the_program() -> None:
    written = [
        f"{module}:{call.lineno}"
        for module, call, owner, _ in calls()
        if owner == "re" and not isinstance(call.args[0], ast.Constant)
    ]
    # Given on the spot, but not as a plain text: forms of references and codes, all of them matched whole.
    assert len(written) < 8, written
    assert len(patterns()) > 40


def test_a_long_word_without_a_hyphen_is_passed_in_one_go() -> None:
    start = time.process_time()
    assert html_blocks._HYPHENED.findall("a" * 100_000 + " in-force x") == ["in-force"]
    assert time.process_time() - start < 5  # 70 s where each letter begins a search
