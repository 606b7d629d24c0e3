"""The scripts that make a shell ask for completions, and where they are put."""

import errno
import os
from collections.abc import Mapping
from pathlib import Path

from stance.errors import UnwritableError, UsageError

SCRIPTS = {"bash": "stance.bash", "zsh": "_stance", "fish": "stance.fish"}


def script(shell: str, variables: Mapping[str, str]) -> str:
    """The script for the shell; ``current`` is the one that SHELL names.

    Raises:
        UsageError: SHELL names none of the three.
    """
    return Path(__file__).with_name(SCRIPTS[_known(shell, variables)]).read_text(encoding="utf-8")


def install(shell: str, variables: Mapping[str, str]) -> str:
    """Put the script where the shell finds it and say what was done. Done twice, it changes nothing more.

    fish loads what lies in its folder; the start-up files of bash and zsh get a line that loads the script.

    Raises:
        UsageError: SHELL names none of the three, or there is no home folder.
        UnwritableError: a file cannot be written; the script is whole or not there, and no line is cut short.
    """
    shell = _known(shell, variables)
    home = variables.get("HOME", "")
    if not os.path.isabs(home):
        raise UsageError("there is no home folder to install into", f"use 'stance --show-completion {shell}'")
    try:
        if shell == "fish":
            target = _folder(variables, "XDG_CONFIG_HOME", ".config") / "fish" / "completions" / SCRIPTS[shell]
            _write(target, script(shell, variables))
            return f"Wrote {target}. New shells complete.\n"
        target = _folder(variables, "XDG_DATA_HOME", ".local/share") / "stance" / SCRIPTS[shell]
        start = Path(home, ".bashrc") if shell == "bash" else Path(variables.get("ZDOTDIR") or home, ".zshrc")
        _write(target, script(shell, variables))
        added = _add_line(start, f"source {_quoted(str(target))}")
    except OSError as error:
        message = f"{error.filename} cannot be written: {error.strerror}"
        raise UnwritableError(message, f"use 'stance --show-completion {shell}'") from None
    loaded = "a line that loads it was added to" if added else "it is loaded by"
    return f"Wrote {target}; {loaded} {start}. New shells complete.\n"


def _known(shell: str, variables: Mapping[str, str]) -> str:
    name = os.path.basename(variables.get("SHELL", "")) if shell == "current" else shell
    if name not in SCRIPTS:
        told = f"there is no completion for '{name}'" if name else "SHELL does not say which shell this is"
        raise UsageError(told, "name bash, zsh or fish")
    return name


def _folder(variables: Mapping[str, str], variable: str, default: str) -> Path:
    named = variables.get(variable, "")
    return Path(named) if os.path.isabs(named) else Path(variables["HOME"], default)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    from stance.api import write_output

    write_output(str(path), text, force=True)


def _add_line(path: Path, line: str) -> bool:
    # As bytes: a start-up file may be in any encoding.
    old = path.read_bytes() if path.exists() else b""
    if line.encode() in old.splitlines():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    added = (b"\n" if old and not old.endswith(b"\n") else b"") + line.encode() + b"\n"
    # Added to the file rather than put in its place, for the file may be linked to.
    with path.open("ab", buffering=0) as file:
        try:
            cut = file.write(added) < len(added)
            code = errno.ENOSPC
        except OSError as error:
            cut, code = True, error.errno or errno.EIO
        if cut:
            file.truncate(len(old))
            raise OSError(code, os.strerror(code), str(path))
    return True


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
