"""Results as data frames. pandas and polars are imported only here, and only when they are asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, Literal

from stance.dataset.dates import FuzzyDate
from stance.output.records import View

Dates = Literal["first", "last", "text"]
"""What becomes of a date: the first or the last day that it can mean, or the text as it is written."""

# Where a number or a truth may be missing, the type that knows of it; statistics take the plain ones more readily.
_PANDAS = {
    ("text", False): "string", ("text", True): "string", ("date", True): "datetime64[s]", ("number", True): "float64",
    ("number", False): "float64", ("integer", False): "int64", ("integer", True): "Int64", ("boolean", False): "bool",
    ("boolean", True): "boolean",
}  # fmt: skip


def pandas_frame(view: View, dates: Dates) -> Any:
    """The records as a pandas data frame, nothing as a missing value.

    Raises:
        ImportError: pandas is not installed.
    """
    with _installed("pandas"):
        import pandas
    nullable = {column.key: column.nullable for column in view.columns}
    return pandas.DataFrame({
        key: pandas.Series(values, dtype=_PANDAS.get((kind, nullable[key]), "object"))
        for key, (kind, values) in _columns(view, dates).items()
    })  # fmt: skip


def polars_frame(view: View, dates: Dates) -> Any:
    """The records as a polars data frame.

    Raises:
        ImportError: polars is not installed.
    """
    with _installed("polars"):
        import polars
    types: dict[str, Any] = {
        "text": polars.String, "date": polars.Date, "integer": polars.Int64, "number": polars.Float64,
        "boolean": polars.Boolean, "list": polars.List(polars.String),
    }  # fmt: skip
    columns = _columns(view, dates)
    return polars.DataFrame(
        {key: values for key, (_, values) in columns.items()}, {key: types[kind] for key, (kind, _) in columns.items()}
    )


@contextmanager
def _installed(name: str) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError:
        raise ImportError(f"to_{name} needs {name}, which is not installed: pip install {name}") from None


def _columns(view: View, dates: Dates) -> dict[str, tuple[str, list[Any]]]:
    """The kind and the values of each column."""
    records = view.records()
    columns = {}
    for column in view.columns:
        values = [record[column.key] for record in records]
        kind = column.kind
        if kind == "date" and dates == "text":
            kind = "text"
        elif kind == "date":
            fuzzy = [None if value is None else FuzzyDate.parse(value) for value in values]
            values = [None if day is None else date.fromordinal(getattr(day, dates)) for day in fuzzy]
        columns[column.key] = kind, values
    return columns
