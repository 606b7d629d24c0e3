"""The console script as a process: pipes, signals, encodings, other folders, an installed wheel."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
import typer

from stance.cli.environment import Environment
from stance.cli.main import main
from tests.conftest import ROOT, TODAY, Stream

STANCE = str(Path(sys.executable).with_name("stance"))


def environment(cache: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("HOME", "PATH", "SYSTEMROOT")}
    return {**kept, "XDG_CACHE_HOME": str(cache), **more}


def test_the_module_runs_like_the_script(cache: Path) -> None:
    for command in ([STANCE], [sys.executable, "-m", "stance"]):
        ran = subprocess.run(
            [*command, "get", "kyrgyzstan", "crimea"],
            env=environment(cache),
            capture_output=True,
            text=True,
            check=True,
        )
        assert (ran.stdout, ran.stderr) == ("absent\n", "")


@pytest.mark.parametrize("lines", [1, 0])
def test_a_closed_pipe_is_quiet_success(lines: int, cache: Path) -> None:
    ran = subprocess.run(
        ["bash", "-c", f"'{STANCE}' sources | head -n {lines} > /dev/null; echo ${{PIPESTATUS[0]}}"],
        env=environment(cache),
        capture_output=True,
        text=True,
        check=True,
    )
    assert (ran.stdout, ran.stderr) == ("0\n", "")


class Interrupting(dict[str, str]):
    """Variables that are interrupted while they are read, as a user may interrupt at any moment."""

    def get(self, key: str, default: object = None) -> str:
        raise KeyboardInterrupt


def test_an_interrupt_is_exit_130_in_one_line() -> None:
    out, err = Stream(), Stream()
    code = main(["show", "crimea"], Environment(Stream(), out, err, Interrupting(), TODAY))
    assert (code, out.getvalue(), err.getvalue()) == (130, "", "stance: interrupted\n")


def test_letters_of_any_script_survive_a_c_locale(cache: Path) -> None:
    ran = subprocess.run(
        [STANCE, "show", "Киргизия"], env=environment(cache, LC_ALL="C"), capture_output=True, check=True
    )
    assert "Kyrgyzstan (KGZ)" in ran.stdout.decode("utf-8")


def test_an_ascii_terminal_loses_letters_but_not_the_answer(cache: Path) -> None:
    ran = subprocess.run(
        [STANCE, "show", "crimea"], env=environment(cache, PYTHONIOENCODING="ascii"), capture_output=True, check=True
    )
    assert b"Territorial integrity of Ukraine" in ran.stdout
    assert ran.stderr == b""


@pytest.mark.thorough
def test_the_wheel_answers_in_an_empty_environment_from_another_folder(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)],
        capture_output=True,
        check=True,
    )
    [wheel] = tmp_path.glob("country_stance-*.whl")
    assert {"stance/data/stances.yaml", "stance/data/stances.sqlite", "stance/data/un-2019.yaml.gz"} <= set(
        zipfile.ZipFile(wheel).namelist()
    )
    empty = tmp_path / "empty"
    venv.create(empty)
    # Nothing is fetched: the libraries are those of the tests, without this checkout, which a .pth file there adds.
    # That the wheel names them all is seen by `.ci/run`.
    python = str(empty / "bin" / "python")
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", str(wheel)],
        capture_output=True, check=True,
    )  # fmt: skip
    [packages] = empty.glob("lib/python*/site-packages")
    (packages / "libraries.pth").write_text(f"{Path(typer.__file__).parent.parent}\n", encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    ran = subprocess.run(
        [str(empty / "bin" / "stance"), "get", "kyrgyzstan", "crimea"],
        env=environment(tmp_path / "cache"),
        cwd=elsewhere,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (ran.stdout, ran.stderr) == ("absent\n", "")
    assert list(elsewhere.iterdir()) == []
