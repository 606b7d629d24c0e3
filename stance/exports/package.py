"""The `datapackage.json` of a folder of csv files: Frictionless Data Package, version 1."""

import os
import re
from collections.abc import Mapping
from hashlib import file_digest
from typing import Any

from stance.exports.catalogue import FILES
from stance.exports.tables import KINDS, Column, Table

DESCRIPTOR = "datapackage.json"

_TYPES = {"day": "date", "integer": "integer", "number": "number", "boolean": "boolean"}
_DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[~?]?"
_LICENCE = re.compile(r"[-a-zA-Z0-9._]+")


def descriptor(facts: Mapping[str, str], folder: str) -> dict[str, Any]:
    """The description of the csv files in the folder. ``facts`` are the rows of the table `dataset`."""
    licence, maintainers, attribution = (facts.get(name) for name in ("licence", "maintainers", "attribution"))
    about = f"Files of the dataset: {facts['files']}. Written by {facts['exporter']}."
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "stance",
        "title": facts.get("title") or "Positions of states on issues",
        "description": f"Facts checked through {facts['checked']}. {about}" if "checked" in facts else about,
    }
    if "version" in facts:
        package["version"] = facts["version"]
    if licence:
        package["licenses"] = [_licence(licence)]
    if maintainers:
        package["contributors"] = [{"title": maintainers, "role": "maintainer"}]
    if attribution:
        package["sources"] = [{"title": attribution}]
    return package | {"resources": [_resource(table, folder) for table in FILES]}


def _licence(licence: str) -> dict[str, str]:
    """By its identifier; a licence in words has none."""
    return {"name": licence} if _LICENCE.fullmatch(licence) else {"name": "other", "title": licence}


def _resource(table: Table, folder: str) -> dict[str, Any]:
    path = os.path.join(folder, f"{table.name}.csv")
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    references = [
        {"fields": column.name, "reference": {"resource": other, "fields": field}}
        for column in table.columns
        for other, _, field in [column.refers.partition(".")]
        if other
    ]
    if references:
        schema["foreignKeys"] = references
    with open(path, "rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.says,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": os.path.getsize(path),
        "hash": f"sha256:{digest}",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.words:
        constraints["enum"] = list(column.words)
    if column.kind == "date":
        constraints["pattern"] = _DATE
    field: dict[str, Any] = {"name": column.name, "type": _TYPES.get(column.kind, "string")}
    form = KINDS[column.kind] if column.kind in ("date", "list") else ""
    field["description"] = f"{column.says} ({form})" if form else column.says
    return field | ({"constraints": constraints} if constraints else {})
