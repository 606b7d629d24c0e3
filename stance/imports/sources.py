"""Sources made of what a table says: each address once, under an id of its own."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from stance.dataset.model import Source
from stance.dataset.own_issue import id_of_title
from stance.dataset.vocabulary import SOURCE_TYPES
from stance.imports.register import Register

WEAKEST = "press"
"""The grade of a source of which the table does not say one."""
_PARTS = re.compile(r"\s*(?:;|\||\s(?=https?://))\s*")


@dataclass(slots=True)
class Sources:
    """Gives sources their ids. ``made`` are those that are new."""

    register: Register
    file: str
    made: dict[str, Source] = field(default_factory=dict)
    _by_words: dict[tuple[str, ...], str] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    def of(self, cell: str, title: str, publisher: str, grade: str, date: str) -> list[str]:
        """The ids of the sources that a row names: by address, by id or by words. ``title`` is that of a single one.

        Raises:
            ValueError: the grade is none, or the date is not a date.
        """
        if grade and grade not in SOURCE_TYPES:
            raise ValueError(f"'{grade}' is not a type of source; choose {', '.join(SOURCE_TYPES)}")
        parts = [part for part in _PARTS.split(cell) if part] or ([title] if title else [])
        single = title if len(parts) == 1 else ""
        return list(dict.fromkeys(self._one(part, single, publisher, grade, date) for part in parts))

    def table_itself(self) -> str:
        """The source of rows that name none: the table."""
        key = self._by_words.get((self.file,))
        if key is None:
            key = self._by_words[self.file,] = self._free(id_of_title(self.file))
            note = "The table that the rows were imported from; it names no source for them."
            self.made[key] = Source(key, "dataset", self.file, note=note)
        return key

    def _one(self, part: str, title: str, publisher: str, grade: str, date: str) -> str:
        if part in self.register.source_ids:
            return part
        if part in self.register.urls:
            return self.register.urls[part]
        is_url = part.startswith(("http://", "https://"))
        words = (part,) if is_url else (part, title, publisher, date)
        key = self._by_words.get(words)
        if key is None:
            host = (urlsplit(part).hostname or "").removeprefix("www.") if is_url else ""
            head = title or (f"Page of {host or part} (headline not seen)" if is_url else part)
            day = self.register.date(date) if date else None
            key = self._by_words[words] = self._free(id_of_title(host.replace(".", " ") or head))
            self.made[key] = Source(
                key, grade or WEAKEST, head, publisher=publisher or None, date=day, url=part if is_url else None
            )
        return key

    def _free(self, base: str) -> str:
        key = base
        while key in self.made or key in self.register.source_ids:
            self._numbers[base] = self._numbers.get(base, 1) + 1
            key = f"{base}-{self._numbers[base]}"
        return key
