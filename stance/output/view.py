"""A result ready for any format: its records, its columns, its document."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from stance.output.document import Document
from stance.output.records import Record


@dataclass(frozen=True)
class View:
    """What a command prints. ``whole`` is the JSON value where that is one object instead of the records."""

    columns: Sequence[str]
    records: Callable[[], list[Record]]
    document: Callable[[], Document]
    whole: Callable[[], Any] | None = None
