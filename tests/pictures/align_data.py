"""A dataset of 81 years, and of names that pictures must bear."""

from pathlib import Path

HEAD = """
dataset: {schema: 1, version: 2026.11.0, checked: 2026-11-23, reference: REF, focus: few, licence: CC-BY-4.0}
sources:
  record: {type: primary, title: The record, date: 1946}
states:
  REF: {name: Refland, un-member: 1945-10-24}
  AAA: {name: Кыргызстан, un-member: 1945-10-24}
  BBB: {name: قيرغيزستان, un-member: 1945-10-24}
  CCC: {name: "<b>&amp; ```x [bold]y[/bold]", un-member: 1945-10-24}
  DDD: {name: 吉尔吉斯共和国及其他很长的名字一二三四五六七八九十, un-member: 1990-03-02}
  EEE: {name: Lateland, un-member: 2026-11-20}
groups:
  few: {title: All, states: [REF, AAA, BBB, CCC, DDD, EEE]}
  alone: {title: The reference, states: [REF]}
issues:
"""
NAMES = [
    "Кыргызстан",
    "قيرغيزستان",
    "<b>&amp; ```x [bold]y[/bold]",
    "吉尔吉斯共和国及其他很长的名字一二三四五六七八九十",
]


def long_dataset(folder: Path) -> list[str]:
    """Four roll calls a year from 1946 to 2026, none in 1960. Every third year the second state is absent from all."""
    issues = []
    for year in (*range(1946, 1960), *range(1961, 2027)):
        for order in range(4):
            other = "absent" if year % 3 == 0 or (year + order) % 5 == 0 else "against"
            votes = {"for": ["REF"], "against": [], "absent": [], "abstain": []}
            votes["for" if (year + order) % 4 else "against"].append("AAA")
            votes[other].append("BBB")
            votes["abstain" if order % 2 else "for"].append("CCC")
            if year > 1990:
                votes["for"].append("DDD")
            cast = ", ".join(f"{status}: [{', '.join(states)}]" for status, states in votes.items() if states)
            issues.append(
                f"  v-{year}-{order}: {{title: A vote, question: Was it?, type: vote, sources: [record],"
                f" date: {year}-0{order + 1}-10, votes: {{{cast}}}}}"
            )
    file = folder / "long.yaml"
    file.write_text(HEAD + "\n".join(issues) + "\n", encoding="utf-8")
    return ["align", "--chart", "--data", str(file), "--no-bundled"]
