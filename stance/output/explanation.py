"""A state explained, for people and for machines."""

from collections.abc import Iterable, Iterator, Sequence

from stance.dataset.dates import in_words, iso
from stance.output import alignment
from stance.output import records as rec
from stance.output.alignment import figure, score_words, type_title, unusable_blocks
from stance.output.answer import CONFIDENCE, KIND, STATUS
from stance.output.claims import CLAIM, claim_blocks
from stance.output.document import Block, Cell, Column, Document, Line, Table, Title, paragraph, right, spaced, table
from stance.output.facts import WHOLE_SOURCE
from stance.output.footnotes import SourceNumbers
from stance.output.records import CODE, NOTE, SOURCES, STATE
from stance.output.words import as_of_words, provenance
from stance.questions.alignment import POOLED
from stance.questions.explanation import Explanation, Factor, Item
from stance.questions.scoring import Figure

_ISSUE = rec.text("issue", "the id of the issue")
_ITEM = rec.item(
    Item,
    STATE,
    CODE,
    rec.code("reference", "the code of the reference state"),
    _ISSUE,
    rec.text("type", "the type of the issue"),
    STATUS,
    KIND,
    rec.date("date", "since when the position holds; of a vote, its day"),
    rec.column("score", "the score beside the reference; null where it has none",
               {"enum": [-1, -0.5, 0, 0.5, 1, None]}),
    rec.share("weight", "null where the item is not eligible"),
    rec.text("compared", "what the position is set against"),
    rec.maybe("reason", "why it has no score"),
    SOURCES,
)  # fmt: skip
_FACTOR = (
    rec.text("factor", "the factor of the memo"),
    rec.maybe("value", "how it is coded; null where no value holds"),
    KIND,
    rec.date("date", "since when the value holds"),
    rec.date("until", "through when it holds"),
    CONFIDENCE,
    NOTE,
    rec.maybe("last", "the value before, or why there is none"),
    SOURCES,
)
_FIGURE = (alignment.AGREEMENT, alignment.SCORED, alignment.ELIGIBLE, alignment.COVERAGE, *alignment.BOUNDS_AND_VERDICT)
_UNUSABLE = (_ISSUE, rec.text("type", "its type"), rec.text("why", "why nobody can be measured by it"))
_MAP = (_ISSUE, rec.text("because", "why its positions score as they do"), SOURCES)
_READING = (
    _ISSUE,
    rec.text("status", "the position that is explained"),
    rec.date("date", "since when it holds"),
    rec.text("mechanism", "how the source explains it"),
    rec.text("source", "the id of the source"),
)
_EXPLANATION = (
    STATE,
    CODE,
    rec.code("reference", "the code of the reference state", at="reference_code"),
    rec.date("as_of", "the day asked for")._replace(read=lambda explanation: iso(explanation.as_of.day)),
    rec.date("since", "votes count from this day on"),
    rec.nested("factors", _FACTOR),
    rec.text("rule", "the rule of the memo"),
    rec.text("coding", "how its factors are coded"),
    rec.column("expectation", "", {"enum": ["solidarity", "conflict", "none"]}, at="expectation.kind"),
    rec.text("expected", "", at="expectation.words"),
    rec.nested("items", _ITEM),
    rec.nested("figures", (alignment.TYPE, *rec.within("figure", _FIGURE))),
    rec.text("difference", "where expectation and record differ"),
    rec.texts("departures", "the ids of the issues on which they differ")._replace(
        read=lambda explanation: [item.issue for item in explanation.departures]
    ),
    rec.nested("unusable", _UNUSABLE),
    rec.nested("maps", _MAP),
    rec.nested("claims", CLAIM),
    rec.nested("readings", _READING),
    rec.nested("sources", WHOLE_SOURCE),
)
FORMS = {"explain": rec.Form(_ITEM, lambda: rec.object_of(_EXPLANATION))}


@rec.viewed(Explanation, _ITEM, lambda explanation: explanation.items, _EXPLANATION)
def explanation_view(explanation: Explanation) -> Document:
    """Factors, rule and expectation, the record item by item, where they differ, readings, claims."""
    numbers = SourceNumbers(explanation.sources)
    since = f" since {in_words(explanation.since)}" if explanation.since else ""
    return Document.of(
        Title(f"{explanation.state} beside {explanation.reference}{since}{as_of_words(explanation.as_of)}"),
        Title("The memo's three factors", 2),
        _factors(explanation.factors, numbers),
        Title("What the rule expects", 2),
        paragraph(f"Rule: {explanation.rule}", explanation.coding, f"Expected: {explanation.expectation.words}"),
        Title("What the record shows", 2),
        *_record(explanation, numbers),
        *unusable_blocks(explanation.unusable, explanation.shorts),
        Title("Where expectation and record differ", 2),
        paragraph(explanation.difference, *_departures(explanation)),
        Title("How sources read it", 2),
        _readings(explanation, numbers),
        *claim_blocks(explanation.claims, explanation.code, numbers),
        numbers.footnotes(),
        provenance(explanation.dataset),
    )


def _factors(factors: Iterable[Factor], numbers: SourceNumbers) -> Table:
    return table(("Factor", "Value", "Period", "Source", Column("Basis", wraps=True)), (
        (
            factor.factor,
            Cell(factor.value or _NO_VALUE.get(factor.answer, factor.answer), "between" if factor.value else "nothing"),
            " to ".join(part for part in (factor.date, factor.until) if part), numbers.mark(factor.sources),
            _basis(factor),
        )
        for factor in factors
    ))  # fmt: skip


_NO_VALUE = dict.fromkeys(("none-found", "no-record", "not-yet", "ineligible"), "no value")


def _basis(factor: Factor) -> str:
    doubt = f"{factor.confidence} confidence: " if factor.confidence not in (None, "high") else ""
    return f"{doubt}{factor.note or factor.last or ''}"


def _record(explanation: Explanation, numbers: SourceNumbers) -> Iterator[Block]:
    """The items of each type, and the sum that gives their figure; that of all types; how to read them."""
    left_out = Column("Left out", wraps=True)
    for part in explanation.figures[:-1]:
        items = [item for item in explanation.items if item.type == part.type]
        yield Title(type_title(part.type), 2)
        yield table(("Issue", *right("Score", "Weight"), "Position", "Date", "Beside", "Sources", left_out), (
            (
                explanation.shorts[item.issue],
                Cell("-" if item.score is None else score_words(item.score), _score_style(item.score)),
                item.share or "-", item.status or "-", item.date or "-", item.compared, numbers.mark(item.sources),
                item.reason or "",
            )
            for item in items
        ))  # fmt: skip
        yield paragraph(_arithmetic(items, part.figure), _figure_words(part.figure))
    yield Title(type_title(POOLED), 2)
    yield paragraph(_arithmetic(explanation.items, explanation.pooled), _figure_words(explanation.pooled))
    yield paragraph(*_how(explanation, numbers))


def _score_style(score: float | None) -> str:
    return "nothing" if score is None else "with" if score > 0 else "against" if score < 0 else "between"


def _arithmetic(items: Sequence[Item], measured: Figure) -> str:
    """The sum behind the agreement, in the fractions of the rows; none where too little is scored for a figure."""
    from fractions import Fraction

    eligible = [(Fraction(item.share), item.score) for item in items if item.share is not None]
    scored = [(weight, score) for weight, score in eligible if score is not None]
    weight = sum((weight for weight, _ in scored), Fraction(0))
    total = sum((weight * Fraction(score + 1) / 2 for weight, score in scored), Fraction(0))
    whole = sum((weight for weight, _ in eligible), Fraction(0))
    if not eligible:
        return "Nothing is eligible."
    share = f"coverage {weight} / {whole} = {figure(float(weight / whole))}"
    if measured.agreement is None:
        return f"Scored weight {weight} of {whole}: {share}."
    over = f"over the scored weight {weight}: {figure(float(total / weight))}"
    return f"Sum of weight x (score + 1) / 2 = {total}; {over}; {share}."


def _figure_words(measured: Figure) -> str:
    counted = f"{measured.scored} of {measured.eligible} scored"
    if measured.agreement is None:
        return f"Insufficient: {counted}. No figure is given with fewer than 3 items or less than half of the weight."
    return (
        f"Agreement {figure(measured.agreement)}: {counted}, coverage {figure(measured.coverage)},"
        f" bounds {figure(measured.low)} to {figure(measured.high)},"
        f" without any one item {figure(measured.drop_low)} to {figure(measured.drop_high)}."
    )


def _how(explanation: Explanation, numbers: SourceNumbers) -> Iterator[Line]:
    yield (
        f"Beside: {explanation.reference}'s own vote, or the dataset's map (reasons below). Items of one family share"
        " one weight. What is left out is neither agreement nor disagreement."
    )
    for scores in explanation.maps:
        yield spaced(f"{explanation.shorts[scores.issue]}: {scores.because}", numbers.mark(scores.sources))


def _departures(explanation: Explanation) -> Iterator[str]:
    against = [item for item in explanation.departures if item.score is not None and item.score < 0]
    between = [item for item in explanation.departures if item.score == 0]
    absent = [item for item in explanation.items if item.status == "absent" and item.weight is not None]
    for lead, items in (("Against", against), ("Neither with nor against", between), ("Absent, not scored", absent)):
        if items:
            yield f"{lead}: {', '.join(f'{explanation.shorts[item.issue]} ({item.status})' for item in items)}."


def _readings(explanation: Explanation, numbers: SourceNumbers) -> Block:
    if not explanation.readings:
        return paragraph(f"No source is recorded that explains a position of {explanation.state}.")
    return table(("Issue", "Position", "Date", "Read as", "By"), (
        (
            explanation.shorts[reading.issue], reading.status, reading.date or "", reading.mechanism,
            numbers.mark([reading.source]),
        )
        for reading in explanation.readings
    ))  # fmt: skip
