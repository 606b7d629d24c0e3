"""Reads the folder of `stance export csv` back: everything but the positions as a document, and where these stand."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from stance.dataset import format as fmt
from stance.dataset.dates import FuzzyDate
from stance.dataset.vocabulary import CUSTOM
from stance.dataset.writing import Document
from stance.errors import UnreadableError
from stance.imports.cells import exact, flag
from stance.imports.tables import open_table

POSITIONS = "positions.csv"
_TABLE = "positions"
_FACTS = "dataset"
_SEPARATOR = "; "
_BUNDLED = "bundled"
"""The origin of what comes with the program."""

Row = defaultdict[str, str]
ReadDate = Callable[[str], FuzzyDate]


def folder_of(path: str) -> str:
    """The folder of the export that a path is, or whose positions it is; empty where it is neither.

    Raises:
        UnreadableError: it is a folder that no export made.
    """
    is_folder = os.path.isdir(path)
    folder = path if is_folder else os.path.dirname(path) or "."
    facts = os.path.join(folder, f"{_FACTS}.csv")
    if is_folder or os.path.basename(path).partition(".")[0] == _TABLE:
        if os.path.isfile(facts) and any(row["key"] == "exporter" for _, row in _rows(folder, _FACTS)):
            return folder
        if is_folder:
            raise UnreadableError(f"{path} is a folder that no export made", "name a table, or what 'export csv' wrote")
    return ""


def read_export(folder: str, read_date: ReadDate) -> Document:
    """The document of the folder without its positions; of these it has the instruments that they are about.

    States and groups that the bundled dataset lent, being left out itself, are left out again.

    Raises:
        UnreadableError: a file is missing, or a cell of one cannot be read.
    """
    reader = _Folder(folder, read_date)
    try:
        return _document(reader)
    except ValueError as error:
        raise UnreadableError(f"{reader.at}: {error}", "nothing was written") from None


def _document(reader: "_Folder") -> Document:
    facts = defaultdict(str, {row["key"]: row["value"] for row in reader.rows(_FACTS)})
    return {
        "dataset": reader.entry(fmt.DATASET, facts, schema=int(fmt.SCHEMA)),
        "sources": reader.entries(fmt.SOURCE, "sources", "id"),
        "states": reader.entries(fmt.STATE, "states", "code", **{"un-member": reader.member}),
        "groups": reader.entries(
            fmt.GROUP,
            "groups",
            "id",
            where=lambda row: _rule(row["rule"]),
            states=lambda row: None if row["rule"] else _listed(row["states"]),
        ),
        "issues": reader.issues(),
        "events": list(reader.entries(fmt.EVENT, "events", "id", states=_codes).values()),
        "claims": list(reader.entries(fmt.CLAIM, "claims", "id").values()),
    }


class _Folder:
    def __init__(self, folder: str, read_date: ReadDate) -> None:
        self.folder = folder
        self.read_date = read_date
        self.lent = not any(row["origin"] == _BUNDLED for _, row in _rows(folder, "issues"))
        self.at = ""
        """The row that is being read, for messages."""

    def rows(self, name: str) -> Iterator[Row]:
        for line, row in _rows(self.folder, name):
            self.at = f"{name}.csv:{line}"
            if not (self.lent and row["origin"] == _BUNDLED):
                yield row

    def entries(self, fields: fmt.Table, name: str, key: str, **others: Callable[[Row], Any]) -> dict[str, Document]:
        """The rows of a file by their keys. ``others`` make of a row the fields that no column has as they are."""
        made: dict[str, Document] = {}
        for row in self.rows(name):
            made[row[key]] = self.entry(fields, row, **{field: make(row) for field, make in others.items()})
        return made

    def entry(self, fields: fmt.Table, row: Row, **others: Any) -> Document:
        made: Document = {}
        for field in fields:
            value = others[field.name] if field.name in others else self.value(field, row[field.attribute])
            if value not in (None, "", {}):
                made[field.name] = value
        return made

    def value(self, field: fmt.Field, cell: str) -> Any:
        if not cell:
            return None
        if field.kind is fmt.DATE:
            return self.read_date(cell)
        if field.kind is fmt.FLAG:
            said = flag(cell, field.name)
            return None if said is field.default else said
        if field.kind.name == fmt.TEXTS.name:
            return _listed(cell)
        # A spreadsheet takes the code for a number.
        return cell.zfill(3) if field.name == "m49" else cell

    def member(self, row: Row) -> Any:
        since, until = (self.read_date(row[name]) if row[name] else None for name in ("un_member", "un_until"))
        return {"from": since, "until": until} if until else since

    def issues(self) -> dict[str, Document]:
        statuses: dict[str, Document] = {}
        for row in self.rows("issue_statuses"):
            statuses.setdefault(row["issue"], {})[row["status"]] = self.entry(fmt.OWN_STATUS, row)
        alignments: dict[str, Document] = {}
        for row in self.rows("alignments"):
            of = alignments.setdefault(row["issue"], {}).setdefault(row["reference"], {"scores": {}})
            score = float(row["score"])
            of["scores"][row["status"]] = int(score) if score.is_integer() else score
            of.update(self.entry(fmt.ALIGNMENT, row, scores=of["scores"]))
        searches: dict[str, dict[tuple[str, str], Document]] = {}
        for row in self.rows("searches"):
            search = searches.setdefault(row["issue"], {}).setdefault((row["date"], row["looked_in"]), {"states": []})
            search.update(self.entry(fmt.SEARCH, row, where=row["looked_in"], states=[*search["states"], row["code"]]))
        instruments: dict[str, Document] = {}
        for row in self.rows("instruments"):
            of_state = instruments.setdefault(row["issue"], {}).setdefault(row["code"], {"instruments": {}})
            of_state["instruments"][row["id"]] = self.entry(fmt.INSTRUMENT, row)
            of_state["entries"] = []
        return self.entries(
            fmt.ISSUE, "issues", "id",
            short=lambda row: row["short"] if row["short"] != row["id"] else None,
            scale=lambda row: None if row["type"] == CUSTOM.name else _listed(row["scale"]) or None,
            labels=lambda row: dict(label.split("=", 1) for label in _listed(row["labels"])),
            tally=lambda row: {
                count.name: int(row[f"tally_{count.name}"]) for count in fmt.TALLY if row[f"tally_{count.name}"]
            },
            eligible=lambda row: _rule(row["eligible"]) if "=" in row["eligible"] else _listed(row["eligible"]) or None,
            statuses=lambda row: statuses.get(row["id"]),
            alignment=lambda row: alignments.get(row["id"]),
            searched=lambda row: list(searches.get(row["id"], {}).values()) or None,
            positions=lambda row: instruments.get(row["id"]),
        )  # fmt: skip


def _rows(folder: str, name: str) -> Iterator[tuple[int, Row]]:
    """The rows of a file by the names of their columns, each with its line; a column that is not there says nothing."""
    with open_table(os.path.join(folder, f"{name}.csv")) as sheet:
        _, header = next(sheet.rows, (0, []))
        for line, cells in sheet.rows:
            yield line, defaultdict(str, zip(header, map(exact, cells), strict=False))


def _listed(cell: str) -> list[str]:
    return cell.split(_SEPARATOR) if cell else []


def _codes(row: Row) -> Any:
    return row["code"].split(", ") if row["code"] else None


def _rule(cell: str) -> Document:
    """What `eeu=member,signed; csto=binding` says."""
    parts = (part.partition("=") for part in _listed(cell))
    return {issue: words.split(",") for issue, _, words in parts}
