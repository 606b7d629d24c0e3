"""LaTeX: signs and letters of any kind stay text, and what every command writes compiles where there is a TeX."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexwalker import LatexWalker

from stance.output.latex_text import address, escape
from tests.cases import PICTURES, USES
from tests.conftest import ROOT, Run

ENGINES = {"pdflatex": "", "lualatex": r"\usepackage{fontspec}"}
"""Each with the line of the preamble that is its own."""
LETTERS = ["--no-bundled", "--data", "tests/datasets/letters.yaml"]
TYPESET = [
    *(uses[0] for command, uses in USES.items() if uses and command not in ("schema", "validate", "data", "check")),
    *PICTURES[::4],
    ["compare", "--topic", "ukraine", "--group", "central-asia"],
    *([*words, *LETTERS] for words in (["sources"], ["show", "KGZ"], ["claims"], ["events"])),
]
POINTS = 80
"""What may stand out of the line: a word that nothing can break, such as a checksum in a narrow column."""


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        (r"50% of $5 & #3_b {x}", r"50\% of \$5 \& \#3\_b \{x\}"),
        (r"~ ^ \a", r"\textasciitilde{} \textasciicircum{} \textbackslash{}a"),
        ("[1] a", "{[}1] a"),
        ("--group", "-{}-group"),
        ("a---b", "a-{}-{}-b"),
        ("?`, !`, ``, ,,", r"?\textasciigrave{}, !\textasciigrave{}, \textasciigrave{}\textasciigrave{}, ,{},"),
        ("<b> | c", r"\textless{}b\textgreater{} \textbar{} c"),
        ("two\nlines\x07", "two lines?"),
        ("Côte d’Ivoire, Łódź", "Côte d’Ivoire, Łódź"),
        ("Аскар Акаев, 2005", r"\stancecyrillic{Аскар Акаев}, 2005"),
        ("8b368ad804b1a7d8c5c32ebdc6", r"8b368ad804\allowbreak{}b1a7d8c5c32ebdc6"),
        ("ế ṭ ī", r"\'{\^{e}} \d{t} \={i}"),
        ("სს a", r"\stanceother{ს}{?}\stanceother{ს}{?} a"),
        ("a\u2192b", r"a\ensuremath{\rightarrow}b"),
    ],
)  # fmt: skip
def test_what_acts_in_latex_is_escaped(text: str, typed: str) -> None:
    assert escape(text).replace("\\stanceother{\ufffd}{?}", "?") == typed


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_a_reader_of_latex_gets_the_text_back(text: str) -> None:
    typed = escape(text)
    for command, sign in (("less", "<"), ("greater", ">"), ("bar", "|")):  # commands that it does not know
        typed = typed.replace(f"\\text{command}{{}}", sign)
    walker = LatexWalker(typed, tolerant_parsing=False)
    got = LatexNodes2Text(keep_comments=True).nodelist_to_text(walker.get_latex_nodes()[0])
    # It reads the commands of these as other signs that look alike, and an apostrophe as one.
    got = got.translate(str.maketrans("ˆ˜’", "^~'"))
    assert "".join(got.split()) == "".join(text.split())


@given(st.text())
def test_whatever_is_in_a_text_braces_are_in_pairs_and_no_command_is_made_of_it(text: str) -> None:
    typed = escape(text)
    LatexWalker(typed, tolerant_parsing=False).get_latex_nodes()
    commands = set(re.findall(r"\\([A-Za-z]+)", typed))
    assert commands <= {
        "textbackslash", "textasciicircum", "textasciitilde", "textasciigrave", "textless", "textgreater", "textbar",
        "textquoteleft", "textquoteright", "ensuremath", "rightarrow", "leftarrow", "uparrow", "leq", "geq", "cdot",
        "times", "allowbreak", "stancecyrillic", "stanceother", "u", "r", "H", "v", "d", "c", "k", "b",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("url", "typed"),
    [
        ("https://e.org/a_b?x=1&y=%20#z", r"https://e.org/a\_b?x=1\&y=\%20\#z"),
        ("https://e.org/{a}\\b c", r"https://e.org/\%7Ba\%7D\%5Cb\%20c"),
        ("https://e.org/Қ", r"https://e.org/\%D2\%9A"),
    ],
)  # fmt: skip
def test_an_address_stays_one(url: str, typed: str) -> None:
    assert address(url) == typed


def test_the_table_of_an_issue(run: Run) -> None:
    ran = run("compare", "armenia", "azerbaijan", "--issue", "crimea", "-f", "latex")
    assert (ran.code, ran.err) == (0, "")
    assert "\\caption{UN General Assembly vote on the territorial integrity of Ukraine}\\\\\n\\toprule\n" in ran.out
    assert "\nState & Crimea vote & Sources & Note \\\\\n\\midrule\n" in ran.out
    assert "\nArmenia & against & {[}1] &  \\\\\n" in ran.out
    assert "\\url{https://digitallibrary.un.org/record/767565}" in ran.out
    # The question and the sources are notes under the table.
    assert ran.out.index("\\end{longtable}") < ran.out.index("Did the state vote") < ran.out.index("{[}1] “Territorial")


def test_a_wide_table_is_cut_into_parts(run: Run) -> None:
    out = run("compare", "--topic", "crimea", "--group", "central-asia", "--by", "state", "-f", "latex").out
    [count] = set(re.findall(r"part \d+ of (\d+)", out))
    assert re.findall(r"part (\d+) of", out) == [str(number) for number in range(1, int(count) + 1)] != ["1"]
    heads = [line for line in out.splitlines() if line.startswith("State & ")]
    assert {line.count("&") for line in heads} <= {1, 2, 3, 4, 5}


@pytest.mark.thorough
@pytest.mark.parametrize("engine", ENGINES)
def test_what_every_command_writes_compiles(
    engine: str, run_once: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not shutil.which(engine):
        pytest.skip(f"{engine} is not installed")
    monkeypatch.chdir(ROOT)
    needed: set[str] = set()
    # LuaTeX is slow, and differs in how it comes by letters.
    typeset = TYPESET if engine == "pdflatex" else [*TYPESET[:-4:3], *TYPESET[-4:]]
    for number, words in enumerate(typeset):
        ran = run_once(*words, "-f", "latex")
        assert (ran.code, ran.err) == (0, ""), words
        (tmp_path / f"{number}.tex").write_text(ran.out, encoding="utf-8")
        needed |= set(re.findall(r"^% (\\usepackage[^ \n]*)", ran.out, re.MULTILINE))
    # The preamble is the one that the files ask for.
    encodings, rest = (sorted(line for line in needed if ("fontenc" in line) == wanted) for wanted in (True, False))
    own = ENGINES[engine] or max(encodings, key=len)
    packages = [own, *(line for line in rest if "fontspec" not in line)]
    parts = [rf"\clearpage\typeout{{IN {number}}}\input{{{number}}}" for number in range(len(typeset))]
    lines = [r"\documentclass{article}", *packages, r"\begin{document}", *parts, r"\end{document}"]
    (tmp_path / "paper.tex").write_text("\n".join(lines), encoding="utf-8")
    ran_engine = subprocess.run(
        [engine, "-interaction=nonstopmode", "-halt-on-error", "paper.tex"],
        cwd=tmp_path, capture_output=True, check=False, stdin=subprocess.DEVNULL,
        env={**os.environ, "max_print_line": "1000"},
    )  # fmt: skip
    log = (tmp_path / "paper.log").read_text(encoding="utf-8", errors="replace")
    assert ran_engine.returncode == 0, log[-2000:]
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")
    if engine == "pdflatex":
        assert [box for box in re.findall(r"Overfull \\hbox \(([\d.]+)pt", log) if float(box) > POINTS] == []
