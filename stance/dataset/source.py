"""The fields of a source, which the model of the dataset and answers share."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Day = TypeVar("Day")


@dataclass(frozen=True, slots=True)
class SourceFields(Generic[Day]):
    """What is said of a source. A day is a `FuzzyDate` in the model, and in an answer the text of one."""

    id: str
    type: str
    title: str
    author: str | None = None
    publisher: str | None = None
    date: Day | None = None
    kind: str | None = None
    number: str | None = None
    symbol: str | None = None
    doi: str | None = None
    url: str | None = None
    archive: str | None = None
    accessed: Day | None = None
    language: str | None = None
    note: str | None = None
