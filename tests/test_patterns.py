"""No regular expression takes long, whatever the text: each is tried on texts that make nested repetition explode."""

import importlib
import pkgutil
import re
import time

import pytest

import stance

SIZE = 12_000
"""Letters of a text: a pattern whose time grows with its square takes a second, any other a millisecond."""
MOST = 0.4

UNITS = [
    "a", "1", " ", "-", ".", "/", "A", "Z9", "a-", "a ", "A. ", "1. ", "[1] ", "[1", "\"", "“", "\t", "a\t", ";", " ;a",
    " and", ",", "&", "&a", "`", "R/", "A/RES/", "(", "((", "a.b", "http://", "www.", "@a", "#", ": ", "\n", " \n",
]  # fmt: skip


def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern at the top of a module, by its name."""
    found = {}
    for module in pkgutil.walk_packages(stance.__path__, "stance."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern):
                    found[f"{module.name}.{name}"] = value
    return found


PATTERNS = patterns()


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_takes_no_longer_than_its_text_is_long(name: str) -> None:
    slow = []
    for unit in UNITS:
        text = unit * (SIZE // len(unit))
        for end in ("", "\0"):
            start = time.process_time()
            PATTERNS[name].search(text + end)
            PATTERNS[name].fullmatch(text + end)
            if time.process_time() - start > MOST:
                slow.append(unit)
    assert slow == []
