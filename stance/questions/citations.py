"""Citations: the sources behind an answer, and the dataset that gave it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stance.dataset.folding import fold
from stance.index.cache import Index
from stance.questions.answer import Answer
from stance.questions.comparison import Comparison
from stance.questions.facts import DatasetFacts, SourceFacts, dataset_facts, sources_by_id
from stance.questions.names import find
from stance.questions.positions import IssueKey, StateKey, answers
from stance.questions.profile import IssueProfile, StateProfile, issue_profile, state_profile
from stance.questions.scope import AsOf


@dataclass(frozen=True)
class Citations:
    """The sources behind an answer, each once. ``about`` says in words what was asked; empty for the dataset alone."""

    about: str
    as_of: AsOf
    sources: tuple[SourceFacts, ...]
    dataset: DatasetFacts


def dataset_key(dataset: DatasetFacts) -> str:
    """The id under which the dataset is cited.

    No source has it: the ids of sources have no underscore.
    """
    return f"dataset_{re.sub('[^A-Za-z0-9.]+', '-', dataset.version)}" if dataset.version else "dataset"


def citations(index: Index, names: Sequence[str], as_of: AsOf) -> Citations:
    """The sources behind what `show` prints of each name; behind the cells, where states meet issues.

    A name may also be the id of a source, or the id under which the dataset is cited. No name at all leaves the
    dataset.

    Raises:
        UnknownNameError, AmbiguousNameError: a name stands for none or for many.
    """
    dataset = dataset_facts(index)
    found, single = _found(index, [name for name in names if name != dataset_key(dataset)])
    states = [row for row in found if isinstance(row, StateKey)]
    issues = [row for row in found if isinstance(row, IssueKey)]
    keys: list[str] = []
    if states and issues:
        keys += _of_answers(answers(index, sorted(states, key=lambda state: state.name), issues, as_of.day))
    else:
        keys += [key for state in states for key in _of_profile(state_profile(index, state, as_of))]
        keys += [key for issue in issues for key in _of_profile(issue_profile(index, issue, as_of))]
    words = " on ".join(part for part in (_listed(states), _listed(issues)) if part)
    about = ", ".join(part for part in (words, *single) if part)
    return Citations(about, as_of, sources_by_id(index, (*keys, *single)), dataset)


def behind_profiles(index: Index, profiles: Sequence[StateProfile | IssueProfile]) -> Citations:
    """The sources behind profiles, in the order in which they are shown."""
    keys = [key for profile in profiles for key in _of_profile(profile)]
    about = ", ".join(
        profile.state.name if isinstance(profile, StateProfile) else profile.issue.id for profile in profiles
    )
    return Citations(about, profiles[0].as_of, sources_by_id(index, keys), profiles[0].dataset)


def behind_comparison(index: Index, comparison: Comparison) -> Citations:
    """The sources behind a comparison."""
    of_issue = [key for issue in comparison.issues if len(comparison.issues) == 1 for key in issue.sources]
    keys = (*of_issue, *_of_answers(comparison.positions))
    states = list(dict.fromkeys(answer.state for answer in comparison.positions))
    who = ", ".join(states) if len(states) <= _FEW else f"{len(states)} states"
    about = " on ".join(part for part in (who, ", ".join(issue.id for issue in comparison.issues)) if part)
    return Citations(about or "the comparison", comparison.as_of, sources_by_id(index, keys), comparison.dataset)


_FEW = 3


def _found(index: Index, names: Sequence[str]) -> tuple[list[StateKey | IssueKey], list[str]]:
    """The states and issues that are named, each once, and the ids of sources."""
    found: dict[StateKey | IssueKey, None] = {}
    single: list[str] = []
    for name in names:
        # What is called so goes first; only then a source with that id, and only then the beginning of a name.
        called = index.rows("SELECT 1 FROM name WHERE folded = ? LIMIT 1", (fold(name),))
        if not called and index.rows("SELECT 1 FROM source WHERE key = ?", (name,)):
            single.append(name)
        else:
            found[find(index, name)] = None
    return list(found), list(dict.fromkeys(single))


def _listed(found: Sequence[StateKey | IssueKey]) -> str:
    return ", ".join(row.name if isinstance(row, StateKey) else row.id for row in found)


def _of_answers(found: Iterable[Answer]) -> list[str]:
    """The sources of the answers, with those that are named as reading the position in some way."""
    return [
        key
        for answer in found
        for key in (*answer.sources, *([answer.mechanism_source] if answer.mechanism_source else ()))
    ]


def _of_profile(profile: StateProfile | IssueProfile) -> list[str]:
    """What a profile shows of: its positions and the works whose claims it lists, not the evidence on the claims."""
    of_issue = profile.issue.sources if isinstance(profile, IssueProfile) else ()
    return [*of_issue, *_of_answers(profile.positions), *(claim.source for claim in profile.claims)]
