"""A unit as JSON, for other tools and for storing; every version ever written can be read."""

import json
from collections.abc import Callable
from typing import Any, NoReturn

from pydantic import TypeAdapter, ValidationError

from arsplan.domain.unit import SCHEMA_VERSION, Unit
from arsplan.errors import InvalidUnit, Problem
from arsplan.io.plain_words import say
from arsplan.io.rules_file import wording
from arsplan.rules.measures import Measure
from arsplan.rules.rulebook import rule_problems

__all__ = ["MIGRATIONS", "unit_from_json", "unit_json_schema", "unit_to_json"]

MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From a version to the next: what turns a document of it into one of the version after."""


def unit_to_json(unit: Unit) -> str:
    """Write a unit as JSON that `unit_from_json` reads back as an equal unit.

    Parameters
    ----------
    unit
        What to write. Data of other tools in `ext` has to be JSON itself.

    Returns
    -------
    str
        Indented text in the current `schema_version`.
    """
    return unit.model_dump_json(indent=2) + "\n"


def unit_from_json(text: str, file: str = "unit.json") -> Unit:
    """Read a unit from JSON of this schema version or an older one.

    Parameters
    ----------
    text
        The document.
    file
        What to call it in messages.

    Raises
    ------
    InvalidUnit
        With every problem found; the column is the path into the document, rows counted from 0.
    """
    document = _parsed(text, file)
    version = document.get("schema_version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        said = "The document does not say which version of the format it has."
        advice = f'Maybe add "schema_version": {SCHEMA_VERSION}.'
        _refuse("no-schema-version", said, advice, file, column="schema_version", value=version)
    if version > SCHEMA_VERSION:
        said = f"The document has version {version} of the format; this arsplan knows up to {SCHEMA_VERSION}."
        advice = "Maybe install a newer arsplan."
        _refuse("newer-schema-version", said, advice, file, column="schema_version", value=version)
    for step in range(version, SCHEMA_VERSION):
        document = {**MIGRATIONS[step](document), "schema_version": step + 1}
    try:
        unit = Unit.model_validate(document)
    except ValidationError as error:
        raise InvalidUnit(_problem(detail, file) for detail in error.errors(include_url=False)) from None
    except InvalidUnit as error:
        raise InvalidUnit(_placed(problem, file) for problem in error.problems) from None
    problems = rule_problems(unit, wording)
    if problems:
        raise InvalidUnit(_placed(problem, file) for problem in problems)
    return unit


def unit_json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the documents that `unit_from_json` reads in the current version."""
    schema = Unit.model_json_schema(mode="validation")
    measures = TypeAdapter(Measure).json_schema(ref_template="#/$defs/{model}")
    schema["$defs"] |= measures.pop("$defs")
    schema["$defs"]["OwnRule"]["properties"]["measure"] = {"title": "Measure", **measures}
    schema["required"] = ["schema_version", *schema["required"]]
    schema["properties"]["schema_version"] = {"const": SCHEMA_VERSION, "title": "Schema Version"}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _parsed(text: str, file: str) -> dict[str, Any]:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """An object whose keys differ; JSON itself would let the last one win."""
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                _refuse(
                    "duplicate-key",
                    f"'{key}' stands twice in one object.",
                    "Maybe remove one.",
                    file,
                    column=key,
                )
            found[key] = value
        return found

    def no_number(name: str) -> NoReturn:
        _refuse("not-a-number", f"{name} is not a number that JSON knows.", "Maybe null.", file, value=name)

    try:
        document = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=once, parse_constant=no_number)
    except json.JSONDecodeError as error:
        advice = "Maybe a comma, a bracket or a quotation mark is missing just before."
        problem = Problem("malformed-json", f"This is not JSON: {error.msg}.", file, error.lineno, advice=advice)
        raise InvalidUnit(problem) from None
    except RecursionError:
        _refuse("malformed-json", "Brackets are nested too deep.", "Maybe it is another file.", file)
    if not isinstance(document, dict):
        _refuse("malformed-json", "The document is not an object.", "Maybe it is another file.", file)
    return document


def _refuse(
    code: str, message: str, advice: str, file: str, *, column: str | None = None, value: object = None
) -> NoReturn:
    shown = None if value is None else str(value)
    raise InvalidUnit(Problem(code, message, file, None, column, shown, advice))


def _problem(detail: Any, file: str) -> Problem:  # noqa: ANN401 - pydantic's ErrorDetails
    said = say(detail)
    place = [*detail["loc"], *([said.field] if said.field else [])]
    value = detail["input"] if isinstance(detail["input"], str | int | float | bool) else None
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place).lstrip(".")
    shown = None if value is None else str(value)
    return Problem(said.code, said.message, file, None, path or None, shown, said.advice)


def _placed(problem: Problem, file: str) -> Problem:
    """A contradiction between tables, with its path into the document."""
    table = [] if problem.file in {None, "unit"} else [problem.file]
    if problem.row is not None:
        table = [f"{problem.file}[{problem.row}]"]
    path = ".".join(filter(None, [*table, problem.column]))
    return Problem(problem.code, problem.message, file, None, path or None, problem.value, problem.advice)
