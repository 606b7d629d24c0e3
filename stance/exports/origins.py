"""Dataset files as an export names them: without their folders, which may be those of a machine."""

from collections.abc import Sequence


def file_names(labels: Sequence[str]) -> dict[str, str]:
    """The name of each file by its label; numbered where two would be alike."""
    named: dict[str, str] = {}
    for label in labels:
        name = base = label.replace("\\", "/").rstrip("/").rpartition("/")[2]
        again = 1
        while name in named.values():
            again += 1
            name = f"{base} ({again})"
        named[label] = name
    return named
