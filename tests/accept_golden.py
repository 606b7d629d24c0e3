"""Accept the present output of the golden cases, after reading it: python -m tests.accept_golden [CASE...]"""

import sys
import tempfile
from functools import partial
from pathlib import Path

from tests.conftest import run_in
from tests.golden_cases import CASES, printed


def main() -> None:
    names = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        run = partial(run_in, Path(folder))
        for case in CASES:
            if not names or case.folder.name in names:
                (case.folder / "output").write_text(printed(case.run(run)), encoding="utf-8")


if __name__ == "__main__":
    main()
