"""Checks dataset files as a whole: reads them, then holds what was read to the rules."""

from collections.abc import Collection, Iterable

from stance.dataset import rules
from stance.dataset.problems import ERROR, Problem, Problems
from stance.dataset.reader import read_bytes


def validate_bytes(
    contents: Iterable[tuple[str, bytes]],
    judged: Collection[str] = (),
    problems: Problems | None = None,
    lender: tuple[str, bytes] | None = None,
) -> tuple[Problem, ...]:
    """Every problem of datasets given as (label, bytes), in the order in which they are merged.

    Args:
        contents: the texts with the labels that name them in problems.
        judged: labels that warnings are wanted for; all where none is given. Errors are told of any.
        problems: what was found before, when the files were opened.
        lender: the dataset that lends its states and groups, where it is not read itself.
    """
    problems = problems or Problems()
    contents = list(contents)
    dataset = read_bytes(contents, problems, lender=lender).dataset
    # A rule would take what it has not seen for missing.
    if not problems.unread:
        rules.check_dataset(dataset, problems)
        wrong = {(problem.file, problem.line) for problem in problems.errors()}
        for label, raw in contents:
            told = Problems()
            rules.check_text(label, raw.decode("utf-8-sig"), told)
            # Another reader stumbles over what is told already: one error for a line is enough.
            problems.found.extend(problem for problem in told.found if (problem.file, problem.line) not in wrong)
    return tuple(
        problem for problem in problems.in_order(dataset.files)
        if not judged or problem.severity == ERROR or problem.file in judged
    )  # fmt: skip
