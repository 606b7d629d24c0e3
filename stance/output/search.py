"""What a search has found, for people and for machines."""

from stance.output.document import Column, Document, Title, paragraph, table
from stance.output.records import Form, item, text, viewed, word
from stance.output.words import provenance
from stance.questions.names import or_list
from stance.questions.search import HIT_KINDS, Hit, SearchResult

HIT = item(
    Hit,
    word("kind", "what it is; a note and a cell are those of a state on an issue", HIT_KINDS),
    text("id", "its code or id; of a note or a cell, the code of the state and the id of the issue"),
    text("title", "its name or title, or what it says"),
    text("command", "the command that shows it"),
)
FORMS = {"search": Form(HIT)}
_LONGEST = 100


@viewed(SearchResult, HIT, lambda result: result.hits)
def search_view(result: SearchResult) -> Document:
    """The hits, best first, and how many more there are."""
    said = " ".join(result.words)
    near = f"Did you mean {or_list(result.near)}?" if result.near else ""
    if not result.hits:
        return Document((paragraph(f"Nothing in the dataset has the words: {said}.", near),), "Search")
    part = partial_line(result)
    rows = ((hit.kind, _short(hit), hit.command) for hit in result.hits)
    more = f"The best {len(result.hits)} of {result.found}; --limit {result.found} shows all."
    return Document.of(
        Title(f"Search: {said}"),
        paragraph(f"{part[0].upper()}{part[1:]}.", near) if part else None,
        table(("Kind", Column("What", wraps=True), "Command"), rows),
        paragraph(more if result.found > len(result.hits) else ""),
        provenance(result.dataset),
    )


def partial_line(result: SearchResult) -> str:
    """That the hits have some of the words only; nothing where they have all."""
    if not result.hits or result.matched == result.searched:
        return ""
    return f"nothing has all {result.searched} words; these have {result.matched} of them"


def _short(hit: Hit) -> str:
    """The beginning of a long text; a line is enough to see what it is."""
    if len(hit.title) <= _LONGEST:
        return hit.title
    return f"{hit.title[:_LONGEST].rpartition(' ')[0]}..."
