"""The printed tally is the one independent check on a roll call: a state put in the wrong list, or left out, shows
in the sums. An incomplete roll call (`complete: false`) may have fewer rows than the tally, never more. `ineligible`
is no count of a tally. Where two files disagree on a vote, it may be either."""

from collections import Counter

from stance.dataset.model import Dataset
from stance.dataset.problems import Findings
from stance.dataset.rollcalls import votes_of
from stance.dataset.vocabulary import is_act

TITLE = "The votes of a roll call add up to its tally"


def check(dataset: Dataset) -> Findings:
    for issue in dataset.issues.values():
        if not is_act(issue.type) or issue.tally is None:
            continue
        votes = votes_of(issue).values()
        counted = Counter(status for statuses in votes for status in statuses)
        certain = Counter(status for statuses in votes if len(statuses) == 1 for status in statuses)
        for status, printed in issue.tally.items():
            number = counted[status]
            if certain[status] > printed or (issue.complete and number < printed):
                number = certain[status] if certain[status] > printed else number
                yield issue.mark, f"issue {issue.id}: {number} states voted '{status}', the tally says {printed}"
