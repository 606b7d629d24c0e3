"""Problems of a data file, for people and for machines."""

from collections.abc import Sequence

from stance.dataset.problems import Problem
from stance.output import records as rec
from stance.output.document import Document, paragraph
from stance.output.view import View


def problems_view(problems: Sequence[Problem]) -> View:
    """The view of a list of problems: one line each, in a form that editors turn into links."""
    return View(
        rec.PROBLEM,
        lambda: rec.records(problems, rec.PROBLEM),
        lambda: Document((paragraph(*map(str, problems)),)),
    )
