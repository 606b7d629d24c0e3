"""UN document symbols as ids and names of roll calls, and the titles and topics of the UN's catalogue as ours.

The symbols of the record come in many forms: `A/RES/68/262`, `A/RES/17(I)[RULE-73]`, `A/RES/34/2A`, `A/RES/ES-11/1`,
`A/DEC/80/506`. An id is the symbol in lower case with hyphens, so it does not depend on what else is imported.
"""

import re

_PREFIX = re.compile(r"A/(?:RES|DEC)/", re.IGNORECASE)
# What the catalogue appends to every title: `: resolution / adopted by the General Assembly`, often misspelt.
_TAIL = re.compile(
    r"(?<!\s)\s*(?:[:/]\s*)?\b(?:resol\w*|decisions?)\s*(?:/\s*)?(?:ad+opted\s+)?by\s+the\s+General\s+\w+\.?\s*$",
    re.IGNORECASE,
)
# The subject heading in capitals at the end of an agenda item: `... (S/2014/136). UKRAINE--POLITICAL CONDITIONS`.
_HEADING = re.compile(r"(?:^|[.)\]?]\s+)([A-Z][A-Z0-9 ,'’()/&.-]{3,})$")
_OF_HEADING = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ,'’()/&.-"
_LONGEST_TOPIC = 48
# `Draft Code of Crimes` and `Amendment of the Treaty` are resolutions; the catalogue says what it has of a text at its
# end: `: draft resolution / submitted by Cuba`, `: amendment / not adopted by the General Assembly`.
_AMENDMENTS = r"(?:oral |draft |proposed )*(?:sub-?)?amendments?"
_PARTS = {
    "amendment": re.compile(
        rf"^\s*{_AMENDMENTS} (?:(?:contained |set out )?in|proposed|submitted"
        r"|to (?:the )?(?:oral|draft|operative|preambular|paragraph))\b"
        rf"|[:/]\s*{_AMENDMENTS}\s*(?:/|$)",
        re.IGNORECASE,
    ),
    "paragraph": re.compile(
        r"^\s*(?:(?:operative|preambular|new|last|first) )*paragraphs? \d+.*\b(?:draft|resolution)\b|\bseparate vote\b",
        re.IGNORECASE,
    ),
    "draft": re.compile(r"[:/]\s*(?:revised )?draft (?:resolution|decision)\b", re.IGNORECASE),
}
_ORGANS = {
    "S/": "the Security Council", "E/": "the Economic and Social Council", "A/HRC/": "the Human Rights Council",
    "T/": "the Trusteeship Council",
}  # fmt: skip


def slug(text: str) -> str:
    """Lower-case letters and digits joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", text.casefold()))


def issue_id(symbol: str) -> str:
    """`un-67-19` for `A/RES/67/19`; decisions and drafts keep what kind they are: `un-dec-80-506`."""
    return f"un-{slug(re.sub('^A/(?:RES/|(?=DEC/))', '', symbol, flags=re.IGNORECASE))}"


def aliases(symbol: str) -> tuple[str, ...]:
    """The names under which a roll call is asked for: `67/19` and `A/RES/67/19`."""
    short = _PREFIX.sub("", symbol, count=1)
    return (short, symbol) if short and short != symbol else (symbol,)


def matches(symbol: str, asked: str) -> bool:
    """Whether a symbol typed by a user, with or without `A/RES/`, is this one."""
    return _bare(symbol) == _bare(asked)


def _bare(symbol: str) -> str:
    return re.sub(r"\s+", "", _PREFIX.sub("", symbol.strip(), count=1)).casefold()


def part_of(title: str) -> str:
    """What was voted on by the catalogue's title: an amendment, a paragraph or a draft; empty for the resolution."""
    return "" if _TAIL.search(title) else next((part for part, form in _PARTS.items() if form.search(title)), "")


def other_organ(symbol: str) -> str | None:
    """The organ whose resolution it is, where that is not the General Assembly."""
    return next((organ for prefix, organ in _ORGANS.items() if symbol.upper().startswith(prefix)), None)


def one_line(text: str) -> str:
    """The text on one line and without control characters."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def title(text: str) -> str:
    """The catalogue's title without its formula, on one line and without control characters."""
    plain = one_line(text)
    return _TAIL.sub("", plain).strip(" :;/") or plain


def topics(subjects: str, agenda: str) -> tuple[str, ...]:
    """Topics from the subject headings of the catalogue: `ukraine`, `ukraine-political-conditions`."""
    headings = [part for part in re.split(r"[|;]", subjects) if part.strip()]
    if not headings:
        # Only the end is searched, where every letter may be of a heading: else each would be followed to the first
        # that may not.
        text = agenda.strip()
        before = len(text.rstrip(_OF_HEADING).rstrip())
        match = _HEADING.search(text[max(before - 1, 0) :])
        headings = [match[1]] if match else []
    words = [slug(word) for heading in headings for word in (heading.partition("--")[0], heading)]
    return tuple(dict.fromkeys(["un-vote", *(word for word in words if word and len(word) <= _LONGEST_TOPIC)]))
