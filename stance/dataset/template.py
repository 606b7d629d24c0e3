"""A dataset to be filled in: valid as it is, with a row to fill for each state."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from stance.dataset.dates import FuzzyDate
from stance.dataset.format import SCHEMA
from stance.dataset.own_issue import id_of_title, issue_fields, labels_of, own_statuses, word_of
from stance.dataset.vocabulary import CLASSES, CUSTOM, SOURCE_TYPES, TYPES, issue_type, statuses_of
from stance.dataset.writing import in_braces, yaml_text
from stance.errors import UsageError

YES_NO = ("yes", "no")
"""The statuses of a custom issue where none are named."""


@dataclass(frozen=True)
class Template:
    """A dataset file with one issue. ``issue`` is its id; ``rows`` are the states that have a row to fill."""

    issue: str
    rows: int
    text: str


def template(
    title: str,
    states: Sequence[tuple[str, str]],
    today: str,
    type_name: str = CUSTOM.name,
    statuses: Sequence[str] = (),
    question: str = "",
    taken: Collection[str] = (),
) -> Template:
    """The template for a question. ``states`` are codes and names; ``taken`` are ids of issues that are not free.

    Raises:
        UsageError: there is no such type, or statuses are given to a type that has its own, or lack.
    """
    if not title.strip():
        raise UsageError("--issue is empty", 'for example --issue "Recognition of Palestine"')
    title = " ".join(title.split())
    labels = _labels(type_name, statuses)
    of_type = issue_type(type_name)
    key = id_of_title(title, taken)
    words = tuple(map(word_of, labels)) if labels else statuses_of(type_name)
    fields = issue_fields(
        title, type_name, question,
        date=FuzzyDate.parse(today) if of_type.is_act else None,
        scale=list(words) if of_type.assessed else None,
        assessor="Who judges" if of_type.assessed else None,
        statuses=own_statuses(labels) if of_type.own_statuses else None,
        labels=labels_of(labels),
    )  # fmt: skip
    if of_type.is_act:
        fields["complete"] = False  # until all members have a row
    return Template(key, len(states), "".join(_text(key, fields, states, of_type.is_act, words, today)))


def _labels(type_name: str, statuses: Sequence[str]) -> tuple[str, ...]:
    """The labels of the statuses that the issue brings along."""
    if type_name not in TYPES:
        raise UsageError(f"'{type_name}' is not a type of issue", f"choose {', '.join(TYPES)}")
    of_type = issue_type(type_name)
    labels = tuple(dict.fromkeys(label for status in statuses if (label := " ".join(status.split()))))
    if labels and not (of_type.own_statuses or of_type.assessed):
        raise UsageError(
            f"an issue of type {type_name} has statuses of its own: {', '.join(of_type.words)}",
            "leave out --statuses, or choose --type custom",
        )
    if of_type.assessed and not labels:
        raise UsageError("an assessment needs its scale", 'for example --statuses "low,middle,high"')
    labels = labels or (YES_NO if of_type.own_statuses else ())
    if unusable := [label for label in labels if not word_of(label)]:
        raise UsageError(f"'{unusable[0]}' is not a status", "a status has letters or digits")
    words = Counter(map(word_of, labels))
    if twice := [label for label in labels if words[word_of(label)] > 1]:
        raise UsageError(f"'{twice[0]}' and '{twice[1]}' are one status, {word_of(twice[0])}", "name each once")
    return labels


def _text(
    key: str, fields: dict[str, Any], states: Sequence[tuple[str, str]], is_act: bool, words: Sequence[str], day: str
) -> Iterator[str]:
    """The file: a comment on how to fill it in, the issue, and a row for each state behind a comment sign."""
    date = {} if is_act else {"date": FuzzyDate.parse(day)}
    row = f"[{in_braces({**date, 'status': words[0], 'sources': ['my-source']})}"
    vote = ("3. Write the day of the vote in the field date; once all members have a row, delete complete.",)
    steps = (
        f"{fields['title']}: a dataset for stance, to be filled in.",
        "",
        "1. Describe each source once, under an id of your own.",
        "2. Fill in a row for each state: take away the # before it and write what you know.",
        "   Dates are as precise as your evidence: 2014, 2014-03 or 2014-03-27. A state may have several",
        f"   entries: AAA: {row}, {{...}}].",
        *(vote if is_act else ()),
        "",
        "Check it:  stance validate FILE",
        f"Ask it:    stance compare {key} --data FILE",
    )
    yield "".join(f"# {line}".rstrip() + "\n" for line in steps)
    yield from yaml_text([], [("dataset", [("schema", int(SCHEMA)), ("title", fields["title"])])])
    yield (
        "\nsources:\n"
        f"  # type is {', '.join(SOURCE_TYPES[:-1])} or {SOURCE_TYPES[-1]}.\n"
        "  # my-source: {type: official, title: What the page is called, publisher: Who published it,"
        ' date: 2024, url: "https://example.org/"}\n'
    )
    if "statuses" in fields:
        yield f"\n# A status says what it means, and belongs to a class: {', '.join(CLASSES)}."
    yield from yaml_text([], [("issues", [(key, fields)])])
    yield (
        f"    # status is {', '.join(words[:-1])}{' or ' if words[:-1] else ''}{words[-1]};"
        " confidence, note, until and speaker may follow.\n    positions:\n"
    )
    for code, name in states or [("AAA", "the code of a state: 'stance states' lists them")]:
        yield f"      # {code}: {row}]  # {name}\n"
