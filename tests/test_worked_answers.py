"""The answers of some thirty cells, worked out by hand from the record, day by day.

Each line: the day, the status (or kind of answer), since, confirmed and the instrument, where they differ from what the
line before it needs no saying: confirmed is since, and there is no instrument, unless told. Of an uncertain answer, the
statuses that may hold are told.
"""

import pytest

from stance.api import Stance
from tests.conftest import Run

TODAY = "2026-11-28"
WORKED = {
    "KGZ foreign-agents": """
        2012-07-12 not-yet
        2013-08-31 no-record
        2013-09-15 uncertain introduced
        2013-10-01 introduced 2013-09 - bill-2013
        2014-01-01 stalled 2013-12 - bill-2013
        2014-06-01 introduced 2014-05 - bill-2013
        2015-03-10 advanced 2015-03-10 - bill-2013
        2016-05-11 advanced 2015-03-10 2016-04-14 bill-2013
        2016-05-12 rejected 2016-05-12 - bill-2013
        2016-11-29 rejected 2016-05-12 - bill-2013
        2023-05-18 rejected 2016-05-12 - bill-2013
        2023-05-19 introduced 2023-05-19 - law-2024
        2024-03-13 advanced 2023-10-03 2024-02-22 law-2024
        2024-03-14 passed 2024-03-14 - law-2024
        2024-04-11 passed 2024-03-14 2024-04-02 law-2024
        2024-04-12 in-force 2024-04-12 - law-2024
        today in-force 2024-04-12 - law-2024
    """,
    "GEO foreign-agents": """
        2016-11-29 none-found
        2023-03-07 advanced 2023-03-07 - bill-2023
        2023-03-10 withdrawn 2023-03-10 - bill-2023
        2024-04-07 withdrawn 2023-03-10 - bill-2023
        2024-04-08 introduced 2024-04-08 - law-2024
        2024-05-13 advanced 2024-04-17 2024-05-01 law-2024
        2024-05-14 passed 2024-05-14 - law-2024
        2024-05-18 vetoed 2024-05-18 - law-2024
        2024-05-28 passed 2024-05-28 - law-2024
        2024-07-31 passed 2024-05-28 2024-06-03 law-2024
        2024-08-01 in-force 2024-08-01 - law-2024
        2025-05-30 in-force 2024-08-01 - law-2024
        2025-05-31 in-force 2024-08-01 2025-05-31 fara-2025
        today in-force 2024-08-01 2025-05-31 fara-2025
    """,
    "RUS foreign-agents": """
        2012-07-12 not-yet
        2012-07-13 passed 2012-07-13 - law-2012
        2012-11-20 passed 2012-07-13 2012-07-20 law-2012
        2012-11-21 in-force 2012-11-21 - law-2012
        2016-11-29 in-force 2012-11-21 2014-06-04 law-2012
        2022-08-31 in-force 2012-11-21 2020-12-30 law-2012
        2022-12-01 in-force 2012-11-21 2022-12-01 law-2022
        today in-force 2012-11-21 2025-10 law-2022
    """,
    "UKR foreign-agents": """
        2014-01-13 no-record
        2014-01-14 introduced 2014-01-14 - law-2014
        2014-01-16 passed 2014-01-16 - law-2014
        2014-01-21 passed 2014-01-16 2014-01-17 law-2014
        2014-01-22 in-force 2014-01-22 - law-2014
        2014-01-27 in-force 2014-01-22 - law-2014
        2014-01-28 repealed 2014-01-28 - law-2014
        today repealed 2014-01-28 - law-2014
    """,
    "KAZ foreign-agents": """
        2016-11-29 none-found
        2023-03-16 none-found
        2023-03-17 no-law 2023-03-17
        2025-02-11 no-law 2023-03-17
        2025-02-12 announced 2025-02-12 - call-2025
        today announced 2025-02-12 - call-2025
        2027-02-13 announced 2025-02-12 - call-2025
    """,
    "RUS lgbt-propaganda": """
        2013-01-24 no-record
        2013-01-25 advanced 2013-01-25
        2013-06-11 passed 2013-06-11
        2013-06-29 passed 2013-06-11 2013-06-29
        2013-06-30 in-force 2013-06-30
        2022-12-04 in-force 2013-06-30
        2022-12-05 in-force 2013-06-30 2022-12-05
        today in-force 2013-06-30 2022-12-05
    """,
    "KAZ lgbt-propaganda": """
        2014-08-15 uncertain advanced
        2014-09-01 advanced 2014-08 - bill-2014
        2015-02-19 passed 2015-02-19 - bill-2014
        2015-05-18 struck-down 2015-05-18 - bill-2014
        2016-11-29 struck-down 2015-05-18 - bill-2014
        2024-04-15 uncertain announced struck-down
        2024-05-01 announced 2024-04 - media-bill-2024
        2025-10-15 uncertain announced introduced
        2025-11-01 introduced 2025-10 - archives-law-2025
        2025-12-04 stalled 2025-12-04 - archives-law-2025
        2025-12-18 passed 2025-12-18 - archives-law-2025
        today passed 2025-12-18 2025-12-30 archives-law-2025
    """,
    "UKR lgbt-propaganda": """
        2012-10-01 no-record
        2012-10-02 advanced 2012-10-02 - bill-8711
        2014-12-31 advanced 2012-10-02 - bill-8711
        2015-01-15 uncertain advanced withdrawn
        2016-11-29 withdrawn 2015-01 - bill-8711
        2018-10-09 introduced 2018-10-09 - bill-9183
        2020-07-21 introduced 2018-10-09 - bill-9183
        2020-07-22 introduced 2020-07-22 - bill-3917
        today introduced 2021 - bill-6327
    """,
    "LVA lgbt-propaganda": """
        2013-09-30 no-record
        2013-11-01 announced 2013-10 - referendum-2013
        2014-02-11 announced 2013-10 - referendum-2013
        2014-12-15 uncertain announced no-law
        2015-01-01 no-law 2014-02-11
        2021-11-11 rejected 2021-11-11 - proposals-2021
        2025-09-17 rejected 2021-11-11 - proposals-2021
        today introduced 2025-09-18 - lpv-2025
    """,
    "MDA lgbt-propaganda": """
        2013-05-22 no-record
        2013-07-11 passed 2013-05-23 - law-2013
        2013-07-12 in-force 2013-07-12 - law-2013
        2013-10-11 repealed 2013-10-11 - law-2013
        2016-05-24 repealed 2013-10-11 - law-2013
        2016-11-29 advanced 2016-05-25 - bill-2016
        2018-05-25 advanced 2016-05-25 - bill-2016
        2018-05-26 repealed 2013-10-11 - law-2013
        2024-07-01 introduced 2024-06 - bill-2024
        2026-06-30 introduced 2024-06 - bill-2024
        2026-07-01 repealed 2013-10-11 - law-2013
        today repealed 2013-10-11 - law-2013
    """,
    "LTU lgbt-propaganda": """
        2009-07-13 not-yet
        2009-07-14 passed 2009-07-14
        2010-02-28 passed 2009-07-14 2009-12-22
        2010-03-01 in-force 2010-03-01
        2024-12-17 in-force 2010-03-01
        today struck-down 2024-12-18
    """,
    "ARM russian-bases": """
        1992-08-21 signed 1992-08-21 - status-1992
        1995-03-16 signed 1992-08-21 1995-03-16 base-1995
        1997-06-01 uncertain in-force signed
        1998-01-01 in-force 1997 - base-1995
        2010-08-20 in-force 1997 2010-08-20 base-1995
        2016-11-29 in-force 1997 2011-07-06 base-1995
        today in-force 1997 2025-09-30 base-1995
    """,
    "KGZ russian-bases": """
        1993-07-05 signed 1993-07-05 - units-1993
        1994-12-22 ratified 1994-12-22 - units-1993
        2003-09-22 ratified 1994-12-22 - units-1993
        2005-07-21 ratified 1994-12-22 2005-07-21 kant-2003
        2008-07-09 in-force 2008-07-09 - units-1993
        2016-11-29 in-force 2008-07-09 - units-1993
        2017-01-29 in-force 2008-07-09 2017-01-29 agreement-2012
        today in-force 2008-07-09 2017-01-29 agreement-2012
    """,
    "TJK russian-bases": """
        1993-05-25 signed 1993-05-25 - agreement-1993
        2000-01-01 signed 1993-05-25 1999-04 base-1999
        2004-10-16 signed 1993-05-25 2004-10-16 base-2004
        2012-10-05 signed 1993-05-25 2012-10-05 agreement-2012
        2014-02-05 ratified 2013-10-01 - agreement-2012
        2016-11-29 in-force 2014-02-06 - agreement-2012
        today in-force 2014-02-06 - agreement-2012
    """,
    "UKR russian-bases": """
        1997-05-28 signed 1997-05-28 - fleet-1997
        1999-03-24 ratified 1999-03-24 - fleet-1997
        2010-04-26 ratified 1999-03-24 - fleet-1997
        2010-04-27 ratified 1999-03-24 2010-04-27 kharkiv-2010
        2010-05-14 in-force 2010-05-14 - kharkiv-2010
        2014-04-01 in-force 2010-05-14 - kharkiv-2010
        2014-04-02 ended 2014-04-02 - fleet-1997
        today ended 2014-04-02 - fleet-1997
    """,
    "AZE russian-bases": """
        2002-01-25 signed 2002-01-25
        2012-12-08 signed 2002-01-25
        2012-12-09 ended 2012-12-09
        today ended 2012-12-09
    """,
    "KGZ us-bases": """
        2001-12-15 uncertain in-force
        2002-01-01 in-force 2001-12 - manas-2001
        2009-02-19 in-force 2001-12 2005-10-11 manas-2001
        2009-02-20 denounced 2009-02-20 - manas-2001
        2009-07-13 denounced 2009-02-20 - manas-2001
        2009-07-14 in-force 2009-07-14 - transit-2009
        2013-06-25 in-force 2009-07-14 - transit-2009
        2013-06-26 denounced 2013-06-26 - transit-2009
        2014-06-02 denounced 2013-06-26 - transit-2009
        2014-06-03 ended 2014-06-03 - transit-2009
        today ended 2014-06-03 - transit-2009
    """,
    "UZB us-bases": """
        2001-10-06 not-yet
        2001-10-07 in-force 2001-10-07 - k2-2001
        2005-07-28 in-force 2001-10-07 - k2-2001
        2005-11-20 denounced 2005-07-29 - k2-2001
        2005-11-21 ended 2005-11-21 - k2-2001
        2016-11-29 ended 2005-11-21 - k2-2001
        today ended 2005-11-21 - k2-2001
    """,
    "KGZ us-cooperation": """
        2015-07-20 in-force 1993-05-19 - agreement-1993
        2015-07-21 denounced 2015-07-21 - agreement-1993
        2015-08-20 ended 2015-08-20 - agreement-1993
        2015-10-31 negotiating 2015-10-31 - successor
        2016-11-29 negotiating 2015-10-31 - successor
        2017-10-31 negotiating 2015-10-31 - successor
        2017-11-01 ended 2015-08-20 - agreement-1993
        2017-12-27 negotiating 2015-10-31 2017-12-27 successor
        2024-07-28 negotiating 2015-10-31 2022-07-28 successor
        2024-07-29 ended 2015-08-20 - agreement-1993
        today ended 2015-08-20 - agreement-1993
    """,
    "UZB csto": """
        1992-05-14 not-yet
        1992-05-15 signed 1992-05-15
        1994-04-20 member 1994-04-20
        1999-04-20 former 1999-04-20
        2006-08-15 former 1999-04-20
        2006-08-16 member 2006-08-16
        2012-06-28 suspended 2012-06-28
        today suspended 2012-06-28 2012-12-19
    """,
    "ARM csto": """
        1994-04-19 signed 1992-05-15
        2016-11-29 member 1994-04-20 2003-09-18
        2024-02-21 member 1994-04-20 2003-09-18
        2025-11-26 frozen 2024-02-22
        today frozen 2024-02-22 2025-11-27
    """,
    "UKR cis": """
        2016-11-29 signed 1991-12-08
        2018-05-18 signed 1991-12-08
        today withdrawing 2018-05-19
    """,
    "MDA cis": """
        1994-04-07 signed 1991-12-21
        2016-11-29 member 1994-04-08
        2022-06-01 uncertain frozen member
        2023-01-01 frozen 2022
        today withdrawing 2026-04-02
    """,
    "GEO cis": """
        1993-12-02 non-member 1991-12-21
        1993-12-03 member 1993-12-03
        2009-08-17 withdrawing 2008-08-18
        today former 2009-08-18
    """,
    "KGZ russia-debt-relief": """
        2012-09-20 signed 2012-09-20 - agreement-2012
        2016-11-29 ratified 2013-05-07 - agreement-2012
        2018-02-04 ratified 2013-05-07 - agreement-2012
        today ratified 2013-05-07 2018-02-05 protocol-2017
    """,
    "ARM rome-statute": """
        2016-11-29 signed 1999-10-01
        2024-01-31 signed 1999-10-01
        today member 2024-02-01
    """,
    "RUS rome-statute": """
        2016-11-15 signed 2000-09-13
        2016-11-29 declined 2016-11-16
        today declined 2016-11-16
    """,
    "GEO invasion-2022": """
        2022-02-23 not-yet
        2022-02-24 opposes 2022-02-24
        2023-05-29 opposes 2022-02-24 2023-02-24
        2023-05-30 leans-support 2023-05-30
        2024-01-02 leans-support 2023-05-30
        2024-02-24 opposes 2024-02-24
        today leans-against 2026-02-24
    """,
    "MDA invasion-2022": """
        2022-02-24 opposes 2022-02-24
        today opposes 2022-02-24 2026-02-24
    """,
}
KINDS = ("not-yet", "no-record", "none-found")


@pytest.mark.parametrize("cell", WORKED)
def test_a_cell_is_answered_day_by_day_as_worked_out_by_hand(cell: str, bundled: Stance) -> None:
    state, issue = cell.split()
    expected: list[list[str | None]] = []
    told: list[list[str | None]] = []
    for line in WORKED[cell].strip().splitlines():
        words = line.split()
        day = TODAY if words[0] == "today" else words[0]
        answers = bundled.position(state, issue, day)
        if words[1] == "uncertain":
            told.append([day, *sorted({one.answer for one in answers}), *sorted(str(one.status) for one in answers)])
            expected.append([day, *words[1:]])
            continue
        [one] = answers
        if words[1] in KINDS:
            told.append([day, one.answer, one.status])
            expected.append([day, words[1], None])
            continue
        since, confirmed, instrument = (*words[2:], "-", "-")[:3]
        told.append([day, one.answer, one.status, one.since, one.confirmed, one.instrument or "-"])
        expected.append([day, "recorded", words[1], since, since if confirmed == "-" else confirmed, instrument])
    assert told == expected


# What version 0.1.0 told wrongly.


def test_a_law_is_in_force_however_often_it_was_amended(run: Run) -> None:
    assert run("check", "russia", "foreign-agents", "in-force", "--as-of", "2022-08").code == 0
    assert run("check", "russia", "lgbt-propaganda", "in-force").code == 0
    found = run("compare", "--where", "lgbt-propaganda=in-force", "--issue", "lgbt-propaganda", "-f", "csv")
    assert "\nRussia," in found.out or ",RUS," in found.out


@pytest.mark.parametrize(
    ("state", "issue", "since"),
    [
        ("ARM", "russian-bases", "1997"), ("UKR", "russia-sanctions", "2015-07-30"),
        ("MDA", "invasion-2022", "2022-02-24"),
        ("RUS", "foreign-agents", "2012-11-21"), ("GEO", "foreign-agents", "2024-08-01"),
    ],
)  # fmt: skip
def test_since_is_the_start_of_the_unbroken_run(state: str, issue: str, since: str, bundled: Stance, run: Run) -> None:
    [answer] = bundled.position(state, issue)
    assert answer.since == since
    assert run("get", state, issue, "--field", "since").out == f"{since}\n"
    assert f",{since}," in run("compare", state, "--issue", issue, "-f", "csv").out


@pytest.mark.parametrize(
    ("state", "issue", "ended"), [("KGZ", "us-cooperation", "2015-08-20"), ("UZB", "us-bases", "2005-11-21")]
)
def test_dead_talks_and_remarks_do_not_hide_the_end_of_an_agreement(
    state: str, issue: str, ended: str, bundled: Stance
) -> None:
    [answer] = bundled.position(state, issue)
    assert (answer.status, answer.since) == ("ended", ended)
    assert answer.others


def test_old_words_are_shown_with_their_age(bundled: Stance) -> None:
    [silent] = bundled.position("TJK", "invasion-2022", "2024-06-30")
    assert (silent.status, silent.confirmed, silent.aged) == ("silent", "2022-02-28", True)
    [call] = bundled.position("EST", "foreign-agents")
    assert (call.status, call.since, call.aged) == ("announced", "2018-03-29", True)


def test_a_president_at_odds_with_the_government_does_not_answer_for_georgia(bundled: Stance) -> None:
    [answer] = bundled.position("GEO", "invasion-2022", "2024-01-31")
    assert (answer.status, answer.speaker) == ("leans-support", "Irakli Garibashvili, prime minister")


def test_armenia_is_a_member_in_law_of_the_csto_and_uzbekistan_is_suspended(bundled: Stance) -> None:
    told = {state: bundled.position(state, "csto")[0] for state in ("ARM", "UZB")}
    assert [(one.status, one.class_) for one in told.values()] == [("frozen", "binding"), ("suspended", "limited")]
    binding = bundled.compare(where=["csto=binding"], issue="csto").positions
    assert "ARM" in {one.code for one in binding}
    assert "UZB" not in {one.code for one in binding}


def test_a_search_that_found_nothing_is_not_the_lack_of_one(bundled: Stance) -> None:
    [searched] = bundled.position("KAZ", "foreign-agents", "2016-11-29")
    assert (searched.answer, searched.searched) == ("none-found", "2026-11-28")
    [nobody] = bundled.position("KGZ", "foreign-agents", "2013-08-31")
    assert (nobody.answer, nobody.searched) == ("no-record", None)
