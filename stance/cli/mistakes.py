"""What people type for an option or a value of another name, and what they are told. Imported for such lines only."""

from collections.abc import Sequence
from typing import Any

from stance.cli.commands import SUMMARIES, load_command
from stance.dataset.spelling import near_words
from stance.output.formats import ENDINGS, FORMATS

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
_STYLES = {"bibtex": "bibtex", "bib": "bibtex", "csl": "csl-json", "csl-json": "csl-json"}
_OTHER_NAMES = {"excel": "xlsx", "xls": "xlsx", "text": "table"}
_NO_FORMATS = {ending[1:]: name for ending, name in ENDINGS.items()} | _OTHER_NAMES
_FORMATS = {**{f"--{name}": name for name in FORMATS}, "--excel": "xlsx", "--md": "markdown", "--tex": "latex"}


def option_meant(error: Any) -> tuple[str, str]:
    """What to say of an option that a command does not have, and the hint."""
    name, context = error.option_name, error.ctx
    options = {option for param in context.command.params for option in param.opts} if context is not None else set()
    message = f"there is no option {name}"
    if name in _NAMES:
        return message, "name states without an option, as in 'stance compare kyrgyzstan crimea'"
    if name in _FORMATS:
        return message, f"-f {_FORMATS[name]} writes {_FORMATS[name]}"
    near = [*_MEANT.get(name, ()), *near_words(name, sorted(options))]
    meant = next((option for option in near if option in options), None)
    return message, f"did you mean {meant}?" if meant else _help_of(context)


def value_meant(error: Any, line: Sequence[str]) -> str:
    """The hint for an option whose value is missing or wrong, or for anything else that is wrong with a line."""
    context: Any = getattr(error, "ctx", None)
    if context is None and (option := getattr(error, "option_name", None)):
        # The parser does not say which command it read.
        command = load_command(next((word for word in line if word in SUMMARIES), "compare"))
        examples = [example.strip() for example in (command.epilog or "").splitlines()]
        example = next((example for example in examples if option in example.split()), None)
        return f"for example '{example}'" if example else f"see 'stance {command.name} --help'"
    param = getattr(error, "param", None)
    typed = error.message.partition("'")[2].partition("'")[0].casefold() if param is not None else ""
    if param is not None and context.info_name == "export" and typed in (*FORMATS, *_NO_FORMATS):
        form = _NO_FORMATS.get(typed, typed)
        return f"'stance compare ... -f {form}' writes an answer so; 'stance export csv' writes the dataset as tables"
    if param is not None and param.name == "format":
        if typed in _NO_FORMATS:
            return f"{typed} is {_NO_FORMATS[typed]}: -f {_NO_FORMATS[typed]}"
        if typed in _STYLES:
            cites = any(param.name == "style" for param in context.command.params)
            where = "" if cites else "'stance cite' with "
            return f"{where}--style {_STYLES[typed]} writes it"
    return _help_of(context)


def _help_of(context: Any) -> str:
    return f"see '{context.command_path} --help'" if context is not None else "see 'stance --help'"
