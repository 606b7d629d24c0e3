"""A dataset of the user's own, begun with `stance data new`: what is written is valid, and bad words write nothing."""

from pathlib import Path

import pytest
import yaml

from tests.conftest import Run


@pytest.mark.usefixtures("excerpt_bundled")
def test_a_new_dataset_is_valid_and_has_a_row_to_fill_for_each_state(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "my.yaml"
    ran = run(
        "data", "new", str(path), "--issue", "Recognition of Ruritania", "--type", "custom",
        "--statuses", "recognises,does not recognise", "--states", "nordic,Estonia",
    )  # fmt: skip
    assert (ran.code, ran.out) == (0, "")
    assert "6 rows to fill" in ran.err
    assert run("validate", str(path), "--strict").code == 0
    text = path.read_text("utf-8")
    rows = [line.split()[1].rstrip(":") for line in text.splitlines() if line.startswith("      # ")]
    assert sorted(rows) == ["DNK", "EST", "FIN", "ISL", "NOR", "SWE"]
    issue = yaml.safe_load(text)["issues"]["recognition-of-ruritania"]
    assert list(issue["statuses"]) == ["recognises", "does-not-recognise"]
    assert issue["labels"] == {"does-not-recognise": "does not recognise"}


@pytest.mark.usefixtures("small_bundled")
@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--type", "vote"),
        ("--type", "membership"),
        ("--type", "legislation"),
        ("--type", "statement"),
        ("--type", "assessment", "--statuses", "low,high"),
        ("--statuses", "on,off,1"),
    ],
)
def test_a_template_filled_in_as_it_says_is_valid(words: tuple[str, ...], run: Run, tmp_path: Path) -> None:
    path = tmp_path / "my.yaml"
    assert run("data", "new", str(path), "--issue", "Ruritania: a question?", "--states", "asia", *words).code == 0
    assert run("validate", str(path), "--strict").code == 0
    filled = path.read_text("utf-8").replace("      # ", "      ").replace("  # my-source", "  my-source")
    path.write_text(filled, "utf-8")
    ran = run("validate", str(path))
    assert ran.code == 0, ran.out
    assert yaml.safe_load(filled)["issues"]["ruritania-a-question"]["positions"].keys() == {"KAZ", "KGZ"}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([], 2, "takes one file and --issue"),
        (["--issue", " "], 2, "--issue is empty"),
        (["--issue", "A", "--type", "votes"], 2, "'votes' is not a type of issue; choose vote"),
        (["--issue", "A", "--type", "vote", "--statuses", "a"], 2, "leave out --statuses"),
        (["--issue", "A", "--type", "assessment"], 2, "needs its scale"),
        (["--issue", "A", "--statuses", "a b,a-b"], 2, "are one status, a-b"),
        (["--issue", "A", "--statuses", "?"], 2, "'?' is not a status"),
        (["--issue", "A", "--states", "eurpe"], 3, "no state or group is called 'eurpe'; did you mean europe?"),
        (["--issue", "A", "--states", "congo"], 4, "'congo' could be"),
    ],
)
def test_a_template_that_cannot_be_made_writes_nothing(
    words: list[str], code: int, said: str, run: Run, tmp_path: Path
) -> None:
    ran = run("data", "new", str(tmp_path / "my.yaml"), *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_not_replaced_unasked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "my.yaml"
    path.write_text("mine", "utf-8")
    ran = run("data", "new", str(path), "--issue", "A")
    assert (ran.code, path.read_text("utf-8")) == (5, "mine")
    assert "exists; --force replaces it" in ran.err


def test_the_options_of_new_are_refused_elsewhere(run: Run) -> None:
    ran = run("data", "list", "--states", "europe")
    assert (ran.code, ran.err) == (2, "stance: --states is for 'stance data new'; leave it out\n")
