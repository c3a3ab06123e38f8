"""Other tools' data in a cell: texts stand as they are, anything else as JSON after a mark."""

import json
from typing import Any

from arsplan.io.cells import Unreadable

__all__ = ["ext_text", "ext_value"]

_MARK = "json:"


def ext_value(cell: str) -> Any:  # noqa: ANN401 - whatever the other tool stored
    """Read what another tool stored in a cell.

    Raises
    ------
    Unreadable
        If the text after the mark `json:` is not JSON.
    """
    if not cell.startswith(_MARK):
        return cell
    try:
        return json.loads(cell.removeprefix(_MARK))
    except ValueError:
        advice = "Maybe another tool should write this column again."
        raise Unreadable("bad-ext", f"'{cell}' is marked as JSON but is none.", advice) from None


def ext_text(value: Any) -> str:  # noqa: ANN401 - whatever the other tool stored
    """Write another tool's data into a cell so that `ext_value` gives it back."""
    if isinstance(value, str) and value and value == value.strip() and not value.startswith(_MARK):
        return value
    return _MARK + json.dumps(value, ensure_ascii=False, default=str)
