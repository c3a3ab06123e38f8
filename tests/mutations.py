"""What a mutant changes: a number or a switch by its smallest step, a rule, a reader or an encoder taken away.

Nothing of arsplan is imported here before a mutant is in place, because some change the text of a module.
"""

import ast
import importlib
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.machinery import PathFinder, SourceFileLoader
from pathlib import Path
from typing import Any, get_args

PACKAGE = Path(__file__).parents[1] / "src" / "arsplan"
STEPS = {"one more": 1, "one less": -1}

LAW = ("tests/law", "tests/rules")
SETTINGS = (*LAW, "tests/conformance/test_law_cases.py", "tests/domain", "tests/capacity", "tests/metrics")
CLOCK = ("tests/clock", *LAW)
SHOWN = (*LAW, "tests/metrics")
READINGS = (*LAW, "tests/checking", "tests/conformance/test_law_cases.py")
WORLDS = ("tests/conformance/test_law_cases.py", "tests/conformance/test_worlds.py")
VACATION = ("tests/conformance/test_vacation.py",)

DEFAULTS = {
    "rules.measures": (),
    "domain.terms": ("Agreements", "Arrangement", "Discussion", "VacationPolicy"),
    "domain.readings": ("Readings",),
    "domain.unit": ("Unit",),
}
"""Models of which the defaults are changed, by module; all where none are named."""

WRITTEN_OUT = {
    "rules.rulebook": (),
    "rules.total_hours": (),
    "rules.night_work": (),
    "rules.tredelt": ("reduction",),
    "rules.entitlement": ("_weeks", "on_long_leave", "_due"),
    "clock.holidays": (
        "_ZONE_END",
        "_START_MAY",
        "_START_ORDINARY",
        "_START_HIGH_FEAST",
        "eves",
        "_zone_start",
        "_is_only_may_day",
    ),
}
"""Modules of which the numbers are changed, in these functions and constants or in all; never a 0, a beginning."""

EQUAL = {
    "rules.night_work _DAY, _WEEK number 2 (7 * 24 * 60) one less": "40,320 minutes hold four weeks all the same",
    "rules.entitlement _due number 1 (1) one more": "no day of the plan lies in the year after it",
}
"""Changes that change nothing, and why."""


@dataclass(frozen=True)
class Mutant:
    """One change, named, and the tests of which one has to fail."""

    id: str
    tests: tuple[str, ...]

    def apply(self) -> None:
        """Put it in place, in a process of its own."""
        raise NotImplementedError


@dataclass(frozen=True)
class Number(Mutant):
    """A number of a rule pack."""

    pack: str
    rule: str
    field: str
    name: str
    step: int

    def apply(self) -> None:
        from arsplan.rules.packs import pack

        for rows in (pack(self.pack), *([pack()] if self.pack == "norway" else [])):  # remembered by what is asked
            values: Any = getattr(rows[self.rule], self.field)
            values[self.name] += self.step


@dataclass(frozen=True)
class Text(Mutant):
    """Some characters of a module read otherwise."""

    module: str
    start: int
    stop: int
    other: str

    def apply(self) -> None:
        sys.meta_path.insert(0, self)  # type: ignore[arg-type]

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        """Find the module with its other text; any other as it is."""
        if name != f"arsplan.{self.module}":
            return None
        found = PathFinder.find_spec(name, path, target)
        assert found is not None
        found.loader = _Changed(self, name, str(found.origin))
        return found


class _Changed(SourceFileLoader):
    def __init__(self, text: Text, name: str, path: str) -> None:
        super().__init__(name, path)
        self.text = text

    def get_code(self, fullname: str) -> Any:
        source = Path(self.path).read_bytes()
        changed = source[: self.text.start] + self.text.other.encode() + source[self.text.stop :]
        return compile(changed, self.path, "exec")


@dataclass(frozen=True)
class LeftOut(Mutant):
    """A rule that the rulebook forgets."""

    rule: str

    def apply(self) -> None:
        from arsplan.rules import rulebook

        given = rulebook._given
        rulebook._given = lambda unit: tuple(
            found for found in given(unit) if self.rule not in {found.id, found.id.partition("/")[0]}
        )


@dataclass(frozen=True)
class Removed(Mutant):
    """An entry of a registry, or a method of a class, that says nothing."""

    module: str
    holder: str
    name: str

    def apply(self) -> None:
        holder = getattr(importlib.import_module(f"arsplan.{self.module}"), self.holder)
        if isinstance(holder, type):
            setattr(holder, self.name, lambda *_: None)
        else:
            kind = next(kind for kind in holder if kind.__name__ == self.name)
            holder[kind] = lambda *_: ()


def mutants() -> tuple[Mutant, ...]:
    """Every one of them that changes something; the ids are unique."""
    return tuple(mutant for mutant in _all() if mutant.id not in EQUAL)


def _all() -> tuple[Mutant, ...]:
    return (
        *(found for name in ("norway", "eu") for found in _numbers(name)),
        *(found for module, models in DEFAULTS.items() for found in _defaults(module, models)),
        *(found for module, parts in WRITTEN_OUT.items() for found in _written_out(module, parts)),
        *_rules(),
        *_readings(),
    )


# -------------------------------------------------------------------------------------------------------- numbers


def _numbers(pack: str) -> Iterator[Mutant]:
    rows = tomllib.loads((PACKAGE / "rules" / "packs" / f"{pack}.toml").read_text(encoding="utf-8"))
    for rule, row in rows.items():
        for field in ("limit", "measure"):
            for name, value in row.get(field, {}).items():
                if field == "limit" or isinstance(value, int):  # a name in a limit is a setting's number
                    for word, step in STEPS.items():
                        yield Number(f"{pack} {rule} {field} {name} {word}", SHOWN, pack, rule, field, name, step)


def _defaults(module: str, models: tuple[str, ...]) -> Iterator[Mutant]:
    """Every default of some models, or of all: a number one more and one less, a switch turned."""
    text = _Source(module)
    for model in text.tree.body:
        if isinstance(model, ast.ClassDef) and (not models or model.name in models):
            for line in model.body:
                if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
                    name = f"default of {model.name}.{line.target.id}"
                    choices = _choices(module, model.name, line.target.id)
                    for k, node in enumerate(_default(line.value)):
                        yield from text.mutants(node, f"{name}{f' ({k + 1})' * (k > 0)}", SETTINGS, choices)


def _default(value: ast.expr | None) -> list[ast.expr]:
    """The constants of a default; of a fraction both numbers."""
    if isinstance(value, ast.Call) and ast.unparse(value.func) == "Field":
        value = next((word.value for word in value.keywords if word.arg == "default"), None)
    if isinstance(value, ast.Call):
        return value.args
    return [] if value is None or _value(value) is None else [value]


def _choices(module: str, model: str, field: str) -> tuple[Any, ...]:
    found = getattr(importlib.import_module(f"arsplan.{module}"), model).model_fields[field]
    return get_args(found.annotation)


def _written_out(module: str, parts: tuple[str, ...]) -> Iterator[Mutant]:
    """The numbers of a module, named by the place among those of their function."""
    text = _Source(module)
    for part in text.tree.body:
        name = getattr(part, "name", "") or ast.unparse(part).partition(" =")[0]
        if not parts or name in parts:
            numbers = [node for node in text.values(part) if type(_value(node)) is int and _value(node)]
            for k, node in enumerate(numbers, 1):
                place = f"{module} {name} number {k} ({ast.unparse(node)})"
                yield from text.mutants(node, place, CLOCK if module == "clock.holidays" else LAW)


class _Source:
    """The text of a module, and where its numbers stand."""

    def __init__(self, module: str) -> None:
        self.module = module
        self.bytes = PACKAGE.joinpath(*module.split(".")).with_suffix(".py").read_bytes()
        self.tree = ast.parse(self.bytes)
        self.lines = [0]
        for line in self.bytes.splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))

    def values(self, node: ast.AST) -> Iterator[ast.expr]:
        """Constants in a tree; clock times and sums of numbers are one."""
        if isinstance(node, ast.expr) and _value(node) is not None:
            yield node
            return
        for child in ast.iter_child_nodes(node):
            yield from self.values(child)

    def mutants(
        self, node: ast.expr, name: str, tests: tuple[str, ...], choices: tuple[Any, ...] = ()
    ) -> Iterator[Mutant]:
        """Whatever may stand in place of a constant."""
        value = _value(node)
        start = self.lines[node.lineno - 1] + node.col_offset
        stop = self.lines[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)

        def other(word: str, text: str) -> Text:
            return Text(f"{name} {word}", tests, self.module, start, stop, text)

        if isinstance(value, bool):
            yield other("turned", repr(not value))
        elif isinstance(value, str):
            yield from (other(f"is {choice}", repr(choice)) for choice in choices if choice not in {value, None})
        elif isinstance(node, ast.Call):
            for word, step in STEPS.items():
                yield other(word, f"dt.time({(value + step) // 60}, {(value + step) % 60})")
        elif value is not None:
            for word, step in STEPS.items():
                yield other(word, repr(value + step))


def _value(node: ast.expr) -> Any:
    """The constant that an expression is, a clock time in minutes; None where it is none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, int | str):
        return node.value
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "dt.time" and len(node.args) == 1:
        return 60 * ast.literal_eval(node.args[0])
    if isinstance(node, ast.BinOp):
        try:
            return eval(ast.unparse(node), {"__builtins__": {}})  # noqa: S307 (numbers of our own source)
        except (NameError, TypeError):
            return None
    return None


# ------------------------------------------------------------------------------------------------- what is left out


def _rules() -> Iterator[Mutant]:
    rows = tomllib.loads((PACKAGE / "rules" / "packs" / "norway.toml").read_text(encoding="utf-8"))
    own = ("U01", "U02", "U03", "U04", "U05", "U06", "U07", "U07/N", "U08", "U09", "U11", "W01", "R03/8", "R05/8")
    eu = ("E01", "E02", "E03", "E06", "E07")
    for rule in (*own, *eu, *rows):
        if rule not in DEFINITIONS:
            yield LeftOut(f"rule {rule} left out", SETTINGS, rule)


DEFINITIONS = {
    "R13": "what night is: R14 and R15 use it",
    "R11": "when a red day begins and ends: the clock has its hours",
    "R18": "the main part of the vacation that R17 places",
    "R19": "what the employer puts in writing: a table of the plan helps",
    "R20": "whom the employer asks first: a table of the plan helps",
    "R21": "hours worked outside of a plan",
    "R22": "days that the account owes",
    "R23": "hours that the account owes",
    "HTA 5.2": "hours with a supplement",
    "HTA 5.4": "hours with a supplement",
    "AML 10-5": "weeks that an agreement may average over: the list of agreements says it",
    "Red days agreed": "what the parties agree on",
    "Weekends": "a union's position: the list of agreements says it",
}
"""Rows of the pack that are no rule of a roster by themselves, and what they are."""


def _readings() -> Iterator[Mutant]:
    from arsplan.checking.registry import GROUP, PERSONAL
    from arsplan.solving.measures import DYNAMIC, STATIC

    for holder, readers in (("PERSONAL", PERSONAL), ("GROUP", GROUP)):
        for kind in readers:
            yield Removed(f"reader of {kind.__name__} removed", READINGS, "checking.registry", holder, kind.__name__)
    for holder, encoders in (("STATIC", STATIC), ("DYNAMIC", DYNAMIC)):
        for kind in encoders:
            name = f"{holder.lower()} encoder of {kind.__name__} removed"
            yield Removed(name, WORLDS, "solving.measures", holder, kind.__name__)
    for method in ("_place", "_at_once"):
        yield Removed(f"encoder VacationModel.{method} removed", VACATION, "solving.vacation", "VacationModel", method)
