"""Checks dataset files as a whole: reads them, then holds what was read to the rules."""

from collections.abc import Collection, Iterable

from stance.dataset import rules
from stance.dataset.files import DataFile
from stance.dataset.problems import ERROR, Problem, Problems
from stance.dataset.reader import read_bytes, read_contents


def validate_files(files: Iterable[DataFile], judged: Collection[str] = ()) -> tuple[Problem, ...]:
    """Every problem of the files, by file and line.

    Args:
        files: the files, in the order in which they are merged.
        judged: labels of the files that warnings are wanted for; all where none is given. Errors are told of any file.
    """
    problems = Problems()
    contents = read_contents(files, problems)
    return validate_bytes(contents, judged, problems)


def validate_bytes(
    contents: Iterable[tuple[str, bytes]], judged: Collection[str] = (), problems: Problems | None = None
) -> tuple[Problem, ...]:
    """As `validate_files`, for datasets given as (label, bytes)."""
    problems = problems or Problems()
    contents = list(contents)
    dataset = read_bytes(contents, problems).dataset
    # A rule would take what it has not seen for missing.
    if not problems.unread:
        rules.check_dataset(dataset, problems)
        wrong = {problem.file for problem in problems.errors()}
        for label, raw in contents:
            if label not in wrong:  # else another reader stumbles over what is told already
                rules.check_text(label, raw.decode("utf-8-sig"), problems)
    return tuple(
        problem for problem in problems.in_order(dataset.files)
        if not judged or problem.severity == ERROR or problem.file in judged
    )  # fmt: skip
