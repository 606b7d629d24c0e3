"""The tables of fields in docs/dataset.md, written from the dataset format: ``python -m tests.field_tables``."""

import re

from stance.dataset import format as fmt
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "dataset.md"
TABLES = {
    "### `dataset`": fmt.DATASET,
    "### `sources`": fmt.SOURCE,
    "### `states`": fmt.STATE,
    "Where membership ended": fmt.UN_MEMBER,
    "### `groups`": fmt.GROUP,
    "### `issues`": fmt.ISSUE,
    "`tally` has the four counts": fmt.TALLY,
    "`alignment` is a map": fmt.ALIGNMENT,
    "A `custom` issue brings": fmt.OWN_STATUS,
    "`searched` says": fmt.SEARCH,
    "### Positions": fmt.POSITION,
    "A law, a bill or a treaty": fmt.INSTRUMENTS,
    "Each instrument has a title": fmt.INSTRUMENT,
    "`reading` is somebody else's": fmt.READING,
    "### `events`": fmt.EVENT,
    "### `claims`": fmt.CLAIM,
}
_TABLE = re.compile(r"\| field \| required \| meaning \|\n(\|.*\|\n)+")


def table_of(fields: fmt.Table) -> str:
    """The fields as a table in markdown."""
    rows = [
        f"| `{field.name}` | {('yes' if field.required else field.needed) + ' '}| {field.says} |".replace("|  |", "| |")
        for field in fields
    ]
    return "\n".join(["| field | required | meaning |", "|---|---|---|", *rows, ""])


def with_tables(page: str) -> str:
    """The page with the first table behind each heading written anew."""
    for heading, fields in TABLES.items():
        start = page.index(heading)
        old = _TABLE.search(page, start)
        assert old is not None, heading
        page = page[: old.start()] + table_of(fields) + page[old.end() :]
    return page


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
