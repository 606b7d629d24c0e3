"""Real shells at a pseudo-terminal, typed at like a person would."""

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

# A session leader that opens a terminal gets it as its own, without a fork of the test process.
_START = """
import os, sys
os.setsid()
terminal = os.open(sys.argv[1], os.O_RDWR)
for stream in (0, 1, 2):
    os.dup2(terminal, stream)
os.execvp(sys.argv[2], sys.argv[2:])
"""

# Control-G writes the line that is being typed to a file, once all keys before it have been dealt with.
_SETTINGS = {
    "bash": """
PS1='ready> '
bind 'set show-all-if-ambiguous on'
bind 'set page-completions off'
bind 'set completion-query-items 0'
_dump() { printf '%s' "$READLINE_LINE" > "$DUMP.part"; mv "$DUMP.part" "$DUMP"; }
bind -x '"\\C-g": _dump'
""",
    "zsh": """
autoload -Uz compinit && compinit -u -D
PS1='ready> '
LISTMAX=10000
_dump() { printf '%s' "$BUFFER" > "$DUMP.part"; command mv "$DUMP.part" "$DUMP" }
zle -N _dump
bindkey -e
bindkey '^G' _dump
bindkey '^U' kill-whole-line
""",
    "fish": """
function fish_prompt; echo -n 'ready> '; end
function fish_greeting; end
function _dump; commandline > "$DUMP.part"; command mv "$DUMP.part" "$DUMP"; end
bind \\cg _dump
bind \\cu 'commandline ""'
""",
}
_SETTINGS_FILE = {"bash": ".bashrc", "zsh": ".zshrc", "fish": ".config/fish/config.fish"}
_ARGUMENTS = {"bash": ["-i"], "zsh": ["-i", "-o", "no_global_rcs"], "fish": ["-i"]}
_SECONDS = 20


class Shell:
    """An interactive shell with a home of its own."""

    def __init__(self, name: str, home: Path, variables: dict[str, str]) -> None:
        self.name = name
        self.dump = home / "typed"
        settings = home / _SETTINGS_FILE[name]
        settings.parent.mkdir(parents=True, exist_ok=True)
        own = settings.read_text(encoding="utf-8") if settings.exists() else ""
        settings.write_text(_SETTINGS[name] + own, encoding="utf-8")
        self.terminal, self.inner = pty.openpty()
        surroundings = {
            "HOME": str(home), "DUMP": str(self.dump), "TERM": "xterm", "LC_ALL": "C.UTF-8", "COLUMNS": "200",
            "LINES": "400", **variables,
        }  # fmt: skip
        command = [sys.executable, "-c", _START, os.ttyname(self.inner), name, *_ARGUMENTS[name]]
        self.process = subprocess.Popen(command, env=surroundings, cwd=home)
        self.shown = ""
        self._until(lambda: "ready> " in self.shown)

    def typed(self, keys: str) -> str:
        """What stands in the line after the keys were pressed in an empty one; `shown` has what was printed."""
        self.dump.unlink(missing_ok=True)
        self.shown = ""
        os.write(self.terminal, f"\x15{keys}\x07".encode())
        self._until(self.dump.exists)
        return self.dump.read_text(encoding="utf-8").rstrip("\n")

    def close(self) -> None:
        """End the shell."""
        self.process.kill()
        self.process.wait()
        os.close(self.inner)
        os.close(self.terminal)

    def _until(self, done: Callable[[], bool]) -> None:
        end = time.monotonic() + _SECONDS
        while not done():
            assert time.monotonic() < end, f"{self.name} does not answer: {self.shown!r}"
            if select.select([self.terminal], [], [], 0.02)[0]:
                self.shown += os.read(self.terminal, 65536).decode("utf-8", "replace")
