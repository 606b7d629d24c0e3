"""The reader says what is in a dataset, or every problem at its place; it never raises for what is in a file."""

import ast
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import stance.dataset
from stance.dataset import nodes
from stance.dataset.files import BUNDLED, data_files
from stance.dataset.problems import Problem
from stance.dataset.reader import ReadResult, read_bytes, read_files
from tests.cases import swept

SMALL = (Path(__file__).parent / "datasets" / "small.yaml").read_text(encoding="utf-8")

# What the cases below refer to; it stands behind them, so that their lines count from 1.
WORLD = """
sources:
  un: {type: primary, title: Roll call}
states:
  KGZ: {name: Kyrgyzstan}
  KAZ: {name: Kazakhstan}
"""
VOTE = """issues:
  crimea:
    title: Crimea vote
    question: Did it vote for it?
    type: vote
    date: 2014-03-27
    sources: [un]
"""
MEMBERSHIP = """issues:
  eeu:
    title: The union
    question: Is it a member?
    type: membership
    begins: 2014-05-29
    sources: [un]
"""
LAW = """issues:
  law:
    title: The law
    question: Has it such a law?
    type: legislation
    sources: [un]
"""
LAWS = """    positions:
      KGZ:
        instruments: {law-2024: {title: Law 72}}
"""
CUSTOM = """issues:
  recognition:
    title: Recognition
    question: Does it recognise it?
    type: custom
    sources: [un]
"""
RECOGNISES = "    statuses: {recognises: {says: It recognises it., class: binding}}\n"
RATING = """issues:
  rating:
    title: Freedom rating
    question: How free is it?
    type: assessment
    assessor: Freedom House
    sources: [un]
"""


def read(*texts: str | bytes) -> ReadResult:
    raw = [text.encode() if isinstance(text, str) else text for text in texts]
    return read_bytes([(f"{number}.yaml", content) for number, content in enumerate(raw, 1)])


def places(problems: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.line, problem.column) for problem in problems]


class Case(NamedTuple):
    """A file with one mistake at the sign ▸ (none: the file as a whole), its code and words of its message."""

    name: str
    code: str
    message: str
    text: str | bytes

    @property
    def raw(self) -> bytes:
        """The file without the sign."""
        text = self.text.encode() if isinstance(self.text, str) else self.text
        return text.replace(HERE, b"")

    @property
    def place(self) -> tuple[int, int]:
        """The line and the column of the sign, in characters and from 1."""
        text = self.text.encode() if isinstance(self.text, str) else self.text
        before, sign, _ = text.partition(HERE)
        lines = before.decode("utf-8-sig").split("\n")
        return (len(lines), len(lines[-1]) + 1) if sign else (0, 0)


HERE = "▸".encode()
CASES = [
    # The file as a whole
    Case("an empty file", "empty", "the file is empty; a dataset is a mapping", ""),
    Case("a blank file", "empty", "the file is empty", " \n\n\t\n"),
    Case("a byte order mark only", "empty", "the file is empty", b"\xef\xbb\xbf"),
    Case("comments only", "empty", "the file has only comments", "# one\n# two\n▸"),
    Case("a list", "not-a-mapping", "found a list", "▸- KGZ\n- KAZ\n"),
    Case("a scalar", "not-a-mapping", "found a single value", "▸kyrgyzstan\n"),
    Case("null", "not-a-mapping", "a dataset is a mapping of sections", "# nothing\n▸~\n"),
    Case("a latin-1 byte", "not-utf8", "byte 0xe9", b"states:\n  K: " + HERE + b"\xe9t\n"),
    Case("a latin-1 byte after Cyrillic", "not-utf8", "byte 0xff", "# Кырг▸".encode() + b"\xff"),
    Case("a latin-1 byte after a byte order mark", "not-utf8", "byte 0xe9", b"\xef\xbb\xbfstates: " + HERE + b"\xe9\n"),
    Case("UTF-16", "not-utf8", "(UTF-16); save it as UTF-8", HERE + "states:".encode("utf-16")),
    Case("UTF-16 without its mark", "control-character", "U+0000", b"s" + HERE + "states:".encode("utf-16-le")[1:]),
    Case("an escape character", "control-character", "U+001B; remove it", 'states:\n  KGZ: "a b▸\x1b[31m"\n'),
    Case("a right-to-left override", "control-character", "U+202E", "# ▸\u202estates\n"),
    Case("a byte order mark inside", "control-character", "U+FEFF", "sources: {}\n▸\ufeffstates: {}\n"),
    Case("an escaped control", "control-character", "U+001B", 'states:\n  KGZ: {name: ▸"a\\e[31mb"}\n'),
    # The YAML
    Case("a tab for indentation", "yaml-syntax", "cannot start any token", "states:\n▸\tKGZ: {name: a}\n"),
    Case("text behind a quote", "yaml-syntax", "not YAML: ", 'states: {KGZ: {name: "Kyrgyz" ▸land}}\n'),
    Case("an open quote", "yaml-syntax", "unexpected end of stream", 'states: {KGZ: {name: "Kyrgyz\n▸'),
    Case(
        "a second document", "second-document", "a file is one dataset", "states: {KGZ: {name: a}}\n▸---\nevents: []\n"
    ),
    # The root is the first level and the section's value the second.
    Case("nesting in a section", "too-deep", "more than 16 levels", "states: " + "[" * 15 + "▸" + "[" * 10_000),
    Case("nesting in an entry", "too-deep", "more than 16 levels", "states:\n  KGZ: " + "[" * 14 + "▸" + "[" * 10_000),
    Case(
        "nesting in an unknown section",
        "too-deep",
        "more than 16 levels",
        "sources: {}\nstates: {KGZ: {name: K}}\nevents: " + "[" * 15 + "▸" + "[" * 10_000,
    ),
    Case("keys inside keys", "wrong-type", "a key is a word, found a mapping", "{▸" + "{" * 10_000),
    Case("question marks", "wrong-type", "a key is a word, found a mapping", "? ▸" + "? " * 10_000),
    Case("a list for a key", "wrong-type", "a key is a word, found a list", "states:\n  ▸[KGZ]: a\n"),
    Case("an alias for a key", "wrong-type", "a key is a word, found an alias", "? ▸*a\n: b\n"),
    Case("an anchor", "yaml-alias", "&k: anchors and aliases are not read", "states:\n  KGZ: ▸&k {name: Kyrgyzstan}\n"),
    Case("an alias", "yaml-alias", "*name", "states:\n  KGZ: {name: ▸*name}\n"),
    Case(
        "a tag",
        "yaml-tag",
        "tags (tag:yaml.org,2002:python/object/apply:os.system) are not read",
        "states:\n  KGZ: {name: ▸!!python/object/apply:os.system Kyrgyzstan}\n",
    ),
    Case("a tag on a section", "yaml-tag", "tags (tag:yaml.org,2002:omap) are not read", "states: ▸!!omap {}\n"),
    Case("an anchor on a section", "yaml-alias", "&s: anchors", "sources: {}\nstates: ▸&s {}\n"),
    Case("an anchor on the whole", "yaml-alias", "&all: anchors", "▸&all\nstates: {}\n"),
    # Sections and fields
    Case("a section misspelt", "unknown-key", "no section is called 'isues' (did you mean issues?)", "▸isues:\n"),
    Case(
        "an unknown section",
        "unknown-key",
        "no section is called 'x'; sections are dataset, sources",
        "▸x: {a: {b: c}, d: [e]}\n",
    ),
    Case(
        "a section twice",
        "duplicate-key",
        "'states' stands here again (first in line 1)",
        "states:\n  KGZ: {name: Kyrgyzstan}\n▸states:\n  KAZ: {name: Kazakhstan}\n",
    ),
    Case(
        "a state twice",
        "duplicate-key",
        "'KGZ' stands here again (first in line 2)",
        "states:\n  KGZ: {name: Kyrgyzstan}\n  ▸KGZ: {name: Kirghizia}\n",
    ),
    Case(
        "a field twice",
        "duplicate-key",
        "'name' stands here again (first in line 3)",
        "states:\n  KGZ:\n    name: Kyrgyzstan\n    ▸name: Kirghizia\n",
    ),
    Case(
        "a roll call's status twice", "duplicate-key", "'for'", VOTE + "    votes: {for: [KGZ],  ▸for: [KAZ]}\n" + WORLD
    ),
    Case("a section of text", "wrong-type", "states is a section, found 'none'", "states: ▸none\n"),
    Case("a list for a section", "wrong-type", "the section states is a mapping (id: ...)", "states: [▸KGZ, KAZ]\n"),
    Case(
        "a mapping for a section",
        "wrong-type",
        "the section events is a list (- id: ...)",
        "events:\n  ▸a: {}\n  b: {}\n",
    ),
    Case("a list for the metadata", "wrong-type", "the section dataset is a mapping", "dataset: [▸schema, 1]\n"),
    Case(
        "an unknown field",
        "unknown-key",
        "state KGZ has no field 'iso3' (did you mean iso2?)",
        "states:\n  KGZ: {name: Kyrgyzstan,  ▸iso3: KGZ}\n",
    ),
    Case(
        "on for a date",
        "unknown-key",
        "YAML readers turn this word into a boolean (a date is `date:`)",
        VOTE + "    ▸on: 2014-03-28\n" + WORLD,
    ),
    Case("a missing field", "missing-key", "source a needs the field 'title'", "sources:\n  a: ▸{type: press}\n"),
    Case("a state without fields", "missing-key", "state KGZ needs the field 'name'", "states:\n  KGZ: ▸{}\n"),
    Case(
        "a group of nothing", "missing-key", "needs either the field 'states' or 'where'", "groups:\n  ▸a: {title: A}\n"
    ),
    Case(
        "an entry without fields", "wrong-type", "state KGZ is a mapping of fields, found nothing", "states:\n  KGZ:▸\n"
    ),
    Case("a name for an entry", "wrong-type", "found 'Kyrgyzstan'", "states:\n  KGZ: ▸Kyrgyzstan\n"),
    Case(
        "a list for a text", "wrong-type", "state KGZ: name is text, found a list", "states:\n  KGZ: {name: ▸[a, b]}\n"
    ),
    Case(
        "a mapping for a list",
        "wrong-type",
        "aliases is a list, found a mapping",
        "states:\n  KGZ: {name: Kyrgyzstan, aliases: ▸{a: b}}\n",
    ),
    Case(
        "a list for a date",
        "wrong-type",
        "date is text, found a list",
        "sources:\n  a: {type: press, title: A, date:  ▸[2014]}\n",
    ),
    Case(
        "an empty field", "empty-value", "name has no value; fill it or drop the key", "states:\n  KGZ:\n    name:▸\n"
    ),
    Case("a null", "empty-value", "state KGZ: name has no value", "states:\n  KGZ: {name: ▸null}\n"),
    Case("a quoted blank", "empty-value", "state KGZ: name has no value", "states:\n  KGZ: {name: ▸' '}\n"),
    # Words that other YAML readers turn into something else
    Case(
        "Norway",
        "needs-quotes",
        "iso2 NO is a boolean to other YAML readers; write 'NO'",
        "states:\n  NOR: {name: Norway, iso2:  ▸NO}\n",
    ),
    Case(
        "a number",
        "needs-quotes",
        "number 451 is a number to other YAML readers; write '451'",
        "sources:\n  a: {type: press, title: Memo, number: ▸451}\n",
    ),
    Case("a clock time", "needs-quotes", "title 12:30 is a number", "sources:\n  a: {type: press, title:  ▸12:30}\n"),
    Case("a date for a title", "needs-quotes", "is a date", "sources:\n  a: {type: press, title: ▸2014-03-27}\n"),
    Case("a scale of numbers", "needs-quotes", "scale 1 is a number", RATING + "    scale: [▸1, '2']\n" + WORLD),
    Case(
        "a status of a scale",
        "needs-quotes",
        "status 1 is a number",
        RATING + "    scale: ['1', '2']\n    positions: {KGZ: [{date: 2014, status:   ▸1}]}\n" + WORLD,
    ),
    # Ids and codes
    Case(
        "an id in capitals",
        "bad-id",
        "source id 'Radnitz_2016': an id is lower-case letters",
        "sources:\n  ▸Radnitz_2016: {type: press, title: A}\n",
    ),
    Case(
        "an event's id",
        "bad-id",
        "event id 'The Vote'",
        "events:\n  - {id:  ▸The Vote, date: 2014, title: A, sources: [un]}\n" + WORLD,
    ),
    Case(
        "a two-letter state",
        "bad-code",
        "state 'KG': a state's key is its three-letter",
        "states:\n  ▸KG: {name: Kyrgyzstan}\n",
    ),
    Case(
        "a three-letter iso2",
        "bad-code",
        "iso2 'KGZ' is not two capital letters",
        "states:\n  KGZ: {name: Kyrgyzstan, iso2:  ▸KGZ}\n",
    ),
    Case(
        "the group all", "reserved", "group 'all' is built in", "groups:\n  ▸all: {title: All, states: [KGZ]}\n" + WORLD
    ),
    Case("another schema", "schema", "schema 3: this program reads schema 1 and 2", "dataset: {schema:  ▸3}\n"),
    # Dates
    Case(
        "30 February",
        "bad-date",
        "source a: date '2014-02-30' does not exist in the calendar",
        "sources:\n  a: {type: press, title: A, date: ▸2014-02-30}\n",
    ),
    Case(
        "a month 13",
        "bad-date",
        "un-member '2014-13' does not exist",
        "states:\n  KGZ: {name: Kyrgyzstan,   un-member:   ▸2014-13}\n",
    ),
    Case(
        "a date in words",
        "bad-date",
        "begins 'spring 2014' is not a date: a date is YYYY, YYYY-MM or",
        MEMBERSHIP.replace("2014-05-29", "▸spring 2014") + WORLD,
    ),
    Case(
        "digits of another script",
        "bad-date",
        "'٢٠١٤' is not a date",
        "sources:\n  a: {type: press, title: A, date: ▸٢٠١٤}\n",
    ),
    Case(
        "an end before its beginning",
        "bad-date",
        "until 2014 is before date 2015",
        MEMBERSHIP + "    positions:\n      KGZ: [{date: 2015,  until:  ▸2014, status: member}]\n" + WORLD,
    ),
    Case(
        "a membership that ends before it begins",
        "bad-date",
        "until 1990-01-01 is before from 1992",
        "states:\n  KGZ: {name: Kyrgyzstan, un-member: {from: 1992, until: ▸1990-01-01}}\n",
    ),
    # Vocabularies
    Case(
        "a type of source",
        "unknown-word",
        "type 'pres' is not one of primary, official, press, scholarly, dataset (did you mean press?)",
        "sources:\n  a: {type:  ▸pres, title: A}\n",
    ),
    Case(
        "a type of issue",
        "unknown-type",
        "(did you mean vote?)",
        VOTE.replace("type: vote", "type: ▸votes") + WORLD,
    ),
    Case(
        "a status",
        "unknown-status",
        "'agianst' is not one of for, against, abstain, absent, ineligible (did you mean against?)",
        VOTE + "    votes: {▸agianst: [KGZ]}\n" + WORLD,
    ),
    Case(
        "no for a status",
        "unknown-status",
        "YAML readers turn this word into a boolean",
        MEMBERSHIP + "    positions:\n      KGZ: [{date: 2015,    status:  ▸no}]\n" + WORLD,
    ),
    Case(
        "a status of another type",
        "unknown-status",
        "status 'abstain' is not one of member",
        MEMBERSHIP + "    positions:\n      KGZ: [{date: 2015,   status:  ▸abstain}]\n" + WORLD,
    ),
    Case(
        "a status of a rule",
        "unknown-status",
        "'joined' is not a status of eeu; they are member",
        MEMBERSHIP + "groups:\n  union: {title: U, where: {▸eeu: joined}}\n" + WORLD,
    ),
    Case(
        "a score",
        "bad-score",
        "score of member '2' is not one of -1, -0.5, 0, 0.5, 1",
        MEMBERSHIP + "    alignment: {KGZ: {scores: {member: ▸2}, because: So., sources: [un]}}\n" + WORLD,
    ),
    Case(
        "a class that the issue's statuses have not",
        "unknown-status",
        "'failed' is not a status of eeu; they are member",
        MEMBERSHIP + "groups:\n  union: {title: U, where: {▸eeu: failed}}\n" + WORLD,
    ),
    Case(
        "a class of votes",
        "unknown-status",
        "group union: 'binding' is not a status of crimea; they are for, against, abstain, absent, ineligible",
        VOTE + "groups:\n  union: {title: U, where: {▸crimea: binding}}\n" + WORLD,
    ),
    # Instruments
    Case(
        "an instrument that is not defined",
        "unknown-instrument",
        "issue law, KGZ: no instrument 'law-204' (did you mean law-2024?)",
        LAW + LAWS + "        entries: [▸{instrument: law-204, date: 2024, status: passed}]\n" + WORLD,
    ),
    Case(
        "an instrument of another state",
        "unknown-instrument",
        "issue law, KAZ: no instrument 'law-2024'; define it in the field instruments of KAZ",
        LAW + LAWS + "        entries: []\n      KAZ: [▸{instrument: law-2024, date: 2024, status: passed}]\n" + WORLD,
    ),
    Case(
        "two instruments of one id",
        "duplicate-key",
        "'law-2024' stands here again",
        LAW + "    positions:\n      KGZ:\n        instruments:\n          law-2024: {title: A}\n"
        "          ▸law-2024: {title: B}\n        entries: []\n" + WORLD,
    ),
    Case(
        "an instrument without a title",
        "missing-key",
        "issue law, KGZ: instrument law-2024 needs the field 'title'",
        LAW + "    positions: {KGZ: {instruments: {law-2024: ▸{number: '72'}}, entries: []}}\n" + WORLD,
    ),
    Case(
        "instruments without entries",
        "missing-key",
        "issue law, KGZ needs the field 'entries'",
        LAW + "    positions: {KGZ: ▸{instruments: {law-2024: {title: A}}}}\n" + WORLD,
    ),
    Case(
        "the id of an instrument",
        "bad-id",
        "instrument id 'Law 72'",
        LAW + "    positions: {KGZ: {instruments: {▸Law 72: {title: A}}, entries: []}}\n" + WORLD,
    ),
    Case(
        "instruments of a membership",
        "wrong-type",
        "positions of KGZ are a list of entries",
        MEMBERSHIP + "    positions: {KGZ: ▸{instruments: {law-2024: {title: A}}, entries: []}}\n" + WORLD,
    ),
    Case(
        "the instrument of a membership",
        "unknown-key",
        "only legislation and agreements have instruments",
        MEMBERSHIP + "    positions: {KGZ: [{date: 2015, status: member, ▸instrument: a}]}\n" + WORLD,
    ),
    Case(
        "the effective day of what is no notice",
        "unknown-key",
        "'member' is not a notice that takes effect later",
        MEMBERSHIP + "    positions: {KGZ: [{date: 2015, status: member, ▸effective: 2016}]}\n" + WORLD,
    ),
    Case(
        "an effective day before the notice",
        "bad-date",
        "effective 2014 is before date 2015",
        MEMBERSHIP + "    positions: {KGZ: [{date: 2015, status: withdrawing, effective: ▸2014}]}\n" + WORLD,
    ),
    Case(
        "dissent in a membership",
        "unknown-key",
        "only a statement can be dissent",
        MEMBERSHIP + "    positions: {KGZ: [{date: 2015, status: member, ▸dissent: true}]}\n" + WORLD,
    ),
    # Searches, eligibility, custom issues
    Case(
        "a search without its day",
        "missing-key",
        "issue eeu: searched needs the field 'date'",
        MEMBERSHIP + "    searched: [▸{where: Gazette, states: [KGZ]}]\n" + WORLD,
    ),
    Case(
        "a search for a state that is not defined",
        "unknown-state",
        "issue eeu: searched: no state 'KGX' (did you mean KGZ?)",
        MEMBERSHIP + "    searched: [▸{date: 2026, where: Gazette, states: [KGX]}]\n" + WORLD,
    ),
    Case(
        "one search without a list",
        "wrong-type",
        "searched is a list of searches",
        MEMBERSHIP + "    searched: ▸{date: 2026, where: Gazette, states: [KGZ]}\n" + WORLD,
    ),
    Case(
        "a group that is not defined is eligible",
        "unknown-group",
        "issue eeu: eligible: no group 'members'",
        MEMBERSHIP + "    eligible: ▸members\n" + WORLD,
    ),
    Case(
        "a state that is not defined is eligible",
        "unknown-state",
        "issue eeu: eligible: no state 'KGX'",
        MEMBERSHIP + "    eligible: ▸[KGZ, KGX]\n" + WORLD,
    ),
    Case(
        "a rule on an issue that is not defined",
        "unknown-issue",
        "issue eeu: eligible: no issue 'csto'",
        MEMBERSHIP + "    eligible: {▸csto: binding}\n" + WORLD,
    ),
    Case(
        "a custom issue without statuses",
        "missing-key",
        "issue recognition needs the field 'statuses'",
        "issues:\n  recognition: ▸{title: R, question: R, type: custom}\n" + WORLD,
    ),
    Case(
        "a custom status without a class",
        "missing-key",
        "status recognises needs the field 'class'",
        CUSTOM + "    statuses: {recognises: ▸{says: It recognises it.}}\n" + WORLD,
    ),
    Case(
        "a custom status that is a text",
        "missing-key",
        "status recognises needs a class; write {says: ..., class: ...}",
        CUSTOM + "    statuses: {recognises: ▸It recognises it.}\n" + WORLD,
    ),
    Case(
        "a class that does not exist",
        "unknown-class",
        "class 'bindng' is not one of binding, adopted",
        CUSTOM + "    statuses: {recognises: {says: So., class: ▸bindng}}\n" + WORLD,
    ),
    Case(
        "a custom status that the issue has not",
        "unknown-status",
        "status 'joined' is not one of recognises",
        CUSTOM + RECOGNISES + "    positions: {KGZ: [{date: 2008, status: ▸joined}]}\n" + WORLD,
    ),
    Case(
        "a label of a custom status that the issue has not",
        "unknown-status",
        "labels 'joined' is not one of recognises",
        CUSTOM + RECOGNISES + "    labels: {▸joined: recognised}\n" + WORLD,
    ),
    Case(
        "a score of a custom status that the issue has not",
        "unknown-status",
        "scores 'joined' is not one of recognises",
        CUSTOM + RECOGNISES + "    alignment: {KGZ: {scores: {▸joined: 1}, because: So., sources: [un]}}\n" + WORLD,
    ),
    Case(
        "statuses of a membership",
        "unknown-key",
        "only a custom issue has statuses of its own",
        MEMBERSHIP + "    ▸statuses: {in: {says: It is in., class: binding}}\n" + WORLD,
    ),
    # Codes
    Case("an M49 code", "bad-code", "m49 '41' is not three digits", "states: {KGZ: {name: K, m49: ▸'41'}}\n"),
    Case(
        "a rule that leads back",
        "circular-rule",
        "issue union: eligible depends on positions on union",
        "issues: {▸union: {title: U, question: Q, type: membership, eligible: {union: member}}}\n",
    ),
    Case("a COW code", "bad-code", "cow 'KYR' is not a number", "states: {KGZ: {name: K, cow: ▸KYR}}\n"),
    Case("yes for a flag", "unknown-word", "boolean", VOTE + "    complete: ▸yes\n" + WORLD),
    Case(
        "a doubt without a reason",
        "missing-key",
        "confidence low needs a note",
        MEMBERSHIP + "    positions:\n      KGZ: [{date: 2015, status: member,     ▸confidence: low}]\n" + WORLD,
    ),
    Case(
        "a lesser doubt without a reason",
        "missing-key",
        "confidence medium needs a note",
        MEMBERSHIP + "    positions:\n      KGZ: [{date: 2015, status: member,     ▸confidence: medium}]\n" + WORLD,
    ),
    # Roll calls
    Case(
        "a vote with a date of its own",
        "unknown-key",
        "a vote has the issue's own date",
        VOTE + "    positions:\n      KGZ: [{▸date: 2014-03-28, status: for}]\n" + WORLD,
    ),
    Case(
        "a roll call that is no vote",
        "wrong-type",
        "only a vote has the field 'votes'",
        MEMBERSHIP + "    votes: ▸{for: [KGZ]}\n" + WORLD,
    ),
    Case(
        "one state for a list",
        "wrong-type",
        "votes for is a list of state codes",
        VOTE + "    votes: {for: ▸KGZ}\n" + WORLD,
    ),
    Case(
        "a list inside a roll call",
        "wrong-type",
        "votes for is text, found a list",
        VOTE + "    votes: {for: [▸[KGZ]]}\n" + WORLD,
    ),
    Case(
        "positions that are no list",
        "wrong-type",
        "positions of KGZ are a list of entries",
        VOTE + "    positions:\n      KGZ: ▸{status: for}\n" + WORLD,
    ),
    Case(
        "a tally in words",
        "wrong-type",
        "tally for is a count, found 'many'",
        VOTE + "    tally: {for: ▸many, against: 1, abstain: 0}\n" + WORLD,
    ),
    Case(
        "a tally of 5,000 digits",
        "wrong-type",
        "tally for is a count",
        VOTE + "    tally: {for: ▸" + "9" * 5000 + ", against: 1, abstain: 0}\n" + WORLD,
    ),
    Case(
        "an octal tally", "wrong-type", "found '010'", VOTE + "    tally: {for: ▸010, against: 1, abstain: 0}\n" + WORLD
    ),
    Case(
        "a tally without abstentions",
        "missing-key",
        "tally needs the field 'abstain'",
        VOTE + "    tally: ▸{for: 1, against: 1}\n" + WORLD,
    ),
    # References
    Case(
        "a state nobody defines",
        "unknown-state",
        "issue crimea: no state 'KGX' (did you mean KGZ?)",
        VOTE + "    votes: {for: [▸KGX]}\n" + WORLD,
    ),
    Case(
        "a source nobody defines",
        "unknown-source",
        "no source 'radnitz'; define it in the section sources",
        VOTE + "    positions:\n      KGZ: [▸{status: for, sources: [radnitz]}]\n" + WORLD,
    ),
    Case(
        "an issue nobody defines",
        "unknown-issue",
        "no issue 'crimea'",
        "claims:\n  - ▸{id: M1, source: un, issue: crimea, claim: C, kind: event, verdict: right}\n" + WORLD,
    ),
    Case(
        "positions on an issue nobody defines",
        "unknown-issue",
        "no issue 'crimea' to add to",
        "issues:\n  ▸crimea: {votes: {for: [KGZ]}, sources: [un]}\n" + WORLD,
    ),
    Case(
        "a group nobody defines",
        "unknown-group",
        "the dataset's focus: no group 'asia'",
        "▸dataset: {schema: 1, focus: asia}\n",
    ),
    Case(
        "two votes",
        "voted-twice",
        "KGZ is listed more than once in votes (for, against)",
        VOTE + "    votes: {for: [KGZ], against: [▸KGZ]}\n" + WORLD,
    ),
    Case(
        "a roll call from nowhere",
        "unsourced",
        "issue crimea: votes for has no source",
        VOTE.replace("    sources: [un]\n", "    votes: {for: ▸[KGZ]}\n") + WORLD,
    ),
    Case(
        "a position from nowhere",
        "unsourced",
        "issue eeu, KGZ has no source",
        MEMBERSHIP.replace("sources: [un]", "positions: {KGZ: [▸{date: 2015, status: member}]}") + WORLD,
    ),
    Case(
        "an event from nowhere",
        "unsourced",
        "event vote has no source",
        "events:\n  - ▸{id: vote, date: 2014, title: A, sources: []}\n",
    ),
    Case(
        "an alignment from nowhere",
        "unsourced",
        "alignment has no source",
        MEMBERSHIP + "    alignment: {KGZ: ▸{scores: {member: 1}, because: So., sources: []}}\n" + WORLD,
    ),
    Case(
        "an event twice",
        "defined-twice",
        "event vote is already defined at 1.yaml:2",
        "events:\n  - {id: vote, date: 2014, title: A, sources: [un]}\n"
        "  - ▸{id: vote, date: 2015, title: B, sources: [un]}\n" + WORLD,
    ),
]
each_mistake = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


@each_mistake
def test_a_mistake_is_told_once_and_at_its_place_in_one_short_line(case: Case) -> None:
    [problem] = problems = read(case.raw).problems
    assert places(problems) == [(case.code, *case.place)]
    assert case.message in problem.message
    assert problem.severity == "error"
    assert str(problem).isprintable()
    assert len(str(problem)) < 700
    assert str(problem).startswith(f"1.yaml:{problem.line}:{problem.column} error {problem.code} ")


@pytest.mark.parametrize("case", swept(CASES, CASES[::8]), ids=[case.name for case in CASES])
def test_the_parser_written_in_python_finds_the_same(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = read(case.raw).problems
    monkeypatch.setattr(nodes, "_Loader", yaml.SafeLoader)
    slow = read(case.raw).problems
    assert places(slow) == places(fast)
    # What is wrong with the YAML itself each parser says in its own words.
    assert [p for p in slow if p.code != "yaml-syntax"] == [p for p in fast if p.code != "yaml-syntax"]


def test_both_parsers_read_the_same_dataset(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = read(SMALL)
    monkeypatch.setattr(nodes, "_Loader", yaml.SafeLoader)
    assert read(SMALL) == fast


@pytest.mark.parametrize("text", ['"\\U00110000"', '"\\UFFFFFFFF"', '"\\ud800"'])
@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
def test_an_escape_beyond_unicode_is_a_problem_to_both_parsers(
    text: str, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nodes, "_Loader", loader)
    problems = read(f"states: {{KGZ: {{name: {text}}}}}").problems
    assert len(problems) == 1
    assert problems[0].code in ("yaml-syntax", "control-character")


def codes_in_the_reader() -> set[str]:
    """The codes that the reader's modules can give, read off their source: every second argument that is a code."""
    found = {"unknown-state", "unknown-source", "unknown-group", "unknown-issue"}  # made from the kind
    for path in Path(stance.dataset.__path__[0]).glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
                last = {"error": 1, "warning": 1, "stop": 1, "choice": 2, "word": 3}.get(call.func.attr, len(call.args))
                found |= {
                    argument.value
                    for argument in call.args[last : last + 1]
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                }
    return found


def test_every_code_has_a_case() -> None:
    tested_elsewhere = {"unreadable"}
    assert codes_in_the_reader() - {case.code for case in CASES} == tested_elsewhere


def test_six_mistakes_in_a_file_are_six_problems() -> None:
    # Lines:  1 sources, 2 un, 3 states, 4 KGZ, 5 KAZ, 6 issues, 7 crimea, 8 to 11 its fields, 12 votes, 13 events, 14
    text = """sources:
  un: {type: primary, titel: Roll call, title: Roll call}
states:
  KGZ: {name: Kyrgyzstan, iso2: KGZ}
  KAZ: {name: Kazakhstan, un-member: 1992-02-30}
issues:
  crimea:
    title: Crimea vote
    question: Did it vote for it?
    type: vote
    date: 2014-03-27
    votes: {for: [KGX], abstian: [KAZ]}
    sources: [un]
events:
  - {id: vote, date: 2014-03-27, title: The vote, sources: [nu]}
"""
    result = read(text)
    assert not result.usable
    assert places(result.problems) == [
        ("unknown-key", 2, 23),
        ("bad-code", 4, 33),
        ("bad-date", 5, 38),
        ("unknown-state", 12, 19),
        ("unknown-status", 12, 25),
        ("unknown-source", 15, 5),
    ]


def test_problems_of_several_files_stand_file_by_file() -> None:
    problems = read("states: {KG: {name: a}}\nisues:\n", WORLD, "states: {KAZ: {name: b}}\nevnts:\n").problems
    assert [(p.file, p.line) for p in problems] == [("1.yaml", 1), ("1.yaml", 2), ("3.yaml", 1), ("3.yaml", 2)]


# What a dataset without mistakes says


def test_a_dataset_without_mistakes_has_no_problems() -> None:
    result = read(SMALL)
    assert result.usable
    assert result.problems == ()


def test_a_roll_call_keeps_each_state_with_its_vote() -> None:
    crimea = read(SMALL).dataset.issues["crimea"]
    assert {votes.status: votes.states for votes in crimea.votes} == {"against": ["RUS"], "abstain": ["KAZ"]}
    assert [(one.state, one.status) for one in crimea.positions] == [("KGZ", "absent")]
    assert crimea.tally == {"for": 0, "against": 1, "abstain": 1, "absent": 1}


def test_a_position_keeps_its_date_as_written() -> None:
    signed, member = read(SMALL).dataset.issues["eeu"].positions
    assert [(one.status, one.date.text) for one in (signed, member) if one.date] == [
        ("signed", "2014-12-23"),
        ("member", "2015-08"),
    ]
    assert (member.mechanism, member.mechanism_source) == ("pragmatism", "radnitz-2016")


def test_nothing_turns_into_a_boolean_or_a_number() -> None:
    dataset = read("states: {NOR: {name: Norway, iso2: 'NO', aliases: ['010', 'yes']}}").dataset
    assert (dataset.states["NOR"].iso2, dataset.states["NOR"].aliases) == ("NO", ("010", "yes"))


def test_a_byte_order_mark_and_windows_line_ends_make_no_difference() -> None:
    windows = b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()
    assert read(windows) == read(SMALL)


def test_the_bundled_dataset_has_no_problems() -> None:
    assert read_files(data_files()).problems == ()


# More than one file

MORE = """
sources:
  mfa: {type: official, title: Statement}
states:
  XKX: {name: Kosovo}
groups:
  two: {title: Two, states: [XKX, KGZ]}
issues:
  eeu:
    sources: [mfa]
    positions:
      RUS: [{date: 2015-01-01, status: member}]
  crimea:
    sources: [mfa]
    votes: {absent: [XKX]}
  embargo:
    title: Embargo
    question: Did it join?
    type: policy
    sources: [mfa]
    positions:
      XKX: [{date: 2015, status: not-joined}]
events:
  - {id: embargo-ends, date: 2016, title: The embargo ends, states: [XKX], issues: [eeu], sources: [un-68-262]}
claims:
  - {id: M002, source: mfa, states: [XKX], issue: eeu, claim: It joined., kind: position, verdict: wrong}
"""


def test_an_added_file_vouches_for_its_own_rows() -> None:
    # The issue's sources have not seen what a later file adds to it.
    [problem] = read(SMALL, "issues: {crimea: {votes: {absent: [RUS]}}}").problems
    assert problem.code == "unsourced"


def test_an_added_file_defines_new_things_and_adds_positions() -> None:
    result = read(SMALL, MORE)
    assert result.problems == ()
    dataset = result.dataset
    assert list(dataset.states) == ["KAZ", "KGZ", "RUS", "XKX"]
    assert list(dataset.issues) == ["crimea", "eeu", "freedom", "recognition", "embargo"]
    assert list(dataset.events) == ["crimea-annexed", "embargo-ends"]
    assert "mfa" in dataset.sources
    assert "two" in dataset.groups
    assert "M002" in dataset.claims
    assert [one.state for part in dataset.issues["eeu"].additions for one in part.positions] == ["RUS"]
    assert [one.states for part in dataset.issues["crimea"].additions for one in part.votes] == [["XKX"]]


def test_every_part_keeps_the_file_it_came_from() -> None:
    dataset = read(SMALL, MORE).dataset
    assert dataset.files == ("1.yaml", "2.yaml")
    assert (dataset.states["KGZ"].mark[0], dataset.states["XKX"].mark[0]) == ("1.yaml", "2.yaml")
    eeu = dataset.issues["eeu"]
    assert (eeu.mark[0], eeu.additions[0].mark[0], eeu.additions[0].positions[0].mark[0]) == (
        "1.yaml",
        "2.yaml",
        "2.yaml",
    )


@pytest.mark.parametrize(
    ("second", "place", "message"),
    [
        ("states:\n  KGZ: {name: Kirghizia}\n", (2, 3), "state KGZ is already defined at 1.yaml:29"),
        ("sources:\n  un-68-262: {type: press, title: A}\n", (2, 3), "un-68-262 is already defined at 1.yaml:11"),
        ("groups:\n  asia: {title: A, states: [KGZ]}\n", (2, 3), "group asia is already defined at 1.yaml:32"),
        ("issues:\n  eeu:\n    title: My union\n", (2, 3), "issue eeu is already defined at 1.yaml:51"),
        ("issues:\n  eeu:\n    tally: {for: 1, against: 1, abstain: 1}\n", (2, 3), "issue eeu is already defined"),
        ("issues:\n  eeu:\n    alignment: {}\n", (2, 3), "may only have sources, votes, positions and searched"),
        ("events:\n  - {id: crimea-annexed, date: 2014, title: A, sources: [radnitz-2016]}\n", (2, 5),
         "event crimea-annexed is already defined at 1.yaml:93"),
        ("claims:\n  - {id: M001, source: radnitz-2016, claim: A, kind: event, verdict: right}\n", (2, 5),
         "claim M001 is already defined at 1.yaml:95"),
    ],
)  # fmt: skip
def test_what_a_thing_is_can_be_defined_only_once(second: str, place: tuple[int, int], message: str) -> None:
    problems = read(SMALL, second).problems
    assert places(problems) == [("defined-twice", *place)]
    assert problems[0].file == "2.yaml"
    assert message in problems[0].message


def test_a_position_added_is_held_to_the_vocabulary_of_the_issue() -> None:
    problems = read(SMALL, "issues:\n  eeu:\n    positions:\n      KGZ: [{date: 2016, status: for}]\n").problems
    assert places(problems) == [("unknown-status", 4, 34)]


def test_an_addition_to_a_misspelt_issue_suggests_the_right_one() -> None:
    problems = read(SMALL, "issues:\n  crimae:\n    votes: {for: [KGZ]}\n").problems
    assert places(problems) == [("unknown-issue", 2, 3)]
    assert "(did you mean crimea?)" in problems[0].message


def test_a_million_unknown_states_are_not_a_million_searches(monkeypatch: pytest.MonkeyPatch) -> None:
    searches: list[str] = []

    def search(word: str, known: object) -> str:
        searches.append(word)
        return ""

    monkeypatch.setattr("stance.dataset.references.did_you_mean", search)
    votes = VOTE.replace("crimea", "{}") + "    votes: {{for: [USA, FRA, CHN]}}\n"
    issues = "issues:\n" + "".join(votes.format(f"vote-{number}").removeprefix("issues:\n") for number in range(50))
    assert len(read(issues + WORLD).problems) == 50 * 3
    assert sorted(searches) == ["CHN", "FRA", "USA"]


def test_the_first_file_with_metadata_speaks_for_the_whole() -> None:
    second = "dataset: {schema: 1, version: 1.0.0, reference: KAZ}\n"
    meta = read(SMALL, second).dataset.meta
    assert meta is not None
    assert (meta.version, meta.reference) == ("2026.11.0", "RUS")


def test_the_schema_of_every_file_is_checked() -> None:
    assert places(read(SMALL, "dataset: {schema: 3}\n").problems) == [("schema", 1, 19)]


# Schema 2

STEPS = (
    LAW
    + """    positions:
      KGZ:
        instruments:
          law-1997: {title: Law on associations, number: '12'}
          law-2024: {title: Law on registration, note: Adopted in one day.}
        entries:
          - {instrument: law-1997, date: 1997-05-02, status: in-force}
          - {instrument: [law-1997, law-2024], date: 2024-04-15, status: amended}
      KAZ: [{date: 2015, status: in-force}]
    searched: [{date: 2026-11-27, where: Gazette, states: [KAZ]}]
    eligible: [KGZ, KAZ]
"""
    + WORLD
)


def test_an_entry_says_which_instruments_it_is_about() -> None:
    result = read(STEPS)
    assert result.problems == ()
    law = result.dataset.issues["law"]
    assert [(one.state, one.id, one.number, one.note) for one in law.instruments] == [
        ("KGZ", "law-1997", "12", None), ("KGZ", "law-2024", None, "Adopted in one day."),
    ]  # fmt: skip
    assert [(one.state, one.instrument) for one in law.positions] == [
        ("KGZ", ("law-1997",)), ("KGZ", ("law-1997", "law-2024")), ("KAZ", ()),
    ]  # fmt: skip
    assert [(one.where, one.states) for one in law.searched] == [("Gazette", ("KAZ",))]
    assert law.eligible is not None
    assert law.eligible.states == ("KGZ", "KAZ")


def test_a_later_file_speaks_of_the_instruments_of_an_earlier_one_and_looks_for_more_states() -> None:
    added = """issues:
  law:
    sources: [un]
    searched: [{date: 2026-11-28, where: Gazette, states: [KGZ]}]
    positions: {KGZ: [{instrument: law-2024, date: 2025, status: repealed}]}
"""
    result = read(STEPS, added)
    assert result.problems == ()
    [addition] = result.dataset.issues["law"].additions
    assert [one.states for one in addition.searched] == [("KGZ",)]


def test_an_instrument_is_defined_only_once() -> None:
    added = """issues:
  law:
    positions:
      KGZ: {instruments: {law-2024: {title: Another}}, entries: []}
"""
    [problem] = read(STEPS, added).problems
    assert problem.code == "defined-twice"
    assert problem.message == "issue law, KGZ: instrument law-2024 is already defined at 1.yaml:11"


def test_flags_are_false_where_they_are_left_out() -> None:
    dataset = read(SMALL).dataset
    assert {one.dissent for issue in dataset.issues.values() for one in issue.positions} == {False}
    assert {issue.ordered for issue in dataset.issues.values()} == {False}
    assert dataset.issues["crimea"].complete


def test_a_rule_may_name_classes_of_the_issues_statuses() -> None:
    text = SMALL.replace("where: {eeu: member}", "where: {eeu: [binding, ended]}")
    result = read(text)
    assert result.problems == ()
    [(issue, words, _)] = result.dataset.groups["eeu"].where
    assert (issue, words) == ("eeu", ("binding", "ended"))


@pytest.mark.parametrize("schema", ["1", "2"])
def test_both_schemas_are_read(schema: str) -> None:
    assert read(SMALL.replace("schema: 1", f"schema: {schema}")).problems == ()


def test_sixteen_levels_are_allowed() -> None:
    # The root, the section and 14 lists: what is wrong is the kind of the entry, not the depth.
    problems = read("states:\n  KGZ: " + "[" * 14 + "]" * 14).problems
    assert places(problems) == [("wrong-type", 2, 8)]


# Files


def test_a_folder_stands_for_its_yaml_files_by_name(tmp_path: Path) -> None:
    for name in ("b.yml", "a.yaml", "notes.txt", "c.yaml.bak"):
        (tmp_path / name).write_text("states: {}\n")
    found = data_files([str(tmp_path)], bundled=False)
    assert [file.label for file in found] == [str(tmp_path / "a.yaml"), str(tmp_path / "b.yml")]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(WORLD)
    found = data_files([str(tmp_path), str(tmp_path / "a.yaml"), f"{tmp_path}/../{tmp_path.name}/a.yaml"])
    assert [file.label for file in found] == [BUNDLED, str(tmp_path / "a.yaml")]


def test_a_file_cannot_pass_for_the_bundled_dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bundled").write_text("states: {KGZ: {name: Kirghizia}}\n")
    monkeypatch.chdir(tmp_path)
    problems = read_files(data_files(["bundled"])).problems
    assert [(p.file, p.code) for p in problems] == [("./bundled", "defined-twice")]


def test_a_file_that_cannot_be_opened_is_a_problem_among_others(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    (tmp_path / "b.yaml").write_text("isues:\n")
    problems = read_files(data_files([str(tmp_path)], bundled=False)).problems
    assert [(p.code, p.line) for p in problems] == [("unknown-key", 1), ("unreadable", 0)]
    assert "cannot be opened" in problems[1].message


# Whatever stands in a file


def check(raw: bytes) -> None:
    """A file gives a dataset, or errors at places that the file has."""
    result = read_bytes([("f", raw)])
    assert result.usable == (not result.problems)
    lines = len(raw.splitlines()) + 1
    assert all(0 <= problem.line <= lines and problem.message for problem in result.problems)


@given(st.binary())
def test_arbitrary_bytes_are_read_or_refused(raw: bytes) -> None:
    check(raw)


@given(st.text(alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from(" \n:-[]{}#&*!|>'\"%@`,?\\~"))))
def test_arbitrary_text_is_read_or_refused(text: str) -> None:
    check(text.encode())


words = st.one_of(st.text("abc:[]{}#~'", max_size=5), st.sampled_from(["no", "2014", "KGZ", "un"]))
keys = st.sampled_from(
    ["issues", "states", "votes", "for", "KGZ", "date", "positions", "name", "id", "type", "alignment"]
)
values = st.recursive(words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3))


@given(st.sampled_from(["dataset", "sources", "states", "groups", "issues", "events", "claims"]), values)
def test_arbitrary_yaml_is_read_or_refused(section: str, value: object) -> None:
    check(yaml.safe_dump({section: value}, allow_unicode=True).encode())
    check(yaml.safe_dump({section: {"KGZ": value}}).encode())


def mutated(parts: list[str], how: str, at: int, new: str) -> list[str]:
    at %= len(parts)
    replacement = {"delete": [], "duplicate": [parts[at]] * 2, "replace": [new], "swap": [new, parts[at]]}[how]
    return [*parts[:at], *replacement, *parts[at + 1 :]]


mutations = st.tuples(
    st.sampled_from(["line", "character"]),
    st.sampled_from(["delete", "duplicate", "replace", "swap"]),
    st.integers(0, len(SMALL)),
    st.one_of(
        st.sampled_from([*SMALL.splitlines(keepends=True), *"\n\t :-,[]{}#&*!?|>'\"%@~0no"]), st.text(max_size=3)
    ),
)


@given(st.lists(mutations, min_size=1, max_size=4))
def test_a_mutated_dataset_is_read_or_refused(changes: list[tuple[str, str, int, str]]) -> None:
    text = SMALL
    for unit, how, at, new in changes:
        parts = text.splitlines(keepends=True) if unit == "line" else list(text)
        text = "".join(mutated(parts, how, at, new)) or "\n"
    check(text.encode("utf-8", "replace"))


@given(st.integers(0, len(SMALL.splitlines()) - 1))
def test_a_line_left_out_changes_what_the_dataset_says(number: int) -> None:
    lines = SMALL.splitlines(keepends=True)
    without = read("".join(lines[:number] + lines[number + 1 :]))
    assert lines[number].startswith("#") or without.problems or without.dataset != read(SMALL).dataset
