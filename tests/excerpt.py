"""A few issues of the bundled dataset with all its states: enough where a user's own file is read on top of it."""

import re
from collections.abc import Iterator

ISSUES = ("crimea", "crimea-rights-2016", "eeu", "csto", "cis", "foreign-agents", "kosovo-recognition", "wto")
GONE = ("events", "claims")


def blocks(text: str) -> Iterator[tuple[str, str, str]]:
    """The section, the id and the lines of every entry; the id is empty where a section begins."""
    for section in re.split(r"^(?=[a-z]+:$)", text, flags=re.MULTILINE):
        name = section.partition(":")[0]
        for block in re.split(r"^(?=  [^\s-][^:]*:)", section, flags=re.MULTILINE):
            yield name, block.partition(":")[0].strip() if block.startswith("  ") else "", block


def excerpt(text: str) -> str:
    """The dataset without the other issues, the groups that these make, and the sources that only they cite."""
    entries = [entry for entry in blocks(text) if entry[0] not in GONE]
    kept = [
        (section, key, block)
        for section, key, block in entries
        if not key
        or section not in ("issues", "groups")
        or (section == "issues" and key in ISSUES)
        or (section == "groups" and {*re.findall(r"where: {([^:]+):", block)} <= {*ISSUES})
    ]
    cited = {*re.findall(r"[\w.-]+", "".join(block for section, _, block in kept if section != "sources"))}
    return "".join(block for section, key, block in kept if section != "sources" or not key or key in cited)
