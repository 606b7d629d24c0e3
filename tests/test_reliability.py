"""The figures of docs/reliability.md, recomputed from the two codings with arithmetic of the test's own."""

import csv
import itertools
import random
import re
from collections import Counter

import pytest

from stance.api import Stance
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
Cell = dict[str, str]

with (ROOT / "tests" / "record" / "second_coding.csv").open(encoding="utf-8", newline="") as file:
    CELLS: list[Cell] = list(csv.DictReader(file))

TYPES = {
    "membership": ["eeu", "csto", "cis", "rome-statute"],
    "legislation": ["foreign-agents", "ngo-funding", "lgbt-propaganda"],
    "agreement": ["russian-bases", "us-bases"],
    "policy": ["russia-sanctions", "counter-sanctions", "abkhazia-ossetia", "csto-kazakhstan-2022"],
    "statement": ["crimea-referendum", "invasion-2022"],
}
NO_STATUS = {"no-record", "none-found", "not-yet", "ineligible"}
SETTLED = {"first", "second", "word", "filled", "blank"}
# Cells that the second coder may have seen in the examples of docs/dataset.md.
SEEN = {
    ("KGZ", "foreign-agents", "2026-11-23"),
    ("KGZ", "ngo-funding", "2016-11-29"),
    ("ARM", "csto-kazakhstan-2022", "2026-11-23"),
}


def key(cell: Cell) -> tuple[str, str, str]:
    return cell["state"], cell["issue"], cell["day"]


def unseen(cells: list[Cell]) -> list[Cell]:
    return [cell for cell in cells if key(cell) not in SEEN]


def with_status(cells: list[Cell]) -> list[Cell]:
    return [cell for cell in cells if not {cell["first_status"], cell["second_status"]} & NO_STATUS]


def of_type(kind: str) -> list[Cell]:
    return [cell for cell in CELLS if cell["issue"] in TYPES[kind]]


def agreed(cells: list[Cell]) -> list[Cell]:
    return [cell for cell in cells if cell["first_status"] == cell["second_status"]]


def differences() -> list[Cell]:
    return [cell for cell in CELLS if cell["first_status"] != cell["second_status"]]


def kappa(pairs: list[tuple[str, str]]) -> float | None:
    """Cohen (1960), unweighted: what is agreed beyond chance, as a share of what chance leaves to agree."""
    n = len(pairs)
    one, two = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    chance = sum(one[status] * two[status] for status in one) / n**2
    observed = sum(first == second for first, second in pairs) / n
    return None if chance == 1 else (observed - chance) / (1 - chance)


def figures(cells: list[Cell]) -> list[str]:
    """The columns of a row of figures: cells, agreed, their share, kappa."""
    same = len(agreed(cells))
    value = kappa([(cell["first_status"], cell["second_status"]) for cell in cells])
    return [str(len(cells)), str(same), f"{same / len(cells):.2f}", "undefined" if value is None else f"{value:.2f}"]


def table(heading: str) -> list[list[str]]:
    """The rows of the first table under a heading of the page, without those of its head."""
    section = re.split(r"^#+ ", PAGE.split(f"## {heading}\n")[1], flags=re.MULTILINE)[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


@pytest.mark.parametrize(
    ("pairs", "value"),
    [
        # By hand: 7 of 10 agree, chance is .5 x .6 + .5 x .4 = .5, so (.7 - .5) / .5.
        ([("a", "a")] * 4 + [("a", "b")] + [("b", "a")] * 2 + [("b", "b")] * 3, 0.4),
        ([("a", "b"), ("b", "a")], -1.0),
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "a")], None),
    ],
)
def test_kappa_by_hand(pairs: list[tuple[str, str]], value: float | None) -> None:
    assert kappa(pairs) == (None if value is None else pytest.approx(value))


def test_the_cells_are_those_that_the_seed_draws() -> None:
    states = ["ARM", "AZE", "BLR", "EST", "GEO", "KAZ", "KGZ", "LTU", "LVA", "MDA", "RUS", "TJK", "TKM", "UKR", "UZB"]
    issues = itertools.chain(*TYPES.values())
    begun_later = {"csto-kazakhstan-2022", "invasion-2022"}
    days = ["2016-11-29", "2026-11-23"]
    frame = [
        cell
        for cell in itertools.product(states, issues, days)
        if not (cell[2] == "2016-11-29" and cell[1] in begun_later)
    ]
    assert f"makes {len(frame)} cells, of which {len(CELLS)} were drawn" in " ".join(PAGE.split())
    assert [key(cell) for cell in CELLS] == random.Random(20261128).sample(frame, 160)


def test_every_issue_drawn_has_a_type() -> None:
    assert sorted({cell["issue"] for cell in CELLS}) == sorted(itertools.chain(*TYPES.values()))


def test_agreement_by_type() -> None:
    rows = {kind: of_type(kind) for kind in TYPES} | {"**all**": CELLS, "all but three": unseen(CELLS)}
    expected = [[name, *figures(cells), *figures(with_status(cells))] for name, cells in rows.items()]
    assert table("What agreed") == expected


def test_agreement_by_certainty() -> None:
    expected = []
    for level in "321":
        cells = [cell for cell in CELLS if cell["certainty"] == level]
        expected.append([level, *figures(cells), *figures(with_status(cells))])
    assert table("By the second coder's certainty") == expected


def test_days_of_the_cells_that_agree() -> None:
    both = [cell for cell in agreed(with_status(CELLS)) if cell["first_since"] and cell["second_since"]]
    shared = [cell for cell in both if one_day(cell["first_since"], cell["second_since"])]
    text = " ".join(PAGE.split())
    assert f"Of the {len(agreed(with_status(CELLS)))} cells with one status, {len(both)} have a day from both" in text
    assert f"{len(shared)} of them are one day" in text


def one_day(first: str, second: str) -> bool:
    """Equal as far as the coarser of the two goes: 2003-10-23 and 2003-10."""
    return first.startswith(second) or second.startswith(first)


def test_every_difference_is_settled_and_nothing_else() -> None:
    for cell in CELLS:
        written = [bool(cell[name]) for name in ("settled", "answer", "reason")]
        assert written == [cell["first_status"] != cell["second_status"]] * 3, key(cell)
    for cell in differences():
        assert cell["settled"] in SETTLED, key(cell)
        standing = {"first": "first_status", "second": "second_status"}.get(cell["settled"])
        assert standing is None or cell["answer"] == cell[standing], key(cell)
        # A blank can be filled or stay only where the first had one, and the others only where it had none.
        assert (cell["first_status"] == "no-record") == (cell["settled"] in {"filled", "blank"}), key(cell)
        assert (cell["answer"] == "none-found") == (cell["settled"] == "blank"), key(cell)


def test_the_dataset_holds_what_was_settled(bundled: Stance) -> None:
    """Page and data do not drift apart; where both coders gave one status, that is the answer."""
    expected = {key(cell): [cell["answer"] or cell["first_status"]] for cell in CELLS}
    found = {cell: [one.status or one.answer for one in bundled.position(*cell)] for cell in expected}
    assert found == expected


def test_how_the_differences_were_settled() -> None:
    counted = Counter(cell["settled"] for cell in differences())
    rows = table("How the differences were settled")
    assert {row[0].strip("`"): int(row[1]) for row in rows} == counted
    filled = [cell for cell in differences() if cell["settled"] == "filled"]
    seconds = [cell for cell in filled if cell["answer"] == cell["second_status"]]
    assert f"In {len(seconds)} of the {len(filled)} blanks filled" in " ".join(PAGE.split())


def test_figures_in_the_prose() -> None:
    text = " ".join(PAGE.split())
    both, blank = with_status(CELLS), [cell for cell in CELLS if cell["first_status"] == "no-record"]
    n, same, share, value = figures(both)
    assert f"they give the same one in {same} of {n} cells ({share}, kappa {value})" in text
    assert f"over all {len(CELLS)} cells the share is {figures(CELLS)[2]}." in text
    answered = [cell for cell in blank if cell["second_status"] != "none-found"]
    assert (
        f"has `no-record` in {len(blank)} cells, and the second gives a status or `ineligible` in {len(answered)}"
        in text
    )
    fallen = [cell for cell in answered if cell["settled"] == "blank"]
    assert f"rest on little: {len(fallen)} of them did not stand" in text
    apart = [cell for cell in differences() if cell in both]
    right = [cell for cell in apart if cell["settled"] == "second"]
    assert f"stands in {len(right)} of the {len(apart)} cells where both had one" in text
    statements = len(of_type("statement"))
    assert f"With {statements} cells on statements one cell moves the share by {1 / statements:.2f}" in text
    assert f"no {len(CELLS)} independent trials" in text


def test_the_page_lists_every_difference() -> None:
    order = list(itertools.chain(*TYPES.values()))
    rows = sorted(differences(), key=lambda cell: (order.index(cell["issue"]), cell["state"], cell["day"]))
    expected = []
    for cell in rows:
        words = [f"`{cell[name]}`" for name in ("issue", "first_status", "second_status", "answer")]
        where = [words[0], cell["state"], cell["day"][:4]]
        expected.append([*where, *words[1:3], f"`{cell['settled']}`", words[3], cell["reason"]])
    assert table("Every difference") == expected
