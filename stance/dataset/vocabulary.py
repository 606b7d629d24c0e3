"""The closed vocabularies of the dataset: the only words that statuses, types and verdicts may be."""

STATUSES: dict[str, tuple[str, ...]] = {
    # `for`, not `yes`: stock YAML readers turn yes and no into booleans.
    "vote": ("for", "against", "abstain", "absent", "ineligible"),
    "membership": (
        "member",
        "associate",
        "observer",
        "signed",
        "candidate",
        "declined",
        "suspended",
        "withdrawing",
        "former",
        "non-member",
    ),
    "legislation": (
        "no-law",
        "announced",
        "introduced",
        "advanced",
        "passed",
        "in-force",
        "amended",
        "stalled",
        "withdrawn",
        "rejected",
        "vetoed",
        "struck-down",
        "repealed",
    ),
    "policy": ("joined", "partial", "declined", "reversed", "not-joined"),
    "agreement": (
        "no-agreement",
        "negotiating",
        "signed",
        "ratified",
        "in-force",
        "extended",
        "suspended",
        "denounced",
        "ended",
    ),
    "statement": ("supports", "leans-support", "neutral", "leans-against", "opposes", "silent"),
    # An assessment brings its own ordered scale.
    "assessment": (),
}
"""Statuses by issue type, in the order in which tables and tallies show them."""

TALLY_STATUSES = ("for", "against", "abstain", "absent")
"""The four counts of a roll call, in the order in which the UN prints them."""

ISSUE_TYPES = tuple(STATUSES)
SOURCE_TYPES = ("primary", "official", "press", "scholarly", "dataset")
WORK_KINDS = ("law", "treaty", "resolution", "report", "article", "news", "page", "document")
"""What a citation calls a source, where it is told."""
CONFIDENCES = ("high", "medium", "low")
MECHANISMS = ("intimidation", "emulation", "pragmatism", "domestic")
CLAIM_KINDS = ("event", "position", "assessment", "theory", "forecast")
VERDICTS = ("right", "partly", "imprecise", "wrong", "superseded", "unverified", "judgement")
SCORES = ("-1", "-0.5", "0", "0.5", "1")

ANSWERS = ("recorded", "no-record", "not-yet", "ineligible", "uncertain", "disputed")
"""The kinds of as-of answer."""
