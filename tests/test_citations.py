"""Citations: of the right sources, in the right form, and unharmed by what stands in the fields."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import BibliographyData, Entry, parse_string
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from stance.api import Stance
from stance.output.citations.bibtex import bibliography
from stance.output.citations.csl import csl_items
from stance.output.citations.names import authors_of
from stance.output.citations.text import reference_list
from stance.output.citations.works import work_of_dataset, work_of_source
from stance.output.document import text_of
from stance.output.footnotes import SourceNumbers
from stance.questions.facts import DatasetFacts, SourceFacts
from tests.cases import swept
from tests.conftest import ROOT, Run

MEMO = SourceFacts(
    id="radnitz-2016", type="scholarly", author="Radnitz, Scott",
    title="Strategic Solidarity: How Central Asia Responds to the Kremlin's Exhortations", publisher="PONARS Eurasia",
    date="2016-11-29", url="https://www.ponarseurasia.org/strategic-solidarity/", symbol=None,
    number="Policy Memo 451", doi=None, archive=None, accessed=None, language=None, note=None,
)  # fmt: skip
NEWS = replace(MEMO, id="afp-2015", type="press", author=None, title="A title", publisher="AFP", number=None, url=None)
DATASET = DatasetFacts(
    version="2026.11.0", checked="2026-11-23", licence="CC-BY-4.0", attribution="Votes: United Nations.",
    reference="RUS", focus=None, files=("stances.yaml",), title="Positions", maintainers="The maintainers",
)  # fmt: skip


def line(source: SourceFacts) -> str:
    [only] = reference_list([work_of_source(source)])
    return text_of(only)


def bibtex(source: SourceFacts) -> str:
    return bibliography([work_of_source(source)])


def csl(source: SourceFacts) -> dict[str, Any]:
    [item] = csl_items([work_of_source(source)])
    return item


def cited(run: Run, *words: str) -> list[str]:
    """The ids that are cited, without the dataset, which comes last."""
    ran = run("cite", *words, "--format", "json")
    assert ran.code == 0, ran.err
    ids = [record["id"] for record in json.loads(ran.out)]
    assert ids[-1].startswith("dataset")
    return ids[:-1]


# Which sources.


@pytest.mark.parametrize("name", ["kyrgyzstan", "crimea", "eeu", "armenia", "uzbekistan"])
def test_what_is_cited_are_the_footnotes_of_show(name: str, run: Run) -> None:
    footnotes = [line for line in run("show", name, "--full").lines if re.match(r"\[\d+\] ", line)]
    from_cite = json.loads(run("cite", name, "--format", "json").out)[:-1]
    profile = json.loads(run("show", name, "--format", "json").out)
    votes = {issue["id"] for issue in json.loads(run("issues", "--type", "vote", "--format", "json").out)}
    # The profile of a state counts its many roll calls, and has no footnotes for them.
    counted = {
        source
        for position in profile["positions"] if name not in ("crimea", "eeu") and position["issue"] in votes
        for source in position["sources"]
    }  # fmt: skip
    without = {source["id"] for source in from_cite if not any(source["title"] in footnote for footnote in footnotes)}
    assert without <= counted
    assert len(footnotes) + len(without) == len(from_cite) or counted
    assert len(footnotes) <= len(from_cite)


def test_a_state_and_an_issue_are_the_cell_where_they_meet(run: Run) -> None:
    assert cited(run, "kyrgyzstan", "crimea") == run("get", "kyrgyzstan", "crimea", "--field", "sources").lines
    assert cited(run, "csto", "armenia") == run("get", "armenia", "csto", "--field", "sources").lines


def test_several_states_and_issues_are_all_their_cells(run: Run) -> None:
    cells = [
        run("get", state, issue, "--field", "sources").lines for state in ("arm", "kgz") for issue in ("eeu", "csto")
    ]
    assert set(cited(run, "armenia", "kyrgyzstan", "eeu", "csto")) == {key for cell in cells for key in cell}


def test_states_alone_are_their_profiles(run: Run) -> None:
    assert set(cited(run, "nauru", "tuvalu")) == {*cited(run, "nauru"), *cited(run, "tuvalu")}


def test_what_get_names_as_sources_can_be_cited(run: Run) -> None:
    ids = run("get", "kyrgyzstan", "eeu", "--field", "sources").lines
    assert len(ids) > 1
    assert cited(run, *ids) == ids


def test_what_was_cited_can_be_cited_again(run: Run) -> None:
    ids = [record["id"] for record in json.loads(run("cite", "kyrgyzstan", "eeu", "-f", "json").out)]
    assert json.loads(run("cite", *ids, "-f", "json").out) == json.loads(run("cite", "kgz", "eeu", "-f", "json").out)


@pytest.mark.parametrize(
    "words", [("show", "kyrgyzstan"), ("show", "csto"), ("compare", "kgz", "-i", "crimea")], ids=" ".join
)
def test_cite_as_an_option_is_cite_as_a_command(words: tuple[str, ...], run: Run) -> None:
    names = [word for word in words[1:] if word != "-i"]
    assert run(*words, "--cite", "-f", "json").out == run("cite", *names, "-f", "json").out


OWN = """
dataset: {schema: 1, version: '3', title: A dataset of one's own}
sources:
  treaty: {type: primary, title: Treaty of union, publisher: Depositary, date: 2014-12-23}
  accession: {type: official, title: Protocol in force, publisher: Depositary, date: 2015-08}
  reader: {type: scholarly, author: 'Reader, Ann', title: Why it joined, date: 2016}
  pact: {type: press, title: The pact, publisher: Paper}
states:
  KGZ: {name: Kyrgyzstan}
  KAZ: {name: Kazakhstan}
issues:
  union:
    title: Union
    question: Is it a member of the union?
    type: membership
    positions:
      KGZ:
        - {date: 2014-12-23, status: signed, sources: [treaty]}
        - {date: 2015-08, status: member, sources: [accession], reading: {mechanism: pragmatism, source: reader}}
  pact:
    title: Pact
    question: Is it a member of the pact?
    type: membership
    sources: [treaty]
    positions:
      KAZ: [{date: 2014, status: member}]
"""


@pytest.fixture
def own(tmp_path: Path) -> list[str]:
    file = tmp_path / "own.yaml"
    file.write_text(OWN, encoding="utf-8")
    return ["--data", str(file), "--no-bundled"]


def test_the_sources_are_those_of_the_day(own: list[str], run: Run) -> None:
    assert cited(run, "kgz", "union", "--as-of", "2015-01", *own) == ["treaty"]
    assert "treaty" not in cited(run, "kgz", "union", "--as-of", "2016", *own)


def test_who_reads_a_position_in_some_way_is_cited_with_it(own: list[str], run: Run) -> None:
    assert cited(run, "kgz", "union", *own) == ["accession", "reader"]


def test_an_issue_goes_before_a_source_of_that_id(own: list[str], run: Run) -> None:
    assert cited(run, "pact", *own) == ["treaty"]


def test_where_nothing_is_recorded_nothing_is_cited_but_the_dataset(own: list[str], run: Run) -> None:
    assert cited(run, "kaz", "union", *own) == []
    assert "Nothing is recorded" in run("cite", "kaz", "union", *own).out


def test_each_source_is_cited_once(run: Run) -> None:
    ids = cited(run, "kyrgyzstan", "crimea", "eeu", "radnitz-2016", "radnitz-2016")
    assert len(ids) == len(set(ids))


# The dataset itself.


def test_the_dataset_is_cited_with_its_version_and_the_united_nations(run: Run) -> None:
    [title, blank, entry] = run("cite").lines
    assert (title, blank) == ("Dataset", "")
    assert entry.startswith("The stance maintainers. 2026. “Positions of the post-Soviet states")
    assert "Version 2026.11.1." in entry
    assert "Licence: CC-BY-4.0." in entry
    assert "Votes: United Nations (UN Digital Library)." in entry


def test_a_dataset_of_ones_own_is_not_ascribed_to_the_maintainers_of_stance(own: list[str], run: Run) -> None:
    assert run("cite", *own).lines[2] == "“A dataset of one's own.” n.d. Version 3."


@pytest.mark.usefixtures("small_bundled")
def test_added_data_are_named_in_the_citation(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "more.yaml"
    file.write_text("states: {QAA: {name: Nowhere}}\n", encoding="utf-8")
    assert f"With data added from {file}." in run("cite", "--data", str(file)).out


def test_the_file_for_citing_the_repository_says_the_same(bundled: Stance) -> None:
    file = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    work = work_of_dataset(bundled.dataset())
    assert work.date is not None
    assert (file["title"], str(file["version"]), file["license"]) == (work.title, work.version, work.licence)
    assert [author["name"] for author in file["authors"]] == [author.natural for author in work.authors]
    assert file["date-released"].year == work.date.parts[0]


def test_the_file_for_citing_the_repository_is_citation_file_format() -> None:
    # The keys that version 1.2.0 of the format requires, and the values it allows for the type.
    file = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"authors", "cff-version", "message", "title"} <= set(file)
    assert file["cff-version"] == "1.2.0"
    assert file["type"] in ("software", "dataset")


# Text, in the author-date style of the Chicago Manual of Style.


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            MEMO,
            "Radnitz, Scott. 2016. “Strategic Solidarity: How Central Asia Responds to the Kremlin's Exhortations.”"
            " Policy Memo 451. PONARS Eurasia, November 29, 2016. https://www.ponarseurasia.org/strategic-solidarity/.",
        ),
        # An unsigned piece stands under the newspaper, which is not named again.
        (NEWS, "AFP. 2016. “A title.” November 29, 2016."),
        (replace(NEWS, date="2016-11"), "AFP. 2016. “A title.” November 2016."),
        (replace(NEWS, date="2016"), "AFP. 2016. “A title.”"),
        (replace(NEWS, date=None), "AFP. n.d. “A title.”"),
        (replace(NEWS, date="2016~"), "AFP. ca. 2016. “A title.”"),
        (replace(NEWS, date="2016-11?"), "AFP. [2016?]. “A title.” November 2016 (uncertain)."),
        (replace(NEWS, date=None, accessed="2026-11-23"), "AFP. n.d. “A title.” Accessed November 23, 2026."),
        (replace(NEWS, title="What next?"), "AFP. 2016. “What next?” November 29, 2016."),
        (replace(NEWS, title='An "agents" law'), "AFP. 2016. “An ‘agents’ law.” November 29, 2016."),
        (replace(NEWS, title="Назарбаев о союзе"), "AFP. 2016. “Назарбаев о союзе.” November 29, 2016."),
        (replace(NEWS, publisher="AFP (in Expatica)"), "AFP. 2016. “A title.” AFP (in Expatica), November 29, 2016."),
        (replace(NEWS, author="Niyazova, Umida; Schweisfurth, Lynn", date="2016"),
         "Niyazova, Umida, and Lynn Schweisfurth. 2016. “A title.” AFP."),
        (replace(NEWS, author="Joroev, Emil; Kangas, Roger; Marat, Erica", date="2016"),
         "Joroev, Emil, Roger Kangas, and Erica Marat. 2016. “A title.” AFP."),
        (replace(NEWS, publisher=None, date="2016"), "“A title.” 2016."),
        (replace(NEWS, doi="10.1/x", url="https://example.org", date="2016"),
         "AFP. 2016. “A title.” https://doi.org/10.1/x."),
        (
            replace(NEWS, type="primary", title="Territorial integrity of Ukraine", symbol="A/RES/68/262",
                    publisher="United Nations General Assembly", date="2014-03-27"),
            "United Nations General Assembly. 2014. “Territorial integrity of Ukraine.” A/RES/68/262. March 27, 2014.",
        ),
    ],
)  # fmt: skip
def test_a_reference_is_in_author_date_style(source: SourceFacts, expected: str) -> None:
    assert line(source) == expected


def listed(*sources: SourceFacts) -> list[str]:
    """The beginnings of the entries, up to the title."""
    return [text_of(entry).partition(" “")[0] for entry in reference_list(work_of_source(source) for source in sources)]


def test_references_are_in_order_of_author_and_date() -> None:
    by = [("Öberg, Åsa", "2015"), ("Radnitz, Scott", "2016"), ("Radnitz, Scott", "2012-05"), ("Abel, Jane", None),
          ("Abel, Jane", "2020")]  # fmt: skip
    sources = [replace(MEMO, id=str(number), author=name, date=date) for number, (name, date) in enumerate(by)]
    assert listed(*sources) == [
        "Abel, Jane. 2020.", "Abel, Jane. n.d.", "Öberg, Åsa. 2015.", "Radnitz, Scott. 2012.", "Radnitz, Scott. 2016.",
    ]  # fmt: skip


def test_an_article_before_a_name_does_not_count() -> None:
    names = ("The Moscow Times", "Lenta", "Novaya Gazeta")
    sources = [replace(NEWS, id=name, publisher=name, date="2016") for name in names]
    assert listed(*sources) == ["Lenta. 2016.", "The Moscow Times. 2016.", "Novaya Gazeta. 2016."]


def test_works_of_one_author_and_year_have_letters_in_order_of_their_dates() -> None:
    dates = ("2016-11-29", "2016-02", "2016-02-03", "2015")
    sources = [replace(NEWS, id=date, title=date, date=date) for date in dates]
    lines = [text_of(line) for line in reference_list(work_of_source(source) for source in sources)]
    assert [entry.split("”")[0] for entry in lines] == [
        "AFP. 2015. “2015.", "AFP. 2016a. “2016-02.", "AFP. 2016b. “2016-02-03.", "AFP. 2016c. “2016-11-29.",
    ]  # fmt: skip


def test_undated_works_of_one_author_have_letters_after_a_hyphen() -> None:
    assert listed(replace(NEWS, date=None), replace(NEWS, id="b", date=None)) == ["AFP. n.d.-a.", "AFP. n.d.-b."]


def test_after_z_comes_aa() -> None:
    many = [replace(NEWS, id=str(number), title=f"{number:02}", date="2016") for number in range(28)]
    assert listed(*many)[25:] == ["AFP. 2016z.", "AFP. 2016aa.", "AFP. 2016ab."]


def test_no_two_references_of_the_dataset_are_cited_alike(bundled: Stance) -> None:
    heads = listed(*bundled.sources())
    assert len(heads) == len(set(heads))


# Names.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Radnitz, Scott", [("Radnitz", "Scott")]),
        ("Xi, Jinping", [("Xi", "Jinping")]),
        ("Ban, Ki-moon", [("Ban", "Ki-moon")]),
        ("von der Leyen, Ursula", [("von der Leyen", "Ursula")]),
        ("Abel,Jane ;Doe, John;", [("Abel", "Jane"), ("Doe", "John")]),
        # Nothing is taken apart without a comma, whatever it looks like.
        ("Xi Jinping", [("Xi Jinping", "")]),
        ("Human Rights Watch", [("Human Rights Watch", "")]),
        ("OMCT and FIDH; Reader, Ann", [("OMCT and FIDH", ""), ("Reader", "Ann")]),
        ("Petra (Jordan News Agency)", [("Petra (Jordan News Agency)", "")]),
        ("", []),
    ],
)
def test_an_author_is_a_person_or_a_body(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(author.family, author.given) for author in authors_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ban, Ki-moon", "Ki-moon Ban"),
        ("Abel, Jane; United Nations", "Jane Abel and United Nations"),
        ("Joroev, Emil; Kangas, Roger; Marat, Erica", "Emil Joroev, Roger Kangas, Erica Marat"),
    ],
)
def test_a_footnote_has_names_in_their_natural_order(text: str, expected: str) -> None:
    numbers = SourceNumbers([replace(NEWS, author=text)])
    numbers.mark([NEWS.id])
    [note] = numbers.footnotes().notes
    assert note.citation == f"{expected}, “A title”, AFP, 29 Nov 2016."


def test_an_author_who_is_the_publisher_is_a_body() -> None:
    assert line(replace(NEWS, author="Civil Georgia", publisher="Civil Georgia", date="2016")) == (
        "Civil Georgia. 2016. “A title.”"
    )


# Types.


@pytest.mark.parametrize(
    ("source", "in_bibtex", "in_csl"),
    [
        (MEMO, "techreport", "report"),
        (NEWS, "article", "article-newspaper"),
        (replace(MEMO, number=None, doi="10.1007/s10308-017-0480-7"), "article", "article-journal"),
        (replace(MEMO, number=None), "misc", "webpage"),
        (replace(MEMO, number=None, url=None), "misc", "document"),
        (replace(NEWS, type="official", number="R40564"), "techreport", "report"),
        (replace(NEWS, type="primary", symbol="A/RES/68/262"), "techreport", "report"),
        (replace(NEWS, type="primary", kind="treaty"), "misc", "treaty"),
        (replace(NEWS, type="primary", kind="law"), "misc", "legislation"),
        (replace(NEWS, type="primary", kind="resolution", symbol="A/RES/68/262"), "techreport", "report"),
        (replace(MEMO, kind="article"), "article", "article-journal"),
        # A title tells nothing.
        (replace(NEWS, type="primary", title="Charter of the United Nations"), "misc", "document"),
        (replace(NEWS, type="primary", title="Law of Kazakhstan ratifying the treaty"), "misc", "document"),
        (replace(NEWS, type="dataset"), "misc", "dataset"),
    ],
)
def test_a_source_has_the_type_of_its_kind(source: SourceFacts, in_bibtex: str, in_csl: str) -> None:
    assert bibtex(source).startswith(f"@{in_bibtex}{{{source.id},")
    assert csl(source)["type"] == in_csl


# BibTeX, as its parsers read it.


def parsed(text: str) -> BibliographyData:
    return parse_string(text, "bibtex")


def only_entry(source: SourceFacts) -> Entry:
    [entry] = parsed(bibtex(source)).entries.values()
    return entry


# Commands of the LaTeX kernel that the reader of LaTeX does not know, or takes for accents.
KNOWN = {
    "less": "<",
    "greater": ">",
    "bar": "|",
    "braceleft": "{",
    "braceright": "}",
    "asciicircum": "^",
    "asciitilde": "~",
}
KERNEL = get_default_latex_context_db()
KERNEL.add_context_category(
    "kernel",
    [MacroTextSpec(f"text{name}", text) for name, text in KNOWN.items()],
    prepend=True,
)
READER = LatexNodes2Text(latex_context=KERNEL, strict_latex_spaces=True)


def printed_by_tex(value: str) -> str:
    return str(READER.latex_to_text(value))


@pytest.mark.parametrize("every", swept([10, 1], [10]))
def test_every_source_of_the_dataset_is_an_entry_under_its_id(every: int, bundled: Stance) -> None:
    sources = bundled.sources()[::every]
    found = parsed(bibliography(work_of_source(source) for source in sources)).entries
    assert list(found) == [source.id for source in sources]
    for source in sources:
        assert printed_by_tex(found[source.id].fields["title"]) == source.title


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2016-11-29", {"year": "2016", "month": "November", "day": "29"}),
        ("2016-11", {"year": "2016", "month": "November"}),
        ("2016", {"year": "2016"}),
        ("2016~", {"year": "2016", "note": "Date approximate."}),
        ("2016-11?", {"year": "2016", "month": "November", "note": "Date uncertain."}),
        (None, {}),
    ],
)
def test_bibtex_has_a_date_as_far_as_it_is_known(date: str | None, expected: dict[str, str]) -> None:
    fields = only_entry(replace(NEWS, date=date)).fields
    assert {name: fields[name] for name in ("year", "month", "day", "note") if name in fields} == expected


def test_bibtex_takes_persons_apart_and_bodies_not() -> None:
    persons = only_entry(replace(MEMO, author="Abel, Jane; von der Leyen, Ursula")).persons["author"]
    assert [(person.first_names, person.prelast_names, person.last_names) for person in persons] == [
        (["Jane"], [], ["Abel"]), (["Ursula"], ["von", "der"], ["Leyen"]),
    ]  # fmt: skip
    assert "author = {{Research and Development Inc.}}" in bibtex(replace(MEMO, author="Research and Development Inc."))
    [body] = only_entry(replace(MEMO, author="Research and Development Inc.")).persons["author"]
    assert body.last_names == ["{Research and Development Inc.}"]


def test_what_tex_would_act_on_is_escaped() -> None:
    title = r"{50% of $9 & #1_a ~b ^c \d -- ''e''}"
    assert (
        r"title = {{\textbraceleft{}50\% of \$9 \& \#1\_a \textasciitilde{}b \textasciicircum{}c \textbackslash{}d"
        r" -{}- '{}'e'{}'\textbraceright{}}},"
    ) in bibtex(replace(NEWS, title=title))


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("Policy Memo 451", ("{Policy Memo}", "451")),
        ("Doc. 13405", ("{Doc.}", "13405")),
        ("A/RES/68/262", ("{Document}", "A/RES/68/262")),
        ("GA/10708", ("{Document}", "GA/10708")),
    ],
)
def test_a_report_is_not_called_a_technical_one(number: str, expected: tuple[str, str]) -> None:
    fields = only_entry(replace(MEMO, number=number)).fields
    assert (fields["type"], fields["number"]) == expected


def test_letters_of_any_script_stay_as_they_are() -> None:
    assert "title = {{Кыргызстан é ğ}}," in bibtex(replace(NEWS, title="Кыргызстан é ğ"))


def test_an_address_is_left_to_the_style_but_for_braces() -> None:
    entry = only_entry(replace(NEWS, url="https://example.org/a_b?c=1&d=%D0%B0#e{f}"))
    assert entry.fields["url"] == "https://example.org/a_b?c=1&d=%D0%B0#e%7Bf%7D"


WORD = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1)
TEXT = st.lists(WORD, min_size=1).map(" ".join) | st.text(r"\{}%&_#$~^<>|-'`,.!?@=" + '"ab ', min_size=1).map(
    lambda text: " ".join(text.split())
).filter(bool)  # fmt: skip


@given(TEXT, TEXT, TEXT)
def test_any_text_survives_bibtex(title: str, publisher: str, note: str) -> None:
    entry = only_entry(replace(NEWS, title=title, publisher=publisher, note=note))
    assert [printed_by_tex(entry.fields[name]) for name in ("title", "journal", "annote")] == [title, publisher, note]


@given(TEXT.map(lambda text: " ".join(re.sub("[,;]", " ", text).split())))
def test_the_name_of_any_body_survives_bibtex(name: str) -> None:
    [author] = only_entry(replace(NEWS, author=f"({name})")).persons["author"]
    assert printed_by_tex(str(author)) == f"({name})"


@given(st.text(), st.text())
def test_no_text_breaks_out_of_its_entry(title: str, url: str) -> None:
    sources = [replace(NEWS, title=title, url=url), replace(NEWS, id="next")]
    assert list(parsed(bibliography(work_of_source(source) for source in sources)).entries) == ["afp-2015", "next"]


# CSL-JSON, as its processors read it.

# The variables of CSL 1.0.2, appendix IV, that a citation here may have.
VARIABLES = {
    "id", "type", "author", "title", "container-title", "publisher", "issued", "number", "version", "DOI", "URL",
    "accessed", "language", "license", "note",
}  # fmt: skip
# Of the types of CSL 1.0.2, appendix III.
TYPES = {"article-newspaper", "article-journal", "report", "treaty", "legislation", "dataset", "webpage", "document"}


def test_every_source_of_the_dataset_is_an_item_of_csl(bundled: Stance) -> None:
    sources = bundled.sources()
    items = csl_items(work_of_source(source) for source in sources)
    assert [item["id"] for item in items] == [source.id for source in sources]
    for item in items:
        assert set(item) <= VARIABLES
        assert item["type"] in TYPES
        for date in (item[name] for name in ("issued", "accessed") if name in item):
            [parts] = date["date-parts"]
            assert 1 <= len(parts) <= 3
            assert all(isinstance(part, int) for part in parts)
        for author in item.get("author", []):
            assert set(author) in ({"family", "given"}, {"literal"})
    assert len(CiteProcJSON(items)) == len(sources)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2016-11-29", {"date-parts": [[2016, 11, 29]]}),
        ("2016-11", {"date-parts": [[2016, 11]]}),
        ("2016", {"date-parts": [[2016]]}),
        ("2016~", {"date-parts": [[2016]], "circa": True}),
        ("2016-11-29?", {"date-parts": [[2016, 11, 29]], "circa": True}),
        (None, None),
    ],
)
def test_csl_has_a_date_as_far_as_it_is_known(date: str | None, expected: dict[str, Any] | None) -> None:
    assert csl(replace(NEWS, date=date)).get("issued") == expected


def test_an_item_has_every_field_of_its_source() -> None:
    source = replace(
        MEMO, symbol="A/1", doi="10.1/x", language="ru", note="A note.", accessed="2026-11", archive="http://a.example"
    )
    assert csl(source) == {
        "id": "radnitz-2016", "type": "article-journal", "author": [{"family": "Radnitz", "given": "Scott"}],
        "title": MEMO.title, "container-title": "PONARS Eurasia", "issued": {"date-parts": [[2016, 11, 29]]},
        "number": "A/1, Policy Memo 451", "DOI": "10.1/x", "URL": MEMO.url, "accessed": {"date-parts": [[2026, 11]]},
        "language": "ru", "note": "Archived at http://a.example. A note.",
    }  # fmt: skip


def test_a_processor_makes_a_reference_of_an_item() -> None:
    # With a style that comes with the processor.
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    library = CitationStylesBibliography(style, CiteProcJSON([csl(MEMO)]), formatter.plain)
    library.register(Citation([CitationItem("radnitz-2016")]))
    [reference] = library.bibliography()
    assert str(reference).startswith("Radnitz, S. (2016)")
    assert "PONARS Eurasia" in str(reference)


@given(TEXT, TEXT, TEXT)
def test_any_text_survives_csl_json(title: str, publisher: str, note: str) -> None:
    [item] = json.loads(json.dumps([csl(replace(NEWS, title=title, publisher=publisher, note=note))]))
    assert (item["title"], item["container-title"], item["note"]) == (title, publisher, note)


# A field that a source may get one day: three places say it, and it is read, kept, printed and exported.

NEW_FIELD = {
    "dataset/format.py": ('    Field("language", TEXT,', '    Field("pages", TEXT, "the pages of a volume"),\n'),
    "dataset/source.py": ("    language: str | None = None\n", "    pages: str | None = None\n"),
    "index/schema.sql": ("    language TEXT, note TEXT, origin", "    pages TEXT,\n"),
}
"""By file: a line of the field `language`, and the line that a new field has before it."""
CITE = """
import stance
from stance.cli.environment import Environment
from stance.cli.main import main

opened = stance.load()
assert "3-7" in [source.pages for source in opened.sources()]
profile = stance.json_value(opened.show("kyrgyzstan"))
assert "3-7" in [source["pages"] for source in profile["sources"]]
opened.export("csv", "out")
assert ",3-7," in open("out/sources.csv", encoding="utf-8").read()
for words in (["--style", "text"], ["--style", "bibtex"], ["--style", "csl-json"], ["--format", "json"]):
    code = main(["cite", "crimea", *words], Environment.of_process())
    assert code == 0, (words, code)
"""


def test_a_new_field_of_a_source_is_three_lines(tmp_path: Path) -> None:
    # Really added, to a copy of the program.
    shutil.copytree(ROOT / "stance", tmp_path / "stance", ignore=shutil.ignore_patterns("__pycache__"))
    for name, (before, line) in NEW_FIELD.items():
        file = tmp_path / "stance" / name
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, line + before, 1), encoding="utf-8")
    small = (ROOT / "tests" / "datasets" / "small.yaml").read_text(encoding="utf-8")
    first = "    type: primary\n"
    assert first in small
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "stances.yaml").write_text(
        small.replace(first, f"{first}    pages: 3-7\n", 1), encoding="utf-8"
    )
    ran = subprocess.run(
        [sys.executable, "-c", CITE], cwd=tmp_path, env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")


# What reaches a terminal.

ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@given(st.text(), st.text(st.sampled_from("\x1b[31m]8;;\x07\x9b\u202eab\x85\u2028\n")))
def test_no_control_character_gets_through(text: str, escapes: str) -> None:
    mixed = f"{text}{escapes}"
    source = replace(MEMO, author=mixed, title=mixed, publisher=mixed, number=mixed, url=mixed, note=mixed, doi=mixed)
    works = [work_of_source(source), work_of_dataset(DATASET._replace(version=mixed, files=(mixed, mixed)))]
    for text_of_one in (
        bibliography(works),
        *map(text_of, reference_list(works)),
        json.dumps(csl_items(works), ensure_ascii=False),
    ):
        assert not ACTING.search(text_of_one)


def test_a_file_name_cannot_write_to_the_terminal(own: list[str], run: Run, tmp_path: Path) -> None:
    file = tmp_path / "own\x1b[31m.yaml"
    file.write_text("states: {QAA: {name: Nowhere}}\n", encoding="utf-8")
    for style in ("text", "bibtex", "csl-json"):
        ran = run("cite", *own, "--data", str(file), "--style", style, terminal=True, variables={"NO_COLOR": "1"})
        assert ran.code == 0
        assert "x1b[31m.yaml" in ran.out.replace("\n    ", "")
        assert "\x1b" not in ran.out


def test_a_long_address_stands_whole_on_a_line_of_its_own(run: Run) -> None:
    lines = run("cite", "crimea", terminal=True, variables={"COLUMNS": "60", "NO_COLOR": "1"}).lines
    assert "    https://digitallibrary.un.org/record/767565." in lines
    assert all(len(line) <= 60 or re.fullmatch(r" {4}https?://\S+", line) for line in lines)
