"""The objects of a JSON file one by one: one a line, or as the elements of one list, on however many lines."""

import json
import re
from collections.abc import Iterator

from stance.errors import UnreadableError
from stance.imports.lines import LONGEST_LINE, Rows

Json = dict[str, object]
_BETWEEN = re.compile(r"[\s,\[\]]*")


def objects(rows: Rows) -> Iterator[tuple[int, Json]]:
    """Each object with the line on which it begins. Little more than one of them is in memory.

    Raises:
        UnreadableError: it is no JSON, is cut off, or has an object that is too long.
    """
    decode = json.JSONDecoder().raw_decode
    waiting, line, wanted = "", 1, 0
    for chunk in rows.chunks():
        waiting += chunk
        # What is not whole yet is tried again when there is twice as much, so that no file takes long.
        if len(waiting) < wanted and chunk:
            continue
        at, wanted = 0, 0
        while True:
            gap = _BETWEEN.match(waiting, at)
            end = gap.end() if gap else at
            line += waiting.count("\n", at, end)
            at = end
            if at == len(waiting):
                break
            try:
                entry, end = decode(waiting, at)
            except RecursionError:
                raise _broken(rows.name, line, "its lists are too deep") from None
            except ValueError:
                if len(waiting) - at > LONGEST_LINE:
                    raise _broken(rows.name, line, "an object is too long, or is no JSON") from None
                wanted = 2 * (len(waiting) - at)
                break
            if not isinstance(entry, dict):
                raise _broken(rows.name, line, "a resolution is an object, {...}")
            yield line, entry
            line += waiting.count("\n", at, end)
            at = end
        waiting = waiting[at:]
    if waiting:
        raise _broken(rows.name, line, "it is cut off, or no JSON")


def _broken(name: str, line: int, why: str) -> UnreadableError:
    return UnreadableError(f"{name}:{line}: not read: {why}", "nothing was written")
