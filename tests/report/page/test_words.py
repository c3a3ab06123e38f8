"""Every text of the report has its Norwegian, and numbers and dates are written as people write them."""

import datetime as dt
import re
from fractions import Fraction
from importlib.resources import files
from io import BytesIO

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from arsplan.metrics.party_texts import AGREEMENTS, IN_UNIT, QUESTIONS
from arsplan.report.page import labels
from arsplan.report.page.words import Words
from arsplan.rules.packs import pack

HOME = files("arsplan.report.page")


def catalogue():
    return read_po(BytesIO((HOME / "nb.po").read_bytes()), locale="nb")


def texts_of_templates():
    for entry in (HOME / "templates").iterdir():
        if entry.name.endswith(".html"):
            options = {"trimmed": "true", "silent": "false", "trim_blocks": "true", "lstrip_blocks": "true"}
            for _, _, message, _ in babel_extract(
                BytesIO(entry.read_bytes()), ("_", "ngettext", "gettext"), [], options
            ):
                yield message[0] if isinstance(message, tuple) else message


def texts_of_code():
    for entry in HOME.iterdir():
        if entry.name.endswith(".py"):
            keywords = {"say": None, "say_n": (1, 2)}
            for _, message, *_ in extract("python", BytesIO(entry.read_bytes()), keywords):
                yield message[0] if isinstance(message, tuple) else message


def texts_of_tables():
    for text in AGREEMENTS.values():
        yield from text
    for question in QUESTIONS.values():
        yield from question
    yield from IN_UNIT.values()
    for table in labels.TABLES:
        yield from table.values()
    for name in ("norway", "eu", "unit"):
        yield from (row.title for row in pack(name).values())


def all_texts():
    return {text for found in (texts_of_templates(), texts_of_code(), texts_of_tables()) for text in found if text}


def test_every_text_has_its_norwegian():
    known = {m.id[0] if isinstance(m.id, tuple) else m.id: m.string for m in catalogue() if m.id}
    assert sorted(all_texts() - set(known)) == []
    assert [text for text, said in known.items() if not said or (isinstance(said, tuple) and not all(said))] == []


def test_nothing_is_translated_that_is_not_said():
    known = {m.id[0] if isinstance(m.id, tuple) else m.id for m in catalogue() if m.id}
    assert sorted(known - all_texts()) == []


def test_translations_keep_what_is_filled_in():
    for message in catalogue():
        ids, strings = ((x if isinstance(x, tuple) else (x,)) for x in (message.id, message.string))
        wanted = set(re.findall(r"%\(\w+\)s|\{\w+\}", ids[-1]))
        for string in strings:
            assert set(re.findall(r"%\(\w+\)s|\{\w+\}", string)) <= wanted, string
        assert set(re.findall(r"%\(\w+\)s|\{\w+\}", strings[-1])) == wanted, strings


@pytest.mark.parametrize(
    ("lang", "number", "percent", "hours", "day"),
    [("nb", "1 234,5", "62,5 %", "7,5", "4. jan. 2027"), ("en", "1,234.5", "62.5%", "7.5", "4 Jan 2027")],
)
def test_numbers_and_dates(lang, number, percent, hours, day):
    words = Words(lang)
    assert words.number(Fraction(2469, 2), 1) == number.replace(" ", "\xa0")
    assert words.percent(Fraction(5, 8)) == percent.replace(" ", "\xa0")
    assert words.hours(450) == hours
    assert words.day(dt.date(2027, 1, 4)) == day


def test_frequencies_of_weekends():
    said = [Words("nb").every(every) for every in (1, 2, 3, Fraction(5, 2))]
    assert said == ["hver helg", "annenhver helg", "hver tredje helg", "én av 2,5 helger"]
