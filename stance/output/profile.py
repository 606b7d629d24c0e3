"""Profiles of a state and of an issue, for people and for machines."""

from collections.abc import Iterable, Sequence

from stance.dataset.dates import in_words, on_date
from stance.dataset.vocabulary import TYPES, is_act
from stance.output import document as doc
from stance.output import words
from stance.output.answer import ANSWER
from stance.output.claims import CLAIM, claim_blocks
from stance.output.facts import WHOLE_ISSUE, WHOLE_SOURCE, WHOLE_STATE
from stance.output.footnotes import SourceNumbers
from stance.output.records import column, nested, object_of, record, truth, viewed, within
from stance.output.state_words import about_lines, counted_statuses, state_title, vote_counts
from stance.questions.answer import Answer
from stance.questions.facts import IssueFacts
from stance.questions.names import told_apart
from stance.questions.profile import IssueProfile, StateProfile
from stance.questions.votes import VoteCount, VoteSummary

_COUNTS = {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}}
_TALLY = (column("announced", "", _COUNTS), column("counted", "", _COUNTS), truth("adds_up", ""))
_PARTS = (nested("positions", ANSWER), nested("claims", CLAIM), nested("sources", WHOLE_SOURCE))
STATE_PROFILE = (*within("state", WHOLE_STATE), *_PARTS)
ISSUE_PROFILE = (
    *within("issue", WHOLE_ISSUE),
    column("tally", "", {"anyOf": [object_of(_TALLY), {"type": "null"}]})._replace(
        read=lambda profile: profile.issue.tally and record(profile.issue.tally, _TALLY)
    ),
    *_PARTS,
)


@viewed(StateProfile, ANSWER, lambda profile: profile.positions, STATE_PROFILE)
def state_view(profile: StateProfile) -> doc.Document:
    """The profile of a state: who it is, where it stands, what is claimed of it, by what sources."""
    numbers = SourceNumbers(profile.sources)
    return doc.Document.of(
        doc.Title(state_title(profile.state)),
        doc.paragraph(*about_lines(profile.state)),
        *position_blocks(profile, numbers),
        *claim_blocks(profile.claims, profile.state.code, numbers),
        numbers.footnotes(),
        words.provenance(profile.dataset),
    )


def position_blocks(profile: StateProfile, numbers: SourceNumbers, across: int = 0) -> Iterable[doc.Block]:
    """Where a state stands, UN votes apart from all else; votes that are counted, so many years ``across`` if any."""
    issues = {issue.id: issue for issue in profile.issues}
    when = words.as_of_words(profile.as_of)
    parts: dict[str, list[Answer]] = {"Positions": []}
    for answer in profile.positions:
        of_type = issues[answer.issue].of_type
        parts.setdefault(of_type.title if of_type.is_act else "Positions", []).append(answer)
    for title, answers in parts.items():
        if answers:
            dated = "Since" if title == "Positions" else "Date"
            yield doc.Title(f"{title}{when}", 2)
            yield doc.table(("Issue", "Position", dated, "Sources", doc.Column("Note", wraps=True)), (
                (issues[answer.issue].short, *words.answer_cells(answer, issues[answer.issue], numbers))
                for answer in answers
            ))  # fmt: skip
            cited = ((answer.issue, answer.sources) for answer in answers)
            yield doc.paragraph(words.whole_issue_line(cited, issues, numbers))
    if profile.votes:
        yield from _counted(profile.votes, profile.state.code, when, across)
    if not profile.positions and not profile.votes:
        yield doc.paragraph(f"Nothing is recorded of {profile.state.name}{when}.")


def _counted(summary: VoteSummary, code: str, when: str, across: int) -> Iterable[doc.Block]:
    """Roll calls counted by year and by topic, and how to see them one by one."""
    acts = [type_ for type_ in TYPES.values() if type_.is_act]
    statuses = counted_statuses(summary.whole)
    yield doc.Title(f"{words.and_list([type_.title for type_ in acts])}{when}", 2)
    first, last = in_words(summary.years[0].what), in_words(summary.years[-1].what)
    yield doc.paragraph(
        f"{words.number_of(summary.whole.votes, 'roll call')}, {first if first == last else f'{first} to {last}'}:"
        f" {vote_counts(summary.whole)}."
    )
    years = _count_table("Year", summary.years, statuses)
    yield from doc.in_parts(doc.transposed(years, "Year")._replace(name="Votes by year"), across) if across else [years]
    if summary.topics:
        yield _count_table("Topic", summary.topics, statuses)
    topic = summary.topics[0].what if summary.topics else "un-vote"
    more = f"{summary.topics_left:,} more topics: stance issues --type vote" if summary.topics_left else ""
    yield doc.paragraph(
        more,
        f"The votes on a topic: stance show {code} --topic {topic}",
        f"Every vote: stance timeline {code} --topic un-vote, or stance show {code} --format csv",
    )


def _count_table(head: str, counts: Sequence[VoteCount], statuses: Sequence[str]) -> doc.Table:
    rows = []
    for count in counts:
        numbers = map(count.counts.get, statuses)
        rows.append([count.what, f"{count.votes:,}", *(f"{number:,}" if number else "–" for number in numbers)])
    return doc.table((head, *doc.right("Votes", *(status.capitalize() for status in statuses))), rows)


@viewed(IssueProfile, ANSWER, lambda profile: profile.positions, ISSUE_PROFILE)
def issue_view(profile: IssueProfile) -> doc.Document:
    """The profile of an issue: its question, its tally, who stands where."""
    issue = profile.issue
    numbers = SourceNumbers(profile.sources)
    of_issue = numbers.mark(issue.sources)
    groups = f"Group{'s' if len(profile.groups) > 1 else ''}: {', '.join(profile.groups)}"
    groups = f"{groups} (stance states --group {profile.groups[0]})" if profile.groups else ""
    return doc.Document.of(
        doc.Title(f"{issue.title} ({issue.id})"),
        doc.paragraph(*issue_lines(issue, of_issue), groups),
        *_rows_of(profile, numbers),
        *claim_blocks(profile.claims, f"--issue {issue.id}", numbers),
        numbers.footnotes(),
        words.provenance(profile.dataset),
    )


def _rows_of(profile: IssueProfile, numbers: SourceNumbers) -> Iterable[doc.Block]:
    """Who stands where; of votes, the notes on states that have one, or rest on other sources than most."""
    when = words.as_of_words(profile.as_of)
    if not profile.positions:
        yield doc.paragraph(f"Nothing is recorded on {profile.issue.short}{when}.")
        return
    act = is_act(profile.issue.type)
    names = told_apart({answer.code: answer.state for answer in profile.positions})
    yield _standing(profile, f"Who stood where{when}" if act else f"Who stands where{when}", names)
    noted: Sequence[Answer] = profile.positions
    if act:
        usual = max({answer.sources for answer in noted}, key=[answer.sources for answer in noted].count)
        own = [answer for answer in noted if answer.note or answer.sources != usual]
        noted = [] if noted[0].answer == "not-yet" else own
    if act and noted:
        yield doc.Title("Notes on single states", 2)
    if noted:
        yield doc.table(("State", "Position", "Since", "Sources", doc.Column("Note", wraps=True)), (
            (names[answer.code], *words.answer_cells(answer, profile.issue, numbers)) for answer in noted
        ))  # fmt: skip


def issue_lines(issue: IssueFacts, marks: doc.Line) -> Iterable[doc.Line]:
    """What a reader must know of an issue before its rows: question, date, tally, names, note."""
    yield doc.spaced(issue.question, marks)
    yield from vote_line(issue)
    if issue.tally:
        yield words.tally_line(issue.tally)
    elif is_act(issue.type):
        yield f"No tally is given; the dataset has {words.number_of(issue.positions, 'row')}."
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


def _standing(profile: IssueProfile, title: str, names: dict[str, str]) -> doc.Block:
    """States by status, named where they are few enough to be read."""
    from stance.questions.comparison import sort_answers

    by_status: dict[doc.Cell, dict[str, None]] = {}
    for answer in sort_answers(profile.positions, "status", [profile.issue]):
        by_status.setdefault(words.status_cell(answer.status, answer.answer, profile.issue), {})[answer.code] = None
    return doc.table((title, *doc.right("States"), doc.Column("", wraps=True)), (
        (cell, str(len(codes)), ", ".join(names[code] for code in codes)) for cell, codes in by_status.items()
    ))  # fmt: skip
