"""Numbers as people read them."""

__all__ = ["count", "thousands"]


def thousands(value: float) -> str:
    """A whole number with a space between thousands."""
    return f"{value:,.0f}".replace(",", " ")


def count(value: float) -> str:
    """A number with one decimal below a hundred and none above."""
    return thousands(value) if abs(value) >= 100 else f"{value:.1f}"
