"""Small datasets for the rules: a ground of sources and states, and what a rule finds in sections added to it."""

from textwrap import dedent, indent

from stance.dataset import rules
from stance.dataset.model import Dataset
from stance.dataset.problems import Problems
from stance.dataset.reader import read_bytes

# Days of admission: https://www.un.org/en/about-us/member-states. Yugoslavia's name ended on 4 February 2003; its
# membership is given an end here as the dataset would give it. The Holy See never joined.
GROUND = """\
dataset: {schema: 2}
sources:
  record: {type: official, title: Official records}
  paper: {type: press, title: A newspaper}
states:
  FRA: {name: France, un-member: 1945-10-24}
  KGZ: {name: Kyrgyzstan, un-member: 1992-03-02}
  YUG: {name: Yugoslavia, un-member: {from: 1945-10-24, until: 2003-02-04}}
  VAT: {name: Holy See}
"""


def dataset(sections: str, *more: str) -> Dataset:
    """The ground with sections in a second file, and further files on top. It must read without an error."""
    problems = Problems()
    files = [
        ("ground", GROUND),
        ("added", dedent(sections)),
        *((f"more{n}", dedent(text)) for n, text in enumerate(more)),
    ]
    read = read_bytes([(label, text.encode()) for label, text in files], problems)
    assert read.usable, read.problems
    return read.dataset


def found(rule: rules.Rule, sections: str, *more: str) -> list[str]:
    """What the rule finds, as `file:line message`."""
    return [f"{mark[0]}:{mark[1]} {message}" for mark, message in rule.check(dataset(sections, *more))]


def vote(fields: str, date: str = "1993-05-01") -> str:
    """The section `issues` with one vote; ``fields`` are added to it."""
    head = f"issues:\n  vote:\n    title: Vote\n    question: Was it so?\n    type: vote\n    date: {date}\n"
    return head + "    sources: [record]\n" + indent(dedent(fields), "    ")


def issue(kind: str, entries: str, fields: str = "") -> str:
    """The section `issues` with one issue of the type; ``entries`` are those of Kyrgyzstan, one a line."""
    head = f"issues:\n  thing:\n    title: Thing\n    question: Is it so?\n    type: {kind}\n    sources: [record]\n"
    rows = "".join(f"        - {{{line}}}\n" for line in dedent(entries).splitlines() if line)
    body = indent(dedent(fields).rstrip() + "\n", "    ") if fields else ""
    return head + body + (f"    positions:\n      KGZ:\n{rows}" if rows else "")


def laws(entries: str, instruments: str = "old: {title: The old law}\nnew: {title: The new law}") -> str:
    """The section `issues` with laws of Kyrgyzstan: its instruments and its entries, one a line."""
    named = indent(dedent(instruments).strip(), " " * 10)
    rows = "".join(f"          - {{{line.strip()}}}\n" for line in entries.splitlines() if line.strip())
    head = issue("legislation", "", "")
    return f"{head}    positions:\n      KGZ:\n        instruments:\n{named}\n        entries:\n{rows}"
