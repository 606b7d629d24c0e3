"""Puts the index of the bundled dataset into the wheel. An editable install has none: its dataset may change."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ReadyIndexHook(BuildHookInterface[Any]):
    """Runs when hatch builds a wheel; see [tool.hatch.build.targets.wheel.hooks.custom] in pyproject.toml."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the index from the dataset of this tree and add it to the wheel."""
        if version != "standard":
            return
        sys.path.insert(0, self.root)
        try:
            from stance.index.cache import write_ready
            from stance.index.ready import READY
        finally:
            sys.path.remove(self.root)
        self.folder = tempfile.TemporaryDirectory()
        name = Path(self.folder.name, READY)
        write_ready(name)
        build_data["force_include"][str(name)] = f"stance/data/{READY}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was built."""
        if version == "standard":
            self.folder.cleanup()
