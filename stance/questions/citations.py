"""Citations: the sources behind an answer, and the dataset that gave it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stance.dataset.folding import fold
from stance.errors import UnknownNameError
from stance.index.cache import Index
from stance.questions.cell import CellProfile
from stance.questions.comparison import Comparison
from stance.questions.facts import DatasetFacts, SourceFacts, dataset_facts, sources_by_id
from stance.questions.names import find, or_list
from stance.questions.positions import IssueKey, StateKey, answers
from stance.questions.profile import IssueProfile, StateProfile, issue_profile, state_profile
from stance.questions.scope import AsOf, Shown


@dataclass(frozen=True)
class Citations(Shown):
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
    states, issues, single = _named(index, [name for name in names if name != dataset_key(dataset)])
    if states and issues:
        cells = answers(index, sorted(states, key=lambda state: state.name), issues, as_of.day)
        keys = [key for answer in cells for key in answer.cited]
    else:
        profiles: list[StateProfile | IssueProfile] = [
            *(state_profile(index, state, as_of, dataset) for state in states),
            *(issue_profile(index, issue, as_of, dataset) for issue in issues),
        ]
        keys = [key for profile in profiles for key in _of_profile(profile)]
    listed = ", ".join(state.name for state in states), ", ".join(issue.id for issue in issues)
    about = ", ".join(filter(None, (" on ".join(filter(None, listed)), *single)))
    return Citations(about, as_of, sources_by_id(index, (*keys, *single)), dataset)


def behind_profiles(profiles: Sequence[StateProfile | IssueProfile]) -> Citations:
    """The sources behind profiles, in the order in which they are shown."""
    sources = {source.id: source for profile in profiles for source in profile.sources}
    keys = dict.fromkeys(key for profile in profiles for key in _of_profile(profile))
    about = ", ".join(
        profile.state.name if isinstance(profile, StateProfile) else profile.issue.id for profile in profiles
    )
    return Citations(about, profiles[0].as_of, tuple(sources[key] for key in keys), profiles[0].dataset)


def behind_cells(cells: Sequence[CellProfile]) -> Citations:
    """The sources behind cells, those of their history too, in the order in which they are shown."""
    sources = {source.id: source for cell in cells for source in cell.sources}
    states = ", ".join(dict.fromkeys(cell.state for cell in cells))
    about = f"{states} on {', '.join(dict.fromkeys(cell.issue.id for cell in cells))}"
    return Citations(about, cells[0].as_of, tuple(sources.values()), cells[0].dataset)


def behind_comparison(comparison: Comparison) -> Citations:
    """The sources behind a comparison."""
    states = list(dict.fromkeys(answer.state for answer in comparison.positions))
    who = ", ".join(states) if len(states) <= _FEW else f"{len(states)} states"
    about = " on ".join(part for part in (who, ", ".join(issue.id for issue in comparison.issues)) if part)
    return Citations(about or "the comparison", comparison.as_of, comparison.sources, comparison.dataset)


_FEW = 3


def _named(index: Index, names: Sequence[str]) -> tuple[list[StateKey], list[IssueKey], list[str]]:
    """The states and issues that are named, each once, and the ids of sources."""
    rows: dict[StateKey | IssueKey, None] = {}
    single: dict[str, None] = {}
    for name in names:
        # What is called so goes first; only then a source with that id, and only then the beginning of a name.
        called = index.rows("SELECT 1 FROM name WHERE folded = ? LIMIT 1", (fold(name),))
        if not called and index.rows("SELECT 1 FROM source WHERE key = ?", (name,)):
            single[name] = None
            continue
        try:
            rows[find(index, name)] = None
        except UnknownNameError:
            # Sources whose id begins so are proposed.
            near = index.column(
                "SELECT key FROM source WHERE key >= ?1 AND key < ?1 || '~' LIMIT 4", (name.casefold(),)
            )
            if not near:
                raise
            hint = f"did you mean {or_list(near)}?"
            raise UnknownNameError(f"no state, issue or source is called '{name}'", hint, name) from None
    states = [row for row in rows if isinstance(row, StateKey)]
    return states, [row for row in rows if isinstance(row, IssueKey)], list(single)


def _of_profile(profile: StateProfile | IssueProfile) -> list[str]:
    """What a profile shows of: its positions and the works whose claims it lists, not the evidence on the claims."""
    of_issue = profile.issue.sources if isinstance(profile, IssueProfile) else ()
    of_positions = [key for answer in profile.positions for key in answer.cited]
    return [*of_issue, *of_positions, *(claim.source for claim in profile.claims)]
