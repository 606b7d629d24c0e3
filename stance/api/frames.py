"""Results as data frames of pandas and polars, where these are installed."""

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pandas
    import polars

    from stance.output.records import View

Dates = Literal["first", "last", "text"]


def to_pandas(result: object, wide: bool = False, dates: Dates = "first") -> "pandas.DataFrame":
    """The records of a result as a pandas data frame: dates as dates, nothing as missing.

    A date that is known to the month or the year becomes the ``first`` or the ``last`` day that it can mean; with
    ``text`` all dates stay as they are written. ``wide`` is that of `records`.

    Raises:
        ImportError: pandas is not installed.
        TypeError: it is no result.
    """
    from stance.output.frames import pandas_frame

    frame: pandas.DataFrame = pandas_frame(_view(result, wide), dates)
    return frame


def to_polars(result: object, wide: bool = False, dates: Dates = "first") -> "polars.DataFrame":
    """The records of a result as a polars data frame; see `to_pandas`.

    Raises:
        ImportError: polars is not installed.
        TypeError: it is no result.
    """
    from stance.output.frames import polars_frame

    frame: polars.DataFrame = polars_frame(_view(result, wide), dates)
    return frame


def _view(result: object, wide: bool) -> "View":
    from stance.output.comparison import wide_view
    from stance.output.views import view_of
    from stance.questions.comparison import Comparison

    if wide and not isinstance(result, Comparison):
        raise TypeError(f"only a Comparison can be wide, not a {type(result).__name__}")
    view = wide_view(result) if wide and isinstance(result, Comparison) else view_of(result)
    if view is None:
        raise TypeError(f"a {type(result).__name__} has no records")
    return view
