"""Datasets that several tests of pictures draw."""

import pytest

from tests.pictures.align_data import long_dataset


@pytest.fixture(scope="session")
def long(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The words of `align --chart` over the dataset of 81 years."""
    return long_dataset(tmp_path_factory.mktemp("long"))
