"""Agreement by year, for people and for machines."""

from stance.output.agreement import BY_YEAR, figure, scope
from stance.output.document import Block, Cell, Column, Document, Table, Title, paragraph, table, transposed
from stance.output.records import View, view
from stance.output.words import and_list, number_of, provenance
from stance.questions.agreement import AgreementTrend, AgreementYear

NO_VOTE = "There is no joint vote."
_NAMED = 4
"""With more states than this, the columns of a table have codes."""


@view(AgreementTrend)
def trend_view(trend: AgreementTrend) -> View:
    """The view of agreement by year: a record for each pair and year."""
    return View(BY_YEAR, trend.years, lambda: trend_document(trend))


def trend_document(trend: AgreementTrend) -> Document:
    """A table of years: of one pair with its counts, of several with a column for each."""
    others = [code for code in trend.names if code != trend.state]
    blocks: list[Block] = [Title(trend_title(trend)), paragraph(scope(trend.roll_calls))]
    if not trend.years:
        blocks.append(paragraph(NO_VOTE))
    elif len(others) == 1:
        blocks.append(_pair(trend))
    else:
        blocks.append(_several(trend, others))
        blocks.append(paragraph("Agreement, 0 to 1, and in parentheses the number of joint votes; blank where there is"
                                " none. S, kappa and pi: --format csv."))  # fmt: skip
    return Document((*blocks, provenance(trend.dataset)))


def trend_title(trend: AgreementTrend) -> str:
    """What agreement by year is shown under."""
    others = [name for code, name in trend.names.items() if code != trend.state]
    group = f" of the group {trend.group}" if trend.group and trend.group != "all" else ""
    few = and_list(others) if len(others) <= _NAMED and not group else f"{number_of(len(others), 'state')}{group}"
    who = others[0] if len(others) == 1 else f"each of {few}"
    years = [row.year for row in trend.years]
    when = "by year" if not years else f"{min(years)} to {max(years)}" if min(years) < max(years) else f"{min(years)}"
    return f"How alike {trend.names[trend.state]} and {who} voted, {when}"


def _pair(trend: AgreementTrend) -> Table:
    # Without kappa and pi: a year has too few votes for what is expected by chance to mean anything.
    heads = ("Votes", "Same", "Opposite", "Agreement", "S")
    return table([Column("Year"), *(Column(head, right=True) for head in heads)], (
        (str(row.year), str(row.votes), str(row.same), str(row.opposite), figure(row.agreement), figure(row.s))
        for row in trend.years
    ))  # fmt: skip


def _several(trend: AgreementTrend, others: list[str]) -> Table:
    rows = {(row.year, row.b): row for row in trend.years}
    long = len(others) > len(trend.voted)
    heads = others if len(others) > _NAMED and not long else [trend.names[code] for code in others]
    whole = table([Column("Year"), *(Column(head, right=True) for head in heads)], (
        [Cell(str(year)), *(_cell(rows.get((year, code))) for code in others)] for year in trend.voted
    ))  # fmt: skip
    return transposed(whole, "State") if long else whole


def _cell(row: AgreementYear | None) -> Cell:
    return Cell(f"{figure(row.agreement)} ({row.votes})" if row else "")
