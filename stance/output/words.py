"""Answers in words: a status as its label, and what to say where there is none."""

from collections.abc import Sequence

from stance.dataset.dates import in_words
from stance.dataset.vocabulary import issue_type
from stance.output.document import Cell, Line, joined, spaced
from stance.output.footnotes import SourceNumbers
from stance.questions.answer import Answer
from stance.questions.facts import DatasetFacts, IssueHeading, Tally

_NOTHING = {"none-found": "none found", "no-record": "no record", "not-yet": "not yet", "ineligible": "not eligible"}

_VOTED = {"for": "for", "against": "against", "abstain": "abstaining", "absent": "absent"}


def status_cell(answer: Answer, issue: IssueHeading) -> Cell:
    """The status as a cell, with a word where it is uncertain or disputed."""
    if answer.status is None or answer.answer == "ineligible":
        return Cell(_NOTHING.get(answer.answer, answer.answer), "nothing")
    label = issue.labels.get(answer.status, answer.status)
    if answer.answer in ("uncertain", "disputed"):
        return Cell(f"{label} ({answer.answer})", "doubt")
    return Cell(label, status_style(issue.type, answer.status))


def status_style(type_: str, status: str) -> str:
    """The style of a settled status: ``with``, ``against``, ``between`` or ``nothing``."""
    found = issue_type(type_).status(status)
    return found.tone if found else "between"


def span(answer: Answer) -> str:
    """The dates of an answer: since when, and until when if that is known."""
    return " to ".join(part for part in (answer.since, answer.until) if part)


def remark(answer: Answer, numbers: SourceNumbers) -> Line:
    """The note of an answer, with the speaker, the confidence where it is not high, and how a source reads it."""
    doubt = f"{answer.confidence} confidence" if answer.confidence not in (None, "high") else ""
    reading: Line = ""
    if answer.mechanism and answer.mechanism_source:
        reading = joined(f"Read as {answer.mechanism} by ", numbers.mark([answer.mechanism_source]), ".")
    note = spaced(answer.note or "", reading)
    head = "; ".join(part for part in (answer.speaker, doubt) if part)
    return joined(f"{head}: ", note) if head and note else head or note


def tally_line(tally: Tally) -> str:
    """The announced tally and whether the file's rows add up to it."""
    said = ", ".join(f"{count} {_VOTED[status]}" for status, count in tally.announced.items())
    rows = sum(tally.counted.values())
    if tally.adds_up:
        return f"Tally: {said}. The {rows} rows of the dataset add up to it."
    counted = ", ".join(f"{count} {_VOTED[status]}" for status, count in tally.counted.items())
    return f"Tally: {said}. The {rows} rows of the dataset do not add up to it: they count {counted}."


def provenance_line(dataset: DatasetFacts) -> str:
    """Which dataset the answer comes from and how fresh it is."""
    parts = [f"Dataset {dataset.version}" if dataset.version else "", *(name for name in dataset.files[1:])]
    line = " + ".join(part for part in parts if part) or "Dataset without a version"
    return f"{line}, facts checked through {in_words(dataset.checked)}." if dataset.checked else f"{line}."


def and_list(words: Sequence[str]) -> str:
    """Words as a list in a sentence."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def whom(states: Sequence[str], most: int = 4) -> str:
    """States in a sentence: by name where they are few, else their number."""
    if not states:
        return "no state"
    return and_list(states) if len(states) <= most else f"{len(states)} states"


def as_of_words(asked: str | None, day: int) -> str:
    """The day an answer is for, if one was asked: a month or a year stands for its last day."""
    if asked is None:
        return ""
    from stance.dataset.dates import iso

    return f" as of {in_words(iso(day))}"
