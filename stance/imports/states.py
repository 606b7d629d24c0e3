"""Which state a row of a roll-call file means: by its code, else by one of the many spellings of its name.

The register is that of the bundled dataset, with the dissolved members of the United Nations and with the codes and
spellings of the UN's own files that no present name covers. Nothing is guessed: what is not here is rejected.
"""

from collections.abc import Iterable
from functools import lru_cache

from stance.dataset.dates import FuzzyDate
from stance.dataset.folding import fold
from stance.dataset.model import State
from stance.dataset.nodes import NOWHERE

# Days of entry: "Member States", UN Blue Book, and un.org/en/about-us/growth-in-un-membership. `until` is the last day
# on which the state held its seat; the notes say what ended it.
_DISSOLVED = (
    ("CSK", "Czechoslovakia", "Czechoslovak Socialist Republic", "Czechoslovak",
     ("Czech and Slovak Federal Republic",), "1945-10-24", "1992-12-31",
     "Dissolved at the end of 1992; Czechia and Slovakia were admitted on 19 January 1993."),
    ("DDR", "German Democratic Republic", None, "East German", ("East Germany", "GDR"),
     "1973-09-18", "1990-10-02", "Acceded to the Federal Republic of Germany on 3 October 1990."),
    ("SCG", "Serbia and Montenegro", None, None, (),
     "2003-02-04", "2006-06-02", "The name of the Federal Republic of Yugoslavia from 4 February 2003; Serbia kept the"
     " seat when Montenegro declared its independence on 3 June 2006."),
    ("SUN", "Soviet Union", "Union of Soviet Socialist Republics", "Soviet", ("USSR",),
     "1945-10-24", "1991-12-23", "Its seat was continued by the Russian Federation, by letter of 24 December 1991."),
    ("YMD", "Democratic Yemen", "People's Democratic Republic of Yemen", "South Yemeni",
     ("South Yemen", "Southern Yemen", "Yemen People's Republic"),
     "1967-12-14", "1990-05-21", "Merged with Yemen into one state on 22 May 1990."),
    ("YUG", "Yugoslavia", None, "Yugoslav", ("Socialist Federal Republic of Yugoslavia",),
     "1945-10-24", "2003-02-03", "The Socialist Federal Republic; the Federal Republic of Yugoslavia (Serbia and"
     " Montenegro), admitted on 1 November 2000, stands in the UN's record under the same code until it changed its"
     " name on 4 February 2003."),
    ("ZAN", "Zanzibar", None, "Zanzibari", (),
     "1963-12-16", "1964-04-25", "United with Tanganyika on 26 April 1964. ISO 3166 came later and has no code for it;"
     " this one is that of the Correlates of War project."),
)  # fmt: skip

DISSOLVED: tuple[State, ...] = tuple(
    State(code, name, NOWHERE, official=official, adjective=adjective, aliases=aliases,
          member_from=FuzzyDate.parse(first), member_until=FuzzyDate.parse(last), note=note)
    for code, name, official, adjective, aliases, first, last, note in _DISSOLVED
)  # fmt: skip
"""Members of the United Nations that are no more. Zanzibar stands in the UN's file without a code."""

# Codes that ISO 3166-3 has withdrawn because the state changed its name, and the UN's own.
_FORMER_CODES = {
    "BUR": "MMR", "BYS": "BLR", "DHY": "BEN", "HVO": "BFA", "NHB": "VUT", "ROM": "ROU", "TMP": "TLS", "ZAR": "COD",
}  # fmt: skip
# Two-letter codes of dissolved states, as ISO 3166-1 had them.
_FORMER_ISO2 = {"SU": "SUN", "DD": "DDR", "YD": "YMD", "BU": "MMR", "ZR": "COD", "TP": "TLS", "BY": "BLR"}
# The codes of states that continue an earlier one's seat, which some files use for both: (to this day, who voted).
# China's seat was the Republic of China's until resolution 2758 (XXVI) of 25 October 1971; the UN's record has all of
# its votes under China, the R package and its source those before under Taiwan, which has had no seat since.
_YUGOSLAV = (("2003-02-03", "YUG"), ("2006-06-02", "SCG"), ("9999-12-31", "SRB"))
_SEATS = {
    "RUS": (("1991-12-23", "SUN"), ("9999-12-31", "RUS")),
    "SRB": _YUGOSLAV,
    "YU": _YUGOSLAV,
    "CS": (("1992-12-31", "CSK"), ("2006-06-02", "SCG")),
    "TWN": (("1971-10-25", "CHN"),),
}
_SEAT_CODES = {"RU": "RUS", "RS": "SRB", "YU": "YU", "CS": "CS", "TW": "TWN", "TWN": "TWN"}
_SEAT_NAMES = {"taiwan": "TWN", "republic of china": "TWN"}

# Numbers of the Correlates of War project that the states of the dataset do not have, or not alone. Until 1990 Germany,
# now 255, was 260 as the Federal Republic, and Yemen, now 679, was 678 as the Arab Republic. Serbia is 345, as
# Yugoslavia was.
_FORMER_NUMBERS = {260: "DEU", 265: "DDR", 315: "CSK", 345: "YU", 511: "ZAN", 678: "YEM", 680: "YMD", 713: "TWN"}

# Spellings of the UN's file and of the R package unvotes that are neither a name nor an alias in the dataset.
_SPELLINGS = {
    "CIV": ("Ivory Coast",),
    "COD": ("Congo (Leopoldville)", "Congo - Kinshasa", "Congo, Democratic Republic of"),
    "COG": ("Congo", "Congo (Brazzaville)", "Congo - Brazzaville"),
    "DEU": ("German Federal Republic", "Federal Republic of Germany"),
    "EGY": ("United Arab Republic",),
    "MMR": ("Myanmar (Burma)",),
    "TUR": ("TÜRKÝYE",),
    "TZA": ("Tanganyika",),
    "YEM": ("Yemen Arab Republic",),
}

_NOTHING = frozenset(("", "NA", "N/A"))


class UnknownStateError(ValueError):
    """A row's code and name are not known to mean one state; the message says why."""


class States:
    """Finds states. ``known`` are those of a dataset; the dissolved ones that it lacks are added.

    ``by_number`` has the numbers of the Correlates of War project; for a seat that passed to another state, the code of
    the seat.
    """

    def __init__(self, known: Iterable[State]) -> None:
        self.by_code = {state.code: state for state in (*DISSOLVED, *known)}
        self._iso2 = {**_FORMER_ISO2, **{state.iso2: state.code for state in self.by_code.values() if state.iso2}}
        coded = ((state.cow, state.code) for state in self.by_code.values())
        self.by_number = {int(number): code for number, code in coded if number} | _FORMER_NUMBERS
        self._names: dict[str, set[str]] = {name: {code} for name, code in _SEAT_NAMES.items()}
        # A file of votes has the same two hundred names a million times.
        self._folded = lru_cache(maxsize=1 << 12)(fold)
        for state in self.by_code.values():
            for name in (state.name, state.official, *state.aliases, *_SPELLINGS.get(state.code, ())):
                if name:
                    self._names.setdefault(fold(name), set()).add(state.code)
        for code, names in _SPELLINGS.items():
            for name in names:
                # `Congo` alone is Brazzaville in the UN's file: its other Congo is always qualified.
                self._names[fold(name)] = {code}

    def meant(self, code: str, name: str) -> str:
        """The three-letter code of the state meant by a code (of two or three letters) and a name, whatever the day.

        Of a seat that passed from one state to another, it is the code of the seat.

        Raises:
            UnknownStateError: neither is known, or the two are known to mean different states.
        """
        code, name = code.strip(), name.strip()
        by_code = None if code in _NOTHING else self._coded(code)
        named = set() if name in _NOTHING else self._names.get(self._folded(name), set())
        if by_code is None and code not in _NOTHING:
            raise UnknownStateError(f"no state has the code '{code}' (name '{name}')")
        if by_code is None:
            if len(named) != 1:
                raise UnknownStateError(f"no state is known by the name '{name}', and the row has no code")
            return next(iter(named))
        if named and by_code not in named and by_code not in _SEATS:
            raise UnknownStateError(f"the code '{code}' and the name '{name}' are two different states")
        return by_code

    @staticmethod
    def seated(state: str, day: str) -> str:
        """Who held the seat of a state on a day: the Soviet Union that of Russia, China's of both Chinas.

        Raises:
            UnknownStateError: nobody held it any more.
        """
        if state not in _SEATS:
            return state
        held = next((holder for last, holder in _SEATS[state] if day <= last), None)
        if held is None:
            raise UnknownStateError(f"'{state}' had no seat on {day}")
        return held

    def same_seat(self, state: str, code: str) -> bool:
        """Whether a state and a code can mean one seat: Yugoslavia's number beside Serbia's code."""
        other = self._coded(code)
        holders = {held for _, held in _SEATS.get(state, ())} | {state}
        return other in holders or bool(holders & {held for _, held in _SEATS.get(other or "", ())})

    def _coded(self, code: str) -> str | None:
        if code in _SEAT_CODES:
            return _SEAT_CODES[code]
        if len(code) == 2:
            return self._iso2.get(code)
        return code if code in self.by_code else _FORMER_CODES.get(code)
