"""Panels, for people and for machines."""

from stance.dataset.vocabulary import is_act
from stance.output import records as rec
from stance.output.agreement import YEAR, figure, scope
from stance.output.answer import ANSWER, KIND, STATUS
from stance.output.document import Cell, Document, Table, Title, paragraph, right, table
from stance.output.records import CODE, STATE, Form, View, viewed
from stance.output.words import provenance, states_of, status_cell
from stance.questions.facts import IssueHeading
from stance.questions.panel import Dyad, DyadPanel, Panel, PanelCell, PanelRow

KEYS = (
    CODE,
    rec.maybe("cow", "its number in the Correlates of War project"),
    rec.maybe("gw", "its number in the list of Gleditsch and Ward"),
    STATE,
    YEAR,
)
CELL = rec.item(
    PanelCell,
    *KEYS,
    rec.text("issue", "the id of the issue; with --long, which has the columns from here on, instead of one an issue"),
    rec.maybe("status", "the position on 31 December of the year; in doubt, several joined by ` or `"),
    KIND,
    next(column for column in ANSWER if column.key == "class"),
    rec.date("since", "since when the position has held without a gap; of a vote, its day"),
)
ROW = rec.item(PanelRow, *KEYS)
DYAD = rec.item(
    Dyad,
    YEAR,
    rec.code("a", "the code of the first state"),
    rec.code("b", "the code of the second state"),
    rec.maybe("cow_a", "the number of the first in the Correlates of War project"),
    rec.maybe("cow_b", "the number of the second there"),
    rec.maybe("gw_a", "the number of the first in the list of Gleditsch and Ward"),
    rec.maybe("gw_b", "the number of the second there"),
    rec.count("n", "how many joint votes they have in the year"),
    rec.share("agreement", "the mean over the joint votes, from 0 to 1"),
    rec.share("s", "S of Signorino and Ritter", -1),
    rec.share("kappa", "Cohen's kappa; null where nothing varies", -1),
    rec.share("pi", "Scott's pi; null where nothing varies", -1),
)
_OF_VOTES = "A vote was cast once: its year and those after it show it. In machine formats --long has its day, 'since'."

_WIDE = {**rec.object_of(KEYS), "additionalProperties": STATUS.schema}
"""Rows of states and years, with a field for each issue."""
FORMS = {"panel": Form(CELL, lambda: rec.any_of(CELL, DYAD, rec.list_of(_WIDE)))}


@rec.view(Panel)
def panel_view(panel: Panel) -> View:
    """The view of a panel: records have the status on each issue in a field of its own."""
    statuses = (_status_on(issue.id, at) for at, issue in enumerate(panel.issues))
    return View((*KEYS, *statuses), panel.rows, lambda: panel_document(panel))


def _status_on(issue: str, at: int) -> rec.Column:
    """The column of an issue, which is the one at that place in the panel."""
    return STATUS._replace(key=issue, read=lambda row: row.statuses[at])


def long_view(panel: Panel) -> View:
    """The view of a panel with one record a state, year and issue, which says why there is no status."""
    return View(CELL, panel.cells, lambda: panel_document(panel))


def panel_document(panel: Panel) -> Document:
    """One issue as a table of states by years, several with a row for each state and year."""
    states = states_of(len({cell.code for cell in panel.cells}), panel.group)
    about = panel.issues[0].title if len(panel.issues) == 1 else f"{len(panel.issues)} issues"
    return Document.of(
        Title(f"{about}: {states}, {_years(panel)}"),
        _table(panel) if panel.cells else paragraph("No state meets the conditions."),
        paragraph(
            "On 31 December of each year.",
            _OF_VOTES if _has_earlier_votes(panel) else "",
            "In machine formats each state and year is a row, with the codes that other data have; --long says why"
            " a status is missing.",
            "The sources: 'stance cite' with the names of the issues.",
        ),
        provenance(panel.dataset),
    )


def _has_earlier_votes(panel: Panel) -> bool:
    """Whether a vote stands in a year that is not its own."""
    acts = {issue.id for issue in panel.issues if is_act(issue.type)}
    return any(cell.issue in acts and cell.since and cell.since[:4] != str(cell.year) for cell in panel.cells)


def _years(panel: Panel | DyadPanel) -> str:
    return str(panel.first) if panel.first == panel.last else f"{panel.first} to {panel.last}"


def _table(panel: Panel) -> Table:
    several = len(panel.issues) > 1
    years = [str(year) for year in range(panel.first, panel.last + 1)]
    heads = [issue.short for issue in panel.issues] if several else years
    runs = [panel.cells[at : at + len(heads)] for at in range(0, len(panel.cells), len(heads))]
    headings = {issue.id: issue for issue in panel.issues}
    return table(("State", "Year" if several else None, *heads), (
        [cells[0].state, str(cells[0].year), *(_cell(cell, headings[cell.issue]) for cell in cells)] for cells in runs
    ), fixed=2 if several else 1)  # fmt: skip


def _cell(cell: PanelCell, issue: IssueHeading) -> Cell:
    return status_cell(None if cell.status == cell.answer else cell.status, cell.answer, issue)  # none-found


@viewed(DyadPanel, DYAD, lambda panel: panel.dyads)
def dyads_view(panel: DyadPanel) -> Document:
    """Pairs by year, with how alike they voted."""
    rows = (
        (str(dyad.year), panel.names[dyad.a], panel.names[dyad.b], str(dyad.n),
         *map(figure, (dyad.agreement, dyad.s, dyad.kappa, dyad.pi)))
        for dyad in panel.dyads
    )  # fmt: skip
    pairs = table(("Year", "State", "State", *right("Joint votes", "Agreement", "S", "Kappa", "Pi")), rows, fixed=3)
    return Document.of(
        Title(f"How alike {states_of(len(panel.names), panel.group)} voted, year by year: {_years(panel)}"),
        paragraph(scope(panel.roll_calls)),
        pairs if panel.dyads else paragraph("No pair has a joint vote."),
        paragraph("Pairs without a joint vote in a year are left out." if panel.dyads else ""),
        provenance(panel.dataset),
    )
