"""One state on one issue, for people and for machines."""

from collections.abc import Iterable

from stance.dataset.dates import in_words
from stance.dataset.vocabulary import is_act
from stance.output.answer import ANSWER
from stance.output.document import Document, Line, Title, joined, paragraph, text_of
from stance.output.facts import SOURCE, WHOLE_SOURCE
from stance.output.footnotes import SourceNumbers
from stance.output.profile import ISSUE_PROFILE, STATE_PROFILE, issue_lines
from stance.output.records import Form, Schema, any_of, list_of, nested, object_of, text, texts, viewed
from stance.output.timeline import TIMELINE_ENTRY, step_table
from stance.output.words import as_of_words, cell_marks, position_cell, provenance, remark
from stance.questions.answer import Answer
from stance.questions.cell import CellProfile

_CELL = (
    text("state", ""),
    text("code", ""),
    text("issue", "", at="issue.id"),
    text("title", "", at="issue.title"),
    text("question", "", at="issue.question"),
    nested("positions", ANSWER),
    nested("history", TIMELINE_ENTRY, at="history.entries"),
    nested("sources", WHOLE_SOURCE),
    texts("places", ""),
)


def _schema() -> Schema:
    """One profile or cell, several, or with --cite their sources."""
    profile = [object_of(columns) for columns in (STATE_PROFILE, ISSUE_PROFILE, _CELL)]
    return any_of(*profile, list_of(any_of(*profile)), SOURCE)


FORMS = {"show": Form(ANSWER, _schema)}


@viewed(CellProfile, ANSWER, lambda cell: cell.positions, _CELL)
def cell_view(cell: CellProfile) -> Document:
    """The answer, since when, how it came about, the question and the sources."""
    numbers = SourceNumbers(cell.sources)
    issue = cell.issue
    named = issue.short if issue.short == issue.id else f"{issue.short} ({issue.id})"
    return Document.of(
        Title(f"{cell.state} ({cell.code}) on {named}{as_of_words(cell.as_of)}"),
        *(paragraph(*_answer_lines(answer, cell, numbers)) for answer in cell.positions),
        *((Title("History", 2), step_table(cell.history, numbers)) if cell.history.entries else ()),
        Title(issue.title, 2),
        paragraph(*issue_lines(issue, numbers.mark(issue.sources))),
        numbers.footnotes(),
        provenance(cell.dataset, _place(cell)),
    )


def _place(cell: CellProfile) -> str:
    """Where a reader can correct the cell, or add it."""
    if cell.places:
        return f"In the file: {', '.join(cell.places)}"
    return f"No entry in the file; the issue stands at {', '.join(cell.issue_places)}"


def _answer_lines(answer: Answer, cell: CellProfile, numbers: SourceNumbers) -> Iterable[Line]:
    act = is_act(cell.issue.type)
    yield joined(f"Answer: {text_of(position_cell(answer, cell.issue).line)} ",
                 cell_marks(answer.sources, cell.issue, numbers))  # fmt: skip
    if answer.since:
        yield f"{'Date' if act else 'Since'}: {in_words(answer.since)}"
    if answer.until:
        yield f"Until: {in_words(answer.until)}"
    if answer.confirmed not in (None, answer.since):
        yield f"Confirmed: {in_words(answer.confirmed or '')}"
    note = remark(answer._replace(confirmed=None), numbers, cell.issue)
    if note:
        yield joined("Note: ", note)
