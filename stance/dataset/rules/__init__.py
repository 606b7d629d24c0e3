"""The rules that a dataset is held to beyond being readable. One file each, its reason in its docstring.

The name of the file is the code that its problems have. A rule runs on the merged dataset, also where references
dangle, so it looks things up with care. Loading a dataset for an answer runs no rule: only `stance validate` does.
"""

from collections.abc import Collection, Iterable
from typing import Protocol

from stance.dataset.model import Dataset
from stance.dataset.problems import ERROR, WARNING, Findings, Problem, Problems, RuleFacts
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
    __name__: str
    __doc__: str | None
    TITLE: str


class Rule(_Described, Protocol):
    """A rule over the merged dataset. `portability`, over the text of one file, is the only other one."""

    def check(self, dataset: Dataset) -> Findings:
        """The places where the dataset breaks the rule."""


ERRORS: tuple[Rule, ...] = (
    tally, roll_call, before_admission, date_order, issue_life, membership_sequence, alignment_map, malformed_reference,
)  # fmt: skip
WARNINGS: tuple[Rule, ...] = (
    same_day, step_back, step_of_nothing, left_open, vain_search, round_date, weak_source, wiki_source, unused_source,
    duplicate_source, claim_issue, shared_name, short_length,
)  # fmt: skip


def described() -> tuple[RuleFacts, ...]:
    """Every rule, errors first."""
    errors: tuple[_Described, ...] = (*ERRORS, portability)
    return tuple(
        RuleFacts(_code(rule), severity, rule.TITLE, " ".join((rule.__doc__ or "").split()))
        for severity, rules in ((ERROR, errors), (WARNING, WARNINGS))
        for rule in rules
    )


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
        for note, rules in ((problems.error, ERRORS), (problems.warning, WARNINGS)):
            for rule in rules:
                for mark, message in rule.check(dataset):
                    note(mark, _code(rule), message)
        wrong = {(problem.file, problem.line) for problem in problems.errors()}
        for label, raw in contents:
            if judged and label not in judged:
                continue
            for mark, message in portability.check(label, raw.decode("utf-8-sig")):
                # Another reader stumbles over what is told already: one error for a line is enough.
                if mark[:2] not in wrong:
                    problems.error(mark, _code(portability), message)
    return tuple(
        problem for problem in problems.in_order(dataset.files)
        if not judged or problem.severity == ERROR or problem.file in judged
    )  # fmt: skip


def _code(rule: _Described) -> str:
    return rule.__name__.rpartition(".")[2].replace("_", "-")
