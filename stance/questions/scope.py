"""What every question has: the words that say what it is about, and a result that a notebook can show."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, TypeVar

if TYPE_CHECKING:
    from stance.dataset.dates import FuzzyDate


class Scope(NamedTuple):
    """What a question is about, as it was asked. `stance.questions.selection` finds what they stand for.

    Nothing here is resolved: names are as typed, days are text. ``states`` may name issues and groups too.
    """

    states: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    as_of: str | None = None

    @property
    def words(self) -> dict[str, Any]:
        """What was asked for, by the names that the methods of `stance.Stance` have for it."""
        return {name: value for name, value in self._asdict().items() if value not in ((), None)}


class AsOf(NamedTuple):
    """The day an answer is for: its ordinal, and the date that was asked for (None: today)."""

    day: int
    asked: str | None


def parse_date(text: str | None, today: int) -> "FuzzyDate | None":
    """A date typed by a user, in any form that can mean one thing only.

    Raises:
        UsageError: it is malformed, does not exist or has two readings.
    """
    if text is None:
        return None
    from stance.errors import UsageError
    from stance.questions.typed_dates import read_typed

    try:
        return read_typed(text, today)
    except ValueError as error:
        message, _, hint = str(error).partition("; ")
        raise UsageError(message, hint) from None


def the_end(until: str | None, as_of: str | None) -> str | None:
    """The last day of a period whose end is the day that is asked about, too.

    Raises:
        UsageError: it is said twice.
    """
    if until is not None and as_of is not None:
        from stance.errors import UsageError

        raise UsageError("--until and --as-of are the same day here", "leave one of them out")
    return until if as_of is None else as_of


def day_of(text: str | None, today: int) -> AsOf:
    """The last day that the text can mean; today where there is none.

    Raises:
        UsageError: it is malformed, does not exist or has two readings.
    """
    date = parse_date(text, today)
    return AsOf(today, None) if date is None else AsOf(date.last, date.text)


Item_co = TypeVar("Item_co", covariant=True)


class Shown:
    """A result that a notebook shows as a table. What that looks like is not known here: the API says it."""

    __slots__ = ()
    render: ClassVar[Callable[[object], str | None]] = staticmethod(lambda result: None)
    """Makes HTML of a result, or None where it cannot."""

    def _repr_html_(self) -> str | None:
        return Shown.render(self)


class Rows(tuple[Item_co, ...], Shown):
    """Results in a row: a tuple that a notebook shows as one table."""

    __slots__ = ()
