"""A result ready for any format: its records, its columns, its document."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from stance.output.document import Document, Picture
from stance.output.records import Record


@dataclass(frozen=True)
class View:
    """What a command prints. ``whole`` is the JSON value where that is one object instead of the records.

    ``picture`` is there where the answer is one. ``page`` is a fuller document for a page, which has more room than a
    screen.
    """

    columns: Sequence[str]
    records: Callable[[], list[Record]]
    document: Callable[[], Document]
    whole: Callable[[], Any] | None = None
    picture: Callable[[], Picture] | None = None
    page: Callable[[], Document] | None = None
