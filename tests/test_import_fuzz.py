"""A few of the mutated import files of tests/import_fuzz.py."""

from pathlib import Path

import pytest

from tests.cases import swept
from tests.import_fuzz import check


@pytest.mark.parametrize("part", swept(range(4), [0]))
def test_what_an_import_writes_validate_accepts(part: int, tmp_path: Path) -> None:
    outcomes = {check(seed, tmp_path) for seed in range(100000 + part * 10, 100010 + part * 10)}
    assert outcomes <= {"refused", "accepted"}
    assert "accepted" in outcomes
