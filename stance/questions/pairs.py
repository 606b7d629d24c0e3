"""Many pairs of a state and an issue at once: the positions are read once for all of them."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Generic, NamedTuple, TypeVar

from stance.dataset.dates import iso
from stance.errors import AmbiguousNameError, ExitCode, StanceError, UnknownNameError, UsageError
from stance.index.cache import Index
from stance.questions.answer import DISPUTED, RECORDED, Answer
from stance.questions.as_of import Held, Outcome
from stance.questions.names import find_issue, find_state
from stance.questions.positions import IssueKey, PositionStore, StateKey, meets
from stance.questions.scope import day_of
from stance.questions.selection import statuses_named

_SIZES = (2, 3)
_ERRORS: dict[type[StanceError], str] = {UnknownNameError: "unknown", AmbiguousNameError: "ambiguous"}

Word = TypeVar("Word")


class PairAnswer(NamedTuple):
    """The answer to one pair. ``status`` has ``|`` between several that it may be; ``problem`` says what is wrong.

    ``answer`` is ``unknown``, ``ambiguous`` or ``malformed`` where the pair cannot be answered. ``exit_code`` is that
    of a run for this pair alone.
    """

    code: str | None
    issue: str | None
    day: str | None
    status: str | None
    answer: str
    exit_code: int
    problem: str | None = None


class _Known(Generic[Word]):
    """What words stand for, each looked up once."""

    def __init__(self, find: Callable[[str], Word]) -> None:
        self._find = find
        self._words: dict[str, Word | StanceError] = {}

    def __call__(self, word: str) -> Word:
        meaning = self._words.get(word)
        if meaning is None:
            try:
                meaning = self._find(word)
            except StanceError as error:
                meaning = error
            self._words[word] = meaning
        if isinstance(meaning, StanceError):
            raise meaning
        return meaning


def answer_pairs(
    index: Index, pairs: Iterable[Sequence[str]], as_of: str | None, today: int, statuses: Sequence[str] = ()
) -> tuple[PairAnswer, ...]:
    """The answers in the order of the pairs: a state, an issue, and a date if it is another than ``as_of``.

    With ``statuses`` the exit code says whether the position is one of them. What is wrong with one pair is told in
    its answer and ends nothing.

    Raises:
        UsageError: ``as_of`` is malformed.
    """
    states, issues = _Known(partial(find_state, index)), _Known(partial(find_issue, index))
    usual = day_of(as_of, today).day
    days = _Known(lambda text: day_of(text, today).day)
    asked: list[tuple[StateKey, IssueKey, int] | PairAnswer] = []
    for pair in pairs:
        try:
            if len(pair) not in _SIZES or not all(pair[:2]):
                raise UsageError("not a state, an issue and perhaps a date", "put commas or tabs between them")
            asked.append((states(pair[0]), issues(pair[1]), days(pair[2]) if len(pair) > 2 and pair[2] else usual))
        except StanceError as error:
            kind = _ERRORS.get(type(error), "malformed")
            asked.append(PairAnswer(None, None, None, None, kind, error.exit_code, str(error)))
    wanted = [row for row in asked if not isinstance(row, PairAnswer)]
    used, about = dict.fromkeys(state for state, _, _ in wanted), dict.fromkeys(issue for _, issue, _ in wanted)
    store = PositionStore(index, list(used), list(about))
    tests = {issue.number: _test(index, issue, statuses) for issue in about} if statuses else {}
    return tuple(
        row if isinstance(row, PairAnswer) else _answered(store, *row, tests.get(row[1].number)) for row in asked
    )


Met = Callable[[Answer | Held], bool]


def _test(index: Index, issue: IssueKey, statuses: Sequence[str]) -> Met | StanceError:
    try:
        return meets(issue, statuses_named(index, issue, statuses))
    except StanceError as error:
        return error


def _answered(
    store: PositionStore, state: StateKey, issue: IssueKey, day: int, met: Met | StanceError | None
) -> PairAnswer:
    outcome = store.outcome(state, issue, day)
    status = "|".join(dict.fromkeys(held.status for held in outcome.held)) or None
    code, problem = _exit_code(outcome, met), None
    if isinstance(met, StanceError):
        code, problem = met.exit_code, str(met)
    return PairAnswer(state.code, issue.id, iso(day), status, outcome.kind, code, problem)


def _exit_code(outcome: Outcome, met: Met | StanceError | None) -> ExitCode:
    """As `get` and `check` end: a dispute is settled for `check` where all that may hold is, or is not, as asked."""
    settled = outcome.kind == RECORDED and len(outcome.held) == 1
    if met is None or isinstance(met, StanceError):
        return ExitCode.ANSWERED if settled else ExitCode.NO_ANSWER
    verdicts = {met(held) for held in outcome.held}
    if not settled and not (outcome.kind == DISPUTED and len(verdicts) == 1):
        return ExitCode.NO_ANSWER
    return ExitCode.ANSWERED if verdicts == {True} else ExitCode.FALSE
