"""How wide text is in columns of a terminal. Expectations: Unicode's UAX 11 and general categories."""

import pytest

from stance.output.widths import width, wrapped


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Korea", 5),
        ("Кыргызстан", 10),
        ("Türkiye", 7),
        ("Tu\u0308rkiye", 7),  # a combining mark (Mn)
        ("a\u20ddb", 2),  # an enclosing mark (Me)
        ("a\u200bb\u200dc\u2060", 3),  # zero-width space and joiners (Cf)
        ("中国", 4),
        ("\u2764\ufe0f", 1),  # a variation selector (Mn)
        ("Ｋｏ", 4),  # full-width letters
    ],
)
def test_only_what_takes_room_has_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_lines_are_broken_by_width_and_keep_marks_with_their_letters() -> None:
    assert wrapped("中国 中国", 5) == ["中国", "中国"]
    assert wrapped("e\u0301" * 4, 2) == ["e\u0301e\u0301"] * 2
    assert wrapped("one two three", 7) == ["one two", "three"]
    assert wrapped("one two three", 8, "  ") == ["one two", "  three"]
