# ruff: noqa: INP001 - settings, not a package
"""The documentation site: `make docs` builds it from these pages and the docstrings, and any warning is an error."""

import re
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

from arsplan import Duty

project = "arsplan"
author = copyright = "The arsplan authors"  # noqa: A001 - the names are Sphinx's
version = release = version_of("arsplan")
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
html_theme = "furo"
html_title = f"arsplan {version}"
html_copy_source = False

# Headings have the same anchors as where the pages are read as plain Markdown.
myst_heading_anchors = 4
myst_links_external_new_tab = False

# Single backquotes in docstrings mean code.
default_role = "literal"
napoleon_google_docstring = False
napoleon_use_ivar = True  # attributes in the class's own table
autodoc_default_options = {"members": True, "exclude-members": "model_config"}
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 80

LOADS = {
    ".html": re.compile(
        r"""<(?:script|img|iframe)\b[^>]*\bsrc="(?:https?:)?//[^"]*|<link\b[^>]*\bhref="(?:https?:)?//[^"]*"""
    ),
    ".css": re.compile(r"""(?:@import|url\()\s*["']?(?:https?:)?//[^"')]*"""),
}
"""What would make a browser ask another machine."""


def without_field_numbers(_app: Any, what: str, _name: str, member: object, *_: object) -> bool | None:  # noqa: ANN401
    """Leave out the fields of a NamedTuple as members: its own text names them."""
    return True if what == "class" and isinstance(member, type(Duty.date)) else None


def nothing_from_elsewhere(app: Any, error: Exception | None) -> None:  # noqa: ANN401
    """Refuse a site whose pages would ask another machine for anything; links to follow are another matter."""
    if error is None and app.builder.format == "html":
        for file in Path(app.outdir).rglob("*"):
            found = LOADS[file.suffix].search(file.read_text(encoding="utf-8")) if file.suffix in LOADS else None
            if found:
                raise RuntimeError(f"{file.relative_to(app.outdir)} loads something from elsewhere: {found[0]}")


def setup(app: Any) -> None:  # noqa: ANN401 - Sphinx is no dependency of the package
    """Take part in the build."""
    app.connect("autodoc-skip-member", without_field_numbers)
    app.connect("build-finished", nothing_from_elsewhere)
