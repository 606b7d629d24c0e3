"""UN document symbols as ids and names of roll calls, and the titles and topics of the UN's catalogue as ours.

The symbols of the record come in many forms: `A/RES/68/262`, `A/RES/17(I)[RULE-73]`, `A/RES/34/2A`, `A/RES/ES-11/1`,
`A/DEC/80/506`. An id is the symbol in lower case with hyphens, so it does not depend on what else is imported.
"""

import re

_PREFIX = re.compile(r"A/(?:RES|DEC)/", re.IGNORECASE)
# What the catalogue appends to every title: `: resolution / adopted by the General Assembly`, often misspelt.
_TAIL = re.compile(
    r"\s*[:/]?\s*\b(?:resol\w*|decisions?)\s*(?:/\s*)?(?:ad+opted\s+)?by\s+the\s+General\s+\w+\.?\s*$", re.IGNORECASE
)
# The subject heading in capitals at the end of an agenda item: `... (S/2014/136). UKRAINE--POLITICAL CONDITIONS`.
_HEADING = re.compile(r"(?:^|[.)\]?]\s+)([A-Z][A-Z0-9 ,'’()/&.-]{3,})$")
_OF_HEADING = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ,'’()/&.-"
_LONGEST_TOPIC = 48


def slug(text: str) -> str:
    """Lower-case letters and digits joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", text.casefold()))


def issue_id(symbol: str) -> str:
    """`un-67-19` for `A/RES/67/19`; decisions and drafts keep what kind they are: `un-dec-80-506`."""
    return f"un-{slug(re.sub('^A/(?:RES/|(?=DEC/))', '', symbol, flags=re.IGNORECASE))}"


def aliases(symbol: str) -> tuple[str, ...]:
    """The names under which a roll call is asked for: `67/19` and `A/RES/67/19`."""
    short = _PREFIX.sub("", symbol, count=1)
    return (short, symbol) if short != symbol else (symbol,)


def matches(symbol: str, asked: str) -> bool:
    """Whether a symbol typed by a user, with or without `A/RES/`, is this one."""
    return _bare(symbol) == _bare(asked)


def _bare(symbol: str) -> str:
    return re.sub(r"\s+", "", _PREFIX.sub("", symbol.strip(), count=1)).casefold()


def title(text: str) -> str:
    """The catalogue's title without its formula, on one line and without control characters."""
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return _TAIL.sub("", plain).strip(" :;/") or plain


def topics(subjects: str, agenda: str) -> tuple[str, ...]:
    """Topics from the subject headings of the catalogue: `ukraine`, `ukraine-political-conditions`."""
    headings = [part for part in re.split(r"[|;]", subjects) if part.strip()]
    if not headings:
        # Only the end is searched, where every letter may be of a heading: else each would be followed to the first
        # that may not.
        text = agenda.strip()
        before = len(text.rstrip(_OF_HEADING).rstrip())
        found = _HEADING.search(text[max(before - 1, 0) :])
        headings = [found[1]] if found else []
    words = [slug(word) for heading in headings for word in (heading.partition("--")[0], heading)]
    return tuple(dict.fromkeys(["un-vote", *(word for word in words if word and len(word) <= _LONGEST_TOPIC)]))
