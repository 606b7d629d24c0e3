"""Panels, for people and for machines."""

from collections.abc import Iterable, Sequence

from stance.dataset.vocabulary import is_act
from stance.output.agreement import YEAR, figure, scope
from stance.output.answer import ANSWER, KIND, STATUS
from stance.output.document import Block, Cell, Column, Document, Table, Title, paragraph, table
from stance.output.records import (
    CODE,
    STATE,
    Form,
    Schema,
    View,
    any_of,
    code,
    count,
    date,
    item,
    list_of,
    maybe,
    properties,
    share,
    text,
    view,
)
from stance.output.records import Column as RecordColumn
from stance.output.words import number_of, provenance, status_cell
from stance.questions.answer import Answer
from stance.questions.facts import IssueHeading
from stance.questions.panel import Dyad, DyadPanel, Panel, PanelCell, PanelRow

KEYS = (
    CODE,
    maybe("cow", "its number in the Correlates of War project"),
    maybe("gw", "its number in the list of Gleditsch and Ward"),
    STATE,
    YEAR,
)
CELL = item(
    PanelCell,
    *KEYS,
    text("issue", "the id of the issue; with --long, which has the columns from here on, instead of one an issue"),
    maybe("status", "the position on 31 December of the year; in doubt, several joined by ` or `"),
    KIND,
    next(column for column in ANSWER if column.key == "class"),
    date("since", "since when the position has held without a gap; of a vote, its day"),
)
ROW = item(PanelRow, *KEYS)
DYAD = item(
    Dyad,
    YEAR,
    code("a", "the code of the first state"),
    code("b", "the code of the second state"),
    maybe("cow_a", "the number of the first in the Correlates of War project"),
    maybe("cow_b", "the number of the second there"),
    maybe("gw_a", "the number of the first in the list of Gleditsch and Ward"),
    maybe("gw_b", "the number of the second there"),
    count("n", "how many joint votes they have in the year"),
    share("agreement", "the mean over the joint votes, from 0 to 1"),
    share("s", "S of Signorino and Ritter", -1),
    share("kappa", "Cohen's kappa; null where nothing varies", -1),
    share("pi", "Scott's pi; null where nothing varies", -1),
)


_OF_VOTES = "A vote was cast once: its year and those after it show it. In machine formats --long has its day, 'since'."


def _schema() -> Schema:
    """The rows of states and years, with a field for each issue; those of --long; those of --dyads."""
    wide = {"type": "object", "properties": properties(KEYS), "required": [key.key for key in KEYS],
            "additionalProperties": STATUS.schema}  # fmt: skip
    return any_of(CELL, DYAD, list_of(wide))


FORMS = {"panel": Form(CELL, _schema)}


@view(Panel)
def panel_view(panel: Panel) -> View:
    """The view of a panel: records have the status on each issue in a field of its own."""
    return View(
        (*KEYS, *(_status_on(issue.id, at) for at, issue in enumerate(panel.issues))),
        panel.rows,
        lambda: panel_document(panel),
    )


def _status_on(issue: str, at: int) -> RecordColumn:
    """The column of an issue, which is the one at that place in the panel."""
    return STATUS._replace(key=issue, read=lambda row: row.statuses[at])


def long_view(panel: Panel) -> View:
    """The view of a panel with one record a state, year and issue, which says why there is no status."""
    return View(CELL, panel.cells, lambda: panel_document(panel))


@view(DyadPanel)
def dyads_view(panel: DyadPanel) -> View:
    """The view of pairs by year."""
    return View(DYAD, panel.dyads, lambda: _dyads_document(panel))


def panel_document(panel: Panel) -> Document:
    """One issue as a table of states by years, several with a row for each state and year."""
    states = len({cell.code for cell in panel.cells})
    about = panel.issues[0].title if len(panel.issues) == 1 else f"{len(panel.issues)} issues"
    title = f"{about}: {_states(states, panel.group)}, {_years(panel.first, panel.last)}"
    body = _table(panel) if panel.cells else paragraph("No state meets the conditions.")
    blocks: list[Block] = [
        Title(title),
        body,
        paragraph(
            "On 31 December of each year.",
            _OF_VOTES if _has_earlier_votes(panel) else "",
            "In machine formats each state and year is a row, with the codes that other data have; --long says why"
            " a status is missing.",
            "The sources: 'stance cite' with the names of the issues.",
        ),
        provenance(panel.dataset),
    ]
    return Document(tuple(blocks))


def _has_earlier_votes(panel: Panel) -> bool:
    """Whether a vote stands in a year that is not its own."""
    acts = {issue.id for issue in panel.issues if is_act(issue.type)}
    return any(cell.issue in acts and cell.since and cell.since[:4] != str(cell.year) for cell in panel.cells)


def _states(number: int, group: str | None) -> str:
    return number_of(number, "state") + (f" of the group {group}" if group and group != "all" else "")


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} to {last}"


def _table(panel: Panel) -> Table:
    headings = {issue.id: issue for issue in panel.issues}
    if len(panel.issues) == 1:
        years = panel.last - panel.first + 1
        heads = [Column(str(year)) for year in range(panel.first, panel.last + 1)]
        return table([Column("State"), *heads], (
            [cells[0].state, *(_cell(cell, headings) for cell in cells)] for cells in _runs(panel.cells, years)
        ))  # fmt: skip
    heads = [Column(issue.short) for issue in panel.issues]
    return table([Column("State"), Column("Year"), *heads], (
        [cells[0].state, str(cells[0].year), *(_cell(cell, headings) for cell in cells)]
        for cells in _runs(panel.cells, len(heads))
    ), fixed=2)  # fmt: skip


def _runs(cells: Sequence[PanelCell], length: int) -> Iterable[Sequence[PanelCell]]:
    return (cells[at : at + length] for at in range(0, len(cells), length))


def _cell(cell: PanelCell, headings: dict[str, IssueHeading]) -> Cell:
    status = None if cell.status == cell.answer else cell.status  # none-found
    return status_cell(Answer(cell.state, cell.code, cell.issue, status, cell.answer), headings[cell.issue])


def _dyads_document(panel: DyadPanel) -> Document:
    heads = ("Joint votes", "Agreement", "S", "Kappa", "Pi")
    columns = [Column("Year"), Column("State"), Column("State"), *(Column(head, right=True) for head in heads)]
    rows = (
        (str(dyad.year), panel.names[dyad.a], panel.names[dyad.b], str(dyad.n),
         *map(figure, (dyad.agreement, dyad.s, dyad.kappa, dyad.pi)))
        for dyad in panel.dyads
    )  # fmt: skip
    years = _years(panel.first, panel.last)
    return Document((
        Title(f"How alike {_states(len(panel.names), panel.group)} voted, year by year: {years}"),
        paragraph(scope(panel.roll_calls)),
        table(columns, rows, fixed=3) if panel.dyads else paragraph("No pair has a joint vote."),
        paragraph("Pairs without a joint vote in a year are left out." if panel.dyads else ""),
        provenance(panel.dataset),
    ))  # fmt: skip
