"""Imports a table of positions, long or wide, as a dataset, and keeps account of every row.

Rows wait in a temporary database on disk, so that a table of a million takes no more memory than one of ten.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from stance.dataset.spelling import near_words
from stance.dataset.vocabulary import issue_type
from stance.dataset.writing import Document
from stance.errors import UnreadableError
from stance.imports.account import ImportSummary, Ledger
from stance.imports.columns import header_of
from stance.imports.imported import Positions
from stance.imports.position_rows import Reader
from stance.imports.register import OwnIssue, Register, Wishes
from stance.imports.tables import Sheet

_FEW = 3
"""Spellings and disputes that are told one by one; the rest are counted."""


def import_positions(sheet: Sheet, register: Register, wishes: Wishes, base: Document | None = None) -> Positions:
    """Read a table of positions. ``base`` is what else the dataset has that is to be written.

    Raises:
        UnreadableError: it has no column of states or of positions, or no row that can be used.
    """
    before, columns = header_of(sheet)
    reader = Reader(sheet.name, columns, register, wishes)
    spool = sqlite3.connect("")
    spool.execute("CREATE TABLE waiting (issue TEXT, state TEXT, first INTEGER, line INTEGER, day TEXT, status TEXT,"
                  " entry TEXT)")  # fmt: skip
    entries = (entry for line, row in sheet.rows for entry in reader.entries(line, row))
    spool.executemany("INSERT INTO waiting VALUES (?, ?, ?, ?, ?, ?, ?)", entries)
    spool.execute("CREATE INDEX by_cell ON waiting (issue, state, first, line)")
    _reject_repeated(spool, reader.ledger)
    if base:
        use = ", for use with --no-bundled" if base["states"] else ""
        sheet.remarks.append(f"the sources and issues beside it are read too: the result is the whole dataset{use}")
    elif columns.exported:
        sheet.remarks.append("the table is one of 'stance export csv': name its folder instead to have its sources and"
                             " issues too")  # fmt: skip
    account = _account(sheet, reader, spool, before)
    if not account.written:
        spool.close()
        raise UnreadableError(
            f"no row of {sheet.name} can be used ({account.read:,} read){reader.ledger.first_rejection()}",
            "; ".join(filter(None, [columns.told(), columns.unused_words(), "nothing was written"])),
        )
    used = {key for (key,) in spool.execute("SELECT DISTINCT issue FROM waiting")}
    issues = [issue for issue in reader.issues.values() if issue.id in used]
    return Positions(account, issues, reader.sources, wishes, spool, base or {})


def _reject_repeated(spool: sqlite3.Connection, ledger: Ledger) -> None:
    """Leave one of rows that say the very same."""
    same = ("FROM waiting x JOIN waiting y ON y.issue = x.issue AND y.state = x.state AND y.first = x.first"
            " AND y.line < x.line AND y.entry = x.entry")  # fmt: skip
    rows = spool.execute(f"SELECT x.rowid, x.line, MIN(y.line) {same} GROUP BY x.rowid ORDER BY x.line").fetchall()
    for number, line, first in rows:
        ledger.written -= 1
        ledger.reject(line, "a row that stands there twice", f"the row says the same as line {first}")
        spool.execute("DELETE FROM waiting WHERE rowid = ?", (number,))


_SAME_DAY = """
SELECT issue, state, day, group_concat(DISTINCT status) FROM waiting WHERE json_extract(entry, '$.dissent') IS NULL
GROUP BY issue, state, day, json_extract(entry, '$.instrument') HAVING COUNT(DISTINCT status) > 1 LIMIT 1000"""


def _own_words(issue: OwnIssue, classes: Mapping[str, str], *, named: bool) -> str:
    """What is said of an issue that no dataset has."""
    statuses = ", ".join(f"{word} ({issue.counts[word]:,})" for word in issue.statuses)
    title = "" if named else "; --issue TITLE gives it another title"
    unclassed = [word for word in issue.statuses if word not in classes]
    other = f"; of class other, unless --map WORD=:CLASS names another: {', '.join(unclassed)}" if unclassed else ""
    return f"no dataset has the issue '{issue.title}': it is custom, {issue.id}, with {statuses}{title}{other}"


def _spelled(issue: OwnIssue, spellings: Sequence[str]) -> str:
    also = ", ".join(f"'{name}'" for name in spellings[:_FEW])
    more = f" and {len(spellings) - _FEW:,} more" if len(spellings) > _FEW else ""
    return f"spellings of the issue '{issue.title}': {also}{more}"


def _near(issue: OwnIssue) -> Iterator[str]:
    """Statuses so near in spelling that they may be one."""
    words = list(issue.statuses)
    for number, word in enumerate(words):
        for other in near_words(word, words[:number], 1):
            yield f'{word} and {other} are two statuses; --map "{issue.statuses[word]}={other}" makes them one'


def _disputes(reader: Reader, spool: sqlite3.Connection) -> Iterator[str]:
    """Statuses of one day that contradict each other: the first few, and how many more. What an export says as the
    opened dataset does is not told again."""
    disputes = []
    for key, code, day, joined in spool.execute(_SAME_DAY):
        issue, words = reader.issues[key], joined.split(",")
        if not issue_type(issue.type).disagree(words):
            continue
        if reader.columns.exported and {(day, word) for word in words} <= reader.register.recorded(key, code):
            continue
        labels = " and ".join(issue.statuses.get(word, word) for word in words)
        disputes.append(f"{issue.title}, {reader.register.state_name(code)}, {day or 'the day of the vote'}: {labels}")
    for words in disputes[:_FEW]:
        yield f"two statuses on one day, shown as disputed: {words}"
    if len(disputes) > _FEW:
        yield f"... and {len(disputes) - _FEW:,} more with two statuses on one day"


def _account(sheet: Sheet, reader: Reader, spool: sqlite3.Connection, header: int) -> ImportSummary:
    ledger = reader.ledger
    own = [issue for issue in reader.issues.values() if issue.own]
    for issue in own:
        counted = "SELECT status, COUNT(*) FROM waiting WHERE issue = ? GROUP BY status"
        counts = dict(spool.execute(counted, (issue.id,)))
        # A status that only rows have that are not taken is none.
        issue.statuses = {word: said for word, said in issue.statuses.items() if word in counts}
        issue.counts = counts
    named = reader.wishes.issue or reader.columns.wide or "issue" in reader.columns.fields
    remarks = [
        reader.columns.told(),
        *sheet.remarks,
        *([f"the names of the columns are read from line {header}"] if header > 1 else []),
        *([reader.columns.unused_words()] if reader.columns.unused else []),
        *([f"{reader.empty:,} empty cells passed over"] if reader.empty else []),
        *(_own_words(issue, reader.wishes.classes, named=bool(named)) for issue in own if issue.statuses),
        *(_spelled(issue, reader.spellings[issue.id]) for issue in own if issue.id in reader.spellings),
        *(words for issue in own for words in _near(issue)),
        *_disputes(reader, spool),
    ]  # fmt: skip
    [(first, last)] = spool.execute("SELECT MIN(day), MAX(day) FROM waiting WHERE day != ''")
    # Rows that stand there twice are found last.
    ledger.rejections.sort()
    return ledger.summary(
        sheet.name, states=len(reader.named), first=first, last=last, remarks=tuple(remarks),
        issues=len(reader.issues), sources=len(reader.sources.made),
    )  # fmt: skip
