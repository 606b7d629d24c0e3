"""The page on the Python API: its examples hold, and nothing that is public is missing from it."""

import ast
import doctest
import inspect
import re
from functools import cached_property, partial
from pathlib import Path

import pytest

import stance
from stance import api, results
from stance.api import Stance
from tests.conftest import ROOT, TODAY

PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
SESSION = "\n".join(block for block in BLOCKS if block.startswith(">>> "))
ONLY_SHOWN = [block for block in BLOCKS if not block.startswith(">>> ")]


def test_the_examples_hold(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setattr(api, "load", partial(api.load, today=TODAY))
    monkeypatch.chdir(ROOT)
    session = doctest.DocTestParser().get_doctest(SESSION, {}, "docs/python.md", "docs/python.md", 0)
    told: list[str] = []
    outcome = doctest.DocTestRunner().run(session, out=told.append)
    assert outcome.failed == 0, "".join(told)
    assert outcome.attempted >= 50


def test_what_is_only_shown_is_python_and_calls_what_there_is() -> None:
    # It needs a file of the reader's own; tests/test_notebook.py has what data frames hold.
    assert len(ONLY_SHOWN) == 1
    called = {ast.unparse(node.func) for node in ast.walk(ast.parse(ONLY_SHOWN[0])) if isinstance(node, ast.Call)}
    assert {"stance.to_pandas", "stance.to_polars", "s.compare", "s.panel"} <= called


@pytest.mark.parametrize("name", [name for name in dir(Stance) if not name.startswith("_")])
def test_every_method_has_an_example(name: str) -> None:
    assert f".{name}(" in SESSION


@pytest.mark.parametrize("name", stance.__all__)
def test_everything_public_is_on_the_page(name: str) -> None:
    if name != "__version__":
        assert re.search(rf"\b{name}\b", PAGE)


def test_every_class_has_its_fields_on_the_page() -> None:
    rows = dict(re.findall(r"^\| `([A-Z]\w+)` \| (`.*) \|$", PAGE.partition("## Every class")[2], re.MULTILINE))
    told = {name: set(re.findall(r"`(\w+)`", fields)) for name, fields in rows.items()}
    there = {}
    for name, cls in vars(results).items():
        if not isinstance(cls, type):
            continue
        fields = inspect.signature(cls).parameters
        computed = [
            key
            for base in cls.__mro__
            for key, value in vars(base).items()
            if isinstance(value, property | cached_property)
        ]
        there[name] = {*fields, *computed}
    assert told == there


def test_the_contents_of_the_page_lead_to_every_part() -> None:
    parts = re.findall(r"^## (.*)$", PAGE, re.MULTILINE)
    linked = re.findall(r"\]\(#([\w-]+)\)", PAGE.partition("\n## ")[0])
    assert linked == [part.casefold().replace(" ", "-") for part in parts]
