"""Problems of a data file, and the rules behind them, for people and for machines."""

from collections.abc import Sequence

from stance.dataset.problems import ERROR, WARNING, Problem, RuleFacts
from stance.output.document import Column, Document, paragraph, table
from stance.output.records import Form, View, count, item, text, word

PROBLEM = item(
    Problem,
    text("file", "the file, or the folder"),
    count("line", "the line; 0 is the file as a whole"),
    count("column", "the column"),
    word("severity", "whether the data can be used in spite of it", (ERROR, WARNING)),
    text("code", "the rule that is broken"),
    text("message", "what is wrong, in words"),
)
RULE = item(
    RuleFacts,
    text("code", "the code that its problems have"),
    word("severity", "how serious its problems are", (ERROR, WARNING)),
    text("title", "what it demands"),
    text("reason", "why"),
)
FORMS = {"validate": Form(PROBLEM)}


def problems_view(problems: Sequence[Problem]) -> View:
    """The view of a list of problems: one line each, in a form that editors turn into links."""
    return View(PROBLEM, problems, lambda: Document((paragraph(*map(str, problems)),), "Problems"))


def rules_view(rules: Sequence[RuleFacts]) -> View:
    """The view of a list of rules."""
    heads = ("Rule", "Severity", Column("Demands", wraps=True), Column("Because", wraps=True))
    rows = [(rule.code, rule.severity, rule.title, rule.reason) for rule in rules]
    return View(RULE, rules, lambda: Document((table(heads, rows),), "Rules"))


def summary(problems: Sequence[Problem]) -> str:
    """How many problems of each severity: ``2 errors, 5 warnings``."""
    if not problems:
        return "no problems found"
    counts = ((sum(problem.severity == word for problem in problems), word) for word in (ERROR, WARNING))
    return ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts)


def github_annotations(problems: Sequence[Problem]) -> str:
    """The problems as workflow commands, which GitHub shows beside the lines of a pull request."""
    return "".join(f"::{problem.severity} {_place(problem)}::{_data(problem.message)}\n" for problem in problems)


def _place(problem: Problem) -> str:
    properties = {
        "file": problem.file.removeprefix("./"),
        "line": problem.line,
        "col": problem.column,
        "title": problem.code,
    }
    # Line 0 is the file as a whole, which GitHub shows where no line is given.
    return ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value != 0)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
