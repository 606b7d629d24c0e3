"""The bundled dataset as a stock YAML reader sees it, so that no expectation comes from the code under test."""

from functools import cache
from typing import Any

import yaml

from tests.conftest import DATASET

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def stock_record() -> dict[str, Any]:
    """The whole file, read once for all tests of a process. Nothing changes it."""
    record: dict[str, Any] = yaml.load(DATASET.read_text(encoding="utf-8"), LOADER)
    return record
