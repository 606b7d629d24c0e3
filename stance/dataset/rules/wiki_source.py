"""A wiki says something else tomorrow, and a copy of one has not even the footnotes. As a pointer beside a better
source it does no harm; alone it backs nothing."""

from stance.dataset.addresses import host
from stance.dataset.citations import citations
from stance.dataset.model import Dataset, Source
from stance.dataset.problems import Findings

TITLE = "A wiki, or a copy of one, is never the only source"

# Wikis, and sites that reprint Wikipedia. Wikisource keeps texts of others and is not among them.
_HOSTS = (
    "wikipedia.org", "wikimedia.org", "wikidata.org", "wikinews.org", "wikiwand.com", "wikiquote.org", "wikivoyage.org",
    "wikitia.com", "wiki2.org", "wikizero.com", "wiki.edu.vn", "wikibrief.org", "wikimili.com", "fandom.com",
    "wikia.com", "dbpedia.org", "alchetron.com", "infogalactic.com", "everipedia.org", "everybodywiki.com",
    "en-academic.com", "academic.ru", "thefreedictionary.com", "kiddle.co", "conservapedia.com", "rationalwiki.org",
    "justapedia.org", "ruwiki.ru", "grokipedia.com", "how.com.vn",
)  # fmt: skip


def check(dataset: Dataset) -> Findings:
    for cited in citations(dataset):
        sources = [dataset.sources.get(key) for key in cited.sources]
        if sources and all(source and _is_wiki(source) for source in sources):
            yield cited.mark, f"{cited.what}: rests on a wiki alone ({', '.join(cited.sources)})"


def _is_wiki(source: Source) -> bool:
    # The address within the address of an archived copy is the one that counts.
    address = (source.url or source.archive or "").rpartition("://")[2]
    name = host(f"https://{address}")
    return "wiki" in name.split(".") or any(name == wiki or name.endswith(f".{wiki}") for wiki in _HOSTS)
