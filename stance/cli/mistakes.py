"""What people type for an option of another name, and what they are told. Imported for such lines only."""

from typing import Any

from stance.output.formats import FORMATS

_MEANT = {
    "--date": ("--as-of", "--since"), "--day": ("--as-of", "--since"), "--on": ("--as-of", "--since"),
    "--asof": ("--as-of", "--until"), "--at": ("--as-of", "--since"),
    "--year": ("--since", "--as-of"), "--from": ("--since", "--as-of"), "--start": ("--since", "--as-of"),
    "--after": ("--since",), "--to": ("--until", "--as-of"), "--end": ("--until", "--as-of"),
    "--before": ("--until", "--as-of"),
    "--groups": ("--group",), "--topics": ("--topic",), "--issues": ("--issue",), "--types": ("--type",),
    "--file": ("--output", "--data"), "--out": ("--output",), "--save": ("--output",), "--dataset": ("--data",),
    "--limit": ("--top",), "--reference": ("--with",), "--against": ("--with",), "--pager": ("--no-pager",),
    "--columns": ("--fields",), "--field": ("--fields",), "-v": ("--version",), "-V": ("--version",),
    "--citation": ("--cite",),
}  # fmt: skip
_NAMES = ("--state", "--states", "--country", "--countries")
_FORMATS = {**{f"--{name}": name for name in FORMATS}, "--excel": "xlsx", "--md": "markdown", "--tex": "latex"}


def option_meant(error: Any) -> tuple[str, str] | None:
    """What to say of an option that a command does not have, and the hint; None where the usual words will do."""
    name, context = error.option_name, error.ctx
    options = {option for param in context.command.params for option in param.opts} if context is not None else set()
    message = f"there is no option {name}"
    if name in _NAMES:
        return message, "name states without an option, as in 'stance compare kyrgyzstan crimea'"
    if name in _FORMATS:
        return message, f"-f {_FORMATS[name]} writes {_FORMATS[name]}"
    meant = next((option for option in _MEANT.get(name, ()) if option in options), None)
    return (message, f"did you mean {meant}?") if meant else None
