"""The columns of a table of positions, found by the names that people give them, in any order."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from stance.dataset.folding import fold
from stance.errors import UnreadableError
from stance.imports.tables import Sheet

_STATES = {
    "": ("iso3", "iso3c", "isoa3", "iso", "iso2", "iso2c", "isoa2", "code", "countrycode", "statecode", "state",
         "country", "countryname", "statename", "statenme", "name", "nation", "member", "memberstate", "isocode",
         "iso3code", "alpha3", "countryterritory", "countryorterritory", "participant", "stateparty"),
    "cow:": ("cow", "cown", "ccode", "cowcode", "cownumber", "cowletters", "cowc", "stateabb"),
    "gw:": ("gw", "gwn", "gwno", "gwcode"),
    "m49": ("m49", "ison", "isonumeric", "uncode"),
}  # fmt: skip
_FIELDS = {
    "issue": ("issue", "question", "variable", "item", "indicator", "measure", "treaty"),
    "status": (
        "status",
        "position",
        "positions",
        "value",
        "stance",
        "answer",
        "coding",
        "response",
        "vote",
        "currentstatus",
        "currentposition",
    ),
    "date": ("date", "since", "year", "from", "start", "startdate", "day", "begin"),
    "until": ("until", "to", "end", "enddate"),
    "source": ("source", "sources", "url", "link", "sourceurl", "reference"),
    "title": ("title", "sourcetitle", "headline"),
    "publisher": ("publisher", "sourcepublisher", "outlet"),
    "source_type": ("sourcetype", "grade"),
    "source_date": ("sourcedate", "published"),
    "note": ("note", "notes", "comment", "comments", "remark", "remarks"),
    "confidence": ("confidence", "certainty"),
    "instrument": ("instrument",),
    "effective": ("effective",),
    "dissent": ("dissent",),
    "mechanism": ("mechanism",),
    "mechanism_source": ("mechanismsource",),
    "speaker": ("speaker", "saidby"),
}
_WITHIN = {
    "date": ("date", "since", "year"),
    "source": ("source", "sources", "url", "link", "links"),
    "note": ("note", "notes", "comment", "comments", "remark", "remarks"),
}  # fmt: skip
"""Words that say what a column is within a longer name: `Date of recognition`."""
_DATE_IF_ALONE = "when"
"""A name that stands for the date where no other column does and only one is called so."""
_OF_EXPORTS = frozenset((
    "origin", "type", "id", "firstday", "lastday", "untilfirstday", "untillastday",
    "effectivefirstday", "effectivelastday", "answer",
))  # fmt: skip
"""Columns of the program's own tables that say nothing more."""
_BY_NAME = {name: field for field, names in _FIELDS.items() for name in names}
_SYSTEM = {name: f"{system.rstrip(':')}:" if system else "" for system, names in _STATES.items() for name in names}
_YEAR = re.compile(r"[a-z]{0,4}_?((?:18|19|20)[0-9]{2})", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^][]*\]")
_FIRST_ROWS = 20
_EXAMPLES = 4
"""So many of the names that a column may have are told."""
_FEW = 4
"""A table of somebody else may have this many of the columns of an export."""


@dataclass(frozen=True)
class Columns:
    """Where the columns stand. ``states`` are places with the system that their codes are of; ``wide`` are those of a
    table with a column for each issue or year, by place.
    """

    states: tuple[tuple[int, str], ...]
    fields: dict[str, int]
    wide: dict[int, str]
    by_year: bool
    unused: tuple[str, ...]
    header: tuple[str, ...]
    exported: bool
    """Whether the program itself wrote them, so that cells say what they say to the letter."""

    def told(self) -> str:
        """How the columns are read, in words."""
        names = [f"state '{self.header[place]}'" for place, _ in self.states]
        names += [f"{field.replace('_', ' ')} '{self.header[place]}'" for field, place in self.fields.items()]
        each = f"; one for each {'year' if self.by_year else 'issue'}: {', '.join(self.wide.values())}"
        return f"columns: {', '.join(names)}{each if self.wide else ''}"

    def unused_words(self) -> str:
        """Which columns are not used, and what they could be called, where a date or a source is lacking."""
        if not self.unused:
            return ""
        names = ", ".join(f"'{name}'" for name in self.unused)
        told = f"column {names} is not used" if len(self.unused) == 1 else f"columns {names} are not used"
        lacking = [
            field for field in ("date", "source") if field not in self.fields and not (field == "date" and self.by_year)
        ]
        return "; ".join([told, *(f"{field} columns are {', '.join(_FIELDS[field][:_EXAMPLES])}" for field in lacking)])


def _plain(name: str) -> str:
    """The letters and digits of a name, without what stands in brackets."""
    return re.sub(r"[\W_]+", "", _IN_BRACKETS.sub("", name).casefold()) or re.sub(r"[\W_]+", "", name.casefold())


def _field_of(name: str) -> str | None:
    """The field that a column's name stands for: by the whole name, or by one word of it."""
    if _plain(name) in _BY_NAME:
        return _BY_NAME[_plain(name)]
    words = set(re.findall(r"[^\W_]+", _IN_BRACKETS.sub("", name).casefold()))
    fields = [field for field, known in _WITHIN.items() if words & set(known)]
    return fields[0] if len(fields) == 1 and not any(word.isdigit() for word in words) else None


def columns_of(header: Sequence[str]) -> Columns | None:
    """The columns of a header, or None where none of them names states, or none has positions."""
    states: list[tuple[int, str]] = []
    fields: dict[str, int] = {}
    others: dict[int, str] = {}
    unused = []
    own = 0
    for place, name in enumerate(header):
        plain, field = _plain(name), _field_of(name)
        if plain in _SYSTEM:
            states.append((place, _SYSTEM[plain]))
        elif plain in _OF_EXPORTS:
            own += 1
        elif field and field not in fields:
            fields[field] = place
        elif field:
            unused.append(name.strip())
        elif plain:
            others[place] = name.strip()
    long = "status" in fields
    years = {place: year[1] for place, name in others.items() if (year := _YEAR.fullmatch(name))}
    by_year = not long and bool(years)
    undated = [place for place, name in others.items() if _plain(name) == _DATE_IF_ALONE]
    if "date" not in fields and not by_year and len(undated) == 1:
        fields["date"] = undated[0]
        del others[undated[0]]
    wide = {} if long else years or others
    if not states or not (long or wide):
        return None
    unused += [name for place, name in others.items() if place not in wide]
    states.sort(key=lambda state: list(_SYSTEM).index(_plain(header[state[0]])))
    names = tuple(name.strip() for name in header)
    return Columns(tuple(states), fields, wide, by_year, tuple(unused), names, own > _FEW)


def header_of(sheet: Sheet) -> tuple[int, Columns]:
    """The columns, and the line of their names: rows of a title may stand above."""
    first: list[str] | None = None
    for number, (line, row) in enumerate(sheet.rows):
        columns = columns_of(row)
        if columns:
            folded = Counter(fold(name) or name for name in columns.wide.values())
            twice = next((name for name in columns.wide.values() if folded[fold(name) or name] > 1), None)
            if twice:
                raise UnreadableError(
                    f"{sheet.name}:{line}: two columns are called '{twice}'",
                    "give each a name of its own, in one row",
                )
            return line, columns
        first = first or (row if any(cell.strip() for cell in row) else None)
        if number == _FIRST_ROWS:
            break
    if first is None:
        raise UnreadableError(f"{sheet.name} is empty", "a table begins with a line of column names")
    cells = ", ".join(cell.strip() for cell in first if cell.strip())[:120]
    raise UnreadableError(
        f"{sheet.name}: no row of column names with a state and a status; the first has {cells}",
        "name the columns, for example country, issue, status, date, source",
    )
