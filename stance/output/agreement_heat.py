"""A matrix of agreement as a heat map: states by states in the order of how alike they voted, shaded by agreement."""

from collections.abc import Iterator, Mapping, Sequence

from stance.output.agreement import figure, matrix_title, matrix_view, scope
from stance.output.document import Picture
from stance.output.pictures.drawing import Swatch
from stance.output.pictures.frame import Caption, picture_of, roll_call_source
from stance.output.pictures.heat import ORDER, Grid, Head, Row, Square
from stance.output.pictures.heat_drawing import HeatDrawing
from stance.output.pictures.heat_text import HeatLines
from stance.output.pictures.style import SHADES, shade
from stance.output.records import View
from stance.output.views import picture_view
from stance.questions.agreement import MIN_VOTES, Agreement, AgreementMatrix
from stance.questions.names import told_apart

_UNDEFINED, _SELF = "-", "·"
_TENTHS = 10
_SWATCHES = tuple(
    Swatch("", f"shade-{step}", f"{step / SHADES:.1f} to {(step + 1) / SHADES:.1f}") for step in range(SHADES)
)
_NAMED = 20
"""So many pairs with few joint votes are named; more are counted."""
_MEASURED = "Agreement of every pair over its joint votes: 1 is always alike, 0 always opposed."
_FIGURES = "Figures: agreement in hundredths; 100 is 1.00."
_DIGITS = "Digits: tenths of agreement; 0 is 0.0 to 0.1, 1 is 0.1 to 0.2 and so on, 9 is 0.9 to 1.0."


def matrix_heat_view(matrix: AgreementMatrix, *, tree: bool = False) -> View:
    """The view of all pairs as a heat map, with the ``tree`` of the states; the records are those of the matrix."""
    return picture_view(
        matrix_view(matrix),
        lambda: matrix_heat_picture(matrix, tree=tree),
        "The same without --heat has the number of joint votes of every pair." if matrix.pairs else "",
        head=2,  # the picture has the title and what it rests on
    )


def matrix_heat_picture(matrix: AgreementMatrix, *, tree: bool = False) -> Picture:
    """The map alone."""
    grid = _grid(matrix)
    if tree:
        grid = grid._replace(tree=matrix.similarity_tree.joins)
    return picture_of(
        grid.caption, matrix.dataset, roll_call_source(matrix.roll_calls.count),
        lambda screen: HeatLines(grid, screen), lambda wide: HeatDrawing(grid, wide),
    )  # fmt: skip


def _grid(matrix: AgreementMatrix) -> Grid:
    order = matrix.by_similarity
    pairs = {(pair.a, pair.b): pair for pair in matrix.pairs}
    pairs |= {(pair.b, pair.a): pair for pair in matrix.pairs}
    names = told_apart(matrix.names)
    rows = tuple(
        Row(f"{matrix.names[code]} {code}", code, names[code],
            tuple(_square(pairs[code, other]) if code != other else Square(_SELF, _SELF, "", "itself")
                  for other in order))
        for code in order
    )  # fmt: skip
    heads = tuple(Head(code, "", names[code]) for code in order)
    any_pair = bool(matrix.pairs)
    return Grid(
        rows, heads, (4, 2, 1), (2.5, 46.0), (), tuple(_legend(matrix, order)), (_FIGURES,) * any_pair,
        (_DIGITS,) * any_pair, _SWATCHES if any_pair else (),
        Caption(matrix_title(matrix), _MEASURED, _description(matrix, order, pairs)),
    )  # fmt: skip


def _square(pair: Agreement) -> Square:
    if pair.agreement is None:
        return Square(_UNDEFINED, _UNDEFINED, "", "undefined, no joint vote")
    votes = f"{pair.votes} joint vote{'' if pair.votes == 1 else 's'}"
    tenth = min(int(pair.agreement * _TENTHS), _TENTHS - 1)
    # The same rounding as in the table, so that the two never differ.
    hundredths = f"{100 * float(figure(pair.agreement)):.0f}"
    return Square(str(tenth), hundredths, shade(pair.agreement), f"{figure(pair.agreement)} over {votes}")


def _legend(matrix: AgreementMatrix, order: Sequence[str]) -> Iterator[str]:
    yield scope(matrix.roll_calls)
    if not matrix.pairs:
        yield "There is no pair to compare: a matrix needs two states."
        return
    yield ORDER
    yield "Columns are in the order of the rows."
    undefined = [f"{_UNDEFINED} undefined: no joint vote (not low agreement)"]
    signs = undefined * any(pair.agreement is None for pair in matrix.pairs)
    yield f"{'; '.join([*signs, f'{_SELF} a state with itself'])}."
    places = {code: place for place, code in enumerate(order)}
    few = sorted(
        (sorted((pair.a, pair.b), key=places.__getitem__), pair.votes)
        for pair in matrix.pairs if 0 < pair.votes < MIN_VOTES
    )  # fmt: skip
    if len(few) > _NAMED:
        few_votes = f"{len(few)} of {len(matrix.pairs)} pairs have fewer than {MIN_VOTES} joint votes"
        yield f"{few_votes}, so a single vote moves the figure a lot."
    elif few:
        named = ", ".join(f"{a} and {b} {votes}" for (a, b), votes in few)
        yield f"Fewer than {MIN_VOTES} joint votes, so a single vote moves the figure a lot: {named}."


def _description(matrix: AgreementMatrix, order: Sequence[str], pairs: Mapping[tuple[str, str], Agreement]) -> str:
    """The picture in words: the states in their order, each with how far it agrees with the one before it."""
    if not matrix.pairs:
        return "There is no pair to compare."
    names = told_apart(matrix.names)
    parts = [names[order[0]]]
    for code, before in zip(order[1:], order, strict=False):
        pair = pairs[code, before]
        parts.append(f"{names[code]} ({figure(pair.agreement)} with {names[before]})")
    return f"{ORDER} In that order: {', '.join(parts)}."
