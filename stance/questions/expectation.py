"""What the memo's rule expects of three factors, as words. Pure: values in, an expectation out.

The rule is M003 of the dataset's claims (Radnitz, PONARS Eurasia Policy Memo 451, 2016): if all three factors point one
way, open solidarity with Russia results; if they conflict, a regime rather resists than risks unrest by giving in.
The memo gives no scale, so which words point which way is set here, once:

- dependence and pressure: high points to Russia, low away from it, moderate neither way;
- outside interests: high points away from Russia, low to it, moderate stands in the way of neither.
"""

from typing import NamedTuple

from stance.questions.measures import two_places

FACTORS = ("dependence", "pressure", "outside-interests")
"""The issues that hold the factors, in the memo's order."""

SOLIDARITY = "solidarity"
CONFLICT = "conflict"
NONE = "none"

RULE = (
    "If all three factors point one way, open solidarity with Russia results; if they conflict, a regime rather resists"
    " Russia than risks unrest at home by giving in (claim M003)."
)
CODING = (
    "As coded here: high dependence and high pressure with low or moderate outside interests point one way: solidarity."
    " A factor that points to Russia beside one that points away is a conflict. Anything else, or a factor without a"
    " value, gives no expectation."
)

_PULLS = {
    "dependence": {"low": -1, "moderate": 0, "high": 1},
    "pressure": {"low": -1, "moderate": 0, "high": 1},
    "outside-interests": {"low": 1, "moderate": 0, "high": -1},
}
MORE_WITH = 2 / 3
"""An agreement of at least this is taken for solidarity, one of at most 1 less this for its opposite."""


class Expectation(NamedTuple):
    """What the rule expects (`solidarity`, `conflict`, `none`), and why, in a sentence."""

    kind: str
    words: str


def expectation(values: dict[str, str | None]) -> Expectation:
    """What the rule expects of the values of the factors; None is a factor without one certain value."""
    pulls = {factor: _PULLS[factor].get(values.get(factor) or "") for factor in FACTORS}
    unknown = [factor for factor, pull in pulls.items() if pull is None]
    if unknown:
        has = "has" if len(unknown) == 1 else "have"
        return Expectation(NONE, f"Nothing: {_and(unknown)} {has} no value that day.")
    told = _and([f"{values[factor]} {factor.replace('-', ' ')}" for factor in FACTORS])
    if pulls["dependence"] == 1 and pulls["pressure"] == 1 and pulls["outside-interests"] != -1:
        return Expectation(SOLIDARITY, f"Open solidarity with Russia: {told}.")
    if 1 in pulls.values() and -1 in pulls.values():
        return Expectation(
            CONFLICT,
            f"The factors conflict: {told}. The rule expects resistance where giving in risks unrest at home; that"
            " risk is not coded, so the rule does not say which way.",
        )
    return Expectation(NONE, f"Nothing: {told} neither all point to Russia nor conflict.")


def difference(kind: str, agreement: float | None, low: float | None, high: float | None) -> str:
    """Where expectation and record differ, said plainly."""
    if kind != SOLIDARITY:
        return "The rule expects nothing definite, so the record can neither bear it out nor contradict it."
    if agreement is None or low is None or high is None:
        return "Solidarity is expected, but too little is scored to say whether the record shows it."
    against = 1 - MORE_WITH
    if agreement >= MORE_WITH:
        said = "Solidarity is expected, and what is scored mostly goes along"
    elif agreement <= against:
        said = "Solidarity is expected, but what is scored mostly goes the other way"
    else:
        said = "Solidarity is expected, but what is scored is mixed"
    if low < MORE_WITH <= high or low <= against < high:
        bounds = f"from {two_places(low)} to {two_places(high)}"
        return f"{said}; what is missing could change that: the agreement could be anything {bounds}."
    return f"{said}, whatever the missing items would show."


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
