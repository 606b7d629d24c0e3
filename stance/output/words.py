"""Answers in words: a status as its label, and what to say where there is none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from stance.dataset.dates import in_words, iso, on_date
from stance.dataset.files import BUNDLED
from stance.output.document import Cell, Line, Paragraph, joined, paragraph, spaced, text_of
from stance.output.footnotes import SourceNumbers
from stance.output.source_lists import OF_ALL_STATES
from stance.questions.answer import Answer, Other
from stance.questions.facts import DatasetFacts, IssueHeading, Tally
from stance.questions.scope import AsOf

_NOTHING = {"none-found": "none found", "no-record": "no record", "not-yet": "not yet", "ineligible": "not eligible"}

_NAMED = 2
"""So many of a state's other instruments are named, the rest are counted."""
_MANY = 3
"""A list of more sources than this is not repeated for every state."""
_VOTED = {"for": "for", "against": "against", "abstain": "abstaining", "absent": "absent"}


def status_cell(status: str | None, answer: str, issue: IssueHeading) -> Cell:
    """The status as a cell, with a word where it is uncertain or disputed; where there is none, why."""
    if status is None or answer == "ineligible":
        return Cell(_NOTHING.get(answer, answer), "nothing")
    label = issue.label(status)
    if answer in ("uncertain", "disputed"):
        return Cell(f"{label} ({answer})", "doubt")
    return Cell(label, status_style(issue, status))


def position_cell(answer: Answer, issue: IssueHeading, lead: str = "last word ") -> Cell:
    """As `status_cell`, with the year of the last word where that is old."""
    cell = status_cell(answer.status, answer.answer, issue)
    if not answer.aged or answer.last_word is None or answer.answer != "recorded":
        return cell
    return Cell(f"{cell.text} ({lead}{answer.last_word[:4]})", cell.style)


def status_style(issue: IssueHeading, status: str) -> str:
    """The style of a settled status: ``with``, ``against``, ``between``, ``nothing`` or ``other``."""
    of_type = issue.of_type.status(status)
    return of_type.tone if of_type else "between"


def remark(answer: Answer, numbers: SourceNumbers, issue: IssueHeading) -> Line:
    """The note of an answer, with what bears on it: who spoke, on which law, what came last, how sure it is, what else.

    The confidence is told where it is not high.
    """
    doubt = f"{answer.confidence} confidence" if answer.confidence not in (None, "high") else ""
    reading: Line = ""
    if answer.mechanism and answer.mechanism_source:
        why = "domestic politics" if answer.mechanism == "domestic" else answer.mechanism
        reading = joined(f"A source explains it by {why} ", numbers.mark([answer.mechanism_source]), ".")
    searched = f"A search {on_date(answer.searched)} found nothing." if answer.searched else ""
    note = spaced(answer.note or "", reading, searched)
    head = "; ".join(part for part in (answer.speaker, *_course(answer, issue), doubt) if part)
    whole = joined(f"{head}: ", note) if head and note else head or note
    return spaced(_ended(whole), _also(answer.others, issue)) if answer.others else whole


def _course(answer: Answer, issue: IssueHeading) -> Iterator[str]:
    """The instrument, what was done to it last, and when the position was last confirmed."""
    dates = {answer.since}
    if answer.instrument:
        title = answer.instrument_title or answer.instrument
        later = answer.instrument_since and answer.instrument_since not in dates
        named = title.casefold() in (answer.note or "").casefold()
        if later or not named:
            yield f"{title}, since {in_words(answer.instrument_since or '')}" if later else title
        dates.add(answer.instrument_since)
    if answer.answer != "recorded":
        return
    if answer.step and answer.step_date and answer.step != answer.status:
        yield f"{issue.label(answer.step)} {in_words(answer.step_date)}"
        dates.add(answer.step_date)
    if answer.confirmed and answer.confirmed not in dates and not answer.aged:
        yield f"confirmed {in_words(answer.confirmed)}"


def _ended(line: Line) -> Line:
    """The line with a full stop at its end."""
    return line if not line or text_of(line).endswith((".", "!", "?")) else joined(line, ".")


def _also(others: Sequence[Other], issue: IssueHeading) -> str:
    """The instruments that rank behind: the first of them by name, the rest counted."""
    named = []
    for other in others[:_NAMED]:
        status = issue.label(other.status)
        when = f", last word {other.date[:4]}" if other.aged else f" {in_words(other.since)}"
        named.append(f"{other.title or other.instrument}, {status}{when}" if other.instrument else f"{status}{when}")
    if len(others) > _NAMED:
        named.append(f"{len(others) - _NAMED} more")
    return f"Also: {'; '.join(named)}."


def cell_marks(sources: Sequence[str], issue: IssueHeading, numbers: SourceNumbers, *, aside: bool = False) -> Line:
    """The marks of what bears on this state: a long list that is given for the whole issue is shown once elsewhere."""
    return "" if of_whole_issue(sources, issue) else numbers.mark(sources, aside=aside)


def of_whole_issue(sources: Sequence[str], issue: IssueHeading) -> bool:
    """Whether these are the sources that are given for all positions on the issue, and too many to repeat."""
    return len(sources) > _MANY and tuple(sources) == issue.sources


def whole_issue_line(
    cited: Iterable[tuple[str | None, Sequence[str]]], issues: Mapping[str, IssueHeading], numbers: SourceNumbers
) -> Line:
    """The lists of sources that `cell_marks` left out. ``cited`` are pairs of an issue and sources."""
    keys = dict.fromkeys(key for key, sources in cited if key and of_whole_issue(sources, issues[key]))
    lists = [joined(f"{issues[key].short} ", numbers.mark(issues[key].sources)) for key in keys]
    if not lists:
        return ""
    rest = [piece for part in lists[1:] for piece in ("; ", part)]
    return joined(OF_ALL_STATES, lists[0], *rest, ".")


def answer_cells(answer: Answer, issue: IssueHeading, numbers: SourceNumbers) -> tuple[Cell | Line, ...]:
    """What tables say of an answer: the position, its dates, the marks of its sources, the note."""
    dates = " to ".join(part for part in (answer.since, answer.until) if part)
    marks = cell_marks(answer.sources, issue, numbers)
    return position_cell(answer, issue), dates, marks, remark(answer, numbers, issue)


def search_line(answers: Iterable[Answer]) -> str:
    """When somebody looked, where answers that are shown by a word or a sign alone say that nothing was found."""
    days = sorted({answer.searched for answer in answers if answer.searched})
    if not days:
        return ""
    when = on_date(days[0]) if len(days) == 1 else f"from {in_words(days[0])} to {in_words(days[-1])}"
    return f"None found is not a no: somebody looked {when} and found nothing."


def vote_options(since: str | None, until: str | None, topics: Iterable[str], issues: Iterable[str]) -> str:
    """The options that ask another command about the same votes."""
    words = [
        ("since", since),
        ("until", until),
        *(("topic", key) for key in topics),
        *(("issue", key) for key in issues),
    ]
    return "".join(f" --{option} {word}" for option, word in words if word)


def number_of(number: int, thing: str) -> str:
    """The number and what is counted: `1 roll call`, `1,204 roll calls`."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def tally_line(tally: Tally) -> str:
    """The announced tally and whether the file's rows add up to it."""
    said = ", ".join(f"{count} {_VOTED[status]}" for status, count in tally.announced.items())
    number = sum(tally.counted.values())
    one = number == 1
    if tally.adds_up:
        return f"Tally: {said}. The {number_of(number, 'vote')} {'matches' if one else 'match'} this tally."
    counted = ", ".join(f"{count} {_VOTED[status]}" for status, count in tally.counted.items())
    differ = "does not match this tally: it is" if one else "do not match this tally: they are"
    return f"Tally: {said}. The {number_of(number, 'recorded vote')} {differ} {counted}."


def provenance_line(dataset: DatasetFacts) -> str:
    """Which dataset the answer comes from and how fresh it is.

    Of several files only the first was checked and is under the licence, so that both stand beside its version.
    """
    added = [name for name in dataset.files[1:] if name != BUNDLED]
    lent = len(added) < len(dataset.files[1:])
    if not dataset.version and (added or lent):
        line = f"Dataset {dataset.files[0]}"
    else:
        line = f"Dataset {dataset.version}" if dataset.version else "Dataset without a version"
    checked = f"facts checked through {in_words(dataset.checked)}" if dataset.checked else ""
    if added:
        about = ", ".join(part for part in (checked, dataset.licence) if part)
        line = " + ".join([f"{line} ({about})" if about else line, *added])
    elif checked:
        line += f", {checked}"
    return f"{line}; states of the bundled dataset." if lent else f"{line}."


def licence_line(dataset: DatasetFacts, lead: str = "") -> str:
    """The licence as a sentence, where `provenance_line` does not tell it."""
    alone = all(name == BUNDLED for name in dataset.files[1:])
    return f"{lead}{dataset.licence}." if dataset.licence and alone else ""


def provenance(dataset: DatasetFacts, *more: str) -> Paragraph:
    """The last lines of an answer: which dataset it comes from, and what else there is to say of that."""
    return paragraph(provenance_line(dataset), *more, style="dim", brief=())


def and_list(words: Sequence[str]) -> str:
    """Words as a list in a sentence."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def whom(states: Sequence[str], most: int = 4) -> str:
    """States in a sentence: by name where they are few, else their number."""
    if not states:
        return "no state"
    return and_list(states) if len(states) <= most else f"{len(states)} states"


def as_of_words(as_of: AsOf) -> str:
    """The day an answer is for, if one was asked: a month or a year stands for its last day."""
    return "" if as_of.asked is None else f" as of {in_words(iso(as_of.day))}"


def period_words(since: str | None, until: str | None) -> str:
    """The period that an answer is about, as far as it was asked for."""
    if since and since == until:
        return f" {on_date(since)}"
    start = f" from {in_words(since)}" if since else ""
    return f"{start} to {in_words(until)}" if until else start


def of_group(group: str | None) -> str:
    """The group that states belong to, where it is not that of all states."""
    return f" of the group {group}" if group and group != "all" else ""


def states_of(number: int, group: str | None) -> str:
    """How many states of a group."""
    return number_of(number, "state") + of_group(group)
