"""The rules that a dataset is held to beyond being readable. One file each, its reason in its docstring.

A rule runs on the merged dataset, also where references dangle, so it looks things up with care. Loading a dataset
for an answer runs no rule: only `stance validate` does.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

from stance.dataset.model import Dataset
from stance.dataset.problems import ERROR, Finding, Problem, Problems, RuleFacts
from stance.dataset.reader import read_bytes
from stance.dataset.rules import (
    alignment_map,
    before_admission,
    claim_issue,
    date_order,
    duplicate_source,
    issue_life,
    left_open,
    malformed_reference,
    membership_sequence,
    portability,
    roll_call,
    round_date,
    same_day,
    shared_name,
    short_length,
    step_back,
    step_of_nothing,
    tally,
    unused_source,
    vain_search,
    weak_source,
    wiki_source,
)


class _Described(Protocol):
    __doc__: str | None
    CODE: str
    SEVERITY: str
    TITLE: str


class Rule(_Described, Protocol):
    """A rule over the merged dataset."""

    def check(self, dataset: Dataset) -> Iterator[Finding]:
        """The places where the dataset breaks the rule."""


class TextRule(_Described, Protocol):
    """A rule over the text of one file."""

    def check(self, file: str, text: str) -> Iterator[Finding]:
        """The places where the text breaks the rule."""


RULES: tuple[Rule, ...] = (
    tally,
    roll_call,
    before_admission,
    date_order,
    issue_life,
    membership_sequence,
    alignment_map,
    malformed_reference,
    same_day,
    step_back,
    step_of_nothing,
    left_open,
    vain_search,
    round_date,
    weak_source,
    wiki_source,
    unused_source,
    duplicate_source,
    claim_issue,
    shared_name,
    short_length,
)
TEXT_RULES: tuple[TextRule, ...] = (portability,)


def described() -> tuple[RuleFacts, ...]:
    """Every rule, errors first."""
    rules: tuple[_Described, ...] = (*RULES, *TEXT_RULES)
    facts = [RuleFacts(rule.CODE, rule.SEVERITY, rule.TITLE, " ".join((rule.__doc__ or "").split())) for rule in rules]
    return tuple(sorted(facts, key=lambda rule: rule.severity))


def validate_bytes(
    contents: Iterable[tuple[str, bytes]],
    judged: Collection[str] = (),
    problems: Problems | None = None,
    lender: tuple[str, bytes] | None = None,
) -> tuple[Problem, ...]:
    """Every problem of datasets given as (label, bytes), in the order in which they are merged.

    Args:
        contents: the texts with the labels that name them in problems.
        judged: labels of the files that are asked about; all where none is given. Of the others, errors that reading
            and merging meet are told, and nothing that concerns their text alone.
        problems: what was found before, when the files were opened.
        lender: the dataset that lends its states and groups, where it is not read itself.
    """
    problems = problems or Problems()
    contents = list(contents)
    dataset = read_bytes(contents, problems, lender=lender).dataset
    # A rule would take what it has not seen for missing.
    if not problems.unread:
        check_dataset(dataset, problems)
        wrong = {(problem.file, problem.line) for problem in problems.errors()}
        for label, raw in contents:
            if judged and label not in judged:
                continue
            told = Problems()
            check_text(label, raw.decode("utf-8-sig"), told)
            # Another reader stumbles over what is told already: one error for a line is enough.
            problems.found.extend(problem for problem in told.found if (problem.file, problem.line) not in wrong)
    return tuple(
        problem for problem in problems.in_order(dataset.files)
        if not judged or problem.severity == ERROR or problem.file in judged
    )  # fmt: skip


def check_dataset(dataset: Dataset, problems: Problems) -> None:
    """Hold the merged dataset to the rules over it."""
    for rule in RULES:
        _note(rule, rule.check(dataset), problems)


def check_text(file: str, text: str, problems: Problems) -> None:
    """Hold the text of a file to the rules over it."""
    for rule in TEXT_RULES:
        _note(rule, rule.check(file, text), problems)


def _note(rule: _Described, findings: Iterator[Finding], problems: Problems) -> None:
    note = problems.error if rule.SEVERITY == ERROR else problems.warning
    for mark, message in findings:
        note(mark, rule.CODE, message)
