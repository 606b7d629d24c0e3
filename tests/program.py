"""The program as Python parses it, once for all tests that look at how it is written."""

import ast
from functools import cache
from pathlib import Path

from tests.conftest import ROOT

PACKAGE = ROOT / "stance"


def dotted(path: Path) -> str:
    """The name of a module without `stance`; that of the package itself is empty."""
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix("__init__").rstrip(".")


@cache
def nodes() -> dict[str, tuple[ast.AST, ...]]:
    """All that every module is made of, by its dotted name."""
    return {
        dotted(path): tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))))
        for path in sorted(PACKAGE.rglob("*.py"))
    }
