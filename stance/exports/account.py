"""What was exported: the kind, the place, and how much of it there is."""

from dataclasses import dataclass

KINDS = ("db", "json", "csv", "datapackage")
FOLDERS = ("csv", "datapackage")
"""The kinds that are a folder of files; the others are one file."""


@dataclass(frozen=True)
class Export:
    """What was written. ``kind`` is one of `KINDS`; ``size`` is in bytes, of all files together."""

    kind: str
    path: str
    size: int
    states: int
    issues: int
    positions: int
    sources: int
