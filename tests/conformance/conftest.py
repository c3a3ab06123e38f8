"""What the worlds cover, printed after the tests."""


def pytest_terminal_summary(terminalreporter):
    if terminalreporter.stats.get("error"):
        return  # what does not load cannot be counted
    from tests.conformance.breakages import BREAKAGES
    from tests.conformance.test_registry import MEASURES
    from tests.conformance.vacations import BREAKAGES as VACATION_BREAKAGES
    from tests.conformance.vacations import WORLDS as VACATION_WORLDS
    from tests.conformance.worlds import WORLDS

    terminalreporter.section("conformance")
    terminalreporter.write_line(
        f"worlds: {len(WORLDS)} with {sum(world.size for world in WORLDS)} rosters, each read twice, and "
        f"{len(VACATION_WORLDS)} of vacation"
    )
    terminalreporter.write_line(
        f"encoders broken on purpose: {len(BREAKAGES) + len(VACATION_BREAKAGES)}, for {len(MEASURES)} measures"
    )
