"""A pattern that pages try on all text takes no longer than the text is long."""

import time

from stance.output import html_blocks


def test_a_long_word_without_a_hyphen_is_passed_in_one_go() -> None:
    start = time.process_time()
    assert html_blocks._HYPHENED.findall("a" * 100_000 + " in-force x") == ["in-force"]
    assert time.process_time() - start < 5  # 70 s where each letter begins a search
