"""The template unit, cut down to six weeks around Easter: small enough to be planned to the end at once."""

import datetime as dt
from pathlib import Path

import arsplan
from arsplan.io.template import write_template
from arsplan.io.unit_folder import write_unit_folder


def write_small_unit(folder: Path) -> None:
    write_template(folder)
    unit = arsplan.load(folder)
    weeks = {"start": dt.date(2027, 4, 5), "weeks": 6}
    write_unit_folder(unit.model_copy(update={**weeks, "absences": (), "activities": (), "locks": ()}), folder)
