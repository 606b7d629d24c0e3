"""Mutated dataset files: whatever is in a file, it is refused with its problems or answers every question.

    nice python -m tests.dataset_fuzz 50000      so many files, with the longest time and the most memory that one took

The suite runs a few of them (tests/test_generated.py).
"""

import random
import resource
import sys
import time
from collections import Counter
from functools import cache
from pathlib import Path

import stance
from tests.conftest import ROOT, TODAY, run_in
from tests.generated import dataset

SEEDS = (0, 4, 6, 8, 10, 12, 14, 17, 18, 20, 21, 29, 34, 36, 37, 38, 39, 42, 43, 47, 49, 56,
         57, 59, 60, 62, 63, 66, 67, 73, 75, 84, 85, 92, 93, 95, 96, 97, 98, 99, 101, 103, 104, 106)  # fmt: skip
"""Of datasets that are valid."""
FILES = tuple(path.read_bytes() for path in sorted((ROOT / "tests" / "datasets").glob("*.yaml")))
PIECES = (
    b"", b" ", b"\n", b"\t", b"\r", b"\x00", b"\x1b[31m", b"\xff", b"\xc2\x85", b"\xe2\x80\xa8", b"\xef\xbb\xbf",
    b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"'", b'"', b"[", b"]", b"{", b"}", b": ", b"- ", b"#", b"&a ", b"*a", b"!t ",
    b"!!python/object:os.system ", b"|\n", b">\n", b"? ", b"%YAML 9\n", b"---\n", b"...\n", b"<<: *a\n", b"null", b"~",
    b"true", b"1", b"-1", b"0x1f", b"1e999", b".inf", b".nan", b"9" * 5000, b"2014-02-30", b"9999-12-31", b"0000",
    b"x" * 9000, b"[" * 400, b"{a: " * 300, b"- " * 500, b"KGZ", b"member", b"vote", b"for", b"all", b"issues:\n",
    b"states:\n", b"votes", b"positions", b"where", b"alignment", b"tally", b"scale", b"labels", b"(a+)+" * 50,
    b"<a<a<a" * 300, b"https://[::1", b"a, " * 900, b"\\" * 300,
)  # fmt: skip
LONGEST = 5.0
MOST = 500 << 20


@cache
def _generated(seed: int) -> bytes:
    return dataset(seed).encode("utf-8")


def mutated(seed: int) -> bytes:
    """A dataset file with some of its bytes or lines changed, moved, doubled or lost."""
    chance = random.Random(seed)
    raw = bytearray(_generated(chance.choice(SEEDS)) if chance.random() < 0.8 else chance.choice(FILES))
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        at = chance.randrange(len(raw) + 1)
        end = min(len(raw), at + chance.choice((0, 1, 4, 30, 200)))
        match chance.randrange(6):
            case 0:
                raw[at:end] = chance.choice(PIECES)
            case 1:
                raw[at:at] = chance.choice(PIECES)
            case 2:
                raw[at:at] = raw[at:end] * chance.choice((1, 3, 40))
            case 3:
                raw = _lines(chance, raw)
            case 4 if raw:
                raw[at % len(raw)] = chance.randrange(256)
            case _:
                _swap_words(chance, raw)
    return bytes(raw)


def _lines(chance: random.Random, raw: bytearray) -> bytearray:
    lines = raw.split(b"\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(3):
        case 0:
            del lines[at]
        case 1:
            lines.insert(other, lines[at])
        case _:
            lines[at], lines[other] = lines[other], lines[at]
    return bytearray(b"\n".join(lines))


def _swap_words(chance: random.Random, raw: bytearray) -> None:
    words = raw.split(b" ")
    at, other = chance.randrange(len(words)), chance.randrange(len(words))
    words[at], words[other] = words[other], words[at]
    raw[:] = b" ".join(words)


def check(seed: int, folder: Path) -> str:
    """What becomes of one mutated file: `refused` or `answers`, or what is wrong."""
    path = folder / "mutated.yaml"
    path.write_bytes(mutated(seed))
    ran = run_in(folder, "validate", "--no-bundled", str(path))
    if ran.code not in (0, 1) or "\x1b" in ran.out + ran.err:
        return f"validate: exit {ran.code}: {ran.err[:300]}"
    if ran.code:
        return "refused" if ran.out.count("\n") < 20_000 else "more than 20,000 problems"
    data = ["--no-bundled", "--data", str(path)]
    with stance.load(path, bundled=False, today=TODAY, variables={"XDG_CACHE_HOME": str(folder)}) as opened:
        states, issues = opened.states(), opened.issues()
    chance = random.Random(seed)
    for words in (
        ["states"], ["export", "json"], ["coverage", "-f", "html"], ["align", "--with", states[0].code],
        ["show", chance.choice(states).code], ["timeline", "--group", "all", "--chart", "-f", "svg"],
        *([["show", chance.choice(issues).id], ["agree", "--matrix", "--group", "all"]] if issues else []),
    ) if states else (["states"], ["issues"]):  # fmt: skip
        ran = run_in(folder, *words, *data)
        if ran.code not in (0, 2, 4) or "\x1b" in ran.out + ran.err:
            return f"{' '.join(words)}: exit {ran.code}: {ran.err[:300]}"
    return "answers"


def main() -> None:
    """So many files as the first argument says, from the seed in the second one on."""
    import tempfile

    count, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    counts: Counter[str] = Counter()
    longest, slowest = 0.0, 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + count):
            start = time.process_time()
            try:
                outcome = check(seed, Path(folder))
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
            took = time.process_time() - start
            if took > longest:
                longest, slowest = took, seed
            counts[outcome if outcome in ("refused", "answers") else "wrong"] += 1
            if outcome not in ("refused", "answers") or took > LONGEST:
                print(f"{seed}: {took:.1f} s: {outcome}", flush=True)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"{count} files: {dict(counts)}; the longest took {longest:.2f} s (seed {slowest}), at most {most} MiB")


if __name__ == "__main__":
    main()
