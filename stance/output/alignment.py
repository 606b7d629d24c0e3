"""Alignment with a reference state, for people and for machines. Figures are rounded here and nowhere else."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from stance.dataset.dates import in_words
from stance.dataset.vocabulary import TYPES, issue_type
from stance.output.document import Block, Cell, Column, Document, Title, paragraph, right, table
from stance.output.records import CODE, STATE, Form, View, any_of, code, count, item, share, text, view, word
from stance.output.words import as_of_words, number_of, provenance, vote_options, whom
from stance.questions.alignment import POOLED, Alignment, AlignmentScope, AlignmentTable, Scored
from stance.questions.judging import Unusable
from stance.questions.measures import two_places
from stance.questions.names import told_apart

BOUNDS = (
    "Bounds: the range if all missing items went against or with the reference."
    " Drop one: the range when any one item is left out."
)
MISSING = (
    "Absent, uncertain or unrecorded is missing, neither agreement nor disagreement. No figure with fewer than 3 scored"
    " items or less than half of the weight scored."
)
NO_STATE, NO_YEAR = "No state is left to measure.", "No state is eligible in any year."
_NAMED = 20
"""More states than this, of which nothing is scored, are counted."""
_BAR = 10
_LEVELS = "_.-=#"
"""From 0 to 1, in quarters; a terminal shows blocks of rising height instead."""
_NO_LEVEL = "?"

TYPE = word("type", "the type of the issues measured, or pooled", (*TYPES, POOLED))
AGREEMENT = share("agreement", "the mean score, from 0 to 1; null where too little is scored")
SCORED = count("scored", "how many items are scored")
ELIGIBLE = count("eligible", "how many items there are to score")
COVERAGE = share("coverage", "the weight scored, of that of all eligible items")
BOUNDS_AND_VERDICT = (
    share("low", "the agreement if all missing items went against the reference"),
    share("high", "the agreement if all missing items went with the reference"),
    share("drop_low", "the lowest agreement when any one item is left out"),
    share("drop_high", "the highest agreement when any one item is left out"),
    word("verdict", "whether enough is scored for a figure", ("sufficient", "insufficient")),
)
ALIGNMENT = item(
    Alignment,
    STATE,
    CODE,
    code("reference", "the code of the reference state"),
    TYPE,
    text("period", "a year, or the first and last day; .. where no first day was asked for"),
    AGREEMENT,
    SCORED,
    ELIGIBLE,
    COVERAGE,
    count("absent", "in how many votes the state was absent"),
    *BOUNDS_AND_VERDICT,
)
_BY_TOPIC = (*ALIGNMENT, text("topic", "the topic of the issues measured"))
FORMS = {"align": Form(ALIGNMENT, lambda: any_of(ALIGNMENT, _BY_TOPIC))}


@view(AlignmentTable)
def alignment_view(alignment: AlignmentTable) -> View:
    """The view of a table of alignments."""
    columns = _BY_TOPIC if alignment.scope.by == "topic" else ALIGNMENT

    def document() -> Document:
        return Document((*alignment_blocks(alignment), provenance(alignment.dataset)))

    return View(columns, alignment.rows, document)


def figure(value: float | None) -> str:
    """A figure to two places; a dash where there is none."""
    return "-" if value is None else two_places(value)


def score_words(score: float) -> str:
    """A score with its sign: +1, +0.5, 0, -0.5, -1."""
    return f"{score:+g}" if score else "0"


def bar(row: Alignment) -> Cell:
    """The agreement (#) within its bounds (-), on a line from 0 to 1."""
    if row.agreement is None or row.low is None or row.high is None:
        return Cell("")
    first, last, at = (min(int(value * _BAR), _BAR - 1) for value in (row.low, row.high, row.agreement))
    letters = ("#" if place == at else "-" if first <= place <= last else "." for place in range(_BAR))
    return Cell("".join(letters), "bar")


def spark(rows: Iterable[Alignment]) -> Cell:
    """One sign a year, the higher the closer."""
    agreements = {int(row.period): row.agreement for row in rows}
    by_year = (agreements.get(year) for year in range(min(agreements), max(agreements) + 1))
    signs = (_NO_LEVEL if value is None else _LEVELS[round(value * (len(_LEVELS) - 1))] for value in by_year)
    return Cell("".join(signs), "spark")


def alignment_blocks(alignment: AlignmentTable) -> list[Block]:
    """The title, how the figures come about, a table for each type (and topic), what is not scored.

    Those with a figure are in order of it, before those with too little for one.
    """
    alignment = with_distinct_names(alignment)
    scope = alignment.scope
    itself = f"{scope.reference} is the reference itself, so its own figures say nothing."
    of_itself = itself if any(row.code == scope.code for row in alignment.rows) else ""
    lines = *explained(scope), of_itself, beside_agreement(alignment)
    blocks: list[Block] = [Title(alignment_title(scope)), paragraph(*lines)]
    for heading, totals in parts(alignment):
        blocks.append(Title(heading, 2))
        if scope.between:
            blocks += _changed(alignment, totals, scope.between)
        else:
            blocks += _years(alignment, totals) if scope.by == "year" else _tables(totals, alignment.shorts)
    if not alignment.states:
        blocks.append(paragraph(NO_STATE))
    mark = " The mark on the line from 0 to 1 is the agreement, the dashes are its bounds."
    closing = paragraph(f"{BOUNDS}{mark}", MISSING, every_item(scope))
    return [*blocks, *unusable_blocks(alignment.unusable, alignment.shorts), closing]


def with_distinct_names(alignment: AlignmentTable) -> AlignmentTable:
    """The table with the code behind a name that two of its states share."""
    names = told_apart({row.code: row.state for row in alignment.totals})
    return replace(
        alignment,
        rows=tuple(row._replace(state=names[row.code]) for row in alignment.rows),
        totals=tuple(row._replace(state=names[row.code]) for row in alignment.totals),
    )


def parts(alignment: AlignmentTable) -> Iterator[tuple[str, list[Alignment]]]:
    """The whole period by type (and topic), each with its heading."""
    for type_, topic in dict.fromkeys((row.type, row.topic) for row in alignment.totals):
        rows = [row for row in alignment.totals if (row.type, row.topic) == (type_, topic)]
        yield _heading(alignment.scope, type_, topic), rows


def alignment_title(scope: AlignmentScope) -> str:
    """The heading of an answer: the reference, since when, and as of when, if that was asked."""
    since = f" since {in_words(scope.since)}" if scope.since else ""
    if scope.between:
        since += f", {scope.between[0]} and {scope.between[1]}"
    return f"Alignment with {scope.reference}{since}{as_of_words(scope.as_of)}"


def type_title(type_: str) -> str:
    """The heading of what the items of a type, or of all types, come to."""
    return "All types pooled" if type_ == POOLED else issue_type(type_).title


def _heading(scope: AlignmentScope, type_: str, topic: str | None) -> str:
    own_vote = type_ != POOLED and issue_type(type_).own_vote
    words = f"{type_title(type_)}: voted with {scope.reference}" if own_vote else type_title(type_)
    return f"{topic}: {words}" if topic else words


def explained(scope: AlignmentScope) -> Iterator[str]:
    """How the figures are made, and what of the question changes them."""
    yield (
        f"Each vote is compared with that of {scope.reference}: same 1, one abstains 0, opposite -1; other"
        " issues are scored by the dataset's map. Agreement is the mean, from 0 to 1; items of one family"
        " share one weight."
    )
    if scope.topics or scope.issues:
        about = [f"topic {topic}" for topic in scope.topics] + [f"issue {issue}" for issue in scope.issues]
        yield f"Only {', '.join(about)}."
    if scope.absent_as:
        yield f"Absences are taken for a vote '{scope.absent_as}' (--absent-as): a test of how much they matter."
    if scope.between:
        yield (
            "Each year by itself: its votes, and all else as it stood at its end. The years had other votes on their"
            " agenda, so a change may come from these as well as from the state."
        )
    if scope.since:
        yield "Votes since then; all else as it stands at the end of the period."


def beside_agreement(alignment: AlignmentTable) -> str:
    """Why `agree` has another figure for the same votes, and the command for it; nothing where no vote is measured."""
    scope = alignment.scope
    codes = {row.code for row in alignment.rows} - {scope.code}
    if not codes or not any(row.type == POOLED or issue_type(row.type).own_vote for row in alignment.rows):
        return ""
    state = codes.pop() if len(codes) == 1 else "STATE"
    options = vote_options(scope.since, scope.as_of.asked, scope.topics, scope.issues)
    command = f"stance agree {scope.code} {state}{options}"
    return f"Over all joint votes, each with the same weight, the figure differs: {command}"


def every_item(scope: AlignmentScope) -> str:
    """Where the rows behind a figure are to be had."""
    return f"Every item with its score and source: stance explain STATE --with {scope.code}"


def _tables(rows: Sequence[Alignment], shorts: dict[str, str]) -> Iterator[Block]:
    measured = [row for row in rows if row.agreement is not None]
    if measured:
        yield table(("State", "Agreement", *right("Scored", "Coverage", "Absent"), "Bounds", "Drop one"), (
            (row.state, Cell(f"{figure(row.agreement)} {bar(row).text}", "bar"), *_counted(row),
             f"{figure(row.low)}-{figure(row.high)}", f"{figure(row.drop_low)}-{figure(row.drop_high)}")
            for row in measured
        ))  # fmt: skip
    unmeasured = [row for row in rows if row.agreement is None and (row.scored or row.absent)]
    if unmeasured:
        scored = Column("What is scored", wraps=True)
        yield table(("State", "Agreement", *right("Scored", "Coverage", "Absent"), scored), (
            (row.state, Cell(row.verdict, "nothing"), *_counted(row), _items(row.items, shorts)) for row in unmeasured
        ))  # fmt: skip
    yield paragraph(*_nothing([row for row in rows if row.agreement is None and not (row.scored or row.absent)]))


def _nothing(rows: Sequence[Alignment]) -> Iterator[str]:
    """The states of which nothing is scored, those with the same number of items together."""
    eligible: dict[int, list[str]] = {}
    for row in rows:
        eligible.setdefault(row.eligible, []).append(row.state)
    for number, states in sorted(eligible.items(), reverse=True):
        what = f"Nothing scored, of {number_of(number, 'item')}" if number else "Not eligible for any item"
        yield f"{what}: {whom(states, _NAMED)}."


def _counted(row: Alignment) -> tuple[str, str, str]:
    """What the figure of a row rests on."""
    return f"{row.scored} of {row.eligible}", figure(row.coverage), str(row.absent)


def _items(items: Sequence[Scored], shorts: dict[str, str]) -> str:
    return ", ".join(f"{shorts[item.issue]}: {item.status} {score_words(item.score)}" for item in items) or "nothing"


def _years(alignment: AlignmentTable, totals: Sequence[Alignment]) -> Iterator[Block]:
    """A line for each state: the years side by side, and what the whole period comes to."""
    rows = []
    year_rows = {total.code: list(by_state(alignment, total).values()) for total in totals}
    # Before the first figure of any state there is nothing to show.
    figures = [row.period for own in year_rows.values() for row in own if row.agreement is not None]
    if any(year_rows.values()) and not figures:
        yield paragraph("Too little is scored in every year for a figure of any state.")
        return
    for total in totals:
        own = [row for row in year_rows[total.code] if row.period >= min(figures, default="")]
        if own:
            measured = sum(row.agreement is not None for row in own)
            rows.append((total.state, f"{own[0].period}-{own[-1].period}", spark(own), f"{measured} of {len(own)}",
                         figure(total.agreement)))  # fmt: skip
    if not rows:
        yield paragraph(NO_YEAR)
    else:
        yield table(("State", "Years", "By year", *right("With a figure", "Whole period")), rows)
        yield paragraph(
            "One sign a year, the higher the closer; as plain text _ . - = # stand for 0, 0.25, 0.5, 0.75 and 1."
            " ? or · is a year with too little for a figure."
        )


def by_state(alignment: AlignmentTable, total: Alignment) -> dict[int, Alignment]:
    """The years of a state, by issues of one type."""
    return {int(row.period): row for row in alignment.rows if (row.code, row.type) == (total.code, total.type)}


def _changed(alignment: AlignmentTable, totals: Sequence[Alignment], years: tuple[int, int]) -> Iterator[Block]:
    """A line for each state with the figures of two years and what lies between them."""
    rows: list[list[str]] = []
    for total in totals:
        own = by_state(alignment, total)
        cells = [total.state]
        for year in years:
            row = own.get(year)
            cells += [figure(row.agreement), f"{row.scored} of {row.eligible}"] if row else ["", ""]
        figures = [own[year].agreement for year in years if year in own]
        rows.append([*cells, change(*figures) if len(figures) == len(years) else ""])
    first, last = map(str, years)
    yield table(("State", *right(first, "Scored", last, "Scored", "Change")), rows)


def change(before: float | None, after: float | None) -> str:
    """The difference of two figures as they are shown, with its sign; empty where one is missing."""
    if before is None or after is None:
        return ""
    text = f"{float(figure(after)) - float(figure(before)):+.2f}"
    return text[1:] if text.strip("+-0.") == "" else text


def unusable_blocks(unusable: Sequence[Unusable], shorts: dict[str, str]) -> Iterator[Block]:
    """The issues that nobody can be measured by, by reason."""
    reasons: dict[str, list[str]] = {}
    for issue in unusable:
        reasons.setdefault(issue.why, []).append(shorts[issue.issue])
    if reasons:
        yield Title("Not scored for any state", 2)
        yield paragraph(*(f"{why[0].upper()}{why[1:]}: {', '.join(issues)}." for why, issues in reasons.items()))
