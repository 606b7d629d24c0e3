"""The list of datasets that the user keeps, for people and for machines."""

from collections.abc import Sequence

from stance.dataset.files import Kept
from stance.output import records as rec
from stance.output.document import Column, Document, paragraph, table
from stance.output.view import View

_KILO = 1000
_NAME = "Datasets that are kept"


def kept_view(kept: Sequence[Kept]) -> View:
    """The view of the datasets that are kept."""
    return View(rec.KEPT, lambda: rec.records(kept, rec.KEPT), lambda: _document(kept))


def _document(kept: Sequence[Kept]) -> Document:
    if not kept:
        return Document((paragraph("No dataset is kept beside the bundled one."),), _NAME)
    columns = (Column("Dataset"), Column("Kind"), Column("Size", right=True), Column("File", wraps=True))
    rows = ((dataset.name, dataset.kind, _size(dataset.size), dataset.path) for dataset in kept)
    return Document((table(columns, rows),), _NAME)


def _size(size: int | None) -> str:
    if size is None:
        return "gone"
    return f"{size / _KILO**2:.1f} MB" if size >= _KILO**2 else f"{size / _KILO:.1f} kB"
