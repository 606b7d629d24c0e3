"""Profiles of a state and of an issue, for people and for machines."""

from collections.abc import Iterable, Sequence

from stance.dataset.dates import in_words, on_date
from stance.dataset.vocabulary import TALLY_STATUSES, TYPES, is_act, issue_type
from stance.output.answer import ANSWER
from stance.output.claims import CLAIM, claim_blocks
from stance.output.document import (
    Block,
    Cell,
    Column,
    Document,
    Line,
    Table,
    Title,
    in_parts,
    paragraph,
    spaced,
    table,
    transposed,
)
from stance.output.facts import WHOLE_ISSUE, WHOLE_SOURCE, WHOLE_STATE
from stance.output.footnotes import SourceNumbers
from stance.output.records import (
    Record,
    Schema,
    View,
    object_of,
    properties,
    record,
    records_of,
    rows,
    view,
)
from stance.output.words import (
    and_list,
    as_of_words,
    cell_marks,
    number_of,
    position_cell,
    provenance,
    remark,
    span,
    status_cell,
    tally_line,
    whole_issue_line,
)
from stance.questions.answer import Answer
from stance.questions.facts import IssueFacts, IssueHeading, StateFacts
from stance.questions.names import told_apart
from stance.questions.profile import IssueProfile, StateProfile
from stance.questions.votes import DISPUTED, VoteCount, VoteSummary


def profile_schemas() -> tuple[Schema, Schema]:
    """The JSON Schemas of the profile of a state and of an issue."""
    parts = {"positions": records_of(ANSWER), "claims": records_of(CLAIM), "sources": records_of(WHOLE_SOURCE)}
    counts = {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}}
    tally = object_of({"announced": counts, "counted": counts, "adds_up": {"type": "boolean"}})
    state = object_of({**properties(WHOLE_STATE), **parts})
    issue = object_of({**properties(WHOLE_ISSUE), "tally": {"anyOf": [tally, {"type": "null"}]}, **parts})
    return state, issue


@view(StateProfile)
def state_view(profile: StateProfile) -> View:
    """The view of a state's profile."""
    return View(
        ANSWER,
        profile.positions,
        lambda: state_document(profile),
        lambda: _state_object(profile),
    )


@view(IssueProfile)
def issue_view(profile: IssueProfile) -> View:
    """The view of an issue's profile."""
    return View(
        ANSWER,
        profile.positions,
        lambda: issue_document(profile),
        lambda: _issue_object(profile),
    )


def profiles_view(views: Sequence[View]) -> View:
    """Several profiles, one after the other; in JSON a single one is an object, several are a list of objects."""
    return View(
        ANSWER,
        [position for profile in views for position in profile.items],
        lambda: Document(tuple(block for profile in views for block in profile.document().blocks)),
        lambda: values[0] if len(values := [profile.value() for profile in views]) == 1 else values,
    )


def state_document(profile: StateProfile) -> Document:
    """The profile of a state: who it is, where it stands, what is claimed of it, by what sources."""
    numbers = SourceNumbers(profile.sources)
    blocks: list[Block] = [Title(state_title(profile.state)), paragraph(*about_lines(profile.state))]
    blocks += position_blocks(profile, numbers)
    if profile.claims:
        blocks += claim_blocks(profile.claims, profile.state.code, numbers)
    blocks += [numbers.footnotes(), provenance(profile.dataset)]
    return Document(tuple(blocks))


def state_title(state: StateFacts) -> str:
    """A state by name and code."""
    return f"{state.name} ({state.code})"


def position_blocks(profile: StateProfile, numbers: SourceNumbers, across: int = 0) -> Iterable[Block]:
    """Where a state stands, UN votes apart from all else; votes that are counted, so many years ``across`` if any."""
    issues = {issue.id: issue for issue in profile.issues}
    held = [answer for answer in profile.positions if not is_act(issues[answer.issue].type)]
    votes = [answer for answer in profile.positions if is_act(issues[answer.issue].type)]
    when = as_of_words(profile.as_of.asked, profile.as_of.day)
    for title, answers, dated in (("Positions", held, "Since"), *_by_type(votes, issues)):
        if answers:
            yield Title(f"{title}{when}", 2)
            yield _position_table(answers, issues, numbers, dated)
            yield paragraph(whole_issue_line(((one.issue, one.sources) for one in answers), issues, numbers))
    if profile.votes:
        yield from _counted(profile.votes, profile.state.code, when, across)
    if not profile.positions and not profile.votes:
        yield paragraph(f"Nothing is recorded of {profile.state.name}{when}.")


def _by_type(votes: Sequence[Answer], issues: dict[str, IssueHeading]) -> Iterable[tuple[str, Sequence[Answer], str]]:
    """The votes under the title of their type, with the heading of their dates."""
    for type_ in dict.fromkeys(issues[answer.issue].type for answer in votes):
        yield issue_type(type_).title, [answer for answer in votes if issues[answer.issue].type == type_], "Date"


def _counted(summary: VoteSummary, code: str, when: str, across: int) -> Iterable[Block]:
    """Roll calls counted by year and by topic, and how to see them one by one."""
    acts = [type_ for type_ in TYPES.values() if type_.is_act]
    statuses = _counted_statuses(summary.whole)
    yield Title(f"{and_list([type_.title for type_ in acts])}{when}", 2)
    first, last = in_words(summary.years[0].what), in_words(summary.years[-1].what)
    yield paragraph(
        f"{number_of(summary.whole.votes, 'roll call')}, {first if first == last else f'{first} to {last}'}:"
        f" {vote_counts(summary.whole)}."
    )
    years = _count_table("Year", summary.years, statuses)
    yield from in_parts(transposed(years, "Year")._replace(name="Votes by year"), across) if across else [years]
    if summary.topics:
        yield _count_table("Topic", summary.topics, statuses)
    topic = summary.topics[0].what if summary.topics else "un-vote"
    more = f"{summary.topics_left:,} more topics: stance issues --type vote" if summary.topics_left else ""
    yield paragraph(
        more,
        f"The votes on a topic: stance show {code} --topic {topic}",
        f"Every vote: stance timeline {code} --topic un-vote, or stance show {code} --format csv",
    )


def _count_table(head: str, counts: Sequence[VoteCount], statuses: Sequence[str]) -> Table:
    columns = (Column(head), *(Column(word.capitalize(), right=True) for word in ("votes", *statuses)))
    return table(columns, (
        (count.what, f"{count.votes:,}", *(_figure(count.counts.get(status, 0)) for status in statuses))
        for count in counts
    ))  # fmt: skip


def vote_counts(count: VoteCount) -> str:
    """How often a state took each status."""
    return ", ".join(f"{count.counts.get(status, 0):,} {status}" for status in _counted_statuses(count))


def _counted_statuses(count: VoteCount) -> list[str]:
    """Those of a tally, and those of other votes that occur."""
    words = dict.fromkeys(
        (*TALLY_STATUSES, *(word for type_ in TYPES.values() if type_.is_act for word in type_.words))
    )
    return [word for word in (*words, DISPUTED) if word in TALLY_STATUSES or count.counts.get(word)]


def _figure(count: int) -> str:
    return f"{count:,}" if count else "–"


def about_lines(state: StateFacts, *, below_brief: bool = False) -> Iterable[str]:
    """Who a state is: its official name, its codes, since when a UN member, its groups, a note.

    A brief has codes and membership already.
    """
    if state.official and state.official != state.name:
        yield f"Official name: {state.official}"
    codes = code_words(state)
    if codes and not below_brief:
        yield f"Codes: {', '.join(codes)}"
    if state.un_member and not below_brief:
        yield membership_words(state)
    if state.groups:
        yield f"Groups: {', '.join(state.groups)}"
    if state.note:
        yield state.note


def code_words(state: StateFacts) -> list[str]:
    """The codes that other data have for a state."""
    cow = f"{state.cow} {state.cow_letters}" if state.cow_letters else state.cow
    return [f"{system} {code}" for system, code in (("M49", state.m49), ("COW", cow), ("GW", state.gw)) if code]


def membership_words(state: StateFacts) -> str:
    """Since when a state is a member of the United Nations; nothing where it never was."""
    left = f" until {in_words(state.un_until)}" if state.un_until else ""
    return f"UN member since {in_words(state.un_member)}{left}" if state.un_member else ""


def _position_table(
    answers: Sequence[Answer], issues: dict[str, IssueHeading], numbers: SourceNumbers, dated: str
) -> Table:
    columns = (Column("Issue"), Column("Position"), Column(dated), Column("Sources"), Column("Note", wraps=True))
    return table(columns, (
        (
            issues[answer.issue].short, position_cell(answer, issues[answer.issue]), span(answer),
            cell_marks(answer.sources, issues[answer.issue], numbers), remark(answer, numbers, issues[answer.issue]),
        )
        for answer in answers
    ))  # fmt: skip


def issue_document(profile: IssueProfile) -> Document:
    """The profile of an issue: its question, its tally, who stands where."""
    issue = profile.issue
    numbers = SourceNumbers(profile.sources)
    of_issue = numbers.mark(issue.sources)
    when = as_of_words(profile.as_of.asked, profile.as_of.day)
    blocks: list[Block] = [
        Title(f"{issue.title} ({issue.id})"),
        paragraph(*issue_lines(issue, of_issue), *group_lines(profile.groups)),
    ]
    blocks += _rows_of(profile, numbers, when)
    if profile.claims:
        blocks += claim_blocks(profile.claims, f"--issue {issue.id}", numbers)
    blocks += [numbers.footnotes(), provenance(profile.dataset)]
    return Document(tuple(blocks))


def _rows_of(profile: IssueProfile, numbers: SourceNumbers, when: str) -> Iterable[Block]:
    """Who stands where."""
    if not profile.positions:
        yield paragraph(f"Nothing is recorded on {profile.issue.short}{when}.")
        return
    act = is_act(profile.issue.type)
    yield _standing(profile, f"Who stood where{when}" if act else f"Who stands where{when}")
    if not act:
        yield _held_table(profile, numbers)
        return
    usual = max({answer.sources for answer in profile.positions}, key=[a.sources for a in profile.positions].count)
    noted = [answer for answer in profile.positions if answer.note or answer.sources != usual]
    if noted and profile.positions[0].answer != "not-yet":
        yield Title("Notes on single states", 2)
        yield _held_table(profile, numbers, noted)


def issue_lines(issue: IssueFacts, marks: Line) -> Iterable[Line]:
    """What a reader must know of an issue before its rows: question, date, tally, names, note."""
    yield spaced(issue.question, marks)
    yield from vote_line(issue)
    if issue.tally:
        yield tally_line(issue.tally)
    elif is_act(issue.type):
        yield f"No tally is given; the dataset has {number_of(issue.positions, 'row')}."
    if not issue.complete:
        yield "The roll call is not complete: states without a record are unknown, not absent."
    if issue.assessor:
        yield f"Assessed by {issue.assessor}; from least to most: {', '.join(issue.scale)}."
    if issue.note:
        yield issue.note


def vote_line(issue: IssueFacts) -> tuple[str, ...]:
    """Of a vote, which it was and when; a line, or none."""
    if not (is_act(issue.type) and issue.date):
        return ()
    symbols = [alias for alias in issue.aliases if alias.startswith("A/RES")]
    return (", ".join([*symbols, f"voted {on_date(issue.date)}"]),)


def group_lines(groups: Sequence[str]) -> Iterable[str]:
    """The groups that an issue makes, and how to list their states."""
    if groups:
        yield f"Group{'s' if len(groups) > 1 else ''}: {', '.join(groups)} (stance states --group {groups[0]})"


def _standing(profile: IssueProfile, title: str) -> Block:
    """States by status, named where they are few enough to be read."""
    from stance.questions.comparison import sort_answers

    names = told_apart({answer.code: answer.state for answer in profile.positions})
    by_status: dict[Cell, dict[str, None]] = {}
    for answer in sort_answers(profile.positions, "status", [profile.issue]):
        by_status.setdefault(status_cell(answer, profile.issue), {})[answer.code] = None
    columns = (Column(title), Column("States", right=True), Column("", wraps=True))
    return table(columns, (
        (cell, str(len(codes)), ", ".join(names[code] for code in codes)) for cell, codes in by_status.items()
    ))  # fmt: skip


def _held_table(profile: IssueProfile, numbers: SourceNumbers, answers: Sequence[Answer] | None = None) -> Table:
    names = told_apart({answer.code: answer.state for answer in profile.positions})
    columns = (Column("State"), Column("Position"), Column("Since"), Column("Sources"), Column("Note", wraps=True))
    return table(columns, (
        (
            names[answer.code], position_cell(answer, profile.issue), span(answer),
            cell_marks(answer.sources, profile.issue, numbers), remark(answer, numbers, profile.issue),
        )
        for answer in (profile.positions if answers is None else answers)
    ))  # fmt: skip


def _state_object(profile: StateProfile) -> Record:
    return {**record(profile.state, WHOLE_STATE), **_parts(profile)}


def _issue_object(profile: IssueProfile) -> Record:
    tally = profile.issue.tally
    return {
        **record(profile.issue, WHOLE_ISSUE),
        "tally": tally and {"announced": tally.announced, "counted": tally.counted, "adds_up": tally.adds_up},
        **_parts(profile),
    }


def _parts(profile: StateProfile | IssueProfile) -> Record:
    return {
        "positions": rows(profile.positions, ANSWER),
        "claims": rows(profile.claims, CLAIM),
        "sources": rows(profile.sources, WHOLE_SOURCE),
    }
