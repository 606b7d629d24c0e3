"""Authors' names, taken apart as they are written: `Family, Given`, several with `;`, bodies without a comma."""

from typing import NamedTuple


class Author(NamedTuple):
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
    """The authors that a text names."""
    parted = [name.partition(",") for name in text.split(";")]
    return tuple(Author(family.strip(), given.strip()) for family, _, given in parted if family.strip())


def in_natural_order(text: str) -> str:
    """The authors as a reader says them: `Jane Abel and Ann Reader`; more than two are a list."""
    names = [author.natural for author in authors_of(text)]
    return (" and " if len(names) == 2 else ", ").join(names)
