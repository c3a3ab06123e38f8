"""What the command says has its Norwegian, and nothing that it says goes past the catalogue."""

import ast
import re
from importlib.resources import files
from io import BytesIO

import pytest
from babel.messages.pofile import read_po

from arsplan.report import speech
from arsplan.report.sentences import SENTENCES, retold
from arsplan.report.speech import many, speak

SOURCE = files("arsplan")
CATALOGUE = SOURCE / "report" / "nb.po"
SPOKEN = (
    "cli/accounts_command.py",
    "cli/check_command.py",
    "cli/commands.py",
    "cli/compare_command.py",
    "cli/curve_command.py",
    "cli/evaluate_command.py",
    "cli/exits.py",
    "cli/explaining.py",
    "cli/exporting.py",
    "cli/listening.py",
    "cli/overlay_command.py",
    "cli/planning_run.py",
    "cli/progress_view.py",
    "cli/reality.py",
    "cli/replacements_command.py",
    "cli/reporting.py",
    "cli/rolling.py",
    "cli/shifts_command.py",
    "cli/turns_command.py",
    "cli/views.py",
    "report/binds_text.py",
    "report/capacity_text.py",
    "report/check_groups.py",
    "report/check_text.py",
    "report/compare_text.py",
    "report/edits_text.py",
    "report/evaluation_text.py",
    "report/live_text.py",
    "report/company_text.py",
    "report/plan_text.py",
    "report/present_text.py",
    "report/repair_text.py",
    "report/replacements_text.py",
    "report/roll_text.py",
)
"""Modules that say nothing but by the catalogue; a command that joins them adds its own."""
PLAIN = re.compile(r"\b(?!arsplan )[a-zæøå]{3,} +[a-zæøå]{2,}", re.IGNORECASE)
"""Two words in a row: something to be read by people, unless it is a command to type."""


@pytest.fixture(autouse=True)
def english_afterwards():
    yield
    speak("en")


def said():
    for folder in ("cli", "report"):
        for entry in (SOURCE / folder).iterdir():
            if entry.name.endswith(".py") and entry.name != "sentences.py":
                for node in ast.walk(ast.parse(entry.read_text(encoding="utf-8"))):
                    if isinstance(node, ast.Call) and _name(node) in {"_", "many"}:
                        assert isinstance(node.args[0], ast.Constant), f"{entry.name}, line {node.lineno}: retold?"
                        yield node.args[0].value
    yield from SENTENCES


def _name(call):
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def catalogue(path=CATALOGUE):
    return {m.id[0] if isinstance(m.id, tuple) else m.id: m.string for m in read_po(BytesIO(path.read_bytes())) if m.id}


def test_every_text_has_its_norwegian():
    known = catalogue()
    both = known.keys() | catalogue(SOURCE / "report" / "page" / "nb.po").keys()
    assert sorted({text for text in said() if text} - both) == []
    assert [text for text, told in known.items() if not told or (isinstance(told, tuple) and not all(told))] == []


def test_nothing_is_translated_that_is_not_said():
    assert sorted(catalogue().keys() - set(said())) == []


def test_translations_keep_what_is_filled_in():
    for message in read_po(BytesIO(CATALOGUE.read_bytes())):
        ids, strings = ((x if isinstance(x, tuple) else (x,)) for x in (message.id, message.string))
        for string in strings:
            assert set(re.findall(r"%\(\w+\)s|%%", string)) == set(re.findall(r"%\(\w+\)s|%%", ids[-1])), string


@pytest.mark.parametrize("module", SPOKEN)
def test_nothing_goes_past_the_catalogue(module):
    tree = ast.parse((SOURCE / module).read_text(encoding="utf-8"))
    silent = {id(part) for node in ast.walk(tree) for part in _not_spoken(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            assert not PLAIN.search(node.value), f"{module}, line {node.lineno}: {node.value}"


def _not_spoken(node):
    """Strings that are in the catalogue already, or that nobody reads: docstrings, errors, commands to type."""
    if isinstance(node, ast.Compare):
        yield from ast.walk(node)
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    if isinstance(node, ast.Raise):
        yield from ast.walk(node)
    if isinstance(node, ast.Call) and _name(node) in {"_", "many", "next_step", "stored", "InvalidUnit", "Problem"}:
        yield from ast.walk(node)


def test_a_text_past_the_catalogue_would_be_found():
    call, text = (ast.parse(code).body[0].value for code in ("_('no rule is broken')", "print('no rule is broken')"))
    assert [n for n in _not_spoken(call) if isinstance(n, ast.Constant)]
    assert not list(_not_spoken(text))
    assert PLAIN.search("no rule is broken")


def test_sentences_are_told_again_with_their_parts():
    sentence = "Weekdays, D 3 + A 2, weeks 1-24: 5 heads needed a day; 9 people with 72.8 % on average give 5.4, "
    sentence += "with vacation 5.15; nobody is missing"
    assert retold(sentence) == sentence
    speak("nb")
    assert "72,8 %" in retold(sentence)
    assert not re.search("heads|people|needed|vacation|nobody", retold(sentence))
    assert retold("What is this?") == "What is this?"


def test_places_and_values_stay_as_they_stand_in_the_file():
    speak("nb")
    told = retold("demand.csv, row 2, column heads, value '7.5 x': '7.5 x' is not a number.")
    assert told == "demand.csv, rad 2, kolonne heads, verdi '7.5 x': '7.5 x' er ikke et tall."
    assert retold("Maybe write it like 7.5 or 7,5.") == "Kanskje skal det skrives som 7.5 eller 7,5."


def test_what_is_only_joined_is_told_again_whole_or_not_at_all():
    speak("nb")
    assert retold("one more person, or every 2nd weekend") == "én ansatt til, eller annenhver helg"
    assert retold("Maybe 450 is meant, or another shift") == "Maybe 450 is meant, or another shift"


def test_every_form_can_be_told_again():
    speak("nb")
    for form in SENTENCES:
        text = re.sub(r"%\(\w+\)s", "7.5", form)
        assert retold(text) != text or speech._(form) == form, form


def test_numbers_of_things():
    assert many("%(num)s breach", "%(num)s breaches", 1) == "1 breach"
    speak("nb")
    assert [many("%(num)s breach", "%(num)s breaches", n) for n in (1, 2)] == ["1 brudd", "2 brudd"]
    assert speech.language() == "nb"


def test_vacation_that_is_due_is_told_in_norwegian():
    speak("nb")
    assert retold("0 virkedager of vacation in the plan; at least 30 are due.").startswith("0 virkedager med ferie")
    piece = "The longest piece of vacation in weeks 25 to 33 is 0 virkedager; at least 18 in one piece are due."
    assert "uke 25 til 33 er 0 virkedager; minst 18" in retold(piece)


def test_placing_vacation_once_more_is_told_in_norwegian():
    speak("nb")
    assert retold("vacation and weekends of 4 people, once more") == "ferie og helger for 4 ansatte, en gang til"
