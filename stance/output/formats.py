"""The formats by name, and the machine formats: how they write records."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal, get_args

# Literals rather than enumerations, which cost every look-up their making.
Format = Literal["table", "json", "jsonl", "csv", "tsv", "yaml", "markdown", "html", "latex", "xlsx"]
"""How an answer is written."""
AnyFormat = Literal[Format, "svg", "png"]
"""The formats of commands that draw pictures."""
FORMATS: tuple[Format, ...] = get_args(Format)
FOR_PEOPLE: tuple[Format, ...] = ("table", "markdown", "html", "latex")
"""The formats that may leave out what a reader can do without; the others have it all."""
PICTURES: tuple[AnyFormat, ...] = ("svg", "png")
"""The formats of pictures alone."""
DRAWN: tuple[AnyFormat, ...] = (*PICTURES, "html")
"""The formats that have drawings."""
BINARY = ("xlsx", "png")
"""The formats that are no text: a terminal cannot show them."""
ENDINGS: dict[str, AnyFormat] = {
    ".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".tsv": "tsv", ".yaml": "yaml", ".yml": "yaml",
    ".md": "markdown", ".html": "html", ".htm": "html", ".tex": "latex",
    ".xlsx": "xlsx", ".svg": "svg", ".png": "png", ".txt": "table",
}  # fmt: skip
"""The format that the name of an output file asks for where no other is asked for."""


def ending_of(path: str) -> str:
    """The ending of a file's name with its dot, in small letters; nothing where it has none."""
    name = path.rpartition("/")[2]
    return name[name.rfind(".") :].casefold() if "." in name.lstrip(".") else ""


def by_ending(path: str, endings: Mapping[str, AnyFormat] = ENDINGS) -> AnyFormat | None:
    """The format that the ending of an output file's name asks for; None where it has no ending.

    Raises:
        UsageError: it is none of the endings: plain text in a `.docx` helps nobody.
    """
    ending = ending_of(path)
    if ending and ending not in endings:
        from stance.errors import UsageError

        what = f"'{ending}' is not an ending that says what to write into {path}"
        raise UsageError(what, f"end it in {', '.join(endings)}")
    return endings.get(ending)


FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a text begins with that a spreadsheet would run as a formula. A plain number is left as it is, negative too."""
_NUMBER = r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?"

Rows = Sequence[dict[str, Any]]


def to_json(value: Any) -> str:
    """JSON, indented, letters of any script as they are."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def to_jsonl(rows: Rows, columns: Sequence[str]) -> str:
    """JSON Lines: one record a line."""
    import json

    return "".join(json.dumps({name: row[name] for name in columns}, ensure_ascii=False) + "\n" for row in rows)


def to_csv(rows: Rows, columns: Sequence[str]) -> str:
    """CSV with a header line (RFC 4180, but lines end in a bare newline); lists are joined with ``; ``."""
    import csv
    import io

    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    # Numbers go straight through: a matrix of all states has twenty thousand rows of them.
    writer.writerows(
        [value if type(value) in (float, int) else cell(value) for value in map(row.__getitem__, columns)]
        for row in rows
    )
    return stream.getvalue()


def to_tsv(rows: Rows, columns: Sequence[str]) -> str:
    """Values between tabs, one record a line, never quoted: made for `cut`, `awk` and `read`.

    A tab or a line break inside a value becomes a space.
    """
    lines = [columns, *([" ".join(cell(row[column]).split()) for column in columns] for row in rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


def to_yaml(value: Any) -> str:
    """YAML that any reader takes for the same values."""
    import yaml

    dumper: type = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(value, Dumper=dumper, allow_unicode=True, sort_keys=False, width=100)
    return text


def cell(value: Any) -> str:
    """A value as the text of a cell of csv or tsv, guarded."""
    text = value_text(value)
    return text if isinstance(value, int | float) else _guarded(text)


def value_text(value: Any) -> str:
    """A value of a record as text; nothing is no text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


@lru_cache(maxsize=512)
def _guarded(text: str) -> str:
    """The text, unless a spreadsheet would run it: then it begins with an apostrophe."""
    return f"'{text}" if text.startswith(FORMULA) and not re.fullmatch(_NUMBER, text) else text


FLAT: dict[str, Callable[[Rows, Sequence[str]], str]] = {"jsonl": to_jsonl, "csv": to_csv, "tsv": to_tsv}
"""The formats of flat records, by name."""
WHOLE: dict[str, Callable[[Any], str]] = {"json": to_json, "yaml": to_yaml}
"""The formats that can also hold one nested object, by name."""
