"""A document as LaTeX, to be included in a paper: tables of booktabs with the sources as notes under them."""

from collections.abc import Iterable, Iterator, Sequence

from stance.output import document as doc
from stance.output.latex_text import CYRILLIC, HELPERS, LINKS, address, escape
from stance.output.lines import Numbers, numbered, plain_line, written_line
from stance.output.widths import width

_LINE = 80
"""As many small letters as a line of a paper has."""
_GAP = 3
"""As many of them as the space between two columns takes."""
_MOST = 5
"""Beside its first column a table has no more than this; a wider one is cut into parts."""
_DRAWN = ("bar", "spark")
"""The styles of cells that end in a drawing made of letters, which no font of a paper has."""
_HEADINGS = {1: "subsection", 2: "subsubsection"}


def latex_text(document: doc.Document) -> str:
    r"""The document as a fragment for ``\input``. What the preamble must load stands at its head."""
    body = "\n\n".join(_parts(document.blocks))
    helpers = [definition for command, definition in HELPERS.items() if command in body]
    return "\n".join([*_preamble(body), *helpers, "", body]) + "\n"


def _preamble(body: str) -> Iterator[str]:
    encodings = "T2A,T1" if CYRILLIC in body else "T1"
    yield r"% A table for \input. The preamble needs:"
    yield rf"% \usepackage[{encodings}]{{fontenc}}  % with pdfLaTeX"
    yield r"% \usepackage{fontspec}  % with LuaLaTeX or XeLaTeX, and a font that has the letters"
    yield r"% \usepackage{array,booktabs,longtable,hyperref}"


def _parts(blocks: Iterable[doc.Block]) -> Iterator[str]:
    """The blocks in order, but what stands between a title and its table follows the table as a note."""
    title: doc.Title | None = None
    notes: list[str] = []
    for block, numbers in numbered(tuple(blocks)):
        if isinstance(block, doc.Paragraph):
            notes += _notes([_line(line, numbers) for line in block.lines], hanging=block.style == doc.REFERENCES)
            if title is None:
                yield from notes
                notes = []
            continue
        if isinstance(block, doc.Table):
            name = block.name or (title.line if title else "")
            for part in doc.in_parts(block._replace(name=plain_line(name, numbers)), _MOST):
                yield "\n".join(_table(part, part.name or name, numbers))
        elif title:
            yield _heading(title, numbers)
        yield from notes
        notes = []
        title = None
        if isinstance(block, doc.Title):
            title = block
        elif isinstance(block, doc.Footnotes):
            cited = [
                doc.joined(f"[{n}] {note.citation} ", doc.linked(note.url)) for n, note in enumerate(block.notes, 1)
            ]
            yield from _notes([_line(line, numbers) for line in cited], hanging=True)
        elif isinstance(block, doc.Picture):
            yield from _notes([escape(block.description)])
    if title:
        yield _heading(title, {})
    yield from notes


def _heading(title: doc.Title, numbers: Numbers) -> str:
    return f"\\{_HEADINGS.get(title.level, 'paragraph')}*{{{_line(title.line, numbers)}}}"


def _notes(lines: list[str], *, hanging: bool = False) -> Iterator[str]:
    """Lines in small letters; those of a list hang from their first word."""
    if lines:
        start = r"\noindent\hangindent=1.5em " if hanging else r"\noindent "
        paragraphs = [f"{start}{line.rstrip()}\\par" for line in lines]
        yield "\n".join([rf"{{\footnotesize\raggedright{_breaking(paragraphs)}", *paragraphs, "}"])


def _table(table: doc.Table, caption: doc.Line, numbers: Numbers) -> Iterator[str]:
    rows = [_row(map(_without_drawing, row), numbers) for row in table.rows]
    heads = [r"\toprule"]
    if table.headed:
        heads += [_row((column.line for column in table.columns), numbers), r"\midrule"]
    yield rf"{{\small{_breaking(rows)}"
    yield f"\\begin{{longtable}}{{@{{}}{''.join(_layout(table, numbers))}@{{}}}}"
    if caption:
        yield f"\\caption{{{_line(caption, numbers)}}}\\\\"
    # The caption is on the first page only, the heads are on each.
    yield from (*heads, r"\endfirsthead", *heads, r"\endhead", r"\bottomrule", r"\endlastfoot")
    yield from rows
    yield "\\end{longtable}\n}"


def _breaking(texts: Sequence[str]) -> str:
    """The command that lets addresses break, where there are any."""
    return LINKS if any(r"\url{" in text for text in texts) else ""


def _layout(table: doc.Table, numbers: Numbers) -> Iterator[str]:
    """The columns: as wide as they are where all fit on a line; else the widest share what the others leave."""
    rows = [
        [column.line for column in table.columns],
        *([_without_drawing(cell) for cell in row] for row in table.rows),
    ]
    full = [max(width(plain_line(line, numbers)) for line in column) for column in zip(*rows, strict=True)]
    room = _LINE - _GAP * (len(full) - 1)
    share = _LINE
    if sum(full) > room:
        for place, size in enumerate(sorted(full)):
            share = room // (len(full) - place)
            if size > share:
                break
            room -= size
    for size, column in zip(full, table.columns, strict=True):
        if size <= share:
            yield "r" if column.right else "l"
        else:
            # Ragged, but words may be broken, the first of a cell too.
            side = r"\raggedleft\arraybackslash" if column.right else r"\rightskip=0pt plus 2em\hspace{0pt}"
            yield f">{{{side}}}p{{{share / _LINE:.3f}\\linewidth}}"


def _row(lines: Iterable[doc.Line], numbers: Numbers) -> str:
    return " & ".join(_line(line, numbers) for line in lines) + r" \\"


def _without_drawing(cell: doc.Cell) -> doc.Line:
    """The line of a cell; of words with a drawing after them, the words."""
    return cell.text.rpartition(" ")[0].rstrip() if cell.style in _DRAWN else cell.line


def _line(line: doc.Line, numbers: Numbers) -> str:
    return written_line(line, numbers, escape, lambda url: f"\\url{{{address(url)}}}")
