"""The plugin of pytest: ``pytest --verify PATH`` makes every claim there a test.

pytest loads this module at every start, in every project; all that works is in `verify.testing`,
which is loaded when the option is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

__all__ = ["pytest_addoption", "pytest_configure"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """The two options."""
    group = parser.getgroup("theory-verify", "claims about stochastic recursions")
    group.addoption(
        "--verify", action="append", default=[], metavar="PATH",
        help="make every claim of this file or folder a test; given on the command line without "
        "other paths, no other tests are collected",
    )  # fmt: skip
    group.addoption(
        "--verify-budget", default="quick", choices=("quick", "standard", "deep"),
        help="effort for each claim (quick)",
    )  # fmt: skip


def pytest_configure(config: pytest.Config) -> None:
    """Load what works, if it is asked for."""
    if config.getoption("--verify"):
        from verify.testing import Claims

        config.pluginmanager.register(Claims(config), "verify.testing")
