"""A lane chart as it is to be drawn, whatever it is drawn with: blocks of rows, each with bands and signs."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from stance.dataset.dates import in_words, iso, on_date
from stance.dataset.vocabulary import VOTE, is_act, issue_type
from stance.output.pictures.drawing import Swatch
from stance.output.pictures.frame import Caption, question_of
from stance.output.pictures.letters import ANSWERS, UNSETTLED, Meaning, legend, meanings, swatch_of, swatches
from stance.output.words import whom
from stance.questions.answer import RECORDED
from stance.questions.facts import IssueHeading
from stance.questions.lanes import Lane, LaneChart, Span, Tick

OPEN = {
    answer: Swatch(ANSWERS[answer], style, words)
    for answer, style, words in (
        *((unsettled, "doubt", unsettled) for unsettled in UNSETTLED), ("ineligible", "nothing", "not eligible"),
    )
}  # fmt: skip
"""What stands for answers that are no settled status."""


class Band(NamedTuple):
    """Days (ordinals, both included) through which one status held, or one of the answers that are not ``settled``."""

    first: int
    last: int
    style: str
    letter: str
    words: str
    settled: bool


class Sign(NamedTuple):
    """A letter on a day: a position taken, or one that held when the picture begins (``taken`` is False).

    ``date`` is the date of a vote as it is recorded, which may mean more days than the last of them, ``day``.
    """

    day: int
    letter: str
    style: str
    words: str
    taken: bool
    date: str = ""


class Thread(NamedTuple):
    """One of several instruments of a row, for a thin line below it."""

    title: str
    bands: tuple[Band, ...]
    dormant: tuple[Span, ...]


class Row(NamedTuple):
    """One line of the chart. The signs of a row of votes never cover each other: they are piled up instead.

    ``label`` is what to type and ``title`` what to read; ``short`` is the label where there is little room. On the
    ``dormant`` days something was pending of which nothing had been heard for long.
    """

    label: str
    short: str
    title: str
    bands: tuple[Band, ...]
    signs: tuple[Sign, ...]
    votes: bool
    dormant: tuple[Span, ...]
    threads: tuple[Thread, ...]


class Block(NamedTuple):
    """Rows under a heading, with the events that concern this state alone. ``steady`` says what never changed."""

    heading: str
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    steady: tuple[str, ...]


class Scene(NamedTuple):
    """All there is to draw. ``ticks`` are the events that concern several of the states, or no state by name.

    ``letters`` say what the letters mean, a line for each type; ``single`` are those, not of votes, that mean one thing
    only. ``classes`` are the styles with their meaning, ``open`` what stands for answers that are no settled status.
    """

    first: int
    last: int
    ticks: tuple[Tick, ...]
    blocks: tuple[Block, ...]
    letters: tuple[str, ...]
    single: frozenset[str]
    classes: tuple[Swatch, ...]
    open: tuple[Swatch, ...]
    caption: Caption

    @property
    def rows(self) -> list[Row]:
        """The rows of all blocks."""
        return [row for block in self.blocks for row in block.rows]


def scene_of(chart: LaneChart, named: bool) -> Scene:
    """What to draw. ``named``: the issues were asked for, so each keeps its row, whether it changes or not."""
    facts = {issue.id: issue for issue in chart.issues}
    names = dict(zip(chart.codes, chart.states, strict=True))
    several = len(facts) != 1 and len(names) > 1
    local, ticks = _local_ticks(chart) if several else ({}, chart.ticks)
    by_state: dict[str, list[Lane]] = {}
    for lane in chart.lanes:
        by_state.setdefault(lane.code, []).append(lane)
    if len(facts) == 1:
        rows = tuple(_row(names[lane.code], lane.code, names[lane.code], [lane], facts) for lane in chart.lanes)
        blocks: tuple[Block, ...] = (Block("", rows, (), ()),)
    else:
        blocks = tuple(
            _block(name if several else "", by_state.get(code, []), local.get(code, ()), facts, named)
            for code, name in names.items()
        )
    drawn = [lane for lane in chart.lanes if named or len(facts) == 1 or not lane.steady]
    used = {(lane.issue, mark.status) for lane in drawn for mark in lane.marks}
    used |= {(lane.issue, status) for lane in drawn for span in lane.spans for status in span.statuses}
    meant = meanings(chart.issues, used)
    subtitle = "What held when, a lane for each issue."
    if len(facts) == 1:
        subtitle = question_of(chart.issues[0], chart.timeline.sources)
    signs = {band.letter for block in blocks for row in block.rows for band in row.bands if not band.settled}
    return Scene(
        chart.first, chart.last, tuple(ticks), blocks, tuple(legend(meant)), _single_letters(meant),
        tuple(swatches(meant)), tuple(swatch for swatch in OPEN.values() if swatch.sign in signs),
        Caption(_title(chart), subtitle, _description(chart, blocks)),
    )  # fmt: skip


def tick_words(tick: Tick) -> str:
    """An event in words."""
    until = f" to {in_words(tick.event.until)}" if tick.event.until else ""
    return f"{in_words(tick.event.date)}{until}: {tick.event.title}"


def _title(chart: LaneChart) -> str:
    states = whom(chart.states, 3)
    what = f"{chart.issues[0].title}: {states}" if len(chart.issues) == 1 else f"Timeline of {states}"
    first, last = iso(chart.first), iso(chart.last)
    if first.endswith("-01-01") and last.endswith("-12-31"):
        first, last = first[:4], last[:4]
    if first == last:
        return f"{what}, {in_words(first)}"
    return f"{what}, {in_words(first)} to {in_words(last)}"


def _description(chart: LaneChart, blocks: Sequence[Block]) -> str:
    """The picture in words: each row as the statuses that follow one another with their first days."""
    if not any(block.rows or block.steady for block in blocks):
        return "Nothing is recorded in this period."
    parts = []
    for block in blocks:
        rows = [f"{row.label}: {'; '.join(_told(row)) or 'nothing recorded'}" for row in block.rows]
        steady = [f"unchanged: {', '.join(block.steady)}"] if block.steady else []
        head = f"{block.heading}. " if block.heading else ""
        parts.append(f"{head}{'. '.join([*rows, *steady]) or 'Nothing is recorded'}.")
    count = len(chart.ticks)
    events = f" Above: {count} event{'s' if count != 1 else ''}." if count else ""
    return " ".join(parts) + events


def _told(row: Row) -> Iterator[str]:
    if row.votes:
        yield from (f"{sign.words} {on_date(sign.date)}" for sign in row.signs)
    else:
        yield from (f"{band.words} from {in_words(iso(band.first))}" for band in row.bands)


def _local_ticks(chart: LaneChart) -> tuple[dict[str, list[Tick]], list[Tick]]:
    """Events that concern one of the states alone, by code; and the others."""
    local: dict[str, list[Tick]] = {}
    shared = []
    for tick in chart.ticks:
        concerned = [code for code in (tick.event.code or "").split(", ") if code in chart.codes]
        if len(concerned) == 1:
            local.setdefault(concerned[0], []).append(tick)
        else:
            shared.append(tick)
    return local, shared


def _block(
    heading: str, lanes: Sequence[Lane], ticks: Iterable[Tick], facts: dict[str, IssueHeading], named: bool
) -> Block:
    steady = [] if named else [lane for lane in lanes if lane.steady]
    rows: list[Row] = []
    for label, own in _by_label([lane for lane in lanes if lane not in steady], facts):
        rows.append(_row(label, label, _short_title(label, [facts[lane.issue] for lane in own]), own, facts))
    # What is held first, then what is voted.
    rows.sort(key=lambda row: row.votes)
    words = tuple(f"{lane.issue} {facts[lane.issue].label(lane.spans[0].statuses[0])}" for lane in steady)
    return Block(heading, tuple(rows), tuple(ticks), words)


def _by_label(lanes: Sequence[Lane], facts: dict[str, IssueHeading]) -> Iterator[tuple[str, list[Lane]]]:
    """Lanes that share a row: the votes of a family, and all votes of none. Every other lane has its own."""
    votes = [lane for lane in lanes if is_act(facts[lane.issue].type)]
    families = [facts[lane.issue].family for lane in votes]
    shared: dict[str, list[Lane]] = {}
    for lane in lanes:
        issue = facts[lane.issue]
        if not is_act(issue.type) or len(votes) == 1:
            yield issue.id, [lane]
        elif issue.family and families.count(issue.family) > 1:
            shared.setdefault(issue.family, []).append(lane)
        else:
            shared.setdefault(issue_type(issue.type).title, []).append(lane)
    # A single vote without family goes by its own name.
    yield from ((own[0].issue if len(own) == 1 else label, own) for label, own in shared.items())


def _short_title(label: str, issues: Sequence[IssueHeading]) -> str:
    """The short title of an issue; of a family, that of its votes without the years, if they share one."""
    shorts = {re.sub(r",? ?(\d{2}|\d{4})$", "", issue.short) if len(issues) > 1 else issue.short for issue in issues}
    if len(shorts) == 1:
        return shorts.pop()
    return label if " " in label else label.replace("-", " ").capitalize()


def _row(label: str, short: str, title: str, lanes: Sequence[Lane], facts: dict[str, IssueHeading]) -> Row:
    votes = all(is_act(facts[lane.issue].type) for lane in lanes)
    signs = sorted(sign for lane in lanes for sign in _signs(lane, facts[lane.issue]))
    if votes:
        return Row(label, short, title, (), tuple(signs), votes, (), ())
    [lane] = lanes
    issue = facts[lane.issue]
    threads = tuple(Thread(thread.title, _bands(thread.spans, issue), thread.dormant) for thread in lane.threads)
    return Row(
        label, short, title, _bands(lane.spans, issue), tuple(signs), votes, lane.dormant, threads
    )  # fmt: skip


def _bands(spans: Iterable[Span], issue: IssueHeading) -> tuple[Band, ...]:
    return tuple(_band(span, issue) for span in spans if span.answer == RECORDED or span.answer in OPEN)


def _band(span: Span, issue: IssueHeading) -> Band:
    sign, style, words = swatch_of(span.statuses[0], issue) if span.answer == RECORDED else OPEN[span.answer]
    if span.answer in UNSETTLED:
        words += f": {' or '.join(map(issue.label, span.statuses))}"
    return Band(span.first, span.last, style, sign, words, span.answer == RECORDED)


def _single_letters(meant: Sequence[Meaning]) -> frozenset[str]:
    """The letters that mean one thing only in a picture: those of votes come first."""
    votes = {meaning.letter for meaning in meant if meaning.kind == VOTE.short}
    others = Counter(meaning.letter for meaning in meant if meaning.kind != VOTE.short)
    return frozenset(letter for letter, count in others.items() if count == 1 and letter not in votes)


def _signs(lane: Lane, issue: IssueHeading) -> Iterator[Sign]:
    """The positions taken, and what held already when the picture or a stretch of it begins."""
    if is_act(issue.type):
        for span in lane.spans:
            if span.answer == "disputed":
                sign, style, words = OPEN[span.answer]
                words += f", {' or '.join(map(issue.label, span.statuses))}"
            elif span.statuses:
                sign, style, words = swatch_of(span.statuses[0], issue)
            elif span.answer == "ineligible":
                sign, style, words = OPEN[span.answer]
            else:
                continue
            yield Sign(span.first, sign, style, f"{issue.id}: {words}", True, issue.date or iso(span.first))
        return
    for span in lane.spans:
        told = [mark.status for mark in lane.marks if mark.first <= span.first]
        if span.answer == RECORDED and told[-1:] != [span.statuses[0]]:
            yield Sign(span.first, *swatch_of(span.statuses[0], issue), False)
    for mark in lane.marks:
        sign, style, words = swatch_of(mark.status, issue)
        yield Sign(mark.first, sign, style, f"{in_words(mark.date)}: {words}", True)
