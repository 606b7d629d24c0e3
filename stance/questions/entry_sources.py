"""The sources of entries: their own, or those of their issue."""

from collections.abc import Iterable

from stance.index.cache import Index
from stance.questions.answer import Entry


class EntrySources:
    """The names of the sources and files of entries."""

    def __init__(self, index: Index, used: Iterable[Entry]) -> None:
        self.own: dict[int, list[str]] = {}
        self.default: dict[tuple[int, int], list[str]] = {}
        used = list(used)
        own = [entry.id for entry in used if entry.own_sources]
        if own:
            for position, key in index.rows(
                "SELECT ps.position, s.key FROM position_source ps JOIN source s ON s.id = ps.source"
                f" WHERE ps.position IN ({numbered(own)}) ORDER BY ps.position, ps.rank"
            ):
                self.own.setdefault(position, []).append(key)
        shared = {entry.issue for entry in used if not entry.own_sources}
        if shared:
            for issue, origin, key in index.rows(
                "SELECT i.issue, i.origin, s.key FROM issue_source i JOIN source s ON s.id = i.source"
                f" WHERE i.issue IN ({numbered(sorted(shared))}) ORDER BY i.issue, i.origin, i.rank"
            ):
                self.default.setdefault((issue, origin), []).append(key)
        self.origins: dict[int, str] = dict(index.rows("SELECT id, label FROM origin"))

    def sources(self, entry: Entry) -> tuple[str, ...]:
        """The ids of the sources of an entry: its own, else those of the issue in the file it comes from."""
        return tuple(
            self.own.get(entry.id, ()) if entry.own_sources else self.default.get((entry.issue, entry.origin), ())
        )


def numbered(numbers: Iterable[int]) -> str:
    """Numbers as a list in SQL."""
    return ", ".join(map(str, numbers))
