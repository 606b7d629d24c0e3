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
_EXCEL = ("xlsx", "xls", "excel")
_FORMATS = {**{f"--{name}": name for name in FORMATS}, "--excel": "xlsx", "--md": "markdown", "--tex": "latex"}


def export_meant(error: Any) -> tuple[str, str] | None:
    """What to say of a kind that `stance export` does not write, but answers are written as, and the hint."""
    kind = error.message.partition("'")[2].partition("'")[0]
    if error.ctx is None or error.ctx.info_name != "export" or kind not in (*FORMATS, *_EXCEL):
        return None
    of_answers = "xlsx" if kind in _EXCEL else kind
    hint = f"'stance compare ... -f {of_answers}' writes an answer so; 'stance export csv' writes the dataset as tables"
    return error.format_message().rstrip("."), hint


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
