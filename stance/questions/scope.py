"""The words of a question: which states and issues it is about, of which time."""

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from stance.dataset.dates import FuzzyDate


class Scope(NamedTuple):
    """What a question is about, in the words of whoever asks. `stance.questions.selection` finds what they stand for.

    Nothing here is resolved: names are as typed, days are text.
    """

    states: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    as_of: str | None = None

    @property
    def words(self) -> dict[str, Any]:
        """What was asked for, by the names that the methods of `stance.Stance` have for it."""
        return {name: value for name, value in self._asdict().items() if value not in ((), None)}


class AsOf(NamedTuple):
    """The day an answer is for: its ordinal, and the words it was asked in (None: today)."""

    day: int
    asked: str | None


def parse_date(text: str | None) -> "FuzzyDate | None":
    """A date typed by a user.

    Raises:
        UsageError: it is malformed or does not exist.
    """
    if text is None:
        return None
    from stance.dataset.dates import FuzzyDate
    from stance.errors import UsageError

    try:
        return FuzzyDate.parse(text.strip())
    except ValueError as error:
        raise UsageError(str(error), "for example 2014-03-27, 2014-03 or 2014") from None


def day_of(text: str | None, today: int) -> AsOf:
    """The last day that the text can mean; today where there is none.

    Raises:
        UsageError: it is malformed or does not exist.
    """
    date = parse_date(text)
    return AsOf(today if date is None else date.last, text)
