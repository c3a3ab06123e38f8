"""What the law cases cover, printed after the tests."""

import pytest


def pytest_terminal_summary(terminalreporter, exitstatus):
    if exitstatus > pytest.ExitCode.TESTS_FAILED:
        return
    from tests.law.coverage import lines
    from tests.law.switches import SWITCHES

    terminalreporter.section("law cases")
    for line in (*lines(), f"switches that turn a verdict: {len({switch.name for switch in SWITCHES})}"):
        terminalreporter.write_line(line)
