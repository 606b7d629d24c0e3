"""What a search has found, for people and for machines."""

from stance.output.document import Block, Column, Document, Title, paragraph, table
from stance.output.records import Form, View, item, text, view, word
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


@view(SearchResult)
def search_view(found: SearchResult) -> View:
    """The view of a search."""
    return View(HIT, found.hits, lambda: search_document(found))


def search_document(found: SearchResult) -> Document:
    """The hits, best first, and how many more there are."""
    said = " ".join(found.words)
    near = f"Did you mean {or_list(found.near)}?" if found.near else ""
    if not found.hits:
        return Document((paragraph(f"Nothing in the dataset has the words: {said}.", near),), "Search")
    columns = (Column("Kind"), Column("What", wraps=True), Column("Command"))
    rows = ((hit.kind, _short(hit), hit.command) for hit in found.hits)
    blocks: list[Block] = [Title(f"Search: {said}"), table(columns, rows)]
    if found.found > len(found.hits):
        blocks.append(paragraph(f"The best {len(found.hits)} of {found.found}; --limit {found.found} shows all."))
    if part := partial_line(found):
        blocks.insert(1, paragraph(f"{part[0].upper()}{part[1:]}.", near))
    return Document((*blocks, provenance(found.dataset)))


def partial_line(found: SearchResult) -> str:
    """That the hits have some of the words only; nothing where they have all."""
    if not found.hits or found.matched == found.searched:
        return ""
    return f"nothing has all {found.searched} words; these have {found.matched} of them"


def _short(hit: Hit) -> str:
    """The beginning of a long text; a line is enough to see what it is."""
    if len(hit.title) <= _LONGEST:
        return hit.title
    return f"{hit.title[:_LONGEST].rpartition(' ')[0]}..."
