"""The public door: what `import arsplan` gives, and how quickly."""

import subprocess
import sys

import pytest

import arsplan


def test_names_are_sorted_and_documented():
    assert arsplan.__all__ == sorted(arsplan.__all__)
    assert set(arsplan.__all__) <= set(dir(arsplan))


@pytest.mark.parametrize("name", arsplan.__all__)
def test_every_name_is_there(name):
    value = getattr(arsplan, name)
    assert isinstance(value, str) or value.__doc__


def test_no_other_name():
    with pytest.raises(AttributeError, match="dance"):
        arsplan.dance  # noqa: B018 - the look itself is what fails


def test_capacity_is_the_verb_whatever_is_imported():
    code = "import arsplan.capacity.build, arsplan; assert callable(arsplan.capacity)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_import_loads_no_solver_and_no_tables():
    code = (
        "import sys, arsplan; print([m for m in ('ortools', 'numpy', 'pandas', 'rich', 'typer') if m in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"


def test_commands_load_no_solver_before_they_need_it():
    code = "import sys, arsplan.cli.app; print([m for m in ('ortools', 'numpy', 'pandas') if m in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"
