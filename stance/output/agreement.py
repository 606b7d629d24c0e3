"""Agreement over votes, for people and for machines. Figures are rounded here and nowhere else."""

from collections.abc import Iterable, Sequence

from stance.dataset.dates import in_words, on_date
from stance.dataset.files import BUNDLED, UN_RECORD
from stance.output.document import Block, Cell, Column, Document, Table, Title, paragraph, right, table, transposed
from stance.output.footnotes import SourceNumbers
from stance.output.records import Form, any_of, code, column, count, item, share, viewed
from stance.output.words import and_list, number_of, of_group, provenance, states_of, vote_options
from stance.questions.agreement import (
    Agreement,
    AgreementMatrix,
    AgreementRanking,
    AgreementTrend,
    AgreementYear,
    PairAgreement,
)
from stance.questions.ballots import Matrix, RollCalls
from stance.questions.measures import POSITIONS, Figures, two_places

_STYLES = {"for": "with", "against": "against", "abstain": "between"}
_FIGURES = ("Votes", "Same", "Opposite", "Agreement", "S", "Kappa", "Pi")
_MANY_YEARS = 20
_SKEWED = 0.9
NO_VOTE = "There is no joint vote."
_NAMED = 4
"""With more states than this, the columns of years have codes."""
_MORE = (
    f"'stance data add {UN_RECORD}' adds every recorded vote since November 2019;"
    " 'stance import un-votes' reads a file of all since 1946."
)
IN_PARENTHESES = "Agreement, 0 to 1, and in parentheses the number of joint votes"

AGREEMENT = item(
    Agreement,
    code("a", "the code of the first state"),
    code("b", "the code of the second state"),
    count("votes", "how many joint votes they have"),
    count("same", "in how many of them they voted the same"),
    count("opposite", "in how many one was for and the other against"),
    share("agreement", "the mean over the joint votes, from 0 to 1; null where there is none"),
    share("s", "S of Signorino and Ritter; null where there is no joint vote", -1),
    share("kappa", "Cohen's kappa; null where nothing varies", -1),
    share("pi", "Scott's pi; null where nothing varies", -1),
)
YEAR = column("year", "the year", {"type": "integer"})
BY_YEAR = item(AgreementYear, YEAR, *AGREEMENT)
FORMS = {"agree": Form(AGREEMENT, lambda: any_of(AGREEMENT, BY_YEAR))}


def figure(value: float | None) -> str:
    """A figure to two places, or the word for none."""
    return "undefined" if value is None else two_places(value)


# One pair.


@viewed(PairAgreement, AGREEMENT, lambda agreement: [agreement.pair])
def pair_view(agreement: PairAgreement) -> Document:
    """One pair: its measures, how often it took which positions, the years, where the two differed."""
    first, second = agreement.names
    numbers = SourceNumbers(agreement.sources)
    pair, long = agreement.pair, len(agreement.years) > _MANY_YEARS
    only_bundled = tuple(agreement.dataset.files) == (BUNDLED,)
    blocks: list[Block] = [
        Title(f"How alike {first} and {second} voted"),
        paragraph(_joint(agreement), scope(agreement.roll_calls), _MORE if only_bundled else ""),
        _measures(pair),
    ]
    if pair.votes:
        blocks += [paragraph(beside_alignment(agreement.roll_calls, pair.a, pair.b)), paragraph(_cautions(agreement))]
        blocks += [Title("Positions in the joint votes", 2), _positions(agreement)]
        blocks += [Title("Agreement by year" if long else "By year", 2)]
        blocks += [_decades(agreement.years) if long else year_table(agreement.years)]
    return Document.of(*blocks, *_divergences(agreement, numbers), numbers.footnotes(), provenance(agreement.dataset))


def _joint(agreement: PairAgreement) -> str:
    first, second = agreement.names
    pair = agreement.pair
    one_abstains = pair.votes - pair.same - pair.opposite
    if not pair.votes:
        line = f"{first} and {second} have no joint vote in these roll calls."
    else:
        line = (
            f"{second} voted with {first} in {pair.same or 'none'} of {number_of(pair.votes, 'joint vote')}. One of"
            f" them abstained in {one_abstains or 'none'}; they voted opposite ways in {pair.opposite or 'none'}."
        )
    votes_without = (first, agreement.only_b), (second, agreement.only_a), ("either", agreement.neither)
    lone = [f"{number_of(count, 'roll call')} without a vote of {who}" for who, count in votes_without if count]
    return f"{line} Not counted: {and_list(lone)}." if lone else line


def _measures(pair: Agreement) -> Table:
    rows = (
        ("Agreement", pair.agreement, "0 to 1", "mean over the joint votes: same 1, one abstains 1/2, opposite 0"),
        ("S", pair.s, "-1 to 1", "2 x agreement - 1 (Signorino and Ritter 1999)"),
        ("Cohen's kappa", pair.kappa, "-1 to 1", "beyond chance, each state with its own habits (Cohen 1960)"),
        ("Scott's pi", pair.pi, "-1 to 1", "beyond chance, both with the same habits (Scott 1955)"),
    )
    return table(("Measure", *right("Figure", "Range"), Column("What it says", wraps=True)), (
        (name, figure_cell(value), span, words) for name, value, span, words in rows
    ))  # fmt: skip


def _cautions(agreement: PairAgreement) -> str:
    """What to bear in mind where a state hardly ever changed its position: chance cannot be told from agreement."""
    skewed = []
    for name, margin in zip(agreement.names, _margins(agreement.positions), strict=True):
        position, most = max(zip(POSITIONS, margin, strict=True), key=lambda pair: pair[1])
        if most >= _SKEWED * agreement.pair.votes:
            verb = "abstained" if position == "abstain" else f"voted {position}"
            skewed.append(f"{name} {verb} in {most} of {agreement.pair.votes}")
    words = and_list(list(dict.fromkeys(skewed))) if skewed else ""
    return f"Read kappa and pi with care: {words}, so there is little variation to judge by." if skewed else ""


def _margins(matrix: Matrix) -> tuple[list[int], list[int]]:
    return [sum(row) for row in matrix], [sum(column) for column in zip(*matrix, strict=True)]


def _positions(agreement: PairAgreement) -> Table:
    a, b = agreement.pair.a, agreement.pair.b
    own, other = _margins(agreement.positions)
    rows = [
        [f"{a} {position}", *map(str, row), str(total)]
        for position, row, total in zip(POSITIONS, agreement.positions, own, strict=True)
    ]
    sums = ["total", *map(str, other), str(agreement.pair.votes)]
    return table(("", *right(*(f"{b} {position}" for position in POSITIONS), "total")), [*rows, sums])


def year_table(years: Iterable[tuple[str, Figures | AgreementYear]]) -> Table:
    """The figures of each year, without kappa and pi: a year has too few votes to say what is expected by chance."""
    return table(("Year", *right(*_FIGURES[:5])), ((year, *_figures(figures)[:5]) for year, figures in years))


def _decades(years: Sequence[tuple[str, Figures]]) -> Table:
    """A long record by decade: the agreement of each year with a joint vote, and how many there were in all."""
    decades: dict[str, dict[str, Figures]] = {}
    for year, figures in years:
        decades.setdefault(year[:3], {})[year[3]] = figures
    return table(("Decade", *right("Votes", *(f"-{digit}" for digit in range(10)))), (
        (f"{decade}0s", str(sum(figures.votes for figures in own.values())),
         *(figure_cell(own[digit].agreement) if digit in own else "" for digit in "0123456789"))
        for decade, own in decades.items()
    ))  # fmt: skip


def _divergences(agreement: PairAgreement, numbers: SourceNumbers) -> list[Block]:
    differing = agreement.pair.votes - agreement.pair.same
    if not agreement.divergences:
        same = agreement.pair.votes and not differing
        return [paragraph("They never took different positions.")] if same else []
    heads = ("Date", "Issue", agreement.pair.a, agreement.pair.b, "Sources", Column("Title", wraps=True))
    rows = [
        (row.date, row.issue, *(Cell(vote, _STYLES[vote]) for vote in (row.a, row.b)), numbers.mark(row.sources),
         row.title)
        for row in agreement.divergences
    ]  # fmt: skip
    shown = len(agreement.divergences)
    more = f"{shown} of {differing}; --divergent {differing} shows all." if shown < differing else ""
    order = "Opposite votes first, then those in which one abstained, the latest first."
    return [Title("Where they differed", 2), table(heads, rows, fixed=2), paragraph(f"{order} {more}".rstrip())]


# Many pairs.


@viewed(AgreementRanking, AGREEMENT, lambda ranking: ranking.pairs)
def ranking_view(ranking: AgreementRanking) -> Document:
    """The states that voted most or least alike with one."""
    most = "least" if ranking.lowest else "most"
    rows = [(Cell(ranking.names[pair.b]), *_figures(pair)) for pair in ranking.pairs]
    needed = number_of(ranking.min_votes, "joint vote")
    left_out = f"; {number_of(ranking.left_out, 'state')} with fewer left out" if ranking.left_out else ""
    ranked = f"{number_of(ranking.ranked, 'state')} with at least {needed} ranked{left_out} (--min-votes)."
    if not rows:
        ranked = f"No state has {needed} with {ranking.state} in these roll calls; --min-votes asks for fewer."
    blocks: list[Block] = []
    if rows:
        beside = beside_alignment(ranking.roll_calls, ranking.pairs[0].a, "STATE")
        blocks.append(table(("State", *right(*_FIGURES)), rows))
        blocks.append(paragraph("Equal figures: more joint votes first, then by name.", beside))
    title = Title(f"States{of_group(ranking.group)} that voted {most} with {ranking.state}")
    return Document((title, paragraph(scope(ranking.roll_calls), ranked), *blocks, provenance(ranking.dataset)))


def matrix_title(matrix: AgreementMatrix) -> str:
    """What all pairs of some states are shown under."""
    return f"How alike {states_of(len(matrix.names), matrix.group)} voted"


@viewed(AgreementMatrix, AGREEMENT, lambda matrix: matrix.pairs)
def matrix_view(matrix: AgreementMatrix) -> Document:
    """All pairs as a triangle: the title, what it rests on, the table."""
    note = "There is no pair to compare: a matrix needs two states."
    if matrix.pairs:
        note = f"{IN_PARENTHESES}. S, kappa and pi of each pair: --format csv."
    return Document.of(
        Title(matrix_title(matrix)),
        paragraph(scope(matrix.roll_calls)),
        _triangle(matrix) if matrix.pairs else None,
        paragraph(note),
        provenance(matrix.dataset),
    )


def _triangle(matrix: AgreementMatrix) -> Table:
    """The lower triangle."""
    codes = list(matrix.names)
    cells = {(pair.b, pair.a): figure_cell(pair.agreement, pair.votes) for pair in matrix.pairs}
    cells |= {(code, code): Cell("·", "nothing") for code in codes}
    return table(("State", *right(*codes)), (
        [f"{matrix.names[row]} ({row})", *(cells.get((row, column), "") for column in codes)] for row in codes
    ))  # fmt: skip


def _figures(figures: Agreement | AgreementYear | Figures) -> list[Cell]:
    counted = [Cell(str(number)) for number in (figures.votes, figures.same, figures.opposite)]
    return [*counted, *map(figure_cell, (figures.agreement, figures.s, figures.kappa, figures.pi))]


def figure_cell(value: float | None, votes: int = 0) -> Cell:
    """A figure, and in parentheses the number of joint votes that it rests on."""
    text = figure(value)
    return Cell(text, "nothing") if value is None else Cell(f"{text} ({votes})" if votes else text)


# Year by year.


@viewed(AgreementTrend, BY_YEAR, lambda trend: trend.years)
def trend_view(trend: AgreementTrend) -> Document:
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


def beside_alignment(calls: RollCalls, reference: str, state: str) -> str:
    """What agreement is, why `align` has another figure for the same votes, and the command for it."""
    options = vote_options(calls.since, calls.until, calls.topics, calls.issues)
    return (
        "Agreement is the mean over the joint votes, each with the same weight. In alignment, resolutions of one family"
        f" share a weight, so its figure differs: stance align {state} --with {reference}{options}"
    )


def scope(calls: RollCalls) -> str:
    """Which roll calls the figures rest on."""
    about = [
        f"with the topic {' or '.join(calls.topics)}" if calls.topics else "",
        f"named ({', '.join(calls.issues)})" if calls.issues else "",
    ]
    which = " or ".join(words for words in about if words)
    since = f"since {in_words(calls.since)}" if calls.since else ""
    until = f"until {in_words(calls.until)}" if calls.until else ""
    if calls.since and calls.since == calls.until:
        since, until = on_date(calls.since), ""
    words = " ".join(part for part in (number_of(calls.count, "roll call"), which, since, until) if part)
    if calls.first is None or calls.last is None:
        return f"{words}."
    days = in_words(calls.first)
    return f"{words}: {days}." if calls.count == 1 else f"{words}: {days} to {in_words(calls.last)}."
