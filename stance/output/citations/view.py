"""Citations for people and for machines."""

from stance.output.citations.bibtex import bibliography
from stance.output.citations.csl import csl_items
from stance.output.citations.text import reference_list
from stance.output.citations.works import work_of_dataset, work_of_source, works_of
from stance.output.document import REFERENCES, Document, Paragraph, Title, paragraph
from stance.output.facts import SOURCE
from stance.output.formats import to_json
from stance.output.records import Form, viewed
from stance.output.words import as_of_words
from stance.questions.citations import Citations
from stance.questions.facts import SourceFacts

FORMS = {"cite": Form(SOURCE)}


@viewed(Citations, SOURCE, lambda citations: (*citations.sources, _as_source(citations)))
def citations_view(citations: Citations) -> Document:
    """The reference list of the sources, and the dataset under a title of its own."""
    dataset = Paragraph(reference_list([work_of_dataset(citations.dataset)]), REFERENCES)
    if not citations.about:
        return Document.of(Title("Dataset"), dataset)
    title = Title(f"Sources: {citations.about}{as_of_words(citations.as_of)}")
    sources = Paragraph(reference_list(map(work_of_source, citations.sources)), REFERENCES)
    nothing = paragraph("Nothing is recorded, so there is no source to cite.")
    return Document.of(title, sources if citations.sources else nothing, Title("Dataset", 2), dataset)


def as_bibtex(citations: Citations) -> str:
    """A BibTeX file of the sources and the dataset."""
    return bibliography(works_of(citations))


def as_csl_json(citations: Citations) -> str:
    """A CSL-JSON array of the sources and the dataset."""
    return to_json(csl_items(works_of(citations)))


def _as_source(citations: Citations) -> SourceFacts:
    """The dataset as one more source."""
    work = work_of_dataset(citations.dataset)
    author = work.authors[0].family if work.authors else None
    published = work.date.text if work.date else None
    return SourceFacts(id=work.id, type="dataset", title=work.title, author=author, date=published)
