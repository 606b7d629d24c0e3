"""Datasets that several tests of pictures draw."""

import pytest

from tests.conftest import Run
from tests.pictures.align_data import long_dataset


@pytest.fixture(scope="session")
def run(run_once: Run) -> Run:
    """A picture is drawn once and looked at by many tests: one of the world takes seconds."""
    return run_once


@pytest.fixture(scope="session")
def long(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The words of `align --chart` over the dataset of 81 years."""
    return long_dataset(tmp_path_factory.mktemp("long"))
