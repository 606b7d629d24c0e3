"""Where each state is on a tile map: one tile a state, north up and west to the left, neighbours side by side.

Each layout is a grid to be read and edited by eye: a code of three letters for a tile, a dot for sea or for nothing.
That a state has a place says nothing about its status; it is faint where it was not in this query.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

_POST_SOVIET = """
 .   EST  .    .    .
 .   LVA  .    .    .
LTU  BLR  RUS  .    .
MDA  UKR  .    KAZ  .
 .   GEO  .    UZB  KGZ
 .   ARM  AZE  TKM  TJK
"""
"""The fifteen states that were the Soviet Union's republics."""
_EUROPE = """
ISL  .    .    .    .    .    FIN  .    .    .    .    .
 .   .    .    .    NOR  SWE  EST  .    .    .    .    .
 .   .    .    .    .    .    LVA  .    .    .    .    .
IRL  GBR  .    .    DNK  .    LTU  .    .    .    .    .
 .   .    .    NLD  DEU  POL  BLR  RUS  .    .    .    .
 .   .    .    BEL  LUX  CZE  SVK  UKR  .    .    .    .
 .   .    FRA  CHE  LIE  AUT  HUN  MDA  .    .    .    .
PRT  ESP  AND  MCO  ITA  SVN  HRV  ROU  .    .    .    .
 .   .    .    .    SMR  .    BIH  SRB  BGR  .    GEO  .
 .   .    .    .    VAT  .    MNE  XKX  MKD  TUR  ARM  AZE
 .   .    .    .    MLT  .    .    ALB  GRC  CYP  .    .
"""
"""The states of Europe, with the Caucasus, Turkey and Cyprus. The sixth column is the Adriatic in its lower part."""
_WORLD = """
 .    .    .    .    .   ISL   .    .    .    .    .   FIN   .    .    .    .    .    .    .    .
 .    .    .    .    .    .    .    .    .   NOR  SWE  EST   .    .    .    .    .    .    .    .
 .    .    .    .    .    .    .    .    .    .    .   LVA   .    .    .    .    .    .    .    .
 .    .    .    .    .   IRL  GBR   .   NLD  DNK   .   LTU   .    .    .    .    .    .    .    .
 .    .    .    .    .    .    .   BEL  LUX  DEU  POL  BLR   .    .    .    .    .    .    .    .
 .    .    .    .    .   AND  FRA  CHE  LIE  CZE  SVK  UKR  RUS   .    .    .    .    .    .    .
 .    .    .    .   PRT  ESP  MCO  ITA  SVN  AUT  HUN  MDA   .   KAZ   .    .    .    .    .    .
 .    .    .    .    .    .   VAT  SMR  HRV  SRB  ROU   .    .   UZB  KGZ   .    .    .    .    .
 .    .    .    .    .    .    .    .   BIH  XKX  BGR  GEO  AZE  TKM  TJK  MNG  PRK   .    .    .
 .   CAN   .    .    .    .    .    .   MNE  MKD  TUR  ARM  IRN  AFG   .   CHN   .   KOR   .   JPN
 .   USA   .   BHS   .    .    .   MLT  ALB  GRC  SYR  IRQ   .    .   PAK  NPL  BTN   .    .    .
MEX   .   CUB  HTI  DOM   .    .    .   CYP  LBN  JOR  KWT  BHR   .    .   IND  BGD   .    .   TWN
GTM  BLZ  JAM  KNA  ATG   .   MAR  TUN   .   ISR  PSE  SAU  QAT  ARE   .    .   MMR  LAO  VNM   .
SLV  HND   .   DMA  LCA   .   ESH  DZA  LBY  EGY   .    .   YEM  OMN   .   LKA   .   THA  KHM  PHL
NIC   .   VCT  BRB   .   SEN  MRT  MLI  NER  TCD  SDN  ERI   .    .    .    .   MYS  BRN   .   PLW
CRI   .   GRD   .   CPV  GMB  GIN  BFA  BEN  NGA  SSD  ETH  DJI   .   MDV   .   SGP   .   FSM  MHL
 .   PAN   .   TTO   .   GNB  SLE  CIV  TGO  CMR  CAF  UGA  SOM   .    .    .   IDN   .   NRU  KIR
 .   COL  VEN  GUY  SUR   .   LBR  GHA   .   GNQ  COG  RWA  KEN   .    .    .   TLS  PNG  SLB  TUV
ECU  PER  BOL  BRA   .    .    .    .   STP  GAB  COD  BDI  TZA   .   SYC   .    .   VUT  FJI  WSM
 .   CHL  PRY  URY   .    .    .    .    .    .   AGO  ZMB  MWI   .   COM   .    .    .   TON  NIU
 .    .   ARG   .    .    .    .    .    .    .   NAM  BWA  ZWE  MOZ  MDG  MUS   .   AUS   .   COK
 .    .    .    .    .    .    .    .    .    .    .   ZAF  SWZ   .    .    .    .    .    .   NZL
 .    .    .    .    .    .    .    .    .    .    .   LSO   .    .    .    .    .    .    .    .
"""
"""The members of the United Nations and seven others: COK, ESH, NIU, PSE, TWN, VAT and XKX.

Twenty columns are as many as 80 columns of text hold with a code of three letters in each.
"""


class Layout(NamedTuple):
    """A map's name, as in "a map of ...", and the row and column of each state by code, both from 0."""

    title: str
    places: Mapping[str, tuple[int, int]]

    @property
    def rows(self) -> int:
        """How many rows of tiles it has."""
        return max(row for row, _ in self.places.values()) + 1

    @property
    def columns(self) -> int:
        """How many columns of tiles it has."""
        return max(column for _, column in self.places.values()) + 1


def layout(title: str, grid: str) -> Layout:
    """The layout of a grid.

    Raises:
        ValueError: a state has two places.
    """
    places: dict[str, tuple[int, int]] = {}
    for row, line in enumerate(grid.strip("\n").splitlines()):
        for column, word in enumerate(line.split()):
            if word in places:
                raise ValueError(f"{word} has two places on the map of {title}")
            if word != ".":
                places[word] = (row, column)
    return Layout(title, places)


LAYOUTS = (layout("the post-Soviet states", _POST_SOVIET), layout("Europe", _EUROPE), layout("the world", _WORLD))
"""From the smallest to the largest."""


def smallest(codes: Iterable[str]) -> Layout:
    """The first layout with a place for all the states; states that none has a place for do not matter."""
    placed = {code for code in codes if code in LAYOUTS[-1].places}
    return next(each for each in LAYOUTS if placed <= each.places.keys())
