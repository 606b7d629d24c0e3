"""Runs docs/examples/notebook.ipynb and writes what its cells show, without Jupyter.

`python -m tools.notebook` runs it after the data or the look of results have changed; a test holds the file to what its
cells show.
"""

import ast
import json
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).resolve().parent.parent / "docs" / "examples" / "notebook.ipynb"


def executed(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook with the outputs of its code cells: the value of the last expression, as text and as HTML."""
    names: dict[str, Any] = {}
    count = 0
    cells = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            count += 1
            cell = {**cell, "execution_count": count, "outputs": _outputs("".join(cell["source"]), names, count)}
        cells.append(cell)
    return {**notebook, "cells": cells}


def _outputs(source: str, names: dict[str, Any], count: int) -> list[dict[str, Any]]:
    tree = ast.parse(source)
    last = tree.body[-1]
    if not isinstance(last, ast.Expr):
        exec(compile(tree, f"cell {count}", "exec"), names)
        return []
    exec(compile(ast.Module(tree.body[:-1], []), f"cell {count}", "exec"), names)
    value = eval(compile(ast.Expression(last.value), f"cell {count}", "eval"), names)
    shown = getattr(value, "_repr_html_", lambda: None)()
    # The text of a result is as long as all that it holds; a notebook shows its HTML.
    data = {"text/html": shown.splitlines(keepends=True)} if shown else {"text/plain": [repr(value)]}
    return [{"data": data, "execution_count": count, "metadata": {}, "output_type": "execute_result"}]


def text_of(notebook: dict[str, Any]) -> str:
    """The notebook as it stands in its file."""
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    NOTEBOOK.write_text(text_of(executed(json.loads(NOTEBOOK.read_text(encoding="utf-8")))), encoding="utf-8")
