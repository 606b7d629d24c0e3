"""Expressions in SQL that several questions to the index have."""

SEPARATOR = "; "


def split(text: str | None) -> tuple[str, ...]:
    """The words of a list as one text."""
    return tuple(text.split(SEPARATOR)) if text else ()


def joined(words: str, separator: str = SEPARATOR) -> str:
    """The column ``word`` of a question as one text, in the order of its rows; NULL where there are none."""
    return f"(SELECT group_concat(word, '{separator}') FROM (SELECT {words}))"


def list_text(column: str) -> str:
    """A list kept as JSON, as text."""
    return joined(f"value AS word FROM json_each({column})")


def rule_text(column: str) -> str:
    """A rule that is an object {issue: [statuses]}, or a list of codes, as text."""
    return joined(
        "CASE r.type WHEN 'array' THEN r.key || '=' || (SELECT group_concat(value, ',') FROM json_each(r.value))"
        f" ELSE r.value END AS word FROM json_each({column}) r"
    )


# What the index has in tables of their own, for a row ``x``.
STATES_OF_GROUP = joined(
    "s.code AS word FROM group_member m JOIN state s ON s.id = m.state WHERE m.state_group = x.id ORDER BY s.name"
)
STATES_OF_CLAIM = joined(
    "s.code AS word FROM claim_state m JOIN state s ON s.id = m.state WHERE m.claim = x.id ORDER BY s.name"
)
# A source that two files name stands where the first of them has it.
SOURCES_OF_ISSUE = joined(
    "s.key AS word FROM issue_source c JOIN source s ON s.id = c.source WHERE c.issue = x.id"
    " GROUP BY s.id ORDER BY MIN(c.origin), c.rank"
)
SOURCES_OF_POSITION = joined(
    "s.key AS word FROM position_source c JOIN source s ON s.id = c.source WHERE c.position = x.id ORDER BY c.rank"
)
