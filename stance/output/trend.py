"""Agreement by year, for people and for machines."""

from stance.output.agreement import BY_YEAR, IN_PARENTHESES, figure_cell, scope, year_table
from stance.output.document import Block, Document, Table, Title, paragraph, right, table, transposed
from stance.output.records import viewed
from stance.output.words import and_list, of_group, provenance, states_of
from stance.questions.agreement import AgreementTrend

NO_VOTE = "There is no joint vote."
_NAMED = 4
"""With more states than this, the columns of a table have codes."""


def trend_document(trend: AgreementTrend) -> Document:
    """A table of years: of one pair with its counts, of several with a column for each."""
    others = [code for code in trend.names if code != trend.state]
    blocks: list[Block] = [Title(trend_title(trend)), paragraph(scope(trend.roll_calls))]
    if not trend.years:
        blocks.append(paragraph(NO_VOTE))
    elif len(others) == 1:
        blocks.append(year_table((str(row.year), row) for row in trend.years))
    else:
        blocks.append(_several(trend, others))
        blocks.append(paragraph(f"{IN_PARENTHESES}; blank where there is none. S, kappa and pi: --format csv."))
    return Document((*blocks, provenance(trend.dataset)))


trend_view = viewed(AgreementTrend, BY_YEAR, lambda trend: trend.years, trend_document)


def trend_title(trend: AgreementTrend) -> str:
    """What agreement by year is shown under."""
    others = [name for code, name in trend.names.items() if code != trend.state]
    named = len(others) <= _NAMED and not of_group(trend.group)
    few = and_list(others) if named else states_of(len(others), trend.group)
    who = others[0] if len(others) == 1 else f"each of {few}"
    years = [row.year for row in trend.years]
    when = "by year" if not years else f"{min(years)} to {max(years)}" if min(years) < max(years) else f"{min(years)}"
    return f"How alike {trend.names[trend.state]} and {who} voted, {when}"


def _several(trend: AgreementTrend, others: list[str]) -> Table:
    long = len(others) > len(trend.voted)
    heads = others if len(others) > _NAMED and not long else [trend.names[code] for code in others]
    cells = {(row.year, row.b): figure_cell(row.agreement, row.votes) for row in trend.years}
    whole = table(("Year", *right(*heads)), (
        [str(year), *(cells.get((year, code), "") for code in others)] for year in trend.voted
    ))  # fmt: skip
    return transposed(whole, "State") if long else whole
