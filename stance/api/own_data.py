"""Datasets of the user's own: begun from a template, made of a table, added to entry by entry."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from stance.api.stance import Stance
from stance.api.words import Names, as_list

if TYPE_CHECKING:
    from stance.dataset.template import Template


def data_new(
    opened: Stance,
    file: str | os.PathLike[str],
    title: str,
    *,
    type: str = "custom",  # noqa: A002
    statuses: Sequence[str] = (),
    states: Names = (),
    question: str = "",
    force: bool = False,
) -> "Template":
    """Write a dataset file to be filled in: one issue, with a row for each of the states, which may name groups.

    Raises:
        UsageError: there is no such type, or the statuses do not suit it.
        UnknownNameError, AmbiguousNameError: a name stands for no state or group, or for many.
        UnwritableError: the file exists (without ``force``) or cannot be written.
    """
    from stance.dataset.atomic import check_writable, write_whole
    from stance.dataset.template import template
    from stance.questions.names import states_and_groups

    path = os.fspath(file)
    check_writable(path, force=force)
    codes, groups = states_and_groups(opened.index, as_list(states))
    rows = [(state.code, state.name) for state in opened.states(states=codes, group=groups)] if codes or groups else []
    taken = {issue.id for issue in opened.issues()}
    made = template(title, rows, opened.today.isoformat(), type, statuses, question, taken)
    write_whole(path, [made.text], force=force)
    return made
