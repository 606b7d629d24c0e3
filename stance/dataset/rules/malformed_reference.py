"""A source that cannot be followed backs nothing. An address is http(s) with a host; a DOI is `10.1007/s10308-...`
without the resolver's address; a document symbol is as the body prints it (`A/RES/68/262`, `A/68/PV.80`,
`S/RES/2202 (2015)`, `A/RES/2131(XX)`; for European bodies `P9_TA(2021)0362`, `Doc. 13405`, `CDL-AD(2014)043`). The
symbol of a body that is new here is added to the forms of this rule."""

import re

from stance.dataset.addresses import host
from stance.dataset.model import Dataset
from stance.dataset.problems import Findings

TITLE = "Addresses, document symbols and DOIs have the form that lets a reader follow them"

_DOI = re.compile(r"10\.\d{4,9}/\S+")
# Parts of a resolution as the UN's own record writes them: A/RES/45/150 B, A/RES/36/92[A-F], A/RES/17(I)[RULE-73].
_LETTERS = r"( ?[A-Z-]+)?(\[[\w.-]+\])?"
_SYMBOLS = (
    rf"A/(RES|DEC)/(ES-|S-)?\d+/{{1,2}}([\dIVX]+){_LETTERS}",  # since 1976: session and number
    rf"A/RES/\d+{_LETTERS} ?\(((S-|ES-)?[IVXL]+|E?S-\d+)\){_LETTERS}",  # until 1976: number and session
    r"S/RES/\d+ ?\(\d{4}\)",
    # Every other paper of the UN: a body, then parts, among them a number.
    r"(?!(A|S)/(RES|DEC)/)[A-Z]{1,5}(-[A-Z]+)?(?=\S*\d)(/[A-Za-z0-9.()-]+)+",
    r"CDL-[A-Z]{2,3}\(\d{4}\)\d{3}[a-z]*",  # Venice Commission
    r"P\d+_TA\(\d{4}\)\d{4}",  # European Parliament: texts adopted, then motions and reports
    r"(A|B|RC-B)\d+-\d{4}/\d{4}",
    r"Doc\. \d{4,5}( Add\.( \d+)?)?",  # Parliamentary Assembly of the Council of Europe
)


def is_symbol(text: str) -> bool:
    """Whether a text has the form of a document symbol."""
    return any(re.fullmatch(form, text) for form in _SYMBOLS)


def check(dataset: Dataset) -> Findings:
    for source in dataset.sources.values():
        for name, url in (("url", source.url), ("archive", source.archive)):
            if url and not host(url):
                yield source.mark, f"source {source.id}: {name} '{url}' is no http(s) address with a host"
        if source.doi and not _DOI.fullmatch(source.doi):
            yield source.mark, f"source {source.id}: doi '{source.doi}' is not 10.PREFIX/SUFFIX"
        if source.symbol and not is_symbol(source.symbol):
            yield source.mark, f"source {source.id}: symbol '{source.symbol}' is none such as A/RES/68/262, A/68/PV.80"
