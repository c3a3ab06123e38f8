"""Small units with any duties of their people, lawful or not, for Hypothesis."""

from hypothesis import strategies as st
from tests.strategies import units

from arsplan.domain.roster import Duty, Roster


@st.composite
def planned_units(draw):
    """A unit and a roster."""
    unit = draw(units())
    duties = st.builds(
        Duty,
        st.sampled_from(sorted(unit.person)),
        st.sampled_from(unit.horizon.dates),
        st.sampled_from(sorted(unit.shift_by_code)),
    )
    return unit, Roster(draw(st.lists(duties, max_size=15)))
