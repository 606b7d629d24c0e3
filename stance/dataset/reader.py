"""Reads dataset files into one model and notes every problem at its place, all at once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from stance.dataset import issues as issue_reader
from stance.dataset import sections
from stance.dataset.files import DataFile, read_file
from stance.dataset.format import LISTS, SECTIONS
from stance.dataset.lending import lend
from stance.dataset.model import Dataset
from stance.dataset.nodes import SectionEntry, decode, read_entries
from stance.dataset.problems import Problem, Problems
from stance.dataset.references import check_references

Progress = Callable[[str, int, int], None]
"""Told how far the work is: the stage, the amount done, the whole (0: not known)."""
_EVERY = 64


@dataclass(frozen=True)
class ReadResult:
    """What was read. With errors among the problems the dataset is not fit for use."""

    dataset: Dataset
    problems: tuple[Problem, ...]

    @property
    def usable(self) -> bool:
        """Whether no problem is an error."""
        return all(problem.severity != "error" for problem in self.problems)


def no_progress(stage: str, done: int, whole: int) -> None:
    """Tells nobody."""


def read_files(files: Iterable[DataFile], progress: Progress = no_progress) -> ReadResult:
    """Read and merge files in order. Never raises for what is in a file or for one that cannot be opened."""
    problems = Problems()
    return read_bytes(read_contents(files, problems), problems, progress)


def read_contents(files: Iterable[DataFile], problems: Problems) -> list[tuple[str, bytes]]:
    """The files as (label, bytes); one that cannot be opened is noted and left out."""
    contents: list[tuple[str, bytes]] = []
    for file in files:
        try:
            contents.append((file.label, read_file(file.path)[0]))
        except OSError as error:
            reason = error.strerror or str(error)
            problems.error((file.label, 0, 0), "unreadable", f"the file cannot be opened: {reason}")
            problems.unread.add(file.label)
    return contents


def read_bytes(
    contents: Iterable[tuple[str, bytes]],
    problems: Problems | None = None,
    progress: Progress = no_progress,
    lender: tuple[str, bytes] | None = None,
) -> ReadResult:
    """Read and merge datasets given as (label, bytes). ``lender`` lends its states and groups: see `lend`."""
    problems = problems or Problems()
    dataset = Dataset()
    for label, raw in contents:
        dataset.files = (*dataset.files, label)
        text = decode(raw, label, problems)
        if text is None:
            problems.unread.add(label)
        else:
            _read_text(text, label, dataset, problems, progress)
    if lender is not None:
        lend(dataset, *lender)
    check_references(dataset, problems)
    return ReadResult(dataset, problems.in_order(dataset.files))


def _read_text(text: str, file: str, dataset: Dataset, problems: Problems, progress: Progress) -> None:
    lines = text.count("\n")
    meta: list[SectionEntry] = []
    misshapen: set[str] = set()
    for number, entry in enumerate(read_entries(text, file, SECTIONS, problems)):
        if number % _EVERY == 0:
            progress(f"Reading {file}", entry.mark[1], lines)
        section = entry.section.text
        if (section in LISTS) != (entry.key is None):
            shape = "a list (- id: ...)" if section in LISTS else "a mapping (id: ...)"
            if section not in misshapen:
                problems.error(entry.mark, "wrong-type", f"the section {section} is {shape}")
            misshapen.add(section)
        elif section == "dataset":
            meta.append(entry)
        elif section == "issues":
            issue_reader.read_issue(entry, dataset, problems)
        else:
            sections.READERS[section](entry, dataset, problems)
    if meta:
        sections.read_meta(meta, dataset, problems)
