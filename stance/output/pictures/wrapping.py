"""Words in lines of so many columns, as a picture shows them."""

from stance.output.plain import width


def wrapped(text: str, columns: int, indent: str = "") -> list[str]:
    """The text in lines of at most so many columns, broken between words; a word too long for a line is broken too.

    Wide letters take two columns. Lines after the first begin with the ``indent``.
    """
    columns = max(columns, len(indent) + 2)
    lines: list[str] = []
    line = ""
    empty = True
    for word in text.split():
        if not empty and width(line) + 1 + width(word) <= columns:
            line += f" {word}"
            continue
        if not empty:
            lines.append(line)
            line = indent
        empty = False
        for letter in word:
            if width(line + letter) > columns:
                lines.append(line)
                line = indent
            line += letter
    return [*lines, line]
