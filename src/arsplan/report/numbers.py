"""Numbers as people read them, with the decimal sign of the language that is spoken."""

from arsplan.report.speech import language

__all__ = ["count", "decimal", "plain", "pointed", "thousands"]


def thousands(value: float) -> str:
    """A whole number with a space between thousands."""
    return f"{value:,.0f}".replace(",", " ")


def decimal(value: float, digits: int, sign: str = "") -> str:
    """A number with so many decimals; `sign` is `+` to show it on gains too."""
    return pointed(f"{value:{sign}.{digits}f}")


def plain(value: float) -> str:
    """A number with the decimals that it has."""
    return pointed(f"{value:g}")


def count(value: float) -> str:
    """A number with one decimal below a hundred and none above."""
    return thousands(value) if abs(value) >= 100 else decimal(value, 1)


def pointed(text: str) -> str:
    """A number as it is written, with the decimal sign of the language."""
    return text.replace(".", ",") if language() == "nb" else text
