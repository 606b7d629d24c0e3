"""What axe-core finds in pages: nothing. https://github.com/dequelabs/axe-core has its rules."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import AXE, REPORTS, Open, Show
from tests.cases import USES

pytestmark = pytest.mark.thorough

# Which of the uses of a command: the shorter of pages that are made alike, and as many as there are kinds of page.
PLACES = {
    "show": (2, 3), "compare": (0, 1), "agree": (0, 2),
    **dict.fromkeys(("states", "issues", "groups", "sources", "events", "claims", "coverage", "timeline"), (1,)),
}  # fmt: skip
COMMANDS = [
    uses[place] for command, uses in USES.items() if uses and command != "schema" for place in PLACES.get(command, (0,))
]

PICTURES = [
    ["timeline", "kyrgyzstan", "--since", "2011", "--until", "2017", "--chart"],
    ["align", "--group", "central-asia", "--chart"],
    ["align", "--group", "central-asia", "--by", "year", "--chart"],
    ["compare", "--issue", "crimea", "--group", "all", "--map"],
]


def violations(page: Page, **options: Any) -> list[str]:
    """What breaks a rule, with the place of the first of each kind."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("options => axe.run(document, {resultTypes: ['violations'], ...options})", options)
    assert found["passes"]
    return [
        f"{one['id']} ({one['impact']}), {len(one['nodes'])} x: {one['nodes'][0]['html'][:200]}"
        for one in found["violations"]
    ]  # fmt: skip


@pytest.mark.parametrize("kind", [kind for kind in REPORTS if kind != "eight states"])  # made as those of two are
def test_a_report_breaks_no_rule(kind: str, show_page: Show) -> None:
    assert violations(show_page("report", *REPORTS[kind])) == []


@pytest.mark.parametrize("kind", ["two issues", "an issue", "letters and signs"])
def test_a_report_has_enough_contrast_in_the_dark(kind: str, show_page: Show) -> None:
    page = show_page("report", *REPORTS[kind], scheme="dark", width=360)
    assert violations(page, runOnly=["color-contrast"]) == []


@pytest.mark.parametrize("words", [*COMMANDS, *PICTURES], ids=" ".join)
def test_the_page_of_a_command_breaks_no_rule(words: list[str], open_page: Open) -> None:
    assert violations(open_page(*words, "--format", "html")) == []


def test_the_checker_is_of_one_version_and_from_the_public_registry() -> None:
    folder = AXE.parents[2]
    [version] = json.loads((folder / "package.json").read_text(encoding="utf-8"))["devDependencies"].values()
    packages = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    locked = packages["node_modules/axe-core"]
    assert version == locked["version"]
    assert locked["integrity"].startswith("sha512-")
    for package in packages.values():
        assert package.get("resolved", "https://registry.npmjs.org/").startswith("https://registry.npmjs.org/")


def test_the_checker_sees_what_is_wrong(open_page: Open) -> None:
    page = open_page("report", "--issue", "crimea")
    page.evaluate("document.querySelector('html').removeAttribute('lang')")
    page.add_style_tag(content="p { color: #999 }")
    assert [one.split()[0] for one in violations(page)] == ["color-contrast", "html-has-lang"]
