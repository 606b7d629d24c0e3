import pytest

from stance.dataset.rules import malformed_reference
from tests.rules.small import found


def check(field: str, value: str) -> list[str]:
    return found(malformed_reference, f"sources:\n  s: {{type: official, title: S, {field}: '{value}'}}\n")


@pytest.mark.parametrize("field", ["url", "archive"])
@pytest.mark.parametrize(
    "url",
    [
        "https://undocs.org/A/RES/68/262",
        "http://www.example.org:8080/a?b=c#d",
        "https://web.archive.org/web/2014/http://example.org/",
        "https://кремль.рф/новости",
        "https://24.kg./english/",
    ],
)
def test_an_address_with_a_host_is_right(field: str, url: str) -> None:
    assert not check(field, url)


@pytest.mark.parametrize("field", ["url", "archive"])
@pytest.mark.parametrize(
    "url",
    [
        "undocs.org/A/RES/68/262", "ftp://example.org/a", "https:///path", "http:example.org", "https://localhost/a",
        "https://exa mple.org", "https://example.org/a b", "http://[::1", "https://example.org:port/",
        "see the library", "https://.org", "https://example..org/",
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_an_error(field: str, url: str) -> None:
    [only] = check(field, url)
    assert only.startswith(f"added:2 source s: {field} '{url}'")


# Forms of the UN Documents research guide: https://research.un.org/en/docs/symbols
@pytest.mark.parametrize(
    "symbol",
    [
        "A/RES/68/262", "A/RES/ES-11/1", "A/RES/S-10/2", "A/RES/2131(XX)", "A/RES/377 (V)", "A/RES/36/148 A-B",
        "A/RES/3379 (XXX)", "S/RES/2202 (2015)", "S/RES/2202(2015)", "A/DEC/68/501", "A/68/PV.80", "A/68/L.39",
        "A/ES-11/PV.5", "S/2014/189", "S/PV.7138", "A/C.3/71/L.26", "A/HRC/RES/49/1", "E/CN.4/2006/10",
        "CCPR/C/112/D/2231/2012", "ST/LEG/SER.E/26", "ICC-ASP/22/20", "CDL-AD(2014)043",
    ],
)  # fmt: skip
def test_a_document_symbol_is_as_the_body_prints_it(symbol: str) -> None:
    assert not check("symbol", symbol)


@pytest.mark.parametrize(
    "symbol",
    [
        "68/262", "A/RES/68-262", "A/RES/68", "A/RES/68/262/", "a/res/68/262", "A-RES-68-262", "A/RES/262 (1968)",
        "S/RES/2202", "UN resolution 68/262", "A/68/PV 80", "A/RES/", "https://undocs.org/A/RES/68/262", "A/PV",
    ],
)  # fmt: skip
def test_anything_else_is_no_document_symbol(symbol: str) -> None:
    assert len(check("symbol", symbol)) == 1


def test_a_doi_is_a_prefix_and_a_suffix() -> None:
    assert not check("doi", "10.1007/s10308-017-0480-7")


@pytest.mark.parametrize(
    "doi", ["https://doi.org/10.1007/x", "doi:10.1007/x", "10.1007", "10.1007/", "10.10/x", "11.1007/x"]
)
def test_anything_else_is_no_doi(doi: str) -> None:
    assert len(check("doi", doi)) == 1
