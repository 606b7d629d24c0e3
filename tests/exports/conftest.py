"""Datasets to export: the bundled one, a small one, and one of several files that is hard to merge."""

from collections.abc import Callable, Iterator
from functools import cache as once
from pathlib import Path

import pytest

import stance
from stance.api import Stance
from tests.conftest import ROOT, TODAY

# Rows of a file that is added: on other sources than the issue's, under another id, alike and in dispute.
ADDED = """
sources:
  my-notes: {type: press, title: "=My notes", date: 2016}
states:
  ZZZ: {name: زمبلا, adjective: Zemblan, aliases: [Зембла], un-member: 1992}
issues:
  crimea:
    sources: [my-notes]
    votes: {absent: [ZZZ, KGZ], for: [KAZ]}
    positions:
      ARM:
        - {status: against, note: "My own: a note", sources: [my-notes]}
        - {status: absent, note: Some sources disagree.}
  csto:
    sources: [my-notes]
    positions:
      KGZ: [{date: 2014-05-09, status: observer}]
      ZZZ: [{date: 1992-05-15, status: signed}, {date: 2012~, status: member, until: 2013}]
events:
  - {id: mine, date: 2014-05, title: "-Mine", states: [ZZZ, KGZ], issues: [un-68-262], sources: [my-notes]}
claims:
  - {id: Z1, source: my-notes, states: [ZZZ], issue: un-68-262, claim: "@Zembla", kind: theory, verdict: judgement}
groups:
  zembla: {title: Zembla, states: [ZZZ], sources: [my-notes]}
"""
MORE = """
issues:
  csto:
    sources: [radnitz-2016]
    positions:
      ARM: [{date: 1992-05-15, status: signed, note: told twice}]
      KGZ: [{date: 1992-05-15, status: signed}]
  un-68-262:
    title: Another name of it
    question: How?
    type: vote
    aliases: [A/RES/68/262]
    date: 2014-03-27
    sources: [my-notes]
    votes: {absent: [TJK]}
"""


Exported = Callable[[str], Path]
NAMES = {"db": "stance.db", "json": "stance.json", "yaml": "written.yaml", "csv": "csv", "datapackage": "package"}


@pytest.fixture(scope="session")
def exported(bundled: Stance, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """Where the bundled dataset is, exported once as the kind that is asked for."""
    folder = tmp_path_factory.mktemp("exported")

    @once
    def export(kind: str) -> Path:
        bundled.export(kind, folder / NAMES[kind])
        return folder / NAMES[kind]

    return export


@pytest.fixture(scope="module")
def small() -> Iterator[Stance]:
    """A small dataset, for what does not depend on how large a dataset is."""
    with stance.load(ROOT / "tests" / "datasets" / "small.yaml", bundled=False, variables={}) as opened:
        yield opened


@pytest.fixture(scope="session")
def added(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Two files to add to the bundled dataset."""
    folder = tmp_path_factory.mktemp("added")
    files = [folder / "added.yaml", folder / "more.yaml"]
    for file, text in zip(files, (ADDED, MORE), strict=True):
        file.write_text(text, encoding="utf-8")
    return [str(file) for file in files]


@pytest.fixture(scope="session")
def merged(added: list[str], cache: Path) -> Iterator[Stance]:
    """The bundled dataset with those files."""
    with stance.load(added, today=TODAY, variables={"XDG_CACHE_HOME": str(cache)}) as opened:
        yield opened
