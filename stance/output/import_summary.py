"""The account of an import in words: what was read, what was written, what was not and why."""

from collections.abc import Iterator, Sequence

from stance.imports.account import ImportSummary
from stance.output.words import number_of

_MANY = 10
"""Tallies and symbols listed by name; of more, how many there are."""


def summary_lines(account: ImportSummary, written_to: str | None) -> Iterator[str]:
    """The account, one message a line. ``written_to`` is the output file, or None for standard output."""
    yield (
        f"{account.file}: {number_of(account.read, 'row')} read = {account.written:,} written"
        f" + {account.rejected:,} rejected" + (f" + {account.left_out:,} not asked for" if account.left_out else "")
    )
    when = account.first or "" if account.first == account.last else f"{account.first} to {account.last}"
    calls = number_of(account.issues, "issue") if account.issues else number_of(account.roll_calls, "roll call")
    if account.issues:
        when = ", ".join(filter(None, [when, number_of(account.sources, "new source")]))
    yield f"{calls} of {number_of(account.states, 'state')}, {when}" + (f", in {written_to}" if written_to else "")
    for rejection in account.rejections:
        yield f"line {rejection.line}: not written: {rejection.reason}"
    if account.rejected > len(account.rejections):
        rows = "; ".join(f"{count:,} for {kind}" for kind, count in account.kinds)
        yield f"... and more; rejected rows by reason: {rows}"
    yield from account.remarks
    if account.mismatches:
        number = len(account.mismatches)
        of = "1 tally" if account.tallies == 1 else f"{account.tallies:,} tallies"
        yield f"{number:,} of {of} {'does' if number == 1 else 'do'} not add up:"
        yield from _some(account.mismatches)
    if account.duplicates:
        symbols = number_of(len(account.duplicates), "symbol")
        yield f"{symbols} with more than one roll call; a name of them needs the id:"
        yield from _some([f"{symbol}: {', '.join(ids)}" for symbol, ids in account.duplicates])
    if account.elsewhere:
        calls = number_of(len(account.elsewhere), "roll call")
        are = "is" if len(account.elsewhere) == 1 else "are"
        yield f"{calls} {are} in the bundled dataset as well; read together, they are one, and what it says holds"
        yield from (f"  {symbol} ({key}): {differs}" for symbol, key, differs in account.elsewhere if differs)


def _some(lines: Sequence[str]) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:_MANY])
    if len(lines) > _MANY:
        yield f"  ... and {len(lines) - _MANY:,} more"
