"""A state in words: its name, who it is, how often it took each status."""

from collections.abc import Iterable

from stance.dataset.dates import in_words
from stance.dataset.vocabulary import TALLY_STATUSES, TYPES
from stance.questions.facts import StateFacts
from stance.questions.votes import DISPUTED, VoteCount


def state_title(state: StateFacts) -> str:
    """A state by name and code."""
    return f"{state.name} ({state.code})"


def about_lines(state: StateFacts, *, below_brief: bool = False) -> Iterable[str]:
    """Who a state is: its official name, its codes, since when a UN member, its groups, a note.

    A brief has codes and membership already.
    """
    if state.official and state.official != state.name:
        yield f"Official name: {state.official}"
    codes = code_words(state)
    if codes and not below_brief:
        yield f"Codes: {', '.join(codes)}"
    if state.un_member and not below_brief:
        yield membership_words(state)
    if state.groups:
        yield f"Groups: {', '.join(state.groups)}"
    if state.note:
        yield state.note


def code_words(state: StateFacts) -> list[str]:
    """The codes that other data have for a state."""
    cow = f"{state.cow} {state.cow_letters}" if state.cow_letters else state.cow
    return [f"{system} {code}" for system, code in (("M49", state.m49), ("COW", cow), ("GW", state.gw)) if code]


def membership_words(state: StateFacts) -> str:
    """Since when a state is a member of the United Nations; nothing where it never was."""
    left = f" until {in_words(state.un_until)}" if state.un_until else ""
    return f"UN member since {in_words(state.un_member)}{left}" if state.un_member else ""


def vote_counts(count: VoteCount) -> str:
    """How often a state took each status."""
    return ", ".join(f"{count.counts.get(status, 0):,} {status}" for status in counted_statuses(count))


def counted_statuses(count: VoteCount) -> list[str]:
    """Those of a tally, and those of other votes that occur."""
    words = dict.fromkeys(
        (*TALLY_STATUSES, *(word for type_ in TYPES.values() if type_.is_act for word in type_.words))
    )
    return [word for word in (*words, DISPUTED) if word in TALLY_STATUSES or count.counts.get(word)]
