"""Output is whole or an error, exit codes keep their meaning, whatever the streams are and whenever Ctrl-C comes."""

import fcntl
import os
import resource
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest

from stance.cli.environment import Environment, OutputClosed
from stance.cli.main import main
from stance.errors import UnwritableError
from tests.conftest import TODAY, Ran, Run, Stream
from tests.test_process import STANCE, environment

TEXT = "".join(f"line {number}\n" for number in range(40_000))
CLOSED = "cannot write to standard output: it is closed"


Process = Callable[..., Environment]


@pytest.fixture
def of_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[Process]:
    """The environment of a process with these file descriptors as its streams; none is a closed one."""
    with ExitStack() as opened:

        def make(stdout: int | None = None, stderr: int | None = None, encoding: str = "utf-8") -> Environment:
            for name, handle in (("stdout", stdout), ("stderr", stderr)):
                stream = None if handle is None else opened.enter_context(os.fdopen(handle, "w", encoding=encoding))
                monkeypatch.setattr(sys, name, stream)
            monkeypatch.setattr(sys, "stdin", None)
            return Environment.of_process()

        yield make
        monkeypatch.undo()


def reader_of(handle: int) -> tuple[threading.Thread, list[bytes]]:
    """A thread that reads a pipe to its end."""
    parts: list[bytes] = []

    def read() -> None:
        while part := os.read(handle, 1 << 16):
            parts.append(part)

    thread = threading.Thread(target=read)
    thread.start()
    return thread, parts


def test_a_pipe_that_does_not_block_gets_all_of_it(of_process: Process) -> None:
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETFL, fcntl.fcntl(writing, fcntl.F_GETFL) | os.O_NONBLOCK)
    at = of_process(writing)
    thread, parts = reader_of(reading)
    at.write(TEXT)
    sys.stdout.close()
    thread.join()
    assert b"".join(parts).decode() == TEXT


def test_a_write_that_is_cut_short_goes_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, of_process: Process
) -> None:
    # As after a stop and continue: the system has taken a part.
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, raw: write(handle, raw[:1000]))
    at = of_process(os.open(tmp_path / "out", os.O_WRONLY | os.O_CREAT))
    at.write(TEXT)
    assert (tmp_path / "out").read_text() == TEXT


def test_a_disk_that_fills_up_is_an_error_once(of_process: Process) -> None:
    at = of_process(os.open("/dev/full", os.O_WRONLY))
    with pytest.raises(UnwritableError, match="cannot write to standard output: No space left on device"):
        at.write(TEXT)
    at.stdout.close()  # what is left in the buffer is no second error


def test_a_reader_that_has_gone_is_no_error(of_process: Process) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    at = of_process(writing)
    with pytest.raises(OutputClosed):
        at.write(TEXT)
    at.stdout.close()


@pytest.mark.parametrize("stderr", [None, "/dev/full"])
def test_a_message_that_cannot_be_written_changes_nothing(stderr: str | None, of_process: Process) -> None:
    at = of_process(stderr=None if stderr is None else os.open(stderr, os.O_WRONLY))
    at.tell("lost")
    at.stderr.close()


def test_letters_that_the_encoding_lacks_are_replaced(tmp_path: Path, of_process: Process) -> None:
    of_process(os.open(tmp_path / "out", os.O_WRONLY | os.O_CREAT), encoding="ascii").write("Türkiye\n")
    assert (tmp_path / "out").read_text() == "T?rkiye\n"


def test_a_message_has_no_control_characters() -> None:
    err = Stream()
    Environment(Stream(), Stream(), err, {}, date(2026, 11, 23)).tell("a\x1b[31m\r\n\x85\u2028\u202e\udcc3")
    assert err.getvalue() == "a\\x1b[31m\\x0d\\n\\x85\\u2028\\u202e\\xc3\n"


# In the shell. Each line is a command, what its exit code means, and the last line on standard error.

SHELL = [
    ("get kyrgyzstan crimea >&-", 5, CLOSED),
    ("check kyrgyzstan crimea for >&- 2>&-", 1, ""),
    ("get xyz crimea 2>/dev/full", 3, ""),
    ("validate - <&-", 5, "standard input is closed"),
]
MORE = [
    ("get kyrgyzstan crimea <&-", 0, ""),
    ("check kyrgyzstan crimea absent >&- 2>&- <&-", 0, ""),
    ("get xyz crimea 2>&-", 3, ""),
    ("--version >&-", 5, CLOSED),
    ("--help >/dev/full", 5, "cannot write to standard output: No space left on device"),
    ("get --help >&-", 5, CLOSED),
    ("export json >&-", 5, CLOSED),
    ("--show-completion bash >&-", 5, CLOSED),
    ("import un-votes - <&-", 5, "standard input is closed"),
    ("validate - </dev/zero", 5, "standard input gives more than 128 MiB"),
]


@pytest.mark.parametrize(
    ("words", "code", "said"), [*SHELL, *(pytest.param(*line, marks=pytest.mark.thorough) for line in MORE)],
    ids=[words for words, _, _ in (*SHELL, *MORE)],
)  # fmt: skip
def test_exit_codes_keep_their_meaning(words: str, code: int, said: str, cache: Path) -> None:
    ran = subprocess.run(
        ["bash", "-c", f"'{STANCE}' {words}"], env=environment(cache, PYTHONUNBUFFERED="1"), capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == code
    assert said in ran.stderr
    assert ran.stderr.count("\n") == (1 if said else 0)


@pytest.mark.thorough
def test_a_limit_on_the_size_of_files_is_told(cache: Path, tmp_path: Path) -> None:
    with open(tmp_path / "out", "wb") as file:
        ran = subprocess.run(
            [STANCE, "export", "json"], env=environment(cache, PYTHONUNBUFFERED="1"), stdout=file,
            stderr=subprocess.PIPE, text=True, check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
        )  # fmt: skip
    assert ran.returncode == 5
    assert "cannot write to standard output: File too large" in ran.stderr
    assert ran.stderr.count("\n") == 1


# Words that are not UTF-8, as the shell passes on a byte of another encoding.


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["issues", "--topic"], 3), (["cite"], 3), (["claims", "--source"], 3), (["show"], 3), (["get", "kgz"], 3),
        (["check", "kgz", "crimea"], 2), (["states", "--group"], 3), (["show", "kgz", "--fields"], 2),
        (["show", "kgz", "--as-of"], 2), (["compare", "--issue", "crimea", "--where"], 2), (["help"], 2), ([], 3),
        (["import", "un-votes", "/dev/null", "--title"], 5), (["data", "remove"], 3), (["validate"], 5),
        (["show", "--data"], 2), (["show", "kgz", "-f"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_a_word_that_is_not_utf8_is_a_wrong_word(words: list[str], code: int, run: Run) -> None:
    ran = run(*words, os.fsdecode(b"caf\xc3"))
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.count("\n") == 1
    assert ran.err.encode("utf-8")


# The pager.


def paged(cache: Path, words: list[str], variables: dict[str, str], *, stdin: bool = True, stdout: bool = True) -> Ran:
    """A run at a terminal of ten rows, with a person before it unless standard input or output is something else."""
    out, err = Stream(stdout), Stream(stdout)
    settings = {"XDG_CACHE_HOME": str(cache), "COLUMNS": "80", "LINES": "10", "PATH": os.environ["PATH"], **variables}
    code = main(words, Environment(Stream(stdin), out, err, settings, TODAY))
    return Ran(code, out.getvalue(), err.getvalue())


def into(file: Path, program: str = "cat") -> str:
    """A pager that writes into a file what it shows."""
    return f"sh -c 'echo \"LESS=$LESS\" > {file}; {program} >> {file}'"


def test_what_is_longer_than_the_screen_goes_through_the_pager(cache: Path, tmp_path: Path) -> None:
    file = tmp_path / "shown"
    ran = paged(cache, ["groups"], {"PAGER": into(file)})
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    shown = file.read_text(encoding="utf-8")
    assert shown.startswith("LESS=FRX\n")
    assert "Eurasian Economic Union" in shown
    assert len(shown.splitlines()) > 10
    paged(cache, ["groups"], {"PAGER": "false", "STANCE_PAGER": into(file), "LESS": "R"})
    assert file.read_text(encoding="utf-8").startswith("LESS=R\n")


@pytest.mark.parametrize("words", [["get", "kgz", "crimea"], ["groups", "--no-pager"], ["--version"]], ids=" ".join)
def test_what_fits_and_what_is_not_to_be_paged_is_written(words: list[str], cache: Path, tmp_path: Path) -> None:
    ran = paged(cache, words, {"PAGER": into(tmp_path / "shown")})
    assert (ran.code, ran.err, (tmp_path / "shown").exists()) == (0, "", False)
    assert ran.out


@pytest.mark.parametrize("streams", [{"stdin": False}, {"stdout": False}], ids=str)
def test_nothing_is_paged_where_nobody_sits_at_the_terminal(
    streams: dict[str, bool], cache: Path, tmp_path: Path
) -> None:
    ran = paged(cache, ["groups"], {"PAGER": into(tmp_path / "shown")}, **streams)
    assert "Eurasian Economic Union" in ran.out
    assert not (tmp_path / "shown").exists()


@pytest.mark.parametrize(
    "pager",
    [{"PAGER": "/etc/passwd"}, {"PAGER": "cat 'open"}, {"PAGER": "nowhere"}, {"PAGER": "cat"}, {"STANCE_PAGER": ""},
     {"STANCE_PAGER": "cat", "PAGER": "false"}, {"TERM": "dumb", "PAGER": "false"}],
    ids=str,
)  # fmt: skip
def test_without_a_pager_all_is_written(pager: dict[str, str], cache: Path) -> None:
    ran = paged(cache, ["groups"], pager)
    assert (ran.code, ran.err) == (0, "")
    assert "Eurasian Economic Union" in ran.out


@pytest.mark.usefixtures("small_bundled")
@pytest.mark.parametrize(
    ("pager", "said"),
    [
        ("false", "the pager false failed with exit code 1"),
        ("head -n 0", ""),
        ("sh -c 'kill -KILL $$'", ""),
    ],
)
def test_a_pager_that_ends_early_changes_no_exit_code(pager: str, said: str, cache: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("dataset: {schema: 2}\n" + "".join(f"wrong-{n}: 1\n" for n in range(20)), encoding="utf-8")
    for words, code in ((["show", "crimea"], 0), (["validate", str(wrong)], 1)):
        ran = paged(cache, words, {"PAGER": pager})
        assert (ran.code, said in ran.err, "Traceback" in ran.err) == (code, True, False)


# Ctrl-C.

INTERRUPTED = """
import os, signal, sys

signal.signal(signal.SIGINT, signal.default_int_handler)  # whatever the parent of the tests ignores

class Interrupting:
    left = 0
    def find_spec(self, name, path=None, target=None):
        Interrupting.left -= 1
        if Interrupting.left == 0:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
sys.argv = ["stance", "show", "kyrgyzstan"]
for number in map(int, os.environ["IMPORTS"].split()):
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.dup2(writing, 2)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        import stance.__main__
        Interrupting.left = number
        stance.__main__.run()
    os.close(writing)
    said = b""
    while part := os.read(reading, 4096):
        said += part
    print(number, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said.decode().strip())
"""


def test_an_interrupt_while_modules_are_imported_is_exit_130_in_one_line(cache: Path) -> None:
    numbers = [1, 2, 5, 20, 60, 100, 140]
    ran = subprocess.run(
        [sys.executable, "-c", INTERRUPTED], env=environment(cache, IMPORTS=" ".join(map(str, numbers))),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stdout.splitlines() == [f"{number} 130 stance: interrupted" for number in numbers]
