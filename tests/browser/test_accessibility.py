"""What axe-core finds in pages: nothing. https://github.com/dequelabs/axe-core has its rules."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import AXE, REPORTS, Open
from tests.cases import USES

# The most different of the uses of a command, where one does not show all that its pages are made of.
MORE = {"show": [1, 2], "compare": [1], "agree": [2]}
COMMANDS = [
    uses[place]
    for command, uses in USES.items()
    if uses and command != "schema"
    for place in (0, *MORE.get(command, ()))
]


def violations(page: Page, **options: Any) -> list[str]:
    """What breaks a rule, with the place of the first of each kind."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("options => axe.run(document, {resultTypes: ['violations'], ...options})", options)
    assert found["passes"]
    return [
        f"{one['id']} ({one['impact']}), {len(one['nodes'])} x: {one['nodes'][0]['html'][:200]}"
        for one in found["violations"]
    ]  # fmt: skip


@pytest.mark.parametrize("words", REPORTS.values(), ids=REPORTS)
def test_a_report_breaks_no_rule(words: list[str], open_page: Open) -> None:
    assert violations(open_page("report", *words)) == []


@pytest.mark.parametrize("words", REPORTS.values(), ids=REPORTS)
def test_a_report_has_enough_contrast_in_the_dark(words: list[str], open_page: Open) -> None:
    page = open_page("report", *words, color_scheme="dark", width=360)
    assert violations(page, runOnly=["color-contrast"]) == []


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_page_of_a_command_breaks_no_rule(words: list[str], open_page: Open) -> None:
    assert violations(open_page(*words, "--format", "html")) == []


def test_the_checker_sees_what_is_wrong(open_page: Open) -> None:
    page = open_page("report", "--issue", "crimea")
    page.evaluate("document.querySelector('html').removeAttribute('lang')")
    page.add_style_tag(content="p { color: #999 }")
    assert [one.split()[0] for one in violations(page)] == ["color-contrast", "html-has-lang"]
