"""Texts, numbers and dates of the report in one language.

English is what stands in templates and code; `nb.po` has the Norwegian for each text.
"""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import get_args

from babel import Locale
from babel.dates import format_date, format_skeleton, get_day_names
from babel.numbers import format_decimal, format_percent, get_decimal_symbol

from arsplan.report.catalogue import Lang, texts

__all__ = ["LANGUAGES", "Lang", "Words"]

LANGUAGES: tuple[Lang, ...] = get_args(Lang)

_LOCALES = {"nb": Locale("nb"), "en": Locale("en", "GB")}

_MONDAY = date(2024, 1, 1)


class Words:
    """What is said, in one language.

    Parameters
    ----------
    lang
        `nb` or `en`.
    """

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.texts = texts(lang)
        self._locale = _LOCALES[lang]
        self.point = get_decimal_symbol(self._locale)

    def say(self, text: str) -> str:
        """The text in this language; a text that is not known stays as it is."""
        return self.texts.gettext(text) if text else ""

    def number(self, value: float | Fraction, digits: int = 0) -> str:
        """A number with so many decimals; a half goes to the even neighbour."""
        return format_decimal(_exact(value), format=_pattern(digits), locale=self._locale)

    def plain(self, value: float | Fraction) -> str:
        """A number with at most two decimals, none that are not needed."""
        return format_decimal(_exact(value), format="#,##0.##", locale=self._locale)

    def percent(self, share: float | Fraction, digits: int = 1) -> str:
        """A share as per cent."""
        known = self._locale.percent_formats[None].pattern
        return format_percent(_exact(share), format=known.replace("#,##0", _pattern(digits)), locale=self._locale)

    def points(self, share: Fraction) -> str:
        """A difference of shares in percentage points, with its sign."""
        return ("+" if share > 0 else "") + self.number(share * 100, 1)

    def figure(self, text: str) -> str:
        """A number as tables of the plan have it, with the decimals that it has there, two at the most."""
        if not text:
            return ""
        return self.number(float(text), min(2, len(text.partition(".")[2])))

    def hours(self, minutes: int | Fraction, digits: int = 1) -> str:
        """A length of time in hours."""
        return self.number(Fraction(minutes) / 60, digits)

    def day(self, when: date) -> str:
        """A date with its year."""
        return format_skeleton("yMMMd", when, locale=self._locale)

    def short_day(self, when: date) -> str:
        """A date without its year."""
        return format_skeleton("MMMd", when, locale=self._locale)

    def span(self, first: date, last: date) -> str:
        """One date, or the first and the last."""
        if first == last:
            return self.day(first)
        return f"{(self.short_day if first.year == last.year else self.day)(first)} – {self.day(last)}"

    def clock(self, minute: int) -> str:
        """A clock time of so many minutes after midnight."""
        return f"{minute // 60 % 24:02d}:{minute % 60:02d}"

    def month(self, when: date) -> str:
        """The name of a month."""
        return format_date(when, "MMM", locale=self._locale)

    def weekdays(self) -> list[str]:
        """Monday to Sunday, as short as columns need them."""
        names = get_day_names("abbreviated", locale=self._locale)
        return [names[(_MONDAY + timedelta(k)).weekday()] for k in range(7)]

    def every(self, every: Fraction | float) -> str:
        """How often weekends are worked."""
        named = {
            1: self.say("every weekend"),
            2: self.say("every other weekend"),
            3: self.say("every third weekend"),
            4: self.say("every fourth weekend"),
            5: self.say("every fifth weekend"),
            6: self.say("every sixth weekend"),
        }
        if every in named:
            return named[int(every)]
        return self.say("one weekend in %(every)s") % {"every": self.plain(every)}


def _exact(value: float | Fraction) -> Decimal:
    return Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else Decimal(str(value))


def _pattern(digits: int) -> str:
    return "#,##0" + ("." + "0" * digits if digits else "")
