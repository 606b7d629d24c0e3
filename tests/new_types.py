"""Runs commands in a program whose vocabulary has two issue types more: a roll call of another body, and a held one.

    python -m tests.new_types CACHE < uses.json

The uses are lists of words. The exit code, output and errors of each are printed as JSON. This is a process of its own,
since other tables are made from the vocabulary while they are loaded.
"""

import json
import sys
from pathlib import Path

from stance.dataset.vocabulary import TYPES, IssueType, Status

COUNCIL_VOTE = IssueType(
    "council-vote", "Security Council votes", "Council votes", "act",
    "A vote of the Security Council, an act of one day.",
    (
        Status("for", "Y", "with", "for", "The state voted in favour.", place=1),
        Status("against", "N", "against", "against", "The state voted against.", place=-1),
        Status("vetoed", "V", "against", "vetoed", "The state voted against, and as a veto that decided it.", place=-1),
        Status("abstain", "A", "between", "abstain", "The state was present and abstained.", place=0),
    ),
    own_vote=True,
)  # fmt: skip
RECOGNITION = IssueType(
    "recognition", "Recognitions", "Recognitions", "held",
    "The recognition of a state by others.",
    (
        Status("recognised", "R", "with", "binding", "The state recognises it."),
        Status("suspended", "P", "between", "limited", "The recognition is suspended."),
        Status("refused", "F", "against", "refused", "The state refuses to recognise it."),
    ),
)  # fmt: skip

TYPES[COUNCIL_VOTE.name] = COUNCIL_VOTE
TYPES[RECOGNITION.name] = RECOGNITION


def main() -> None:
    from tests.conftest import run_in

    runs = [run_in(Path(sys.argv[1]), *words) for words in json.load(sys.stdin)]
    json.dump([(ran.code, ran.out, ran.err) for ran in runs], sys.stdout)


if __name__ == "__main__":
    main()
