"""The columns of a command's records in words: what each may hold, and what it says."""

from stance.output.document import Column as Head
from stance.output.document import Document, Title, paragraph, table
from stance.output.records import Column, Columns, View

_NOTES = (
    "In this order in json, jsonl, csv, tsv and yaml; --fields takes some of them. Adding a column is a minor release,"
    " renaming one a major release.",
    "A list is an array in json and yaml; in csv and tsv its items are joined with '; '. A date is as precise as it is"
    " known: 2014-03-27, 2014-03 or 2014, with ~ (approximate) or ? (uncertain) after it.",
)
_OWN = {
    "show": "Of one name, json is one object: these are the columns of its positions.",
    "explain": "json is one object: these are the columns of its items.",
    "changes": "--between has columns of its own; the schema describes them.",
    "compare": "--wide and --counts have columns of their own; the schema describes them.",
    "agree": "--by year has columns of its own; the schema describes them.",
    "align": "--by topic has one column more; the schema describes it.",
    "validate": "--rules has columns of its own.",
}


def columns_view(command: str, columns: Columns) -> View:
    """The view of the columns of a command: as a table, and how they are to be read."""
    heads = ("Column", Head("Value", wraps=True), Head("Meaning", wraps=True))
    whole = table(heads, ((column.key, _value(column), column.says) for column in columns))
    notes = paragraph(_OWN.get(command, ""), *_NOTES)
    return View((), (), lambda: Document((Title(f"Columns of {command}"), whole, notes)))


def _value(column: Column) -> str:
    """What may stand in the column, in words."""
    kind = {"integer": "whole number", "boolean": "true or false"}.get(column.kind, column.kind)
    return (", ".join(map(str, column.words)) or kind) + (", or null" if column.nullable else "")
