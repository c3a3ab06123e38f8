"""How a contradiction is worded."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import get_close_matches

from arsplan.errors import Problem


def maybe_meant(word: str, known: Iterable[str]) -> str:
    """Return advice on what a word that is not known may have been meant as."""
    options = list(dict.fromkeys(known))
    folded = {option.casefold(): option for option in options}
    close = get_close_matches(word.casefold(), folded, n=1)
    if close:
        return f"Maybe '{folded[close[0]]}' was meant."
    if options and len(options) <= 12:
        return f"Maybe one of these was meant: {', '.join(options)}."
    return "Maybe it is misspelt, or has to be added first."


def unknown(table: str, row: int, column: str, value: str, *, what: str, known: Iterable[str]) -> Problem:
    """Return the problem of a word in a row that stands for nothing in the unit."""
    return Problem(
        f"unknown-{what}",
        f"There is no {what} '{value}' in this unit.",
        table,
        row,
        column,
        value,
        maybe_meant(value, known),
    )


def twice(table: str, column: str, keys: Sequence[Hashable], what: str, advice: str) -> Iterator[Problem]:
    """Report every key that has stood in an earlier row."""
    seen: set[Hashable] = set()
    for row, key in enumerate(keys):
        if key in seen:
            shown = " ".join(str(part) for part in key if part is not None) if isinstance(key, tuple) else str(key)
            yield Problem(f"duplicate-{what}", f"'{shown}' stands here twice.", table, row, column, shown, advice)
        seen.add(key)
