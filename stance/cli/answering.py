"""What `get` and `check` share: the one recorded answer, or why there is none."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from stance.cli.environment import Environment
from stance.cli.options import print_view
from stance.errors import NoAnswerError, UnknownNameError
from stance.output.formats import Format
from stance.questions.answer import Answer

if TYPE_CHECKING:
    from stance.api import Stance

_WHY = {
    "no-record": "nothing is recorded of {state} on {issue}",
    "none-found": "nothing was found of {state} on {issue} by {searched}",
    "not-yet": "{issue} did not exist yet",
    "ineligible": "{state} could take no part in {issue} that day",
}


def the_one_answer(answers: Sequence[Answer]) -> Answer:
    """The recorded answer.

    Raises:
        NoAnswerError: nothing is recorded, or what is recorded is uncertain or disputed.
    """
    first = answers[0]
    if len(answers) == 1 and first.answer == "recorded":
        return first
    if first.answer in _WHY:
        why = _WHY[first.answer].format(state=first.state, issue=first.issue, searched=first.searched)
        raise NoAnswerError(why, f"'stance show {first.code}' lists what is recorded")
    may_be = " or ".join(f"{answer.status} ({answer.since})" for answer in answers)
    why = f"{first.state}'s position on {first.issue} is {first.answer}: {may_be}"
    raise NoAnswerError(why, f"'stance compare {first.code} --issue {first.issue}' shows the sources")


@contextmanager
def state_first(stance: "Stance", state: str, issue: str) -> Iterator[None]:
    """Where a name is unknown because issue and state were typed the other way round, say so."""
    try:
        yield
    except UnknownNameError:
        from stance.questions.names import is_whole_name

        if is_whole_name(stance.index, state, "issue") and is_whole_name(stance.index, issue, "state"):
            hint = f"the state comes first: {issue} {state}"
            raise UnknownNameError(f"no state is called '{state}'", hint, state) from None
        raise


def print_answer(environment: Environment, answer: Answer, output_format: Format) -> None:
    """Print one answer as a record."""
    from stance.output.answer import ANSWER
    from stance.output.records import bare_view

    print_view(environment, bare_view([answer], ANSWER), output_format)
