"""The layouts of tile maps, held to the globe: figures and pairs are from an atlas, not from the layouts."""

import functools
from itertools import pairwise

import pytest

from stance.output.pictures.layouts import LAYOUTS, Layout, layout, smallest
from tests.stock import stock_record

POST_SOVIET, EUROPE, WORLD = LAYOUTS

# Observers of the General Assembly, states of UN agencies, and territories with a code that datasets do define.
OTHERS = {"COK", "ESH", "NIU", "PSE", "TWN", "VAT", "XKX"}

# Capitals: degrees north and east. East of the date line the count goes on past 180, as on a map with the Pacific last.
CAPITALS = {
    "CAN": (45.4, -75.7), "USA": (38.9, -77.0), "MEX": (19.4, -99.1), "GTM": (14.6, -90.5), "CUB": (23.1, -82.4),
    "PAN": (9.0, -79.5), "COL": (4.7, -74.1), "VEN": (10.5, -66.9), "PER": (-12.0, -77.0), "BOL": (-16.5, -68.2),
    "BRA": (-15.8, -47.9), "ARG": (-34.6, -58.4), "CHL": (-33.4, -70.7), "URY": (-34.9, -56.2), "ISL": (64.1, -21.9),
    "IRL": (53.3, -6.3), "GBR": (51.5, -0.1), "PRT": (38.7, -9.1), "ESP": (40.4, -3.7), "FRA": (48.9, 2.4),
    "DEU": (52.5, 13.4), "ITA": (41.9, 12.5), "NOR": (59.9, 10.8), "SWE": (59.3, 18.1), "FIN": (60.2, 24.9),
    "POL": (52.2, 21.0), "GRC": (38.0, 23.7), "TUR": (39.9, 32.9), "UKR": (50.5, 30.5), "RUS": (55.8, 37.6),
    "KAZ": (51.2, 71.4), "UZB": (41.3, 69.2), "MAR": (34.0, -6.8), "DZA": (36.8, 3.1), "EGY": (30.0, 31.2),
    "SEN": (14.7, -17.4), "NGA": (9.1, 7.5), "SDN": (15.5, 32.5), "ETH": (9.0, 38.7), "KEN": (-1.3, 36.8),
    "COD": (-4.3, 15.3), "AGO": (-8.8, 13.2), "MOZ": (-26.0, 32.6), "ZAF": (-25.7, 28.2), "MDG": (-18.9, 47.5),
    "SAU": (24.7, 46.7), "IRN": (35.7, 51.4), "PAK": (33.7, 73.1), "IND": (28.6, 77.2), "LKA": (6.9, 79.9),
    "CHN": (39.9, 116.4), "MNG": (47.9, 106.9), "KOR": (37.6, 127.0), "JPN": (35.7, 139.7), "VNM": (21.0, 105.8),
    "THA": (13.8, 100.5), "PHL": (14.6, 121.0), "IDN": (-6.2, 106.8), "PNG": (-9.4, 147.2), "AUS": (-35.3, 149.1),
    "NZL": (-41.3, 174.8), "FJI": (-18.1, 178.4), "WSM": (-13.8, 188.2), "TON": (-21.1, 184.8),
}  # fmt: skip

# States that share a land border.
BORDERS = (
    "CAN USA, USA MEX, MEX GTM, GTM HND, HND NIC, NIC CRI, CRI PAN, PAN COL, COL VEN, COL ECU, COL PER, ECU PER,"
    " PER BOL, PER CHL, BOL BRA, BOL PRY, BOL CHL, BRA PRY, BRA URY, BRA GUY, BRA SUR, CHL ARG, PRY ARG, URY ARG,"
    " VEN GUY, GUY SUR, HTI DOM, PRT ESP, ESP FRA, ESP AND, FRA AND, FRA BEL, FRA CHE, FRA ITA, FRA MCO, BEL NLD,"
    " BEL LUX, LUX DEU, NLD DEU, DEU DNK, DEU POL, DEU CZE, CHE LIE, LIE AUT, CHE ITA, CZE SVK, CZE POL, CZE AUT,"
    " SVK HUN, AUT HUN, AUT SVN, SVN ITA, SVN HRV, HRV BIH, HUN ROU, ROU MDA, MDA UKR, ROU BGR, BGR TUR, SRB XKX,"
    " XKX MKD, MKD GRC, ALB GRC, MNE ALB, MNE BIH, NOR SWE, EST LVA, LVA LTU, LTU POL, LTU BLR, BLR UKR, BLR RUS,"
    " UKR RUS, RUS KAZ, KAZ UZB, KAZ KGZ, UZB TKM, UZB TJK, UZB KGZ, KGZ TJK, TKM IRN, TKM AFG, GEO ARM, GEO AZE,"
    " GEO TUR, ARM TUR, ARM AZE, AZE IRN, TUR SYR, TUR IRQ, SYR LBN, SYR JOR, SYR IRQ, IRQ IRN, IRQ KWT, JOR SAU,"
    " ISR LBN, ISR EGY, ISR JOR, SAU KWT, SAU QAT, SAU YEM, YEM OMN, OMN ARE, IRN AFG, AFG PAK, PAK IND, IND NPL,"
    " IND BGD, NPL CHN, CHN MNG, CHN PRK, MMR LAO, LAO VNM, THA KHM, THA LAO, BGD MMR, MYS BRN, PNG IDN, MAR DZA,"
    " DZA TUN, DZA LBY, LBY EGY, DZA MLI, MLI NER, NER TCD, TCD SDN, SDN EGY, SDN SSD, ETH DJI, ETH SSD, ETH SOM,"
    " ERI DJI, SEN GMB, SEN GIN, GIN SLE, SLE LBR, LBR CIV, CIV GHA, GHA TGO, TGO BEN, BEN NGA, NGA NER, NGA CMR,"
    " CMR CAF, CMR GNQ, GAB COG, COG COD, COD AGO, COD ZMB, UGA KEN, UGA RWA, RWA BDI, BDI TZA, KEN TZA, AGO NAM,"
    " NAM BWA, ZMB ZWE, MWI ZMB, MWI MOZ, ZWE MOZ, ZWE BWA, BWA ZAF, ZAF LSO, ZAF SWZ, ETH KEN, BRA COL, BRA VEN,"
    " FIN RUS, NOR FIN, EST RUS, LVA RUS, LTU RUS, IRN PAK, SAU OMN, SAU IRQ, CHN IND, CHN VNM, CHN MMR, CHN KAZ,"
    " CHN KGZ, CHN TJK, CHN PAK, FRA DEU, FRA LUX, DEU AUT, DEU CHE, SVK UKR, HUN UKR, ROU UKR, SRB MNE, SRB HRV,"
    " SRB BGR, SRB ROU, SRB BIH, BGR GRC, GRC TUR, BGR MKD, POL UKR, POL BLR, RUS GEO, RUS AZE, KAZ TKM, RUS MNG,"
    " DZA MRT, MAR ESH, ESH MRT, SEN MLI, SEN MRT, BFA GHA, BFA CIV, BFA NER, COD CAF, COD UGA, COD TZA, TZA MOZ,"
    " SDN ETH, SDN ERI, LBY SDN, LBY TCD, TCD NGA, TCD CMR, ZAF MOZ, ZAF NAM, AGO ZMB, PER COL, ARG BOL, ARG BRA"
)
PAIRS = [tuple(pair.split()) for pair in BORDERS.split(", ")]


@functools.cache
def un_members() -> set[str]:
    read = stock_record()["states"]
    return {code for code, state in read.items() if "un-member" in state}


def ranks(values: list[float]) -> list[float]:
    """Ranks from 1; equal values share the mean of theirs."""
    ordered = sorted(values)
    return [ordered.index(value) + (ordered.count(value) + 1) / 2 for value in values]


def rank_correlation(one: list[float], other: list[float]) -> float:
    """Spearman's rho: Pearson's correlation of the ranks."""
    a, b = ranks(one), ranks(other)
    mean = (len(a) + 1) / 2
    product = sum((x - mean) * (y - mean) for x, y in zip(a, b, strict=True))
    return float(product / (sum((x - mean) ** 2 for x in a) * sum((y - mean) ** 2 for y in b)) ** 0.5)


def test_the_rank_correlation_is_right() -> None:
    # Five pairs with rank differences 0, 1, 1, 1, 1: 1 - 6 * 4 / (5 * 24) = 0.8.
    assert rank_correlation([1, 2, 3, 4, 5], [10, 30, 20, 50, 40]) == pytest.approx(0.8)


def test_every_un_member_has_one_place_in_the_world() -> None:
    assert len(un_members()) == 193
    assert set(WORLD.places) == un_members() | OTHERS


def test_the_smaller_maps_are_the_regions() -> None:
    assert " ".join(sorted(POST_SOVIET.places)) == "ARM AZE BLR EST GEO KAZ KGZ LTU LVA MDA RUS TJK TKM UKR UZB"
    # The 47 members of the Council of Europe before 2022, with Belarus, Kosovo and the Holy See.
    assert " ".join(sorted(EUROPE.places)) == (
        "ALB AND ARM AUT AZE BEL BGR BIH BLR CHE CYP CZE DEU DNK ESP EST FIN FRA GBR GEO GRC HRV HUN IRL ISL ITA LIE"
        " LTU LUX LVA MCO MDA MKD MLT MNE NLD NOR POL PRT ROU RUS SMR SRB SVK SVN SWE TUR UKR VAT XKX"
    )


@pytest.mark.parametrize("shown", LAYOUTS, ids=lambda shown: shown.title)
def test_no_tile_covers_another(shown: Layout) -> None:
    assert len(set(shown.places.values())) == len(shown.places)


def test_a_state_with_two_places_is_refused() -> None:
    with pytest.raises(ValueError, match="KAZ has two places on the map of nowhere"):
        layout("nowhere", "KAZ . UZB\n. KAZ .")


def test_a_world_of_20_columns_fits_80_columns_of_text() -> None:
    assert WORLD.columns == 20  # three letters and a gap each: 20 * 4 - 1 = 79


@pytest.mark.parametrize("shown", LAYOUTS, ids=lambda shown: shown.title)
def test_columns_are_longitudes_and_rows_are_latitudes(shown: Layout) -> None:
    known = {code: place for code, place in CAPITALS.items() if code in shown.places}
    east = [place[1] for place in known.values()]
    south = [-place[0] for place in known.values()]
    columns = [float(shown.places[code][1]) for code in known]
    rows = [float(shown.places[code][0]) for code in known]
    assert rank_correlation(columns, east) > 0.9
    assert rank_correlation(rows, south) > 0.9


@pytest.mark.parametrize("shown", LAYOUTS, ids=lambda shown: shown.title)
def test_neighbours_are_neighbours(shown: Layout) -> None:
    """Tiles of states with a common border touch, three in four of them; none is far from its neighbour but Russia,
    which has one tile for eleven time zones."""
    apart = {
        pair: max(abs(a - b) for a, b in zip(shown.places[pair[0]], shown.places[pair[1]], strict=True))
        for pair in PAIRS if pair[0] in shown.places and pair[1] in shown.places
    }  # fmt: skip
    assert sum(distance == 1 for distance in apart.values()) / len(apart) >= 0.75
    assert not {pair for pair, distance in apart.items() if distance > 3 and "RUS" not in pair}


NORTH_OF = "CAN USA, USA MEX, SWE DNK, EST LVA, LVA LTU, BLR UKR, GEO ARM, KAZ UZB, UZB TKM, KGZ TJK, POL SVK, AUT HRV"
NORTH_OF += ", ESP MAR, ITA MLT, EGY SDN, NER NGA, ZMB ZAF, PER CHL, BOL ARG, VEN BRA, CHN VNM, PHL IDN, IDN AUS"
NORTH_OF += ", AUS NZL, MNG CHN, IND LKA, TUR SYR, DEU ITA, RUS GEO, CUB JAM"
WEST_OF = "PRT ESP, ESP ITA, IRL GBR, GBR NLD, FRA DEU, DEU BLR, POL BLR, UKR KAZ, TUR IRN, IRN AFG, PAK IND, IND MMR"
WEST_OF += ", CHN KOR, KOR JPN, VNM PHL, IDN PNG, AUS NZL, USA CUB, PER BRA, CHL URY, MAR TUN, LBY EGY, NGA CMR"
WEST_OF += ", SEN NER, COD KEN, AGO MOZ, MOZ MDG, ARM AZE, GEO TKM, UZB KGZ, TKM TJK, HTI DOM, MDA UKR"


@pytest.mark.parametrize("shown", LAYOUTS, ids=lambda shown: shown.title)
@pytest.mark.parametrize(("pairs", "axis"), [(NORTH_OF, 0), (WEST_OF, 1)], ids=["north", "west"])
def test_well_known_pairs_are_in_order(shown: Layout, pairs: str, axis: int) -> None:
    wrong = []
    for first, second in (pair.split() for pair in pairs.split(", ")):
        if first in shown.places and second in shown.places:
            a, b = shown.places[first][axis], shown.places[second][axis]
            # In a crowded corner neighbours may share a row or a column; none stands on the wrong side.
            if a > b:
                wrong.append((first, second))
    assert not wrong


def test_the_far_ones_are_strictly_in_order() -> None:
    def at(code: str) -> tuple[int, int]:
        return WORLD.places[code]

    for first, second in pairwise(["CAN", "USA", "MEX", "GTM", "NIC", "PAN", "COL", "ECU", "CHL", "ARG"]):
        assert at(first)[0] < at(second)[0], (first, second)
    for first, second in pairwise(["PRT", "ESP", "ITA", "HRV", "ROU", "GEO", "AZE", "TKM", "TJK", "CHN", "KOR", "JPN"]):
        assert at(first)[1] < at(second)[1], (first, second)
    assert at("NZL")[0] > at("AUS")[0]
    assert at("NZL")[1] > at("AUS")[1]


@pytest.mark.parametrize(
    ("codes", "title"),
    [
        (["KGZ"], "the post-Soviet states"),
        (["RUS", "TKM"], "the post-Soviet states"),
        (["RUS", "DEU"], "Europe"),
        (["KAZ", "DEU"], "the world"),
        (["DEU", "SUN"], "Europe"),
        ([], "the post-Soviet states"),
    ],
)
def test_the_smallest_map_with_a_place_for_all_is_used(codes: list[str], title: str) -> None:
    assert smallest(codes).title == title
