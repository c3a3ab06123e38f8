"""The catalogues of Norwegian texts: `page/nb.po` for the report, `nb.po` for what the command says."""

from functools import cache
from gettext import NullTranslations
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Literal

__all__ = ["Lang", "texts"]

Lang = Literal["nb", "en"]


@cache
def texts(lang: Lang) -> NullTranslations:
    """The texts of a language; English is what stands in templates and code."""
    if lang == "en":
        return NullTranslations()
    home = files(__package__)
    found = _read(home / "page" / f"{lang}.po", lang)
    found.add_fallback(_read(home / f"{lang}.po", lang))
    return found


def _read(path: Traversable, lang: Lang) -> NullTranslations:
    # Loaded only by those who do not want English.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po
    from babel.support import Translations

    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=lang))
    compiled.seek(0)
    return Translations(compiled)
