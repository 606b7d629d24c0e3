"""Writes the words of the dataset for full-text search, where SQLite has its module FTS5.

The table has the words alone, folded as names are, and not the text: what is found is read from the other tables. A row
is numbered by the row that it is made of: eight times its number, and the place of its kind in ``KINDS``.
"""

import sqlite3

from stance.dataset.folding import fold

KINDS = ("state", "issue", "group", "topic", "source", "event", "claim", "note")
MODULE = "fts5"
_TABLE = f"""
CREATE VIRTUAL TABLE words USING {MODULE}(title, body, content = '', tokenize = 'unicode61 remove_diacritics 2')
"""
_TEXTS = {
    "state": ("id", "joined(code, name)", "joined(official, adjective, aliases, note)", "state"),
    "issue": (
        "id", "joined(key, title, short)",
        "joined(question, aliases, assessor, note, (SELECT group_concat(topic, ' ') FROM issue_topic t"
        " WHERE t.issue = issue.id))",
        "issue",
    ),
    "group": ("id", "joined(key, title)", "note", "state_group"),
    "topic": ("row_number() OVER (ORDER BY topic)", "topic", "NULL", "(SELECT DISTINCT topic FROM issue_topic)"),
    "source": ("id", "title", "joined(key, author, publisher, number, symbol, note)", "source"),
    "event": ("id", "title", "note", "event"),
    "claim": ("id", "claim", "joined(finding, note)", "claim"),
    "note": ("id", "note", "speaker", "position WHERE note IS NOT NULL"),
}  # fmt: skip
"""By kind: the number of a row, its title, what else it says, and where it is."""


def write_words(connection: sqlite3.Connection) -> None:
    """Fill the table ``words`` from the other tables; without FTS5 there is no such table."""
    if not connection.execute("SELECT 1 FROM pragma_module_list WHERE name = ?", (MODULE,)).fetchone():
        return
    connection.create_function("joined", -1, lambda *texts: " ".join(filter(None, texts)), deterministic=True)
    connection.create_function("folded", 1, lambda text: fold(text) if text else "", deterministic=True)
    connection.execute(_TABLE)
    for place, kind in enumerate(KINDS):
        number, title, body, rows = _TEXTS[kind]
        connection.execute(
            "INSERT INTO words (rowid, title, body)"
            f" SELECT {number} * {len(KINDS)} + {place}, folded({title}), folded({body}) FROM {rows}"
        )
