"""An open dataset: its index, the day of today, and what the words of a question stand for in it."""

from datetime import date
from typing import TYPE_CHECKING, Literal, Self

from stance.api.words import Day, Names, as_list, check_choice
from stance.index.cache import Index
from stance.questions.scope import AsOf, Scope, Shown, day_of

if TYPE_CHECKING:
    from types import TracebackType

    from stance.questions.facts import DatasetFacts
    from stance.questions.selection import Selected


def _notebook_html(result: object) -> str | None:
    from stance.output.notebook import notebook_html

    return notebook_html(result)


Shown.render = staticmethod(_notebook_html)


class OpenDataset:
    """A dataset that is open until it is closed; as a context manager it closes itself."""

    def __init__(self, index: Index, today: date) -> None:
        self.index = index
        self.today = today

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: "TracebackType | None"
    ) -> None:
        """Close the index."""
        self.close()

    def close(self) -> None:
        """Close the index. What was answered stays; what is asked afterwards raises a ValueError."""
        self.index.close()

    def dataset(self) -> "DatasetFacts":
        """The dataset as a whole: version, day of the last check, licence."""
        from stance.questions.facts import dataset_facts

        return dataset_facts(self.index)

    def _select(
        self,
        otherwise: Literal["focus", "all", "none"],
        states: Names = (),
        issue: Names = (),
        topic: Names = (),
        group: Names = (),
        where: Names = (),
        type: Names = (),  # noqa: A002
        since: Day = None,
        until: Day = None,
        as_of: Day = None,
    ) -> "Selected":
        """What the words stand for; ``otherwise`` are the states that are meant where none is named."""
        from stance.questions.selection import resolve

        types = as_list(type)
        if types:
            from stance.dataset.vocabulary import TYPES

            check_choice("type", types, tuple(TYPES))
        scope = Scope(
            as_list(states), as_list(issue), as_list(topic), as_list(group), as_list(where), types, since, until, as_of
        )
        return resolve(self.index, scope, self.today.toordinal(), otherwise)

    def _day(self, text: str | None) -> AsOf:
        return day_of(text, self.today.toordinal())
