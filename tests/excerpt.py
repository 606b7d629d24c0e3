"""A few issues of the bundled dataset with all its states: enough where a user's own file is read on top of it."""

import re
from collections.abc import Iterator

ISSUES = {"crimea", "crimea-rights-2016", "eeu", "csto", "cis", "foreign-agents", "kosovo-recognition", "wto"}


def blocks(text: str) -> Iterator[tuple[str, str, str]]:
    """The section, the id and the lines of every entry; the id is empty where a section begins."""
    for section in re.split(r"^(?=[a-z]+:$)", text, flags=re.MULTILINE):
        name = section.partition(":")[0]
        for block in re.split(r"^(?=  (?:- |[^\s-][^:]*:))", section, flags=re.MULTILINE):
            yield name, block.partition(":")[0].strip() if block.startswith("  ") else "", block


def belongs(section: str, key: str, block: str) -> bool:
    """Whether an entry is about these issues, or about none."""
    if section == "issues":
        return key in ISSUES
    if section == "groups":
        return {*re.findall(r"where: {([^:]+):", block)} <= ISSUES
    if section in ("events", "claims"):
        return {*re.findall(r"[\w-]+", " ".join(re.findall(r"\bissues?: (\[.*?\]|[\w-]+)", block)))} <= ISSUES
    return True


def excerpt(text: str) -> str:
    """The dataset without what belongs to the other issues, and without sources that only that cites."""
    kept = [(section, key, block) for section, key, block in blocks(text) if not key or belongs(section, key, block)]
    cited = {*re.findall(r"[\w.-]+", "".join(block for section, _, block in kept if section != "sources"))}
    return "".join(block for section, key, block in kept if section != "sources" or not key or key in cited)
