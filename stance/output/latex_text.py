"""Text of the data as LaTeX: every sign that acts is escaped, and every letter compiles in every engine.

pdfLaTeX stops at a letter that none of its fonts has. It has those of Latin scripts in T1 and those of Cyrillic ones in
T2A; Georgian, Armenian, Arabic or Chinese need LuaLaTeX or XeLaTeX, and pdfLaTeX prints a question mark for them.
"""

import re
from string import ascii_letters, digits
from unicodedata import combining, normalize
from urllib.parse import quote

from stance.output.widths import one_line

_SIGNS = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%",
        "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}",
        ">": r"\textgreater{}", "|": r"\textbar{}", "`": r"\textasciigrave{}",
        "[": "{[}",  # not the option of the end of the row before
        '"': '"{}',  # not a shorthand of babel
    }
)  # fmt: skip
_PAIR = re.compile(r"([-,'])(?=\1)|[?!](?=`)")
"""Two signs that would become another one."""
_LONG = re.compile(r"[A-Za-z0-9]{10}(?=[A-Za-z0-9]{12})")
"""The beginning of a word that no hyphenation breaks, such as a checksum; it is longer than any command."""
_CYRILLIC = re.compile("[\u0400-\u045f\u0490-\u04ff\u2116]+(?:[ ,.:;()-]+[\u0400-\u045f\u0490-\u04ff\u2116]+)*")
_MARKS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u", "\u0307": ".",
    "\u0308": '"', "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0323": "d", "\u0327": "c", "\u0328": "k",
    "\u0331": "b",
}  # fmt: skip
"""The commands of accents, by their combining marks."""
_STAND_INS = {
    "\u00a0": "~", "\u2009": " ", "\u202f": "~", "\u2010": "-", "\u2011": "-", "\u2212": r"\ensuremath{-}",
    "\u2192": r"\ensuremath{\rightarrow}", "\u2190": r"\ensuremath{\leftarrow}", "\u2191": r"\ensuremath{\uparrow}",
    "\u2264": r"\ensuremath{\leq}", "\u2265": r"\ensuremath{\geq}", "\u00b7": r"\ensuremath{\cdot}",
    "\u00d7": r"\ensuremath{\times}", "\u02bb": r"\textquoteleft{}", "\u02bc": r"\textquoteright{}",
    "\u0259": r"\stanceother{" "\u0259" r"}{\stancecyrillic{" "\u04d9" "}}",  # the Cyrillic letter looks the same
    "\u018f": r"\stanceother{" "\u018f" r"}{\stancecyrillic{" "\u04d8" "}}",
}  # fmt: skip
_KNOWN = frozenset(
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿĂăĄąĆćČčĎďĐđĘęĚěĞğĹĺĽľŁłŃńŇňŊŋŐőŒœŔŕŘřŚśŞşŠšŢţŤťŮůŰűŸŹźŻżŽž"
    "¡¿£§«»‘’“”„‚‹›–—…†‡•°©®€±"
)
"""Letters and signs that T1 and the signs of the kernel have."""

_BREAKABLE = "".join(rf"\do\{sign}" for sign in f"/-._=?{ascii_letters}{digits}")
CYRILLIC = r"\stancecyrillic"
OTHER = r"\stanceother"
LINKS = r"\stancelinks"
HELPERS = {
    CYRILLIC: r"\providecommand\stancecyrillic[1]{{\ifdefined\Umathchar\else\fontencoding{T2A}\selectfont\fi #1}}",
    OTHER: r"\providecommand\stanceother[2]{\ifdefined\Umathchar #1\else #2\fi}",
    LINKS: rf"\providecommand\stancelinks{{\def\UrlBreaks{{{_BREAKABLE}}}}}",
}
r"""What the commands mean: Umathchar is of LuaLaTeX and XeLaTeX only, which need no encodings; an address may break
anywhere."""


def escape(text: str) -> str:
    """The text on one line, with nothing in it that acts."""
    text = one_line(text)
    if text.isascii():
        return _signs(text)
    text = normalize("NFC", text)
    parts: list[str] = []
    end = 0
    for run in _CYRILLIC.finditer(text):
        parts += [_latin(text[end : run.start()]), f"{CYRILLIC}{{{run[0]}}}"]
        end = run.end()
    return "".join([*parts, _latin(text[end:])])


def address(url: str) -> str:
    r"""A web address for ``\url`` of hyperref: what is not of addresses is percent-encoded, the rest may not act."""
    plain = "".join(
        letter if " " < letter < "\x7f" and letter not in '\\{}^`|"<>' else quote(letter, safe="", errors="replace")
        for letter in url
    )
    return re.sub(r"[%#&_~$]", r"\\\g<0>", plain)


def _signs(text: str) -> str:
    return _LONG.sub(r"\g<0>\\allowbreak{}", _PAIR.sub(r"\g<0>{}", text.translate(_SIGNS)))


def _latin(text: str) -> str:
    return _signs(text) if text.isascii() else "".join(map(_letter, re.findall(r"[\x00-\x7f]+|[^\x00-\x7f]", text)))


def _letter(letter: str) -> str:
    """A letter that is not ASCII, or a run of ASCII."""
    if letter in _KNOWN:
        return letter
    if letter.isascii():
        return _signs(letter)
    if letter in _STAND_INS:
        return _STAND_INS[letter]
    base, *marks = list(normalize("NFD", letter))
    if base.isascii() and marks and all(mark in _MARKS for mark in marks):
        for mark in marks:
            base = f"\\{_MARKS[mark]}{{{base}}}"
        return base
    return f"{OTHER}{{{letter}}}{{{'' if combining(letter) else '?'}}}"
