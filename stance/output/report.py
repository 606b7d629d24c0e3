"""A report as one document and one page: the parts that other commands print, with one list of sources for all."""

import shlex
from collections.abc import Iterable, Iterator

from stance.dataset.dates import in_words, iso
from stance.output import document as doc
from stance.output.alignment import alignment_blocks
from stance.output.alignment_chart import alignment_picture
from stance.output.brief import brief_blocks
from stance.output.citations.text import reference_list
from stance.output.citations.works import work_of_dataset
from stance.output.claims import finding_blocks
from stance.output.comparison import issue_blocks
from stance.output.comparison_map import comparison_map_picture
from stance.output.footnotes import SourceNumbers
from stance.output.html import html_page
from stance.output.matrix import state_matrix
from stance.output.profile import position_blocks
from stance.output.state_words import about_lines, state_title
from stance.output.timeline import timeline_blocks
from stance.output.timeline_chart import timeline_picture
from stance.output.words import as_of_words, licence_line, number_of, provenance_line, whom
from stance.questions.report import Matrix, Report

_FEW = 6
"""As many states as a printed page has room for side by side; of more, each has a row, and issues are side by side."""
_YEARS = 24
"""As many years as have room side by side."""
_NAMED = 20
"""More states than this are counted in the opening lines, not named."""
_DOTS = 100
"""More rows than this make no picture of alignment that anybody reads."""
_BUNDLED = "bundled"


def report_page(report: Report) -> str:
    """The report as an HTML page that needs nothing from elsewhere."""
    return html_page(report_document(report), report_footer(report))


def report_document(report: Report) -> doc.Document:
    """The report: what was asked, the parts that answer it, the sources of all."""
    numbers = SourceNumbers(report.sources)
    blocks: list[doc.Block] = [doc.Title(_title(report)), doc.paragraph(*_opening(report))]
    if report.brief and report.profile:
        whole, _ = brief_blocks(report.brief)
        blocks += [doc.Title("In brief", 2), whole, doc.paragraph(*about_lines(report.profile.state, below_brief=True))]
    blocks += [*_standing(report, numbers), *_timeline(report, numbers)]
    blocks += () if report.issues else _alignment(report)
    blocks += _claims(report, numbers)
    blocks += () if report.issues else _questions(report)
    nothing = doc.Title("Sources", 2), doc.paragraph("Nothing is recorded, so there is no source to name.")
    return doc.Document.of(*blocks, *((numbers.footnotes(),) if report.sources else nothing))


def report_footer(report: Report) -> list[doc.Block]:
    """What a reader needs to cite the page, and to make it again."""
    licence = licence_line(report.dataset, "Licence of the dataset: ")
    return [
        doc.paragraph(provenance_line(report.dataset), licence),
        doc.paragraph("To make this page again:"),
        doc.paragraph(command_line(report), style="command"),
        doc.paragraph("To cite the dataset:"),
        doc.Paragraph(reference_list([work_of_dataset(report.dataset)]), doc.REFERENCES),
    ]


def command_line(report: Report) -> str:
    """The command that makes the page again on any day."""
    asked = report.asked
    words = ["stance", "report", *asked.states]
    for option, values in (("--issue", asked.issues), ("--group", asked.groups)):
        words += [word for value in values for word in (option, value)]
    if asked.since:
        words += ["--since", asked.since]
    words += ["--as-of", asked.as_of.asked or iso(asked.as_of.day)]
    if asked.until != asked.as_of.asked:
        words += ["--until", asked.until]
    for file in report.dataset.files:
        words += ["--data", file] if file != _BUNDLED else []
    if _BUNDLED not in report.dataset.files:
        words.append("--no-bundled")
    words += ["-o", "report.html"]
    return shlex.join(words)


def _title(report: Report) -> str:
    if report.issues:
        titles = [comparison.issues[0].title for comparison in report.issues]
        return titles[0] if len(titles) == 1 else f"{len(titles)} issues: {'; '.join(titles)}"
    if report.profile:
        return state_title(report.profile.state)
    return report.asked.group or whom(report.states, _FEW)


def _when(report: Report) -> str:
    return as_of_words(report.asked.as_of)


def _opening(report: Report) -> Iterator[str]:
    """What was asked, and how the page is to be read."""
    asked = report.asked
    group = f" ({asked.group})" if asked.group and (report.issues or report.profile) else ""
    if not report.states:
        yield f"No state belongs to {asked.group or 'the groups'}{_when(report)}."
    elif report.issues:
        who = whom(report.states, _NAMED)
        yield f"Where {who}{group} stood{_when(report)}; {_period(report)}; claims set beside the evidence."
    else:
        votes = "UN votes and " if asked.since else ""
        measured = f" alignment with {report.alignment.scope.reference};" if report.alignment else ""
        yield (
            f"Positions of {whom(report.states, _NAMED)}{group}{_when(report)}; {votes}{_period(report)};{measured}"
            " claims set beside the evidence."
        )
    yield "Numbers in brackets are sources, listed at the end; beside an issue's name they are those of all its cells."
    yield "Absent is not abstaining, and no record is not a no."


def _period(report: Report) -> str:
    since = f"from {in_words(report.asked.since)} " if report.asked.since else ""
    return f"the timeline {since}to {in_words(report.asked.until)}"


def _standing(report: Report, numbers: SourceNumbers) -> Iterator[doc.Block]:
    """Where the states stand: one state's profile, a table for each issue asked for, or the matrices."""
    if report.profile:
        yield from position_blocks(report.profile, numbers, _YEARS)
    for comparison in report.issues:
        head, question, *rows = issue_blocks(comparison, numbers)
        if len(report.issues) == 1:  # the title of the page is that of the issue
            head = doc.Title(f"Positions{_when(report)}")
        drawn = [comparison_map_picture(comparison)] if len(report.states) > 1 else []
        yield from doc.deeper([head, question, *drawn, *rows])
    since = f" from {in_words(report.asked.since)}" if report.asked.since else ""
    for title, matrix in (("Positions", report.held), (f"UN votes{since}", report.votes)):
        if matrix is not None:
            yield from _matrix(f"{title}{_when(report)}", matrix, len(report.states), numbers)


def _matrix(title: str, matrix: Matrix, states: int, numbers: SourceNumbers) -> Iterator[doc.Block]:
    yield doc.Title(title, 2)
    if matrix.uncounted:
        yield doc.paragraph(
            f"{number_of(matrix.uncounted, 'roll call')} are too many for a table; --issue names those wanted."
        )
    elif matrix.comparison is None:
        yield doc.paragraph("Nothing is recorded.")
    else:
        whole, notes = state_matrix(matrix.comparison, numbers)
        if states <= _FEW:
            yield doc.transposed(whole, "Issue")
        else:
            yield from doc.in_parts(whole._replace(name=title), _FEW)
        yield notes
        of, on = ", ".join(matrix.states_without), ", ".join(matrix.issues_without)
        yield doc.paragraph(
            f"Nothing is recorded of: {of}." if of else "", f"Nothing is recorded on: {on}." if on else ""
        )


def _questions(report: Report) -> Iterator[doc.Block]:
    """What the issues are that the other parts only name."""
    compared = [matrix.comparison for matrix in (report.held, report.votes) if matrix and matrix.comparison]
    named = [part.issues for part in (report.profile, *compared, report.timeline) if part]
    issues = {issue.id: issue for part in named for issue in part}
    if issues:
        yield doc.Title("What the issues ask", 2)
        heads = ("Issue", "Short", doc.Column("Title", wraps=True), doc.Column("Question", wraps=True))
        asked = doc.table(heads, ((issue.id, issue.short, issue.title, issue.question) for issue in issues.values()))
        yield from _on_screen([asked], "The questions") if report.profile else [asked]


def _on_screen(blocks: Iterable[doc.Block], what: str) -> Iterator[doc.Block]:
    """The blocks, the tables among them for the screen only; on paper a line says what is left out."""
    yield from (block._replace(on_screen=True) if isinstance(block, doc.Table) else block for block in blocks)
    yield doc.paragraph(f"{what} are not printed; the page has them on the screen.", style="on-paper")


def _timeline(report: Report, numbers: SourceNumbers) -> Iterator[doc.Block]:
    title, *rows = timeline_blocks(report.timeline, numbers)
    yield from doc.deeper([title])
    if report.chart:
        yield timeline_picture(report.chart, bool(report.issues))
    # A state's whole history is long, and its positions have their own table: on paper the picture is enough.
    yield from rows if report.profile is None or report.asked.since else _on_screen(rows, "The entries of the timeline")
    if not report.issues and (report.profile is None or report.profile.votes):
        yield doc.paragraph("Votes are not repeated here: they have a part of their own.")


def _alignment(report: Report) -> Iterator[doc.Block]:
    alignment = report.alignment
    if alignment is None:
        yield doc.Title("Alignment", 2)
        yield doc.paragraph(report.unmeasured)
        return
    title, explained, *rest = alignment_blocks(alignment)
    yield from doc.deeper([title, explained])
    # A single state needs no picture beside its figures.
    few = not report.profile and len(alignment.totals) <= _DOTS
    if few and any(row.agreement is not None for row in alignment.totals):
        yield alignment_picture(alignment)
    yield from doc.deeper(rest)


def _claims(report: Report, numbers: SourceNumbers) -> Iterator[doc.Block]:
    claims = report.claims.claims
    left_out = ""
    if report.general and report.profile:
        code = report.profile.state.code
        judgements = number_of(report.general, "judgement")
        left_out = f"Left out here: {judgements} on several states at once; stance claims {code} has them."
    unbound = "Claims are not bound to the period of the timeline." if report.asked.since and claims else ""
    yield doc.Title("Claims, checked", 2)
    yield doc.paragraph(unbound, left_out)
    yield from doc.deeper(finding_blocks(claims, numbers), 2)
    if not claims:
        yield doc.paragraph("No claim is recorded.")
