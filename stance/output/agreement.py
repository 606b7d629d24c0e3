"""Agreement over votes, for people and for machines. Figures are rounded here and nowhere else."""

from collections.abc import Sequence

from stance.dataset.dates import in_words, on_or_in
from stance.dataset.files import BUNDLED, UN_RECORD
from stance.output.document import Block, Cell, Column, Document, Table, Title, paragraph, table
from stance.output.footnotes import SourceNumbers
from stance.output.records import Form, View, any_of, code, column, count, item, share, view
from stance.output.words import and_list, number_of, provenance, vote_options
from stance.questions.agreement import Agreement, AgreementMatrix, AgreementRanking, AgreementYear, PairAgreement
from stance.questions.ballots import Matrix, RollCalls
from stance.questions.measures import POSITIONS, Figures, two_places

_STYLES = {"for": "with", "against": "against", "abstain": "between"}
_FIGURES = ("Votes", "Same", "Opposite", "Agreement", "S", "Kappa", "Pi")
_MANY_YEARS = 20
_SKEWED = 0.9


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


@view(PairAgreement)
def pair_view(found: PairAgreement) -> View:
    """The view of one pair."""
    return View(AGREEMENT, [found.pair], lambda: _pair_document(found))


@view(AgreementRanking)
def ranking_view(found: AgreementRanking) -> View:
    """The view of a ranking."""
    return View(AGREEMENT, found.pairs, lambda: _ranking_document(found))


@view(AgreementMatrix)
def matrix_view(found: AgreementMatrix) -> View:
    """The view of all pairs: records in long form, for people a triangle."""
    return View(AGREEMENT, found.pairs, lambda: matrix_document(found))


def figure(value: float | None) -> str:
    """A figure to two places, or the word for none."""
    return "undefined" if value is None else two_places(value)


# One pair.


def _pair_document(found: PairAgreement) -> Document:
    first, second = found.names
    numbers = SourceNumbers(found.sources)
    blocks: list[Block] = [
        Title(f"How alike {first} and {second} voted"),
        paragraph(_joint(found), scope(found.roll_calls), *_more(found.dataset.files)),
        _measures(found.pair),
        paragraph(beside_alignment(found.roll_calls, found.pair.a, found.pair.b) if found.pair.votes else ""),
        paragraph(*_cautions(found)),
    ]
    if found.pair.votes:
        blocks += [Title("Positions in the joint votes", 2), _positions(found), *_years(found)]
    blocks += _divergences(found, numbers)
    blocks += [numbers.footnotes(), provenance(found.dataset)]
    return Document(tuple(blocks))


def _joint(found: PairAgreement) -> str:
    first, second = found.names
    pair = found.pair
    one_abstains = pair.votes - pair.same - pair.opposite
    if not pair.votes:
        line = f"{first} and {second} have no joint vote in these roll calls."
    else:
        line = (
            f"{second} voted with {first} in {pair.same or 'none'} of {number_of(pair.votes, 'joint vote')}. One of"
            f" them abstained in {one_abstains or 'none'}; they voted opposite ways in {pair.opposite or 'none'}."
        )
    lone = [
        f"{number_of(count, 'roll call')} without a vote of {who}"
        for who, count in ((first, found.only_b), (second, found.only_a), ("either", found.neither)) if count
    ]  # fmt: skip
    return f"{line} Not counted: {and_list(lone)}." if lone else line


def _more(files: Sequence[str]) -> list[str]:
    """How to have more roll calls, where only the bundled ones are read."""
    if tuple(files) != (BUNDLED,):
        return []
    return [
        f"'stance data add {UN_RECORD}' adds every recorded vote since November 2019;"
        " 'stance import un-votes' reads a file of all since 1946."
    ]


def _measures(pair: Agreement) -> Table:
    columns = (Column("Measure"), Column("Figure", right=True), Column("Range", right=True),
               Column("What it says", wraps=True))  # fmt: skip
    rows = (
        ("Agreement", pair.agreement, "0 to 1", "mean over the joint votes: same 1, one abstains 1/2, opposite 0"),
        ("S", pair.s, "-1 to 1", "2 x agreement - 1 (Signorino and Ritter 1999)"),
        ("Cohen's kappa", pair.kappa, "-1 to 1", "beyond chance, each state with its own habits (Cohen 1960)"),
        ("Scott's pi", pair.pi, "-1 to 1", "beyond chance, both with the same habits (Scott 1955)"),
    )
    return table(columns, ((name, _cell(value), span, words) for name, value, span, words in rows))


def _cautions(found: PairAgreement) -> list[str]:
    """What to bear in mind where a state hardly ever changed its position: chance cannot be told from agreement."""
    said = []
    for name, margin in zip(found.names, _margins(found.positions), strict=True):
        position, most = max(zip(POSITIONS, margin, strict=True), key=lambda pair: pair[1])
        if found.pair.votes and most >= _SKEWED * found.pair.votes:
            verb = "abstained" if position == "abstain" else f"voted {position}"
            said.append(f"{name} {verb} in {most} of {found.pair.votes}")
    if not said:
        return []
    words = and_list(list(dict.fromkeys(said)))
    return [f"Read kappa and pi with care: {words}, so there is little variation to judge by."]


def _margins(matrix: Matrix) -> tuple[list[int], list[int]]:
    return [sum(row) for row in matrix], [sum(column) for column in zip(*matrix, strict=True)]


def _positions(found: PairAgreement) -> Table:
    a, b = found.pair.a, found.pair.b
    columns = [Column(""), *(Column(f"{b} {position}", right=True) for position in POSITIONS)]
    own, other = _margins(found.positions)
    rows = [
        [f"{a} {position}", *map(str, row), str(total)]
        for position, row, total in zip(POSITIONS, found.positions, own, strict=True)
    ]
    return table(
        [*columns, Column("total", right=True)], [*rows, ["total", *map(str, other), str(found.pair.votes)]]
    )  # fmt: skip


def _years(found: PairAgreement) -> list[Block]:
    if len(found.years) > _MANY_YEARS:
        return [Title("Agreement by year", 2), _decades(found.years)]
    # Without kappa and pi: a year has too few votes for what is expected by chance to mean anything.
    heads = _FIGURES[:5]
    columns = [Column("Year"), *(Column(head, right=True) for head in heads)]
    rows = ((Cell(year), *_figures(figures)[: len(heads)]) for year, figures in found.years)
    return [Title("By year", 2), table(columns, rows)]


def _decades(years: Sequence[tuple[str, Figures]]) -> Table:
    """A long record by decade: the agreement of each year with a joint vote, and how many there were in all."""
    decades: dict[str, dict[str, Figures]] = {}
    for year, figures in years:
        decades.setdefault(year[:3], {})[year[3]] = figures
    columns = [Column("Decade"), Column("Votes", right=True), *(Column(f"-{digit}", right=True) for digit in range(10))]
    return table(columns, (
        (f"{decade}0s", str(sum(figures.votes for figures in own.values())),
         *(_cell(own[digit].agreement) if digit in own else "" for digit in "0123456789"))
        for decade, own in decades.items()
    ))  # fmt: skip


def _divergences(found: PairAgreement, numbers: SourceNumbers) -> list[Block]:
    differing = found.pair.votes - found.pair.same
    if not found.divergences:
        same = found.pair.votes and not differing
        return [paragraph("They never took different positions.")] if same else []
    a, b = found.pair.a, found.pair.b
    columns = (Column("Date"), Column("Issue"), Column(a), Column(b), Column("Sources"), Column("Title", wraps=True))
    rows = [
        (row.date, row.issue, Cell(row.a, _STYLES[row.a]), Cell(row.b, _STYLES[row.b]), numbers.mark(row.sources),
         row.title)
        for row in found.divergences
    ]  # fmt: skip
    shown = len(found.divergences)
    more = f"{shown} of {differing}; --divergent {differing} shows all." if shown < differing else ""
    order = "Opposite votes first, then those in which one abstained, the latest first."
    return [Title("Where they differed", 2), table(columns, rows, fixed=2), paragraph(f"{order} {more}".rstrip())]


# Many pairs.


def _ranking_document(found: AgreementRanking) -> Document:
    most = "least" if found.lowest else "most"
    group = f" of the group {found.group}" if found.group and found.group != "all" else ""
    columns = [Column("State"), *(Column(head, right=True) for head in _FIGURES)]
    rows = [(Cell(found.names[pair.b]), *_figures(pair)) for pair in found.pairs]
    needed = number_of(found.min_votes, "joint vote")
    left_out = f"; {number_of(found.left_out, 'state')} with fewer left out" if found.left_out else ""
    ranked = f"{number_of(found.ranked, 'state')} with at least {needed} ranked{left_out} (--min-votes)."
    if not rows:
        ranked = f"No state has {needed} with {found.state} in these roll calls; --min-votes asks for fewer."
    return Document((
        Title(f"States{group} that voted {most} with {found.state}"),
        paragraph(scope(found.roll_calls), ranked),
        *([table(columns, rows)] if rows else []),
        paragraph(
            *(("Equal figures: more joint votes first, then by name.",
               beside_alignment(found.roll_calls, found.pairs[0].a, "STATE")) if rows else ())
        ),
        provenance(found.dataset),
    ))  # fmt: skip


def matrix_title(found: AgreementMatrix) -> str:
    """What all pairs of some states are shown under."""
    group = f" of the group {found.group}" if found.group and found.group != "all" else ""
    return f"How alike {number_of(len(found.names), 'state')}{group} voted"


def matrix_document(found: AgreementMatrix) -> Document:
    """All pairs as a triangle: the title, what it rests on, the table."""
    blocks: list[Block] = [
        Title(matrix_title(found)),
        paragraph(scope(found.roll_calls)),
    ]
    if found.pairs:
        blocks += [_triangle(found), paragraph("Agreement, 0 to 1, and in parentheses the number of joint votes."
                                               " S, kappa and pi of each pair: --format csv.")]  # fmt: skip
    else:
        blocks.append(paragraph("There is no pair to compare: a matrix needs two states."))
    blocks.append(provenance(found.dataset))
    return Document(tuple(blocks))


def _triangle(found: AgreementMatrix) -> Table:
    """The lower triangle."""
    codes = list(found.names)
    cells = {(pair.b, pair.a): _cell(pair.agreement, pair.votes) for pair in found.pairs}
    cells |= {(code, code): Cell("·", "nothing") for code in codes}
    return table([Column("State"), *(Column(code, right=True) for code in codes)], (
        [f"{found.names[row]} ({row})", *(cells.get((row, column), "") for column in codes)] for row in codes
    ))  # fmt: skip


def _figures(found: Agreement | Figures) -> list[Cell]:
    counted = [Cell(str(number)) for number in (found.votes, found.same, found.opposite)]
    return [*counted, *map(_cell, (found.agreement, found.s, found.kappa, found.pi))]


def _cell(value: float | None, votes: int = 0) -> Cell:
    text = figure(value)
    return Cell(text, "nothing") if value is None else Cell(f"{text} ({votes})" if votes else text)


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
    asked = [f"since {in_words(calls.since)}" if calls.since else "",
             f"until {in_words(calls.until)}" if calls.until else ""]  # fmt: skip
    if calls.since and calls.since == calls.until:
        asked = [on_or_in(calls.since)]
    words = " ".join(part for part in (number_of(calls.count, "roll call"), which, *asked) if part)
    if calls.first is None or calls.last is None:
        return f"{words}."
    days = in_words(calls.first)
    return f"{words}: {days}." if calls.count == 1 else f"{words}: {days} to {in_words(calls.last)}."
