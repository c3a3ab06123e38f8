"""What the command says, in the language that was asked for."""

from arsplan.report.catalogue import Lang, texts

__all__ = ["_", "language", "language_of_pages", "many", "speak"]

_spoken: list[Lang] = ["en"]
_pages: list[Lang] = ["nb"]
"""One process answers one person; pages for the parties are Norwegian where nothing else is asked for."""


def speak(lang: Lang, *, asked: bool = False) -> None:
    """Answer in this language from now on; where it was asked for by name, pages and workbooks too."""
    _spoken[:] = [lang]
    _pages[:] = [lang] if asked else ["nb"]


def language() -> Lang:
    """The language that is spoken."""
    return _spoken[0]


def language_of_pages() -> Lang:
    """The language of reports and workbooks."""
    return _pages[0]


def _(text: str) -> str:
    """The text in the language that is spoken; a text that is not known stays as it is."""
    return texts(_spoken[0]).gettext(text) if text else ""


def many(one: str, more: str, number: int) -> str:
    """The form that fits a number, which may be named in it as `%(num)s`."""
    return texts(_spoken[0]).ngettext(one, more, number) % {"num": number}
