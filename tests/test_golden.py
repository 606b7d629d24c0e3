"""The output of whole commands against what a person has read and accepted."""

import pytest

from tests.conftest import Run
from tests.golden_cases import CASES, Case, printed


@pytest.mark.parametrize("case", CASES, ids=[case.folder.name for case in CASES])
def test_the_output_is_the_accepted_one(case: Case, run: Run) -> None:
    assert printed(case.run(run)) == case.accepted


def test_there_are_golden_cases() -> None:
    assert len(CASES) >= 15
