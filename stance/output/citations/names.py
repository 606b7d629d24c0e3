"""Authors' names: whether one is a person's, and which part of it is the family's.

The dataset has names as they are printed. A name that is not plainly a person's is taken as that of a body, which no
style takes apart: a body that is inverted is a wrong citation, a person that is not inverted only an unusual one.
"""

import re
from dataclasses import dataclass

# One to three given names or initials, then the family's name, with its particles.
_WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*\.?")
_PARTICLES = frozenset(
    ("de", "del", "della", "der", "den", "di", "da", "dos", "du", "la", "le", "van", "von", "zu", "al", "el", "bin")
)
_CAPITAL_PARTICLES = frozenset(("Ó", "Ní", "Mac", "Uí", "Nic"))
_BODIES = frozenset((
    "agency", "alliance", "army", "assembly", "association", "authors", "bank", "board", "broadcasting", "bureau",
    "center", "centre", "chamber", "club", "college", "commission", "committee", "community", "company",
    "conference", "congress", "corporation", "corps", "council", "country", "court", "delegation", "department",
    "editors", "embassy", "federation", "force", "forces", "forum", "foundation", "fund", "government", "group",
    "herald", "house", "initiative", "institute", "institution", "international", "journal", "law", "league",
    "library", "maintainers", "media", "meeting", "ministry", "monitor", "movement", "museum", "nation", "nations",
    "network", "news", "office", "organisation", "organization", "parliament", "party", "post", "press", "project",
    "radio", "report", "republic", "research", "review", "school", "secretariat", "senate", "service", "society",
    "staff", "states", "team", "times", "today", "tribune", "union", "university", "watch", "world",
))  # fmt: skip
_BETWEEN = re.compile(r"(?<!\s)(?:\s*;\s*|\s+&\s+)|(?<!\s),?\s+and\s+")
_LONGEST = 4


@dataclass(frozen=True)
class Author:
    """An author. ``given`` is empty for a body, and for a person known by one name."""

    family: str
    given: str = ""

    @property
    def natural(self) -> str:
        """The name in its natural order."""
        return f"{self.given} {self.family}".strip()

    @property
    def inverted(self) -> str:
        """The name with the family's part first."""
        return f"{self.family}, {self.given}" if self.given else self.family


def authors_of(text: str) -> tuple[Author, ...]:
    """The authors that a text names: persons joined by commas or `and`, or one body.

    ``Zeng, Xianghong`` (one word before a comma) is a person whose family's part comes first.
    """
    if not text:
        return ()
    names = [name for part in _BETWEEN.split(text) for name in _persons(part)]
    persons = [_person(name) for name in names]
    found = tuple(person for person in persons if person is not None)
    return found if found and len(found) == len(persons) else (Author(text),)


def _persons(part: str) -> list[str]:
    pieces = [piece.strip() for piece in part.split(",")]
    family_first = len(pieces) == 2 and " " not in pieces[0] and " " not in pieces[1]
    return [part] if family_first else pieces


def _person(name: str) -> Author | None:
    family, comma, given = name.partition(", ")
    words = name.replace(",", "").split(" ")
    if not 2 <= len(words) <= _LONGEST or not all(_WORD.fullmatch(word) for word in words):
        return None
    if any(word.casefold().removesuffix(".") in _BODIES for word in words) or words[0].casefold() in _PARTICLES:
        return None
    if not all(word[0].isupper() or word in _PARTICLES for word in words) or not words[0][0].isupper():
        return None
    if comma:
        return Author(family, given)
    start = len(words) - 1
    while start > 1 and (words[start - 1] in _PARTICLES or words[start - 1] in _CAPITAL_PARTICLES):
        start -= 1
    last = words[-1]
    if last.endswith(".") or last.isupper():  # Jr., III, or an abbreviation that is no name
        return None
    return Author(" ".join(words[start:]), " ".join(words[:start]))
