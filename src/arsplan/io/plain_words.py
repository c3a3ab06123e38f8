"""What pydantic found wrong, in words for the person who wrote the value."""

from collections.abc import Mapping
from typing import Any, NamedTuple

__all__ = ["Said", "say"]

_KINDS = {
    "int_type": ("wrong-type", "This has to be a whole number.", "Maybe remove the quotation marks."),
    "int_parsing": ("wrong-type", "This has to be a whole number.", "Maybe remove letters and signs."),
    "int_from_float": ("not-whole", "This has to be a whole number.", "Maybe a decimal sign too many."),
    "decimal_type": ("wrong-type", "This has to be a number.", "Maybe remove the quotation marks."),
    "decimal_parsing": ("wrong-type", "This has to be a number.", "Maybe remove letters and signs."),
    "finite_number": ("wrong-type", "This has to be a number.", "Maybe write it in figures."),
    "bool_type": (
        "wrong-type",
        "This has to be true or false.",
        "Maybe write it in small letters, without quotes.",
    ),
    "bool_parsing": ("wrong-type", "This has to be true or false.", "Maybe write true."),
    "string_type": ("wrong-type", "This has to be a text.", "Maybe put it in quotation marks."),
    "string_too_short": ("missing-value", "This cannot be empty.", "Maybe a name or a code is missing."),
    "too_short": ("missing-value", "This cannot be empty.", "Maybe a name or a code is missing."),
    "tuple_type": ("wrong-type", "This has to be a list.", 'Maybe write it in brackets, such as ["D", "A"].'),
    "dict_type": ("wrong-type", "This has to be a table of keys and values.", "Maybe a section is missing."),
    "model_type": ("wrong-type", "This has to be a table of keys and values.", "Maybe a section is missing."),
    "date_type": ("not-a-date", "This has to be a date.", "Maybe write it like 2027-01-04."),
    "missing": ("missing-value", "This is missing.", "Maybe it has another name here."),
    "extra_forbidden": ("unknown-key", "Nothing of this name is known here.", "Maybe it belongs in ext."),
}
_LIMITS = {
    "greater_than_equal": ("ge", "below the smallest possible"),
    "greater_than": ("gt", "not above"),
    "less_than_equal": ("le", "above the largest possible"),
    "less_than": ("lt", "not below"),
}


class Said(NamedTuple):
    """A stable code, a sentence, advice, and the field that a contradiction within a row points at."""

    code: str
    message: str
    advice: str
    field: str | None = None


def say(error: Mapping[str, Any]) -> Said:
    """Turn one entry of `ValidationError.errors()` into plain words.

    Parameters
    ----------
    error
        With type, msg and ctx.
    """
    kind, context = error["type"], error.get("ctx", {})
    if kind in _KINDS:
        return Said(*_KINDS[kind])
    if kind in _LIMITS:
        key, words = _LIMITS[kind]
        return Said(
            "out-of-range",
            f"This is {words} value, {context[key]}.",
            "Maybe a digit or the sign is mistyped.",
        )
    if kind == "literal_error":
        return Said("unknown-word", f"This has to be {context['expected']}.", "Maybe it is misspelt, or in capitals.")
    if "message" in context:
        message = str(context["message"])
        advice = _ADVICE.get(kind, "Maybe one of the values of this row is mistyped.")
        return Said(kind, f"{message[0].upper()}{message[1:]}.", advice, context.get("column"))
    message, _, advice = error["msg"].removeprefix("Value error, ").partition("\nMaybe ")
    return Said(
        "wrong-type" if kind.endswith(("_type", "_parsing")) else "invalid-value",
        message if message.endswith(".") else f"{message}.",
        f"Maybe {advice}" if advice else "Maybe it is mistyped.",
    )


_ADVICE = {
    "missing-value": "Maybe it has another name here.",
    "limits-in-wrong-order": "Maybe the two are swapped.",
    "shift-without-length": "Maybe one of the two times is mistyped.",
    "shift-hours": "Maybe the hours are mistyped, or start and end are swapped.",
    "minima-above-heads": "Maybe heads should count everybody, those with a minimum too.",
    "negative-minimum": "Maybe remove the sign.",
    "dates-in-wrong-order": "Maybe the two dates are swapped, or a year is mistyped.",
    "group-without-meaning": "Maybe remove it, or count distinct_staff.",
    "wish-range": "Maybe the smallest and the largest wish are swapped.",
    "not-a-week-start": 'Maybe write it like "Sun 22:00".',
    "not-by-month": 'Maybe [{"month": "2027-08", "minutes": "450"}].',
    "not-a-share": "Maybe write it like 1/3, 0.15 or 15 %.",
}
