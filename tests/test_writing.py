"""A dataset as YAML: it reads back as it was, in any YAML reader, and looks as a person would write it."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from stance.dataset.files import DataFile
from stance.dataset.model import Dataset
from stance.dataset.reader import read_files
from stance.dataset.writing import document, plain, sections_of, yaml_text
from tests.cases import swept
from tests.conftest import DATASET

EVERYTHING = """\
# What it is.

dataset:
  schema: 2
  version: 2026.11.0
  checked: 2026-11-23

sources:
  daily:
    type: press
    title: 'Daily: the news'
    date: 2014-03
    note: '2014-03-27'

states:
  KGZ:
    name: Kyrgyzstan
    iso2: KG
    aliases: [Киргизия, 'Republic, Kyrgyz', '1992']
    un-member: 1992-03-02
  NOR:
    name: Norway
    iso2: 'NO'
    un-member: {from: 1945, until: '2015-06?'}

groups:
  nobody:
    title: Nobody
    states: []
  bloc:
    title: Members
    where:
      bloc: [member, signed]

issues:
  vote:
    title: A vote
    question: How did the state vote?
    type: vote
    date: 2014-03-27
    tally: {for: 1, against: 0, abstain: 0}
    complete: false
    sources: [daily]
    votes:
      for: [NOR]
    positions:
      KGZ:
        - status: against
          confidence: medium
          note: '"Yes", he said # and left'
          reading: {mechanism: domestic, source: daily}

  bloc:
    title: A bloc
    question: Is it in?
    type: membership
    labels: {member: in, signed: 'signed, not in'}
    alignment:
      NOR:
        scores: {member: 1, signed: 0.5}
        because: It leads.
        sources: [daily]
    positions:
      NOR:
        - {date: '2015-06?', status: member, sources: [daily]}

events:
  - id: founded
    date: 2014
    title: It is founded
    sources: [daily]

claims:
  - id: M1
    source: daily
    states: [KGZ]
    date: 2014~
    claim: It is in
    kind: theory
    verdict: judgement
"""


def read(path: Path, text: str) -> Dataset:
    path.write_text(text, encoding="utf-8")
    result = read_files([DataFile(str(path), "mine")])
    assert [str(problem) for problem in result.problems if problem.severity == "error"] == []
    return result.dataset


def written(dataset: Dataset) -> str:
    return "".join(yaml_text(["What it is."], sections_of(document(dataset))))


def test_every_field_is_written_as_a_person_would(tmp_path: Path) -> None:
    # The text is its own expectation: it is what docs/dataset.md asks of a writer by hand.
    assert written(read(tmp_path / "mine.yaml", EVERYTHING)) == EVERYTHING


@pytest.mark.parametrize("bundled", swept(["an excerpt", "whole"], ["an excerpt"]))
def test_the_bundled_dataset_comes_back_from_yaml_in_any_reader(
    bundled: str, tmp_path: Path, excerpt_install: str
) -> None:
    dataset = read_files([DataFile(str(DATASET) if bundled == "whole" else excerpt_install, "mine")]).dataset
    text = written(dataset)
    loaded = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    assert as_text(loaded) == as_text(plain(document(dataset)))
    assert plain(document(read(tmp_path / "mine.yaml", text))) == plain(document(dataset))


def as_text(value: Any) -> Any:
    """The value with its numbers and days as the words that stand in the file; other readers turn these."""
    if isinstance(value, dict):
        return {key: as_text(inner) for key, inner in value.items()}
    return [as_text(item) for item in value] if isinstance(value, list) else str(value)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8).map(str.strip).filter(bool)


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
@given(TEXTS)
def test_every_text_is_that_text_to_every_yaml_reader(loader: Any, text: str) -> None:
    fields = {"name": text, "aliases": [text, "b"], "labels": {"a": text}}
    out = "".join(yaml_text([], [("states", [("KGZ", fields)])]))
    assert yaml.load(out, loader) == {"states": {"KGZ": fields}}


AWKWARD = [
    "no", "Y", "~", "null", "1e3", "0x1F", "2014-03-27", "12:30", "1_000", "=", "<<", "- a", "a: b", "a #b", "*a", "&a",
    "!a", "%a", "@a", "`a", "a:", "? a", "{a}", "[a]", "'", '"', "a\nb", "a\tb", "\u2028", "\ufeffa", "\x85", "\x7f",
    "a\x00b",
]  # fmt: skip


@pytest.mark.parametrize("text", AWKWARD)
def test_what_other_readers_misread_is_quoted(text: str) -> None:
    fields = {"name": text, "aliases": [text], "labels": {"a": text}}
    out = "".join(yaml_text([], [("states", [("KGZ", fields)])]))
    for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        assert yaml.load(out, loader) == {"states": {"KGZ": fields}}


def test_a_long_list_is_broken_between_words() -> None:
    words = [f"word-{number}" for number in range(40)]
    out = "".join(yaml_text([], [("groups", [("g", {"states": words})])]))
    assert max(map(len, out.splitlines())) <= 140
    assert yaml.safe_load(out)["groups"]["g"]["states"] == words
